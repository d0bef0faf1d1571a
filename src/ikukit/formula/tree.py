"""The expression tree: data only. What a node means is told elsewhere, one meaning a module.

Every node is frozen, knows the ``span`` of its words in the formula text, and compares without it.
"""

import enum
from collections.abc import Iterator
from fractions import Fraction
from typing import TypeAlias

from attrs import field, frozen

from ikukit.source import Span

_NOWHERE = Span(0, 0)


def _span() -> Span:
    return field(default=_NOWHERE, eq=False, repr=False, kw_only=True)  # type: ignore[no-any-return]


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
    EXPONENTIAL = "exp"
    ABSOLUTE = "abs"


class Notation(enum.Enum):
    """How a number stands in the text: plain; a percent meant as a share (weight ``30 %`` = 0,3); a percent meant as
    percent points (``100 % - persentase A``: 100)."""

    PLAIN = "plain"
    SHARE = "share"
    POINTS = "points"


@frozen
class Number:
    """A constant. ``value`` is what is computed with: 3/10 for a weight of 30 %, 100 for 100 percent points."""

    value: Fraction
    notation: Notation = Notation.PLAIN
    span: Span = _span()


@frozen
class Reference:
    """The use of a variable: its label as first written in the formula, white space folded."""

    label: str
    span: Span = _span()


@frozen
class Binary:
    """``left`` operator ``right``."""

    operator: Operator
    left: "Node"
    right: "Node"
    span: Span = _span()


@frozen
class Negative:
    """Minus ``operand``."""

    operand: "Node"
    span: Span = _span()


@frozen
class Percentage:
    """``operand`` scaled to percent points: its value times 100, unit ``persen``.

    What ``x 100``, ``x 100 %``, ``dikali 100 persen`` and ``dinyatakan dalam persen`` say, wherever they stand;
    ``factor_span`` is where the text says it.
    """

    operand: "Node"
    factor_span: Span = field(default=_NOWHERE, eq=False, repr=False, kw_only=True)
    span: Span = _span()


@frozen
class Call:
    """A function of one or more arguments."""

    function: Function
    arguments: tuple["Node", ...]
    span: Span = _span()


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
