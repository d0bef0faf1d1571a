"""Misspelt operator words: repaired where an operand stands on both sides, with a finding and a fix; nouns are left
alone."""

import re
from functools import lru_cache

from ikukit.finding import Fix
from ikukit.formula.draft import Draft
from ikukit.formula.lexicon import COUNT_HEAD, QUANTITY_HEAD, pattern
from ikukit.formula.patterns import Pattern
from ikukit.formula.tokens.lexer import WORDS, Token
from ikukit.source import Span

_FORMS = {
    "dibagi": "DIVIDED_BY",
    "dikali": "MULTIPLIED_BY",
    "dikalikan": "MULTIPLIED_BY",
    "ditambah": "ADDED_TO",
    "dikurangi": "LESS",
    "dibandingkan": "COMPARED_TO",
}
_REAL_WORDS = frozenset((
    "dikaji", "dibaca", "dibina", "dibagikan", "diajak", "dikala", "dikawal", "dibayar", "dibangun", "dialami",
    "dibatasi",
    "dikelola", "dihargai", "dipilih", "dipakai", "digali", "dijual", "dibeli", "dibantu", "dikunjungi", "ditanami",
    "ditanam",
    "dikuasai", "dikirim", "digaji", "dibiayai", "dibentuk", "dikurung", "dikembangi", "dilalui", "dinilai",
    "dibawa", "ditimbang",
    "ditambang", "dihadiri", "dikenali", "dikalahkan",
))  # fmt: skip
"""Passive verbs near an operator word that nouns do contain."""

_GLUED = Pattern(
    r"(?<=[a-z]{3})(?P<form>dibagi|dikalikan|dikali|ditambah|dikurangi)(?=jumlah|jml|total|banyaknya|\s?[0-9]|\sjumlah|\stotal)",
    re.IGNORECASE,
    needs="dibagi dikali ditambah dikurangi",
)
_GLUED_RIGHT = Pattern(
    r"(?<!\w)(?P<form>dibagi|dikalikan|dikali|ditambah|dikurangi)(?=jumlah|jml|total|banyaknya)", re.IGNORECASE
)
_SHORT_FORMS = {
    "dikl": "dikali",
    "dikal": "dikali",
    "dkali": "dikali",
    "dibg": "dibagi",
    "dbg": "dibagi",
    "dbagi": "dibagi",
}
_SPACED = Pattern(
    r"[dD](?<!\w[dD])(?i: ?i ?(?:b ?a ?g ?i|k ?a ?l ?i(?: ?k ?a ?n)?|t ?a ?m ?b ?a ?h|k ?u ?r ?a ?n ?g ?i))(?!\w)"
)
"""As the next two, it begins with the first letter, for which ``re`` looks faster than for where a word begins."""
_CANDIDATE = Pattern(r"([dD](?<!\w[dD])(?i:[a-z1|]{3,12}))(?i:\s(kan))?(?!\w)")
_SPLIT = pattern(r"(?<!\w)di\s(?=bagi|kali|tambah|kurang)|(?:bagi|kali)\skan(?!\w)")
_HEAD_TYPOS = {
    "jumlanh": "Jumlah", "jumlh": "Jumlah", "jurnlah": "Jumlah", "jumla": "Jumlah", "jumah": "Jumlah",
    "jumlahh": "Jumlah", "jumiah": "Jumlah", "jumlan": "Jumlah",
    "jumalah": "Jumlah", "junlah": "Jumlah", "jumlag": "Jumlah", "julmah": "Jumlah", "jumlab": "Jumlah",
}  # fmt: skip
_HEAD = Pattern(r"[jJ](?<!\w[jJ])(?i:u[a-z1|]{3,7}|[a-z]mlah)(?!\w)")


def repair(draft: Draft) -> None:
    """Make operators of misspelt operator words, and note split ones and misspelt head nouns."""
    kept: list[Token] = []
    for place, token in enumerate(draft.tokens):
        if token.kind != WORDS:
            kept.append(token)
            if token.kind in ("DIVIDED_BY", "MULTIPLIED_BY", "ADDED_TO", "LESS"):
                _note_split(draft, token)
            continue
        kept += _cut(draft, token, place + 1 < len(draft.tokens), place > 0)
    draft.tokens = kept
    note_heads(draft)


def note_heads(draft: Draft) -> None:
    """``Jumlanh``: the head noun is misspelt; the variable keeps its words."""
    for token in draft.tokens:
        if token.kind == WORDS:
            for match in _HEAD.finditer(draft.text, token.start, token.end):
                right = head_meant(match.group().casefold())
                if not right:
                    continue
                right = right if match.group()[0].isupper() else right.casefold()
                draft.note("keyword-typo", match.start(), match.end(), Fix(Span(*match.span()), right), right=right)


@lru_cache(4096)
def head_meant(word: str) -> str:
    """``Jumlah`` where ``word`` (lower case) misspells it by one letter or is a known slip; else ""."""
    if word in _HEAD_TYPOS:
        return _HEAD_TYPOS[word]
    near = word != "jumlah" and not word.startswith("jumlahn") and _distance("jumlah", word) == 1
    return "Jumlah" if near and word not in ("jumlahkan",) else ""


def _note_split(draft: Draft, token: Token) -> None:
    words = draft.text[token.start : token.end]
    if _SPLIT.search(words):
        right = re.sub(r"\s(?=bagi|kali|tambah|kurang|kan)", "", words, flags=re.IGNORECASE)
        draft.note("keyword-typo", token.start, token.end, Fix(Span(token.start, token.end), right), right=right)


def _cut(draft: Draft, token: Token, more: bool, less: bool) -> list[Token]:
    broken = _broken(draft.text, token)
    if broken:
        start, end, form = broken
        draft.note("keyword-typo", start, end, Fix(Span(start, end), f" {form} "), right=form)
        return [
            *_cut(draft, Token(WORDS, token.start, start), more, less),
            Token(_FORMS[form], start, end, sure=True),
            *_cut(draft, Token(WORDS, end, token.end), more, less),
        ]
    for match in _CANDIDATE.finditer(draft.text, token.start, token.end):
        kind, right = _meant(match[1].casefold())
        if kind is None or not _placed(draft, token, match, kind, more, less):
            continue
        draft.note("keyword-typo", match.start(), match.end(), Fix(Span(*match.span()), right), right=right)
        return [
            *_words(token.start, match.start()),
            Token(kind, match.start(), match.end(), sure=True),
            *_cut(draft, Token(WORDS, match.end(), token.end), more, less),
        ]
    return [token] if token.start < token.end and draft.text[token.start : token.end].strip() else []


def _broken(text: str, token: Token) -> tuple[int, int, str] | None:
    """An operator word glued to its neighbours or broken by blanks: its place and how it is spelt."""
    for known in (_GLUED, _GLUED_RIGHT):
        match = known.search(text, token.start, token.end)
        if match:
            return match.start("form"), match.end("form"), match["form"].casefold()
    for match in _SPACED.finditer(text, token.start, token.end):
        form = match.group().replace(" ", "").casefold()
        if " " in match.group() and form in _FORMS:
            return match.start(), match.end(), form
    return None


def _words(start: int, end: int) -> list[Token]:
    return [Token(WORDS, start, end)] if start < end else []


@lru_cache(16384)
def _meant(word: str) -> tuple[str | None, str]:
    """The operator word that ``word`` misspells by one letter (two in long words)."""
    if word in _REAL_WORDS or word in _FORMS:
        return None, ""
    if word in _SHORT_FORMS:
        return _FORMS[_SHORT_FORMS[word]], _SHORT_FORMS[word]
    for form, kind in _FORMS.items():
        if abs(len(form) - len(word)) <= 2 and _distance(form, word) <= (1 if len(form) < 9 else 2):
            return kind, form
    return None, ""


def is_misspelt(word: str) -> bool:
    """Whether a word (lower case) is a misspelt operator word or head noun, or could hold one."""
    head = word[:1] == "j" and head_meant(word) != ""
    return head or _meant(word)[0] is not None or _GLUED_FORM.search(word) is not None


_GLUED_FORM = Pattern(r"dibagi|dikali|ditambah|dikurang")


def _distance(a: str, b: str) -> int:
    """Edit distance in which two swapped letters count once."""
    previous: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        older, previous, row = previous, row, [i] + [0] * len(b)
        for j, y in enumerate(b, 1):
            row[j] = min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (x != y))
            if older and j > 1 and x == b[j - 2] and a[i - 2] == y:
                row[j] = min(row[j], older[j - 2] + 1)
    return row[-1]


def _placed(draft: Draft, token: Token, match: re.Match[str], kind: str, more: bool, less: bool) -> bool:
    """Operands on both sides; behind a division a head noun, behind a product a number."""
    text = draft.text
    has_left = bool(text[token.start : match.start()].strip()) or less
    if not has_left or re.search(
        r"(?<!\w)(?:yang|yg|telah|sudah|akan|belum|tidak)\s*$", text[token.start : match.start()], re.I
    ):
        return False
    if kind == "MULTIPLIED_BY":
        return re.match(r"\s*(?:dengan\s+)?(?:[0-9lI(]|seratus|seribu)", text[match.end() :]) is not None
    ahead = re.compile(r"\s*(?:(?:dengan|dgn|dg)\s+)?").match(text, match.end())
    after = ahead.end() if ahead else match.end()
    if kind in ("ADDED_TO", "LESS"):
        return re.match(r"\s*[\w(]", text[after:]) is not None
    following = re.compile(r"[^\W\d_]+").match(text, after)
    if following and head_meant(following.group().casefold()):
        return True
    return COUNT_HEAD.match(text, after) is not None or QUANTITY_HEAD.match(text, after) is not None
