"""Words and lines on a page, put together from single characters with boxes (PDF) or from recognised words (scans).

Coordinates are points or pixels from the top left corner. Knows nothing of tables.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise, zip_longest
from typing import Any

from attrs import evolve, field, frozen

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "\xa0": " ", "\xad": "-"})
_WORD_GAP = 0.22
"""Of the height of the letters; an ordinary blank takes 0.25 and more, kerning inside a word far less."""
_SAME_LINE = 0.5
"""Of the height: raised digits keep their middle nearer to the line than this, the next line lies farther away."""
_FEWEST_HITS = 3
BAR = "-----"
_STOPPED = re.compile(r"[^\W\d_]{5,}\.|[+/=*×:]\.")


@frozen
class Word:
    """A word and the box that it fills."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        """The height at which the word stands."""
        return (self.top + self.bottom) / 2

    @property
    def centre(self) -> float:
        """The middle of the word from left to right."""
        return (self.x0 + self.x1) / 2

    @property
    def height(self) -> float:
        """From the top of the letters to their bottom."""
        return self.bottom - self.top


@frozen(slots=False)
class TextLine:
    """Words that stand on one line, from left to right."""

    words: tuple[Word, ...] = field(converter=tuple[Word, ...])

    @cached_property
    def top(self) -> float:
        """The top of the highest word."""
        return min(word.top for word in self.words)

    @cached_property
    def bottom(self) -> float:
        """The bottom of the lowest word."""
        return max(word.bottom for word in self.words)

    @cached_property
    def height(self) -> float:
        """The height of the tallest word: the size of the letters."""
        return max(word.height for word in self.words)

    @property
    def text(self) -> str:
        """The words with a blank between them."""
        return " ".join(word.text for word in self.words)

    def spaced(self, left: float) -> str:
        """The words as far apart as on the page, from ``left`` on: wide gaps part what stands side by side."""
        step = max(self.height, 1.0) * 0.5
        text = ""
        for word in self.words:
            column = round((word.x0 - left) / step)
            apart = not text or (word.x0 - self._end_before(word)) > 2 * self.height
            text += " " * (max(column - len(text), 4 if text else 0) if apart else 1) + word.text
        return text

    def _end_before(self, word: Word) -> float:
        return max((other.x1 for other in self.words if other.x0 < word.x0), default=word.x0)

    def segments(self, gap: float) -> Iterator["TextLine"]:
        """The stretches of the line between gaps wider than ``gap``."""
        start = 0
        for index in range(1, len(self.words)):
            if self.words[index].x0 - self.words[index - 1].x1 > gap:
                yield TextLine(self.words[start:index])
                start = index
        yield TextLine(self.words[start:])


def words_of(characters: Iterable[Mapping[str, Any]]) -> list[Word]:
    """The words that the characters of a page (as pdfplumber gives them) make, line by line.

    Characters that are printed twice at one place (a way to make bold type) count once; turned ones are left out.
    """
    words: list[Word] = []
    for line in _character_lines(characters):
        text, x0, x1, top, bottom = "", 0.0, 0.0, 0.0, 0.0
        last: Mapping[str, Any] | None = None
        for char in line:
            letter = char["text"]
            if last is not None and letter == last["text"] and abs(char["x0"] - last["x0"]) < 0.15 * char["size"]:
                continue
            last = char
            if text and (letter.isspace() or char["x0"] - x1 > _WORD_GAP * char["size"]):
                words.append(Word(text.translate(_LIGATURES), x0, x1, top, bottom))
                text = ""
            if letter.isspace():
                continue
            if not text:
                x0, x1, top, bottom = char["x0"], char["x1"], char["top"], char["bottom"]
            text += letter
            x1, top, bottom = max(x1, char["x1"]), min(top, char["top"]), max(bottom, char["bottom"])
        if text:
            words.append(Word(text.translate(_LIGATURES), x0, x1, top, bottom))
    return words


def _character_lines(characters: Iterable[Mapping[str, Any]]) -> Iterator[list[Mapping[str, Any]]]:
    line: list[Mapping[str, Any]] = []
    middle = height = 0.0
    for char in sorted((c for c in characters if c["upright"]), key=lambda c: c["top"] + c["bottom"]):
        here, size = (char["top"] + char["bottom"]) / 2, char["bottom"] - char["top"]
        if line and here - middle > _SAME_LINE * max(height, size):
            yield sorted(line, key=lambda c: c["x0"])
            line = []
        if not line or size > height:
            middle, height = here, size
        line.append(char)
    if line:
        yield sorted(line, key=lambda c: c["x0"])


def is_overprinted(characters: Iterable[Mapping[str, Any]]) -> bool:
    """Whether letters stand on top of other letters: a text too wide for its cell runs over the next one."""
    hits = 0
    for line in _character_lines(characters):
        for one, other in pairwise(line):
            covers = other["x0"] - one["x0"] < 0.3 * min(one["x1"] - one["x0"], other["x1"] - other["x0"])
            hits += covers and one["text"] != other["text"] and not (one["text"] + other["text"]).isspace()
    return hits >= _FEWEST_HITS


def lines_of(words: Iterable[Word]) -> list[TextLine]:
    """``words`` as lines from the top, each from left to right."""
    lines: list[list[Word]] = []
    middle = height = 0.0
    for word in sorted(words, key=lambda word: word.middle):
        if not lines or word.middle - middle > _SAME_LINE * max(height, word.height):
            lines.append([])
            middle, height = word.middle, word.height
        elif word.height > height:
            middle, height = word.middle, word.height
        lines[-1].append(word)
    return [TextLine(sorted(line, key=lambda word: word.x0)) for line in lines]


def leading(lines: Sequence[TextLine]) -> float:
    """The usual distance from one line to the next; 0 for fewer than two lines."""
    steps = sorted(b.top - a.top for a, b in pairwise(lines))
    return steps[len(steps) // 2] if steps else 0.0


def without_specks(words: Sequence[Word]) -> tuple[list[Word], list[str]]:
    """``words`` of a cell without full stops that are specks of the paper, and the words where that is not certain.

    Inside a cell a sentence never goes on in small letters after a full stop, but for abbreviations, which are short.
    """
    kept: list[Word] = []
    doubted: list[str] = []
    for word, following in zip_longest(words, words[1:]):
        if following is not None and _STOPPED.fullmatch(word.text):
            if following.text[0].islower() or following.text[0] in "+-/x×:=*(":
                word = evolve(word, text=word.text[:-1])
            else:
                doubted.append(f"{word.text} {following.text}")
        kept.append(word)
    return kept, doubted
