"""Why a text is no formula: the sentence, the place and the way out."""

import re

from ikukit.errors import FormulaError
from ikukit.formula.draft import Draft
from ikukit.formula.grammar import UnexpectedKind
from ikukit.formula.lexer import OPERATORS, Token
from ikukit.formula.lexicon import QUANTITY_HEAD, SYMBOL, pattern, words
from ikukit.source import Span

MAX_LENGTH = 6_000
"""Characters of one formula text; the longest met in a document has about 2,000."""
MAX_TOKENS = 1000
MAX_DEPTH = 60
_EXAMPLE = "Tulis rumus, misalnya: Jumlah desa yang tepat waktu dibagi Jumlah desa x 100 %"
CLAUSE = pattern(
    r"\s*" + words(
        "adalah", "berdasarkan", "menggunakan", "indikator ini", "cukup jelas", "ada", "catatan", "ket", "keterangan",
        "dihitung", "diukur", "melalui", "sesuai", "untuk", "dalam", "merupakan", "dilakukan", "mengukur", "menghitung",
        "menunjukkan", "mengacu", "formula", "rumus", "metode", "dengan", "telah", "sudah", "tersedianya",
        "perhitungan",
        "penghitungan", "terlaksananya", "meningkatnya", "terwujudnya", "jika", "apabila", "bila", "lihat", "n/a",
        "sumber data",
    )
)  # fmt: skip
"""Words that begin a clause or a remark, never the name of a quantity."""
PROSE = pattern(
    CLAUSE.pattern + r"|\s*" + words(
        "data", "survei", "survey", "hasil survei", "hasil survey", "laporan", "kuisioner", "kuesioner", "pengukuran",
        "penilaian", "dokumen", "sk", "peraturan", "sumber", "satuan", "konsep",
    )
)  # fmt: skip
"""The same and names of sources: a text that begins so is more often a remark than a formula."""


_COLUMN_HEADS = pattern(
    r"(?<!\w)(?:pembilang|numerator)\s*:?[ \t]*\|?\s*(?:penyebut|denominator)(?!\w)", needs="penyebut denominator"
)


def refuse_empty(draft: Draft) -> None:
    """Raise on a text without words, and on one too long for any formula."""
    if not draft.text.strip():
        raise FormulaError("Teks rumus kosong.", draft.text, Span(0, 0), "Isi rumus indikator ini.", "not-a-formula")
    columns = _COLUMN_HEADS.search(draft.text)
    if columns:
        raise FormulaError(
            "Kolom pembilang dan penyebut tercampur waktu teks disalin.",
            draft.text,
            Span(*columns.span()),
            "Ketik ulang: ... dibagi ...",
        )
    if len(draft.text) > MAX_LENGTH:
        raise _too_long(draft, MAX_LENGTH)


def refuse_remarks(draft: Draft) -> None:
    """Raise on ``Keterangan : ... = 12 laporan``: what stands beside the equals sign is no formula but a remark."""
    if draft.result_name and CLAUSE.match(draft.result_name) and not any(t.kind in OPERATORS for t in draft.tokens):
        raise FormulaError(
            "Teks ini catatan, bukan rumus.", draft.text, Span(0, len(draft.text)), _EXAMPLE + ".", "not-a-formula"
        )


def refuse_endless(draft: Draft) -> None:
    """Raise on more signs than any formula has: such a text is a table or noise."""
    if len(draft.tokens) > MAX_TOKENS:
        raise _too_long(draft, draft.tokens[MAX_TOKENS].start)
    depth = 0
    for token in draft.tokens:
        depth += (token.kind == "OPEN") - (token.kind == "CLOSE")
        if depth > MAX_DEPTH:
            raise FormulaError(
                f"Tanda kurung bersarang lebih dari {MAX_DEPTH} tingkat.",
                draft.text,
                Span(token.start, token.end),
                "Sederhanakan rumus atau hapus kurung yang berlebih.",
            )


def _too_long(draft: Draft, place: int) -> FormulaError:
    return FormulaError(
        "Teks ini terlalu panjang untuk satu rumus.",
        draft.text,
        Span(place, place),
        "Ambil hanya bagian rumusnya.",
        "not-a-formula",
    )


def refuse_prose(draft: Draft) -> None:
    """Raise where nothing is left to compute with, or the one phrase left is prose."""
    tokens = draft.tokens
    if not tokens:
        raise FormulaError(
            "Tidak ada hitungan di dalam teks ini.",
            draft.text,
            Span(0, len(draft.text)),
            _EXAMPLE + ".",
            "not-a-formula",
        )
    if all(token.kind != "PHRASE" for token in tokens):
        raise FormulaError(
            "Teks ini hanya berisi angka atau tanda, tidak ada yang dihitung.",
            draft.text,
            _extent(tokens),
            _EXAMPLE + ".",
            "not-a-formula",
        )
    phrases = [token for token in tokens if token.kind not in ("OPEN", "CLOSE")]
    if len(phrases) == 1:
        _refuse_single(draft, phrases[0])
    elif _tells(draft):
        raise FormulaError(
            "Teks ini penjelasan, bukan rumus.",
            draft.text,
            _extent(tokens),
            _EXAMPLE + ".",
            "not-a-formula",
        )


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
        raise FormulaError(
            "Teks ini penjelasan, bukan rumus: tidak ada yang dihitung.",
            draft.text,
            Span(token.start, token.end),
            _EXAMPLE + ".",
            "not-a-formula",
        )
    if not re.search(r"[^\W\d_]", phrase):
        raise FormulaError(
            "Tidak ada yang dihitung di dalam teks ini.",
            draft.text,
            Span(token.start, token.end),
            _EXAMPLE + ".",
            "not-a-formula",
        )
    if phrase[0].isdigit():
        draft.note("not-a-formula", token.start, token.end)
        return
    told = TOLD.search(phrase) is not None
    if told or PROSE.match(phrase) or not (QUANTITY_HEAD.match(phrase) or _named_alike(phrase, draft.indicator)):
        draft.note("not-a-formula", token.start, token.end)


TOLD = pattern(
    r"(?<!yang\s)(?<!yg\s)(?<!\w)(?:dihitung|diukur|dinilai|diperoleh|didapat|dilihat|mengacu|ditetapkan\s+(?:oleh|dengan|berdasarkan))(?!\w)",
    needs="dihitung diukur dinilai diperoleh didapat dilihat mengacu ditetapkan",
)
"""Verbs that tell a procedure; a noun phrase has them only behind ``yang``."""


def _named_alike(phrase: str, indicator: str | None) -> bool:
    """Most words of the phrase are words of the indicator's name: the value itself, not a remark."""
    said = set(phrase.casefold().split())
    named = set((indicator or "").casefold().split())
    return len(said & named) * 5 >= len(said) * 3


_EXPECTED_OPERAND = "nama yang dihitung atau angka"
_EXPECTED_OPERATOR = 'tanda hitung seperti "dibagi" atau akhir rumus'


def explain_failure(draft: Draft, error: UnexpectedKind) -> FormulaError:
    """The error for a sequence of tokens that the grammar refuses."""
    tokens = draft.tokens
    at_end = error.index >= len(tokens)
    operand = "PHRASE" in error.expected
    after = draft.words(tokens[error.index - 1]) if error.index else ""
    wanted = _EXPECTED_OPERAND if operand else _EXPECTED_OPERATOR
    if not operand and "CLOSE" in error.expected and "BAR" not in error.expected:
        wanted = 'kurung tutup ")"'
    where = f'setelah "{_short(after)}"' if after else "di awal rumus"
    if at_end:
        end = len(draft.text.rstrip()) if tokens[-1].end >= len(draft.text.rstrip()) - 1 else tokens[-1].end
        return FormulaError(
            f"Rumus berakhir terlalu cepat: {where} harus ada {wanted}.",
            draft.text,
            Span(end, end),
            "Lengkapi rumus, misalnya: ... dibagi Jumlah desa.",
        )
    token = tokens[error.index]
    return FormulaError(
        f"Rumus tidak terbaca: {where} harus ada {wanted}, bukan {_found(draft.words(token))}.",
        draft.text,
        Span(token.start, token.end),
        _hint(operand),
    )


def _extent(tokens: list[Token]) -> Span:
    """From the first to the last word: a factor may have been moved behind what it stands before."""
    return Span(min(token.start for token in tokens), max(token.end for token in tokens))


def _found(words: str) -> str:
    return f'"{_short(words)}"' if words.strip() else "baris baru"


def _hint(operand: bool) -> str:
    if operand:
        return "Hapus tanda yang berlebih atau lengkapi nama yang dihitung."
    return "Tambahkan tanda hitung di antara kedua bagian, atau beri tanda kurung."


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:37] + "..."
