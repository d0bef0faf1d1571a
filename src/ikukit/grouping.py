"""Indicators of many documents put together where they mean the same, one after the other, without keeping documents.

Names decide, then likeness of names, then formulas (``comparison``). Within a group offices may still define the
indicator differently: these are its definitions, and only numbers of one definition are ever added up.
"""

from collections import Counter
from collections.abc import Mapping, Set
from fractions import Fraction

from attrs import define, field, frozen

from ikukit.comparison import labels_in, like_name, meanings_differ, plain_name, same_name
from ikukit.evaluation import evaluate
from ikukit.formula.computing.result import Result, Status
from ikukit.formula.formula import Formula
from ikukit.formula.meaning.units import counts_things, label_unit
from ikukit.model import Indicator
from ikukit.source import fold


@define(eq=False)
class Definition:
    """One way in which documents define an indicator, with the variables of those that gave all their numbers."""

    indicator: Indicator
    """The first that defines it so."""
    uses: int = 0
    pooled: int = 0
    """How many documents' numbers are in ``sums``."""
    sums: dict[str, Fraction] = field(factory=dict)

    def add(self, formula: Formula, numbers: Mapping[str, Fraction | int]) -> bool:
        """Add the numbers of a document, by the labels of its own ``formula``; whether it gave all of them."""
        assert self.indicator.formula is not None
        known = labels_in(self.indicator.formula, formula)
        found = {known[label]: Fraction(number) for label, number in numbers.items() if label in known}
        if len(found) < len(self.indicator.formula.variables):
            return False
        self.pooled += 1
        for label, number in found.items():
            self.sums[label] = self.sums.get(label, Fraction(0)) + number
        return True

    def result(self) -> Result:
        """The formula for the numbers of all documents together, or why that would be no number to rely on."""
        formula = self.indicator.formula
        if formula is None:
            return evaluate(self.indicator, {})
        words = [formula.symbols.get(variable.label) or variable.label for variable in formula.variables]
        wrong = next((one for one in words if not counts_things(one) and label_unit(one) != "rupiah"), None)
        if wrong is not None:
            reason = f'"{fold(wrong)}" bukan jumlah yang dapat dijumlahkan antarkantor'
            return Result(None, formula.unit, Status.UNDEFINED, reason, wrong)
        if not self.pooled:
            return Result(None, formula.unit, Status.MISSING, "belum ada kantor yang angkanya lengkap")
        return evaluate(formula, self.sums)


@define(eq=False)
class Group:
    """One indicator as many documents have it."""

    indicator: Indicator
    """The first of its kind."""
    definitions: list[Definition] = field(factory=list)
    names: Counter[str] = field(factory=Counter)
    _known: dict[str, Definition] = field(factory=dict)

    @property
    def name(self) -> str:
        """Its most common name."""
        return self.names.most_common(1)[0][0]

    @property
    def common(self) -> Definition | None:
        """The definition that most documents use; None where no document has a readable formula."""
        readable = [one for one in self.definitions if one.indicator.formula]
        return max(readable, key=lambda one: one.uses, default=None)

    def define(self, indicator: Indicator) -> Definition:
        """The definition that ``indicator`` uses."""
        text = fold(indicator.formula_text)
        found = self._known.get(text)
        if found is None:
            found = next((one for one in self.definitions if not meanings_differ(one.indicator, indicator)), None)
            if found is None or bool(found.indicator.formula) != bool(indicator.formula):
                found = Definition(indicator)
                self.definitions.append(found)
            self._known[text] = found
        found.uses += 1
        return found


@frozen
class Placed:
    """Where an indicator went: the number of its group, and its definition there."""

    group: int
    definition: Definition


@define(eq=False)
class Grouping:
    """The groups so far, in the order in which their first indicators came.

    >>> grouping = Grouping()
    >>> names = ("Persentase desa ODF", "Jumlah rapat", "Presentase Desa ODF")
    >>> [grouping.place(Indicator(name), set()).group for name in names]
    [0, 1, 0]
    """

    groups: list[Group] = field(factory=list)
    _by_name: dict[str, list[int]] = field(factory=dict)

    def place(self, indicator: Indicator, taken: Set[int]) -> Placed:
        """Put ``indicator`` into its group, else a new one; never into one ``taken`` by the same document."""
        name = plain_name(indicator.name)
        known = self._by_name.setdefault(name, [])
        number = next((one for one in known if one not in taken), None)
        if number is None:
            number = self._like(indicator, {*taken, *known})
            known.append(number)
        group = self.groups[number]
        group.names[fold(indicator.name)] += 1
        return Placed(number, group.define(indicator))

    def _like(self, indicator: Indicator, barred: Set[int]) -> int:
        free = [number for number in range(len(self.groups)) if number not in barred]
        for same in (same_name, like_name, _same_formula):
            for number in free:
                if same(self.groups[number].indicator, indicator):
                    return number
        self.groups.append(Group(indicator))
        return len(self.groups) - 1


def _same_formula(one: Indicator, other: Indicator) -> bool:
    return bool(one.formula and other.formula) and not meanings_differ(one, other)
