"""What each variable contributes to a change of a result between two periods. The contributions add up exactly.

Up to ``MOST_TOGETHER`` changed variables by the Shapley value: what a variable adds, averaged over all orders in which
the variables can change one after the other. It treats all variables alike and leaves no remainder. Beyond that in the
one order of the formula, which is named as such.

Source: L. S. Shapley, "A value for n-person games" (1953); A. Shorrocks, "Decomposition procedures for distributional
analysis: a unified framework based on the Shapley value", Journal of Economic Inequality 11 (2013) 99-126.
"""

import enum
import reprlib
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from math import comb

from attrs import frozen

from ikukit.evaluation import evaluate
from ikukit.formula.computing.binding import Keys, Value, bind, match
from ikukit.formula.computing.evaluator import BlamedError, calculate, evaluate_bound
from ikukit.formula.computing.result import Result, with_unit
from ikukit.formula.formula import Formula
from ikukit.markup import lines
from ikukit.model import Indicator
from ikukit.numbers import exact_number, format_number

MOST_TOGETHER = 10
"""Changed variables up to which all orders are looked at: 2 to the power of this many results."""


class Method(enum.Enum):
    """How a change was divided."""

    SHAPLEY = "shapley"
    ORDERED = "ordered"
    """One variable after the other, in the order of the formula."""


@frozen
class Contribution:
    """What one variable contributed: ``amount`` in the unit of the result."""

    label: str
    before: Fraction
    after: Fraction
    amount: Fraction


@frozen
class Contributions:
    """The change of a result, divided. ``parts`` are the variables that changed, in the order of the formula; their
    amounts add up to ``change`` exactly. ``str()`` says it. Where there is nothing to divide ``reason`` says why.
    """

    before: Result
    after: Result
    parts: tuple[Contribution, ...] = ()
    method: Method = Method.SHAPLEY
    reason: str = ""

    @property
    def change(self) -> Fraction | None:
        """By how much the result changed; None where one of the two is missing."""
        if self.before.value is None or self.after.value is None:
            return None
        return self.after.value - self.before.value

    def __str__(self) -> str:
        return "\n".join(self._lines())

    def _repr_html_(self) -> str:
        return lines(*self._lines())

    def _lines(self) -> Iterator[str]:
        if self.change is None:
            yield f"Perubahan tidak dapat diuraikan: {self.reason}."
            return
        way = "tetap" if not self.change else "naik" if self.change > 0 else "turun"
        by = f" {self._amount(abs(self.change))}" if self.change else ""
        yield f"Hasil {way}{by}: dari {self.before} menjadi {self.after}."
        if self.reason:
            yield f"Perubahan tidak dapat diuraikan: {self.reason}."
        for part in self.parts:
            sign = "-" if part.amount < 0 else "+"
            numbers = f"dari {_number(part.before)} menjadi {_number(part.after)}"
            yield f'- "{part.label}" {numbers}: {sign}{self._amount(abs(part.amount))}'
        if self.parts:
            yield f"Cara: {_METHODS[self.method]}; jumlah sumbangan tepat sama dengan perubahan hasil."

    def _amount(self, value: Fraction) -> str:
        number, unit = format_number(value), self.after.unit
        return f"{number} poin persen" if unit == "persen" else with_unit(number, unit)


_METHODS = {
    Method.SHAPLEY: "nilai Shapley (rata-rata atas semua urutan perubahan)",
    Method.ORDERED: "berurutan menurut rumus (variabelnya terlalu banyak untuk semua urutan)",
}


def contributions(thing: Formula | Indicator, before: Mapping[str, Value], after: Mapping[str, Value]) -> Contributions:
    """How the change of the result from the values ``before`` to ``after`` divides between the variables.

    Raises ``KeyError`` and ``TypeError`` as ``evaluate`` does.

    >>> from ikukit import parse
    >>> formula = parse("Jumlah desa tertib dibagi Jumlah desa x 100 %")
    >>> last_year = {"jumlah desa tertib": 6, "jumlah desa": 12}
    >>> print(contributions(formula, last_year, {"jumlah desa tertib": 9, "jumlah desa": 10}))
    Hasil naik 40 poin persen: dari 50 % menjadi 90 %.
    - "Jumlah desa tertib" dari 6 menjadi 9: +27,50 poin persen
    - "Jumlah desa" dari 12 menjadi 10: +12,50 poin persen
    Cara: nilai Shapley (rata-rata atas semua urutan perubahan); jumlah sumbangan tepat sama dengan perubahan hasil.
    """
    if not isinstance(thing, Formula | Indicator):
        raise TypeError(f"yang dapat diuraikan adalah rumus atau indikator, bukan {reprlib.repr(thing)}")
    formula = thing.formula if isinstance(thing, Indicator) else thing
    if formula is None:
        nothing = evaluate(thing, {})
        return Contributions(nothing, nothing, reason=nothing.reason)
    keys = Keys(formula.variables)
    bindings = [bind(formula.variables, match([keys], values)[0]) for values in (before, after)]
    first, second = (evaluate_bound(formula, binding) for binding in bindings)
    for result, period in ((first, "awal"), (second, "akhir")):
        if result.value is None:
            return Contributions(first, second, reason=f"pada periode {period} {result.reason}")
    old, new = ({label: Fraction(n) for label, n in binding.numbers.items()} for binding in bindings)
    changed = [variable.label for variable in formula.variables if old[variable.label] != new[variable.label]]
    method = Method.SHAPLEY if len(changed) <= MOST_TOGETHER else Method.ORDERED
    divide = _shapley if method is Method.SHAPLEY else _ordered
    try:
        amounts = divide(_Game(formula, old, new), changed)
    except BlamedError as error:
        reason = f"{error.reason} bila hanya sebagian variabel berubah"
        return Contributions(first, second, method=method, reason=reason)
    parts = tuple(Contribution(label, old[label], new[label], amounts[label]) for label in changed)
    return Contributions(first, second, parts, method)


@frozen
class _Game:
    """A formula and the numbers of two periods."""

    formula: Formula
    old: Mapping[str, Fraction]
    new: Mapping[str, Fraction]

    def value(self, changed: Sequence[str]) -> Fraction:
        """The result where only the variables ``changed`` have their new number."""
        numbers = {**self.old, **{label: self.new[label] for label in changed}}
        numerator, denominator, _ = calculate(self.formula.tree, numbers)
        return Fraction(numerator, denominator)


def _shapley(game: _Game, changed: Sequence[str]) -> dict[str, Fraction]:
    count = len(changed)
    subsets = [subset for size in range(count + 1) for subset in combinations(changed, size)]
    values = {frozenset(subset): game.value(subset) for subset in subsets}
    amounts = dict.fromkeys(changed, Fraction(0))
    for subset, value in values.items():
        for label in changed:
            if label not in subset:
                orders = count * comb(count - 1, len(subset))
                amounts[label] += (values[subset | {label}] - value) / orders
    return amounts


def _ordered(game: _Game, changed: Sequence[str]) -> dict[str, Fraction]:
    values = [game.value(changed[:size]) for size in range(len(changed) + 1)]
    return {label: values[i + 1] - values[i] for i, label in enumerate(changed)}


def _number(value: Fraction) -> str:
    return exact_number(value) or format_number(value)
