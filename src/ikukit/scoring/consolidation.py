"""Quarters become a year: the variables first, then the formula. Percentages are averaged only when asked for.

The average of four percentages is another number than the percentage of the year wherever the denominators differ.
"""

import enum
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TypeAlias, assert_never

from attrs import frozen

from ikukit.documents.values import consolidation_of
from ikukit.errors import UnfitValueError
from ikukit.finding import Finding, finding
from ikukit.formula.computing.binding import Binding, Gap
from ikukit.formula.computing.result import Status
from ikukit.formula.formula import Formula
from ikukit.model import Consolidation
from ikukit.numbers import format_number
from ikukit.refusals import Words
from ikukit.scoring.periods import Period

Ways: TypeAlias = Consolidation | str | Mapping[str, Consolidation | str] | None
"""How periods are put together: one way for everything, or by variable, "" for the others; None: as the document
says."""


class Pooling(enum.Enum):
    """What is put together."""

    VARIABLES = "variables"
    """The numbers that the formula counts; the formula is computed once, for the year."""
    RESULTS = "results"
    """The results of the quarters, as applications do that keep nothing else."""


def read_way(way: Consolidation | str) -> Consolidation:
    """The consolidation that a word names. Raises ``ValueError`` for any other.

    >>> read_way("kumulatif"), read_way("posisi akhir")
    (<Consolidation.SUM: 'sum'>, <Consolidation.LAST: 'last'>)
    """
    found = way if isinstance(way, Consolidation) else consolidation_of(way)
    if found is None:
        there = ", ".join(one.value for one in Consolidation)
        raise UnfitValueError("no-such-choice-of", what=Words("what-consolidation"), name=way, there=there)
    return found


@frozen
class Pool:
    """The quarters of one indicator, in the order of time, each with the numbers of its variables."""

    formula: Formula
    quarters: tuple[tuple[Period, Binding], ...]

    def reported(self) -> tuple[tuple[Period, Binding], ...]:
        """The quarters in which anything was given."""
        return tuple((period, binding) for period, binding in self.quarters if binding.numbers or not _empty(binding))

    def mentions(self, label: str) -> bool:
        """Whether any quarter has something for the variable ``label``, be it no number."""
        return any(
            label in binding.numbers or any(g.label == label and g.status is not Status.MISSING for g in binding.gaps)
            for _, binding in self.quarters
        )

    def consolidate(self, ways: Mapping[str, Consolidation]) -> tuple[Binding, tuple[Finding, ...]]:
        """The numbers of the year, and what is doubtful about them. ``ways`` says how each label is put together;
        variables that it does not name are left out."""
        numbers: dict[str, Fraction | int] = {}
        gaps: list[Gap] = []
        findings = [found for _, binding in self.reported() for found in binding.findings]
        for label, way in ways.items():
            read = self._variable(label, way)
            if isinstance(read, Gap):
                gaps.append(read)
            else:
                numbers[label] = read
        findings += self._summed_stocks(ways)
        return Binding(numbers, tuple(gaps), tuple(findings)), tuple(findings)

    def _variable(self, label: str, way: Consolidation) -> Fraction | Gap:
        reported = self.reported()
        known = [Fraction(binding.numbers[label]) for _, binding in reported if label in binding.numbers]
        wrong = [gap for _, binding in reported for gap in binding.gaps if gap.label == label]
        bad = [gap for gap in wrong if gap.status is not Status.MISSING]
        if bad:
            return bad[0]
        lacking = [period.text for period, binding in reported if label not in binding.numbers]
        if not known or (lacking and way is not Consolidation.LAST):
            which = f" untuk {', '.join(lacking)}" if known else ""
            return Gap(label, Status.MISSING, f"belum ada{which}")
        return combine(known, way)

    def _summed_stocks(self, ways: Mapping[str, Consolidation]) -> list[Finding]:
        """Variables that look like a state, not a flow, and were added up: the same number in every quarter."""
        reported = self.reported()
        found = []
        for variable in self.formula.variables:
            label = variable.label
            known = {binding.numbers.get(label) for _, binding in reported}
            if len(reported) > 1 and len(known) == 1 and ways.get(label) is Consolidation.SUM and known != {None, 0}:
                value = Fraction(known.pop() or 0)
                if value:
                    total = format_number(value * len(reported))
                    found.append(finding("stock-summed", label=label, value=format_number(value), total=total))
        # One stock spoils the formula; where everything is the same, nothing tells a stock from a steady flow.
        return found if len(found) < len(self.formula.variables) else []


def _empty(binding: Binding) -> bool:
    return all(gap.status is Status.MISSING for gap in binding.gaps)


def combine(values: Sequence[Fraction], way: Consolidation) -> Fraction:
    """One number of several, in the order of time.

    >>> [str(combine([Fraction(1), Fraction(4)], way)) for way in Consolidation]
    ['5', '5/2', '4']
    """
    match way:
        case Consolidation.SUM:
            return sum(values, Fraction(0))
        case Consolidation.AVERAGE:
            return sum(values, Fraction(0)) / len(values)
        case Consolidation.LAST:
            return values[-1]
        case _:
            assert_never(way)


def incomplete(reported: Sequence[Period]) -> list[Finding]:
    """What to say of a year of which not all parts are there."""
    whole = reported[0].part.value if reported else 0
    if not reported or len({period.number for period in reported}) == whole:
        return []
    there = ", ".join(period.text for period in reported)
    return [finding("quarters-incomplete", there=there, count=len(reported), whole=whole)]
