"""What the passes of the reader hand from one to the next: the text, its tokens, and everything noticed so far."""

from attrs import define, field

from ikukit.finding import Finding, Fix
from ikukit.formula.formula import Part, Role
from ikukit.formula.tokens.lexer import WORDS, Token
from ikukit.rules import RULES
from ikukit.source import Span, fold


@define
class Draft:
    """A formula text on its way to a tree."""

    text: str
    indicator: str | None = None
    tokens: list[Token] = field(factory=list)
    parts: list[Part] = field(factory=list)
    findings: list[Finding] = field(factory=list)
    symbols: dict[str, str] = field(factory=dict)
    result_name: str = ""
    scaled_in_words: Span | None = None
    """Where words say that the result is in percent."""
    others: list[Span] = field(factory=list)
    """Other statements of the same formula."""
    doubts: list[int] = field(factory=list)
    """Where a sign was taken as an operator that could be part of a name."""
    orders: list[list[Token]] = field(factory=list)
    """The tokens in another defensible order of operations."""

    def words(self, token: Token) -> str:
        """The words of a token, white space folded."""
        return fold(self.text[token.start : token.end])

    def note(self, code: str, start: int, end: int, fix: Fix | None = None, **facts: str | int) -> None:
        """Remember a finding about ``text[start:end]``."""
        span = Span(start, end)
        said = {"words": fold(span.of(self.text)), **{name: str(fact) for name, fact in facts.items()}}
        self.findings.append(Finding(code, RULES[code].severity, span, said, fix=fix, text=self.text))

    def set_aside(self, role: Role, start: int, end: int) -> None:
        """Give ``text[start:end]`` a role outside the expression."""
        if start < end:
            self.parts.append(Part(role, Span(start, end)))


def merge_words(text: str, tokens: list[Token]) -> list[Token]:
    """The tokens with neighbouring WORDS made one; not over words that were set aside between them."""
    merged: list[Token] = []
    for token in tokens:
        last = merged[-1] if merged else None
        if last and token.kind == WORDS and last.kind == WORDS and not text[last.end : token.start].strip():
            merged[-1] = Token(WORDS, merged[-1].start, token.end)
        else:
            merged.append(token)
    return merged


def drop_lines(text: str, tokens: list[Token]) -> list[Token]:
    """The tokens without line ends: words broken over lines are one phrase."""
    return merge_words(text, [token for token in tokens if token.kind != "LINE"])
