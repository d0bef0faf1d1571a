"""Terms that had their time: programmes that ended, regulations that were replaced, names that changed.

``terms.tsv`` tells for each since when, by which regulation, and what stands in its place. A document may still report
on the time before; whether it does is for the check to weigh.
"""

import datetime
import re
from collections.abc import Iterator
from functools import cache

from attrs import frozen

from ikukit.reference.dates import in_words
from ikukit.reference.table import read_table
from ikukit.source import Span


@frozen
class DatedTerm:
    """A term that ended.

    ``ended`` is its last day (the last of the year where only that is known), ``until`` the same in Indonesian words;
    ``kind`` is ``kegiatan``, ``aturan`` or ``istilah``.
    """

    term: str
    kind: str
    ended: datetime.date
    until: str
    instead: str
    source: str
    pattern: re.Pattern[str]


@cache
def dated_terms() -> tuple[DatedTerm, ...]:
    """The terms in the order of the file."""
    return tuple(_dated_term(row) for row in read_table("terms.tsv"))


def _dated_term(row: dict[str, str]) -> DatedTerm:
    only_year = len(row["ended"]) == 4
    ended = datetime.date.fromisoformat(f"{row['ended']}-12-31" if only_year else row["ended"])
    pattern = re.compile(rf"(?<!\w)(?:{row['pattern']})(?!\w)", re.IGNORECASE)
    until = str(ended.year) if only_year else in_words(ended)
    return DatedTerm(row["term"], row["kind"], ended, until, row["instead"], row["source"], pattern)


def find_dated_terms(text: str) -> Iterator[tuple[Span, DatedTerm]]:
    """Every dated term in ``text``, with its place.

    >>> [(term.term, term.ended.year) for _, term in find_dated_terms("Sinkronisasi Pemberlakuan PPKM")]
    [('PPKM', 2022)]
    """
    for term in dated_terms():
        for match in term.pattern.finditer(text):
            yield Span(*match.span()), term
