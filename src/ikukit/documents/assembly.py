"""The one way from a grid to a ``Document``: headings name the columns, rows become indicators, lines become head and
signatures.

Every reader's ``Content`` comes through here, so that the same document in another format gives the same ``Document``.
"""

from collections.abc import Iterator, Sequence

from attrs import define, evolve, field

from ikukit.documents.computing import reads_as_formula
from ikukit.documents.head import read_head
from ikukit.documents.header import Header
from ikukit.documents.headings import Field
from ikukit.documents.roles import name_columns
from ikukit.documents.rows import Record, find_parts, inherit, join_cut_rows, read_records
from ikukit.documents.signature import find_signatures
from ikukit.documents.table import Content, Line, Table
from ikukit.documents.turning import lines_of_rows, upright
from ikukit.documents.values import Values
from ikukit.errors import DocumentError
from ikukit.finding import Finding, finding
from ikukit.model import Document
from ikukit.source import fold


@define
class _Gathered:
    """What the blocks of a file gave: chains of records, and the lines before, between and after tables."""

    chains: list[list[Record]] = field(factory=list)
    before: list[Line] = field(factory=list)
    after: list[Line] = field(factory=list)
    header: Header | None = None

    def add_lines(self, lines: Sequence[Line]) -> None:
        (self.after if self.chains else self.before).extend(lines)


def assemble(content: Content, file: str) -> Document:
    """The document in ``content``.

    Raises ``DocumentError`` when no table in it has headings that name an indicator or its formula, or none has a row
    with either.
    """
    gathered = _gather(content)
    if not any(gathered.chains):
        raise DocumentError("no-indicator-table", file)
    findings = list(content.findings)
    records: list[Record] = []
    for chain in gathered.chains:
        findings += name_columns(chain)
        rows = list(join_cut_rows(chain, reads_as_formula))
        kept = list(inherit(rows))
        findings += _without_indicator(rows, kept)
        records += kept
    if not records:
        raise DocumentError("no-indicator-row", file)
    values = Values(records, content.wrapped)
    indicators = [values.indicator(record, position) for position, record in enumerate(records, 1)]
    findings += [finding("row-joined", place=record.places[0]) for record in records if record.joined]
    lines = [*gathered.before, *gathered.after]
    signatures = find_signatures(lines)
    free = [line.text for index, line in enumerate(lines) if index not in signatures.used]
    early = sum(index not in signatures.used for index in range(len(gathered.before)))
    head = read_head(free[:early], free[early:], signatures.officials)
    return Document(
        indicators=tuple(indicators),
        kind=head.kind,
        title=head.title,
        year=head.year,
        agency=head.agency,
        signatories=signatures.officials,
        findings=_placed(findings, records),
        source=file,
    )


def _gather(content: Content) -> _Gathered:
    gathered = _Gathered()
    lines: list[Line] = []
    for block in content.blocks:
        if isinstance(block, Line):
            lines.append(block)
            continue
        signed = bool(find_signatures(lines).officials)
        gathered.add_lines(lines)
        lines = []
        _add_table(gathered, upright(block), signed)
    gathered.add_lines(lines)
    return gathered


def _add_table(gathered: _Gathered, table: Table, signed: bool) -> None:
    above, parts = find_parts(table, gathered.header)
    gathered.add_lines(lines_of_rows(above))
    for part in parts:
        goes_on = not signed and gathered.header is not None and part.header.is_like(gathered.header)
        records = read_records(part, after_break=goes_on)
        if goes_on:
            gathered.chains[-1].extend(records)
        else:
            gathered.chains.append(records)
        gathered.header = part.header
        gathered.add_lines(lines_of_rows(part.tail))
        signed = bool(part.tail)


def _without_indicator(rows: Sequence[Record], kept: Sequence[Record]) -> Iterator[Finding]:
    """Rows with an objective that no row below them shares: what they say is in no indicator."""
    shared = {id(cells) for record in kept for cells in record.cells.values()}
    for row in rows:
        for heading, cells in row.cells.items():
            if heading.field is Field.OBJECTIVE and id(cells) not in shared:
                yield finding("row-without-indicator", place=row.places[0], words=fold(row.text(Field.OBJECTIVE))[:60])


def _placed(findings: Sequence[Finding], records: Sequence[Record]) -> tuple[Finding, ...]:
    """``findings`` with the position of the indicator whose grid row they speak of."""
    position_of = {
        (place.table, place.row): position for position, record in enumerate(records, 1) for place in record.places
    }
    placed = []
    for item in findings:
        position = position_of.get((item.place.table, item.place.row)) if item.place and item.place.row else None
        placed.append(
            item if position is None or item.place is None else item.at(evolve(item.place, indicator=position))
        )
    return tuple(placed)
