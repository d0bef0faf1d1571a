"""A report in words, whatever the file format: what stands where is settled here once, the writers only lay it out.

All texts are ready to be shown: in one language, numbers in Indonesian notation, NIPs masked, control characters gone.
They are texts, never markup: every writer escapes them in its own way.
"""

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from ikukit.finding import Finding
from ikukit.reference.dates import in_words
from ikukit.reporting.cards import Card, Told, cards_of, tell_finding
from ikukit.reporting.collecting import Wanted, wanted_by
from ikukit.reporting.masking import Mask, clean, mask_of
from ikukit.reporting.method import method_of
from ikukit.reporting.report import Report
from ikukit.reporting.report_words import tell
from ikukit.reporting.wording import severity_word
from ikukit.severity import Severity

_SUMMARY = ("no", "indicator", "result", "target", "achievement", "rating", "findings")
_FIRST = 5
"""So many errors are named at the top; the rest stand with their indicators."""


@frozen
class Tile:
    """One figure of the summary: what it is, the figure, what it is out of; ``tone``: good, bad or plain."""

    label: str
    figure: str
    note: str = ""
    tone: str = "plain"


@frozen
class Content:
    """A whole report. ``head`` are the lines of the title, ``facts`` say what document this is about."""

    lang: str
    label: str
    head: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    tiles: tuple[Tile, ...]
    first: tuple[Told, ...]
    cards: tuple[Card, ...]
    targeted: bool
    """Whether any indicator has a target."""
    scored: bool
    """Whether any indicator has an achievement."""
    measured: bool
    wanted: tuple[Wanted, ...]
    findings: tuple[Told, ...]
    method: tuple[tuple[str, str], ...]
    signatures: tuple[tuple[str, ...], ...]
    """Line by line; "" is room for the signature itself."""

    def tell(self, key: str, **facts: object) -> str:
        """The words of ``key`` in the language of the report."""
        return tell(key, self.lang, **facts)

    @property
    def summary_columns(self) -> tuple[str, ...]:
        """The columns of the table of all indicators, by the keys of their words; those that nothing fills left out."""
        shown = {"result": self.measured, "target": self.targeted, "achievement": self.scored, "rating": self.scored}
        return tuple(key for key in _SUMMARY if shown.get(key, True))

    def summary_row(self, card: Card) -> tuple[str, ...]:
        """What stands in these columns for one indicator."""
        counts = ", ".join(f"{count} {severity_word(kind, self.lang)}" for kind, count in card.counts.items() if count)
        cells = {
            "no": str(card.position),
            "indicator": card.name,
            "result": card.result,
            "target": card.target,
            "achievement": card.achievement,
            "rating": card.rating,
            "findings": counts,
        }
        return tuple(cells[key] or "–" for key in self.summary_columns)


def content_of(report: Report) -> Content:
    """``report`` in words."""
    hide = mask_of(report.document) if report.masked else str

    def show(text: str) -> str:
        return hide(clean(text))

    cards = tuple(cards_of(report, show))
    findings = tuple(tell_finding(one, report.lang, show) for one in _sorted(report.findings))
    return Content(
        lang=report.lang,
        label=tell("report", report.lang),
        head=tuple(_head(report, show)),
        facts=tuple(_facts(report, show)),
        tiles=tuple(_tiles(report, cards)),
        first=tuple(one for one in findings if one.severity is Severity.ERROR)[:_FIRST],
        cards=cards,
        targeted=any(card.target for card in cards),
        scored=any(row.achievement for card in cards for row in card.periods),
        measured=report.scorecard is not None,
        wanted=tuple(wanted_by(report, show)),
        findings=findings,
        method=tuple(method_of(report, show)),
        signatures=tuple(_signatures(report, show)),
    )


def _sorted(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda one: ((one.place.indicator or 0) if one.place else 0, one.severity.rank))


def _head(report: Report, show: Mask) -> Iterator[str]:
    document = report.document
    yield show(document.title or tell("untitled", report.lang)).replace("\n", " ")
    title = document.title or ""
    agency = document.agency.name if document.agency else ""
    year = str(document.year) if document.year else ""
    below = [show(part) for part in (agency, year) if part and part not in title]
    if below:
        yield " · ".join(below)


def _facts(report: Report, show: Mask) -> Iterator[tuple[str, str]]:
    document = report.document
    known = (
        ("agency", document.agency.name if document.agency else None),
        ("area-code", document.agency.code if document.agency else None),
        ("year", str(document.year) if document.year else None),
        ("source", document.source),
        ("date", in_words(report.date) if report.date else None),
    )
    for key, value in known:
        if value:
            yield tell(key, report.lang), show(value)


def _tiles(report: Report, cards: Sequence[Card]) -> Iterator[Tile]:
    lang, count = report.lang, len(cards)
    computed = sum(card.computed for card in cards)
    if report.scorecard is not None:
        tone = "good" if computed == count else "bad"
        yield Tile(tell("computed", lang), str(computed), tell("computed-note", lang, count=count), tone)
        yield Tile(tell("gaps", lang), str(count - computed), tell("gaps-note", lang) if computed < count else "")
    else:
        readable = sum(card.tree is not None for card in cards)
        yield Tile(tell("readable", lang), str(readable), tell("computed-note", lang, count=count))
    judged = [card for card in cards if card.achieved is not None]
    if judged:
        achieved = sum(bool(card.achieved) for card in judged)
        tone = "good" if achieved == len(judged) else "bad"
        yield Tile(tell("achieved", lang), str(achieved), tell("achieved-note", lang, count=len(judged)), tone)
    counts = {severity.value: sum(one.severity is severity for one in report.findings) for severity in Severity}
    tone = "bad" if counts["error"] else "plain"
    yield Tile(tell("findings", lang), str(len(report.findings)), tell("findings-note", lang, **counts), tone)


def _signatures(report: Report, show: Mask) -> Iterator[tuple[str, ...]]:
    for official in report.document.signatories:
        lines = [", ".join(filter(None, (official.place, in_words(official.date) if official.date else None)))]
        lines += [official.post or "", "", official.name, official.rank or ""]
        lines += [f"NIP {official.nip}" if official.nip else ""]
        filled = [line for place, line in enumerate(lines) if line or place == 2]
        yield tuple(show(line).replace("\n", " ") for line in filled)
