"""Between which values the result of a formula must lie, when its words say that a part is divided by its whole."""

from collections.abc import Mapping
from fractions import Fraction
from typing import TypeAlias

from ikukit.formula.meaning.relations import Relation, relation
from ikukit.formula.tree import Binary, Node, Number, Operator, Percentage, Reference

Range: TypeAlias = tuple[Fraction, Fraction]
"""Least and greatest value, both possible."""


_SHARE = Fraction(0), Fraction(1)


def range_of(tree: Node, meanings: Mapping[str, str] | None) -> Range | None:
    """The range of the value of ``tree``; None when nothing is known. ``meanings``: definitions of symbols, by label.

    Where ``meanings`` is None no words are read, and every quotient of two variables is taken for a part of a whole:
    it lies within the true one, if there is one.

    >>> desa, tertib = Reference("Jumlah desa"), Reference("Jumlah desa tertib")
    >>> range_of(Percentage(Binary(Operator.DIVIDE, tertib, desa)), {})
    (Fraction(0, 1), Fraction(100, 1))
    """
    match tree:
        case Percentage(operand=operand):
            return _times(range_of(operand, meanings), Fraction(100))
        case Binary(operator=Operator.MULTIPLY, left=left, right=Number(value=factor)) if factor > 0:
            return _times(range_of(left, meanings), factor)
        case Binary(operator=Operator.MULTIPLY, left=Number(value=factor), right=right) if factor > 0:
            return _times(range_of(right, meanings), factor)
        case Binary(operator=Operator.SUBTRACT, left=Number(value=whole), right=right):
            inner = range_of(right, meanings)
            return (whole - inner[1], whole - inner[0]) if inner else None
        case Binary(operator=Operator.DIVIDE, left=Percentage(operand=part), right=whole):
            return _times(range_of(Binary(Operator.DIVIDE, part, whole), meanings), Fraction(100))
        case Binary(operator=Operator.DIVIDE, left=Reference(label=part), right=Reference(label=whole)):
            if meanings is None:
                return _SHARE
            found = relation(meanings.get(part) or part, meanings.get(whole) or whole)
            return _SHARE if found in (Relation.PART_OF, Relation.WIDER) else None
        case _:
            return None


def _times(inner: Range | None, factor: Fraction) -> Range | None:
    return (inner[0] * factor, inner[1] * factor) if inner else None
