"""Equals signs: which side is the name of the result, which the expression, which a value filled in or a statement
again."""

import re

from ikukit.formula.draft import Draft, drop_lines
from ikukit.formula.formula import Role
from ikukit.formula.lexer import ADDITIONS, DIVISIONS, OPERATORS, PRODUCTS, WORDS, Token
from ikukit.formula.lexicon import BLANK, COUNT_HEAD, SYMBOL, pattern
from ikukit.formula.stacking import drop_name_lines, split_lines
from ikukit.source import Span, fold

_SPOKEN = frozenset(("DIVIDED_BY", "MULTIPLIED_BY", "ADDED_TO", "LESS", "COMPARED_TO"))
_VALUE = pattern(
    r"\s*(?:rp\.?\s*)?(?:[0-9][0-9.,]*(?<![.,])|[.…_]{2,}|seratus|seribu|nol)\s*(?:%|persen|prosen|orang|desa|dokumen|unit|hari|kali|jiwa)?\s*[.,]?"
)
_NUMERIC = pattern(r"[\s0-9.,%()…_–-]*(?:persen)?[\s.,]*")


def choose_statement(draft: Draft) -> None:
    """Keep the tokens of the expression; give everything beside the equals signs its role."""
    _set_values_aside(draft)
    segments = _bars_joined(_segments(draft.tokens))
    if len(segments) == 1:
        draft.tokens = segments[0]
        return
    if _stacked_round_equals(draft, segments):
        return
    chosen = _choose(draft, segments)
    draft.tokens = segments[chosen]
    for place in range(len(segments)):
        if place != chosen:
            _set_segment_aside(draft, segments, place, chosen)


def _segments(tokens: list[Token]) -> list[list[Token]]:
    """The stretches between equals signs that stand outside brackets; each begins with its equals sign."""
    depth = 0
    segments: list[list[Token]] = [[]]
    for token in tokens:
        depth += (token.kind == "OPEN") - (token.kind == "CLOSE")
        if token.kind == "EQUALS" and depth <= 0:
            segments.append([])
        else:
            segments[-1].append(token)
    return segments


def _bars_joined(segments: list[list[Token]]) -> list[list[Token]]:
    """``A / = ------ x 100 % / B``: an equals sign right before the bar stands beside the fraction, not inside it."""
    joined: list[list[Token]] = []
    for segment in segments:
        first = next((t for t in segment if t.kind != "LINE"), None)
        if joined and first is not None and first.kind == "BAR":
            joined[-1] = joined[-1] + segment
        else:
            joined.append(segment)
    return joined


def _set_values_aside(draft: Draft) -> None:
    """``Jumlah kader = 1845``: the number filled in behind a part of the formula."""
    kept: list[Token] = []
    tokens = draft.tokens
    index = 0
    while index < len(tokens):
        token = tokens[index]
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        after = tokens[index + 2].kind if index + 2 < len(tokens) else "END"
        if token.kind == "EQUALS" and kept and following is None:
            draft.set_aside(Role.VALUE, token.start, token.end)
            index += 1
            continue
        filled = _filled_before_head(draft, tokens, index) if token.kind == "EQUALS" and kept else 0
        if filled:
            draft.set_aside(Role.VALUE, token.start, filled)
            kept.append(Token(WORDS, filled, tokens[index + 1].end))
            index += 2
            continue
        dotted = following is not None and following.kind == "BAR" and draft.text[following.start] in ".…_"
        if token.kind == "EQUALS" and kept and dotted and kept[-1].kind != "LINE" and after not in ("LINE",):
            end = _blank_end(draft.text, tokens[index + 1].end)
            draft.set_aside(Role.VALUE, token.start, end)
            index += 2
            while index < len(tokens) and tokens[index].start < end:
                index += 1
            continue
        stop = _worked_end(draft, tokens, index) if token.kind == "EQUALS" and kept else 0
        if stop:
            worked = Span(token.start, tokens[stop - 1].end)
            draft.set_aside(Role.VALUE, worked.start, worked.end)
            if _TIMES_HUNDRED.search(worked.of(draft.text)):
                draft.scaled_in_words = draft.scaled_in_words or worked
            index = stop
            continue
        if (
            token.kind == "EQUALS"
            and kept
            and following is not None
            and following.kind in (WORDS, "BAR")
            and (following.kind == "BAR" or _VALUE.fullmatch(draft.text, following.start, following.end))
            and after in ("END", "BAR", "LINE", "EQUALS", "CLOSE")
            and not (after == "LINE" and _continues(tokens, index + 2))
            and not (following.kind == "BAR" and after != "END")
        ):
            draft.set_aside(Role.VALUE, token.start, following.end)
            index += 2
            continue
        kept.append(token)
        index += 1
    draft.tokens = kept


def _blank_end(text: str, end: int) -> int:
    """Behind dots to be filled in, a percent sign belongs to them."""
    match = re.compile(r"\s*%").match(text, end)
    return match.end() if match else end


_VALUE_THEN_HEAD = pattern(r"\s*[0-9][0-9.,]*\s*%?\s+(?=[A-Za-z∑Σ(])")


def _filled_before_head(draft: Draft, tokens: list[Token], index: int) -> int:
    """Behind a bar, ``= 78 % Jumlah guru``: a value and, on the same line, the denominator; where the value ends, else
    0."""
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is None or following.kind != WORDS or not any(t.kind == "BAR" for t in tokens[:index]):
        return 0
    match = _VALUE_THEN_HEAD.match(draft.text, following.start, following.end)
    return match.end() if match and COUNT_HEAD.match(draft.text, match.end()) else 0


_TIMES_HUNDRED = re.compile(r"[x×*]\s*100", re.IGNORECASE)


def _worked_end(draft: Draft, tokens: list[Token], index: int) -> int:
    """Behind the equals sign at ``index``, bare numbers are worked out up to the end of the line: where that ends,
    else 0."""
    position = index + 1
    operated = False
    while position < len(tokens) and tokens[position].kind not in ("LINE", "BAR"):
        token = tokens[position]
        if token.kind == WORDS and not _NUMERIC.fullmatch(draft.text, token.start, token.end):
            return 0
        operated = operated or token.kind in OPERATORS
        position += 1
    first = tokens[index + 1].kind if index + 1 < len(tokens) else ""
    if _hole(tokens[index + 1 : position]) is not None:
        return 0
    return position if operated and first == WORDS else 0


def _continues(tokens: list[Token], index: int) -> bool:
    """Behind the line end an operator goes on: ``Y = 1,10\\n x Jumlah``."""
    rest = [t for t in tokens[index:] if t.kind != "LINE"]
    return bool(rest) and rest[0].kind in OPERATORS


def _choose(draft: Draft, segments: list[list[Token]]) -> int:
    """The index of the segment that holds the expression."""
    kinds = [_sort(draft, segment) for segment in segments]
    inner = [t for t in segments[0] if t.kind != "LINE"][:-1]
    states = any(t.kind in _SPOKEN or t.kind in ("PLUS", "STAR", "BAR") for t in inner)
    if kinds[0] == "expression" and states:
        return 0
    for place, kind in enumerate(kinds[1:], 1):
        if kind == "expression":
            return place
    for place, kind in enumerate(kinds[1:], 1):
        if kind == "words":
            return place
    return 0


def _sort(draft: Draft, segment: list[Token]) -> str:
    words = [t for t in segment if t.kind in (WORDS, "PHRASE")]
    if not words:
        return "empty"
    if all(_NUMERIC.fullmatch(draft.text, t.start, t.end) for t in words):
        return "numeric"
    if any(t.kind in OPERATORS or t.kind in ("OPEN", "BAR", "FUNCTION") or t.kind.endswith("_OF") for t in segment):
        return "expression"
    return "words"


def _set_segment_aside(draft: Draft, segments: list[list[Token]], place: int, chosen: int) -> None:
    segment = [t for t in segments[place] if t.kind != "LINE"]
    if not segment:
        return
    start, end = segment[0].start, segment[-1].end
    if place < chosen:
        draft.set_aside(Role.RESULT_NAME, start, end)
        if place == 0:
            draft.result_name = fold(draft.text[start:end])
        return
    kind = _sort(draft, segment)
    draft.set_aside(Role.VALUE if kind in ("numeric", "empty") else Role.RESTATEMENT, start, end)
    if kind == "expression":
        draft.others.append(Span(start, end))
    elif kind == "words" and not BLANK.fullmatch(draft.text, start, end):
        draft.note("text-ignored", start, end)


def _stacked_round_equals(draft: Draft, segments: list[list[Token]]) -> bool:
    """A fraction whose lines were read across its equals sign.

    ``A / = x 100 % / B`` (one line each), ``A / Nilai = 60 + x (C - 70 %) / B``: the fraction belongs in the hole.
    """
    if len(segments) != 2:
        return False
    left, right = drop_name_lines(draft, split_lines(segments[0]), least=2), split_lines(segments[1])
    if not left or not right:
        return False
    hole = _hole(right[0])
    own_line = bool(segments[0]) and segments[0][-1].kind == "LINE"
    symbol_below = len(left) > 1 and len(left[-1]) == 1 and SYMBOL.fullmatch(draft.words(left[-1][0])) is not None
    divides = any(t.kind in DIVISIONS or t.kind == "BAR" for t in segments[1])
    if hole is None and not (symbol_below and not divides and len(right) == 1):
        return False
    whole = len(left) == 1 or (own_line and hole == 0)
    upper_lines, name = (left, []) if whole else (left[:-1], left[-1])
    lower_lines = right[1:] if hole is not None else right
    if not lower_lines or not upper_lines:
        return False
    if name:
        draft.set_aside(Role.RESULT_NAME, name[0].start, name[-1].end)
    upper, lower = _joined(draft.text, upper_lines), _joined(draft.text, lower_lines)
    if hole is not None and [t.kind for t in right[0][hole : hole + 2]] == ["OPEN", "CLOSE"]:
        del right[0][hole : hole + 2]
    division = Token("DIVIDED_BY", lower[0].start, lower[0].start, sure=True)
    fraction = [*_bracketed(upper), division, *_bracketed(lower)]
    before, after = (right[0][:hole], right[0][hole:]) if hole is not None else ([], [])
    draft.tokens = [*before, *fraction, *after]
    draft.note(
        "fraction-bar-lost",
        min(upper[0].start, lower[0].start),
        lower[-1].end,
        numerator=fold(draft.text[upper[0].start : upper[-1].end]),
        denominator=fold(draft.text[lower[0].start : lower[-1].end]),
    )
    return True


def _joined(text: str, lines: list[list[Token]]) -> list[Token]:
    return drop_lines(text, [token for line in lines for token in line])


def _bracketed(tokens: list[Token]) -> list[Token]:
    start, end = tokens[0].start, tokens[-1].end
    return [Token("OPEN", start, start), *tokens, Token("CLOSE", end, end)]


def _hole(line: list[Token]) -> int | None:
    """Where an operand is missing: before a leading product, or between a sum's sign and a product's."""
    products = (*PRODUCTS, "MULTIPLIED_BY")
    for place, token in enumerate(line):
        before = line[place - 1].kind if place else "START"
        if token.kind == "OPEN" and place + 1 < len(line) and line[place + 1].kind == "CLOSE":
            return place  # "1 - () x 100 %": the fraction in the brackets went to the lines round it
        if token.kind in products and (before == "START" or before in ADDITIONS):
            return place
    return None
