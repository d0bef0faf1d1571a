"""What the result of a formula is measured in."""

from ikukit.formula.lexicon import pattern
from ikukit.formula.meaning.labels import Label, read_label
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
MONEY = "rupiah"

_PERCENTAGE_NOUN = pattern(r"(?:rata-rata\s+|rerata\s+)?(?:%|p(?:er|re|ro|e)se?nta[sc][ei]|persen)(?!\w)|%")
_INDEX_NOUN = pattern(r"(?:rata-rata\s+)?(?:nilai|indeks|skor|bobot|predikat|ikm|skm)(?!\w)")
_COUNT_NOUN = pattern(r"(?:jumlah|jml|jlh|jmlh|banyaknya|total|[∑Σ])")


def label_unit(label: str) -> str:
    """The unit of a variable by its label: ``persen`` for a percentage, ``indeks`` for a score, ``rupiah`` for money,
    the noun for things counted (*Jumlah desa*: ``desa``); "" when the words do not say.

    >>> label_unit("Jumlah desa yang tepat waktu"), label_unit("Realisasi PBB"), label_unit("Luas lahan")
    ('desa', '', '')
    """
    if _PERCENTAGE_NOUN.match(label):
        return PERCENT
    if _INDEX_NOUN.match(label):
        return INDEX
    read = read_label(label)
    if read.kind == "uang":
        return MONEY
    return _as_written(read) if read.counted and read.kind in _COUNTED and not _several(read) else ""


def counts_things(label: str) -> bool:
    """Whether a variable can only be a whole number, by its label: people, villages, papers; *Jumlah* of what is no
    money, no measure and no score.

    >>> [counts_things(label) for label in ("Jumlah desa", "desa tertib", "Jumlah pelayanan", "Jumlah belanja", "Luas")]
    [True, True, True, False, False]
    """
    read = read_label(label)
    if _PERCENTAGE_NOUN.match(label) or _INDEX_NOUN.match(label) or read.is_level:
        return False
    return read.kind in _COUNTED - {"waktu"} or (read.counted and read.kind in ("", "waktu"))


_COUNTED = frozenset({"orang", "keluarga", "wilayah", "benda", "berkas", "kejadian", "waktu"})


def _several(label: Label) -> bool:
    """Whether more than one thing is counted: *desa dan kelurahan*."""
    return any(word.form in ("dan", "atau", "/", ",", "serta") for word in label.words[1:3])


def _as_written(label: Label) -> str:
    word = label.noun[0].span.of(label.text)
    return word if word.isupper() and len(word) < 5 else label.head.replace("-", " ")


def unit_of(tree: Node, meanings: "dict[str, str] | None" = None) -> str:
    """The unit of the value of ``tree``: ``persen``, ``rasio``, ``indeks``, ``rupiah``, what is counted, or "".

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
        if "angka" in (left, right):
            return right if left == "angka" else left
        return next((unit for unit in (PERCENT, INDEX) if {left, right} == {unit, ""}), "")
    if operator is Operator.DIVIDE:
        if right == "angka":
            return left
        return RATIO
    if operator is Operator.MULTIPLY:
        if "angka" in (left, right):
            return right if left == "angka" else left
        return INDEX if INDEX in (left, right) else ""
    return ""
