"""What scoring gives: a score for each indicator and period, with everything that made it. Data, and its printing."""

import enum
from collections.abc import Iterator, Mapping
from fractions import Fraction

from attrs import field, frozen

from ikukit.aims import Aim
from ikukit.finding import Finding
from ikukit.formula.computing.result import Result
from ikukit.markup import Markup, faint, table
from ikukit.model import Consolidation, Direction, Document, Indicator
from ikukit.refusals import Words
from ikukit.scoring.achievement import AchievementRule, Policy, percent
from ikukit.scoring.periods import Part, read_period
from ikukit.scoring.scales import Scale, Step


class ScoreStatus(enum.Enum):
    """Whether there is an achievement, or what is in the way."""

    OK = "ok"
    NO_TARGET = "no-target"
    """No target for the period, or none that can be read."""
    NO_ACTUAL = "no-actual"
    """The actual value cannot be computed; its own ``status`` and ``reason`` say why."""
    NOT_COMPARABLE = "not-comparable"
    """Target and actual value are of different kinds: a grade and a number, percent and villages."""
    UNDEFINED = "undefined"
    """The rule has no answer for these numbers (zero target, zero actual value) and no policy says what counts then."""


class Origin(enum.Enum):
    """Where an actual value comes from."""

    COMPUTED = "computed"
    """By the indicator's formula."""
    GIVEN = "given"
    """Given as such by the caller."""
    PRINTED = "printed"
    """From a column of the document itself (*Realisasi*)."""


@frozen
class Score:
    """How far one indicator is in one period.

    ``position`` counts the document's indicators from 1. ``period`` is ``TW I``, ``2024``, or "" for the whole year.
    ``achievement`` is exact and in percent, None unless ``status`` is OK. ``consolidation`` says how the quarters made
    the year, None where nothing was put together. ``grade`` is the actual grade where the target is one. ``rule`` and
    ``policy`` made the achievement, ``scale`` the rating.
    """

    indicator: Indicator
    position: int
    period: str
    aim: Aim | None
    actual: Result
    achievement: Fraction | None = None
    rating: Step | None = None
    rule: AchievementRule | None = None
    scale: Scale | None = field(default=None, repr=False)
    direction: Direction | None = None
    consolidation: Consolidation | None = None
    policy: Policy = field(factory=Policy)
    origin: Origin = Origin.COMPUTED
    grade: str = ""
    status: ScoreStatus = ScoreStatus.OK
    reasons: tuple[Words, ...] = field(default=(), eq=False, repr=False)
    """What ``reason`` says, to be said in any language."""
    findings: tuple[Finding, ...] = ()
    numbers: Mapping[str, Fraction | int] = field(factory=dict, eq=False, repr=False)
    """The numbers that the formula was computed with, by label; none where the actual value did not come from it."""

    @property
    def whole(self) -> bool:
        """Whether this is a year's score, not that of a part of one."""
        period = read_period(self.period)
        return period is None or period.part is Part.YEAR

    @property
    def reason(self) -> str:
        """Why there is no achievement, in Indonesian; "" where there is one."""
        return self.reason_in("id")

    def reason_in(self, lang: str) -> str:
        """Why there is no achievement, in ``lang``: ``id`` (Indonesian) or ``en`` (English)."""
        return "; ".join(one.describe(lang) for one in self.reasons)

    @property
    def actual_text(self) -> str:
        """The actual value as reports print it: a grade, or a number with its unit."""
        return self.grade or str(self.actual)

    def __str__(self) -> str:
        head = f"{self.indicator.name}{f' ({self.period})' if self.period else ''}"
        parts = [f"target {self.aim}"] if self.aim else []
        if self.grade or self.actual.value is not None:
            parts.append(f"realisasi {self.actual_text}")
        if self.achievement is None:
            parts.append(f"capaian tidak dapat dihitung: {self.reason}")
        else:
            parts.append(f"capaian {percent(self.achievement)} (aturan {self.rule.name if self.rule else '-'})")
        if self.rating:
            parts.append(f"predikat {self.rating}")
        return f"{head}: {'; '.join(parts)}"


@frozen
class Scorecard:
    """The scores of a document: one for each indicator and period, in the order of the document, then of time.

    ``findings`` are those of all scores, each with the position of its indicator in ``place``. ``rule`` names the rules
    that were asked for, ``scale`` is the rating scale.
    """

    document: Document
    scores: tuple[Score, ...]
    findings: tuple[Finding, ...] = ()
    rule: tuple[str, ...] = ()
    scale: Scale | None = None
    policy: Policy = field(factory=Policy)

    def __iter__(self) -> Iterator[Score]:
        return iter(self.scores)

    def __len__(self) -> int:
        return len(self.scores)

    def of(self, position: int) -> tuple[Score, ...]:
        """The scores of the indicator at ``position``, counted from 1, in the order of time."""
        return tuple(score for score in self.scores if score.position == position)

    def whole(self) -> tuple[Score, ...]:
        """For each indicator its last score for a whole year."""
        return tuple(scores[-1] for place in range(1, len(self.document.indicators) + 1) if (scores := self.of(place)))

    def __str__(self) -> str:
        return "\n".join(map(str, self.scores))

    def _repr_html_(self) -> str:
        headings = ("Indikator", "Periode", "Target", "Realisasi", "Capaian", "Predikat", "Aturan")
        return table(headings, map(_as_row, self.scores))


def _as_row(score: Score) -> tuple[str | Markup, ...]:
    """A score as notebooks show it: a gap with its reason in place of the number."""
    known = bool(score.grade) or score.actual.value is not None
    missing = score.status is ScoreStatus.NO_ACTUAL
    achieved = faint(score.reason) if score.achievement is None else percent(score.achievement)
    return (
        score.indicator.name,
        score.period,
        str(score.aim or ""),
        score.actual_text if known else faint(score.actual.reason),
        "" if missing else achieved,
        str(score.rating or ""),
        score.rule.name if score.rule else "",
    )
