"""Tables: every kind of dataframe gives what the exact evaluator gives; columns are found, or told to be missing."""

import math
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import ikukit
from doubles import IN_DOUBLES, Unsure, bound, computable, renamed
from ikukit.formula.computing.binding import Value, bind
from ikukit.formula.computing.evaluator import evaluate_formula, keys_of
from ikukit.formula.computing.gap_policy import GapPolicy
from ikukit.formula.computing.result import Status
from ikukit.formula.formula import Formula
from ikukit.formula.tree import Node, Reference, walk
from ikukit.frames.texts import contradicts
from ikukit.model import Document, Indicator
from ikukit.testing import trees
from table_backends import EAGER, LAZY, NAN_IS_MISSING, make, rows

RATIO = ikukit.parse("Jumlah desa tertib dibagi Jumlah desa x 100 %", indicator="Persentase desa tertib")
FORMULAS = (
    RATIO.text,
    "(Jumlah desa tertib + Jumlah desa aktif) / (Jumlah desa - Jumlah desa baru)",
    "rata-rata (Jumlah desa tertib; Jumlah desa aktif / Jumlah desa)",
    "minimum (Jumlah desa tertib; Jumlah desa aktif) - maksimum (Jumlah desa; 2)",
    "0,4 x Jumlah desa tertib + 0,6 x Jumlah desa aktif",
    "akar (Jumlah desa aktif) / nilai mutlak (Jumlah desa baru)",
    "Jumlah desa tertib pangkat 2 - Jumlah desa aktif / 3",
    "(0,1 x Jumlah desa + 0,2 x Jumlah desa) / (0,1 x Jumlah desa + 0,2 x Jumlah desa - 0,3 x Jumlah desa)",
    "Jumlah desa tertib / (2 - 2)",
    "Jumlah desa tertib / Jumlah desa + Jumlah desa aktif / Jumlah desa baru",
    "rata-rata (Jumlah desa tertib; Jumlah desa aktif; Jumlah desa)",
    "(Jumlah desa tertib + Jumlah desa aktif + Jumlah desa) dibagi 3",
)
DOCUMENT = Document(indicators=[Indicator(f"Indikator {i}", text) for i, text in enumerate(FORMULAS)])
LARGEST = Fraction(1.7e308)
INF, NAN = math.inf, math.nan

WHOLE: dict[str, list[int | None]] = {
    "Jumlah desa tertib": [11, 0, 5, None, 2**62, -3, 7, 12, 0],
    "jumlah  DESA": [12, 0, None, 3, 2**62, -3, 0, 11, 1],
    "jumlah_desa_aktif": [4, 0, 6, 8, 2**62 - 1, 9, -1, 2**40, 0],
    "Jumlah desa baru": [1, 0, 2, 3, 2, -3, 0, 11, -2],
    "kode": [1, 2, 3, 4, 5, 6, 7, 8, 9],
}
"""Nulls, zeros, whole numbers whose sums leave int64, negative counts, parts larger than their whole."""
FLOATS: dict[str, list[float | None]] = {
    "Jumlah desa tertib": [0.1, INF, 5.0, None, 1e307, 1e-307],
    "jumlah  DESA": [0.3, 1.0, NAN, 3.0, 1e-3, -0.0],
    "jumlah_desa_aktif": [4.5, -INF, 6.0, 8.0, 0.25, 2.5],
    "Jumlah desa baru": [0.3, 2.0, 1.0, NAN, 0.5, 0.0],
}
TEXTS: dict[str, list[str | None]] = {
    "Jumlah desa tertib": ["1.234", "11", " ", None, "BB", "93,75%", "Rp1.000,50", "tidak berlaku"],
    "jumlah  DESA": ["1.000.000", "12", "5", "-", "1", "100", "-7,5", "2"],
    "jumlah_desa_aktif": ["0,5", "0", "x", "1", "", "−2", "3", "Belum  ada"],
    "Jumlah desa baru": ["2", "2", "2", "n/a", "2", "2", "2", "1"],
}
DECIMALS: dict[str, list[Decimal | None]] = {
    "Jumlah desa tertib": [Decimal("0.10"), None, Decimal("11.25")],
    "jumlah  DESA": [Decimal("0.30"), Decimal("1.00"), Decimal("0.00")],
    "jumlah_desa_aktif": [Decimal("99999999999999.99"), Decimal("1.00"), Decimal("2.50")],
    "Jumlah desa baru": [Decimal("0.30"), Decimal("2.00"), Decimal("-1.00")],
}
TABLES: Mapping[str, Mapping[str, Sequence[Any]]] = {
    "whole": WHOLE,
    "floats": FLOATS,
    "texts": TEXTS,
    "decimals": DECIMALS,
}

ALL = (*EAGER, *LAZY, pytest.param("spark", marks=pytest.mark.needs("spark")))


def bound_values(formula: Formula, row: Mapping[str, Any], nan_is_missing: bool = False) -> dict[str, Value]:
    """Those cells of a row that are variables of a formula, by label."""

    def is_nothing(value: Any) -> bool:
        return nan_is_missing and isinstance(value, float) and math.isnan(value)

    keys = keys_of(formula)
    return {
        found[1]: None if is_nothing(value) else value
        for name, value in row.items()
        if (found := keys.find(name)) is not None
    }


def agrees(
    formula: Formula,
    values: Mapping[str, Value],
    number: float | None,
    status: str,
    policy: GapPolicy = GapPolicy.STRICT,
) -> bool:
    """Whether a cell and its status say what the exact evaluator says, as far as doubles can know."""
    result = evaluate_formula(formula, values, policy)
    if result.value is None and result.status is not Status.UNDEFINED:
        return number is None and status == result.status.value
    if not computable(formula.tree) or result.filled:
        if result.value is None:
            return number is None and status == "undefined"
        exact, error = result.value, abs(result.value) * IN_DOUBLES
    else:
        try:
            exact, error = bound(
                formula.tree, {k: Fraction(v) for k, v in bind(formula.variables, values).numbers.items()}
            )
        except Unsure:
            return True
        except ZeroDivisionError:
            return number is None and status == result.status.value == "undefined"
        assert result.value == exact
    if abs(exact) > LARGEST:
        return number is None and status == "out-of-range"
    return status == "ok" and number is not None and abs(Fraction(number) - exact) <= error + abs(exact) * IN_DOUBLES


@pytest.mark.parametrize("backend", ALL)
@pytest.mark.parametrize("table", TABLES)
def test_every_kind_of_frame_agrees_with_the_exact_evaluator(backend: str, table: str) -> None:
    data = TABLES[table]
    decimal = "," if table == "texts" else None
    got = rows(ikukit.evaluate(DOCUMENT, make(backend, data), status=True, decimal=decimal))
    assert len(got) == len(next(iter(data.values())))
    for position, cells in enumerate(got):
        row = {label: column[position] for label, column in data.items()}
        for indicator in DOCUMENT.indicators:
            assert indicator.formula is not None
            values = bound_values(indicator.formula, row, backend in NAN_IS_MISSING)
            number, status = cells[indicator.name], cells[f"{indicator.name} (status)"]
            assert agrees(indicator.formula, values, number, status), (indicator.formula_text, row, number, status)


@pytest.mark.parametrize("backend", EAGER)
def test_the_frame_comes_back_with_its_columns_and_rows(backend: str) -> None:
    frame = make(backend, WHOLE)
    got: Any = ikukit.evaluate(RATIO, frame)
    assert type(got) is type(frame)
    assert list(got.to_pydict() if isinstance(got, pa.Table) else got.columns) == [*WHOLE, "Persentase desa tertib"]
    if isinstance(frame, pd.DataFrame):
        assert list(got.index) == list(frame.index)
    assert list(frame.to_pydict() if isinstance(frame, pa.Table) else frame.columns) == list(WHOLE)  # untouched


@pytest.mark.parametrize("backend", EAGER)
def test_an_empty_frame_stays_empty(backend: str) -> None:
    got = ikukit.evaluate(RATIO, make(backend, {"jumlah_desa_tertib": [], "Jumlah desa": []}), status=True)
    assert rows(got) == []


def test_an_unreadable_formula_gives_an_empty_column() -> None:
    document = Document(indicators=[Indicator("Tanpa rumus"), Indicator("Ratio", "A / B")])
    (row,) = ikukit.evaluate(document, pl.DataFrame({"A": [1], "B": [2]}), status=True).to_dicts()
    assert row == {
        "A": 1,
        "B": 2,
        "Tanpa rumus": None,
        "Tanpa rumus (status)": "unreadable",
        "Ratio": 0.5,
        "Ratio (status)": "ok",
    }


TWICE = Document(indicators=[Indicator("Persen", "A / B x 100"), Indicator("Persen", "B / A x 100")])


@pytest.mark.parametrize(
    ("thing", "data", "options", "names"),
    [
        (TWICE, {"A": [1], "B": [2]}, {}, ["Persen", "Persen (2)"]),
        (TWICE, {"A": [1], "B": [2], "Persen": ["x"]}, {}, ["Persen (2)", "Persen (3)"]),
        (TWICE, {"A": [1], "B": [2]}, {"names": ["satu", "dua"]}, ["satu", "dua"]),
        (ikukit.parse("A / B"), {"A": [1], "B": [2]}, {}, ["hasil"]),
        (ikukit.parse("A / B"), {"A": [1], "B": [2]}, {"names": "rasio"}, ["rasio"]),
        (ikukit.parse("A / B"), {"x": [1], "b": [2]}, {"columns": {"A": "x"}}, ["hasil"]),
        (ikukit.parse("A / B, A = Jumlah desa maju, B = Jumlah desa"), {"jumlah_desa": [1], "A": [2], "b": [1]}, {},
         ["hasil"]),
    ],
)  # fmt: skip
def test_names_of_results(thing: Any, data: Any, options: Any, names: list[str]) -> None:
    assert ikukit.evaluate(thing, pl.DataFrame(data), **options).columns == [*data, *names]


WRONG: list[tuple[Any, dict[str, Any], type[Exception], str]] = [
    (
        pl.DataFrame({"Jumlah desa tertip": [1], "Jumlah desa": [2]}),
        {},
        KeyError,
        'tabel tidak memuat kolom untuk variabel "Jumlah desa tertib"; '
        'maksud Anda kolom "Jumlah desa tertip" untuk "Jumlah desa tertib"?',
    ),
    (
        pl.DataFrame({"kode": [1], "nama": [2]}),
        {},
        KeyError,
        'tabel tidak memuat kolom untuk variabel "Jumlah desa tertib" dan "Jumlah desa"; '
        'kolom yang ada: "kode" dan "nama"',
    ),
    (
        pl.DataFrame({"Variabel": ["Jumlah desa"], "Nilai": [2]}),
        {},
        KeyError,
        'tabel tidak memuat kolom untuk variabel "Jumlah desa tertib" dan "Jumlah desa"; '
        'untuk tabel panjang (satu baris per variabel) pakai form="long"',
    ),
    (
        pl.DataFrame({"Jumlah desa tertib": [1], "JUMLAH DESA": [2], "jumlah  desa": [2]}),
        {},
        KeyError,
        '"JUMLAH DESA" dan "jumlah  desa" menunjuk variabel yang sama, "Jumlah desa"; beri satu saja',
    ),
    (
        pd.DataFrame([[1, 2, 3]], columns=["Jumlah desa tertib", "Jumlah desa", "Jumlah desa"]),
        {},
        ValueError,
        'tabel memuat dua kolom bernama "Jumlah desa"',
    ),
    (
        pd.DataFrame([[1, 2]], columns=["Jumlah desa tertib", 7]),
        {},
        TypeError,
        "nama kolom harus berupa teks, bukan 7",
    ),
    (
        pl.DataFrame({"Jumlah desa tertib": [1], "Jumlah desa": [True]}),
        {},
        TypeError,
        'kolom "Jumlah desa" berisi benar/salah, bukan angka',
    ),
    (
        pd.DataFrame({"Jumlah desa tertib": [1, 2], "Jumlah desa": pd.to_datetime(["2024-01-01", "2024-01-02"])}),
        {},
        TypeError,
        'kolom "Jumlah desa" berisi waktu, bukan angka',
    ),
    (
        pl.DataFrame({"Jumlah desa tertib": [1, 2, 3], "Jumlah desa": ["1,5", "1.000", "12.5"]}),
        {},
        ValueError,
        'kolom "Jumlah desa" memakai titik dan koma dengan dua cara: baris 1 berisi "1,5" dan baris 3 berisi "12.5"; '
        'tulis satu cara saja (1.234,5), atau katakan tanda desimalnya: decimal="," atau decimal="."',
    ),
    (
        pd.DataFrame({"Jumlah desa tertib": [1, 2, 3], "Jumlah desa": ["13.837", "2720", "16,030"]}),
        {},
        ValueError,
        'kolom "Jumlah desa" memakai titik dan koma dengan dua cara: baris 1 berisi "13.837" dan baris 3 berisi '
        '"16,030"; tulis satu cara saja (1.234,5), atau katakan tanda desimalnya: decimal="," atau decimal="."',
    ),
    (
        pl.DataFrame({"Jumlah desa tertib": [1, 2], "Jumlah desa": ["12", "16,030"]}),
        {},
        ValueError,
        'kolom "Jumlah desa" baris 2: "16,030" dapat dibaca dua cara; '
        'tulis satu cara saja (1.234,5), atau katakan tanda desimalnya: decimal="," atau decimal="."',
    ),
    (
        pl.DataFrame({"Jumlah desa tertib": [1, 2], "Jumlah desa": ["12", "1.000,5"]}),
        {"decimal": "."},
        ValueError,
        'kolom "Jumlah desa" baris 2: "1.000,5" tidak memakai "." untuk desimal',
    ),
    (pl.DataFrame(), {"decimal": ";"}, ValueError, 'tanda desimal harus "," atau ".", bukan \';\''),
    (
        pl.DataFrame({"Jumlah desa tertib": [1], "Jumlah desa": [2]}),
        {"names": ["a", "b"]},
        ValueError,
        "ada 1 indikator tetapi 2 nama; beri satu nama per indikator",
    ),
    (
        pl.DataFrame({"Jumlah desa tertib": [1], "Jumlah desa": [2]}),
        {"names": "Jumlah desa"},
        ValueError,
        'ada dua kolom bernama "Jumlah desa"',
    ),
    (
        pl.DataFrame({"x": [1], "Jumlah desa": [2]}),
        {"columns": {"Jumlah desa tertib": "y"}},
        KeyError,
        'tidak ada kolom "y"',
    ),
    (
        pl.DataFrame({"x": [1], "Jumlah desa": [2]}),
        {"columns": {"Jumlah desa tertip": "x"}},
        KeyError,
        'tidak ada variabel "Jumlah desa tertip"; maksud Anda "Jumlah desa tertib"?',
    ),
    (
        [1, 2],
        {},
        TypeError,
        'nilai harus diberikan per variabel, misalnya {"Jumlah desa": 12}, atau sebagai tabel pandas, polars, pyarrow, '
        "duckdb, dask atau PySpark, bukan list",
    ),
    ({"Jumlah desa": 1}, {"status": True}, TypeError, '"status" hanya berlaku untuk tabel'),
]


@pytest.mark.parametrize(("frame", "options", "error", "message"), WRONG)
def test_wrong_tables(frame: Any, options: dict[str, Any], error: type[Exception], message: str) -> None:
    with pytest.raises(error) as caught:
        ikukit.evaluate(RATIO, frame, **options)
    assert caught.value.args == (message,)


@pytest.mark.parametrize(
    ("texts", "decimal", "numbers"),
    [
        (["1.234", "12", "1.234.567,5"], None, [1234, 12, 1234567.5]),
        (["12.5", "3", "1,234.5", "1,234"], None, [12.5, 3, 1234.5, 1234]),
        (["12.345", "33.333"], None, [12345, 33333]),
        (["12.345", "33.5"], ".", [12.345, 33.5]),
        (["16,030", "2720"], ",", [16.03, 2720]),
        (["16,030", "2720"], ".", [16030, 2720]),
        (["0.412", "0.5"], None, [0.412, 0.5]),
        (["93,75 %", "-5", "− 5", "Rp 7.000", "1\u00a0000"], None, [93.75, -5, -5, 7000, 1000]),
    ],
)
def test_columns_of_texts(texts: list[str], decimal: str | None, numbers: list[float]) -> None:
    got = ikukit.evaluate(ikukit.parse("A / 1"), pl.DataFrame({"A": texts}), decimal=decimal)
    assert got["hasil"].to_list() == numbers


@pytest.mark.parametrize("policy", GapPolicy)
@pytest.mark.parametrize(
    ("backend", "table"), [("polars", "texts"), ("polars", "whole"), ("pandas", "whole"), ("duckdb", "whole")]
)
def test_policies_are_those_of_the_exact_evaluator(backend: str, table: str, policy: GapPolicy) -> None:
    data = TABLES[table]
    decimal = "," if table == "texts" else None
    got = rows(ikukit.evaluate(DOCUMENT, make(backend, data), status=True, decimal=decimal, policy=policy))
    for position, cells in enumerate(got):
        row = {label: column[position] for label, column in data.items()}
        for indicator in DOCUMENT.indicators:
            assert indicator.formula is not None
            values = bound_values(indicator.formula, row)
            number, status = cells[indicator.name], cells[f"{indicator.name} (status)"]
            known = agrees(indicator.formula, values, number, status, policy)
            # doubles see numbers of 2**62 as equal that are not: asked of the strict policy above
            assert known or row["Jumlah desa tertib"] == 2**62, (indicator.formula_text, row, number, status)


def test_a_part_larger_than_its_whole() -> None:
    formula = ikukit.parse("Jumlah desa tepat waktu dibagi Jumlah desa x 100 %", indicator="P")
    frame = pl.DataFrame({"Jumlah desa tepat waktu": [66.0, 32.0, 0.7], "Jumlah desa": [32.0, 32.0, 0.7]})
    assert ikukit.evaluate(formula, frame, status=True)["P (status)"].to_list() == ["ok", "ok", "ok"]
    got = ikukit.evaluate(formula, frame, status=True, within_range=True)
    assert got["P (status)"].to_list() == ["out-of-range", "ok", "ok"]
    assert got["P"].to_list()[0] is None


LONG = {
    "desa": ["A", "A", "B", "B", "C", "C", "D"],
    "variabel": [
        "Jumlah desa  tertib",
        "jumlah desa",
        "JUMLAH desa",
        "Jumlah desa tertib",
        "Jumlah desa",
        "lain",
        "lain",
    ],
    "nilai": ["1", "2", "1.000", "x", "5", "7", "8"],
}


@pytest.mark.parametrize("backend", ["polars", "pandas", "pyarrow", *LAZY])
def test_long_tables(backend: str) -> None:
    got = rows(ikukit.evaluate(RATIO, make(backend, LONG), form="long", status=True, decimal=","))
    name = "Persentase desa tertib"
    assert sorted((row["desa"], row[name], row[f"{name} (status)"]) for row in got) == [
        ("A", 50.0, "ok"),
        ("B", None, "not-a-number"),
        ("C", None, "missing"),
        ("D", None, "missing"),
    ]


@pytest.mark.parametrize(
    ("data", "error", "message"),
    [
        ({"desa": ["A"], "nilai": [1]}, KeyError,
         'tabel panjang tidak memuat kolom "variabel"; yang dibutuhkan: "variabel" dan "nilai"'),
        ({"variabel": ["Jumlah desa", "Jumlah desa", "Jumlah desa tertib"], "nilai": [1, 2, 3], "desa": list("AAA")},
         ValueError, 'variabel "jumlah desa" diberi nilai dua kali untuk desa A'),
        ({"variabel": ["Jumlah desa", "Jumlah desa tertip"], "nilai": [1, 2]}, KeyError,
         'tabel tidak memuat baris untuk variabel "Jumlah desa tertib"; '
         'maksud Anda baris "jumlah desa tertip" untuk "Jumlah desa tertib"?'),
    ],
)  # fmt: skip
def test_wrong_long_tables(data: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error) as caught:
        ikukit.evaluate(RATIO, pl.DataFrame(data), form="long")
    assert caught.value.args == (message,)


def test_texts_of_a_lazy_table_need_their_mark() -> None:
    frame = pl.LazyFrame({"Jumlah desa tertib": ["1"], "Jumlah desa": [2]})
    with pytest.raises(
        ValueError, match='kolom "Jumlah desa tertib" berisi teks, dan tabel ini baru dihitung kemudian'
    ):
        ikukit.evaluate(RATIO, frame)
    assert isinstance(ikukit.evaluate(RATIO, frame, decimal=","), pl.LazyFrame)


NUMERALS = st.text("0123456789.,%-− Rp\u00a0x", max_size=9) | st.sampled_from(
    ("1.234", "1.234,5", "Rp 1.000,-", "93,75 %", "16,030", "12.34", "1 000 000", "belum ada", "tidak berlaku", "−7")
)


@settings(max_examples=60)
@given(st.lists(NUMERALS, min_size=1, max_size=40), st.sampled_from((",", ".")))
def test_texts_are_read_alike_by_python_and_by_expressions(texts: list[str], mark: str) -> None:
    assume(not any(contradicts(text, mark) for text in texts))
    formula = ikukit.parse("A / 1")
    lazy = ikukit.evaluate(formula, pl.LazyFrame({"A": texts}), decimal=mark, status=True).collect()
    assert lazy.equals(ikukit.evaluate(formula, pl.DataFrame({"A": texts}), decimal=mark, status=True))


# --- the same values everywhere, for every tree ---------------------------------------------------------------------

VALUES: dict[str, list[int | None]] = {
    "A": [1, 0, 0, 7, None, 11, -3, 1000],
    "B": [2, 0, 5, 0, 4, 12, 100, 999],
    "C": [3, 0, -5, 12, 5, None, 1, 998],
}


def over_abc(tree: Node) -> Formula:
    """The tree with its variables called A, B and C."""
    labels = list(dict.fromkeys(node.label for node in walk(tree) if isinstance(node, Reference)))
    assume(len(labels) <= len(VALUES))
    return Formula("", renamed(tree, dict(zip(labels, VALUES, strict=False))))


FRAMES = {backend: make(backend, VALUES) for backend in ("polars", "pandas", "pyarrow", "duckdb")}


@settings(max_examples=50)
@given(trees(max_leaves=8).filter(computable))
def test_every_tree_agrees(tree: Node) -> None:
    formula = over_abc(tree)
    for backend, frame in FRAMES.items():
        for position, row in enumerate(rows(ikukit.evaluate(formula, frame, status=True))):
            values = {v.label: VALUES[v.label][position] for v in formula.variables}
            assert agrees(formula, values, row["hasil"], row["hasil (status)"]), (backend, values, row)
