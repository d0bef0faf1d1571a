"""Pieces of text without a grid find their columns: the cheapest way to fill rows, left to right, top to bottom.

Each piece goes to the column it looks like, in reading order; leaving a cell empty, tearing a phrase apart or joining
over a blank line cost something (``prices``). The cheapest path is found exactly, and how much dearer it is to put a
piece elsewhere says how sure the column is.
"""

from collections.abc import Sequence
from math import inf

from attrs import define, frozen

from ikukit.documents.headings import Field
from ikukit.documents.layouts.prices import Gap, Piece, Prices

MARGIN = 1.5
"""Below this the second-best column is no worse than one typical slip; found by reading generated documents back."""


@frozen
class Placed:
    """Pieces ``start`` to ``end`` (exclusive) are the cell of ``column``. ``price``: how badly they suit it;
    ``margin``: how much dearer another column would be; ``loose``: a gap parts them that no phrase runs over."""

    start: int
    end: int
    column: int
    price: float
    margin: float
    loose: bool = False


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


Cell = tuple[int, int, int]
"""Start, end (exclusive) and column of a cell on a path."""


class _Search:
    """Cheapest paths through the pieces. A state is the column of the last cell, plus one; state 0: no cell yet."""

    def __init__(self, prices: Prices) -> None:
        self.prices = prices
        self.count, self.states = len(prices.pieces), len(prices.fields) + 1
        moves = {gap: prices.moves(gap) for gap in Gap}
        self.moves = [moves[piece.gap] for piece in prices.pieces]
        self.wastes = [prices.left_out(index) for index in range(self.count)]
        self.segments = [prices.segments(start) for start in range(self.count)]
        self.forward: list[list[float]] = []
        self.origins: list[list[tuple[int, int]]] = []
        self.entries: list[list[float]] = []
        self._run_forward()
        self.backward = self._run_backward()

    def _run_forward(self) -> None:
        """For each position and state the price of the cheapest way there, and where it came from."""
        best = [[inf] * self.states for _ in range(self.count + 1)]
        origins = [[(-1, -1)] * self.states for _ in range(self.count + 1)]
        best[0][0] = 0.0
        for index in range(self.count):
            here, following, waste = best[index], best[index + 1], self.wastes[index]
            for state, price in enumerate(here):
                if price + waste < following[state]:
                    following[state], origins[index + 1][state] = price + waste, (index, -1)
            steps = [list(map(float.__add__, here, to)) for to in self.moves[index]]
            entries = [min(step) for step in steps]
            for end, prices in self.segments[index]:
                there, came = best[end], origins[end]
                for column, entry in enumerate(entries):
                    if entry + prices[column] < there[column + 1]:
                        there[column + 1] = entry + prices[column]
                        came[column + 1] = index, steps[column].index(entry)
            self.entries.append(entries)
        self.forward, self.origins = best, origins

    def _run_backward(self) -> list[list[float]]:
        """For each position and state the price of the cheapest way from there to the end."""
        best = [[inf] * self.states for _ in range(self.count + 1)]
        best[self.count] = [0.0, *map(self.prices.finish, self.prices.columns)]
        for index in range(self.count - 1, -1, -1):
            onward = [
                min(prices[c] + best[end][c + 1] for end, prices in self.segments[index]) for c in self.prices.columns
            ]
            ways = [[step + price for step in steps] for steps, price in zip(self.moves[index], onward, strict=True)]
            best[index] = [
                min(cheapest, left + self.wastes[index])
                for cheapest, left in zip(map(min, zip(*ways, strict=True)), best[index + 1], strict=True)
            ]
        return best

    def path(self) -> tuple[list[Cell], list[int], float]:
        """The cheapest path: its cells, the pieces left out, the price."""
        ends = [there + rest for there, rest in zip(self.forward[self.count], self.backward[self.count], strict=True)]
        total = min(ends)
        state, index = ends.index(total), self.count
        cells: list[Cell] = []
        left_out: list[int] = []
        while index > 0:
            start, before = self.origins[index][state]
            if before < 0:
                left_out.append(start)
            else:
                cells.append((start, index, state - 1))
                state = before
            index = start
        return cells[::-1], left_out[::-1], total

    def margins(self, cells: Sequence[Cell], total: float) -> list[float]:
        """For each cell of the path how much dearer everything gets when one of its pieces goes to another column."""
        column_of = {piece: column for start, end, column in cells for piece in range(start, end)}
        dearer = [inf] * self.count
        for index, segments in enumerate(self.segments):
            for end, prices in segments:
                behind = self.backward[end]
                for column, entry in enumerate(self.entries[index]):
                    price = entry + prices[column] + behind[column + 1] - total
                    for piece in range(index, end):
                        if price < dearer[piece] and column_of.get(piece) != column:
                            dearer[piece] = price
        return [min(dearer[start:end]) for start, end, _ in cells]

    def price(self, start: int, end: int, column: int) -> float:
        """The price of one cell."""
        return next(prices[column] for stop, prices in self.segments[start] if stop == end)


def align(pieces: Sequence[Piece], fields: Sequence[Field]) -> Alignment:
    """The cheapest way to put ``pieces``, in order, into rows of columns that hold ``fields``.

    Time grows with the number of pieces, not faster.
    """
    if not pieces or not fields:
        return Alignment((), tuple(range(len(pieces))), 0.0)
    prices = Prices(pieces, fields)
    search = _Search(prices)
    cells, left_out, total = search.path()
    rows: list[AlignedRow] = []
    before = -1
    for (start, end, column), margin in zip(cells, search.margins(cells, total), strict=True):
        if prices.opens_row(start, before, column):
            rows.append(AlignedRow({}, cut=pieces[start].gap is Gap.PAGE))
        rows[-1].cells[column] = Placed(
            start, end, column, search.price(start, end, column), margin, prices.is_loose(start, end)
        )
        before = column
    return Alignment(tuple(rows), tuple(left_out), total)
