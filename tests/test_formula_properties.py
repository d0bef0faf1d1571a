"""What holds for every formula text: printing and reading agree, spans partition the text, wording does not matter."""

import json
import random
import re
from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ikukit.errors import FormulaError
from ikukit.formula.formula import Formula, Role
from ikukit.formula.parser import parse
from ikukit.formula.printer import to_text
from ikukit.formula.tree import (
    Binary,
    Call,
    Function,
    Negative,
    Node,
    Notation,
    Number,
    Operator,
    Percentage,
    Reference,
    fold_up,
    walk,
)
from ikukit.severity import Severity
from ikukit.source import Span, fold
from ikukit.testing import labels, messy_texts, plain_labels, trees

CORPUS = Path(__file__).parent / "corpus"


def records(*names: str) -> list[dict[str, str]]:
    return [
        json.loads(line)
        for name in names
        for line in (CORPUS / f"formulas-{name}.jsonl").read_text("utf-8").splitlines()
    ]


TEXTS = [record["formula"] for record in records("dev", "field", "hard", "ministry")]


def folded(tree: Node) -> Node:
    """The tree with labels in lower case: how a name is cased says nothing."""

    def combine(node: Node, below: tuple[Node, ...]) -> Node:
        match node:
            case Reference(label=label):
                return Reference(label.casefold())
            case Number(value=value, notation=notation):
                return Number(value, notation)
            case Binary(operator=operator):
                return Binary(operator, *below)
            case Negative():
                return Negative(*below)
            case Percentage():
                return Percentage(*below)
            case Call(function=function):
                return Call(function, below)

    return fold_up(tree, combine)


def warned(formula: Formula) -> bool:
    return any(finding.severity is not Severity.INFO for finding in formula.findings)


def read(text: str) -> Formula | None:
    try:
        return parse(text)
    except FormulaError:
        return None


@given(trees(max_leaves=12))
def test_canonical_texts_read_back(tree: Node) -> None:
    formula = parse(to_text(tree))
    assert formula.tree == tree
    assert str(formula) == to_text(tree)
    assert formula.readings == ()


def verdict(tree: Node, text: str) -> str:
    """How ``text``, written for ``tree``, is read."""
    formula = read(text)
    if formula is None:
        return "refused"
    if folded(formula.tree) == folded(tree):
        return "right"
    return "flagged" if warned(formula) else "silent"


@settings(max_examples=200)  # more are tried by benchmarks/long_run.py
@given(st.data(), trees(max_leaves=8, names=plain_labels() | labels()))
def test_a_careful_hand_is_never_misread_in_silence(data: st.DataObject, tree: Node) -> None:
    assert verdict(tree, data.draw(messy_texts(tree))) != "silent"


@st.composite
def field_trees(draw: st.DrawFn, names: st.SearchStrategy[str]) -> Node:
    """The trees of the field: a ratio, a sum or a difference of counts, a mean; with a factor of 100 or without."""
    counts = [Reference(name) for name in draw(st.lists(names, min_size=2, max_size=4, unique_by=str.casefold))]
    node: Node = counts[0]
    for other in counts[1:-1]:
        node = Binary(draw(st.sampled_from((Operator.ADD, Operator.SUBTRACT))), node, other)
    last: Node = counts[-1] if draw(st.integers(0, 3)) else Number(Fraction(draw(st.integers(2, 12))))
    node = Binary(draw(st.sampled_from((Operator.DIVIDE, Operator.DIVIDE, Operator.ADD))), node, last)
    return Percentage(node) if draw(st.booleans()) else node


@pytest.mark.parametrize(
    ("names", "careful", "right", "silent"),
    [(plain_labels(), True, 0.97, 0.01), (labels(), True, 0.97, 0.01), (plain_labels(), False, 0.8, 0.05)],
    ids=["careful, plain names", "careful, awkward names", "careless, plain names"],
)
def test_how_often_hands_are_read_right(
    names: st.SearchStrategy[str], careful: bool, right: float, silent: float
) -> None:
    """The shares are a floor: they may only rise."""
    found: Counter[str] = Counter()
    others: list[tuple[str, str]] = []

    @settings(max_examples=150, derandomize=True)
    @given(st.data(), field_trees(names))
    def judge(data: st.DataObject, tree: Node) -> None:
        text = data.draw(messy_texts(tree, careful))
        told = verdict(tree, text)
        found[told] += 1
        others.extend([(told, text)] if told != "right" else [])

    judge()
    assert found["right"] >= right * found.total(), others
    assert found["silent"] <= silent * found.total(), others


JUMBLE = st.text(
    alphabet=st.sampled_from("Jumlahdesibgikprx0159 ()[]{};:.,=+-*/^%×÷√∑Σ|\n\t\"'<>\\_−–—…²α\u00a0\ue000\ufffd")
)
WORDS = st.lists(
    st.sampled_from((
        "Jumlah desa", "dibagi", "dikali", "x 100 %", "(", ")", "/", ":", "+", "-", "=", "rata-rata", "selisih", "dan",
        "per", "terhadap", "A", "100", "1.234,5", "\n", "----------", "_____", "......", "maka", "dimana A = desa",
        "√", "∑", "akar", "pangkat", "maks", ";", "|", "\\frac{A}{B}", "<mfrac>", "60%", "Pembilang :", "Penyebut :",
        "Keterangan :", "atau", "gizi kurang", "n-1", "Persentase", "rasio", "ditambah", "dikurangi", "bagi", "kali",
        "seratus",
    )),
    max_size=14,
).map(" ".join)  # fmt: skip


@settings(max_examples=400)
@example("Jumlah desa\n-----\nx 100 seratus", None)
@given(st.one_of(st.text(), JUMBLE, WORDS), st.none() | st.sampled_from(("Persentase desa", "Rata-rata nilai")))
def test_every_text_is_read_or_refused(text: str, indicator: str | None) -> None:
    try:
        outcome: Formula | FormulaError = parse(text, indicator=indicator)
    except FormulaError as error:
        outcome = error
    assert outcome.text == text
    if isinstance(outcome, Formula):
        assert_placed(outcome)
    else:
        assert inside(outcome.span, text)
        assert str(outcome).startswith(outcome.message)


MARKUP = re.compile(r"\\|<m|[\u210e\ufb00-\ufb06\uff01-\uff5e\U0001d400-\U0001d7ff]", re.IGNORECASE)
"""LaTeX, MathML and dressed-up letters are read as something else than what stands there."""


def inside(span: Span, text: str) -> bool:
    return 0 <= span.start <= span.end <= len(text)


def assert_placed(formula: Formula) -> None:
    """Everything stands in the text, and the parts cover it exactly."""
    text = formula.text
    position = 0
    for part in formula.parts:
        assert (part.span.start, inside(part.span, text)) == (position, True)
        position = part.span.end
    assert position == len(text)
    assert all(inside(node.span, text) for node in walk(formula.tree))
    assert all(inside(node.factor_span, text) for node in walk(formula.tree) if isinstance(node, Percentage))
    assert all(finding.span is None or inside(finding.span, text) for finding in formula.findings)
    for part in formula.parts:
        if part.role is Role.SPACE and not MARKUP.search(text):
            assert not any(character.isalnum() for character in part.span.of(text))


@pytest.mark.parametrize("text", TEXTS)
def test_parts_and_spans_of_the_labelled_texts(text: str) -> None:
    formula = read(text)
    if formula is None:
        return
    assert_placed(formula)
    if MARKUP.search(text):
        return
    for node in walk(formula.tree):
        if isinstance(node, Reference):
            assert fold(node.span.of(text)).strip('"“”').casefold() == node.label.casefold()


def test_canonical_words_of_the_labelled_texts_read_back() -> None:
    """For all but one in a hundred; the share may only fall."""
    formulas = [formula for formula in map(read, TEXTS) if formula]
    lost = [formula.text for formula in formulas if (again := read(str(formula))) is None or again.tree != formula.tree]
    assert len(lost) <= 0.01 * len(formulas), lost


@given(st.data(), trees(max_leaves=6, functions=False, names=plain_labels()))
def test_spans_of_references_hold_their_words(data: st.DataObject, tree: Node) -> None:
    formula = read(data.draw(messy_texts(tree)))
    for node in walk(formula.tree) if formula else ():
        if isinstance(node, Reference):
            assert fold(node.span.of(formula.text if formula else "")).strip('"“”').casefold() == node.label.casefold()


# variations: the same formula in other words ------------------------------------------------------------------------

PLAIN = (
    "{} dibagi {}",
    "{} dibagi {} x 100 %",
    "{} / {} x 100%",
    "({} + {}) dibagi {} dikali 100 %",
    "({} - {}) / {} x 100%",
    "{} ditambah {}",
    "{} dikurangi {}",
    "Rumus : {} dibagi {} x 100 %",
    "Persentase capaian = ({} / {}) x 100%",
    "Perbandingan antara {} dengan {}",
    "Selisih antara {} dan {}",
    "({} + {} + {}) / 3",
    "{}\n---------------- x 100 %\n{}",
    "100 % - ({} / {} x 100 %)",
    "rata-rata ({}; {}; {})",
    "{} per 1.000 {}",
    "Hasil kali antara {} dengan {}",
)
"""Texts with places for names."""

NAMES = ("Jumlah desa tepat waktu", "Jumlah desa maju", "Jumlah kelurahan")


@given(st.sampled_from(PLAIN), st.lists(plain_labels(), min_size=3, max_size=3, unique_by=str.casefold))
def test_other_nouns_give_the_same_tree(text: str, names: list[str]) -> None:
    wanted = parse(text.format(*NAMES))
    other = dict(zip(map(str.casefold, NAMES), names, strict=True))

    def renamed(node: Node, below: tuple[Node, ...]) -> Node:
        if isinstance(node, Reference):
            return Reference(other[node.label.casefold()])
        match node:
            case Binary(operator=operator):
                return Binary(operator, *below)
            case Percentage():
                return Percentage(*below)
            case Call(function=function):
                return Call(function, below)
            case _:
                return node

    assert folded(parse(text.format(*names)).tree) == folded(fold_up(wanted.tree, renamed))


SYNONYMS = {
    "dibagi": ("dibagi dengan", "di bagi", "÷", "Dibagi", "DIBAGI", "dibagikan"),
    "dikali": ("dikalikan", "di kali", "x", "×", "*", "dikalikan dengan"),
    "x 100 %": ("x 100%", "X 100", "× 100 %", "dikali 100 %", "dikali seratus persen", "* 100 %", "x100%"),
    "x 100%": ("x 100 %", "X 100", "dikalikan 100%", "dikali 100 persen"),
    "+": ("ditambah", "ditambah dengan"),
    "-": ("–", "−", "dikurangi", "dikurangi dengan"),
    "ditambah": ("+", "ditambah dengan"),
    "dikurangi": ("-", "dikurangi dengan"),
}
"""Operators and factors, and what may stand in their place."""


def clean_plain() -> list[str]:
    """Texts of the corpora that are read without a doubt."""
    found = []
    for record in records("dev", "field", "hard"):
        formula = read(record["formula"])
        if formula and record["kind"] == "formula" and not (formula.findings or formula.readings):
            found.append(record["formula"])
    return found


CLEAN = clean_plain()


@settings(max_examples=200, derandomize=True)
@given(st.sampled_from(CLEAN), st.randoms(use_true_random=False))
def test_other_operator_words_give_the_same_tree(text: str, dice: random.Random) -> None:
    formula = parse(text)
    known = [
        part for part in formula.parts if part.role in (Role.OPERATOR, Role.SCALE) and part.span.of(text) in SYNONYMS
    ]
    other = text
    for part in dice.sample(known, min(1, len(known))):
        before, after = text[: part.span.start].rstrip(" "), text[part.span.end :].lstrip(" ")
        other = f"{before} {dice.choice(SYNONYMS[part.span.of(text)])} {after}"
    again = parse(other)
    assert warned(again) or folded(again.tree) == folded(formula.tree)


@given(st.sampled_from(CLEAN), st.randoms(use_true_random=False))
def test_other_white_space_in_names_gives_the_same_tree(text: str, dice: random.Random) -> None:
    """Line ends and hard blanks inside noun phrases that no sign touches."""
    formula = parse(text)
    other = "".join(
        part.span.of(text)
        if part.role is not Role.VARIABLE or text[part.span.end : part.span.end + 1] not in ("", " ", "\n", ")")
        else re.sub(r"(?<=[a-z]) (?=[a-z]{4})", lambda _: dice.choice(" \n\u00a0"), part.span.of(text))
        for part in formula.parts
    )
    again = parse(other)
    assert warned(again) or folded(again.tree) == folded(formula.tree)


@pytest.mark.parametrize("text", [text for text in CLEAN if not re.search(r"\b[A-Z]{1,4}\b|[a-z]_|=|\\|<|Kali", text)])
def test_capitals_give_the_same_tree(text: str) -> None:
    """A text without symbols, whose case would matter."""
    formula = parse(text.upper())
    assert warned(formula) or folded(formula.tree) == folded(parse(text).tree)


@pytest.mark.parametrize("text", CLEAN)
def test_blanks_round_the_text_say_nothing(text: str) -> None:
    assert parse(f" \n{text} \n").tree == parse(text).tree


@pytest.mark.parametrize(
    "text", ["(" * 3000 + "Jumlah desa" + ")" * 3000, "Jumlah desa + " * 3000 + "1", "a" * 100_000, "-" * 100_000]
)
def test_hostile_texts_end(text: str) -> None:
    formula = read(text)
    assert formula is None or formula.text == text


def test_every_function_and_notation_is_printed_and_read() -> None:
    for function in Function:
        tree: Node = Call(function, (Reference("Jumlah desa"),) * (2 if function is Function.MINIMUM else 1))
        if function is Function.MAXIMUM or function is Function.MEAN:
            tree = Call(function, (Reference("Jumlah desa"), Reference("Jumlah kota")))
        assert parse(to_text(tree)).tree == tree
    for notation in (Notation.PLAIN, Notation.SHARE):
        tree = Binary(Operator.MULTIPLY, Number(Fraction(3, 10), notation), Reference("Jumlah desa"))
        assert parse(to_text(tree)).tree == tree
