"""Tables wider than the page: spreadsheets print their right-hand columns on the pages that follow.

Told by geometry (rows of the same heights) and by headings (other ones, none repeated); then the parts are one
table again.
"""

from collections.abc import Sequence
from itertools import pairwise

from attrs import evolve

from ikukit.documents.boxes import BoxedTable
from ikukit.documents.headings import heading_of

_SAME = 2.0
"""Points by which the heights of a row may differ from page to page."""


def join_spread(tables: Sequence[BoxedTable]) -> list[BoxedTable]:
    """``tables``, those that go on to the right of the table of the page before joined to it."""
    joined: list[BoxedTable] = []
    last_page = 0
    for table in tables:
        if joined and table.page == last_page + 1 and _goes_on_right(joined[-1], table):
            joined[-1] = _beside(joined[-1], table)
        else:
            joined.append(table)
        last_page = table.page
    return joined


def _goes_on_right(left: BoxedTable, right: BoxedTable) -> bool:
    rows, others = _row_heights(left), _row_heights(right)
    if len(rows) < 2 or len(rows) != len(others):
        return False
    if any(abs(height - other) > _SAME for height, other in zip(rows, others, strict=True)):
        return False
    named, more = _headings(left), _headings(right)
    return bool(named and more) and not set(named) & set(more)


def _row_heights(table: BoxedTable) -> list[float]:
    tops: dict[int, float] = {}
    for cell in table.cells:
        tops[cell.row] = cell.box[1]
    edges = [tops[row] for row in sorted(tops)] + [table.box[3]]
    return [below - above for above, below in pairwise(edges)]


def _headings(table: BoxedTable) -> list[str]:
    texts = [" ".join(line.text for line in cell.lines).casefold() for cell in table.row(0)]
    return [text for text in texts if heading_of(text)]


def _beside(left: BoxedTable, right: BoxedTable) -> BoxedTable:
    moved = [evolve(cell, column=cell.column + left.width, page=right.page) for cell in right.cells]
    return evolve(left, cells=[*left.cells, *moved], width=left.width + right.width)
