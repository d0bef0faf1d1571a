"""One indicator of a report in words: formula, quotation, numbers put in, steps, results by period, findings."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from attrs import frozen

from ikukit.finding import Finding
from ikukit.formula.tree import Node, relabelled
from ikukit.model import Indicator
from ikukit.numbers import exact_number, format_number
from ikukit.reporting.chart import Bar, describe_bars, draw_bars
from ikukit.reporting.lettering import letter
from ikukit.reporting.masking import Mask
from ikukit.reporting.report import Entry, Report
from ikukit.reporting.report_words import tell
from ikukit.reporting.text import describe_place, puts_in_doubt
from ikukit.reporting.wording import severity_word
from ikukit.rules import advice
from ikukit.scoring.achievement import percent
from ikukit.scoring.scales import Step
from ikukit.scoring.scorecard import Score, ScoreStatus
from ikukit.severity import Severity
from ikukit.source import Span, fold

_SHOWN_DECIMALS = 6
_EXCERPT = 160
"""Letters of a quotation in a finding; the whole text stands with the formula."""
_MOST_BARS = 16


@frozen
class Told:
    """A finding in words. The words concerned are ``marked``, between what stands ``before`` and ``after`` them."""

    code: str
    severity: Severity
    word: str
    indicator: int | None
    where: str
    sentence: str
    before: str
    marked: str
    after: str
    advice: str

    @property
    def excerpt(self) -> str:
        """The quotation in one piece."""
        return self.before + self.marked + self.after


@frozen
class Given:
    """A variable and its number in each period: as printed, and exact (None where it is missing)."""

    name: str
    printed: tuple[str, ...]
    numbers: tuple[Fraction | None, ...]


@frozen
class PeriodRow:
    """One period of one indicator, as printed; "" for what is not known. ``value`` is the exact number."""

    period: str
    target: str
    actual: str
    achievement: str = ""
    rating: str = ""
    tone: str = "plain"
    """good, fair, bad or plain."""
    value: Fraction | None = None
    reason: str = ""
    graded: bool = False
    """The actual value is a grade, such as WTP."""


@frozen
class Card:
    """One indicator. ``tree`` is its formula, None where there is none or it cannot be read (then ``trouble``)."""

    position: int
    name: str
    about: tuple[tuple[str, str], ...]
    tree: Node | None
    legend: tuple[tuple[str, str], ...]
    """What letters in ``tree`` stand for."""
    sentence: str
    trouble: str
    quotation: str
    quoted_at: str
    readings: tuple[str, ...]
    columns: tuple[str, ...]
    """The periods that numbers are given for."""
    values: tuple[Given, ...]
    """Each variable with its number in each of ``columns``."""
    steps: tuple[str, ...]
    steps_of: str
    """The period whose calculation is shown."""
    result: str
    """"" without data."""
    reason: str
    unit: str
    computed: bool
    doubts: str
    target: str
    achievement: str
    rating: str
    tone: str
    achieved: bool | None
    periods: tuple[PeriodRow, ...]
    charted: tuple[PeriodRow, ...]
    """Those of ``periods`` that the chart shows; none where there is no chart."""
    chart: str
    chart_about: str
    findings: tuple[Told, ...]

    @property
    def targeted(self) -> bool:
        """Whether any period has a target."""
        return any(row.target for row in self.periods)

    @property
    def counts(self) -> Mapping[Severity, int]:
        """How many findings there are of each severity."""
        return {severity: sum(one.severity is severity for one in self.findings) for severity in Severity}


def cards_of(report: Report, show: Mask) -> Iterator[Card]:
    """Every indicator of ``report`` in words."""
    for entry in report.entries:
        yield _card(entry, report, show)


def _card(entry: Entry, report: Report, show: Mask) -> Card:
    indicator, lang, shown = entry.indicator, report.lang, entry.shown
    formula = indicator.formula
    drawn = letter(formula) if formula else None
    rows = tuple(row_of(one, len(entry.scores) > 1, lang, show) for one in entry.scores)
    row = rows[entry.scores.index(shown)] if shown else None
    charted = _charted(entry, rows)
    bars = [Bar(row.period, row.value, row.actual, _drawn_target(one)) for one, row in charted]
    about = describe_bars(bars, tell("chart-target", lang, value="{value}")) if bars else ""
    title = tell("chart", lang, name=show(fold(indicator.name)))
    return Card(
        position=entry.position,
        name=show(fold(indicator.name)),
        about=tuple(_about(indicator, lang, show)),
        tree=relabelled(drawn.tree, show) if drawn else None,
        legend=tuple((show(name), show(words)) for name, words in drawn.legend) if drawn else (),
        sentence=show(str(formula)) if formula else "",
        trouble=show(_trouble(indicator, lang)),
        quotation=show(indicator.formula_text.strip()),
        quoted_at=show(_quoted_at(indicator, report)),
        readings=tuple(show(one.text) for one in formula.readings) if formula else (),
        columns=tuple(row_of(one, len(rows) > 1, lang, show).period for one in entry.counted),
        values=tuple(_values(entry, lang, show)) if shown else (),
        steps=tuple(show(step) for step in entry.steps),
        steps_of=row.period if row and len(rows) > 1 else "",
        result=row.actual if row else "",
        reason=row.reason if row else "",
        unit=show(indicator.unit or (formula.unit if formula else "")),
        computed=bool(row and (row.value is not None or row.graded)),
        doubts=_doubts(entry, lang, show) if row and row.value is not None else "",
        target=row.target if row else _target(indicator, report, show),
        achievement=row.achievement if row else "",
        rating=row.rating if row else "",
        tone=row.tone if row else "plain",
        achieved=shown.achievement >= 100 if shown and shown.achievement is not None else None,
        periods=rows,
        charted=tuple(row for _, row in charted),
        chart=draw_bars(bars, title, tell("chart-about", lang, values=about), f"grafik-{entry.position}")
        if bars
        else "",
        chart_about=about,
        findings=tuple(tell_finding(one, lang, show) for one in entry.findings),
    )


def _about(indicator: Indicator, lang: str, show: Mask) -> Iterator[tuple[str, str]]:
    known = (
        ("objective", indicator.objective or ""),
        ("unit", indicator.unit or ""),
        ("data-sources", "; ".join(indicator.data_sources)),
        ("owners", "; ".join(indicator.owners)),
    )
    for key, value in known:
        if value.strip():
            yield tell(key, lang), show(fold(value))


def _trouble(indicator: Indicator, lang: str) -> str:
    if indicator.formula is not None:
        return ""
    error = indicator.formula_error
    return tell("unread-formula", lang, reason=error.words.describe(lang)) if error else tell("no-formula", lang)


def _quoted_at(indicator: Indicator, report: Report) -> str:
    place = indicator.places.get("formula_text")
    known = describe_place(place, report.lang) if place else ""
    file = (place.file if place else None) or report.document.source or ""
    return ", ".join(filter(None, (file, known)))


def _target(indicator: Indicator, report: Report, show: Mask) -> str:
    """The target of the document's year as written, where nothing was scored."""
    for period in (str(report.document.year), ""):
        for target in indicator.targets:
            if fold(target.period) == period:
                return show(fold(target.text))
    return ""


def _values(entry: Entry, lang: str, show: Mask) -> Iterator[Given]:
    """The variables with the numbers of each period; none where no number came from them."""
    formula = entry.indicator.formula
    for variable in formula.variables if formula else ():
        words = f"{variable.label} ({variable.meaning})" if variable.meaning else variable.label
        found = (one.numbers.get(variable.label) for one in entry.counted)
        numbers = tuple(None if number is None else Fraction(number) for number in found)
        printed = tuple(tell("missing", lang) if number is None else print_number(number) for number in numbers)
        yield Given(show(words), printed, numbers)


def print_number(value: Fraction) -> str:
    """A number put in: all its decimals where they are few, else as many as are shown in steps."""
    text = exact_number(value)
    if text is None or len(text.partition(",")[2]) > _SHOWN_DECIMALS:
        return f"≈ {format_number(value, _SHOWN_DECIMALS)}"
    return text


def _doubts(entry: Entry, lang: str, show: Mask) -> str:
    """The sentences of findings that put the number in doubt."""
    told = dict.fromkeys(one.describe(lang) for one in entry.findings if puts_in_doubt(one))
    return show(tell("doubtful", lang, findings=" ".join(told))) if told else ""


def row_of(one: Score, several: bool, lang: str, show: Mask) -> PeriodRow:
    """One score as printed. Among ``several`` periods that of the year without a name is called so."""
    reached = bool(one.grade) or one.actual.value is not None
    rating = one.rating
    label = (rating.english if lang == "en" else rating.label) if rating else ""
    status = one.status
    reason = one.actual.why(lang) if not reached else one.reason if status is not ScoreStatus.NO_TARGET else ""
    return PeriodRow(
        period=show(one.period) or (tell("whole-year", lang) if several else ""),
        target=show(fold(one.aim.text)) if one.aim else "",
        actual=show(one.actual_text) if reached else tell("not-computed", lang),
        achievement=percent(one.achievement) if one.achievement is not None else "",
        rating=label or (rating.label if rating else ""),
        tone=tone_of(rating) if rating else "plain",
        value=one.actual.value,
        reason=show(reason),
        graded=bool(one.grade),
    )


def tone_of(step: Step) -> str:
    """Whether a rating is good, fair or bad, by the colour its scale gives it; plain where it gives none."""
    return _TONES.get(step.colour.split()[0], "plain") if step.colour else "plain"


_TONES = {"biru": "good", "hijau": "good", "kuning": "fair", "jingga": "fair", "merah": "bad"}
"""Colours of rating scales, by their first word."""


def _charted(entry: Entry, rows: Sequence[PeriodRow]) -> list[tuple[Score, PeriodRow]]:
    """The parts of a year, or the years where there are no parts. A chart is worth its room from two numbers on."""
    pairs = list(zip(entry.scores, rows, strict=True))
    parts = [pair for pair in pairs if not pair[0].whole] or pairs
    numbers = sum(row.value is not None for _, row in parts)
    return parts if numbers > 1 and len(parts) <= _MOST_BARS else []


def _drawn_target(one: Score) -> Fraction | None:
    """The target as a line in the chart, where it is a number of the same kind as the bars."""
    alike = one.aim is not None and (not one.aim.unit or one.aim.unit == one.actual.unit)
    return one.aim.value if one.aim and alike and one.achievement is not None and one.actual.unit != "rasio" else None


def tell_finding(finding: Finding, lang: str, show: Mask) -> Told:
    """``finding`` in words; its quotation cut to what stands near."""
    before, marked, after = _quoted(finding.text, finding.span)
    return Told(
        code=finding.code,
        severity=finding.severity,
        word=severity_word(finding.severity, lang),
        indicator=finding.place.indicator if finding.place else None,
        where=show(describe_place(finding.place, lang)),
        sentence=show(fold(finding.describe(lang))),
        before=show(before),
        marked=show(marked),
        after=show(after),
        advice=show(fold(advice(finding.code, finding.facts, lang))),
    )


def _quoted(text: str, span: Span | None) -> tuple[str, str, str]:
    if not text or span is None:
        return "", "", ""
    before, marked, after = (
        " ".join(part.split("\n")) for part in (text[: span.start], span.of(text), text[span.end :])
    )
    room = max(20, (_EXCERPT - len(marked)) // 2)
    before = before if len(before) <= room else "…" + before[-room:]
    after = after if len(after) <= room else after[:room] + "…"
    return before, marked if len(marked) <= _EXCERPT else marked[:_EXCERPT] + "…", after
