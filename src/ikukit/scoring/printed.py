"""Printed numbers of a report, and what each can stand for: rounding that nobody sees must never look like an error."""

import re
from fractions import Fraction

from attrs import frozen

from ikukit.aims import Aim, AimKind, plain_unit, read_aim
from ikukit.scoring.rounding import Interval

_DIGITS = re.compile(r"[0-9](?:[0-9.,]*[0-9])?")
_MEASURED = ("", "persen", "rasio", "indeks", "nilai", "skor", "angka", "poin", "rata-rata", "hari", "jam", "menit")
"""Units whose whole numbers may be rounded ones."""


@frozen
class Printed:
    """A number as printed: its value, and how many decimals were shown."""

    value: Fraction
    decimals: int = 0

    def could_be(self) -> Interval:
        """All numbers that are printed like this, whether rounded to the nearest or cut off."""
        unit = Fraction(1, 10**self.decimals)
        if self.value < 0:
            return Interval(self.value - unit, self.value + unit / 2)
        return Interval(self.value - unit / 2, self.value + unit)


def read_printed(text: str) -> Printed | None:
    """The number that ``text`` prints, a percent sign or unit behind it left aside; None when it prints none.

    >>> read_printed("206,25%"), read_printed("100,00 %").decimals, read_printed("-")
    (Printed(value=Fraction(825, 4), decimals=2), 2, None)
    """
    aim = read_aim(text)
    if aim is None or aim.kind is not AimKind.NUMBER or aim.value is None:
        return None
    return Printed(aim.value, _decimals(text, aim.value))


def _decimals(text: str, value: Fraction) -> int:
    """How many digits stand behind the decimal sign: those behind the last sign, where they make the digits the
    value."""
    number = _DIGITS.search(text)
    before, sign, behind = number[0].replace(".", ",").rpartition(",") if number else ("", "", "")
    digits = int((before + behind).replace(",", "") or "0")
    return len(behind) if sign and Fraction(digits, 10 ** len(behind)) == abs(value) else 0


def could_be(printed: Printed, unit: str) -> Interval:
    """All that a printed actual value can stand for.

    A whole number of things that are counted (``unit``) is what it says; a percentage or a number with decimals may
    have been rounded.
    """
    if printed.decimals == 0 and unit not in _MEASURED:
        return Interval(printed.value, printed.value)
    return printed.could_be()


def unit_of(text: str, aim: Aim, stated: str) -> str:
    """What a printed actual value is measured in: as it says itself, or the target, or the column *Satuan*."""
    read = read_aim(text)
    return (read.unit if read else "") or aim.unit or plain_unit(stated)
