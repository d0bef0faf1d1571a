"""Explanations, whole; and the same calculation for indicators and documents."""

import json
import re
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from ikukit.cli import main
from ikukit.documents import read
from ikukit.evaluation import evaluate, explain
from ikukit.formula.computing.binding import Value
from ikukit.formula.computing.evaluator import Result, Status
from ikukit.formula.formula import Formula
from ikukit.formula.parser import parse
from ikukit.formula.tree import Binary, Node, Operator, Reference
from ikukit.model import Document, Indicator
from ikukit.numbers import format_number, parse_number
from ikukit.testing import formulas, values_for

RATIO = "Jumlah desa tertib dibagi Jumlah desa x 100 %"
ON_TIME = Indicator(name="Persentase desa tertib", formula_text=RATIO)
MEAN = Indicator(name="Indeks", formula_text="(Nilai A ditambah Nilai B) dibagi 2")
EMPTY = Indicator(name="Persentase desa mandiri")
PROSE = Indicator(name="Hasil survei", formula_text="Cukup jelas")
DOCUMENT = Document(indicators=(ON_TIME, MEAN, EMPTY))

EXPLANATIONS: list[tuple[str, Mapping[str, Value], str]] = [
    (
        RATIO,
        {"Jumlah desa tertib": 11, "Jumlah desa": 12},
        """\
Rumus: Jumlah desa tertib dibagi Jumlah desa dikali 100 %
Nilai:
  Jumlah desa tertib = 11
  Jumlah desa = 12
Hitungan:
  11 dibagi 12 dikali 100 %
  1. 11 ÷ 12 ≈ 0,916667
  2. 0,916667 × 100 ≈ 91,666667
  (≈: ditampilkan 6 desimal, dihitung dengan nilai yang tidak dibulatkan)
Hasil: 91,67 % (dibulatkan setengah ke atas, 2 desimal)""",
    ),
    (
        RATIO,
        {"Jumlah desa tertib": "1.200", "Jumlah desa": "1.200"},
        """\
Rumus: Jumlah desa tertib dibagi Jumlah desa dikali 100 %
Nilai:
  Jumlah desa tertib = 1.200
  Jumlah desa = 1.200
Hitungan:
  1.200 dibagi 1.200 dikali 100 %
  1. 1.200 ÷ 1.200 = 1
  2. 1 × 100 = 100
Hasil: 100 % (tepat, tanpa pembulatan)""",
    ),
    (
        RATIO,
        {"Jumlah desa tertib": "4.25", "Jumlah desa": 0},
        """\
Rumus: Jumlah desa tertib dibagi Jumlah desa dikali 100 %
Nilai:
  Jumlah desa tertib = 4,25
  Jumlah desa = 0
Hitungan:
  4,25 dibagi 0 dikali 100 %
  1. 4,25 ÷ 0 tidak terdefinisi
Hasil: tidak dapat dihitung: pembagi "Jumlah desa" bernilai 0
Catatan: Nilai "Jumlah desa tertib" tertulis "4.25": dibaca 4,25; bisa juga 425.""",
    ),
    (
        RATIO,
        {"Jumlah desa": "BB"},
        """\
Rumus: Jumlah desa tertib dibagi Jumlah desa dikali 100 %
Nilai:
  Jumlah desa tertib: belum ada
  Jumlah desa: bukan angka: "BB"
Hasil: tidak dapat dihitung: nilai "Jumlah desa tertib" belum ada; nilai "Jumlah desa" bukan angka: "BB\"""",
    ),
    (
        "rata-rata (Nilai A; Nilai B) dikurangi akar (Nilai C pangkat 2)",
        {"Nilai A": -1, "Nilai B": 2, "Nilai C": Fraction(1, 3)},
        """\
Rumus: rata-rata (Nilai A; Nilai B) dikurangi akar (Nilai C pangkat 2)
Nilai:
  Nilai A = -1
  Nilai B = 2
  Nilai C ≈ 0,333333
Hitungan:
  rata-rata ((-1); 2) dikurangi akar (0,333333 pangkat 2)
  1. rata-rata ((-1); 2) = 0,5
  2. 0,333333 pangkat 2 ≈ 0,111111
  3. akar (0,111111) ≈ 0,333333
  4. 0,5 - 0,333333 ≈ 0,166667
  (≈: ditampilkan 6 desimal, dihitung dengan nilai yang tidak dibulatkan)
Hasil: 0,17 (dibulatkan setengah ke atas, 2 desimal)""",
    ),
    (
        "A/B x 100%\ndimana A = jumlah desa tertib; B = jumlah desa",
        {"A": 3, "jumlah desa": 4},
        """\
Rumus: "A" dibagi "B" dikali 100 %
Nilai:
  A (jumlah desa tertib) = 3
  B (jumlah desa) = 4
Hitungan:
  3 dibagi 4 dikali 100 %
  1. 3 ÷ 4 = 0,75
  2. 0,75 × 100 = 75
Hasil: 75 % (tepat, tanpa pembulatan)""",
    ),
]


@pytest.mark.parametrize(("text", "values", "explanation"), EXPLANATIONS)
def test_explanation(text: str, values: Mapping[str, Value], explanation: str) -> None:
    assert explain(parse(text), values) == explanation


def test_explanation_of_an_indicator() -> None:
    told = explain(ON_TIME, {"Jumlah desa tertib": 3, "Jumlah desa": 4}, decimals=1)
    assert told.startswith("Indikator: Persentase desa tertib\nRumus: Jumlah desa tertib dibagi")
    assert told.endswith("Hasil: 75 % (tepat, tanpa pembulatan)")
    assert explain(EMPTY, {}) == "Indikator: Persentase desa mandiri\nHasil: tidak dapat dihitung: rumus belum ada"


def test_long_explanations_are_cut() -> None:
    tree: Node = Reference("A")
    for _ in range(5_000):
        tree = Binary(Operator.ADD, tree, Reference("B"))
    told = explain(Formula("", tree), {"A": 1, "B": 2}).splitlines()
    assert "  ... 4940 langkah tidak ditampilkan" in told
    assert told[-2:] == ["  5000. 9.999 + 2 = 10.001", "Hasil: 10.001 (tepat, tanpa pembulatan)"]
    assert len(told) == 68


@given(st.data(), formulas())
def test_an_explanation_ends_with_the_result(data: st.DataObject, formula: Formula) -> None:
    values = data.draw(values_for(formula))
    result = evaluate(formula, values)
    told = explain(formula, values)
    assert f"\nHasil: {result}" in told
    assert all(re.search(rf"^  {re.escape(v.label)} [=≈] ", told, re.MULTILINE) for v in formula.variables)


@given(st.fractions(-1000, 1000))
def test_a_single_division_is_told_with_its_numbers(value: Fraction) -> None:
    told = explain(parse(RATIO), {"Jumlah desa tertib": value, "Jumlah desa": 1})
    shown = re.search(r"^Hasil: (\S+) %", told, re.MULTILINE)
    assert shown is not None
    assert shown[1] == format_number(value * 100)
    assert abs(parse_number(shown[1]) - value * 100) <= Fraction(1, 200)


def test_a_document_is_computed_indicator_by_indicator() -> None:
    results = evaluate(DOCUMENT, {"Jumlah desa tertib": 11, "jumlah_desa": 12, "Nilai A": 3, "Nilai B": 4})
    assert [str(result) for result in results] == ["91,67 %", "3,50", "tidak dapat dihitung: rumus belum ada"]
    assert [result.status for result in results] == [Status.OK, Status.OK, Status.UNREADABLE]


def test_a_document_lacks_values() -> None:
    results = evaluate(DOCUMENT, {"Jumlah desa": 12, "Nilai A": 3})
    assert [result.reason for result in results] == [
        'nilai "Jumlah desa tertib" belum ada',
        'nilai "Nilai B" belum ada',
        "rumus belum ada",
    ]


def test_an_unreadable_formula_is_a_result() -> None:
    result = evaluate(PROSE, {})
    assert (result.value, result.status) == (None, Status.UNREADABLE)
    assert result.reason.startswith("rumus tidak dapat dibaca (")
    assert result.span is not None
    assert result.span.of(PROSE.formula_text) == result.blame


def test_unknown_names_in_a_document() -> None:
    readable = Document(indicators=(ON_TIME, MEAN))
    with pytest.raises(KeyError) as caught:
        evaluate(readable, {"Nilai C": 1})
    assert caught.value.args == ('tidak ada variabel "Nilai C"; maksud Anda "Nilai A"?',)
    # with a formula that cannot be read, nobody knows whose name it is
    assert [result.status for result in evaluate(DOCUMENT, {"Nilai C": 1})] == [
        Status.MISSING,
        Status.MISSING,
        Status.UNREADABLE,
    ]


@pytest.mark.parametrize("thing", [5, "Jumlah desa", None])
def test_other_things_are_wrong_calls(thing: object) -> None:
    with pytest.raises(TypeError, match="yang dapat dihitung adalah rumus, indikator atau dokumen, bukan"):
        evaluate(thing, {})  # type: ignore[call-overload]
    with pytest.raises(TypeError, match="yang dapat dijelaskan adalah rumus, indikator atau dokumen, bukan"):
        explain(thing, {})  # type: ignore[arg-type]


def test_public_names() -> None:
    import ikukit

    assert ikukit.evaluate is evaluate
    assert ikukit.explain is explain
    assert ikukit.Result is Result
    assert ikukit.Status is Status


# --- other forms, another language, where it is quoted from ---

SENDURO = Path(__file__).parent.parent / "examples" / "senduro_2024.txt"
ELEVEN = {"Jumlah desa yang menetapkan RKPDes tepat waktu": 11, "Jumlah desa": 12}


def test_a_read_indicator_is_quoted_with_its_place() -> None:
    indicator = read(SENDURO).indicators[5]
    assert (
        explain(indicator, ELEVEN, lang="en")
        == """\
Indicator: Persentase Desa yang menetapkan RKPDes Tepat Waktu
Formula: Jumlah desa yang menetapkan RKPDes tepat waktu dibagi Jumlah desa dikali 100 %
Values:
  Jumlah desa yang menetapkan RKPDes tepat waktu = 11
  Jumlah desa = 12
Calculation:
  11 dibagi 12 dikali 100 %
  1. 11 ÷ 12 ≈ 0,916667
  2. 0,916667 × 100 ≈ 91,666667
  (≈: shown with 6 decimals, computed with the value that is not rounded)
Result: 91,67 % (rounded half up, 2 decimals)
Quotation: “Jumlah desa yang menetapkan RKPDes tepat waktu dibagi Jumlah desa x 100 %” (senduro_2024.txt, line 142)"""
    )
    assert explain(indicator, ELEVEN).endswith("Jumlah desa x 100 %” (senduro_2024.txt, baris 142)")


def test_why_there_is_no_result_in_english() -> None:
    told = explain(parse(RATIO), {"Jumlah desa": "BB"}, lang="en")
    assert told.endswith(
        "Values:\n"
        "  Jumlah desa tertib: is not there yet\n"
        '  Jumlah desa: is no number: "BB"\n'
        'Result: cannot be computed: there is no value yet for "Jumlah desa tertib"; '
        'the value of "Jumlah desa" is no number: "BB"'
    )
    assert explain(EMPTY, {}, lang="en").endswith("Result: cannot be computed: there is no formula yet")


def test_latex_whole() -> None:
    told = explain(Indicator("Nilai & mutu", "Nilai_A / Nilai B - 1"), {"Nilai_A": 1, "Nilai B": 3}, to="latex")
    assert (
        told
        == r"""\paragraph{Nilai \& mutu}
Rumus: \[ \frac{\text{Nilai\_A}}{\text{Nilai B}} - 1 \]
Nilai: \begin{itemize}
  \item Nilai\_A = 1
  \item Nilai B = 3
\end{itemize}
Hitungan: \[ \frac{\text{1}}{\text{3}} - 1 \]
\begin{align*}
  1.\quad & \frac{\text{1}}{\text{3}} \approx \text{0,333333} \\
  2.\quad & \text{0,333333} - \text{1} \approx \text{-0,666667} \\
\end{align*}
($\approx$: ditampilkan 6 desimal, dihitung dengan nilai yang tidak dibulatkan) \par
Hasil: \textbf{-0,67} (dibulatkan setengah ke atas, 2 desimal)"""
    )


def test_html_is_well_formed_and_escaped() -> None:
    indicator = Indicator("Mutu <b>", "(A + B) / akar (Nilai <C>)\ndimana A = jumlah & nilai, B = jumlah")
    told = explain(indicator, {"A": 1, "B": "4.25", "Nilai <C>": 2}, to="html")
    tree = ElementTree.fromstring(told)
    assert tree.tag == "section"
    assert tree.attrib == {"class": "ikukit-explanation", "lang": "id"}
    assert [heading.text for heading in tree.iter("h3")] == ["Mutu <b>"]
    assert not list(tree.iter("b"))
    maths = list(tree.iter("{http://www.w3.org/1998/Math/MathML}math"))
    assert [math.get("aria-label") for math in maths[2:]] == [
        "1 + 4,25 = 5,25",
        "akar (2) ≈ 1,414214",
        "5,25 ÷ 1,414214 ≈ 3,712311",
    ]
    assert [item.get("value") for item in tree.iter("li")] == ["1", "2", "3"]
    assert not re.search(r"https?://(?!www\.w3\.org/1998/Math/MathML)", told)


def test_json_has_a_version_and_exact_numbers() -> None:
    told = json.loads(explain(ON_TIME, {"Jumlah desa tertib": 11, "Jumlah desa": 12}, to="json", lang="en"))
    assert next(iter(told)) == "version"
    assert told["version"] == 1
    assert told["indicator"] == "Persentase desa tertib"
    assert told["quotation"] == RATIO
    assert {one["label"]: one["value"] for one in told["values"]} == {"Jumlah desa tertib": "11", "Jumlah desa": "12"}
    assert [(one["operation"], one["operands"], one["value"], one["exact"]) for one in told["steps"]] == [
        ("11 ÷ 12", ["11", "12"], "11/12", True),
        ("0,916667 × 100", ["11/12"], "275/3", True),
    ]
    assert told["result"]["value"] == "275/3"
    assert told["result"]["text"] == "91,67 %"
    several = json.loads(explain(DOCUMENT, {"Jumlah desa": 1}, to="json"))
    assert several["version"] == 1
    assert [one["result"]["status"] for one in several["explanations"]] == ["missing", "missing", "unreadable"]


@pytest.mark.parametrize("most", [0, 1, 2, 7, 100])
@pytest.mark.parametrize("form", ["text", "html", "latex", "json"])
def test_long_calculations_say_how_many_steps_are_left_out(form: str, most: int) -> None:
    formula = parse(" + ".join(f"Nilai {letter}" for letter in "ABCDEFGHIJKL"))
    values = {variable.label: 1 for variable in formula.variables}
    told = explain(formula, values, to=form, most_steps=most)
    left = max(0, 11 - most)
    if form == "json":
        record = json.loads(told)
        assert (len(record["steps"]), record["steps_left_out"]) == (11 - left, left)
    else:
        assert (f"... {left} langkah tidak ditampilkan" in told) == (left > 0)


def test_unknown_forms_and_languages_are_named() -> None:
    with pytest.raises(ValueError, match="bentuk 'pdf' tidak dikenal; pilih salah satu: text, html, latex, json"):
        explain(parse(RATIO), {}, to="pdf")
    with pytest.raises(ValueError, match="bahasa 'de' tidak dikenal"):
        explain(parse(RATIO), {}, lang="de")


def test_the_command_line_explains(tmp_path: Path) -> None:
    values = "Jumlah desa tertib=11; Jumlah desa=12"
    told = CliRunner().invoke(main, ["formula", RATIO, "--values", values, "--explain", "html"]).stdout
    assert told == explain(parse(RATIO), {"Jumlah desa tertib": 11, "Jumlah desa": 12}, to="html") + "\n"
    data = tmp_path / "angka.csv"
    data.write_text("variabel;nilai\nJumlah desa;12\nJumlah desa yang menetapkan RKPDes tepat waktu;11\n")
    told = CliRunner().invoke(main, ["evaluate", str(SENDURO), "--data", str(data), "--explain", "json"]).stdout
    last = json.loads(told)["explanations"][5]
    assert last["result"]["value"] == "275/3"
    assert last["place"]["line"] == 142
