"""Lists of what symbols stand for: ``dimana A = jumlah desa``; before the formula, behind it, or in its prose."""

import re

from ikukit.formula.formula import Role
from ikukit.formula.lexicon import SYMBOL, pattern
from ikukit.formula.patterns import Pattern
from ikukit.formula.text.arithmetic_signs import SURE_ARITHMETIC
from ikukit.formula.text.outlining import Outline
from ikukit.source import fold

_DEFINITION_MARK = pattern(
    r"(?=[dvykpcut])(?:"  # what a match can begin with: most places are passed over at once
    r"(?:^|(?<=[\s,.;)%]))(?:di\s?mana|variabel\s+pembentuk|dengan\s+keterangan|yang\s+mana)\s*[:;]?(?=\s)|"
    r"(?:^|(?<=[\s,.;)%]))(?<!bagi )(?<!kali )(?<!kan )(?<!banding )dengan\s*(?::|"
    r"\n(?=\s*[-•*]?\s*[\w%{}^\\]{1,18}(?:\s?\([^()\n]{1,6}\))?\s*(?:[=:→]|adalah\s|merupakan\s|yaitu\s|ialah\s)))|"
    r"(?:^|(?<=[\s,.;)%]))(?:keterangan|ket\.?|penjelasan|catatan)\s*(?:[:;]|(?=\n))|"
    r"(?<=\n)(?:komponen|unsur|variabel|terdiri\s+(?:dari|atas))\s*(?:[:;]|(?=\n)))",
    needs="mana pembentuk keterangan : ; \n",
)
_SYMBOL_TEXT = r"(?:[Vv]ariabel\s[0-9A-Z]|[A-Za-zα-ω%][\w'’.{}^\\]{0,17}(?:\s?\([a-z0-9 +-]{1,5}\))?)"
_DEFINITION = Pattern(
    rf"(?:(?<=[\s,;.(])|^)({_SYMBOL_TEXT})\s*(=|:|→|⇒|->|(?<=\s)(?:adalah|yaitu|ialah|merupakan)(?=\s))\s*",
    needs="= : → ⇒ -> adalah yaitu ialah merupakan",
)
_LOOSE_LIST = Pattern(
    r",\s*(?:dengan|[Dd]i\s?mana)\s+[A-Z][A-Za-z]{0,2}[0-9]?\s+(?=[a-z]{4,})|"
    r"\s*,?\s*(?<!\w)(?<!bagi )(?<!kali )(?:dengan|[Dd]i\s?mana)\s+(?:[A-Z][A-Za-z]{0,2}[0-9]?|[A-Z]{1,6}[0-9]?)\s+"
    r"(?=(?:[Jj]umlah|[Tt]otal|[Bb]anyaknya|[Nn]ilai|[Ll]uas|[Ss]kor)\s)",
    needs="dengan mana",
)
_BRACKETED = Pattern(
    r"(?:^|\n)\s*(?!(?i:log|ln|exp|abs|akar|min|max|maks|rerata)\b)([A-Z][A-Za-z0-9]{0,9})\s*\(([A-Za-z][^()\n]{4,})\)"
)
_LOOSE_DEFINITION = Pattern(r"(?<!\w)([A-Z]\w{0,6})\s+(?=(?:jumlah|total|banyaknya|nilai|luas|skor)\s)()")
_BRACKET_SYMBOL = Pattern(r"([A-Z][^()=:;.\n]{3,120}?)\s*\(([A-Z][A-Za-z0-9]{0,9})\)", needs="(")
_LEADING_LIST = pattern(r"\s*(?:di\s?mana|keterangan|diketahui|misal(?:kan|nya)?|jika|apabila|bila|variabel)\s*:?\s+")
_THEREFORE = pattern(
    r"[\s,.;]*(?<!\w)(?:maka|sehingga|rumus(?:nya)?|formula(?:nya)?)(?!\w)\s*[:=]?\s*",
    needs="maka sehingga rumus formula",
)


def take_leading_definitions(found: Outline) -> None:
    """``Dimana A = ..., B = ... maka A/B x 100 %``: the symbols are explained first."""
    opening = _LEADING_LIST.match(found.text, found.start)
    if opening is None:
        _take_leading_lines(found)
        return
    for match in _THEREFORE.finditer(found.text, opening.end(), found.end):
        given = definitions(found.text, opening.end(), match.start())
        if given and SURE_ARITHMETIC.search(found.text, match.end()) and all(_is_symbol(s) for s in given):
            found.symbols.update(given)
            found.trim_start(match.end(), Role.DEFINITION)
            return
    _take_leading_lines(found)


def _take_leading_lines(found: Outline) -> None:
    """``a = jumlah ...`` on lines of their own before the line that computes with ``a``."""
    position = found.start
    given: dict[str, str] = {}
    for line in re.finditer(r"[^\n]*(?:\n\s*|$)", found.text[found.start : found.end]):
        match = _DEFINITION.match(line.group().strip())
        rest = found.text[found.start + line.start() : found.end]
        if match is None or not _is_symbol(match[1]) or SURE_ARITHMETIC.search(line.group()[match.end() :]):
            used = all(re.search(rf"(?<!\w){re.escape(symbol)}(?!\w)", rest) for symbol in given)
            if given and used and SURE_ARITHMETIC.search(rest):
                found.symbols.update(given)
                found.trim_start(position, Role.DEFINITION)
            return
        given[match[1]] = fold(line.group().strip()[match.end() :])
        position = found.start + line.end()


_NUMBERED = Pattern(r"(?:^|\n)\s*\(?([1-9])[.)]\s+([^\n]+)")


def take_numbered_list(found: Outline) -> None:
    """``1. Jumlah ... 2. Jumlah ... (1) / (2) x 100 %``: the numbers of the list are the symbols of the formula."""
    if "\n" not in found.text:
        return
    lines = list(_NUMBERED.finditer(found.text, found.start, found.end))
    lines = [line for line in lines if not SURE_ARITHMETIC.search(line[2])]
    if len(lines) < 2:
        return
    rest = found.text[lines[-1].end() : found.end]
    given = {f"({line[1]})": fold(line[2]) for line in lines}
    if sum(symbol in re.sub(r"\s", "", rest) for symbol in given) > 1 and SURE_ARITHMETIC.search(rest):
        found.symbols.update(given)
        found.trim_start(lines[-1].end(), Role.DEFINITION)


def take_definitions(found: Outline) -> None:
    """The list of what symbols stand for, behind the expression."""
    text = found.text
    first = SURE_ARITHMETIC.search(text, found.start, found.end)
    begin = _definitions_begin(found, first.end()) if first else None
    begin = _marked_list(found) if begin is None else begin
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
    marks = [m for known in (_DEFINITION_MARK, _LOOSE_LIST, _BRACKETED) if (m := known.search(text, after, found.end))]
    begin = min((m.start() for m in marks), default=None)
    for match in _DEFINITION.finditer(text, after, found.end if begin is None else begin):
        symbol = match[1]
        head = text[found.start : match.start()]
        listed = re.search(r"[\n;]\s*$", head) is not None and symbol in re.findall(r"[^\W\d]\w*", head)
        if not (_is_symbol(symbol) or listed) or not SURE_ARITHMETIC.search(head):
            continue
        known = re.search(rf"(?<!\w){re.escape(symbol)}(?!\w)", head)
        ended = re.search(r"(?:\n\s*-|[0-9%)\n;,•*]|(?<!\w)(?:dengan|dan|persen))\s*$", head)
        if _DIVIDES.match(text, match.end()):
            continue
        inside = (
            match[2] == ":" and not ended and re.search(r"(?<!\w)(?!dengan|dimana|mana|dan|ket)[a-z]{3,}\s+$", head)
        )
        if not (known or ended) or inside or not QUANTITY_OR_WORD.match(text, match.end()):
            continue
        before = re.search(r"(?:dengan|[\s,;•(-])\s*$|\s*(?<!\w)dengan\s*$", head)
        return match.start() - (len(before.group()) if before and before.group().strip() else 0)
    return begin


_DIVIDES = pattern(r"\s*\w{1,12}\s*[x×*]\s*100")
QUANTITY_OR_WORD = Pattern(r"\s*[%]?\s*[A-Za-zÀ-ÿ]{2,}")


def _is_symbol(word: str) -> bool:
    return bool(SYMBOL.fullmatch(word.split("(")[0].strip(" .")) or re.search(r"[\d_{}\\^]|^[Vv]ariabel\s", word))


def definitions(text: str, begin: int, end: int) -> dict[str, str]:
    """Symbols defined in ``text[begin:end]``: ``A = jumlah desa``, ``A : ...``, ``A adalah ...``, ``Jumlah (A)``."""
    found: dict[str, str] = {}
    used = set(re.findall(r"[^\W\d]\w*", text[:begin]))
    matches = [m for m in _DEFINITION.finditer(text, begin, end) if _is_symbol(m[1]) or m[1] in used]
    if not matches and (bracketed := _BRACKETED.findall(text[begin:end])):
        return {symbol: fold(meaning) for symbol, meaning in bracketed}
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
