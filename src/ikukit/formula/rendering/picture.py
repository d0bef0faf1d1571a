"""A tree as a picture in characters, root on top."""

from typing import assert_never

from ikukit.formula.printer import FUNCTION_WORDS, OPERATOR_WORDS
from ikukit.formula.rendering.wording import number_text
from ikukit.formula.tree import Binary, Call, Negative, Node, Number, Percentage, Reference, children

_DEEPEST = 60


def to_picture(tree: Node) -> str:
    """One line for each node; what lies deeper than 60 levels is left out with dots.

    >>> from ikukit.formula.tree import Operator
    >>> print(to_picture(Percentage(Binary(Operator.DIVIDE, Reference("desa tertib"), Reference("Jumlah desa")))))
    dikali 100 %
    └─ dibagi
       ├─ desa tertib
       └─ Jumlah desa
    """
    lines: list[str] = []
    stack: list[tuple[Node, str, str, int]] = [(tree, "", "", 0)]
    while stack:
        node, first, rest, level = stack.pop()
        below = children(node)
        cut = bool(below) and level == _DEEPEST
        lines.append(f"{first}{_word(node)}{' ...' if cut else ''}")
        last = len(below) - 1
        for place in range(last, -1, -1):
            if not cut:
                branch, stem = ("└─ ", "   ") if place == last else ("├─ ", "│  ")
                stack.append((below[place], rest + branch, rest + stem, level + 1))
    return "\n".join(lines)


def _word(node: Node) -> str:
    match node:
        case Number():
            text, percent = number_text(node)
            return f"{'-' if node.value < 0 else ''}{text}{' %' if percent else ''}"
        case Reference(label=label):
            return label
        case Binary(operator=operator):
            return OPERATOR_WORDS[operator]
        case Negative():
            return "minus"
        case Percentage():
            return "dikali 100 %"
        case Call(function=function):
            return FUNCTION_WORDS[function]
        case _:
            assert_never(node)
