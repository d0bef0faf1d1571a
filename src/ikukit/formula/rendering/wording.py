"""What numbers, functions and operators are called in renderings for people."""

from ikukit.formula.tree import Notation, Number
from ikukit.numbers import exact_number


def number_text(node: Number) -> tuple[str, bool]:
    """The size of a constant in Indonesian notation, and whether a percent sign belongs behind it."""
    percent = node.notation is not Notation.PLAIN
    size = abs(node.value) * (100 if node.notation is Notation.SHARE else 1)
    return exact_number(size) or f"{size.numerator}/{size.denominator}", percent
