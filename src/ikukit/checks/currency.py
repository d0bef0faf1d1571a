"""Are the words still in force, and is every cell filled in to its end?"""

import re
from collections.abc import Iterator

from ikukit.checks.fields import Text, document_texts
from ikukit.finding import Finding, finding
from ikukit.model import Document
from ikukit.reference.terms import DatedTerm, find_dated_terms
from ikukit.source import Span, fold

_CUT = re.compile(
    r"(?:(?<=\w)-|\.\.\.|…|\s(?:dan|atau|yang|dengan|untuk|di|ke|dari|pada|serta|dalam|oleh))\s*$", re.IGNORECASE
)
_PLACEHOLDER = re.compile(
    r"^\s*(?:[.…_]{3,}|x{3,}|tbd|n/?a|diisi|belum ada|isi di sini)\s*$|<[a-z ]{3,30}>|\[isi[^\]]*\]", re.IGNORECASE
)
_HOLDING_CUT = ("objective", "name", "definition", "reason", "owners", "data_sources")


def _ended(document: Document) -> Iterator[tuple[Text, Span, DatedTerm]]:
    """Dated terms that ended before the document's year, each once a row."""
    if document.year is None:
        return
    seen: set[tuple[int | None, str]] = set()
    for text in document_texts(document):
        for span, term in find_dated_terms(text.words):
            if term.ended.year < document.year and (text.indicator, term.term) not in seen:
                seen.add((text.indicator, term.term))
                yield text, span, term


def stale_term(document: Document) -> Iterator[Finding]:
    """A programme that ended before the document's year: PPKM."""
    for text, span, term in _ended(document):
        if term.kind == "kegiatan":
            yield finding(
                "stale-term", span, text=text.words, place=text.place, term=fold(span.of(text.words)), until=term.until,
                basis=term.source,
            )  # fmt: skip


def regulation_replaced(document: Document) -> Iterator[Finding]:
    """A regulation or a term that another one replaced."""
    for text, span, term in _ended(document):
        if term.kind != "kegiatan":
            yield finding(
                "regulation-replaced", span, text=text.words, place=text.place, term=fold(span.of(text.words)),
                instead=term.instead, until=term.until,
            )  # fmt: skip


def cell_cut_off(document: Document) -> Iterator[Finding]:
    """A cell that ends in the middle. Of formulas their reader speaks."""
    for text in document_texts(document):
        match = _CUT.search(text.words) if text.field.partition("[")[0] in _HOLDING_CUT else None
        if match and not _PLACEHOLDER.search(text.words):
            yield finding(
                "cell-cut-off", Span(*match.span()), text=text.words, place=text.place, words=fold(match[0])
            )  # fmt: skip


def cell_placeholder(document: Document) -> Iterator[Finding]:
    """A cell that is still to be filled in. Of formulas their reader speaks."""
    for text in document_texts(document):
        match = _PLACEHOLDER.search(text.words) if text.field != "formula_text" else None
        if match:
            words = fold(match[0])
            yield finding("cell-placeholder", Span(*match.span()), text=text.words, place=text.place, words=words)
