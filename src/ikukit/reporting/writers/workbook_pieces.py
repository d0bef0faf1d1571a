"""A workbook being written: its looks, its sheets set up for A4, and ruled tables. Every text is written as text."""

from collections.abc import Sequence
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING

from attrs import define, field

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

Cell = str | Fraction | int | None

OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_TEXT = {"font_name": "Arial", "font_size": 10, "valign": "top", "text_wrap": True}
_BOX: dict[str, object] = {**_TEXT, "border": 1, "border_color": "#B5BEC8"}
LOOKS: dict[str, dict[str, object]] = {
    "title": {"font_name": "Arial", "font_size": 14, "bold": True, "font_color": "#14457A"},
    "below": {"font_name": "Arial", "font_size": 11, "font_color": "#4A5766"},
    "line": {"font_name": "Arial", "font_size": 10, "valign": "top"},
    "heading": {**_BOX, "bold": True, "bg_color": "#DBE5F1", "valign": "vcenter"},
    "text": _BOX,
    "whole": {**_BOX, "num_format": "#,##0", "align": "right"},
    "middle": {**_BOX, "num_format": "0", "align": "center"},
    "number": {**_BOX, "num_format": "#,##0.00", "align": "right"},
    "good": {**_BOX, "font_color": "#14532D", "bg_color": "#E3F4E8"},
    "fair": {**_BOX, "font_color": "#713F12", "bg_color": "#FDF3D7"},
    "bad": {**_BOX, "font_color": "#8A1C1C", "bg_color": "#FDEAEA"},
}
_LINE, _TALLEST, _LONGEST = 13.5, 400.0, 32_000
"""Points of a line, points of the tallest row, letters of the longest cell that Excel takes."""
_LETTERS_PER_WIDTH = 1.1
_LARGEST = 10**15
"""From here on a double does not hold every whole number: such a number is written as text."""


@define
class Book:
    """A workbook being written, and its looks, each made once."""

    workbook: "Workbook"
    _made: "dict[str, Format]" = field(factory=dict)

    def look(self, name: str, colours: str = "") -> "Format":
        """The format called ``name``, with the colours of another where one is named."""
        key = f"{name} {colours}"
        if key not in self._made:
            painted = {
                part: value for part, value in LOOKS.get(colours, {}).items() if part in ("font_color", "bg_color")
            }
            self._made[key] = self.workbook.add_format({**LOOKS[name], **painted})
        return self._made[key]

    def sheet(self, name: str, widths: Sequence[float], *, wide: bool = True) -> "Worksheet":
        """A new sheet with columns of these widths, set up for A4."""
        sheet = self.workbook.add_worksheet(name)
        for place, width in enumerate(widths):
            sheet.set_column(place, place, width)
        if wide:
            sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&C&8&P / &N")
        return sheet

    def table(
        self,
        sheet: "Worksheet",
        top: int,
        headings: Sequence[str],
        rows: Sequence[Sequence[Cell]],
        widths: Sequence[float],
        looks: Sequence[Sequence[str]] = (),
    ) -> int:
        """A ruled table with its headings in row ``top``, repeated on every page. Returns the row below it.

        ``looks`` may give each cell another look than its kind has ("" for none).
        """
        sheet.set_row(top, 2 * _LINE)
        for place, heading in enumerate(headings):
            sheet.write_string(top, place, heading, self.look("heading"))
        for number, row in enumerate(rows):
            tallest = _LINE
            for place, cell in enumerate(row):
                given = looks[number][place] if looks else ""
                self.cell(sheet, top + 1 + number, place, cell, given)
                tallest = max(tallest, height(cell, widths[place]))
            sheet.set_row(top + 1 + number, min(tallest, _TALLEST))
        sheet.repeat_rows(top)
        sheet.freeze_panes(top + 1, 0)
        if rows:
            sheet.autofilter(top, 0, top + len(rows), len(headings) - 1)
        return top + 1 + len(rows)

    def cell(self, sheet: "Worksheet", row: int, column: int, value: Cell, look: str = "") -> None:
        """One cell: a number as a number (an int is a position), anything else as text."""
        if isinstance(value, Fraction | int) and abs(Fraction(value)) < _LARGEST:
            kind = "whole" if value == int(value) else "number"
            kind = "middle" if isinstance(value, int) else kind
            sheet.write_number(row, column, float(value), self.look(kind, look))
        else:
            style = self.look("text", look)
            if value is None or value == "":
                sheet.write_blank(row, column, None, style)
            else:
                sheet.write_string(row, column, str(value)[:_LONGEST], style)


def height(cell: Cell, width: float) -> float:
    """Points that a wrapped text takes: Excel does not fit rows by itself when it opens a file."""
    if not isinstance(cell, str):
        return _LINE
    room = max(1.0, width * _LETTERS_PER_WIDTH)
    return _LINE * sum(max(1, ceil(len(line) / room)) for line in cell.split("\n")) + 3
