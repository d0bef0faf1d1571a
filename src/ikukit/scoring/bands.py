"""Intervals of a rating scale as people print them: ``91 - 100``, ``> 80 s.d. 90``, ``<= 50``.

Whether they fit together is told in ``lint``.
"""

import re
from fractions import Fraction

from attrs import frozen

from ikukit.numbers import parse_number
from ikukit.source import normal_form


@frozen
class Band:
    """The printed interval of one class: its ends (None: open without end), and whether an end belongs to it."""

    label: str
    text: str
    low: Fraction | None = None
    high: Fraction | None = None
    low_closed: bool = True
    high_closed: bool = True

    def holds(self, value: Fraction) -> bool:
        """Whether ``value`` lies in it."""
        above = self.low is None or value > self.low or (self.low_closed and value == self.low)
        return above and (self.high is None or value < self.high or (self.high_closed and value == self.high))

    @property
    def reversed(self) -> bool:
        """Whether its ends stand the wrong way round, so that nothing lies in it."""
        return self.low is not None and self.high is not None and self.low > self.high


_NUMBER = r"-?\d[\d.,]*"
_SIGN = r"\u2265|\u2264|>=|<=|=>|=<|>|<"
_TO = r"-|\u2013|\u2014|s\.?\s?d\.?|s/d|sampai(?: dengan)?|hingga"
_BETWEEN = re.compile(
    rf"(?P<first>{_SIGN})?\s*(?P<low>{_NUMBER})\s*(?:{_TO})\s*(?P<last>{_SIGN})?\s*(?P<high>{_NUMBER})"
)
_AROUND = re.compile(rf"(?P<low>{_NUMBER})\s*(?P<first>{_SIGN})\s*[a-z]*\s*(?P<last>{_SIGN})\s*(?P<high>{_NUMBER})")
_SIGNED = re.compile(rf"(?P<sign>{_SIGN}|=)?\s*(?P<number>{_NUMBER})\s*(?P<beyond>ke atas|ke bawah)?")
_STRICT = ("<", ">")


def read_band(label: str, text: str) -> Band | None:
    """The interval that ``text`` prints for the class ``label``; None when it prints none.

    >>> band = read_band("Tinggi", "> 80 s.d. 90 %")
    >>> band.low, band.low_closed, band.high, band.high_closed
    (Fraction(80, 1), False, Fraction(90, 1), True)
    """
    plain = re.sub(r"%|persen|(?<![a-z])(?:nilai|capaian|skor)(?![a-z])", " ", normal_form(text)).strip(" ()[]")
    try:
        if found := _BETWEEN.fullmatch(plain):
            low, high = parse_number(found["low"]), parse_number(found["high"])
            return Band(label, text, low, high, found["first"] != ">", found["last"] != "<")
        if found := _AROUND.fullmatch(plain):
            return _around(label, text, found)
        found = _SIGNED.fullmatch(plain)
        return _one_sided(label, text, found) if found else None
    except ValueError:
        return None


def _around(label: str, text: str, found: re.Match[str]) -> Band | None:
    """``75 <= x < 90``, or ``90 > x >= 75``."""
    one, other = parse_number(found["low"]), parse_number(found["high"])
    first, last = found["first"], found["last"]
    downward = [sign in (">", ">=", "=>", "\u2265") for sign in (first, last)]
    if downward == [False, False]:
        return Band(label, text, one, other, first not in _STRICT, last not in _STRICT)
    if downward == [True, True]:
        return Band(label, text, other, one, last not in _STRICT, first not in _STRICT)
    return None


def _one_sided(label: str, text: str, found: re.Match[str]) -> Band | None:
    number, sign, beyond = parse_number(found["number"]), found["sign"], found["beyond"]
    if sign and sign != "=" and beyond:
        return None
    if beyond == "ke atas" or sign in (">", ">=", "=>", "\u2265"):
        return Band(label, text, number, None, sign != ">")
    if beyond == "ke bawah" or sign in ("<", "<=", "=<", "\u2264"):
        return Band(label, text, None, number, high_closed=sign != "<")
    return Band(label, text, number, number)
