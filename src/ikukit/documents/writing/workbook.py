"""XLSX: the official table on one sheet, ready to print: landscape, ruled, headings repeated, signatures below.

Every cell is written as text: nothing that stands in a document is ever a formula, and leading zeros stay.
"""

from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import define

from ikukit.documents.extras import require
from ikukit.documents.form import Form
from ikukit.documents.grid import Placement
from ikukit.documents.workbook import RECORD_SHEET

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_FONT = {"font_name": "Arial", "font_size": 10, "valign": "top", "text_wrap": True}
_BOX = {**_FONT, "border": 1}
_LINE_HEIGHT = 13.5
"""Points that a line of 10 point Arial takes in a cell."""
_LETTERS_PER_WIDTH = 1.15
"""Letters that fit into one unit of column width; Excel counts digits, running text is a little narrower."""
_TALLEST = 400
"""Points. Excel refuses rows of more than 409."""
_LONGEST_CELL = 32_000


def write_workbook(form: Form, path: Path, mark: str) -> None:
    """Write ``form`` as an XLSX file; ``mark`` goes to a sheet that Excel does not show."""
    require("xlsxwriter", "office", path)
    import xlsxwriter

    with xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False}) as workbook:
        sheet = workbook.add_worksheet("IKU")
        _Writer(workbook, sheet, form).write()
        if mark:
            record = workbook.add_worksheet(RECORD_SHEET)
            record.very_hidden()
            for row, start in enumerate(range(0, len(mark), _LONGEST_CELL)):
                record.write_string(row, 0, mark[start : start + _LONGEST_CELL])


@define
class _Writer:
    workbook: "Workbook"
    sheet: "Worksheet"
    form: Form

    def write(self) -> None:
        top = self._head()
        self._table(top)
        self._signatures(top + self.form.height + 2)
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(top)
        self.sheet.freeze_panes(top + 1, 0)
        self.sheet.set_footer("&C&8&P / &N")

    def _format(self, **settings: object) -> "Format":
        return self.workbook.add_format(settings)

    def _head(self) -> int:
        """The lines above the table, each over its whole width. Returns the row of the headings."""
        last = len(self.form.columns) - 1
        title = self._format(font_name="Arial", font_size=12, bold=True, align="center")
        for row, line in enumerate(self.form.head):
            self.sheet.merge_range(row, 0, row, last, "", title)
            self.sheet.write_string(row, 0, line, title)
        return len(self.form.head) + 1 if self.form.head else 0

    def _table(self, top: int) -> None:
        heading = self._format(**{**_BOX, "bold": True, "align": "center", "valign": "vcenter", "bg_color": "#DBE5F1"})
        body, number = self._format(**_BOX), self._format(**{**_BOX, "align": "center"})
        for index, column in enumerate(self.form.columns):
            self.sheet.set_column(index, index, column.width)
            self.sheet.write_string(top, index, column.heading, heading)
        self.sheet.set_row(top, 2.2 * _LINE_HEIGHT)
        heights = [_LINE_HEIGHT * 1.3] * self.form.height
        for row in range(self.form.height):
            for index in range(len(self.form.columns)):
                self.sheet.write_blank(top + 1 + row, index, None, number if index == 0 else body)
        for cell in self.form.cells:
            style = number if cell.column == 0 else body
            first, last = top + 1 + cell.row, top + cell.row + cell.row_span
            if cell.row_span > 1:
                self.sheet.merge_range(first, cell.column, last, cell.column, "", style)
            self.sheet.write_string(first, cell.column, cell.text, style)
            needed = self._height(cell) / cell.row_span
            for row in range(cell.row, cell.row + cell.row_span):
                heights[row] = max(heights[row], needed)
        for row, height in enumerate(heights):
            self.sheet.set_row(top + 1 + row, min(height, _TALLEST))
        bottom, right = top + self.form.height, len(self.form.columns) - 1
        self.sheet.ignore_errors({"number_stored_as_text": f"A1:{_name(bottom, right)}"})

    def _height(self, cell: Placement) -> float:
        """Points that the wrapped text of ``cell`` takes: Excel does not fit rows by itself when it opens a file."""
        room = max(1.0, self.form.columns[cell.column].width * _LETTERS_PER_WIDTH)
        lines = sum(max(1, ceil((len(line) + _longest_word(line) / 4) / room)) for line in cell.text.split("\n"))
        return _LINE_HEIGHT * lines + 5

    def _signatures(self, top: int) -> None:
        """Blocks side by side, the last at the right edge; wide posts run over the empty cells beside them."""
        plain = self._format(font_name="Arial", font_size=10)
        bold = self._format(font_name="Arial", font_size=10, bold=True, underline=1)
        count = len(self.form.columns)
        blocks = self.form.signatures
        for position, block in enumerate(blocks):
            column = max(position, count - 2 - (len(blocks) - 1 - position) * max(2, (count - 2) // len(blocks)))
            named = block.index("") if "" in block else 0
            name = next(i for i in range(named, len(block)) if block[i])
            for row, line in enumerate(block):
                if line:
                    self.sheet.write_string(top + row, column, line, bold if row == name else plain)


def _longest_word(line: str) -> int:
    return max(map(len, line.split()), default=0)


def _name(row: int, column: int) -> str:
    from xlsxwriter.utility import xl_rowcol_to_cell

    return str(xl_rowcol_to_cell(row, column))
