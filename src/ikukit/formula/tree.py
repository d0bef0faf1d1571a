"""The expression tree: data only. What a node means is told elsewhere, one meaning a module.

Every node is frozen, knows the ``span`` of its words in the formula text, and compares without it.
"""

import enum
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import TypeAlias, TypeVar

from attrs import evolve, field, frozen

from ikukit.source import Span

_NOWHERE = Span(0, 0)
_T = TypeVar("_T")


class Operator(enum.Enum):
    """The binary operators, by their sign."""

    ADD = "+"
    SUBTRACT = "-"
    MULTIPLY = "*"
    DIVIDE = "/"
    POWER = "^"


class Function(enum.Enum):
    """The functions that formula texts write out."""

    MEAN = "mean"
    MINIMUM = "min"
    MAXIMUM = "max"
    ROOT = "sqrt"
    LOGARITHM = "log"
    """To base 10, as Indonesian texts mean a ``log`` without a base."""
    NATURAL_LOGARITHM = "ln"
    EXPONENTIAL = "exp"
    ABSOLUTE = "abs"


class Notation(enum.Enum):
    """How a number stands in the text: plain; a percent meant as a share (weight ``30 %`` = 0,3); a percent meant as
    percent points (``100 % - persentase A``: 100)."""

    PLAIN = "plain"
    SHARE = "share"
    POINTS = "points"


class _Compared:
    """Equality and hash by content, without recursion: a sum of a thousand terms is a tree a thousand levels deep."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Compared):
            return NotImplemented
        return self is other or _contents(self) == _contents(other)

    def __hash__(self) -> int:
        return hash(_contents(self))


@frozen(eq=False)
class Number(_Compared):
    """A constant. ``value`` is what is computed with: 3/10 for a weight of 30 %, 100 for 100 percent points."""

    value: Fraction
    notation: Notation = Notation.PLAIN
    span: Span = field(default=_NOWHERE, repr=False, kw_only=True)


@frozen(eq=False)
class Reference(_Compared):
    """The use of a variable: its label as first written in the formula, white space folded."""

    label: str
    span: Span = field(default=_NOWHERE, repr=False, kw_only=True)


@frozen(eq=False)
class Binary(_Compared):
    """``left`` operator ``right``."""

    operator: Operator
    left: "Node"
    right: "Node"
    span: Span = field(default=_NOWHERE, repr=False, kw_only=True)


@frozen(eq=False)
class Negative(_Compared):
    """Minus ``operand``."""

    operand: "Node"
    span: Span = field(default=_NOWHERE, repr=False, kw_only=True)


@frozen(eq=False)
class Percentage(_Compared):
    """``operand`` scaled to percent points: its value times 100, unit ``persen``.

    What ``x 100``, ``x 100 %``, ``dikali 100 persen`` and ``dinyatakan dalam persen`` say, wherever they stand;
    ``factor_span`` is where the text says it.
    """

    operand: "Node"
    factor_span: Span = field(default=_NOWHERE, repr=False, kw_only=True)
    span: Span = field(default=_NOWHERE, repr=False, kw_only=True)


@frozen(eq=False)
class Call(_Compared):
    """A function of one or more arguments."""

    function: Function
    arguments: tuple["Node", ...]
    span: Span = field(default=_NOWHERE, repr=False, kw_only=True)


Node: TypeAlias = Number | Reference | Binary | Negative | Percentage | Call


def children(node: Node) -> tuple[Node, ...]:
    """The nodes directly below ``node``, in the order of the text."""
    match node:
        case Binary(left=left, right=right):
            return left, right
        case Negative(operand=operand) | Percentage(operand=operand):
            return (operand,)
        case Call(arguments=arguments):
            return arguments
        case _:
            return ()


def walk(node: Node) -> Iterator[Node]:
    """``node`` and all nodes below it, parents first, in the order of the text. Safe on trees of any depth."""
    stack = [node]
    while stack:
        top = stack.pop()
        yield top
        stack.extend(reversed(children(top)))


def moved(tree: Node, move: Callable[[Span], Span]) -> Node:
    """``tree`` with every span replaced by ``move(span)``."""

    def combine(node: Node, below: tuple[Node, ...]) -> Node:
        span = move(node.span)
        match node:
            case Number(value=value, notation=notation):
                return Number(value, notation, span=span)
            case Reference(label=label):
                return Reference(label, span=span)
            case Binary(operator=operator):
                return Binary(operator, below[0], below[1], span=span)
            case Negative():
                return Negative(below[0], span=span)
            case Percentage(factor_span=factor):
                return Percentage(below[0], factor_span=move(factor), span=span)
            case Call(function=function):
                return Call(function, below, span=span)

    return fold_up(tree, combine)


def relabelled(tree: Node, name: Callable[[str], str]) -> Node:
    """``tree`` with every label replaced by ``name(label)``; spans stay.

    >>> relabelled(Negative(Reference("A")), str.lower)
    Negative(operand=Reference(label='a'))
    """

    def combine(node: Node, below: tuple[Node, ...]) -> Node:
        match node:
            case Reference(label=label):
                return evolve(node, label=name(label))
            case Binary():
                return evolve(node, left=below[0], right=below[1])
            case Call():
                return evolve(node, arguments=below)
            case Percentage() | Negative():
                return evolve(node, operand=below[0])
            case Number():
                return node

    return fold_up(tree, combine)


def fold_up(node: Node, combine: Callable[[Node, tuple[_T, ...]], _T]) -> _T:
    """What ``combine`` gives for the top, from each node and what it gave for its children; leaves first.

    Safe on trees of any depth.

    >>> fold_up(Negative(Reference("A")), lambda node, below: 1 + sum(below))
    2
    """
    order, stack = [], [node]
    while stack:
        part = stack.pop()
        below = children(part)
        order.append((part, len(below)))
        stack.extend(below)
    results: list[_T] = []
    for part, count in reversed(order):
        if count:
            operands = tuple(results[-count:])
            del results[-count:]
            results.append(combine(part, operands))
        else:
            results.append(combine(part, ()))
    return results[0]


def _contents(node: object) -> tuple[tuple[object, ...], ...]:
    """What equal trees share: kinds, own values and number of children, parents first."""
    assert isinstance(node, Number | Reference | Binary | Negative | Percentage | Call)
    return tuple(map(_content, walk(node)))


def _content(node: Node) -> tuple[object, ...]:
    match node:
        case Number(value=value, notation=notation):
            return Number, value, notation
        case Reference(label=label):
            return Reference, label
        case Binary(operator=operator):
            return Binary, operator
        case Call(function=function, arguments=arguments):
            return Call, function, len(arguments)
        case _:
            return (type(node),)
