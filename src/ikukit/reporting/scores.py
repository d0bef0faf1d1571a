"""Scores, achievement rules, rating scales and recomputed reports: as text, and as plain data for ``--json``."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import groupby

from ikukit.aims import plain_unit
from ikukit.formula.computing.result import with_unit
from ikukit.numbers import exact_number, format_number
from ikukit.reporting.records import Record, record_counts, record_finding, record_result
from ikukit.reporting.text import describe_finding, name_indicator, wrap
from ikukit.reporting.wording import LANGUAGES, say
from ikukit.scoring.achievement import CAPS, RULES, ZERO_PRACTICES, AchievementRule, Policy, percent
from ikukit.scoring.lint import lint_scale
from ikukit.scoring.recomputation import Recomputation, RowCheck
from ikukit.scoring.scales import SCALES, Scale, Step
from ikukit.scoring.scorecard import Score, Scorecard, ScoreStatus

_MARGIN = "  "


def describe_scores(card: Scorecard, lang: str = "id", width: int = 100) -> str:
    """The scores of a document as a table, indicator by indicator, with what was guessed below; how many there are."""
    heads = tuple(say(key, lang) for key in ("period", "target", "actual", "achievement", "rating", "rule-used"))
    rows = [(score, _cells(score, lang)) for score in card]
    widths = [max(len(cells[i]) for cells in (heads, *(row for _, row in rows))) for i in range(len(heads))]
    lines = [_MARGIN + _aligned(heads, widths), _MARGIN + "  ".join("-" * each for each in widths)]
    for position, group in groupby(rows, key=lambda row: row[0].position):
        lines.append(name_indicator(card.document, position, lang, width))
        findings = {}
        for score, cells in group:
            lines.append(_MARGIN + _aligned(cells, widths))
            if score.status is not ScoreStatus.OK and (score.whole or score.status is not ScoreStatus.NO_TARGET):
                lines.append(wrap(f"{say('gap', lang)}: {score.reason_in(lang)}", width, _MARGIN * 2, _MARGIN))
            findings.update(dict.fromkeys(score.findings))
        lines += [wrap(f"- {one.describe(lang)} [{one.code}]", width, _MARGIN * 2, _MARGIN) for one in findings]
    whole = card.whole()
    scored = sum(score.status is ScoreStatus.OK for score in whole)
    return "\n".join([*lines, "", say("scored", lang, ok=scored, count=len(whole)), *_asked(card, lang)])


def _aligned(cells: Sequence[str], widths: Sequence[int]) -> str:
    """A line of a table: numbers to the right, words to the left."""
    return "  ".join(
        cell.rjust(width) if 0 < place < 4 else cell.ljust(width)
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ).rstrip()


def _cells(score: Score, lang: str) -> tuple[str, ...]:
    actual = score.grade or ("-" if score.actual.value is None else str(score.actual))
    return (
        score.period or say("whole-year", lang),
        show_aim(score),
        actual,
        "-" if score.achievement is None else percent(score.achievement),
        _label(score.rating, lang) if score.rating else "-",
        score.rule.name if score.rule else "-",
    )


def show_aim(score: Score) -> str:
    """The target of a score as reports print it; "-" where there is none."""
    aim = score.aim
    if aim is None:
        return "-"
    if aim.low is not None and aim.low == aim.high:
        return with_unit(format_number(aim.low), aim.unit or plain_unit(score.indicator.unit or ""))
    return str(aim)


def _label(step: Step, lang: str) -> str:
    return step.english if lang == "en" and step.english else step.label


def _asked(card: Scorecard, lang: str) -> Iterator[str]:
    """By what the scores were made: rules asked for, scale, policy."""
    if card.rule:
        yield f"{say('rule-used', lang)}: {', '.join(card.rule)}"
    if card.scale:
        yield f"{say('scale', lang)}: {card.scale.name}"
    if stated := [f"{say(key, lang)} {percent(value)}" for key, value in _policy(card.policy)]:
        yield f"{say('policy', lang)}: {'; '.join(stated)}"


def _policy(policy: Policy) -> Iterator[tuple[str, Fraction]]:
    for key in ("cap", "floor", "zero_target", "zero_actual", "both_zero"):
        value: Fraction | None = getattr(policy, key)
        if value is not None:
            yield key, value


def record_score(score: Score, lang: str = "id") -> Record:
    """One score: ``achievement`` is exact, in percent, as a fraction ``"5500/57"``."""
    return {
        "indicator": score.indicator.name,
        "position": score.position,
        "period": score.period,
        "target": score.aim.text if score.aim else None,
        "actual": record_result(score.actual, lang),
        "grade": score.grade or None,
        "achievement": None if score.achievement is None else str(score.achievement),
        "text": None if score.achievement is None else percent(score.achievement),
        "rating": _label(score.rating, lang) if score.rating else None,
        "rule": score.rule.name if score.rule else None,
        "direction": score.direction.value if score.direction else None,
        "consolidation": score.consolidation.value if score.consolidation else None,
        "origin": score.origin.value,
        "status": score.status.value,
        "reason": score.reason_in(lang),
        "findings": [record_finding(found, lang) for found in score.findings],
    }


def record_scores(card: Scorecard, lang: str = "id") -> Record:
    """The scores of a document, and by what they were made."""
    return {
        "scores": [record_score(score, lang) for score in card],
        "scale": card.scale.name if card.scale else None,
        "rules": list(card.rule),
        "policy": {key: str(value) for key, value in _policy(card.policy)},
        "counts": record_counts(card.findings),
    }


def describe_achievement_rules(lang: str = "id", width: int = 100) -> str:
    """The catalogue of achievement rules: formula, source, examples; caps, and what is done with zeros."""
    index = LANGUAGES.index(lang)
    lines = []
    for rule in RULES.values():
        lines.append(f"{rule.name}: {rule.title[index]}")
        parts = [(say("formula", lang), str(rule.parsed)), (say("rule-source", lang), rule.source)]
        parts += [(say("example", lang), text) for text in _examples(rule, lang)]
        lines += [wrap(f"{title}: {text}", width, _MARGIN, _MARGIN) for title, text in parts]
    lines += ["", f"{say('caps', lang)}:"]
    lines += [wrap(f"{one.name}: {one.source}", width, _MARGIN, _MARGIN) for one in CAPS]
    lines += ["", f"{say('zeros', lang)}:"]
    for one in ZERO_PRACTICES:
        value = "-" if one.achievement is None else percent(one.achievement)
        lines.append(wrap(f"{say(one.case, lang)}: {value} ({one.source})", width, _MARGIN, _MARGIN))
    return "\n".join(lines)


def _examples(rule: AchievementRule, lang: str) -> Iterator[str]:
    for one in rule.examples:
        actual = exact_number(one.actual)
        text = say("example-of", lang, target=one.target, actual=actual, printed=one.printed)
        note = "own-example" if one.own else "" if one.recomputes else "erratum"
        yield f"{text} ({say(note, lang)})" if note else text


def record_achievement_rules(lang: str = "id") -> list[Record]:
    """The catalogue of achievement rules."""
    index = LANGUAGES.index(lang)
    return [
        {
            "name": rule.name,
            "title": rule.title[index],
            "formula": str(rule.parsed),
            "direction": rule.direction.value,
            "targets": sorted(kind.value for kind in rule.aims),
            "source": rule.source,
            "examples": [
                {
                    "target": one.target,
                    "actual": str(one.actual),
                    "printed": one.printed,
                    "recomputes": one.recomputes,
                    "own": one.own,
                }
                for one in rule.examples
            ],
        }
        for rule in RULES.values()
    ]


def describe_scales(lang: str = "id", width: int = 100) -> str:
    """The rating scales in use, one below the other."""
    return "\n\n".join(describe_scale(scale, lang, width) for scale in SCALES.values())


def describe_scale(scale: Scale, lang: str = "id", width: int = 100, linted: bool = True) -> str:
    """One scale: its classes from the best down, where it comes from, and (``linted``) what its printed intervals leave
    open."""
    title = scale.title[LANGUAGES.index(lang)]
    labels = [_label(step, lang) for step in scale.steps]
    intervals = [scale.interval(step) for step in scale.steps]
    longest, widest = (max(map(len, column)) for column in (labels, intervals))
    lines = [f"{scale.name}: {title}" if title else scale.name]
    lines += [
        f"{_MARGIN}{label:<{longest}}  {interval:<{widest}}  ({say('printed', lang)}: {step.printed})"
        if step.printed
        else f"{_MARGIN}{label:<{longest}}  {interval}"
        for label, interval, step in zip(labels, intervals, scale.steps, strict=True)
    ]
    if scale.source:
        lines.append(wrap(f"{say('rule-source', lang)}: {scale.source}", width, _MARGIN, _MARGIN))
    if linted and all(step.printed for step in scale.steps):
        lines += [
            wrap(f"- {found.describe(lang)} [{found.code}]", width, _MARGIN, _MARGIN)
            for found in lint_scale(scale).findings
        ]
    return "\n".join(lines)


def record_scales(scales: Iterable[Scale], lang: str = "id") -> list[Record]:
    """Rating scales: bounds are exact, in percent; null is: no lower end."""
    index = LANGUAGES.index(lang)
    return [
        {
            "name": scale.name,
            "title": scale.title[index],
            "source": scale.source,
            "decimals": scale.decimals,
            "steps": [
                {
                    "label": _label(step, lang),
                    "from": None if step.bound is None else str(step.bound),
                    "closed": step.closed,
                    "colour": step.colour,
                    "printed": step.printed,
                }
                for step in scale.steps
            ],
        }
        for scale in scales
    ]


def describe_recomputation(told: Recomputation, lang: str = "id", width: int = 100) -> str:
    """What became of a report that was computed again: each finding, then what made the report."""
    lines = [describe_finding(found, lang, width) for found in told.findings]
    return "\n".join([*lines, *([""] if lines else []), told.describe(lang)])


def record_recomputation(told: Recomputation, lang: str = "id") -> Record:
    """What became of a report that was computed again."""
    return {
        "consistent": told.consistent,
        "identified": told.identified,
        "explanations": [
            {
                "rule": one.minimizing or None,
                "bounds": one.way.bounds.name,
                "decimals": one.way.decimals,
                "rounding": one.way.rounding.value,
                "as_printed": one.as_printed,
            }
            for one in told.explanations
        ],
        "scales": list(told.scales),
        "rows": [_record_row(check, lang) for check in told.rows],
    }


def _record_row(check: RowCheck, lang: str) -> Record:
    row = check.row
    return {
        "indicator": row.name,
        "period": row.period,
        "target": row.target,
        "actual": row.actual,
        "achievement": row.achievement,
        "rating": row.rating,
        "status": check.status.value,
        "rules": list(check.rules),
        "expected": check.expected,
        "findings": [record_finding(found, lang) for found in check.findings],
    }
