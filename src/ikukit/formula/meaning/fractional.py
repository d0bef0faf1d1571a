"""The value of a formula as a function of one of its variables, ``(a x + b) / (c x + d)``, where that is its form.

Nearly every formula of the field has it in each of its variables, so an equation for one of them is solved in one line.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import assert_never

from attrs import frozen

from ikukit.formula.computing import arithmetic
from ikukit.formula.computing.arithmetic import NoValueError
from ikukit.formula.tree import Binary, Call, Function, Negative, Node, Number, Operator, Percentage, Reference, fold_up


@frozen
class Fractional:
    """``(a x + b) / (c x + d)``; ``gaps`` are the values of x at which a divisor is 0."""

    a: Fraction
    b: Fraction
    c: Fraction = Fraction(0)
    d: Fraction = Fraction(1)
    gaps: frozenset[Fraction] = frozenset()

    @property
    def constant(self) -> Fraction | None:
        """Its value where x plays no part, else None."""
        return None if self.a or self.c else self.b / self.d

    @property
    def limit(self) -> Fraction | None:
        """What the value tends to as x grows without end; None where it grows without end itself."""
        if self.c:
            return self.a / self.c
        return None if self.a else self.b / self.d

    def turning_points(self, target: Fraction) -> tuple[Fraction, ...]:
        """The only values of x at which the value can pass ``target``: where it meets it, and the gaps."""
        slope, offset = self.a - target * self.c, self.b - target * self.d
        return (*([-offset / slope] if slope else ()), *sorted(self.gaps))


class _OtherFormError(Exception):
    """The formula has another form."""


def fractional(tree: Node, label: str, numbers: Mapping[str, Fraction | int]) -> Fractional | None:
    """The value of ``tree`` as a function of ``label``, with ``numbers`` for the others; None where it has another
    form. Raises ``NoValueError`` where there is no value whatever ``label`` is.

    >>> from ikukit.formula.parser import parse
    >>> found = fractional(parse("A dibagi (A ditambah B)").tree, "A", {"B": 3})
    >>> [str(coefficient) for coefficient in (found.a, found.b, found.c, found.d, *found.gaps)]
    ['1', '0', '1', '3', '-3']
    """

    def combine(node: Node, below: tuple[Fractional, ...]) -> Fractional:
        match node:
            case Number(value=value):
                return _fixed(value)
            case Reference(label=name):
                return Fractional(Fraction(1), Fraction(0)) if name == label else _fixed(Fraction(numbers[name]))
            case Negative():
                return _times(below[0], _fixed(Fraction(-1)))
            case Percentage():
                return _times(below[0], _fixed(Fraction(100)))
            case Binary(operator=operator):
                return _binary(operator, below[0], below[1])
            case Call(function=function):
                return _call(function, below)
            case _:
                assert_never(node)

    try:
        return fold_up(tree, combine)
    except _OtherFormError:
        return None


def _fixed(value: Fraction) -> Fractional:
    return Fractional(Fraction(0), value)


def _binary(operator: Operator, left: Fractional, right: Fractional) -> Fractional:
    match operator:
        case Operator.ADD:
            return _plus(left, right)
        case Operator.SUBTRACT:
            return _plus(left, _times(right, _fixed(Fraction(-1))))
        case Operator.MULTIPLY:
            return _times(left, right)
        case Operator.DIVIDE:
            return _times(left, _turned(right))
        case Operator.POWER:
            return left if right.constant == 1 else _computed(left, right, operator=operator)
        case _:
            assert_never(operator)


def _call(function: Function, below: Sequence[Fractional]) -> Fractional:
    if function is not Function.MEAN:
        return _computed(*below, function=function)
    total = below[0]
    for part in below[1:]:
        total = _plus(total, part)
    return _times(total, _fixed(Fraction(1, len(below))))


def _computed(*parts: Fractional, operator: Operator | None = None, function: Function | None = None) -> Fractional:
    """An operation on parts in which x plays no role."""
    constants = [arithmetic.quantity(part.constant) for part in parts if part.constant is not None]
    if len(constants) < len(parts):
        raise _OtherFormError
    value = arithmetic.operate(operator, *constants) if operator else None
    if value is None:
        assert function is not None
        value = arithmetic.call(function, constants)
    return Fractional(Fraction(0), Fraction(value[0], value[1]), gaps=_gaps(*parts))


def _gaps(*parts: Fractional) -> frozenset[Fraction]:
    return frozenset[Fraction]().union(*(part.gaps for part in parts))


def _plus(left: Fractional, right: Fractional) -> Fractional:
    if (left.c, left.d) != (right.c, right.d):
        left, right = _over(right, left), _over(left, right)
    if (left.c, left.d) != (right.c, right.d):
        raise _OtherFormError
    return Fractional(left.a + right.a, left.b + right.b, left.c, left.d, _gaps(left, right))


def _over(divisor: Fractional, part: Fractional) -> Fractional:
    """``part``, where it is a constant, written over the divisor of ``divisor``."""
    if part.constant is None:
        return part
    return Fractional(part.constant * divisor.c, part.constant * divisor.d, divisor.c, divisor.d, part.gaps)


def _times(left: Fractional, right: Fractional) -> Fractional:
    if (left.a and right.a) or (left.c and right.c):
        raise _OtherFormError
    over = left.a * right.b + right.a * left.b, left.b * right.b
    under = left.c * right.d + right.c * left.d, left.d * right.d
    return _normal(over, under, _gaps(left, right))


def _turned(part: Fractional) -> Fractional:
    """One divided by ``part``."""
    if not part.a and not part.b:
        raise NoValueError(arithmetic.ZERO_DIVISOR)
    gap = {-part.b / part.a} if part.a else set()
    return _normal((part.c, part.d), (part.a, part.b), part.gaps | gap)


def _normal(over: tuple[Fraction, Fraction], under: tuple[Fraction, Fraction], gaps: frozenset[Fraction]) -> Fractional:
    """The same with a divisor ``x + d`` or 1, so that equal divisors look alike."""
    unit = under[0] or under[1]
    a, b, c, d = (number / unit for number in (*over, *under))
    if c and b == a * d:  # x plays no part
        a, b, c, d = Fraction(0), a, Fraction(0), Fraction(1)
    return Fractional(a, b, c, d, gaps)
