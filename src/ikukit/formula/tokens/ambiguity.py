"""Two defensible orders of operation: found in the tokens, settled by evidence, the other kept as a reading.

Prose has no brackets: ``A ditambah B dibagi C`` may mean either. Where the operands are phrases and a sum stands
beside a
division, the sum is taken together (what is counted is added before it is compared); among symbols the rule of
mathematics holds.
"""

from collections.abc import Mapping
from fractions import Fraction

from ikukit.formula.draft import Draft
from ikukit.formula.lexicon import SYMBOL
from ikukit.formula.tokens.lexer import ADDITIONS, DIVISIONS, Token
from ikukit.formula.tree import Node, Reference, walk

_SPOKEN_TIMES = frozenset(("MULTIPLIED_BY", "TIMES"))
_CONSTANTS = frozenset(("NUMBER", "PERCENT"))


def settle_precedence(draft: Draft) -> None:
    """Choose the order of operations; keep the tokens of the other order in ``draft.orders``."""
    for level in _levels(draft.tokens):
        found = _other_order(draft, level)
        if found is None:
            continue
        grouped = _wrapped(draft.tokens, *found)
        kinds = [draft.tokens[i] for i in level if draft.tokens[i].kind == "PHRASE"]
        symbols = all(SYMBOL.fullmatch(draft.words(token)) for token in kinds)
        spoken_product = draft.tokens[found[1]].kind == "PHRASE" and found[2]
        if symbols or spoken_product:
            draft.orders.append(grouped)
        else:
            draft.orders.append(draft.tokens)
            draft.tokens = grouped
        return


def _levels(tokens: list[Token]) -> list[list[int]]:
    """Indexes of the tokens at each bracket level, a bracketed part left out of the level round it but for its ends."""
    levels: list[list[int]] = []
    stack: list[list[int]] = [[]]
    for index, token in enumerate(tokens):
        if token.kind == "OPEN":
            stack[-1].append(index)
            stack.append([])
        elif token.kind == "CLOSE" and len(stack) > 1:
            levels.append(stack.pop())
            stack[-1].append(index)
        else:
            stack[-1].append(index)
    return [*levels, *reversed(stack)]


def _other_order(draft: Draft, level: list[int]) -> tuple[int, int, bool] | None:
    """First and last token of the part that the other order takes together; True where the part is a product."""
    tokens = draft.tokens
    divisions = [i for i in level if tokens[i].kind in DIVISIONS]
    if len(divisions) != 1 or any(tokens[i].kind in ("AND", "BAR") for i in level):
        return None
    division = divisions[0]
    before = [i for i in level if i < division and tokens[i].kind in ADDITIONS and i != level[0]]
    after = [i for i in level if i > division and tokens[i].kind in ADDITIONS]
    if before and _adds_likes(tokens, level, before, level[0], division):
        return level[0], division - 1, False
    if after and not before and _adds_likes(tokens, level, after, division + 1, level[-1] + 1):
        last = next((i - 1 for i in level if i > division and tokens[i].kind == "SCALE"), level[-1])
        return (division + 1, last, False) if after[-1] < last else None
    return _product(draft, level, division)


def _adds_likes(tokens: list[Token], level: list[int], signs: list[int], start: int, stop: int) -> bool:
    """No term is a constant or a weighted one: then the terms are counted alike and could be one sum."""
    inside = [tokens[i].kind for i in level if start <= i < stop]
    return not any(
        kind in _CONSTANTS or kind in ("BESIDE", "STAR", "LETTER_X", "MULTIPLIED_BY", "CLOSE") for kind in inside
    )


def _product(draft: Draft, level: list[int], division: int) -> tuple[int, int, bool] | None:
    """``A dibagi B dikali C`` in words: C may belong to the divisor."""
    tokens = draft.tokens
    place = level.index(division)
    rest = level[place + 1 : place + 4]
    kinds = [tokens[i].kind for i in rest]
    if len(kinds) == 3 and kinds[0] == "PHRASE" and kinds[2] == "PHRASE" and kinds[1] in _SPOKEN_TIMES:
        spoken = draft.text[tokens[division].start].isalpha() and draft.text[tokens[rest[1]].start].isalpha()
        return (rest[0], rest[2], True) if spoken else None
    return None


def _wrapped(tokens: list[Token], first: int, last: int, _: bool) -> list[Token]:
    start, end = tokens[first].start, tokens[last].end
    return [
        *tokens[:first],
        Token("OPEN", start, start),
        *tokens[first : last + 1],
        Token("CLOSE", end, end),
        *tokens[last + 1 :],
    ]


def witness(tree: Node, other: Node) -> Mapping[str, int]:
    """Values, by label, on which the two trees differ; empty when none was found."""
    labels = list(dict.fromkeys(n.label for t in (tree, other) for n in walk(t) if isinstance(n, Reference)))
    import random  # seldom needed, and slow to load

    dice = random.Random(7)
    for _ in range(20):
        values = {label: dice.randint(2, 30) for label in labels}
        if _value(tree, values) != _value(other, values):
            return values
    return {}


def _value(tree: Node, values: Mapping[str, int]) -> Fraction | None:
    from ikukit.formula.computing.evaluator import (  # seldom needed, and parsing must start quickly
        BlamedError,
        calculate,
    )

    try:
        numerator, denominator, _ = calculate(tree, {label: Fraction(value) for label, value in values.items()})
    except BlamedError:
        return None
    return Fraction(numerator, denominator)
