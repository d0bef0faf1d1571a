"""What a score needs and a document may leave open: direction, rule, target. Every guess is a finding."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import TypeAlias, TypeVar

from attrs import frozen

from ikukit.aims import Aim, AimKind, both_readings, read_aim
from ikukit.documents.values import direction_of
from ikukit.errors import UnfitValueError, UnknownNameError
from ikukit.finding import Finding, Place, finding
from ikukit.model import Consolidation, Direction, Indicator, Target
from ikukit.numbers import exact_number
from ikukit.reference.directions import bad_thing
from ikukit.refusals import Words
from ikukit.scoring.achievement import RULES, AchievementRule, Policy, percent, rules_for
from ikukit.scoring.consolidation import combine
from ikukit.scoring.periods import Part, Period, read_period
from ikukit.source import Span, fold, normal_form

Thing = TypeVar("Thing")
RuleChoice: TypeAlias = str | AchievementRule | Iterable[str | AchievementRule] | None
"""Rules to take, each for the indicators it is for."""


def read_direction(direction: Direction | str) -> Direction:
    """The direction that a word names. Raises ``ValueError`` for any other."""
    found = direction if isinstance(direction, Direction) else direction_of(direction)
    if found is None:
        there = ", ".join(one.value for one in Direction)
        raise UnfitValueError("no-such-choice-of", what=Words("what-direction"), name=direction, there=there)
    return found


def read_rules(choice: RuleChoice) -> tuple[AchievementRule, ...]:
    """The rules that ``choice`` names. Raises ``KeyError`` for one that is not there, with a suggestion."""
    if choice is None:
        return ()
    named = [choice] if isinstance(choice, str | AchievementRule) else list(choice)
    return tuple(one if isinstance(one, AchievementRule) else named_in(RULES, one, "what-rule") for one in named)


def named_in(known: Mapping[str, Thing], name: str, what: str) -> Thing:
    """What ``known`` has under ``name``. Raises ``KeyError`` with a suggestion where it has nothing."""
    if name in known:
        return known[name]
    from rapidfuzz import fuzz, process

    near = process.extractOne(name, list(known), scorer=fuzz.ratio, score_cutoff=60)
    if near:
        raise UnknownNameError("no-such-choice", what=Words(what), name=name, near=near[0])
    raise UnknownNameError("no-such-choice-of", what=Words(what), name=name, there=", ".join(known))


def choose_direction(
    indicator: Indicator, aim: Aim | None, given: Direction | None
) -> tuple[Direction, tuple[Finding, ...]]:
    """Which way is better: as given, as in the document, as the target's bound says, as the name suggests, else up."""
    bound = {AimKind.AT_LEAST: Direction.MAXIMIZE, AimKind.AT_MOST: Direction.MINIMIZE}.get(aim.kind) if aim else None
    stated = given or indicator.direction
    if stated is not None:
        if bound is not None and aim is not None and bound is not stated:
            return stated, (finding("target-bound-against-direction", target=fold(aim.text), direction=stated.value),)
        return stated, ()
    if bound is not None and aim is not None:
        return bound, (finding("direction-from-target", target=fold(aim.text), direction=bound.value),)
    if aim is not None and aim.kind is AimKind.GRADE:
        return Direction.MAXIMIZE, ()
    place = Place(field="name")
    bad = bad_thing(indicator.name)
    if bad is not None:
        return Direction.MINIMIZE, (
            finding(
                "direction-guessed", bad.span, text=indicator.name, place=place, words=bad.words, source=bad.source,
                direction=Direction.MINIMIZE.value,
            ),
        )  # fmt: skip
    span = Span(0, len(indicator.name))
    return Direction.MAXIMIZE, (finding("direction-assumed", span, text=indicator.name, place=place),)


def choose_rule(
    direction: Direction, aim: Aim, actual: Fraction, policy: Policy, asked: Sequence[AchievementRule]
) -> tuple[AchievementRule | None, tuple[Finding, ...]]:
    """The rule for a target: the first of those ``asked`` for that fits, else the most usual one; None: there is none.

    Where nobody asked and the usual rules give different numbers, that is a finding.
    """
    fitting = [rule for rule in asked if aim.kind in rule.aims and _is_for(rule, direction)]
    if fitting:
        return fitting[0], ()
    known = rules_for(direction, aim.kind)
    if not known:
        return None, ()
    first = known[0]
    value = first.achieve(aim, actual, policy).value
    others = [(rule.name, rule.achieve(aim, actual, policy).value) for rule in known[1:]]
    told = [f"{name} {'tidak ada' if other is None else percent(other)}" for name, other in others if other != value]
    if not told:
        return first, ()
    shown = "tidak ada" if value is None else percent(value)
    return first, (finding("achievement-rule-assumed", rule=first.name, value=shown, others=", ".join(told)),)


def _is_for(rule: AchievementRule, direction: Direction) -> bool:
    return rule.direction is direction or AimKind.GRADE in rule.aims


@frozen
class Choice:
    """The target for a period, or why there is none; what is doubtful about it."""

    aim: Aim | None
    reasons: tuple[Words, ...] = ()
    findings: tuple[Finding, ...] = ()


def choose_aim(indicator: Indicator, period: Period, year: int | None, way: Consolidation | None) -> Choice:
    """The target of ``indicator`` for ``period``; ``year`` is the document's, ``way`` how quarters make a year."""
    wanted = Period(period.year or year, period.part, period.number, period.text)
    filled = [(i, target) for i, target in enumerate(indicator.targets, 1) if target.text.strip()]
    read = [(i, target, read_period(target.period)) for i, target in filled]
    fitting = [(i, target, found) for i, target, found in read if found and found.fits(wanted)]
    dated = [entry for entry in fitting if entry[2].year == wanted.year] or fitting
    if len(dated) == 1:
        return _read(dated[0][0], dated[0][1])
    if len(dated) > 1:
        return _none("targets-several", there=", ".join(target.period or "-" for _, target, _ in dated))
    if period.part is Part.YEAR and (made := _from_parts(indicator, wanted, way)):
        return made
    if not filled:
        return _none("no-target")
    there = ", ".join(target.period or "-" for _, target in filled)
    wanted_text = period.text or (str(wanted.year) if wanted.year else "")
    if not wanted_text:
        return _none("target-of-other-year", there=there)
    return _none("target-of-other-period", period=wanted_text, there=there)


def _none(code: str, **facts: str) -> Choice:
    return Choice(None, (Words(code, facts),))


def _read(number: int, target: Target) -> Choice:
    place = Place(field=f"targets[{number}]")
    span = Span(0, len(target.text))
    aim = read_aim(target.text)
    if aim is None:
        found = finding("target-not-a-number", span, text=target.text, place=place, target=fold(target.text))
        return Choice(None, (Words("target-unread", {"target": fold(target.text)}),), (found,))
    findings = []
    for numeral in aim.doubtful:
        read, other = both_readings(numeral)
        code = "value-ambiguous" if other else "value-notation"
        findings.append(
            finding(
                code, span, text=target.text, place=place, label="target", written=fold(target.text), read=read,
                other=other,
            )
        )  # fmt: skip
    return Choice(aim, findings=tuple(findings))


def _from_parts(indicator: Indicator, wanted: Period, way: Consolidation | None) -> Choice | None:
    """The target of a year for which only its quarters are given; None where they do not make one."""
    parts: dict[Period, Aim] = {}
    for target in indicator.targets:
        period, aim = read_period(target.period), read_aim(target.text)
        same_year = period is not None and (period.year is None or wanted.year in (None, period.year))
        if period and same_year and period.part is not Part.YEAR and aim and aim.kind is AimKind.NUMBER:
            parts[period] = aim
    kinds = {period.part for period in parts}
    if len(kinds) != 1 or len(parts) != kinds.pop().value or len({aim.unit for aim in parts.values()}) != 1:
        return None
    ordered = [parts[period] for period in sorted(parts, key=lambda period: period.key)]
    values = [aim.value for aim in ordered if aim.value is not None]
    if way is None:
        return _none("targets-not-joined")
    value = combine(values, way)
    text = exact_number(value) or str(value)
    unit = ordered[0].unit
    aim = Aim(f"{text} {unit}".strip(), AimKind.NUMBER, value, value, unit)
    return Choice(aim, findings=(finding("target-from-quarters", value=normal_form(aim.text), way=way.value),))
