"""The sheet of indicators, which computes itself: actual values, achievements, ratings; and the chart of them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from attrs import define

from ikukit.aims import plain_unit
from ikukit.entry_form.formulas import achievement_of, rating_of, reported, rule_for, value_of, whole_value_of
from ikukit.entry_form.layout import (
    CHART_SHEET,
    FILLING_SHEET,
    QUARTER_COLUMNS,
    R_ACHIEVEMENT,
    R_ACTUAL,
    R_COUNT,
    R_NAME,
    R_NUMBER,
    R_OBJECTIVE,
    R_QUARTERS,
    R_RATING,
    R_RULE,
    R_TARGET,
    R_UNIT,
    RESULTS_SHEET,
    WAY,
    YEAR,
    cell,
    quarter_range,
)  # fmt: skip
from ikukit.entry_form.plan import QUARTERS, EntryForm, TargetRow, placeholder_aim
from ikukit.entry_form.styles import LINE, Book, height
from ikukit.formula.formula import Formula
from ikukit.model import Indicator
from ikukit.scoring.periods import read_period
from ikukit.scoring.scorecard import Score, Scorecard
from ikukit.source import fold

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_WIDTHS = (4, 18, 30, 8, 9, *(9, 9) * 4, 10, 10, 14, 18, 3)
_TOP = 3
"""Row of the upper line of headings."""


def write_results(book: Book, form: EntryForm, rows: Mapping[str, int], card: Scorecard) -> None:
    """Write the sheet; ``rows`` are those of the sheet to fill in, ``card`` the scores as they stand."""
    sheet = book.sheet(RESULTS_SHEET, _WIDTHS)
    sheet.repeat_rows(_TOP, _TOP + 1)
    sheet.set_column(R_COUNT, R_COUNT, None, None, {"hidden": True})
    sheet.write_string(0, 0, _title(form), book.look("title"))
    scale = f" Predikat: {form.scale.title[0]}." if form.scale else ""
    sheet.write_string(
        1, 0, f"Terhitung sendiri dari lembar {FILLING_SHEET}; tidak perlu diisi.{scale}", book.look("below")
    )
    _headings(book, sheet)
    sheet.freeze_panes(_TOP + 2, R_NAME + 1)
    for position, indicator in enumerate(form.document.indicators, 1):
        at = _TOP + 1 + position
        scores = {_quarter(one): one for one in card.of(position)}
        _Row(book, sheet, form, rows, at, position, indicator, scores).write()
    last = _TOP + 1 + len(form.document.indicators)
    for step in form.scale.steps if form.scale else ():
        look = book.tint(step.colour)
        if look is not None and last > _TOP + 1:
            rule = {"type": "cell", "criteria": "==", "value": f'"{step.label}"', "format": look}
            sheet.conditional_format(_TOP + 2, R_RATING, last, R_RATING, rule)


def _title(form: EntryForm) -> str:
    agency = form.document.agency.name if form.document.agency else ""
    return " ".join(filter(None, ("CAPAIAN INDIKATOR KINERJA", agency, f"TAHUN {form.year}" if form.year else "")))


def _quarter(score: Score) -> int:
    period = read_period(score.period)
    return period.number if period else 0


def _headings(book: Book, sheet: "Worksheet") -> None:
    look = book.look("heading")
    single = {
        R_NUMBER: "No", R_OBJECTIVE: "Sasaran / program", R_NAME: "Indikator kinerja", R_UNIT: "Satuan",
        R_TARGET: "Target", R_RULE: "Aturan capaian",
    }  # fmt: skip
    for column, heading in single.items():
        sheet.merge_range(_TOP, column, _TOP + 1, column, "", look)
        sheet.write_string(_TOP, column, heading, look)
    for quarter, (actual, achievement) in zip(QUARTERS, R_QUARTERS, strict=True):
        sheet.merge_range(_TOP, actual, _TOP, achievement, "", look)
        sheet.write_string(_TOP, actual, quarter.text, look)
        sheet.write_string(_TOP + 1, actual, "Realisasi", look)
        sheet.write_string(_TOP + 1, achievement, "Capaian (%)", look)
    sheet.merge_range(_TOP, R_ACTUAL, _TOP, R_RATING, "", look)
    sheet.write_string(_TOP, R_ACTUAL, "Setahun", look)
    for column, heading in ((R_ACTUAL, "Realisasi"), (R_ACHIEVEMENT, "Capaian (%)"), (R_RATING, "Predikat")):
        sheet.write_string(_TOP + 1, column, heading, look)
    sheet.set_row(_TOP, LINE + 5)
    sheet.set_row(_TOP + 1, LINE + 5)


@define
class _Row:
    """One indicator of the sheet."""

    book: Book
    sheet: "Worksheet"
    form: EntryForm
    rows: Mapping[str, int]
    at: int
    position: int
    indicator: Indicator
    scores: Mapping[int, Score]

    def write(self) -> None:
        target = self.form.targets[self.position - 1]
        self._texts(target)
        quarters = list(zip(QUARTERS, R_QUARTERS, QUARTER_COLUMNS, strict=True))
        for period, (actual, achievement), column in quarters:
            self._formula(actual, self._value(column), self._actual_now(period.number))
            self._achievement(target, period.number, column, actual, achievement)
        self._formula(R_ACTUAL, self._whole_value(), self._actual_now(0))
        self._achievement(target, 0, YEAR, R_ACTUAL, R_ACHIEVEMENT)
        if self.form.scale is not None:
            score = self.scores.get(0)
            now = score.rating.label if score and score.rating else ""
            rating = rating_of(self.form.scale, cell(self.at, R_ACHIEVEMENT))
            self.sheet.write_formula(self.at, R_RATING, f"={rating}", self.book.look("rating"), now)
        else:
            self.sheet.write_blank(self.at, R_RATING, None, self.book.look("rating"))

    def _texts(self, target: TargetRow) -> None:
        look = self.book.look
        name, objective = fold(self.indicator.name), fold(self.indicator.objective or "")
        aim = target.aims.get(0)
        rule = rule_for(self.indicator, aim or placeholder_aim())
        told = rule.title[0] if rule else "tidak ada aturan"
        self.sheet.write_number(self.at, R_NUMBER, self.position, look("middle"))
        self.sheet.write_string(self.at, R_OBJECTIVE, objective, look("small"))
        self.sheet.write_string(self.at, R_NAME, name, look("text"))
        self.sheet.write_string(self.at, R_UNIT, target.unit, look("middle"))
        self.sheet.write_string(self.at, R_RULE, told, look("small"))
        source = cell(self.rows[target.key], YEAR, FILLING_SHEET)
        free = target.is_free(0)
        now = float(aim.value) if aim and aim.value is not None and free else str(aim or "")
        self.sheet.write_formula(self.at, R_TARGET, f'=IF({source}="","",{source})', look("target"), now)
        widths = {R_OBJECTIVE: objective, R_NAME: name, R_RULE: told}
        self.sheet.set_row(self.at, height((text, _WIDTHS[column]) for column, text in widths.items()))

    def _formula(self, column: int, formula: str, now: float | str) -> None:
        look = self.book.look("number")
        if formula:
            self.sheet.write_formula(self.at, column, f"={formula}", look, now)
        else:
            self.sheet.write_blank(self.at, column, None, look)

    def _value(self, column: int) -> str:
        """The actual value from the numbers in a column of the sheet to fill in."""
        formula = self.indicator.formula
        if formula is None:
            source = cell(self.rows[f"a{self.position}"], column, FILLING_SHEET)
            return f'IF({source}="","",{source})'
        try:
            return value_of(formula, self._cells(formula, column))
        except ValueError:
            return ""

    def _whole_value(self) -> str:
        """The actual value of the year."""
        formula = self.indicator.formula
        if formula is None:
            return self._value(YEAR)
        lines = [self.rows[self.form.row_of(self.position, one.label).key] for one in formula.variables]
        ranges = [quarter_range(line, FILLING_SHEET) for line in dict.fromkeys(lines)]
        if ranges:
            now = len({q for one in formula.variables for q in self.form.row_of(self.position, one.label).given})
            self.sheet.write_formula(self.at, R_COUNT, f"={reported(ranges)}", self.book.look("key"), now)
        ways = [(quarter_range(line, FILLING_SHEET), cell(line, WAY, FILLING_SHEET)) for line in dict.fromkeys(lines)]
        try:
            return whole_value_of(formula, self._cells(formula, YEAR), cell(self.at, R_COUNT), ways)
        except ValueError:
            return ""

    def _cells(self, formula: Formula, column: int) -> dict[str, str]:
        rows = {one.label: self.rows[self.form.row_of(self.position, one.label).key] for one in formula.variables}
        return {label: cell(row, column, FILLING_SHEET) for label, row in rows.items()}

    def _achievement(self, target: TargetRow, number: int, source: int, actual: int, column: int) -> None:
        aim = target.aims.get(number) or placeholder_aim()
        formula = self.indicator.formula
        unit = formula.unit if formula else plain_unit(self.indicator.unit or "")
        wanted = cell(self.rows[target.key], source, FILLING_SHEET)
        made = achievement_of(self.indicator, aim, unit, wanted, cell(self.at, actual))
        score = self.scores.get(number)
        now = float(score.achievement) if score and score.achievement is not None else ""
        self._formula(column, made, now)

    def _actual_now(self, number: int) -> float | str:
        score = self.scores.get(number)
        if score is None:
            return ""
        return float(score.actual.value) if score.actual.value is not None else score.grade


def write_chart(book: Book, form: EntryForm) -> None:
    """A sheet with the achievements of the year as bars, beside them the quarters."""
    count = len(form.document.indicators)
    if not count:
        return
    sheet = book.sheet(CHART_SHEET, (2,))
    sheet.write_string(0, 1, _title(form), book.look("title"))
    sheet.write_string(
        1, 1, f"Capaian setahun dalam persen dari target, dari lembar {RESULTS_SHEET}.", book.look("below")
    )
    first, last = _TOP + 2, _TOP + 1 + count
    chart = book.workbook.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": "Capaian setahun (%)",
            "categories": [RESULTS_SHEET, first, R_NAME, last, R_NAME],
            "values": [RESULTS_SHEET, first, R_ACHIEVEMENT, last, R_ACHIEVEMENT],
            "fill": {"color": "#2F6DB5"},
            "gap": 60,
            "data_labels": {"value": True, "num_format": "0.00;-0.00;;", "font": {"name": "Arial", "size": 9}},
        }
    )
    chart.set_title({"none": True})
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True, "num_font": {"name": "Arial", "size": 9}, "line": {"color": "#5B6675"}})
    chart.set_x_axis(
        {
            "min": 0,
            "num_format": "0",
            "num_font": {"name": "Arial", "size": 9},
            "major_gridlines": {"visible": True, "line": {"color": "#DDE3EA"}},
            "name": "Capaian (%)",
            "name_font": {"name": "Arial", "size": 9, "bold": False},
        }
    )
    chart.set_size({"width": 1000, "height": 160 + 52 * min(count, 24)})
    chart.set_chartarea({"border": {"none": True}})
    sheet.insert_chart(3, 1, chart, {"description": "Diagram batang capaian setahun setiap indikator"})
