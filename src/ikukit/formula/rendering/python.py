"""A tree as Python source: a function that computes exactly. It holds names made from a document, none of its words."""

from collections.abc import Mapping, Sequence

from ikukit.formula.rendering.infix import Notation, depth, write_infix
from ikukit.formula.tree import Binary, Call, Function, Node, Number, Operator, Reference, fold_up

_SIGNS = {
    Operator.ADD: " + ",
    Operator.SUBTRACT: " - ",
    Operator.MULTIPLY: " * ",
    Operator.DIVIDE: " / ",
}
_CALLS = {
    Function.MINIMUM: "min",
    Function.MAXIMUM: "max",
    Function.ABSOLUTE: "abs",
    Function.ROOT: "math.sqrt",
    Function.LOGARITHM: "math.log10",
    Function.NATURAL_LOGARITHM: "math.log",
    Function.EXPONENTIAL: "math.exp",
}
_POWER = """
def pangkat(dasar, eksponen):
    if (dasar < 0 and eksponen != int(eksponen)) or (dasar == 0 and eksponen <= 0):
        raise ValueError("pangkat tidak terdefinisi")
    return dasar ** eksponen

"""
_MOST_BRACKETS = 80
_MOST_LEVELS = 500
"""Python's own parser and compiler refuse sources that are somewhat deeper."""


def to_python(tree: Node, names: Mapping[str, str]) -> str:
    """Source of a function ``rumus`` of the variables, in order: exact numbers in, a Fraction out, a float after roots.

    The function raises ``ZeroDivisionError`` or ``ValueError`` where the arithmetic has no answer, ``TypeError`` for
    None. Raises ``ValueError`` for a tree too deep for Python's parser.
    """
    number = _exact_number if _divides_constants(tree) else _number
    expression = write_infix(tree, Notation(_SIGNS, number, names.__getitem__, _call, _power))
    if depth(expression) > _MOST_BRACKETS or fold_up(tree, lambda _, below: 1 + max(below, default=0)) > _MOST_LEVELS:
        raise ValueError("rumus terlalu dalam untuk Python")
    lines = ["import math"] if "math." in expression else []
    lines += ["from fractions import Fraction", ""]
    lines += _POWER.splitlines() if "pangkat(" in expression else []
    lines += ["", f"def rumus({', '.join(names.values())}):"]
    lines += [f"    {name} = Fraction({name})" for name in names.values()]
    return "\n".join([*lines, f"    return {expression}", ""])


def _number(node: Number) -> str:
    size = abs(node.value)
    return str(size.numerator) if size.denominator == 1 else f"Fraction({size.numerator}, {size.denominator})"


def _exact_number(node: Number) -> str:
    size = abs(node.value)
    return f"Fraction({size.numerator}, {size.denominator})"


def _divides_constants(tree: Node) -> bool:
    """Whether two sides of a division may both be whole numbers of Python, whose quotient is a float: ``1 / 3``, but
    also ``min(1, a) / 2``, where the smallest may be the constant.
    """
    found = False

    def is_fraction(node: Node, below: tuple[bool, ...]) -> bool:
        """Whether the value is a Fraction whatever the variables are."""
        nonlocal found
        inexact = isinstance(node, Binary) and node.operator in (Operator.DIVIDE, Operator.POWER)
        found = found or ((inexact or isinstance(node, Call)) and not any(below))
        if isinstance(node, Call) and node.function in (Function.MINIMUM, Function.MAXIMUM):
            return all(below)
        return isinstance(node, Reference) or any(below)

    fold_up(tree, is_fraction)
    return found


def _call(function: Function, arguments: Sequence[str]) -> str:
    if function is Function.MEAN:
        return f"(sum([{', '.join(arguments)}]) / {len(arguments)})"
    return f"{_CALLS[function]}({', '.join(arguments)})"


def _power(base: str, exponent: str, counting: bool) -> str:
    return f"{base} ** {exponent}" if counting else f"pangkat({base}, {exponent})"
