"""The shape of a formula: ratio, mean, sum, difference ... and its parts. Structure only; ``labels`` reads words.

A shape is what the arithmetic is, not what the indicator calls it: whether the two agree is for the checks.
"""

import enum
from fractions import Fraction

from attrs import frozen

from ikukit.formula.tree import Binary, Call, Function, Node, Number, Operator, Percentage, Reference, children, walk


class Shape(enum.Enum):
    """What a formula does, looking at its outermost arithmetic and through a scale."""

    VALUE = "value"
    """One quantity, nothing computed."""
    RATIO = "ratio"
    """One thing divided by another."""
    MEAN = "mean"
    """A sum divided by a number, or a mean that is called so."""
    SUM = "sum"
    DIFFERENCE = "difference"
    CHANGE = "change"
    """A difference divided by one of its sides: growth or decrease."""
    COMPLEMENT = "complement"
    """``1 - a/b``, ``100 % - p``."""
    WEIGHTED = "weighted"
    """A sum of products with numbers: an index."""
    PRODUCT = "product"
    OTHER = "other"


@frozen
class Ratio:
    """A division inside a formula.

    ``scaled``: it is brought to percent points; ``factor``: what else it is multiplied by.
    """

    numerator: Node
    denominator: Node
    scaled: bool = False
    factor: Fraction = Fraction(1)


@frozen
class Mean:
    """A sum of ``terms`` divided by ``divisor``."""

    terms: tuple[Node, ...]
    divisor: Number


def shape_of(tree: Node) -> Shape:
    """The shape of ``tree``."""
    core = _unscaled(tree)
    match core:
        case Reference():
            return Shape.VALUE
        case Call(function=Function.MEAN):
            return Shape.MEAN
        case Binary(operator=Operator.DIVIDE, left=left, right=right):
            return _division(left, right, core)
        case Binary(operator=Operator.SUBTRACT, left=left):
            return Shape.COMPLEMENT if isinstance(_unscaled(left), Number) else Shape.DIFFERENCE
        case Binary(operator=Operator.ADD):
            return _addition(core)
        case Binary(operator=Operator.MULTIPLY):
            return _multiplication(core)
        case Call(arguments=(only,)):
            return shape_of(only) if shape_of(only) in (Shape.DIFFERENCE, Shape.CHANGE) else Shape.OTHER
        case _:
            return Shape.OTHER


def _division(left: Node, right: Node, whole: Node) -> Shape:
    if mean_of(whole):
        return Shape.MEAN
    top = _unscaled(left)
    if isinstance(top, Call) and top.function is Function.ABSOLUTE:
        top = top.arguments[0]
    if isinstance(top, Binary) and top.operator is Operator.SUBTRACT:
        sides = (top.left, top.right)
        return Shape.CHANGE if right in sides else Shape.RATIO
    return Shape.OTHER if isinstance(_unscaled(right), Number) else Shape.RATIO


def _addition(tree: Node) -> Shape:
    terms = terms_of(tree)
    weighted = sum(_is_weighted(term) for term in terms)
    return Shape.WEIGHTED if weighted == len(terms) else Shape.SUM


def _is_weighted(term: Node) -> bool:
    if isinstance(term, Binary) and term.operator is Operator.ADD:
        return all(_is_weighted(part) for part in terms_of(term))
    return isinstance(term, Binary) and term.operator is Operator.MULTIPLY and weight_of(term) is not None


def _multiplication(tree: Binary) -> Shape:
    if mean_of(tree):
        return Shape.MEAN
    return Shape.PRODUCT


def weight_of(term: Node) -> Number | None:
    """The number that one side of a product is, when the other side holds a variable."""
    if not isinstance(term, Binary) or term.operator is not Operator.MULTIPLY:
        return None
    for side, other in ((term.left, term.right), (term.right, term.left)):
        if isinstance(side, Number) and any(isinstance(node, Reference) for node in walk(other)):
            return side
    return None


def terms_of(tree: Node) -> tuple[Node, ...]:
    """The terms of a sum, brackets aside, in the order of the text; ``(tree,)`` when it is no sum.

    >>> a, b, c = (Reference(label) for label in "abc")
    >>> terms_of(Binary(Operator.ADD, Binary(Operator.ADD, a, b), c)) == (a, b, c)
    True
    """
    found, stack = [], [tree]
    while stack:
        top = stack.pop()
        if isinstance(top, Binary) and top.operator is Operator.ADD:
            stack += [top.right, top.left]
        else:
            found.append(top)
    return tuple(found)


def mean_of(tree: Node) -> Mean | None:
    """The mean that ``tree`` is: a sum of two or more terms divided by a whole number, or ``1/n`` times the sum."""
    core = _unscaled(tree)
    if not isinstance(core, Binary):
        return None
    if core.operator is Operator.DIVIDE:
        return _mean(core.left, core.right)
    if core.operator is Operator.MULTIPLY:
        for side, other in ((core.left, core.right), (core.right, core.left)):
            if isinstance(side, Binary) and side.operator is Operator.DIVIDE and side.left == Number(Fraction(1)):
                return _mean(other, side.right)
    return None


def _mean(total: Node, divisor: Node) -> Mean | None:
    terms = terms_of(_unscaled(total))
    plain = all(not isinstance(term, Number) for term in terms)
    if len(terms) < 2 or not plain or not isinstance(divisor, Number) or divisor.value.denominator != 1:
        return None
    return Mean(terms, divisor)


def ratios_of(tree: Node) -> tuple[Ratio, ...]:
    """Every division of ``tree`` by something that is no constant, outermost first, each with its scale."""
    found = []
    stack: list[tuple[Node, bool, Fraction]] = [(tree, False, Fraction(1))]
    while stack:
        node, scaled, factor = stack.pop()
        match node:
            case Percentage(operand=operand):
                stack.append((operand, True, factor))
            case Binary(operator=Operator.MULTIPLY, left=Number(value=value), right=other):
                stack.append((other, scaled, factor * value))
            case Binary(operator=Operator.MULTIPLY, left=other, right=Number(value=value)):
                stack.append((other, scaled, factor * value))
            case Binary(operator=Operator.DIVIDE, left=left, right=right) if not isinstance(right, Number):
                inner = _unscaled(left)
                found.append(Ratio(inner, _unscaled(right), scaled or isinstance(left, Percentage), factor))
                stack += [(part, False, Fraction(1)) for part in (*children(right), *children(inner))]
            case _:
                stack += [(child, False, Fraction(1)) for child in reversed(children(node))]
    return tuple(found)


def _unscaled(tree: Node) -> Node:
    """``tree`` without percent scales and factors that are powers of ten round it."""
    while True:
        match tree:
            case Percentage(operand=operand):
                tree = operand
            case Binary(operator=Operator.MULTIPLY, left=left, right=Number(value=value)) if _is_scale(value):
                tree = left
            case Binary(operator=Operator.MULTIPLY, left=Number(value=value), right=right) if _is_scale(value):
                tree = right
            case _:
                return tree


def _is_scale(value: Fraction) -> bool:
    return value in (100, 1000, 10_000, 100_000, 1_000_000)
