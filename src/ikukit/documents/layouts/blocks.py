"""Tables whose grid was lost on the way to text: a cell a block, a cell a line, or the cells of a row run together.

All three are the same question at a different grain, answered by ``alignment``: the coarsest grain whose rows come out
whole is taken.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from attrs import evolve, frozen

from ikukit.documents.heading_runs import leading_headings
from ikukit.documents.headings import Field
from ikukit.documents.layouts.alignment import MARGIN, AlignedRow, Alignment, align
from ikukit.documents.layouts.boundaries import sharpen
from ikukit.documents.layouts.found import Found
from ikukit.documents.layouts.manuscript import Manuscript
from ikukit.documents.layouts.phrases import cut_phrases, rejoin
from ikukit.documents.layouts.prices import Gap, Piece
from ikukit.documents.layouts.region import Region, find_regions
from ikukit.documents.lines import cell_of, stretch
from ikukit.documents.looks import Look, look_of
from ikukit.documents.table import Cell, Table
from ikukit.documents.vocabulary import goes_on
from ikukit.finding import Finding, Place, finding
from ikukit.source import fold

_NUMBERED = re.compile(r"\d{1,3}[.)]?\s+(?=[A-Z])")
_MOST_PIECES = 20_000
"""Pieces up to which finer grains are tried: a few hundred pages. Longer texts without blank lines are no documents."""
_NEARLY_ALL = 0.85
_ROW_WORDS = 10
"""Words on a line, on average, from which on a line can hold a whole row."""
_ENOUGH = 0.75
"""Share of whole rows at which no finer grain is tried."""


def find_blocks(text: Manuscript) -> list[Found]:
    """Every table in ``text`` whose headings come together and whose cells follow row by row."""
    regions = find_regions(text)
    if any(map(_is_scattered, regions)):
        return []
    return [_read(region, number) for number, region in enumerate(regions, 1)]


def _is_scattered(region: Region) -> bool:
    """Whether more headings stand among the data: then the text was read column by column, which is not this layout."""
    known = {heading.field for heading in region.headings}
    openings = {heading.field for block in region.blocks for _, heading in leading_headings(block.lines[0].text)}
    return len(openings - known - {Field.EXTRA}) >= 2


_DEAR = 6.0
"""A cell that suits its column as badly as this is doubtful whatever else it could be."""
_DEAREST = 3.5
"""The highest price of a cell, on average, in a row that was cut at the right grain."""


@frozen
class _Attempt:
    """One grain tried: its pieces, how they fell into place, and the share of rows that came out whole."""

    grain: Callable[[Sequence[Piece]], Iterable[Piece]]
    pieces: Sequence[Piece]
    alignment: Alignment
    whole: float


def _read(region: Region, number: int) -> Found:
    fields = [heading.field for heading in region.headings]
    best: _Attempt | None = None
    blocks = list(_with_numbers_apart(region.blocks)) if Field.NUMBER in fields else region.blocks
    for grain in (list, _wraps_of, _lines_of, _phrases_of):
        if grain is _wraps_of and len(blocks) < 2 * len(fields):
            continue
        pieces = list(grain(blocks))
        if best is not None and len(pieces) > _MOST_PIECES:
            break
        if best is not None and len(pieces) == len(best.pieces):
            continue
        alignment = align(pieces, fields)
        if grain is _phrases_of:
            alignment = sharpen(pieces, alignment, fields)
        attempt = _Attempt(grain, pieces, alignment, _wholeness(alignment, fields))
        if best is None or attempt.whole > best.whole + 0.1 or not best.alignment.rows:
            best = attempt
        if best.whole >= _ENOUGH:
            break
    assert best is not None
    return _found(region, best, number)


def _with_numbers_apart(blocks: Sequence[Piece]) -> Iterator[Piece]:
    """``blocks`` with the row's number cut off where it stands before the objective: ``1. Meningkatnya ...``."""
    for block in blocks:
        line = block.lines[0]
        numbered = _NUMBERED.match(line.text)
        rest = stretch(line, numbered.end(), len(line.text)) if numbered else line
        cell = Piece((rest, *block.lines[1:]), Gap.BLANK)
        if numbered and look_of(cell.text) is Look.AIM:
            yield Piece((stretch(line, 0, numbered.end()),), block.gap)
            yield cell
        else:
            yield block


def _wraps_of(blocks: Sequence[Piece]) -> Iterator[Piece]:
    """Lines as parts of blocks that mostly are cells: here and there two cells fell into one block."""
    for block in blocks:
        for index, line in enumerate(block.lines):
            yield Piece((line,), block.gap if index == 0 else Gap.WRAP)


def _lines_of(blocks: Sequence[Piece]) -> Iterator[Piece]:
    """Lines that could be cells. A line end before a word that would have had room was meant; where nearly all were,
    the few lines of full width ended so by chance."""
    lines = [
        Piece((line,), block.gap if index == 0 else Gap.LINE)
        for block in blocks
        for index, line in enumerate(block.lines)
    ]
    ends = [index for index, piece in enumerate(lines) if piece.gap is Gap.LINE]
    width = max(len(piece.text) for piece in lines)
    meant = {i for i in ends if len(lines[i - 1].text) + 1 + len(lines[i].text.split()[0]) <= width}
    if len(meant) >= _NEARLY_ALL * len(ends):
        meant = set(ends)
    for index, piece in enumerate(lines):
        yield evolve(piece, gap=Gap.BREAK) if index in meant else piece


def _phrases_of(blocks: Sequence[Piece]) -> Iterator[Piece]:
    """Phrases that could be cells; where most line ends were meant, each ends a row."""
    lines = list(_lines_of(blocks))
    ends = [piece.gap for piece in lines if piece.gap in (Gap.BREAK, Gap.LINE)]
    row_a_line = 2 * ends.count(Gap.BREAK) >= len(ends) > 0 and _hold_rows(lines)
    for piece in lines:
        gap = Gap.ROW if row_a_line and piece.gap in (Gap.BREAK, Gap.LINE) else piece.gap
        for phrase in cut_phrases(piece.lines[0]):
            yield Piece((phrase,), gap)
            gap = Gap.INSIDE if row_a_line else Gap.SPACE


def _hold_rows(lines: Sequence[Piece]) -> bool:
    """Whether the lines are long enough to hold rows, and nearly all begin as rows do."""
    words = [piece.text.split() for piece in lines]
    begun = sum(line[0][0].isupper() or line[0][0].isdigit() or line[0][0] == "%" for line in words)
    return sum(map(len, words)) >= _ROW_WORDS * len(words) and begun >= 0.7 * len(words)


def _wholeness(alignment: Alignment, fields: Sequence[Field]) -> float:
    """The share of rows that lack no cell but a merged one and hold no cells that suit their columns badly."""
    if not alignment.rows:
        return 0.0
    whole = sum(_is_whole(row, fields) and _suits(row) for row in alignment.rows)
    return whole / (len(alignment.rows) + len(alignment.left_out))


def _suits(row: AlignedRow) -> bool:
    return sum(placed.price for placed in row.cells.values()) <= _DEAREST * len(row.cells)


def _is_whole(row: AlignedRow, fields: Sequence[Field]) -> bool:
    missing = {field for column, field in enumerate(fields) if column not in row.cells}
    return missing <= {Field.NUMBER, Field.OBJECTIVE}


def _found(region: Region, attempt: _Attempt, number: int) -> Found:
    """The grid of an attempt. The headings come again before a row that follows a page break."""
    headings = [
        Cell(heading.text, evolve(line.place, table=number, row=0, column=column))
        for column, (heading, line) in enumerate(zip(region.headings, region.heading_lines, strict=True), 1)
    ]
    rows: list[tuple[Cell | None, ...]] = [tuple(headings)]
    findings: list[Finding] = []
    for serial, row in enumerate(attempt.alignment.rows, 1):
        if row.cut:
            rows.append(tuple(headings))
        cells = [_cell(attempt.pieces, row, column, number, serial) for column in range(len(headings))]
        rows.append(tuple(cells))
        place = next(cell.place for cell in cells if cell is not None)
        findings += _doubts(row, region, place, _guessed(attempt, row))
    findings += _left_out(attempt, region)
    place = evolve(headings[0].place, row=None, column=None)
    return Found(Table(tuple(rows), place), frozenset(region.used), tuple(findings), wrapped=True)


def _cell(pieces: Sequence[Piece], row: AlignedRow, column: int, table: int, serial: int) -> Cell | None:
    placed = row.cells.get(column)
    if placed is None:
        return None
    lines = [line for piece in pieces[placed.start : placed.end] for line in piece.lines]
    return cell_of(rejoin(lines), table=table, row=serial, column=column + 1)


def _guessed(attempt: _Attempt, row: AlignedRow) -> set[int]:
    """The columns whose cells were cut out of a line, or out of lines that the width of a column broke: nothing but
    words tells where they begin and end."""
    if attempt.grain is _phrases_of:
        return set(row.cells)
    gaps = [piece.gap for piece in attempt.pieces] + [Gap.BLANK]
    return {column for column, placed in row.cells.items() if Gap.LINE in gaps[placed.start : placed.end + 1]}


def _doubts(row: AlignedRow, region: Region, place: Place, guessed: set[int]) -> Iterator[Finding]:
    """A finding for a row with cells that would do nearly as well in another column, that are missing, or guessed."""
    fields = [heading.field for heading in region.headings]
    doubtful = [
        column
        for column, placed in row.cells.items()
        if placed.margin < MARGIN
        or placed.price > _DEAR
        or placed.loose
        or (column in guessed and fields[column] is not Field.NUMBER)
    ]
    if not row.cut and not _is_whole(row, fields):
        doubtful += [
            c for c in range(len(fields)) if c not in row.cells and fields[c] not in (Field.NUMBER, Field.OBJECTIVE)
        ]
    if doubtful:
        columns = ", ".join(region.headings[column].text for column in sorted(set(doubtful)))
        yield finding("layout-uncertain", place=place, columns=columns)


def _left_out(attempt: _Attempt, region: Region) -> Iterator[Finding]:
    """A finding for each piece between rows that fits no column. What follows the last row is no part of the table,
    unless it begins in the middle of a phrase."""
    last = max((placed.end for row in attempt.alignment.rows for placed in row.cells.values()), default=0)
    for index in attempt.alignment.left_out:
        piece = attempt.pieces[index]
        if index < last or goes_on(piece.text):
            yield finding("text-left-out", place=piece.lines[0].place, words=fold(piece.text)[:60])
