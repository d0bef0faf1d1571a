"""Rounding as reports do it, and what a printed number can stand for. Exact; no other arithmetic is done here."""

import enum
from fractions import Fraction

from attrs import frozen


class Rounding(enum.Enum):
    """How a number was cut to its decimals."""

    HALF_UP = "half-up"
    """Half away from zero, as Excel and PHP do."""
    HALF_EVEN = "half-even"
    """Half to the even digit, as Python and IEEE do."""
    TRUNCATED = "truncated"
    """The digits behind are left out."""


def rounded(value: Fraction, decimals: int, rounding: Rounding = Rounding.HALF_UP) -> Fraction:
    """``value`` with ``decimals`` decimals.

    >>> [str(rounded(Fraction("2.5"), 0, way)) for way in Rounding]
    ['3', '2', '2']
    """
    scale = 10**decimals
    size = abs(value) * scale
    whole, rest = divmod(size.numerator, size.denominator)
    twice = 2 * rest
    if rounding is Rounding.HALF_UP:
        whole += twice >= size.denominator
    elif rounding is Rounding.HALF_EVEN:
        whole += twice > size.denominator or (twice == size.denominator and whole % 2 == 1)
    return Fraction(whole if value >= 0 else -whole, scale)


@frozen
class Interval:
    """The numbers from ``low`` to ``high``; an end belongs to it where it is closed."""

    low: Fraction
    high: Fraction
    low_closed: bool = True
    high_closed: bool = True

    def holds(self, value: Fraction) -> bool:
        """Whether ``value`` lies in it."""
        above = value > self.low or (self.low_closed and value == self.low)
        return above and (value < self.high or (self.high_closed and value == self.high))

    def meets(self, other: "Interval") -> bool:
        """Whether a number lies in both."""
        low, low_closed = max((self.low, not self.low_closed), (other.low, not other.low_closed))
        high, high_closed = min((self.high, self.high_closed), (other.high, other.high_closed))
        return low < high or (low == high and not low_closed and high_closed)


def sources(printed: Fraction, decimals: int, rounding: Rounding) -> Interval:
    """The numbers that ``rounded`` makes ``printed``, which has at most ``decimals`` decimals.

    >>> sources(Fraction(92), 0, Rounding.HALF_UP)
    Interval(low=Fraction(183, 2), high=Fraction(185, 2), low_closed=True, high_closed=False)
    """
    unit = Fraction(1, 10**decimals)
    if rounding is Rounding.TRUNCATED:
        if printed == 0:
            return Interval(-unit, unit, low_closed=False, high_closed=False)
        return (
            Interval(printed, printed + unit, high_closed=False)
            if printed > 0
            else Interval(printed - unit, printed, low_closed=False)
        )
    half = unit / 2
    if rounding is Rounding.HALF_EVEN:
        even = (printed / unit).numerator % 2 == 0
        return Interval(printed - half, printed + half, even, even)
    return Interval(printed - half, printed + half, printed > 0, printed < 0)
