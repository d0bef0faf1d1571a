"""Grids that are no table of indicators as they lie: forms with a label before each value, and rows that are running
text."""

from collections.abc import Iterator, Sequence

from attrs import evolve

from ikukit.documents.header import Row, distinct, find_headers
from ikukit.documents.headings import Field, heading_of
from ikukit.documents.table import Cell, Line, Table
from ikukit.finding import Place

Card = Sequence[tuple[Cell, Cell]]
"""One indicator as pairs of label and value."""


def upright(table: Table) -> Table:
    """``table`` itself, or, for a form with a label before each value, the table that it is when turned."""
    if next(find_headers(table), None) is not None:
        return table
    cards = list(_cards(table))
    return table_of_cards(cards, table.place) if cards else table


def _cards(table: Table) -> Iterator[Card]:
    """Each value column of a form is an indicator; a label that comes again opens the next one."""
    rows = [[cell for cell in distinct(row) if cell.text.strip(" :") != ""] for row in table.rows]
    labelled = [row for row in rows if len(row) >= 2 and heading_of(row[0].text)]
    fields = {heading.field for row in labelled if (heading := heading_of(row[0].text))}
    if len(fields) < 3 or not fields & {Field.NAME, Field.FORMULA} or 2 * len(labelled) < sum(map(bool, rows)):
        return
    pairs: list[tuple[Cell, Cell]] = []
    seen: set[Field] = set()
    for row in (row for row in rows if len(row) >= 2):
        heading = heading_of(row[0].text)
        if (
            heading is not None
            and heading.field in seen
            and heading.field in (Field.NUMBER, Field.OBJECTIVE, Field.NAME)
        ):
            yield pairs
            pairs, seen = [], set()
        if heading is not None:
            seen.add(heading.field)
        pairs.append((row[0], row[1]))
    yield pairs


def table_of_cards(cards: Sequence[Card], place: Place) -> Table:
    """The table whose rows are ``cards`` and whose headings are their labels, in the order in which labels first
    come."""
    columns: dict[str, int] = {}
    heads: list[Cell] = []
    for card in cards:
        for label, _ in card:
            if _key(label) not in columns:
                columns[_key(label)] = len(heads)
                heads.append(evolve(label, row_span=1, column_span=1))
    rows: list[list[Cell | None]] = []
    for number, card in enumerate(cards, 1):
        row: list[Cell | None] = [None] * len(heads)
        for label, value in card:
            column = columns[_key(label)]
            placed = evolve(value.place, table=place.table, row=number)
            row[column] = Cell(value.text, placed)
        rows.append(row)
    return Table((tuple(heads), *map(tuple, rows)), place)


def _key(label: Cell) -> str:
    return " ".join(label.text.casefold().strip(" :").split())


def lines_of_rows(rows: Sequence[Row]) -> list[Line]:
    """Rows outside a table as lines of text: row by row, or column by column where two texts stand side by side over
    several rows (signatures)."""
    side_by_side = sum(len(distinct(row)) > 1 for row in rows) > 1 or any(map(_holds_blocks, rows))
    if not side_by_side or not rows:
        return [line for row in rows for line in _lines([" ".join(cell.text for cell in distinct(row))], row)]
    lines: list[Line] = []
    for column in range(len(rows[0])):
        seen: set[int] = set()
        for row in rows:
            cell = row[column] if column < len(row) else None
            if cell is not None and id(cell) not in seen and (column == 0 or row[column - 1] is not cell):
                seen.add(id(cell))
                lines += [Line(text, cell.place) for text in cell.text.split("\n")]
            else:
                lines.append(Line("", Place()))
    return lines


def _holds_blocks(row: Row) -> bool:
    """Whether two texts of several lines stand side by side in one row: two officials who sign."""
    return sum("\n" in cell.text for cell in distinct(row)) > 1


def _lines(texts: Sequence[str], row: Row) -> list[Line]:
    cells = distinct(row)
    place = cells[0].place if cells else Place()
    return [Line(line, place) for text in texts for line in text.split("\n")]
