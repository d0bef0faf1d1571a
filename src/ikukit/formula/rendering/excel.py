"""A tree as a cell formula for Excel and LibreOffice, with the English function names that files store."""

from collections.abc import Mapping, Sequence

from ikukit.formula.rendering.infix import Notation, depth, write_infix
from ikukit.formula.tree import Function, Node, Number, Operator
from ikukit.numbers import exact_number

_SIGNS = {operator: operator.value for operator in Operator}
_CALLS = {
    Function.MEAN: "AVERAGE",
    Function.MINIMUM: "MIN",
    Function.MAXIMUM: "MAX",
    Function.ROOT: "SQRT",
    Function.LOGARITHM: "LOG10",
    Function.NATURAL_LOGARITHM: "LN",
    Function.EXPONENTIAL: "EXP",
    Function.ABSOLUTE: "ABS",
}
_MARKS = {"en": (",", "."), "id": (";", ",")}
"""What stands between arguments, and the decimal sign."""
_LONGEST = 8_192
_DEEPEST = 64
"""Characters and levels that Excel allows in a formula (Microsoft: Excel specifications and limits)."""


def to_excel(tree: Node, names: Mapping[str, str], separators: str = "en") -> str:
    """A cell formula; empty text where the cell of a variable holds no number, or where the arithmetic has no answer.

    An empty cell counts as 0 to Excel: without the check a missing value would make a wrong number. Raises
    ``ValueError`` for separators other than ``en`` and ``id``, and for a formula longer or deeper than Excel allows.
    """
    if separators not in _MARKS:
        raise ValueError(f'pemisah "{separators}" tidak dikenal; pilih "en" atau "id"')
    between, decimal = _MARKS[separators]

    def number(node: Number) -> str:
        size = abs(node.value)
        text = exact_number(size)
        if text is None:
            return f"({size.numerator}/{size.denominator})"
        return text.replace(".", "").replace(",", decimal)

    def call(function: Function, arguments: Sequence[str]) -> str:
        return f"{_CALLS[function]}({between.join(arguments)})"

    def power(base: str, exponent: str, counting: bool) -> str:
        if counting:
            return f"{base}^{exponent}"
        # Excel takes (-8)^(1/3) for -2, by a rule of its own for exponents near 1/3.
        broken = f"AND({base}<0{between}{exponent}<>INT({exponent}))"
        return f"IF({broken}{between}NA(){between}{base}^{exponent})"

    expression = write_infix(tree, Notation(_SIGNS, number, names.__getitem__, call, power))
    formula = f'IFERROR({expression}{between}"")'
    if names:
        counted = f"COUNT({between.join(names.values())})<{len(names)}"
        formula = f'IF({counted}{between}""{between}{formula})'
    if len(formula) >= _LONGEST or depth(formula) > _DEEPEST:
        raise ValueError("rumus terlalu panjang atau terlalu dalam untuk Excel")
    return f"={formula}"
