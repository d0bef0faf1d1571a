"""Columns and cells that are missing: one finding a column, however many rows lack it."""

from collections.abc import Callable, Iterator

from ikukit.finding import Finding, Place, finding
from ikukit.model import Document, Indicator

_Missing = Callable[[Indicator], bool]


def _column(document: Document, code: str, field: str, missing: _Missing) -> Iterator[Finding]:
    rows = [number for number, indicator in enumerate(document.indicators, 1) if missing(indicator)]
    total = len(document.indicators)
    if rows:
        place = Place(field=field, indicator=None if len(rows) == total else rows[0])
        yield finding(code, place=place, count=len(rows), total=total)


def missing_unit(document: Document) -> Iterator[Finding]:
    """No satuan."""
    return _column(document, "missing-unit", "unit", lambda i: not (i.unit or "").strip())


def missing_target(document: Document) -> Iterator[Finding]:
    """No target."""
    return _column(document, "missing-target", "targets", lambda i: not any(t.text.strip() for t in i.targets))


def missing_definition(document: Document) -> Iterator[Finding]:
    """No definisi operasional."""
    return _column(document, "missing-definition", "definition", lambda i: not (i.definition or "").strip())


def missing_direction(document: Document) -> Iterator[Finding]:
    """No polaritas."""
    return _column(document, "missing-direction", "direction", lambda i: i.direction is None)


def missing_source(document: Document) -> Iterator[Finding]:
    """No sumber data."""
    return _column(document, "missing-source", "data_sources", lambda i: not any(s.strip() for s in i.data_sources))


def missing_owner(document: Document) -> Iterator[Finding]:
    """No penanggung jawab."""
    return _column(document, "missing-owner", "owners", lambda i: not any(o.strip() for o in i.owners))


def missing_objective(document: Document) -> Iterator[Finding]:
    """No sasaran or program."""
    return _column(document, "missing-objective", "objective", lambda i: not (i.objective or "").strip())
