"""Words that announce their operands: ``selisih antara A dan B``, ``perbandingan A terhadap B``, ``rata-rata dari A,
B dan C``.

Finds the word between the operands; where it could be more than one, the evidence is the head noun behind it.
"""

import re

from ikukit.formula.draft import Draft
from ikukit.formula.lexicon import COUNT_HEAD, QUANTITY_HEAD, pattern
from ikukit.formula.patterns import Pattern
from ikukit.formula.tokens.lexer import ADDITIONS, DIVISIONS, OPERATORS, PREFIXES, PRODUCTS, WORDS, Token
from ikukit.source import Span

_SEPARATORS = {
    "RATIO_OF": (r"dengan|oleh", r"dan|dari"),
    "PERCENTAGE_OF": (r"dari",),
    "DIFFERENCE_OF": (r"dengan|dan|dari",),
    "DISTANCE_OF": (r"dengan|dan",),
    "PRODUCT_OF": (r"dengan", r"dan"),
    "SUM_OF": (r"dengan|dan|serta",),
    "MEAN_OF": (r"dan|serta",),
}
_BETWEEN = {
    "RATIO_OF": DIVISIONS - {"DIVIDED_BY"},
    "PERCENTAGE_OF": frozenset(("OVER_AGAINST", "COMPARED_TO")),
    "DIFFERENCE_OF": frozenset(("LESS", "OVER_AGAINST", "COMPARED_TO", "MINUS")),
    "DISTANCE_OF": frozenset(("LESS", "OVER_AGAINST", "MINUS")),
    "PRODUCT_OF": frozenset(("LETTER_X", "STAR")),
    "SUM_OF": frozenset(("PLUS",)),
    "MEAN_OF": frozenset(("PLUS",)),
}
_LOOSE_NOUN = pattern(r"rasio|ratio|proporsi|persentase|presentase|prosentase|selisih$|perbedaan|rata")
_CONSTANT_NOTE = pattern(r"\s+dengan\s+(?:konstanta|faktor|pengali)\s*\(?\s*(100|1\.?000)\s*\)?\s*%?\s*$")


def settle_pairs(draft: Draft) -> None:
    """Resolve every announcing word, the last first, so that inner ones are done before outer ones."""
    for index in range(len(draft.tokens) - 1, -1, -1):
        if draft.tokens[index].kind == "FUNCTION" and draft.tokens[index + 1 : index + 2]:
            if draft.tokens[index + 1].kind == "OPEN" and _takes_several(draft, index):
                _list_in_bracket(draft, index + 1)
            continue
        if index < len(draft.tokens) and draft.tokens[index].kind in PREFIXES:
            _settle(draft, index)


def _takes_several(draft: Draft, index: int) -> bool:
    return draft.words(draft.tokens[index]).casefold().startswith(("ma", "mi"))


def _settle(draft: Draft, index: int) -> None:
    tokens = draft.tokens
    prefix = tokens[index]
    if prefix.kind == "MEAN_OF" and index + 1 < len(tokens) and tokens[index + 1].kind == "OPEN":
        _list_in_bracket(draft, index + 1)
        return
    stop = _scope_end(draft, index)
    if _whole_only(draft, prefix) and any(t.kind in ADDITIONS for t in _same_level(tokens, index, stop)):
        _to_words(draft, index)
        return
    found = _list(draft, index, stop) if prefix.kind in ("SUM_OF", "MEAN_OF") else _pair(draft, index, stop)
    if found is None:
        _without_partner(draft, index)
    else:
        draft.tokens = [*tokens[: index + 1], *found, *tokens[stop:]]


def _same_level(tokens: list[Token], index: int, stop: int) -> list[Token]:
    """All tokens round the pair that stand at its bracket level, the pair itself left out."""
    depth, level = 0, []
    for position, token in enumerate(tokens):
        if token.kind == "OPEN":
            depth += 1
        elif token.kind == "CLOSE":
            depth -= 1
        elif depth == 0 and not index < position < stop:
            level.append(token)
    return level


def _whole_only(draft: Draft, prefix: Token) -> bool:
    """``rasio``, ``persentase``: also plain nouns, so they pair only when the pair is the whole expression."""
    return bool(_LOOSE_NOUN.match(draft.words(prefix)))


def _scope_end(draft: Draft, index: int) -> int:
    """Where the announced operands end: at an operator that is no separator, or where their bracket closes."""
    tokens, depth = draft.tokens, 0
    between = _BETWEEN[tokens[index].kind]
    sums = tokens[index].kind == "RATIO_OF" and not _whole_only(draft, tokens[index])
    for position in range(index + 1, len(tokens)):
        kind = tokens[position].kind
        if kind == "OPEN":
            depth += 1
        elif kind == "CLOSE":
            depth -= 1
            if depth < 0:
                return position
        elif depth == 0 and kind in ("DIVIDED_BY", "MULTIPLIED_BY", "BAR"):
            return position
        elif depth == 0 and kind in OPERATORS:
            if kind in ADDITIONS and sums:
                continue
            if kind not in between or _counts(draft, position):
                return position
    return len(tokens)


def _pair(draft: Draft, index: int, stop: int) -> list[Token] | None:
    tokens, kind = draft.tokens, draft.tokens[index].kind
    for position in range(index + 1, stop):
        if (
            tokens[position].kind in _BETWEEN[kind]
            and not _counts(draft, position)
            and position > index + 1
            and position + 1 < stop
        ):
            middle = Token("AND", tokens[position].start, tokens[position].end)
            return [*_grouped(tokens[index + 1 : position]), middle, *_grouped(tokens[position + 1 : stop])]
    for words in _SEPARATORS[kind]:
        found = _split_words(draft, index, stop, words)
        if found is not None:
            return found
    return None


def _counts(draft: Draft, position: int) -> bool:
    """``per 1.000 penduduk``: a rate, no border between two operands."""
    after = draft.tokens[position].end
    return draft.tokens[position].kind == "PER" and draft.text[after:].lstrip()[:1].isdigit()


def _split_words(draft: Draft, index: int, stop: int, words: str) -> list[Token] | None:
    tokens, kind = draft.tokens, draft.tokens[index].kind
    separator = pattern(rf"\s*,?\s*(?<!\w)(?:{words})(?!\w)(?:\s+(?:dengan))?\s*")
    candidates = []
    for position in range(index + 1, stop):
        token = tokens[position]
        if token.kind != WORDS:
            continue
        for match in separator.finditer(draft.text, token.start, token.end):
            has_left = match.start() > token.start or position > index + 1
            has_right = match.end() < token.end or position + 1 < stop
            if has_left and has_right:
                candidates.append((position, match))
    if not candidates:
        return None
    strong = [c for c in candidates if COUNT_HEAD.match(draft.text, c[1].end())]
    likely = (
        strong
        or [c for c in candidates if QUANTITY_HEAD.match(draft.text, c[1].end())]
        or _alike(draft, index, candidates)
    )
    if kind == "PERCENTAGE_OF" and not strong:
        return None
    if len(likely) != 1:
        if _whole_only(draft, tokens[index]):
            return None
        place = (likely or candidates)[0][1]
        draft.note("ambiguous-operands", place.start(), place.end())
    position, match = (likely or candidates)[0]
    token = tokens[position]
    left = [*tokens[index + 1 : position], *_words(token.start, match.start())]
    right = [*_words(match.end(), token.end), *tokens[position + 1 : stop]]
    return [*_grouped(left), Token("AND", match.start(), match.end()), *_grouped(right)]


def _alike(draft: Draft, index: int, candidates: list[tuple[int, re.Match[str]]]) -> list[tuple[int, re.Match[str]]]:
    """Candidates whose right side begins with the first word of the left one; all when there is only one."""
    if len(candidates) == 1:
        return candidates
    first = draft.words(draft.tokens[index + 1]).split()[0].casefold()
    return [c for c in candidates if draft.text[c[1].end() :].lstrip().casefold().startswith(first)]


def _words(start: int, end: int) -> list[Token]:
    return [Token(WORDS, start, end)] if start < end else []


def _grouped(tokens: list[Token]) -> list[Token]:
    """One operand: brackets (of no width) round it when it is more than a phrase."""
    if len(tokens) <= 1:
        return tokens
    start, end = tokens[0].start, tokens[-1].end
    if tokens[0].kind == "OPEN" and tokens[-1].kind == "CLOSE" and _one_group(tokens):
        return tokens
    return [Token("OPEN", start, start), *tokens, Token("CLOSE", end, end)]


def _one_group(tokens: list[Token]) -> bool:
    depth = 0
    for position, token in enumerate(tokens):
        depth += (token.kind == "OPEN") - (token.kind == "CLOSE")
        if depth == 0:
            return position == len(tokens) - 1
    return False


def _list(draft: Draft, index: int, stop: int) -> list[Token] | None:
    """``rata-rata dari A, B dan C``, ``penjumlahan A dan B``: items between commas and a last ``dan``."""
    tokens = draft.tokens
    body = tokens[index + 1 : stop]
    spoken = re.search(r"(?:dari|antara)$", draft.words(tokens[index]), re.IGNORECASE)
    if len(body) != 1 or body[0].kind != WORDS or not spoken:
        if any(t.kind == "PLUS" for t in body) and spoken:
            return [item for t in body for item in ([Token("AND", t.start, t.end)] if t.kind == "PLUS" else [t])]
        return _pair(draft, index, stop) if tokens[index].kind == "SUM_OF" else None
    token = body[0]
    bullets = list(_LIST_ITEM.finditer(draft.text[token.start : token.end]))
    if len(bullets) > 1 and bullets[0].start() <= 2:
        draft.note("list-assumed", token.start, token.end, count=len(bullets))
        return _numbered(token, bullets)
    cuts = list(
        re.finditer(r"\s*(?:,\s*(?:(?:dan|serta)\s+)?|(?<!\w)(?:dan|serta)\s+)", draft.text[token.start : token.end])
    )
    if not cuts or (
        len(cuts) == 1
        and "," not in cuts[0].group()
        and tokens[index].kind == "MEAN_OF"
        and not _heads_all(draft, token, cuts)
    ):
        return None
    items: list[Token] = []
    begin = token.start
    for cut in cuts:
        items += [
            *_words(begin, token.start + cut.start()),
            Token("AND", token.start + cut.start(), token.start + cut.end()),
        ]
        begin = token.start + cut.end()
    draft.note("list-assumed", token.start, token.end, count=len(cuts) + 1)
    return [*items, *_words(begin, token.end)]


_LIST_ITEM = Pattern(r"(?:^[\s:]*|(?<=\s))(?:[1-9]|[a-h])[.)]\s+")


def _numbered(token: Token, bullets: list[re.Match[str]]) -> list[Token]:
    """``1. A 2. B 3. C`` as a list."""
    items: list[Token] = []
    for bullet, following in zip(bullets, [*bullets[1:], None], strict=True):
        if items:
            items.append(Token("AND", token.start + bullet.start(), token.start + bullet.end()))
        stop = token.start + following.start() if following else token.end
        items.append(Token(WORDS, token.start + bullet.end(), stop))
    return items


def _heads_all(draft: Draft, token: Token, cuts: list[re.Match[str]]) -> bool:
    return all(QUANTITY_HEAD.match(draft.text, token.start + cut.end()) for cut in cuts)


def _list_in_bracket(draft: Draft, index: int) -> None:
    """``rata-rata (a, b, c)``: the commas separate arguments, unless semicolons do."""
    if _has_semicolon(draft.tokens, index):
        return
    depth = 0
    kept: list[Token] = []
    for position, token in enumerate(draft.tokens):
        if position >= index:
            depth += (token.kind == "OPEN") - (token.kind == "CLOSE")
        if position > index and depth == 1 and token.kind == WORDS:
            begin = token.start
            for cut in re.finditer(r"\s*,\s*(?:dan\s+)?|\s+dan\s+(?=\S+\s*$)", draft.text[token.start : token.end]):
                if re.match(r"[0-9]", draft.text[token.start + cut.end() :]) and re.search(
                    r"[0-9]$", draft.text[: token.start + cut.start()]
                ):
                    continue
                kept += [
                    *_words(begin, token.start + cut.start()),
                    Token("AND", token.start + cut.start(), token.start + cut.end()),
                ]
                begin = token.start + cut.end()
            kept += _words(begin, token.end)
        else:
            kept.append(token)
    draft.tokens = kept


def _has_semicolon(tokens: list[Token], index: int) -> bool:
    depth = 0
    for token in tokens[index:]:
        depth += (token.kind == "OPEN") - (token.kind == "CLOSE")
        if depth == 0:
            return False
        if depth == 1 and token.kind == "AND":
            return True
    return False


def _without_partner(draft: Draft, index: int) -> None:
    """No second operand: ``Persentase jumlah A dibagi jumlah B`` scales what follows, anything else is a noun."""
    tokens = draft.tokens
    prefix = tokens[index]
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    divides = any(t.kind in DIVISIONS or t.kind == "BAR" for t in tokens[index + 1 :])
    counted = following is not None and (following.kind == "OPEN" or COUNT_HEAD.match(draft.text, following.start))
    if prefix.kind == "PERCENTAGE_OF" and divides and counted and index == 0:
        draft.scaled_in_words = draft.scaled_in_words or _span(prefix)
        if not any(t.kind in (*PRODUCTS, "MULTIPLIED_BY") for t in tokens):
            draft.note("percentage-of-ratio", prefix.start, prefix.end)
        draft.tokens = tokens[1:]
        return
    if (
        prefix.kind in ("RATIO_OF", "DIFFERENCE_OF", "SUM_OF", "PRODUCT_OF")
        and counted
        and index == 0
        and (divides or (following is not None and following.kind == "OPEN"))
    ):
        draft.tokens = tokens[1:]
        return
    _to_words(draft, index)


def _span(token: Token) -> Span:
    return Span(token.start, token.end)


def _to_words(draft: Draft, index: int) -> None:
    draft.tokens[index] = Token(WORDS, draft.tokens[index].start, draft.tokens[index].end)
    if index + 1 < len(draft.tokens) and draft.tokens[index + 1].kind == WORDS:
        draft.tokens[index : index + 2] = [Token(WORDS, draft.tokens[index].start, draft.tokens[index + 1].end)]
