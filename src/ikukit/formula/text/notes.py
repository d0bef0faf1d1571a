"""What stands behind the expression: notes, blanks to be filled in, the formula again, percent in words."""

import re

from ikukit.formula.formula import Role
from ikukit.formula.lexicon import (
    COUNT_HEADS,
    FUNCTIONS,
    QUANTITY_HEAD,
    SIGMA,
    SYMBOL,
    pattern,
    words,
)
from ikukit.formula.patterns import Pattern, caseless
from ikukit.formula.text.arithmetic_signs import ARITHMETIC, SURE_ARITHMETIC
from ikukit.formula.text.definitions import bracket_symbols
from ikukit.formula.text.outlining import Outline
from ikukit.source import Span

_PERCENT_NOTE = pattern(
    r"\s*\(\s*(?:%|dalam\s+%|persen)\s*\)[\s.]*$|"
    r"[\s,;.(]*(?:(?:yang|dan|lalu|kemudian|hasilnya)\s+)*(?:di(?:nyatakan|sajikan|ukur|tulis|konversi)\w*\s+)?(?:dalam|ke|sebagai)\s+"
    r"(?:bentuk\s+|satuan\s+)?(?:persen(?:tase)?|prosentase|presentase|%)\s*(?:\(?%\)?)?[\s).]*$"
)
_NOTE_START = pattern(
    r"(?=[.;\s(sckn])(?:"  # what a match can begin with: most places are passed over at once
    r"(?<=[\w)%])(?:[.]|\s*;)\s+(?=\(?\s*(?:(?-i:[A-Z(])|skala|satuan|catatan|keterangan|semakin|data|sumber|target|ket))|"
    r"(?<=[\w)%])\s*\(?\s*(?:satuan|catatan|sumber(?:\s+data)?|ket|nb)\s*:|"
    r"\s+(?:untuk|guna|agar|dalam\s+rangka)\s+(?:dapat\s+)?(?:me|di)\w+\s+(?=[^.]*\.?\s*$)|"
    r"\s*\(\s*(?:\w+\s+)?(?:terdiri|yaitu|yakni|ada\s+[0-9]|antara\s+lain|meliputi)\s)",
    needs=". ; : ( untuk guna agar rangka",
)
_LABELLED = pattern(r"(?:satuan|sumber|catatan)(?:\s+data)?\s*:", needs="satuan sumber catatan")
_ABBREVIATION = pattern(r"(?<!\w)(?:jml|jlh|jmlh|juml|jum|tk|kec|kab|kel|ds|thn|th|bln|tgl|prov|dsb|dll|yg|dgn|no)$")
"""Words whose dot ends no sentence (as documents abbreviate them)."""
_EXAMPLE = pattern(
    r"\s*[.;(]?\s*(?<!\w)(?:contoh|misal(?:nya|kan)?|cth|simulasi)(?:\s+perhitungan(?:nya)?)?\s*[:.]",
    needs="contoh misal cth simulasi",
)
_TEMPLATE = Pattern(r"(?:\n\s*)(?:[.…_]{2,}[^\n]*)(?:\n\s*[.…_\s%x0-9X×]*)*$", needs="\n")
_BESIDE = r"(?:(?:[xX×*]|di\s?kali(?:kan)?(?:\s+dengan)?)\s*1[0-9.,]*(?:\s*\(seratus\))?\s*(?:%|persen)?\s*)?"
_DIVISOR = Pattern(
    rf"\n\s*[.…_]{{3,}}\s*{_BESIDE}\n\s*[0-9]+(?:[.,][0-9]+)?\s*%?\s*{_BESIDE}(?:\n[.…_\s]*)?$", needs="\n"
)
"""A bar with nothing but a number below it: a fraction, not a blank to be filled in."""
_BLANK_END = Pattern(r"(?<=[0-9%])\s*\n[.…_\s]*[.…_]{2,}\s*$", needs="\n")
_FOOT = Pattern(r"\n\s*\*+(?:(\))\s|\s*(?=([A-Za-z]+)))", needs="*")
_FACTOR_WORDS = pattern(
    words(
        *COUNT_HEADS, *FUNCTIONS, "seratus", "seribu", "nilai", "skor", "luas", "bobot", "indeks", "realisasi",
        "target", "harga", "volume", "rasio", "persentase",
    )
)  # fmt: skip
_STARRED = Pattern(r"\w\*+(?!\s*(?!x\s)[\w(])", needs="*")
"""A name with the mark of a footnote."""
_FOOT_MARK = Pattern(r"(?<=[%0-9)])\s*\*+\)\s*$", needs="*")
_EQUALS_NOTE = Pattern(r"\s*\((?=[^()]*=)[^()]*\)\s*\.?\s*$", needs="=")
_RESTATED = pattern(
    r"\s*,?\s*(?<![/\w])(?:atau(?:\s+dengan\s+rumus)?|(?:dengan|yaitu|memakai)\s+rumus|dengan\s+kata\s+lain|yaitu)\s*:?\s+"
    r"(?!dengan|yang)(?=\S)",
    needs="atau rumus kata yaitu",
)
_CONSTANT = pattern(
    r"\s*,?\s*(?:dengan|dan|(?:lalu|kemudian|dan)?\s*dikali(?:kan)?(?:\s+dengan)?)\s+(?:konstanta|faktor(?:\s+pengali)?|pengali)\s*[:=]?\s*\(?\s*"
    r"(100|1\.?000|10\.?000|100\.?000)\s*%?\s*\)?[\s.]*$",
    needs="konstanta faktor pengali",
)


def take_notes(found: Outline) -> None:
    """Notes and blanks behind the expression."""
    template = _TEMPLATE.search(found.text, found.start, found.end)
    divides = _DIVISOR.search(found.text, found.start, found.end)
    if divides and template and (blank := _BLANK_END.search(found.text, divides.start() + 1, found.end)):
        found.trim_end(blank.start(), Role.VALUE)
    elif template and not divides and found.text[found.start : template.start()].strip():
        found.trim_end(template.start(), Role.VALUE)
    _take_restatement(found)
    _take_foot(found)
    example = _EXAMPLE.search(found.text, found.start + 1, found.end)
    if example:
        found.trim_end(example.start(), Role.NOTE)
    mark = _FOOT_MARK.search(found.text, found.start + 1, found.end)
    if mark:
        found.trim_end(mark.start(), Role.NOTE)
    value = _VALUE_BEHIND_NOTE.search(found.text, found.start, found.end)
    if value and _percent_note(found.text[found.start : value.start()][-_LONGEST_NOTE:]):
        found.trim_end(value.start(), Role.VALUE)
    for _ in range(4):
        if not (
            _take_constant(found)
            or _take_percent_note(found)
            or _take_unit_note(found)
            or _take_sentence(found)
            or _take_equals_note(found)
        ):
            return


def _take_foot(found: Outline) -> None:
    """A footnote; a star before a quantity, a symbol or inside brackets goes on with a product."""
    for match in _FOOT.finditer(found.text, found.start, found.end):
        goes_on = match[2] is not None and (
            _inside(found.text[found.start : match.start()])
            or SYMBOL.fullmatch(match[2])
            or _FACTOR_WORDS.match(found.text, match.start(2))
        )
        if not goes_on or _STARRED.search(found.text, found.start, match.start()):
            found.trim_end(match.start(), Role.NOTE)
            return


def _take_restatement(found: Outline) -> None:
    """``... dikali 100 % atau A/B x 100 %``: the same formula in symbols."""
    for match in _RESTATED.finditer(found.text, found.start, found.end):
        head, tail = found.text[found.start : match.start()], found.text[match.end() : found.end]
        symbols = re.fullmatch(r"\s*\(?\s*([\w.]{1,12})\s*[/:÷]\s*([\w.]{1,12})\s*\)?[\s0-9xX×*%.,=()-]*", tail)
        twice = SURE_ARITHMETIC.search(tail) and re.search(r"[=\d%)]\s*$", head)
        if SURE_ARITHMETIC.search(head) and (symbols or twice):
            found.symbols = {**bracket_symbols(head), **found.symbols}
            found.restated = Span(match.end(), found.end)
            found.trim_end(match.start(), Role.RESTATEMENT)
            return


def _take_constant(found: Outline) -> bool:
    """``dengan konstanta (100)``."""
    match = _CONSTANT.search(found.text, found.start, found.end)
    if match is None or not found.text[found.start : match.start()].strip():
        return False
    if match[1] == "100":
        found.percent_span = Span(match.start(), found.end)
    else:
        found.factor = Span(*match.span(1))
    found.trim_end(match.start(), Role.SCALE)
    return True


_VALUE_BEHIND_NOTE = Pattern(r"(?<=[\w)%])\s*=\s*[0-9][0-9.,]*\s*%?\s*$", needs="=")
"""``... dinyatakan dalam persen = 91``: the value that was filled in."""
_LONGEST_NOTE = 160


_UNIT_NOTE = pattern(r"[\s,;(]*(?:(?:di)?nyatakan\s+)?dalam\s+satuan\s+\w+(?:\s*/\s*\w+)?[\s).]*$", needs="satuan")


def _take_unit_note(found: Outline) -> bool:
    """``, dalam satuan km.``"""
    tail = max(found.start, found.end - _LONGEST_NOTE)
    match = _UNIT_NOTE.search(found.text[tail : found.end])
    if match is None or not found.text[found.start : tail + match.start()].strip():
        return False
    found.trim_end(tail + match.start(), Role.NOTE)
    return True


def _take_percent_note(found: Outline) -> bool:
    tail = max(found.start, found.end - _LONGEST_NOTE)
    match = _percent_note(found.text[tail : found.end])
    if match is None or not found.text[found.start : tail + match.start()].strip():
        return False
    begin = tail + match.start()
    found.percent_span = Span(begin, found.end)
    found.trim_end(begin, Role.SCALE)
    return True


_PERCENT_ENDINGS = ("persen", "persentase", "prosentase", "presentase", "dalam", "ke", "sebagai", "bentuk", "satuan")


def _percent_note(tail: str) -> re.Match[str] | None:
    """The note of percent at the end of ``tail``, searched for only behind the words that it can end with."""
    bare = tail.rstrip()
    while bare.endswith((")", ".", "%", "(")):
        bare = bare.rstrip(").%(").rstrip()
    ended = caseless(bare[-10:]).endswith(_PERCENT_ENDINGS) or "(" in tail[len(bare) :]
    return _PERCENT_NOTE.search(tail) if ended else None


def _take_sentence(found: Outline) -> bool:
    """A sentence or bracket behind the expression that holds no arithmetic of its own."""
    for match in _NOTE_START.finditer(found.text, found.start, found.end):
        head, tail = found.text[found.start : match.start()], found.text[match.end() : found.end]
        starts_operand = QUANTITY_HEAD.match(tail) and re.match(rf"\s*(?:[{SIGMA}]|{words(*COUNT_HEADS)})", tail, re.I)
        if _inside(head) or (match.group().startswith(".") and _ABBREVIATION.search(head)):
            continue
        labelled = _LABELLED.search(match.group() + tail[:12]) is not None and re.search(r"\w\s+\w", head)
        if (ARITHMETIC.search(head) or labelled) and not (SURE_ARITHMETIC.search(tail) or starts_operand):
            found.trim_end(match.start(), Role.NOTE)
            return True
    return False


def _inside(head: str) -> bool:
    """Whether a bracket or a quotation is open behind ``head``: ``maksimum (A; B)``, ``"Jml. Poktan"``."""
    return head.count("(") > head.count(")") or head.count('"') % 2 == 1 or head.count("“") > head.count("”")


def _take_equals_note(found: Outline) -> bool:
    closed = found.text[found.start : found.end].rstrip().removesuffix(".").rstrip().endswith(")")
    match = _EQUALS_NOTE.search(found.text, found.start, found.end) if closed else None
    if match is None or not ARITHMETIC.search(found.text[found.start : match.start()]):
        return False
    found.trim_end(match.start(), Role.NOTE)
    return True
