"""Reading formula texts: ikukit against Python's own ``ast.parse`` on the equal expression, and against plain lark.

Plain lark is how one would begin: a grammar with a regular expression for noun phrases, lark's own lexer, a transformer
that makes the same nodes. All three end with a tree that knows its places. Run: python benchmarks/parse.py
"""

import ast
import json
import random
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import lark
from clock import compare, print_machine

from ikukit.errors import FormulaError
from ikukit.formula.formula import identifier
from ikukit.formula.parser import parse
from ikukit.formula.tree import Binary, Node, Number, Operator, Percentage, Reference
from ikukit.source import Span

CORPUS = Path(__file__).parent.parent / "tests" / "corpus" / "formulas-dev.jsonl"

SHAPES = {
    "a quotient, as most offices write": (
        ("{} dibagi {} x 100 %", "{} / {} * 100"),
        ("{} dibagi {} dikali 100", "{} / {} * 100"),
        ("{} / {} x 100%", "{} / {} * 100"),
        ("{} dibagi {}", "{} / {}"),
    ),
    "sums and differences in brackets": (
        ("({} + {} + {}) dibagi 3", "({} + {} + {}) / 3"),
        ("({} dikurangi {}) dibagi {} x 100 %", "({} - {}) / {} * 100"),
    ),
}
THINGS = ("desa", "kelurahan", "dokumen perencanaan", "pelayanan PATEN", "kelompok masyarakat", "pengaduan", "keluarga")
WHAT = ("yang dilaporkan", "yang selesai tepat waktu", "sesuai SOP", "tahun berjalan", "aktif", "yang terdata")
SYLLABLES = ("ba", "ci", "du", "ge", "jo", "ka", "li", "mu", "ne", "po", "ra", "si", "tu", "we")

GRAMMAR = r"""
?start: sum
?sum: term | sum "+" term -> add | sum "dikurangi"i term -> subtract
?term: atom | term _over atom -> divide | term _times atom -> multiply | term _times PERCENT -> percentage
_over: "dibagi"i | "/"
_times: "dikali"i | "x"i
?atom: PHRASE -> reference | NUMBER -> number | "(" sum ")"
PERCENT.2: /100\s*%?/
NUMBER: /[0-9]+/
PHRASE: /[a-z](?:(?!\s+(?:dibagi|dikali|dikurangi|x)\b)[^()+*\/%])*/i
%ignore /\s+/
"""


@lark.v_args(inline=True)
class Nodes(lark.Transformer):  # type: ignore[type-arg]
    """The nodes of ikukit from lark's callbacks."""

    def reference(self, phrase: lark.Token) -> Reference:
        return Reference(phrase.strip(), span=span(phrase))

    def number(self, digits: lark.Token) -> Number:
        return Number(Fraction(digits), span=span(digits))

    def percentage(self, operand: Node, factor: lark.Token) -> Percentage:
        return Percentage(operand, span=operand.span)

    def add(self, left: Node, right: Node) -> Binary:
        return join(Operator.ADD, left, right)

    def subtract(self, left: Node, right: Node) -> Binary:
        return join(Operator.SUBTRACT, left, right)

    def divide(self, left: Node, right: Node) -> Binary:
        return join(Operator.DIVIDE, left, right)

    def multiply(self, left: Node, right: Node) -> Binary:
        return join(Operator.MULTIPLY, left, right)


def span(token: lark.Token) -> Span:
    """Where a token of lark stands."""
    return Span(token.start_pos or 0, token.end_pos or 0)


def join(operator: Operator, left: Node, right: Node) -> Binary:
    """Two operands under an operator, with the span from the one to the other."""
    return Binary(operator, left, right, span=left.span.cover(right.span))


def make_texts(shapes: Sequence[tuple[str, str]], number: int) -> tuple[list[str], list[str]]:
    """``number`` texts of ``shapes``, no label twice, and the Python expressions that mean the same."""
    dice = random.Random(2024)
    texts, expressions = [], []
    places = set[str]()
    while len(texts) < number:
        shape, expression = dice.choice(shapes)
        names = ["".join(dice.choices(SYLLABLES, k=4)).capitalize() for _ in range(shape.count("{}"))]
        if places & set(names):
            continue
        places.update(names)
        labels = [f"Jumlah {dice.choice(THINGS)} {dice.choice(WHAT)} di {name}" for name in names]
        texts.append(shape.format(*labels))
        expressions.append(expression.format(*map(identifier, labels)))
    return texts, expressions


def read_all(texts: list[str]) -> int:
    """Read every text; how many were read."""
    read = 0
    for text in texts:
        try:
            parse(text)
        except FormulaError:
            continue
        read += 1
    return read


def compare_shapes(title: str, shapes: Sequence[tuple[str, str]], plain: lark.Lark) -> None:
    """300 texts of ``shapes`` read three ways, after making sure that the trees are equal."""
    texts, expressions = make_texts(shapes, 300)
    for text in texts:
        assert parse(text).tree == plain.parse(text), text
    compare(
        title,
        {
            "ast.parse": lambda: [ast.parse(expression, mode="eval") for expression in expressions],
            "ikukit.parse": lambda: [parse(text) for text in texts],
            "plain lark": lambda: [plain.parse(text) for text in texts],
        },
        per=len(texts),
        unit="text",
    )


if __name__ == "__main__":
    print_machine("ikukit", "lark", "attrs")
    reader = lark.Lark(GRAMMAR, parser="lalr", transformer=Nodes(), propagate_positions=True)
    for name, family in SHAPES.items():
        compare_shapes(name, family, reader)
    corpus = [json.loads(line)["formula"] for line in CORPUS.read_text("utf-8").splitlines()]
    compare(
        f"the {len(corpus)} texts of the corpus, with repair and findings",
        {"ikukit.parse": lambda: read_all(corpus)},
        per=len(corpus),
        unit="text",
    )
    print(f"  {read_all(corpus)} read, the others refused")
