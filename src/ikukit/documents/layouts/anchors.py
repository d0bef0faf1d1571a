"""Headings scattered through a text, each followed by its cells: what extraction column by column leaves of a table."""

from attrs import define, field

from ikukit.documents.heading_runs import leading_headings, split_headings
from ikukit.documents.headings import Field, Heading
from ikukit.documents.layouts.manuscript import Manuscript
from ikukit.documents.layouts.prices import Gap, Piece
from ikukit.documents.lines import stretch
from ikukit.documents.looks import costs_of
from ikukit.documents.table import Line
from ikukit.source import fold

_MOST_HEADINGS = 60
_OPENS_CELLS = frozenset(("program", "kegiatan", "indikator"))


@define
class Group:
    """Headings that follow each other directly, the pieces of text up to the next heading, and where their lines
    stand."""

    headings: list[tuple[Heading, Line]]
    pieces: list[Piece] = field(factory=list)
    positions: set[int] = field(factory=set)


@define
class Scattered:
    """One table whose headings are scattered: its groups in order."""

    groups: list[Group] = field(factory=list)

    @property
    def used(self) -> set[int]:
        """The positions of its lines."""
        return set().union(*(group.positions for group in self.groups))

    @property
    def headings(self) -> list[Heading]:
        """All headings, in order."""
        return [heading for group in self.groups for heading, _ in group.headings]

    @property
    def fields(self) -> set[Field]:
        """The fields that have a heading."""
        return {heading.field for heading in self.headings}


def find_scattered(text: Manuscript) -> list[Scattered]:
    """Every table in ``text`` with headings between its cells. Signatures, and headings that come again, end a
    table."""
    tables = [Scattered()]
    for block in text.blocks:
        if block.fenced:
            tables.append(Scattered())
        full = sum(len(group.headings) for group in tables[-1].groups[-2:]) + len(tables[-1].groups) >= _MOST_HEADINGS
        headings, rest = ([], block.lines) if full else _take_headings(block.lines, tables[-1])
        if any(heading.field is Field.NUMBER for heading, _ in headings) and Field.NUMBER in tables[-1].fields:
            tables.append(Scattered())
        table = tables[-1]
        for heading, line in headings:
            if not table.groups or table.groups[-1].pieces:
                table.groups.append(Group([]))
            table.groups[-1].headings.append((heading, line))
        if table.groups:
            table.groups[-1].positions.update(block.positions)
            if rest:
                table.groups[-1].pieces.append(Piece(rest, Gap.BLANK))
    return [_without_title(table) for table in tables if _is_table(table)]


def _is_table(table: Scattered) -> bool:
    return (
        len(table.fields) >= 3
        and bool(table.fields & {Field.NAME, Field.FORMULA})
        and any(g.pieces for g in table.groups)
    )


def _without_title(table: Scattered) -> Scattered:
    """``table`` without a title that reads like a heading and names a field which is named again: what stands below
    it is the head of the document."""
    first = table.groups[0]
    later = [heading.field for group in table.groups for heading, _ in group.headings][1:]
    if first.headings[0][0].field is Field.NAME and Field.NAME in later:
        del first.headings[0]
        if not first.headings:
            del table.groups[0]
    return table


def _take_headings(block: tuple[Line, ...], table: Scattered) -> tuple[list[tuple[Heading, Line]], tuple[Line, ...]]:
    """The headings that ``block`` begins with, and the lines or parts of lines that are left.

    Words count as a heading only where they can be nothing else: *Program Pembinaan ...* is a cell, and so is what
    names a field that has its heading already, or is written in small letters where the other headings are in
    capitals.
    """
    known = {heading.field for heading in table.headings}
    capitals = len(table.headings) > 1 and all(heading.text.isupper() for heading in table.headings)
    whole = split_headings(fold(" ".join(line.text for line in block))) if len(block) <= 3 else []
    if whole and all(_may_be(heading, known, capitals) for _, _, heading in whole):
        return [(heading, block[0]) for _, _, heading in whole], ()
    found: list[tuple[Heading, Line]] = []
    for number, line in enumerate(block):
        start = 0
        while start < len(line.text) and (leading := _leading(line.text[start:])) is not None:
            end, heading = leading
            rest = line.text[start + end :].lstrip()
            if not _may_be(heading, known, capitals) or (rest and not _stands_out(heading, rest)):
                break
            found.append((heading, stretch(line, start, start + end)))
            known.add(heading.field)
            start += end
        if start < len(line.text):
            return found, (stretch(line, start, len(line.text)), *block[number + 1 :])
    return found, ()


def _leading(text: str) -> tuple[int, Heading] | None:
    """The longest heading that ``text`` begins with, without a last word that rather opens the cell: *Sasaran* |
    *Program Pembinaan ...*."""
    found = leading_headings(text)
    if not found:
        return None
    end, heading = found[-1]
    if len(found) > 1 and text[found[-2][0] : end].strip().casefold() in _OPENS_CELLS and text[end:].strip():
        shorter, without = found[-2]
        if costs_of(text[shorter:])[without.field] + 1 < costs_of(text[end:])[heading.field]:
            return shorter, without
    return end, heading


def _may_be(heading: Heading, known: set[Field], capitals: bool) -> bool:
    if heading.field in known - {Field.NUMBER, Field.NAME, Field.TARGET, Field.EXTRA}:
        return False
    return not capitals or heading.text.isupper()


def _stands_out(heading: Heading, rest: str) -> bool:
    """Whether ``heading`` is one although ``rest`` follows it on the line."""
    if rest.startswith(":"):
        return False
    single = len(heading.text.split()) == 1 and heading.field in (Field.OBJECTIVE, Field.EXTRA)
    return not single or heading.text.isupper() or heading.text.casefold() == "sasaran"
