"""The grid that every reader makes of a file: cells with places, and the lines of text between tables.

Readers fill it, ``assembly`` gives it meaning. Nothing here knows about headings, indicators or file formats.
"""

from attrs import frozen

from ikukit.finding import Finding, Place


@frozen
class Cell:
    """One cell as it stands in the file: ``text`` keeps line breaks as ``\\n``; spans count grid rows and columns."""

    text: str
    place: Place
    row_span: int = 1
    column_span: int = 1


@frozen
class Table:
    """A rectangular grid. A merged cell is the same ``Cell`` object wherever it reaches; None: nothing there."""

    rows: tuple[tuple[Cell | None, ...], ...]
    place: Place


@frozen
class Line:
    """A line of running text outside tables."""

    text: str
    place: Place


@frozen
class Content:
    """What a file holds, in reading order, and what was uncertain while reading it."""

    blocks: tuple[Line | Table, ...]
    findings: tuple[Finding, ...] = ()
    wrapped: bool = False
    """Line breaks inside cells come from the width of the columns (PDF, scans, extracted text), not from the writer."""
    record: str = ""
    """What ``carried`` packed into the file, "" for most files."""
