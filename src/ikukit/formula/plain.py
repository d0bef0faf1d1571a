"""The short way for the plainest texts: two phrases, one division, perhaps a closing factor of 100.

What is read here is read by the long way to an equal formula with no finding (the tests hold both together); whatever
is not quite plain is left to the long way.
"""

import re
from functools import lru_cache, partial

from ikukit.formula.formula import Formula, Part, Role
from ikukit.formula.lexer import is_spoken
from ikukit.formula.lexicon import BEGINS_INSIDE, COUNT_HEADS, NOUN_PAIRS, PROSE, QUANTITY_HEADS, SYMBOL
from ikukit.formula.patterns import Pattern
from ikukit.formula.tree import Binary, Operator, Percentage, Reference
from ikukit.formula.typos import is_misspelt
from ikukit.source import Span

_PHRASE = r"[A-Za-z]+(?: [A-Za-z]+)*?"
_PLAIN = Pattern(
    rf"(\(?)({_PHRASE}) (dibagi(?: dengan)?|/) ({_PHRASE})(\)?)"
    r"(?: ?((?<![A-Za-z])(?:[xX×*]|(?<= )(?:dikali(?:kan)?|kali)(?= )) ?100(?: ?%| persen)?))?"
)
_LONGEST = 400
_CUES = frozenset((
    "adalah", "yaitu", "yakni", "ialah", "merupakan", "rumus", "rumusan", "formula", "formulasi", "persamaan",
    "dihitung", "diukur", "diperoleh", "didapat", "dirumuskan", "diformulasikan", "berikut", "dimana", "mana",
    "keterangan", "ket", "penjelasan", "catatan", "atau", "jika", "apabila", "bila", "bilamana", "maka", "untuk",
    "pembilang", "penyebut", "numerator", "denominator", "konstanta", "faktor", "persen", "prosen", "persentase",
    "sama", "lalu", "kemudian", "selanjutnya", "hasilnya", "seratus", "seribu", "x", "dengan", "satuan", "sumber",
    "variabel", "dihasilkan", "mutlak", "absolut", "antara", "rata", "perhitungan", "penghitungan", "pengukuran",
    "cara", "metode", "teknik", "dinilai", "dilihat", "mengacu", "ditetapkan", "perhitungannya", "penghitungannya",
    "menjadi", "lipat", "kepada", "secara", "habis", "berdasarkan",
))  # fmt: skip
"""Words that some pass of the long way looks at."""
_HEADS = frozenset(COUNT_HEADS)
_QUANTITIES = frozenset(head for head in QUANTITY_HEADS if head.isalpha())
_UNFINISHED = frozenset((
    "dan", "yang", "akan", "telah", "sudah", "untuk", "harus", "dapat", "bisa", "belum", "tidak", "atau", "serta",
    "hasil", "dari",
))  # fmt: skip
"""Words that no phrase ends with: the long way looks again."""
_TIMES = frozenset(("tahun", "thn", "bulan", "triwulan", "semester", "periode"))
"""First words of a phrase that may be only a time: ``tahun sebelumnya``."""
_MOST_WORDS = 40


def read_plain(text: str, indicator: str | None) -> Formula | None:
    """The formula of a plain ``text``, or None when it is for the long way to read."""
    match = _PLAIN.fullmatch(text) if len(text) <= _LONGEST else None
    if match is None:
        return None
    opening, above, sign, below, closing, factor = match.groups()
    upper, lower = above.lower().split(" "), below.lower().split(" ")
    if (opening == "(") != (closing == ")") or not (_is_plain(above, upper) and _is_plain(below, lower)):
        return None
    if sign == "/" and (lower[0] not in _QUANTITIES or (upper[-1], lower[0]) in NOUN_PAIRS):
        return None
    return _formula(text, match, above, below, factor, indicator)


def _formula(
    text: str, match: re.Match[str], above: str, below: str, factor: str | None, indicator: str | None
) -> Formula:
    left = Reference(above, span=Span(*match.span(2)))
    same = above.lower() == below.lower() and len(above) > 3
    right = Reference(above if same else below, span=Span(*match.span(4)))
    span = Span(match.start(2), match.end(4))
    ratio = Binary(Operator.DIVIDE, left, right, span=span)
    layout = partial(_parts, match)
    if factor is None:
        return Formula(text, ratio, "rasio", layout=layout, indicator=indicator)
    scaled = Percentage(ratio, factor_span=Span(*match.span(6)), span=Span(span.start, match.end(6)))
    return Formula(text, scaled, "persen", layout=layout, indicator=indicator)


def _is_plain(phrase: str, words: list[str]) -> bool:
    """A phrase in which no pass of the long way would find anything to do."""
    first = words[0]
    if len(words) > _MOST_WORDS or (len(words) == 1 and SYMBOL.fullmatch(phrase)):
        return False
    rest = words[1:]
    if not _HEADS.isdisjoint(rest) or rest[:1] == ["dari"] or (first in rest and first not in _HEADS):
        return False
    if words[-1] in _UNFINISHED or first in _TIMES or max(map(len, words)) < 3:
        return False
    return all(map(_is_inert, words)) and _may_begin(first)


@lru_cache(65536)
def _is_inert(word: str) -> bool:
    return word not in _CUES and not is_spoken(word) and not is_misspelt(word)


@lru_cache(4096)
def _may_begin(word: str) -> bool:
    return PROSE.match(word) is None and BEGINS_INSIDE.match(word + " ") is None


_ROLES = (Role.BRACKET, Role.VARIABLE, Role.OPERATOR, Role.VARIABLE, Role.BRACKET, Role.SCALE)


def _parts(match: re.Match[str]) -> tuple[Part, ...]:
    parts: list[Part] = []
    position = 0
    for group, role in enumerate(_ROLES, 1):
        start, end = match.span(group)
        if start < 0 or start == end:
            continue
        if start > position:
            parts.append(Part(Role.SPACE, Span(position, start)))
        parts.append(Part(role, Span(start, end)))
        position = end
    return tuple(parts)
