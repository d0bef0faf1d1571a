"""What stands before the expression: labels and prose that lead to it; and the order in which a text is stripped."""

import re

from ikukit.formula.formula import Role
from ikukit.formula.lexicon import QUANTITY_HEAD, pattern
from ikukit.formula.text.arithmetic_signs import ARITHMETIC
from ikukit.formula.text.definitions import (
    bracket_symbols,
    take_definitions,
    take_leading_definitions,
    take_numbered_list,
)
from ikukit.formula.text.notes import take_notes
from ikukit.formula.text.outlining import Outline
from ikukit.source import Span, fold

_BULLET = pattern(
    r"\s*(?:\*+\)\s*|[-•*●▪■◦–‣]+\s+(?=[\w(\[{∑Σ])|\(?(?:[0-9]{1,2}|[a-z])[.)](?![0-9])\s*(?=[\w(\[{∑Σ\"“]))"
)
_RULE_WORD = r"(?:rumus(?:an)?|formula(?:si)?|persamaan)(?:nya)?(?:\s+(?:per|peng)hitungan(?:nya)?)?"
_LABEL = pattern(
    rf"\s*(?:{_RULE_WORD}|(?:cara|metode|teknik)\s+(?:meng|peng|per|meny?)?(?:hitung|ukur|ukuran|hitungan|gukur)\w*(?:\s+\w+)?|"
    r"(?:per|peng)hitungan|pengukuran)\s*[:=]\s*|\s*(?:meng)?hitung(?:lah)?\s+(?=(?:jumlah|total|banyaknya)\s)"
)
_CUE = pattern(
    r"(?<!\w)(?:(?:dengan\s+)?(?:menggunakan|memakai)\s+|dengan\s+|berdasarkan\s+)?"
    + _RULE_WORD
    + r"(?:\s+(?:sebagai\s+berikut|berikut(?:\s+ini)?|yaitu|adalah))?\s*[:=]?\s+|"
    r"(?<!\w)(?:dihitung|diukur|diperoleh|didapat(?:kan)?|dirumuskan|diformulasikan|penghitungannya|perhitungannya|"
    r"dihasilkan)(?:\s+(?:dengan\s+cara|dengan|dari|melalui|sebagai|berdasarkan|menggunakan|secara|cara|rumus|hasil))*"
    r"(?:\s+berikut(?:\s+ini)?)?\s*:?\s+|"
    r"(?<!\w)(?:\w+\s+)?dengan\s+(?:cara\s+)?(?=(?:membagi|membandingkan|mengalikan|menjumlahkan|menghitung)\s)|"
    r"(?:formula\w*\s+)?sebagai\s+berikut\s*:?\s+|(?<!\w)(?:yaitu|yakni|adalah|merupakan|ialah)(?:\s+dengan\s+cara)?\s*:?\s+",
    needs="rumus formula persamaan hitung diukur diperoleh didapat dihasilkan berikut "
    "membagi membandingkan mengalikan menjumlahkan yaitu yakni adalah ialah merupakan",
)
_FIRST_SIGN = pattern(r"(?<!\w)di\s?(?:bagi|kali|tambah|kurang|banding)|[×÷√]|(?<!\w)[x*]\s?[0-9]")
_CLAUSE_BEFORE = pattern(r"(?<!\w)(?:yang|yg)\s*$")
_PURPOSE = pattern(r"^\s*untuk\s+(?:mendapatkan|menghitung|memperoleh|mengetahui|mengukur)\s+[^,:]{2,60}[,:]\s*")


def outline(text: str, indicator: str | None = None) -> Outline:
    """The outline of ``text``; ``indicator`` is the indicator's name, which may stand as a heading above it."""
    found = Outline(text, 0, len(text))
    if _take_halves(found):
        return found
    if indicator:
        _take_name(found, indicator)
    take_numbered_list(found)
    take_leading_definitions(found)
    _take_condition(found)
    _take_labels(found)
    take_definitions(found)
    _take_prose(found)
    take_notes(found)
    return found


_NUMERATOR = pattern(
    r"(?<!\w)(?:numerator|pembilang)(?!\w)\s*(?:\((?:pembilang|numerator)\))?\s*[:=]?\s*", needs="numerator pembilang"
)
_DENOMINATOR = pattern(
    r"(?:\s*(?:[0-9]{1,2}|[a-z])[.)])?\s*(?<!\w)(?:denominator|denumerator|penyebut)(?!\w)\s*(?:\((?:penyebut|denominator)\))?\s*[:=]?\s*",
    needs="denominator denumerator penyebut",
)
_NEXT_LABEL = pattern(
    r"[\s.;]*(?:(?:[0-9]{1,2}|[a-z])[.)]\s*)?(?<!\w)(?:ukuran|konstanta|satuan|sumber|definisi|keterangan|catatan|inklusi|eksklusi|"
    r"standar|frekuensi|periode|formula|rumus)\w*\s*(?::|\w*\s+persen|\(?(?:x|×|dikali)?\s*10|\w+$|.*[/:])"
)


def _take_halves(found: Outline) -> bool:
    """``Pembilang ... Penyebut ...``: the labels of the two halves of a fraction."""
    text = found.text
    upper = _NUMERATOR.search(text)
    lower = _DENOMINATOR.search(text, upper.end()) if upper else None
    if upper is None or lower is None or not text[lower.end() :].strip():
        return False
    found.trim_start(upper.end(), Role.LEAD_IN)
    rest = _NEXT_LABEL.search(text, lower.end())
    if rest:
        tail = text[rest.start() :]
        constant = re.search(r"(?<![0-9.])10{2,5}(?![0-9])|(?<![0-9.])(?:1|10|100)\.000(?![0-9])", tail)
        if constant and constant.group() != "100":
            found.factor = Span(rest.start() + constant.start(), rest.start() + constant.end())
        elif re.search(r"persen|%|100", tail, re.IGNORECASE):
            found.percent_span = Span(rest.start(), len(text))
        found.trim_end(rest.start(), Role.SCALE if found.percent_span else Role.NOTE)
    found.halves = (Span(upper.end(), lower.start()), Span(lower.start(), lower.end()), Span(lower.end(), found.end))
    return True


def _take_name(found: Outline, indicator: str) -> None:
    """The indicator's name on lines of its own above the formula."""
    above = found.text[: len(indicator) * 2 + 40]
    if "\n" not in above:
        return
    name = fold(indicator).casefold()
    plain = name.lstrip("0123456789. ")
    for match in re.finditer(r"\s*\n\s*", above):
        head = re.sub(r"^[0-9]+[.)]?\s+", "", fold(found.text[: match.start()]).casefold()).rstrip(" :=")
        named = head in (name, plain) or (re.fullmatch(re.escape(plain) + r"\s*[/(].{1,12}", head) is not None)
        if named and text_begins(found.text[match.end() :]) and found.text[match.end() :].strip():
            found.trim_start(match.end(), Role.RESULT_NAME)
            return


def text_begins(rest: str) -> bool:
    """An expression, not the rest of a phrase, starts here."""
    starts = QUANTITY_HEAD.match(rest) or re.match(
        r"\s*[=(\[{\"%∑Σ]|\s*\w{1,6}\s*[=/:+]|\s*[0-9][0-9.,]*\s*%?\s*[x×*]\s", rest
    )
    return starts is not None or (
        ARITHMETIC.search(rest) is not None and rest.lstrip()[:1].isupper() and rest.lstrip()[:1] != "X"
    )


def _take_labels(found: Outline) -> None:
    """Bullets and labels before the expression: ``a.``, ``Rumus :``, ``Cara mengukur prosentase:``."""
    for _ in range(4):
        for known in (_BULLET, _LABEL, _PURPOSE):
            match = known.match(found.text, found.start) if known is not _PURPOSE else _purpose(found)
            if match and match.group().strip() not in found.symbols and found.text[match.end() :].strip():
                found.trim_start(match.end(), Role.LEAD_IN)
                break
        else:
            return


def _purpose(found: Outline) -> re.Match[str] | None:
    match = re.compile(_PURPOSE.pattern.removeprefix("^"), re.IGNORECASE).match(found.text, found.start)
    return match if match and ARITHMETIC.search(found.text, match.end()) else None


_CONDITION = pattern(
    r"\s*(?:jika|apabila|bila|bilamana)(?!\w)[^:=]*(?<!\w)(?:maka|berlaku|digunakan)(?!\w)[^:=]*:\s*(?=[^=:]{1,60}=)"
)


def _take_condition(found: Outline) -> None:
    """``Jika ... maka nilai dikoreksi: Nilai akhir = ...``: when a formula holds is told before it."""
    match = _CONDITION.match(found.text, found.start, found.end)
    if match:
        found.trim_start(match.end(), Role.LEAD_IN)


def _take_prose(found: Outline) -> None:
    """Prose that leads to the expression: everything up to the last cue word before the first arithmetic."""
    text = found.text
    cues = list(_CUE.finditer(text, found.start, found.end))
    if not cues:
        return
    first = _FIRST_SIGN.search(text, found.start, found.end)
    limit = first.start() if first else found.end
    best = last = None
    for match in cues:
        rule = re.search(r"rumus|formula|persamaan|berikut", match.group(), re.IGNORECASE)
        if _CLAUSE_BEFORE.search(text, max(0, match.start() - 8), match.start()):
            continue  # "jumlah medali yang diperoleh ..." is a noun phrase
        if match.start() >= limit and not (rule and _later_statement(text, match, found.end)):
            continue
        if last is None:
            last = max((sign.start() for sign in ARITHMETIC.finditer(text, found.start, found.end)), default=-1)
        if match.end() <= last:
            best = match
    if best is None:
        return
    if best.start() > limit:
        found.earlier = Span(found.start, best.start())
    if best.end() > found.start:
        found.symbols = {**bracket_symbols(text[found.start : best.start()]), **found.symbols}
    found.trim_start(best.end(), Role.LEAD_IN)


def _later_statement(text: str, cue: re.Match[str], end: int) -> bool:
    """The cue begins a second sentence that states the formula again: ``... . Nilai dihitung dengan rumus: NU = SU x
    BU``."""
    sentence = re.search(r"[.\n]\s+[^.]*$", text[: cue.start()])
    return sentence is not None and "=" in text[cue.end() : end]
