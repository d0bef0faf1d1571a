"""The short way for the plainest texts: two phrases, one division, perhaps a closing factor of 100.

What is read here is read by the long way to an equal formula with no finding (the tests hold both together); whatever
is not quite plain is left to the long way.
"""

from collections.abc import Callable
from functools import partial

from ikukit.formula.formula import Formula, Part, Role
from ikukit.formula.lexicon import BEGINS_INSIDE, COUNT_HEADS, NOUN_PAIRS, PROSE, QUANTITY_HEADS, SYMBOL
from ikukit.formula.tokens.lexer import is_spoken
from ikukit.formula.tokens.typos import is_misspelt
from ikukit.formula.tree import Binary, Operator, Percentage, Reference
from ikukit.source import Span

_TIMES_SIGNS = frozenset(("x", "X", "×", "*"))
_TIMES_WORDS = frozenset(("dikali", "dikalikan", "kali"))
_PERCENTS = frozenset(("", "%", " %", " persen"))
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
    "ditentukan", "diberikan", "diterbitkan", "dirilis", "disepakati", "dikeluarkan", "diumumkan", "dipublikasikan",
    "dilakukan", "dilaksanakan", "dipantau", "diinput", "dituangkan", "dibahas", "dicatat", "direkap", "dikumpulkan",
    "diverifikasi", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "juta",
    "dgn", "dg", "kan", "guna", "agar", "rangka",
))  # fmt: skip
"""Words that some pass of the long way looks at."""
_HEADS = frozenset(COUNT_HEADS)
_QUANTITIES = frozenset(head for head in QUANTITY_HEADS if head.isalpha())
_UNFINISHED = frozenset((
    "dan", "yang", "akan", "telah", "sudah", "untuk", "harus", "dapat", "bisa", "belum", "tidak", "atau", "serta",
    "hasil", "dari", "di", "ke", "pada", "oleh", "per", "antara", "serta", "para", "setiap", "tiap",
))  # fmt: skip
"""Words that no phrase ends with: the long way looks again."""
_TIMES = frozenset(("tahun", "thn", "bulan", "triwulan", "semester", "periode"))
"""First words of a phrase that may be only a time: ``tahun sebelumnya``."""
_MOST_WORDS = 40


def read_plain(text: str, indicator: str | None) -> Formula | None:
    """The formula of a plain ``text``, or None when it is for the long way to read."""
    if len(text) > _LONGEST:
        return None
    above, sign, rest = text.partition(" dibagi ")
    if rest.startswith("dengan "):
        rest = rest[7:]
    elif not sign:
        above, sign, rest = text.partition(" / ")
        if not sign:
            return None
    below, place = _without_factor(rest)
    bracket = above.startswith("(") and below.endswith(")")
    if bracket:
        above, below = above[1:], below[:-1]
    upper, lower = above.lower().split(" "), below.lower().split(" ")
    if not (_is_plain(above, upper) and _is_plain(below, lower)):
        return None
    if sign == " / " and (lower[0] not in _QUANTITIES or (upper[-1], lower[0]) in NOUN_PAIRS):
        return None
    start, second = int(bracket), len(text) - len(rest)
    end = second + len(below)
    left = Reference(above, span=_span((start, start + len(above))))
    same = upper == lower and len(above) > 3
    right = Reference(above if same else below, span=_span((second, end)))
    ratio = Binary(Operator.DIVIDE, left, right, span=_span((start, end)))
    if not place:
        return Formula(text, ratio, "rasio", (), (), {}, indicator, partial(_parts, text, ratio))
    stop = len(text)
    scaled = Percentage(ratio, factor_span=_span((second + place, stop)), span=_span((start, stop)))
    return Formula(text, scaled, "persen", (), (), {}, indicator, partial(_parts, text, ratio))


_span = partial(tuple.__new__, Span)
"""``Span._make`` without its checks."""


def _without_factor(rest: str) -> tuple[str, int]:
    """What stands before a closing factor of 100 (``Jumlah desa x 100 %``), and the place of the factor; 0: none."""
    head, hundred, percent = rest.rpartition("100")
    if not hundred or percent not in _PERCENTS:
        return rest, 0
    signed = head.removesuffix(" ")
    before, _, sign = signed.rpartition(" ")
    if sign in _TIMES_SIGNS or (sign in _TIMES_WORDS and len(signed) < len(head)):
        return before, len(before) + 1
    if sign[-1:] in _TIMES_SIGNS and not sign[-2:-1].isalpha():  # "(A / B)x 100"
        return signed[:-1], len(signed) - 1
    return rest, 0


def _is_plain(phrase: str, words: list[str]) -> bool:
    """A phrase in which no pass of the long way would find anything to do."""
    first = words[0]
    rest = words[1:]
    if not _FIRST[first] or False in map(_follows, rest) or not phrase.isascii():
        return False
    if not rest:
        return len(first) > 2 and first not in _UNFINISHED and SYMBOL.fullmatch(phrase) is None
    if first in rest or rest[0] == "dari" or rest[-1] in _UNFINISHED or len(rest) >= _MOST_WORDS:
        return False
    return len(first) > 2 or max(map(len, rest)) > 2


class _Words(dict[str, bool]):
    """What is known of words met before."""

    def __init__(self, judge: Callable[[str], bool]) -> None:
        self.judge = judge

    def __missing__(self, word: str) -> bool:
        if len(self) >= _REMEMBERED:
            self.clear()
        known = self[word] = self.judge(word)
        return known


_REMEMBERED = 65536


def _is_inert(word: str) -> bool:
    return word.isalpha() and word not in _CUES and not is_spoken(word) and not is_misspelt(word)


def _may_begin(word: str) -> bool:
    opens = PROSE.match(word) is None and BEGINS_INSIDE.match(word + " ") is None
    return opens and word not in _TIMES and _is_inert(word)


def _may_follow(word: str) -> bool:
    return word not in _HEADS and _is_inert(word)


_FIRST = _Words(_may_begin)
_follows = _Words(_may_follow).__getitem__


def _parts(text: str, ratio: Binary) -> tuple[Part, ...]:
    """The parts of a plain text: its brackets and signs are what stands round the two names."""
    left, right = ratio.left.span, ratio.right.span
    found = [(Role.BRACKET, 0, left.start), (Role.VARIABLE, *left)]
    found += [(Role.OPERATOR, left.end + 1, right.start - 1), (Role.VARIABLE, *right)]
    after = right.end + (left.start > 0)
    found += [(Role.BRACKET, right.end, after)]
    begin = after + (text[after : after + 1] == " ")
    found += [(Role.SCALE, begin, len(text))]
    parts: list[Part] = []
    position = 0
    for role, start, end in found:
        if start == end:
            continue
        if start > position:
            parts.append(Part(Role.SPACE, Span(position, start)))
        parts.append(Part(role, Span(start, end)))
        position = end
    return tuple(parts)
