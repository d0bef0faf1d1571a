"""Hypothesis strategies: labels, trees, formulas, values, indicators, documents.

Trees are only such as formula texts can say: printing one and
parsing it gives an equal tree. Everything is invented; numbers that identify people belong to nobody.
"""

import datetime
from collections.abc import Mapping
from fractions import Fraction

from hypothesis import strategies as st

from ikukit.formula.computing.binding import Value
from ikukit.formula.formula import Formula
from ikukit.formula.parser import parse
from ikukit.formula.printer import to_text
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
)
from ikukit.model import Agency, Consolidation, Direction, Document, DocumentKind, Indicator, Official, Target
from ikukit.numbers import format_number

_HEADS = ("Jumlah", "Jml", "Luas", "Nilai", "Realisasi", "Target", "Indeks", "Persentase", "Total", "Σ", "")
_NOUNS = (
    "desa", "kelurahan", "desa/kelurahan", "usulan Musrenbang", "pelayanan PATEN", "laporan trantibum",
    "kelompok tani", "rumah tangga", "SP dan SOP", "anak usia 7-12 tahun", "rata-rata lama sekolah",
    "posyandu aktif", "PBB", "RT dan/atau RW", "kader PKK", "warga (KTP)", "gizi kurang", "dana bagi hasil",
    "non-aktif", "pelanggaran per kecamatan",
)  # fmt: skip
_QUALIFIERS = (
    "", "yang dipenuhi", "yang direncanakan", "tepat waktu", "tahun ini", "tahun n-1", "sesuai SOP", "tidak layak",
    "(t+1)", "selama 1 tahun", "terhadap rencana", "di wilayah kecamatan", "24 jam x 7 hari", "> 5 tahun",
    "seluruhnya",
)  # fmt: skip
_AWKWARD = ("=1+1", "|", "007", "Σ", "×", "100%", "-", "1.234,5", "'", "#", "*", "&", "<b>", "\\", "3.10", "(1)", "@")
_COUNTS = ("Jumlah", "Jumlah", "Total", "Luas", "Realisasi", "Target", "Nilai", "Skor")
_PLAIN_NOUNS = (
    "desa", "kelurahan", "usulan Musrenbang", "pelayanan PATEN", "laporan trantibum", "kelompok tani", "rumah tangga",
    "posyandu aktif", "kader PKK", "warga miskin", "aparatur kecamatan", "dokumen perencanaan", "jalan lingkungan",
)  # fmt: skip
_PLAIN_QUALIFIERS = (
    "", "yang dipenuhi", "yang direncanakan", "tepat waktu", "tahun ini", "tahun lalu", "sesuai SOP", "tidak layak",
    "di wilayah kecamatan", "dan kelurahan", "seluruhnya", "yang sudah memiliki kartu", "dalam kondisi baik",
)  # fmt: skip
_SYMBOLS = ("A", "B", "a", "b", "N", "t", "Pi", "KPWL", "X1")


def labels() -> st.SearchStrategy[str]:
    """Noun phrases as variables of formulas are called, and symbols; operator words inside the phrase included."""
    phrase = st.tuples(*map(st.sampled_from, (_HEADS, _NOUNS, _QUALIFIERS)))
    return phrase.map(lambda parts: " ".join(filter(None, parts))) | st.sampled_from(_SYMBOLS)


def plain_labels() -> st.SearchStrategy[str]:
    """Noun phrases that begin as counts do and hold no word or sign that could be taken for an operator."""
    phrase = st.tuples(*map(st.sampled_from, (_COUNTS, _PLAIN_NOUNS, _PLAIN_QUALIFIERS)))
    return phrase.map(lambda parts: " ".join(filter(None, parts)))


@st.composite
def trees(
    draw: st.DrawFn, max_leaves: int = 10, functions: bool = True, names: st.SearchStrategy[str] | None = None
) -> Node:
    """Trees that formula texts can say, with 2 to ``max_leaves`` variables and constants.

    ``functions`` (mean, minimum, root ...) and powers only where asked for. ``names`` are the labels, ``labels()``
    unless told otherwise. Recursion ends with the leaves: ask for no more than a few hundred.
    """
    label = labels() if names is None else names
    known = draw(st.lists(label, min_size=1, max_size=5, unique_by=str.casefold))
    return _tree(draw, known, draw(st.integers(2, max_leaves)), functions, has_variable=True)


_PAIRS = (Operator.ADD, Operator.SUBTRACT, Operator.MULTIPLY, Operator.DIVIDE)
_LISTS = (Function.MEAN, Function.MINIMUM, Function.MAXIMUM)
_SINGLES = tuple(function for function in Function if function not in _LISTS)


def _tree(draw: st.DrawFn, known: list[str], leaves: int, functions: bool, has_variable: bool) -> Node:
    """A tree of ``leaves`` leaves; a variable stands in the first at least where one ``has_variable``."""
    if leaves > 1:
        first = draw(st.integers(1, leaves - 1))
        left = _tree(draw, known, first, functions, has_variable)
        right = _tree(draw, known, leaves - first, functions, has_variable=False)
        if functions and draw(_seldom(8)):
            if isinstance(left, Percentage) or isinstance(right, Percentage):
                left, right = _in_points(left), _in_points(right)
            return Call(draw(st.sampled_from(_LISTS)), (left, right))
        node = _combined(draw(st.sampled_from(_PAIRS)), left, right)
    else:
        node = Reference(draw(st.sampled_from(known))) if has_variable or draw(st.booleans()) else draw(_constants())
    if draw(_seldom(6)):
        return _scaled(node)
    if draw(_seldom(16)):
        return Negative(node)
    if functions and draw(_seldom(16)):
        return Call(draw(st.sampled_from(_SINGLES)), (node,))
    if functions and draw(_seldom(16)):
        return Binary(Operator.POWER, node, Number(Fraction(draw(st.integers(1, 3)))))
    return node


def _seldom(one_in: int) -> st.SearchStrategy[bool]:
    return st.integers(1, one_in).map(lambda drawn: drawn == one_in)


def _constants() -> st.SearchStrategy[Number]:
    whole = st.sampled_from((1, 2, 3, 4, 5, 12, 60, 1000, 100_000)).map(Fraction)
    broken = st.decimals("0.001", "9999.999", places=3).map(Fraction).filter(lambda value: value != 100)
    shares = st.integers(1, 99).map(lambda hundredths: Number(Fraction(hundredths, 100), Notation.SHARE))
    return (whole | broken).map(Number) | shares


def _combined(operator: Operator, left: Node, right: Node) -> Node:
    """The operation, with percents in the sense that texts give them (a factor of 100 scales the whole ratio)."""
    if operator in (Operator.ADD, Operator.SUBTRACT):
        return Binary(operator, _in_points(left), _in_points(right))
    kept = Percentage | Number if operator is Operator.MULTIPLY else Percentage
    if isinstance(left, Percentage) and not isinstance(right, kept):
        return Percentage(Binary(operator, left.operand, right))
    return Binary(operator, left, right)


def _in_points(node: Node) -> Node:
    if isinstance(node, Number) and node.notation is Notation.SHARE:
        return Number(node.value * 100, Notation.POINTS)
    return node


def _scaled(node: Node) -> Node:
    return node if isinstance(node, Percentage) else Percentage(node)


def formulas(max_leaves: int = 10, functions: bool = True) -> st.SearchStrategy[Formula]:
    """Formulas, parsed from canonical texts."""
    return trees(max_leaves, functions).map(to_text).map(parse)


def values() -> st.SearchStrategy[Value]:
    """Numbers in every form that ``evaluate`` takes; none is missing."""
    fractions = st.fractions(-1000, 1000, max_denominator=60)
    return st.one_of(
        st.integers(-1000, 1000),
        st.integers(0, 10**12),
        fractions,
        st.decimals(-1000, 1000, places=2),
        st.floats(-1e6, 1e6, allow_nan=False),
        fractions.map(lambda value: format_number(value, 2)),
    )


def values_for(
    formula: Formula, number: st.SearchStrategy[Value] | None = None
) -> st.SearchStrategy[Mapping[str, Value]]:
    """A value for each variable of ``formula``, by label."""
    one = values() if number is None else number
    return st.fixed_dictionaries({variable.label: one for variable in formula.variables})


def texts() -> st.SearchStrategy[str]:
    """Texts of cells: words with signs that formats like to eat, over one line or two."""
    words = st.sampled_from((*_NOUNS, *_QUALIFIERS[1:], *_AWKWARD))
    lines = st.lists(words, min_size=1, max_size=4).map(" ".join)
    return st.lists(lines, min_size=1, max_size=2).map("\n".join)


def indicators() -> st.SearchStrategy[Indicator]:
    """Indicators with a formula that can be read, and any of the other fields."""
    maybe = st.none() | texts()
    return st.builds(
        Indicator,
        name=labels().map("Persentase {}".format),
        formula_text=trees(6).map(to_text),
        number=st.none() | st.integers(1, 99).map(str),
        objective=maybe,
        data_sources=st.lists(texts(), max_size=2),
        owners=st.lists(texts(), max_size=2),
        unit=st.sampled_from((None, "persen", "%", "desa", "indeks")),
        definition=maybe,
        reason=maybe,
        direction=st.sampled_from((None, *Direction)),
        consolidation=st.sampled_from((None, *Consolidation)),
        baseline=st.none() | st.sampled_from(("87,5", "100 %", "0")),
        targets=_targets(),
        extra=st.dictionaries(st.sampled_from(("KETERANGAN", "KODE")), texts(), max_size=2),
    )


def _targets() -> st.SearchStrategy[list[Target]]:
    periods = st.lists(st.sampled_from(("2024", "2025", "TW I", "TW II")), max_size=2, unique=True)
    return periods.flatmap(
        lambda chosen: st.tuples(
            *(st.builds(Target, st.sampled_from(("95 %", "100", "12 bln", "-")), st.just(period)) for period in chosen)
        ).map(list)
    )


def officials() -> st.SearchStrategy[Official]:
    """People who sign, with well-formed numbers that belong to nobody (serial 000 is never given out)."""
    born = st.dates(datetime.date(1965, 1, 1), datetime.date(1985, 12, 31))
    nips = st.builds(lambda day, sex: f"{day:%Y%m%d} {day.year + 25}03 {sex} 000", born, st.integers(1, 2))
    return st.builds(
        Official,
        name=st.sampled_from(("SITI CONTOH, S.Sos", "BUDI CONTOH, M.Si", "NI LUH CONTOH")),
        post=st.sampled_from((None, "Camat", "Sekretaris Kecamatan")),
        rank=st.sampled_from((None, "Pembina", "Penata Tk. I")),
        nip=st.none() | nips,
        place=st.sampled_from((None, "Lumajang")),
        date=st.none() | st.dates(datetime.date(2020, 1, 1), datetime.date(2026, 12, 31)),
    )


def documents(min_indicators: int = 1, max_indicators: int = 4) -> st.SearchStrategy[Document]:
    """Whole documents."""
    return st.builds(
        Document,
        indicators=st.lists(indicators(), min_size=min_indicators, max_size=max_indicators),
        kind=st.sampled_from(DocumentKind),
        title=st.sampled_from((None, "INDIKATOR KINERJA UTAMA", "INDIKATOR KINERJA INDIVIDU")),
        year=st.none() | st.integers(2015, 2030),
        agency=st.none() | st.just(Agency("KECAMATAN CONTOH")) | st.just(Agency("KECAMATAN CONTOH", "99.99.99")),
        signatories=st.lists(officials(), max_size=2),
    )
