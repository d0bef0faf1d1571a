"""What is missing to a target, as data and in Indonesian sentences. How it is found is told in ``solving``."""

from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor

from attrs import field, frozen

from ikukit.formula.computing.result import Result, with_unit
from ikukit.formula.meaning.bounds import Bounds
from ikukit.formula.meaning.units import MONEY, PERCENT, RATIO, label_unit
from ikukit.markup import lines
from ikukit.numbers import exact_number, format_number

_MOST_DECIMALS = 9


@frozen
class Change:
    """The answer for one variable, the others staying as they are.

    ``before`` is None where its value was missing; ``after`` is the nearest value that reaches the target, None where
    there is none. ``value`` is the result then, ``value_one_less`` that with one less of the change (only where steps
    are counted). Without an answer ``best`` is the best result that can be had, ``best_at`` the value that gives it
    (None: it is only approached). ``refused`` says that no answer could be proved.
    """

    label: str
    before: Fraction | None
    words: str = ""
    """What a symbol stands for, where the label is one."""
    after: Fraction | None = None
    value: Fraction | None = None
    value_one_less: Fraction | None = None
    whole: bool = False
    """Whether the variable is counted, so that only whole numbers come into question."""
    bounds: Bounds = field(factory=Bounds)
    best: Fraction | None = None
    best_at: Fraction | None = None
    refused: bool = False

    @property
    def name(self) -> str:
        """What the variable is called: for a symbol what it stands for."""
        return self.words or self.label

    @property
    def possible(self) -> bool:
        """Whether the target can be reached with this variable alone."""
        return self.after is not None

    @property
    def needed(self) -> Fraction | None:
        """How much more (or less, below 0) is needed; the whole amount where the value was missing."""
        return None if self.after is None else self.after - (self.before or 0)


@frozen
class Solution:
    """What is missing until a result reaches ``target``: ``at_least`` that, or else at most. ``str()`` says it.

    ``result`` is the result as it stands. ``changes`` has one answer for each variable that can be moved: any one of
    them is enough. It is empty where the target is reached or a number is missing.
    """

    result: Result
    target: Fraction
    at_least: bool = True
    changes: tuple[Change, ...] = ()

    @property
    def reached(self) -> bool:
        """Whether the target is reached already."""
        value = self.result.value
        return value is not None and (value >= self.target if self.at_least else value <= self.target)

    @property
    def possible(self) -> bool:
        """Whether the target is reached, or can be with one variable alone."""
        return self.reached or any(change.possible for change in self.changes)

    def __str__(self) -> str:
        return "\n".join([self._standing(), *self._answers()])

    def _repr_html_(self) -> str:
        return lines(self._standing(), *self._answers())

    def _standing(self) -> str:
        target = with_unit(exact_number(self.target) or format_number(self.target), self.result.unit)
        goal = f"target paling {'sedikit' if self.at_least else 'banyak'} {target}"
        if self.result.value is None:
            return f"Hasil sekarang {self.result}; {goal}."
        now = _shown(self.result.value, self.result.unit, self.target)
        return f"Hasil sekarang {now}; {goal} {'sudah' if self.reached else 'belum'} tercapai."

    def _answers(self) -> Iterator[str]:
        possible = [change for change in self.changes if change.possible]
        if len(possible) > 1:
            yield "Salah satu dari ini cukup:"
        for change in (*possible, *(change for change in self.changes if not change.possible)):
            yield ("- " if len(possible) > 1 else "") + self._sentence(change)

    def _sentence(self, change: Change) -> str:
        if change.refused:
            return (
                f'"{change.name}": tidak dapat dipastikan, karena hasil rumus tidak searah dengan perubahan nilainya.'
            )
        if change.after is None or change.value is None:
            return f'Mustahil hanya dengan "{change.name}": {self._why_not(change)}.'
        amount = _amount(change)
        gives = f"hasilnya {self._result(change.value)}"
        if change.before is None:
            return f'Perlu {amount} untuk "{change.name}": {gives}{self._less(change)}.'
        way = f"{_number(change, change.before)} menjadi {_number(change, change.after)}"
        head = f"Kurang {amount} lagi" if change.after > change.before else f"Harus turun {amount}"
        return f'{head}: "{change.name}" dari {way}, {gives}{self._less(change)}.'

    def _less(self, change: Change) -> str:
        if change.value_one_less is None or change.after is None:
            return ""
        step = 1 if change.after > (change.before or 0) else -1
        word = "baru" if self.at_least else "masih"
        return f" (dengan {_number(change, change.after - step)} {word} {self._result(change.value_one_less)})"

    def _why_not(self, change: Change) -> str:
        if change.best is None:
            return "hasilnya tidak dapat dihitung"
        best = self._result(change.best)
        if change.best_at is None:
            return f"berapa pun nilainya, hasilnya tidak sampai {best}{self._hint(change.best)}"
        bounds = change.bounds
        at, by = _number(change, change.best_at), ""
        if change.best_at == bounds.high:
            word, by = "tinggi" if _unit(change) == PERCENT else "banyak", bounds.high_by
        elif change.best_at == bounds.low:
            word, by = "rendah" if _unit(change) == PERCENT else "sedikit", bounds.low_by
        else:
            return f"hasil terbaik {best}, pada nilai {at}{self._hint(change.best)}"
        same = f' (sebanyak "{by}")' if by else ""
        return f"paling {word} {at}{same}, hasilnya {best}{self._hint(change.best)}"

    def _hint(self, best: Fraction) -> str:
        """What was probably meant by a target in percent for a formula that gives a fraction."""
        share = exact_number(self.target / 100)
        if self.result.unit != RATIO or best > 1 or not 1 < self.target <= 100 or share is None:
            return ""
        return f"; rumus ini menghasilkan pecahan, target {exact_number(self.target)} % di sini ditulis {share}"

    def _result(self, value: Fraction) -> str:
        return _shown(value, self.result.unit, self.target)


def _shown(value: Fraction, unit: str, target: Fraction) -> str:
    """A result with two decimals; with as many as it takes not to look like the target where it is not."""
    decimals = 2
    if value != target:
        while decimals < _MOST_DECIMALS and format_number(value, decimals) == format_number(target, decimals):
            decimals += 1
    return with_unit(format_number(value, decimals), unit)


def _number(change: Change, value: Fraction) -> str:
    """A value of the variable. What has more than two decimals is rounded to the far side of the start, so that the
    target is still reached."""
    scaled = value * 100
    up = change.before is None or value >= change.before
    rounded = Fraction(ceil(scaled) if up else floor(scaled), 100)
    return with_unit(format_number(rounded), _unit(change) if _unit(change) in (PERCENT, MONEY) else "")


def _amount(change: Change) -> str:
    """How much is needed, without a sign: ``3 desa``, ``Rp5.000``, ``2,5 poin persen``."""
    number = format_number(Fraction(ceil(abs(change.needed or Fraction(0)) * 100), 100))
    if _unit(change) == PERCENT and change.before is not None:
        return f"{number} poin persen"
    return with_unit(number, _unit(change))


def _unit(change: Change) -> str:
    return label_unit(change.name)
