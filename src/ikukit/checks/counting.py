"""Counting and adding: terms against divisor, weights against 100 %, like with like."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from ikukit.checks.subject import Subject
from ikukit.finding import Finding, Fix
from ikukit.formula.meaning.labels import read_label
from ikukit.formula.meaning.relations import same_term
from ikukit.formula.meaning.shapes import Shape, mean_of, terms_of, weight_of
from ikukit.formula.meaning.units import PERCENT, label_unit
from ikukit.formula.tree import Binary, Node, Number, Operator, Percentage, Reference, children, walk
from ikukit.numbers import exact_number
from ikukit.source import fold

_SCALES = frozenset({100, 1000, 10_000, 100_000, 1_000_000})
_PERIODS = {4: ("triwulan", "tw"), 12: ("bulan", "bln"), 2: ("semester",)}
_NEARLY = (Fraction(4, 5), Fraction(6, 5))


def divisor_not_count_of_terms(subject: Subject) -> Iterator[Finding]:
    """A sum of n terms divided by another number than n."""
    for node in walk(subject.formula.tree):
        mean = mean_of(node) if isinstance(node, Binary) and node.operator is not Operator.ADD else None
        if mean is None or mean.divisor.value in (_total_weight(mean.terms), *_SCALES):
            continue
        if not _is_per_period(subject, mean.divisor):
            divisor, count = int(mean.divisor.value), len(mean.terms)
            fix = Fix(mean.divisor.span, str(count), safe=False)
            yield subject.finding("divisor-not-count-of-terms", mean.divisor.span, fix, count=count, divisor=divisor)


def _total_weight(terms: tuple[Node, ...]) -> Fraction:
    """How many things a sum holds: a term ``2 x a`` counts twice."""
    weights = (weight_of(term) for term in terms)
    return sum((weight.value if weight else Fraction(1) for weight in weights), Fraction(0))


def _is_per_period(subject: Subject, divisor: Number) -> bool:
    """A mean over the year, said so: ``: 12`` under *rata-rata per bulan*."""
    words = fold(subject.name).casefold().split()
    return any(word in words for word in _PERIODS.get(int(divisor.value), ()))


def weights_not_one(subject: Subject) -> Iterator[Finding]:
    """A weighted index whose weights nearly make 1 or 100 %, but do not."""
    summed = _summed_over_100(subject.formula.tree)
    if subject.shape is not Shape.WEIGHTED and summed is None:
        return
    terms = [part for term in _flat_terms(summed or subject.formula.tree) for part in terms_of(term)]
    weights = [weight.value for term in terms if (weight := weight_of(term))]
    if summed is not None and len(weights) < len(terms):
        return
    total = sum(weights, Fraction(0))
    whole = 100 if summed is not None or total > 10 else 1
    small = all(weight < whole for weight in weights)
    if len(weights) > 1 and small and total != whole and _NEARLY[0] <= total / whole <= _NEARLY[1]:
        yield subject.finding("weights-not-one", subject.formula.tree.span, total=exact_number(total) or str(total))


def _summed_over_100(tree: Node) -> Node | None:
    """What is divided by 100 in ``(40 x A + 60 x B) / 100``."""
    divided = isinstance(tree, Binary) and tree.operator is Operator.DIVIDE
    if not divided or not isinstance(tree, Binary) or not isinstance(tree.right, Number) or tree.right.value != 100:
        return None
    return tree.left


def _flat_terms(tree: Node) -> tuple[Node, ...]:
    return terms_of(tree.operand if isinstance(tree, Percentage) else tree)


def sum_of_percentages(subject: Subject) -> Iterator[Finding]:
    """Percentages of different wholes, added and not divided."""
    terms = _flat_terms(subject.formula.tree)
    shares = isinstance(subject.formula.tree, Percentage)
    if subject.shape is Shape.SUM and all(_is_percentage(term, shares) for term in terms):
        yield subject.finding("sum-of-percentages", subject.formula.tree.span, count=len(terms))


def _is_percentage(term: Node, shares: bool) -> bool:
    if isinstance(term, Percentage):
        return True
    if isinstance(term, Binary) and term.operator is Operator.DIVIDE and shares:
        return True
    return isinstance(term, Reference) and label_unit(term.label) == PERCENT


def unlike_terms_added(subject: Subject) -> Iterator[Finding]:
    """Things of different kinds added or subtracted: villages and rupiah."""
    if not subject.sure:
        return
    for node in walk(subject.formula.tree):
        if isinstance(node, Binary) and node.operator in (Operator.ADD, Operator.SUBTRACT):
            pair = _unlike(subject, node)
            if pair:
                (first, kind), (second, other) = pair
                how = "dijumlahkan" if node.operator is Operator.ADD else "dikurangkan"
                yield subject.finding(
                    "unlike-terms-added", node.span, first=first, first_kind=kind, second=second, second_kind=other,
                    operation=how,
                )  # fmt: skip
                return


def _unlike(subject: Subject, node: Binary) -> tuple[tuple[str, str], tuple[str, str]] | None:
    right = (node.right, *children(node.right))[:1]
    left = terms_of(node.left)[-1:] if node.operator is Operator.ADD else (node.left,)
    pairs = [(_kind(subject, a), _kind(subject, b)) for a in left for b in right]
    return next(((a, b) for a, b in pairs if a and b and a[1] != b[1] and _never_added(a[1], b[1])), None)


def _kind(subject: Subject, node: Node) -> tuple[str, str] | None:
    if not isinstance(node, Reference):
        return None
    words = subject.formula.symbols.get(node.label, node.label)
    if label_unit(words) == PERCENT:
        return fold(words), "persen"
    label = read_label(words)
    return (fold(words), label.kind) if label.kind else None


def _never_added(one: str, other: str) -> bool:
    """Money, time, areas, lengths and percentages are only added to their like; the rest may be counted together."""
    return bool({one, other} & {"uang", "waktu", "luas", "panjang", "persen"})


def term_repeated(subject: Subject) -> Iterator[Finding]:
    """One thing added twice."""
    for node in _sums(subject.formula.tree):
        terms = [term for term in terms_of(node) if isinstance(term, Reference)]
        for one, other in combinations(terms, 2):
            if one.label == other.label or same_term(one.label, other.label):
                yield subject.finding("term-repeated", other.span, words=other.label)
                return


def _sums(tree: Node) -> Iterator[Node]:
    """The outermost node of every sum."""
    inside: set[int] = set()
    for node in walk(tree):
        if isinstance(node, Binary) and node.operator is Operator.ADD:
            inside |= {id(child) for child in children(node)}
            if id(node) not in inside:
                yield node
