"""Cuts a formula text at everything that could be an operator. Which of the cuts are real is settled by the passes
after it.

The patterns are those of the grammar files; this module adds word boundaries and the order of trial.
"""

import re
from collections.abc import Iterator
from functools import cache

from attrs import define

from ikukit.formula.patterns import Pattern
from ikukit.formula.syntax.grammar import terminals


@define
class Token:
    """A stretch ``[start, end)`` of the text with its kind: a terminal of the grammar, or WORDS for what stands
    between.

    The passes change kinds, merge neighbours and drop tokens; they never move text.
    """

    kind: str
    start: int
    end: int
    sure: bool = False
    """The kind is settled: no later pass may make words of it."""


WORDS = "WORDS"
_FIRST = ("BAR", "LINE", "EQUALS", "OPEN", "CLOSE", "AND")
_WORD_KINDS = (
    "DIVIDED_BY", "MULTIPLIED_BY", "ADDED_TO", "LESS", "POWER", "COMPARED_TO", "DISTANCE_OF", "DIFFERENCE_OF",
    "PRODUCT_OF",
    "SUM_OF", "MEAN_OF", "FUNCTION", "RATIO_OF", "PERCENTAGE_OF", "TIMES", "SHARED_BY", "PER", "OVER_AGAINST",
    "PLUS_WORD",
    "LESS_WORD",
)  # fmt: skip
_SIGN_KINDS = ("SLASH", "COLON", "STAR", "PLUS", "MINUS", "DOT")
OPERATORS = frozenset((
    "DIVIDED_BY", "MULTIPLIED_BY", "ADDED_TO", "LESS", "POWER", "COMPARED_TO", "TIMES", "SHARED_BY", "PER",
    "OVER_AGAINST",
    "PLUS_WORD", "LESS_WORD", "LETTER_X", *_SIGN_KINDS,
))  # fmt: skip
"""Kinds that stand between two operands."""
DIVISIONS = frozenset(("DIVIDED_BY", "SLASH", "COLON", "SHARED_BY", "PER", "OVER_AGAINST", "COMPARED_TO"))
PRODUCTS = frozenset(("MULTIPLIED_BY", "STAR", "LETTER_X", "DOT", "TIMES"))
ADDITIONS = frozenset(("PLUS", "ADDED_TO", "PLUS_WORD", "MINUS", "LESS", "LESS_WORD"))
PREFIXES = frozenset((
    "RATIO_OF", "PERCENTAGE_OF", "DIFFERENCE_OF", "DISTANCE_OF", "PRODUCT_OF", "SUM_OF", "MEAN_OF",
))  # fmt: skip
"""Kinds that announce operands: ``selisih antara A dan B``."""


def _split_alternatives(pattern: str) -> tuple[list[str], list[str]]:
    """The alternatives of a pattern at its top level: those of words, those of signs."""
    parts, depth, start = [], 0, 0
    for position, char in enumerate(pattern):
        if char in "([":
            depth += 1
        elif char in ")]":
            depth -= 1
        elif char == "|" and depth == 0:
            parts.append(pattern[start:position])
            start = position + 1
    parts.append(pattern[start:])
    return [p for p in parts if p[0].isalpha() or p[0] == "("], [
        p for p in parts if not (p[0].isalpha() or p[0] == "(")
    ]


@cache
def _scanner() -> re.Pattern[str]:
    known = {name: pattern.replace(" ", r"\s") for name, pattern in terminals().items()}
    spoken, signs = [], []
    for kind in _WORD_KINDS:
        by_word, by_sign = _split_alternatives(known[kind])
        if by_word:
            spoken.append(f"(?P<{kind}>{'|'.join(by_word)})")
        signs += [(sign, kind) for sign in by_sign]
    by_kind: dict[str, list[str]] = {}
    for sign, kind in sorted(signs, key=lambda s: -len(s[0])):
        by_kind.setdefault(kind, []).append(sign)
    alternatives = [
        *(f"(?P<{kind}>{known[kind]})" for kind in _FIRST),
        r"(?P<STROKE>\|)",
        r'(?P<PHRASE>"[^"\n]*"|“[^”\n]*”|(?<!\w)"[^"\n]+\n[^"\n]+"(?!\w)|“[^”\n]+\n[^”\n]+”)',
        *(f"(?P<{kind}_SIGN>{'|'.join(patterns)})" for kind, patterns in by_kind.items()),
        *(f"(?P<{kind}>{known[kind]})" for kind in _SIGN_KINDS),
        r"(?<=[a-z)])(?P<GLUED_X>x)(?=\s?[1li][0o]{2}(?!\w))",
        rf"(?<![^\W\d])(?P<LETTER_X>{known['LETTER_X']})(?![_\u0300-\u036f])(?![0-9](?![0-9.,]))(?:(?![^\W\d_]|-[^\W\d_])|(?=[li][0o]{{2}}))",
        rf"(?<!\w)(?:{'|'.join(spoken)})(?![^\W\d])",
    ]
    return re.compile("|".join(alternatives), re.IGNORECASE)


def is_spoken(word: str) -> bool:
    """Whether a word by itself is cut out by the scanner."""
    return spoken_beginnings().match(word) is not None and _scanner().match(word) is not None


@cache
def spoken_beginnings() -> re.Pattern[str]:
    """The beginnings of all words that the scanner looks for: a quick test that most words of a text fail."""
    return re.compile(
        r"di|a(?:ve|ta|ku|ka|bs)|b(?:er|a[gn])|k(?:al|ur)|p(?:er|ro|re|e[nm]|[er]e?[rs]?s|lu|an)|t(?:e[rt]|am|ot)|"
        r"m(?:e[amn]|in|a[kx])|s(?:el|qr|am)|has|jum|r(?:a[st]|er)|nil|l(?:o[gn]|n)|exp|x|х",
        re.IGNORECASE,
    )


_WORD_OR_SIGN = Pattern(r"[^\W\d_]+|[^\w\s]|\n|___")
_TIMES_GLUED = Pattern(r"x(?=\s?[1lI][0oO]{2})", re.IGNORECASE)


def scan(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of ``text[start:end]``; stretches of words between two cuts have their white space trimmed off."""
    stop = len(text) if end is None else end
    tokens: list[Token] = []
    position = start
    for match in _cuts(text, start, stop):
        _add_words(tokens, text, position, match.start())
        kind = (match.lastgroup or "").removesuffix("_SIGN").replace("GLUED_X", "LETTER_X")
        tokens.append(Token(kind, match.start(), match.end()))
        position = match.end()
    _add_words(tokens, text, position, stop)
    return _distances(text, _index_brackets(text, _quotes(tokens)))


def _cuts(text: str, start: int, stop: int) -> Iterator[re.Match[str]]:
    """As ``_scanner().finditer``, but trying only where a word or sign could begin a cut."""
    scanner, beginnings = _scanner().match, spoken_beginnings().match
    position = start
    for match in _WORD_OR_SIGN.finditer(text, start, stop):
        place = match.start()
        if place < position:
            continue
        found = None
        if not text[place].isalpha() or beginnings(text, place):
            found = scanner(text, place, stop)
        if found is None and text[match.end() - 1] in "xX" and _TIMES_GLUED.match(text, match.end() - 1):
            found = scanner(text, match.end() - 1, stop)
        if found is not None:
            position = found.end()
            yield found


def _quotes(tokens: list[Token]) -> list[Token]:
    """A quoted name is an operand only where it stands alone; beside words it is part of the phrase."""
    for place, token in enumerate(tokens):
        if token.kind == "PHRASE":
            beside = [tokens[i].kind for i in (place - 1, place + 1) if 0 <= i < len(tokens)]
            if WORDS in beside:
                tokens[place] = Token(WORDS, token.start, token.end)
    return tokens


def _distances(text: str, tokens: list[Token]) -> list[Token]:
    """``|A - B|``: each pair of upright strokes as a function of a bracket."""
    strokes = [place for place, token in enumerate(tokens) if token.kind == "STROKE"]
    if not strokes:
        return tokens
    kept: list[Token] = []
    opens = True
    for token in tokens:
        if token.kind != "STROKE" or len(strokes) % 2:
            kept.append(token if token.kind != "STROKE" else Token(WORDS, token.start, token.end))
            continue
        if opens:
            kept += [Token("FUNCTION", token.start, token.end), Token("OPEN", token.end, token.end)]
        else:
            kept.append(Token("CLOSE", token.start, token.end))
        opens = not opens
    return kept


_INDEX_RANGE = Pattern(r"[∑ΣƩ]\s*[\[({][^\[\](){}]*=[^\[\](){}]*[\])}]")


def _index_brackets(text: str, tokens: list[Token]) -> list[Token]:
    """``Σ[j=1, n]``: the range of an index belongs to the sign of the sum."""
    found = list(_INDEX_RANGE.finditer(text)) if "=" in text and re.search("[∑ΣƩ]", text) else []
    for match in found:
        inside = [t for t in tokens if match.start() <= t.start and t.end <= match.end()]
        if inside:
            place = tokens.index(inside[0])
            tokens[place : place + len(inside)] = [Token(WORDS, match.start(), match.end())]
    return tokens


def _add_words(tokens: list[Token], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        tokens.append(Token(WORDS, start, end))
