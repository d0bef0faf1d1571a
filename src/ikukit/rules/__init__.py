"""The catalogue of finding codes: severity, wording in two languages, source. The one place where sentences are made.

Grouped by what the rules look at: ``formula`` (reading a formula text), ``file`` (opening a file), ``layout``
(reading a document), ``indicator`` (name, formula and unit against each other), ``document`` (the document as a whole),
``composition`` (indicators that use others), ``office`` (posts, NIP, official names), ``value`` (numbers put into
formulas), ``comparison`` (two documents), ``scoring`` (targets and achievements).
"""

from collections.abc import Mapping

from ikukit.rules import comparison, composition, document, file, formula, indicator, layout, office, scoring, value
from ikukit.rules.phrases import SPOKEN, in_english
from ikukit.rules.rule import Rule

__all__ = ["RULES", "Rule", "advice", "sentence"]

RULES: dict[str, Rule] = {
    rule.code: rule
    for group in (
        formula.RULES,
        file.RULES,
        layout.RULES,
        indicator.RULES,
        document.RULES,
        composition.RULES,
        office.RULES,
        value.RULES,
        comparison.RULES,
        scoring.RULES,
    )
    for rule in group
}


class _Facts(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "..."


def _language(lang: str) -> int:
    try:
        return ("id", "en").index(lang)
    except ValueError:
        raise ValueError(f"bahasa {lang!r} tidak dikenal; pilih 'id' atau 'en'") from None


def sentence(code: str, facts: Mapping[str, str], lang: str = "id") -> str:
    """The message of rule ``code`` with ``facts`` put in."""
    return RULES[code].message[_language(lang)].format_map(_said(facts, lang))


def advice(code: str, facts: Mapping[str, str], lang: str = "id") -> str:
    """The way out that rule ``code`` offers, with ``facts`` put in."""
    return RULES[code].advice[_language(lang)].format_map(_said(facts, lang))


def _said(facts: Mapping[str, str], lang: str) -> _Facts:
    if lang == "id":
        return _Facts(facts)
    return _Facts({name: in_english(fact) if name in SPOKEN else fact for name, fact in facts.items()})
