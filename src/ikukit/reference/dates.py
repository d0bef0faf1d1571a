"""Indonesian month names and dates: ``10 Januari 2024``. EYD V: day, month in words, year.

Periods of a plan (``TW I``, ``2024-2026``) are not dates and not read here.
"""

import datetime
import re

from attrs import frozen

from ikukit.source import Span

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip

_OTHER_FORMS = {
    "jan": 1, "pebruari": 2, "feb": 2, "peb": 2, "mar": 3, "mrt": 3, "apr": 4, "jun": 6, "jul": 7, "agu": 8, "agt": 8,
    "ags": 8, "agust": 8, "sep": 9, "sept": 9, "okt": 10, "nov": 11, "nop": 11, "nopember": 11, "des": 12,
}  # fmt: skip
_NUMBER_OF = {name.casefold(): number for number, name in enumerate(MONTHS, 1)} | _OTHER_FORMS
_NAMES = "|".join(sorted(_NUMBER_OF, key=len, reverse=True))
_IN_WORDS = re.compile(
    rf"(?<!\w)(?P<day>[0-3]?[0-9])\s+(?P<month>{_NAMES})\.?\s+(?P<year>[12][0-9]{{3}})(?!\w)", re.IGNORECASE
)
_IN_DIGITS = re.compile(
    r"(?<![\w.,/-])(?P<day>[0-3]?[0-9])(?P<sep>[-/.])(?P<month>[01]?[0-9])(?P=sep)(?P<year>[12][0-9]{3})(?!\w)"
)
_ISO = re.compile(r"(?<![\w-])(?P<year>[12][0-9]{3})-(?P<month>[01][0-9])-(?P<day>[0-3][0-9])(?![\w-])")


@frozen
class WrittenDate:
    """A date as a text writes it. ``date`` is None when there is no such day (``31 Februari``).

    ``month`` is where the month stands, ``standard`` tells whether it is written as EYD V has it.
    """

    span: Span
    month: Span
    date: datetime.date | None
    standard: bool


def month_number(name: str) -> int | None:
    """The number of a month by its name, short or old forms included; None for anything else.

    >>> month_number("Nopember")
    11
    """
    return _NUMBER_OF.get(name.casefold().rstrip("."))


def find_dates(text: str) -> list[WrittenDate]:
    """Every date in ``text``, in order.

    >>> find_dates("Lumajang, 10 Januari 2024")[0].date
    datetime.date(2024, 1, 10)
    """
    matches = [match for form in (_IN_WORDS, _IN_DIGITS, _ISO) for match in form.finditer(text)]
    return [_written(match) for match in sorted(matches, key=lambda match: match.start())]


def _written(match: re.Match[str]) -> WrittenDate:
    name = match["month"]
    number = month_number(name) or (int(name) if name.isdigit() else 0)
    try:
        date = datetime.date(int(match["year"]), number, int(match["day"]))
    except ValueError:
        date = None
    return WrittenDate(Span(*match.span()), Span(*match.span("month")), date, name.capitalize() in MONTHS)


def parse_date(text: str) -> datetime.date | None:
    """The first date in ``text``, or None.

    >>> parse_date("Senduro, 3 Pebruari 2024")
    datetime.date(2024, 2, 3)
    """
    return next((found.date for found in find_dates(text) if found.date), None)


def in_words(date: datetime.date) -> str:
    """``date`` as EYD V writes it.

    >>> in_words(datetime.date(2022, 12, 30))
    '30 Desember 2022'
    """
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"
