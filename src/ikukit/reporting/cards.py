"""One indicator of a report in words: formula, quotation, numbers put in, steps, results by period, findings."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from attrs import frozen

from ikukit.finding import Finding
from ikukit.formula.result import Result, Status
from ikukit.formula.tree import Node, relabelled
from ikukit.model import Indicator
from ikukit.numbers import exact_number, format_number
from ikukit.reporting.chart import Bar, describe_bars, draw_bars
from ikukit.reporting.lettering import letter
from ikukit.reporting.masking import Mask
from ikukit.reporting.report import Entry, Measurement, Report
from ikukit.reporting.report_words import tell
from ikukit.reporting.text import describe_place, puts_in_doubt
from ikukit.reporting.wording import severity_word
from ikukit.rules import advice
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
    indicator, lang, result = entry.indicator, report.lang, entry.result
    formula = indicator.formula
    drawn = letter(formula) if formula else None
    shown = _shown_measurement(entry)
    rows = tuple(_rows(entry, report, show))
    last = rows[-1] if rows else None
    bars = _bars(rows)
    about = describe_bars(bars, tell("chart-target", lang, value="{value}")) if bars else ""
    titled = tell("chart", lang, name=show(fold(indicator.name)))
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
        columns=tuple(show(one.period) for one in entry.measurements),
        values=tuple(_values(indicator, entry.measurements, lang, show)),
        steps=tuple(show(step) for step in shown.steps) if shown else (),
        steps_of=show(shown.period) if shown else "",
        result=_printed(result, lang) if result else "",
        reason=show(result.reason) if result and result.value is None else "",
        unit=show(indicator.unit or (formula.unit if formula else "")),
        computed=bool(result and result.status is Status.OK),
        doubts=_doubts(entry, lang, show) if result and result.status is Status.OK else "",
        target=last.target if last else _target(indicator, "", report),
        achievement=last.achievement if last else "",
        rating=last.rating if last else "",
        tone=last.tone if last else "plain",
        achieved=None,
        periods=rows,
        chart=draw_bars(bars, titled, tell("chart-about", lang, values=about), f"grafik-{entry.position}")
        if bars
        else "",
        chart_about=about,
        findings=tuple(
            tell_finding(one, lang, show)
            for one in (*entry.findings, *(found for one in entry.measurements for found in one.result.findings))
        ),
    )


def _shown_measurement(entry: Entry) -> Measurement | None:
    """The one whose steps are shown: the one whose result is."""
    wanted = entry.result
    return next((one for one in reversed(entry.measurements) if one.result is wanted), None)


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
    return tell("unread-formula", lang, reason=error.message) if error else tell("no-formula", lang)


def _quoted_at(indicator: Indicator, report: Report) -> str:
    place = indicator.places.get("formula_text")
    known = describe_place(place, report.lang) if place else ""
    file = (place.file if place else None) or report.document.source or ""
    return ", ".join(filter(None, (file, known)))


def _values(indicator: Indicator, measurements: Sequence[Measurement], lang: str, show: Mask) -> Iterator[Given]:
    for variable in indicator.formula.variables if indicator.formula else ():
        words = f"{variable.label} ({variable.meaning})" if variable.meaning else variable.label
        numbers = tuple(one.values.get(variable.label) for one in measurements)
        printed = tuple(tell("missing", lang) if number is None else print_number(number) for number in numbers)
        yield Given(show(words), printed, numbers)


def print_number(value: Fraction) -> str:
    """A number put in: all its decimals where they are few, else as many as are shown in steps."""
    text = exact_number(value)
    if text is None or len(text.partition(",")[2]) > _SHOWN_DECIMALS:
        return f"≈ {format_number(value, _SHOWN_DECIMALS)}"
    return text


def _printed(result: Result, lang: str) -> str:
    return result.format() if result.value is not None else tell("not-computed", lang)


def _doubts(entry: Entry, lang: str, show: Mask) -> str:
    """The sentences of findings that put the number in doubt."""
    told = dict.fromkeys(one.describe(lang) for one in entry.findings if puts_in_doubt(one))
    return show(tell("doubtful", lang, findings=" ".join(told))) if told else ""


def _rows(entry: Entry, report: Report, show: Mask) -> Iterator[PeriodRow]:
    for one in entry.measurements:
        target = _target(entry.indicator, one.period, report)
        reason = one.result.reason if one.result.value is None else ""
        actual = _printed(one.result, report.lang)
        yield PeriodRow(show(one.period), show(target), actual, value=one.result.value, reason=show(reason))


def _target(indicator: Indicator, period: str, report: Report) -> str:
    """The target of ``period`` as written; of the document's year where the period has no name."""
    wanted = [period] if period else [str(report.document.year), ""]
    for name in wanted:
        for target in indicator.targets:
            if fold(target.period).casefold() == fold(name).casefold():
                return fold(target.text)
    return ""


def _bars(rows: Sequence[PeriodRow]) -> list[Bar]:
    """A chart is worth its room from two numbers on."""
    if sum(row.value is not None for row in rows) < 2 or len(rows) > _MOST_BARS:
        return []
    return [Bar(row.period, row.value, row.actual) for row in rows]


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
