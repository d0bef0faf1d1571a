"""Pieces of text without a grid find their columns: the cheapest way to fill rows, left to right, top to bottom.

Each piece goes to the column it looks like (``looks``), in reading order; leaving a cell empty, tearing a phrase apart or joining over a blank
line cost something. The cheapest path is found exactly, and how much dearer it is to put a piece elsewhere says how sure the column is.
Nothing here knows about particular documents: all evidence is in the costs.
"""

import enum
import re
from collections.abc import Mapping, Sequence
from math import inf

from attrs import define, frozen

from ikukit.documents.computing import reads_as_formula
from ikukit.documents.headings import Field
from ikukit.documents.looks import Look, costs_of, look_of, run_together
from ikukit.documents.table import Line
from ikukit.documents.vocabulary import FORMULA_OPENINGS, goes_on, is_unfinished


class Gap(enum.Enum):
    """What stands between two pieces in the source."""

    PAGE = "page"
    BLANK = "blank"
    BREAK = "break"
    """A line end where the next word would have had room: it was meant."""
    ROW = "row"
    """A line end in a text that has a row on each line."""
    LINE = "line"
    SPACE = "space"
    INSIDE = "inside"
    """A blank in a text that has a row on each line."""


@frozen
class Piece:
    """A stretch of text that belongs to one cell as a whole, and the gap before it."""

    lines: tuple[Line, ...]
    gap: Gap

    @property
    def text(self) -> str:
        """Its words, a line each."""
        return "\n".join(line.text for line in self.lines)


@frozen
class Placed:
    """Pieces ``start`` to ``end`` (exclusive) are the cell of ``column``. ``price``: how badly they suit it; ``margin``: how much
    dearer another column would be."""

    start: int
    end: int
    column: int
    price: float
    margin: float


@define
class AlignedRow:
    """One row: its cells by column; ``cut`` when it begins after a page break, ``cost`` of all its cells and gaps."""

    cells: dict[int, Placed]
    cut: bool = False


@frozen
class Alignment:
    """The rows found, the pieces that fit nowhere, and the cost of it all."""

    rows: tuple[AlignedRow, ...]
    left_out: tuple[int, ...]
    cost: float


MARGIN = 1.5
"""Below this the second-best column is no worse than one typical slip; found by reading generated documents back."""

_JOIN = {Gap.PAGE: 3.0, Gap.BLANK: 4.0, Gap.BREAK: 6.0, Gap.ROW: 12.0, Gap.LINE: 0.5, Gap.SPACE: 0.0, Gap.INSIDE: 0.0}
_JOIN_MID_PHRASE = {Gap.PAGE: 0.0, Gap.BLANK: 0.5, Gap.BREAK: 1.0, Gap.ROW: 3.0, Gap.LINE: 0.0, Gap.SPACE: 0.0, Gap.INSIDE: 0.0}
_CUT = {Gap.PAGE: 0.0, Gap.BLANK: 0.0, Gap.BREAK: 0.0, Gap.ROW: 0.0, Gap.LINE: 1.5, Gap.SPACE: 2.0, Gap.INSIDE: 2.0}
_WITHIN_LINE = (Gap.SPACE, Gap.INSIDE)
_CUT_MID_PHRASE = 2.5
_SKIP = {Field.NAME: 7.0, Field.FORMULA: 6.0, Field.EXTRA: 3.5, Field.TARGET: 4.0}
_SKIP_ANY = 5.0
_SKIP_NUMBER = 1.0
_SKIP_OBJECTIVE = 0.6
_ALONE = 5.0
"""A number that has a line of its own numbers a row."""
_FRESH_LINE = 2.0
_OPENING = frozenset((Look.AIM, Look.POST, Look.OFFICE, Look.RECORD, Look.MEASURE, Look.COUNT, Look.UNIT, Look.AMOUNT, Look.CHOICE))
"""What a line looks like that could well be a cell of its own."""
_OPENS_LIST = 2.0
_CUT_LIST = 5.0
_TALLEST_ITEM = 4
_MARKER = re.compile(r"(\d{1,2})[.)]\s+\S")
"""``1. Kasubag Umum`` opens a list, ``2. Kasubag Keuangan`` a few lines on continues it: in one cell."""
_ROW_CROSSED = 14.0
_FRAGMENT = 3.0
_LEFT_OUT = 9.0
_DEAREST_JOIN = 9.0
_LONGEST_CELL = 40


class _Costs:
    """The prices for one sequence of pieces and one row of columns."""

    def __init__(self, pieces: Sequence[Piece], fields: Sequence[Field]) -> None:
        self.pieces, self.fields = pieces, fields
        self.texts = [piece.text for piece in pieces]
        self.torn = [i > 0 and self._runs_on(i) for i in range(len(pieces))]
        self.markers = [int(found[1]) if (found := _MARKER.match(text)) else 0 for text in self.texts]
        self.skip = [_SKIP.get(field, _SKIP_ANY) for field in fields]
        self.columns = range(len(fields))
        has_formula = Field.FORMULA in fields
        self.judged = [
            (field, Field.FORMULA) if not has_formula and field in (Field.REASON, Field.DEFINITION) else (field,)
            for field in fields
        ]

    def _runs_on(self, index: int) -> bool:
        """Whether a phrase runs over the gap before piece ``index``."""
        before, after = self.texts[index - 1], self.texts[index]
        return is_unfinished(before) or (goes_on(after) and not after.casefold().startswith(FORMULA_OPENINGS))

    def join(self, index: int) -> float:
        """The price of keeping piece ``index`` in the cell of the piece before it."""
        gap = self.pieces[index].gap
        alone = _ALONE if gap not in _WITHIN_LINE and look_of(self.texts[index]) is Look.NUMBER else 0.0
        opens_list = _OPENS_LIST if gap not in _WITHIN_LINE and self.markers[index] == 1 else 0.0
        fresh = _FRESH_LINE if gap is Gap.LINE and not self.torn[index] and look_of(self.texts[index]) in _OPENING else 0.0
        return alone + opens_list + fresh + (_JOIN_MID_PHRASE[gap] if self.torn[index] else _JOIN[gap])

    def cut(self, index: int) -> float:
        """The price of beginning a cell at piece ``index``."""
        marker = self.markers[index]
        listed = marker > 1 and marker - 1 in self.markers[max(0, index - _TALLEST_ITEM) : index]
        return _CUT[self.pieces[index].gap] + _CUT_MID_PHRASE * self.torn[index] + _CUT_LIST * listed

    def left_out(self, index: int) -> float:
        """The price of giving piece ``index`` to no column."""
        return _LEFT_OUT + (_ROW_CROSSED if self.pieces[index].gap is Gap.ROW else 0.0)

    def suits(self, text: str) -> list[float]:
        """For each column the price of holding ``text``."""
        costs = costs_of(text)
        return [min(costs[f] + run_together(text, f) for f in judged) for judged in self.judged]

    def misplaced_number(self, index: int) -> list[float]:
        """For each column the price of a cell that begins with a number which has its own place at the beginning of a line."""
        numbers_row = self.pieces[index].gap not in _WITHIN_LINE and look_of(self.texts[index]) is Look.NUMBER
        return [_ALONE if numbers_row and field is not Field.NUMBER else 0.0 for field in self.fields]

    def formula_discount(self, start: int, index: int) -> float:
        """What is given back for joining piece ``index`` to a formula over a gap: all of it when only the whole parses."""
        if self.pieces[index].gap not in (Gap.BLANK, Gap.PAGE) or self.torn[index]:
            return 0.0
        upper, lower = "\n".join(self.texts[start:index]), self.texts[index]
        whole = reads_as_formula(f"{upper}\n{lower}") and not reads_as_formula(upper) and not reads_as_formula(lower)
        return self.join(index) if whole else 0.0

    def step(self, before: int, after: int, gap: Gap, first_row: bool) -> float:
        """The price of the empty cells between a cell in column ``before`` and the next one in ``after``; -1 opens the table."""
        return min(self.same_row(before, after, gap), self.next_row(before, after, gap, first_row))

    def same_row(self, before: int, after: int, gap: Gap) -> float:
        """The price of going on in the same row."""
        if not 0 <= before < after:
            return inf
        return sum(self.skip[before + 1 : after]) + (_ROW_CROSSED if gap is Gap.ROW else 0.0)

    def next_row(self, before: int, after: int, gap: Gap, first_row: bool) -> float:
        """The price of ending the row and beginning the next one in column ``after``."""
        ending = self.finish(before) if before >= 0 else 0.0
        return ending + self.lead(after, first_row) + (_ROW_CROSSED if gap is Gap.INSIDE else 0.0)

    def lead(self, column: int, first_row: bool) -> float:
        """The price of a row that begins in ``column``: number and objective may be merged into the row above."""
        cost = 0.0
        for field, skip in zip(self.fields[:column], self.skip, strict=False):
            if field is Field.NUMBER:
                cost += _SKIP_NUMBER
            elif field is Field.OBJECTIVE and not first_row:
                cost += _SKIP_OBJECTIVE
            else:
                cost += skip
        return cost

    def finish(self, column: int) -> float:
        """The price of a row that ends after ``column``."""
        return sum(self.skip[column + 1 :])


class _Search:
    """Cheapest paths through the pieces. A state is the column of the last cell, plus one; state 0: no cell yet."""

    def __init__(self, costs: _Costs) -> None:
        self.costs = costs
        self.count, self.states = len(costs.pieces), len(costs.fields) + 1
        self.steps = {gap: self._steps(gap) for gap in Gap}
        self.segments = [self._segments(start) for start in range(self.count)]
        self.forward, self.origins = self._run_forward()
        self.backward = self._run_backward()

    def _steps(self, gap: Gap) -> list[list[float]]:
        return [[self.costs.step(s - 1, c, gap, first_row=s == 0) for c in self.costs.columns] for s in range(self.states)]

    def step(self, index: int, state: int, column: int) -> float:
        """The price of going on from ``state`` with a cell in ``column`` that begins at piece ``index``."""
        gap = self.costs.pieces[index].gap
        price = self.steps[gap][state][column]
        return min(price, _FRAGMENT) if gap is Gap.PAGE and state else price

    def begins_row(self, index: int, before: int, column: int) -> bool:
        """Whether the cheapest step to a cell in ``column`` at piece ``index`` opens a row."""
        gap = self.costs.pieces[index].gap
        same, following = self.costs.same_row(before, column, gap), self.costs.next_row(before, column, gap, before < 0)
        return following < same or (gap is Gap.PAGE and before >= 0 and min(same, following) > _FRAGMENT)

    def _segments(self, start: int) -> list[tuple[int, list[float]]]:
        """Every cell that can begin at ``start``: its end and its price in each column."""
        costs, found = self.costs, []
        formula = next((c for c, field in enumerate(costs.fields) if field is Field.FORMULA), None)
        text, joins, discount = costs.texts[start], 0.0, 0.0
        numbers = costs.misplaced_number(start)
        for end in range(start + 1, min(self.count, start + _LONGEST_CELL) + 1):
            price = costs.cut(start) + joins
            prices = [price + suit + number for suit, number in zip(costs.suits(text), numbers, strict=True)]
            if formula is not None:
                prices[formula] -= discount
            found.append((end, prices))
            if end == self.count or (joins := joins + costs.join(end)) > _DEAREST_JOIN:
                break
            discount += costs.formula_discount(start, end)
            text += (" " if costs.pieces[end].gap in _WITHIN_LINE else "\n") + costs.texts[end]
        return found

    def _run_forward(self) -> tuple[list[list[float]], list[list[tuple[int, int]]]]:
        best = [[inf] * self.states for _ in range(self.count + 1)]
        origins = [[(-1, -1)] * self.states for _ in range(self.count + 1)]
        best[0][0] = 0.0
        for index in range(self.count):
            here = best[index]
            waste = self.costs.left_out(index)
            for state, price in enumerate(here):
                if price + waste < best[index + 1][state]:
                    best[index + 1][state], origins[index + 1][state] = price + waste, (index, -1)
            entries = [min((here[s] + self.step(index, s, c), s) for s in range(self.states)) for c in self.costs.columns]
            for end, prices in self.segments[index]:
                for column, (entry, state) in enumerate(entries):
                    price = entry + prices[column]
                    if price < best[end][column + 1]:
                        best[end][column + 1], origins[end][column + 1] = price, (index, state)
        return best, origins

    def _run_backward(self) -> list[list[float]]:
        best = [[inf] * self.states for _ in range(self.count + 1)]
        best[self.count] = [0.0, *(self.costs.finish(c) for c in self.costs.columns)]
        for index in range(self.count - 1, -1, -1):
            onward = [
                min((prices[c] + best[end][c + 1] for end, prices in self.segments[index]), default=inf)
                for c in self.costs.columns
            ]
            for state in range(self.states):
                cheapest = min(self.step(index, state, c) + onward[c] for c in self.costs.columns)
                best[index][state] = min(cheapest, best[index + 1][state] + self.costs.left_out(index))
        return best

    def path(self) -> tuple[list[tuple[int, int, int]], list[int], float]:
        """The cheapest path: its cells as (start, end, column), the pieces left out, the price."""
        total, state = min((self.forward[self.count][s] + self.backward[self.count][s], s) for s in range(self.states))
        cells, left_out, index = [], [], self.count
        while index > 0:
            start, before = self.origins[index][state]
            if before < 0:
                left_out.append(start)
            else:
                cells.append((start, index, state - 1))
                state = before
            index = start
        return cells[::-1], left_out[::-1], total

    def margins(self, cells: Sequence[tuple[int, int, int]], total: float) -> list[float]:
        """For each cell of the path how much dearer everything gets when one of its pieces goes to another column."""
        column_of = {piece: column for start, end, column in cells for piece in range(start, end)}
        dearer = [inf] * self.count
        for index, segments in enumerate(self.segments):
            entries = [min(self.forward[index][s] + self.step(index, s, c) for s in range(self.states)) for c in self.costs.columns]
            for end, prices in segments:
                for column in self.costs.columns:
                    price = entries[column] + prices[column] + self.backward[end][column + 1] - total
                    for piece in range(index, end):
                        if price < dearer[piece] and column_of.get(piece) != column:
                            dearer[piece] = price
        return [min(dearer[start:end]) for start, end, _ in cells]


def align(pieces: Sequence[Piece], fields: Sequence[Field]) -> Alignment:
    """The cheapest way to put ``pieces``, in order, into rows of columns that hold ``fields``.

    Time grows with the number of pieces, not faster.
    """
    if not pieces or not fields:
        return Alignment((), tuple(range(len(pieces))), 0.0)
    costs = _Costs(pieces, fields)
    search = _Search(costs)
    cells, left_out, total = search.path()
    rows: list[AlignedRow] = []
    before = -1
    for (start, end, column), margin in zip(cells, search.margins(cells, total), strict=True):
        if search.begins_row(start, before, column):
            rows.append(AlignedRow({}, cut=pieces[start].gap is Gap.PAGE))
        price = next(prices[column] for stop, prices in search.segments[start] if stop == end)
        rows[-1].cells[column] = Placed(start, end, column, price, margin)
        before = column
    return Alignment(tuple(rows), tuple(left_out), total)
