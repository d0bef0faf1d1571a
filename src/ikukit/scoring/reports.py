"""The rows of a published report: printed target, actual value, achievement, rating; of a document, or given."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from attrs import field, frozen

from ikukit.model import Direction, Document, Indicator
from ikukit.scoring.choice import choose_aim, read_direction
from ikukit.scoring.inputs import printed_actuals
from ikukit.scoring.periods import Period, read_period
from ikukit.source import fold


def _direction(value: Direction | str | None) -> Direction | None:
    return read_direction(value) if isinstance(value, str) and value else (value or None)


@frozen
class ReportRow:
    """One row as printed. ``direction`` and ``unit`` are what the report says of the indicator, where it does."""

    target: str
    actual: str
    achievement: str = ""
    rating: str = ""
    name: str = ""
    direction: Direction | None = field(default=None, converter=_direction)
    unit: str = ""
    period: str = ""
    position: int | None = None
    """Of the indicator in its document, counted from 1."""
    column: str = "extra"
    """The field of the document that the achievement stands in, ``rating_column`` the one of the rating."""
    rating_column: str = "extra"


Report: TypeAlias = Document | Iterable[ReportRow | Mapping[str, str]]
"""A document with such columns, or rows: ``ReportRow`` or mappings with the names of its fields."""


def report_rows(report: Report) -> tuple[ReportRow, ...]:
    """The rows of ``report``. Raises ``TypeError`` for anything else, ``KeyError`` for a field that no row has."""
    if isinstance(report, Document):
        return tuple(
            row
            for position, indicator in enumerate(report.indicators, 1)
            for row in _rows_of(indicator, position, report.year)
        )
    return tuple(_row(row) for row in report)


_FIELDS = ("target", "actual", "achievement", "rating", "name", "direction", "unit", "period")


def _row(row: ReportRow | Mapping[str, str]) -> ReportRow:
    if isinstance(row, ReportRow):
        return row
    if not isinstance(row, Mapping):
        raise TypeError('baris laporan berupa {"target": "95 %", "actual": "90 %", "achievement": "94,74 %"}')
    unknown = [name for name in row if name not in _FIELDS]
    missing = [name for name in ("target", "actual") if name not in row]
    if unknown or missing:
        raise KeyError(f'"{(unknown or missing)[0]}": baris laporan memuat {", ".join(_FIELDS)}')
    texts = {name: str(row.get(name) or "") for name in _FIELDS}
    return ReportRow(**texts)  # type: ignore[arg-type]


_ACHIEVEMENT = ("capaian", "tingkat capaian", "persentase capaian", "persen capaian", "capaian kinerja")
_RATING = (
    "predikat",
    "kriteria",
    "kategori",
    "kualifikasi",
    "klasifikasi",
    "status",
    "status capaian",
    "nilai peringkat",
)


def _rows_of(indicator: Indicator, position: int, year: int | None) -> Iterator[ReportRow]:
    """The rows that one indicator makes: one for each period that has an achievement."""
    actuals = printed_actuals(indicator, year)
    ratings = _columns(indicator, _RATING, year)
    for period, heading in _columns(indicator, _ACHIEVEMENT, year).items():
        rating = next((known for of, known in ratings.items() if of.fits(period)), "")
        chosen = choose_aim(indicator, period, year, indicator.consolidation)
        yield ReportRow(
            target=chosen.aim.text if chosen.aim else "",
            actual=next((known for of, known in actuals.items() if of.fits(period)), ""),
            achievement=indicator.extra[heading],
            rating=indicator.extra[rating] if rating else "",
            name=indicator.name,
            direction=indicator.direction,
            unit=indicator.unit or "",
            period=period.text,
            position=position,
            column=f"extra.{heading}",
            rating_column=f"extra.{rating}",
        )


def _columns(indicator: Indicator, names: tuple[str, ...], year: int | None) -> dict[Period, str]:
    """The filled columns without a field of their own whose headings begin with one of ``names``, by period."""
    found: dict[Period, str] = {}
    for heading, text in indicator.extra.items():
        words = fold(heading.replace("(%)", " ").replace("%", " "))
        name = next((n for n in sorted(names, key=len, reverse=True) if words.casefold().startswith(n)), None)
        period = read_period(words[len(name) :]) if name else None
        if period is not None and text.strip() and (year is None or period.year in (None, year)):
            found.setdefault(Period(None if year else period.year, period.part, period.number, period.text), heading)
    return found
