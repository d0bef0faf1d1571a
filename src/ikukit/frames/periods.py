"""Periods as tables write them, and the longer ones they belong to: ``2024-03``, ``Maret 2024``, ``TW I``, dates.

A moment is counted in months: ``year * 12 + month``, the year 0 where none is written.
"""

import datetime
import re
from collections.abc import Sequence

from attrs import frozen

from ikukit.reference.dates import month_number

PERIODS = {"bulan": 1, "triwulan": 3, "semester": 6, "tahun": 12}
"""What is asked for, and how many months it has."""
COLUMNS = ("tanggal", "periode", "waktu", "bulan", "triwulan", "tw", "semester", "tahun")
"""Names of columns that say when."""

_ROMAN = ("I", "II", "III", "IV")
_ORDINALS = {**{roman.casefold(): n for n, roman in enumerate(_ROMAN, 1)}, **{str(n): n for n in range(1, 5)}}
_YEAR = re.compile(r"(?<![0-9])(?:19|20|21)[0-9]{2}(?![0-9])")
_PART = re.compile(r"(?P<kind>tw|triwulan|q|semester|smt|sm)\.?[ -]*(?P<number>iv|i{1,3}|[1-4])(?![0-9a-z])")
_NUMBERS = re.compile(r"(?P<month>1[0-2]|0?[1-9])(?:[-/.](?P<day>[0-3]?[0-9]))?")
_NOISE = re.compile(r"\b(?:tahun|thn|bulan|bln|ta)\b\.?|[,()]")


@frozen
class Period:
    """Months on end: ``first`` (0 is January) of ``year`` (None: none is written), and how many."""

    year: int | None
    first: int
    months: int

    @property
    def order(self) -> int:
        """The last month, counted from the year 0."""
        return (self.year or 0) * 12 + self.first + self.months - 1

    def within(self, months: int) -> str:
        """What the period of ``months`` is called that this one lies in. Raises ``ValueError`` when it is shorter.

        >>> read_period("Maret 2024").within(3), read_period("TW IV").within(6), read_period("2024-07").within(12)
        ('2024 TW I', 'Semester II', '2024')
        """
        if self.months > months:
            raise ValueError(f"periode {self.months} bulan tidak dapat dibagi menjadi {months} bulan")
        place = self.first // months
        names = {1: f"{self.first + 1:02}", 3: f"TW {_ROMAN[place % 4]}", 6: f"Semester {_ROMAN[place % 2]}", 12: ""}
        if months == 12 and self.year is None:
            raise ValueError("tahunnya tidak tertulis")
        year = "" if self.year is None else str(self.year)
        return (f"{year}-{names[1]}" if months == 1 and year else f"{year} {names[months]}").strip()


def read_period(text: object, column: str = "") -> Period:
    """The period that a cell names; ``column``, the name of its column, tells what a bare number counts.

    Raises ``ValueError`` for what names none.

    >>> read_period("Triwulan 2"), read_period("2024-03-15"), read_period(3, "triwulan")
    (Period(year=None, first=3, months=3), Period(year=2024, first=2, months=1), Period(year=None, first=6, months=3))
    """
    if isinstance(text, datetime.date):
        return Period(text.year, text.month - 1, 1)
    words = _NOISE.sub(" ", " ".join(str(text).split()).casefold())
    year = None
    if found := _YEAR.search(words):
        year, words = int(found[0]), words[: found.start()] + " " + words[found.end() :]
    rest = words.strip(" -/.")
    if not rest and year is not None:
        return Period(year, 0, 12)
    if part := _PART.fullmatch(rest):
        return _part(year, 6 if part["kind"].startswith("s") else 3, _ORDINALS[part["number"]], text)
    named = column.strip().casefold()
    if rest in _ORDINALS and named in ("triwulan", "tw", "semester"):
        return _part(year, 6 if named == "semester" else 3, _ORDINALS[rest], text)
    month = month_number(rest.split(" ")[-1]) if rest else None
    if month is None and (numbers := _NUMBERS.fullmatch(rest)):
        month = int(numbers["month"])
    if month is None:
        raise ValueError(f'"{text}" bukan periode; tulis seperti 2024-03, Maret 2024, TW I 2024, atau 2024')
    return Period(year, month - 1, 1)


def _part(year: int | None, months: int, number: int, text: object) -> Period:
    if number * months > 12:
        raise ValueError(f'"{text}" bukan periode: setahun hanya punya {12 // months}')
    return Period(year, (number - 1) * months, months)


def combined(cells: Sequence[object], columns: Sequence[str]) -> Period | None:
    """The period that several cells say together: a year in one, a part of it in another; None where one is empty."""
    if any(cell is None or (isinstance(cell, float) and cell != cell) for cell in cells):
        return None
    plain = [int(cell) if isinstance(cell, float) and cell.is_integer() else cell for cell in cells]
    read = [read_period(cell, column) for cell, column in zip(plain, columns, strict=True)]
    finest = min(read, key=lambda period: period.months)
    years = {period.year for period in read if period.year is not None}
    if len(years) > 1:
        raise ValueError(f"kolom waktu menyebut beberapa tahun: {', '.join(map(str, sorted(years)))}")
    return Period(years.pop() if years else None, finest.first, finest.months)
