"""Do name, formula and satuan agree? At most one of these findings for an indicator: what one asks, others exclude."""

from collections.abc import Iterator
from fractions import Fraction

from ikukit.checks.claims import Claim, first_word, growth_word
from ikukit.checks.subject import Subject
from ikukit.finding import Finding, Fix
from ikukit.formula.meaning.labels import read_label
from ikukit.formula.meaning.relations import Relation
from ikukit.formula.meaning.shapes import Ratio, Shape, ratios_of
from ikukit.formula.meaning.units import PERCENT, label_unit
from ikukit.formula.tree import Binary, Node, Operator, Percentage, Reference, walk
from ikukit.numbers import exact_number
from ikukit.source import Span, normal_form

ASSUMED_FACTOR = "percentage-of-ratio"
"""What the reader says of a factor that only the word *Persentase* tells of. The check says it in its own way."""

_DIVIDED = (Shape.RATIO, Shape.CHANGE, Shape.COMPLEMENT, Shape.MEAN)
_NO_SHARE = {Claim.RATIO, Claim.MEAN, Claim.INDEX, Claim.COUNT, Claim.INCREASE, Claim.DECREASE, Claim.DIFFERENCE}
_RATES = {1000: "1.000", 10_000: "10.000", 100_000: "100.000", 1_000_000: "1.000.000"}


def percent_factor_missing(subject: Subject) -> Iterator[Finding]:
    """A percentage whose formula gives a fraction, or is multiplied by 100 only because it begins with *Persentase*."""
    assumed = next((noticed for noticed in subject.formula.findings if noticed.code == ASSUMED_FACTOR), None)
    if assumed:
        yield subject.finding("percent-factor-missing", assumed.span or subject.formula.tree.span)
        return
    if subject.scaled or not subject.ratios or subject.shape not in _DIVIDED or subject.ratios[0].factor != 1:
        return
    wanted = subject.claims_percent or subject.in_percent or (not subject.unit and _is_share(subject))
    if wanted and not _compares_periods(subject):
        span = subject.formula.tree.span
        fix = Fix(Span(span.end, span.end), " x 100 %", safe=False) if _can_be_scaled(subject.formula.tree) else None
        yield subject.finding("percent-factor-missing", span, fix)


def _is_share(subject: Subject) -> bool:
    """A part divided by its whole, under a name that does not call it a ratio, mean or score."""
    if subject.claims & _NO_SHARE or subject.shape is not Shape.RATIO or not subject.sure:
        return False
    compared = subject.comparison(subject.ratios[0])
    return compared is not None and compared.relation is Relation.PART_OF


def _can_be_scaled(tree: Node) -> bool:
    return isinstance(tree, Binary) and tree.operator is Operator.DIVIDE


def no_denominator(subject: Subject) -> Iterator[Finding]:
    """A percentage whose formula divides nothing."""
    undivided = subject.shape in (Shape.VALUE, Shape.SUM, Shape.PRODUCT) and not subject.ratios
    readable = subject.sure or any(noticed.code == "not-a-formula" for noticed in subject.formula.findings)
    if not undivided or not readable or not subject.formula.variables:
        return
    labels = [read_label(variable.meaning or variable.label) for variable in subject.formula.variables]
    counted = all(label.counted or label.head == "frekuensi" for label in labels)
    only_named = _is_percentage_by_name(subject) and not subject.claims & {Claim.MEAN, Claim.INDEX, Claim.COUNT}
    no_level = not any(label.is_level for label in labels)
    promised = subject.claims_percent and Claim.MEAN not in subject.claims and no_level
    leveled = Claim.LEVEL in subject.claims and counted and subject.shape is Shape.VALUE
    if promised or leveled or only_named:
        yield subject.finding("no-denominator", subject.formula.tree.span)


_TAKEN_OVER = frozenset({"hasil", "dari", "berdasarkan", "menurut", "sumber", "rilis", "publikasi"})


def _is_percentage_by_name(subject: Subject) -> bool:
    """The formula only calls its value a percentage, and does not say who publishes it."""
    tree = subject.formula.tree
    words = normal_form(subject.formula.text).split()
    return isinstance(tree, Reference) and label_unit(tree.label) == PERCENT and not _TAKEN_OVER.intersection(words)


def unit_mismatch(subject: Subject) -> Iterator[Finding]:
    """A count computed as a percentage, a percentage that is a score; a satuan that the formula does not give."""
    computed = _computed(subject)
    if not computed:
        return
    span = subject.formula.tree.span
    counted = Claim.COUNT in subject.claims and computed == "persen"
    plain = Claim.PERCENT in subject.claims and Claim.MEAN not in subject.claims and computed != "persen"
    if counted or plain:
        stated = first_word(subject.name).of(subject.name)
        yield subject.finding("unit-mismatch", span, stated=stated, computed=computed)
    elif subject.unit and not _name_and_unit_conflict(subject) and _unit_differs(subject, computed):
        yield subject.finding("unit-mismatch", span, stated=subject.unit, computed=computed)


def _computed(subject: Subject) -> str:
    """What the formula gives, where that is sure: ``persen``, ``jumlah``, or one ``nilai`` of another kind."""
    if subject.formula.unit == "persen":
        divided = subject.scaled and subject.shape in _DIVIDED
        return "persen" if divided or Claim.COUNT in subject.claims else ""
    if subject.shape is Shape.SUM and subject.sure:
        labels = [read_label(variable.meaning or variable.label) for variable in subject.formula.variables]
        return "jumlah" if all(label.counted or label.kind for label in labels) else ""
    if isinstance(subject.formula.tree, Reference) and subject.sure:
        label = read_label(subject.formula.symbols.get(subject.formula.tree.label, subject.formula.tree.label))
        return "jumlah" if label.counted else "nilai"
    return ""


def _unit_differs(subject: Subject, computed: str) -> bool:
    if computed == "persen":
        return not subject.in_percent
    return subject.in_percent and not subject.claims_percent and computed == "jumlah"


def _name_and_unit_conflict(subject: Subject) -> bool:
    return bool(subject.unit) and subject.claims_percent and not subject.in_percent and Claim.PERCENT in subject.claims


def name_unit_conflict(subject: Subject) -> Iterator[Finding]:
    """A *Persentase* with another satuan than percent, a *Jumlah* in percent."""
    stated = first_word(subject.name)
    counted = Claim.COUNT in subject.claims and subject.in_percent and _computed(subject) not in ("jumlah", "persen")
    if counted or _name_and_unit_conflict(subject):
        yield subject.name_finding("name-unit-conflict", stated, stated=stated.of(subject.name), unit=subject.unit)


def ratio_without_division(subject: Subject) -> Iterator[Finding]:
    """A *Rasio* whose formula divides nothing."""
    undivided = subject.shape in (Shape.VALUE, Shape.SUM, Shape.PRODUCT) and not subject.ratios
    named = _names_itself(subject, "rasio", "ratio", "kepadatan", "perbandingan")
    if Claim.RATIO in subject.claims and undivided and subject.sure and not named:
        yield subject.finding("ratio-without-division", subject.formula.tree.span)


def mean_without_division(subject: Subject) -> Iterator[Finding]:
    """A *Rata-rata* whose formula only adds up, or counts."""
    if Claim.MEAN not in subject.claims or Claim.PERCENT in subject.claims or subject.ratios or not subject.sure:
        return
    counted = subject.shape is Shape.VALUE and all(read_label(v.label).counted for v in subject.formula.variables)
    if subject.shape is Shape.SUM or counted:
        yield subject.finding("mean-without-division", subject.formula.tree.span)


def difference_without_subtraction(subject: Subject) -> Iterator[Finding]:
    """A *Selisih* whose formula subtracts nothing."""
    simple = subject.shape in (Shape.VALUE, Shape.RATIO, Shape.SUM) and not _subtracts(subject.formula.tree)
    named = _names_itself(subject, "selisih", "deviasi", "perbedaan")
    if Claim.DIFFERENCE in subject.claims and simple and subject.sure and not named:
        yield subject.finding("difference-without-subtraction", subject.formula.tree.span)


def _subtracts(tree: Node) -> bool:
    return any(isinstance(node, Binary) and node.operator is Operator.SUBTRACT for node in walk(tree))


def _names_itself(subject: Subject, *words: str) -> bool:
    """Whether a variable is called what the name promises, so that it is computed elsewhere."""
    labels = [normal_form(v.meaning or v.label) for v in subject.formula.variables]
    return any(word in label.split()[:3] for label in labels for word in words)


def growth_without_difference(subject: Subject) -> Iterator[Finding]:
    """A growth whose formula only divides the value of one period by that of another."""
    if subject.claims & {Claim.INCREASE, Claim.DECREASE} and _compares_periods(subject):
        yield subject.finding(
            "growth-without-difference", subject.formula.tree.span, growth=growth_word(subject.name) or "pertumbuhan"
        )


def _compares_periods(subject: Subject) -> bool:
    """One thing divided by itself in another period."""
    if subject.shape is not Shape.RATIO or not subject.ratios:
        return False
    pair = subject.operands(subject.ratios[0])
    if pair is None:
        return False
    n, d = read_label(pair[0].text), read_label(pair[1].text)
    return n.earlier != d.earlier and bool(n.noun) and d.head in (n.head, "")


def direction_reversed(subject: Subject) -> Iterator[Finding]:
    """A decrease computed as new minus old, an increase as old minus new."""
    wanted = subject.claims & {Claim.INCREASE, Claim.DECREASE}
    top = _difference(subject)
    if len(wanted) != 1 or top is None:
        return
    left, right = _is_earlier(top.left, subject), _is_earlier(top.right, subject)
    grows = right and not left
    shrinks = left and not right
    if (Claim.DECREASE in wanted and grows) or (Claim.INCREASE in wanted and shrinks):
        yield subject.finding("direction-reversed", top.span, growth=growth_word(subject.name))


def _difference(subject: Subject) -> Binary | None:
    """The subtraction that makes the change."""
    tree = subject.formula.tree
    while isinstance(tree, Percentage):
        tree = tree.operand
    if isinstance(tree, Binary) and tree.operator is Operator.DIVIDE:
        tree = tree.left
    while isinstance(tree, Percentage):
        tree = tree.operand
    return tree if isinstance(tree, Binary) and tree.operator is Operator.SUBTRACT else None


def _is_earlier(node: Node, subject: Subject) -> bool:
    return isinstance(node, Reference) and read_label(subject.formula.symbols.get(node.label, node.label)).earlier


def scale_mismatch(subject: Subject) -> Iterator[Finding]:
    """A rate *per 1.000* whose formula multiplies by something else."""
    stated = next((value for value, text in _RATES.items() if f"per {text}" in normal_form(subject.name)), None)
    ratio = _outer_ratio(subject)
    if stated is None or ratio is None:
        return
    factor = Fraction(100) if ratio.scaled else ratio.factor
    if factor not in (1, stated):
        yield subject.finding(
            "scale-mismatch",
            subject.formula.tree.span,
            stated=_RATES[stated],
            factor=exact_number(factor) or str(factor),
        )


def _outer_ratio(subject: Subject) -> Ratio | None:
    found = ratios_of(subject.formula.tree)
    return found[0] if found and subject.shape is Shape.RATIO else None
