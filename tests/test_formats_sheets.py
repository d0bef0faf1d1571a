"""Reading XLSX, XLS, ODS and CSV: numbers as people see them, the sheet around the table, what is reported."""

import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

import ikukit
from ikukit.documents.grid import Placement
from ikukit.documents.number_formats import localised, shown
from ikukit.documents.regions import split_sheet
from ikukit.documents.spreadsheet import read_spreadsheet
from ikukit.documents.table import Line
from ikukit.finding import Place
from office_files import HEADINGS, ROW, sheet_file, sheet_row

_ACCOUNTING = '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)'


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (0.95, "0%", "95%"),
        (0.955, "0.0%", "95,5%"),
        (0.955, "0%", "96%"),
        (82.1, "0.00", "82,10"),
        (82.1, "General", "82,1"),
        (0.1 + 0.2, "General", "0,3"),
        (2025, "General", "2025"),
        (1234567, "#,##0", "1.234.567"),
        (1234.5, _ACCOUNTING, "1.234,50"),
        (-1234.5, _ACCOUNTING, "(1.234,50)"),
        (0, _ACCOUNTING, "-"),
        (-5, "0.0", "-5,0"),
        (-0.004, "0.00", "0,00"),
        (7, "000", "007"),
        (5, '0" dokumen"', "5 dokumen"),
        (5, 'General" orang"', "5 orang"),
        (1500000, "[$Rp-421]#,##0", "Rp1.500.000"),
        (1234567, "#,##0,", "1.235"),
        (2.5, "0", "3"),
        (0.5, "# ?/?", "0,5"),
        (3, "@", "3"),
        (45691, "dd/mm/yyyy", "3 Februari 2025"),
        (45691, "[$-421]dd mmmm yyyy;@", "3 Februari 2025"),
        (45691, "mmm-yy", "Februari 2025"),
        (45691.5, "d/m/yyyy h:mm", "3 Februari 2025 12.00"),
        (0.5, "h:mm", "12.00"),
    ],
)
def test_numbers_look_as_in_an_indonesian_excel(value: float, code: str, text: str) -> None:
    assert shown(value, code) == text


@pytest.mark.parametrize(
    ("text", "value", "there"),
    [
        ("82.10", 82.1, "82,10"),
        ("82,10", 82.1, "82,10"),
        ("12,345", 12345, "12.345"),
        ("12,345", 12.345, "12,345"),
        ("95%", 0.95, "95%"),
        ("Rp1,234", 1234, "Rp1.234"),
        ("(5.50)", -5.5, "(5,50)"),
        ("1 dari 3", 7, "1 dari 3"),
        ("tiga", 3, "tiga"),
    ],
)
def test_shown_numbers_are_put_into_indonesian_notation_by_their_value(text: str, value: float, there: str) -> None:
    assert localised(text, value) == there


def _sheet(tmp_path: Path, *rows: str, formats: tuple[str, ...] = ("General",), after: str = "") -> Path:
    return sheet_file(tmp_path / "a.xlsx", "".join(rows), formats=formats, after=after)


def test_a_target_cell_reads_as_it_is_formatted(tmp_path: Path) -> None:
    cells = ("<c r='E2' s='1'><v>0.95</v></c>", "<c r='F2' s='2'><v>82.1</v></c>", "<c r='G2'><v>7</v></c>")
    rows = (sheet_row(1, *HEADINGS[:4], "TARGET 2024", "TARGET 2025", "TARGET 2026"), sheet_row(2, *ROW[:4], *cells))
    document = ikukit.read(_sheet(tmp_path, *rows, formats=("General", "0%", "0.00")))
    assert [(t.period, t.text) for t in document.indicators[0].targets] == [
        ("2024", "95%"), ("2025", "82,10"), ("2026", "7"),
    ]  # fmt: skip


def test_titles_empty_columns_and_signatures_are_told_apart_from_the_table(tmp_path: Path) -> None:
    def shifted(number: int, *texts: str) -> str:
        cells = "".join(
            f'<c r="{chr(67 + i)}{number}" t="inlineStr"><is><t>{text}</t></is></c>'
            for i, text in enumerate(texts)
            if text
        )
        return f'<row r="{number}">{cells}</row>'

    rows = (
        shifted(2, "INDIKATOR KINERJA UTAMA"),
        shifted(3, "KECAMATAN CONTOH"),
        shifted(4, "TAHUN 2024"),
        shifted(6, *HEADINGS),
        shifted(7, *ROW),
        shifted(9, "Mengetahui,", "", "", "Contoh, 3 Januari 2024"),
        shifted(10, "SEKRETARIS", "", "", "CAMAT CONTOH"),
        shifted(13, "ANI, S.Sos", "", "", "BUDI, S.Sos"),
        shifted(14, "NIP. 19800101 200501 2 000", "", "", "NIP. 19700101 199501 1 000"),
    )
    document = ikukit.read(_sheet(tmp_path, *rows))
    assert (document.title, document.year) == ("INDIKATOR KINERJA UTAMA KECAMATAN CONTOH TAHUN 2024", 2024)
    assert [(s.name, s.post, s.nip) for s in document.signatories] == [
        ("ANI, S.Sos", "SEKRETARIS", "19800101 200501 2 000"),
        ("BUDI, S.Sos", "CAMAT CONTOH", "19700101 199501 1 000"),
    ]
    place = document.indicators[0].places["name"]
    assert (place.sheet, place.row, place.column) == ("IKU", 7, 5)


def test_merged_cells_reach_down_and_a_merged_column_does_not_swallow_the_table(tmp_path: Path) -> None:
    rows = (sheet_row(1, *HEADINGS), sheet_row(2, *ROW), f'<row r="3">{sheet_row(3, "", "", *ROW[2:])[11:-6]}</row>')
    merged = '<mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="B2:B3"/><mergeCell ref="D:D"/></mergeCells>'
    document = ikukit.read(_sheet(tmp_path, *rows, after=merged))
    assert [(i.number, i.objective, i.formula_text) for i in document.indicators] == [(ROW[0], ROW[1], ROW[3])] * 2


@pytest.mark.parametrize(
    ("cell", "code", "facts"),
    [
        ("<c r='D2'><f>A1/B1</f></c>", "cell-not-calculated", {"cell": "D2", "sheet": "IKU"}),
        (
            "<c r='D2' t='e'><f>A1</f><v>#REF!</v></c>",
            "cell-error-value",
            {"cell": "D2", "sheet": "IKU", "value": "#REF!"},
        ),
        ("<c r='D2'><v>9876543210123456</v></c>", "cell-number-inexact", {"cell": "D2", "sheet": "IKU"}),
    ],
)
def test_cells_without_a_trustworthy_value_are_reported(
    tmp_path: Path, cell: str, code: str, facts: Mapping[str, str]
) -> None:
    document = ikukit.read(_sheet(tmp_path, sheet_row(1, *HEADINGS), sheet_row(2, *ROW[:3], cell, ROW[4])))
    (found,) = [finding for finding in document.findings if finding.code == code]
    assert found.facts == facts


def test_hidden_rows_are_read_and_reported(tmp_path: Path) -> None:
    hidden = sheet_row(3, *ROW).replace('<row r="3"', '<row r="3" hidden="1"')
    document = ikukit.read(_sheet(tmp_path, sheet_row(1, *HEADINGS), sheet_row(2, *ROW), hidden))
    assert (len(document.indicators), [f.code for f in document.findings]) == (2, ["rows-hidden"])


def test_a_cell_in_the_last_row_costs_no_memory_and_a_distant_one_is_no_part_of_the_table(tmp_path: Path) -> None:
    far = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
    document = ikukit.read(_sheet(tmp_path, sheet_row(1, *HEADINGS), sheet_row(2, *ROW), far))
    assert len(document.indicators) == 1


def test_a_sheet_far_too_large_is_cut_and_says_where(tmp_path: Path) -> None:
    rows = [sheet_row(1, *HEADINGS), *(sheet_row(n, *ROW) for n in range(2, 12_500))]
    content = read_spreadsheet(_sheet(tmp_path, *rows))
    assert [(f.code, f.facts["rows"]) for f in content.findings] == [("sheet-cut", "12001")]


def test_label_and_value_above_a_table_stay_on_one_line() -> None:
    texts = [
        (0, 0, "Perangkat Daerah"),
        (0, 1, ":"),
        (0, 2, "Kecamatan Contoh"),
        *((2, i, h) for i, h in enumerate(HEADINGS)),
    ]
    blocks = list(split_sheet([Placement(*text) for text in texts], Place()))
    assert isinstance(blocks[0], Line)
    assert blocks[0].text == "Perangkat Daerah : Kecamatan Contoh"


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_delimiter_and_encoding_are_found(tmp_path: Path, delimiter: str, encoding: str) -> None:
    row = [*ROW[:3], '"Jumlah ""A""\nx 100 %"', "a"]
    file = tmp_path / "a.csv"
    file.write_bytes("\r\n".join(delimiter.join(cells) for cells in (HEADINGS, row)).encode(encoding))
    assert ikukit.read(file).indicators[0].formula_text == 'Jumlah "A"\nx 100 %'


def test_excels_separator_line_is_obeyed_and_guards_are_taken_off(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("sep=,\n" + ",".join(HEADINGS) + "\n1,a;b,Persentase desa,'=1+1,x\n", encoding="utf-8")
    (indicator,) = ikukit.read(file).indicators
    assert (indicator.objective, indicator.formula_text) == ("a;b", "=1+1")


@pytest.mark.needs("libreoffice")
def test_xls_and_ods_read_as_the_xlsx_that_they_were_made_of(tmp_path: Path) -> None:
    import xlsxwriter

    source = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(source) as book:
        sheet = book.add_worksheet("IKU")
        sheet.merge_range("A1:F1", "INDIKATOR KINERJA UTAMA KECAMATAN CONTOH TAHUN 2025")
        sheet.write_row("A3", [*HEADINGS, "TARGET 2025", "TARGET 2026", "TMT"])
        sheet.merge_range("A4:A5", 1)
        sheet.merge_range("B4:B5", ROW[1])
        for row in (3, 4):
            sheet.write_row(row, 2, [*ROW[2:4], "1. Laporan\n2. Rekap"])
            sheet.write_number(row, 5, 0.955, book.add_format({"num_format": "0.0%"}))
            sheet.write_number(row, 6, 1234.5, book.add_format({"num_format": "#,##0.00"}))
            sheet.write_number(row, 7, 45691, book.add_format({"num_format": "dd/mm/yyyy"}))
        book.add_worksheet("Pegawai").write_row("A1", ["NO", "NAMA"])
        book.add_worksheet("Rahasia").hide()
    for form in ("xls", "ods"):
        command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", form]
        subprocess.run([*command, "--outdir", str(tmp_path), str(source)], check=True, capture_output=True, timeout=180)
    documents = [ikukit.read(tmp_path / f"a.{form}") for form in ("xlsx", "xls", "ods")]
    assert documents[0] == documents[1] == documents[2]
    assert [target.text for target in documents[0].indicators[1].targets] == ["95,5%", "1.234,50"]
    assert documents[0].indicators[1].extra == {"TMT": "3 Februari 2025"}
    codes = [sorted(finding.code for finding in document.findings) for document in documents]
    assert codes == [["sheet-hidden", "sheet-skipped"]] * 3
