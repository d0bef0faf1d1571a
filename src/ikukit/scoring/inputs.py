"""The numbers that are scored: what callers give, by period and indicator. No arithmetic is done here."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TypeAlias

from attrs import field, frozen

from ikukit.errors import UnfitValueError, UnknownNameError
from ikukit.figures import Figures, split_actuals, values_of
from ikukit.formula.computing.binding import Keys, Value
from ikukit.model import Document, Indicator
from ikukit.refusals import Words
from ikukit.scoring.periods import Part, Period, read_period
from ikukit.source import fold

Data: TypeAlias = Mapping[str, Value] | Mapping[str, Mapping[str, Value]] | Figures | None
"""Values by variable; or those by period; or figures read from a file."""
Actuals: TypeAlias = Mapping[int | str, Value] | Mapping[str, Mapping[int | str, Value]] | None
"""Actual values by position or name of the indicator; or those by period."""


@frozen
class Inputs:
    """What is given for each period, in the order of time.

    ``values`` holds for each indicator of the document the values of its variables by label, ``actuals`` the actual
    values given as such, by period and position.
    """

    values: Mapping[Period, tuple[Mapping[str, Value], ...]] = field(factory=dict)
    actuals: Mapping[tuple[Period, int], Value] = field(factory=dict)
    unused: tuple[str, ...] = ()
    """Names that no formula has: they may belong to one that cannot be read."""

    @property
    def periods(self) -> tuple[Period, ...]:
        """All periods there is something for."""
        found = {*self.values, *(period for period, _ in self.actuals)}
        return tuple(sorted(found, key=lambda period: period.key))


def read_inputs(document: Document, data: Data, actuals: Actuals) -> Inputs:
    """What ``data`` and ``actuals`` give for the indicators of ``document``.

    Raises ``KeyError`` for a name that no formula or indicator has, with a suggestion; ``ValueError`` for a period that
    is none, and for a year cut into quarters and into months at once; ``TypeError`` for anything but mappings.
    """
    values: dict[Period, tuple[Mapping[str, Value], ...]] = {}
    given: dict[tuple[Period, int], Value] = {}
    unused: list[str] = []
    formulas = [Keys(indicator.formula.variables) for indicator in document.indicators if indicator.formula]
    for text, figures in _by_period(data):
        period = _period(text)
        rest, found = split_actuals(document, figures)
        given.update({(period, position): value for position, value in found.items()})
        if rest.general or rest.particular:
            values[period] = values_of(document, rest)
            unused += [name for name in rest.general if not any(keys.find(name) for keys in formulas)]
    for text, group in _grouped(actuals):
        for key, value in group.items():
            given[_period(text), _position(document, key)] = value
    _refuse_mixed([*values, *(period for period, _ in given)])
    return Inputs(values, given, tuple(dict.fromkeys(unused)))


def _by_period(data: Data) -> list[tuple[str, Figures]]:
    if data is None:
        return []
    if isinstance(data, Figures):
        general = [("", Figures(data.general, data.particular))] if data.general or data.particular else []
        return general + list(data.periods.items())
    return [(text, Figures(group, {})) for text, group in _grouped(data)]  # type: ignore[arg-type]


def _grouped(data: object) -> list[tuple[str, Mapping[int | str, Value]]]:
    """``data`` by period; what is not cut into periods is the whole year's."""
    if data is None:
        return []
    if not isinstance(data, Mapping):
        raise TypeError('angka diberikan per variabel, {"Jumlah desa": 12}, atau per periode, {"TW I": {...}}')
    nested = [isinstance(value, Mapping) for value in data.values()]
    if any(nested) and not all(nested):
        raise TypeError("angka diberikan semuanya per periode, atau semuanya tanpa periode")
    return list(data.items()) if any(nested) else [("", data)] if data else []


def _period(text: str) -> Period:
    found = read_period(text) if isinstance(text, str) else None
    if found is None:
        raise UnfitValueError("no-period", text=text)
    return found


def _refuse_mixed(periods: Sequence[Period]) -> None:
    for year in {period.year for period in periods}:
        parts = {period.part for period in periods if period.year == year} - {Part.YEAR}
        if len(parts) > 1:
            raise UnfitValueError("periods-mixed")


def _position(document: Document, key: int | str) -> int:
    if isinstance(key, int) and not isinstance(key, bool):
        if 1 <= key <= len(document.indicators):
            return key
        raise UnknownNameError("no-such-indicator", number=key, count=len(document.indicators))
    if not isinstance(key, str):
        raise TypeError(f"indikator ditunjuk dengan nomor urut atau namanya, bukan {key!r}")
    names = [fold(indicator.name).casefold() for indicator in document.indicators]
    wanted = fold(key).casefold()
    if names.count(wanted) == 1:
        return names.index(wanted) + 1
    if wanted in names:
        raise UnknownNameError("indicator-of-two", name=key)
    from rapidfuzz import fuzz, process

    near = process.extractOne(wanted, names, scorer=fuzz.ratio, score_cutoff=70)
    what = Words("what-indicator")
    if near:
        raise UnknownNameError("no-such-choice", what=what, name=key, near=document.indicators[near[2]].name)
    raise UnknownNameError("no-such-choice-of", what=what, name=key, there=", ".join(names))


_FILLERS = ("kinerja", "target", "(%)", "indikator")


def printed_actuals(indicator: Indicator, year: int | None) -> dict[Period, str]:
    """What the document's own columns *Realisasi* say, by period; of other years than the document's ``year`` only
    where that is not known."""
    found: dict[Period, str] = {}
    for heading, text in indicator.extra.items():
        words = fold(heading).split()
        if [word.casefold() for word in words[:1]] == ["realisasi"] and text.strip():
            rest = " ".join(word for word in words[1:] if word.casefold() not in _FILLERS)
            period = read_period(rest)
            if period is not None and (year is None or period.year in (None, year)):
                own = Period(None if year else period.year, period.part, period.number, rest)
                found.setdefault(own, text)
    return found


def as_number(value: Value) -> Fraction | None:
    """A given number as a fraction; None for a text or nothing. Raises ``TypeError`` for what can be no number."""
    if value is None or isinstance(value, str):
        return None
    if isinstance(value, bool):
        raise TypeError(f"realisasi harus berupa angka atau teks, bukan {value!r}")
    return Fraction(str(value)) if isinstance(value, float) else Fraction(value)
