"""Cells laid on a rectangular grid: a ``Table`` in which merged cells cover all their positions."""

from collections.abc import Iterable

from attrs import define, evolve

from ikukit.documents.table import Cell, Table
from ikukit.finding import Place

WIDEST_SPAN = 100
"""Columns. No office table is wider; a larger span is damage or malice and would only cost memory."""


@define
class Placement:
    """A cell on its way to a grid: where its first row and column are (from 0), how far it reaches, and its text."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    page: int | None = None


def lay(placements: Iterable[Placement], place: Place) -> Table:
    """The table of ``placements``. Of two that claim one position the earlier keeps it; no span passes the last row."""
    cells = sorted(placements, key=lambda cell: (cell.row, cell.column))
    height = max((cell.row for cell in cells), default=-1) + 1
    width = max((cell.column + min(cell.column_span, WIDEST_SPAN) for cell in cells), default=0)
    rows: list[list[Cell | None]] = [[None] * width for _ in range(height)]
    for cell in cells:
        row_span = max(1, min(cell.row_span, height - cell.row))
        column_span = max(1, min(cell.column_span, width - cell.column))
        where = evolve(place, row=cell.row + 1, column=cell.column + 1, page=cell.page or place.page)
        laid = Cell(cell.text, where, row_span, column_span)
        for row in rows[cell.row : cell.row + row_span]:
            for column in range(cell.column, cell.column + column_span):
                row[column] = row[column] or laid
    return Table(tuple(map(tuple, rows)), place)
