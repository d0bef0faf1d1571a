"""What is left of a tree when variables without a value are left out: the meaning of ``GapPolicy.SKIP``.

The rules, for all ways to compute: a sum is the sum of the terms that are there, a mean their mean. Numbers written in
the formula are always there, but at least one term with a variable must be. A sum with weights (``0,4 x A + 0,6 x B``)
needs all its terms: without one the weights no longer make a whole. Everything else (a difference, a product, a
ratio, a function) is there when all its parts are.
"""

from collections.abc import Container, Sequence
from fractions import Fraction

from attrs import evolve, frozen

from ikukit.formula.meaning.shapes import mean_of, weight_of
from ikukit.formula.tree import (
    Binary,
    Call,
    Function,
    Negative,
    Node,
    Number,
    Operator,
    Percentage,
    Reference,
    fold_up,
    walk,
)

_SCALES = frozenset(map(Fraction, (100, 1000, 10_000, 100_000, 1_000_000)))


def without(tree: Node, absent: Container[str]) -> Node | None:
    """``tree`` without what the labels ``absent`` are needed for; None when nothing is left that may be computed.

    >>> from ikukit import parse
    >>> tree = parse("(Nilai A + Nilai B + Nilai C) dibagi 3").tree
    >>> rest = without(tree, {"Nilai B"})
    >>> rest.left.left.label, rest.left.right.label, rest.right.value
    ('Nilai A', 'Nilai C', Fraction(2, 1))
    """

    def combine(node: Node, below: tuple[_Piece, ...]) -> _Piece:
        if isinstance(node, Binary) and node.operator is Operator.ADD:
            below[0].terms.extend(below[1].terms)
            return _Piece(node, below[0].terms)
        return _Piece(node, [_settled(node, [_total(piece) for piece in below], absent)])

    return _total(fold_up(tree, combine)).after


def is_weighted(term: Node) -> bool:
    """Whether a term of a sum is a product with a weight; ``x 100``, ``x 1.000`` are scales."""
    weight = weight_of(term)
    return weight is not None and weight.value not in _SCALES


@frozen
class _Term:
    """A node as it stood and what is left of it; ``count``: how many terms are left of a sum, scales aside."""

    before: Node
    after: Node | None
    count: int = 1


@frozen
class _Piece:
    """A node whose sum is not made yet: its terms, one where it is no sum."""

    node: Node
    terms: list[_Term]


def _total(piece: _Piece) -> _Term:
    """The sum of the terms that are there."""
    terms = piece.terms
    if len(terms) == 1:
        return terms[0]
    left = [term.after for term in terms if term.after is not None]
    gone = len(left) < len(terms)
    if gone and (any(is_weighted(term.before) for term in terms) or not any(map(_varies, left))):
        return _Term(piece.node, None)
    total = left[0]
    for term in left[1:]:
        total = Binary(Operator.ADD, total, term, span=piece.node.span)
    return _Term(piece.node, total, len(left))


def _varies(node: Node) -> bool:
    return any(isinstance(part, Reference) for part in walk(node))


def _settled(node: Node, below: Sequence[_Term], absent: Container[str]) -> _Term:
    """What is left of a node that is no sum."""
    parts = tuple(part.after for part in below if part.after is not None)
    complete = len(parts) == len(below)
    if isinstance(node, Call) and node.function is Function.MEAN:
        return _Term(node, evolve(node, arguments=parts) if complete or any(map(_varies, parts)) else None)
    if not complete or (isinstance(node, Reference) and node.label in absent):
        return _Term(node, None)
    match node:
        case Binary():
            return _binary(node, below, parts)
        case Percentage():
            return _Term(node, evolve(node, operand=parts[0]), below[0].count)
        case Negative():
            return _Term(node, evolve(node, operand=parts[0]))
        case Call():
            return _Term(node, evolve(node, arguments=parts))
        case _:
            return _Term(node, node)


def _binary(node: Binary, below: Sequence[_Term], parts: Sequence[Node]) -> _Term:
    left, right = parts
    mean = mean_of(node) if node.operator in (Operator.DIVIDE, Operator.MULTIPLY) else None
    nth = mean.divisor if mean is not None and mean.divisor.value == len(mean.terms) else None
    match node:
        case Binary(operator=Operator.MULTIPLY, right=Number(value=value)) if value in _SCALES:
            return _Term(node, evolve(node, left=left), below[0].count)
        case Binary(operator=Operator.MULTIPLY, left=Number(value=value)) if value in _SCALES:
            return _Term(node, evolve(node, right=right), below[1].count)
        case Binary(right=Number() as divisor) if divisor is nth:
            return _Term(node, evolve(node, left=left, right=_number(divisor, below[0].count)))
        case Binary(left=Binary(right=Number() as divisor) as share) if divisor is nth:
            return _Term(node, evolve(node, left=evolve(share, right=_number(divisor, below[1].count)), right=right))
        case Binary(right=Binary(right=Number() as divisor) as share) if divisor is nth:
            return _Term(node, evolve(node, left=left, right=evolve(share, right=_number(divisor, below[0].count))))
        case _:
            return _Term(node, evolve(node, left=left, right=right))


def _number(divisor: Number, count: int) -> Number:
    """The divisor of a mean is the number of terms that are left."""
    return evolve(divisor, value=Fraction(count))
