"""What it costs to put a piece of text into a column: by its looks, by the gap before it, and by the cells left empty.

All evidence of the layouts that lost their grid is gathered here as small numbers; ``alignment`` finds the cheapest
way through.
"""

import enum
import re
from collections.abc import Sequence
from math import inf

from attrs import frozen

from ikukit.documents.computing import looks_computed, reads_as_formula
from ikukit.documents.headings import Field
from ikukit.documents.looks import Look, look_of, prices_of
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
    WRAP = "wrap"
    """A line end inside a block of a text whose blocks mostly are cells."""
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
class _Gap:
    """What a gap costs: to join over it, to join where a phrase runs over it, to begin a cell at it."""

    join: float
    mid_phrase: float
    cut: float


_GAPS = {
    Gap.PAGE: _Gap(3.0, 0.0, 0.0),
    Gap.BLANK: _Gap(4.0, 0.5, 0.0),
    Gap.BREAK: _Gap(6.0, 1.0, 0.0),
    Gap.ROW: _Gap(12.0, 3.0, 0.0),
    Gap.LINE: _Gap(0.5, 0.0, 1.5),
    Gap.WRAP: _Gap(0.3, 0.0, 3.0),
    Gap.SPACE: _Gap(0.0, 0.0, 2.0),
    Gap.INSIDE: _Gap(0.0, 0.0, 2.0),
}
_WITHIN_LINE = (Gap.SPACE, Gap.INSIDE)
_CUT_MID_PHRASE = 2.5
_SKIP = {Field.NAME: 7.0, Field.FORMULA: 6.0, Field.EXTRA: 3.5, Field.TARGET: 4.0}
_SKIP_ANY = 5.0
_SKIP_NUMBER = 1.0
_SKIP_OBJECTIVE = 0.6
_ALONE = 5.0
"""A number that has a line of its own numbers a row."""
_FRESH_LINE = 2.0
_OPENING = frozenset(
    (Look.AIM, Look.POST, Look.OFFICE, Look.RECORD, Look.MEASURE, Look.COUNT, Look.UNIT, Look.AMOUNT, Look.CHOICE)
)
"""What a line looks like that could well be a cell of its own."""
_OPENS_LIST = 2.0
_CUT_LIST = 5.0
_TALLEST_ITEM = 4
_MARKER = re.compile(r"(\d{1,2})[.)]\s+\S")
"""``1. Kasubag Umum`` opens a list, ``2. Kasubag Keuangan`` a few lines on continues it: in one cell."""
_ROW_CROSSED = 14.0
_FRAGMENT = 3.0
_LEFT_OUT = 9.0
_DEAREST_JOIN = 6.0
_LONGEST_CELL = 40


class Prices:
    """The prices for one sequence of pieces and one row of columns."""

    def __init__(self, pieces: Sequence[Piece], fields: Sequence[Field]) -> None:
        self.pieces, self.fields = pieces, fields
        self.texts = [piece.text for piece in pieces]
        self.torn = [i > 0 and self._runs_on(i) for i in range(len(pieces))]
        self.markers = [int(found[1]) if (found := _MARKER.match(text)) else 0 for text in self.texts]
        self.joins = [self._join(i) for i in range(len(pieces))]
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

    def _join(self, index: int) -> float:
        """The price of keeping piece ``index`` in the cell of the piece before it."""
        gap, torn = self.pieces[index].gap, self.torn[index]
        price = _GAPS[gap].mid_phrase if torn else _GAPS[gap].join
        if gap in _WITHIN_LINE:
            return price
        look = look_of(self.texts[index])
        price += _ALONE * (look is Look.NUMBER) + _OPENS_LIST * (self.markers[index] == 1)
        return price + _FRESH_LINE * (gap is Gap.LINE and not torn and look in _OPENING)

    def cut(self, index: int) -> float:
        """The price of beginning a cell at piece ``index``."""
        marker = self.markers[index]
        listed = marker > 1 and marker - 1 in self.markers[max(0, index - _TALLEST_ITEM) : index]
        return _GAPS[self.pieces[index].gap].cut + _CUT_MID_PHRASE * self.torn[index] + _CUT_LIST * listed

    def left_out(self, index: int) -> float:
        """The price of giving piece ``index`` to no column."""
        return _LEFT_OUT + (_ROW_CROSSED if self.pieces[index].gap is Gap.ROW else 0.0)

    def suits(self, text: str) -> list[float]:
        """For each column the price of holding ``text``."""
        prices = prices_of(text)
        return [min(prices[field] for field in judged) for judged in self.judged]

    def misplaced_number(self, index: int) -> list[float]:
        """For each column the price of a cell that begins with a number which has its own place at the beginning of a
        line."""
        numbers_row = self.pieces[index].gap not in _WITHIN_LINE and look_of(self.texts[index]) is Look.NUMBER
        return [_ALONE if numbers_row and field is not Field.NUMBER else 0.0 for field in self.fields]

    def is_loose(self, start: int, end: int) -> bool:
        """Whether pieces ``start`` to ``end`` make one cell although a gap parts them that neither a phrase nor a
        formula runs over."""
        inner = (i for i in range(start + 1, end) if self.pieces[i].gap in (Gap.BLANK, Gap.PAGE) and not self.torn[i])
        return any(not self.formula_discount(index) for index in inner)

    def formula_discount(self, index: int) -> float:
        """What is given back for joining piece ``index`` to a formula over a gap: all of it when only both together
        parse."""
        if self.pieces[index].gap not in (Gap.BLANK, Gap.PAGE) or self.torn[index]:
            return 0.0
        upper, lower = self.texts[index - 1], self.texts[index]
        whole = f"{upper}\n{lower}"
        cut = (
            looks_computed(whole)
            and not (reads_as_formula(lower) or reads_as_formula(upper))
            and reads_as_formula(whole)
        )
        return self.joins[index] if cut else 0.0

    def moves(self, gap: Gap) -> list[list[float]]:
        """For each column and each state (the column of the cell before, plus one; 0 for none) the price of going on
        there."""
        return [
            [self._step(state - 1, column, gap) for state in range(len(self.fields) + 1)] for column in self.columns
        ]

    def _step(self, before: int, after: int, gap: Gap) -> float:
        price = min(self.same_row(before, after, gap), self.next_row(before, after, gap))
        return min(price, _FRAGMENT) if gap is Gap.PAGE and before >= 0 else price

    def opens_row(self, index: int, before: int, column: int) -> bool:
        """Whether going on from column ``before`` to ``column`` at piece ``index`` is cheapest in a new row."""
        gap = self.pieces[index].gap
        same, following = self.same_row(before, column, gap), self.next_row(before, column, gap)
        return following < same or (gap is Gap.PAGE and before >= 0 and min(same, following) > _FRAGMENT)

    def same_row(self, before: int, after: int, gap: Gap) -> float:
        """The price of going on in the same row."""
        if not 0 <= before < after:
            return inf
        return sum(self.skip[before + 1 : after]) + (_ROW_CROSSED if gap is Gap.ROW else 0.0)

    def next_row(self, before: int, after: int, gap: Gap) -> float:
        """The price of ending the row and beginning the next one in column ``after``."""
        ending = self.finish(before) if before >= 0 else 0.0
        return ending + self.lead(after, first_row=before < 0) + (_ROW_CROSSED if gap is Gap.INSIDE else 0.0)

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

    def segments(self, start: int) -> list[tuple[int, list[float]]]:
        """Every cell that can begin at piece ``start``: its end and its price in each column."""
        found: list[tuple[int, list[float]]] = []
        formula = self.fields.index(Field.FORMULA) if Field.FORMULA in self.fields else None
        text, joins, discount = self.texts[start], 0.0, 0.0
        beginning = [self.cut(start) + number for number in self.misplaced_number(start)]
        for end in range(start + 1, min(len(self.pieces), start + _LONGEST_CELL) + 1):
            prices = [begin + joins + suit for begin, suit in zip(beginning, self.suits(text), strict=True)]
            if formula is not None:
                prices[formula] -= discount
            found.append((end, prices))
            if end == len(self.pieces) or (joins := joins + self.joins[end]) > _DEAREST_JOIN:
                break
            discount = self.formula_discount(end) if end == start + 1 else discount
            text += (" " if self.pieces[end].gap in _WITHIN_LINE else "\n") + self.texts[end]
        return found
