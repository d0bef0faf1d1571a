"""A formula for people: its structure drawn as a tree, and all that was read out of its text."""

from collections.abc import Sequence
from textwrap import indent
from typing import assert_never

from ikukit.finding import Finding
from ikukit.formula import tree as nodes
from ikukit.formula.formula import Formula, Reading
from ikukit.formula.printer import FUNCTION_WORDS, OPERATOR_WORDS, to_text
from ikukit.formula.tree import Node, children
from ikukit.reporting.text import WIDTH, describe_finding, wrap
from ikukit.reporting.wording import say


def _name(node: Node, lang: str) -> str:
    match node:
        case nodes.Number():
            return to_text(node)
        case nodes.Reference(label=label):
            return label
        case nodes.Binary(operator=operator):
            return OPERATOR_WORDS[operator]
        case nodes.Negative():
            return say("negative", lang)
        case nodes.Percentage():
            return say("scaled", lang)
        case nodes.Call(function=function):
            return FUNCTION_WORDS[function]
        case _:
            assert_never(node)


def draw_tree(tree: Node, lang: str = "id") -> str:
    """``tree`` with one node a line, what belongs to a node below it and further in. Safe on trees of any depth."""
    lines = []
    stack: list[tuple[Node, str, str]] = [(tree, "", "")]
    while stack:
        node, before, below = stack.pop()
        lines.append(before + _name(node, lang))
        parts = children(node)
        for place, child in reversed(list(enumerate(parts, 1))):
            last = place == len(parts)
            stack.append((child, below + ("└─ " if last else "├─ "), below + ("   " if last else "│  ")))
    return "\n".join(lines)


def describe_formula(formula: Formula, findings: Sequence[Finding], lang: str = "id", width: int = WIDTH) -> str:
    """All that was read out of a formula text: reading, structure, variables, unit; ``findings``; other readings."""
    sections = [
        (say("reading", lang), wrap(str(formula), width, "  ", "  ")),
        (say("tree", lang), indent(draw_tree(formula.tree, lang), "  ")),
        (say("variables", lang), _describe_variables(formula)),
        (say("unit", lang), "  " + (formula.unit or say("unit-unknown", lang))),
        (say("findings", lang), "\n".join(describe_finding(found, lang, width) for found in findings)),
        (say("other-readings", lang), "\n".join(_describe_reading(one, lang, width) for one in formula.readings)),
    ]
    return "\n".join(f"{title}:\n{body}" for title, body in sections if body)


def _describe_variables(formula: Formula) -> str:
    lines = [one.label + (f": {one.meaning}" if one.meaning else "") for one in formula.variables]
    return indent("\n".join(lines), "  ")


def _describe_reading(reading: Reading, lang: str, width: int) -> str:
    lines = [wrap(reading.text, width, "  ", "  ")]
    if reading.witness:
        values = "; ".join(f"{label} = {value}" for label, value in reading.witness.items())
        lines.append(wrap(say("witness", lang, values=values), width, "    ", "  "))
    return "\n".join(lines)
