"""A tree as an expression of polars or narwhals: one builder for both, since they name the same things alike.

Every number is a double; null stands for every gap. In which order is told in ``ikukit.formula.rendering.quotient``.
"""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias, assert_never

from attrs import frozen

from ikukit.formula.rendering.quotient import express
from ikukit.formula.tree import Function, Node, Operator

Expression: TypeAlias = Any
"""A ``polars.Expr`` or ``narwhals.Expr``; the two have no type in common."""
Library: TypeAlias = Any
"""The module ``polars`` or ``narwhals``."""

_MOST_STEPS = 20_000
_DEEPEST = 400
"""Both libraries walk through expressions by recursion: what is deeper or larger would break them."""


def expression_of(tree: Node, library: Library, columns: Mapping[str, Expression]) -> Expression:
    """``tree`` over ``columns``: by label, doubles, null where there is no number.

    Raises ``ValueError`` for a tree too large for a column expression.
    """
    grown = express(tree, _Columns(library, columns))
    value = grown.value
    return _constant(library, value) if isinstance(value, float) else value


def _constant(library: Library, value: float | None) -> Expression:
    return library.lit(value, dtype=library.Float64())


@frozen(eq=False)
class _Grown:
    """An expression, or a plain number; how many steps it has and how deep they are.

    Compared by identity: what is asked whether two expressions are equal is an expression again.
    """

    value: Any
    steps: int = 1
    deep: int = 1

    def __attrs_post_init__(self) -> None:
        if self.steps > _MOST_STEPS or self.deep > _DEEPEST:
            raise ValueError("rumus terlalu besar untuk dihitung dalam tabel")


def _grown(value: Any, *parts: _Grown) -> _Grown:
    return _Grown(value, 1 + sum(part.steps for part in parts), 1 + max(part.deep for part in parts))


@frozen
class _Columns:
    library: Library
    columns: Mapping[str, Expression]

    def column(self, label: str) -> _Grown:
        return _Grown(self.columns[label])

    def number(self, value: int) -> _Grown:
        return _Grown(float(value))

    def alone(self, value: int) -> _Grown:
        return _Grown(_constant(self.library, float(value)))

    def gap(self) -> _Grown:
        return _Grown(_constant(self.library, None))

    def operate(self, operator: Operator, left: _Grown, right: _Grown) -> _Grown:
        x, y = left.value, right.value
        match operator:
            case Operator.ADD:
                return _grown(x + y, left, right)
            case Operator.SUBTRACT:
                return _grown(x - y, left, right)
            case Operator.MULTIPLY:
                return _grown(x * y, left, right)
            case Operator.DIVIDE:
                return _grown(x / y, left, right)
            case Operator.POWER:
                return _grown(x**y, left, right)
            case _:
                assert_never(operator)

    def negative(self, operand: _Grown) -> _Grown:
        return _grown(-operand.value, operand)

    def divisor(self, operand: _Grown) -> _Grown:
        x = operand.value
        if isinstance(x, float):
            return operand if x else self.gap()
        return _grown(self._where(x != 0, x), operand, operand)

    def power(self, base: _Grown, exponent: _Grown, counting: bool) -> _Grown:
        x, y = base.value, exponent.value
        if counting:
            return _grown(x**y, base, exponent)
        defined = (x > 0) | ((x == 0) & (y > 0)) | ((x < 0) & (y == y.floor()))
        defined = defined & ~y.is_null()  # to numpy 1 to the power of nothing is 1
        return _grown(self._where(defined, x**y), *[base, exponent] * 3)

    def call(self, function: Function, arguments: Sequence[_Grown]) -> _Grown:
        first = arguments[0]
        x = first.value
        match function:
            case Function.MINIMUM | Function.MAXIMUM:
                result = first
                for argument in arguments[1:]:
                    result = self._chosen(function, result, argument)
                return result
            case Function.ABSOLUTE:
                return _grown(x.abs(), first)
            case Function.EXPONENTIAL:
                return _grown(x.exp(), first)
            case Function.ROOT:
                return _grown(self._where(x >= 0, x).sqrt(), first, first)
            case Function.LOGARITHM:
                return _grown(self._where(x > 0, x).log(10), first, first)
            case Function.NATURAL_LOGARITHM:
                return _grown(self._where(x > 0, x).log(), first, first)
            case Function.MEAN:
                raise AssertionError("a mean is a sum and a division")
            case _:
                assert_never(function)

    def _chosen(self, function: Function, one: _Grown, other: _Grown) -> _Grown:
        """The smaller or larger one; null where either is null, which horizontal minima of the libraries pass over."""
        x, y = one.value, other.value
        best, rest = (x <= y, x > y) if function is Function.MINIMUM else (x >= y, x < y)
        return _grown(self.library.when(best).then(x).otherwise(self._where(rest, y)), *[one, other] * 3)

    def _where(self, condition: Expression, value: Expression) -> Expression:
        return self.library.when(condition).then(value)
