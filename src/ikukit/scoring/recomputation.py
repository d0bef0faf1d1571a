"""A published report computed again: which rule, bounds and rounding made it, and which rows fit none.

Every printed number stands for all that could have been rounded to it, so rounding alone is never a finding.
"""

import enum
from collections.abc import Iterator, Sequence
from itertools import product
from typing import assert_never

from attrs import evolve, frozen

from ikukit.aims import AimKind, read_aim
from ikukit.checks.fields import placed
from ikukit.finding import Finding, Place, finding
from ikukit.model import Document
from ikukit.numbers import format_number
from ikukit.reference.grades import read_grade
from ikukit.refusals import Words
from ikukit.scoring.achievement import CAPS
from ikukit.scoring.explanations import MINIMIZING, Testable, Way, ways
from ikukit.scoring.printed import read_printed, unit_of
from ikukit.scoring.ratings import check_ratings
from ikukit.scoring.reports import Report, ReportRow, report_rows
from ikukit.scoring.rounding import Rounding
from ikukit.scoring.scales import Scale
from ikukit.source import Span


class RowStatus(enum.Enum):
    """What came of one row."""

    FITS = "fits"
    DIFFERS = "differs"
    """No rule at all makes the printed achievement of the printed numbers."""
    OTHER_RULE = "other-rule"
    """Another rule, bound or rounding made it than made the rest of the report."""
    UNTESTED = "untested"
    """A number is missing or cannot be read, or the rules have no answer (zero target)."""


@frozen
class Explanation:
    """One way in which the whole report can have come about: the rule for lower-is-better ("" where no row shows one),
    bounds, rounding. ``as_printed``: also from the printed numbers as they stand, without any rounding of them."""

    minimizing: str
    way: Way
    as_printed: bool
    stabilizing: bool = False
    """Whether rows without a direction were taken as nearer-is-better where nothing else explains them."""

    def __str__(self) -> str:
        decimals = "desimal seperti tercetak" if self.way.decimals is None else f"{self.way.decimals} desimal"
        rule = f"{self.minimizing}, " if self.minimizing else ""
        return f"{rule}{self.way.bounds.name}, {decimals}, {_rounding(self.way.rounding)}"


def _rounding(way: Rounding) -> Words:
    match way:
        case Rounding.HALF_UP:
            return Words("half-up")
        case Rounding.HALF_EVEN:
            return Words("half-even")
        case Rounding.TRUNCATED:
            return Words("truncated")
        case _:
            assert_never(way)


@frozen
class RowCheck:
    """One row of the report: what came of it, which rules can have made it, what should stand there instead."""

    row: ReportRow
    status: RowStatus
    rules: tuple[str, ...] = ()
    expected: str = ""
    findings: tuple[Finding, ...] = ()


@frozen
class Recomputation:
    """A report computed again. ``explanations`` are all that fit every row (or, where none does, the most rows);
    ``scales`` the names of the rating scales that fit the most ratings."""

    rows: tuple[RowCheck, ...]
    explanations: tuple[Explanation, ...]
    scales: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def identified(self) -> bool:
        """Whether there is exactly one explanation."""
        return len(self.explanations) == 1

    @property
    def consistent(self) -> bool:
        """Whether one explanation fits every row that could be tested."""
        return all(row.status in (RowStatus.FITS, RowStatus.UNTESTED) for row in self.rows)

    def __str__(self) -> str:
        return self.describe()

    def describe(self, lang: str = "id") -> str:
        """What made the report, as far as it can be told, in ``lang``: ``id`` (Indonesian) or ``en`` (English)."""
        tested = [row for row in self.rows if row.status is not RowStatus.UNTESTED]
        fits = sum(row.status is RowStatus.FITS for row in tested)
        counts = {"fits": fits, "tested": len(tested), "rest": len(self.rows) - len(tested)}
        lines = [Words("rows-that-fit", counts).describe(lang)]
        bounds = [one.way.bounds.name for one in self.explanations]
        parts = (
            (Words("what-minimizing"), [one.minimizing for one in self.explanations if one.minimizing]),
            (
                Words("what-bounds"),
                [Words("bounds-unseen").describe(lang)] if CAPS[0].name in bounds else bounds,
            ),
            (Words("what-rounding"), [_rounding(one.way.rounding).describe(lang) for one in self.explanations]),
            (Words("what-ratings"), list(self.scales)),
        )
        for what, known in parts:
            names = list(dict.fromkeys(known))
            if names and tested:
                facts = {"what": what, "names": {"id": " atau ", "en": " or "}[lang].join(names)}
                lines.append(Words("made-by-one-of" if names[1:] else "made-by", facts).describe(lang))
        if self._assumed:
            lines.append(Words("direction-not-told").describe(lang))
        return "\n".join(lines)

    @property
    def _assumed(self) -> bool:
        """Whether rows without a direction were thought of as higher or lower is better only."""
        open_ = any(
            one.row.direction is None and one.status is RowStatus.FITS and one.rules[:1] != ("grade",)
            for one in self.rows
        )
        return open_ and not any(one.stabilizing for one in self.explanations)


def recompute(report: Report, *, scale: Scale | None = None) -> Recomputation:
    """The achievements and ratings of ``report`` computed again from its printed targets and actual values.

    ``report`` is a document whose table has columns *Target*, *Realisasi* and *Capaian* (and perhaps *Predikat*), or
    rows with the texts ``target``, ``actual``, ``achievement``, ``rating``, ``direction``, ``unit``. ``scale`` is the
    rating scale where it is known; else those in use are tried.

    >>> told = recompute([
    ...     {"target": "32 desa", "actual": "66 desa", "achievement": "206,25%", "direction": "maximize"},
    ...     {"target": "8 kasus", "actual": "9 kasus", "achievement": "87,5%", "direction": "minimize"},
    ...     {"target": "95 %", "actual": "92 %", "achievement": "99,84%", "direction": "maximize"},
    ... ])
    >>> for found in told.findings:
    ...     print(found.message)
    Capaian tercetak 99,84%; dari target 95 % dan realisasi 92 % seharusnya antara 96,32 % dan 97,89 %.
    """
    rows = report_rows(report)
    read = [_testable(row) for row in rows]
    tested = [one for one in read if one is not None and not one.untestable]
    explanations, complete = _explain(tested)
    checks = []
    for row, one in zip(rows, read, strict=True):
        if one is None or one.untestable or not explanations:
            checks.append(RowCheck(row, RowStatus.UNTESTED))
        else:
            checks.append(_check(row, one, explanations))
    if not complete and all(
        check.status is RowStatus.FITS for check in checks if check.status is not RowStatus.UNTESTED
    ):
        checks[0] = evolve(checks[0], findings=(finding("report-rules-mixed", place=Place(field="extra")),))
    scales, rated = check_ratings(rows, read, explanations[0].way if explanations else None, scale)
    checks = [evolve(check, findings=(*check.findings, *more)) for check, more in zip(checks, rated, strict=True)]
    if isinstance(report, Document):
        checks = [evolve(one, findings=tuple(placed(found, report) for found in one.findings)) for one in checks]
    findings = tuple(found for check in checks for found in check.findings)
    return Recomputation(tuple(checks), explanations, scales, findings)


def _testable(row: ReportRow) -> Testable | None:
    aim, achievement = read_aim(row.target), read_printed(row.achievement)
    if aim is None or achievement is None:
        return None
    if aim.kind is AimKind.GRADE:
        grade = read_grade(row.actual)
        return Testable(aim, None, "", achievement, row.direction, grade=grade) if grade else None
    actual = read_printed(row.actual)
    if actual is None:
        return None
    target = read_printed(row.target) if aim.kind is AimKind.NUMBER else None
    return Testable(aim, actual, unit_of(row.actual, aim, row.unit), achievement, row.direction, target)


def _explain(rows: Sequence[Testable]) -> tuple[tuple[Explanation, ...], bool]:
    """All explanations of ``rows``, and whether they fit every one; else those that fit the most rows."""
    if not rows:
        return (), True
    decimals = max(row.achievement.decimals for row in rows)
    shown = MINIMIZING if any(row.rules(one) != row.rules("") for row in rows for one in MINIMIZING) else MINIMIZING[:1]
    uses = any(MINIMIZING[0] in row.rules(MINIMIZING[0]) for row in rows)
    for tried, stabilizing in product((ways(decimals), ways(None)), (False, True)):
        found = tuple(_common(rows, shown, tried, uses, stabilizing))
        if found:
            return found, True
    return tuple(_most(rows, shown, (*ways(decimals), *ways(None)), uses)), False


def _common(
    rows: Sequence[Testable], shown: Sequence[str], tried: Sequence[Way], uses: bool, stabilizing: bool
) -> Iterator[Explanation]:
    for minimizing in shown:
        wide = exact = (1 << len(tried)) - 1
        for row in rows:
            wide &= row.mask(row.rules(minimizing, stabilizing), tried, wide=True)
            if not wide:
                break
        for row in rows if wide else ():
            exact &= row.mask(row.rules(minimizing, stabilizing), tried, wide=False)
        for n, way in enumerate(tried):
            if wide >> n & 1:
                yield Explanation(minimizing if uses else "", way, bool(exact >> n & 1), stabilizing)


def _most(rows: Sequence[Testable], shown: Sequence[str], tried: Sequence[Way], uses: bool) -> Iterator[Explanation]:
    """The explanations that fit the most rows; of these the ones that assume the least."""
    counts: dict[tuple[bool, str, Way], int] = {}
    for stabilizing, minimizing in product((False, True), shown):
        masks = [row.mask(row.rules(minimizing, stabilizing), tried, wide=True) for row in rows]
        for n, way in enumerate(tried):
            counts[stabilizing, minimizing, way] = sum(mask >> n & 1 for mask in masks)
    best = max(counts.values())
    chosen = [key for key, count in counts.items() if count == best]
    least = min((way.decimals is None, stabilizing) for stabilizing, _, way in chosen)
    for stabilizing, minimizing, way in chosen:
        if (way.decimals is None, stabilizing) == least:
            yield Explanation(minimizing if uses else "", way, as_printed=False, stabilizing=stabilizing)


def _check(row: ReportRow, one: Testable, explanations: Sequence[Explanation]) -> RowCheck:
    """Whether some explanation of the report fits this row; else what does, and what should stand there."""
    for explanation in explanations:
        rules = one.rules(explanation.minimizing or MINIMIZING[0], explanation.stabilizing)
        fitting = tuple(rule for rule in rules if one.mask([rule], [explanation.way], wide=True))
        if fitting:
            return RowCheck(row, RowStatus.FITS, fitting)
    first = explanations[0]
    expected = _expected(one, first)
    others = _other_ways(one, first.way)
    facts = {"printed": row.achievement, "target": row.target, "actual": row.actual, "expected": expected}
    code = "achievement-other-rule" if others else "achievement-differs"
    place = Place(field=row.column, indicator=row.position)
    found = finding(code, Span(0, len(row.achievement)), text=row.achievement, place=place)
    found = evolve(found, facts={**facts, "others": ", ".join(others)})
    return RowCheck(row, RowStatus.OTHER_RULE if others else RowStatus.DIFFERS, tuple(others), expected, (found,))


def _expected(one: Testable, explanation: Explanation) -> str:
    """What should have been printed: a number, or from where to where."""
    rule = one.rules(explanation.minimizing or MINIMIZING[0])[0]
    shown = one.achievement.decimals
    pairs = [explanation.way.printed(image.wide, shown) for image in one.images(rule) if image.wide is not None]
    low, high = min(low for low, _ in pairs), max(high for _, high in pairs)
    decimals = shown if explanation.way.decimals is None else explanation.way.decimals
    if low == high:
        return f"{format_number(low, decimals)} %"
    return f"antara {format_number(low, decimals)} % dan {format_number(high, decimals)} %"


def _other_ways(one: Testable, usual: Way) -> list[str]:
    """The rules, each with its bounds where they are not the report's, by which this row alone can have come about."""
    free = evolve(one, direction=None)
    rules = dict.fromkeys(rule for each in (one, free) for minimizing in MINIMIZING for rule in each.rules(minimizing))
    tried = [way for way in ways(usual.decimals) if way.rounding is usual.rounding and way.bounds != usual.bounds]
    found = {}
    for way, rule in product((usual, *tried), rules):
        if rule not in found and one.mask([rule], [way], wide=True):
            found[rule] = rule if way is usual else f"{rule} ({way.bounds.name})"
    return list(found.values())[:3]
