"""Why a text is no formula: the sentence, the place and the way out."""

import re

from ikukit.errors import FormulaError
from ikukit.formula.draft import Draft
from ikukit.formula.lexicon import CLAUSE, COUNT_HEAD, PROSE, QUANTITY_HEAD, SYMBOL, pattern
from ikukit.formula.syntax.grammar import UnexpectedKind
from ikukit.formula.tokens.lexer import OPERATORS, Token
from ikukit.refusals import Words
from ikukit.source import Span

MAX_LENGTH = 6_000
"""Characters of one formula text; the longest met in a document has about 2,000."""
MAX_TOKENS = 1000
MAX_DEPTH = 60
_COLUMN_HEADS = pattern(
    r"(?<!\w)(?:pembilang|numerator)\s*:?[ \t]*\|?\s*(?:penyebut|denominator)(?!\w)", needs="penyebut denominator"
)


def refuse_empty(draft: Draft) -> None:
    """Raise on a text without words, and on one too long for any formula."""
    if not draft.text.strip():
        raise FormulaError("formula-empty", draft.text, Span(0, 0))
    columns = _COLUMN_HEADS.search(draft.text)
    if columns:
        raise FormulaError("columns-mixed", draft.text, Span(*columns.span()))
    if len(draft.text) > MAX_LENGTH:
        raise _too_long(draft, MAX_LENGTH)


def refuse_remarks(draft: Draft) -> None:
    """Raise on ``Keterangan : ... = 12 laporan``: what stands beside the equals sign is no formula but a remark."""
    if draft.result_name and CLAUSE.match(draft.result_name) and not any(t.kind in OPERATORS for t in draft.tokens):
        raise FormulaError("formula-is-remark", draft.text, Span(0, len(draft.text)))


def refuse_endless(draft: Draft) -> None:
    """Raise on more signs than any formula has: such a text is a table or noise."""
    if len(draft.tokens) > MAX_TOKENS:
        raise _too_long(draft, draft.tokens[MAX_TOKENS].start)
    depth = 0
    for token in draft.tokens:
        depth += (token.kind == "OPEN") - (token.kind == "CLOSE")
        if depth > MAX_DEPTH:
            raise FormulaError("brackets-too-deep", draft.text, Span(token.start, token.end), most=MAX_DEPTH)


def _too_long(draft: Draft, place: int) -> FormulaError:
    return FormulaError("formula-too-long", draft.text, Span(place, place))


def refuse_prose(draft: Draft) -> None:
    """Raise where nothing is left to compute with, or the one phrase left is prose."""
    tokens = draft.tokens
    if not tokens:
        raise FormulaError("nothing-computed", draft.text, Span(0, len(draft.text)))
    if all(token.kind != "PHRASE" for token in tokens):
        raise FormulaError("only-numbers", draft.text, _extent(tokens))
    phrases = [token for token in tokens if token.kind not in ("OPEN", "CLOSE")]
    if len(phrases) == 1:
        _refuse_single(draft, phrases[0])
    elif _tells(draft):
        raise FormulaError("formula-is-prose", draft.text, _extent(tokens))


_WEAK = frozenset(("SLASH", "COLON", "PER", "OVER_AGAINST", "COMPARED_TO", "LETTER_X", "SHARED_BY", "MINUS", "TIMES"))


def _tells(draft: Draft) -> bool:
    """Prose whose only operators are words and signs that nouns hold too, and whose operands have nothing in common."""
    first, last = draft.tokens[0], draft.tokens[-1]
    operators = [t.kind for t in draft.tokens if t.kind not in ("PHRASE", "NUMBER", "PERCENT", "OPEN", "CLOSE")]
    if first.kind != "PHRASE" or not PROSE.match(draft.words(first)) or not set(operators) <= _WEAK:
        return False
    if all(SYMBOL.fullmatch(draft.words(token)) for token in (first, last)):  # "SK x BK"
        return False
    shared = set(draft.words(first).casefold().split()) & set(draft.words(last).casefold().split())
    return len(shared) < 2 or CLAUSE.match(draft.words(first)) is not None


def _refuse_single(draft: Draft, token: Token) -> None:
    phrase = draft.words(token)
    if draft.indicator and phrase.casefold() == " ".join(draft.indicator.split()).casefold():
        return
    if CLAUSE.match(phrase) or len(phrase.split()) > 40:
        raise FormulaError("formula-is-prose-alone", draft.text, Span(token.start, token.end))
    if not re.search(r"[^\W\d_]", phrase):
        raise FormulaError("nothing-counted", draft.text, Span(token.start, token.end))
    if phrase[0].isdigit():
        draft.note("not-a-formula", token.start, token.end)
        return
    told = any(sign.search(phrase) for sign in (TOLD, _HEAD_TOLD, _FINDINGS, _STATED)) or is_ruled(phrase)
    if told or PROSE.match(phrase) or not (QUANTITY_HEAD.match(phrase) or _named_alike(phrase, draft.indicator)):
        draft.note("not-a-formula", token.start, token.end)


TOLD = pattern(
    r"(?<!yang\s)(?<!yg\s)(?<!\w)(?:dihitung|diukur|dinilai|diperoleh|didapat|dilihat|mengacu|ditetapkan\s+(?:oleh|dengan|berdasarkan))(?!\w)",
    needs="dihitung diukur dinilai diperoleh didapat dilihat mengacu ditetapkan",
)
"""Verbs that tell a procedure; a noun phrase has them only behind ``yang``."""


_STATED = pattern(
    r"(?<!\w)(?:sebesar|sebanyak|senilai)\s+(?:rp\.?\s*)?[0-9]|^target\s+[0-9][0-9.,]*\s*(?:%|persen)",
    needs="sebesar sebanyak senilai target",
)
"""``Target sebesar 87,5 %``, ``Target 95% berdasarkan Renstra``: the value itself is told."""
_RULED = pattern(
    r"(?<!yang\s)(?<!yg\s)(?<!\w)(?:ditetapkan|ditentukan|diberikan|diterbitkan|dirilis|disepakati|dikeluarkan|diumumkan|"
    r"dipublikasikan|dilakukan|dilaksanakan|dipantau|diinput|dituangkan|dibahas|dicatat|direkap|dikumpulkan|diverifikasi)\s+"
    r"(?:oleh|dengan|berdasarkan|bersama|dalam\s+rapat|melalui|sesuai|setiap|tiap|secara|ke\s|pada\s+(?:bulan|tanggal|akhir|awal)|"
    r"(?-i:[A-Z]{2,}))",
    needs="di",
)


def is_ruled(phrase: str) -> bool:
    """``Bobot ... ditentukan bersama dalam rapat``: somebody does something with the quantity. Behind a word of
    counting the verb may be short for ``yang ...``.
    """
    return not COUNT_HEAD.match(phrase) and _RULED.search(phrase) is not None


_HEAD_TOLD = pattern(
    r"^(?:angka|nilai|hasil|skor|indeks|target|realisasi|capaian|status|kategori|tingkat|predikat|waktu|harga|opini|biaya)\s+"
    r"(?:ini\s+|akan\s+|telah\s+|sudah\s+)?(?:di[a-z]{3,}kan|di(?:ambil|isi|buat|susun|bahas|evaluasi|umumkan))(?!\w)",
    needs="di",
)
"""``Angka diterbitkan BPS``: a verb right behind the head noun makes a clause of it."""
_FINDINGS = pattern(
    r"^hasil\s+(?:pe\w+|survei|survey|sensus|rapat|musyawarah|kuesioner|audit|monitoring)\s.*"
    r"(?<!\w)(?:melalui|menggunakan|berdasarkan)(?!\w)",
    needs="hasil",
)
"""``Hasil penimbangan ... melalui aplikasi``: where figures come from."""


def _named_alike(phrase: str, indicator: str | None) -> bool:
    """Most words of the phrase are words of the indicator's name: the value itself, not a remark."""
    said = set(phrase.casefold().split())
    named = set((indicator or "").casefold().split())
    return len(said & named) * 5 >= len(said) * 3


def explain_failure(draft: Draft, error: UnexpectedKind) -> FormulaError:
    """The error for a sequence of tokens that the grammar refuses."""
    tokens = draft.tokens
    operand = "PHRASE" in error.expected
    closing = not operand and "CLOSE" in error.expected and "BAR" not in error.expected
    wanted = Words("an-operand" if operand else "a-closing-bracket" if closing else "an-operator")
    after = draft.words(tokens[error.index - 1]) if error.index else ""
    where = Words("after-words", {"words": _short(after)}) if after else Words("at-the-beginning")
    if error.index >= len(tokens):
        end = len(draft.text.rstrip()) if tokens[-1].end >= len(draft.text.rstrip()) - 1 else tokens[-1].end
        return FormulaError("formula-ends-early", draft.text, Span(end, end), where=where, wanted=wanted)
    token = tokens[error.index]
    refusal = "operand-expected" if operand else "operator-expected"
    span, found = Span(token.start, token.end), _found(draft.words(token))
    return FormulaError(refusal, draft.text, span, where=where, wanted=wanted, found=found)


def _extent(tokens: list[Token]) -> Span:
    """From the first to the last word: a factor may have been moved behind what it stands before."""
    return Span(min(token.start for token in tokens), max(token.end for token in tokens))


def _found(words: str) -> Words:
    return Words("these-words", {"words": _short(words)}) if words.strip() else Words("a-new-line")


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:37] + "..."
