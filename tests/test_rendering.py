"""Renderings: whole texts, and that every language computes what the exact evaluator computes."""

import csv
import itertools
import os
import sqlite3
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import TypeAlias

import pytest
from attrs import frozen
from hypothesis import HealthCheck, assume, given, settings

from doubles import IN_DOUBLES, Unsure, bound, computable, renamed
from ikukit.formula.computing.evaluator import Result, Status, evaluate_formula
from ikukit.formula.formula import Formula
from ikukit.formula.parser import parse
from ikukit.formula.printer import to_text
from ikukit.formula.rendering import TARGETS, render
from ikukit.formula.tree import Binary, Call, Function, Node, Operator, Reference, walk
from ikukit.testing import trees

RATIO = "Jumlah desa tertib dibagi Jumlah desa x 100 %"
WEIGHTS = "(0,4 x Nilai satu) + (0,35 x Nilai dua)"
REST = "100 % - (Jumlah bolos / Jumlah hari x 100 %)"
MEAN = "rata-rata (A; B/C) pangkat 2"
SMALLEST = "minimum (A; B)"

TEXTS = [
    (RATIO, "text", {}, "Jumlah desa tertib dibagi Jumlah desa dikali 100 %"),
    (RATIO, "latex", {}, r"\frac{\text{Jumlah desa tertib}}{\text{Jumlah desa}} \times 100\,\%"),
    (WEIGHTS, "latex", {}, r"0{,}4 \times \text{Nilai satu} + 0{,}35 \times \text{Nilai dua}"),
    (REST, "latex", {}, r"100\,\% - \frac{\text{Jumlah bolos}}{\text{Jumlah hari}} \times 100\,\%"),
    (MEAN, "latex", {}, r"\mathrm{rata\text{-}rata}\left(A; \frac{B}{C}\right)^{2}"),
    ("(A + B) x 1.000", "latex", {}, r"\left(A + B\right) \times 1{.}000"),
    ("akar (A) - nilai mutlak (B)", "latex", {}, r"\sqrt{A} - \left|B\right|"),
    ('A / "50%_{x}\\"', "latex", {}, r"\frac{A}{\text{50\%\_\{x\}\textbackslash{}}}"),
    (
        RATIO,
        "mathml",
        {},
        '<math xmlns="http://www.w3.org/1998/Math/MathML" display="block"><mfrac><mtext>Jumlah desa tertib</mtext>'
        "<mtext>Jumlah desa</mtext></mfrac><mo>×</mo><mn>100</mn><mo>%</mo></math>",
    ),
    (
        'A / "<b> & c"',
        "html",
        {},
        """<div class="rumus" role="math" aria-label='"A" dibagi "&lt;b&gt; &amp; c"'>"""
        '<math xmlns="http://www.w3.org/1998/Math/MathML" display="block"><mfrac><mtext>A</mtext>'
        "<mtext>&lt;b&gt; &amp; c</mtext></mfrac></math></div>",
    ),
    (
        RATIO,
        "excel",
        {},
        '=IF(COUNT(jumlah_desa_tertib,jumlah_desa)<2,"",IFERROR(jumlah_desa_tertib/jumlah_desa*100,""))',
    ),
    (
        WEIGHTS,
        "excel",
        {"names": {"nilai satu": "B2", "nilai_dua": "$C$2"}, "separators": "id"},
        '=IF(COUNT(B2;$C$2)<2;"";IFERROR(0,4*B2+0,35*$C$2;""))',
    ),
    (MEAN, "excel", {}, '=IF(COUNT(a,b,c_)<3,"",IFERROR(AVERAGE(a,b/c_)^2,""))'),
    ("A1 / R", "excel", {}, '=IF(COUNT(a1_,r_)<2,"",IFERROR(a1_/r_,""))'),
    (
        "A pangkat 0,5 x 1",
        "excel",
        {},
        '=IF(COUNT(a)<1,"",IFERROR(IF(AND(a<0,0.5<>INT(0.5)),NA(),a^0.5)*1,""))',
    ),
    (
        RATIO,
        "sql",
        {},
        'CAST("jumlah_desa_tertib" AS DOUBLE) * 100 / NULLIF(CAST("jumlah_desa" AS DOUBLE), 0)',
    ),
    (
        WEIGHTS,
        "sql",
        {"names": {"Nilai satu": 'n"1', "Nilai dua": "n2"}},
        '(CAST("n""1" AS DOUBLE) * 8 + CAST("n2" AS DOUBLE) * 7) / 20',
    ),
    (
        REST,
        "sql",
        {"dialect": "spark"},
        "100 - CAST(`jumlah_bolos` AS DOUBLE) * 100 / NULLIF(CAST(`jumlah_hari` AS DOUBLE), 0)",
    ),
    (
        SMALLEST,
        "sql",
        {"dialect": "postgresql"},
        'CASE WHEN (CAST("a" AS DOUBLE PRECISION)) IS NOT NULL AND (CAST("b" AS DOUBLE PRECISION)) IS NOT NULL '
        'THEN LEAST(CAST("a" AS DOUBLE PRECISION), CAST("b" AS DOUBLE PRECISION)) END',
    ),
    (
        "A dibagi 4",
        "sql",
        {"dialect": "sqlite"},
        "CASE WHEN typeof(\"a\") IN ('integer', 'real') THEN CAST(\"a\" AS REAL) END / 4",
    ),
    ("(79 - 60) / (89 - 70) x A", "sql", {}, 'CAST("a" AS DOUBLE)'),
    ("A / (2 - 2)", "sql", {}, "NULL"),
    (
        RATIO,
        "python",
        {},
        """\
from fractions import Fraction


def rumus(jumlah_desa_tertib, jumlah_desa):
    jumlah_desa_tertib = Fraction(jumlah_desa_tertib)
    jumlah_desa = Fraction(jumlah_desa)
    return jumlah_desa_tertib / jumlah_desa * 100
""",
    ),
    (
        "(1 / 3) x akar (In) - 0,5",
        "python",
        {},
        """\
import math
from fractions import Fraction


def rumus(in_):
    in_ = Fraction(in_)
    return Fraction(1, 1) / Fraction(3, 1) * math.sqrt(in_) - Fraction(1, 2)
""",
    ),
    (
        RATIO,
        "polars",
        {"names": {"Jumlah desa": 'n"1'}},
        'pl.col("jumlah_desa_tertib").cast(pl.Float64) * 100.0 / '
        'pl.when(pl.col("n\\"1").cast(pl.Float64) != 0).then(pl.col("n\\"1").cast(pl.Float64))',
    ),
    (
        WEIGHTS,
        "narwhals",
        {"names": {"Nilai satu": "a", "Nilai dua": "b"}},
        ('(nw.col("a").cast(nw.Float64) * 8.0 + nw.col("b").cast(nw.Float64) * 7.0) / 20.0'),
    ),
    ("A / (2 - 2)", "polars", {}, "pl.lit(None, dtype=pl.Float64)"),
    (
        REST,
        "tree",
        {},
        """\
dikurangi
├─ 100 %
└─ dikali 100 %
   └─ dibagi
      ├─ Jumlah bolos
      └─ Jumlah hari""",
    ),
]


@pytest.mark.parametrize(("text", "to", "options", "expected"), TEXTS)
def test_rendering(text: str, to: str, options: Mapping[str, str], expected: str) -> None:
    assert render(parse(text), to, **options) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        (
            {"to": "word"},
            ValueError,
            'bahasa "word" tidak dikenal; pilih salah satu: excel, html, latex, mathml, narwhals, ',
        ),
        ({"to": "sql", "dialect": "db2"}, ValueError, 'dialek SQL "db2" tidak dikenal; pilih salah satu: duckdb, '),
        ({"to": "excel", "separators": "fr"}, ValueError, 'pemisah "fr" tidak dikenal; pilih "en" atau "id"'),
        (
            {"to": "sql", "names": {"Jumlah des": "x"}},
            KeyError,
            'tidak ada variabel "Jumlah des"; maksud Anda "Jumlah desa"?',
        ),
        (
            {"to": "sql", "names": {"Jumlah desa": "jumlah_desa_tertib"}},
            ValueError,
            '"Jumlah desa tertib" dan "Jumlah desa" mendapat nama yang sama, "jumlah_desa_tertib"',
        ),
        ({"to": "python", "names": {"Jumlah desa": "a; b"}}, ValueError, '"a; b" tidak dapat menjadi nama di Python'),
        ({"to": "python", "names": {"Jumlah desa": "class"}}, ValueError, '"class" tidak dapat menjadi nama di Python'),
    ],
)
def test_wrong_calls(options: Mapping[str, str], error: type[Exception], message: str) -> None:
    with pytest.raises(error) as caught:
        render(parse(RATIO), **options)  # type: ignore[arg-type]
    assert str(caught.value.args[0]).startswith(message)


def test_only_formulas_are_rendered() -> None:
    with pytest.raises(TypeError, match=r"pakai ikukit\.parse lebih dahulu"):
        render(RATIO, "latex")  # type: ignore[arg-type]


def chain(length: int, left: bool) -> Formula:
    tree: Node = Reference("A")
    for _ in range(length):
        tree = Binary(Operator.DIVIDE, *((tree, Reference("B")) if left else (Reference("B"), tree)))
    return Formula("", tree)


LIMITED = {
    "narwhals": "rumus terlalu dalam untuk sebuah ekspresi kolom",
    "polars": "rumus terlalu dalam untuk sebuah ekspresi kolom",
    "excel": "rumus terlalu panjang atau terlalu dalam untuk Excel",
    "python": "rumus terlalu dalam untuk Python",
}


@pytest.mark.parametrize("left", [True, False])
@pytest.mark.parametrize("to", TARGETS)
def test_deep_trees(to: str, left: bool) -> None:
    """Ten thousand levels: a text, or a clear refusal where the language itself has a limit."""
    if to in LIMITED:
        with pytest.raises(ValueError, match=LIMITED[to]):
            render(chain(10_000, left), to)
    else:
        assert render(chain(10_000, left), to)


def test_python_source_is_never_too_deep_for_python() -> None:
    exec(render(chain(499, True), "python"), {})
    with pytest.raises(ValueError, match=LIMITED["python"]):
        render(chain(500, True), "python")


def test_nested_minima_do_not_explode() -> None:
    tree: Node = Reference("A")
    for _ in range(100):
        tree = Call(Function.MINIMUM, (tree, Reference("B")))
    with pytest.raises(ValueError, match="rumus terlalu besar untuk SQL"):
        render(Formula("", tree), "sql")
    with pytest.raises(ValueError, match="rumus terlalu besar untuk sebuah ekspresi kolom"):
        render(Formula("", tree), "polars")


# --- the same values everywhere -------------------------------------------------------------------------------------

NAMES = ("a", "b", "c")
ROWS: tuple[tuple[int | None, ...], ...] = (
    (1, 2, 3), (0, 0, 0), (0, 5, -5), (7, 0, 12), (None, 4, 5), (11, 12, None), (-3, 100, 1), (1000, 999, 998),
)  # fmt: skip
"""Values of the three variables: nulls, zeros, and numbers that cancel."""


def over_three_columns(tree: Node) -> Formula:
    """The tree with its variables called A, B and C."""
    labels = list(dict.fromkeys(node.label for node in walk(tree) if isinstance(node, Reference)))
    assume(len(labels) <= len(NAMES))
    names = dict(zip(labels, "ABC", strict=False))
    return Formula(to_text(tree), renamed(tree, names))


FORMULAS = trees(max_leaves=8).filter(computable)
HARD = parse("(0,1 x A + 0,2 x B) / (0,1 x A + 0,2 x B - 0,3 x C)").tree
"""On a row of equal numbers the divisor is 0, which doubles miss where they multiply with 0,4."""
TREES = int(os.environ.get("IKUKIT_TREES", "1300"))
"""How many trees each language is tried on, with eight rows each; the long run sets it to 10,000."""


Worth: TypeAlias = tuple[Fraction, Fraction] | type[Unsure] | None
"""The exact value and how far doubles may be off; None where there is none, ``Unsure`` where doubles cannot know."""


@frozen
class Case:
    """A formula over A, B and C, and what it is worth on each row."""

    formula: Formula
    expected: tuple[Worth, ...]

    def wrong(self, got: Sequence[float | None]) -> list[tuple[str, tuple[int | None, ...], float | None]]:
        """Where ``got`` (None: no number), one for each row, is not what the formula is worth."""
        lines = zip(ROWS, self.expected, got, strict=True)
        return [(to_text(self.formula.tree), row, number) for row, worth, number in lines if not _agrees(worth, number)]


def _agrees(worth: Worth, got: float | None) -> bool:
    if worth is None:
        return got is None
    if not isinstance(worth, tuple):
        return True
    exact, error = worth
    return got is not None and bool(abs(Fraction(got) - exact) <= error + abs(exact) * IN_DOUBLES)


def _worth(formula: Formula, row: Sequence[int | None]) -> Worth:
    labels = {variable.label for variable in formula.variables}
    given = {label: number for label, number in zip("ABC", row, strict=True) if label in labels}
    result = evaluate_formula(formula, given)
    if result.status is Status.MISSING:
        return None
    try:
        exact, error = bound(formula.tree, {label: Fraction(number or 0) for label, number in given.items()})
    except Unsure:
        return Unsure
    except ZeroDivisionError:
        assert result.status is Status.UNDEFINED
        return None
    assert result == Result(exact)
    return exact, error


@cache
def cases() -> list[Case]:
    """Generated formulas, always the same, with the one that doubles find hard."""
    formulas = [Formula("", HARD)]

    @settings(max_examples=TREES, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(FORMULAS)
    def collect(tree: Node) -> None:
        formulas.append(over_three_columns(tree))

    collect()
    return [Case(formula, tuple(_worth(formula, row) for row in ROWS)) for formula in formulas]


def faults(part: Sequence[Case], table: Sequence[Sequence[float | None]]) -> list[object]:
    """Where a table with a column for each case is wrong."""
    columns = zip(*table, strict=True)
    return [fault for case, column in zip(part, columns, strict=True) for fault in case.wrong(column)]


def portions() -> Iterator[list[Case]]:
    """The cases in such numbers that one query holds their expressions."""
    for start in range(0, len(cases()), 200):
        yield cases()[start : start + 200]


@pytest.fixture(scope="module")
def sqlite() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE t (i INTEGER, a, b, c)")
    connection.executemany("INSERT INTO t VALUES (?, ?, ?, ?)", [(i, *row) for i, row in enumerate(ROWS)])
    yield connection
    connection.close()


def test_sqlite_agrees(sqlite: sqlite3.Connection) -> None:
    for part in portions():
        expressions = ", ".join(render(case.formula, "sql", dialect="sqlite") for case in part)
        got = sqlite.execute(f"SELECT {expressions} FROM t ORDER BY i").fetchall()
        assert [
            fault for case, column in zip(part, zip(*got, strict=True), strict=True) for fault in case.wrong(column)
        ] == []


def test_sqlite_takes_no_text_for_zero(sqlite: sqlite3.Connection) -> None:
    expression = render(parse("A + B"), "sql", dialect="sqlite")
    got = sqlite.execute(f"SELECT {expression} FROM (SELECT 'BB' AS a, 1 AS b UNION ALL SELECT 2, 1)").fetchall()
    assert got == [(None,), (3.0,)]


def test_a_zero_divisor_of_weights_is_seen(sqlite: sqlite3.Connection) -> None:
    expression = render(Formula("", HARD), "sql", dialect="sqlite")
    (got,) = sqlite.execute(f"SELECT {expression} FROM (SELECT 3 AS a, 3 AS b, 3 AS c)").fetchone()
    assert got is None
    assert 0.1 * 3 + 0.2 * 3 - 0.3 * 3 != 0  # what plain doubles make of it


@pytest.mark.needs("duckdb")
def test_duckdb_agrees() -> None:
    import duckdb

    rows = ", ".join(f"({i}, {', '.join('NULL' if v is None else str(v) for v in row)})" for i, row in enumerate(ROWS))
    source = f"(VALUES {rows}) AS t(i, a, b, c)"
    for part in portions():
        expressions = ", ".join(render(case.formula, "sql") for case in part)
        got = duckdb.execute(f"SELECT {expressions} FROM {source} ORDER BY i").fetchall()
        assert [
            fault for case, column in zip(part, zip(*got, strict=True), strict=True) for fault in case.wrong(column)
        ] == []


def test_python_is_exact() -> None:
    for case in cases():
        formula = case.formula
        scope: dict[str, object] = {}
        exec(render(formula, "python"), scope)
        function = scope["rumus"]
        assert callable(function)
        labels = [variable.label for variable in formula.variables]
        for row in ROWS:
            given_values = {label: number for label, number in zip("ABC", row, strict=True) if label in labels}
            result = evaluate_formula(formula, given_values)
            arguments = [given_values[label] for label in labels]
            if result.value is None:
                with pytest.raises((ZeroDivisionError, TypeError, ValueError)):
                    function(*arguments)
            else:
                assert function(*arguments) == result.value, to_text(formula.tree)


@pytest.mark.parametrize("to", ["text", "latex", "mathml"])
@settings(max_examples=max(300, TREES - 1300))
@given(tree=trees(max_leaves=8).filter(computable))
def test_what_people_read_is_read_back(to: str, tree: Node) -> None:
    if to == "mathml":  # upright bars are alike on both sides: which of several is the last cannot be told
        assume(sum(isinstance(node, Call) and node.function is Function.ABSOLUTE for node in walk(tree)) < 2)
    formula = over_three_columns(tree)
    again = parse(render(formula, to))
    for row in ROWS[:4]:
        known = {variable.label for variable in formula.variables}
        values = {label: number for label, number in zip("ABC", row, strict=True) if label in known}
        assert evaluate_formula(again, values).value == evaluate_formula(formula, values).value


@pytest.mark.parametrize(("outer", "inner"), list(itertools.product(list(Operator)[:4], repeat=2)))
@pytest.mark.parametrize("left", [True, False])
def test_brackets_of_every_pair(outer: Operator, inner: Operator, left: bool) -> None:
    a, b, c = map(Reference, "ABC")
    tree = Binary(outer, Binary(inner, a, b), c) if left else Binary(outer, a, Binary(inner, b, c))
    formula = Formula("", tree)
    scope: dict[str, object] = {}
    exec(render(formula, "python"), scope)
    function = scope["rumus"]
    assert callable(function)
    numbers = {"A": 7, "B": 11, "C": 13}
    expected = evaluate_formula(formula, numbers).value
    assert function(7, 11, 13) == expected
    assert evaluate_formula(parse(render(formula, "latex")), numbers).value == expected
    assert evaluate_formula(parse(render(formula, "mathml")), numbers).value == expected


@pytest.mark.parametrize("library", ["polars", "narwhals"])
def test_dataframes_agree(library: str) -> None:
    """The source of an expression, run over a frame: two hundred formulas as columns of one query."""
    import narwhals
    import polars

    columns = dict(zip(NAMES, zip(*ROWS, strict=True), strict=True))
    frame = polars.DataFrame(columns, schema=dict.fromkeys(NAMES, polars.Int64))
    table, scope = (frame, {"pl": polars}) if library == "polars" else (narwhals.from_native(frame), {"nw": narwhals})
    for part in portions():
        expressions = {f"f{i}": eval(render(case.formula, library), scope) for i, case in enumerate(part)}
        got = table.select(*NAMES, **expressions).to_dict(as_series=False)
        assert [fault for i, case in enumerate(part) for fault in case.wrong(got[f"f{i}"])] == []


@pytest.mark.parametrize("library", ["polars", "narwhals"])
@pytest.mark.parametrize(
    ("text", "values", "expected"),
    [
        ("akar (A) x 1", [9, -1, None, 0], [3, None, None, 0]),
        ("log (A) + ln (1)", [1000, 0, None, 1], [3, None, None, 0]),
        ("exp (A) x 1", [0, None], [1, None]),
        ("A pangkat 0,5 x 1", [16, -1, 0, None], [4, None, 0, None]),
        ("2 pangkat (A x 1)", [3, -1, None], [8, 0.5, None]),
        ("A pangkat (A x 1)", [0, 2, -2, None], [None, 4, 0.25, None]),
        ("minimum (A; 3) + maksimum (A; 3)", [1, 5, None], [4, 8, None]),
        ("nilai mutlak (A) - A pangkat 2", [-2, 2, None], [-2, -2, None]),
    ],
)
def test_functions_over_columns(
    library: str, text: str, values: list[int | None], expected: list[float | None]
) -> None:
    import narwhals
    import polars

    frame = polars.DataFrame({"a": values}, schema={"a": polars.Int64})
    expression = eval(render(parse(text), library), {"pl": polars, "nw": narwhals})
    made = (frame if library == "polars" else narwhals.from_native(frame)).select(r=expression)
    assert made["r"].to_list() == pytest.approx(expected)


@pytest.mark.needs("libreoffice")
def test_libreoffice_agrees(tmp_path: Path) -> None:
    """A sheet of some thousand formulas, recalculated without the values that the file came with."""
    import xlsxwriter

    book = xlsxwriter.Workbook(tmp_path / "rumus.xlsx")
    sheet = book.add_worksheet()
    for line, (case, row) in enumerate(itertools.product(cases(), ROWS)):
        for column, number in enumerate(row):
            if number is not None:
                sheet.write_number(line, column, number)
        cells = {v.label: f"{v.label}{line + 1}" for v in case.formula.variables}
        sheet.write_formula(line, 3, render(case.formula, "excel", names=cells), value="")
    book.close()
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        CSV,
        "--outdir",
        str(tmp_path),
        str(tmp_path / "rumus.xlsx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    with (tmp_path / "rumus.csv").open(encoding="utf-8", newline="") as file:
        shown = [float(line[3]) if line[3] else None for line in csv.reader(file)]
    assert len(shown) == len(cases()) * len(ROWS)
    size = len(ROWS)
    assert [fault for i, case in enumerate(cases()) for fault in case.wrong(shown[i * size : (i + 1) * size])] == []


CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false"
"""Comma, quotes, UTF-8, from line 1; numbers as they are, not as they are shown."""
