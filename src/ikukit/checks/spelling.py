"""Spelling: slips, non-standard forms, words written together or apart, one term in two spellings."""

import re
from collections.abc import Iterator

from ikukit.checks.fields import Text, document_texts
from ikukit.finding import Finding, Fix, finding
from ikukit.model import Document
from ikukit.reference.nomenclature import nearest, official
from ikukit.reference.spelling import Misspelling, misspellings, near_official, standard_word
from ikukit.source import Span

_CODES = {
    "salah-ketik": "misspelt-word",
    "tidak-baku": "not-baku-spelling",
    "terangkai": "word-separation",
    "terpisah": "word-separation",
    "istilah": "term-by-law",
}

_FORMULA_WORDS = frozenset({"dimana"})  # introduces the meanings of symbols in so many formulas that it is a term there
_SHORT_FIELDS = frozenset({"name", "formula_text"})
"""Where a term's customary short form (*RKPDes*) does: nobody mistakes it, and a definition can say it in full."""


def spelling(document: Document) -> Iterator[Finding]:
    """Wrong spellings of the table: ``misspelt-word``, ``not-baku-spelling``, ``word-separation``, ``term-by-law``."""
    for text in _judged(document):
        taken = _known_to_the_formula(text, document)
        for found in misspellings(text.words):
            accepted = text.field == "formula_text" and found.wrong.casefold() in _FORMULA_WORDS
            accepted |= found.kind == "istilah" and text.field in _SHORT_FIELDS
            if not accepted and not any(_overlap(found.span, span) for span in taken):
                yield _finding(_CODES[found.kind], text, found)


def possible_typo(document: Document) -> Iterator[Finding]:
    """Long words one slip away from a word of the official names."""
    for text in _judged(document):
        known = [found.span for found in misspellings(text.words)] + _known_to_the_formula(text, document)
        for found in near_official(text.words):
            if not any(_overlap(found.span, span) for span in known):
                yield _finding("possible-typo", text, found)


def _judged(document: Document) -> Iterator[Text]:
    """The texts to look at: not those that are, or are meant to be, an official name; of these ``programs`` speaks."""
    for text in document_texts(document):
        if text.field == "objective" and (official(text.words) or nearest(text.words, at_least=90)):
            continue
        if not text.field.startswith("signatories"):
            yield text


def _known_to_the_formula(text: Text, document: Document) -> list[Span]:
    """Where the reader of the formula has already said that a word is misspelt."""
    if text.field != "formula_text" or text.indicator is None:
        return []
    formula = document.indicators[text.indicator - 1].formula
    return [f.span for f in formula.findings if f.code == "keyword-typo" and f.span] if formula else []


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _finding(code: str, text: Text, found: Misspelling) -> Finding:
    fix = Fix(found.span, found.right, safe=code != "possible-typo" and code != "term-by-law")
    return finding(code, found.span, text=text.words, place=text.place, fix=fix, words=found.wrong, right=found.right)


def inconsistent_spelling(document: Document) -> Iterator[Finding]:
    """One word in its standard and in another spelling, where that other one is not found fault with by itself.

    So it is where an official name has a form of its own: *Ketentraman* (program 7.01.04) beside *Ketenteraman*.
    """
    seen: dict[str, tuple[str, Text, Span]] = {}
    told: set[str] = set()
    for text in document_texts(document):
        blamed = [found.span for found in misspellings(text.words)]
        for match in re.finditer(r"[^\W\d_]{4,}", text.words):
            word, span = match[0].casefold(), Span(*match.span())
            if any(_overlap(span, other) for other in blamed):
                continue
            standard = standard_word(word)
            first = seen.setdefault(standard, (word, text, span))
            if first[0] == word or standard in told:
                continue
            told.add(standard)
            one = first[2].of(first[1].words)
            yield finding("inconsistent-spelling", span, text=text.words, place=text.place, one=one, other=match[0])
