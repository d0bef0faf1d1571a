"""Rows against each other: an indicator twice, one formula under two names, many indicators for one objective."""

import re
from collections import Counter
from collections.abc import Iterator

from ikukit.finding import Finding, Place, finding
from ikukit.formula.meaning.relations import same_term
from ikukit.formula.meaning.shapes import Shape, shape_of
from ikukit.model import Document, Indicator
from ikukit.reference.spelling import corrected
from ikukit.source import Span, fold, normal_form

_MOST_INDICATORS = 3
_UNITS = {"%": "persen", "prosen": "persen", "persentase": "persen", "prosentase": "persen", "presentase": "persen"}


def _plain(text: str) -> str:
    return re.sub(r"[^\w%]+", " ", normal_form(corrected(text))).strip()


def _first_rows(names: list[str]) -> Iterator[tuple[int, int]]:
    """Every row whose key came before, with the first row that had it. Rows count from 1; empty keys are none."""
    seen: dict[str, int] = {}
    for row, key in enumerate(names, 1):
        if key and seen.setdefault(key, row) != row:
            yield row, seen[key]


def _same_formula(one: Indicator, other: Indicator) -> bool:
    if one.formula and other.formula:
        return one.formula == other.formula or _plain(one.formula_text) == _plain(other.formula_text)
    return _plain(one.formula_text) == _plain(other.formula_text)


def duplicate_indicator(document: Document) -> Iterator[Finding]:
    """The same name and the same formula in two rows."""
    for row, other in _first_rows([_plain(indicator.name) for indicator in document.indicators]):
        one, first = document.indicators[row - 1], document.indicators[other - 1]
        if _same_formula(one, first):
            place = Place(field="name", indicator=row)
            yield finding("duplicate-indicator", Span(0, len(one.name)), text=one.name, place=place, other=other)


def conflicting_formulas(document: Document) -> Iterator[Finding]:
    """The same name with another formula."""
    for row, other in _first_rows([_plain(indicator.name) for indicator in document.indicators]):
        one, first = document.indicators[row - 1], document.indicators[other - 1]
        if not _same_formula(one, first) and one.formula_text.strip() and first.formula_text.strip():
            text = one.formula_text
            place = Place(field="formula_text", indicator=row)
            yield finding("conflicting-formulas", Span(0, len(text)), text=text, place=place, other=other)


def copied_formula(document: Document) -> Iterator[Finding]:
    """One formula under two indicators. Formulas of symbols alone (``A/B x 100 %``) say nothing."""
    keys = [_plain(indicator.formula_text) if _has_words(indicator) else "" for indicator in document.indicators]
    for row, other in _first_rows(keys):
        one, first = document.indicators[row - 1], document.indicators[other - 1]
        if _plain(one.name) != _plain(first.name) and not same_term(one.name, first.name):
            text = one.formula_text
            place = Place(field="formula_text", indicator=row)
            yield finding("copied-formula", Span(0, len(text)), text=text, place=place, other=other)


def _has_words(indicator: Indicator) -> bool:
    formula = indicator.formula
    if formula is None or shape_of(formula.tree) is Shape.VALUE:
        return False
    return any(len(fold(variable.meaning or variable.label)) > 6 for variable in formula.variables)


def too_many_indicators(document: Document) -> Iterator[Finding]:
    """More indicators for one objective than can be followed."""
    counts = Counter(_plain(indicator.objective or "") for indicator in document.indicators)
    for objective, count in counts.items():
        if objective and count > _MOST_INDICATORS:
            rows = [row for row, i in enumerate(document.indicators, 1) if _plain(i.objective or "") == objective]
            text = document.indicators[rows[0] - 1].objective or ""
            place = Place(field="objective", indicator=rows[0])
            yield finding("too-many-indicators", Span(0, len(text)), text=text, place=place, count=count)


def inconsistent_unit(document: Document) -> Iterator[Finding]:
    """One satuan in two spellings: *%* and *Persen*."""
    seen: dict[str, str] = {}
    told: set[str] = set()
    for row, indicator in enumerate(document.indicators, 1):
        text = indicator.unit or ""
        plain = fold(text).casefold()
        key = _UNITS.get(plain, plain)
        if plain and key not in told and seen.setdefault(key, plain) != plain:
            told.add(key)
            one = next(fold(i.unit) for i in document.indicators if i.unit and fold(i.unit).casefold() == seen[key])
            place = Place(field="unit", indicator=row)
            yield finding("inconsistent-unit", Span(0, len(text)), text=text, place=place, one=one, other=fold(text))
