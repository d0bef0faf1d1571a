"""A tree as Python source of an expression over the columns of a dataframe, for polars and for narwhals.

The two libraries name alike what is needed here. Everything is computed in doubles; null stands for every gap. In
which order is told in ``quotient``.
"""

import json
from collections.abc import Mapping, Sequence
from typing import assert_never

from attrs import frozen

from ikukit.formula.rendering.infix import SIDES, Level, depth
from ikukit.formula.rendering.quotient import express
from ikukit.formula.tree import Function, Node, Operator, fold_up

PREFIXES = {"polars": "pl", "narwhals": "nw"}
"""What the libraries are called in the source: ``import polars as pl``, ``import narwhals as nw``."""

_LONGEST = 1_000_000
_MOST_BRACKETS = 80
_MOST_LEVELS = 400
"""Python's own parser, and the libraries, go through what they are given by recursion."""


def to_columns(tree: Node, names: Mapping[str, str], library: str) -> str:
    """Source of an expression over the columns ``names`` (by label): doubles, null for every gap.

    NaN and infinities in a column are no numbers, but pass through as they do in these libraries. Raises ``ValueError``
    for a tree too large or too deep.
    """
    levels = fold_up(tree, lambda _, below: 1 + max(below, default=0))
    source = express(tree, _Source(PREFIXES[library], names)).text if levels <= _MOST_LEVELS else ""
    if not source or depth(source) > _MOST_BRACKETS:
        raise ValueError("rumus terlalu dalam untuk sebuah ekspresi kolom")
    return source


@frozen
class _Piece:
    text: str
    level: Level = Level.ATOM
    number: float | None = None
    """The value of a plain number, which has no methods of an expression."""

    def __attrs_post_init__(self) -> None:
        if len(self.text) > _LONGEST:
            raise ValueError("rumus terlalu besar untuk sebuah ekspresi kolom")

    def within(self, least: Level) -> str:
        """The text, in brackets unless it holds together at least as tightly as ``least``."""
        return self.text if self.level >= least else f"({self.text})"

    @property
    def expression(self) -> str:
        """The text, tight enough to have a method called on it."""
        return self.within(Level.ATOM)


@frozen
class _Source:
    prefix: str
    names: Mapping[str, str]

    def column(self, label: str) -> _Piece:
        name = json.dumps(self.names[label], ensure_ascii=False)  # what JSON escapes Python reads alike
        return _Piece(f"{self.prefix}.col({name}).cast({self.prefix}.Float64)")

    def number(self, value: int) -> _Piece:
        return _Piece(repr(float(value)), Level.SIGNED if value < 0 else Level.ATOM, float(value))

    def alone(self, value: int) -> _Piece:
        return _Piece(f"{self.prefix}.lit({float(value)!r}, dtype={self.prefix}.Float64)")

    def gap(self) -> _Piece:
        return _Piece(f"{self.prefix}.lit(None, dtype={self.prefix}.Float64)")

    def operate(self, operator: Operator, left: _Piece, right: _Piece) -> _Piece:
        whole, first, second = SIDES[operator]
        return _Piece(f"{left.within(first)} {operator.value} {right.within(second)}", whole)

    def negative(self, operand: _Piece) -> _Piece:
        return _Piece(f"-{operand.expression}", Level.SIGNED)

    def divisor(self, operand: _Piece) -> _Piece:
        if operand.number is not None:
            return operand if operand.number else self.gap()
        return self._where(f"{operand.within(Level.SUM)} != 0", operand.text)

    def power(self, base: _Piece, exponent: _Piece, counting: bool) -> _Piece:
        x, y = base.expression, exponent.expression
        power = f"{x} ** {y}"
        if counting:
            return _Piece(power, Level.POWER)
        signs = f"({x} > 0) | (({x} == 0) & ({y} > 0)) | (({x} < 0) & ({y} == {y}.floor()))"
        return self._where(f"({signs}) & ~{y}.is_null()", power)

    def call(self, function: Function, arguments: Sequence[_Piece]) -> _Piece:
        first = arguments[0]
        x = first.expression
        match function:
            case Function.MINIMUM | Function.MAXIMUM:
                result = first
                for argument in arguments[1:]:
                    result = self._chosen(function, result, argument)
                return result
            case Function.ABSOLUTE:
                return _Piece(f"{x}.abs()")
            case Function.EXPONENTIAL:
                return _Piece(f"{x}.exp()")
            case Function.ROOT:
                return _Piece(f"{self._where(f'{x} >= 0', x).text}.sqrt()")
            case Function.LOGARITHM:
                return _Piece(f"{self._where(f'{x} > 0', x).text}.log(10)")
            case Function.NATURAL_LOGARITHM:
                return _Piece(f"{self._where(f'{x} > 0', x).text}.log()")
            case Function.MEAN:
                raise AssertionError("a mean is a sum and a division")
            case _:
                assert_never(function)

    def _chosen(self, function: Function, one: _Piece, other: _Piece) -> _Piece:
        """The smaller or larger one; null where either is null, which horizontal minima of the libraries pass over."""
        x, y = one.within(Level.SUM), other.within(Level.SUM)
        sign, rest = ("<=", ">") if function is Function.MINIMUM else (">=", "<")
        other_best = self._where(f"{x} {rest} {y}", other.text).text
        return _Piece(f"{self.prefix}.when({x} {sign} {y}).then({one.text}).otherwise({other_best})")

    def _where(self, condition: str, value: str) -> _Piece:
        return _Piece(f"{self.prefix}.when({condition}).then({value})")
