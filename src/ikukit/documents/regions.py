"""Sheets cut into what stands on them: running text above and below, tables in between.

A sheet is one large grid: title rows, the table, empty columns, signatures. Rows decide: headings begin a table, blank
rows and signatures end it. What the table means is told in ``assembly``.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate

from attrs import define, evolve

from ikukit.documents.grid import Placement, lay
from ikukit.documents.headings import Field, heading_of
from ikukit.documents.signature import is_place_and_date, names_nip
from ikukit.documents.table import Line, Table
from ikukit.finding import Place

_FEWEST_HEADINGS = 3
_SIGNING_CELLS = 3
"""A row of a signature block holds at most one cell for each who signs; three sign side by side."""

_WIDEST_GAP = 50
"""Blank rows. What stands farther below is no part of the table, and a grid that held the gap would fill the memory."""


@define
class _Rows:
    """The rows of a sheet. From each row of ``changes`` on, ``reaching`` cells are merged down into the rows."""

    cells: dict[int, list[Placement]]
    changes: list[int]
    reaching: list[int]

    def filled(self, row: int) -> int:
        """The cells that stand in ``row``, those merged down from above included."""
        position = bisect_right(self.changes, row)
        return len(self.cells.get(row, ())) + (self.reaching[position - 1] if position else 0)

    def is_header(self, row: int) -> bool:
        found = [heading_of(cell.text) for cell in self.cells.get(row, ())]
        fields = {heading.field for heading in found if heading is not None}
        return len(fields) >= _FEWEST_HEADINGS and bool(fields & {Field.NAME, Field.FORMULA})

    def is_signing(self, row: int) -> bool:
        cells = self.cells.get(row, ())
        return len(cells) <= _SIGNING_CELLS and any(is_place_and_date(c.text) or names_nip(c.text) for c in cells)


def holds_headings(cells: Sequence[Placement]) -> bool:
    """Whether any row of these cells is the heading row of an indicator table."""
    rows = _rows_of(cells)
    return any(rows.is_header(row) for row in rows.cells)


def split_sheet(cells: Sequence[Placement], place: Place) -> Iterator[Line | Table]:
    """The lines and tables of one sheet, in order. ``place`` names file and sheet; tables are counted from its own."""
    rows = _rows_of(cells)
    if not rows.cells:
        return
    next_row, last = min(rows.cells), max(rows.cells)
    number = place.table or 0
    seen_table = False
    while next_row <= last:
        header = next((row for row in sorted(rows.cells) if row >= next_row and rows.is_header(row)), last + 1)
        yield from _running_text(rows, next_row, header, evolve(place, table=None), by_column=seen_table)
        if header > last:
            return
        end = _end_of_table(rows, header, last)
        number += 1
        yield _table(rows, header, end, evolve(place, table=number))
        next_row, seen_table = end, True


def _rows_of(cells: Sequence[Placement]) -> _Rows:
    by_row: dict[int, list[Placement]] = {}
    steps: Counter[int] = Counter()
    for cell in sorted(cells, key=lambda cell: (cell.row, cell.column)):
        by_row.setdefault(cell.row, []).append(cell)
        if cell.row_span > 1:
            steps[cell.row + 1] += 1
            steps[cell.row + cell.row_span] -= 1
    changes = sorted(steps)
    return _Rows(by_row, changes, list(accumulate(steps[row] for row in changes)))


def _end_of_table(rows: _Rows, header: int, last: int) -> int:
    """The row after the table that ``header`` begins: another header, a signature, or text below a blank row."""
    row = header + 1
    end = row
    while row <= last and not (rows.is_header(row) and row > header + 1 and _blank_above(rows, row)):
        if rows.is_signing(row) or row - end > _WIDEST_GAP:
            break
        if rows.filled(row):
            if _blank_above(rows, row) and rows.filled(row) < _FEWEST_HEADINGS and not _goes_on(rows, row, last):
                break
            end = row + 1
        row += 1
    return end


def _blank_above(rows: _Rows, row: int) -> bool:
    return not rows.filled(row - 1)


def _goes_on(rows: _Rows, row: int, last: int) -> bool:
    """Whether the stretch of filled rows from ``row`` on holds a row wide enough for a table and no signature."""
    while row <= last and rows.filled(row):
        if rows.is_signing(row):
            return False
        if rows.filled(row) > _SIGNING_CELLS:
            return True
        row += 1
    return False


def _table(rows: _Rows, start: int, end: int, place: Place) -> Table:
    cells = [cell for row in range(start, end) for cell in rows.cells.get(row, ())]
    return lay(cells, place, top=start, left=min(cell.column for cell in cells))


def _running_text(rows: _Rows, start: int, end: int, place: Place, *, by_column: bool) -> Iterator[Line]:
    """Cells as lines. Below a table the columns are read one after the other: officials sign side by side."""
    texts = [cell for row in range(start, end) for cell in rows.cells.get(row, ())]
    columns: Sequence[int | None] = (None,)
    if by_column and not any(cell.text.lstrip().startswith(":") for cell in texts):
        columns = sorted({cell.column for cell in texts})
    for number, column in enumerate(columns):
        before = start - 1
        if number:
            yield Line("", place)
        for row in (row for row in sorted(rows.cells) if start <= row < end):
            cells = [cell for cell in rows.cells[row] if column in (None, cell.column)]
            if cells:
                if row > before + 1:
                    yield Line("", evolve(place, row=row))
                before = row
                where = evolve(place, row=row + 1, column=cells[0].column + 1)
                yield from (Line(text.strip(), where) for text in " ".join(c.text for c in cells).split("\n"))
