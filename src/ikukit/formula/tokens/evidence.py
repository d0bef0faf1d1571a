"""What the rest of the formula says about a doubtful sign: is a ratio asked for, how alike are its two sides."""

from ikukit.formula.draft import Draft
from ikukit.formula.lexicon import QUANTITY_HEAD, pattern
from ikukit.formula.tokens.lexer import DIVISIONS, WORDS
from ikukit.formula.tokens.sides import neighbour

_PERFORMANCE = pattern(r"(?:realisasi|target|pagu|anggaran|capaian|rencana|plafon|serapan|terisi|kuota)(?!\w)")
_NEEDS = pattern(
    r"(?:(?<!\w)x|[×*]|(?<=[^\W\d_])x(?=100))\s*(?:100|1\.?000)(?![0-9])|(?:di)?kali(?:kan)?\s+(?:100|seratus)|[×]\s*100"
)
_RATIO_NAME = pattern(
    r"\s*(?:[0-9.]+\s+)?(?:persentase|presentase|prosentase|%|rasio|ratio|proporsi|angka partisipasi|cakupan)"
)


def sure_ratio(draft: Draft) -> bool:
    """A closing factor of 100 or 1.000: there must be a ratio for it."""
    return draft.scaled_in_words is not None or _NEEDS.search(draft.text) is not None


def needs_division(draft: Draft) -> bool:
    """A closing factor of 100 or the indicator's name says that the result is a ratio."""
    return sure_ratio(draft) or bool(draft.indicator and _RATIO_NAME.match(draft.indicator))


def little_doubt(draft: Draft, index: int, level: frozenset[int]) -> bool:
    """Whether few would dispute that an open candidate divides."""
    token = draft.tokens[index]
    if token.kind == "OVER_AGAINST" and sure_ratio(draft):
        return True
    signs = [i for i in level if draft.tokens[i].kind in DIVISIONS]
    if token.kind == "SLASH" and len(signs) == 1 and draft.result_name and (sure_ratio(draft) or len(level) == 3):
        return True
    left, right = neighbour(draft.tokens, index, -1), neighbour(draft.tokens, index, 1)
    if left and right and _PERFORMANCE.match(draft.words(left)) and _PERFORMANCE.match(draft.words(right)):
        return True
    shared, _, _ = rank(draft, index)
    return _same_start(draft, index) or (shared > 0 and sure_ratio(draft) and token.kind != "PER")


def rank(draft: Draft, index: int) -> tuple[int, int, int]:
    """For an open division: words shared by its two sides, a head noun behind it, how even the sides are."""
    tokens = draft.tokens
    left, right = neighbour(tokens, index, -1), neighbour(tokens, index, 1)
    upper = set(draft.words(left).casefold().split()) if left else set()
    lower = set(draft.words(right).casefold().split()) if right else set()
    head = QUANTITY_HEAD.match(draft.text, tokens[index].end) is not None
    return len(upper & lower), int(head), -abs(len(upper) - len(lower))


def used_elsewhere(draft: Draft, index: int) -> bool:
    """One side of a tight minus is an operand elsewhere too, or both sides are phrases of several words."""
    tokens = draft.tokens
    sides = [
        t for t in (neighbour(tokens, index, -1), neighbour(tokens, index, 1)) if t is not None and t.kind == WORDS
    ]
    beside = {place + step for place, t in enumerate(tokens) if t.kind == "MINUS" for step in (-1, 1)}
    others = {draft.words(t).casefold() for place, t in enumerate(tokens) if t.kind == WORDS and place not in beside}
    names = [draft.words(t).casefold() for t in sides]
    if len(names) == 2:
        names[0] = " ".join([*_lines_above(draft, index), names[0]])
    dash = draft.text[tokens[index].start] in "–—−"
    return any(name in others for name in names) or (dash and len(names) == 2 and " " in names[0] and " " in names[1])


def _lines_above(draft: Draft, index: int) -> list[str]:
    """The words on the lines above the one whose end is left of ``index``: a phrase broken over lines."""
    tokens, place, found = draft.tokens, index - 2, list[str]()
    while place >= 1 and tokens[place].kind == "LINE" and tokens[place - 1].kind == WORDS:
        found.insert(0, draft.words(tokens[place - 1]).casefold())
        place -= 2
    return found


def _same_start(draft: Draft, index: int) -> bool:
    """Both sides of a division begin with the same word: ``KUA yang aktif/KUA seluruhnya``."""
    left, right = neighbour(draft.tokens, index, -1), neighbour(draft.tokens, index, 1)
    if left is None or right is None:
        return False
    first, second = draft.words(left).casefold().split(), draft.words(right).casefold().split()
    return len(first) > 1 and first[0] == second[0]
