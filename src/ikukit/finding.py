"""What was noticed while reading or checking: facts only. The sentences are made from them in ``ikukit.rules``."""

from collections.abc import Mapping
from types import MappingProxyType

from attrs import evolve, field, frozen

from ikukit.rules import RULES, advice, sentence
from ikukit.severity import Severity
from ikukit.source import Span


@frozen
class Place:
    """Where in a document something stands. Counting starts at 1; None means: not known or does not apply."""

    file: str | None = None
    page: int | None = None
    sheet: str | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    line: int | None = None
    field: str | None = None
    """The attribute of the model the words went to: ``formula_text``, ``objective``, ``title`` ..."""
    indicator: int | None = None
    """Position of the indicator in its document."""
    spans: tuple[Span, ...] = ()
    """In a text file: the stretches of its decoded text that hold the words, in order (more than one where something
    stands between)."""


@frozen
class Fix:
    """A replacement of the words under ``span`` (of the text the finding speaks of) by ``replacement``.

    ``safe`` fixes change no meaning (every formula tree stays equal); unsafe ones are offered, never applied unasked.
    """

    span: Span
    replacement: str
    safe: bool = True


def _facts(value: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType(dict(value))


@frozen
class Finding:
    """One thing noticed: which rule (``code``), how bad, where, and the facts its sentence is made of.

    ``span`` counts in the text of the field that ``place`` names (for a formula: its text). ``facts`` are the words to
    fill the sentence of the rule with.
    """

    code: str
    severity: Severity
    span: Span | None = None
    facts: Mapping[str, str] = field(factory=dict, converter=_facts, eq=lambda m: tuple(sorted(m.items())))
    place: Place | None = None
    fix: Fix | None = None
    text: str = field(default="", repr=False, eq=False)
    """The text that ``span`` counts in, for excerpts."""
    follows: str = ""
    """The code of the finding that tells the cause of this one; it goes when that is put right. "" for a root."""

    @property
    def message(self) -> str:
        """The finding as an Indonesian sentence."""
        return self.describe("id")

    def describe(self, lang: str = "id") -> str:
        """The finding as a sentence in ``lang``: ``id`` (Indonesian) or ``en`` (English)."""
        return sentence(self.code, self.facts, lang)

    @property
    def advice(self) -> str:
        """What to do about it, an Indonesian sentence."""
        return advice(self.code, self.facts, "id")

    def at(self, place: Place) -> "Finding":
        """The same finding with its place in a document."""
        return evolve(self, place=place)


def finding(
    code: str,
    span: Span | None = None,
    /,
    *,
    text: str = "",
    place: Place | None = None,
    fix: Fix | None = None,
    **facts: object,
) -> Finding:
    """A finding of rule ``code`` with that rule's severity. ``facts`` fill its sentence.

    Raises ``KeyError`` for a code that ``ikukit.rules`` does not know: a finding without words would help nobody.
    """
    return Finding(
        code=code,
        severity=RULES[code].severity,
        span=span,
        facts={name: str(value) for name, value in facts.items()},
        place=place,
        fix=fix,
        text=text,
    )
