"""What the texts of targets ask for."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikukit.aims import AimKind, plain_unit, read_aim
from ikukit.numbers import format_number
from ikukit.reference.directions import bad_thing

NUMBERS = [
    ("95", 95, ""),
    ("95%", 95, "persen"),
    ("95,5 %", Fraction(191, 2), "persen"),
    ("100 persen", 100, "persen"),
    ("18 dok", 18, "dokumen"),
    ("2 Dok.", 2, "dokumen"),
    ("12 bln", 12, "bulan"),
    ("3 kali rapat", 3, "kali rapat"),
    ("1.250", 1250, ""),
    ("Rp 1.250.000", 1_250_000, "rupiah"),
    ("Rp1.250.000,-", 1_250_000, "rupiah"),
    ("-2 %", -2, "persen"),
    ("(80)", 80, ""),
    ("0", 0, ""),
]
RANGES = [
    ("80-90 %", 80, 90, "persen"),
    ("80 – 90", 80, 90, ""),
    ("80 % - 90 %", 80, 90, "persen"),
    ("80 s.d. 90", 80, 90, ""),
    ("80 s/d 90 persen", 80, 90, "persen"),
    ("7 sampai 8 bulan", 7, 8, "bulan"),
    ("7,5 sampai dengan 8", Fraction(15, 2), 8, ""),
]
BOUNDS = [
    (">= 85", AimKind.AT_LEAST, 85, False),
    ("≥85%", AimKind.AT_LEAST, 85, False),
    ("min. 85", AimKind.AT_LEAST, 85, False),
    ("Minimal 85 %", AimKind.AT_LEAST, 85, False),
    ("paling sedikit 3 desa", AimKind.AT_LEAST, 3, False),
    ("> 85", AimKind.AT_LEAST, 85, True),
    ("lebih dari 85", AimKind.AT_LEAST, 85, True),
    ("≤ 5", AimKind.AT_MOST, 5, False),
    ("<= 5 %", AimKind.AT_MOST, 5, False),
    ("maks 10", AimKind.AT_MOST, 10, False),
    ("maksimal 10 hari", AimKind.AT_MOST, 10, False),
    ("paling lama 3 hari", AimKind.AT_MOST, 3, False),
    ("< 5", AimKind.AT_MOST, 5, True),
    ("di bawah 5 %", AimKind.AT_MOST, 5, True),
]
GRADES = [
    ("WTP", "WTP"),
    ("wdp", "WDP"),
    ("Wajar Tanpa Pengecualian", "WTP"),
    ("BB", "BB"),
    ("A", "A"),
    ("sangat baik", "Sangat Baik"),
]
NOTHING = [
    "",
    "-",
    "%",
    "n/a",
    "Data n/a",
    "desa",
    "90-80",
    "sesuai kebutuhan",
    "80 90 100",
    "1/2/3",
    "12 % 5",
    "> 85 - 90",
]


@pytest.mark.parametrize(("text", "value", "unit"), NUMBERS)
def test_a_number(text: str, value: Fraction, unit: str) -> None:
    aim = read_aim(text)
    assert aim is not None
    assert (aim.kind, aim.low, aim.high, aim.unit) == (AimKind.NUMBER, value, value, unit)


@pytest.mark.parametrize(("text", "low", "high", "unit"), RANGES)
def test_a_range(text: str, low: Fraction, high: Fraction, unit: str) -> None:
    aim = read_aim(text)
    assert aim is not None
    assert (aim.kind, aim.low, aim.high, aim.unit, aim.value) == (AimKind.RANGE, low, high, unit, high)


@pytest.mark.parametrize(("text", "kind", "value", "strict"), BOUNDS)
def test_a_bound(text: str, kind: AimKind, value: int, strict: bool) -> None:
    aim = read_aim(text)
    assert aim is not None
    assert aim.value == value
    assert (aim.kind, aim.strict) == (kind, strict)
    assert None in (aim.low, aim.high)


@pytest.mark.parametrize(("text", "grade"), GRADES)
def test_a_grade(text: str, grade: str) -> None:
    aim = read_aim(text)
    assert aim is not None
    assert (aim.kind, aim.grade, aim.value) == (AimKind.GRADE, grade, None)


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_target(text: str) -> None:
    assert read_aim(text) is None


def test_a_doubtful_number_keeps_its_other_reading() -> None:
    aim = read_aim("95.5")
    assert aim is not None
    assert [(numeral.value, numeral.other) for numeral in aim.doubtful] == [(Fraction(191, 2), Fraction(955))]


@given(st.fractions(0, 10**6, max_denominator=1000), st.sampled_from(["", " %", " desa", " dokumen"]))
def test_what_is_printed_is_read_again(value: Fraction, unit: str) -> None:
    exact = Fraction(round(value * 100), 100)
    aim = read_aim(format_number(exact) + unit)
    assert aim is not None
    assert (aim.low, aim.high, aim.unit) == (exact, exact, plain_unit(unit))


@given(st.text(max_size=40))
def test_any_text_is_a_target_or_none(text: str) -> None:
    aim = read_aim(text)
    assert aim is None or aim.text == text


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Angka kemiskinan", "kemiskinan"),
        ("Jumlah anak PUTUS SEKOLAH", "PUTUS SEKOLAH"),
        ("Persentase keluhan yang ditindaklanjuti", None),
        ("Persentase penurunan stunting", None),
        ("Persentase desa maju", None),
    ],
)
def test_which_way_is_better_by_the_name(name: str, words: str | None) -> None:
    found = bad_thing(name)
    assert (found.words if found else None) == words
