"""Rating scales: the ones in use, those that users bring, and what is wrong with printed intervals."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ikukit.scoring.bands import Band, read_band
from ikukit.scoring.lint import lint_scale, make_scale
from ikukit.scoring.rounding import Interval, Rounding, rounded, sources
from ikukit.scoring.scales import SCALES, Scale, Step

RATED = [
    ("permendagri-86-2017", {"91": "Sangat Tinggi", "90.99": "Tinggi", "206.25": "Sangat Tinggi", "75.5": "Sedang",
                             "51": "Rendah", "50.99": "Sangat Rendah", "-20": "Sangat Rendah"}),
    ("lkjip-sampang", {"91": "Sangat Baik", "76": "Baik", "66": "Cukup", "51": "Kurang", "0": "Sangat Kurang"}),
    ("permenpanrb-8-2021", {"100.01": "Sangat Baik", "100": "Baik", "99.5": "Cukup", "80": "Cukup", "79.99": "Kurang",
                            "60": "Kurang", "59.99": "Sangat Kurang"}),
    ("sakip", {"90.01": "AA (Sangat Memuaskan)", "90": "A (Memuaskan)", "80": "BB (Sangat Baik)", "60.5": "B (Baik)",
               "60": "CC (Cukup)", "30.1": "C (Kurang)", "30": "D (Sangat Kurang)"}),
    ("maluku-tengah", {"85": "Sangat Baik", "85.1": "Memuaskan", "30": "Kurang", "31": "Agak Kurang"}),
    ("semarang", {"90": "Istimewa", "89.99": "Baik", "60": "Kurang", "59": "Sangat Kurang"}),
    ("lampu-tiga", {"90": "Kuning", "90.01": "Hijau", "70": "Kuning", "69.99": "Merah"}),
    ("lampu-seratus", {"100": "Hijau", "99.99": "Jingga", "69": "Merah"}),
    ("lampu-lima", {"105": "Tercapai", "105.01": "Melampaui", "94.995": "Mendekati", "79": "Perlu Perhatian"}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "expected"), RATED, ids=[name for name, _ in RATED])
def test_the_scales_in_use(name: str, expected: dict[str, str]) -> None:
    got = {value: str(SCALES[name].rate(Fraction(value))) for value in expected}
    assert got == expected


def test_every_scale_in_use_is_tested_and_has_its_source() -> None:
    assert [name for name, _ in RATED] == list(SCALES)
    assert all(scale.source and all(scale.title) for scale in SCALES.values())
    assert all(step.english and step.colour and step.printed for scale in SCALES.values() for step in scale.steps)


def test_a_scale_that_rounds_first_says_so() -> None:
    plain = SCALES["permendagri-86-2017"]
    whole = Scale("dibulatkan", plain.steps, decimals=0)
    assert [str(one.rate(Fraction("90.5"))) for one in (plain, whole)] == ["Tinggi", "Sangat Tinggi"]


BANDS = [
    ("91 - 100", "91", "100", True, True),
    ("91–100 %", "91", "100", True, True),
    ("> 80 s.d. 90", "80", "90", False, True),
    ("70 - < 100", "70", "100", True, False),
    ("75% ≤ x < 90%", "75", "90", True, False),
    ("90 > nilai >= 75", "75", "90", True, False),
    ("0 – 59,99", "0", "59.99", True, True),
    (">= 91", "91", None, True, True),
    ("> 90%", "90", None, False, True),
    ("91 ke atas", "91", None, True, True),
    ("≤ 50", None, "50", True, True),
    ("< 60", None, "60", True, False),
    ("100", "100", "100", True, True),
]  # fmt: skip


@pytest.mark.parametrize(("text", "low", "high", "low_closed", "high_closed"), BANDS, ids=[row[0] for row in BANDS])
def test_printed_intervals(text: str, low: Any, high: Any, low_closed: bool, high_closed: bool) -> None:
    least, most = (None if end is None else Fraction(end) for end in (low, high))
    assert read_band("x", text) == Band("x", text, least, most, low_closed, high_closed)


@pytest.mark.parametrize("text", ["", "baik", "91 - ", "> 90 ke bawah", "10 20", "<", "70 < x > 60"])
def test_what_is_no_interval(text: str) -> None:
    assert read_band("x", text) is None


LINTED = [
    ({"A": "> 90", "B": "> 80", "C": "<= 80"}, [], {"A": "> 90", "B": "> 80 dan <= 90", "C": "<= 80"}),
    (
        {"Merah": "< 70", "Kuning": "<= 90", "Hijau": "> 90"},
        [],
        {"Hijau": "> 90", "Kuning": ">= 70 dan <= 90", "Merah": "< 70"},
    ),
    (
        {"Tinggi": "91 - 100", "Rendah": "0 - 90"},
        [
            'Capaian 90,5 tidak masuk kelas mana pun: "Rendah" berakhir pada 90, "Tinggi" mulai dari 91.',
            'Capaian 101 tidak masuk kelas mana pun: "Tinggi" berakhir pada 100.',
            'Capaian -1 tidak masuk kelas mana pun: "Rendah" mulai dari 0.',
        ],
        {"Tinggi": ">= 91", "Rendah": "< 91"},
    ),
    (
        {"Tinggi": ">= 90", "Rendah": "<= 90"},
        ['Capaian 90 masuk dua kelas: "Rendah" dan "Tinggi".'],
        {"Tinggi": ">= 90", "Rendah": "< 90"},
    ),
    (
        {"Tinggi": "> 90", "Rendah": "< 90"},
        ['Capaian 90 tidak masuk kelas mana pun: "Rendah" berakhir pada 90, "Tinggi" mulai dari 90.'],
        {"Tinggi": "> 90", "Rendah": "<= 90"},
    ),
    (
        {"Tinggi": "> 80", "Rendah": "< 60", "Sedang": "60 - 80"},
        ['Kelas "Sedang" tidak pada tempatnya setelah "Rendah".'],
        {"Tinggi": "> 80", "Sedang": ">= 60 dan <= 80", "Rendah": "< 60"},
    ),
    (
        {"Tinggi": ">= 80", "Rendah": "80 - 0"},
        [
            'Selang "80 - 0" untuk "Rendah" terbalik.',
            'Capaian 80 masuk dua kelas: "Rendah" dan "Tinggi".',
            'Capaian -1 tidak masuk kelas mana pun: "Rendah" mulai dari 0.',
        ],
        {"Tinggi": ">= 80", "Rendah": "< 80"},
    ),
    ({"Tinggi": ">= 80", "Rendah": "kurang"}, ['Selang "kurang" untuk "Rendah" tidak terbaca.', ], None),
    ([("Baik", ">= 80"), ("Baik", "< 80")], ['Kelas "Baik" disebut lebih dari sekali.'], {"Baik": "< 80"}),
    (
        {"Satu": "0 - 50", "Dua": "0 - 100"},
        [
            'Capaian 25 masuk dua kelas: "Satu" dan "Dua".',
            'Capaian 101 tidak masuk kelas mana pun: "Dua" berakhir pada 100.',
            'Capaian -1 tidak masuk kelas mana pun: "Satu" mulai dari 0.',
        ],
        None,
    ),
]  # fmt: skip


@pytest.mark.parametrize(("table", "messages", "proposal"), LINTED)
def test_faults_come_with_a_witness_and_a_proposal(table: Any, messages: list[str], proposal: Any) -> None:
    lint = lint_scale(table)
    assert [found.message for found in lint.findings] == messages
    made = lint.proposal and {step.label: lint.proposal.interval(step) for step in lint.proposal.steps}
    assert made == proposal


@pytest.mark.parametrize("scale", SCALES.values(), ids=list(SCALES))
def test_the_printed_intervals_of_the_scales_in_use_propose_the_scales_themselves(scale: Scale) -> None:
    lint = lint_scale(scale, scale.name)
    assert lint.proposal is not None
    assert [(s.label, s.bound) for s in lint.proposal.steps] == [(s.label, s.bound) for s in scale.steps]
    assert not {found.code for found in lint.findings} - {"scale-gap", "scale-no-upper-end", "scale-no-lower-end"}


bounds = st.integers(0, 12)


@st.composite
def tables(draw: st.DrawFn) -> list[tuple[str, str]]:
    """Two-sided intervals over small numbers, some of whose ends do not belong to them."""
    rows = []
    for number in range(draw(st.integers(1, 5))):
        low, high = sorted((draw(bounds), draw(bounds)))
        if low == high:
            rows.append((f"kelas {number}", str(low)))
        else:
            opened, ended = draw(st.sampled_from(["", "> "])), draw(st.sampled_from(["", "< "]))
            rows.append((f"kelas {number}", f"{opened}{low} - {ended}{high}"))
    return rows


GRID = [Fraction(quarter, 4) for quarter in range(-4, 60)]


@given(tables())
@example([("kelas 0", "0 - < 5"), ("kelas 1", "> 5 - 9"), ("kelas 2", "3 - 4")])
@example([("kelas 0", "0 - 5"), ("kelas 1", "> 5 - 9")])
def test_holes_and_overlaps_are_those_of_a_grid(table: list[tuple[str, str]]) -> None:
    lint = lint_scale(table)
    bands = [read_band(*row) for row in table]
    counts = {point: sum(band.holds(point) for band in bands if band) for point in GRID}
    inside = [point for point in GRID if counts[point]]
    codes = {found.code for found in lint.findings}
    assert ("scale-overlap" in codes) == (max(counts.values()) > 1)
    assert ("scale-gap" in codes) == any(counts[point] == 0 for point in GRID if min(inside) < point < max(inside))
    for found in lint.findings:
        witness = found.facts.get("witness")
        if witness is not None:
            value = Fraction(witness.replace(",", "."))
            held = sum(band.holds(value) for band in bands if band)
            assert held >= 2 if found.code == "scale-overlap" else held == 0
    if not codes & {"scale-gap", "scale-overlap"} and lint.proposal is not None:
        for point in inside:
            named = next(label for (label, _), band in zip(table, bands, strict=True) if band and band.holds(point))
            assert str(lint.proposal.rate(point)) == named


def test_a_scale_of_ones_own_must_say_where_every_value_belongs() -> None:
    scale = make_scale("kami", {"Baik": ">= 80", "Cukup": "60 - < 80", "Kurang": "< 60"})
    assert [str(scale.rate(Fraction(value))) for value in ("80", "79.999", "60", "59.9")] == [
        "Baik",
        "Cukup",
        "Cukup",
        "Kurang",
    ]
    with pytest.raises(ValueError, match='Capaian 79,5 tidak masuk kelas mana pun: "Cukup" berakhir pada 79'):
        make_scale("kami", {"Baik": ">= 80", "Cukup": "<= 79"})
    with pytest.raises(ValueError, match="skala tanpa kelas"):
        make_scale("kami", {})
    with pytest.raises(ValueError, match="mulai dari batas yang sama"):
        Scale("kami", [Step("A", Fraction(80)), Step("B", Fraction(80))])


@given(st.fractions(-200, 200, max_denominator=500), st.integers(0, 3), st.sampled_from(Rounding))
def test_rounding_and_its_sources_are_each_others_inverse(value: Fraction, decimals: int, way: Rounding) -> None:
    printed = rounded(value, decimals, way)
    assert sources(printed, decimals, way).holds(value)
    unit = Fraction(1, 10**decimals)
    assert not sources(printed + unit, decimals, way).holds(value)
    assert not sources(printed - unit, decimals, way).holds(value)


@given(*[st.integers(-3, 3)] * 4, *[st.booleans()] * 4, st.fractions(-4, 4, max_denominator=2))
def test_intervals_meet_where_a_number_lies_in_both(
    a: int, b: int, c: int, d: int, w: bool, x: bool, y: bool, z: bool, point: Fraction
) -> None:
    one = Interval(Fraction(min(a, b)), Fraction(max(a, b)), w, x)
    other = Interval(Fraction(min(c, d)), Fraction(max(c, d)), y, z)
    halves = [Fraction(half, 2) for half in range(-8, 9)]
    assert one.meets(other) == any(one.holds(half) and other.holds(half) for half in halves)
