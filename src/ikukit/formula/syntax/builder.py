"""Tokens and the steps of their parse to the tree. One function for each rule of the grammar, under the rule's name."""

import re
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import TypeAlias

from ikukit.errors import FormulaError
from ikukit.formula.draft import Draft
from ikukit.formula.syntax.grammar import Program
from ikukit.formula.tokens.lexer import Token
from ikukit.formula.tree import (
    Binary,
    Call,
    Function,
    Negative,
    Node,
    Notation,
    Number,
    Operator,
    Percentage,
    Reference,
    fold_up,
)
from ikukit.numbers import exact_number, read_number
from ikukit.source import Span, fold

Built: TypeAlias = "Node | Token"
_WORD_NUMBERS = {
    "dua": 2,
    "tiga": 3,
    "empat": 4,
    "lima": 5,
    "enam": 6,
    "tujuh": 7,
    "delapan": 8,
    "sembilan": 9,
    "sepuluh": 10,
    "seratus": 100, "seribu": 1000, "sepuluh ribu": 10_000, "seratus ribu": 100_000, "satu juta": 1_000_000,
}  # fmt: skip
_FUNCTIONS = (
    ("akar", Function.ROOT), ("√", Function.ROOT), ("sqrt", Function.ROOT), ("ln", Function.NATURAL_LOGARITHM),
    ("log", Function.LOGARITHM), ("exp", Function.EXPONENTIAL), ("nilai mutlak", Function.ABSOLUTE),
    ("abs", Function.ABSOLUTE), ("|", Function.ABSOLUTE), ("ma", Function.MAXIMUM), ("mi", Function.MINIMUM),
)  # fmt: skip


class Builder:
    """Builds the tree of one draft.

    ``labels`` joins uses of one variable that differ in case only; ``leading`` are factors of 100 that stand before
    what they scale; ``grouped`` is what stood in brackets.
    """

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.labels: dict[str, str] = {}
        self.leading: set[Span] = set()
        self.grouped: list[Node] = []

    def build(self, program: Program, tokens: Sequence[Token]) -> Node:
        """The tree that ``program`` makes of ``tokens``."""
        results: list[Built] = []
        for rule, below in program:
            children = [tokens[c] if c >= 0 else results[-1 - c] for c in below]
            results.append(_RULES[rule](self, children))
        return as_node(results[-1])

    def label(self, words: str) -> str:
        """The label for ``words``: that of the first use, which may differ in case; short symbols keep their case."""
        key = words if len(words) <= 3 and " " not in words else words.casefold()
        return self.labels.setdefault(key, words)


def as_node(built: Built) -> Node:
    assert not isinstance(built, Token)
    return built


def _whole(children: Sequence[Built]) -> Span:
    """From the first to the last word of all children: a factor may stand before the denominator it follows in the
    tree."""
    starts = [child.start if isinstance(child, Token) else child.span.start for child in children]
    ends = [child.end if isinstance(child, Token) else child.span.end for child in children]
    return Span(min(starts), max(ends))


def _nodes(children: Sequence[Built]) -> list[Node]:
    return [child for child in children if not isinstance(child, Token)]


def _binary(operator: Operator) -> "Callable[[Builder, Sequence[Built]], Node]":
    def make(builder: Builder, children: Sequence[Built]) -> Node:
        left, right = _nodes(children)
        return Binary(operator, left, right, span=_whole(children))

    return make


def _start(builder: Builder, children: Sequence[Built]) -> Node:
    return as_node(children[0])


def _group(builder: Builder, children: Sequence[Built]) -> Node:
    node = as_node(children[1])
    builder.grouped.append(node)
    return node


def _number(builder: Builder, children: Sequence[Built]) -> Node:
    token = children[0]
    assert isinstance(token, Token)
    return Number(_value(builder.draft, token), span=Span(token.start, token.end))


def _percent(builder: Builder, children: Sequence[Built]) -> Node:
    """A percent is a share until it is added to or subtracted from something: see ``settle_percents``."""
    token = children[0]
    assert isinstance(token, Token)
    return Number(_value(builder.draft, token) / 100, Notation.SHARE, span=Span(token.start, token.end))


def _value(draft: Draft, token: Token) -> Fraction:
    words = re.sub(r"\s*(?:%|‰|permil|per\s?mil+e?)$|\s*\([^()]*\)", "", draft.words(token), flags=re.IGNORECASE)
    plain = words.casefold().removesuffix("persen").removesuffix("prosen").strip()
    if plain in _WORD_NUMBERS:
        return Fraction(_WORD_NUMBERS[plain])
    if plain[:1] in "li" and set(plain[1:]) <= {"0", "o"}:
        return Fraction(100)
    try:
        numeral = read_number(plain)
    except ValueError as error:
        raise FormulaError(
            "formula-number-unreadable", draft.text, Span(token.start, token.end), words=words
        ) from error
    if numeral.doubtful:
        draft.note("number-ambiguous", token.start, token.end, value=exact_number(numeral.value) or str(numeral.value))
    return numeral.value


def _reference(builder: Builder, children: Sequence[Built]) -> Node:
    token = children[0]
    assert isinstance(token, Token)
    words = builder.draft.text[token.start : token.end]
    if words[:1] in '"“':
        words = words[1:-1]
    if not words.strip():
        raise FormulaError("quoted-name-empty", builder.draft.text, Span(token.start, token.end))
    return Reference(builder.label(fold(words)), span=Span(token.start, token.end))


def _fraction(builder: Builder, children: Sequence[Built]) -> Node:
    """A stacked fraction: the factor beside its denominator belongs to the whole."""
    left, right = _nodes(children)
    span = _whole(children)
    if any(right is node for node in builder.grouped):
        return Binary(Operator.DIVIDE, left, right, span=span)  # "A / ---- / (B x 2)": the brackets keep the factor
    if isinstance(right, Percentage):
        factor = right.factor_span or span
        if isinstance(left, Percentage) or factor in builder.leading:
            builder.draft.note("operand-doubtful", factor.start, factor.end, reason="faktor 100 di bawah garis pecahan")
        ratio = Binary(Operator.DIVIDE, left, right.operand, span=span)
        return Percentage(ratio, factor_span=right.factor_span, span=span)
    if isinstance(right, Binary) and right.operator is Operator.MULTIPLY and isinstance(right.right, Number):
        ratio = Binary(Operator.DIVIDE, left, right.left, span=span)
        return Binary(Operator.MULTIPLY, ratio, right.right, span=span)
    return Binary(Operator.DIVIDE, left, right, span=span)


def _rate(builder: Builder, children: Sequence[Built]) -> Node:
    """``A per 1.000 B``: A for each 1.000 of B."""
    numerator, denominator = _nodes(children)
    token = children[2]
    assert isinstance(token, Token)
    ratio = Binary(Operator.DIVIDE, numerator, denominator, span=_whole(children))
    match numerator:
        case Binary(operator=Operator.DIVIDE, right=divisor) if _named_in(denominator, divisor):
            ratio = numerator  # "A dibagi jumlah penduduk per 10.000 penduduk"
    value = _value(builder.draft, token)
    if value == 100:
        return Percentage(ratio, factor_span=Span(token.start, token.end), span=_whole(children))
    return Binary(Operator.MULTIPLY, ratio, Number(value, span=Span(token.start, token.end)), span=_whole(children))


def _named_in(node: Node, whole: Node) -> bool:
    """The words of one label are all in the other's."""
    if not (isinstance(node, Reference) and isinstance(whole, Reference)):
        return False
    return set(node.label.casefold().split()) <= set(whole.label.casefold().split())


def _percentage(builder: Builder, children: Sequence[Built]) -> Node:
    factor = next(child for child in children if isinstance(child, Token))
    return Percentage(_nodes(children)[0], factor_span=Span(factor.start, factor.end), span=_whole(children))


def _percentage_first(builder: Builder, children: Sequence[Built]) -> Node:
    node = _percentage(builder, children)
    assert isinstance(node, Percentage)
    if node.factor_span:
        builder.leading.add(node.factor_span)
    return node


def _percentage_of(builder: Builder, children: Sequence[Built]) -> Node:
    left, right = _nodes(children)
    prefix = children[0]
    assert isinstance(prefix, Token)
    ratio = Binary(Operator.DIVIDE, left, right, span=_whole(children))
    return Percentage(ratio, factor_span=Span(prefix.start, prefix.end), span=_whole(children))


def _negative(builder: Builder, children: Sequence[Built]) -> Node:
    return Negative(_nodes(children)[0], span=_whole(children))


def _distance(builder: Builder, children: Sequence[Built]) -> Node:
    left, right = _nodes(children)
    return Call(
        Function.ABSOLUTE, (Binary(Operator.SUBTRACT, left, right, span=_whole(children)),), span=_whole(children)
    )


def _sum_of(builder: Builder, children: Sequence[Built]) -> Node:
    first, *rest = _nodes(children)
    for node in rest:
        first = Binary(Operator.ADD, first, node, span=first.span.cover(node.span))
    return first


def _mean(builder: Builder, children: Sequence[Built]) -> Node:
    """A mean of several arguments; of one bracketed sum, the mean of its terms."""
    nodes = _nodes(children)
    if len(nodes) == 1:
        nodes = terms(nodes[0])
        if len(nodes) > 1:
            builder.draft.note("list-assumed", *_whole(children), count=len(nodes))
    return Call(Function.MEAN, tuple(nodes), span=_whole(children))


def terms(node: Node) -> list[Node]:
    """The terms of a sum, in order."""
    found: list[Node] = []
    while isinstance(node, Binary) and node.operator is Operator.ADD:
        found.append(node.right)
        node = node.left
    return [node, *reversed(found)]


def _call(builder: Builder, children: Sequence[Built]) -> Node:
    token = children[0]
    assert isinstance(token, Token)
    name = builder.draft.words(token).casefold()
    if name in ("∛", "³√") or (name.startswith("akar pangkat") and name.split()[2] in ("tiga", "3")):
        return Binary(Operator.POWER, _nodes(children)[0], Number(Fraction(1, 3)), span=_whole(children))
    function = next(function for prefix, function in _FUNCTIONS if name.startswith(prefix))
    return Call(function, tuple(_nodes(children)), span=_whole(children))


_RULES: dict[str, Callable[[Builder, Sequence[Built]], Node]] = {
    "start": _start,
    "fraction": _fraction,
    "add": _binary(Operator.ADD),
    "subtract": _binary(Operator.SUBTRACT),
    "multiply": _binary(Operator.MULTIPLY),
    "divide": _binary(Operator.DIVIDE),
    "raise_to": _binary(Operator.POWER),
    "rate": _rate,
    "percentage": _percentage,
    "percentage_first": _percentage_first,
    "negative": _negative,
    "number": _number,
    "percent": _percent,
    "reference": _reference,
    "group": _group,
    "call": _call,
    "mean": _mean,
    "sum_of": _sum_of,
    "ratio_of": _binary(Operator.DIVIDE),
    "percentage_of": _percentage_of,
    "difference_of": _binary(Operator.SUBTRACT),
    "distance_of": _distance,
    "product_of": _binary(Operator.MULTIPLY),
}


_COMPARING = (Function.MINIMUM, Function.MAXIMUM, Function.MEAN)


def settle(tree: Node) -> Node:
    """The tree with percents in their sense and factors of 100 at the top of their ratio."""
    return fold_up(tree, _settled)


def _settled(node: Node, below: tuple[Node, ...]) -> Node:
    match node:
        case Number() | Reference():
            return node
        case Percentage(factor_span=factor, span=span):
            inner = below[0]
            if isinstance(inner, Percentage):
                return inner  # "x 100 % x 100": said twice, meant once
            return Percentage(inner, factor_span=factor, span=span)
        case Negative(span=span):
            return Negative(below[0], span=span)
        case Call(function=function, span=span):
            pointed = function in _COMPARING and any(isinstance(part, Percentage) for part in below)
            return Call(function, tuple(map(_as_points, below)) if pointed else below, span=span)
        case Binary(operator=operator, span=span):
            return _settled_binary(operator, below[0], below[1], span)


def _settled_binary(operator: Operator, left: Node, right: Node, span: Span) -> Node:
    if operator in (Operator.ADD, Operator.SUBTRACT):
        return Binary(operator, _as_points(left), _as_points(right), span=span)
    if operator is Operator.POWER:
        return Binary(operator, left, _as_root(right), span=span)
    bare = Percentage if operator is Operator.DIVIDE else Percentage | Number
    if (
        operator in (Operator.DIVIDE, Operator.MULTIPLY)
        and isinstance(left, Percentage)
        and not isinstance(right, bare)
    ):
        return Percentage(Binary(operator, left.operand, right, span=span), factor_span=left.factor_span, span=span)
    return Binary(operator, left, right, span=span)


def _as_root(exponent: Node) -> Node:
    """``pangkat (1 dibagi 3)``: an exponent of two numbers is one number, as the third root has it."""
    match exponent:
        case Binary(
            operator=Operator.DIVIDE,
            left=Number(value=value, notation=Notation.PLAIN),
            right=Number(value=divisor, notation=Notation.PLAIN),
            span=span,
        ) if divisor:
            return Number(value / divisor, span=span)
    return exponent


def _as_points(node: Node) -> Node:
    """A constant percent that is added or subtracted is meant in percent points."""
    if isinstance(node, Number) and node.notation is Notation.SHARE:
        return Number(node.value * 100, Notation.POINTS, span=node.span)
    return node
