"""Equals signs: which side is the name of the result, which the expression, which a value filled in or a statement
again."""

from ikukit.formula.draft import Draft, drop_lines
from ikukit.formula.formula import Role
from ikukit.formula.lexicon import BLANK, SYMBOL
from ikukit.formula.text.filled_values import NUMERIC, missing_operand, set_values_aside
from ikukit.formula.tokens.lexer import DIVISIONS, OPERATORS, WORDS, Token
from ikukit.formula.tokens.stacking import drop_name_lines, split_lines
from ikukit.source import Span, fold

_SPOKEN = frozenset(("DIVIDED_BY", "MULTIPLIED_BY", "ADDED_TO", "LESS", "COMPARED_TO"))


def choose_statement(draft: Draft) -> None:
    """Keep the tokens of the expression; give everything beside the equals signs its role."""
    set_values_aside(draft)
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
    if all(NUMERIC.fullmatch(draft.text, t.start, t.end) for t in words):
        return "numeric"
    if [t.kind for t in segment if t.kind != "LINE"] == ["PERCENTAGE_OF", WORDS]:
        return "words"  # "= persentase kader aktif" names the result
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
    hole = missing_operand(right[0])
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
