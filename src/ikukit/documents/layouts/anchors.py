"""Headings scattered through a text, each followed by its cells: what extraction column by column leaves of a table."""

from collections.abc import Iterator, Sequence

from attrs import define, field

from ikukit.documents.headings import Field, Heading, leading_heading, split_headings
from ikukit.documents.layouts.alignment import Gap, Piece
from ikukit.documents.layouts.furniture import find_furniture
from ikukit.documents.lines import is_blank, stretch, trim
from ikukit.documents.signature import find_signatures
from ikukit.documents.table import Line
from ikukit.source import fold


@define
class Group:
    """Headings that follow each other directly, and the pieces of text up to the next heading."""

    headings: list[tuple[Heading, Line]]
    pieces: list[Piece] = field(factory=list)


@define
class Scattered:
    """One table whose headings are scattered: its groups in order, and the positions of its lines."""

    groups: list[Group] = field(factory=list)
    used: set[int] = field(factory=set)

    @property
    def fields(self) -> set[Field]:
        """The fields that have a heading."""
        return {heading.field for group in self.groups for heading, _ in group.headings}


def find_scattered(lines: Sequence[Line]) -> list[Scattered]:
    """Every table in ``lines`` with headings between its cells. Signatures, and headings that come again, end a table."""
    tables = [Scattered()]
    for block, positions, fenced in _blocks(lines):
        if fenced:
            tables.append(Scattered())
        headings, rest = _take_headings(block, tables[-1].fields)
        if any(heading.field is Field.NUMBER for heading, _ in headings) and Field.NUMBER in tables[-1].fields:
            tables.append(Scattered())
        table = tables[-1]
        for heading, line in headings:
            if not table.groups or table.groups[-1].pieces:
                table.groups.append(Group([]))
            table.groups[-1].headings.append((heading, line))
        if table.groups:
            table.used.update(positions)
            if rest:
                table.groups[-1].pieces.append(Piece(rest, Gap.BLANK))
    return [_without_title(table) for table in tables if _is_table(table)]


def _is_table(table: Scattered) -> bool:
    return len(table.fields) >= 3 and bool(table.fields & {Field.NAME, Field.FORMULA}) and any(g.pieces for g in table.groups)


def _without_title(table: Scattered) -> Scattered:
    """``table`` without a title that reads like a heading and names a field which is named again."""
    first = table.groups[0].headings
    later = [heading.field for group in table.groups for heading, _ in group.headings][1:]
    if len(first) > 1 and first[0][0].field is Field.NAME and Field.NAME in later:
        del first[0]
    return table


def _blocks(lines: Sequence[Line]) -> Iterator[tuple[tuple[Line, ...], list[int], bool]]:
    """Lines between blank lines, their positions, and whether a signature stands before them."""
    furniture, signed = find_furniture(lines), find_signatures(lines).used
    held: list[int] = []
    fenced = False
    for index, line in enumerate([*lines, Line("", lines[-1].place)] if lines else []):
        if index < len(lines) and not is_blank(line) and index not in furniture and index not in signed:
            held.append(index)
            continue
        if held:
            yield tuple(trim(lines[i]) for i in held), held, fenced
            held, fenced = [], False
        fenced = fenced or index in signed


def _take_headings(block: tuple[Line, ...], known: set[Field]) -> tuple[list[tuple[Heading, Line]], tuple[Line, ...]]:
    """The headings that ``block`` begins with, and the lines or parts of lines that are left.

    A heading glued to other words counts only where it can be nothing else: *Program Pembinaan ...* is a cell, and so is what names a field
    that has its heading already.
    """
    whole = split_headings(fold(" ".join(line.text for line in block))) if len(block) <= 3 else []
    if whole:
        return [(heading, block[0]) for _, _, heading in whole], ()
    found: list[tuple[Heading, Line]] = []
    for number, line in enumerate(block):
        start = 0
        while start < len(line.text) and (leading := leading_heading(line.text[start:])) is not None:
            end, heading = leading
            rest = line.text[start + end :].lstrip()
            if rest and not _stands_out(heading, rest, known | {other.field for other, _ in found}):
                break
            found.append((heading, stretch(line, start, start + end)))
            start += end
        if start < len(line.text):
            return found, (stretch(line, start, len(line.text)), *block[number + 1 :])
    return found, ()


def _stands_out(heading: Heading, rest: str, known: set[Field]) -> bool:
    """Whether ``heading`` is one although ``rest`` follows it on the line."""
    if rest.startswith(":") or (heading.field in known - {Field.NUMBER, Field.NAME} and heading.field is not Field.TARGET):
        return False
    single = len(heading.text.split()) == 1
    return not single or heading.field is not Field.OBJECTIVE or heading.text.isupper() or heading.text.casefold() == "sasaran"
