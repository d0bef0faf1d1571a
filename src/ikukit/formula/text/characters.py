"""The text as it is read: mathematical letters made plain, LaTeX and MathML as a line of text, every character with
its origin."""

import re
import unicodedata
from collections.abc import Iterator

from attrs import define, field

from ikukit.formula.patterns import Pattern
from ikukit.source import Span

_PLAIN = Pattern(r"[\u00bc-\u00be\u2150-\u215e\u210e\U0001d400-\U0001d7ff\uff01-\uff5e\ufb00-\ufb06]")
"""Letters that mathematics and old typesetting dress up; each stands for plain ones."""
_LATEX = Pattern(
    r"\\(?:[dt]?frac|times|sum|cdot|sqrt|div|left|text|mathrm|%)|(?<=[0-9])\{[.,]\}(?=[0-9])|\$[^$\n]*[_^][^$\n]*\$",
    needs="\\ { $",
)
_MATHML = Pattern(r"<m(?:ath|frac|row|i|o|n|text|sup|sub|sqrt)\b", re.IGNORECASE, needs="<m")
_POWER = Pattern(r"(?<=[)\]A-LN-Za-ln-z])[²³]")
LOST_GLYPH = Pattern("[\ufffd\ue000-\uf8ff]")
"""A character whose letter is lost: what stood there cannot be known."""
_BULLET_GLYPH = Pattern(r"(?:^|(?<=\n))[ \t]*[\ue000-\uf8ff]")


@define
class Reading:
    """A text to be read, with the place in the source of each of its characters."""

    source: str
    characters: list[str] = field(factory=list)
    origins: list[int] = field(factory=list)

    def add(self, text: str, origin: int, follow: bool = False) -> None:
        """Put ``text`` down; with ``follow`` its characters come from successive places of the source."""
        for place, character in enumerate(text):
            self.characters.append(character)
            self.origins.append(origin + place if follow else origin)

    @property
    def text(self) -> str:
        return "".join(self.characters)

    def span(self, span: Span) -> Span:
        """Where in the source the stretch ``span`` of the reading comes from."""
        if not self.origins:
            return Span(0, 0)
        if span.start >= len(self.origins):
            return Span(len(self.source), len(self.source))
        start = self.origins[span.start]
        end = self.origins[span.end - 1] + 1 if span.end > span.start else start
        return Span(start, max(start, end))


def reading_of(source: str) -> Reading | None:
    """The reading of ``source``, or None when the text is read as it stands."""
    if _LATEX.search(source):
        reading = Reading(source)
        _latex(reading, source, 0, len(source))
        return reading
    if _MATHML.search(source):
        reading = Reading(source)
        _mathml(reading)
        return reading
    if source.isascii() or not (_PLAIN.search(source) or _POWER.search(source) or LOST_GLYPH.search(source)):
        return None
    reading = Reading(source)
    bullets = {match.end() - 1 for match in _BULLET_GLYPH.finditer(source)}
    for place, character in enumerate(source):
        reading.add(" " if place in bullets else _plain(source, place, character), place)
    return reading


def _plain(source: str, place: int, character: str) -> str:
    if _PLAIN.match(character):
        plain = unicodedata.normalize("NFKC", character)
        return f"({plain.replace(chr(0x2044), '/')})" if chr(0x2044) in plain else plain
    lone = place > 0 and source[place - 1].isalpha() and (place == 1 or not source[place - 2].isalnum())
    if character in "²³" and place and (source[place - 1] in ")]" or (lone and source[place - 1] not in "mM")):
        return "^2" if character == "²" else "^3"
    return character


_TOKEN = Pattern(r"\\(?P<name>[A-Za-z]+)|\\(?P<sign>.)|(?P<sub>[_^])|(?P<math>\$+)|(?P<other>.)", re.DOTALL)
_SIGNS = {
    "times": "×", "cdot": "·", "div": "÷", "ast": "*", "pm": "±", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥",
    "left": "", "right": "", "displaystyle": "", "quad": " ", "qquad": " ", "limits": "", "log": "log ", "ln": "ln ",
    "max": "maksimum ", "min": "minimum ", "exp": "exp ",
}  # fmt: skip
_WRAPPERS = frozenset(
    ("text", "mathrm", "mathit", "mathbf", "textit", "textbf", "operatorname", "mathop", "mbox", "textrm")
)


def _latex(reading: Reading, source: str, start: int, end: int) -> None:
    position = start
    while position < end:
        match = _TOKEN.match(source, position, end)
        assert match is not None
        position = _latex_token(reading, source, match, end)


def _latex_token(reading: Reading, source: str, match: re.Match[str], end: int) -> int:
    place, after = match.start(), match.end()
    name = match["name"]
    if name in ("frac", "dfrac", "tfrac"):
        for opening, closing in (("(", ")"), ("/(", ")")):
            first, last, after = _group(source, after, end)
            reading.add(opening, place)
            _latex(reading, source, first, last)
            reading.add(closing, max(place, last - 1))
    elif name == "sqrt":
        first, last, after = _group(source, after, end)
        reading.add("akar (", place)
        _latex(reading, source, first, last)
        reading.add(")", max(place, last - 1))
    elif name == "sum":
        reading.add("∑ ", place)
        after = _skip_limits(source, after, end)
    elif name in _WRAPPERS:
        first, last, after = _group(source, after, end)
        _latex(reading, source, first, last)
    elif name in ("left", "right") and source.startswith("|", after, end):
        reading.add("nilai mutlak (" if name == "left" else ")", place)
        after += 1
    elif name is not None:
        reading.add(_SIGNS.get(name, name), place, follow=False)
    elif match["sign"] is not None:
        reading.add(match["sign"] if match["sign"] in "%&_{}#$" and match["sign"] not in "{}" else " ", place)
    elif match["math"]:
        reading.add(" ", place)
    elif match["sub"]:
        first, last, after = _group(source, after, end)
        if match["sub"] == "_":
            inner = source[first:last].replace("{", "").replace("}", "")
            reading.add("_" + re.sub(r"\s", "", inner), place)
        elif first < last:
            reading.add("^(", place)
            _latex(reading, source, first, last)
            reading.add(")", max(place, last - 1))
    else:
        reading.add("" if match["other"] in "{}" else match["other"], place)
    return after


def _group(source: str, start: int, end: int) -> tuple[int, int, int]:
    """The braces or the single character behind ``start``: begin and end of what is inside, and where the text goes
    on."""
    while start < end and source[start].isspace():
        start += 1
    if start >= end or source[start] != "{":
        return start, min(start + 1, end), min(start + 1, end)
    depth = 0
    for position in range(start, end):
        depth += (source[position] == "{") - (source[position] == "}")
        if depth == 0:
            return start + 1, position, position + 1
    return start + 1, end, end


def _skip_limits(source: str, start: int, end: int) -> int:
    while True:
        match = re.compile(r"\s*[_^]").match(source, start, end)
        if match is None:
            return start
        _, _, start = _group(source, match.end(), end)


_TAG = Pattern(
    r"<(?P<close>/?)(?P<name>[A-Za-z]+)[^<>]*?(?P<empty>/?)>|&(?P<entity>#?\w+);|(?P<words>[^<&]+)|(?P<other>.)"
)


def _mathml(reading: Reading) -> None:
    """Tags as brackets and signs: ``<mfrac>a b</mfrac>`` is ``(a)/(b)``."""
    stack: list[tuple[str, int]] = []
    for match in _TAG.finditer(reading.source):
        place = match.start()
        if match["words"] or match["other"]:
            apart = " " if stack and stack[-1][0] == "mo" and _ends_operand(reading) else ""  # A-B would be one name
            reading.add(apart, place)
            reading.add(match["words"] or match["other"], place, follow=True)
            reading.add(apart, place)
        elif match["entity"]:
            from html import unescape  # seldom needed, and slow to load

            reading.add(unescape(match.group()), place)
        elif not match["close"]:
            _open_tag(reading, stack, match["name"].casefold(), place, bool(match["empty"]))
        else:
            _close_tag(reading, stack, match["name"].casefold(), place)


def _ends_operand(reading: Reading) -> bool:
    last = next((character for character in reversed(reading.characters) if character.strip()), "(")
    return last.isalnum() or last in ')]}%"”'


def _open_tag(reading: Reading, stack: list[tuple[str, int]], name: str, place: int, empty: bool) -> None:
    if stack and stack[-1][0] in ("mfrac", "msup", "msub"):
        parent, seen = stack.pop()
        stack.append((parent, seen + 1))
        joint = {"mfrac": ("(", "/("), "msup": ("", "^("), "msub": ("", "_")}[parent][min(seen, 1)]
        reading.add(joint, place)
    if name == "msqrt":
        reading.add("akar (", place)
    if not empty:
        stack.append((name, 0))


def _close_tag(reading: Reading, stack: list[tuple[str, int]], name: str, place: int) -> None:
    while stack and stack[-1][0] != name:
        stack.pop()
    if stack:
        stack.pop()
    if name == "msqrt":
        reading.add(")", place)
    if stack and (stack[-1][0] == "mfrac" or (stack[-1][0] == "msup" and stack[-1][1] > 1)):
        reading.add(")", place)


def plain_lines(text: str) -> Iterator[str]:
    """The lines of a text that hold any words."""
    return (line for line in text.splitlines() if line.strip())
