"""What is missing to the target: by how much one variable has to change so that a formula reaches it.

The answers are exact. Where a thing is counted they are whole numbers, and one less does not reach the target; a part
stays within its whole. Which form a formula has in a variable is told in ``formula.fractional`` and
``formula.tendency``, within which bounds it moves in ``formula.bounds``; sentences in ``solution``.
"""

import reprlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from math import ceil, floor

from attrs import evolve, frozen

from ikukit.evaluation import evaluate
from ikukit.formula.computing.arithmetic import NoValueError
from ikukit.formula.computing.binding import Binding, Keys, Value, bind, match
from ikukit.formula.computing.evaluator import BlamedError, calculate, evaluate_bound
from ikukit.formula.computing.result import Result, Status
from ikukit.formula.formula import Formula
from ikukit.formula.meaning.bounds import Bounds, bounds_of, movable
from ikukit.formula.meaning.fractional import Fractional, fractional
from ikukit.formula.meaning.tendency import tendency
from ikukit.formula.meaning.units import RATIO, counts_things
from ikukit.model import Direction, Indicator
from ikukit.numbers import read_number
from ikukit.solution import Change, Solution

_FARTHEST = Fraction(10**12)
"""Where a search ends that no bound of the variable ends."""
_FINE = Fraction(1, 100)
"""The steps in which a search tries what is not counted: documents print two decimals."""


def solve(
    thing: Formula | Indicator,
    values: Mapping[str, Value],
    target: Value,
    variable: str | Iterable[str] | None = None,
    direction: Direction | None = None,
) -> Solution:
    """What is missing until ``thing`` reaches ``target``: for each variable that can be moved its answer alone.

    ``target`` is a number in the unit of the result (``95``, ``"95 %"``). ``variable`` names the variables to move;
    unless told, those of the numerator. ``direction`` says whether the target is to be reached from below
    (``MAXIMIZE``) or not to be exceeded (``MINIMIZE``); unless told, what the indicator says, else ``MAXIMIZE``.
    The value of a variable that is moved alone may be missing: then the answer is what is needed in all.

    Raises ``KeyError`` as ``evaluate`` does, ``ValueError`` for a target that is no number and for ``STABILIZE``.

    >>> from ikukit import parse
    >>> formula = parse("Jumlah desa tertib dibagi Jumlah desa x 100 %")
    >>> print(solve(formula, {"jumlah desa tertib": 9, "jumlah desa": 12}, target=95))
    Hasil sekarang 75 %; target paling sedikit 95 % belum tercapai.
    Kurang 3 desa lagi: "Jumlah desa tertib" dari 9 menjadi 12, hasilnya 100 % (dengan 11 baru 91,67 %).
    """
    if not isinstance(thing, Formula | Indicator):
        raise TypeError(f"yang dapat dicari kekurangannya adalah rumus atau indikator, bukan {reprlib.repr(thing)}")
    formula = thing.formula if isinstance(thing, Indicator) else thing
    wanted = direction or (thing.direction if isinstance(thing, Indicator) else None) or Direction.MAXIMIZE
    if wanted is Direction.STABILIZE:
        raise ValueError("target yang harus tepat tidak dapat dicari; pilih Direction.MAXIMIZE atau Direction.MINIMIZE")
    at_least = wanted is Direction.MAXIMIZE
    if formula is None:
        return Solution(evaluate(thing, {}), _target(target, ""), at_least)
    asked = _asked(formula, variable)
    goal = _target(target, formula.unit)
    (given,) = match([Keys(formula.variables)], values)
    binding = bind(formula.variables, given)
    result = evaluate_bound(formula, binding)
    solution = Solution(result, goal, at_least)
    if solution.reached or not _can_move(result, binding, asked):
        return solution
    problem = _Problem(formula, {label: Fraction(n) for label, n in binding.numbers.items()}, goal, at_least)
    return evolve(solution, changes=tuple(problem.change(label) for label in asked))


def _target(target: Value, unit: str) -> Fraction:
    """The target as a number in the unit of the result."""
    if isinstance(target, str):
        try:
            read = read_number(target)
        except ValueError as error:
            raise ValueError(f"target {error}") from None
        return read.value / 100 if read.percent and unit == RATIO else read.value
    if isinstance(target, float):
        target = repr(target)  # taken as written
    if target is None or isinstance(target, bool):
        raise ValueError(f"target harus berupa angka, bukan {target!r}")
    try:
        return Fraction(target)
    except (TypeError, ValueError, OverflowError):
        raise ValueError(f"target harus berupa angka, bukan {target!r}") from None


def _asked(formula: Formula, variable: str | Iterable[str] | None) -> tuple[str, ...]:
    """The labels of the variables to move."""
    if variable is None:
        return movable(formula)
    names = [variable] if isinstance(variable, str) else list(variable)
    (found,) = match([Keys(formula.variables)], dict.fromkeys(names))
    return tuple(one.label for one in formula.variables if one.label in found)


def _can_move(result: Result, binding: Binding, asked: Sequence[str]) -> bool:
    """Whether there is something to search: all numbers are there, but perhaps for that of the one variable to move."""
    if result.status is Status.UNDEFINED:
        return True
    missing = [gap.label for gap in binding.gaps]
    return not missing or (missing == list(asked) and all(gap.status is Status.MISSING for gap in binding.gaps))


@frozen
class _Problem:
    """A formula, the numbers of its variables, and where to get."""

    formula: Formula
    numbers: Mapping[str, Fraction]
    target: Fraction
    at_least: bool

    def change(self, label: str) -> Change:
        """The answer for the variable ``label`` alone."""
        before = self.numbers.get(label)
        bounds = bounds_of(self.formula, label, {label: Fraction(0), **self.numbers})
        start = bounds.low if before is None else before
        whole = counts_things(self.formula.symbols.get(label) or label) and start.denominator == 1
        bare = Change(label, before, self.formula.symbols.get(label, ""), whole=whole, bounds=bounds)
        try:
            form = fractional(self.formula.tree, label, self.numbers)
        except NoValueError:
            return bare
        return self._searched(bare, start) if form is None else self._solved(bare, form, start)

    def value(self, label: str, x: Fraction) -> Fraction | None:
        """What the formula gives with ``x`` for ``label``; None where it gives nothing."""
        try:
            numerator, denominator, _ = calculate(self.formula.tree, {**self.numbers, label: x})
        except BlamedError:
            return None
        return Fraction(numerator, denominator)

    def reaches(self, value: Fraction | None) -> bool:
        if value is None:
            return False
        return value >= self.target if self.at_least else value <= self.target

    def _answered(self, bare: Change, start: Fraction, after: Fraction, step: Fraction | None) -> Change:
        """The answer ``after``, with what comes out there and one step before."""
        one_less = None
        if step is not None and after != start:
            one_less = self.value(bare.label, after - step if after > start else after + step)
        return evolve(bare, after=after, value=self.value(bare.label, after), value_one_less=one_less)

    def _failed(self, bare: Change, candidates: Iterable[Fraction], limit: Fraction | None = None) -> Change:
        """No answer: the best that can be had at ``candidates``, or as the variable grows without end."""
        values = [(value, x) for x in candidates if (value := self.value(bare.label, x)) is not None]
        better = max if self.at_least else min
        best = better(values, default=None)
        if limit is not None and (best is None or better(limit, best[0]) != best[0]):
            return evolve(bare, best=limit)
        return evolve(bare, best=best[0], best_at=best[1]) if best else bare

    def _solved(self, bare: Change, form: Fractional, start: Fraction) -> Change:
        """By the formula for ``(a x + b) / (c x + d)``: what reaches the target begins at the start or at a turning
        point."""
        bounds = bare.bounds
        ends = [bounds.low] if bounds.high is None else [bounds.low, bounds.high]
        points = _grid((*ends, *form.turning_points(self.target)), bare.whole)
        inside = [start, *(x for x in points if _within(x, bounds))]
        reaching = [x for x in inside if self.reaches(self.value(bare.label, x))]
        if reaching:
            after = min(reaching, key=lambda x: (abs(x - start), -x))
            return self._answered(bare, start, after, Fraction(1) if bare.whole else None)
        return self._failed(bare, inside, form.limit if bounds.high is None else None)

    def _searched(self, bare: Change, start: Fraction) -> Change:
        """By halving, where the value is proved to go one way."""
        step = Fraction(1) if bare.whole else _FINE
        end = max(_FARTHEST, start) if bare.bounds.high is None else bare.bounds.high
        low = bare.bounds.low
        start = min(max(start, low), end)
        if (way := self._way(bare.label, low, end)) is None:
            # Often only the lowest value has no result: a divisor is 0 there.
            low, lowest = low + step, low
            way = self._way(bare.label, low, end)
            if way is None or self.reaches(self.value(bare.label, lowest)):
                return evolve(bare, refused=True)
            start = max(start, low)
        goal = end if (way > 0) is self.at_least else low
        sign = 1 if goal >= start else -1
        most = floor(abs(goal - start) / step) if way else 0
        steps = _first(most, lambda n: self.reaches(self.value(bare.label, start + sign * n * step)))
        if steps is None:
            return self._failed(bare, [start + sign * most * step])
        return self._answered(bare, start, start + sign * steps * step, step)

    def _way(self, label: str, low: Fraction, high: Fraction) -> int | None:
        return tendency(self.formula.tree, label, self.numbers, low, high)


def _within(x: Fraction, bounds: Bounds) -> bool:
    return bounds.low <= x and (bounds.high is None or x <= bounds.high)


def _grid(points: Iterable[Fraction], whole: bool) -> Iterator[Fraction]:
    """``points`` themselves, or the whole numbers at and beside them."""
    for point in points:
        if whole:
            yield from map(Fraction, sorted({ceil(point) - 1, floor(point), ceil(point), floor(point) + 1}))
        else:
            yield point


def _first(most: int, holds: Callable[[int], bool]) -> int | None:
    """The least number from 0 to ``most`` for which ``holds``, which goes on holding from there; None if there is
    none."""
    if not holds(most):
        return None
    low, high = 0, most
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle + 1, high)
    return low
