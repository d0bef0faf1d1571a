"""One formula under its indicator's name, as the checks look at it. Nothing is judged here."""

from collections.abc import Mapping
from functools import cached_property

from attrs import evolve, field, frozen

from ikukit.checks.claims import Claim, claims_of
from ikukit.finding import Finding, Fix, Place, finding
from ikukit.formula.formula import Formula
from ikukit.formula.meaning.relations import Comparison, compare_labels
from ikukit.formula.meaning.shapes import Ratio, Shape, ratios_of, shape_of
from ikukit.formula.tree import Node, Percentage, Reference, walk
from ikukit.source import Span, fold

_PERCENT_UNITS = frozenset({"%", "persen", "persentase", "prosen", "prosentase", "presentase", "percent", "(%)"})
_SURE = frozenset({"keyword-typo", "undefined-symbol", "text-ignored", "list-assumed", "percentage-of-ratio"})


@frozen
class Operand:
    """A variable on one side of a division: what it is called, what it means, and where it stands."""

    label: str
    text: str
    """The words that tell what it is: its own, or those that a definition list gives its symbol."""
    span: Span
    own_words: bool
    """``text`` is what stands at ``span``, so that places in it are places in the formula."""


@frozen
class Subject:
    """A formula, its indicator's name, and the satuan that stands beside it ("" when there is none)."""

    name: str
    formula: Formula
    unit: str = field(default="", converter=fold)

    @cached_property
    def claims(self) -> frozenset[Claim]:
        """What the name promises."""
        return claims_of(self.name)

    @cached_property
    def shape(self) -> Shape:
        """What the formula does."""
        return shape_of(self.formula.tree)

    @cached_property
    def ratios(self) -> tuple[Ratio, ...]:
        """Every division of the formula by something that is no constant."""
        return ratios_of(self.formula.tree)

    @property
    def claims_percent(self) -> bool:
        """Whether the name says that its value is a percentage or a share."""
        return bool(self.claims & {Claim.PERCENT, Claim.SHARE})

    @property
    def in_percent(self) -> bool:
        """Whether the satuan is percent."""
        return self.unit.casefold() in _PERCENT_UNITS

    @cached_property
    def scaled(self) -> bool:
        """Whether anything in the formula is brought to percent points, or is a percentage already."""
        return self.formula.unit == "persen" or any(isinstance(node, Percentage) for node in walk(self.formula.tree))

    @property
    def sure(self) -> bool:
        """Whether the formula was read without a doubt about where its parts begin and end."""
        return all(f.code in _SURE or f.severity.rank == 2 for f in self.formula.findings)

    def operands(self, ratio: Ratio) -> tuple[Operand, Operand] | None:
        """Numerator and denominator of ``ratio`` where both are single variables."""
        numerator, denominator = self._operand(ratio.numerator), self._operand(ratio.denominator)
        return (numerator, denominator) if numerator and denominator else None

    def _operand(self, node: Node) -> Operand | None:
        if not isinstance(node, Reference):
            return None
        meaning = self.formula.symbols.get(node.label, "")
        own = node.span.of(self.formula.text)
        return Operand(node.label, meaning or own, node.span, not meaning)

    def comparison(self, ratio: Ratio) -> Comparison | None:
        """What the words of both sides of ``ratio`` have to do with each other."""
        pair = self.operands(ratio)
        return compare_labels(pair[0].text, pair[1].text) if pair else None

    def finding(self, code: str, span: Span, fix: Fix | None = None, **facts: str | int) -> Finding:
        """A finding about the formula's text."""
        place = Place(field="formula_text")
        return evolve(finding(code, span, text=self.formula.text, place=place, fix=fix), facts=_texts(facts))

    def name_finding(self, code: str, span: Span, **facts: str | int) -> Finding:
        """A finding about the indicator's name."""
        return evolve(finding(code, span, text=self.name, place=Place(field="name")), facts=_texts(facts))


def _texts(facts: Mapping[str, str | int]) -> dict[str, str]:
    return {name: str(value) for name, value in facts.items()}
