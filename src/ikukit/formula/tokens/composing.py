"""The last pass before the grammar: words become noun phrases and numbers, factors of 100 become scales."""

import re

from ikukit.formula.draft import Draft
from ikukit.formula.formula import Role
from ikukit.formula.lexicon import SIGMA, SPELT_OUT, SYMBOL, TIME_WORDS, pattern
from ikukit.formula.patterns import Pattern
from ikukit.formula.tokens.lexer import ADDITIONS, DIVISIONS, PREFIXES, PRODUCTS, WORDS, Token

_NUMBER = pattern(
    r"[-+]?[0-9][0-9.,]*(?<![.,])" + SPELT_OUT + r"|seratus|seribu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|"
    r"sepuluh|sepuluh\s+ribu|seratus\s+ribu|satu\s+juta|[0-9][0-9.]*\s*(?:‰|permil|per\s?mil+e?)"
)
_PERCENT = pattern(r"(?:[0-9][0-9.,]*(?<![.,])" + SPELT_OUT + r"|seratus)\s*(?:%|persen|prosen)")
_RUPIAH = pattern(r"rp\.?\s*([0-9][0-9.]*(?:,[0-9]+)?)(?:,-)?")
_HUNDRED = pattern(
    r"(?:100(?:,0+|\.0{1,2})?" + SPELT_OUT + r"|seratus|1[0O]{2}|[lI][0O]{2}|1[oO0]{2})\s*(?:%|persen|prosen)?"
)
_OCR_HUNDRED = Pattern(r"(?=.*[lIoO])[l1I][0oO]{2}(?=\s*%|\s*persen|$)")
_NUMBER_THEN_WORDS = pattern(
    r"([0-9][0-9.,]*\s*%|[0-9]+,[0-9]+|0\.[0-9]+|[0-9]+\.(?![0-9]{3}(?![0-9]))[0-9]+)\s*(?=[^\W\d_])"
)
_NUMBER_THEN_SYMBOL = Pattern(r"([0-9][0-9.,]*)\s*(?=[A-Za-z])")
_EDGE_LEFT = pattern(
    r"(?:[\s,.;:•·&'’‘]|(?<!\w)(?:kemudian|lalu|selanjutnya|hasilnya|yaitu|adalah|maka|bobot(?=\s+[0-9]))(?!\w))+"
)
_PUNCTUATION = " .,;:•·&\n\t"
_LONGEST_JOINING = 40
_EDGE_RIGHT = pattern(r"(?:[\s,.;:•·&]|(?<!\w)(?:kemudian|lalu|selanjutnya|hasilnya|dan|yang|maka)(?!\w))+$")
_TIME_PAST = pattern(r"(?<!\w)(?:tahun|thn|bulan|minggu|periode|triwulan|semester)\s+lalu(?!\w)", needs="lalu")
"""``tahun lalu`` is a time; ``lalu`` behind other words means "then"."""


def compose(draft: Draft) -> None:
    """Give every token a kind of the grammar."""
    tokens = _implicit_factors(draft, _counted_numbers(draft, _per_numbers(draft, _trimmed(draft))))
    tokens = [_classified(draft, token) for token in tokens]
    while tokens and tokens[-1].kind == "AND":
        tokens.pop()
    tokens = _rates_last(_bare_factors(draft, tokens))
    draft.tokens = _scales(draft, _beside(draft, tokens))


def _trimmed(draft: Draft) -> list[Token]:
    """The words without punctuation and joining words (``kemudian``) at their ends; what is empty then goes."""
    kept: list[Token] = []
    last = len(draft.tokens) - 1
    for place, token in enumerate(draft.tokens):
        if token.kind != WORDS:
            kept.append(token)
            continue
        left = _EDGE_LEFT.match(draft.text, token.start, token.end)
        start = left.end() if left else token.start
        words = draft.text[start : token.end]
        if place == last:
            end = start + len(words.rstrip(_PUNCTUATION))
        else:
            tail = max(0, len(words) - _LONGEST_JOINING)
            for match in _TIME_PAST.finditer(words):
                tail = max(tail, match.end())
            right = _EDGE_RIGHT.search(words, tail)
            end = start + right.start() if right else token.end
        if start < end:
            kept.append(Token(WORDS, start, end))
    return kept


_PER_NUMBER = pattern(r"([0-9][0-9.,]*)\s+(?=[^\W\d_])")


def _per_numbers(draft: Draft, tokens: list[Token]) -> list[Token]:
    """``per 1.000 penduduk``: the number and what it counts."""
    kept: list[Token] = []
    for place, token in enumerate(tokens):
        match = _PER_NUMBER.match(draft.text, token.start, token.end) if token.kind == WORDS else None
        if match and place and tokens[place - 1].kind == "PER":
            kept += [Token("NUMBER", token.start, match.end(1)), Token(WORDS, match.end(), token.end)]
        else:
            kept.append(token)
    return kept


_COUNTED = Pattern(
    r"([0-9][0-9.]*(?:,[0-9]+)?)\s+(?!(?:%|persen|prosen|‰|permil))((?:[A-Za-z/²2]+)(?:\s+[a-z]+){0,2})", re.IGNORECASE
)
_RATES = Pattern(r"10{2,6}|(?:1|10|100)(?:\.000)+")
_TIMES = (*PRODUCTS, "MULTIPLIED_BY")


_PERIOD_UNIT = pattern(TIME_WORDS)
_UNIT = Pattern(
    r"(?:kg|kilogram|gram|gr|g|ton|liter|l|ltr|m|km|ha|jam|hari|menit|orang|org|kapita|rupiah|rp)(?:/[a-z]+)*"
)


def _is_constant(match: re.Match[str], last: bool) -> bool:
    """``x 1.000 KH``, ``x 365 hari`` at the end: the number is a factor, the word behind it its unit."""
    if len(match[1]) > 3 and _RATES.fullmatch(match[1]):
        return True
    unit = _PERIOD_UNIT.fullmatch(match[2]) or (_UNIT.fullmatch(match[2]) if last else None)
    return match[1] != "100" and unit is not None


def _counted_numbers(draft: Draft, tokens: list[Token]) -> list[Token]:
    """``dibagi 12 kecamatan``, ``dikali 1.000 KH``: a constant and what it counts; the unit is a note."""
    kept: list[Token] = []
    for place, token in enumerate(tokens):
        before = tokens[place - 1].kind if place else ""
        match = _COUNTED.fullmatch(draft.text, token.start, token.end) if token.kind == WORDS else None
        divides = before in ("DIVIDED_BY", "SLASH", "COLON")
        if match is None or not (divides or (before in _TIMES and _is_constant(match, place == len(tokens) - 1))):
            kept.append(token)
            continue
        if divides and before != "DIVIDED_BY" and _RATES.fullmatch(match[1]) and len(match[1]) > 3:
            kept[-1] = Token("PER", kept[-1].start, kept[-1].end)
            draft.note("operand-doubtful", token.start, token.end, reason="dibaca sebagai angka per " + match[1])
            kept += [Token("NUMBER", token.start, match.end(1)), Token(WORDS, match.start(2), token.end)]
            continue
        draft.set_aside(Role.NOTE, match.start(2), token.end)
        draft.note("text-ignored", match.start(2), token.end)
        kept.append(Token(WORDS, token.start, match.end(1)))
    return kept


_FACTOR_THEN_NOTE = pattern(
    r"((?:100|seratus)\s*(?:%|persen)?)\s+(?=(?:setiap|tiap|per|pada|di|untuk|selama|sesuai|menurut|berdasarkan)\s)"
)
"""``... x 100 % setiap tahun``: words behind the closing factor that tell when, where or how."""


def _implicit_factors(draft: Draft, tokens: list[Token]) -> list[Token]:
    """``0,3 FS`` and ``60% capaian program`` are products."""
    kept: list[Token] = []
    for place, token in enumerate(tokens):
        if token.kind != WORDS:
            kept.append(token)
            continue
        told = _FACTOR_THEN_NOTE.match(draft.text, token.start, token.end) if place == len(tokens) - 1 else None
        if told and kept and kept[-1].kind in _TIMES:
            draft.set_aside(Role.NOTE, told.end(), token.end)
            draft.note("text-ignored", told.end(), token.end)
            kept.append(Token(WORDS, token.start, told.end(1)))
            continue
        match = _NUMBER_THEN_WORDS.match(draft.text, token.start, token.end)
        if match is None:
            symbol = _NUMBER_THEN_SYMBOL.match(draft.text, token.start, token.end)
            rest = draft.text[symbol.end() : token.end] if symbol else ""
            match = symbol if symbol and SYMBOL.fullmatch(rest) else None
        if (
            match is None
            or _NUMBER.fullmatch(draft.text, token.start, token.end)
            or _PERCENT.fullmatch(draft.text, token.start, token.end)
        ):
            kept.append(token)
            continue
        kept += [
            Token(WORDS, token.start, match.end(1)),
            Token("BESIDE", match.end(1), match.end(1)),
            Token(WORDS, match.end(), token.end),
        ]
    return kept


def _classified(draft: Draft, token: Token) -> Token:
    if token.kind != WORDS:
        return token
    rupiah = _RUPIAH.fullmatch(draft.text, token.start, token.end)
    if rupiah:
        draft.set_aside(Role.NOTE, token.start, rupiah.start(1))
        return Token("NUMBER", rupiah.start(1), rupiah.end(1))
    if _PERCENT.fullmatch(draft.text, token.start, token.end):
        return Token("PERCENT", token.start, token.end)
    if _NUMBER.fullmatch(draft.text, token.start, token.end):
        return Token("NUMBER", token.start, token.end)
    if _OCR_HUNDRED.match(draft.text, token.start, token.end) and len(draft.words(token)) <= 9:
        draft.note("digit-misread", token.start, token.end, value="100")
        return Token(
            "PERCENT" if re.search(r"%|persen", draft.text[token.start : token.end]) else "NUMBER",
            token.start,
            token.end,
        )
    return Token("PHRASE", token.start, token.end)


def _beside(draft: Draft, tokens: list[Token]) -> list[Token]:
    """Two operands with nothing between them are a product where one is a number or a bracket: ``1/8 (a + b)``."""
    kept: list[Token] = []
    for token in tokens:
        rate = len(kept) > 1 and kept[-2].kind == "PER" and kept[-1].kind == "NUMBER"
        if kept and not rate and _ends(kept[-1]) and _multiplies(draft.text, kept[-1], token):
            kept.append(Token("BESIDE", token.start, token.start))
        kept.append(token)
    return kept


def _ends(token: Token) -> bool:
    return token.kind in ("NUMBER", "PERCENT", "CLOSE", "PHRASE")


def _multiplies(text: str, left: Token, right: Token) -> bool:
    """A number before an operand, a bracket behind one, a function or a sum behind a bracket or number."""
    if left.kind in ("NUMBER", "PERCENT"):
        return right.kind in ("OPEN", "PHRASE", "FUNCTION")
    if left.kind == "CLOSE" and (right.kind == "FUNCTION" or text[right.start : right.start + 1] in tuple(SIGMA)):
        return True
    return right.kind == "OPEN" and left.kind in ("PHRASE", "CLOSE")


def _bare_factors(draft: Draft, tokens: list[Token]) -> list[Token]:
    """``x (100 %)``: brackets round nothing but a number say nothing."""
    if all(token.kind != "OPEN" for token in tokens):
        return tokens
    kept: list[Token] = []
    index = 0
    while index < len(tokens):
        three = tokens[index : index + 3]
        lone = [t.kind for t in three[::2]] == ["OPEN", "CLOSE"] and three[1].kind in ("NUMBER", "PERCENT")
        if lone and kept and kept[-1].kind in _TIMES:
            kept.append(Token(three[1].kind, three[1].start, three[1].end))
            index += 3
            continue
        kept.append(tokens[index])
        index += 1
    return kept


def _rates_last(tokens: list[Token]) -> list[Token]:
    """``A terhadap B per 1.000``: with the division said before, the number is its factor."""
    if [t.kind for t in tokens[-2:]] == ["PER", "NUMBER"] and any(
        t.kind in DIVISIONS or t.kind == "AND" for t in tokens[:-2]
    ):
        return [*tokens[:-2], Token("MULTIPLIED_BY", tokens[-2].start, tokens[-2].end), tokens[-1]]
    return tokens


def _scales(draft: Draft, tokens: list[Token]) -> list[Token]:
    """``x 100 %`` as one token, behind a ratio or before it."""
    kept: list[Token] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if token.kind in (*PRODUCTS, "MULTIPLIED_BY") and following and _hundred(draft, following) and kept:
            kept.append(Token("SCALE", min(token.start, following.start), max(token.end, following.end)))
            index += 2
            continue
        beside = not kept and token.kind == "PERCENT" and following is not None and following.kind == "BESIDE"
        if (
            following
            and (following.kind in _TIMES or beside)
            and _hundred(draft, token)
            and _opens(kept)
            and index + 2 < len(tokens)
            and not _weighs(draft, tokens, index)
        ):
            kept.append(Token("SCALE_FIRST", min(token.start, following.start), max(token.end, following.end)))
            index += 2
            continue
        kept.append(token)
        index += 1
    return kept


def _weighs(draft: Draft, tokens: list[Token], index: int) -> bool:
    """Another term of the same sum has a percent as factor: ``(50 % x A) + (100 % x B)`` are weights."""
    if tokens[index].kind != "PERCENT":
        return False
    others = [i for i, t in enumerate(tokens) if t.kind == "PERCENT" and i != index and _is_weight(draft, tokens, i)]
    return bool(others) and any(_fellow_terms(tokens, index, other) for other in others)


def _is_weight(draft: Draft, tokens: list[Token], index: int) -> bool:
    """The percent is a factor, and its product is not scaled by 100: ``50 % x A``."""
    if _hundred(draft, tokens[index]):
        return False
    beside = [tokens[i].kind for i in (index - 1, index + 1) if 0 <= i < len(tokens)]
    product = []
    for token in tokens[index + 1 :]:
        if token.kind == "CLOSE" or token.kind in ADDITIONS:
            break
        product.append(token)
    return any(kind in (*_TIMES, "BESIDE") for kind in beside) and not any(_hundred(draft, t) for t in product)


def _fellow_terms(tokens: list[Token], first: int, second: int) -> bool:
    """The two tokens stand in different terms of one sum, or of one list: a sign of addition, and no other bracket
    than one round the whole term, is between them.
    """
    start, stop = sorted((first, second))
    depth, lowest, added = 0, 0, False
    for token in tokens[start + 1 : stop]:
        depth += (token.kind == "OPEN") - (token.kind == "CLOSE")
        if depth < lowest:
            lowest, added = depth, False
        added = added or (depth == lowest and (token.kind in ADDITIONS or token.kind == "AND"))
    outward, inward = -lowest, depth - lowest
    left = tokens[start - outward : start] if start >= outward else []
    right = tokens[stop - inward : stop]
    return added and all(t.kind == "OPEN" for t in (*left, *right))


def _hundred(draft: Draft, token: Token) -> bool:
    return token.kind in ("NUMBER", "PERCENT") and _HUNDRED.fullmatch(draft.text, token.start, token.end) is not None


def _opens(tokens: list[Token]) -> bool:
    """An operand begins here that no division or product claims."""
    return not tokens or tokens[-1].kind in ("OPEN", "AND", "BAR") or tokens[-1].kind in ADDITIONS | PREFIXES
