"""Indonesian numbers: texts to exact fractions and back. Digits are ``0``-``9`` only; nothing knows about formulas.

A text that could be read two ways is read one way and says so (``Numeral.other``); callers make the finding. Numbers in
words (``seratus``) and numbers with a unit behind them (``18 dok``) are not read here.
"""

import re
from decimal import Decimal
from fractions import Fraction

from attrs import frozen

MAX_LENGTH = 10_000
"""Longer texts are refused: no document holds such a number, and converting it takes time."""

_BLANKS = r"[ \t\u00a0\u2007\u2009\u202f]"
_NUMERAL = re.compile(
    rf"{_BLANKS}*(?P<sign>[-+\u2212\u2013])?{_BLANKS}*"
    rf"(?P<rupiah>[Rr][Pp]\.?{_BLANKS}*)?"
    rf"(?P<digits>[0-9][0-9.,]*|[0-9]{{1,3}}(?:{_BLANKS}[0-9]{{3}})+(?:,[0-9]+)?)"
    rf"(?P<dash>,-)?"
    rf"(?P<percent>{_BLANKS}*(?:%|[Pp]ersen|[Pp]rosen))?{_BLANKS}*"
)
_PLAIN = re.compile(r"[0-9]+")
_DOTTED = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_COMMA = re.compile(r"(?P<whole>[0-9]+),(?P<part>[0-9]+)")
_DOT = re.compile(r"(?P<whole>[0-9]+)\.(?P<part>[0-9]+)")
_ENGLISH = re.compile(r"[1-9][0-9]{0,2}(?:(?:,[0-9]{3}){2,}|(?:,[0-9]{3})+\.[0-9]+)")


@frozen
class Numeral:
    """A number as read from a text.

    ``value`` is the number that the digits say: ``93,75%`` is 93,75. ``percent`` tells whether a percent sign or word
    stood behind it. ``doubtful`` tells that the notation is not the Indonesian one or could be read two ways; ``other``
    is then the other reading, where there is one.
    """

    value: Fraction
    percent: bool = False
    doubtful: bool = False
    other: Fraction | None = None


def read_number(text: str) -> Numeral:
    """The number that ``text`` holds and nothing else.

    A comma is the decimal sign; a dot with exactly three digits behind it groups thousands, but not after
    a leading zero (EYD V).
    Raises ``ValueError`` with an Indonesian message when the text is no number.

    >>> read_number("Rp1.234.567,50").value
    Fraction(2469135, 2)
    >>> read_number("0.412")
    Numeral(value=Fraction(103, 250), percent=False, doubtful=False, other=None)
    >>> read_number("16,030")
    Numeral(value=Fraction(1603, 100), percent=False, doubtful=True, other=Fraction(16030, 1))
    """
    found = _NUMERAL.fullmatch(text) if len(text) <= MAX_LENGTH else None
    if found is None or (found["dash"] and not found["rupiah"]) or (found["percent"] and found["rupiah"]):
        raise ValueError(f'"{_shortened(text)}" bukan angka')
    digits = re.sub(_BLANKS, ".", found["digits"])
    try:
        value, doubtful, other = _read_digits(digits, grouped_by_blank=digits != found["digits"])
    except ValueError:
        raise ValueError(f'"{_shortened(text)}" bukan angka; tulis seperti 1.234,5') from None
    if found["percent"] and other is None and (split := _DOT.fullmatch(digits)) and split["whole"] != "0":
        doubtful, other = True, _fraction(split["whole"], split["part"])  # 12.345 %: hardly twelve thousand percent
    if found["sign"] not in (None, "+"):
        value, other = -value, None if other is None else -other
    return Numeral(value, bool(found["percent"]), doubtful, other)


def parse_number(text: str) -> Fraction:
    """The exact value of a number in Indonesian notation; a percent sign is ignored (``93,75%`` is 93,75).

    Doubtful notations are read as ``read_number`` reads them. Raises ``ValueError`` when the text is no number.

    >>> parse_number("1.234,5")
    Fraction(2469, 2)
    """
    return read_number(text).value


def _read_digits(digits: str, grouped_by_blank: bool) -> tuple[Fraction, bool, Fraction | None]:
    """Value, whether doubtful, other reading.

    Both marks stand for thousands in one and the same IKK form: ``13.837`` and ``16,030`` for counts of pupils.
    """
    if _PLAIN.fullmatch(digits):
        return _fraction(digits), False, None
    if _DOTTED.fullmatch(digits):
        # Blanks as thousands marks are no Indonesian rule: two numbers side by side look the same.
        return _fraction(*digits.replace(".", "").split(",")), grouped_by_blank, None
    if found := _COMMA.fullmatch(digits):
        whole, part = found["whole"], found["part"]
        thousands = len(part) == 3 and len(whole) <= 3 and whole[0] != "0"
        return _fraction(whole, part), thousands, _fraction(whole + part) if thousands else None
    if found := _DOT.fullmatch(digits):
        whole, part = found["whole"], found["part"]
        if whole == "0":
            return _fraction(whole, part), False, None
        return _fraction(whole, part), True, _fraction(whole + part)
    if _ENGLISH.fullmatch(digits):
        return _fraction(*digits.replace(",", "").split(".")), True, None
    raise ValueError(digits)


def _fraction(whole: str, part: str = "") -> Fraction:
    # By way of Decimal: int() refuses more than 4,300 digits.
    return Fraction(int(Decimal(whole + part)), 10 ** len(part))


def _shortened(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 40 else flat[:37] + "..."


def format_number(value: Fraction | int, decimals: int = 2, rounding: str = "half-up") -> str:
    """``value`` in Indonesian notation, rounded to ``decimals`` places by one of ``ROUNDINGS``.

    Whole numbers are printed without decimals, as documents do. Raises ``ValueError`` for a rounding that has no such
    name and for a negative number of decimals.

    >>> format_number(Fraction(1100, 12)), format_number(100), format_number(Fraction(-12345, 2), 1)
    ('91,67', '100', '-6.172,5')
    >>> format_number(Fraction(5, 2), 0), format_number(Fraction(5, 2), 0, "half-even")
    ('3', '2')
    """
    if decimals < 0:
        raise ValueError("jumlah desimal tidak boleh negatif")
    value = Fraction(value)
    if value.denominator == 1:
        return _signed(value, _grouped(abs(value.numerator)))
    scale = 10**decimals
    scaled = abs(round_fraction(value * scale, rounding))
    whole, part = divmod(scaled, scale)
    text = _grouped(whole) + ("," + _digits(part).rjust(decimals, "0") if decimals else "")
    return _signed(value, text) if scaled else text


ROUNDINGS = ("half-up", "half-even", "half-down", "up", "down", "ceiling", "floor")
"""The roundings by name: to the nearest with half away from zero (as Excel and PHP round), to the even neighbour, or
towards zero; always away from zero (``up``) or towards it (``down``); always to the larger or the smaller number."""


def round_fraction(value: Fraction, rounding: str = "half-up") -> int:
    """``value`` rounded to a whole number by one of ``ROUNDINGS``; raises ``ValueError`` for any other name.

    >>> [round_fraction(Fraction(-5, 2), name) for name in ROUNDINGS]
    [-3, -2, -2, -3, -2, -2, -3]
    """
    if rounding not in ROUNDINGS:
        raise ValueError(f'pembulatan "{rounding}" tidak dikenal; pilih salah satu: {", ".join(ROUNDINGS)}')
    size, rest = divmod(abs(value.numerator), value.denominator)
    half = 2 * rest - value.denominator
    away = {
        "half-up": half >= 0,
        "half-even": half > 0 or (half == 0 and size % 2 == 1),
        "half-down": half > 0,
        "up": rest > 0,
        "down": False,
        "ceiling": rest > 0 and value > 0,
        "floor": rest > 0 and value < 0,
    }[rounding]
    size += away
    return -size if value < 0 else size


def exact_number(value: Fraction) -> str | None:
    """``value`` in Indonesian notation with all its decimals, or None when they never end.

    >>> exact_number(Fraction("1234.5")), exact_number(Fraction(1, 3))
    ('1.234,5', None)
    """
    places = _places(value.denominator)
    return None if places is None else format_number(value, places)


def _places(denominator: int) -> int | None:
    """How many decimals a fraction in lowest terms needs; None when they never end."""
    twos = (denominator & -denominator).bit_length() - 1
    rest, fives = denominator >> twos, 0
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 else None


def _digits(value: int) -> str:
    # By way of Decimal: str() of an int refuses more than 4,300 digits.
    return format(Decimal(value), "f")


def _grouped(value: int) -> str:
    return format(value, ",").replace(",", ".") if value < 10**18 else _grouped_long(_digits(value))


def _grouped_long(digits: str) -> str:
    head = len(digits) % 3
    groups = [digits[:head]] if head else []
    groups += [digits[place : place + 3] for place in range(head, len(digits), 3)]
    return ".".join(groups)


def _signed(value: Fraction, text: str) -> str:
    return "-" + text if value < 0 else text
