"""Where a table without a grid stands in a text: its headings, and the blocks of data below them.

Headings are found by vocabulary as a run of blocks or lines; a run that comes again after a page break belongs to the
same table.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

from attrs import define, frozen

from ikukit.documents.header import resolve
from ikukit.documents.heading_runs import opening_word, split_headings
from ikukit.documents.headings import Field, Heading, is_column_number, is_known, is_period
from ikukit.documents.layouts.manuscript import Block, Manuscript
from ikukit.documents.layouts.prices import Gap, Piece
from ikukit.documents.table import Line
from ikukit.source import fold

_MOST_HEADING_LINES = 24
_MOST_HEADINGS = 60
_LABELLED = re.compile(r"\s*(?:jabatan|nama|tugas|fungsi|unit kerja|nip|pangkat|eselon)\s*:\s*\S", re.IGNORECASE)


@define
class Region:
    """One table's headings, the lines they stand on, and its blocks of data in order."""

    headings: tuple[Heading, ...]
    heading_lines: tuple[Line, ...]
    blocks: list[Piece]
    used: set[int]


def find_regions(text: Manuscript) -> list[Region]:
    """Every table in ``text`` whose headings stand together before its data."""
    blocks = list(_parted(text.blocks))
    regions: list[Region] = []
    index, fresh_page, open_region = 0, False, False
    while index < len(blocks):
        open_region = open_region and not blocks[index].fenced
        run = _heading_run(blocks, index)
        if run is not None:
            headings = tuple(heading for heading in resolve([named.heading for named in run.named]) if heading)
            fresh_page = open_region and _texts(headings) == _texts(regions[-1].headings)
            if not fresh_page:
                regions.append(Region(headings, tuple(named.line for named in run.named), [], set()))
            regions[-1].used |= run.used
            index, open_region = run.end, True
            if run.rest is not None:
                index -= 1
                blocks[index] = run.rest
            index = _skip_numbering(blocks, index, regions[-1])
            continue
        if open_region and not _LABELLED.match(blocks[index].lines[0].text):
            block = blocks[index]
            regions[-1].blocks.append(Piece(block.lines, Gap.PAGE if fresh_page else block.gap))
            regions[-1].used.update(block.positions)
            fresh_page = False
        index += 1
    return [region for region in regions if region.blocks]


def _parted(blocks: Sequence[Block]) -> Iterator[Block]:
    """``blocks`` cut where headings begin inside one: below a title, or above the headings of the next block."""
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        inner = range(1, 1 if _headings_at_top(block)[0] else len(block.lines))
        cut = next((i for i in inner if _headings_begin(block, i, following)), None)
        if cut is None:
            yield block
        else:
            yield Block(block.lines[:cut], block.positions[:cut], block.gap, block.fenced)
            yield Block(block.lines[cut:], block.positions[cut:], Gap.LINE, fenced=False)


def _headings_begin(block: Block, cut: int, following: Block | None) -> bool:
    """Whether a heading row begins on line ``cut`` of ``block``."""
    if opening_word(block.lines[cut].text) is None or not split_headings(block.lines[cut].text):
        return False
    end = cut + _MOST_HEADING_LINES + 1
    headings, taken = _headings_at_top(Block(block.lines[cut:end], block.positions[cut:end], Gap.LINE, fenced=False))
    if len({heading.field for heading, _ in headings}) >= 3:
        return True
    return cut + taken == len(block.lines) and following is not None and bool(_headings_at_top(following)[0])


def _texts(headings: Sequence[Heading]) -> list[str]:
    return [heading.text.casefold() for heading in headings]


@frozen
class _Named:
    """A heading, the line it begins on, and that line's position in the text."""

    heading: Heading
    line: Line
    position: int


@frozen
class _Run:
    """Headings that stand together; ``end`` is the block after them, ``rest`` what their last block goes on with."""

    named: tuple[_Named, ...]
    used: frozenset[int]
    end: int
    rest: Block | None


def _heading_run(blocks: Sequence[Block], start: int) -> _Run | None:
    """Consecutive blocks from ``start`` that name columns; the last may go on with data."""
    found: list[_Named] = []
    positions: list[int] = []
    index, rest = start, None
    while index < len(blocks) and rest is None and len(found) < _MOST_HEADINGS:
        block = blocks[index]
        headings, taken = _headings_at_top(block)
        if not headings:
            other = _other_heading(blocks, index) if found else None
            if other is None:
                break
            headings, taken = [(other, 0)], len(block.lines)
        found += [_Named(heading, block.lines[offset], block.positions[offset]) for heading, offset in headings]
        positions += block.positions[:taken]
        if taken < len(block.lines):
            rest = Block(block.lines[taken:], block.positions[taken:], Gap.LINE, block.fenced)
        index += 1
    found = _without_parent(_from_first_column(found))
    fields = {named.heading.field for named in found}
    if len(fields) < 3 or not fields & {Field.NAME, Field.FORMULA}:
        return None
    used = frozenset(position for position in positions if position >= found[0].position)
    return _Run(tuple(found), used, index, rest)


def _headings_at_top(block: Block) -> tuple[list[tuple[Heading, int]], int]:
    """The headings that the first lines of ``block`` are, each with the line it begins on, and how many lines that
    takes."""
    lines = tuple(line.text for line in block.lines[:_MOST_HEADING_LINES])
    headings, taken = _headings_in(lines)
    return (list(headings), taken) if len(headings) >= 3 or taken == len(block.lines) else ([], 0)


@lru_cache(maxsize=4096)
def _headings_in(lines: tuple[str, ...]) -> tuple[tuple[tuple[Heading, int], ...], int]:
    """The longest beginning of ``lines`` that is headings and nothing else, three at least or all of them."""
    known = next((i for i, line in enumerate(lines) if not is_known(line)), len(lines))
    for taken in range(known, 0, -1):
        parts = split_headings(" ".join(lines[:taken]))
        if len(parts) >= 3 or (parts and taken == len(lines)):
            starts = [0, *accumulate(len(line) + 1 for line in lines[:taken])]
            return tuple((heading, bisect_right(starts, start) - 1) for start, _, heading in parts), taken
    return (), 0


def _other_heading(blocks: Sequence[Block], index: int) -> Heading | None:
    """A heading outside the vocabulary: a period, or a short capitalised block with a heading right after it."""
    text = fold(blocks[index].text)
    if is_period(text) and not re.fullmatch(r"\W*\d{1,2}\W*", text):
        return Heading(Field.TARGET, text, text)
    if len(text.split()) > 4 or len(text) > 40 or not text[0].isupper() or index + 1 >= len(blocks):
        return None
    return Heading(Field.EXTRA, text) if _headings_at_top(blocks[index + 1])[0] else None


def _without_parent(found: list[_Named]) -> list[_Named]:
    """``found`` without a *TARGET* that stands over periods of its own: it has no column."""
    over = [
        i
        for i, (one, other) in enumerate(pairwise(found))
        if one.heading.field is Field.TARGET and not one.heading.period and is_period(other.heading.text)
    ]
    return [named for i, named in enumerate(found) if i not in over]


def _from_first_column(found: list[_Named]) -> list[_Named]:
    """``found`` without a title above the headings (*INDIKATOR KINERJA UTAMA*, perhaps with *PERIODE 2021-2026*), which
    names a field that is named again."""
    fields = [named.heading.field for named in found]
    numbers = [i for i, field in enumerate(fields) if field is Field.NUMBER]
    titles = set(fields[: numbers[-1]]) if numbers else set()
    dated = {Field.EXTRA, Field.TARGET} if Field.NAME in titles else set()
    if numbers and numbers[-1] <= 3 and titles - dated <= set(fields[numbers[-1] :]):
        return found[numbers[-1] :]
    return found[1:] if fields and fields[0] is Field.NAME and fields.count(Field.NAME) > 1 else found


def _skip_numbering(blocks: Sequence[Block], index: int, region: Region) -> int:
    """The position behind the column numbers ``(1) (2) ...`` below the headings, a block each or all on one line."""
    count = len(region.headings)
    if index < len(blocks):
        words = blocks[index].text.split()
        if len(words) == count and all(is_column_number(word, i) for i, word in enumerate(words, 1)):
            region.used.update(blocks[index].positions)
            return index + 1
    numbered = [i for i in range(count) if index + i < len(blocks) and is_column_number(blocks[index + i].text, i + 1)]
    if numbered == list(range(count)):
        region.used.update(p for i in numbered for p in blocks[index + i].positions)
        return index + count
    return index
