"""Looks of the form: fonts, colours, formats of cells, each made once; heights of rows; how sheets are printed."""

from collections.abc import Iterable
from math import ceil
from typing import TYPE_CHECKING, Any

from attrs import define, field

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

LINE = 13.0
"""Points that a line of 9 point Arial takes."""
_LETTERS = 1.15
"""Letters of 9 point Arial that fit into one unit of column width."""
_INK, _PALE, _INPUT = "#14457A", "#E8EFF7", "#FFF8DC"
_FONT: dict[str, Any] = {"font_name": "Arial", "font_size": 9}
_BOX: dict[str, Any] = {**_FONT, "valign": "vcenter", "text_wrap": True, "border": 1, "border_color": "#B5BEC8"}
_OPEN: dict[str, Any] = {**_BOX, "bg_color": _INPUT, "locked": False, "align": "right"}
_LOOKS: dict[str, dict[str, Any]] = {
    "title": {**_FONT, "font_size": 14, "bold": True, "font_color": _INK},
    "below": {**_FONT, "font_size": 10, "font_color": "#4A5766"},
    "heading": {
        **_BOX, "bold": True, "bg_color": _INK, "font_color": "#FFFFFF", "align": "center", "valign": "vcenter",
    },
    "band": {**_BOX, "bold": True, "bg_color": _PALE, "font_color": _INK, "text_wrap": False, "valign": "vcenter"},
    "text": _BOX,
    "middle": {**_BOX, "align": "center"},
    "small": {**_BOX, "font_size": 8, "font_color": "#4A5766"},
    "problem": {**_BOX, "font_size": 8, "font_color": "#9A1C1C"},
    "closed": {**_BOX, "bg_color": "#F1F3F5", "align": "right"},
    "closed-whole": {**_BOX, "bg_color": "#F1F3F5", "align": "right", "num_format": "#,##0"},
    "closed-money": {**_BOX, "bg_color": "#F1F3F5", "align": "right", "num_format": '"Rp"#,##0'},
    "closed-number": {**_BOX, "bg_color": "#F1F3F5", "align": "right", "num_format": "#,##0.00"},
    "number": {**_BOX, "align": "right", "num_format": "#,##0.00"},
    "target": {**_BOX, "align": "right", "bg_color": _PALE},
    "rating": {**_BOX, "align": "center", "bold": True},
    "open": _OPEN,
    "open-whole": {**_OPEN, "num_format": "#,##0"},
    "open-number": {**_OPEN, "num_format": "#,##0.00"},
    "open-money": {**_OPEN, "num_format": '"Rp"#,##0'},
    "open-choice": {**_OPEN, "align": "center"},
    "open-text": {**_OPEN, "align": "left", "num_format": "@"},
    "key": {**_FONT, "font_color": "#FFFFFF"},
}  # fmt: skip
_TINTS = {
    "hijau tua": ("#CDEBD5", "#14532D"),
    "hijau": ("#E3F4E8", "#14532D"),
    "kuning": ("#FDF3D7", "#713F12"),
    "jingga": ("#FCE4D0", "#7A3410"),
    "merah": ("#FADADA", "#8A1C1C"),
    "biru": ("#DCE9F8", "#14457A"),
}
_PAPER_A4 = 9


@define
class Book:
    """A workbook being written."""

    workbook: "Workbook"
    _made: "dict[str, Format]" = field(factory=dict)

    def look(self, name: str) -> "Format":
        """The format called ``name``."""
        if name not in self._made:
            self._made[name] = self.workbook.add_format(_LOOKS[name])
        return self._made[name]

    def tint(self, colour: str) -> "Format | None":
        """The format for a colour of a rating scale, None for one that is not known."""
        if colour not in _TINTS:
            return None
        if colour not in self._made:
            fill, ink = _TINTS[colour]
            self._made[colour] = self.workbook.add_format({"bg_color": fill, "font_color": ink})
        return self._made[colour]

    def sheet(self, name: str, widths: Iterable[float], *, repeat: int | None = None) -> "Worksheet":
        """A new sheet with columns of these widths, to be printed on A4 in landscape, protected without a password."""
        sheet = self.workbook.add_worksheet(name)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(_PAPER_A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&L&8&F&C&8&A&R&8Halaman &P dari &N")
        if repeat is not None:
            sheet.repeat_rows(repeat)
        sheet.protect("", {"format_columns": True, "format_rows": True})
        return sheet


def height(texts: Iterable[tuple[str, float]], least: float = LINE) -> float:
    """Points that the longest of ``texts`` takes in columns of the widths beside them."""
    lines = [sum(max(1, ceil(len(line) / (width * _LETTERS))) for line in text.split("\n")) for text, width in texts]
    return max(least, LINE * max(lines, default=1)) + 4
