"""A tree as canonical Indonesian text, with brackets only where another reading would be possible without them.

``ikukit.parse`` reads the text back to an equal tree. Operators are the words that are safe anywhere (``dibagi``,
``dikali``, ``ditambah``, ``dikurangi``); a label that could be taken apart stands in quotation marks.
"""

import enum
from collections.abc import Callable
from fractions import Fraction
from typing import assert_never

from attrs import frozen

from ikukit.formula.lexicon import COUNT_HEAD, COUNT_HEADS, TAIL_WORDS, pattern, words
from ikukit.formula.patterns import Pattern
from ikukit.formula.tokens.lexer import WORDS, scan
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
)
from ikukit.numbers import exact_number

OPERATOR_WORDS = {
    Operator.ADD: "ditambah",
    Operator.SUBTRACT: "dikurangi",
    Operator.MULTIPLY: "dikali",
    Operator.DIVIDE: "dibagi",
    Operator.POWER: "pangkat",
}
FUNCTION_WORDS = {
    Function.MEAN: "rata-rata",
    Function.MINIMUM: "minimum",
    Function.MAXIMUM: "maksimum",
    Function.ROOT: "akar",
    Function.LOGARITHM: "log",
    Function.NATURAL_LOGARITHM: "ln",
    Function.EXPONENTIAL: "exp",
    Function.ABSOLUTE: "nilai mutlak",
}
_LOOKS_GROUPED = Pattern(r"[1-9][0-9]{0,2},[0-9]{3}")
_PLAIN_WORDS = Pattern(r"[^\W\d_]{2,}(?: [^\W\d_]+)*")
_COUNT_INSIDE = pattern(r"\s" + words(*COUNT_HEADS))


class _Level(enum.IntEnum):
    """How tightly a text holds together."""

    SIGNED = 0
    SUM = 1
    PRODUCT = 2
    POWER = 3
    ATOM = 4


@frozen
class _Piece:
    text: str
    level: _Level
    divided: bool = False
    """A division stands bare in the text."""

    def within(self, least: _Level) -> str:
        """The text, in brackets unless it holds together at least as tightly as ``least``."""
        return self.text if self.level >= least else f"({self.text})"


def to_text(tree: Node, name: Callable[[str], str] | None = None) -> str:
    """``tree`` in words; ``name`` gives the text for a label, which is the label itself unless told otherwise.

    >>> to_text(Percentage(Binary(Operator.DIVIDE, Reference("desa tertib"), Reference("Jumlah desa"))))
    'desa tertib dibagi Jumlah desa dikali 100 %'
    """
    write_label = name or quoted

    def combine(node: Node, below: tuple[_Piece, ...]) -> _Piece:
        match node:
            case Number():
                return _number(node)
            case Reference(label=label):
                return _Piece(write_label(label), _Level.ATOM)
            case Binary(operator=operator, right=right):
                return _binary(operator, below[0], below[1], by_number=isinstance(right, Number))
            case Negative():
                return _Piece(f"-({below[0].text})", _Level.SIGNED)
            case Percentage():
                return _Piece(f"{below[0].within(_Level.PRODUCT)} dikali 100 %", _Level.PRODUCT)
            case Call(function=function):
                arguments = "; ".join(piece.within(_Level.SUM) for piece in below)
                return _Piece(f"{FUNCTION_WORDS[function]} ({arguments})", _Level.ATOM)
            case _:
                assert_never(node)

    return fold_up(tree, combine).text


def _binary(operator: Operator, left: _Piece, right: _Piece, by_number: bool) -> _Piece:
    word = OPERATOR_WORDS[operator]
    match operator:
        case Operator.ADD | Operator.SUBTRACT:
            # "A ditambah B dibagi C" is read both ways in offices; a product inside a sum never stands bare.
            return _Piece(f"{_term(left)} {word} {right.within(_Level.POWER)}", _Level.SUM)
        case Operator.MULTIPLY | Operator.DIVIDE:
            # "A dibagi B dikali C" as well: some mean A dibagi (B dikali C).
            before = f"({left.text})" if left.divided and not by_number else left.within(_Level.PRODUCT)
            divided = operator is Operator.DIVIDE or (left.divided and by_number)
            return _Piece(f"{before} {word} {right.within(_Level.POWER)}", _Level.PRODUCT, divided)
        case Operator.POWER:
            return _Piece(f"{left.within(_Level.ATOM)} {word} {right.within(_Level.ATOM)}", _Level.POWER)
        case _:
            assert_never(operator)


def _term(piece: _Piece) -> str:
    return f"({piece.text})" if piece.level is _Level.PRODUCT else piece.text


def _number(node: Number) -> _Piece:
    match node.notation:
        case Notation.PLAIN:
            value, sign = node.value, ""
        case Notation.POINTS:
            value, sign = node.value, " %"
        case Notation.SHARE:
            value, sign = node.value * 100, " %"
        case _:
            assert_never(node.notation)
    if (text := exact_number(abs(value))) is None:
        value = abs(value)
        text = f"{exact_number(Fraction(value.numerator))} dibagi {exact_number(Fraction(value.denominator))}"
        return _Piece(f"-({text}){sign}", _Level.SIGNED) if node.value < 0 else _Piece(f"({text}){sign}", _Level.ATOM)
    if _LOOKS_GROUPED.fullmatch(text):
        text += "0"  # 2,786 could be taken for 2.786
    return _Piece(f"-{text}{sign}", _Level.SIGNED) if value < 0 else _Piece(f"{text}{sign}", _Level.ATOM)


def quoted(label: str) -> str:
    """``label`` as it stands in a canonical text: bare where nothing in it could be taken for arithmetic, else quoted.

    >>> quoted("Jumlah desa"), quoted("desa per kecamatan")
    ('Jumlah desa', '"desa per kecamatan"')
    """
    tail = label.split(" ", 1)[0].casefold() in TAIL_WORDS  # "dikali Dalam ..." would be a verb
    counts = COUNT_HEAD.match(label) and _COUNT_INSIDE.search(label)  # two counts are a fraction that lost its bar
    if not (tail or counts) and _PLAIN_WORDS.fullmatch(label) and [token.kind for token in scan(label)] == [WORDS]:
        return label
    return f"“{label}”" if '"' in label else f'"{label}"'
