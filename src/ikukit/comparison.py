"""Two documents against each other: what changed in meaning. Differences in words that change nothing are silent.

Indicators are matched by name, then by likeness, then by formula. Two formulas mean the same when they give the same
exact value for all numbers put in, whatever their words; else the difference is named, with numbers that show it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from attrs import evolve, field, frozen

from ikukit.finding import Finding, Place, finding
from ikukit.formula.computing.evaluator import BlamedError, calculate
from ikukit.formula.formula import Formula
from ikukit.formula.meaning.relations import Relation, relation, same_term
from ikukit.formula.meaning.shapes import mean_of, ratios_of, terms_of
from ikukit.formula.printer import to_text
from ikukit.formula.tokens.ambiguity import witness
from ikukit.formula.tree import Binary, Node, Number, Operator, Percentage, Reference, relabelled, walk
from ikukit.model import Document, Indicator
from ikukit.numbers import format_number
from ikukit.reference.spelling import corrected
from ikukit.source import fold, normal_form

_LIKE = 88
"""Least likeness (rapidfuzz ``ratio``) of two names of one indicator, when no name is the same."""
_UNITS = {"%": "persen", "persentase": "persen", "prosentase": "persen", "prosen": "persen"}


@frozen
class Difference:
    """One difference: the finding that names it, and the rows it lies between.

    Rows count from 1; None: in one document only. ``witness``: for formulas, numbers on which old and new differ.
    """

    finding: Finding
    old_row: int | None = None
    new_row: int | None = None
    witness: Mapping[str, int] = field(factory=dict, eq=False)

    @property
    def code(self) -> str:
        """The code of the finding."""
        return self.finding.code

    @property
    def message(self) -> str:
        """The difference as an Indonesian sentence."""
        return self.finding.message


def compare(old: Document, new: Document) -> tuple[Difference, ...]:
    """What ``new`` says otherwise than ``old``, in the order of ``new``; what is gone comes last.

    Raises ``TypeError`` when either is no document.

    >>> one = Document([Indicator("Persentase desa ODF", "Jumlah desa ODF / Jumlah desa x 100 %")])
    >>> other = Document([Indicator("Persentase Desa ODF", "jml desa ODF dibagi jumlah desa")])
    >>> [difference.code for difference in compare(one, other)]
    ['compare-factor-lost']
    """
    for one in (old, new):
        if not isinstance(one, Document):
            raise TypeError(f"yang dapat dibandingkan: dua Document, bukan {type(one).__name__}")
    return tuple(_differences(old, new))


def _differences(old: Document, new: Document) -> Iterator[Difference]:
    pairs = _matched(old, new)
    for row, indicator in enumerate(new.indicators, 1):
        before = pairs.get(row)
        if before is None:
            yield Difference(_noted("compare-indicator-added", row, name=indicator.name), None, row)
        else:
            for one in compare_indicators(old.indicators[before - 1], indicator):
                yield evolve(one, old_row=before, new_row=row, finding=_at(one.finding, row))
    for before, indicator in enumerate(old.indicators, 1):
        if before not in pairs.values():
            yield Difference(_noted("compare-indicator-removed", None, name=indicator.name), before, None)


def _noted(code: str, row: int | None, **facts: str) -> Finding:
    noted = finding(code, place=Place(field="formula_text", indicator=row))
    return evolve(noted, facts=facts)


def _at(noted: Finding, row: int) -> Finding:
    return noted.at(evolve(noted.place or Place(), indicator=row))


def plain_name(text: str) -> str:
    """A name in standard spelling, without capitals and punctuation: what two copies of a name have in common."""
    return re.sub(r"[^\w%]+", " ", normal_form(corrected(text))).strip()


def _matched(old: Document, new: Document) -> dict[int, int]:
    """Rows of ``new`` with the rows of ``old`` that hold the same indicator; each row once."""
    pairs = _equally_named(old, new)
    free = [row for row in range(1, len(old.indicators) + 1) if row not in set(pairs.values())]
    for same in (same_name, like_name, _same_formula):
        for row, indicator in enumerate(new.indicators, 1):
            if row not in pairs and (found := next((n for n in free if same(old.indicators[n - 1], indicator)), None)):
                pairs[row] = found
                free.remove(found)
    return pairs


def _equally_named(old: Document, new: Document) -> dict[int, int]:
    """Rows whose names are the same but for capitals and spelling, first with first."""
    waiting: dict[str, list[int]] = {}
    for row, indicator in enumerate(old.indicators, 1):
        waiting.setdefault(plain_name(indicator.name), []).append(row)
    pairs = {}
    for row, indicator in enumerate(new.indicators, 1):
        rows = waiting.get(plain_name(indicator.name))
        if rows and indicator.name.strip():
            pairs[row] = rows.pop(0)
    return pairs


def same_name(old: Indicator, new: Indicator) -> bool:
    """Whether two indicators have one name, spelling and abbreviations aside."""
    return bool(new.name.strip()) and (plain_name(old.name) == plain_name(new.name) or same_term(old.name, new.name))


def like_name(old: Indicator, new: Indicator) -> bool:
    """Whether the names of two indicators are so alike that one is likely a slip of the other."""
    from rapidfuzz import fuzz

    one, other = plain_name(old.name), plain_name(new.name)
    numbers = [re.findall(r"[0-9]+", text) for text in (one, other)]
    alike = bool(one and other) and fuzz.ratio(one, other) >= _LIKE and numbers[0] == numbers[1]
    return alike and relation(old.name, new.name) is not Relation.DISJOINT


def _same_formula(old: Indicator, new: Indicator) -> bool:
    return bool(old.formula and new.formula) and not meanings_differ(old, new)


def meanings_differ(old: Indicator, new: Indicator) -> bool:
    """Whether the formulas of two indicators ever give different values, or only one has a formula."""
    return any(one.code.startswith("compare-") for one in _formula_differences(old, new))


def compare_indicators(old: Indicator, new: Indicator) -> Iterator[Difference]:
    """What one indicator says otherwise than the other: name, formula, satuan, polarity, consolidation."""
    formulas = tuple(_formula_differences(old, new))
    if not same_name(old, new) and not formulas:
        yield Difference(_noted("compare-indicator-renamed", None, old=old.name, new=new.name))
    yield from formulas
    units = [_UNITS.get(normal_form(one.unit or ""), normal_form(one.unit or "")) for one in (old, new)]
    if all(units) and units[0] != units[1]:
        yield Difference(_noted("compare-unit-changed", None, old=old.unit or "", new=new.unit or ""))
    if old.direction and new.direction and old.direction is not new.direction:
        facts = {"old": old.direction.value, "new": new.direction.value}
        yield Difference(_noted("compare-direction-changed", None, **facts))
    if old.consolidation and new.consolidation and old.consolidation is not new.consolidation:
        facts = {"old": old.consolidation.value, "new": new.consolidation.value}
        yield Difference(_noted("compare-consolidation-changed", None, **facts))


def _formula_differences(old: Indicator, new: Indicator) -> Iterator[Difference]:
    if old.formula and new.formula:
        yield from compare_formulas(old.formula, new.formula)
    elif old.formula:
        yield Difference(_noted("compare-formula-lost", None))
    elif new.formula:
        yield Difference(_noted("compare-formula-added", None))


def compare_formulas(old: Formula, new: Formula) -> Iterator[Difference]:
    """What one formula computes otherwise than the other; nothing when they always give the same value."""
    one = _named(old)
    other = _renamed(_named(new), _labels(one))
    numbers = witness(one, other)
    if one == other or not numbers:
        return
    example = _example(one, other, numbers)
    for code, facts in _named_differences(one, other):
        yield Difference(_noted(code, None, **facts, example=example), witness=numbers)


def _labels(tree: Node) -> list[str]:
    return list(dict.fromkeys(node.label for node in walk(tree) if isinstance(node, Reference)))


def _named(formula: Formula) -> Node:
    """The tree with the meanings of symbols in their place, in standard spelling."""
    return relabelled(formula.tree, lambda label: _words(formula, label))


def labels_in(old: Formula, new: Formula) -> dict[str, str]:
    """For each label of ``new`` the label of ``old`` that names the same thing; those that name nothing in it left out.

    >>> from ikukit.formula.parser import parse
    >>> labels_in(parse("Jumlah desa ODF / Jumlah desa"), parse("jml desa ODF dibagi A, dimana A = jumlah desa"))
    {'jml desa ODF': 'Jumlah desa ODF', 'A': 'Jumlah desa'}
    """
    known = {variable.label: _words(old, variable.label) for variable in old.variables}
    found = {}
    for variable in new.variables:
        words = _words(new, variable.label)
        label = next((label for label, named in known.items() if named == words or same_term(named, words)), None)
        if label is not None:
            found[variable.label] = label
    return found


def _words(formula: Formula, label: str) -> str:
    """What a label stands for, in standard spelling."""
    return fold(corrected(formula.symbols.get(label) or label))


def _renamed(tree: Node, known: list[str]) -> Node:
    """The tree with labels that name the same thing as one of ``known`` called like that."""
    return relabelled(tree, lambda label: next((name for name in known if same_term(name, label)), label))


def _example(one: Node, other: Node, numbers: Mapping[str, int]) -> str:
    """Numbers on which the results differ, in words: short enough for a sentence, or nothing."""
    results = [_value(tree, numbers) for tree in (one, other)]
    put_in = "; ".join(f"{label} = {number}" for label, number in numbers.items())
    if len(numbers) > 4 or len(put_in) > 200:
        return ""
    shown = ["-" if result is None else format_number(result) for result in results]
    return f" ({put_in}: {shown[0]} → {shown[1]})"


def _value(tree: Node, numbers: Mapping[str, int]) -> Fraction | None:
    try:
        numerator, denominator, _ = calculate(tree, {label: Fraction(number) for label, number in numbers.items()})
    except BlamedError:
        return None
    return Fraction(numerator, denominator)


def _named_differences(old: Node, new: Node) -> Iterator[tuple[str, dict[str, str]]]:
    """The differences by name, as far as one pattern explains them; else the formula as a whole."""
    plain_old, plain_new = _unscaled(old), _unscaled(new)
    found: list[tuple[str, dict[str, str]]] = []
    if isinstance(old, Percentage) != isinstance(new, Percentage):
        found.append(("compare-factor-lost" if isinstance(old, Percentage) else "compare-factor-added", {}))
    if plain_old != plain_new:
        sides = [*_side_differences(plain_old, plain_new)] or [*_term_differences(plain_old, plain_new)]
        found += sides or [("compare-formula-changed", {"old": to_text(old), "new": to_text(new)})]
    yield from found or [("compare-formula-changed", {"old": to_text(old), "new": to_text(new)})]


def _unscaled(tree: Node) -> Node:
    return tree.operand if isinstance(tree, Percentage) else tree


def _side_differences(old: Node, new: Node) -> Iterator[tuple[str, dict[str, str]]]:
    """Numerator and denominator of two plain ratios."""
    one, other = _plain_ratio(old), _plain_ratio(new)
    if one is None or other is None:
        return
    for side, before, after in (("numerator", one.left, other.left), ("denominator", one.right, other.right)):
        if before != after:
            if not isinstance(before, Reference) or not isinstance(after, Reference):
                terms = [*_term_differences(before, after)]
                yield from terms or [(f"compare-{side}-changed", {"old": to_text(before), "new": to_text(after)})]
            else:
                yield f"compare-{side}-{_change(before.label, after.label)}", {"old": before.label, "new": after.label}


def _plain_ratio(tree: Node) -> Binary | None:
    """``tree`` when it is a division by something that is no constant, with no division in what is divided."""
    if not isinstance(tree, Binary) or tree.operator is not Operator.DIVIDE or isinstance(tree.right, Number):
        return None
    return None if ratios_of(tree.left) else tree


def _change(before: str, after: str) -> str:
    match relation(after, before):
        case Relation.PART_OF | Relation.WIDER:
            return "narrowed"
        case Relation.WHOLE_OF:
            return "widened"
        case _:
            return "narrowed" if relation(before, after) is Relation.WHOLE_OF else "changed"


def _term_differences(old: Node, new: Node) -> Iterator[tuple[str, dict[str, str]]]:
    """Terms that only one of two sums has. One term less and another more is a change, told as such."""
    means = mean_of(old), mean_of(new)
    before, after = (mean.terms if mean else terms_of(tree) for mean, tree in zip(means, (old, new), strict=True))
    if max(len(before), len(after)) < 2:
        return
    gone = [term for term in before if term not in after]
    come = [term for term in after if term not in before]
    if len(gone) == len(before) or len(gone) + len(come) == 0:
        return
    yield from (("compare-term-removed", {"old": to_text(term)}) for term in gone)
    yield from (("compare-term-added", {"new": to_text(term)}) for term in come)


@frozen
class Definition:
    """One way to define an indicator: a formula, and the documents (by their place in the list given) that use it."""

    formula_text: str
    documents: tuple[int, ...]
    differences: tuple[Difference, ...] = ()
    """What it says otherwise than the most common definition, with numbers that show it."""


@frozen
class Disagreement:
    """An indicator that documents define in different ways, the most common one first."""

    name: str
    definitions: tuple[Definition, ...]


def disagreements(documents: Iterable[Document]) -> tuple[Disagreement, ...]:
    """Which indicators of the same name the documents define differently, as offices of one kabupaten may do.

    Names are the same when their words are, spelling aside. Indicators without a readable formula take no part.
    """
    named: dict[str, list[tuple[int, Indicator]]] = {}
    for place, document in enumerate(documents):
        for indicator in document.indicators:
            if indicator.formula and plain_name(indicator.name):
                named.setdefault(plain_name(indicator.name), []).append((place, indicator))
    found = [_disagreement(uses) for uses in named.values()]
    return tuple(one for one in found if len(one.definitions) > 1)


def _disagreement(uses: list[tuple[int, Indicator]]) -> Disagreement:
    groups: list[list[tuple[int, Indicator]]] = []
    for use in uses:
        group = next((group for group in groups if not meanings_differ(group[0][1], use[1])), None)
        if group is None:
            groups.append([use])
        else:
            group.append(use)
    groups.sort(key=len, reverse=True)
    common = groups[0][0][1]
    definitions = (
        Definition(
            fold(group[0][1].formula_text),
            tuple(dict.fromkeys(place for place, _ in group)),
            tuple(_formula_differences(common, group[0][1])),
        )
        for group in groups
    )
    return Disagreement(fold(uses[0][1].name), tuple(definitions))
