"""The sentences with which texts, files and values are refused, Indonesian and English side by side.

Grouped by what is refused: ``formulas`` (a text that is no formula), ``files`` (what cannot be read or written),
``forms`` (what is no form to fill in), ``reports`` (what no report can be made of), ``values`` (why a formula gives no
number), ``scoring`` (why there is no achievement), ``tables`` (data that cannot be read, results that cannot be
written). Knows no exceptions: those are in ``ikukit.errors``.
"""

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from ikukit.refusals import files, forms, formulas, reports, scoring, tables, values
from ikukit.refusals.refusal import Refusal, index_of

__all__ = ["REFUSALS", "Refusal", "Words", "hint", "sentence"]

REFUSALS: dict[str, Refusal] = {
    refusal.code: refusal
    for group in (
        formulas.REFUSALS,
        files.REFUSALS,
        forms.REFUSALS,
        reports.REFUSALS,
        values.REFUSALS,
        scoring.REFUSALS,
        tables.REFUSALS,
    )
    for refusal in group
}


@frozen
class Words:
    """Words of the catalogue, to be said in whatever language the text around them is in; ``str()`` is Indonesian."""

    code: str
    facts: Mapping[str, Any] = field(factory=dict, hash=False)

    def describe(self, lang: str = "id") -> str:
        """The words in ``lang``: ``id`` (Indonesian) or ``en`` (English)."""
        return sentence(self.code, self.facts, lang)

    def __str__(self) -> str:
        return self.describe()


def sentence(code: str, facts: Mapping[str, Any], lang: str = "id") -> str:
    """What is wrong.

    >>> sentence("figure-twice", {"line": 3, "variable": "Jumlah desa"}, "en")
    'line 3: "Jumlah desa" is given twice'
    """
    return REFUSALS[code].message[index_of(lang)].format_map(_said(facts, lang))


def hint(code: str, facts: Mapping[str, Any], lang: str = "id") -> str:
    """The way out; "" where there is none."""
    return REFUSALS[code].hint[index_of(lang)].format_map(_said(facts, lang))


def _said(facts: Mapping[str, Any], lang: str) -> dict[str, str]:
    return {name: _word(fact, lang) for name, fact in facts.items()}


def _word(fact: object, lang: str) -> str:
    match fact:
        case Words():
            return fact.describe(lang)
        case tuple():
            return "\n  ".join(_word(one, lang) for one in fact)
        case _:
            return str(fact)
