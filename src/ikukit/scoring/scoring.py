"""Targets against actual values: the scores of a document. How each number comes about is told in the modules beside.

Nothing that a document can get wrong is refused: what is missing is a status with its reason, what was guessed a
finding.
"""

from collections.abc import Iterator
from fractions import Fraction

from attrs import evolve, frozen

from ikukit.aims import Aim, AimKind, plain_unit
from ikukit.finding import Finding, Place, finding
from ikukit.formula.computing.result import with_unit
from ikukit.model import Direction, Document, Indicator
from ikukit.numbers import format_number
from ikukit.reference.grades import common_scale
from ikukit.refusals import Words
from ikukit.scoring.achievement import RULES, AchievementRule, Policy, percent
from ikukit.scoring.actuals import Actual, Quarters, quarters_of
from ikukit.scoring.choice import (
    RuleChoice,
    choose_aim,
    choose_direction,
    choose_rule,
    named_in,
    read_direction,
    read_rules,
)
from ikukit.scoring.consolidation import Pooling, Ways
from ikukit.scoring.inputs import Actuals, Data, read_inputs
from ikukit.scoring.periods import Part, Period
from ikukit.scoring.scales import SCALES, Scale
from ikukit.scoring.scorecard import Score, Scorecard, ScoreStatus
from ikukit.source import normal_form


@frozen
class _Wishes:
    """What the caller asked for, read."""

    rules: tuple[AchievementRule, ...]
    scale: Scale | None
    policy: Policy
    direction: Direction | None
    ways: Ways
    pooling: Pooling
    year: int | None


def score(
    document: Document,
    data: Data = None,
    *,
    actuals: Actuals = None,
    rule: RuleChoice = None,
    scale: str | Scale | None = None,
    policy: Policy | None = None,
    direction: Direction | str | None = None,
    consolidation: Ways = None,
    pooling: Pooling | str = Pooling.VARIABLES,
    year: int | None = None,
) -> Scorecard:
    """How far each indicator of ``document`` is: target, actual value, achievement, rating, and by which rule.

    ``data`` gives the variables their values: ``{"Jumlah desa": 12}``, or by period ``{"TW I": {...}}``, or figures
    read from a file; ``actuals`` gives actual values as such, by position or name of the indicator: ``{2: "WTP"}``.
    Quarters are put together to a year by ``consolidation`` (one way for all variables, or by variable,
    "" for the others), else as the document says: the variables first, then the formula. ``pooling="results"`` puts
    the results together instead.

    ``rule`` names achievement rules; each counts for the indicators it is for. ``policy`` says what no rule says (cap,
    floor, zeros). ``direction`` overrides the document's. Without ``scale`` nothing is rated.

    Raises ``KeyError`` for a name that nothing has, ``ValueError`` or ``TypeError`` for what is no period, scale, rule.
    """
    rated = named_in(SCALES, scale, "what-scale") if isinstance(scale, str) else scale
    better = None if direction is None else read_direction(direction)
    when = year or document.year
    wishes = _Wishes(read_rules(rule), rated, policy or Policy(), better, consolidation, Pooling(pooling), when)
    inputs = read_inputs(document, data, actuals)
    scores: list[Score] = []
    for position, known in enumerate(quarters_of(document, inputs, when, consolidation), 1):
        scores.extend(_scores(known, position, inputs.periods or known.periods, wishes))
    unused = [finding("value-unused", label=name) for name in inputs.unused]
    findings = tuple(dict.fromkeys([*unused, *(found for one in scores for found in one.findings)]))
    asked = tuple(one.name for one in wishes.rules)
    return Scorecard(document, tuple(scores), findings, asked, wishes.scale, wishes.policy)


def _scores(known: Quarters, position: int, periods: tuple[Period, ...], wishes: _Wishes) -> Iterator[Score]:
    """The scores of one indicator: its parts of a year in order, after them the year."""
    years = sorted({period.year for period in periods}, key=lambda year: year or 0) or [None]
    for year in years:
        parts = [period for period in periods if period.year == year and period.part is not Part.YEAR]
        for part in parts:
            one = _score(known, position, part, known.in_period(part), wishes)
            if part in known.values or one.aim or one.grade or one.actual.value is not None or one.findings:
                yield one
        whole = next((p for p in periods if p.year == year and p.part is Part.YEAR), None)
        period = whole or Period(year, text=str(year or ""))
        there = not parts or known.has(period)
        actual = known.in_period(period) if there else known.whole(year, wishes.ways, wishes.pooling)
        yield _score(known, position, period, actual, wishes)


def _score(known: Quarters, position: int, period: Period, actual: Actual, wishes: _Wishes) -> Score:
    indicator = known.indicator
    chosen = choose_aim(indicator, period, wishes.year, known.way(wishes.ways))
    direction, doubts = choose_direction(indicator, chosen.aim, wishes.direction)
    blank = Score(
        indicator, position, period.text, chosen.aim, actual.result, direction=direction, policy=wishes.policy,
        consolidation=actual.consolidation, origin=actual.origin, grade=actual.grade, scale=wishes.scale,
        numbers=actual.numbers,
    )  # fmt: skip
    findings = [*actual.result.findings, *actual.findings, *chosen.findings]
    if chosen.aim is None:
        made = evolve(blank, status=ScoreStatus.NO_TARGET, reasons=chosen.reasons)
    elif not actual.grade and actual.result.value is None:
        made = evolve(blank, status=ScoreStatus.NO_ACTUAL, reasons=actual.result.reasons)
    else:
        findings += doubts
        made, more = _compare(blank, chosen.aim, wishes)
        findings += more
    return evolve(made, findings=_placed(findings, position))


def _placed(findings: list[Finding], position: int) -> tuple[Finding, ...]:
    return tuple(found.at(evolve(found.place or Place(field="targets"), indicator=position)) for found in findings)


def _compare(blank: Score, aim: Aim, wishes: _Wishes) -> tuple[Score, list[Finding]]:
    """The achievement of a score that has both target and actual value, and its rating."""
    if (aim.kind is AimKind.GRADE) != bool(blank.grade):
        return _incomparable(blank, "kinds-differ", target=aim, actual=blank.actual_text), []
    if aim.kind is AimKind.GRADE:
        return _compare_grades(blank, aim)
    value, findings = _in_unit(blank, aim)
    if value is None:
        return _incomparable(blank, "units-differ", target=aim, actual=blank.actual), findings
    assert blank.direction is not None
    rule, doubts = choose_rule(blank.direction, aim, value, wishes.policy, wishes.rules)
    findings += doubts
    if rule is None:
        return _incomparable(blank, "no-rule-for-target", direction=blank.direction.value, target=aim), findings
    achieved = rule.achieve(aim, value, wishes.policy)
    if achieved.value is None:
        (why,) = achieved.reasons
        reasons = (Words("rule-undefined", {"why": why, "rule": rule.name}),)
        return evolve(blank, rule=rule, status=ScoreStatus.UNDEFINED, reasons=reasons), findings
    findings += _by_policy(rule, aim, value, achieved.value)
    return _rated(evolve(blank, rule=rule, achievement=achieved.value), findings)


def _incomparable(blank: Score, code: str, **facts: object) -> Score:
    return evolve(blank, status=ScoreStatus.NOT_COMPARABLE, reasons=(Words(code, facts),))


def _compare_grades(blank: Score, aim: Aim) -> tuple[Score, list[Finding]]:
    rule = RULES["grade"]
    scale = common_scale((aim.grade, blank.grade), blank.policy.grades)
    if aim.grade == blank.grade:
        value = Fraction(100)
    elif scale is None:
        names = ", ".join(blank.policy.grades)
        return _incomparable(blank, "grades-without-numbers", target=aim.grade, actual=blank.grade, scales=names), []
    else:
        computed = rule.compute(scale.values[aim.grade], scale.values[blank.grade]).value
        assert computed is not None  # no grade has the number 0
        value = computed
    findings = []
    if scale is not None and aim.grade != blank.grade:
        numbers = f"{aim.grade} = {scale.values[aim.grade]}, {blank.grade} = {scale.values[blank.grade]}"
        findings = [finding("grades-as-numbers", scale=scale.name, numbers=numbers)]
    return _rated(evolve(blank, rule=rule, achievement=blank.policy.bounded(value)), findings)


def _rated(made: Score, findings: list[Finding]) -> tuple[Score, list[Finding]]:
    if made.scale is None or made.achievement is None:
        return made, findings
    step = made.scale.rate(made.achievement)
    gap = made.scale.printed_gap(made.achievement)
    if gap and step is not None:
        findings = [*findings, finding("rating-in-gap", value=percent(made.achievement), gap=gap, label=step.label)]
    return evolve(made, rating=step), findings


def _by_policy(rule: AchievementRule, aim: Aim, actual: Fraction, value: Fraction) -> list[Finding]:
    """What to say where the policy, not the formula, made the number."""
    plain = rule.achieve(aim, actual, Policy()).value
    if plain is None:
        return [finding("achievement-by-policy", rule=rule.name, value=percent(value))]
    return [] if plain == value else [finding("achievement-bounded", computed=percent(plain), value=percent(value))]


_SCALED = ("", "rasio", "indeks", "nilai", "skor", "angka", "rata-rata", "jumlah", "lain")
"""Units that say nothing about what is counted: numbers in them are compared as they stand."""


def unit_factor(indicator: Indicator, aim: Aim, unit: str) -> int | None:
    """What an actual value in ``unit`` is multiplied by to be compared with ``aim``; None where they do not compare.

    >>> from ikukit.aims import read_aim
    >>> unit_factor(Indicator("Persentase desa maju"), read_aim("95 %"), "rasio")
    100
    """
    wanted = _unit_wanted(indicator, aim)
    if wanted == "persen" and unit == "rasio":
        return 100
    alike = wanted == unit or wanted in _SCALED or unit in _SCALED
    return 1 if alike or "persen" not in (wanted, unit) else None


def _in_unit(blank: Score, aim: Aim) -> tuple[Fraction | None, list[Finding]]:
    """The actual value in the unit of the target, None where there is no way; what was doubtful."""
    actual = blank.actual
    assert actual.value is not None
    wanted, got = _unit_wanted(blank.indicator, aim), actual.unit
    factor = unit_factor(blank.indicator, aim, got)
    if factor == 100:
        percented = actual.value * 100
        ratio = format_number(actual.value, 4)
        return percented, [finding("actual-in-percent", ratio=ratio, percent=percent(percented))]
    if factor is None:
        return None, [finding("target-formula-unit", target=_shown(aim), unit=got)]
    same = got.startswith(wanted) or wanted.startswith(got) or wanted in got.split() or got in wanted.split()
    if wanted == got or wanted in _SCALED or got in _SCALED or not aim.unit or same:
        return actual.value, []
    return actual.value, [finding("target-formula-unit", target=_shown(aim), unit=got)]


def _unit_wanted(indicator: Indicator, aim: Aim) -> str:
    """The unit that a target is meant in: its own, that of the indicator, that in the indicator's name."""
    stated = aim.unit or plain_unit(indicator.unit or "")
    if stated:
        return stated
    return "persen" if normal_form(indicator.name).startswith(("persen", "presen", "prosen")) else ""


def _shown(aim: Aim) -> str:
    return with_unit(format_number(aim.value), aim.unit) if aim.value is not None else str(aim)
