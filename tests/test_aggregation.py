"""Groups of rows: variables are pooled and then computed, as if the raw data stood side by side."""

import datetime
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import polars as pl
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import ikukit
from doubles import computable, renamed
from ikukit.formula.formula import Formula
from ikukit.formula.tree import Reference, walk
from ikukit.frames.consolidation import read_pooling
from ikukit.frames.periods import read_period
from ikukit.model import Consolidation, Document, Indicator
from ikukit.testing import trees
from table_backends import LAZY, make, rows
from test_frames import agrees

RATIO = ikukit.parse("Jumlah desa tertib dibagi Jumlah desa x 100 %", indicator="Tertib")
CODES = ["35.08.12.2001", "35.08.12.2002", "35.08.13.2001"]
DATA: dict[str, list[Any]] = {
    "kode": CODES * 3,
    "bulan": ["2024-01"] * 3 + ["2024-02"] * 3 + ["2024-04"] * 3,
    "Jumlah desa tertib": [1, 2, 3, 4, None, 6, 7, 8, 9],
    "jumlah desa": [10, 20, 30, 10, 20, 30, 11, 20, 30],
}
BACKENDS = ("polars", "pandas", "pyarrow", *LAZY, pytest.param("spark", marks=pytest.mark.needs("spark")))
BOTH = {"Jumlah desa tertib": "sum", "Jumlah desa": "last"}
COMPUTED: list[tuple[dict[str, Any], list[tuple[Any, ...]]]] = [
    (
        {"by": "kecamatan", "period": "triwulan", "consolidation": BOTH},
        [
            ("35.08.12", "2024 TW I", None, "missing"),
            ("35.08.12", "2024 TW II", 15 / 31 * 100, "ok"),
            ("35.08.13", "2024 TW I", 9 / 30 * 100, "ok"),
            ("35.08.13", "2024 TW II", 9 / 30 * 100, "ok"),
        ],
    ),
    (
        {"by": "kecamatan", "period": "tahun", "consolidation": "sum", "policy": "missing-as-zero"},
        [("35.08.12", "2024", 22 / 91 * 100, "ok"), ("35.08.13", "2024", 18 / 90 * 100, "ok")],
    ),
    (
        {"by": "kecamatan", "period": "tahun", "consolidation": "sum", "policy": "skip"},
        [("35.08.12", "2024", 22 / 71 * 100, "ok"), ("35.08.13", "2024", 18 / 90 * 100, "ok")],
    ),
    (
        {"by": "kecamatan", "period": "semester", "consolidation": "mean", "policy": "skip"},
        # 4 + 5 tertib of 31/3 + 20 desa, then 6 of 30
        [
            ("35.08.12", "2024 Semester I", (4 + 5) / (31 / 3 + 20) * 100, "ok"),
            ("35.08.13", "2024 Semester I", 20, "ok"),
        ],
    ),
    ({"by": "kabupaten", "period": "semua", "consolidation": "sum"}, [("35.08", None, "missing")]),
    (
        {"by": "kabupaten"},
        [
            ("35.08", "2024-01", 10.0, "ok"),
            ("35.08", "2024-02", None, "missing"),
            ("35.08", "2024-04", 24 / 61 * 100, "ok"),
        ],
    ),
    (
        {"by": ["kode"], "period": "tahun", "how": "mean-of-percentages", "consolidation": "sum"},
        [
            ("35.08.12.2001", "2024", (10 + 40 + 700 / 11) / 3, "ok"),
            ("35.08.12.2002", "2024", None, "missing"),
            ("35.08.13.2001", "2024", 20.0, "ok"),
        ],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("options", "expected"), COMPUTED, ids=lambda value: str(value)[:60])
@pytest.mark.parametrize("backend", BACKENDS)
def test_groups(backend: str, options: dict[str, Any], expected: list[tuple[Any, ...]]) -> None:
    if backend == "dask" and options.get("consolidation") in (BOTH, "mean"):
        with pytest.raises(ValueError, match='konsolidasi "last" dan "mean" tidak dapat dihitung dengan dask'):
            ikukit.aggregate(RATIO, make(backend, DATA), status=True, **options)
        return
    got = [tuple(row.values()) for row in rows(ikukit.aggregate(RATIO, make(backend, DATA), status=True, **options))]
    assert [row[:-2] + row[-1:] for row in sorted(got, key=str)] == [row[:-2] + row[-1:] for row in expected]
    for row, wanted in zip(sorted(got, key=str), expected, strict=True):
        assert row[-2] == pytest.approx(wanted[-2], rel=1e-14) if wanted[-2] is not None else row[-2] is None


@settings(max_examples=50)
@given(
    trees(max_leaves=8).filter(computable),
    st.lists(st.tuples(st.integers(0, 3), *[st.integers(-50, 50)] * 3), min_size=1, max_size=12),
)
def test_groups_pooled_are_worth_what_their_raw_data_are_worth(tree: Any, data: list[tuple[int, ...]]) -> None:
    """For every formula and partition: the pooled result is that of the sums of the raw data."""
    labels = list(dict.fromkeys(node.label for node in walk(tree) if isinstance(node, Reference)))
    assume(len(labels) <= 3)
    formula = Formula("", renamed(tree, dict(zip(labels, "ABC", strict=False))))
    frame = pl.DataFrame(data, schema=["g", "A", "B", "C"], orient="row")
    for keys in (["g"], []):
        for row in ikukit.aggregate(formula, frame, by=keys, status=True).to_dicts():
            inside = [raw for raw in data if not keys or raw[0] == row["g"]]
            sums = {label: sum(raw[place] for raw in inside) for place, label in enumerate("ABC", 1)}
            values = {variable.label: sums[variable.label] for variable in formula.variables}
            assert agrees(formula, values, row["hasil"], row["hasil (status)"])


@settings(max_examples=25)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xy"), st.integers(0, 99), st.integers(0, 99))))
def test_pooling_in_two_steps_is_pooling_in_one(data: list[tuple[str, str, int, int]]) -> None:
    """What a kabupaten is worth does not depend on whether its kecamatan were pooled first."""
    frame = pl.DataFrame(
        data, schema={"desa": pl.String, "camat": pl.String, "A": pl.Int64, "B": pl.Int64}, orient="row"
    )
    sums = Document(indicators=[Indicator("A", "A x 1"), Indicator("B", "B x 1")])
    first = ikukit.aggregate(sums, frame, by=["desa", "camat"], names=["a", "b"]).rename({"a": "A", "b": "B"})
    formula = ikukit.parse("A / B x 100")
    one, two = (ikukit.aggregate(formula, table, by="camat", status=True) for table in (frame, first))
    assert one.equals(two)


def test_a_mean_of_percentages_is_explained_with_the_users_own_rows() -> None:
    frame = pl.DataFrame({"desa": ["A", "B"], "Jumlah desa tertib": [1, 99], "Jumlah desa": [2, 100]})
    with pytest.raises(ValueError, match=r"^rata-rata persentase bukan") as caught:
        ikukit.aggregate(RATIO, frame, how="mean")
    assert str(caught.value) == (
        "rata-rata persentase bukan persentase gabungan. Dalam tabel ini baris 1 (Jumlah desa tertib 1, Jumlah desa 2) "
        "50 % dan baris 2 (Jumlah desa tertib 99, Jumlah desa 100) 99 %: rata-ratanya 74,50 %, padahal kedua baris "
        "bersama-sama 98,04 %. Tanpa how, ikukit menggabungkan variabelnya lebih dahulu; bila rata-rata hasil memang "
        'yang dimaksud, tulis how="mean-of-percentages"'
    )
    assert ikukit.aggregate(RATIO, frame).rows() == [(100 * 100 / 102,)]
    assert ikukit.aggregate(RATIO, frame, how="mean-of-percentages").rows() == [(74.5,)]


def test_percentages_as_variables_are_never_added() -> None:
    formula = ikukit.parse("(Persentase A + Persentase B) dibagi 2")
    frame = pl.DataFrame({"kecamatan": ["X", "X"], "persentase a": [50, 99], "persentase b": [10, 20]})
    with pytest.raises(ValueError, match=r'^"Persentase A" adalah persentase: tidak dapat dijumlahkan') as caught:
        ikukit.aggregate(formula, frame, by="kecamatan")
    assert str(caught.value).endswith('tulis consolidation={"Persentase A": "mean-of-percentages"}')
    got = ikukit.aggregate(formula, frame, by="kecamatan", consolidation="mean-of-percentages")
    assert got.rows() == [("X", 44.75)]


def test_indices_of_one_area_may_be_followed_through_time() -> None:
    formula = ikukit.parse("0,4 x Nilai A + 0,6 x Nilai B")
    frame = pl.DataFrame({"kecamatan": ["X", "X"], "triwulan": ["TW I", "TW II"], "Nilai A": [1, 3], "nilai b": [2, 5]})
    options: dict[str, Any] = {"by": "kecamatan", "period": "semester"}
    assert ikukit.aggregate(formula, frame, consolidation="last", **options).rows() == [("X", "Semester I", 4.2)]
    with pytest.raises(ValueError, match='"Nilai A" adalah indeks atau nilai'):
        ikukit.aggregate(formula, frame, **options)


def test_what_is_added_over_time_unasked_is_told() -> None:
    with pytest.warns(UserWarning, match='"Jumlah desa tertib" dan "Jumlah desa" dijumlahkan sepanjang periode'):
        ikukit.aggregate(RATIO, pl.DataFrame(DATA), by="kecamatan", period="tahun")
    declared = Indicator("Tertib", RATIO.text, consolidation=Consolidation.LAST)
    got = ikukit.aggregate(declared, pl.DataFrame(DATA), by="kecamatan", period="tahun")
    assert got["Tertib"].to_list() == [15 * 100 / 31, 30.0]


def test_the_same_name_in_two_kabupaten_is_two_kecamatan() -> None:
    frame = pl.DataFrame({"Kabupaten": ["P", "Q"], "Kecamatan": ["Sukamaju"] * 2, "A": [1, 2], "B": [4, 4]})
    assert ikukit.aggregate(ikukit.parse("A / B"), frame, by="kecamatan").rows() == [
        ("P", "Sukamaju", 0.25),
        ("Q", "Sukamaju", 0.5),
    ]


def test_periods_of_dates_and_of_two_columns() -> None:
    formula = ikukit.parse("A / B")
    days = [datetime.date(2024, 3, 31), datetime.date(2024, 4, 1), datetime.date(2024, 12, 31)]
    dated = pl.DataFrame({"tanggal": days, "A": [1, 2, 3], "B": [2, 2, 2]})
    got = ikukit.aggregate(formula, dated, period="triwulan", consolidation="sum").rows()
    assert got == [("2024 TW I", 0.5), ("2024 TW II", 1.0), ("2024 TW IV", 1.5)]
    parted = pl.DataFrame(
        {"Tahun": [2023, 2024, 2024], "bulan": ["Maret", "Nopember", "Des"], "A": [1, 2, 3], "B": [2] * 3}
    )
    got = ikukit.aggregate(formula, parted, period="semester", consolidation="sum").rows()
    assert got == [("2023 Semester I", 0.5), ("2024 Semester II", 1.25)]


@pytest.mark.parametrize(
    ("text", "column", "months", "label"),
    [
        ("2024-03", "", 3, "2024 TW I"),
        ("03/2024", "", 1, "2024-03"),
        ("2024-03-15", "", 1, "2024-03"),
        ("Maret 2024", "", 1, "2024-03"),
        ("Peb. 2024", "", 1, "2024-02"),
        ("TW I", "", 3, "TW I"),
        ("Triwulan IV Tahun 2024", "", 6, "2024 Semester II"),
        ("2024 Q3", "", 3, "2024 TW III"),
        ("Semester 2 2023", "", 12, "2023"),
        ("2024", "", 12, "2024"),
        (2, "Triwulan", 3, "TW II"),
        ("iii", "TW", 6, "Semester II"),
        (7, "bulan", 3, "TW III"),
        (12, "bulan", 1, "12"),
    ],
)
def test_periods(text: object, column: str, months: int, label: str) -> None:
    assert read_period(text, column).within(months) == label


@pytest.mark.parametrize("text", ["", "abc", "TW V", "Semester 3", "13", "2024-13", "31/12/99", "100 desa", "0"])
def test_no_periods(text: str) -> None:
    with pytest.raises(ValueError, match="bukan periode"):
        read_period(text)


@pytest.mark.parametrize(
    ("changed", "options", "error", "message"),
    [
        ({}, {"by": "kecamatn"}, KeyError, 'tidak ada kolom "kecamatn"; kolom yang ada: "kode", "bulan"'),
        ({"bulan": ["2024"] * 9}, {"period": "triwulan"}, ValueError,
         'kolom "bulan" berisi "2024": periode 12 bulan tidak dapat dibagi menjadi 3 bulan'),
        ({"bulan": ["Maret"] * 9}, {"period": "tahun"}, ValueError,
         'kolom "bulan" berisi "Maret": tahunnya tidak tertulis'),
        ({"bulan": ["Mret"] * 9}, {"period": "tahun"}, ValueError,
         'kolom "bulan": "Mret" bukan periode; tulis seperti 2024-03, Maret 2024, TW I 2024, atau 2024'),
        ({}, {"period": "minggu"}, ValueError,
         'periode "minggu" tidak dikenal; pilih salah satu: bulan, triwulan, semester, tahun, semua'),
        ({}, {"how": "median"}, ValueError, 'cara "median" tidak dikenal; pilih "pool" atau "mean-of-percentages"'),
        ({}, {"consolidation": "akhir"}, ValueError,
         'konsolidasi "akhir" tidak dikenal; pilih salah satu: "sum", "last", "mean", "unweighted-mean"'),
        ({"kode": ["35.08", *CODES * 2, *CODES[:2]]}, {"by": "kecamatan"}, ValueError,
         'kolom "kode": "35.08" bukan kode wilayah kecamatan (Kemendagri, seperti 35.08.12.2001)'),
        ({"kode": ["35.08.12", *CODES * 2, *CODES[:2]]}, {"by": "kecamatan"}, ValueError,
         'kolom "kode" memuat kode dari beberapa tingkat: baris rekap akan terhitung dua kali'),
        ({"kode": ["3508122001"] * 9}, {"by": "kecamatan"}, ValueError,
         'kolom "kode": "3508122001" bukan kode wilayah kecamatan (Kemendagri, seperti 35.08.12.2001)'),
        ({"kode": [35.08] * 9}, {"by": "kabupaten"}, TypeError,
         'kolom "kode" berisi angka; baca kode wilayah sebagai teks, agar 35.10 tidak menjadi 35.1'),
    ],
)  # fmt: skip
def test_wrong_groups(changed: Mapping[str, Any], options: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error) as caught:
        ikukit.aggregate(RATIO, pl.DataFrame({**DATA, **changed}), **options)
    assert caught.value.args == (message,)


def test_the_sum_of_nothing_is_no_number() -> None:
    empty = pl.DataFrame({"Jumlah desa tertib": [], "Jumlah desa": []}, schema_overrides={"Jumlah desa": pl.Int64})
    assert ikukit.aggregate(RATIO, empty, status=True).rows() == [(None, "missing")]


def test_sums_leave_int64() -> None:
    frame = pl.DataFrame({"A": [2**62] * 4, "B": [2**62] * 4})
    assert ikukit.aggregate(ikukit.parse("A / B"), frame).rows() == [(1.0,)]
    assert ikukit.aggregate(ikukit.parse("A x 1"), frame).rows() == [(float(Fraction(2**64)),)]


def test_words_of_consolidation() -> None:
    assert [read_pooling(word).value for word in ("Kumulatif", "nilai  akhir", Consolidation.AVERAGE)] == [
        "sum",
        "last",
        "mean",
    ]
