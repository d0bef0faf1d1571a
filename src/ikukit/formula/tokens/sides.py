"""A candidate for an operator with what stands on its two sides in the text: the evidence that a judgement looks at."""

import enum
import re

from attrs import frozen

from ikukit.formula.lexicon import SYMBOL
from ikukit.formula.patterns import Pattern
from ikukit.formula.tokens.lexer import PREFIXES, WORDS, Token


class Verdict(enum.Enum):
    """What a candidate is."""

    OPERATOR = "operator"
    LIKELY = "likely"
    """An operator if the formula needs one of its sort and has no other; else words. Few would doubt it then."""
    POSSIBLE = "possible"
    """The same, but a careful reader could dispute it."""
    WORD = "word"


_LAST_WORD = Pattern(r"([\w'’-]+)\s*$")
_BEYOND_LEFT = Pattern(
    r"(?:^|[=(\[{+*×÷^:;,\n]|(?<=\s)[-–xX]|(?<!\w)(?:dibagi|dikali|dikalikan|ditambah|dikurangi|dengan|atau|rumus))\s*$",
    re.IGNORECASE,
)
_BEYOND_RIGHT = Pattern(
    r"\s*(?:$|[(\[)\]}xX×*÷=+:;,.\n^]|[-–]\s|(?:dikali|kali|dibagi|ditambah|dikurangi|dengan|dimana|atau)(?!\w))"
)
_NEXT_WORD = Pattern(r"\s*([\w'’-]+)")

_SHORT = 3


@frozen
class Sides:
    """A candidate with what stands on its two sides."""

    text: str
    token: Token
    left: Token | None
    right: Token | None

    @property
    def blank_left(self) -> bool:
        return self.token.start == 0 or self.text[self.token.start - 1].isspace()

    @property
    def blank_right(self) -> bool:
        return self.token.end >= len(self.text) or self.text[self.token.end].isspace()

    @property
    def spaced(self) -> bool:
        return self.blank_left and self.blank_right

    @property
    def glued(self) -> bool:
        return not (self.blank_left or self.blank_right)

    @property
    def last_word(self) -> str:
        """The word on the left, lower case; "" behind a bracket or an operator."""
        spoken = self.text[max(0, self.token.start - 40) : self.token.start].split()
        match = _LAST_WORD.search(spoken[-1]) if spoken else None
        return match[1].casefold() if match else ""

    @property
    def next_word(self) -> str:
        match = _NEXT_WORD.match(self.text, self.token.end)
        return match[1].casefold() if match else ""

    @property
    def left_text(self) -> str:
        return self.text[self.left.start : self.left.end] if self.left and self.left.kind == WORDS else ""

    @property
    def right_text(self) -> str:
        return self.text[self.right.start : self.right.end] if self.right and self.right.kind == WORDS else ""

    def ahead(self, known: Pattern) -> re.Match[str] | None:
        return known.match(self.text, self.token.end)

    @property
    def calls(self) -> bool:
        """A function, or a mean of a list in brackets, stands behind the sign: an operand that no noun goes on with."""
        if self.right is None or not may_end(self.left):
            return False
        bracket = self.text[self.right.end :].lstrip()[:1] in ("(", "[", "{")
        return self.right.kind == "FUNCTION" or (self.right.kind == "MEAN_OF" and bracket)

    @property
    def between_operands(self) -> bool:
        return may_end(self.left) and may_begin(self.right)

    @property
    def fills_bracket(self) -> bool:
        """The two sides and the sign are all that is in their bracket."""
        if self.left is None or self.right is None:
            return False
        before, after = self.text[: self.left.start].rstrip(), self.text[self.right.end :].lstrip()
        return before[-1:] in ("(", "[", "{") and after[:1] in (")", "]", "}")

    @property
    def stands_alone(self) -> bool:
        """The two sides are whole operands: signs, brackets or nothing stand beyond them, not more words or slashes."""
        if self.left is None or self.right is None:
            return False
        before = _BEYOND_LEFT.search(self.text, max(0, self.left.start - 24), self.left.start)
        return before is not None and _BEYOND_RIGHT.match(self.text, self.right.end) is not None

    @property
    def between_symbols(self) -> bool:
        """Both sides, up to the next cuts, are single symbols, numbers or brackets."""
        if self.text[self.token.start : self.token.end].isupper() and self.token.end - self.token.start > 1:
            # "PDRB PER KAPITA": in capitals every word looks like a symbol
            return all(len(side) <= _SHORT for side in (self.left_text, self.right_text) if side.isalpha()) and (
                _bare(self.left, self.left_text) and _bare(self.right, self.right_text)
            )
        return _bare(self.left, self.left_text) and _bare(self.right, self.right_text)


def may_end(token: Token | None) -> bool:
    return token is not None and token.kind in (WORDS, "CLOSE", "PHRASE", "NUMBER", "PERCENT")


def may_begin(token: Token | None) -> bool:
    if token is None:
        return False
    return token.kind in (WORDS, "OPEN", "PHRASE", "FUNCTION", "NUMBER", "PERCENT") or token.kind in PREFIXES


def _bare(token: Token | None, text: str) -> bool:
    if token is None:
        return False
    return token.kind in ("OPEN", "CLOSE", "PHRASE") or bool(
        text and (SYMBOL.fullmatch(text) or re.fullmatch(r"[0-9.,]+\s*(?:%|persen|prosen)?", text))
    )


def neighbour(tokens: list[Token], index: int, step: int) -> Token | None:
    """The next token in a direction, line ends passed over."""
    index += step
    while 0 <= index < len(tokens) and tokens[index].kind == "LINE":
        index += step
    return tokens[index] if 0 <= index < len(tokens) else None
