"""Which way is better, as far as the words of an indicator's name tell. A guess: callers say that it is one."""

import re
from functools import cache

from attrs import frozen

from ikukit.reference.table import read_table
from ikukit.source import Span, normal_form


@frozen
class BadThing:
    """Words at ``span`` for what nobody wants more of, and where that is laid down."""

    span: Span
    words: str
    source: str


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    words = [row["words"] for row in read_table("directions.tsv") if row["kind"] == kind]
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)


def bad_thing(name: str) -> BadThing | None:
    """What the indicator ``name`` counts that nobody wants more of; None where there is nothing, or more of it is
    better again.

    >>> bad_thing("Angka kemiskinan").source, bad_thing("Persentase penurunan kemiskinan")
    ('TPB/SDGs 1.2', None)
    """
    found = _pattern("bad").search(name)
    if found is None or _pattern("turned").search(name):
        return None
    words = normal_form(found[0])
    source = next(row["source"] for row in read_table("directions.tsv") if row["words"] == words)
    return BadThing(Span(*found.span()), found[0], source)
