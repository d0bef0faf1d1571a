"""Symbols and what they stand for."""

import re

from ikukit.formula.draft import Draft
from ikukit.formula.lexicon import SYMBOL
from ikukit.formula.tokens.lexer import WORDS, Token
from ikukit.formula.tree import Node, Reference, walk


def name_numbers(draft: Draft) -> None:
    """``(1)`` as a phrase where the numbers of a list are symbols."""
    if not any(symbol.startswith("(") for symbol in draft.symbols):
        return
    tokens, kept = draft.tokens, []
    index = 0
    while index < len(tokens):
        three = tokens[index : index + 3]
        inner = draft.words(three[1]) if [t.kind for t in three] == ["OPEN", WORDS, "CLOSE"] else ""
        if f"({inner})" in draft.symbols:
            kept.append(Token("PHRASE", three[0].start, three[2].end))
            index += 3
            continue
        kept.append(tokens[index])
        index += 1
    draft.tokens = kept


def settle_symbols(draft: Draft, tree: Node) -> None:
    """Give each symbol of the tree its meaning from the definitions; note those that have none."""
    given = {_bare(symbol): meaning for symbol, meaning in draft.symbols.items()}
    meanings: dict[str, str] = {}
    unknown: set[str] = set()
    for node in walk(tree):
        if not isinstance(node, Reference) or node.label in meanings:
            continue
        meaning = given.get(_bare(node.label), "") if given else ""
        if meaning:
            meanings[node.label] = meaning
        elif node.label not in unknown and SYMBOL.fullmatch(node.label):
            unknown.add(node.label)
            draft.note("undefined-symbol", node.span.start, node.span.end)
    draft.symbols = meanings


def _bare(symbol: str) -> str:
    """A symbol without the marks that set it: ``h_{t}`` and ``ht`` are one."""
    return re.sub(r"[\s_{}^.]", "", symbol)
