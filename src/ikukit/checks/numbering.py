"""Row numbers: complete, and one after the other."""

import re
from collections.abc import Iterator

from ikukit.finding import Finding, Place, finding
from ikukit.model import Document
from ikukit.source import Span

_PLAIN = re.compile(r"\s*([0-9]{1,4})\s*[.)]?\s*")


def numbering_gap(document: Document) -> Iterator[Finding]:
    """Some rows numbered, others not. A number that a merged cell gives to several rows is one of each."""
    numbered = [indicator for indicator in document.indicators if (indicator.number or "").strip()]
    if 0 < len(numbered) < len(document.indicators):
        first = next(i for i, row in enumerate(document.indicators, 1) if not (row.number or "").strip())
        place = Place(field="number", indicator=first)
        yield finding("numbering-gap", place=place, numbered=len(numbered), count=len(document.indicators))


def number_out_of_order(document: Document) -> Iterator[Finding]:
    """A number that neither repeats the one before (one objective) nor follows it nor begins anew."""
    before: tuple[int, str] | None = None
    for position, indicator in enumerate(document.indicators, 1):
        text = indicator.number or ""
        match = _PLAIN.fullmatch(text)
        if not match:
            before = None
            continue
        number = int(match[1])
        if before and number not in (before[0], before[0] + 1, 1):
            place = Place(field="number", indicator=position)
            span = Span(*match.span(1))
            yield finding("number-out-of-order", span, text=text, place=place, number=number, before=before[1])
        before = (number, match[1])
