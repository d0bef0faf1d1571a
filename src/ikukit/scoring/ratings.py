"""Printed ratings against printed achievements: which scale made them, and which rows it did not make."""

from collections.abc import Sequence
from fractions import Fraction

from attrs import evolve, frozen

from ikukit.finding import Finding, Place, finding
from ikukit.scoring.explanations import MINIMIZING, Testable, Way
from ikukit.scoring.printed import read_printed
from ikukit.scoring.reports import ReportRow
from ikukit.scoring.rounding import rounded
from ikukit.scoring.scales import SCALES, Scale, Step
from ikukit.source import Span, normal_form


@frozen
class _Rated:
    """A row with a rating: its label, and from where to where the achievement can lie that it was given for: the one
    printed, and the one that should have been printed."""

    place: int
    label: str
    reaches: tuple[tuple[Fraction, Fraction], ...]


def check_ratings(
    rows: Sequence[ReportRow], read: Sequence[Testable | None], way: Way | None, scale: Scale | None
) -> tuple[tuple[str, ...], tuple[tuple[Finding, ...], ...]]:
    """The names of the scales that fit the most ratings of ``rows``, and for each row its findings."""
    rated = [one for place, row in enumerate(rows) if (one := _rated(place, row, read[place], way))]
    findings: list[tuple[Finding, ...]] = [() for _ in rows]
    candidates = [scale] if scale else [one for one in SCALES.values() if all(_step(one, r.label) for r in rated)]
    if not rated:
        return (), tuple(findings)
    if not candidates:
        first = rated[0]
        findings[first.place] = (_about(rows[first.place], "rating-scale-unknown", {"label": first.label}),)
        return (), tuple(findings)
    fits = {one.name: [_fits(one, row) for row in rated] for one in candidates}
    most = max(sum(fit) for fit in fits.values())
    best = [one for one in candidates if sum(fits[one.name]) == most]
    for number, row in enumerate(rated):
        if not any(fits[one.name][number] for one in best):
            expected = dict.fromkeys(f"{step} ({one.name})" for one in best for step in _allowed(one, row))
            facts = {
                "label": row.label,
                "achievement": rows[row.place].achievement,
                "expected": " atau ".join(expected),
            }
            findings[row.place] = (_about(rows[row.place], "rating-differs", facts),)
    return tuple(one.name for one in best), tuple(findings)


def _about(row: ReportRow, code: str, facts: dict[str, str]) -> Finding:
    place = Place(field=row.rating_column, indicator=row.position)
    return evolve(finding(code, Span(0, len(row.rating)), text=row.rating, place=place), facts=facts)


def _rated(place: int, row: ReportRow, one: Testable | None, way: Way | None) -> _Rated | None:
    printed = read_printed(row.achievement)
    if not row.rating.strip() or printed is None:
        return None
    reaches = [(printed.value, printed.value)]
    if one is not None and way is not None:
        images = [image.wide for rule in one.rules(MINIMIZING[0]) for image in one.images(rule)]
        own = printed.could_be()
        known = [way.bounded(image) for image in images if image is not None]
        near = [image for image in known if image.meets(own)]
        reaches += [(max(own.low, image.low), min(own.high, image.high)) for image in near]
        if not near:  # the achievement itself is a finding; a rating of the right one is not another
            reaches += [(image.low, image.high) for image in known]
    return _Rated(place, row.rating, tuple(reaches))


def _allowed(scale: Scale, row: _Rated) -> list[Step]:
    """The steps that the achievement of ``row`` can be in, also where it was made a whole number first."""
    found: list[Step] = []
    for low, high in row.reaches:
        ends = [scale.rate(min(low, rounded(low, 0))), scale.rate(max(high, rounded(high, 0)))]
        places = [len(scale.steps) - 1 if step is None else scale.steps.index(step) for step in ends]
        found += scale.steps[min(places) : max(places) + 1]
    return list(dict.fromkeys(found))


def _fits(scale: Scale, row: _Rated) -> bool:
    step = _step(scale, row.label)
    return step is not None and step in _allowed(scale, row)


def _step(scale: Scale, label: str) -> Step | None:
    """The step that ``label`` names, in full or by its letters: *AA*, *Sangat Memuaskan*, *AA (Sangat Memuaskan)*."""
    wanted = normal_form(label).strip(" .")
    for step in scale.steps:
        full = normal_form(step.label)
        letters, _, words = full.partition(" (")
        if wanted in (full, letters, words.rstrip(")")):
            return step
    return None
