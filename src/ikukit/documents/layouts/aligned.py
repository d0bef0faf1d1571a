"""Space-aligned columns, as ``pdftotext -layout`` and typewriters give them.

A text of this kind is a page of a fixed-width font: its words get boxes, one character wide a letter, and the reader
of unruled tables in PDF files does the rest.
"""

import re
from collections.abc import Iterator, Sequence

from attrs import evolve

from ikukit.documents.aligned_rows import Body, cut_rows, row_cells
from ikukit.documents.aligned_tables import COLUMN_GAP, Column, Region, find_regions, heading_row
from ikukit.documents.boxes import BoxedCell
from ikukit.documents.glyphs import TextLine, Word
from ikukit.documents.heading_runs import opening_word
from ikukit.documents.headings import heading_of
from ikukit.documents.layouts.found import Found
from ikukit.documents.layouts.manuscript import Manuscript
from ikukit.documents.lines import cell_of, is_blank, stretch
from ikukit.documents.table import Cell, Line, Table
from ikukit.finding import Finding, finding

_HEIGHT = 2.5
"""Of a letter in its widths; a gap of two blanks then parts cells, one blank does not."""
_STEP = 3.0
"""From one line to the next, in widths of a letter."""
_ABOVE, _BELOW = 3, 12
"""Lines round one that could be a heading row which are looked at to tell whether it is."""
_WIDE = re.compile(r"\s{2,}")
_RULE = re.compile(r"\s*[-=_─━+|\s]{8,}\s*")


def find_aligned(text: Manuscript) -> list[Found]:
    """Every table in ``text`` whose columns stand under headings with two blanks or more between them."""
    lines = text.lines
    written = [position for position, line in enumerate(lines) if not is_blank(line) and position not in text.furniture]
    starts = _heading_starts(lines, written)
    found: list[Found] = []
    open_columns: tuple[Column, ...] = ()
    for positions in _pages(lines, written, starts):
        if positions[0] not in starts and not open_columns:
            continue
        drawn = _rules(lines, positions)
        text_lines = [_boxed(lines[position], position) for position in positions if position not in drawn]
        region = next(find_regions(text_lines, () if positions[0] in starts else open_columns), None)
        if region is not None:
            rules = [position * _STEP + _HEIGHT / 2 for position in drawn]
            found.append(_read(lines, text_lines, region, rules, len(found) + 1))
        open_columns = region.columns if region is not None and region.end == len(text_lines) else ()
    return found


def _heading_starts(lines: Sequence[Line], written: Sequence[int]) -> set[int]:
    """Positions of the lines that a heading row begins on."""
    starts: set[int] = set()
    for index, position in enumerate(written):
        if not _may_head(lines[position]) or (starts and position <= max(starts)):
            continue
        window = written[max(0, index - _ABOVE) : index + _BELOW]
        region = next(find_regions([_boxed(lines[p], p) for p in window], ()), None)
        if region is not None and region.heading:
            starts.add(window[region.start])
    return starts


def _may_head(line: Line) -> bool:
    """Whether two stretches of ``line`` begin as headings do."""
    parts = [part for part in _WIDE.split(line.text.strip()) if part]
    return len(parts) > 1 and sum(opening_word(part.split()[0]) is not None for part in parts) > 1


def _pages(lines: Sequence[Line], written: Sequence[int], starts: set[int]) -> Iterator[list[int]]:
    """Positions of the lines with words, page by page; a heading row begins a page too."""
    page: list[int] = []
    for position in written:
        if page and (position in starts or lines[position].place.page != lines[page[-1]].place.page):
            yield page
            page = []
        page.append(position)
    if page:
        yield page


def _rules(lines: Sequence[Line], positions: Sequence[int]) -> list[int]:
    """Lines drawn with dashes over most of the page; a shorter one is the bar of a fraction."""
    width = max((len(lines[position].text) for position in positions), default=0)
    return [p for p in positions if _RULE.fullmatch(lines[p].text) and len(lines[p].text.strip()) > 0.6 * width]


def _boxed(line: Line, position: int) -> TextLine:
    top = position * _STEP
    return TextLine(
        [Word(word.group(), word.start(), word.end(), top, top + _HEIGHT) for word in re.finditer(r"\S+", line.text)]
    )


def _read(
    lines: Sequence[Line], text_lines: Sequence[TextLine], region: Region, rules: Sequence[float], number: int
) -> Found:
    heading = text_lines[region.start : region.start + region.heading]
    body = Body.of(text_lines[region.start + region.heading : region.end], region.columns)
    cut = cut_rows(body, rules)
    boxed = [
        *(heading_row(heading, region.columns) if heading else []),
        *row_cells(body, cut.starts, 1 if heading else 0),
    ]
    height = max(cell.row + cell.row_span for cell in boxed)
    grid: list[list[Cell | None]] = [[None] * len(region.columns) for _ in range(height)]
    for box in boxed:
        cell = _cell(lines, box, number)
        for row in range(box.row, box.row + box.row_span):
            grid[row][box.column] = cell
    used = frozenset(_position(word) for line in text_lines[region.start : region.end] for word in line.words)
    place = evolve(lines[min(used)].place, table=number, spans=())
    return Found(
        Table(tuple(map(tuple, grid)), place),
        used,
        tuple(_doubts(grid, region.columns, heading, cut.certain)),
        wrapped=True,
    )


def _position(word: Word) -> int:
    return round(word.top / _STEP)


def _cell(lines: Sequence[Line], box: BoxedCell, table: int) -> Cell | None:
    """The cell of ``box``: on each line the stretch from its first word to its last."""
    reach: dict[int, tuple[int, int]] = {}
    for word in box.words:
        start, end = reach.get(_position(word), (int(word.x0), int(word.x1)))
        reach[_position(word)] = min(start, int(word.x0)), max(end, int(word.x1))
    pieces = [stretch(lines[position], *reach[position]) for position in sorted(reach)]
    cell = cell_of(pieces, table=table, row=box.row + 1, column=box.column + 1)
    return None if cell is None else evolve(cell, row_span=box.row_span)


def _doubts(
    grid: Sequence[Sequence[Cell | None]], columns: Sequence[Column], heading: Sequence[TextLine], certain: bool
) -> Iterator[Finding]:
    """A finding for every row when their beginnings had to be guessed, or when two headings fell into one column."""
    doubtful = [] if certain else ["batas baris"]
    doubtful += [column.heading for column in columns if _holds_two(column, heading)]
    for row in grid[1 if heading else 0 :] if doubtful else ():
        first = next((cell for cell in row if cell is not None), None)
        if first is not None:
            yield finding("layout-uncertain", place=first.place, columns=", ".join(doubtful))


def _holds_two(column: Column, heading: Sequence[TextLine]) -> bool:
    """Whether headings of two fields stand side by side over ``column``."""
    for line in heading:
        named = [
            heading_of(part.text)
            for part in line.segments(COLUMN_GAP * line.height)
            if column.x0 <= part.words[0].x0 < column.x1
        ]
        if len({found.field for found in named if found}) > 1:
            return True
    return False
