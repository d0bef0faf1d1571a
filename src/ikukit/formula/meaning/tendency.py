"""Whether the value of a formula only rises or only falls while one variable grows: proved from the tree, not sampled.

For the formulas that ``fractional`` does not cover: minimum, maximum, roots, powers, products. Each part is followed
with the way it goes and the range it keeps to; where that leaves a doubt the answer is that nothing is known.
"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import assert_never

from attrs import frozen

from ikukit.formula.computing import arithmetic
from ikukit.formula.computing.arithmetic import NoValueError, Quantity
from ikukit.formula.tree import Binary, Call, Function, Negative, Node, Number, Operator, Percentage, Reference, fold_up


@frozen
class _Course:
    """How a part goes: ``way`` is 1 where it never falls, -1 where it never rises, 0 where it stays; its range."""

    way: int
    low: Fraction
    high: Fraction

    @property
    def varies(self) -> bool:
        return self.way != 0

    def turned(self) -> "_Course":
        return _Course(-self.way, -self.high, -self.low)


class _UnknownError(Exception):
    """Nothing is known."""


def tendency(
    tree: Node, label: str, numbers: Mapping[str, Fraction | int], low: Fraction, high: Fraction
) -> int | None:
    """1 where the value of ``tree`` never falls as ``label`` goes from ``low`` to ``high``, -1 where it never rises, 0
    where it stays the same; None where that is not known. Other than for None it has a value everywhere in between.

    >>> from ikukit.formula.parser import parse
    >>> tree = parse("minimum (A dibagi B dikali 100; 100)").tree
    >>> tendency(tree, "A", {"B": 4}, Fraction(0), Fraction(9)), tendency(tree, "B", {"A": 4}, Fraction(0), Fraction(9))
    (1, None)
    """

    def combine(node: Node, below: tuple[_Course, ...]) -> _Course:
        match node:
            case Number(value=value):
                return _Course(0, value, value)
            case Reference(label=name):
                value = Fraction(numbers[name]) if name != label else low
                return _Course(0, value, value) if name != label else _Course(1, low, high)
            case Negative():
                return below[0].turned()
            case Percentage():
                return _Course(below[0].way, below[0].low * 100, below[0].high * 100)
            case Binary(operator=operator):
                return _binary(operator, below[0], below[1])
            case Call(function=function):
                return _call(function, below)
            case _:
                assert_never(node)

    try:
        return fold_up(tree, combine).way
    except (_UnknownError, NoValueError):
        return None


def _binary(operator: Operator, left: _Course, right: _Course) -> _Course:
    match operator:
        case Operator.ADD:
            return _Course(_together(left, right), left.low + right.low, left.high + right.high)
        case Operator.SUBTRACT:
            return _binary(Operator.ADD, left, right.turned())
        case Operator.MULTIPLY:
            return _product(left, right)
        case Operator.DIVIDE:
            if right.low <= 0 <= right.high:
                raise _UnknownError
            return _product(left, _Course(-right.way, 1 / right.high, 1 / right.low))
        case Operator.POWER:
            return _power(left, right)
        case _:
            assert_never(operator)


def _together(*parts: _Course) -> int:
    """The way of several parts that go the same way."""
    ways = {part.way for part in parts if part.varies}
    if len(ways) > 1:
        raise _UnknownError
    return ways.pop() if ways else 0


def _product(left: _Course, right: _Course) -> _Course:
    ends = [one * other for one in (left.low, left.high) for other in (right.low, right.high)]
    if not left.varies or not right.varies:
        factor, part = (left, right) if not left.varies else (right, left)
        way = part.way * ((factor.low > 0) - (factor.low < 0))
    elif left.low >= 0 and right.low >= 0:
        way = _together(left, right)
    else:
        raise _UnknownError
    return _Course(way, min(ends), max(ends))


def _power(base: _Course, exponent: _Course) -> _Course:
    n = exponent.low
    odd = n.denominator == 1 and n.numerator % 2 == 1
    if exponent.varies or (base.varies and (n <= 0 or (base.low < 0 and not odd))):
        raise _UnknownError
    return _ends(base, lambda end: arithmetic.operate(Operator.POWER, end, arithmetic.quantity(n)))


def _call(function: Function, below: Sequence[_Course]) -> _Course:
    match function:
        case Function.MEAN | Function.MINIMUM | Function.MAXIMUM:
            low, high = (
                arithmetic.call(function, [arithmetic.quantity(end) for end in ends])
                for ends in ([part.low for part in below], [part.high for part in below])
            )
            return _Course(_together(*below), Fraction(low[0], low[1]), Fraction(high[0], high[1]))
        case Function.ABSOLUTE:
            if below[0].low >= 0:
                return below[0]
            if below[0].high <= 0:
                return below[0].turned()
            raise _UnknownError
        case Function.ROOT | Function.LOGARITHM | Function.NATURAL_LOGARITHM | Function.EXPONENTIAL:
            return _ends(below[0], lambda end: arithmetic.call(function, [end]))
        case _:
            assert_never(function)


def _ends(part: _Course, of: Callable[[Quantity], Quantity]) -> _Course:
    """What a function that never falls makes of ``part``."""
    low, high = (of(arithmetic.quantity(end)) for end in (part.low, part.high))
    return _Course(part.way, Fraction(low[0], low[1]), Fraction(high[0], high[1]))
