"""The shape of one entry, and how its sentences are said in a language."""

from attrs import frozen

LANGUAGES = ("id", "en")


@frozen
class Refusal:
    """What is said where something is refused: each pair is (Indonesian, English), with ``{facts}`` to be filled in.

    ``finding``: for formula texts, the code of the rule under which a check reports it.
    """

    code: str
    message: tuple[str, str]
    hint: tuple[str, str] = ("", "")
    finding: str = "formula-unparsed"


def index_of(lang: str) -> int:
    """Which of a pair is in ``lang``. Raises ``ValueError`` for a language that nothing is worded in."""
    if lang not in LANGUAGES:
        raise ValueError(f"bahasa {lang!r} tidak dikenal; pilih 'id' atau 'en'")
    return LANGUAGES.index(lang)
