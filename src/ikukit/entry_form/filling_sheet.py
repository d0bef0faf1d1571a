"""The sheet to fill in: targets, the numbers of the variables, actual values of indicators without a formula."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import define, field

from ikukit.entry_form.formulas import WAYS, exceeding, year_of, year_of_results
from ikukit.entry_form.layout import (
    FILLING_SHEET,
    KEY,
    NOTE,
    NUMBER,
    PROBLEM,
    QUARTER_COLUMNS,
    SUPPLIERS,
    TITLE,
    UNIT,
    USERS,
    WAY,
    YEAR,
    cell,
    quarter_cells,
    quarter_range,
)  # fmt: skip
from ikukit.entry_form.plan import QUARTERS, EntryForm, Row, TargetRow, VariableRow
from ikukit.entry_form.styles import LINE, Book, height
from ikukit.model import Consolidation
from ikukit.scoring.consolidation import combine

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_WIDTHS = (3, 4, 38, 8, 9, 22, 11, 11, 11, 11, 12, 11, 19, 17)
_HEADINGS = (
    "", "No", "Uraian", "Satuan", "Untuk indikator", "Sumber data / yang mengisi", "TW I", "TW II", "TW III", "TW IV",
    "Setahun", "Cara menghitung setahun", "Periksa", "Catatan",
)  # fmt: skip
HEADING_ROW = 3
_SECTIONS = (
    "A. Target setiap indikator (isi kolom Setahun; triwulan hanya bila ada target triwulan)",
    "B. Angka untuk menghitung indikator (isi per triwulan)",
    "C. Realisasi indikator yang rumusnya tidak ada atau tidak terbaca (isi hasilnya langsung)",
)


def write_filling(book: Book, form: EntryForm) -> Mapping[str, int]:
    """Write the sheet. Returns the row of each key."""
    sheet = book.sheet(FILLING_SHEET, _WIDTHS, repeat=HEADING_ROW)
    sheet.set_column(KEY, KEY, None, None, {"hidden": True})
    sheet.write_string(0, NUMBER, f"ISIAN {_subject(form)}".rstrip(), book.look("title"))
    sheet.write_string(
        1, NUMBER, "Isi kotak kuning saja. Kosong berarti belum ada; 0 berarti memang nol.", book.look("below")
    )
    for column, heading in enumerate(_HEADINGS):
        sheet.write_string(HEADING_ROW, column, heading, book.look("heading"))
    sheet.set_row(HEADING_ROW, 2.4 * LINE)
    sheet.freeze_panes(HEADING_ROW + 1, TITLE + 1)
    writer = _Writer(book, sheet)
    groups: tuple[Sequence[Row], ...] = (form.targets, form.variables, form.actuals)
    for title, rows in zip(_SECTIONS, groups, strict=True):
        if rows:
            writer.section(title, rows)
    for row in form.variables:
        writer.problems(row, form)
    return writer.rows


def _subject(form: EntryForm) -> str:
    agency = form.document.agency.name if form.document.agency else ""
    return f"{agency} {f'TAHUN {form.year}' if form.year else ''}".strip()


@define
class _Writer:
    book: Book
    sheet: "Worksheet"
    rows: dict[str, int] = field(factory=dict)
    next: int = HEADING_ROW + 1

    def section(self, title: str, rows: Sequence[Row]) -> None:
        """A band with the title, and the rows below it."""
        self.sheet.merge_range(self.next, NUMBER, self.next, NOTE, "", self.book.look("band"))
        self.sheet.write_string(self.next, NUMBER, title, self.book.look("band"))
        self.sheet.set_row(self.next, LINE + 5)
        for number, row in enumerate(rows, 1):
            self.next += 1
            self.rows[row.key] = self.next
            self._head(row, number)
            self._row(row)
        self.next += 1

    def _head(self, row: Row, number: int) -> None:
        """Everything that is told about a row, not filled in."""
        at, look = self.next, self.book.look
        users = ", ".join(map(str, row.indicators)) if isinstance(row, VariableRow) else ""
        texts = ((TITLE, row.title), (UNIT, row.unit), (USERS, users), (SUPPLIERS, row.suppliers))
        self.sheet.write_string(at, KEY, row.key, look("key"))
        self.sheet.write_number(at, NUMBER, number, look("middle"))
        for column, text in texts:
            style = {TITLE: "text", SUPPLIERS: "small"}.get(column, "middle")
            self.sheet.write_string(at, column, text, look(style))
        self.sheet.set_row(at, height((text, _WIDTHS[column]) for column, text in texts))
        self.sheet.write_blank(at, NOTE, None, look("open-text"))
        self.sheet.write_blank(at, PROBLEM, None, look("problem"))

    def _row(self, row: Row) -> None:
        if isinstance(row, TargetRow):
            self._targets(row)
            return
        look, at = self.book.look(_look_of(row)), self.next
        graded = not isinstance(row, VariableRow)
        for number, column in enumerate(QUARTER_COLUMNS, 1):
            self._put(at, column, row.given.get(number), look)
            if not graded:
                self.sheet.data_validation(at, column, at, column, _allowed(row))
            elif row.choices:
                self.sheet.data_validation(at, column, at, column, _grades_allowed(row.choices))
        made = year_of_results if graded else year_of
        formula = made(quarter_range(at), quarter_cells(at), cell(at, WAY))
        closed = self.book.look(_closed_look_of(row))
        self.sheet.write_formula(at, YEAR, f"={formula}", closed, _year_now(row))
        choice = self.book.look("open-choice")
        if row.way is None:
            self.sheet.write_blank(at, WAY, None, choice)
        else:
            self.sheet.write_string(at, WAY, WAYS[row.way], choice)
        self.sheet.data_validation(at, WAY, at, WAY, _WAYS_ALLOWED)

    def _targets(self, row: TargetRow) -> None:
        at = self.next
        columns = {0: YEAR, **{period.number: column for period, column in zip(QUARTERS, QUARTER_COLUMNS, strict=True)}}
        for number, column in columns.items():
            aim = row.aims.get(number)
            if not row.is_free(number):
                self.sheet.write_string(at, column, str(aim), self.book.look("closed"))
                continue
            self._put(at, column, aim.value if aim else None, self.book.look("open"))
            self.sheet.data_validation(at, column, at, column, _TARGETS_ALLOWED)
        self.sheet.write_blank(at, WAY, None, self.book.look("closed"))
        problem = f'IF(AND(COUNT({quarter_range(at)})>0,{cell(at, YEAR)}=""),"Isi juga target setahun.","")'
        self.sheet.write_formula(at, PROBLEM, f"={problem}", self.book.look("problem"), "")

    def _put(self, row: int, column: int, value: Fraction | str | None, look: object) -> None:
        if value is None:
            self.sheet.write_blank(row, column, None, look)
        elif isinstance(value, str):
            self.sheet.write_string(row, column, value, look)
        else:
            self.sheet.write_number(row, column, float(value), look)

    def problems(self, row: VariableRow, form: EntryForm) -> None:
        """What is told beside a row when its numbers cannot be right."""
        at = self.rows[row.key]
        parts = []
        if row.part_of:
            whole = next(one for one in form.variables if one.key == row.part_of)
            other = quarter_cells(self.rows[row.part_of])
            parts.append(exceeding(quarter_cells(at), other, f'"{whole.title}"'))
        numbers = quarter_range(at)
        parts.append(f'IF(AND(COUNT({numbers})>1,{cell(at, WAY)}=""),"Pilih cara menghitung setahun. ","")')
        if row.unit == "%":
            low = f"AND(COUNT({numbers})>0,MAX({numbers})>0,MAX({numbers})<=1)"
            parts.append(f'IF({low},"Persen ditulis 95, bukan 0,95 atau 95%. ","")')
        self.sheet.write_formula(at, PROBLEM, f"={'&'.join(parts)}", self.book.look("problem"), "")


def _look_of(row: Row) -> str:
    if row.unit == "Rp":
        return "open-money"
    if row.whole:
        return "open-whole"
    return "open" if row.unit == "%" or not isinstance(row, VariableRow) else "open-number"


def _closed_look_of(row: Row) -> str:
    if row.unit == "Rp":
        return "closed-money"
    return "closed-whole" if row.whole and row.way is not Consolidation.AVERAGE else "closed-number"


def _allowed(row: Row) -> dict[str, object]:
    """What may be typed into a cell."""
    if row.unit == "%":
        told = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 1_000}
        return {
            **told,
            "error_title": "Bukan persentase",
            "error_message": "Isi dengan angka persen, misalnya 95 atau 87,5.",
        }
    kind, words = ("integer", "bilangan bulat") if row.whole else ("decimal", "angka")
    return {
        "validate": kind,
        "criteria": ">=",
        "value": 0,
        "error_title": "Isian tidak sesuai",
        "error_message": f"Isi dengan {words} 0 atau lebih. Bila belum ada, biarkan kosong.",
    }


def _grades_allowed(grades: Sequence[str]) -> dict[str, object]:
    return {
        "validate": "list",
        "source": list(grades),
        "error_title": "Bukan predikat",
        "error_message": f"Pilih salah satu: {', '.join(grades)}.",
    }


_TARGETS_ALLOWED = {
    "validate": "decimal",
    "criteria": ">=",
    "value": -1_000_000_000_000,
    "error_title": "Bukan angka",
    "error_message": "Isi target dengan angka saja, misalnya 95; satuannya sudah tertulis.",
}
_WAYS_ALLOWED = {
    "validate": "list",
    "source": list(WAYS.values()),
    "error_title": "Pilih dari daftar",
    "error_message": "Pilih Jumlah, Rata-rata, atau Nilai akhir.",
}


def _year_now(row: Row) -> float | str:
    """The value of the formula for the numbers known already."""
    numbers = [value for _, value in sorted(row.given.items()) if isinstance(value, Fraction)]
    way = row.way or (Consolidation.LAST if len(numbers) == 1 else None)
    texts = [value for value in row.given.values() if isinstance(value, str)]
    if texts or not numbers or way is None:
        return texts[-1] if texts and not numbers else ""
    return float(combine(numbers, way))
