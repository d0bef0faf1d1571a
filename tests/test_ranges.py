"""A part divided by its whole lies between 0 and 100 %; data that break this are told of, and only then."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ikukit
from ikukit.model import Indicator

SHARE = ikukit.parse("Jumlah desa tepat waktu dibagi Jumlah desa x 100 %")
RATIO = ikukit.parse("Jumlah linmas dibagi Jumlah RT x 100 %")


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("Jumlah desa tepat waktu dibagi Jumlah desa x 100 %", (0, 100)),
        ("Jumlah desa tepat waktu dibagi Jumlah desa", (0, 1)),
        ("Jumlah desa tepat waktu x 100% / Jumlah desa", (0, 100)),
        ("100% - (Jumlah desa tepat waktu / Jumlah desa x 100%)", (0, 100)),
        ("1 - Jumlah desa tepat waktu / Jumlah desa", (0, 1)),
        ("A/B x 100%\ndimana A = jumlah desa tertib, B = jumlah desa", (0, 100)),
        ("Jumlah bayi yang meninggal / jumlah bayi x 1.000", (0, 1000)),
        ("Jumlah linmas dibagi Jumlah RT", None),
        ("Realisasi anggaran / pagu anggaran x 100%", None),
        ("Jumlah kunjungan yang terlaksana / jumlah kunjungan yang direncanakan x 100%", None),
        ("Jumlah desa", None),
        ("(Jumlah desa maju + Jumlah desa mandiri) / Jumlah desa x 100 %", None),
    ],
)
def test_the_range_of_a_formula(text: str, bounds: tuple[int, int] | None) -> None:
    assert ikukit.parse(text).range == (bounds and tuple(map(Fraction, bounds)))


NUMBERS = st.integers(0, 50) | st.decimals("0", "50", places=2)


@given(NUMBERS, NUMBERS.filter(bool))
def test_data_that_break_the_relation_are_told_of_and_only_then(part: int, whole: int) -> None:
    for thing in (SHARE, Indicator("Persentase desa tepat waktu", SHARE.text)):
        result = ikukit.evaluate(thing, {"Jumlah desa tepat waktu": part, "Jumlah desa": whole})
        assert [found.code for found in result.findings] == (["result-out-of-range"] if part > whole else [])
        assert result.value == 100 * Fraction(part) / Fraction(whole)
    assert ikukit.evaluate(RATIO, {"Jumlah linmas": part, "Jumlah RT": whole}).findings == ()


def test_the_whole_message() -> None:
    (found,) = ikukit.evaluate(SHARE, {"Jumlah desa tepat waktu": 66, "Jumlah desa": 32}).findings
    assert found.message == (
        "Hasilnya 206,25 %, padahal pembilang adalah bagian dari penyebut: seharusnya 0 sampai 100."
    )
