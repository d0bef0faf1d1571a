"""Line ends that say nothing: a phrase, an operation or a factor goes on over them.

What is left of the line ends is for ``stacking`` to judge: a lost fraction bar, or one more wrapped phrase.
"""

from ikukit.formula.draft import Draft, merge_words
from ikukit.formula.lexicon import QUANTITY_HEADS, SIGMA, SYMBOL, pattern, words
from ikukit.formula.tokens.lexer import OPERATORS, PREFIXES, WORDS, Token

HEAD_START = pattern(rf"\s*[(]*\s*(?:[{SIGMA}]|" + words(*QUANTITY_HEADS) + ")")
JOINS_ON = pattern(
    r"(?<!\w)(?:dan|atau|dari|dengan|terhadap|per|yang|untuk|oleh|di|pada|ke|antara|dalam|berdasarkan|atas|jumlah|total|nilai|"
    r"rata-rata|persentase|tingkat|sesuai|seluruh|bagi|menurut|hasil|capaian|indeks|data|realisasi|target|peningkatan|"
    r"penurunan|serta|tepat|sudah|telah|akan|belum|tidak|bukan|masih|sedang|harus|lebih|paling|setiap|tiap|tanpa|selama|"
    r"setelah|sebelum|secara|sebagai|yg|dgn|utk|pd|dlm|thd|dr)$"
)
"""Words that no noun phrase ends with: what follows on the next line completes them."""
_PERCENT_WORD = pattern(r"\s*(?:persen|prosen)(?!\w)")


def join_wrapped(draft: Draft) -> None:
    """Make one phrase of lines where the lower one goes on in small letters and begins no count of its own."""
    tokens = draft.tokens
    kept: list[Token] = []
    for place, token in enumerate(tokens):
        if token.kind == "LINE" and kept and place + 1 < len(tokens):
            upper, lower = kept[-1], tokens[place + 1]
            if upper.kind == lower.kind == WORDS and _goes_on(draft, upper, lower):
                continue
        kept.append(token)
    draft.tokens = merge_words(draft.text, kept)


def _goes_on(draft: Draft, upper: Token, lower: Token) -> bool:
    above, below = draft.words(upper), draft.words(lower)
    small = below[:1].islower() and not SYMBOL.fullmatch(below) and not _ends_number(draft, upper)
    again = below.split()[0] == above.split()[0].casefold()
    return small and (bool(JOINS_ON.search(above)) or not (again or HEAD_START.match(below)))


_GOES_ON = OPERATORS | PREFIXES | {"OPEN", "AND", "FUNCTION"}
_GOES_BACK = OPERATORS | {"CLOSE", "AND"}


def unwrapped(draft: Draft, tokens: list[Token]) -> list[Token]:
    """The tokens without the line ends that something runs over: at an operator, before ``persen``."""
    kept: list[Token] = []
    for place, token in enumerate(tokens):
        if token.kind == "LINE" and kept and place + 1 < len(tokens):
            before, after = kept[-1], tokens[place + 1]
            percent = after.kind == WORDS and _PERCENT_WORD.match(draft.text, after.start, after.end)
            if before.kind in _GOES_ON or after.kind in _GOES_BACK or (percent and _ends_number(draft, before)):
                continue
        kept.append(token)
    return merge_words(draft.text, kept)


def _ends_number(draft: Draft, token: Token) -> bool:
    last = draft.words(token).rsplit(" ", 1)[-1].casefold()
    return token.kind == WORDS and (last[-1].isdigit() or last in ("seratus", "seribu"))
