"""How far a computation in doubles may be from the exact value of a tree: what two ways of computing may differ by."""

from collections.abc import Mapping
from fractions import Fraction

from ikukit.formula.tree import Binary, Call, Function, Negative, Node, Number, Operator, Percentage, Reference, walk

IN_DOUBLES = Fraction(1, 2**45)
SMOOTH = {Function.MEAN, Function.MINIMUM, Function.MAXIMUM, Function.ABSOLUTE}


def computable(tree: Node) -> bool:
    """Without roots and logarithms: for these, how doubles err is not told by the simple bound below."""
    return not any(isinstance(node, Call) and node.function not in SMOOTH for node in walk(tree))


class Unsure(Exception):
    """Doubles cannot tell whether a divisor is 0."""


def bound(node: Node, values: Mapping[str, Fraction]) -> tuple[Fraction, Fraction]:
    """The exact value and how far a computation in doubles may be from it; ZeroDivisionError where there is none."""

    def rounded(value: Fraction, error: Fraction) -> tuple[Fraction, Fraction]:
        whole = value.denominator == 1 and abs(value) < 2**53 and not error
        return value, Fraction() if whole else error + abs(value) * IN_DOUBLES

    match node:
        case Number(value=value):
            return rounded(value, Fraction())
        case Reference(label=label):
            return rounded(values[label], Fraction())
        case Negative(operand=operand):
            value, error = bound(operand, values)
            return -value, error
        case Percentage(operand=operand):
            value, error = bound(operand, values)
            return rounded(value * 100, error * 100)
        case Binary(operator=Operator.POWER, left=left, right=right):
            value, error = bound(left, values)
            exponent = int(bound(right, values)[0])
            largest = (abs(value) + error) ** exponent
            return rounded(value**exponent, largest - abs(value) ** exponent)
        case Binary(operator=operator, left=left, right=right):
            (x, ex), (y, ey) = bound(left, values), bound(right, values)
            match operator:
                case Operator.ADD:
                    return rounded(x + y, ex + ey)
                case Operator.SUBTRACT:
                    return rounded(x - y, ex + ey)
                case Operator.MULTIPLY:
                    return rounded(x * y, abs(x) * ey + abs(y) * ex + ex * ey)
                case _:
                    if ey and abs(y) <= 2 * ey:
                        raise Unsure
                    return rounded(x / y, (ex * abs(y) + ey * abs(x)) / (abs(y) * (abs(y) - ey)))
        case Call(function=function, arguments=arguments):
            parts = [bound(argument, values) for argument in arguments]
            numbers, error = [value for value, _ in parts], max(error for _, error in parts)
            if function is Function.MEAN:
                size = sum(map(abs, numbers), Fraction())
                return rounded(sum(numbers, Fraction()) / len(numbers), error + size * IN_DOUBLES)
            if function is Function.ABSOLUTE:
                return abs(numbers[0]), error
            return (min(numbers) if function is Function.MINIMUM else max(numbers)), error


def renamed(tree: Node, names: Mapping[str, str]) -> Node:
    """The tree with other labels."""
    match tree:
        case Reference(label=label):
            return Reference(names[label])
        case Binary(operator=operator, left=left, right=right):
            return Binary(operator, renamed(left, names), renamed(right, names))
        case Negative(operand=operand):
            return Negative(renamed(operand, names))
        case Percentage(operand=operand):
            return Percentage(renamed(operand, names))
        case Call(function=function, arguments=arguments):
            return Call(function, tuple(renamed(argument, names) for argument in arguments))
        case _:
            return tree
