"""Fractions set as two lines: with a bar, with the factor beside it, or with the bar lost on the way."""

import re

from ikukit.formula.draft import Draft, drop_lines
from ikukit.formula.formula import Role
from ikukit.formula.lexicon import COUNT_HEAD, COUNT_HEADS, QUANTITY_HEADS, SIGMA, SPELT_OUT, pattern, words
from ikukit.formula.patterns import Pattern
from ikukit.formula.tokens.evidence import needs_division
from ikukit.formula.tokens.lexer import ADDITIONS, DIVISIONS, OPERATORS, PRODUCTS, WORDS, Token
from ikukit.formula.tokens.line_ends import HEAD_START, JOINS_ON, unwrapped

_FACTOR = pattern(
    r"\s*(?:[0-9][0-9.,]*" + SPELT_OUT + r"|[lI1][0O]{2}|seratus|seribu)(?:\s*(?:%|persen|prosen))?(?!\w)"
)
_FACTOR_THEN_HEAD = pattern(
    r"\s*((?:10{2,5}|1\.0{3}|10\.0{3}|100\.000|seratus)"
    + SPELT_OUT
    + r"\s*(?:%|persen)?)\s+(?!persen|prosen|\(se)(?=[A-Za-z∑Σ(]{2})"
)
_INNER_HEAD = Pattern(
    r"(?<=[a-z0-9A-Z)])[.]?\s+(?=(?:["
    + SIGMA
    + r"]|(?:"
    + "|".join(h.capitalize() for h in sorted({*COUNT_HEADS, *QUANTITY_HEADS}, key=len, reverse=True))
    + r"|"
    + "|".join(COUNT_HEADS)
    + r")\s))"
)


def settle_bars(draft: Draft) -> None:
    """Put every fraction bar, written or lost, between its numerator and its denominator; then forget the lines.

    Behind the pass the factor of a fraction stands behind its denominator.
    """
    tokens = _strip_empty_bars(draft)
    if any(t.kind == "BAR" for t in tokens):
        tokens = _factor_before_bar(draft, tokens)
        blank = _blank(draft, tokens)
        if blank is not None:
            draft.set_aside(Role.VALUE, tokens[blank].start, tokens[-1].end)
            draft.tokens = drop_lines(draft.text, tokens[:blank])
            return
        draft.tokens = _factor_last(draft.text, drop_lines(draft.text, _unwrap_bar(tokens)))
        return
    tokens = unwrapped(draft, tokens)
    lines = drop_name_lines(draft, split_lines(tokens))
    if len(lines) > 1 and not _divides(tokens):
        stacked = _stack(draft, lines)
        if stacked is not None:
            draft.tokens = stacked
            return
    draft.tokens = drop_lines(draft.text, tokens)
    if not _divides(draft.tokens):
        _lost_on_one_line(draft)


def _divides(tokens: list[Token]) -> bool:
    return any(t.kind in DIVISIONS for t in tokens)


def _strip_empty_bars(draft: Draft) -> list[Token]:
    """Bars with nothing on one side are blanks to be filled in, not bars."""
    tokens = draft.tokens
    for bar in tokens[:1] + tokens[-1:]:
        if bar.kind == "BAR":
            draft.set_aside(Role.VALUE, bar.start, bar.end)
    while tokens and tokens[-1].kind in ("BAR", "LINE"):
        tokens = tokens[:-1]
    while tokens and tokens[0].kind in ("BAR", "LINE"):
        tokens = tokens[1:]
    return tokens


def _blank(draft: Draft, tokens: list[Token]) -> int | None:
    """Dots to be filled in, with at most a unit behind them: ``Jumlah pasar ............ unit``."""
    for place, token in enumerate(tokens):
        rest = tokens[place + 1 :]
        dotted = token.kind == "BAR" and draft.text[token.start] in ".…"
        if dotted and place and len(rest) == 1 and rest[0].kind == WORDS and len(draft.words(rest[0]).split()) == 1:
            return place
    return None


def _unwrap_bar(tokens: list[Token]) -> list[Token]:
    """``(------)``: brackets round nothing but a bar are part of it."""
    kept: list[Token] = []
    index = 0
    while index < len(tokens):
        if [t.kind for t in tokens[index : index + 3]] == ["OPEN", "BAR", "CLOSE"]:
            kept.append(Token("BAR", tokens[index].start, tokens[index + 2].end))
            index += 3
            continue
        kept.append(tokens[index])
        index += 1
    return kept


def _factor_before_bar(draft: Draft, tokens: list[Token]) -> list[Token]:
    """``A / 100 % x ---- / B``: a factor on the bar's own line goes behind the denominator."""
    for place, token in enumerate(tokens):
        if token.kind == "BAR" and place >= 2 and tokens[place - 1].kind in (*PRODUCTS, "MULTIPLIED_BY"):
            number = tokens[place - 2]
            if number.kind == WORDS and _FACTOR.fullmatch(draft.text, number.start, number.end):
                return [*tokens[: place - 2], token, *tokens[place + 1 :], tokens[place - 1], number]
    return tokens


def _factor_last(text: str, tokens: list[Token]) -> list[Token]:
    """``A ---- x 100 % B`` as ``A ---- B x 100 %``: a factor right behind a bar goes behind the denominator."""
    for index, token in enumerate(tokens):
        if token.kind == "BAR" and index + 2 < len(tokens) and tokens[index + 1].kind in (*PRODUCTS, "MULTIPLIED_BY"):
            sign, number = tokens[index + 1], tokens[index + 2]
            match = _FACTOR.match(text, number.start, number.end) if number.kind == WORDS else None
            if match is None:
                continue
            rest = tokens[index + 3 :]
            if text[match.end() : number.end].strip():
                rest = [Token(WORDS, match.end(), number.end), *rest]
            stop = _level_end(rest)
            if stop:
                factor = [sign, Token(WORDS, number.start, match.end())]
                return [*tokens[: index + 1], *_as_one(rest[:stop]), *factor, *rest[stop:]]
    return tokens


def _level_end(tokens: list[Token]) -> int:
    """How many tokens stand before the bracket closes that is open round them."""
    depth = 0
    for place, token in enumerate(tokens):
        depth += (token.kind == "OPEN") - (token.kind == "CLOSE")
        if depth < 0:
            return place
    return len(tokens)


def _as_one(tokens: list[Token]) -> list[Token]:
    """A denominator, in brackets (of no width) when something is added in it."""
    if not any(token.kind in ADDITIONS for token in tokens):
        return tokens
    start, end = tokens[0].start, tokens[-1].end
    return [Token("OPEN", start, start), *tokens, Token("CLOSE", end, end)]


def split_lines(tokens: list[Token]) -> list[list[Token]]:
    """The tokens of each line that holds any."""
    lines: list[list[Token]] = [[]]
    for token in tokens:
        if token.kind == "LINE":
            lines.append([])
        else:
            lines[-1].append(token)
    joined: list[list[Token]] = []
    for line in lines:
        if joined and line and joined[-1][-1].kind in (*PRODUCTS, "MULTIPLIED_BY") and len(joined[-1]) > 1:
            joined[-1] = joined[-1] + line  # "... x" and "100 %" on the next line
        elif line:
            joined.append(line)
    return joined


_RESULT_NOUN = pattern(
    r"\s*"
    + words(
        "persentase",
        "presentase",
        "prosentase",
        "rasio",
        "angka",
        "tingkat",
        "cakupan",
        "indeks",
        "rata-rata",
        "proporsi",
    )
)


def drop_name_lines(draft: Draft, lines: list[list[Token]], least: int = 3) -> list[list[Token]]:
    """Without the first line where it names the result and two counts follow: ``Persentase lulus / Jumlah A / Jumlah
    B``."""
    if (
        len(lines) < 2
        or any(t.kind in OPERATORS or t.kind == "OPEN" for t in lines[0])
        or not _RESULT_NOUN.match(draft.text, lines[0][0].start)
    ):
        return lines
    counts = [line for line in lines[1:] if COUNT_HEAD.match(draft.text, line[0].start)]
    factors = [line for line in lines[1:] if _is_factor(draft, line)]
    if (
        not counts
        or (len(counts) == 1 and not factors and len(lines) < least)
        or not COUNT_HEAD.match(draft.text, lines[1][0].start)
    ):
        return lines
    draft.set_aside(Role.RESULT_NAME, lines[0][0].start, lines[0][-1].end)
    return lines[1:]


def _is_factor(draft: Draft, tokens: list[Token]) -> bool:
    return (
        len(tokens) == 2
        and tokens[0].kind in (*PRODUCTS, "MULTIPLIED_BY")
        and _FACTOR.fullmatch(draft.text, tokens[1].start, tokens[1].end) is not None
    )


def _stack(draft: Draft, lines: list[list[Token]]) -> list[Token] | None:
    """Numerator lines, bar, denominator lines, factor; None when the lines are one wrapped phrase."""
    for index in range(1, len(lines)):
        above, below = lines[:index], lines[index:]
        factor: list[Token] = []
        if index > 1 and _is_factor(draft, above[-1]):
            factor, above = above[-1], above[:-1]
        elif len(above[-1]) > 2 and _is_factor(draft, above[-1][-2:]):
            factor, above = above[-1][-2:], [*above[:-1], above[-1][:-2]]
        if factor or _begins_denominator(draft, _inner(above), below):
            return _with_bar(draft, above, below, factor)
    return None


def _inner(lines: list[list[Token]]) -> list[list[Token]]:
    """The lines from where the bracket opens in which they end; all of them where they end outside brackets."""
    opened: list[tuple[int, int]] = []
    for row, line in enumerate(lines):
        for place, token in enumerate(line):
            if token.kind == "OPEN":
                opened.append((row, place))
            elif token.kind == "CLOSE" and opened:
                opened.pop()
    if not opened:
        return lines
    row, place = opened[-1]
    inside = [line for line in (lines[row][place + 1 :], *lines[row + 1 :]) if line]
    return inside or lines


def _begins_denominator(draft: Draft, above: list[list[Token]], below: list[list[Token]]) -> bool:
    """The line below starts a noun phrase of its own: a head noun again, or the numerator's own first words."""
    first, upper = below[0][0], above[0][0]
    if JOINS_ON.search(draft.words(above[-1][-1])):
        return False
    if first.kind == "OPEN" and upper.kind == "OPEN":
        return True
    if len(below) == 1 and len(below[0]) == 1 and re.fullmatch(r"[0-9]+", draft.words(first)):
        return any(token.kind in ADDITIONS for line in above for token in line)
    if first.kind == "FUNCTION" and upper.kind == "FUNCTION":
        return True
    lower, higher = draft.words(first), draft.words(upper)
    same = lower.split()[:1] == higher.split()[:1] and first.kind == WORDS
    heads = HEAD_START.match(lower) is not None and HEAD_START.match(higher) is not None
    return same or heads


def _with_bar(draft: Draft, above: list[list[Token]], below: list[list[Token]], factor: list[Token]) -> list[Token]:
    place = below[0][0].start
    upper = drop_lines(draft.text, [t for line in above for t in line])
    lower = drop_lines(draft.text, [t for line in below for t in line])
    if len(lower) > 2 and _is_factor(draft, lower[-2:]) and not factor:
        lower, factor = lower[:-2], lower[-2:]
    numerator = draft.text[upper[0].start : upper[-1].end]
    draft.note(
        "fraction-bar-lost",
        upper[0].start,
        lower[-1].end,
        numerator=" ".join(numerator.split()),
        denominator=" ".join(draft.text[lower[0].start : lower[-1].end].split()),
    )
    return [*upper, Token("BAR", place, place, sure=True), *lower, *factor]


def _lost_on_one_line(draft: Draft) -> None:
    """``A x 100 B`` and ``Realisasi A Target A``: a stacked fraction whose lines were joined."""
    for index, token in enumerate(draft.tokens):
        if token.kind != WORDS:
            continue
        before = draft.tokens[index - 1] if index else None
        if before is not None and before.kind in (*PRODUCTS, "MULTIPLIED_BY"):
            match = _FACTOR_THEN_HEAD.match(draft.text, token.start, token.end)
            if match:
                _split_factor(draft, index, match)
                return
    factor_only = len(draft.tokens) == 3 and _is_factor(draft, draft.tokens[1:])
    if draft.tokens and draft.tokens[0].kind == WORDS and (len(draft.tokens) == 1 or factor_only):
        _split_heads(draft)
    elif len(draft.tokens) > 1 and draft.tokens[-1].kind == WORDS:
        _split_last_head(draft)


def _split_factor(draft: Draft, index: int, match: re.Match[str]) -> None:
    """``[A] x 100 B``: B is the denominator; with nothing before the factor the fraction itself lost its bar."""
    tokens = draft.tokens
    number = Token(WORDS, tokens[index].start, match.end(1))
    rest = Token(WORDS, match.end(), tokens[index].end)
    sign = tokens[index - 1]
    upper, lower = tokens[: index - 1], [rest, *tokens[index + 1 :]]
    if not upper:
        draft.tokens = lower
        _split_heads(draft)
        draft.tokens = [*draft.tokens, sign, number]
        return
    draft.note(
        "fraction-bar-lost",
        upper[0].start,
        lower[-1].end,
        numerator=draft.words(Token(WORDS, upper[0].start, upper[-1].end)),
        denominator=draft.words(Token(WORDS, lower[0].start, lower[-1].end)),
    )
    draft.tokens = [*upper, Token("BAR", rest.start, rest.start, sure=True), *lower, sign, number]


def _split_heads(draft: Draft) -> None:
    token = draft.tokens[0]
    text = draft.text[token.start : token.end]
    asked = len(draft.tokens) > 1 or needs_division(draft)
    if not asked and draft.indicator and COUNT_HEAD.match(draft.indicator):
        return
    inner = sorted(_INNER_HEAD.finditer(text), key=lambda m: COUNT_HEAD.match(text, m.end()) is None)
    for match in [*inner, *(_again(text) if asked else [])]:
        upper, lower = text[: match.start()], text[match.end() :]
        if (
            len(upper.split()) < 2
            or upper.endswith(",")
            or JOINS_ON.search(upper)
            or (len(draft.tokens) > 1 and not _starts_head(text))
        ):
            continue
        if not _starts_head(text) or (lower[:1].islower() and not COUNT_HEAD.match(lower)):
            continue
        split = token.start + match.end()
        draft.note(
            "fraction-bar-lost",
            token.start,
            token.end,
            numerator=" ".join(upper.split()),
            denominator=" ".join(lower.split()),
        )
        draft.tokens = [
            Token(WORDS, token.start, token.start + match.start()),
            Token("BAR", split, split, sure=True),
            Token(WORDS, split, token.end),
            *draft.tokens[1:],
        ]
        return


def _again(text: str) -> list[re.Match[str]]:
    """Where the first word of the text, in capitals, comes again: ``Keluarga penerima PKH Keluarga miskin``."""
    first = text.split()[0]
    return list(re.finditer(rf"\s+(?={re.escape(first)}\s)", text)) if first[:1].isupper() and len(first) > 3 else []


def _split_last_head(draft: Draft) -> None:
    """``A - B Jumlah C``: a count noun starts again in the last phrase, behind an operation it cannot belong to."""
    token = draft.tokens[-1]
    text = draft.text[token.start : token.end]
    for match in _INNER_HEAD.finditer(text):
        upper = text[: match.start()]
        lower = text[match.end() :]
        if (
            len(upper.split()) < 2
            or JOINS_ON.search(upper)
            or not COUNT_HEAD.match(lower)
            or draft.tokens[-2].kind == "LETTER_X"
        ):
            continue
        split = token.start + match.end()
        draft.note(
            "fraction-bar-lost",
            draft.tokens[0].start,
            token.end,
            numerator=" ".join(draft.text[draft.tokens[0].start : token.start + match.start()].split()),
            denominator=" ".join(lower.split()),
        )
        draft.tokens = [
            *draft.tokens[:-1],
            Token(WORDS, token.start, token.start + match.start()),
            Token("BAR", split, split, sure=True),
            Token(WORDS, split, token.end),
        ]
        return


def _starts_head(text: str) -> bool:
    return HEAD_START.match(text) is not None or text[:1].isupper()
