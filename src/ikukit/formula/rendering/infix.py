"""Trees as expressions with signs between operands: where brackets stand is settled here, once for all languages.

A language says in its ``Notation`` how it writes numbers, names, functions and signs. Products bind tighter than sums
everywhere, and operations of one rank go from left to right.
"""

import enum
from collections.abc import Callable, Mapping, Sequence
from typing import assert_never

from attrs import frozen

from ikukit.formula.tree import (
    Binary,
    Call,
    Function,
    Negative,
    Node,
    Number,
    Operator,
    Percentage,
    Reference,
    fold_up,
)


class Level(enum.IntEnum):
    """How tightly an expression holds together."""

    SIGNED = 0
    SUM = 1
    PRODUCT = 2
    POWER = 3
    ATOM = 4


SIDES = {
    Operator.ADD: (Level.SUM, Level.SUM, Level.PRODUCT),
    Operator.SUBTRACT: (Level.SUM, Level.SUM, Level.PRODUCT),
    Operator.MULTIPLY: (Level.PRODUCT, Level.PRODUCT, Level.POWER),
    Operator.DIVIDE: (Level.PRODUCT, Level.PRODUCT, Level.POWER),
}
"""How tightly the whole holds together, and its operands have to."""


@frozen
class Notation:
    """How a language writes the parts of an expression; texts that come in are expressions of the language.

    ``number`` writes the size of a number, its sign stands before it. ``hundred`` is what a percentage is multiplied
    with. ``power`` gets base, exponent and whether the exponent is a whole number above 0. ``fraction``, where a
    language has one, holds its operands without brackets, and so does a ``raised`` exponent.
    """

    signs: Mapping[Operator, str]
    number: Callable[[Number], str]
    name: Callable[[str], str]
    call: Callable[[Function, Sequence[str]], str]
    power: Callable[[str, str, bool], str]
    hundred: str = "100"
    minus: str = "-"
    brackets: tuple[str, str] = ("(", ")")
    fraction: Callable[[str, str], str] | None = None
    raised: bool = False


@frozen
class _Piece:
    text: str
    level: Level
    counting: bool = False
    """A whole number above 0."""


def write_infix(tree: Node, notation: Notation) -> str:
    """``tree`` as an expression; brackets stand where precedence or the order of operations needs them."""

    def combine(node: Node, below: tuple[_Piece, ...]) -> _Piece:
        match node:
            case Number(value=value):
                text = notation.number(node)
                counting = value > 0 and value.denominator == 1
                return _negative(notation, text) if value < 0 else _Piece(text, Level.ATOM, counting)
            case Reference(label=label):
                return _Piece(notation.name(label), Level.ATOM)
            case Binary(operator=operator):
                return _binary(notation, operator, below[0], below[1])
            case Negative():
                return _negative(notation, _within(notation, below[0], Level.ATOM))
            case Percentage():
                hundred = _Piece(notation.hundred, Level.ATOM)
                return _binary(notation, Operator.MULTIPLY, below[0], hundred)
            case Call(function=function):
                return _Piece(notation.call(function, [piece.text for piece in below]), Level.ATOM)
            case _:
                assert_never(node)

    return fold_up(tree, combine).text


def _within(notation: Notation, piece: _Piece, least: Level) -> str:
    """The text, in brackets unless it holds together at least as tightly as ``least``."""
    if piece.level >= least:
        return piece.text
    opening, closing = notation.brackets
    return f"{opening}{piece.text}{closing}"


def _negative(notation: Notation, text: str) -> _Piece:
    return _Piece(f"{notation.minus}{text}", Level.SIGNED)


def _binary(notation: Notation, operator: Operator, left: _Piece, right: _Piece) -> _Piece:
    if operator is Operator.DIVIDE and notation.fraction:
        return _Piece(notation.fraction(left.text, right.text), Level.POWER)
    if operator is Operator.POWER:
        # Languages differ on -2^2 and on 2^3^2: neither is ever written without brackets.
        exponent = right.text if notation.raised else _within(notation, right, Level.ATOM)
        power = notation.power(_within(notation, left, Level.ATOM), exponent, right.counting)
        return _Piece(power, Level.POWER)
    sign = notation.signs[operator]
    if operator in (Operator.ADD, Operator.SUBTRACT):
        text = f"{_within(notation, left, Level.SUM)}{sign}{_within(notation, right, Level.PRODUCT)}"
        return _Piece(text, Level.SUM)
    text = f"{_within(notation, left, Level.PRODUCT)}{sign}{_within(notation, right, Level.POWER)}"
    return _Piece(text, Level.PRODUCT)


def depth(expression: str) -> int:
    """How many levels of brackets an expression has."""
    level = deepest = 0
    for char in expression:
        level += (char in "([") - (char in ")]")
        deepest = max(deepest, level)
    return deepest
