"""Canonical texts: the words, the brackets, the quotation marks; and that reading a text gives the tree back."""

import itertools
import json
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given

from ikukit.formula.parser import parse
from ikukit.formula.printer import quoted, to_text
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
)
from ikukit.testing import trees

ADD, SUBTRACT, MULTIPLY, DIVIDE, POWER = Operator
A, B, C = map(Reference, ("Jumlah desa", "Jumlah kota", "Luas sawah"))
SURE = (ADD, SUBTRACT, MULTIPLY, DIVIDE)
TWO = Number(Fraction(2))


def binary(left: Node, operator: Operator, right: Node) -> Node:
    return Binary(operator, left, right)


TEXTS = [
    (A, "Jumlah desa"),
    (binary(A, DIVIDE, B), "Jumlah desa dibagi Jumlah kota"),
    (Percentage(binary(A, DIVIDE, B)), "Jumlah desa dibagi Jumlah kota dikali 100 %"),
    (
        Percentage(binary(binary(A, SUBTRACT, B), DIVIDE, A)),
        "(Jumlah desa dikurangi Jumlah kota) dibagi Jumlah desa dikali 100 %",
    ),
    (
        binary(Number(Fraction(3, 10), Notation.SHARE), MULTIPLY, A),
        "30 % dikali Jumlah desa",
    ),
    (
        binary(Number(Fraction(100), Notation.POINTS), SUBTRACT, A),
        "100 % dikurangi Jumlah desa",
    ),
    (
        binary(binary(A, DIVIDE, B), MULTIPLY, Number(Fraction(100_000))),
        "Jumlah desa dibagi Jumlah kota dikali 100.000",
    ),
    (binary(A, MULTIPLY, Number(Fraction("0.412"))), "Jumlah desa dikali 0,412"),
    (binary(A, MULTIPLY, Number(Fraction("2.786"))), "Jumlah desa dikali 2,7860"),
    (Call(Function.MEAN, (A, B, C)), "rata-rata (Jumlah desa; Jumlah kota; Luas sawah)"),
    (Call(Function.MINIMUM, (A, binary(B, DIVIDE, C))), "minimum (Jumlah desa; Jumlah kota dibagi Luas sawah)"),
    (Call(Function.MAXIMUM, (A, B)), "maksimum (Jumlah desa; Jumlah kota)"),
    (Call(Function.ROOT, (binary(A, ADD, B),)), "akar (Jumlah desa ditambah Jumlah kota)"),
    (Call(Function.LOGARITHM, (A,)), "log (Jumlah desa)"),
    (Call(Function.NATURAL_LOGARITHM, (A,)), "ln (Jumlah desa)"),
    (Call(Function.EXPONENTIAL, (A,)), "exp (Jumlah desa)"),
    (Call(Function.ABSOLUTE, (binary(A, SUBTRACT, B),)), "nilai mutlak (Jumlah desa dikurangi Jumlah kota)"),
    (binary(A, POWER, TWO), "Jumlah desa pangkat 2"),
    (Negative(A), "-(Jumlah desa)"),
    (binary(A, MULTIPLY, Negative(TWO)), "Jumlah desa dikali (-(2))"),
    (binary(A, DIVIDE, Number(Fraction(1, 3))), "Jumlah desa dibagi (1 dibagi 3)"),
    (binary(A, ADD, Number(Fraction(-1, 2))), "Jumlah desa ditambah (-0,5)"),
    (binary(A, DIVIDE, Reference("desa per kecamatan")), 'Jumlah desa dibagi "desa per kecamatan"'),
]


@pytest.mark.parametrize(("tree", "text"), TEXTS)
def test_text(tree: Node, text: str) -> None:
    assert to_text(tree) == text


BRACKETS = {
    # (outer, inner): whether the inner operation needs brackets on the left, on the right
    (ADD, ADD): (False, True),
    (ADD, SUBTRACT): (False, True),
    (ADD, MULTIPLY): (True, True),
    (ADD, DIVIDE): (True, True),
    (ADD, POWER): (False, False),
    (SUBTRACT, ADD): (False, True),
    (SUBTRACT, SUBTRACT): (False, True),
    (SUBTRACT, MULTIPLY): (True, True),
    (SUBTRACT, DIVIDE): (True, True),
    (SUBTRACT, POWER): (False, False),
    (MULTIPLY, ADD): (True, True),
    (MULTIPLY, SUBTRACT): (True, True),
    (MULTIPLY, MULTIPLY): (False, True),
    (MULTIPLY, DIVIDE): (True, True),
    (MULTIPLY, POWER): (False, False),
    (DIVIDE, ADD): (True, True),
    (DIVIDE, SUBTRACT): (True, True),
    (DIVIDE, MULTIPLY): (False, True),
    (DIVIDE, DIVIDE): (True, True),
    (DIVIDE, POWER): (False, False),
    (POWER, ADD): (True, True),
    (POWER, SUBTRACT): (True, True),
    (POWER, MULTIPLY): (True, True),
    (POWER, DIVIDE): (True, True),
    (POWER, POWER): (True, True),
}


@pytest.mark.parametrize(("outer", "inner"), list(itertools.product(Operator, Operator)))
def test_brackets(outer: Operator, inner: Operator) -> None:
    left, right = BRACKETS[outer, inner]
    assert ("(" in to_text(binary(binary(A, inner, B), outer, C))) is left
    assert ("(" in to_text(binary(A, outer, binary(B, inner, C)))) is right


@pytest.mark.parametrize(("outer", "inner"), list(itertools.product(SURE, SURE)))
def test_every_pair_of_operators_reads_back(outer: Operator, inner: Operator) -> None:
    for tree in (
        binary(binary(A, inner, B), outer, C),
        binary(A, outer, binary(B, inner, C)),
        Percentage(binary(binary(A, inner, B), outer, C)),
        binary(Percentage(binary(A, inner, B)), ADD, C),
    ):
        formula = parse(to_text(tree))
        assert (formula.tree, formula.readings, formula.findings) == (tree, (), ())


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("Jumlah desa yang menetapkan RKPDes tepat waktu", "Jumlah desa yang menetapkan RKPDes tepat waktu"),
        ("SP dan SOP", "SP dan SOP"),
        ("PBB", "PBB"),
        ("A", '"A"'),
        ("pelanggaran per kecamatan", '"pelanggaran per kecamatan"'),
        ("Kabupaten/Kota", '"Kabupaten/Kota"'),
        ("anak usia 7-12 tahun", '"anak usia 7-12 tahun"'),
        ("Jumlah usaha (KTP)", '"Jumlah usaha (KTP)"'),
        ("rata-rata lama sekolah", '"rata-rata lama sekolah"'),
        ("100", '"100"'),
        ("a = b; c", '"a = b; c"'),
        ('desa "mandiri"', '“desa "mandiri"”'),
    ],
)
def test_quoting(label: str, text: str) -> None:
    assert quoted(label) == text


@given(trees())
def test_texts_read_back(tree: Node) -> None:
    formula = parse(to_text(tree))
    assert formula.tree == tree
    assert formula.readings == ()


@pytest.mark.parametrize("operator", [ADD, SUBTRACT, DIVIDE])
@pytest.mark.parametrize("left", [True, False])
def test_deep_trees(operator: Operator, left: bool) -> None:
    tree: Node = A
    for _ in range(10_000):
        tree = binary(tree, operator, B) if left else binary(B, operator, tree)
    text = to_text(tree)
    assert text.count("Jumlah") == 10_001
    assert text.count("(") == (0 if left and operator is not DIVIDE else 9_999)


CORPUS = Path(__file__).parent / "corpus" / "formulas-dev.jsonl"


def known_labels() -> list[str]:
    """The variables and indicators of the labelled texts."""
    records = [json.loads(line) for line in CORPUS.read_text("utf-8").splitlines()]
    found = [label for record in records for label in (*record.get("vars", ()), record["indicator"])]
    return list(dict.fromkeys(" ".join(label.split()) for label in found))


def test_labels_of_real_texts_survive() -> None:
    """In a ratio, a sum, a mean, a product: whatever words they hold, they come back whole."""
    names = [label for label in known_labels() if '"' not in label]
    wrong = []
    for name, other in zip(names, [*names[7:], *names[:7]], strict=True):
        if name.casefold() == other.casefold():
            continue
        a, b = Reference(name), Reference(other)
        for tree in (
            Percentage(binary(a, DIVIDE, b)),
            binary(binary(b, SUBTRACT, a), DIVIDE, Number(Fraction(3))),
            Call(Function.MEAN, (a, b)),
            binary(Number(Fraction(3, 10), Notation.SHARE), MULTIPLY, a),
            Call(Function.ROOT, (a,)),
        ):
            formula = parse(to_text(tree))
            if formula.tree != tree or formula.readings:
                wrong.append(to_text(tree))
    assert len(names) > 500
    assert wrong == []
