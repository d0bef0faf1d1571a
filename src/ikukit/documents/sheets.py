"""What every spreadsheet format yields: named sheets of filled cells, merged ranges, and what went wrong in them."""

from attrs import define, field

from ikukit.documents.grid import Placement

Range = tuple[int, int, int, int]
"""First row, first column, last row, last column; all from 0, ends included."""

MOST_CELLS = 60_000
"""Filled cells read from one sheet. The largest IKU workbook seen holds some thousands."""


@define
class Sheet:
    """One sheet. The lists of cell names tell what to warn about when the sheet turns out to hold a table."""

    name: str
    hidden: bool = False
    macros: bool = False
    cells: list[Placement] = field(factory=list)
    merged: list[Range] = field(factory=list)
    has_hidden: bool = False
    """Rows or columns with content are hidden."""
    cut_after: int = 0
    """The row (from 1) after which reading stopped; 0: everything was read."""
    uncalculated: list[str] = field(factory=list)
    inexact: list[str] = field(factory=list)
    """Numbers of more than fifteen digits: the sheet has lost the last ones (a NIP typed as a number)."""
    errors: list[tuple[str, str]] = field(factory=list)


def cell_name(row: int, column: int) -> str:
    """The name of a cell.

    >>> cell_name(6, 27)
    'AB7'
    """
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(65 + letter) + letters
    return f"{letters}{row + 1}"
