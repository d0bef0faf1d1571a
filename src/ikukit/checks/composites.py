"""Indicators that use other indicators as variables, and what a document says about missing values."""

from collections.abc import Iterator

from ikukit.evaluation.composition import dependencies
from ikukit.evaluation.policies import declared_policy
from ikukit.finding import Finding, Place
from ikukit.model import Document, Indicator


def indicators_used(document: Document) -> Iterator[Finding]:
    """Circles, and variables that could be meant as an indicator.

    That the formula of an indicator gives another unit is told of that formula (``percent-factor-missing``).
    """
    yield from (found for found in dependencies(document).findings if found.code != "indicator-unit-differs")


def policy_unknown(indicator: Indicator) -> Iterator[Finding]:
    """A column *kebijakan nilai kosong* that names no policy."""
    _, findings = declared_policy(indicator)
    for found in findings:
        yield found.at(Place(field="extra"))
