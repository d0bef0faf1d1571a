"""How far the achievement rules disagree about the same numbers. Nothing is chosen here."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from attrs import frozen

from ikukit.aims import Aim, AimKind, read_aim
from ikukit.errors import UnfitValueError
from ikukit.formula.computing.binding import Value
from ikukit.formula.computing.result import Result
from ikukit.model import Direction
from ikukit.numbers import exact_number, format_number
from ikukit.scoring.achievement import RULES, Policy, percent
from ikukit.scoring.inputs import as_number


@frozen
class Disagreement:
    """One target and actual value, and what each rule that is for such a target makes of them, by name."""

    aim: Aim
    actual: Fraction
    achievements: Mapping[str, Result]

    @property
    def spread(self) -> Fraction:
        """How far the lowest and the highest achievement lie apart, in percent points."""
        known = [result.value for result in self.achievements.values() if result.value is not None]
        return max(known) - min(known) if known else Fraction(0)

    def __str__(self) -> str:
        told = [f"{name} {'-' if r.value is None else percent(r.value)}" for name, r in self.achievements.items()]
        head = f"target {self.aim}, realisasi {exact_number(self.actual) or format_number(self.actual)}"
        return f"{head}: {'; '.join(told)} (selisih {format_number(self.spread)} poin persen)"


def compare_rules(
    target: str, actual: Value, direction: Direction | None = None, policy: Policy | None = None
) -> Disagreement:
    """What every rule for such a target (and ``direction``, where given) makes of ``target`` and ``actual``.

    Raises ``ValueError`` for a target or an actual value that is no number.

    >>> print(compare_rules("10", 12, Direction.MINIMIZE))
    target 10, realisasi 12: minimize-a 80 %; minimize-b 83,33 %; minimize-c -20 % (selisih 103,33 poin persen)
    """
    aim = read_aim(str(target))
    reached = read_aim(actual) if isinstance(actual, str) else None
    value = reached.value if reached else as_number(actual)
    if aim is None or aim.kind is AimKind.GRADE or value is None:
        raise UnfitValueError("not-numbers", target=target, actual=actual)
    fitting = [
        rule for rule in RULES.values() if aim.kind in rule.aims and (direction is None or rule.direction is direction)
    ]
    wanted = policy or Policy()
    return Disagreement(aim, value, {rule.name: rule.achieve(aim, value, wanted) for rule in fitting})


def disagreement_table(
    cases: Iterable[tuple[str, Value]], direction: Direction | None = None, policy: Policy | None = None
) -> tuple[Disagreement, ...]:
    """``compare_rules`` for several pairs of target and actual value."""
    return tuple(compare_rules(target, actual, direction, policy) for target, actual in cases)
