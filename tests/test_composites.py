"""Indicators that use other indicators: who is meant, in which order, in circles, with given values, and how far."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ikukit
from ikukit import Document, Impact, Indicator, Link, Status, check, dependencies, evaluate, explain, impact
from ikukit.evaluation.composition import circles, in_order
from ikukit.figures import Figures, evaluate_figures
from ikukit.formula.computing.binding import Value

VILLAGES = Indicator("Persentase fasilitasi desa", "Jumlah desa difasilitasi dibagi Jumlah desa x 100 %")
MEETINGS = Indicator("Persentase Koordinasi PPKM", "Jumlah rapat terlaksana dibagi Jumlah rapat x 100 %")
MEAN = Indicator(
    "Rata-rata persentase fasilitasi",
    "Jumlah (persentase fasilitasi desa+presentase koordinasi PPKM+persentase fasilitasi kelurahan) dibagi 3",
)
DOCUMENT = Document((MEAN, VILLAGES, MEETINGS))
"""The third row of Senduro in small: a mean of percentages, two of which are rows of the document."""
VALUES: Mapping[str, Value] = {
    "Jumlah desa difasilitasi": 11,
    "Jumlah desa": 12,
    "Jumlah rapat terlaksana": 3,
    "Jumlah rapat": 4,
    "persentase fasilitasi kelurahan": 100,
}


def rows(*texts: tuple[str, str]) -> Document:
    return Document(tuple(Indicator(name, text) for name, text in texts))


def test_a_composite_takes_its_values_from_the_document() -> None:
    assert dependencies(DOCUMENT).links == (
        Link(1, "persentase fasilitasi desa", 2),
        Link(1, "presentase koordinasi PPKM", 3),
    )
    assert dependencies(DOCUMENT).order == (2, 3, 1)
    mean, villages, meetings = evaluate(DOCUMENT, VALUES)
    assert mean.value == (Fraction(1100, 12) + 75 + 100) / 3
    assert [found.message for found in mean.findings] == [
        'Nilai "persentase fasilitasi desa" diambil dari indikator ke-2: 91,67 %.',
        'Nilai "presentase koordinasi PPKM" diambil dari indikator ke-3: 75 %.',
    ]
    assert (str(villages), str(meetings)) == ("91,67 %", "75 %")
    assert (villages.findings, meetings.findings) == ((), ())


def test_each_alone_is_computed_from_what_is_given() -> None:
    alone = {"persentase fasilitasi desa": 90, "presentase koordinasi PPKM": 80, "persentase fasilitasi kelurahan": 100}
    assert evaluate(MEAN, alone).value == evaluate(DOCUMENT, alone)[0].value == 90


@pytest.mark.parametrize(
    ("given", "value", "written"),
    [
        (92, 92, None),
        ("91,67", "91.67", None),
        ("91,66", "91.66", "91,66"),
        (Fraction(1100, 12), Fraction(1100, 12), None),
        (0, 0, "0"),
        (None, Fraction(1100, 12), None),
        (" ", Fraction(1100, 12), None),
    ],
)
def test_a_given_value_wins_and_is_compared(given: Value, value: object, written: str | None) -> None:
    mean = evaluate(DOCUMENT, {**VALUES, "persentase fasilitasi desa": given})[0]
    assert mean.value == (Fraction(value) + 75 + 100) / 3  # type: ignore[call-overload]
    told = [found.message for found in mean.findings if found.code == "value-differs-from-indicator"]
    sentence = (
        f'Nilai "persentase fasilitasi desa" diberikan {written}, padahal indikator ke-2 menghasilkan 91,67 %; '
        "yang dipakai adalah yang diberikan."
    )
    assert told == ([sentence] if written else [])


def test_gaps_go_on_with_their_first_cause() -> None:
    chain = rows(
        ("Indeks A", "(Persentase desa tertib + Persentase desa maju) dibagi 2"),
        ("Persentase desa tertib", "(Persentase desa aman + Persentase desa bersih) dibagi 2"),
        ("Persentase desa aman", "Jumlah desa aman dibagi Jumlah desa x 100 %"),
    )
    values = {"Jumlah desa aman": 1, "Jumlah desa": 0, "Persentase desa bersih": 5, "Persentase desa maju": 5}
    first, second, third = evaluate(chain, values)
    assert third.reason == 'pembagi "Jumlah desa" bernilai 0'
    why = 'tidak dapat dihitung: indikator ke-3: pembagi "Jumlah desa" bernilai 0'
    assert second.reason == f'nilai "Persentase desa aman" {why}'
    assert first.reason == f'nilai "Persentase desa tertib" {why}'
    assert {first.status, second.status, third.status} == {Status.UNDEFINED}
    assert first.findings == second.findings == ()


def test_policies_fill_what_an_indicator_does_not_give() -> None:
    values = {key: value for key, value in VALUES.items() if key != "Jumlah rapat"}
    strict = evaluate(DOCUMENT, values)[0]
    assert (strict.status, strict.reason) == (
        Status.MISSING,
        'nilai "presentase koordinasi PPKM" tidak dapat dihitung: indikator ke-3: nilai "Jumlah rapat" belum ada',
    )
    skip = evaluate(DOCUMENT, values, policy={1: "skip"})
    assert skip[0].value == (Fraction(1100, 12) + 100) / 2
    assert skip[0].filled == ("presentase koordinasi PPKM",)
    assert skip[2].status is Status.MISSING
    zero = evaluate(DOCUMENT, {**values, "Jumlah rapat": 0}, policy="missing-as-zero")[0]
    assert zero.status is Status.UNDEFINED


def test_what_is_not_exact_stays_so() -> None:
    document = rows(("Indeks A", "Indeks akar dibagi 2"), ("Indeks akar", "akar (Nilai B) x 1"))
    assert dependencies(document).links == (Link(1, "Indeks akar", 2),)
    first, second = evaluate(document, {"Nilai B": 2})
    assert (first.exact, second.exact) == (False, False)


DOUBTS = [
    (
        [("Indeks", "(Persentase desa maju + A) dibagi 2"), ("Persentase desa maju", "Jumlah desa maju / Jumlah desa")],
        "indicator-unit-differs",
        'Variabel "Persentase desa maju" adalah indikator ke-2, tetapi hasil rumusnya dalam rasio, bukan persen; '
        "nilainya tidak diambil dari situ.",
    ),
    (
        [
            ("Indeks", "(Persentase desa maju + A) dibagi 2"),
            ("Persentase desa maju", "Jumlah desa maju / Jumlah desa x 100%"),
            ("Presentase desa maju", "Jumlah desa maju / Jumlah seluruh desa x 100%"),
        ],
        "indicator-of-variable-unclear",
        'Variabel "Persentase desa maju" sama dengan beberapa indikator (ke-2, 3); nilainya tidak diambil '
        "dari mana pun.",
    ),
    (
        [
            ("Indeks", "(Persentase pelayanan PATEN + A) dibagi 2"),
            ("Persentase pelayanan PATEN sesuai SOP", "Jumlah pelayanan PATEN sesuai SOP / Jumlah pelayanan x 100%"),
        ],
        "indicator-of-variable-doubtful",
        'Variabel "Persentase pelayanan PATEN" mirip indikator ke-2, "Persentase pelayanan PATEN sesuai SOP"; nilainya '
        "tidak diambil dari situ.",
    ),
    (
        [
            ("Indeks", "(Persentase fasilitasi pemberdayan desa + A) dibagi 2"),
            ("Persentase pemberdayaan fasilitasi desa", "Jumlah desa maju / Jumlah desa x 100%"),
        ],
        "indicator-of-variable-doubtful",
        'Variabel "Persentase fasilitasi pemberdayan desa" mirip indikator ke-2, "Persentase pemberdayaan fasilitasi '
        'desa"; nilainya tidak diambil dari situ.',
    ),
]


@pytest.mark.parametrize(("texts", "code", "message"), DOUBTS)
def test_what_is_doubtful_is_told_and_not_joined(texts: Sequence[tuple[str, str]], code: str, message: str) -> None:
    document = rows(*texts)
    linked = dependencies(document)
    assert linked.links == ()
    assert [(found.code, found.message) for found in linked.findings] == [(code, message)]
    values = {"A": 1, "Jumlah desa maju": 1, "Jumlah desa": 1} if code == "indicator-unit-differs" else {"A": 1}
    result = evaluate(document, values)[0]
    assert result.status is Status.MISSING
    assert [found.code for found in result.findings] == [code]
    assert evaluate(document, {**values, linked.findings[0].facts["variable"]: 9})[0].findings == ()


APART = [
    ("Persentase desa tertib", "Persentase desa tidak tertib"),
    ("Persentase fasilitasi masyarakat desa", "Persentase fasilitasi masyarakat kelurahan"),
    ("Persentase desa tahap 1", "Persentase desa tahap 2"),
    ("Persentase desa maju tahun lalu", "Persentase desa maju"),
    ("Jumlah desa maju", "Persentase desa maju"),
    ("Persentase kebutuhan dipenuhi", "Persentase kebutuhan belum dipenuhi"),
]


@pytest.mark.parametrize(("variable", "name"), [*APART, *(pair[::-1] for pair in APART)])
def test_near_twins_are_never_joined(variable: str, name: str) -> None:
    document = rows(("Indeks", f"({variable} + A) dibagi 2"), (name, "Jumlah b dibagi Jumlah c x 100 %"))
    assert dependencies(document).links == ()


def test_a_count_computed_from_itself_is_no_circle() -> None:
    document = rows(
        ("Jumlah kunjungan", "Jumlah kunjungan"),
        ("Jumlah kunjungan kader", "Jumlah kunjungan kader x 2"),
        ("Rata-rata kunjungan", "Jumlah kunjungan dibagi Jumlah bulan"),
    )
    assert dependencies(document).links == (Link(3, "Jumlah kunjungan", 1),)
    assert check_codes(document) == set()
    results = evaluate(document, {"Jumlah kunjungan": 24, "Jumlah bulan": 12, "Jumlah kunjungan kader": 1})
    assert [result.value for result in results] == [24, 2, 2]
    assert results[2].findings == ()


def check_codes(document: Document) -> set[str]:
    return {found.code for found in check(document) if found.code.startswith("indicator-c")}


CIRCLE = rows(
    ("Persentase A tertib", "(Persentase B tertib + Persentase P) dibagi 2"),
    ("Persentase B tertib", "(Persentase C tertib + Persentase Q) dibagi 2"),
    ("Persentase C tertib", "(Persentase A tertib + Persentase R) dibagi 2"),
    ("Persentase D tertib", "(Persentase C tertib + Persentase S) dibagi 2"),
    ("Persentase E tertib", "(Persentase E tertib + Persentase T) dibagi 2"),
)
PATH = "1. Persentase A tertib → 2. Persentase B tertib → 3. Persentase C tertib → 1. Persentase A tertib"


def test_circles_are_told_with_their_path() -> None:
    assert dependencies(CIRCLE).cycles == ((1, 2, 3, 1), (5, 5))
    assert [found.message for found in dependencies(CIRCLE).findings] == [
        f"Indikator saling memakai sehingga tidak dapat dihitung: {PATH}.",
        "Indikator saling memakai sehingga tidak dapat dihitung: 5. Persentase E tertib → 5. Persentase E tertib.",
    ]
    assert check_codes(CIRCLE) == {"indicator-cycle"}


def test_a_circle_is_a_gap_for_all_that_hang_on_it() -> None:
    values = {f"Persentase {letter}": 10 for letter in "PQRST"}
    results = evaluate(CIRCLE, values)
    assert {result.status for result in results} == {Status.UNDEFINED}
    assert results[0].reason == (f'nilai "Persentase B tertib" tidak dapat dihitung: indikator saling memakai ({PATH})')


def test_a_given_value_opens_a_circle() -> None:
    values = {f"Persentase {letter}": 10 for letter in "PQRST"}
    results = evaluate(CIRCLE, {**values, "Persentase B tertib": 50})
    assert [result.value for result in results[:4]] == [30, 15, 20, 15]
    assert [found.code for found in results[0].findings] == ["value-differs-from-indicator"]


@given(st.integers(1, 9), st.sets(st.tuples(st.integers(1, 9), st.integers(1, 9))))
def test_order_and_circles_on_any_graph(count: int, pairs: set[tuple[int, int]]) -> None:
    links = [Link(user, "", source) for user, source in sorted(pairs) if max(user, source) <= count]
    order = in_order(count, links)
    assert sorted(order) == list(range(1, count + 1))
    found = list(circles(links))
    for path in found:
        assert path[0] == path[-1]
        assert all(Link(user, "", source) in links for user, source in pairwise(path))
        assert len(set(path)) == len(path) - 1
    early = all(order.index(link.source) < order.index(link.user) for link in links)
    assert early is (found == [])


@given(st.lists(st.lists(st.integers(0, 8), max_size=3, unique=True), min_size=1, max_size=9), st.randoms())
def test_documents_are_computed_as_by_hand(uses: list[list[int]], random: object) -> None:
    """Row i sums its own number and some rows before it; the rows stand in any order."""
    letters = "ABCDEFGHI"
    before = [[j for j in row if j < i] for i, row in enumerate(uses)]
    texts = [
        " + ".join([f"Nilai {letters[i]}", *(f"Indeks {letters[j]}" for j in row)]) for i, row in enumerate(before)
    ]
    expected: list[int] = []
    for i, row in enumerate(before):
        expected.append(i + 1 + sum(expected[j] for j in row))
    order = list(range(len(uses)))
    random.shuffle(order)  # type: ignore[attr-defined]
    document = rows(*((f"Indeks {letters[i]}", texts[i]) for i in order))
    results = evaluate(document, {f"Nilai {letters[i]}": i + 1 for i in range(len(uses))})
    assert [result.value for result in results] == [expected[i] for i in order]


def test_long_chains_are_no_danger() -> None:
    count = 1_500
    chain = rows(*((f"Nilai {i}", f"Nilai {i + 1} + Nilai tetap") for i in range(count)))
    results = evaluate(chain, {"Nilai tetap": 1, f"Nilai {count}": 0})
    assert results[0].value == count
    gone = evaluate(chain, {"Nilai tetap": 1})[0]
    assert len(gone.reason) < 200


def test_a_document_is_explained_with_its_composites() -> None:
    told = explain(DOCUMENT, VALUES)
    assert told.count("Indikator: ") == 3
    assert "\n  persentase fasilitasi desa ≈ 91,666667\n" in told
    assert 'Catatan: Nilai "persentase fasilitasi desa" diambil dari indikator ke-2: 91,67 %.' in told


def test_numbers_from_a_file_reach_composites_too() -> None:
    texts = {key: str(value) for key, value in VALUES.items()}
    assert [str(result) for result in evaluate_figures(DOCUMENT, Figures(texts))] == ["88,89 %", "91,67 %", "75 %"]
    own = Figures(texts, {2: {"Jumlah desa difasilitasi": "12"}})
    assert [str(result) for result in evaluate_figures(DOCUMENT, own)] == ["91,67 %", "100 %", "75 %"]


# --- impact ---------------------------------------------------------------------------------------------------------


def test_impact_names_what_a_variable_reaches() -> None:
    assert impact(DOCUMENT, "jumlah  rapat") == (
        Impact(1, "Rata-rata persentase fasilitasi", (3, 1)),
        Impact(3, "Persentase Koordinasi PPKM", (3,)),
    )
    assert [one.indicator for one in impact(DOCUMENT, "Jml desa yang difasilitasi".replace(" yang", ""))] == [1, 2]
    assert [one.path for one in impact(CIRCLE, "Persentase Q")] == [(2, 1), (2,), (2, 1, 3), (2, 1, 3, 4)]


def test_impact_shows_how_far_results_move() -> None:
    moved = impact(DOCUMENT, "jumlah_rapat_terlaksana", VALUES, 4)
    assert [(str(one.before), str(one.after)) for one in moved] == [("88,89 %", "97,22 %"), ("75 %", "100 %")]
    lost = impact(DOCUMENT, "Jumlah rapat terlaksana", VALUES, policy="skip")
    assert lost[0].after is not None
    assert str(lost[0].after) == "95,83 % (nilai kosong dilewati)"


def test_impact_of_an_unknown_variable() -> None:
    with pytest.raises(KeyError) as caught:
        impact(DOCUMENT, "Jumlah dusa")
    assert caught.value.args == ('tidak ada variabel "Jumlah dusa"; maksud Anda "Jumlah desa"?',)


def test_public_names() -> None:
    assert ikukit.dependencies is dependencies
    assert ikukit.impact is impact
