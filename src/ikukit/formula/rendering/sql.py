"""A tree as an SQL expression for one row of a table whose columns hold the variables.

Everything is computed in doubles; NULL stands for every gap. Constants are gathered into one factor, so that whole
numbers in a table stay whole until the last division and a zero divisor is seen for what it is.
"""

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import assert_never

from attrs import evolve, frozen

from ikukit.formula.arithmetic import NoValueError
from ikukit.formula.evaluator import constant_value
from ikukit.formula.rendering.infix import Level
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

_LONGEST = 1_000_000
_WHOLE = 1 << 53
"""Whole numbers up to here are doubles without rounding."""


@frozen
class Dialect:
    """What differs between databases. ``column`` makes a double of a quoted column, NULL where it holds no number.

    ``skips_null`` tells that LEAST and GREATEST pass over NULL instead of giving it.
    """

    column: str
    double: str = "DOUBLE"
    quote: str = '"'
    least: str = "LEAST"
    greatest: str = "GREATEST"
    skips_null: bool = True


DIALECTS: Mapping[str, Dialect] = {
    "duckdb": Dialect("CAST({} AS DOUBLE)"),
    "postgresql": Dialect("CAST({} AS DOUBLE PRECISION)", double="DOUBLE PRECISION"),
    "spark": Dialect("CAST({} AS DOUBLE)", quote="`"),
    "sqlite": Dialect(
        # SQLite keeps texts in columns of numbers and takes them for 0
        "CASE WHEN typeof({0}) IN ('integer', 'real') THEN CAST({0} AS REAL) END",
        double="REAL",
        least="MIN",
        greatest="MAX",
        skips_null=False,
    ),
}


@frozen
class _Part:
    """An expression ``top * factor`` divided by ``bottoms``, each NULL and never 0; an empty top is "1"."""

    top: str
    level: Level = Level.ATOM
    factor: Fraction = Fraction(1)
    bottoms: tuple[str, ...] = ()

    @property
    def constant(self) -> Fraction | None:
        """The value, where no variable is in it."""
        return self.factor if self.top == "1" and not self.bottoms else None


_NULL = _Part("NULL")


def to_sql(tree: Node, names: Mapping[str, str], dialect: str = "duckdb") -> str:
    """An expression over the columns ``names`` (by label), NULL where a value is missing or there is no answer.

    Raises ``ValueError`` for a dialect that is not known and for a formula too large to be an expression.
    """
    if dialect not in DIALECTS:
        raise ValueError(f'dialek SQL "{dialect}" tidak dikenal; pilih salah satu: {", ".join(DIALECTS)}')
    writer = _Writer(DIALECTS[dialect], names)
    return writer.argument(fold_up(tree, writer.combine))


@frozen
class _Writer:
    dialect: Dialect
    names: Mapping[str, str]

    def combine(self, node: Node, below: tuple[_Part, ...]) -> _Part:
        known = [part.constant for part in below if part.constant is not None]
        if isinstance(node, Number) or (below and len(known) == len(below)):
            return _constant(node, known)
        part = self._operation(node, below)
        if len(part.top) > _LONGEST:
            raise ValueError("rumus terlalu besar untuk SQL")
        return part

    def _operation(self, node: Node, below: tuple[_Part, ...]) -> _Part:
        match node:
            case Reference(label=label):
                quote = self.dialect.quote
                name = quote + self.names[label].replace(quote, quote * 2) + quote
                return _Part(self.dialect.column.format(name))
            case Negative():
                return evolve(below[0], factor=-below[0].factor)
            case Percentage():
                return evolve(below[0], factor=below[0].factor * 100)
            case Binary(operator=Operator.POWER):
                return _Part(self._power(below[0], below[1]))
            case Binary(operator=operator):
                return _binary(operator, below[0], below[1])
            case Call(function=Function.MEAN):
                total = below[0]
                for part in below[1:]:
                    total = _sum("+", total, part)
                return evolve(total, factor=total.factor / len(below))
            case Call(function=function):
                return _Part(self._call(function, [self.argument(part) for part in below]))
            case Number():
                return _constant(node, ())
            case _:
                assert_never(node)

    def argument(self, part: _Part) -> str:
        """The expression alone, a double whatever it holds."""
        if part.constant is not None:
            part = evolve(part, top=f"CAST({_digits(part.factor.numerator)} AS {self.dialect.double})")
            part = evolve(part, factor=Fraction(1, part.factor.denominator))
        return _plain(part).top

    def _call(self, function: Function, arguments: Sequence[str]) -> str:
        first = arguments[0]
        match function:
            case Function.MINIMUM | Function.MAXIMUM:
                name = self.dialect.least if function is Function.MINIMUM else self.dialect.greatest
                call = f"{name}({', '.join(arguments)})"
                if not self.dialect.skips_null:
                    return call
                present = " AND ".join(f"({argument}) IS NOT NULL" for argument in arguments)
                return f"CASE WHEN {present} THEN {call} END"
            case Function.ABSOLUTE:
                return f"ABS({first})"
            case Function.EXPONENTIAL:
                return f"EXP({first})"
            case Function.ROOT:
                return f"CASE WHEN {first} >= 0 THEN SQRT({first}) END"
            case Function.LOGARITHM:
                return f"CASE WHEN {first} > 0 THEN LOG10({first}) END"
            case Function.NATURAL_LOGARITHM:
                return f"CASE WHEN {first} > 0 THEN LN({first}) END"
            case Function.MEAN:
                return f"(({') + ('.join(arguments)})) / {len(arguments)}"
            case _:
                assert_never(function)

    def _power(self, base: _Part, exponent: _Part) -> str:
        x, y = self.argument(base), self.argument(exponent)
        power = f"POWER({x}, {y})"
        if exponent.constant is not None and exponent.constant.denominator == 1 and exponent.constant > 0:
            return power
        defined = f"{x} > 0 OR ({x} = 0 AND {y} > 0) OR ({x} < 0 AND {y} = FLOOR({y}))"
        return f"CASE WHEN {defined} THEN {power} END"


def _constant(node: Node, operands: Sequence[Fraction]) -> _Part:
    try:
        value = constant_value(node, operands)
        exact = max(abs(value.numerator), value.denominator) <= _WHOLE
        return _Part("1", factor=value if exact else Fraction(float(value)))
    except NoValueError:
        return _NULL
    except OverflowError:
        raise ValueError("rumus memuat angka yang terlalu besar untuk SQL") from None


def _binary(operator: Operator, left: _Part, right: _Part) -> _Part:
    if operator in (Operator.ADD, Operator.SUBTRACT):
        return _sum(operator.value, left, right)
    if operator is Operator.MULTIPLY:
        return _product(left, right)
    if right.factor == 0:
        return _NULL
    guarded = () if right.top == "1" else (f"NULLIF({right.top}, 0)",)
    level = Level.PRODUCT if len(right.bottoms) > 1 else Level.ATOM
    return _product(left, _Part(" * ".join(right.bottoms) or "1", level, 1 / right.factor, guarded))


def _product(left: _Part, right: _Part) -> _Part:
    factors = [part for part in (left, right) if part.top != "1"]
    product = _Part("1", factor=left.factor * right.factor, bottoms=left.bottoms + right.bottoms)
    if len(factors) < 2:
        return evolve(product, top=factors[0].top, level=factors[0].level) if factors else product
    top = f"{_within(left, Level.PRODUCT)} * {_within(right, Level.POWER)}"
    return evolve(product, top=top, level=Level.PRODUCT)


def _sum(sign: str, left: _Part, right: _Part) -> _Part:
    if left.bottoms != right.bottoms:
        left, right = _undivided(left), _undivided(right)
    common = math.lcm(left.factor.denominator, right.factor.denominator)
    first, second = (_weighted(part, int(part.factor * common)) for part in (left, right))
    top = f"{_within(first, Level.SUM)} {sign} {_within(second, Level.PRODUCT)}"
    return _Part(top, Level.SUM, Fraction(1, common), left.bottoms)


def _weighted(part: _Part, number: int) -> _Part:
    """The top of ``part`` times a whole number."""
    if part.top == "1":
        return _Part(_digits(number), Level.SIGNED if number < 0 else Level.ATOM)
    if number == 1:
        return _Part(part.top, part.level)
    if number == -1:
        return _Part(f"-{_within(part, Level.ATOM)}", Level.SIGNED)
    digits = f"({_digits(number)})" if number < 0 else _digits(number)
    return _Part(f"{_within(part, Level.PRODUCT)} * {digits}", Level.PRODUCT)


def _undivided(part: _Part) -> _Part:
    """The same with its division written out; what is left of the factor is one over a whole number."""
    if not part.bottoms:
        return part
    rest = Fraction(1, part.factor.denominator)
    return evolve(_divided(_weighted(part, part.factor.numerator), part.bottoms), factor=rest)


def _plain(part: _Part) -> _Part:
    """The same as an expression alone."""
    under = (_digits(part.factor.denominator),) if part.factor.denominator != 1 else ()
    return _divided(_weighted(part, part.factor.numerator), part.bottoms + under)


def _divided(over: _Part, under: Sequence[str]) -> _Part:
    if not under:
        return over
    bottom = under[0] if len(under) == 1 else f"({' * '.join(under)})"
    return _Part(f"{_within(over, Level.PRODUCT)} / {bottom}", Level.PRODUCT)


def _digits(number: int) -> str:
    """A whole number; beyond the reach of doubles the nearest one."""
    return str(number) if abs(number) <= _WHOLE else repr(float(number))


def _within(part: _Part, least: Level) -> str:
    return part.top if part.level >= least else f"({part.top})"
