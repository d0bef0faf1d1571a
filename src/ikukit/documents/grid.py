"""Cells laid on a rectangular grid: a ``Table`` in which merged cells cover all their positions."""

from collections.abc import Iterable

from attrs import define, evolve

from ikukit.documents.table import Cell, Table
from ikukit.finding import Place

WIDEST_SPAN = 100
"""Columns. No office table is wider; a larger span is damage or malice and would only cost memory."""
WIDEST_GRID = 1000
"""Columns. A stray cell farther right is no part of a table, and the grid that held it would fill the memory."""


@define
class Placement:
    """A cell on its way to a grid: where its first row and column are (from 0), how far it reaches, and its text."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    page: int | None = None


def lay(placements: Iterable[Placement], place: Place, *, top: int = 0, left: int = 0) -> Table:
    """The table of ``placements``. Of two that claim one position the earlier keeps it; no span passes the last row.

    The grid begins at row ``top`` and column ``left`` of the file; places go on counting from the file's first.
    """
    near = (cell for cell in placements if cell.column - left < WIDEST_GRID)
    cells = sorted(near, key=lambda cell: (cell.row, cell.column))
    height = max((cell.row + 1 - top for cell in cells), default=0)
    width = max((cell.column - left + min(cell.column_span, WIDEST_SPAN) for cell in cells), default=0)
    rows: list[list[Cell | None]] = [[None] * width for _ in range(height)]
    for cell in cells:
        row, column = cell.row - top, cell.column - left
        row_span = max(1, min(cell.row_span, height - row))
        column_span = max(1, min(cell.column_span, width - column))
        where = evolve(place, row=cell.row + 1, column=cell.column + 1, page=cell.page or place.page)
        laid = Cell(cell.text, where, row_span, column_span)
        for positions in rows[row : row + row_span]:
            positions[column : column + column_span] = [old or laid for old in positions[column : column + column_span]]
    return Table(tuple(map(tuple, rows)), place)
