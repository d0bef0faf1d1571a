"""Spreadsheets (XLSX, XLS, ODS): the sheets that hold an indicator table, in order; the others are reported.

Brings together the readers of formats (``workbook``, ``old_workbook``, ``open_workbook``) and ``regions``.
"""

from collections.abc import Iterator
from pathlib import Path

from ikukit.documents.formats import Format, recognise
from ikukit.documents.grid import WIDEST_SPAN
from ikukit.documents.old_workbook import read_old_workbook
from ikukit.documents.open_workbook import read_open_workbook
from ikukit.documents.regions import holds_headings, split_sheet
from ikukit.documents.sheets import Sheet
from ikukit.documents.table import Content, Line, Table
from ikukit.documents.workbook import RECORD_SHEET, read_workbook
from ikukit.errors import DocumentError
from ikukit.finding import Finding, Place, finding

_READERS = {
    Format.WORKBOOK: read_workbook,
    Format.OLD_WORKBOOK: read_old_workbook,
    Format.OPEN_WORKBOOK: read_open_workbook,
}
_CONTROLS = dict.fromkeys([*range(9), *range(11, 32)])
_TALLEST_MERGE = 200
"""Rows. A whole column merged (``A:A``) or the whole sheet is an accident that would swallow the table."""
_MOST_NAMED = 20
"""Cells with the same trouble that are named one by one; a sheet full of errors needs no longer list."""


def read_spreadsheet(path: Path) -> Content:
    """The content of the workbook at ``path``; its format is told from its content.

    Where no sheet holds a heading row all are given: a sheet may hold cards. Raises ``DocumentError`` when the file
    cannot be read.
    """
    sheets = list(_READERS[recognise(path)](path))
    carried = [sheet for sheet in sheets if sheet.hidden and sheet.name == RECORD_SHEET]
    record = "".join(cell.text for sheet in carried for cell in sheet.cells)
    sheets = [sheet for sheet in sheets if sheet not in carried]
    visible = [sheet for sheet in sheets if not sheet.hidden]
    if not any(sheet.cells for sheet in visible):
        raise DocumentError("workbook-empty", path.name)
    for sheet in visible:
        _merge(sheet)
    chosen = [sheet for sheet in visible if holds_headings(sheet.cells)] or visible
    blocks: list[Line | Table] = []
    findings: list[Finding] = []
    for sheet in sheets:
        place = Place(file=path.name, sheet=sheet.name)
        if sheet not in chosen:
            if sheet.hidden or sheet.cells:
                findings.append(
                    finding("sheet-hidden" if sheet.hidden else "sheet-skipped", place=place, sheet=sheet.name)
                )
            continue
        blocks += split_sheet(sheet.cells, place)
        findings += _troubles(sheet, place)
    if any(sheet.macros for sheet in sheets):
        findings.append(finding("macro-ignored", place=Place(file=path.name)))
    return Content(tuple(blocks), tuple(findings), record=record)


def _merge(sheet: Sheet) -> None:
    """Give the first cell of every merged range its reach."""
    first = {(cell.row, cell.column): cell for cell in sheet.cells}
    last_row = max((cell.row for cell in sheet.cells), default=0)
    for top, left, bottom, right in sheet.merged:
        cell = first.get((top, left))
        if cell is not None and bottom - top < _TALLEST_MERGE and right - left < WIDEST_SPAN:
            cell.row_span, cell.column_span = max(1, min(bottom, last_row) - top + 1), right - left + 1
    for cell in sheet.cells:
        cell.text = cell.text.translate(_CONTROLS).strip()


def _troubles(sheet: Sheet, place: Place) -> Iterator[Finding]:
    for name in sheet.uncalculated[:_MOST_NAMED]:
        yield finding("cell-not-calculated", place=place, cell=name, sheet=sheet.name)
    for name, value in sheet.errors[:_MOST_NAMED]:
        yield finding("cell-error-value", place=place, cell=name, sheet=sheet.name, value=value)
    for name in sheet.inexact[:_MOST_NAMED]:
        yield finding("cell-number-inexact", place=place, cell=name, sheet=sheet.name)
    if sheet.has_hidden:
        yield finding("rows-hidden", place=place, sheet=sheet.name)
    if sheet.cut_after:
        yield finding("sheet-cut", place=place, sheet=sheet.name, rows=sheet.cut_after)
