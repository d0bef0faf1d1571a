"""Brackets: those that group, those that belong to a noun (``Kartu Digital (KLD)``), and those that were lost."""

import re

from ikukit.formula.draft import Draft, merge_words
from ikukit.formula.formula import Role
from ikukit.formula.lexicon import COUNT_HEAD, COUNT_HEADS, INDEX_BRACKET, NUMERAL_WORDS, SIGMA, SYMBOL, pattern, words
from ikukit.formula.patterns import Pattern
from ikukit.formula.tokens.lexer import OPERATORS, PREFIXES, WORDS, Token

GROUP_HEAD = pattern(
    rf"(?:[{SIGMA}](?:\s*[\[({{][^\])}}]*[\])}}])?|"
    + words(*COUNT_HEADS, "sum", "selisih", "rasio", "hasil", "nilai dari", "penjumlahan", "perbandingan")
    + r")"
    r"(?:\s+(?:dari|seluruh|keseluruhan))?\s*"
)
"""Words before a bracket that group what is in it: ``Jumlah (a + b)``."""

MEAN_HEAD = pattern(r"(?:nilai\s+)?(?:rata\s?[-–]?\s?rata|rerata)(?:\s+dari)?\s*")
_PERCENT_HEAD = pattern(r"(?:persentase|presentase|prosentase|%)(?:\s+dari)?\s*")
_ARITHMETIC_WORDS = frozenset(("DIVIDED_BY", "MULTIPLIED_BY", "ADDED_TO", "LESS", "BAR", "SLASH", "STAR"))


def settle_brackets(draft: Draft) -> None:
    """Balance the brackets, then make words of those that belong to a noun."""
    draft.tokens = balance(draft)
    draft.tokens = merge_words(draft.text, _absorb(draft))
    draft.tokens = _sums(draft)


def matching(tokens: list[Token]) -> dict[int, int]:
    """Index of the closing bracket for each opening one."""
    pairs: dict[int, int] = {}
    stack: list[int] = []
    for index, token in enumerate(tokens):
        if token.kind == "OPEN":
            stack.append(index)
        elif token.kind == "CLOSE" and stack:
            pairs[stack.pop()] = index
    return pairs


def balance(draft: Draft) -> list[Token]:
    """The tokens with lost brackets put back (empty ones, at the ends) and a finding for each text that needed it."""
    tokens, depth, lost_open = draft.tokens, 0, 0
    faults: list[Token] = []
    opened: list[Token] = []
    for token in tokens:
        if token.kind == "OPEN":
            opened.append(token)
        elif token.kind == "CLOSE":
            if opened:
                opened.pop()
            else:
                lost_open += 1
                faults.append(token)
    depth = len(opened)
    if not (lost_open or depth):
        return tokens
    faults += opened
    first = faults[0]
    draft.note("unbalanced-brackets", first.start, first.end)
    start, end = tokens[0].start, tokens[-1].end
    heads = [Token("OPEN", start, start) for _ in range(lost_open)]
    tails = [Token("CLOSE", end, end) for _ in range(depth)]
    return heads + tokens + tails


def _absorb(draft: Draft) -> list[Token]:
    tokens, pairs = draft.tokens, matching(draft.tokens)
    if not pairs:
        return tokens
    kept: list[Token] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        close = pairs.get(index)
        if close is not None and _is_note(draft, index, close):
            draft.set_aside(Role.NOTE, token.start, tokens[close].end)
            index = close + 1
            continue
        if close is not None and (
            belongs_to_noun(draft, index, close)
            or _second_index(draft, kept, index, close)
            or _spells_out(draft, kept, index, close)
        ):
            kept.append(Token(WORDS, token.start, tokens[close].end))
            index = close + 1
            continue
        kept.append(token)
        index += 1
    return kept


def _sums(draft: Draft) -> list[Token]:
    """``Jumlah (a + b)`` is the bracket; ``Σ (a x b)`` runs over many items and is one quantity."""
    tokens, pairs = draft.tokens, matching(draft.tokens)
    if not pairs:
        return tokens
    kept: list[Token] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        close = pairs.get(index + 1)
        head = draft.text[token.start : token.end] if token.kind == WORDS and close is not None else ""
        if close is None or not GROUP_HEAD.fullmatch(head):
            kept.append(token)
            index += 1
        elif head.strip()[:1] in SIGMA and (
            len(head.strip()) > 1 or any(t.kind in _PRODUCTS for t in tokens[index + 2 : close])
        ):
            draft.note("sum-over-index", token.start, tokens[close].end)
            kept.append(Token("PHRASE", token.start, tokens[close].end))
            index = close + 1
        else:
            draft.set_aside(Role.OPERATOR, token.start, token.end)
            tokens[index + 2 : close] = _added(draft, tokens[index + 2 : close])
            pairs = matching(tokens)
            index += 1
    return kept


def _added(draft: Draft, inside: list[Token]) -> list[Token]:
    """``Jumlah (a; b; c)`` and ``Jumlah (a, b, c)``: the items of a list that is summed."""
    if any(t.kind in OPERATORS or t.kind == "OPEN" for t in inside):
        return inside
    items: list[Token] = []
    for token in inside:
        if token.kind == "AND":
            items.append(Token("PLUS", token.start, token.end, sure=True))
            continue
        begin = token.start
        for comma in re.finditer(r"\s*,\s*(?:dan\s+)?", draft.text[token.start : token.end]):
            cut = Token("PLUS", token.start + comma.start(), token.start + comma.end(), sure=True)
            items += [Token(WORDS, begin, cut.start), cut]
            begin = cut.end
        items.append(Token(token.kind, begin, token.end))
    if len(items) > len(inside):
        draft.note("list-assumed", inside[0].start, inside[-1].end, count=(len(items) + 1) // 2)
    return items


_PRODUCTS = frozenset(("MULTIPLIED_BY", "STAR", "LETTER_X", "DOT", "SLASH", "DIVIDED_BY", "POWER", "EQUALS"))


def _is_note(draft: Draft, start: int, close: int) -> bool:
    """A bracket of words behind a finished expression: ``... x 100 % (Cost Recovery Rate)``."""
    tokens = draft.tokens
    if start == 0 or any(t.kind not in ("LINE", "DOT") for t in tokens[close + 1 :]):
        return False
    before, content = tokens[start - 1], draft.text[tokens[start].end : tokens[close].start].strip()
    ended = before.kind == "CLOSE" or (before.kind == WORDS and _number_only(draft.words(before)))
    again = before.kind == WORDS and (_number_only(content) or content in ("‰", "%"))  # "seratus persen (100 %)"
    wordy = again or (bool(re.search(r"[A-Za-z]{3}", content)) and not SYMBOL.fullmatch(content))
    plain = not arithmetic_inside(tokens[start + 1 : close]) or _REMARK.match(content) is not None
    return ended and wordy and plain and not COUNT_HEAD.match(content)


_REMARK = pattern(
    r"(?:target|realisasi|tahun|data|sumber|baseline|capaian|satuan|catatan|ket)[^:=]*[:=]|\w+\s*[:=]\s*[0-9]"
)


def _second_index(draft: Draft, kept: list[Token], start: int, close: int) -> bool:
    """``(KTP) (t+1)``: a period behind a bracket that itself belongs to the noun."""
    absorbed = bool(kept) and kept[-1].kind == WORDS and draft.tokens[start - 1].kind == "CLOSE"
    return (
        absorbed and INDEX_BRACKET.fullmatch(draft.text, draft.tokens[start].start, draft.tokens[close].end) is not None
    )


def _spells_out(draft: Draft, kept: list[Token], start: int, close: int) -> bool:
    """``100 (seratus) persen``: the number again in words."""
    before = draft.words(kept[-1]) if kept and kept[-1].kind == WORDS else ""
    content = draft.text[draft.tokens[start].end : draft.tokens[close].start]
    return before[-1:].isdigit() and NUMERAL_WORDS.fullmatch(content) is not None


_ABBREVIATED = Pattern(r"\s*[A-Z][A-Z0-9/.-]+[a-z]?\s*")


def belongs_to_noun(draft: Draft, start: int, close: int) -> bool:
    """Whether the bracket from token ``start`` to token ``close`` is part of the noun phrase before it."""
    tokens, text = draft.tokens, draft.text
    before = tokens[start - 1] if start else None
    inside = tokens[start + 1 : close]
    content = text[tokens[start].end : tokens[close].start]
    if before is not None and before.kind == "LINE" and start > 1 and not any(t.kind in OPERATORS for t in inside):
        before = tokens[start - 2]
    if before is not None and before.kind in ("MEAN_OF", "FUNCTION", *PREFIXES):
        return False
    if before is not None and before.kind in ("LESS_WORD", "PLUS_WORD") and start > 1:  # "gizi kurang (BGM)"
        noun = draft.words(tokens[start - 2]) if tokens[start - 2].kind == WORDS else ""
        return bool(_ABBREVIATED.fullmatch(content) and noun and not SYMBOL.fullmatch(noun))
    if before is None or before.kind != WORDS:
        return _after_bracket_continues(text, tokens, close) and not any(t.kind in OPERATORS for t in inside)
    head = text[before.start : before.end]
    if _number_only(head) or not content.strip() or tokens[start].start == tokens[start].end:
        return False
    if INDEX_BRACKET.fullmatch(text[tokens[start].start : tokens[close].end]):
        return True
    arithmetic = [t for t in inside if t.kind in OPERATORS]
    if GROUP_HEAD.fullmatch(head) or MEAN_HEAD.fullmatch(head) or _PERCENT_HEAD.fullmatch(head):
        return not arithmetic and "," not in content and ";" not in content
    if not arithmetic:
        return not (_single_word(content) and _coefficient(draft, head))
    if _coefficient(draft, head) and re.match(r"\s*[0-9]", content):
        return False
    if any(t.kind in ("DIVIDED_BY", "MULTIPLIED_BY", "ADDED_TO", "LESS", "BAR", "FUNCTION") for t in inside):
        return COUNT_HEAD.match(content) is None
    return not (_single_word(head) and re.match(r"\s*[0-9]", content)) and COUNT_HEAD.match(content) is None


def arithmetic_inside(tokens: list[Token]) -> bool:
    return any(token.kind in OPERATORS or token.kind in ("BAR", "FUNCTION") for token in tokens)


def _coefficient(draft: Draft, head: str) -> bool:
    """The word also multiplies a bracket of arithmetic elsewhere: ``koef(1-a) + koef(b)``."""
    return _single_word(head) and bool(
        re.search(rf"(?<!\w){re.escape(head.strip())}\s*\(\s*[0-9]", draft.text, re.IGNORECASE)
    )


def _single_word(text: str) -> bool:
    return bool(re.fullmatch(r"\w+", text.strip()))


def _number_only(text: str) -> bool:
    return bool(re.fullmatch(r"(?:[0-9.,/]+|seratus|seribu)\s*(?:%|persen|prosen|‰)?", text.strip(), re.IGNORECASE))


def _after_bracket_continues(text: str, tokens: list[Token], close: int) -> bool:
    """``(usaha) mikro ...``: a noun goes on behind the bracket, so the bracket is inside it."""
    following = tokens[close + 1] if close + 1 < len(tokens) else None
    if following is None or following.kind != WORDS:
        return False
    begun = re.match(r"[^\W\d_]{3}", text[following.start :]) is not None
    return begun and re.search(r"[^\W\d_]{3}", text[tokens[close - 1].start : tokens[close].start]) is not None
