"""A tree as one expression over columns of doubles, in any language that computes a whole column at once.

Constants are gathered into one factor, so that whole numbers in a table stay whole until the last division; every
divisor is guarded, so that a zero divisor is seen for what it is and gives nothing. How a language writes an operation
is told by its ``Language``; what stands for a gap there (``NULL``) goes through every operation of it.
"""

import math
from collections.abc import Sequence
from fractions import Fraction
from typing import Generic, Protocol, TypeVar, assert_never

from attrs import evolve, frozen

from ikukit.formula.computing.arithmetic import NoValueError
from ikukit.formula.computing.evaluator import constant_value
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

WHOLE = 1 << 53
"""Whole numbers up to here are doubles without rounding."""

T = TypeVar("T")


class Language(Protocol[T]):
    """How a language writes the parts of an expression; ``T`` is what it writes."""

    def column(self, label: str) -> T:
        """The doubles of a variable, nothing where it has no number."""

    def number(self, value: int) -> T:
        """A whole number as an operand; beyond ``WHOLE`` the nearest double."""

    def alone(self, value: int) -> T:
        """A whole number as a double by itself."""

    def gap(self) -> T:
        """Nothing, on every row."""

    def operate(self, operator: Operator, left: T, right: T) -> T:
        """Sum, difference, product or quotient; the divisor of a quotient is never 0."""

    def negative(self, operand: T) -> T:
        """Minus an operand."""

    def divisor(self, operand: T) -> T:
        """An operand, nothing where it is 0."""

    def power(self, base: T, exponent: T, counting: bool) -> T:
        """A power, nothing where there is none; the exponent is a whole number above 0 where ``counting``."""

    def call(self, function: Function, arguments: Sequence[T]) -> T:
        """A function, nothing where it has no value or an argument is nothing; never the mean."""


@frozen
class _Part(Generic[T]):
    """``top * factor`` divided by ``bottoms``, each guarded; a top of None is 1."""

    top: T | None = None
    factor: Fraction = Fraction(1)
    bottoms: tuple[T, ...] = ()

    @property
    def constant(self) -> Fraction | None:
        """The value, where no variable is in it."""
        return self.factor if self.top is None and not self.bottoms else None


def express(tree: Node, language: Language[T]) -> T:
    """``tree`` as an expression of ``language``. Raises ``ValueError`` for numbers that no double can hold."""
    writer = _Writer(language)
    return writer.alone(fold_up(tree, writer.combine))


@frozen
class _Writer(Generic[T]):
    language: Language[T]

    def combine(self, node: Node, below: tuple[_Part[T], ...]) -> _Part[T]:
        known = [part.constant for part in below if part.constant is not None]
        if isinstance(node, Number) or (below and len(known) == len(below)):
            return self._constant(node, known)
        match node:
            case Reference(label=label):
                return _Part(self.language.column(label))
            case Negative():
                return evolve(below[0], factor=-below[0].factor)
            case Percentage():
                return evolve(below[0], factor=below[0].factor * 100)
            case Binary(operator=Operator.POWER):
                return _Part(self._power(below[0], below[1]))
            case Binary(operator=operator):
                return self._binary(operator, below[0], below[1])
            case Call(function=Function.MEAN):
                total = below[0]
                for part in below[1:]:
                    total = self._sum(Operator.ADD, total, part)
                return evolve(total, factor=total.factor / len(below))
            case Call(function=function):
                return _Part(self.language.call(function, [self.alone(part) for part in below]))
            case _:
                assert_never(node)

    def alone(self, part: _Part[T]) -> T:
        """The expression alone, a double whatever it holds."""
        if part.constant is not None:
            whole, under = part.factor.numerator, part.factor.denominator
            part = _Part(self.language.alone(whole), Fraction(1, under))
        over = self._weighted(part, part.factor.numerator)
        divides = (self.language.number(part.factor.denominator),) if part.factor.denominator != 1 else ()
        return self._divided(over, part.bottoms + divides)

    def _constant(self, node: Node, operands: Sequence[Fraction]) -> _Part[T]:
        try:
            value = constant_value(node, operands)
            exact = max(abs(value.numerator), value.denominator) <= WHOLE
            return _Part(factor=value if exact else Fraction(float(value)))
        except NoValueError:
            return _Part(self.language.gap())
        except OverflowError:
            raise ValueError("rumus memuat angka yang terlalu besar untuk dihitung dalam kolom") from None

    def _power(self, base: _Part[T], exponent: _Part[T]) -> T:
        constant = exponent.constant
        counting = constant is not None and constant.denominator == 1 and constant > 0
        return self.language.power(self.alone(base), self.alone(exponent), counting)

    def _binary(self, operator: Operator, left: _Part[T], right: _Part[T]) -> _Part[T]:
        if operator in (Operator.ADD, Operator.SUBTRACT):
            return self._sum(operator, left, right)
        if operator is Operator.MULTIPLY:
            return self._product(left, right)
        if right.factor == 0:
            return _Part(self.language.gap())
        guarded = () if right.top is None else (self.language.divisor(right.top),)
        top = self._multiplied(right.bottoms) if right.bottoms else None
        return self._product(left, _Part(top, 1 / right.factor, guarded))

    def _product(self, left: _Part[T], right: _Part[T]) -> _Part[T]:
        tops = [part.top for part in (left, right) if part.top is not None]
        top = self._multiplied(tops) if tops else None
        return _Part(top, left.factor * right.factor, left.bottoms + right.bottoms)

    def _sum(self, operator: Operator, left: _Part[T], right: _Part[T]) -> _Part[T]:
        if left.bottoms != right.bottoms:
            left, right = self._undivided(left), self._undivided(right)
        common = math.lcm(left.factor.denominator, right.factor.denominator)
        first, second = (self._weighted(part, int(part.factor * common)) for part in (left, right))
        return _Part(self.language.operate(operator, first, second), Fraction(1, common), left.bottoms)

    def _weighted(self, part: _Part[T], weight: int) -> T:
        """The top of ``part`` times a whole number."""
        if part.top is None:
            return self.language.number(weight)
        if weight == 1:
            return part.top
        if weight == -1:
            return self.language.negative(part.top)
        return self.language.operate(Operator.MULTIPLY, part.top, self.language.number(weight))

    def _undivided(self, part: _Part[T]) -> _Part[T]:
        """The same with its division written out; what is left of the factor is one over a whole number."""
        if not part.bottoms:
            return part
        top = self._divided(self._weighted(part, part.factor.numerator), part.bottoms)
        return _Part(top, Fraction(1, part.factor.denominator))

    def _divided(self, over: T, under: Sequence[T]) -> T:
        return self.language.operate(Operator.DIVIDE, over, self._multiplied(under)) if under else over

    def _multiplied(self, factors: Sequence[T]) -> T:
        product = factors[0]
        for factor in factors[1:]:
            product = self.language.operate(Operator.MULTIPLY, product, factor)
        return product
