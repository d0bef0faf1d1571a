"""A text as lines that know where they stand, and cells made of stretches of such lines.

Text layouts work on these; nothing here knows what the words mean.
"""

import re
from collections.abc import Iterable

from attrs import evolve

from ikukit.documents.table import Cell, Line
from ikukit.finding import Place
from ikukit.source import Span

_LINE_END = re.compile(r"\r\n|[\n\r\x0b\x85\u2028\u2029]|\f")


def split_lines(text: str, file: str) -> tuple[Line, ...]:
    """The lines of ``text``, blank ones too, without their line ends. A form feed begins a new page.

    Numbers count as editors do: only CR and LF end a numbered line.
    """
    pages = "\f" in text
    found, start, page, number = [], 0, 1, 1
    for end in _LINE_END.finditer(text):
        found.append(_line(text, start, end.start(), file, number, page if pages else None))
        start = end.end()
        page += end.group() == "\f"
        number += end.group() in ("\n", "\r", "\r\n")
    found.append(_line(text, start, len(text), file, number, page if pages else None))
    return tuple(found)


def _line(text: str, start: int, end: int, file: str, number: int, page: int | None) -> Line:
    return Line(text[start:end], Place(file=file, page=page, line=number, spans=(Span(start, end),)))


def stretch(line: Line, start: int, end: int) -> Line:
    """The part of ``line`` from character ``start`` to ``end``, blanks at its ends left out."""
    text = line.text[start:end]
    start += len(text) - len(text.lstrip())
    text = text.strip()
    if len(text) == len(line.text) or not line.place.spans:
        return Line(text, line.place) if text != line.text else line
    begin = line.place.spans[0].start + start
    return Line(text, evolve(line.place, spans=(Span(begin, begin + len(text)),)))


def trim(line: Line) -> Line:
    """``line`` without blanks at its ends."""
    return stretch(line, 0, len(line.text))


def is_blank(line: Line) -> bool:
    """Whether nothing but white space stands in ``line``."""
    return not line.text.strip()


def cell_of(pieces: Iterable[Line], *, table: int, row: int, column: int) -> Cell | None:
    """One cell out of stretches of text, a line each; None when they hold nothing."""
    full = [trim(piece) for piece in pieces if not is_blank(piece)]
    if not full:
        return None
    spans = tuple(span for piece in full for span in piece.place.spans)
    place = evolve(full[0].place, spans=spans, table=table, row=row, column=column)
    return Cell("\n".join(piece.text for piece in full), place)
