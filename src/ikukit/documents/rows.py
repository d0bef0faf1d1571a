"""Rows of a table below its headings become records: for each field the cells that hold it.

Merged cells are inherited, rows cut by a page break joined, repeated headings left out, what stands below the table
split off. What the words of a cell mean is ``assembly``'s business.
"""

from collections.abc import Callable, Iterator, Sequence

from attrs import define, field

from ikukit.documents.header import Header, Row, distinct, find_headers, is_empty, is_numbering_row
from ikukit.documents.headings import Field, Heading
from ikukit.documents.signature import is_place_and_date, names_nip
from ikukit.documents.table import Cell, Table
from ikukit.documents.vocabulary import MEASURES, first_word, goes_on, is_unfinished, names_post
from ikukit.documents.wording import clean
from ikukit.finding import Place


@define
class Record:
    """One indicator's cells. ``cells`` maps a column to its pieces in reading order; ``places`` are the grid rows it
    came from."""

    cells: dict[Heading, list[Cell]]
    places: list[Place]
    cut: bool = False
    """Begins right after a page break or a repeated heading."""
    joined: bool = False
    """Was put together from two rows."""
    inherited: set[Field] = field(factory=set)

    def text(self, wanted: Field) -> str:
        """The words of the first column that holds ``wanted``; "" when there are none."""
        for heading, pieces in self.cells.items():
            if heading.field is wanted:
                return "\n".join(clean(piece.text) for piece in pieces)
        return ""


@define
class Part:
    """A stretch of a grid under one heading row: the rows of data, and those at its end that belong to a signature."""

    header: Header
    rows: list[Row]
    tail: list[Row]


def find_parts(table: Table, earlier: Header | None) -> tuple[list[Row], list[Part]]:
    """The rows above the first heading row of ``table``, and the parts below. A grid as wide as that of ``earlier``
    and without headings of its own goes on from the page before."""
    headers = list(find_headers(table))
    if not headers:
        width = len(table.rows[0]) if table.rows else 0
        if earlier is None or width != len(earlier.columns):
            return list(table.rows), []
        headers = [Header(0, 0, earlier.columns)]
    ends = [header.start for header in headers[1:]] + [len(table.rows)]
    parts = [_part(header, table.rows[header.end : end]) for header, end in zip(headers, ends, strict=True)]
    return list(table.rows[: headers[0].start]), parts


def _part(header: Header, rows: Sequence[Row]) -> Part:
    end = _end_of_data(rows)
    data = [row for row in rows[:end] if not is_empty(row) and not is_numbering_row(row)]
    return Part(header, data, list(rows[end:]))


def _end_of_data(rows: Sequence[Row]) -> int:
    """Where a signature begins in the grid: at its place and date, or where none is given at the post above the
    name."""
    for index, row in enumerate(rows):
        if any(_signs(cell) for cell in distinct(row)):
            return index if any(map(_is_dated, distinct(row))) else _post_above(rows, index)
    return len(rows)


def _signs(cell: Cell) -> bool:
    return _is_dated(cell) or any(names_nip(line) for line in cell.text.splitlines())


def _is_dated(cell: Cell) -> bool:
    return any(map(is_place_and_date, cell.text.splitlines()))


def _post_above(rows: Sequence[Row], index: int) -> int:
    for above in range(index, max(-1, index - 10), -1):
        cells = distinct(rows[above])
        if len(cells) > 2:
            break
        if any(names_post(cell.text) for cell in cells):
            return above
    return index


def read_records(part: Part, after_break: bool) -> list[Record]:
    """The records of ``part``. ``after_break``: it goes on from an earlier page or heading row."""
    records: list[Record] = []
    for index, row in enumerate(part.rows):
        record = _record(row, part.header, after_break and index == 0)
        if records and _is_same_row(records[-1], record):
            _extend(records[-1], record)
        else:
            records.append(record)
    return records


def _record(row: Row, header: Header, cut: bool) -> Record:
    cells: dict[Heading, list[Cell]] = {}
    for index, cell in enumerate(row):
        if cell is None or not cell.text.strip():
            continue
        heading = header.columns[index] if index < len(header.columns) else None
        heading = heading or Heading(Field.EXTRA, f"Kolom {index + 1}")
        pieces = cells.setdefault(heading, [])
        if all(piece is not cell for piece in pieces):
            pieces.append(cell)
    place = distinct(row)[0].place
    return Record(cells, [place], cut)


def _is_same_row(before: Record, record: Record) -> bool:
    """Whether ``record`` only carries on the row before: its indicator is the same merged cell, or it has none and no
    formula or number that would make it a row of its own."""
    name = _cells_of(record, Field.NAME)
    if name:
        return any(cell is piece for cell in name for piece in _cells_of(before, Field.NAME))
    own = {heading.field for heading, cells in record.cells.items() if not _shared(cells, before)}
    return bool(own) and not own & {Field.NUMBER, Field.OBJECTIVE} and bool(_cells_of(before, Field.NAME))


def _cells_of(record: Record, wanted: Field) -> list[Cell]:
    return [cell for heading, cells in record.cells.items() if heading.field is wanted for cell in cells]


def _shared(cells: Sequence[Cell], before: Record) -> bool:
    return all(any(cell is piece for pieces in before.cells.values() for piece in pieces) for cell in cells)


def _extend(before: Record, record: Record) -> None:
    for heading, cells in record.cells.items():
        pieces = before.cells.setdefault(heading, [])
        pieces.extend(cell for cell in cells if all(piece is not cell for piece in pieces))
    before.places.extend(record.places)


def join_cut_rows(records: list[Record], parses: Callable[[str], bool]) -> list[Record]:
    """``records`` with those put together that a page break had cut. ``parses`` tells whether a text reads as a
    formula."""
    joined: list[Record] = []
    for record in records:
        if joined and record.cut and _is_rest(joined[-1], record, parses):
            _extend(joined[-1], record)
            joined[-1].joined = True
        else:
            joined.append(record)
    return joined


def _is_rest(before: Record, record: Record, parses: Callable[[str], bool]) -> bool:
    """Whether ``record`` is the lower part of ``before``: no number of its own, and the pieces make sense only
    together."""
    if record.text(Field.NUMBER) and record.text(Field.NAME):
        return False
    if not record.text(Field.NAME):
        return True
    shared = [heading for heading in record.cells if heading in before.cells]
    meets = [
        _meets(before.text(heading.field), record.text(heading.field))
        for heading in shared
        if heading.field is not Field.EXTRA
    ]
    if any(meets):
        return True
    if not before.text(Field.FORMULA) and record.text(Field.FORMULA):
        return first_word(record.text(Field.NAME)) not in MEASURES
    upper, lower = before.text(Field.FORMULA), record.text(Field.FORMULA)
    return bool(upper and lower) and parses(f"{upper}\n{lower}") and not parses(upper) and not parses(lower)


def _meets(upper: str, lower: str) -> bool:
    """Whether a phrase runs over the cut from ``upper`` to ``lower``."""
    return bool(upper and lower) and (is_unfinished(upper) or goes_on(lower))


def inherit(records: Sequence[Record]) -> Iterator[Record]:
    """``records`` with the number and objective that a merged cell gave only to the first of its rows.

    A row with an objective of its own inherits no number. A row that holds nothing but a number or objective opens a
    section.
    """
    number: tuple[Heading, list[Cell]] | None = None
    objective: tuple[Heading, list[Cell]] | None = None
    for record in records:
        own_number, own_objective = _column_of(record, Field.NUMBER), _column_of(record, Field.OBJECTIVE)
        if own_objective is not None:
            number, objective = own_number, own_objective
        elif objective is not None:
            record.cells[objective[0]] = objective[1]
            record.inherited.add(Field.OBJECTIVE)
            if own_number is None and number is not None:
                record.cells[number[0]] = number[1]
                record.inherited.add(Field.NUMBER)
        if {heading.field for heading in record.cells} - {Field.NUMBER, Field.OBJECTIVE}:
            yield record


def _column_of(record: Record, wanted: Field) -> tuple[Heading, list[Cell]] | None:
    return next(((heading, cells) for heading, cells in record.cells.items() if heading.field is wanted), None)
