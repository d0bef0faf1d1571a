"""Lines whose cells are parted by wide gaps: the headings over them, and which column each stretch of a line belongs
to.

Extraction keeps columns only roughly: they drift by a few characters from row to row, and a full cell leaves but one
blank before the next. So a column is known by where its cells begin, not by rivers of blanks.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from statistics import median_low

from attrs import frozen

from ikukit.documents.heading_runs import opening_word, split_headings
from ikukit.documents.headings import Field, Heading, heading_of, is_period
from ikukit.documents.table import Line

_STRETCH = re.compile(r"\S+(?: \S+)*")
_DEEPEST = 5
_ROUNDS = 2
_SHARED = 20.0
_DRIFT = 3
"""Characters by which the cells of one column begin in different places."""


@frozen
class Stretch:
    """Words between wide gaps: the position of their line, and where on it they begin and end."""

    position: int
    start: int
    end: int


@frozen
class Head:
    """A heading row: how many written lines it takes, and for each column its stretches."""

    depth: int
    columns: tuple[tuple[Stretch, ...], ...]


def stretches(line: Line, position: int) -> list[Stretch]:
    """The stretches of ``line`` between gaps of two blanks or more."""
    return [Stretch(position, found.start(), found.end()) for found in _STRETCH.finditer(line.text)]


def may_head(line: Line) -> bool:
    """Whether two stretches of ``line`` begin as headings do: a quick look."""
    parts = _STRETCH.findall(line.text)
    return len(parts) > 1 and sum(opening_word(part.split()[0]) is not None for part in parts) > 1


def head_at(lines: Sequence[Line], written: Sequence[int], index: int) -> Head | None:
    """The heading row that begins on the line at ``written[index]``, read over the lines that go on naming columns."""
    best: tuple[int, Head] | None = None
    for depth in range(1, _DEEPEST + 1):
        band = written[index : index + depth]
        if len(band) < depth or (depth > 1 and band[-1] - band[-2] > 2):
            break
        columns = _columns_of([part for position in band for part in _heading_parts(lines[position], position)])
        head = Head(depth, tuple(columns))
        fields = {heading.field for column in columns if (heading := heading_over(lines, column)) is not None}
        named = named_columns(lines, head)
        names = len(fields) >= 3 and bool(fields & {Field.NAME, Field.FORMULA}) and 5 * named >= 3 * len(columns)
        if names and (best is None or named >= best[0]):
            best = named, head
    return best[1] if best else None


def named_columns(lines: Sequence[Line], head: Head) -> int:
    """How many columns of ``head`` are named; two for one field count once, unless they are targets or extra."""
    found = [heading for column in head.columns if (heading := heading_over(lines, column)) is not None]
    repeatable = (Field.TARGET, Field.EXTRA)
    return len({(heading.field, heading.text if heading.field in repeatable else "") for heading in found})


def _heading_parts(line: Line, position: int) -> Iterator[Stretch]:
    """The stretches of a heading line; one that is several headings with a blank between is cut into them."""
    for part in stretches(line, position):
        cut = split_headings(line.text[part.start : part.end])
        if len(cut) > 1:
            yield from (Stretch(position, part.start + start, part.start + end) for start, end, _ in cut)
        else:
            yield part


def _columns_of(parts: Sequence[Stretch]) -> list[tuple[Stretch, ...]]:
    """``parts`` of heading lines grouped into columns: those that stand over each other. One that stands over several
    beside each other belongs to all of them."""
    groups: list[list[Stretch]] = []
    for part in sorted(parts, key=lambda part: part.start):
        if groups and part.start < max(other.end for other in groups[-1]):
            groups[-1].append(part)
        else:
            groups.append([part])
    columns: list[tuple[Stretch, ...]] = []
    for group in groups:
        lowest = [part for part in group if part.position == max(other.position for other in group)]
        if len(lowest) > 1:
            above = [part for part in group if part.position != lowest[0].position]
            columns += [(*above, part) for part in lowest]
        else:
            columns.append(tuple(sorted(group, key=lambda part: part.position)))
    return columns


def text_of(lines: Sequence[Line], parts: Sequence[Stretch]) -> str:
    """The words of ``parts``, in order."""
    return " ".join(lines[part.position].text[part.start : part.end] for part in parts)


def heading_over(lines: Sequence[Line], column: Sequence[Stretch]) -> Heading | None:
    """What the heading of a column names; a period alone names a target."""
    text = text_of(lines, column)
    return heading_of(text) or (Heading(Field.TARGET, text, text) if is_period(text) else None)


@frozen
class Divided:
    """The stretches of body lines by column; ``forced`` are the lines on which two cells had but one blank between
    them and the place of the cut was not plain."""

    lines: tuple[tuple[int, dict[int, list[Stretch]]], ...]
    forced: frozenset[int]


def divide(lines: Sequence[Line], head: Head, body: Sequence[int]) -> Divided:
    """The lines at ``body`` divided among the columns of ``head``."""
    ends = [column[-1].end for column in head.columns]
    parts = {position: stretches(lines[position], position) for position in body}
    placed = {part: min(bisect_left(ends, part.start), len(ends) - 1) for found in parts.values() for part in found}
    for _ in range(_ROUNDS):
        edges = _edges(head, placed)
        placed = {part: column for found in parts.values() for part, column in _place(found, edges)}
    divided: list[tuple[int, dict[int, list[Stretch]]]] = []
    forced: set[int] = set()
    for position in body:
        cells: dict[int, list[Stretch]] = {}
        for part in parts[position]:
            cells.setdefault(placed[part], []).append(part)
        for column in sorted(cells):
            if not _cut_at_edges(lines[position], cells, column, edges):
                forced.add(position)
        divided.append((position, cells))
    return Divided(tuple(divided), frozenset(forced))


def _edges(head: Head, first: dict[Stretch, int]) -> list[int]:
    """Where the cells of each column usually begin; where its heading does when it has none."""
    starts: dict[int, list[int]] = {}
    for part, column in first.items():
        starts.setdefault(column, []).append(part.start)
    edges = [median_low(starts[c]) if c in starts else column[0].start for c, column in enumerate(head.columns)]
    return [max(edges[: c + 1]) for c in range(len(edges))]


def _place(parts: Sequence[Stretch], edges: Sequence[int]) -> list[tuple[Stretch, int]]:
    """The stretches of one line with their columns: from left to right, each as near to the edge of its column as all
    together can be. Two in one column cost as much as a cell far from its edge."""
    best: list[tuple[float, list[int]]] = [(0.0, [])]
    for number, part in enumerate(parts):
        options: dict[int, tuple[float, list[int]]] = {}
        for cost, columns in best:
            last = columns[-1] if columns else -1
            for column in range(max(last, 0), len(edges)):
                off = part.start - edges[column]
                price = cost + (_SHARED if number and column == last else off if off > 0 else -2 * off)
                if column not in options or price < options[column][0]:
                    options[column] = price, [*columns, column]
        best = list(options.values())
    return list(zip(parts, min(best)[1], strict=True))


def _cut_at_edges(line: Line, cells: dict[int, list[Stretch]], column: int, edges: Sequence[int]) -> bool:
    """Cut a stretch that reaches into the next column, when that has no stretch of its own on the line, at the word
    that begins nearest to its edge. Returns whether every cut was exactly at an edge."""
    exact = True
    while column + 1 < len(edges) and column + 1 not in cells:
        last = cells[column][-1]
        edge = edges[column + 1]
        begins = [last.start + word.start() for word in re.finditer(r"\S+", line.text[last.start : last.end])][1:]
        near = min(begins, key=lambda begin: abs(begin - edge), default=None)
        if last.end < edge or near is None or abs(near - edge) > _DRIFT:
            break
        end = len(line.text[:near].rstrip())
        cells[column][-1] = Stretch(last.position, last.start, end)
        cells[column + 1] = [Stretch(last.position, near, last.end)]
        exact = exact and near == edge
        column += 1
    return exact
