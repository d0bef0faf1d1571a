"""Which rule, bounds and rounding can have made the achievements of a report: every combination, tried on every row.

A combination is a bit of a number, a row the set of those that explain it; what explains all rows is what is left when
the sets are cut with each other. What is wrong with a row is told in ``recomputation``.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cached_property

from attrs import field, frozen

from ikukit.aims import Aim, AimKind
from ikukit.formula.computing.arithmetic import NoValueError
from ikukit.formula.computing.evaluator import BlamedError, calculate
from ikukit.model import Direction
from ikukit.reference.grades import grade_scales
from ikukit.scoring.achievement import ACTUAL, CAPS, RULES, TARGET, AchievementRule, Bounds
from ikukit.scoring.printed import Printed, could_be
from ikukit.scoring.rounding import Interval, Rounding, rounded, sources

MINIMIZING = tuple(
    rule.name for rule in RULES.values() if rule.direction is Direction.MINIMIZE and AimKind.NUMBER in rule.aims
)
"""The rules that compete for a target that is better when lower."""
_POINT = Fraction(100)


@frozen
class Way:
    """Bounds and rounding of an achievement. ``decimals`` None: each row as many as it shows."""

    bounds: Bounds
    decimals: int | None
    rounding: Rounding

    def explains(self, image: Interval, printed: Printed) -> bool:
        """Whether an achievement in ``image`` can be printed as ``printed``."""
        decimals = printed.decimals if self.decimals is None else self.decimals
        return self.bounded(image).meets(sources(printed.value, decimals, self.rounding))

    def bounded(self, image: Interval) -> Interval:
        """``image`` within the bounds."""
        return Interval(_within(image.low, self.bounds), _within(image.high, self.bounds))

    def printed(self, image: Interval, shown: int) -> tuple[Fraction, Fraction]:
        """The least and the greatest number printed for ``image``; ``shown`` is how many decimals the row has."""
        bounded = self.bounded(image)
        decimals = shown if self.decimals is None else self.decimals
        return rounded(bounded.low, decimals, self.rounding), rounded(bounded.high, decimals, self.rounding)


def _within(value: Fraction, bounds: Bounds) -> Fraction:
    if bounds.floor is not None and value < bounds.floor:
        return bounds.floor
    return bounds.cap if bounds.cap is not None and value > bounds.cap else value


def ways(decimals: int | None) -> tuple[Way, ...]:
    """Every bounds with every rounding, the most usual first."""
    return tuple(Way(bounds, decimals, rounding) for bounds in CAPS for rounding in Rounding)


@frozen
class Image:
    """What a rule makes of the printed numbers: ``exact`` as they stand, ``wide`` of all they can stand for; None where
    it has no answer, so that nothing can be said."""

    exact: Interval | None
    wide: Interval | None


@frozen
class Testable:
    """A row with all its numbers read: target, actual value (a number or a grade), achievement."""

    aim: Aim
    actual: Printed | None
    unit: str
    achievement: Printed
    direction: Direction | None = None
    target: Printed | None = None
    grade: str = ""
    _images: dict[str, tuple[Image, ...]] = field(factory=dict, init=False, eq=False, repr=False)

    def rules(self, minimizing: str, stabilizing: bool = True) -> tuple[str, ...]:
        """The rules that may have made this row where ``minimizing`` is the one for lower-is-better. Where no direction
        is told, nearer-is-better is thought of only when ``stabilizing``."""
        if self.aim.kind is AimKind.GRADE:
            return ("grade",)
        ranged = self.aim.kind is AimKind.RANGE
        up, down = ("stabilize-b", "stabilize-b-minimize") if ranged else ("maximize", minimizing)
        by_direction = {Direction.MAXIMIZE: (up,), Direction.MINIMIZE: (down,), Direction.STABILIZE: ("stabilize-a",)}
        if self.direction is not None:
            return by_direction[self.direction]
        if self.aim.kind is AimKind.AT_LEAST:
            return (up,)
        if self.aim.kind is AimKind.AT_MOST:
            return (down,)
        return (up, down, "stabilize-a") if stabilizing else (up, down)

    def images(self, rule: str) -> tuple[Image, ...]:
        """What ``rule`` makes of this row; several for grades, which have several sets of numbers."""
        if rule not in self._images:
            self._images[rule] = tuple(self._made(RULES[rule]))
        return self._images[rule]

    def _made(self, rule: AchievementRule) -> Iterator[Image]:
        if self.actual is None:
            for scale in grade_scales().values():
                if {self.aim.grade, self.grade} <= scale.values.keys():
                    value = _at(rule, scale.values[self.aim.grade], scale.values[self.grade])
                    point = None if value is None else Interval(value, value)
                    yield Image(point, point)
            return
        exact = self._image(rule, (self.actual.value,), (None,))
        actuals = could_be(self.actual, self.unit)
        target = self.target
        targets = (None,) if target is None or not target.decimals else (target.could_be().low, target.could_be().high)
        yield Image(exact, self._image(rule, (actuals.low, actuals.high), targets))

    def _image(
        self, rule: AchievementRule, actuals: Sequence[Fraction], targets: Sequence[Fraction | None]
    ) -> Interval | None:
        """The hull of what ``rule`` gives for actual values and targets between those given.

        Every rule rises or falls from end to end, but for a turn where both are equal or an end of the range is met.
        """
        values: list[Fraction | None] = []
        low, high = min(actuals), max(actuals)
        if self.aim.kind is AimKind.RANGE:
            points = {
                low,
                high,
                *(end for end in (self.aim.low, self.aim.high) if end is not None and low < end < high),
            }
            for actual in points:
                nearest = self.aim.nearest(actual)
                values.append(_POINT if nearest is None else _at(rule, nearest, actual))
        else:
            ends = [target if target is not None else self.aim.value or Fraction(0) for target in targets]
            values = [_at(rule, target, actual) for target in ends for actual in (low, high)]
            meeting = max(low, min(ends))
            if meeting <= min(high, max(ends)) and low < high:
                values.append(_at(rule, meeting, meeting))
            if low < 0 < high:  # a divisor that passes zero has no answer there
                values.append(_at(rule, ends[0], Fraction(0)))
        known = [value for value in values if value is not None]
        return Interval(min(known), max(known)) if known and len(known) == len(values) else None

    def mask(self, rules: Sequence[str], tried: Sequence[Way], wide: bool) -> int:
        """The set of the ways ``tried`` by which one of ``rules`` explains this row: bit n for the n-th."""
        images = [image.wide if wide else image.exact for rule in rules for image in self.images(rule)]
        if not images or None in images:
            return (1 << len(tried)) - 1
        return sum(
            1 << n
            for n, way in enumerate(tried)
            if any(image is not None and way.explains(image, self.achievement) for image in images)
        )

    @cached_property
    def untestable(self) -> bool:
        """Whether some rule that may have made it has no answer for its numbers."""
        return any(
            not self.images(rule) or None in [image.wide for image in self.images(rule)]
            for minimizing in MINIMIZING
            for rule in self.rules(minimizing)
        )


def _at(rule: AchievementRule, target: Fraction, actual: Fraction) -> Fraction | None:
    try:
        numerator, denominator, _ = calculate(rule.parsed.tree, {TARGET: target, ACTUAL: actual})
    except (BlamedError, NoValueError):
        return None
    return Fraction(numerator, denominator)
