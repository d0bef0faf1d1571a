"""Indonesian numbers: what a text says, what is doubtful about it, and how numbers are printed."""

import decimal
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikukit.numbers import ROUNDINGS, Numeral, exact_number, format_number, parse_number, read_number

SURE = [
    ("0", "0"),
    ("007", "7"),
    ("412", "412"),
    ("1.234,5", "1234.5"),
    ("12.345", "12345"),
    ("100.000", "100000"),
    ("1.234.567,891", "1234567.891"),
    ("1234,5", "1234.5"),
    ("0.412", "0.412"),
    ("0,412", "0.412"),
    ("91,67", "91.67"),
    ("-5", "-5"),
    ("\u2212 1,5", "-1.5"),
    ("+3", "3"),
    ("\u00a012.345\u00a0", "12345"),
    ("Rp5.000,00", "5000"),
    ("Rp 1.500.000,-", "1500000"),
    ("rp. 250", "250"),
]
DOUBTFUL = [
    ("4.25", "4.25", "425"),
    ("87.5", "87.5", "875"),
    ("16,030", "16.03", "16030"),
    ("-16,030", "-16.03", "-16030"),
    ("1234.567", "1234.567", "1234567"),
    ("1.5000", "1.5", "15000"),
    ("012.345", "12.345", "12345"),
    ("1,234.5", "1234.5", None),
    ("1,234,567", "1234567", None),
    ("1 234 567", "1234567", None),
    ("1\u00a0234,5", "1234.5", None),
]
PERCENTS = [
    ("93,75%", Numeral(Fraction(375, 4), percent=True)),
    ("93,75\u00a0%", Numeral(Fraction(375, 4), percent=True)),
    ("100 persen", Numeral(Fraction(100), percent=True)),
    ("30 prosen", Numeral(Fraction(30), percent=True)),
    ("12.345 %", Numeral(Fraction(12345), percent=True, doubtful=True, other=Fraction("12.345"))),
    ("4.5%", Numeral(Fraction("4.5"), percent=True, doubtful=True, other=Fraction(45))),
]
NO_NUMBERS = [
    "", " ", "-", "%", "BB", "n/a", "18 dok", "seratus", "1e5", "5,", ",5", ".5", "1.23,4", "1.000.0", "0.412.000",
    "1,2,3", "12 34", "1..2", "5,-", "80-90", "NaN", "inf", "1_000", "0x10", "\u0661\u0662", "\uff11\uff12", "\u00b2",
    "Rp5%", "9" * 10_001,
]  # fmt: skip


@pytest.mark.parametrize(("text", "value"), SURE)
def test_sure(text: str, value: str) -> None:
    assert read_number(text) == Numeral(Fraction(value))
    assert parse_number(text) == Fraction(value)


@pytest.mark.parametrize(("text", "value", "other"), DOUBTFUL)
def test_doubtful(text: str, value: str, other: str | None) -> None:
    expected = Numeral(Fraction(value), doubtful=True, other=None if other is None else Fraction(other))
    assert read_number(text) == expected


@pytest.mark.parametrize(("text", "numeral"), PERCENTS)
def test_percent(text: str, numeral: Numeral) -> None:
    assert read_number(text) == numeral


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_no_number(text: str) -> None:
    with pytest.raises(ValueError, match="bukan angka"):
        read_number(text)


def test_message() -> None:
    with pytest.raises(ValueError, match="bukan angka") as caught:
        read_number("1.23,4")
    assert str(caught.value) == '"1.23,4" bukan angka; tulis seperti 1.234,5'


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        ("100", 2, "100"),
        ("275/3", 2, "91,67"),
        ("91.5", 2, "91,50"),
        ("99.999", 2, "100,00"),
        ("0.005", 2, "0,01"),
        ("0.004999", 2, "0,00"),
        ("-0.001", 2, "0,00"),
        ("-0.005", 2, "-0,01"),
        ("2.5", 0, "3"),
        ("3.5", 0, "4"),
        ("-2.5", 0, "-3"),
        ("1234567.891", 1, "1.234.567,9"),
        ("1/3", 10, "0,3333333333"),
        ("0", 2, "0"),
    ],
)
def test_format(value: str, decimals: int, text: str) -> None:
    assert format_number(Fraction(value), decimals) == text


def test_any_size() -> None:
    digits = "123456789" * 1000
    assert (
        format_number(Fraction(int(Decimal(digits)), 10**4000), 4000).replace(".", "")
        == f"{digits[:5000]},{digits[5000:]}"
    )
    assert parse_number(digits) == int(Decimal(digits))


def test_negative_decimals_are_a_wrong_call() -> None:
    with pytest.raises(ValueError, match="jumlah desimal tidak boleh negatif"):
        format_number(Fraction(1), -1)


@given(st.fractions(), st.integers(0, 12))
def test_rounding_is_half_up(value: Fraction, decimals: int) -> None:
    context = Context(prec=400)
    exact = context.divide(Decimal(value.numerator), Decimal(value.denominator))
    rounded = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, context)
    assert parse_number_plain(format_number(value, decimals)) == Fraction(rounded)


def parse_number_plain(text: str) -> Fraction:
    return Fraction(text.replace(".", "").replace(",", "."))


@given(st.integers(-(10**30), 10**30), st.integers(0, 12))
def test_exact_numbers_read_back(digits: int, places: int) -> None:
    value = Fraction(digits, 10**places)
    text = exact_number(value)
    assert text is not None
    numeral = read_number(text)
    assert numeral.value == value


@given(st.fractions().filter(lambda value: (10**400) % value.denominator != 0))
def test_endless_decimals_are_not_printed(value: Fraction) -> None:
    assert exact_number(value) is None


@given(st.text(alphabet="0123456789.,- %Rp\u00a0\u0663xe", max_size=12))
def test_every_text_is_read_or_refused(text: str) -> None:
    try:
        numeral = read_number(text)
    except ValueError:
        return
    digits = "".join(char for char in text if char in "0123456789")
    readings = {sign * Fraction(int(digits), 10**places) for places in range(len(digits)) for sign in (1, -1)}
    assert numeral.value in readings
    assert numeral.other is None or (numeral.doubtful and numeral.other in readings)


DECIMAL_NAMES = {
    "half-up": decimal.ROUND_HALF_UP,
    "half-even": decimal.ROUND_HALF_EVEN,
    "half-down": decimal.ROUND_HALF_DOWN,
    "up": decimal.ROUND_UP,
    "down": decimal.ROUND_DOWN,
    "ceiling": decimal.ROUND_CEILING,
    "floor": decimal.ROUND_FLOOR,
}


@given(st.integers(-(10**9), 10**9), st.integers(0, 6), st.integers(0, 4), st.sampled_from(ROUNDINGS))
def test_roundings_are_those_of_decimal(digits: int, places: int, decimals: int, rounding: str) -> None:
    value = Decimal(digits).scaleb(-places)
    step = Decimal(1).scaleb(-decimals)
    expected = value.quantize(step, rounding=DECIMAL_NAMES[rounding])
    shown = format_number(Fraction(value), decimals, rounding)
    assert parse_number(shown) == Fraction(expected)


def test_a_rounding_is_known_by_name() -> None:
    assert set(DECIMAL_NAMES) == set(ROUNDINGS)
    message = 'pembulatan "banker" tidak dikenal; pilih salah satu: half-up, half-even, half-down, up, down, '
    with pytest.raises(ValueError, match=message):
        format_number(Fraction(1, 3), 2, "banker")
