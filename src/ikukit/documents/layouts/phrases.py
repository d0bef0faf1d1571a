"""Lines cut where a cell could begin, and put together again."""

import re
from collections.abc import Iterator, Sequence

from attrs import evolve

from ikukit.documents.lines import stretch
from ikukit.documents.table import Line
from ikukit.documents.vocabulary import CONNECTIVES, FORMULA_OPENINGS, word_set

_CUTS = re.compile(
    rf"(?<=\S)\s+(?!\([^()+*/=]{{1,15}}\))(?=[A-Z\d∑Σ(\[{{\"“-]|(?:{'|'.join(FORMULA_OPENINGS)})\b)|(?<=[^\d\s])\s+(?=%)"
)
_GOES_ON = CONNECTIVES | word_set("x × * / + - = : ÷ (")


def cut_phrases(line: Line) -> Iterator[Line]:
    """The stretches of ``line`` between places where a cell could begin: before capitals, numbers, signs and words
    that open formulas, unless a connective or operator stands before them. A short bracket (*(IKD)*) belongs to what
    stands before it."""
    start = 0
    for cut in _CUTS.finditer(line.text):
        if line.text[start : cut.start()].split()[-1].casefold() not in _GOES_ON:
            yield stretch(line, start, cut.start())
            start = cut.end()
    yield stretch(line, start, len(line.text))


def rejoin(phrases: Sequence[Line]) -> tuple[Line, ...]:
    """Stretches in reading order as lines again: those that stand on one source line become one stretch."""
    joined: list[Line] = []
    for phrase in phrases:
        if joined and _adjoins(joined[-1], phrase):
            spans = (joined[-1].place.spans[0]._replace(end=phrase.place.spans[-1].end),)
            joined[-1] = Line(f"{joined[-1].text} {phrase.text}", evolve(joined[-1].place, spans=spans))
        else:
            joined.append(phrase)
    return tuple(joined)


def _adjoins(left: Line, right: Line) -> bool:
    return left.place.line == right.place.line and bool(left.place.spans) and bool(right.place.spans)
