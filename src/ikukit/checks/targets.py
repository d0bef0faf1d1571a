"""Targets and baselines: numbers, units, directions, quarters."""

import re
from collections.abc import Iterator
from fractions import Fraction

from ikukit.aims import plain_unit, read_aim
from ikukit.checks.fields import Text
from ikukit.checks.subject import Subject
from ikukit.finding import Finding, Place, finding
from ikukit.formula.meaning.relations import Relation
from ikukit.model import Consolidation, Direction, Document, Indicator
from ikukit.numbers import format_number
from ikukit.reference.directions import bad_thing
from ikukit.source import Span, fold

_QUARTER = re.compile(r"(?:tw|triwulan|tribulan)\.?\s*(?P<which>iv|iii|ii|i|[1-4])(?!\w)", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


def _targets(document: Document) -> Iterator[tuple[Text, Indicator, str]]:
    """Every target that is filled in: its text, its row, its period."""
    for number, indicator in enumerate(document.indicators, 1):
        for i, target in enumerate(indicator.targets, 1):
            if target.text.strip():
                yield Text(f"targets[{i}]", target.text, number), indicator, target.period


def _target_finding(code: str, text: Text, unit: str = "", target_unit: str = "", computed: str = "") -> Finding:
    return finding(
        code, Span(0, len(text.words)), text=text.words, place=text.place, target=fold(text.words), unit=unit,
        target_unit=target_unit, computed=computed,
    )  # fmt: skip


def target_not_a_number(document: Document) -> Iterator[Finding]:
    """A target without a number. Grades (*BB, WTP*) are targets of indicators measured in grades."""
    for text, _, _ in _targets(document):
        if read_aim(text.words) is None:
            yield _target_finding("target-not-a-number", text)


def target_zero(document: Document) -> Iterator[Finding]:
    """A target of nothing."""
    for text, _, period in _targets(document):
        aim = read_aim(text.words)
        if aim and aim.value == 0 and not _QUARTER.search(period):
            yield _target_finding("target-zero", text)


def target_over_100(document: Document) -> Iterator[Finding]:
    """More than everything."""
    for text, indicator, _ in _targets(document):
        aim = read_aim(text.words)
        if aim and aim.value and aim.value > 100 and _is_part(indicator):
            yield _target_finding("target-over-100", text)


def _is_part(indicator: Indicator) -> bool:
    if indicator.formula is None:
        return False
    subject = Subject(indicator.name, indicator.formula, indicator.unit or "")
    compared = subject.comparison(subject.ratios[0]) if len(subject.ratios) == 1 and subject.scaled else None
    return compared is not None and compared.relation in (Relation.PART_OF, Relation.WIDER)


def target_unit_conflict(document: Document) -> Iterator[Finding]:
    """A unit behind the target that is not the indicator's."""
    for text, indicator, _ in _targets(document):
        aim = read_aim(text.words)
        stated = plain_unit(indicator.unit or "")
        if not aim or not aim.unit or not stated:
            continue
        one, other = aim.unit, stated
        if one != other and not other.startswith(one) and one not in other.split():
            unit = fold(indicator.unit or "")
            yield _target_finding("target-unit-conflict", text, target_unit=aim.unit, unit=unit)


def _yearly(indicator: Indicator) -> list[tuple[int, Text, Fraction]]:
    found = []
    for i, target in enumerate(indicator.targets, 1):
        year, aim = _YEAR.search(target.period), read_aim(target.text)
        if year and aim and aim.value is not None and not _QUARTER.search(target.period):
            found.append((int(year[0]), Text(f"targets[{i}]", target.text), aim.value))
    return sorted(found, key=lambda entry: entry[0])


def target_against_direction(document: Document) -> Iterator[Finding]:
    """Targets that fall where higher is better, or rise where lower is better."""
    for number, indicator in enumerate(document.indicators, 1):
        years = _yearly(indicator)
        if len(years) < 2 or indicator.direction not in (Direction.MAXIMIZE, Direction.MINIMIZE):
            continue
        change = years[-1][2] - years[0][2]
        if (indicator.direction is Direction.MAXIMIZE and change < 0) or (
            indicator.direction is Direction.MINIMIZE and change > 0
        ):
            last = years[-1][1]
            yield finding(
                "target-against-direction", Span(0, len(last.words)), text=last.words,
                place=Place(field=last.field, indicator=number), direction=indicator.direction.value,
                first=fold(years[0][1].words), last=fold(last.words),
            )  # fmt: skip


def direction_doubtful(document: Document) -> Iterator[Finding]:
    """Higher is better, of things that nobody wants more of."""
    for number, indicator in enumerate(document.indicators, 1):
        bad = bad_thing(indicator.name)
        if indicator.direction is Direction.MAXIMIZE and bad:
            yield finding(
                "direction-doubtful", bad.span, text=indicator.name,
                place=Place(field="name", indicator=number), direction=indicator.direction.value, words=bad.words,
            )  # fmt: skip


def _quarters(indicator: Indicator) -> dict[str, Fraction]:
    found = {}
    for target in indicator.targets:
        match, aim = _QUARTER.search(target.period), read_aim(target.text)
        if match and aim and aim.value is not None:
            roman = match["which"].casefold()
            found[{"i": "1", "ii": "2", "iii": "3", "iv": "4"}.get(roman, roman)] = aim.value
    return found


def consolidation_missing(document: Document) -> Iterator[Finding]:
    """Quarterly targets, and no word on how they make a year."""
    for number, indicator in enumerate(document.indicators, 1):
        if indicator.consolidation is None and len(_quarters(indicator)) > 1:
            yield finding("consolidation-missing", place=Place(field="consolidation", indicator=number))


def quarters_do_not_add_up(document: Document) -> Iterator[Finding]:
    """Four quarters that make another year than the one written."""
    for number, indicator in enumerate(document.indicators, 1):
        quarters = _quarters(indicator)
        whole = [(i, t) for i, t in enumerate(indicator.targets, 1) if not _QUARTER.search(t.period)]
        aim = read_aim(whole[0][1].text) if len(whole) == 1 else None
        if len(quarters) != 4 or aim is None or aim.value is None or indicator.consolidation is None:
            continue
        computed = _year_of(quarters, indicator.consolidation)
        if computed != aim.value:
            text = Text(f"targets[{whole[0][0]}]", whole[0][1].text, number)
            yield _target_finding("quarters-do-not-add-up", text, computed=format_number(computed))


def _year_of(quarters: dict[str, Fraction], consolidation: Consolidation) -> Fraction:
    match consolidation:
        case Consolidation.SUM:
            return sum(quarters.values(), Fraction(0))
        case Consolidation.AVERAGE:
            return sum(quarters.values(), Fraction(0)) / 4
        case Consolidation.LAST:
            return quarters["4"]


def baseline_not_a_number(document: Document) -> Iterator[Finding]:
    """A baseline without a number."""
    for number, indicator in enumerate(document.indicators, 1):
        text = indicator.baseline or ""
        if text.strip() and read_aim(text) is None:
            yield finding(
                "baseline-not-a-number", Span(0, len(text)), text=text, place=Place(field="baseline", indicator=number),
                baseline=fold(text),
            )  # fmt: skip
