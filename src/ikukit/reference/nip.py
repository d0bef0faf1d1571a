"""NIP and NI PPPK: what the eighteen digits say, and what is implausible about them.

Form (Perka BKN 22/2007 and 43/2007): birth ``YYYYMMDD``, appointment as CPNS ``YYYYMM``, sex, serial from 001. There
is no check digit. NI PPPK: birth, year of appointment, two digits that follow no calendar (21, 24 ...), sex, serial. A
NIP tells birth date and sex of a person: results name no more of it than what is wrong.
"""

import datetime
import enum
import re
from collections.abc import Iterator

from attrs import frozen

_DIGITS = re.compile(r"[0-9]")
_LABEL = re.compile(r"^\s*(?:N\.?\s?I\.?\s?P\.?)?\s*(?:NI)?\s*(?:P{2,3}K|P3K)?\s*[.:]*\s*", re.IGNORECASE)
_EARLIEST_BIRTH = 1930
_RETIREMENT = 65  # the latest age at which any official post is left (domain: own estimate; guru besar aside)


class NipKind(enum.Enum):
    """Whose number it is."""

    PNS = "PNS"
    PPPK = "PPPK"
    UNKNOWN = "unknown"


class NipFault(enum.Enum):
    """What can be wrong with a number. The last three are implausible, the others impossible."""

    LENGTH = "length"
    FOREIGN = "foreign"
    """Other signs than digits and blanks between the digits."""
    BIRTH = "birth"
    APPOINTMENT = "appointment"
    SEX = "sex"
    SERIAL = "serial"
    AGE = "age"
    """Younger than 16 or older than 58 at the appointment."""
    UNUSUAL_AGE = "unusual-age"
    """Younger than 18 or older than 40 at the appointment as CPNS."""
    AFTER_DOCUMENT = "after-document"
    RETIRED = "retired"


@frozen
class Nip:
    """A NIP taken apart. Parts that cannot be read are None; ``digits`` are all digits of the text."""

    text: str
    digits: str
    kind: NipKind = NipKind.UNKNOWN
    born: datetime.date | None = None
    appointed: datetime.date | None = None
    """The first day of the month of appointment (PNS) or of the year (PPPK)."""
    sex: str = ""
    serial: str = ""


def read_nip(text: str) -> Nip:
    """The parts of the NIP in ``text``, with or without ``NIP.`` in front and blanks between the groups.

    >>> read_nip("NIP. 19850817 200903 1 004").kind
    <NipKind.PNS: 'PNS'>
    >>> read_nip("19910305 202421 2 014").kind
    <NipKind.PPPK: 'PPPK'>
    """
    digits = "".join(_DIGITS.findall(text))
    if len(digits) != 18:
        return Nip(text, digits)
    month = int(digits[12:14])
    kind = NipKind.PPPK if month > 12 else NipKind.PNS
    appointed = _date(digits[8:12], "01" if kind is NipKind.PPPK else digits[12:14], "01")
    return Nip(text, digits, kind, _date(digits[:4], digits[4:6], digits[6:8]), appointed, digits[14], digits[15:])


def _date(year: str, month: str, day: str) -> datetime.date | None:
    try:
        return datetime.date(int(year), int(month), int(day))
    except ValueError:
        return None


def nip_faults(nip: Nip, on: datetime.date | None = None) -> tuple[NipFault, ...]:
    """What is wrong with ``nip`` for a document signed ``on``: one fault per cause, impossible ones first.

    >>> nip_faults(read_nip("19850230 200903 1 004"))
    (<NipFault.BIRTH: 'birth'>,)
    """
    if re.search(r"[^0-9\s.\-\u2013]", _LABEL.sub("", nip.text)):
        return (NipFault.FOREIGN,)
    if len(nip.digits) != 18:
        return (NipFault.LENGTH,)
    return tuple(_part_faults(nip, on))


def _part_faults(nip: Nip, on: datetime.date | None) -> Iterator[NipFault]:
    if nip.born is None or nip.born.year < _EARLIEST_BIRTH or (on and nip.born > on):
        yield NipFault.BIRTH
    if nip.appointed is None:
        yield NipFault.APPOINTMENT
    if nip.sex not in ("1", "2"):
        yield NipFault.SEX
    if nip.serial == "000":
        yield NipFault.SERIAL
    if nip.born and nip.appointed and nip.born.year >= _EARLIEST_BIRTH:
        yield from _age_faults(nip, nip.born, on)


def _age_faults(nip: Nip, born: datetime.date, on: datetime.date | None) -> Iterator[NipFault]:
    age = _years(born, nip.appointed or born)
    if not 16 <= age <= 58:
        yield NipFault.AGE
    elif nip.kind is NipKind.PNS and not 18 <= age <= 40:
        yield NipFault.UNUSUAL_AGE
    if on and nip.appointed and nip.appointed > on:
        yield NipFault.AFTER_DOCUMENT
    elif on and _years(born, on) > _RETIREMENT:
        yield NipFault.RETIRED


def _years(start: datetime.date, end: datetime.date) -> int:
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))


def grouped(digits: str) -> str:
    """Eighteen digits in the usual groups of 8, 6, 1 and 3.

    >>> grouped("198508172009031004")
    '19850817 200903 1 004'
    """
    return f"{digits[:8]} {digits[8:14]} {digits[14]} {digits[15:]}"
