"""Signs that were lost on the way into the text, put back where only one can have stood; always with a finding."""

import re

from ikukit.formula.draft import Draft
from ikukit.formula.lexicon import COUNT_HEADS, pattern, words
from ikukit.formula.patterns import Pattern
from ikukit.formula.tokens.lexer import WORDS, Token

_INDEXED_TWICE = Pattern(
    r"(?P<name>[^\W\d][\w ]*?)\s*(?P<first>\(\s*\w\s*[-+–−]?\s*\w?\s*\))\s+"
    r"(?P=name)\s*(?P<last>\(\s*\w\s*[-+–−]?\s*\w?\s*\))",
    needs="(",
)
_WEIGHT = Pattern(r"[0-9][0-9.,]*\s*%?")
_TIMES = ("LETTER_X", "STAR", "MULTIPLIED_BY")
_WITH_COUNT = pattern(r"\s+dengan\s+(?=" + words(*COUNT_HEADS) + r")")
_RATIO_NAME = pattern(
    r"\s*(?:[0-9.]+\s+)?(?:rata-rata|rerata|rasio|ratio|persentase|prosentase|presentase|angka|perbandingan|%)"
)


_YEARS_TWICE = Pattern(
    r"(?P<name>[^\W\d][\w ]*?)\s+"
    r"(?P<first>(?:tahun|bulan|periode|triwulan)\s+(?:ini|berjalan|n|t|sekarang))\s+(?P=name)\s+"
    r"(?P<last>(?:tahun|bulan|periode|triwulan)\s+(?:lalu|sebelumnya|dasar|[nt]\s?-\s?1))",
    re.IGNORECASE,
    needs="tahun bulan periode triwulan",
)


def restore_signs(draft: Draft) -> None:
    """Put lost minus, plus and division signs back."""
    draft.tokens = [part for token in draft.tokens for part in _minus(draft, token)]
    draft.tokens = [part for token in draft.tokens for part in _change(draft, token)]
    draft.tokens = [part for token in draft.tokens for part in _weights(draft, token)]
    draft.tokens = [part for token in draft.tokens for part in _symbols(draft, token)]
    draft.tokens = _power(draft)
    draft.tokens = _weighted_brackets(draft)
    draft.tokens = _plus(draft)
    if len(draft.tokens) == 1:
        draft.tokens = _division(draft, draft.tokens[0])


def _minus(draft: Draft, token: Token) -> list[Token]:
    """``PDRB (t+1) PDRB (t)``: one name with two periods is a change."""
    if token.kind != WORDS:
        return [token]
    where = draft.text, token.start, token.end
    match = _INDEXED_TWICE.fullmatch(*where) or _YEARS_TWICE.fullmatch(*where)
    if match is None:
        return [token]
    draft.note("sign-lost", token.start, token.end, meaning="selisih kedua masa (tanda kurang)")
    split = match.end("first")
    second = split + len(draft.text[split : token.end]) - len(draft.text[split : token.end].lstrip())
    return [
        Token(WORDS, token.start, split),
        Token("MINUS", second, second, sure=True),
        Token(WORDS, second, token.end),
    ]


def _change(draft: Draft, token: Token) -> list[Token]:
    """``(Penduduk 2023 Penduduk 2022) / Penduduk 2022``: one half of the phrase is an operand itself, and both begin
    alike."""
    label = draft.text[token.start : token.end].casefold().split() if token.kind == WORDS else []
    if label.count(label[0] if label else "") < 2:
        return [token]
    spoken = list(_WORD.finditer(draft.text, token.start, token.end))
    names = {draft.words(other).casefold() for other in draft.tokens if other.kind == WORDS}
    for place in range(1, len(label)):
        if label[place] != label[0] or _JOINING.fullmatch(label[place - 1]):
            continue
        if names.isdisjoint((" ".join(label[:place]), " ".join(label[place:]))):
            continue
        draft.note("sign-lost", token.start, token.end, meaning="selisih keduanya (tanda kurang)")
        split = spoken[place].start()
        return [
            Token(WORDS, token.start, spoken[place - 1].end()),
            Token("MINUS", split, split, sure=True),
            Token(WORDS, split, token.end),
        ]
    return [token]


_WORD = Pattern(r"\S+")
_JOINING = pattern(words("dengan", "dan", "terhadap", "dibanding", "dibandingkan", "dari", "per", "atau"))


_WEIGHTED = Pattern(r"\s+(?=(?:[0-9][0-9.,]*\s*%|0[,.][0-9]+)\s+[^\W\d_])")


def _weights(draft: Draft, token: Token) -> list[Token]:
    """``60 % A 40 % B``: weighted parts are added."""
    text = draft.text[token.start : token.end]
    cuts = (
        [m for m in _WEIGHTED.finditer(text) if text[: m.start()].casefold() != "bobot"]
        if token.kind == WORDS and _WEIGHT_FIRST.match(text)
        else []
    )
    if not cuts:
        return [token]
    draft.note("sign-lost", token.start, token.end, meaning="jumlah bagian-bagian berbobot (tanda tambah)")
    parts: list[Token] = []
    begin = token.start
    for cut in cuts:
        place = token.start + cut.end()
        parts += [Token(WORDS, begin, token.start + cut.start()), Token("PLUS", place, place, sure=True)]
        begin = place
    return [*parts, Token(WORDS, begin, token.end)]


_WEIGHT_FIRST = Pattern(r"(?:bobot\s+)?(?:[0-9][0-9.,]*\s*%|0[,.][0-9]+)\s+[^\W\d_]", re.IGNORECASE)


def _symbols(draft: Draft, token: Token) -> list[Token]:
    """``A  B`` and ``AB`` where A and B are defined apart: the sign between them was lost; a division is meant in a
    ratio."""
    if token.kind != WORDS or not draft.symbols:
        return [token]
    text = draft.text[token.start : token.end]
    for first in draft.symbols:
        rest = text[len(first) :] if text.startswith(first) else ""
        if rest.strip() in draft.symbols and rest.strip() != first and text not in draft.symbols:
            split = token.end - len(rest.lstrip())
            draft.note("sign-lost", token.start, token.end, meaning="pembagian")
            return [
                Token(WORDS, token.start, token.start + len(first)),
                Token("DIVIDED_BY", split, split, sure=True),
                Token(WORDS, split, token.end),
            ]
    return [token]


def _weighted_brackets(draft: Draft) -> list[Token]:
    """``(30 x A) (25 x B)``: weighted parts side by side are added."""
    tokens, kept = draft.tokens, list[Token]()
    for place, token in enumerate(tokens):
        beside = token.kind == "OPEN" and bool(kept) and kept[-1].kind == "CLOSE"
        if beside and _weighs(draft, tokens[place : place + 5]) and _weighs(draft, kept[-5:]):
            draft.note("sign-lost", kept[-1].start, token.end, meaning="jumlah bagian-bagian berbobot (tanda tambah)")
            kept.append(Token("PLUS", token.start, token.start, sure=True))
        kept.append(token)
    return kept


def _weighs(draft: Draft, tokens: list[Token]) -> bool:
    """A bracket with one product of a number and a name."""
    kinds = [token.kind for token in tokens]
    if [*kinds[:2], *kinds[3:]] != ["OPEN", WORDS, WORDS, "CLOSE"] or kinds[2] not in _TIMES:
        return False
    sides = [_WEIGHT.fullmatch(draft.text, token.start, token.end) is not None for token in (tokens[1], tokens[3])]
    return sides[0] != sides[1]


_COMPOUND = Pattern(r"[(\[{]\s*1\s*[+-–]\s*\w{1,3}\s*[)\]}]\s*$")


def _power(draft: Draft) -> list[Token]:
    """``Ko (1 + r)t``: the period behind a growth factor was its exponent."""
    tokens = draft.tokens
    kept: list[Token] = []
    for place, token in enumerate(tokens):
        before = tokens[place - 1] if place else None
        period = token.kind == WORDS and token.end - token.start == 1 and draft.text[token.start] in "nt"
        if before is not None and before.kind == "CLOSE" and period and _COMPOUND.search(draft.text[: before.end]):
            draft.note("sign-lost", before.start, token.end, meaning="pangkat")
            kept.append(Token("POWER", token.start, token.start, sure=True))
        kept.append(token)
    return kept


def _plus(draft: Draft) -> list[Token]:
    """``5 x A. 15 x B. 50 x C``: weighted items, one a sentence or line, are added."""
    tokens = draft.tokens
    kept: list[Token] = []
    weighted, depth = False, 0
    for place, token in enumerate(tokens):
        depth += (token.kind == "OPEN") - (token.kind == "CLOSE")
        following = tokens[place + 1] if place + 1 < len(tokens) else None
        weight = token.kind == WORDS and _WEIGHT.fullmatch(draft.text, token.start, token.end)
        if weight and depth == 0 and following is not None and following.kind in _TIMES:
            if weighted and kept[-1].kind in ("DOT", "LINE", "AND") and not depth:
                draft.note(
                    "sign-lost", kept[-1].start, following.end, meaning="jumlah bagian-bagian berbobot (tanda tambah)"
                )
                kept = _without_stop(kept)
                kept.append(Token("PLUS", token.start, token.start, sure=True))
            weighted = True
        kept.append(token)
    return kept


def _without_stop(tokens: list[Token]) -> list[Token]:
    while tokens and tokens[-1].kind in ("DOT", "LINE", "AND"):
        tokens.pop()
    return tokens


def _division(draft: Draft, token: Token) -> list[Token]:
    """``banyaknya hari dengan banyaknya kelompok`` under a mean or a ratio: ``dibagi`` was left out."""
    if token.kind != WORDS or not (draft.indicator and _RATIO_NAME.match(draft.indicator)):
        return [token]
    match = _WITH_COUNT.search(draft.text, token.start, token.end)
    if match is None or match.start() == token.start:
        return [token]
    draft.note("sign-lost", token.start, token.end, meaning="pembagian")
    return [
        Token(WORDS, token.start, match.start()),
        Token("DIVIDED_BY", *match.span(), sure=True),
        Token(WORDS, match.end(), token.end),
    ]
