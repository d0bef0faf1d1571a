"""``report``: what was found and computed about one document, gathered. Facts only; ``writers`` tell how it looks.

Nothing here knows the date of today: a report carries a date only when it is given one.
"""

import datetime
import reprlib
from collections.abc import Sequence

from attrs import frozen

from ikukit.checks import check
from ikukit.finding import Finding
from ikukit.formula.computing.explanation import explanation_of
from ikukit.formula.telling.text import calculation_lines
from ikukit.markup import lines
from ikukit.model import Document, Indicator
from ikukit.reporting.text import count_findings
from ikukit.reporting.wording import LANGUAGES
from ikukit.scoring.inputs import Data
from ikukit.scoring.scales import Scale
from ikukit.scoring.scorecard import Origin, Score, Scorecard
from ikukit.scoring.scoring import score


@frozen
class Entry:
    """All about one indicator: its scores in the order of time, the year last, and what the check says about it.

    ``shown`` is the score that the report puts in front, None without numbers; ``steps`` are its calculation.
    """

    position: int
    indicator: Indicator
    scores: tuple[Score, ...] = ()
    shown: Score | None = None
    steps: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def counted(self) -> tuple[Score, ...]:
        """The scores that numbers were put in for: not those given as such, nor a year that nobody put together."""
        computed = [one for one in self.scores if one.origin is Origin.COMPUTED]
        parts = any(not one.whole for one in computed)
        return tuple(one for one in computed if one.numbers or not (parts and one.whole))


@frozen
class Report:
    """The facts of a report. ``ikukit.write`` makes a file of it.

    ``findings`` are all findings; ``entries`` hold those of their indicator once more. ``scorecard`` has results and
    achievements, None without numbers. Unless ``masked`` is false, only the last three digits of a NIP are shown.
    ``lang`` is the language of what ikukit says; what the document says stays as it is.
    """

    document: Document
    entries: tuple[Entry, ...] = ()
    findings: tuple[Finding, ...] = ()
    scorecard: Scorecard | None = None
    date: datetime.date | None = None
    """The day the report is made, where the caller gives one."""
    masked: bool = True
    lang: str = "id"

    def _repr_html_(self) -> str:
        scores = self.scorecard._repr_html_() if self.scorecard else ""
        return self.document._repr_html_() + scores + lines(count_findings(self.findings, self.lang))


def report(
    document: Document,
    data: Data = None,
    *,
    scale: str | Scale | None = None,
    scorecard: Scorecard | None = None,
    findings: Sequence[Finding] | None = None,
    date: datetime.date | None = None,
    masked: bool = True,
    lang: str = "id",
) -> Report:
    """Everything that ikukit can say about ``document``: findings and, with ``data``, results and how they came about.

    ``data`` and ``scale`` are those of ``score``; for other rules than its own give the ``scorecard`` itself. Without
    either the report says what is to be collected, unless the document prints actual values. ``findings`` are those of
    ``check`` unless given. ``masked=False`` shows NIPs whole. Raises ``TypeError`` for what is no document,
    ``ValueError`` for a scorecard of another document, and as ``score`` does for ``data``.

    >>> document = Document([Indicator("Persentase desa maju", "Jumlah desa maju / Jumlah desa x 100 %", unit="%")])
    >>> made = report(document, {"Jumlah desa maju": 4, "Jumlah desa": 12})
    >>> print(made.entries[0].shown.actual)
    33,33 %
    """
    if not isinstance(document, Document):
        raise TypeError(f"laporan dibuat dari sebuah dokumen, bukan dari {reprlib.repr(document)}")
    if lang not in LANGUAGES:
        raise ValueError(f"bahasa {lang!r} tidak dikenal; pilih 'id' atau 'en'")
    if scorecard is not None and scorecard.document != document:
        raise ValueError("nilai (scorecard) itu milik dokumen lain")
    made = scorecard or score(document, data, scale=scale)
    card = made if data is not None or any(_reached(one) for one in made) else None
    found = tuple(one for one in (check(document) if findings is None else findings) if not one.follows)
    if card is not None:
        found = (*found, *(one for one in card.findings if one not in found))
    own: dict[int, list[Finding]] = {}
    for one in found:
        own.setdefault((one.place.indicator or 0) if one.place else 0, []).append(one)
    entries = tuple(
        _entry(position, indicator, card, tuple(own.get(position, ())), lang)
        for position, indicator in enumerate(document.indicators, 1)
    )
    return Report(document, entries, found, card, date, masked, lang)


def _reached(one: Score) -> bool:
    return one.actual.value is not None or bool(one.grade)


def _entry(
    position: int, indicator: Indicator, card: Scorecard | None, findings: tuple[Finding, ...], lang: str
) -> Entry:
    if card is None:
        return Entry(position, indicator, findings=findings)
    scores = card.of(position)
    shown = next((one for one in reversed(scores) if _reached(one)), scores[-1] if scores else None)
    return Entry(position, indicator, scores, shown, _steps(indicator, shown, lang), findings)


def _steps(indicator: Indicator, shown: Score | None, lang: str) -> tuple[str, ...]:
    """The calculation of ``shown``, line by line; none where its value did not come from the formula."""
    if shown is None or indicator.formula is None or not shown.numbers:
        return ()
    return tuple(calculation_lines(explanation_of(indicator.formula, dict(shown.numbers)), lang))
