"""A tree as LaTeX for mathematics mode: divisions as fractions, labels as text, numbers in Indonesian notation."""

import re
from collections.abc import Sequence

from ikukit.formula.rendering.infix import Notation, write_infix
from ikukit.formula.rendering.wording import number_text
from ikukit.formula.tree import Function, Node, Number, Operator

_SIGNS = {Operator.ADD: " + ", Operator.SUBTRACT: " - ", Operator.MULTIPLY: r" \times "}
_CALLS = {
    Function.MEAN: r"\mathrm{rata\text{-}rata}",
    Function.MINIMUM: r"\min",
    Function.MAXIMUM: r"\max",
    Function.LOGARITHM: r"\log",
    Function.NATURAL_LOGARITHM: r"\ln",
    Function.EXPONENTIAL: r"\exp",
}
_ESCAPES = {
    "\\": r"\textbackslash{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    **{sign: f"\\{sign}" for sign in "{}$&#_%"},
}
_SYMBOL = re.compile("[A-Za-z]")


def to_latex(tree: Node) -> str:
    """LaTeX without dollar signs round it.

    >>> from ikukit.formula.tree import Binary, Percentage, Reference
    >>> ratio = Binary(Operator.DIVIDE, Reference("desa tertib"), Reference("Jumlah desa"))
    >>> print(to_latex(Percentage(ratio)))
    \\frac{\\text{desa tertib}}{\\text{Jumlah desa}} \\times 100\\,\\%
    """
    notation = Notation(
        _SIGNS,
        _number,
        _name,
        _call,
        lambda base, exponent, counting: f"{base}^{{{exponent}}}",
        hundred=r"100\,\%",
        brackets=(r"\left(", r"\right)"),
        fraction=r"\frac{{{}}}{{{}}}".format,
        raised=True,
    )
    return write_infix(tree, notation)


def _number(node: Number) -> str:
    text, percent = number_text(node)
    digits = text.replace(".", "{.}").replace(",", "{,}")  # in mathematics mode both marks carry space behind them
    return rf"{digits}\,\%" if percent else digits


def _name(label: str) -> str:
    if _SYMBOL.fullmatch(label):
        return label
    return rf"\text{{{latex_text(label)}}}"


def latex_text(words: str) -> str:
    """``words`` as LaTeX reads them outside mathematics."""
    return "".join(_ESCAPES.get(char, char) for char in words)


def _call(function: Function, arguments: Sequence[str]) -> str:
    if function is Function.ROOT:
        return rf"\sqrt{{{arguments[0]}}}"
    if function is Function.ABSOLUTE:
        return rf"\left|{arguments[0]}\right|"
    return rf"{_CALLS[function]}\left({'; '.join(arguments)}\right)"
