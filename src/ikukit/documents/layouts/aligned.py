"""Space-aligned columns, as ``pdftotext -layout`` and typewriters give them.

``gaps`` tells the columns; where rows begin is found as in unruled tables of PDF files (``aligned_rows``): every
column is given a place of its own on a page, and each line of text a height.
"""

import re
from collections.abc import Iterator, Sequence

from attrs import evolve

from ikukit.documents.aligned_rows import Body, cut_rows, row_cells
from ikukit.documents.aligned_tables import Column
from ikukit.documents.glyphs import TextLine, Word
from ikukit.documents.layouts.found import Found
from ikukit.documents.layouts.gaps import Divided, Head, Stretch, divide, head_at, may_head, named_columns, text_of
from ikukit.documents.layouts.manuscript import Manuscript
from ikukit.documents.lines import cell_of, is_blank, stretch
from ikukit.documents.table import Cell, Line, Table
from ikukit.finding import Finding, finding

_HEIGHT, _STEP = 2.5, 3.0
"""Of a letter, and from one line to the next, in widths of a letter."""
_APART = 10_000.0
"""From one column to the next on the page that the lines are laid on."""
_RULE = re.compile(r"\s*[-=_─━+|\s]{8,}\s*")
_ABOVE = 3
"""Lines above one that could head columns on which the heading row may begin."""
_TALLEST_GAP = 5
"""Lines. A table does not go on below a larger gap."""


def find_aligned(text: Manuscript) -> list[Found]:
    """Every table in ``text`` whose columns stand under headings with two blanks or more between them."""
    written = [p for p, line in enumerate(text.lines) if not is_blank(line) and p not in text.furniture]
    found: list[Found] = []
    heads = list(_heads(text.lines, written))
    ends = [*(index for index, _ in heads[1:]), len(written)]
    for (index, head), end in zip(heads, ends, strict=False):
        body = _body(text, written[index + head.depth : end])
        if body:
            found.append(_read(text.lines, written[index : index + head.depth], head, body, len(found) + 1))
    return found


def _heads(lines: Sequence[Line], written: Sequence[int]) -> Iterator[tuple[int, Head]]:
    """Every heading row, as the index among the ``written`` lines that it begins on."""
    behind = 0
    for index, position in enumerate(written):
        if index < behind or not may_head(lines[position]):
            continue
        starts = range(max(behind, index - _ABOVE), index + 1)
        found = [(start, head) for start in starts if (head := head_at(lines, written, start)) is not None]
        if found:
            start, head = max(found, key=lambda item: (named_columns(lines, item[1]), item[0]))
            yield start, head
            behind = start + head.depth


def _body(text: Manuscript, positions: Sequence[int]) -> list[int]:
    """The lines below a heading row that belong to the table: up to a signature, a wide gap, or running text at the
    end."""
    body: list[int] = []
    for position in positions:
        if position in text.signed or (body and position - body[-1] > _TALLEST_GAP):
            break
        body.append(position)
    while body and _is_running(text.lines, body):
        body.pop()
    return body


def _is_running(lines: Sequence[Line], body: Sequence[int]) -> bool:
    """Whether the last line is text below the table: it begins at the margin, after a blank line, and has no gaps."""
    line = lines[body[-1]]
    after_blank = len(body) == 1 or body[-1] - body[-2] > 1
    return (
        after_blank and "  " not in line.text.strip() and len(line.text.split()) > 1 and not line.text.startswith("  ")
    )


def _read(lines: Sequence[Line], heading: Sequence[int], head: Head, body: Sequence[int], number: int) -> Found:
    rules = {position for position in body if _is_rule(lines, position, body)}
    divided = divide(lines, head, [position for position in body if position not in rules])
    source: dict[int, Stretch] = {}
    text_lines = [_laid(lines, position, cells, source) for position, cells in divided.lines]
    columns = [_column(lines, c, column) for c, column in enumerate(head.columns)]
    rows = Body.of(text_lines, columns)
    cut = cut_rows(rows, [position * _STEP + _HEIGHT / 2 for position in rules])
    boxed = row_cells(rows, cut.starts, 1)
    height = max((box.row + box.row_span for box in boxed), default=1)
    grid: list[list[Cell | None]] = [[None] * len(columns) for _ in range(height)]
    grid[0] = [_cell(lines, column, number, 1, c + 1) for c, column in enumerate(head.columns)]
    for box in boxed:
        cell = _cell(lines, [source[id(word)] for word in box.words], number, box.row + 1, box.column + 1)
        for row in range(box.row, box.row + box.row_span):
            grid[row][box.column] = cell and evolve(cell, row_span=box.row_span)
    place = evolve(lines[heading[0]].place, table=number, spans=())
    doubts = tuple(_doubts(lines, grid, head, divided, cut.certain))
    return Found(Table(tuple(map(tuple, grid)), place), frozenset((*heading, *body)), doubts, wrapped=True)


def _is_rule(lines: Sequence[Line], position: int, body: Sequence[int]) -> bool:
    """Whether a line is drawn with dashes over most of the table; a shorter one is the bar of a fraction."""
    text = lines[position].text
    if not _RULE.fullmatch(text):
        return False
    return len(text.strip()) > 0.6 * max(len(lines[other].text) for other in body)


def _laid(
    lines: Sequence[Line], position: int, cells: dict[int, list[Stretch]], source: dict[int, Stretch]
) -> TextLine:
    """A line on the page: the stretches of each column at the column's place."""
    top = position * _STEP
    words = []
    for column, parts in sorted(cells.items()):
        left = column * _APART
        for part in parts:
            text = lines[position].text[part.start : part.end]
            word = Word(text, left, left + len(text), top, top + _HEIGHT)
            source[id(word)] = part
            words.append(word)
            left += len(text) + 1
    return TextLine(words)


def _column(lines: Sequence[Line], number: int, column: Sequence[Stretch]) -> Column:
    return Column(number * _APART, (number + 0.5) * _APART, text_of(lines, column))


def _cell(lines: Sequence[Line], parts: Sequence[Stretch], table: int, row: int, column: int) -> Cell | None:
    """The cell that ``parts`` make; those on one line are one piece."""
    reach: dict[int, tuple[int, int]] = {}
    for part in parts:
        start, end = reach.get(part.position, (part.start, part.end))
        reach[part.position] = min(start, part.start), max(end, part.end)
    pieces = [stretch(lines[position], *reach[position]) for position in sorted(reach)]
    return cell_of(pieces, table=table, row=row, column=column)


def _doubts(
    lines: Sequence[Line], grid: Sequence[Sequence[Cell | None]], head: Head, divided: Divided, certain: bool
) -> Iterator[Finding]:
    """A finding for every row when their beginnings had to be guessed, and for rows with a cut that was not plain."""
    forced = {lines[position].place.line for position in divided.forced}
    for row in grid[1:]:
        cells = [cell for cell in row if cell is not None]
        first = next(iter(cells), None)
        if first is None:
            continue
        cut = [c for c, cell in enumerate(row) if cell and forced & _lines_of(cell, lines)]
        columns = [text_of(lines, head.columns[c]) for c in cut] + ([] if certain else ["batas baris"])
        if columns:
            yield finding("layout-uncertain", place=first.place, columns=", ".join(columns))


def _lines_of(cell: Cell, lines: Sequence[Line]) -> set[int | None]:
    first = cell.place.line or 0
    return {first + offset for offset in range(cell.text.count("\n") + 1)}
