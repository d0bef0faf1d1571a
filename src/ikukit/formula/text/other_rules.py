"""Texts that are a rule but no arithmetic: cases (``Jika ... maka``), score tables, steps that refer to each other, and
formulas whose letters were lost on the way."""

import re

from ikukit.errors import FormulaError
from ikukit.formula.draft import Draft
from ikukit.formula.lexicon import pattern
from ikukit.formula.patterns import Pattern
from ikukit.formula.text.arithmetic_signs import SURE_ARITHMETIC
from ikukit.formula.text.characters import LOST_GLYPH
from ikukit.source import Span

_CASES = pattern(
    r"(?<!\w)(?:jika|apabila|bila|bilamana)(?!\w)"
    r"(?:.*?(?<!\w)(?:maka|=|nilai|skor)|\s+(?:\w+\s+){0,3}?(?:[<>≥≤]|di\s*(?:atas|bawah)|lebih\s+(?:dari|besar)|kurang\s+dari))",
    needs="jika bila",
)
"""``Jika ... maka ...``; ``Nilai A jika > 90, B jika 80 - 90``."""
_SCALE_ITEM = Pattern(
    r"[=:]\s*[0-9]+(?:[.,][0-9]+)*\s*(?:[,;]\s+(?=[^\s0-9])|\n|$)|"
    r"(?:^|\n|\.\s)\s*(?:[<>≥≤]\s*)?[0-9.,]+\s*%?(?:\s*[-–]\s*[0-9.,]+\s*%?)?\s*\w{0,6}\s*[:=]\s*[A-Za-z]|"
    r"(?:[<>≥≤]=?|[0-9]\s*[-–])\s*[0-9][0-9.,]*\s*%?\s*\w{0,6}\s*:\s*[A-Za-z]",
    needs="= :",
)
_SCORES = pattern(r"(?:[<>≥≤]=?|>=|<=)\s*[0-9][^=]{0,60}=", needs="=")
_EARLIER_STEP = pattern(
    r"(?<!\w)hasil\s+(?:langkah\s+)?([a-h](?=\))|[1-9])\)?(?=\s*(?:[-–−:/x×*+]|di(?:bagi|kali|tambah|kurang)))",
    needs="hasil",
)
"""``Hasil a) - Realisasi``: the result of a step that is listed above."""
_NAMED = Pattern(r'"[^"\n]*"|“[^”\n]*”', needs='" “')
"""Quoted names: what stands in them tells nothing about the text."""
_COMPUTED = pattern(r"\bdibagi|\bdikali|[x×*]\s*100|-{3,}|_{3,}|[A-Za-z)]\s\+\s[A-Za-z(]")


def refuse_other_rules(draft: Draft) -> None:
    """Raise on what is no arithmetic, though it may hold numbers and signs."""
    if not draft.tokens:
        return
    start, end = draft.tokens[0].start, draft.tokens[-1].end
    _refuse_lost(draft, start, end)
    _refuse_steps(draft)
    _refuse_example(draft, start, end)
    text = _NAMED.sub(lambda name: '"' + "_" * (len(name.group()) - 2) + '"', draft.text)
    cases = _CASES.match(text, start, end) or _CASES.search(text, start, end)
    if cases:
        raise FormulaError("formula-of-cases", draft.text, Span(cases.start(), end))
    table = _score_table(text, start, end)
    if table is not None:
        raise FormulaError("formula-is-score-table", draft.text, Span(table, end))


def _refuse_lost(draft: Draft, start: int, end: int) -> None:
    lost = LOST_GLYPH.search(draft.text, start, end)
    if lost:
        raise FormulaError("letters-lost", draft.text, Span(*lost.span()))


def _refuse_steps(draft: Draft) -> None:
    step = _EARLIER_STEP.search(draft.text)
    if step and re.search(rf"(?:^|\n)\s*{step[1]}\s*[.)]", draft.text):
        raise FormulaError("formula-in-steps", draft.text, Span(*step.span()))


_EXAMPLE = pattern(r"\s*(?:sebagai\s+)?(?:contoh|misal(?:nya)?|cth|simulasi)(?!\w)(?!\s+(?:rumus|formula))")
_WORKED = pattern(r"[0-9]\s*(?:[/:÷x×*]|di(?:bagi|kali)(?:kan)?(?:\s+dengan)?)\s*[0-9]")


def _refuse_example(draft: Draft, start: int, end: int) -> None:
    """``Misalnya: 12 desa dari 15 desa = 12/15 x 100% = 80%``."""
    if _EXAMPLE.match(draft.text, start, end) and _WORKED.search(draft.text, start, end):
        raise FormulaError("formula-is-example", draft.text, Span(start, end))


def _score_table(text: str, start: int, end: int) -> int | None:
    """Where a table of scores begins: ``> 85 : Maju; 75 - 85 : Berkembang``."""
    items = list(_SCALE_ITEM.finditer(text, start, end))
    if len(items) > 1 and not _COMPUTED.search(text, start, end):
        return items[0].start()
    scores = _SCORES.search(text, start, end)
    if scores and not SURE_ARITHMETIC.search(_right_sides(text[scores.start() : end])):
        return scores.start()
    return None


def _right_sides(text: str) -> str:
    return re.sub(r"\s=\s", " ; ", " ".join(text.split("=")[1:]))
