"""Within which values a variable can move while the others stay, and which variables an office can move at all.

Everything follows from the words: nothing is below 0, no percentage above 100, a part is never more than its whole.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from attrs import frozen

from ikukit.formula.formula import Formula
from ikukit.formula.meaning.labels import read_label
from ikukit.formula.meaning.relations import Relation, relation
from ikukit.formula.meaning.units import PERCENT, label_unit
from ikukit.formula.tree import Binary, Node, Number, Operator, Percentage, Reference, children, walk

_PART = (Relation.PART_OF, Relation.WIDER)


@frozen
class Bounds:
    """Least and greatest value (None: there is none), and the variable that sets it ("": the nature of the thing)."""

    low: Fraction = Fraction(0)
    high: Fraction | None = None
    low_by: str = ""
    high_by: str = ""


def bounds_of(formula: Formula, label: str, numbers: Mapping[str, Fraction]) -> Bounds:
    """The bounds of the variable ``label`` of ``formula``, with ``numbers`` for the others.

    >>> from ikukit.formula.parser import parse
    >>> ratio = parse("Jumlah desa tertib dibagi Jumlah desa x 100 %")
    >>> bounds_of(ratio, "Jumlah desa tertib", {"Jumlah desa": Fraction(12)})
    Bounds(low=Fraction(0, 1), high=Fraction(12, 1), low_by='', high_by='Jumlah desa')
    """
    percent = label_unit(_words(formula, label)) == PERCENT
    low, low_by = Fraction(0), ""
    high, high_by = (Fraction(100) if percent else None), ""
    for part, whole in _parts_of_wholes(formula):
        if part == label and (high is None or numbers[whole] < high):
            high, high_by = numbers[whole], whole
        if whole == label and numbers[part] > low:
            low, low_by = numbers[part], part
    return Bounds(low, high, low_by, high_by)


def movable(formula: Formula) -> tuple[str, ...]:
    """The labels of the variables by which an office reaches a target: what it achieves, in the numerator.

    What is only divided by is what there is; an earlier period and a plan are what they are. Where nothing else is
    left, these are named after all.

    >>> from ikukit.formula.parser import parse
    >>> movable(parse("Jumlah desa tertib dibagi Jumlah desa x 100 %"))
    ('Jumlah desa tertib',)
    """
    labels = tuple(variable.label for variable in formula.variables)
    above = set(_above_the_bar(formula.tree))
    achieved = tuple(label for label in labels if label in above)
    now = tuple(label for label in achieved if not _given(_words(formula, label)))
    return now or achieved or labels


def _words(formula: Formula, label: str) -> str:
    return formula.symbols.get(label) or label


def _given(words: str) -> bool:
    read = read_label(words)
    return read.earlier or read.planned


def _above_the_bar(tree: Node) -> Iterator[str]:
    """The labels that stand somewhere else than in a divisor."""
    stack = [tree]
    while stack:
        node = stack.pop()
        if isinstance(node, Reference):
            yield node.label
        elif isinstance(node, Binary) and node.operator is Operator.DIVIDE:
            stack.append(node.left)
        else:
            stack.extend(children(node))


def _parts_of_wholes(formula: Formula) -> Iterator[tuple[str, str]]:
    """Pairs of labels, the first of which is counted in the second, in the divisions of ``formula``."""
    for node in walk(formula.tree):
        if isinstance(node, Binary) and node.operator is Operator.DIVIDE and isinstance(node.right, Reference):
            whole = node.right.label
            for part in _summands(node.left):
                if part != whole and relation(_words(formula, part), _words(formula, whole)) in _PART:
                    yield part, whole


def _summands(node: Node) -> Iterator[str]:
    """The labels of the variables that are added up, each as it is."""
    match node:
        case Reference(label=label):
            yield label
        case Binary(operator=Operator.ADD, left=left, right=right):
            yield from _summands(left)
            yield from _summands(right)
        case Percentage(operand=operand) | Binary(operator=Operator.MULTIPLY, left=operand, right=Number()):
            yield from _summands(operand)
        case _:
            return
