"""Tables drawn with rules: boxes of cells and the words inside them become cells of a grid.

The boxes come from pdfplumber (PDF) or OpenCV (scans); here words are shared out among them. Documents, page breaks
and running text are the business of the callers.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from attrs import define, field

from ikukit.documents.glyphs import BAR, TextLine, Word

_EDGE_ROOM = 3.0
"""Points. A rule this near to the edge of a cell belongs to the edge."""

T = TypeVar("T")
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@define
class BoxedCell:
    """A cell of a ruled table: grid position, reach, box, and its lines of words."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box
    words: list[Word] = field(factory=list)
    lines: list[TextLine] = field(factory=list)
    page: int | None = None
    """Where another page than that of the table holds the cell."""


@define
class BoxedTable:
    """A ruled table on one page."""

    box: Box
    cells: list[BoxedCell]
    height: int
    width: int
    page: int = 0
    ruled: bool = True
    """Drawn with rules, so that the widths of its columns are known."""

    def row(self, number: int) -> list[BoxedCell]:
        """The cells that begin in row ``number``, from left to right."""
        return sorted((cell for cell in self.cells if cell.row == number), key=lambda cell: cell.column)


def tables_of(boxes: Sequence[Box], tolerance: float) -> BoxedTable | None:
    """The grid that ``boxes`` of one table make; None for a single box.

    Edges nearer to each other than ``tolerance`` are one.
    """
    columns = _edges((x for box in boxes for x in (box[0], box[2])), tolerance)
    rows = _edges((y for box in boxes for y in (box[1], box[3])), tolerance)
    if len(boxes) < 2 or len(columns) < 2 or len(rows) < 2:
        return None
    cells = []
    for x0, top, x1, bottom in boxes:
        column, row = _nearest(columns, x0), _nearest(rows, top)
        cells.append(
            BoxedCell(
                row,
                column,
                max(1, _nearest(rows, bottom) - row),
                max(1, _nearest(columns, x1) - column),
                (x0, top, x1, bottom),
            )
        )
    return BoxedTable((columns[0], rows[0], columns[-1], rows[-1]), cells, len(rows) - 1, len(columns) - 1)


def _edges(values: Iterable[float], tolerance: float) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > tolerance:
            edges.append(value)
    return edges


def _nearest(edges: Sequence[float], value: float) -> int:
    return min(range(len(edges)), key=lambda index: abs(edges[index] - value))


def share_out(
    items: Iterable[T], tables: Sequence[BoxedTable], middle: Callable[[T], tuple[float, float]]
) -> tuple[list[tuple[BoxedCell, list[T]]], list[T]]:
    """``items`` by the cell that their ``middle`` (x, y) lies in, and those that lie in none."""
    inside: dict[int, tuple[BoxedCell, list[T]]] = {}
    outside: list[T] = []
    finders = [_Finder.of(table) for table in tables]
    for item in items:
        x, y = middle(item)
        cell = next((cell for finder in finders if (cell := finder.cell_at(x, y))), None)
        if cell is None:
            outside.append(item)
        else:
            inside.setdefault(id(cell), (cell, []))[1].append(item)
    return list(inside.values()), outside


def middle_of(word: Word) -> tuple[float, float]:
    """The point by which a word is placed."""
    return word.centre, word.middle


@define
class _Finder:
    """Finds the cell at a point by its edges, for a page has thousands of words."""

    table: BoxedTable
    columns: list[float]
    rows: list[float]
    at: dict[tuple[int, int], BoxedCell]

    @classmethod
    def of(cls, table: BoxedTable) -> "_Finder":
        columns = sorted({x for cell in table.cells for x in (cell.box[0], cell.box[2])})
        rows = sorted({y for cell in table.cells for y in (cell.box[1], cell.box[3])})
        at = {}
        for cell in sorted(table.cells, key=lambda cell: -(cell.row_span * cell.column_span)):
            for row in range(bisect_right(rows, cell.box[1]) - 1, bisect_right(rows, cell.box[3]) - 1):
                for column in range(bisect_right(columns, cell.box[0]) - 1, bisect_right(columns, cell.box[2]) - 1):
                    at[row, column] = cell
        return cls(table, columns, rows, at)

    def cell_at(self, x: float, y: float) -> BoxedCell | None:
        left, top, right, bottom = self.table.box
        if not (left <= x <= right and top <= y <= bottom):
            return None
        return self.at.get((bisect_right(self.rows, y) - 1, bisect_right(self.columns, x) - 1))


def bars_of(rules: Iterable[Box], tables: Sequence[BoxedTable], words: Sequence[Word]) -> list[Word]:
    """The short horizontal ``rules`` that are fraction bars: no edge of a cell, and no underline of a word."""
    edges = [(cell.box, y) for table in tables for cell in table.cells for y in (cell.box[1], cell.box[3])]
    found = []
    for x0, top, x1, bottom in rules:
        bar = Word(BAR, x0, x1, top, bottom)
        on_edge = any(abs(y - bar.middle) < _EDGE_ROOM and box[0] - 1 < bar.centre < box[2] + 1 for box, y in edges)
        if not on_edge and not any(_underlines(bar, word) for word in words):
            found.append(bar)
    return found


def _underlines(bar: Word, word: Word) -> bool:
    """An underline cuts through the room of the letters' tails; a fraction bar keeps clear of them."""
    return word.top < bar.middle < word.bottom - 0.02 * word.height and word.x0 < bar.x1 and bar.x0 < word.x1
