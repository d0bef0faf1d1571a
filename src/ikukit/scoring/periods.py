"""Names of periods: ``2025``, ``TW I``, ``Triwulan 2 2024``, ``Semester 1``. Nothing is computed here."""

import enum
import re

from attrs import frozen

from ikukit.source import fold

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_PART = re.compile(
    r"(?:(?P<quarter>tw|tri ?wulan|tribulan|kuartal|q)|(?P<half>semester|smt|sem)|(?P<month>bulan|bln))[\s.\-]*"
    r"(?:ke[- ]?)?(?P<number>iv|i{1,3}|\d{1,2})(?!\w)"
)
_MONTHS = (
    "januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober", "november",
    "desember",
)  # fmt: skip
_WHOLE = re.compile(r"(?:tahun(?:an)?|thn|th|setahun|akhir tahun)?[\s.:]*(?:19\d\d|20\d\d)?")


class Part(enum.Enum):
    """What a year is cut into; the value is the greatest number it can have."""

    YEAR = 0
    HALF = 2
    QUARTER = 4
    MONTH = 12


@frozen
class Period:
    """A period: ``year`` where it is named, the kind of part, and which one (0 for the whole year)."""

    year: int | None = None
    part: Part = Part.YEAR
    number: int = 0
    text: str = ""

    @property
    def key(self) -> tuple[int, int, int]:
        """The order of time: the parts of a year in order, then the year as a whole."""
        whole = self.part is Part.YEAR
        return self.year or 0, 13 if whole else -(-12 * self.number // self.part.value), self.part.value

    def fits(self, other: "Period") -> bool:
        """Whether both name the same period, as far as they name a year."""
        same_year = self.year is None or other.year is None or self.year == other.year
        return same_year and (self.part, self.number) == (other.part, other.number)


def read_period(text: str) -> Period | None:
    """The period that ``text`` names, "" being the whole year; None when it names none.

    >>> period = read_period("Triwulan II 2024")
    >>> period.year, period.part, period.number
    (2024, <Part.QUARTER: 4>, 2)
    >>> read_period("akhir renstra")
    """
    written = fold(text)
    plain = written.casefold().strip(" .:()")
    year = _YEAR.search(plain)
    number = int(year[1]) if year else None
    if _WHOLE.fullmatch(plain):
        return Period(number, text=written)
    rest = _YEAR.sub("", plain).replace("tahun", "").strip(" .,:()-/")
    if rest in _MONTHS:
        return Period(number, Part.MONTH, _MONTHS.index(rest) + 1, written)
    if rest in _ROMAN:
        return Period(number, Part.QUARTER, _ROMAN[rest], written)
    found = _PART.fullmatch(rest)
    if not found:
        return None
    part = Part.QUARTER if found["quarter"] else Part.HALF if found["half"] else Part.MONTH
    which = _ROMAN.get(found["number"]) or int(found["number"])
    return Period(number, part, which, written) if 1 <= which <= part.value else None
