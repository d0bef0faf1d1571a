"""What surrounds the expression in a formula text: lead-in prose, definitions of symbols, notes, blanks to be filled in.

Works on the text, before anything is cut into tokens. What it takes off is handed back as parts with their roles: nothing is
swallowed.
"""

import re

from attrs import define, field

from ikukit.formula.formula import Part, Role
from ikukit.formula.lexicon import COUNT_HEADS, QUANTITY_HEAD, SIGMA, SYMBOL, pattern, words
from ikukit.source import Span, fold


@define
class Outline:
    """The stretch ``[start, end)`` of ``text`` that holds the expression, and what was found round it."""

    text: str
    start: int
    end: int
    parts: list[Part] = field(factory=list)
    symbols: dict[str, str] = field(factory=dict)
    percent_span: Span | None = None
    """Where words say that the result is meant in percent (``dinyatakan dalam persen``)."""
    earlier: Span | None = None
    """An earlier statement of the same formula in prose."""
    factor: Span | None = None
    """A constant factor named apart (``Konstanta : 1.000``)."""
    restated: Span | None = None
    """The formula stated again in symbols."""
    halves: tuple[Span, Span, Span] | None = None
    """Numerator, label between, denominator, where the text labels them (``Pembilang ... Penyebut ...``)."""

    def trim_start(self, stop: int, role: Role) -> None:
        """Take ``[start, stop)`` off as ``role``."""
        if stop > self.start:
            self.parts.append(Part(role, Span(self.start, stop)))
            self.start = stop

    def trim_end(self, begin: int, role: Role) -> None:
        """Take ``[begin, end)`` off as ``role``."""
        if begin < self.end:
            self.parts.append(Part(role, Span(begin, self.end)))
            self.end = begin


ARITHMETIC = pattern(
    r"(?<!\w)d[il]\s?(?:bagi|kali|tambah|kurang|banding)|[×÷∙√^\\*∑Σ]|\s[-–—−+/:]\s|[)\]}]\s*[-–—+/:x]|"
    r"[-–—+/]\s*[(\[{]|(?<!\w)x\s?[0-9(]|[0-9)]\s?x(?!\w)|(?<=\w)\s*=|\w\s+x\s+\w|[-–—_─.]{4,}|"
    + r"(?<!\w)dengan\s+"
    + words("jumlah", "banyaknya", "total")
    + "|"
    + words(
        "bagi",
        "kalikan",
        "kurangi",
        "selisih",
        "perbandingan",
        "perkalian",
        "hasil bagi",
        "membagi",
        "membandingkan",
        "proporsi",
        "rasio",
        "kali",
    )
)
"""Signs of arithmetic: enough to tell a formula from prose, not to read it."""

SURE_ARITHMETIC = pattern(
    r"(?<!\w)d[il]\s?(?:bagi|kali|tambah|kurangi)|[×÷∙√^*]|[)\]}]\s*[-–—+/:x]|(?<!\w)x\s?[0-9(]|[0-9)]\s?x(?!\w)|"
    r"\w\s?[/+]\s?\w+\s*(?:$|[x*×+\n])|\w\s+[-–x+/]\s+\w|\\frac|\w\s+=\s"
)

_BULLET = pattern(r"\s*(?:[-•*●▪■◦–‣]+\s+(?=[\w(∑Σ])|\(?(?:[0-9]{1,2}|[a-z])[.)](?![0-9])\s*(?=[\w(∑Σ\"]))")
_RULE_WORD = r"(?:rumus(?:an)?|formula(?:si)?|persamaan)(?:nya)?(?:\s+(?:per|peng)hitungan(?:nya)?)?"
_LABEL = pattern(
    rf"\s*(?:{_RULE_WORD}|(?:cara|metode|teknik)\s+(?:meng|peng|per|meny?)?(?:hitung|ukur|ukuran|hitungan|gukur)\w*(?:\s+\w+)?|"
    r"(?:per|peng)hitungan|pengukuran)\s*[:=]\s*"
)
_CUE = pattern(
    r"(?<!\w)(?:(?:dengan\s+)?(?:menggunakan|memakai)\s+|dengan\s+|berdasarkan\s+)?"
    + _RULE_WORD
    + r"(?:\s+(?:sebagai\s+berikut|berikut(?:\s+ini)?|yaitu|adalah))?\s*[:=]?\s+|"
    r"(?<!\w)(?:dihitung|diukur|diperoleh|didapat(?:kan)?|dirumuskan|diformulasikan|penghitungannya|perhitungannya|"
    r"dihasilkan)(?:\s+(?:dengan\s+cara|dengan|dari|melalui|sebagai|berdasarkan|menggunakan|secara|cara|rumus|hasil))*"
    r"(?:\s+berikut(?:\s+ini)?)?\s*:?\s+|"
    r"(?:formula\w*\s+)?sebagai\s+berikut\s*:?\s+|(?<!\w)(?:yaitu|yakni|adalah|merupakan|ialah)(?:\s+dengan\s+cara)?\s*:?\s+"
)
_PURPOSE = pattern(r"^\s*untuk\s+(?:mendapatkan|menghitung|memperoleh|mengetahui|mengukur)\s+[^,:]{2,60}[,:]\s*")
_DEFINITION_MARK = pattern(
    r"(?:^|(?<=[\s,.;)%]))(?:di\s?mana|variabel\s+pembentuk|dengan\s+keterangan|yang\s+mana)\s*[:;]?(?=\s)|"
    r"(?:^|(?<=[\s,.;)%]))(?:keterangan|ket\.?|penjelasan|catatan)\s*(?:[:;]|(?=\n))"
)
_SYMBOL_TEXT = r"[A-Za-zα-ω%][\w'’.{}^\\]{0,17}(?:\s?\([a-z0-9 +-]{1,5}\))?"
_DEFINITION = re.compile(
    rf"(?:(?<=[\s,;.(])|^)({_SYMBOL_TEXT})\s*(=|:|(?<=\s)(?:adalah|yaitu|ialah|merupakan)(?=\s))\s*"
)
_LOOSE_LIST = re.compile(
    r"\s*,?\s*(?<!\w)(?:dengan|di\s?mana)\s+[A-Za-z]\w{0,6}\s+(?=(?:jumlah|total|banyaknya|nilai|luas|skor)\s)", re.IGNORECASE
)
_LOOSE_DEFINITION = re.compile(r"(?<!\w)([A-Z]\w{0,6})\s+(?=(?:jumlah|total|banyaknya|nilai|luas|skor)\s)()")
_BRACKET_SYMBOL = re.compile(r"([A-Z][^()=:;.\n]{3,120}?)\s*\(([A-Z][A-Za-z0-9]{0,9})\)")
_PERCENT_NOTE = pattern(
    r"[\s,;.(]*(?:(?:yang|dan|lalu|kemudian)\s+)?(?:di(?:nyatakan|sajikan|ukur|tulis|konversi)\w*\s+)?(?:dalam|ke|sebagai)\s+"
    r"(?:bentuk\s+|satuan\s+)?(?:persen(?:tase)?|prosentase|presentase|%)\s*(?:\(?%\)?)?[\s).]*$"
)
_NOTE_START = pattern(
    r"(?<=[\w)%])(?:[.]|\s*;)\s+(?=\(?\s*(?:[A-Z(]|skala|satuan|catatan|keterangan|semakin|data|sumber|target|ket))|"
    r"(?<=[\w)%])\s*\(?\s*(?:satuan|catatan|sumber(?:\s+data)?|ket|nb)\s*:|"
    r"\s+untuk\s+(?:memberikan|mengetahui|menggambarkan|mengukur|melihat)\s"
)
_TEMPLATE = re.compile(r"(?:\n\s*)(?:[.…_]{2,}[^\n]*)(?:\n\s*[.…_\s%x0-9X×]*)*$")
_EQUALS_NOTE = re.compile(r"\s*\((?=[^()]*=)[^()]*\)\s*\.?\s*$")


def outline(text: str, indicator: str | None = None) -> Outline:
    """The outline of ``text``; ``indicator`` is the indicator's name, which may stand as a heading above the formula."""
    found = Outline(text, 0, len(text))
    if _take_halves(found):
        return found
    if indicator:
        _take_name(found, indicator)
    _take_leading_definitions(found)
    _take_labels(found)
    _take_definitions(found)
    _take_prose(found)
    _take_notes(found)
    return found


_NUMERATOR = pattern(r"(?<!\w)(?:numerator|pembilang)(?!\w)\s*(?:\((?:pembilang|numerator)\))?\s*[:=]?\s*")
_DENOMINATOR = pattern(
    r"(?:\s*(?:[0-9]{1,2}|[a-z])[.)])?\s*(?<!\w)(?:denominator|penyebut)(?!\w)\s*(?:\((?:penyebut|denominator)\))?\s*[:=]?\s*"
)
_NEXT_LABEL = pattern(
    r"[\s.;]*(?:(?:[0-9]{1,2}|[a-z])[.)]\s*)?(?<!\w)(?:ukuran|konstanta|satuan|sumber|definisi|keterangan|catatan|inklusi|eksklusi|"
    r"standar|frekuensi|periode)\w*\s*(?::|\w*\s+persen|\(?(?:x|×|dikali)?\s*10|\w+$)"
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
    name = fold(indicator).casefold()
    plain = re.sub(r"^[0-9. ]+", "", name)
    for match in re.finditer(r"\s*\n\s*", found.text[: len(indicator) * 2 + 40]):
        head = re.sub(r"^[0-9]+[.)]?\s+", "", fold(found.text[: match.start()]).casefold()).rstrip(" :=")
        named = head in (name, plain) or (re.fullmatch(re.escape(plain) + r"\s*[/(].{1,12}", head) is not None)
        if named and found.text[match.end() :].strip():
            found.trim_start(match.end(), Role.RESULT_NAME)
            return


def _take_labels(found: Outline) -> None:
    """Bullets and labels before the expression: ``a.``, ``Rumus :``, ``Cara mengukur prosentase:``."""
    for _ in range(4):
        for known in (_BULLET, _LABEL, _PURPOSE):
            match = known.match(found.text, found.start) if known is not _PURPOSE else _purpose(found)
            if match and found.text[match.end() :].strip():
                found.trim_start(match.end(), Role.LEAD_IN)
                break
        else:
            return


_LEADING_LIST = pattern(r"\s*(?:di\s?mana|keterangan|diketahui|misal(?:kan|nya)?|jika|apabila|bila|variabel)\s*:?\s+")
_THEREFORE = pattern(r"[\s,.;]*(?<!\w)(?:maka|sehingga|rumus(?:nya)?|formula(?:nya)?)(?!\w)\s*[:=]?\s*")


def _take_leading_definitions(found: Outline) -> None:
    """``Dimana A = ..., B = ... maka A/B x 100 %``: the symbols are explained first."""
    opening = _LEADING_LIST.match(found.text, found.start)
    if opening is None:
        return
    for match in _THEREFORE.finditer(found.text, opening.end(), found.end):
        given = definitions(found.text, opening.end(), match.start())
        if given and SURE_ARITHMETIC.search(found.text, match.end()) and all(_is_symbol(s) for s in given):
            found.symbols.update(given)
            found.trim_start(match.end(), Role.DEFINITION)
            return


def _purpose(found: Outline) -> re.Match[str] | None:
    match = re.compile(_PURPOSE.pattern.removeprefix("^"), re.IGNORECASE).match(found.text, found.start)
    return match if match and ARITHMETIC.search(found.text, match.end()) else None


def _take_definitions(found: Outline) -> None:
    """The list of what symbols stand for, behind the expression."""
    text = found.text
    first = SURE_ARITHMETIC.search(text, found.start, found.end)
    begin = _definitions_begin(found, first.end()) if first else _marked_list(found)
    if begin is not None:
        found.symbols.update(definitions(text, begin, found.end))
        found.trim_end(begin, Role.DEFINITION)


def _marked_list(found: Outline) -> int | None:
    """Where a marked list of symbols begins behind a text without sure arithmetic."""
    mark = _DEFINITION_MARK.search(found.text, found.start + 1, found.end)
    listed = mark and any(_is_symbol(m[1]) for m in _DEFINITION.finditer(found.text, mark.end(), found.end))
    return mark.start() if mark and listed else None


def _definitions_begin(found: Outline, after: int) -> int | None:
    text = found.text
    marks = [m for m in (_DEFINITION_MARK.search(text, after, found.end), _LOOSE_LIST.search(text, after, found.end)) if m]
    begin = min((m.start() for m in marks), default=None)
    used = set(re.findall(r"[^\W\d]\w*", text[found.start : after + 200]))
    for match in _DEFINITION.finditer(text, after, found.end if begin is None else begin):
        symbol = match[1]
        head = text[found.start : match.start()]
        listed = re.search(r"[\n;]\s*$", head) is not None and symbol in used
        if not (_is_symbol(symbol) or listed) or not SURE_ARITHMETIC.search(head):
            continue
        known = re.search(rf"(?<!\w){re.escape(symbol)}(?!\w)", head)
        ended = re.search(r"(?:\n\s*-|[0-9%)\n;,•*]|(?<!\w)(?:dengan|dan|persen))\s*$", head)
        if not (known or ended) or not QUANTITY_OR_WORD.match(text, match.end()):
            continue
        before = re.search(r"(?:dengan|[\s,;•(-])\s*$|\s*(?<!\w)dengan\s*$", head)
        return match.start() - (len(before.group()) if before and before.group().strip() else 0)
    return begin


QUANTITY_OR_WORD = re.compile(r"\s*[%]?\s*[A-Za-zÀ-ÿ]{3,}")


def _is_symbol(word: str) -> bool:
    return bool(SYMBOL.fullmatch(word.split("(")[0].strip(" .")) or re.search(r"[\d_{}\\^]", word))


def definitions(text: str, begin: int, end: int) -> dict[str, str]:
    """Symbols defined in ``text[begin:end]``: ``A = jumlah desa``, ``A : ...``, ``A adalah ...``, ``Jumlah desa (A)``."""
    found: dict[str, str] = {}
    used = set(re.findall(r"[^\W\d]\w*", text[:begin]))
    matches = [m for m in _DEFINITION.finditer(text, begin, end) if _is_symbol(m[1]) or m[1] in used]
    if not matches:
        matches = list(_LOOSE_DEFINITION.finditer(text, begin, end))
    for match, following in zip(matches, [*matches[1:], None], strict=False):
        stop = following.start() if following else end
        meaning = fold(text[match.end() : stop])
        meaning = re.sub(r"\)\s*$", "", meaning) if meaning.count(")") > meaning.count("(") else meaning
        meaning = re.sub(r"(?:[\s,;.]|(?<!\w)dan|[-•*]|\s\d\.)+$", "", meaning)
        if meaning and not re.fullmatch(r"[=\s]*", meaning):
            found.setdefault(match[1].strip(), meaning)
    if not found:
        for match in _BRACKET_SYMBOL.finditer(text, begin, end):
            found.setdefault(match[2], fold(match[1]))
    return found


def bracket_symbols(text: str) -> dict[str, str]:
    """Symbols introduced behind their words: ``Skor Unsur (SU)``."""
    return {m[2]: fold(m[1]) for m in _BRACKET_SYMBOL.finditer(text)}


def _take_prose(found: Outline) -> None:
    """Prose that leads to the expression: everything up to the last cue word before the first arithmetic."""
    text = found.text
    limit = found.end
    first = re.compile(
        r"(?<!\w)di\s?(?:bagi|kali|tambah|kurang|banding)|[×÷√]|(?<!\w)[x*]\s?[0-9]", re.IGNORECASE
    ).search(text, found.start, found.end)
    if first:
        limit = first.start()
    best = None
    for match in _CUE.finditer(text, found.start, found.end):
        rule = re.search(r"rumus|formula|persamaan|berikut", match.group(), re.IGNORECASE)
        if match.start() >= limit and not (rule and _later_statement(text, match, found.end)):
            continue
        rest = text[match.end() : found.end]
        if rest.strip() and ARITHMETIC.search(rest):
            best = match
    if best is None:
        return
    if best.start() > limit:
        found.earlier = Span(found.start, best.start())
    if best.end() > found.start:
        found.symbols = {**bracket_symbols(text[found.start : best.start()]), **found.symbols}
    found.trim_start(best.end(), Role.LEAD_IN)


def _later_statement(text: str, cue: re.Match[str], end: int) -> bool:
    """The cue begins a second sentence that states the formula again: ``... . Nilai dihitung dengan rumus: NU = SU x BU``."""
    sentence = re.search(r"[.\n]\s+[^.]*$", text[: cue.start()])
    return sentence is not None and "=" in text[cue.end() : end]


def _take_notes(found: Outline) -> None:
    """Notes and blanks behind the expression."""
    template = _TEMPLATE.search(found.text, found.start, found.end)
    if template and found.text[found.start : template.start()].strip():
        found.trim_end(template.start(), Role.VALUE)
    _take_restatement(found)
    mark = re.search(r"(?<=[%0-9)])\s*\*+\)\s*$", found.text[found.start : found.end])
    if mark:
        found.trim_end(found.start + mark.start(), Role.NOTE)
    for _ in range(4):
        if not (
            _take_constant(found) or _take_percent_note(found) or _take_sentence(found) or _take_equals_note(found)
        ):
            return


_RESTATED = pattern(r"\s*(?<![/\w])(?:atau|atau dengan rumus|dengan kata lain)\s+(?!dengan|yang)(?=\S)")
_CONSTANT = pattern(
    r"\s*,?\s*(?:dengan|dan|dikali(?:kan)?(?:\s+dengan)?)\s+(?:konstanta|faktor(?:\s+pengali)?|pengali)\s*[:=]?\s*\(?\s*100\s*%?\s*\)?[\s.]*$"
)


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
    found.percent_span = Span(match.start(), found.end)
    found.trim_end(match.start(), Role.SCALE)
    return True


def _take_percent_note(found: Outline) -> bool:
    body = found.text[found.start : found.end]
    match = _PERCENT_NOTE.search(body)
    if match is None or not body[: match.start()].strip():
        return False
    begin = found.start + match.start()
    found.percent_span = Span(begin, found.end)
    found.trim_end(begin, Role.SCALE)
    return True


def _take_sentence(found: Outline) -> bool:
    """A sentence or bracket behind the expression that holds no arithmetic of its own."""
    for match in _NOTE_START.finditer(found.text, found.start, found.end):
        head, tail = found.text[found.start : match.start()], found.text[match.end() : found.end]
        starts_operand = QUANTITY_HEAD.match(tail) and re.match(rf"\s*(?:[{SIGMA}]|{words(*COUNT_HEADS)})", tail, re.I)
        in_list = head.count("(") > head.count(")")  # "maksimum (A; B)"
        if ARITHMETIC.search(head) and not (SURE_ARITHMETIC.search(tail) or starts_operand or in_list):
            found.trim_end(match.start(), Role.NOTE)
            return True
    return False


def _take_equals_note(found: Outline) -> bool:
    match = _EQUALS_NOTE.search(found.text, found.start, found.end)
    if match is None or not ARITHMETIC.search(found.text[found.start : match.start()]):
        return False
    found.trim_end(match.start(), Role.NOTE)
    return True
