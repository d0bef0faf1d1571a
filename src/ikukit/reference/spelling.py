"""Spellings that documents get wrong and the standard ones: one table, looked up by whole words.

A text that equals an official one is never found fault with: the name of program 7.01.04 itself says *Ketentraman*.
Words that merely look mistyped are told by ``near_official``; whether a spelling matters is for the check to weigh.
"""

import re
from functools import cache, lru_cache

from attrs import frozen

from ikukit.reference.nomenclature import official_names, official_words
from ikukit.reference.table import read_table
from ikukit.source import Span, normal_form

_WORD = re.compile(r"[^\W\d_]+")
_LEAST_LETTERS = 9  # shorter words have too many real neighbours: pelayanan/pelayaran, pengadaan/pengaduan
_REAL_WORDS = frozenset({"penyusuan", "pelengkapan", "penegahan"})  # beside penyusunan, perlengkapan, penegakan


@frozen
class Misspelling:
    """A wrong spelling at ``span``: ``wrong`` as written, ``right`` with the same capitals.

    ``kind``: ``salah-ketik``, ``tidak-baku``, ``terangkai``, ``terpisah`` or ``istilah``, as in ``spelling.tsv``.
    """

    span: Span
    wrong: str
    right: str
    kind: str
    source: str


@cache
def _table() -> dict[str, dict[str, str]]:
    return {normal_form(row["wrong"]): row for row in read_table("spelling.tsv")}


@cache
def _pattern() -> re.Pattern[str]:
    forms = sorted(_table(), key=len, reverse=True)
    alternatives = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in forms)
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])", re.IGNORECASE)


@lru_cache(maxsize=8192)
def misspellings(text: str) -> tuple[Misspelling, ...]:
    """Every wrong spelling of the table in ``text``, in order; none inside a text that an official name spells so.

    >>> [found.wrong for found in misspellings("Presentase: Program Koordinasi Ketentraman dan Ketertiban Umum")]
    ['Presentase']
    """
    found = []
    kept: list[Span] | None = None
    for match in _pattern().finditer(text):
        row = _table()[normal_form(match[0])]
        kept = _official_stretches(text) if kept is None else kept
        if not any(span.start <= match.start() and match.end() <= span.end for span in kept):
            right = match_case(row["right"], match[0])
            found.append(Misspelling(Span(*match.span()), match[0], right, row["kind"], row["source"]))
    return tuple(found)


def corrected(text: str) -> str:
    """``text`` with every wrong spelling of the table put right.

    >>> corrected("Prosentase kwalitas data")
    'Persentase kualitas data'
    """
    for found in reversed(misspellings(text)):
        text = text[: found.span.start] + found.right + text[found.span.end :]
    return text


def standard_word(word: str) -> str:
    """The standard spelling of one word or phrase, casefolded; the word itself when the table does not know it."""
    row = _table().get(normal_form(word))
    return row["right"].casefold() if row else word.casefold()


def match_case(word: str, like: str) -> str:
    """``word`` in the capitals of ``like``.

    >>> match_case("persentase", "PRESENTASE"), match_case("kerja sama", "Kerjasama"), match_case("RKP Desa", "RKPDes")
    ('PERSENTASE', 'Kerja sama', 'RKP Desa')
    """
    if word != word.casefold():
        return word
    if len(like) > 1 and like.isupper():
        return word.upper()
    if len(like.split()) > 1 and like.istitle():
        return " ".join(part.capitalize() for part in word.split())
    return word[:1].upper() + word[1:] if like[:1].isupper() else word


@cache
def _official_phrases() -> re.Pattern[str] | None:
    """Official names that hold a spelling of the table, without the word *Program* in front."""
    texts = {
        t for name in official_names() for t in (name.name, name.performance, name.indicator) if _pattern().search(t)
    }
    phrases = sorted({re.sub(r"^program ", "", normal_form(text)) for text in texts}, key=len, reverse=True)
    if not phrases:
        return None
    flexible = (re.escape(phrase).replace(r"\ ", r"\s+").replace("/", r"\s*/\s*") for phrase in phrases)
    return re.compile(rf"(?<!\w)(?:{'|'.join(flexible)})(?!\w)", re.IGNORECASE)


def _official_stretches(text: str) -> list[Span]:
    phrases = _official_phrases()
    return [Span(*match.span()) for match in phrases.finditer(text)] if phrases else []


def near_official(text: str) -> list[Misspelling]:
    """Long words of ``text`` that differ from a word of the official names by one letter left out, doubled or swapped.

    A changed letter is not counted: too many real words differ by one (*perumahan*, *perubahan*).

    >>> [(found.wrong, found.right) for found in near_official("Pelaksanaan pemberdayaann masyrakat")]
    [('pemberdayaann', 'pemberdayaan'), ('masyrakat', 'masyarakat')]
    """
    found = []
    for match in _WORD.finditer(text):
        word = match[0].casefold()
        if len(word) < _LEAST_LETTERS or word in official_words() or word in _REAL_WORDS:
            continue
        right = next((near for near in _neighbours(word) if near in official_words()), None)
        if right:
            span = Span(*match.span())
            found.append(Misspelling(span, match[0], match_case(right, match[0]), "salah-ketik", "nama resmi"))
    return found


def _neighbours(word: str) -> list[str]:
    """The words that ``word`` may stand for when a letter inside it was left out, doubled or swapped."""
    doubled = [word[:i] + word[i + 1 :] for i in range(1, len(word)) if word[i] == word[i - 1]]
    left_out = [word[:i] + letter + word[i:] for i in range(1, len(word)) for letter in "aeioubcdfghjklmnprstwyz"]
    swapped = [word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(1, len(word) - 2)]
    return sorted(set(doubled + left_out + swapped))
