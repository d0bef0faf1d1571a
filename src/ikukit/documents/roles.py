"""Columns whose headings do not say it: where the formulas stand when no column is headed *Formula*, and the names.

Decides by what the cells hold; headings are read in ``headings``.
"""

from collections.abc import Iterable, Sequence

from attrs import evolve

from ikukit.documents.computing import looks_computed
from ikukit.documents.headings import Field, Heading
from ikukit.documents.rows import Record
from ikukit.documents.wording import clean
from ikukit.finding import Finding, finding


def name_columns(records: Sequence[Record]) -> list[Finding]:
    """Give the records of one table a formula column and a name column where their headings name none.

    *ALASAN/PENJELASAN* (e-SAKIP Karangasem) and *DEFINISI OPERASIONAL* hold formulas in many documents; they are taken
    when at least half of their cells compute something.
    """
    headings = list(dict.fromkeys(heading for record in records for heading in record.cells))
    fields = {heading.field for heading in headings}
    findings = []
    if Field.NAME not in fields:
        named = _named_otherwise(headings)
        if named is not None:
            _rename(records, named, Field.NAME)
            findings += [finding("layout-uncertain", place=record.places[0], columns=named.text) for record in records]
    if Field.FORMULA not in fields:
        candidates = [
            heading
            for role in (Field.REASON, Field.DEFINITION, Field.EXTRA)
            for heading in headings
            if heading.field is role
        ]
        for heading in candidates:
            cells = [clean(cell.text) for record in records for cell in record.cells.get(heading, ())]
            if cells and 2 * sum(map(looks_computed, cells)) >= len(cells):
                _rename(records, heading, Field.FORMULA)
                findings.append(finding("formula-column-assumed", place=records[0].places[0], heading=heading.text))
                break
    return findings


def _named_otherwise(headings: Iterable[Heading]) -> Heading | None:
    """*Kinerja Utama* beside *Sasaran*, else the objective itself."""
    usable = [heading for heading in headings if heading.field in (Field.OBJECTIVE, Field.EXTRA)]
    spoken = [heading for heading in usable if "kinerja" in heading.text.casefold()]
    return next(iter([*spoken, *(heading for heading in usable if heading.field is Field.OBJECTIVE)]), None)


def _rename(records: Iterable[Record], heading: Heading, field: Field) -> None:
    for record in records:
        record.cells = {
            evolve(key, field=field) if key == heading else key: cells for key, cells in record.cells.items()
        }
