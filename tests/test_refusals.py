"""Every sentence of a refusal is there in both languages, with the same facts; exceptions and results speak either."""

import ast
import pickle
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from string import Formatter

import pytest
from click.testing import CliRunner

import ikukit
from ikukit.cli import main
from ikukit.documents import conversion
from ikukit.errors import DocumentError, FormulaError, IkukitError, UnknownNameError
from ikukit.evaluation import evaluate
from ikukit.formula.computing.gap_policy import GapPolicy
from ikukit.formula.parser import parse
from ikukit.model import Document, Indicator
from ikukit.refusals import REFUSALS, Refusal, Words
from ikukit.rules.phrases import PHRASES, SPOKEN, in_english
from ikukit.settings import Settings, SettingsError
from ikukit.source import Span

SOURCE = Path(__file__).parent.parent / "src" / "ikukit"
GROUPS = tuple(
    import_module(f"ikukit.refusals.{path.stem}").REFUSALS
    for path in sorted((SOURCE / "refusals").glob("*.py"))
    if path.stem not in ("__init__", "refusal")
)
RAISED = {"DocumentError", "FormulaError", "SettingsError", "IkukitError", "UnknownNameError", "UnfitValueError"}
SAID = RAISED | {"Words", "NoValueError", "_UnfitError", "Fault"}


def facts_of(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Every call in the package of something that takes the code of a refusal."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SAID:
                yield f"{path.name}:{node.lineno}", node


def codes_of(node: ast.expr) -> set[str]:
    """The codes an argument can be: a text, or one of two."""
    if isinstance(node, ast.Constant):
        return {str(node.value)}
    if isinstance(node, ast.IfExp):
        return codes_of(node.body) | codes_of(node.orelse)
    return set()


def test_the_groups_share_no_code() -> None:
    assert len(REFUSALS) == sum(map(len, GROUPS)) >= 120


@pytest.mark.parametrize("refusal", REFUSALS.values(), ids=REFUSALS)
def test_both_languages_say_the_same_facts(refusal: Refusal) -> None:
    for indonesian, english in (refusal.message, refusal.hint):
        assert facts_of(indonesian) == facts_of(english)
        assert bool(indonesian) == bool(english)
        assert indonesian != english or not re.sub(r"\{\w+\}|[\W_]", "", indonesian)


def test_exceptions_are_raised_with_codes_alone() -> None:
    """A sentence at the place where it is raised would have no English."""
    used = set()
    for place, call in calls():
        if not call.args:
            continue
        assert not isinstance(call.args[0], ast.JoinedStr), place
        codes = codes_of(call.args[0])
        used |= codes
        assert codes <= set(REFUSALS), place
    sources = "".join(path.read_text("utf-8") for path in SOURCE.rglob("*.py") if path.parent.name != "refusals")
    named = {code for code in REFUSALS if f'"{code}"' in sources}
    assert used <= named
    assert set(REFUSALS) == named, "never said"


def test_every_fact_of_a_sentence_is_given() -> None:
    for place, call in calls():
        if not isinstance(call.func, ast.Name) or call.func.id not in RAISED or not call.args:
            continue
        given = {str(keyword.arg) for keyword in call.keywords}
        for code in codes_of(call.args[0]):
            wanted = {name for text in (*REFUSALS[code].message, *REFUSALS[code].hint) for name in facts_of(text)}
            assert wanted <= given, place


TEXTS = [
    (
        "Jumlah desa dibagi",
        'The formula ends too early: after "dibagi" there must be the name of what is counted, or a number.\n'
        "  Jumlah desa dibagi\n"
        "                    ^\n"
        "Complete the formula, for example: ... dibagi Jumlah desa.",
    ),
    (
        "",
        "The formula text is empty.\n  \n  ^\nFill in the formula of this indicator.",
    ),
    (
        "dibagi Jumlah desa",
        "The formula cannot be read: at the beginning there must be the name of what is counted, or a number, not "
        '"dibagi".\n'
        "  dibagi Jumlah desa\n"
        "  ^^^^^^\n"
        "Remove the sign that is too many, or complete the name of what is counted.",
    ),
    (
        "Cukup jelas",
        "This text is an explanation, not a formula: nothing is counted.\n"
        "  Cukup jelas\n"
        "  ^^^^^^^^^^^\n"
        "Write a formula, such as: Jumlah desa yang tepat waktu dibagi Jumlah desa x 100 %.",
    ),
]


@pytest.mark.parametrize(("text", "told"), TEXTS)
def test_a_refused_formula_in_english(text: str, told: str) -> None:
    with pytest.raises(FormulaError) as raised:
        parse(text)
    assert raised.value.describe("en") == told
    assert raised.value.describe("id") == str(raised.value) != told


def test_the_finding_of_an_unreadable_formula_is_english_too() -> None:
    (found,) = [
        one
        for one in ikukit.check(Indicator("Persentase desa", "Jumlah desa dibagi"))
        if one.code == "formula-unparsed"
    ]
    assert found.describe("en").startswith("The formula ends too early: after")
    assert found.message.startswith("Rumus berakhir terlalu cepat: setelah")


VALUES = [
    ({}, 'cannot be computed: there is no value yet for "Jumlah desa aktif" and "Jumlah desa"'),
    ({"Jumlah desa aktif": 1, "Jumlah desa": 0}, 'cannot be computed: the divisor "Jumlah desa" is 0'),
    (
        {"Jumlah desa aktif": "BB", "Jumlah desa": 1},
        'cannot be computed: the value of "Jumlah desa aktif" is no number: "BB"',
    ),
    (
        {"Jumlah desa aktif": "-", "Jumlah desa": 1},
        'cannot be computed: the value of "Jumlah desa aktif" is written "-", which can mean: zero, not there yet, or '
        'does not apply; write 0, leave it empty, or write "tidak berlaku"',
    ),
    ({"Jumlah desa aktif": 3, "Jumlah desa": 4}, "75 %"),
]  # fmt: skip


@pytest.mark.parametrize(("given", "told"), VALUES)
def test_why_there_is_no_number_in_english(given: dict[str, int | str | None], told: str) -> None:
    result = evaluate(parse("Jumlah desa aktif dibagi Jumlah desa x 100 %"), given)
    assert result.describe("en") == told
    assert result.value is not None or str(result) == f"tidak dapat dihitung: {result.reason}"


def test_an_indicator_without_a_readable_formula_in_english() -> None:
    document = Document((Indicator("A"), Indicator("B", "Cukup jelas")))
    assert [result.describe("en") for result in evaluate(document, {})] == [
        "cannot be computed: there is no formula yet",
        "cannot be computed: the formula cannot be read "
        "(This text is an explanation, not a formula: nothing is counted.)",
    ]


ERRORS: list[IkukitError | UnknownNameError] = [
    IkukitError("file-empty"),
    FormulaError("formula-empty", "", Span(0, 0)),
    DocumentError("json-damaged", "a.json", line=3, column=7),
    DocumentError("record-fault", "a", faults=(Words("fault-at", {"where": "x", "what": Words("fault-list")}),)),
    UnknownNameError("name-unknown", key="Jml", near="Jumlah"),
    SettingsError("rule-unknown", rule="x"),
]


@pytest.mark.parametrize("error", ERRORS, ids=repr)
def test_errors_survive_pickling(error: IkukitError | UnknownNameError) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert str(again) == str(error)
    assert isinstance(again, IkukitError | UnknownNameError)
    assert again.describe("en") == error.describe("en")
    with pytest.raises(ValueError, match="bahasa 'de' tidak dikenal"):
        again.describe("de")


def test_a_record_tells_all_its_faults_in_english(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("indicators:\n  - name: 3\n  - nama: x\nyear: dua ribu\n", encoding="utf-8")
    with pytest.raises(DocumentError) as raised:
        ikukit.read(file)
    assert raised.value.describe("en") == (
        "a.yaml: 4 faults:\n"
        '  indicators[0].name (line 2): must be a text; write it in quotation marks: "3"\n'
        "  indicators[1].name (line 3): is required\n"
        "  indicators[1].nama (line 3): unknown; did you mean “name”?\n"
        "  year (line 4): must be a whole number\n"
        "The JSON schema of ikukit describes documents in JSON and YAML."
    )
    assert issubclass(conversion.RecordError, Exception)


def test_settings_and_names_in_english() -> None:
    with pytest.raises(SettingsError) as raised:
        Settings(off=["not-baku-speling"])
    assert raised.value.describe("en") == 'there is no rule "not-baku-speling"; did you mean "not-baku-spelling"?'
    formula = parse("Jumlah desa aktif dibagi Jumlah desa x 100 %")
    with pytest.raises(UnknownNameError) as unknown:
        evaluate(formula, {"Kelurahan": 1})
    assert unknown.value.describe("en") == (
        'there is no variable "Kelurahan"; there are: "Jumlah desa aktif" and "Jumlah desa"'
    )
    assert isinstance(unknown.value, KeyError)


def test_the_command_line_speaks_english_throughout(tmp_path: Path) -> None:
    empty = tmp_path / "kosong.txt"
    empty.write_bytes(b"")
    said = CliRunner().invoke(main, ["check", str(empty), "--lang", "en"])
    assert said.stderr.splitlines() == [
        f"Error: {empty}: the file is empty",
        "Make sure that it was saved, then try again.",
    ]
    said = CliRunner().invoke(main, ["formula", "Jumlah desa dibagi", "--lang", "en"])
    assert said.stderr.startswith("Error: The formula ends too early:")
    said = CliRunner().invoke(main, ["formula", "Jumlah desa / 2", "--values", "desa=1", "--lang", "en"])
    assert said.stderr == 'Error: there is no variable "desa"; there are: "Jumlah desa"\n'


def literals(module: str, names: set[str]) -> Iterator[str]:
    """Texts that a module gives as phrases: keywords of ``names``, and what its generators of reasons yield."""
    for node in ast.walk(ast.parse((SOURCE / module).read_text("utf-8"))):
        if isinstance(node, ast.Call):
            for keyword in node.keywords:
                if keyword.arg in names and isinstance(keyword.value, ast.Constant):
                    yield str(keyword.value.value)
        elif isinstance(node, ast.Yield) and isinstance(node.value, ast.Constant):
            yield str(node.value.value)


MODULES = ["doubts.py", "tokens/losses.py", "tokens/operators.py", "tokens/composing.py", "syntax/builder.py"]


@pytest.mark.parametrize("module", MODULES)
def test_the_words_of_doubts_have_english(module: str) -> None:
    for phrase in literals(f"formula/{module}", {"reason", "meaning"}):
        assert phrase in PHRASES, phrase


def test_phrases_with_a_word_of_their_own() -> None:
    assert in_english('kata "Jumlah" di tengah nama: mungkin ada tanda hitung yang hilang') == (
        'the word "Jumlah" inside a name: perhaps a sign of arithmetic was lost'
    )
    assert {facts for phrase in PHRASES for facts in facts_of(phrase)} == {"word", "number"}
    for indonesian, english in PHRASES.items():
        assert facts_of(indonesian) == facts_of(english)
    assert "words" not in SPOKEN
    assert all(policy.describe("en") != policy.words for policy in GapPolicy)
