"""Values filled in beside an expression: ``Jumlah kader = 1845``, ``= ......``, ``= 412/820 x 100 % = 50,24 %``."""

import re

from ikukit.formula.draft import Draft
from ikukit.formula.formula import Role
from ikukit.formula.lexicon import COUNT_HEAD, pattern
from ikukit.formula.patterns import Pattern
from ikukit.formula.tokens.lexer import ADDITIONS, OPERATORS, PRODUCTS, WORDS, Token
from ikukit.source import Span

_VALUE = pattern(
    r"\s*(?:rp\.?\s*)?(?:[0-9][0-9.,]*(?<![.,])|[.…_]{2,}|seratus|seribu|nol)\s*(?:%|persen|prosen|orang|desa|dokumen|unit|hari|kali|jiwa)?\s*[.,]?"
)
NUMERIC = pattern(r"[\s0-9.,%()…_–-]*(?:persen)?[\s.,]*")
_TIMES_HUNDRED = Pattern(r"[x×*]\s*100", re.IGNORECASE)
_VALUE_THEN_HEAD = pattern(r"\s*[0-9][0-9.,]*\s*%?\s+(?=[A-Za-z∑Σ(])")


def set_values_aside(draft: Draft) -> None:
    """Take every value filled in behind an equals sign off the tokens."""
    kept: list[Token] = []
    tokens = draft.tokens
    index = 0
    while index < len(tokens):
        end = _value_end(draft, tokens, index, kept) if tokens[index].kind == "EQUALS" and kept else 0
        if not end:
            kept.append(tokens[index])
            index += 1
            continue
        draft.set_aside(Role.VALUE, tokens[index].start, end)
        while index < len(tokens) and tokens[index].end <= end:
            index += 1
        if index < len(tokens) and tokens[index].start < end:  # the rest of a token whose beginning was the value
            kept.append(Token(tokens[index].kind, end, tokens[index].end))
            index += 1
    draft.tokens = kept


def _value_end(draft: Draft, tokens: list[Token], index: int, kept: list[Token]) -> int:
    """Where the value behind the equals sign at ``index`` ends in the text; 0 where none stands there."""
    if index + 1 == len(tokens):
        return tokens[index].end
    return (
        _before_head(draft, tokens, index)
        or _blank(draft, tokens, index, kept)
        or _worked(draft, tokens, index)
        or _number(draft, tokens, index)
    )


def _kind_after(tokens: list[Token], index: int) -> str:
    return tokens[index].kind if index < len(tokens) else "END"


def _before_head(draft: Draft, tokens: list[Token], index: int) -> int:
    """Behind a bar, ``= 78 % Jumlah guru``: a value and, on the same line, the denominator."""
    following = tokens[index + 1]
    if following.kind != WORDS or not any(t.kind == "BAR" for t in tokens[:index]):
        return 0
    match = _VALUE_THEN_HEAD.match(draft.text, following.start, following.end)
    return match.end() if match and COUNT_HEAD.match(draft.text, match.end()) else 0


def _blank(draft: Draft, tokens: list[Token], index: int, kept: list[Token]) -> int:
    """``= ......``: dots to be filled in, with a percent sign behind them; a dotted bar has a line of its own."""
    following = tokens[index + 1]
    if following.kind != "BAR":
        return 0
    dotted = draft.text[following.start] in ".…_" and kept[-1].kind != "LINE"
    after = _kind_after(tokens, index + 2)
    if not (dotted and after != "LINE") and after != "END":
        return 0
    sign = re.compile(r"\s*%").match(draft.text, following.end)
    return sign.end() if sign else following.end


def _worked(draft: Draft, tokens: list[Token], index: int) -> int:
    """Bare numbers worked out up to the end of the line."""
    position, operated = index + 1, False
    while position < len(tokens) and tokens[position].kind not in ("LINE", "BAR"):
        token = tokens[position]
        if token.kind in (WORDS, "PHRASE") and not NUMERIC.fullmatch(draft.text, token.start, token.end):
            return 0
        operated = operated or token.kind in OPERATORS
        position += 1
    if not operated or tokens[index + 1].kind != WORDS or missing_operand(tokens[index + 1 : position]) is not None:
        return 0
    worked = Span(tokens[index].start, tokens[position - 1].end)
    if _TIMES_HUNDRED.search(worked.of(draft.text)):
        draft.scaled_in_words = draft.scaled_in_words or worked
    return worked.end


def _number(draft: Draft, tokens: list[Token], index: int) -> int:
    """One number, with its unit at most."""
    following, after = tokens[index + 1], _kind_after(tokens, index + 2)
    if following.kind != WORDS or not _VALUE.fullmatch(draft.text, following.start, following.end):
        return 0
    goes_on = after == "LINE" and _continues(tokens, index + 2)
    return following.end if after in ("END", "BAR", "LINE", "EQUALS", "CLOSE") and not goes_on else 0


def _continues(tokens: list[Token], index: int) -> bool:
    """Behind the line end an operator goes on: ``Y = 1,10\\n x Jumlah``."""
    rest = [t for t in tokens[index:] if t.kind != "LINE"]
    return bool(rest) and rest[0].kind in OPERATORS


def missing_operand(line: list[Token]) -> int | None:
    """Where an operand is missing: before a leading product, or between a sum's sign and a product's."""
    products = (*PRODUCTS, "MULTIPLIED_BY")
    for place, token in enumerate(line):
        before = line[place - 1].kind if place else "START"
        if token.kind == "OPEN" and place + 1 < len(line) and line[place + 1].kind == "CLOSE":
            return place  # "1 - () x 100 %": the fraction in the brackets went to the lines round it
        if token.kind in products and (before == "START" or before in ADDITIONS):
            return place
    return None
