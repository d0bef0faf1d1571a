"""Missing values: what each policy makes of them, which policy holds, and that nothing else is touched by it."""

from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ikukit
from ikukit import Document, GapPolicy, Indicator, Status, evaluate, explain, parse
from ikukit.formula.computing.binding import Value
from ikukit.formula.computing.evaluator import calculate, evaluate_formula
from ikukit.formula.computing.gap_policy import DHIS2_STRATEGIES, read_policy
from ikukit.formula.computing.skipping import is_weighted, without
from ikukit.formula.formula import Formula
from ikukit.formula.meaning.shapes import mean_of
from ikukit.formula.tree import (
    Binary,
    Call,
    Function,
    Negative,
    Node,
    Number,
    Operator,
    Percentage,
    Reference,
    children,
    walk,
)
from ikukit.testing import trees

SUM = parse("10 + A + B")
RATIO = parse("Jumlah desa tertib dibagi Jumlah desa x 100 %")
MEAN = parse("(Nilai A + Nilai B + Nilai C) dibagi 3")

DHIS2 = [
    # 10 + A + B as in PredictionServiceTest (dhis2-core): both given, one missing, both missing
    ("NEVER_SKIP", (1, 2), 13),
    ("NEVER_SKIP", (4, None), 14),
    ("NEVER_SKIP", (None, None), 10),
    ("SKIP_IF_ALL_VALUES_MISSING", (1, 2), 13),
    ("SKIP_IF_ALL_VALUES_MISSING", (4, None), 14),
    ("SKIP_IF_ALL_VALUES_MISSING", (None, None), None),
    ("SKIP_IF_ANY_VALUE_MISSING", (1, 2), 13),
    ("SKIP_IF_ANY_VALUE_MISSING", (4, None), None),
    ("SKIP_IF_ANY_VALUE_MISSING", (None, None), None),
]
"""DHIS2 user guide, "Configure metadata", table of missing value strategies: *skip if any value is missing*: skipped if
any of the values which compose the expression are missing; *skip if all values are missing*: skipped only if all of
the operands are missing; *never skip*: all missing operands are treated effectively as a zero."""


@pytest.mark.parametrize(("strategy", "given", "expected"), DHIS2)
def test_strategies_of_dhis2(strategy: str, given: tuple[int | None, ...], expected: int | None) -> None:
    values = dict(zip("AB", given, strict=True))
    for policy in (strategy, strategy.lower(), DHIS2_STRATEGIES[strategy]):
        assert evaluate(SUM, values, policy=policy).value == expected
    absent = {label: number for label, number in values.items() if number is not None}
    assert evaluate(SUM, absent, policy=strategy).value == expected


def test_an_expression_without_items_is_never_skipped() -> None:
    """As in DHIS2, where *all missing* asks for at least one item."""
    constant = Formula("5", Number(Fraction(5)))
    assert {evaluate(constant, {}, policy=policy).value for policy in GapPolicy} == {Fraction(5)}


SKIPPED: list[tuple[str, Mapping[str, Value], Fraction | int | None]] = [
    # sums and means: the terms that are there
    ("A + B + C", {"A": 1, "C": 5}, 6),
    ("(A + B + C) dibagi 3", {"A": 80, "B": 90}, 85),
    ("(A + B + C) dibagi 3", {"B": 90}, 90),
    ("(A + B + C) dibagi 3", {"A": 80, "B": 90, "C": 100}, 90),
    ("(A + B + C) dibagi 3", {}, None),
    ("rata-rata (A; B; C)", {"A": 80, "C": 70}, 75),
    ("rata-rata (A; B; C)", {}, None),
    ("(A + B + C) dibagi 3 x 100 %", {"A": Fraction(4, 5), "B": Fraction(9, 10)}, 85),
    ("(A x 100 % + B x 100 %) dibagi 2", {"A": Fraction(4, 5)}, 80),
    ("(1/3) x (A + B + C)", {"A": 80, "B": 90}, 85),
    ("((A / B x 100 %) + (C / D x 100 %)) dibagi 2", {"A": 1, "B": 2, "C": 1}, 50),
    # numbers of the formula are always there, but alone they are no sum
    ("10 + A + B", {"B": 2}, 12),
    ("10 + A + B", {}, None),
    # a divisor that does not count the terms stays as it is written
    ("(A + B) dibagi 12", {"A": 24}, 2),
    ("(A + B) dibagi C", {"A": 6, "C": 3}, 2),
    # a ratio, a difference, a product, a function with a missing side is a gap
    ("(A + B) dibagi C", {"A": 6}, None),
    ("A dibagi (B + C)", {"B": 6}, None),
    ("A dikurangi B", {"A": 6}, None),
    ("A dikali B", {"A": 6}, None),
    ("minimum (A; B)", {"A": 6}, None),
    ("A + akar (B)", {"A": 6}, 6),
    # a sum with weights needs all its terms
    ("0,4 x A + 0,6 x B", {"A": 80}, None),
    ("A + 0,6 x B + C", {"B": 80, "C": 1}, None),
    ("(2 x A + B) dibagi 3", {"A": 80}, None),
    ("A x 1.000 + B", {"B": 3}, 3),
]


@pytest.mark.parametrize(("text", "values", "expected"), SKIPPED)
def test_skip(text: str, values: Mapping[str, Value], expected: Fraction | int | None) -> None:
    formula = parse(text)
    result = evaluate(formula, values, policy="skip")
    assert result.value == expected
    assert (result.status is Status.OK) is (expected is not None)
    gone = tuple(variable.label for variable in formula.variables if variable.label not in values)
    assert result.filled == (gone if expected is not None else ())
    assert [found.code for found in result.findings] == (["value-skipped"] if result.filled else [])


def naive(node: Node, numbers: Mapping[str, Fraction]) -> Fraction | None:
    """The rules of skipping as a person would follow them, on values instead of trees."""
    if isinstance(node, Reference):
        return numbers.get(node.label)
    if isinstance(node, Number):
        return node.value
    mean = mean_of(node)
    if isinstance(node, Binary) and node.operator is Operator.DIVIDE and mean and mean.divisor.value == len(mean.terms):
        total, count = summed(mean.terms, numbers)
        scale = Fraction(100) if isinstance(node.left, Percentage) else Fraction(1)
        return None if total is None else total * scale / count
    if isinstance(node, Binary) and node.operator is Operator.ADD:
        return summed(flat(node), numbers)[0]
    if isinstance(node, Call) and node.function is Function.MEAN:
        total, count = summed(node.arguments, numbers, weights=False)
        return None if total is None else total / count
    parts = [naive(child, numbers) for child in children(node)]
    if None in parts:
        return None
    values = {f"v{place}": part for place, part in enumerate(parts) if part is not None}
    over, under, _ = calculate(with_children(node, [Reference(name) for name in values]), values)
    return Fraction(over, under)


def flat(node: Node) -> list[Node]:
    if isinstance(node, Binary) and node.operator is Operator.ADD:
        return [*flat(node.left), *flat(node.right)]
    return [node]


def varies(node: Node) -> bool:
    return any(isinstance(part, Reference) for part in walk(node))


def summed(
    terms: tuple[Node, ...] | list[Node], numbers: Mapping[str, Fraction], weights: bool = True
) -> tuple[Fraction | None, int]:
    pairs = [(term, naive(term, numbers)) for term in terms]
    there = [(term, value) for term, value in pairs if value is not None]
    if len(there) < len(pairs):
        if weights and any(is_weighted(term) for term in terms):
            return None, 0
        if not any(varies(term) for term, _ in there):
            return None, 0
    return sum((value for _, value in there), Fraction()), len(there)


def with_children(node: Node, below: list[Reference]) -> Node:
    match node:
        case Binary(operator=operator):
            return Binary(operator, *below)
        case Negative():
            return Negative(*below)
        case Percentage():
            return Percentage(*below)
        case Call(function=function):
            return Call(function, tuple(below))
        case _:
            raise AssertionError(node)


def plain(tree: Node) -> bool:
    """Sums, differences, products, quotients and means of few variables."""
    functions = {Function.MEAN, Function.MINIMUM, Function.MAXIMUM}
    return not any(
        (isinstance(node, Call) and node.function not in functions)
        or (isinstance(node, Binary) and node.operator is Operator.POWER)
        for node in walk(tree)
    )


LABELS = st.sampled_from("ABCDEFGH").map(Reference)


def means(below: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    """Means as documents write them: a sum divided by a number."""

    def build(terms: list[Node], percent: bool) -> Node:
        total = terms[0]
        for term in terms[1:]:
            total = Binary(Operator.ADD, total, term)
        return Binary(Operator.DIVIDE, Percentage(total) if percent else total, Number(Fraction(len(terms))))

    return st.builds(build, st.lists(below, min_size=2, max_size=4), st.booleans())


def pairs(below: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    operators = [Operator.ADD, Operator.ADD, Operator.ADD, Operator.DIVIDE, Operator.SUBTRACT, Operator.MULTIPLY]
    return st.builds(Binary, st.sampled_from(operators), below, below)


NUMBERS = st.integers(1, 12).map(lambda number: Number(Fraction(number)))
SUMS = st.recursive(LABELS | LABELS | NUMBERS, lambda below: pairs(below) | pairs(below) | means(below), max_leaves=9)


@given(SUMS, st.dictionaries(st.sampled_from("ABCDEFGH"), st.integers(-5, 9).map(Fraction)))
def test_skip_agrees_with_the_rules_on_values(tree: Node, numbers: Mapping[str, Fraction]) -> None:
    formula = Formula("", tree)
    known = {variable.label: numbers[variable.label] for variable in formula.variables if variable.label in numbers}
    result = evaluate_formula(formula, known, GapPolicy.SKIP)
    if result.status is Status.UNDEFINED:
        return
    assert result.value == naive(tree, known)


@given(trees(max_leaves=10), st.integers(0, 3))
def test_leaving_nothing_out_changes_nothing(tree: Node, number: int) -> None:
    formula = Formula("", tree)
    values = {variable.label: number + place for place, variable in enumerate(formula.variables)}
    expected = evaluate_formula(formula, values)
    for policy in GapPolicy:
        result = evaluate_formula(formula, values, policy)
        assert (result.value, result.status, result.filled) == (expected.value, expected.status, ())
        assert result.policy is policy
    rest = without(tree, frozenset())
    assert rest is not None
    left = evaluate_formula(Formula("", rest), values)
    # a sum within a sum loses its brackets on the way, also where a reason quotes it
    assert (left.value, left.status, left.unit) == (expected.value, expected.status, expected.unit)


@given(trees(max_leaves=10).filter(plain), st.sets(st.integers(0, 9)))
def test_zero_is_what_giving_zeros_gives(tree: Node, missing: set[int]) -> None:
    formula = Formula("", tree)
    labels = [variable.label for variable in formula.variables]
    zeros = {label: 0 if place in missing else place + 2 for place, label in enumerate(labels)}
    given = {label: number for place, (label, number) in enumerate(zeros.items()) if place not in missing}
    expected, result = evaluate_formula(formula, zeros), evaluate_formula(formula, given, GapPolicy.ZERO)
    assert (result.value, result.status, result.reason) == (expected.value, expected.status, expected.reason)
    both = evaluate_formula(formula, given, GapPolicy.ZERO_UNLESS_ALL)
    assert both.value == (result.value if given or not labels else None)


def test_a_deep_tree_is_no_danger() -> None:
    left: Node = Reference("A")
    right: Node = Reference("A")
    for _ in range(5_000):
        left = Binary(Operator.ADD, left, Reference("B"))
        right = Binary(Operator.ADD, Reference("B"), right)
    assert without(left, {"B"}) == without(right, {"B"}) == Reference("A")
    assert without(left, {"A", "B"}) is None


def test_a_result_is_printed_with_the_policy_that_made_it() -> None:
    values = {"Nilai A": 80, "Nilai B": 90}
    shown = {policy.value: str(result) for policy, result in ikukit.compare_policies(MEAN, values).items()}
    assert shown == {
        "strict": 'tidak dapat dihitung: nilai "Nilai C" belum ada',
        "missing-as-zero": "56,67 (nilai kosong dihitung 0)",
        "zero-unless-all-missing": "56,67 (nilai kosong dihitung 0, kecuali semuanya kosong)",
        "skip": "85 (nilai kosong dilewati)",
    }
    assert str(evaluate(MEAN, {**values, "Nilai C": 100}, policy="skip")) == "90"


def test_the_findings_name_what_was_filled() -> None:
    (zero,) = evaluate(MEAN, {"Nilai A": 80}, policy="missing-as-zero").findings
    assert zero.message == ('Nilai "Nilai B", "Nilai C" belum ada dan dihitung 0 menurut kebijakan missing-as-zero.')
    (skipped,) = evaluate(MEAN, {"Nilai A": 80}, policy="skip").findings
    assert skipped.message == (
        'Nilai "Nilai B", "Nilai C" tidak ada; jumlah atau rata-rata dihitung tanpa suku itu menurut kebijakan skip.'
    )


GAPS: list[tuple[str, str, Mapping[str, Value], Status, str]] = [
    ("strict", "A + B", {"A": 1, "B": "tidak berlaku"}, Status.NOT_APPLICABLE, 'nilai "B" tidak berlaku'),
    ("missing-as-zero", "A + B", {"A": 1, "B": "Tidak  Berlaku"}, Status.NOT_APPLICABLE, 'nilai "B" tidak berlaku'),
    ("missing-as-zero", "A + B", {"A": 1, "B": "BB"}, Status.NOT_A_NUMBER, 'nilai "B" bukan angka: "BB"'),
    ("missing-as-zero", "A / B", {"A": 1}, Status.UNDEFINED, 'pembagi "B" bernilai 0'),
    ("skip", "A + B", {"A": 1, "B": "BB"}, Status.NOT_A_NUMBER, 'nilai "B" bukan angka: "BB"'),
    ("skip", "A + B / C", {"A": 1, "B": 1, "C": 0}, Status.UNDEFINED, 'pembagi "C" bernilai 0'),
    ("skip", "(A + B) / C", {"B": 1}, Status.MISSING, 'nilai "C" belum ada'),
    ("skip", "(A + B) / C", {"C": 1}, Status.MISSING, 'nilai "A" dan "B" belum ada'),
    ("skip", "A / B", {"A": 1, "B": "tidak berlaku"}, Status.NOT_APPLICABLE, 'nilai "B" tidak berlaku'),
    ("strict", "A + B", {"B": "tidak berlaku"}, Status.MISSING, 'nilai "A" belum ada; nilai "B" tidak berlaku'),
    ("strict", "A + B", {"A": 1, "B": "belum ada data"}, Status.MISSING, 'nilai "B" belum ada'),
    (
        "missing-as-zero",
        "A + B",
        {"A": 1, "B": "-"},
        Status.NOT_A_NUMBER,
        'nilai "B" tertulis "-", yang dapat berarti nol, belum ada, atau tidak berlaku; isi 0, kosongkan, atau tulis '
        '"tidak berlaku"',
    ),
    (
        "skip",
        "A + B",
        {"A": 1, "B": "Data N/A"},
        Status.NOT_A_NUMBER,
        'nilai "B" tertulis "Data N/A", yang dapat berarti tidak berlaku atau belum ada; kosongkan, atau tulis "tidak '
        'berlaku"',
    ),
]


@pytest.mark.parametrize(("policy", "text", "values", "status", "reason"), GAPS)
def test_what_no_policy_fills(policy: str, text: str, values: Mapping[str, Value], status: Status, reason: str) -> None:
    result = evaluate(parse(text), values, policy=policy)
    assert (result.value, result.status, result.reason) == (None, status, reason)


def test_what_does_not_apply_is_left_out_by_skip() -> None:
    result = evaluate(MEAN, {"Nilai A": 80, "Nilai B": 90, "Nilai C": "tidak berlaku"}, policy="skip")
    assert (str(result), result.filled) == ("85 (nilai kosong dilewati)", ("Nilai C",))


def test_a_part_larger_than_its_whole_is_a_gap_where_that_is_asked_for() -> None:
    values = {"Jumlah desa tertib": 66, "Jumlah desa": 32}
    assert str(evaluate(RATIO, values)) == "206,25 %"
    for _ in range(3):  # the walk and the compiled function
        result = evaluate(RATIO, values, within_range=True)
        assert (result.value, result.status) == (None, Status.OUT_OF_RANGE)
        assert result.reason == "hasilnya 206,25 %, padahal bagian dari keseluruhan hanya dapat 0 sampai 100"
        assert [found.code for found in result.findings] == ["result-out-of-range"]
    assert evaluate(RATIO, {"Jumlah desa tertib": 32, "Jumlah desa": 32}, within_range=True).value == 100


EXPLAINED = [
    (
        "skip",
        """\
Rumus: (Nilai A ditambah Nilai B ditambah Nilai C) dibagi 3
Kebijakan: nilai kosong dilewati (skip)
Nilai:
  Nilai A = 80
  Nilai B: belum ada, dilewati
  Nilai C = 91
Hitungan:
  (80 ditambah 91) dibagi 2
  1. 80 + 91 = 171
  2. 171 ÷ 2 = 85,5
Hasil: 85,5 (dipotong, 1 desimal)
Catatan: Nilai "Nilai B" tidak ada; jumlah atau rata-rata dihitung tanpa suku itu menurut kebijakan skip.""",
    ),
    (
        "missing-as-zero",
        """\
Rumus: (Nilai A ditambah Nilai B ditambah Nilai C) dibagi 3
Kebijakan: nilai kosong dihitung 0 (missing-as-zero)
Nilai:
  Nilai A = 80
  Nilai B: belum ada, dihitung 0
  Nilai C = 91
Hitungan:
  (80 ditambah 0 ditambah 91) dibagi 3
  1. 80 + 0 = 80
  2. 80 + 91 = 171
  3. 171 ÷ 3 = 57
Hasil: 57 (tepat, tanpa pembulatan)
Catatan: Nilai "Nilai B" belum ada dan dihitung 0 menurut kebijakan missing-as-zero.""",
    ),
    (
        "strict",
        """\
Rumus: (Nilai A ditambah Nilai B ditambah Nilai C) dibagi 3
Nilai:
  Nilai A = 80
  Nilai B: belum ada
  Nilai C = 91
Hasil: tidak dapat dihitung: nilai "Nilai B" belum ada""",
    ),
]


@pytest.mark.parametrize(("policy", "expected"), EXPLAINED)
def test_explanations_name_the_policy(policy: str, expected: str) -> None:
    told = explain(MEAN, {"Nilai A": 80, "Nilai C": 91}, 1, policy=policy, rounding="down")
    assert told == expected


# --- which policy holds ---------------------------------------------------------------------------------------------

MEAN_ROW = Indicator("Rata-rata nilai", MEAN.text)
SUM_ROW = Indicator("Jumlah nilai", "Nilai A + Nilai B", extra={"Kebijakan  Nilai Kosong": "nilai kosong dilewati"})
WRONG_ROW = Indicator("Total nilai", "Nilai A + Nilai B", extra={"Nilai kosong": "dikira-kira"})
DOCUMENT = Document((MEAN_ROW, SUM_ROW, WRONG_ROW))


def policies(policy: object) -> list[GapPolicy]:
    return [one.policy for one in evaluate(DOCUMENT, {"Nilai A": 1}, policy=policy)]  # type: ignore[call-overload]


def test_a_document_says_the_policy_of_each_indicator() -> None:
    assert policies(None) == [GapPolicy.STRICT, GapPolicy.SKIP, GapPolicy.STRICT]
    wrong = evaluate(DOCUMENT, {"Nilai A": 1})[2].findings[0]
    assert wrong.message == (
        'Kolom "Nilai kosong" berisi "dikira-kira", yang bukan kebijakan nilai kosong; dihitung dengan strict.'
    )
    assert "skip" in wrong.advice


def test_the_call_has_the_last_word() -> None:
    assert policies("missing-as-zero") == [GapPolicy.ZERO] * 3
    assert policies({"rata-rata  nilai": "skip", 3: GapPolicy.ZERO}) == [GapPolicy.SKIP, GapPolicy.SKIP, GapPolicy.ZERO]
    assert evaluate(SUM_ROW, {"Nilai A": 1}, policy="strict").status is Status.MISSING
    assert evaluate(SUM_ROW, {"Nilai A": 1}).value == 1
    assert "Kebijakan: nilai kosong dilewati (skip)" in explain(SUM_ROW, {"Nilai A": 1})


def test_policies_side_by_side_for_a_document() -> None:
    tables = ikukit.compare_policies(DOCUMENT, {"Nilai A": 6})
    assert [[table[policy].value for policy in GapPolicy] for table in tables] == [
        [None, 2, 2, 6],
        [None, 6, 6, 6],
        [None, 6, 6, 6],
    ]


@pytest.mark.parametrize(
    ("policy", "error", "message"),
    [
        (
            "lewat",
            ValueError,
            'kebijakan nilai kosong "lewat" tidak dikenal; pilih salah satu: strict, missing-as-zero, '
            "zero-unless-all-missing, skip",
        ),
        (3, TypeError, "kebijakan nilai kosong harus berupa nama, misalnya 'skip', bukan 3"),
        ({"Rata-rata nlai": "skip"}, KeyError, 'tidak ada indikator "Rata-rata nlai"; maksud Anda "Rata-rata nilai"?'),
        ({4: "skip"}, KeyError, "tidak ada indikator ke-4; yang ada: 1 sampai 3"),
        ({1.5: "skip"}, TypeError, "indikator disebut dengan nama atau nomor urutnya, bukan 1.5"),
        ({1: "lewat"}, ValueError, 'kebijakan nilai kosong "lewat" tidak dikenal'),
    ],
)
def test_wrong_calls(policy: object, error: type[Exception], message: str) -> None:
    with pytest.raises(error) as caught:
        policies(policy)
    assert caught.value.args[0].startswith(message)


def test_a_formula_has_one_policy() -> None:
    with pytest.raises(TypeError, match="untuk satu rumus beri satu kebijakan"):
        evaluate(MEAN, {}, policy={1: "skip"})


@pytest.mark.parametrize("policy", list(GapPolicy))
def test_every_policy_is_known_by_its_words(policy: GapPolicy) -> None:
    assert read_policy(policy) is read_policy(policy.value.upper()) is read_policy(policy.words.title()) is policy
