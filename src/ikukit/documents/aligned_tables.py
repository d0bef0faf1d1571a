"""Tables without rules: columns by the white rivers between words, headings by vocabulary, rows by ``aligned_rows``.

Works on lines of words with boxes, from PDF or scan. A heading row has to be there, or the columns of the page before.
"""

from collections.abc import Iterator, Sequence

from attrs import frozen

from ikukit.documents.boxes import BoxedCell, BoxedTable
from ikukit.documents.glyphs import TextLine, Word, lines_of
from ikukit.documents.headings import Field, Heading, heading_of
from ikukit.documents.signature import is_place_and_date, names_nip

COLUMN_GAP = 0.6
"""Of the height of the letters: wider gaps part cells, a blank takes a quarter."""
_RIVER = 0.35
_DEEPEST_HEADING = 5
_MOST_OVERLONG = 0.1
"""Share of lines. Where more words stand across the beginnings of headings, headings are centred over their columns."""
_WIDEST_HEADING_STEP = 2.2
_TALLEST_GAP = 4.0
"""Times the height of the letters: a table does not go on below a larger gap."""


@frozen
class Column:
    """A column of an unruled table: where its words are, and its heading."""

    x0: float
    x1: float
    heading: str

    @property
    def field(self) -> Field | None:
        """What the heading names."""
        found = heading_of(self.heading) or heading_of(self.heading.replace(" ", ""))
        return found.field if found else None


@frozen
class Region:
    """An unruled table on a page: lines ``start`` to ``end``, of which the first ``heading`` are headings."""

    start: int
    heading: int
    end: int
    columns: tuple[Column, ...]


def find_regions(lines: Sequence[TextLine], earlier: Sequence[Column], *, may_go_on: bool = False) -> Iterator[Region]:
    """The unruled tables among ``lines``. ``earlier`` are the columns of the table before, whose headings may repeat.

    ``may_go_on``: that table reached the end of its page and may go on without headings.
    """
    start = 0
    if may_go_on and (goes_on := _continued(lines, earlier)) is not None:
        yield goes_on
        start = goes_on.end
    while start < len(lines):
        known = [column.heading for column in earlier]
        depth, found = _heading_depth(lines, start, known)
        if not depth or found <= _heading_depth(lines, start + 1, known)[1]:
            start += 1
            continue
        end = _end_of_region(lines, start + depth)
        columns = _columns(lines[start : start + depth], lines[start + depth : end])
        if len(columns) >= 3 and end > start + depth:
            yield Region(start, depth, end, columns)
            start = end
        else:
            start += 1


def _continued(lines: Sequence[TextLine], columns: Sequence[Column]) -> Region | None:
    """The lines at the top of a page that fit the columns of the page before without crossing them."""
    if not lines or _heading_depth(lines, 0, [column.heading for column in columns])[0]:
        return None
    end = _end_of_region(lines, 0)
    fitting = sum(_fits(word, columns) for line in lines[:end] for word in line.words)
    total = sum(len(line.words) for line in lines[:end])
    wide = any(len(list(line.segments(COLUMN_GAP * line.height))) > 2 for line in lines[:end])
    return Region(0, 0, end, tuple(columns)) if end and wide and fitting >= 0.95 * total else None


def _fits(word: Word, columns: Sequence[Column]) -> bool:
    slack = 0.3 * word.height
    return any(column.x0 - slack <= word.x0 and word.x1 <= column.x1 + slack for column in columns)


def _heading_depth(lines: Sequence[TextLine], start: int, known: Sequence[str]) -> tuple[int, int]:
    """How many lines from ``start`` on are the heading row of a table (0 for none), and how many headings they hold.

    ``known`` are headings that may repeat.
    """
    best, depth = 2, 0
    for size in range(1, min(_DEEPEST_HEADING, len(lines) - start) + 1):
        band = lines[start : start + size]
        if size > 1 and band[-1].top - band[-2].top > _WIDEST_HEADING_STEP * band[-1].height:
            break
        cells = _heading_cells(band)
        if [_text(cell) for cell in cells] == known:
            return size, len(cells)
        found = [heading for cell in cells if (heading := _heading_in(cell)) is not None]
        names = {heading.field for heading in found} & {Field.NAME, Field.FORMULA}
        if names and len(found) >= max(3, best) and 5 * len(found) >= 3 * len(cells):
            best, depth = len(found), size
    return depth, best if depth else 0


def _heading_cells(band: Sequence[TextLine]) -> list[list[TextLine]]:
    """The segments of heading lines, those above each other together."""
    segments = [segment for line in band for segment in line.segments(COLUMN_GAP * line.height)]
    cells: list[list[TextLine]] = []
    for segment in sorted(segments, key=lambda s: s.words[0].x0):
        if cells and segment.words[0].x0 < max(other.words[-1].x1 for other in cells[-1]):
            cells[-1].append(segment)
        else:
            cells.append([segment])
    return cells


def _heading_in(segments: Sequence[TextLine]) -> Heading | None:
    """The heading that segments above each other make, also where a narrow column broke one of its words."""
    text = _text(segments)
    return heading_of(text) or heading_of(text.replace(" ", ""))


def _text(segments: Sequence[TextLine]) -> str:
    return " ".join(segment.text for segment in sorted(segments, key=lambda s: s.top))


def _end_of_region(lines: Sequence[TextLine], start: int) -> int:
    """Where the table ends: at a signature, before a wide gap with running text below, or with the lines."""
    for index in range(start, len(lines)):
        line = lines[index]
        parts = [segment.text for segment in line.segments(COLUMN_GAP * line.height)]
        if any(is_place_and_date(part) for part in parts):
            return index
        if any(names_nip(part) for part in parts):
            return _above_signature(lines, start, index)
        gap = line.top - lines[index - 1].bottom if index > start else 0.0
        if gap > _TALLEST_GAP * line.height and len(parts) < 3:
            return index
    return len(lines)


def _above_signature(lines: Sequence[TextLine], start: int, index: int) -> int:
    while index > start and len(list(lines[index - 1].segments(COLUMN_GAP * lines[index - 1].height))) < 2:
        index -= 1
    return index


def _columns(heading: Sequence[TextLine], body: Sequence[TextLine]) -> tuple[Column, ...]:
    """The columns between rivers that no line crosses, joined where only together they bear a heading.

    A single word that is wider than its column runs into the next; a few such lines do not stand for the columns.
    """
    lines = [*heading, *(line for line in body if not _is_banner(line, heading))]
    overlong = [line for line in lines[len(heading) :] if _runs_over(line, heading)]
    if len(overlong) <= _MOST_OVERLONG * len(lines):
        lines = [line for line in lines if line not in overlong]
    height = max(line.height for line in lines)
    spans = sorted((segment.words[0].x0, segment.words[-1].x1) for segment in _solid(heading))
    spans += [(word.x0, word.x1) for line in lines[len(heading) :] for word in line.words]
    stretches: list[tuple[float, float]] = []
    for x0, x1 in sorted(spans):
        if stretches and x0 - stretches[-1][1] < _RIVER * height:
            stretches[-1] = (stretches[-1][0], max(x1, stretches[-1][1]))
        else:
            stretches.append((x0, x1))
    return _headed(stretches, [word for line in heading for word in line.words], height)


def _runs_over(line: TextLine, heading: Sequence[TextLine]) -> bool:
    """Whether a word of ``line`` begins left of a heading and reaches over its first letters."""
    starts = [min(segment.words[0].x0 for segment in cell) for cell in _heading_cells(heading)]
    slack = 0.2 * line.height
    return any(word.x0 < start - slack and start + slack < word.x1 for word in line.words for start in starts)


def _solid(heading: Sequence[TextLine]) -> list[TextLine]:
    return [segment for line in heading for segment in line.segments(COLUMN_GAP * line.height)]


def _is_banner(line: TextLine, heading: Sequence[TextLine]) -> bool:
    """Whether a line is one unbroken text over several columns: the title of a section of the table."""
    if len(list(line.segments(COLUMN_GAP * line.height))) > 1:
        return False
    cells = _heading_cells(heading)
    reach = (line.words[0].x0, line.words[-1].x1)
    return sum(_overlaps(reach, cell) for cell in cells) > 1


def _overlaps(reach: tuple[float, float], cell: Sequence[TextLine]) -> bool:
    return min(s.words[0].x0 for s in cell) < reach[1] and reach[0] < max(s.words[-1].x1 for s in cell)


def _headed(stretches: Sequence[tuple[float, float]], heading: Sequence[Word], height: float) -> tuple[Column, ...]:
    """Groups of neighbouring stretches, so chosen that as many as possible bear a heading and few bear none; of two
    neighbours the nearer is joined."""
    best: list[tuple[float, tuple[Column, ...]]] = [(0.0, ())]
    for end in range(1, len(stretches) + 1):
        options = []
        for start in range(max(0, end - 4), end):
            x0, x1 = stretches[start][0], stretches[end - 1][1]
            text = " ".join(line.text for line in lines_of(w for w in heading if x0 <= w.centre <= x1))
            score, columns = best[start]
            gaps = x1 - x0 - sum(right - left for left, right in stretches[start:end])
            worth = _worth(text) - 0.1 * (end - start) - 0.05 * gaps / height
            options.append((score + worth, (*columns, Column(x0, x1, text))))
        best.append(max(options, key=lambda option: option[0]))
    return best[-1][1]


def _worth(text: str) -> float:
    if heading_of(text) or heading_of(text.replace(" ", "")):
        return 3.0
    return -1.0 if text else -3.0


def column_at(word: Word, columns: Sequence[Column]) -> int:
    """The column that ``word`` stands in or nearest to."""

    def distance(index: int) -> float:
        column = columns[index]
        return max(column.x0 - word.centre, word.centre - column.x1, 0.0)

    return min(range(len(columns)), key=distance)


def heading_row(lines: Sequence[TextLine], columns: Sequence[Column]) -> list[BoxedCell]:
    """The heading lines as the first row of a table."""
    cells = [
        BoxedCell(0, index, 1, 1, (column.x0, lines[0].top, column.x1, lines[-1].bottom))
        for index, column in enumerate(columns)
    ]
    for line in lines:
        for word in line.words:
            cells[column_at(word, columns)].words.append(word)
    for cell in cells:
        cell.lines = lines_of(cell.words)
    return cells


def boxed(cells: Sequence[BoxedCell], columns: Sequence[Column], page: int) -> BoxedTable:
    """``cells`` as a table of the page."""
    height = max((cell.row + cell.row_span for cell in cells), default=0)
    box = (columns[0].x0, min(c.box[1] for c in cells), columns[-1].x1, max(c.box[3] for c in cells))
    return BoxedTable(box, list(cells), height, len(columns), page, ruled=False)
