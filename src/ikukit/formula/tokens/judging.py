"""Which found words and signs are operators here, and which belong to a noun: one judgement for each kind.

A judgement is OPERATOR, WORD, or one of two open ones, which need the rest of the formula: an open slash becomes the
division
only when the formula needs one and has no other. Evidence: spacing, brackets, numbers, head nouns, known noun pairs.
"""

import re
from collections.abc import Callable

from ikukit.formula.lexicon import (
    COUNT_HEAD,
    NOUN_PAIRS,
    QUANTITY_HEAD,
    SPELT_OUT,
    SYMBOL,
    TAIL_WORDS,
    TIME_WORDS,
    pattern,
    words,
)
from ikukit.formula.patterns import Pattern
from ikukit.formula.tokens.lexer import OPERATORS, WORDS
from ikukit.formula.tokens.sides import Sides, Verdict, may_begin, may_end

_NUMBER_AHEAD = pattern(r"\s*(?:[0-9]|[lIO]?[0O][0O]|" + words("seratus", "seribu") + ")")
_SUBSCRIPT = Pattern(r"_\w*$")
_MEASURED_AHEAD = pattern(r"\s*(?:luas|panjang|volume|berat|populasi)(?!\w)")
_SHORT_NAME = 4
_FEW_AHEAD = pattern(r"\s*(?:[0-9]+|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh)\s*[.,;]?\s*$")
_SCALE_AHEAD = pattern(r"\s*(?:1[.,]?0{2,}|10[.,]?0{3}|[lI1][0O]{2}|" + words("seratus", "seribu") + ")")
_COUNT_AHEAD = pattern(
    COUNT_HEAD.pattern
    + r"|\s*[(\[{]?\s*(?:"
    + words("jumlah", "total", "banyaknya", "seluruh", "semua", "keseluruhan")
    + ")"
)
_HEAD_AHEAD = QUANTITY_HEAD
_ROUND_AHEAD = pattern(r"\s*10{1,6}(?![0-9])|\s*(?:1|10|100)(?:\.000)+(?![0-9])")
_MEASURE_LEFT = pattern(r"(?:^|[^0-9.,])[0-9]+\s*(?:" + TIME_WORDS + r")?\s*$")
_MEASURE_AHEAD = pattern(r"\s*(?:[0-9]+\s*|(?:dalam|per|tiap|setiap)\s+)?" + TIME_WORDS)
_BARE_NUMBER = pattern(r"[0-9][0-9.,]*" + SPELT_OUT + r"\s*(?:%|persen)?")
_TIME_SHIFT_LEFT = pattern(r"(?:(?<!\w)[nthjx]|tahun\s*\w?|\()\s*$")
_RANGE_LEFT = Pattern(r"([0-9]+(?:[.,][0-9]+)*)\s*$")
_RANGE_AHEAD = Pattern(r"\s*([0-9]+(?:[.,][0-9]+)*)(?![0-9.,]*\s*(?:%|persen|[-+*/)\]]|$))")
_MEANING_LEFT = pattern(r"(?<!\w)(?:yang|akan|telah|sudah|untuk|harus|dapat|bisa|belum|tidak)\s*$")


def _sure_word(at: Sides) -> Verdict:
    """``dibagi``, ``dikali`` ...: operators but for ``yang dibagikan``, ``dibagi menjadi``, ``dikali lipat``."""
    if not (at.between_operands and at.text[at.token.start].isalpha()):
        return Verdict.OPERATOR
    if at.next_word in TAIL_WORDS and at.right_text:
        return Verdict.WORD
    verbal = _MEANING_LEFT.search(at.text, max(0, at.token.start - 12), at.token.start)
    return Verdict.WORD if verbal and not at.ahead(_COUNT_AHEAD) and not at.ahead(_NUMBER_AHEAD) else Verdict.OPERATOR


def _dangles(at: Sides) -> bool:
    """The text, or its bracket, ends behind the sign: ``Jumlah desa +``. What was to follow is missing, so that the
    formula is refused; a name that ends with a sign has it glued on (``Paripurna+``).
    """
    ends = at.right is None or at.right.kind == "CLOSE"
    return ends and may_end(at.left) and (at.blank_left or _closes(at))


def _slash(at: Sides) -> Verdict:
    if not at.between_operands:
        return Verdict.OPERATOR if _dangles(at) else Verdict.WORD
    if at.next_word in ("tidak", "belum", "bukan", "tdk"):
        return Verdict.WORD
    if (at.last_word, at.next_word) in NOUN_PAIRS and not at.ahead(_COUNT_AHEAD):
        return Verdict.WORD
    if _closes(at) or at.calls or at.ahead(_OPEN) or (at.between_symbols and (at.spaced or at.stands_alone)):
        return Verdict.OPERATOR
    if _PERCENTS.fullmatch(f"{at.left_text}/{at.right_text}") or _raised(at):
        return Verdict.OPERATOR
    if at.fills_bracket and max(len(at.left_text), len(at.right_text)) <= _SHORT_NAME:
        return Verdict.OPERATOR
    named = at.spaced or _NAMED_COUNT.fullmatch(at.left_text)
    if named and _BARE_NUMBER.fullmatch(at.right_text) and _HEAD_AHEAD.match(at.left_text):
        return Verdict.OPERATOR
    if at.spaced:
        return Verdict.OPERATOR if at.ahead(_HEAD_AHEAD) else Verdict.LIKELY
    if re.fullmatch(r"[0-9.,]+", at.left_text) and at.ahead(_HEAD_AHEAD):
        return Verdict.OPERATOR
    if at.ahead(_COUNT_AHEAD):
        return Verdict.OPERATOR if " " in at.left_text else Verdict.LIKELY
    if _BARE_NUMBER.fullmatch(at.right_text) or re.fullmatch(r"[0-9.,]+", at.left_text):
        return Verdict.POSSIBLE
    if at.ahead(_HEAD_AHEAD) and " " in at.left_text and _HEAD_AHEAD.match(at.left_text):
        return Verdict.LIKELY
    if SYMBOL.fullmatch(at.right_text or "-") and not at.blank_right and at.blank_left:
        return Verdict.OPERATOR
    return Verdict.POSSIBLE if at.glued or at.blank_left != at.blank_right else Verdict.WORD


def _raised(at: Sides) -> bool:
    """A fraction of two numbers behind a power: ``pangkat 2/3``."""
    both = _BARE_NUMBER.fullmatch(at.left_text) and _BARE_NUMBER.fullmatch(at.right_text)
    return bool(both) and _POWER_LEFT.search(at.text, 0, at.left.start if at.left else 0) is not None


_POWER_LEFT = pattern(r"(?:\^|\*\*|(?<!\w)pangkat)\s*$")
_PERCENTS = pattern(r"[0-9.,]+\s*(?:%|persen)\s*/\s*[0-9.,]+\s*(?:%|persen)?|[0-9.,]+\s*/\s*[0-9.,]+\s*(?:%|persen)")
_OPEN = Pattern(r"\s*[(\[{]")
_NAMED_COUNT = Pattern(r".*\s[a-z]{3,}\s?", re.DOTALL)
"""Several words, the last in small letters: ``Total nilai kecamatan``, but not ``Perda Nomor 5``."""


def _closes(at: Sides) -> bool:
    return at.left is not None and at.left.kind == "CLOSE"


def _colon(at: Sides) -> Verdict:
    if not at.between_operands:
        return Verdict.WORD
    if re.search(r"[0-9]\s*$", at.left_text) and re.match(r"[0-9]", at.right_text) and " " in at.left_text:
        return Verdict.WORD
    if _closes(at) or at.calls or at.between_symbols or at.ahead(_OPEN):
        return Verdict.OPERATOR
    if at.spaced:
        counted = at.ahead(_HEAD_AHEAD) or re.match(r"\s*[0-9]+\s+[a-z]+\s*$", at.right_text)
        return Verdict.OPERATOR if counted else Verdict.LIKELY
    if at.ahead(_COUNT_AHEAD):
        return Verdict.OPERATOR if " " in at.left_text else Verdict.LIKELY
    return Verdict.POSSIBLE


def _star(at: Sides) -> Verdict:
    """A multiplication, or the mark of a footnote."""
    if at.right is None or at.right.kind in ("CLOSE", "STAR") or at.right.kind in OPERATORS:
        return Verdict.WORD
    if at.left is not None and at.left.kind == "STAR":
        return Verdict.WORD
    return Verdict.OPERATOR


_CONTINUES = frozenset(("yang", "yg", "di", "dan", "pada", "ke", "dari", "dengan"))
_EVERY = frozenset(("tiap", "setiap", "dalam", "per"))
"""Words that go on behind the letter x: no operand begins with them."""
_REDUPLICATED = frozenset(("rata", "undang", "masing", "laki", "sama", "sehari", "tiap", "lain", "bersama"))
_GRADES = frozenset(("kelas", "golongan", "tipe", "kategori", "tingkat", "bab", "pasal"))


def _letter_x(at: Sides) -> Verdict:
    """The letter x: times, or part of ``24 jam x 7 hari``, ``3 x seminggu``, ``kelas X``, ``x-ray``."""
    if at.right is None or at.right.kind == "CLOSE" or at.text[at.token.end : at.token.end + 1] == "-":
        lower = at.text[at.token.start].islower() and " " in at.left_text and at.last_word not in _GRADES
        return Verdict.OPERATOR if _dangles(at) and (lower or _closes(at)) else Verdict.WORD
    if at.right.kind in OPERATORS and (at.right.kind != "MINUS" or at.left is None or at.left.kind == "OPEN"):
        return Verdict.WORD
    if at.next_word in _CONTINUES or (at.next_word in _EVERY and " " in at.left_text) or at.last_word in _GRADES:
        return Verdict.OPERATOR if at.last_word in _GRADES and at.ahead(_SCALE_AHEAD) else Verdict.WORD
    if _MEASURE_LEFT.search(at.left_text) and at.ahead(_MEASURE_AHEAD) and not re.fullmatch(r"[0-9.,]+", at.left_text):
        return Verdict.WORD
    if re.fullmatch(r"[0-9]+", at.left_text) and at.ahead(_MEASURE_AHEAD) and not at.ahead(_SCALE_AHEAD):
        return Verdict.WORD
    if at.ahead(_NUMBER_AHEAD) or at.between_operands or (at.left is None or at.left.kind != WORDS):
        return Verdict.OPERATOR
    if at.right.kind == "BAR" and re.fullmatch(r"[0-9.,]+\s*%?", at.left_text):
        return Verdict.OPERATOR
    return Verdict.POSSIBLE


def _dot(at: Sides) -> Verdict:
    if at.spaced and at.between_operands and (at.ahead(_SCALE_AHEAD) or at.between_symbols):
        return Verdict.OPERATOR
    weight = re.fullmatch(r"[0-9.,/]+\s*%?", at.left_text)
    return Verdict.OPERATOR if at.spaced and weight and at.ahead(_HEAD_AHEAD) else Verdict.WORD


def _plus(at: Sides) -> Verdict:
    """A sum, or part of a name: ``usia 60+ tahun``, ``tahun n+1``."""
    if not at.between_operands:
        doubled = any(side is not None and side.kind == "PLUS" for side in (at.left, at.right))
        return Verdict.OPERATOR if _dangles(at) or doubled else Verdict.WORD
    if at.left_text[-1:].isdigit() and at.blank_right and not at.blank_left:
        return Verdict.WORD
    if at.blank_left and not at.blank_right and at.next_word[:1].isdigit() and at.left_text.rstrip(".")[-1:].isalpha():
        return Verdict.WORD
    shifted = _TIME_SHIFT_LEFT.search(at.text, max(0, at.token.start - 8), at.token.start)
    return Verdict.WORD if at.glued and shifted and at.next_word[:1].isdigit() else Verdict.OPERATOR


def _minus(at: Sides) -> Verdict:
    """A difference, or a hyphen, a range, a period index ``n-1``, a word broken at the end of a line."""
    if not may_begin(at.right):
        return Verdict.OPERATOR if _dangles(at) else Verdict.WORD
    if not may_end(at.left):
        return (
            Verdict.OPERATOR
            if at.left is None or at.left.kind in OPERATORS or at.left.kind in ("OPEN", "AND")
            else Verdict.WORD
        )
    sign = at.text[at.token.start : at.token.end]
    if at.spaced:
        same_word = (
            at.last_word.isalpha()
            and len(at.last_word) > 2
            and at.last_word == at.next_word
            and (at.last_word in _REDUPLICATED or " " not in at.left_text)
        )
        return Verdict.WORD if same_word or (_in_range(at) and not at.between_symbols) else Verdict.OPERATOR
    return _tight_minus(at, sign)


def _in_range(at: Sides) -> bool:
    """``2020 - 2024``, ``7 - 12 tahun``: a range rises."""
    first, last = _RANGE_LEFT.search(at.left_text), _RANGE_AHEAD.match(at.text, at.token.end)
    rises = first is not None and last is not None and _size(first[1]) < _size(last[1])
    return rises or bool(_CLOCK_LEFT.search(at.left_text) and _CLOCK_AHEAD.match(at.text, at.token.end))


_CLOCK_LEFT = Pattern(r"(?<![0-9.,])[0-2]?[0-9][.][0-5][0-9]\s*$")
_CLOCK_AHEAD = Pattern(r"\s*[0-2]?[0-9][.][0-5][0-9](?![0-9.,])")


def _size(numeral: str) -> float:
    whole, _, decimals = re.sub(r"[.](?=[0-9]{3})", "", numeral).replace(".", ",").partition(",")
    return float(f"{whole}.{re.sub('[^0-9]', '', decimals) or 0}")


def _tight_minus(at: Sides, sign: str) -> Verdict:
    before, after = at.text[at.token.start - 1 : at.token.start], at.text[at.token.end : at.token.end + 1]
    if at.last_word == "e" and len(at.next_word) > 2:
        return Verdict.WORD  # e-KTP
    if after.isdigit() and _SUBSCRIPT.search(at.left_text):
        return Verdict.WORD
    if _closes(at) or at.calls or after in "([{" or (at.between_symbols and at.fills_bracket):
        return Verdict.OPERATOR
    if _TIME_SHIFT_LEFT.search(at.text, max(0, at.token.start - 8), at.token.start) and at.next_word[:1].isdigit():
        return Verdict.WORD
    if _BARE_NUMBER.fullmatch(at.left_text) and (at.between_symbols or not at.right_text[:1].isdigit()):
        return Verdict.OPERATOR
    if at.blank_right and re.match(r"\s*[0-9]+(?:[.,][0-9]+)?\s*%", at.text[at.token.end :]):
        return Verdict.OPERATOR
    if before.isdigit() and at.next_word[:1].isdigit():
        return Verdict.WORD
    if before in ")]}" and len(at.next_word) > 2 and at.next_word != "nya":
        return Verdict.OPERATOR
    if at.ahead(_COUNT_AHEAD) and " " in at.left_text:
        return Verdict.OPERATOR
    if sign[0] in "–—−" and (at.glued or at.blank_left) and " " in at.left_text and not at.next_word[:1].isdigit():
        return Verdict.LIKELY
    if len(sign) > 1 and at.between_operands and not at.glued:
        return Verdict.OPERATOR
    return Verdict.POSSIBLE if at.glued and before.isalpha() and after.isalpha() else Verdict.WORD


def _times(at: Sides) -> Verdict:
    """``kali``: times, or a count of occasions (``3 kali rapat``)."""
    if _number_before(at):
        return Verdict.OPERATOR
    if at.left_text and at.left_text[-1].isdigit() and not (" " in at.left_text and at.ahead(_SCALE_AHEAD)):
        return Verdict.WORD
    if at.ahead(_SCALE_AHEAD) or (
        at.between_operands and (at.calls or _by_number(at) or at.ahead(_HEAD_AHEAD) or at.between_symbols)
    ):
        return Verdict.OPERATOR
    return Verdict.WORD


def _symbol_or_number(at: Sides) -> bool:
    return bool(_BARE_NUMBER.fullmatch(at.left_text) or SYMBOL.fullmatch(at.right_text or "-"))


def _number_before(at: Sides) -> bool:
    """A bare number, and behind the word another, a quantity or a function: ``2 kali nilai kota``."""
    ahead = _BARE_NUMBER.fullmatch(at.right_text) or at.ahead(_HEAD_AHEAD) or at.calls
    return _BARE_NUMBER.fullmatch(at.left_text) is not None and bool(ahead)


def _by_number(at: Sides) -> bool:
    """A quantity on the left, and on the right nothing but a number or a bracket: ``Jumlah desa kali 4``."""
    named = " " in at.left_text and _HEAD_AHEAD.match(at.left_text) is not None
    return named and (at.ahead(_OPEN) is not None or _BARE_NUMBER.fullmatch(at.right_text) is not None)


def _shared_by(at: Sides) -> Verdict:
    """``bagi``: divided by, or "for" (``bagi masyarakat``)."""
    if at.between_operands and (at.ahead(_COUNT_AHEAD) or at.ahead(_FEW_AHEAD) or at.calls or _by_number(at)):
        return Verdict.OPERATOR
    if _closes(at) and at.ahead(_HEAD_AHEAD):
        return Verdict.OPERATOR
    return Verdict.OPERATOR if at.between_operands and at.between_symbols else Verdict.WORD


def _per(at: Sides) -> Verdict:
    if not at.between_operands:
        return Verdict.WORD
    if (
        at.ahead(_ROUND_AHEAD)
        or at.ahead(_COUNT_AHEAD)
        or at.ahead(_MEASURED_AHEAD)
        or at.ahead(_OPEN)
        or at.between_symbols
    ):
        return Verdict.OPERATOR
    return Verdict.WORD if at.ahead(_NUMBER_AHEAD) else Verdict.POSSIBLE


def _over_against(at: Sides) -> Verdict:
    if not at.between_operands:
        return Verdict.WORD
    if at.ahead(_COUNT_AHEAD):
        return Verdict.LIKELY
    return Verdict.WORD if at.text[at.token.start].casefold() == "a" else Verdict.POSSIBLE


def _compared_to(at: Sides) -> Verdict:
    """``dibandingkan dengan``: divided by; but ``dibanding tahun lalu`` belongs to the noun."""
    if not at.between_operands:
        return Verdict.WORD
    if at.next_word in ("tahun", "bulan", "periode", "triwulan", "semester", "sebelumnya"):
        return Verdict.OPERATOR if _closes(at) else Verdict.POSSIBLE
    compared = _closes(at) or _BARE_NUMBER.fullmatch(at.left_text) or _HEAD_AHEAD.match(at.left_text)
    if at.next_word == "target" and not (compared and " " in at.right_text):
        return Verdict.POSSIBLE
    if at.ahead(_HEAD_AHEAD) or _HEAD_AHEAD.match(at.left_text) or not at.left_text or at.right_text == "":
        return Verdict.OPERATOR
    return Verdict.LIKELY


_ABBREVIATED_AHEAD = Pattern(r"\s*\(\s*[A-Z][A-Z0-9/.-]+[a-z]?\s*\)")


def _plus_word(at: Sides) -> Verdict:
    """``tambah``, ``kurang``: a sum or difference, or part of a noun (``gizi kurang (BGM)``)."""
    if at.ahead(_ABBREVIATED_AHEAD) and at.left_text and not SYMBOL.fullmatch(at.left_text):
        return Verdict.WORD
    if at.between_operands and (at.ahead(_COUNT_AHEAD) or at.ahead(_OPEN) or at.between_symbols):
        return Verdict.OPERATOR
    foreign = at.text[at.token.start].casefold() in "pm"  # plus, minus: seldom part of a noun
    quoted = any(side is not None and side.kind == "PHRASE" for side in (at.left, at.right))
    if at.between_operands and (at.calls or _closes(at) or quoted or (foreign and _symbol_or_number(at))):
        return Verdict.OPERATOR
    if foreign and at.between_operands and _BARE_NUMBER.fullmatch(at.right_text):
        return Verdict.OPERATOR
    if _by_number(at) or _number_before(at):
        return Verdict.OPERATOR
    alike = at.left_text.split()[:1] and at.left_text.split()[0].casefold() == at.next_word
    if at.between_operands and alike and at.ahead(_HEAD_AHEAD):
        return Verdict.OPERATOR
    return Verdict.OPERATOR if at.between_operands and foreign and at.ahead(_HEAD_AHEAD) else Verdict.WORD


def _power(at: Sides) -> Verdict:
    if _dangles(at) or any(side is not None and side.kind == "POWER" for side in (at.left, at.right)):
        return Verdict.OPERATOR
    quoted = at.right is not None and at.right.kind == "PHRASE"
    exponent = at.text[at.token.start] in "^*" or quoted or at.ahead(_NUMBER_AHEAD) or at.ahead(_OPEN)
    return Verdict.OPERATOR if at.between_operands and exponent else Verdict.WORD


JUDGES: dict[str, Callable[[Sides], Verdict]] = {
    "DIVIDED_BY": _sure_word,
    "MULTIPLIED_BY": _sure_word,
    "ADDED_TO": _sure_word,
    "LESS": _sure_word,
    "SLASH": _slash,
    "COLON": _colon,
    "STAR": _star,
    "LETTER_X": _letter_x,
    "DOT": _dot,
    "PLUS": _plus,
    "MINUS": _minus,
    "POWER": _power,
    "TIMES": _times,
    "SHARED_BY": _shared_by,
    "PER": _per,
    "OVER_AGAINST": _over_against,
    "COMPARED_TO": _compared_to,
    "PLUS_WORD": _plus_word,
    "LESS_WORD": _plus_word,
}
