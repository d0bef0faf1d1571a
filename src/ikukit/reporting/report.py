"""``report``: what was found and computed about one document, gathered. Facts only; ``writers`` tell how it looks.

Nothing here knows the date of today: a report carries a date only when it is given one.
"""

import datetime
import reprlib
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TypeAlias

from attrs import field, frozen

from ikukit.checks import check
from ikukit.evaluation import explain
from ikukit.figures import Figures, evaluate_figures
from ikukit.finding import Finding
from ikukit.formula.binding import Keys, Value, bind, match
from ikukit.formula.result import Result, Status
from ikukit.model import Document, Indicator
from ikukit.reporting.wording import LANGUAGES

Data: TypeAlias = Figures | Mapping[str, Value] | Mapping[str, Mapping[str, Value]]
"""The numbers: by variable, or by period and variable, or as read from a file."""


@frozen
class Measurement:
    """One indicator in one period: the numbers put in (by label), the result, and the steps from one to the other."""

    period: str
    """The heading of the period; "" when the numbers are for the whole year."""
    result: Result
    values: Mapping[str, Fraction] = field(factory=dict)
    steps: tuple[str, ...] = ()


@frozen
class Entry:
    """All about one indicator. ``measurements`` are in the order of the periods; none without data."""

    position: int
    indicator: Indicator
    measurements: tuple[Measurement, ...] = ()
    findings: tuple[Finding, ...] = ()
    """What the check says about this indicator."""

    @property
    def result(self) -> Result | None:
        """The result of the latest period that has one; without any, that of the last period and its reason."""
        known = [one.result for one in self.measurements if one.result.status is Status.OK]
        return known[-1] if known else self.measurements[-1].result if self.measurements else None


@frozen
class Report:
    """The facts of a report. ``ikukit.write`` makes a file of it.

    ``findings`` are all findings; ``entries`` hold those of their indicator once more. Unless ``masked`` is false, only
    the last three digits of a NIP are shown. ``lang`` is the language of what ikukit says; what the document says
    stays as it is.
    """

    document: Document
    entries: tuple[Entry, ...] = ()
    findings: tuple[Finding, ...] = ()
    date: datetime.date | None = None
    """The day the report is made, where the caller gives one."""
    masked: bool = True
    lang: str = "id"

    @property
    def measured(self) -> bool:
        """Whether numbers were given."""
        return any(entry.measurements for entry in self.entries)


def report(
    document: Document,
    data: Data | None = None,
    *,
    findings: Sequence[Finding] | None = None,
    date: datetime.date | None = None,
    masked: bool = True,
    lang: str = "id",
) -> Report:
    """Everything that ikukit can say about ``document``: findings and, with ``data``, results and how they came about.

    ``data`` gives numbers by variable (as ``evaluate`` takes them), or by period and variable
    (``{"TW I": {"Jumlah desa": 12}, ...}``). ``findings`` are those of ``check`` unless given. ``masked=False`` shows
    NIPs whole. Raises ``TypeError`` for what is no document, and as ``evaluate`` does for ``data``.

    >>> document = Document([Indicator("Persentase desa maju", "Jumlah desa maju / Jumlah desa x 100 %", unit="%")])
    >>> made = report(document, {"Jumlah desa maju": 4, "Jumlah desa": 12})
    >>> print(made.entries[0].result)
    33,33 %
    """
    if not isinstance(document, Document):
        raise TypeError(f"laporan dibuat dari sebuah dokumen, bukan dari {reprlib.repr(document)}")
    if lang not in LANGUAGES:
        raise ValueError(f"bahasa {lang!r} tidak dikenal; pilih 'id' atau 'en'")
    found = tuple(check(document) if findings is None else findings)
    own: dict[int, list[Finding]] = {}
    for one in found:
        own.setdefault(one.place.indicator or 0 if one.place else 0, []).append(one)
    measured = _measure(document, data)
    entries = tuple(
        Entry(position, indicator, measured[position - 1], tuple(own.get(position, ())))
        for position, indicator in enumerate(document.indicators, 1)
    )
    return Report(document, entries, found, date, masked, lang)


def _measure(document: Document, data: Data | None) -> list[tuple[Measurement, ...]]:
    """For each indicator its measurements."""
    rows: list[list[Measurement]] = [[] for _ in document.indicators]
    for period, figures in _periods(data).items():
        results = evaluate_figures(document, figures)
        for position, (indicator, result) in enumerate(zip(document.indicators, results, strict=True), 1):
            rows[position - 1].append(_measurement(period, indicator, _values_of(figures, position, indicator), result))
    return [tuple(row) for row in rows]


def _values_of(figures: Figures, position: int, indicator: Indicator) -> dict[str, Value]:
    """What ``figures`` give one indicator: the general values that name a variable of it, and its own."""
    keys = Keys(indicator.formula.variables if indicator.formula else ())
    usable = {name: value for name, value in figures.general.items() if keys.find(name) is not None}
    return {**usable, **figures.particular.get(position, {})}


def _periods(data: Data | None) -> Mapping[str, Figures]:
    if data is None:
        return {}
    if isinstance(data, Figures):
        return {"": data}
    if not isinstance(data, Mapping):
        raise TypeError('angka diberikan per variabel, misalnya {"Jumlah desa": 12}, atau per periode dan variabel')
    nested = [isinstance(values, Mapping) for values in data.values()]
    if any(nested) and not all(nested):
        raise TypeError("berikan angka per variabel atau per periode, jangan dicampur")
    if nested and all(nested):
        return {str(period): Figures(values) for period, values in data.items()}  # type: ignore[arg-type]
    return {"": Figures(data)}  # type: ignore[arg-type]


def _measurement(period: str, indicator: Indicator, given: Mapping[str, Value], result: Result) -> Measurement:
    formula = indicator.formula
    if formula is None:
        return Measurement(period, result)
    (by_label,) = match([Keys(formula.variables)], given)
    numbers = bind(formula.variables, by_label).numbers
    values = {label: Fraction(number) for label, number in numbers.items()}
    return Measurement(period, result, values, _steps(explain(formula, given)))


def _steps(explanation: str) -> tuple[str, ...]:
    """The lines of the calculation alone: the formula with its numbers, each operation."""
    lines = explanation.splitlines()
    if "Hitungan:" not in lines:
        return ()
    start = lines.index("Hitungan:") + 1
    end = next((n for n, line in enumerate(lines[start:], start) if not line.startswith("  ")), len(lines))
    return tuple(line.strip() for line in lines[start:end])
