"""What the rest of the formula says about a doubtful sign: whether a ratio is asked for."""

from ikukit.formula.draft import Draft
from ikukit.formula.lexicon import pattern

_NEEDS = pattern(r"(?<!\w)[x×*]\s*(?:100|1\.?000)(?![0-9])|(?:di)?kali(?:kan)?\s+(?:100|seratus)|[×]\s*100")
_RATIO_NAME = pattern(
    r"\s*(?:[0-9.]+\s+)?(?:persentase|presentase|prosentase|%|rasio|ratio|proporsi|angka partisipasi|cakupan)"
)


def sure_ratio(draft: Draft) -> bool:
    """A closing factor of 100 or 1.000: there must be a ratio for it."""
    return _NEEDS.search(draft.text) is not None


def needs_division(draft: Draft) -> bool:
    """A closing factor of 100 or the indicator's name says that the result is a ratio."""
    return sure_ratio(draft) or bool(draft.indicator and _RATIO_NAME.match(draft.indicator))
