"""A tree as data for typst: nested lists and dicts that a template sets as mathematics. No markup: words stay data.

A list is what stands side by side; ``{"frac": [over, under]}``, ``{"sup": [base, exponent]}``, ``{"root": content}``,
``{"group": content}`` hold lists themselves; ``{"word": label}`` and ``{"sign": text}`` are leaves.
"""

import json
from collections.abc import Sequence
from typing import Any

from ikukit.formula.printer import FUNCTION_WORDS
from ikukit.formula.rendering.infix import Notation, write_infix
from ikukit.formula.rendering.wording import number_text
from ikukit.formula.tree import Function, Node, Number, Operator

Boxes = list[dict[str, Any]]


def to_boxes(tree: Node) -> Boxes:
    """The boxes of ``tree``, from left to right.

    >>> from ikukit.formula.tree import Binary, Reference
    >>> to_boxes(Binary(Operator.DIVIDE, Reference("A"), Reference("B")))
    [{'frac': [[{'word': 'A'}], [{'word': 'B'}]]}]
    """
    notation = Notation(
        {sign: f",{_leaf('sign', text)}," for sign, text in _SIGNS.items()},
        _number,
        lambda label: _leaf("word", label),
        _call,
        lambda base, exponent, counting: f'{{"sup":[[{base}],[{exponent}]]}}',
        hundred=_leaf("sign", "100 %"),
        minus=f"{_leaf('sign', '−')},",
        brackets=('{"group":[', "]}"),
        fraction=lambda over, under: f'{{"frac":[[{over}],[{under}]]}}',
        raised=True,
    )
    boxes: Boxes = json.loads(f"[{write_infix(tree, notation)}]")
    return boxes


_SIGNS = {Operator.ADD: "+", Operator.SUBTRACT: "−", Operator.MULTIPLY: "×"}


def _leaf(kind: str, text: str) -> str:
    return json.dumps({kind: text}, ensure_ascii=False)


def _number(node: Number) -> str:
    text, percent = number_text(node)
    return _leaf("sign", f"{text} %" if percent else text)


def _call(function: Function, arguments: Sequence[str]) -> str:
    if function is Function.ROOT:
        return f'{{"root":[{arguments[0]}]}}'
    listed = f",{_leaf('sign', ';')},".join(arguments)
    return f'{_leaf("sign", FUNCTION_WORDS[function])},{{"group":[{listed}]}}'
