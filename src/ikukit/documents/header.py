"""The heading rows of a table: where they are, and which field each column of the grid holds.

Finds headings by their words and their company; the rows below are only looked at to tell a second heading row from
data.
"""

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from ikukit.documents.headings import Field, Heading, heading_of, is_column_number, is_period, period_of
from ikukit.documents.table import Cell, Table
from ikukit.source import fold

Row = Sequence[Cell | None]


@frozen
class Header:
    """Heading rows ``start`` to ``end`` (exclusive) of a grid, and the heading of each grid column; None: has none."""

    start: int
    end: int
    columns: tuple[Heading | None, ...]

    def column(self, field: Field) -> int | None:
        """The first grid column that holds ``field``."""
        return next((i for i, heading in enumerate(self.columns) if heading and heading.field is field), None)

    def is_like(self, other: "Header") -> bool:
        """Whether ``other`` has the same headings in the same order: the table goes on."""
        return _texts(self) == _texts(other)

    @property
    def fields(self) -> frozenset[Field]:
        """The fields that have a column."""
        return frozenset(heading.field for heading in self.columns if heading)


def _texts(header: Header) -> list[str]:
    return [heading.text.casefold() if heading else "" for heading in header.columns]


def distinct(row: Row) -> list[Cell]:
    """The cells of ``row`` that hold words, a merged one once."""
    seen: dict[int, Cell] = {id(cell): cell for cell in row if cell is not None and cell.text.strip()}
    return list(seen.values())


def is_empty(row: Row) -> bool:
    """Whether no cell of ``row`` holds words."""
    return all(cell is None or not cell.text.strip() for cell in row)


def find_headers(table: Table) -> Iterator[Header]:
    """Every heading row of ``table`` from the top, repeated ones too."""
    index = 0
    while index < len(table.rows):
        if is_heading_row(table.rows[index]):
            header = _header_at(table.rows, index)
            yield header
            index = header.end
        else:
            index += 1


def is_heading_row(row: Row) -> bool:
    """Whether ``row`` names columns: at least two fields, an indicator or formula or two more among them, few other
    words."""
    cells = distinct(row)
    headings = [heading for cell in cells if (heading := heading_of(cell.text)) is not None]
    fields = {heading.field for heading in headings}
    if len(fields) < 2 or 2 * len(headings) < len(cells):
        return False
    return bool(fields & {Field.NAME, Field.FORMULA}) or len(fields) >= 4


def _header_at(rows: Sequence[Row], start: int) -> Header:
    end = start + 1
    while end < len(rows) and end - start < 3 and _is_lower_heading_row(rows[end - 1], rows[end]):
        end += 1
    texts = _stacked(rows[start:end])
    if end < len(rows) and is_numbering_row(rows[end]):
        end += 1
    return Header(start, end, resolve([heading_of(text) or _unknown(text) for text in texts]))


def _is_lower_heading_row(above: Row, row: Row) -> bool:
    """Whether ``row`` goes on with a heading row: all it holds of its own are periods or headings below a wider
    heading."""
    own = [
        (i, cell)
        for i, cell in enumerate(row)
        if cell and cell.text.strip() and not (i < len(above) and cell is above[i])
    ]
    if not own or is_numbering_row(row) or [c.text for c in distinct(row)] == [c.text for c in distinct(above)]:
        return False
    return all(is_period(cell.text) or heading_of(cell.text) is not None for _, cell in own)


def is_numbering_row(row: Row) -> bool:
    """Whether ``row`` numbers the columns: ``(1) (2) (3)``."""
    cells = distinct(row)
    return len(cells) > 1 and all(is_column_number(cell.text, i) for i, cell in enumerate(cells, _first_number(cells)))


def _first_number(cells: Sequence[Cell]) -> int:
    return 1 if is_column_number(cells[0].text, 1) else 2


def _stacked(rows: Sequence[Row]) -> list[str]:
    """The heading of each column: its cells from the top, a merged one once, a wide one that was never merged carried
    right."""
    texts = []
    for column in range(len(rows[0])):
        cells: dict[int, Cell] = {}
        for depth, row in enumerate(rows):
            cell = row[column] if column < len(row) else None
            if cell is None and depth == 0 and len(rows) > 1 and rows[1][column] is not None:
                cell = _wider(rows[0], column)
            if cell is not None:
                cells[id(cell)] = cell
        texts.append(fold(" ".join(cell.text for cell in cells.values())))
    return texts


def _wider(row: Row, column: int) -> Cell | None:
    """The heading to the left that reaches over ``column`` in a format without merged cells: only a target's or extra
    one."""
    for cell in reversed(row[:column]):
        if cell is not None and cell.text.strip():
            heading = heading_of(cell.text)
            return cell if heading and heading.field in (Field.TARGET, Field.EXTRA) else None
    return None


def _unknown(text: str) -> Heading | None:
    if not text:
        return None
    return Heading(Field.TARGET, text, period_of(text)) if is_period(text) else Heading(Field.EXTRA, text)


def resolve(headings: Sequence[Heading | None]) -> tuple[Heading | None, ...]:
    """``headings`` with each field named once: of two columns for one field the better-named keeps it, the other is
    extra."""
    resolved = list(headings)
    for field in Field:
        if field in (Field.TARGET, Field.EXTRA):
            continue
        rivals = [i for i, heading in enumerate(resolved) if heading and heading.field is field]
        groups = {resolved[i].text: i for i in reversed(rivals)}  # type: ignore[union-attr]
        if len(groups) > 1:
            keeper = max(rivals, key=lambda i: (_fitness(headings[i]), -i))
            kept = headings[keeper]
            for i in rivals:
                rival = resolved[i]
                if rival is not None and kept is not None and rival.text != kept.text:
                    resolved[i] = evolve(rival, field=Field.EXTRA)
    return tuple(resolved)


def _fitness(heading: Heading | None) -> int:
    """*Sasaran* before *Program* and *Tujuan*; else the earlier column wins."""
    return 0 if heading is None else int("sasaran" in heading.text.casefold())
