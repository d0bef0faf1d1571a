"""The short way of plain texts gives what the long way gives, place for place; and it is taken by the plainest ones."""

import json
import random
from pathlib import Path

import pytest

from ikukit.formula.formula import Formula
from ikukit.formula.passes import read
from ikukit.formula.plain import read_plain
from ikukit.formula.tree import Percentage, walk
from ikukit.source import Span

CORPUS = Path(__file__).parent / "corpus"
TEXTS = [
    json.loads(line)["formula"]
    for path in sorted(CORPUS.glob("formulas-*.jsonl"))
    for line in path.read_text("utf-8").splitlines()
]
SAYS = ("dibagi", "dibagi dengan", "/")
TIMES = ("x", "X", "×", "*", "dikali", "dikalikan", "kali")
HUNDREDS = ("100 %", "100%", "100", "100 persen")


def facts(formula: Formula) -> tuple[object, ...]:
    """Everything that is told of a formula."""
    nodes = [(node, node.span, getattr(node, "factor_span", None)) for node in walk(formula.tree)]
    assert all(type(node.span) is Span for node in walk(formula.tree))
    said = formula.unit, formula.findings, formula.readings, formula.symbols, formula.indicator
    return formula.text, nodes, said, formula.parts, [(v, v.spans) for v in formula.variables]


def agree(text: str) -> bool:
    """Whether the short way takes ``text``; then it must say what the long way says."""
    short = read_plain(text, None)
    if short is not None:
        assert facts(short) == facts(read(text, None)), text
    return short is not None


def test_plain_texts_of_the_corpus() -> None:
    assert sum(map(agree, TEXTS)) > 60


def phrase(dice: random.Random, words: list[str]) -> str:
    head = dice.choice(("Jumlah", "jumlah", "Realisasi", "Luas", "Total", "Nilai", dice.choice(words)))
    return " ".join([head, *dice.choices(words, k=dice.randint(0, 5))])


def test_plain_texts_of_any_words() -> None:
    words = sorted({word for text in TEXTS for word in text.split() if word.isascii() and word.isalpha()})
    dice = random.Random(5)
    taken = 0
    for _ in range(1500):
        above, below = phrase(dice, words), phrase(dice, words)
        ratio = f"{above} {dice.choice(SAYS)} {below}"
        factor = dice.choice(TIMES) + dice.choice((" ", "")) + dice.choice(HUNDREDS)
        text = dice.choice((f"{ratio} {factor}", f"({ratio}) {factor}", f"({ratio}){factor}", ratio, f"({ratio})"))
        taken += agree(text)
    assert taken > 300


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("Jumlah desa aktif dibagi Jumlah desa x 100 %", True),
        ("Jumlah desa aktif dibagi dengan jumlah desa dikali 100%", True),
        ("(Luas sawah / Luas wilayah)x 100", True),
        ("Jumlah desa dibagi Jumlah desa", True),
        ("Jumlah desa dibagi Jumlah desa dikali100", False),
        ("Jumlah desa dibagi Jumlah desax 100", False),
        ("(Jumlah desa aktif dibagi Jumlah desa x 100 %", False),
        ("Jumlah desa / kelurahan", False),
        ("Jumlah desa  aktif dibagi Jumlah desa", False),
        ("Jumlah desa aktif dibagi Jumlah desa x 1000", False),
        ("Jumlah desa aktif dibagi Jumlah desa yang", False),
        ("Jumlah \u212aK dibagi Jumlah desa", False),
        ("Luas sawah dibagi dgn luas wilayah", False),
        ("Luas sawah dibagi kan luas wilayah", False),
        ("Luas sawah dibagi empat", False),
        ("Nilai ditentukan bersama dibagi Luas desa", False),
        ("Luas sawah dibagi luas guna mewujudkan pangan", False),
        ("A dibagi B", False),
        ("Jumalh desa dibagi Luas desa", False),
        (" dibagi ", False),
        ("", False),
    ],
)
def test_which_texts_are_plain(text: str, taken: bool) -> None:
    assert agree(text) is taken


def test_a_closing_factor_scales_the_whole() -> None:
    formula = read_plain("(Luas sawah / Luas wilayah) x 100 %", "Nama")
    assert formula is not None
    assert isinstance(formula.tree, Percentage)
    assert (formula.unit, formula.indicator) == ("persen", "Nama")
    assert formula.tree.factor_span.of(formula.text) == "x 100 %"
    assert formula.tree.span.of(formula.text) == "Luas sawah / Luas wilayah) x 100 %"
