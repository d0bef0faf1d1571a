"""What the text of a target asks for: a number, a range, a bound, a grade. The one reader of targets.

Whether a target makes sense is for ``checks`` to say, what was reached for ``scoring``.
"""

import enum
import re
from fractions import Fraction

from attrs import frozen

from ikukit.numbers import Numeral, exact_number, read_number
from ikukit.reference.grades import read_grade
from ikukit.source import normal_form


class AimKind(enum.Enum):
    """What kind of target it is."""

    NUMBER = "number"
    """``95``, ``18 dok``."""
    RANGE = "range"
    """``80-90 %``: good is what lies inside."""
    AT_LEAST = "at-least"
    """``>= 85``, ``min. 85``."""
    AT_MOST = "at-most"
    """``<= 5``, ``maks 10``."""
    GRADE = "grade"
    """``WTP``, ``BB``."""


@frozen
class Aim:
    """A target as read. ``low`` and ``high`` are equal for a number; one of them is None for a bound, both for a grade.

    ``unit`` is what stands behind the number, in small letters (``%`` is ``persen``, *Rp* is ``rupiah``). ``strict``:
    the bound itself does not count (``> 85``). ``doubtful`` holds the numbers whose notation is not the Indonesian one
    or that can be read two ways.
    """

    text: str
    kind: AimKind
    low: Fraction | None = None
    high: Fraction | None = None
    unit: str = ""
    grade: str = ""
    strict: bool = False
    doubtful: tuple[Numeral, ...] = ()

    @property
    def value(self) -> Fraction | None:
        """The number that a sum or a comparison takes: the upper end of a range; None for a grade."""
        return self.low if self.high is None else self.high

    def nearest(self, actual: Fraction) -> Fraction | None:
        """The end of the range that ``actual`` is measured by; None where it lies inside the range, ends included.

        >>> aim = read_aim("80-90 %")
        >>> aim.nearest(Fraction(70)), aim.nearest(Fraction(85)), aim.nearest(Fraction(92))
        (Fraction(80, 1), None, Fraction(90, 1))
        """
        if self.kind is not AimKind.RANGE:
            return self.value
        assert self.low is not None
        assert self.high is not None
        if self.low <= actual <= self.high:
            return None
        return self.low if actual < self.low else self.high

    def __str__(self) -> str:
        return normal_form(self.text) if self.kind is not AimKind.GRADE else self.grade


_NUMBER = r"[-+\u2212]?\s*(?:rp\.?\s*)?[0-9](?:[0-9.,]*[0-9])?(?:,-)?"
_LETTERS = r"[^\W\d_]"
_UNIT = rf"%|{_LETTERS}[^\W_/]*(?:[ /]{_LETTERS}+)*"
_SINGLE = re.compile(rf"(?P<number>{_NUMBER})\s*(?P<unit>{_UNIT})?\.?")
_TO = r"(?:[-\u2013\u2014\u2212]|s\.?d\.?|s/d|sampai(?: dengan)?|hingga)"
_RANGE = re.compile(rf"(?P<low>{_NUMBER})\s*%?\s*{_TO}\s*(?P<high>{_NUMBER})\s*(?P<unit>{_UNIT})?\.?")
_LEAST = r"\u2265|>=|=>|min(?:imal|imum)?\.?(?!\w)|paling (?:sedikit|kurang|rendah)|sekurang-kurangnya|setidaknya"
_MOST = r"\u2264|<=|=<|ma(?:ks|x)(?:imal|imum)?\.?(?!\w)|paling (?:banyak|lama|tinggi)|sebanyak-banyaknya"
_BOUND = re.compile(
    rf"(?:(?P<least>{_LEAST})|(?P<most>{_MOST})|(?P<more>>|lebih dari|di atas)|(?P<less><|kurang dari|di bawah))"
    r"\s*:?\s*"
)
_UNITS = {
    "%": "persen",
    "prosen": "persen",
    "dok": "dokumen",
    "lap": "laporan",
    "bln": "bulan",
    "org": "orang",
    "thn": "tahun",
    "keg": "kegiatan",
}


def read_aim(text: str) -> Aim | None:
    """The target that ``text`` is; None for an empty text or one that is no target.

    >>> read_aim("18 dok").low, read_aim("18 dok").unit
    (Fraction(18, 1), 'dokumen')
    >>> read_aim("min. 85 %").kind, read_aim("BB").grade, read_aim("-")
    (<AimKind.AT_LEAST: 'at-least'>, 'BB', None)
    """
    if len(text) > 200:
        return None
    if grade := read_grade(text):
        return Aim(text, AimKind.GRADE, grade=grade)
    plain = normal_form(text).strip(" ;:()")
    bound = _BOUND.match(plain)
    if bound:
        return _bounded(text, plain[bound.end() :], bound.lastgroup or "")
    return _range(text, plain) or _single(text, plain)


def _bounded(text: str, rest: str, group: str) -> Aim | None:
    read = _single(text, rest)
    if read is None:
        return None
    strict = group in ("more", "less")
    if group in ("least", "more"):
        return Aim(text, AimKind.AT_LEAST, read.low, None, read.unit, "", strict, read.doubtful)
    return Aim(text, AimKind.AT_MOST, None, read.high, read.unit, "", strict, read.doubtful)


def _single(text: str, plain: str) -> Aim | None:
    found = _SINGLE.fullmatch(plain)
    numeral = found and _numeral(found["number"])
    if not found or not numeral:
        return None
    doubtful = (numeral,) if numeral.doubtful else ()
    return Aim(text, AimKind.NUMBER, numeral.value, numeral.value, _unit(found), doubtful=doubtful)


def _range(text: str, plain: str) -> Aim | None:
    found = _RANGE.fullmatch(plain)
    low, high = (_numeral(found["low"]), _numeral(found["high"])) if found else (None, None)
    if not found or not low or not high or low.value >= high.value:
        return None
    doubtful = tuple(numeral for numeral in (low, high) if numeral.doubtful)
    return Aim(text, AimKind.RANGE, low.value, high.value, _unit(found), doubtful=doubtful)


def _numeral(text: str) -> Numeral | None:
    try:
        return read_number(text)
    except ValueError:
        return None


def _unit(found: re.Match[str]) -> str:
    if "rp" in found[0] and not found["unit"]:
        return "rupiah"
    return plain_unit(found["unit"] or "")


def plain_unit(text: str) -> str:
    """A unit in the form in which units are compared: small letters, signs and abbreviations in full.

    >>> plain_unit("%"), plain_unit(" Dok. "), plain_unit("Persen (%)")
    ('persen', 'dokumen', 'persen')
    """
    plain = normal_form(text).strip(" .")
    if plain.startswith("persen") or plain in ("prosentase", "presentase", "(%)"):
        return "persen"
    return _UNITS.get(plain, plain)


def both_readings(numeral: Numeral) -> tuple[str, str]:
    """How a doubtful number was read, and how else it could be; "" where there is no other way."""
    other = "" if numeral.other is None else exact_number(numeral.other) or ""
    return exact_number(numeral.value) or "", other
