"""A tree as an SQL expression for one row of a table whose columns hold the variables.

Everything is computed in doubles; NULL stands for every gap. In which order is told in ``quotient``.
"""

from collections.abc import Mapping, Sequence
from typing import assert_never

from attrs import frozen

from ikukit.formula.rendering.infix import SIDES, Level
from ikukit.formula.rendering.quotient import WHOLE, express
from ikukit.formula.tree import Function, Node, Operator

_LONGEST = 1_000_000


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

    def quoted(self, name: str) -> str:
        """A name as the database wants it written."""
        return self.quote + name.replace(self.quote, self.quote * 2) + self.quote


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


def to_sql(tree: Node, names: Mapping[str, str], dialect: str = "duckdb") -> str:
    """An expression over the columns ``names`` (by label), NULL where a value is missing or there is no answer.

    Raises ``ValueError`` for a dialect that is not known and for a formula too large to be an expression.
    """
    if dialect not in DIALECTS:
        raise ValueError(f'dialek SQL "{dialect}" tidak dikenal; pilih salah satu: {", ".join(DIALECTS)}')
    chosen = DIALECTS[dialect]
    return express_in_sql(tree, {k: chosen.column.format(chosen.quoted(name)) for k, name in names.items()}, chosen)


def express_in_sql(tree: Node, columns: Mapping[str, str], dialect: Dialect) -> str:
    """An expression over ``columns``: by label, expressions that give a double or NULL and need no brackets.

    Raises ``ValueError`` for a formula too large to be an expression.
    """
    return express(tree, _Sql(dialect, columns)).text


@frozen
class _Piece:
    text: str
    level: Level = Level.ATOM

    def __attrs_post_init__(self) -> None:
        if len(self.text) > _LONGEST:
            raise ValueError("rumus terlalu besar untuk SQL")

    def within(self, least: Level) -> str:
        """The text, in brackets unless it holds together at least as tightly as ``least``."""
        return self.text if self.level >= least else f"({self.text})"


@frozen
class _Sql:
    dialect: Dialect
    columns: Mapping[str, str]

    def column(self, label: str) -> _Piece:
        return _Piece(self.columns[label])

    def number(self, value: int) -> _Piece:
        return _Piece(_digits(value), Level.SIGNED if value < 0 else Level.ATOM)

    def alone(self, value: int) -> _Piece:
        return _Piece(f"CAST({_digits(value)} AS {self.dialect.double})")

    def gap(self) -> _Piece:
        return _Piece("NULL")

    def operate(self, operator: Operator, left: _Piece, right: _Piece) -> _Piece:
        whole, first, second = SIDES[operator]
        return _Piece(f"{left.within(first)} {operator.value} {right.within(second)}", whole)

    def negative(self, operand: _Piece) -> _Piece:
        return _Piece(f"-{operand.within(Level.ATOM)}", Level.SIGNED)

    def divisor(self, operand: _Piece) -> _Piece:
        return _Piece(f"NULLIF({operand.text}, 0)")

    def power(self, base: _Piece, exponent: _Piece, counting: bool) -> _Piece:
        x, y = base.text, exponent.text
        power = f"POWER({x}, {y})"
        if counting:
            return _Piece(power)
        defined = f"{x} > 0 OR ({x} = 0 AND {y} > 0) OR ({x} < 0 AND {y} = FLOOR({y}))"
        return _Piece(f"CASE WHEN {defined} THEN {power} END")

    def call(self, function: Function, arguments: Sequence[_Piece]) -> _Piece:
        return _Piece(self._call(function, [argument.text for argument in arguments]))

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


def _digits(number: int) -> str:
    """A whole number; beyond the reach of doubles the nearest one."""
    return str(number) if abs(number) <= WHOLE else repr(float(number))
