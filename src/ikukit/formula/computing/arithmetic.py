"""Arithmetic on exact numbers, one function a rule: what each operator and function gives, and where it gives nothing.

Numbers are folded: an integer numerator and a positive integer denominator, not always in lowest terms. What is
irrational is computed to ``DIGITS`` digits and marked as not exact. Nothing here knows trees, labels or texts.
"""

import math
from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_EVEN, Context, Decimal, DivisionByZero, InvalidOperation, Overflow
from fractions import Fraction
from typing import TypeAlias, assert_never

from ikukit.formula.computing.result import Status
from ikukit.formula.tree import Function, Operator

Quantity: TypeAlias = tuple[int, int, bool]
"""Numerator, denominator (positive), whether exact."""

DIGITS = 60
MAX_BITS = 1 << 17
"""Powers with more bits than this are approximated, approximations of that magnitude refused: computing never hangs."""

_MAX_EXPONENT = 40_000
"""Of ten, for approximations: about ``MAX_BITS`` bits."""
_ROUND_FROM_BITS = 512
_MAX_ROOT = 64
_NOISE = 10**50
_CONTEXT = Context(
    prec=DIGITS,
    rounding=ROUND_HALF_EVEN,
    Emin=-999_999,
    Emax=999_999,
    traps=[InvalidOperation, DivisionByZero, Overflow],
)
ZERO_DIVISOR = "zero-divisor"


class NoValueError(Exception):
    """The arithmetic gives no number: why, by its code in ``ikukit.refusals``, and the ``status`` of the result."""

    def __init__(self, refusal: str, status: Status = Status.UNDEFINED) -> None:
        self.refusal, self.status = refusal, status
        super().__init__(refusal)


def quantity(value: Fraction | int) -> Quantity:
    """An exact number, folded."""
    return value.numerator, value.denominator, True


def operate(operator: Operator, left: Quantity, right: Quantity) -> Quantity:
    """``left`` operator ``right``. Raises ``NoValueError`` where that is no number."""
    n1, d1, exact1 = left
    n2, d2, exact2 = right
    exact = exact1 and exact2
    match operator:
        case Operator.ADD:
            return _sum(n1, d1, n2, d2, exact)
        case Operator.SUBTRACT:
            return _sum(n1, d1, -n2, d2, exact)
        case Operator.MULTIPLY:
            return _tidy(n1 * n2, d1 * d2, exact)
        case Operator.DIVIDE:
            if not n2:
                raise NoValueError(ZERO_DIVISOR)
            return _tidy(n1 * d2, d1 * n2, exact) if n2 > 0 else _tidy(-n1 * d2, -d1 * n2, exact)
        case Operator.POWER:
            return _power(left, right)
        case _:
            assert_never(operator)


def negate(number: Quantity) -> Quantity:
    """Minus ``number``."""
    return -number[0], number[1], number[2]


def scale(number: Quantity, factor: int) -> Quantity:
    """``number`` times a whole ``factor``."""
    return _tidy(number[0] * factor, number[1], number[2])


def call(function: Function, arguments: Sequence[Quantity]) -> Quantity:
    """``function`` of ``arguments``. Raises ``NoValueError`` where that is no number."""
    first = arguments[0]
    match function:
        case Function.MEAN:
            total = first
            for argument in arguments[1:]:
                total = operate(Operator.ADD, total, argument)
            return operate(Operator.DIVIDE, total, (len(arguments), 1, True))
        case Function.MINIMUM | Function.MAXIMUM:
            choose = min if function is Function.MINIMUM else max
            numerator, denominator, _ = choose(arguments, key=lambda q: Fraction(q[0], q[1]))
            return numerator, denominator, all(exact for _, _, exact in arguments)
        case Function.ABSOLUTE:
            return abs(first[0]), first[1], first[2]
        case Function.ROOT:
            if first[0] < 0:
                raise NoValueError("negative-root")
            return _power(first, (1, 2, True))
        case Function.LOGARITHM:
            return _logarithm(first, base_ten=True)
        case Function.NATURAL_LOGARITHM:
            return _logarithm(first, base_ten=False)
        case Function.EXPONENTIAL:
            return (1, 1, first[2]) if not first[0] else _approximate(lambda: _CONTEXT.exp(_decimal(first)))
        case _:
            assert_never(function)


def _sum(n1: int, d1: int, n2: int, d2: int, exact: bool) -> Quantity:
    numerator = n1 + n2 if d1 == d2 else n1 * d2 + n2 * d1
    denominator = d1 if d1 == d2 else d1 * d2
    # What is left of two approximations that cancel is rounding noise; taken for a number it could become a divisor.
    if not exact and numerator and abs(numerator) * _NOISE < abs(n1) * (denominator // d1):
        return 0, 1, False
    return _tidy(numerator, denominator, exact)


def _tidy(numerator: int, denominator: int, exact: bool) -> Quantity:
    if exact or not numerator or denominator.bit_length() <= _ROUND_FROM_BITS:
        return numerator, denominator, exact
    return _approximate(lambda: _decimal((numerator, denominator, False)))


def _power(base: Quantity, exponent: Quantity) -> Quantity:
    n, d, exact = base
    e = Fraction(exponent[0], exponent[1])
    exact = exact and exponent[2]
    if not n:
        if e <= 0:
            raise NoValueError("power-of-zero")
        return 0, 1, exact
    if n < 0 and e.denominator != 1:
        raise NoValueError("fractional-power")
    if exact and (result := _exact_power(Fraction(n, d), e)) is not None:
        return quantity(result)
    sign = -1 if n < 0 and e.numerator % 2 else 1
    size = _decimal((abs(n), d, False))
    n, d, _ = _approximate(lambda: _CONTEXT.power(size, _decimal((e.numerator, e.denominator, False))))
    return sign * n, d, False


def _exact_power(base: Fraction, exponent: Fraction) -> Fraction | None:
    """``base`` to the ``exponent`` when that is rational and of bearable size, else None."""
    root = exponent.denominator
    if root > _MAX_ROOT:
        return None
    n, d = base.numerator, base.denominator
    if root > 1:
        whole_n, whole_d = _whole_root(n, root), _whole_root(d, root)
        if whole_n**root != n or whole_d**root != d:
            return None
        n, d = whole_n, whole_d
    if abs(n) == d == 1:
        return Fraction(n ** (exponent.numerator % 2))
    if max(n.bit_length(), d.bit_length()) * abs(exponent.numerator) > MAX_BITS:
        return None
    return Fraction(n, d) ** exponent.numerator


def _whole_root(number: int, degree: int) -> int:
    """The whole part of a root of a positive number, by Newton's rule."""
    if degree == 2:
        return math.isqrt(number)
    guess = 1 << -(-number.bit_length() // degree)
    while True:
        better = ((degree - 1) * guess + number // guess ** (degree - 1)) // degree
        if better >= guess:
            return guess
        guess = better


def _logarithm(number: Quantity, base_ten: bool) -> Quantity:
    n, d, exact = number
    if n <= 0:
        raise NoValueError("logarithm-of-nothing")
    if n == d:
        return 0, 1, exact
    result = _approximate(lambda: (_CONTEXT.log10 if base_ten else _CONTEXT.ln)(_decimal(number)))
    if base_ten and exact and result[1] == 1 and Fraction(10) ** result[0] == Fraction(n, d):
        return result[0], 1, True
    return result


def _decimal(number: Quantity) -> Decimal:
    return _CONTEXT.divide(Decimal(number[0]), Decimal(number[1]))


def _approximate(compute: Callable[[], Decimal]) -> Quantity:
    try:
        result: Decimal | None = compute()
    except Overflow:
        result = None
    if not result or abs(result.adjusted()) > _MAX_EXPONENT:
        raise NoValueError("result-too-large", Status.OUT_OF_RANGE)
    numerator, denominator = result.as_integer_ratio()
    return numerator, denominator, False
