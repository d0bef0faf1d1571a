"""What is missing to a target, as data and in sentences. How it is found is told in ``solving``."""

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
        return self.describe()

    def describe(self, lang: str = "id") -> str:
        """What is missing in sentences, in ``lang``: ``id`` (Indonesian) or ``en`` (English)."""
        return "\n".join(_Account(self, lang).lines())

    def _repr_html_(self) -> str:
        return lines(*_Account(self, "id").lines())


@frozen
class _Account:
    """A solution told in one language."""

    solution: Solution
    lang: str

    def _say(self, indonesian: str, english: str) -> str:
        return english if self.lang == "en" else indonesian

    def lines(self) -> Iterator[str]:
        """How it stands, then one line for each variable."""
        yield self._standing()
        changes = self.solution.changes
        possible = [change for change in changes if change.possible]
        if len(possible) > 1:
            yield self._say("Salah satu dari ini cukup:", "Any one of these is enough:")
        for change in (*possible, *(change for change in changes if not change.possible)):
            yield ("- " if len(possible) > 1 else "") + self._sentence(change)

    def _standing(self) -> str:
        solution, result = self.solution, self.solution.result
        target = with_unit(exact_number(solution.target) or format_number(solution.target), result.unit)
        least = (self._say("sedikit", "at least"), self._say("banyak", "at most"))[not solution.at_least]
        goal = self._say(f"target paling {least} {target}", f"the target is {least} {target}")
        if result.value is None:
            return self._say(f"Hasil sekarang {result}", f"The result now: {result.describe(self.lang)}") + f"; {goal}."
        now = _shown(result.value, result.unit, solution.target)
        if self.lang == "en":
            return f"The result now is {now}; {goal}: {'reached' if solution.reached else 'not reached'}."
        return f"Hasil sekarang {now}; {goal} {'sudah' if solution.reached else 'belum'} tercapai."

    def _sentence(self, change: Change) -> str:
        name = f'"{change.name}"'
        if change.refused:
            return self._say(
                f"{name}: tidak dapat dipastikan, karena hasil rumus tidak searah dengan perubahan nilainya.",
                f"{name}: cannot be told, because the result does not move one way with this value.",
            )
        if change.after is None or change.value is None:
            why = self._why_not(change)
            return self._say(f"Mustahil hanya dengan {name}: {why}.", f"Impossible with {name} alone: {why}.")
        amount = _amount(change, self.lang)
        gives = f"{self._say('hasilnya', 'the result is')} {self._result(change.value)}{self._less(change)}"
        if change.before is None:
            return self._say(f"Perlu {amount} untuk {name}: {gives}.", f"{name} must be {amount}: {gives}.")
        before, after = _number(change, change.before), _number(change, change.after)
        way = self._say(f"dari {before} menjadi {after}", f"from {before} to {after}")
        more = change.after > change.before
        head = self._say(
            f"Kurang {amount} lagi" if more else f"Harus turun {amount}",
            f"{amount} more" if more else f"{amount} less",
        )
        return f"{head}: {name} {way}, {gives}."

    def _less(self, change: Change) -> str:
        if change.value_one_less is None or change.after is None:
            return ""
        step = 1 if change.after > (change.before or 0) else -1
        number, result = _number(change, change.after - step), self._result(change.value_one_less)
        word = "baru" if self.solution.at_least else "masih"
        still = "only" if self.solution.at_least else "still"
        return self._say(f" (dengan {number} {word} {result})", f" (with {number} {still} {result})")

    def _why_not(self, change: Change) -> str:
        if change.best is None:
            return self._say("hasilnya tidak dapat dihitung", "the result cannot be computed")
        best, hint = self._result(change.best), self._hint(change.best)
        if change.best_at is None:
            return self._say(
                f"berapa pun nilainya, hasilnya tidak sampai {best}{hint}",
                f"whatever its value, the result never gets to {best}{hint}",
            )
        at, bounds, percent = _number(change, change.best_at), change.bounds, _unit(change) == PERCENT
        if change.best_at == bounds.high:
            most, by = self._say("paling tinggi" if percent else "paling banyak", "at most"), bounds.high_by
        elif change.best_at == bounds.low:
            most, by = self._say("paling rendah" if percent else "paling sedikit", "at least"), bounds.low_by
        else:
            return self._say(
                f"hasil terbaik {best}, pada nilai {at}{hint}", f"the best result is {best}, at the value {at}{hint}"
            )
        same = self._say(f' (sebanyak "{by}")', f' (as many as "{by}")') if by else ""
        return self._say(
            f"{most} {at}{same}, hasilnya {best}{hint}", f"it can be {most} {at}{same}, and the result is {best}{hint}"
        )

    def _hint(self, best: Fraction) -> str:
        """What was probably meant by a target in percent for a formula that gives a fraction."""
        target = self.solution.target
        share = exact_number(target / 100)
        if self.solution.result.unit != RATIO or best > 1 or not 1 < target <= 100 or share is None:
            return ""
        return self._say(
            f"; rumus ini menghasilkan pecahan, target {exact_number(target)} % di sini ditulis {share}",
            f"; this formula gives a fraction, a target of {exact_number(target)} % is written {share} here",
        )

    def _result(self, value: Fraction) -> str:
        return _shown(value, self.solution.result.unit, self.solution.target)


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


def _amount(change: Change, lang: str) -> str:
    """How much is needed, without a sign: ``3 desa``, ``Rp5.000``, ``2,5 poin persen``."""
    number = format_number(Fraction(ceil(abs(change.needed or Fraction(0)) * 100), 100))
    if _unit(change) == PERCENT and change.before is not None:
        return f"{number} {'percentage points' if lang == 'en' else 'poin persen'}"
    return with_unit(number, _unit(change))


def _unit(change: Change) -> str:
    return label_unit(change.name)
