"""Formulas too wide for a page: long names become letters, with a list of what the letters stand for."""

from collections.abc import Iterator
from string import ascii_uppercase

from attrs import frozen

from ikukit.formula.formula import Formula
from ikukit.formula.tree import Binary, Node, Operator, Reference, fold_up, relabelled

_WIDEST = 110
"""Letters side by side that a line has room for."""
_FEW = 2
"""With so many variables names stay: a fraction of two long names is still read at a glance."""
_SHORT = 3
"""Names this short stay as they are."""


@frozen
class Lettered:
    """A tree to be drawn, and what each letter in it stands for."""

    tree: Node
    legend: tuple[tuple[str, str], ...] = ()


def letter(formula: Formula) -> Lettered:
    """The tree of ``formula``, its long names as letters where it is too wide. Symbols of the text are explained too.

    >>> from ikukit.formula.parser import parse
    >>> letter(parse("A/B x 100 %, dimana A = jumlah desa tertib, B = jumlah desa")).legend
    (('A', 'jumlah desa tertib'), ('B', 'jumlah desa'))
    """
    symbols = {one.label: one.meaning for one in formula.variables if one.meaning}
    if len(formula.variables) <= _FEW or _width(formula.tree) <= _WIDEST:
        return Lettered(formula.tree, tuple(symbols.items()))
    labels = [one.label for one in formula.variables]
    free = _letters({label.casefold() for label in labels})
    names = {label: label if len(label) <= _SHORT else next(free) for label in labels}
    legend = [(name, label) for label, name in names.items() if name != label]
    return Lettered(relabelled(formula.tree, names.__getitem__), (*symbols.items(), *legend))


def _letters(taken: set[str]) -> Iterator[str]:
    rounds = ("", *(str(number) for number in range(1, 10_000)))
    return (name for suffix in rounds for sign in ascii_uppercase if (name := sign + suffix).casefold() not in taken)


def _width(tree: Node) -> int:
    def combine(node: Node, below: tuple[int, ...]) -> int:
        if isinstance(node, Reference):
            return len(node.label)
        if isinstance(node, Binary) and node.operator is Operator.DIVIDE:
            return max(below)
        return sum(below) + 4

    return fold_up(tree, combine)
