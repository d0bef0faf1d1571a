"""What the result of a formula is measured in."""

from ikukit.formula.lexicon import pattern
from ikukit.formula.tree import (
    Binary,
    Call,
    Function,
    Negative,
    Node,
    Notation,
    Number,
    Operator,
    Percentage,
    Reference,
    fold_up,
)

PERCENT = "persen"
RATIO = "rasio"
INDEX = "indeks"

_PERCENTAGE_NOUN = pattern(r"(?:rata-rata\s+|rerata\s+)?(?:%|p(?:er|re|ro|e)se?nta[sc][ei]|persen)(?!\w)|%")
_INDEX_NOUN = pattern(r"(?:rata-rata\s+)?(?:nilai|indeks|skor|bobot|predikat|ikm|skm)(?!\w)")
_COUNT_NOUN = pattern(r"(?:jumlah|jml|jlh|jmlh|banyaknya|total|[∑Σ])")


def label_unit(label: str) -> str:
    """The unit of a variable by its label: ``persen`` for a percentage, ``indeks`` for a score, "" when the words do
    not say."""
    if _PERCENTAGE_NOUN.match(label):
        return PERCENT
    if _INDEX_NOUN.match(label):
        return INDEX
    return ""


def unit_of(tree: Node, meanings: "dict[str, str] | None" = None) -> str:
    """The unit of the value of ``tree``: ``persen``, ``rasio``, ``indeks`` or "".

    ``meanings`` are the definitions of symbols, by label.
    """
    known = meanings or {}

    def combine(node: Node, below: tuple[str, ...]) -> str:
        match node:
            case Reference(label=label):
                return label_unit(known.get(label, label))
            case Number(notation=notation):
                return PERCENT if notation is Notation.POINTS else "angka"
            case Percentage():
                return PERCENT
            case Negative():
                return below[0]
            case Call(function=function):
                same = set(below) - {"angka"}
                kept = function in (Function.MEAN, Function.MINIMUM, Function.MAXIMUM, Function.ABSOLUTE)
                return same.pop() if len(same) == 1 and kept else ""
            case Binary(operator=operator):
                return _binary(operator, below[0], below[1])

    found = fold_up(tree, combine)
    return "" if found == "angka" else found


def _binary(operator: Operator, left: str, right: str) -> str:
    if operator in (Operator.ADD, Operator.SUBTRACT):
        if left == right:
            return left
        if PERCENT in (left, right) and "angka" not in (left, right) and "" not in (left, right):
            return ""
        return PERCENT if PERCENT in (left, right) else next((u for u in (left, right) if u not in ("angka", "")), "")
    if operator is Operator.DIVIDE:
        if right == "angka":
            return left
        return RATIO
    if operator is Operator.MULTIPLY:
        if "angka" in (left, right):
            return right if left == "angka" else left
        return INDEX if INDEX in (left, right) else ""
    return ""
