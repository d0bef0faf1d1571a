"""Formula texts in the shapes of the field and how each is read: the rows of tests/formulas/readings.txt."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from attrs import field, frozen

from ikukit.formula.parser import parse
from ikukit.severity import Severity
from tables import blocks

TABLES = Path(__file__).parent / "formulas" / "readings.txt"


@frozen
class Row:
    """A formula text and what reading it gives."""

    table: str
    text: str
    hint: str | None
    reading: str
    unit: str
    codes: tuple[str, ...]
    others: tuple[str, ...] = field(factory=tuple)

    def __str__(self) -> str:
        return f"{self.table}: {self.text[:40]}"


def row(table: str, told: Mapping[str, list[str]]) -> Row:
    (reading,) = told["="]
    codes = tuple(code for line in told["!"] for code in line.split())
    hint, unit = (next(iter(told[sign]), None) for sign in "?:")
    return Row(table, "\n".join(told[">"]), hint, reading, unit or "", codes, tuple(told["|"]))


ROWS = [row(table, told) for table, told in blocks(TABLES)]


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_reading(row: Row) -> None:
    formula = parse(row.text, indicator=row.hint)
    found = sorted(formula.findings, key=lambda finding: finding.span or (0, 0))
    assert str(formula) == row.reading
    assert formula.unit == row.unit
    assert tuple(finding.code for finding in found) == row.codes
    assert tuple(reading.text for reading in formula.readings) == row.others


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_canonical_texts_read_back_without_a_doubt(row: Row) -> None:
    tree = parse(row.text, indicator=row.hint).tree
    again = parse(row.reading)
    assert again.tree == tree
    assert again.readings == ()
    warnings = {finding.code for finding in again.findings if finding.severity is not Severity.INFO}
    assert warnings <= {"keyword-typo", "not-a-formula", "operand-doubtful"}, (
        "more than the names themselves is in doubt"
    )


@pytest.mark.parametrize("row", [row for row in ROWS if row.others], ids=str)
def test_every_other_reading_has_a_text_that_says_only_it(row: Row) -> None:
    for other in parse(row.text, indicator=row.hint).readings:
        again = parse(other.text)
        assert (again.tree, again.readings) == (other.tree, ())
        assert other.witness.keys() >= {variable.label for variable in again.variables}
