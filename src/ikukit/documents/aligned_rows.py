"""Where the rows of an unruled table begin: at rules, at wider gaps, at numbers, or where a column starts anew.

Cells are aligned at their tops, so a column that had ended and shows words again opens a row. Works on lines that were
already divided into columns.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import define, field, frozen

from ikukit.documents.aligned_tables import Column, column_at
from ikukit.documents.boxes import BoxedCell
from ikukit.documents.glyphs import TextLine, Word, lines_of
from ikukit.documents.headings import Field
from ikukit.documents.looks import Look, look_of
from ikukit.documents.vocabulary import MEASURES, first_word, goes_on, is_unfinished

_WIDER = 1.25
"""Times the usual distance of lines: the padding of rows shows so."""
_APART = 1.6
"""Times the usual distance: a column whose words stand farther apart had ended in between."""
_TIGHT = 1.3
"""Times the height of the letters: lines of one paragraph hardly stand farther apart."""
_MERGING = (Field.NUMBER, Field.OBJECTIVE)
"""Columns whose cells offices merge downwards."""


@frozen
class RowCut:
    """The lines (by position) that open rows, and whether that was plain to see."""

    starts: tuple[int, ...]
    certain: bool


@define
class Body:
    """The lines of a table body with the words of each column."""

    lines: Sequence[TextLine]
    columns: Sequence[Column]
    words: list[dict[int, list[Word]]] = field(factory=list)
    usual: float = 0.0
    """The distance from one line of a paragraph to the next."""

    @classmethod
    def of(cls, lines: Sequence[TextLine], columns: Sequence[Column]) -> "Body":
        """The body made of ``lines``."""
        body = cls(lines, columns)
        for line in lines:
            by_column: dict[int, list[Word]] = {}
            for word in line.words:
                by_column.setdefault(column_at(word, columns), []).append(word)
            body.words.append(by_column)
        height = max(line.height for line in lines)
        steps = sorted(step for i in range(1, len(lines)) if (step := body.step(i)) > 0.8 * height)
        body.usual = min(steps[len(steps) // 10] if steps else height, _TIGHT * height)
        return body

    def step(self, index: int) -> float:
        """How far line ``index`` stands below the line before; 0 for a line with nothing but merged cells.

        The text of a merged cell flows on beside the rows and keeps no step with them.
        """
        if not self._is_own(index):
            return 0.0
        before = next((i for i in range(index - 1, -1, -1) if self._is_own(i)), index - 1)
        return self.lines[index].top - self.lines[before].top

    def _is_own(self, index: int) -> bool:
        return any(self.columns[column].field not in _MERGING for column in self.words[index])

    def column(self, wanted: Field) -> int:
        """The column that holds ``wanted``; -1 for none."""
        return next((i for i, column in enumerate(self.columns) if column.field is wanted), -1)

    def text(self, index: int, column: int) -> str:
        """The words of ``column`` on line ``index``."""
        return " ".join(word.text for word in self.words[index].get(column, ()))


def cut_rows(body: Body, rules: Sequence[float]) -> RowCut:
    """Where rows begin. ``rules`` are the heights of horizontal rules that reach over most of the table."""
    lines = body.lines
    ruled = [i for i in range(1, len(lines)) if any(lines[i - 1].bottom - 2 < y < lines[i].top + 2 for y in rules)]
    if ruled:
        return RowCut((0, *ruled), certain=True)
    wider = [i for i in range(1, len(lines)) if body.step(i) > _WIDER * body.usual]
    numbered = [i for i in range(len(lines)) if body.text(i, body.column(Field.NUMBER))]
    if wider and _parted(numbered, wider) and (numbered or set(_opened(body, ())) <= {0, *wider}):
        return RowCut((0, *wider), certain=True)
    if _is_centred(body, numbered):
        return RowCut(tuple(_between(body, numbered)), certain=False)
    opened = list(_opened(body, numbered))
    guessed = [i for i in range(1, len(lines)) if i not in opened and _reads_like_new_row(body, i)]
    return RowCut(tuple(sorted([*opened, *guessed])), certain=not guessed)


def _parted(numbered: Sequence[int], wider: Sequence[int]) -> bool:
    """Whether a wide gap stands between any two numbers that follow each other."""
    return all(any(first < gap <= second for gap in wider) for first, second in pairwise(numbered))


def _is_centred(body: Body, numbered: Sequence[int]) -> bool:
    """Whether numbers stand beside the middle of their rows: the indicator goes on at the line of the number."""
    names = [body.text(i, body.column(Field.NAME)) for i in numbered if i > 0]
    return bool(names) and 2 * sum(name[:1].islower() for name in names) > len(names)


def _between(body: Body, numbered: Sequence[int]) -> Iterator[int]:
    """For centred rows: between two numbers the line that opens most columns."""
    yield 0
    opened = {i: len(_fresh(body, i, 0)) for i in range(1, len(body.lines))}
    for first, second in pairwise(numbered):
        yield max(range(first + 1, second + 1), key=lambda i: opened[i])


def _opened(body: Body, numbered: Sequence[int]) -> Iterator[int]:
    start = 0
    yield 0
    for index in range(1, len(body.lines)):
        if index in numbered or _fresh(body, index, start):
            start = index
            yield index


def _fresh(body: Body, index: int, start: int) -> set[int]:
    """Columns with words on line ``index`` that had none right above, those that offices merge left out."""
    here = body.lines[index].top
    fresh = set()
    for column in body.words[index]:
        above = next((i for i in range(index - 1, start - 1, -1) if column in body.words[i]), None)
        last = body.lines[start if above is None else above].top
        if (
            body.columns[column].field not in _MERGING
            and here - last > (_APART if above is not None else 0.5) * body.usual
        ):
            fresh.add(column)
    return fresh


def _reads_like_new_row(body: Body, index: int) -> bool:
    """Whether name and formula both begin on a line although every cell above ended right before it."""
    name, formula = body.text(index, body.column(Field.NAME)), body.text(index, body.column(Field.FORMULA))
    before = body.text(index - 1, body.column(Field.NAME))
    return (
        name[:1].isupper()
        and first_word(name) in MEASURES
        and formula[:1].isupper()
        and not is_unfinished(before)
        and not goes_on(name)
    )


def row_cells(body: Body, starts: Sequence[int], first_row: int) -> list[BoxedCell]:
    """The cells of all rows. An objective that runs on beside a next row without a number is merged downwards."""
    cells: list[BoxedCell] = []
    open_cells: dict[int, BoxedCell] = {}
    number = body.column(Field.NUMBER)
    for row, (start, end) in enumerate(zip(starts, [*starts[1:], len(body.lines)], strict=True), first_row):
        for column, region in enumerate(body.columns):
            words = [word for i in range(start, end) for word in body.words[i].get(column, ())]
            above = open_cells.get(column)
            if above is not None and _runs_on(body, column, words, above, start):
                above.row_span, above.words = row + 1 - above.row, [*above.words, *words]
                if number in open_cells:
                    open_cells[number].row_span = max(1, row + 1 - open_cells[number].row)
            elif words:
                box = (region.x0, body.lines[start].top, region.x1, body.lines[end - 1].bottom)
                open_cells[column] = BoxedCell(row, column, 1, 1, box, words)
                cells.append(open_cells[column])
    for cell in cells:
        cell.lines = lines_of(cell.words)
    return cells


def _runs_on(body: Body, column: int, words: Sequence[Word], above: BoxedCell, start: int) -> bool:
    """Whether ``words`` of a column that offices merge go on the cell of the row before; *Meningkatnya ...* opens
    another."""
    if not words or body.columns[column].field is not Field.OBJECTIVE or body.text(start, body.column(Field.NUMBER)):
        return False
    text, before = (" ".join(word.text for word in cell) for cell in (words, above.words))
    if look_of(text) is Look.AIM and not is_unfinished(before):
        return False
    first, last = min(word.top for word in words), max(word.top for word in above.words)
    return first - last < _APART * body.usual
