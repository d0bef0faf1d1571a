"""Exact evaluation: against an independent walk on Fractions, every status, every kind of value and key."""

import math
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ikukit.formula.computing.binding import Value
from ikukit.formula.computing.compiled import compile_tree
from ikukit.formula.computing.evaluator import Result, Status, calculate, evaluate_formula
from ikukit.formula.formula import Formula
from ikukit.formula.parser import parse
from ikukit.formula.printer import to_text
from ikukit.formula.tree import Binary, Call, Function, Negative, Node, Number, Operator, Percentage, Reference, walk
from ikukit.source import Span
from ikukit.testing import formulas, trees, values_for

RATIO = parse("Jumlah desa tertib dibagi Jumlah desa x 100 %")
SYMBOLS = parse("A/B x 100%\ndimana A = Jumlah desa tertib; B = Jumlah desa")
A, B = Reference("A"), Reference("B")


def naive(node: Node, numbers: Mapping[str, Fraction]) -> Fraction:
    """What a person with a calculator for fractions does; only for trees without irrational functions."""
    match node:
        case Number(value=value):
            return value
        case Reference(label=label):
            return numbers[label]
        case Negative(operand=operand):
            return -naive(operand, numbers)
        case Percentage(operand=operand):
            return naive(operand, numbers) * 100
        case Binary(operator=operator, left=left, right=right):
            a, b = naive(left, numbers), naive(right, numbers)
            if operator is Operator.POWER:
                return a ** int(b)
            return {
                Operator.ADD: lambda: a + b,
                Operator.SUBTRACT: lambda: a - b,
                Operator.MULTIPLY: lambda: a * b,
                Operator.DIVIDE: lambda: a / b,
            }[operator]()
        case Call(function=function, arguments=arguments):
            many = [naive(argument, numbers) for argument in arguments]
            if function is Function.MEAN:
                return sum(many, Fraction()) / len(many)
            if function is Function.ABSOLUTE:
                return abs(many[0])
            return min(many) if function is Function.MINIMUM else max(many)


IRRATIONAL = {Function.ROOT, Function.LOGARITHM, Function.NATURAL_LOGARITHM, Function.EXPONENTIAL}


def rational(tree: Node) -> bool:
    return not any(isinstance(node, Call) and node.function in IRRATIONAL for node in walk(tree))


def labels(tree: Node) -> list[str]:
    return list(dict.fromkeys(node.label for node in walk(tree) if isinstance(node, Reference)))


@given(st.data(), trees().filter(rational))
def test_exact_value(data: st.DataObject, tree: Node) -> None:
    numbers = {label: data.draw(st.fractions(-50, 50, max_denominator=12)) for label in labels(tree)}
    formula = Formula(to_text(tree), tree)
    result = evaluate_formula(formula, numbers)
    try:
        expected = naive(tree, numbers)
    except ZeroDivisionError:
        assert (result.value, result.status) == (None, Status.UNDEFINED)
        assert "bernilai 0" in result.reason or "nol" in result.reason
    else:
        assert result == Result(expected)


@given(st.data(), trees().filter(rational))
def test_compiled_function_agrees_with_the_walk(data: st.DataObject, tree: Node) -> None:
    names = labels(tree)
    numbers = {label: data.draw(st.integers(-9, 9) | st.integers(0, 10**30)) for label in names}
    function = compile_tree(tree, names)
    assert function is not None
    folded = function(numbers)
    try:
        expected = naive(tree, {label: Fraction(number) for label, number in numbers.items()})
    except ZeroDivisionError:
        assert folded is None
    else:
        assert folded is not None
        assert Fraction(*folded) == expected


@given(st.data(), formulas())
def test_repeating_changes_nothing(data: st.DataObject, formula: Formula) -> None:
    """The first computation walks, the later ones run compiled code."""
    numbers = data.draw(values_for(formula, st.integers(-5, 40)))
    first = evaluate_formula(formula, numbers)
    assert [evaluate_formula(formula, numbers) for _ in range(2)] == [first, first]


@given(st.data(), formulas())
def test_irrational_values_are_close(data: st.DataObject, formula: Formula) -> None:
    numbers = data.draw(values_for(formula, st.integers(1, 40)))
    result = evaluate_formula(formula, numbers)
    assume(result.value is not None)
    assert result.value is not None
    close = approximate(formula.tree, numbers)
    assume(close is not None and math.isfinite(close))
    assert close is not None
    assert math.isclose(float(result.value), close, rel_tol=1e-6, abs_tol=1e-6) or abs(float(result.value)) > 1e12


def approximate(tree: Node, numbers: Mapping[str, Value]) -> float | None:
    """The value in floats; None where floats fail."""
    in_floats: dict[Function, Callable[..., float]] = {
        Function.MEAN: lambda *a: sum(a) / len(a),
        Function.MINIMUM: min,
        Function.MAXIMUM: max,
        Function.ABSOLUTE: abs,
        Function.ROOT: math.sqrt,
        Function.LOGARITHM: math.log10,
        Function.NATURAL_LOGARITHM: math.log,
        Function.EXPONENTIAL: math.exp,
    }

    def walk_floats(node: Node) -> float:
        match node:
            case Number(value=value):
                return float(value)
            case Reference(label=label):
                return float(numbers[label])  # type: ignore[arg-type]
            case Negative(operand=operand):
                return -walk_floats(operand)
            case Percentage(operand=operand):
                return walk_floats(operand) * 100
            case Binary(operator=operator, left=left, right=right):
                a, b = walk_floats(left), walk_floats(right)
                return float(eval(f"a {operator.value.replace('^', '**')} b", {"a": a, "b": b}))
            case Call(function=function, arguments=arguments):
                return float(in_floats[function](*map(walk_floats, arguments)))

    try:
        return walk_floats(tree)
    except (ArithmeticError, ValueError):
        return None


def exact(text: str, **numbers: Value) -> Result:
    return evaluate_formula(parse(text), numbers)


@pytest.mark.parametrize(
    ("text", "numbers", "value"),
    [
        ("akar (A) + B", {"A": 49, "B": 1}, Fraction(8)),
        ("akar (A) + B", {"A": "0,25", "B": 1}, Fraction(3, 2)),
        ("A pangkat 3 + B", {"A": 2, "B": 1}, Fraction(9)),
        ("A pangkat 0,5 + B", {"A": 9, "B": 1}, Fraction(4)),
        ("log (A) + B", {"A": 1000, "B": 0}, Fraction(3)),
        ("log (A) + B", {"A": Fraction(1, 100), "B": 0}, Fraction(-2)),
        ("ln (A) + B", {"A": 1, "B": 0}, Fraction(0)),
        ("exp (A) + B", {"A": 0, "B": 0}, Fraction(1)),
    ],
)
def test_functions_with_an_exact_value(text: str, numbers: dict[str, Value], value: Fraction) -> None:
    result = exact(text, **numbers)
    assert (result.value, result.exact) == (value, True)


@pytest.mark.parametrize(
    ("text", "number", "digits"),
    [
        ("akar (A) x 1", 2, "1.41421356237309504880168872420969807856967187537694"),
        ("ln (A) x 1", 2, "0.69314718055994530941723212145817656807550013436025"),
        ("log (A) x 1", 2, "0.30102999566398119521373889472449302676818988146210"),
        ("exp (A) x 1", 1, "2.71828182845904523536028747135266249775724709369995"),
        ("A pangkat 0,5 x 1", 3, "1.73205080756887729352744634150587236694280525381038"),
    ],
)
def test_functions_to_fifty_digits(text: str, number: int, digits: str) -> None:
    result = exact(text, A=number)
    assert not result.exact
    assert result.value is not None
    assert abs(result.value - Fraction(digits)) < Fraction(1, 10**49)


def test_noise_is_no_divisor() -> None:
    """2 minus the square of the root of 2 is 0, not a number of 59 zeros."""
    result = exact("A dibagi (B dikurangi akar (B) dikali akar (B))", A=1, B=2)
    assert result.status is Status.UNDEFINED


GAPS: list[tuple[Mapping[str, Value], Status, str, str]] = [
    ({"Jumlah desa": 12}, Status.MISSING, 'nilai "Jumlah desa tertib" belum ada', "Jumlah desa tertib"),
    (
        {"Jumlah desa": None, "Jumlah desa tertib": " "},
        Status.MISSING,
        'nilai "Jumlah desa tertib" dan "Jumlah desa" belum ada',
        "Jumlah desa tertib",
    ),
    (
        {"Jumlah desa": 0, "Jumlah desa tertib": 3},
        Status.UNDEFINED,
        'pembagi "Jumlah desa" bernilai 0',
        "Jumlah desa",
    ),
    (
        {"Jumlah desa": 0, "Jumlah desa tertib": 0},
        Status.UNDEFINED,
        'pembagi "Jumlah desa" bernilai 0',
        "Jumlah desa",
    ),
    (
        {"Jumlah desa": "BB", "Jumlah desa tertib": 3},
        Status.NOT_A_NUMBER,
        'nilai "Jumlah desa" bukan angka: "BB"',
        "Jumlah desa",
    ),
    (
        {"Jumlah desa": math.nan, "Jumlah desa tertib": math.inf},
        Status.NOT_A_NUMBER,
        'nilai "Jumlah desa tertib" bukan angka (tak terhingga); nilai "Jumlah desa" bukan angka (NaN)',
        "Jumlah desa tertib",
    ),
    (
        {"Jumlah desa": Decimal("-Infinity"), "Jumlah desa tertib": Decimal("sNaN")},
        Status.NOT_A_NUMBER,
        'nilai "Jumlah desa tertib" bukan angka (NaN); nilai "Jumlah desa" bukan angka (tak terhingga)',
        "Jumlah desa tertib",
    ),
    (
        {"Jumlah desa": Decimal("1e999999"), "Jumlah desa tertib": 3},
        Status.OUT_OF_RANGE,
        'nilai "Jumlah desa" terlalu besar atau terlalu kecil untuk dihitung',
        "Jumlah desa",
    ),
]


@pytest.mark.parametrize(("numbers", "status", "reason", "blame"), GAPS)
def test_gaps(numbers: Mapping[str, Value], status: Status, reason: str, blame: str) -> None:
    result = evaluate_formula(RATIO, numbers)
    assert (result.value, result.status, result.reason, result.blame) == (None, status, reason, blame)
    assert result.span is not None
    assert result.span.of(RATIO.text) == blame
    assert str(result) == f"tidak dapat dihitung: {reason}"


@pytest.mark.parametrize(
    ("text", "numbers", "status", "reason"),
    [
        ("A dibagi (B dikurangi 2)", {"A": 1, "B": 2}, Status.UNDEFINED, 'pembagi ""B" dikurangi 2" bernilai 0'),
        ("akar (A) x 1", {"A": -4}, Status.UNDEFINED, 'akar dari bilangan negatif: akar ("A")'),
        ("log (A) x 1", {"A": 0}, Status.UNDEFINED, 'logaritma dari bilangan yang tidak positif: log ("A")'),
        (
            "A pangkat 0,5 x 1",
            {"A": -4},
            Status.UNDEFINED,
            'pangkat pecahan dari bilangan negatif: "A" pangkat 0,5',
        ),
        (
            "exp (A) x 1",
            {"A": 10**9},
            Status.OUT_OF_RANGE,
            'hasilnya terlalu besar atau terlalu kecil untuk dihitung: exp ("A")',
        ),
        (
            "exp (A) x 1",
            {"A": -(10**9)},
            Status.OUT_OF_RANGE,
            'hasilnya terlalu besar atau terlalu kecil untuk dihitung: exp ("A")',
        ),
    ],
)
def test_gaps_of_arithmetic(text: str, numbers: Mapping[str, Value], status: Status, reason: str) -> None:
    result = exact(text, **numbers)
    assert (result.value, result.status, result.reason) == (None, status, reason)
    assert result.span != Span(0, 0)


def test_powers_are_bounded() -> None:
    tree: Node = A
    for _ in range(5):
        tree = Binary(Operator.POWER, tree, Number(Fraction(10**6)))
    formula = Formula("A^1000000^1000000 ...", tree)
    assert evaluate_formula(formula, {"A": 3}).status is Status.OUT_OF_RANGE
    assert evaluate_formula(formula, {"A": 1}).value == 1
    assert evaluate_formula(formula, {"A": -1}).value == 1
    result = evaluate_formula(Formula("", Binary(Operator.POWER, A, Number(Fraction(10**6)))), {"A": "0,999999"})
    assert (result.format(6), result.exact) == ("0,367879", False)


@pytest.mark.parametrize(
    "value",
    [3, 3.0, "3", "3,0", " 3 ", Decimal("3.00"), Fraction(6, 2)],
)
def test_kinds_of_values(value: Value) -> None:
    assert exact("A dibagi B", A=value, B=4).value == Fraction(3, 4)


def test_scalars_of_numpy_and_pandas() -> None:
    numpy, pandas = pytest.importorskip("numpy"), pytest.importorskip("pandas")
    for kind in (numpy.int8, numpy.uint64, numpy.int64, numpy.float32, numpy.float64, numpy.longdouble):
        assert exact("A dibagi B", A=kind(3), B=4).value == Fraction(3, 4)
    assert exact("A + B", A=numpy.float32(0.1), B=numpy.float64(0.2)).value == Fraction(3, 10)
    column = pandas.Series([3, None], dtype="Int64")
    assert exact("A dibagi B", A=column[0], B=4).value == Fraction(3, 4)
    assert exact("A dibagi B", A=column[1], B=4).status is Status.MISSING
    assert exact("A dibagi B", A=numpy.float64("nan"), B=4).status is Status.NOT_A_NUMBER
    for wrong in (numpy.bool_(True), pandas.Timestamp("2024-01-01"), pandas.NaT, numpy.array([3])):
        with pytest.raises(TypeError, match=r'nilai "A" harus berupa angka'):
            exact("A dibagi B", A=wrong, B=4)


def test_floats_are_taken_as_written() -> None:
    assert exact("A + B", A=0.1, B=0.2).value == Fraction(3, 10)


@pytest.mark.parametrize(
    ("label", "text", "value", "findings"),
    [
        ("Bobot", "4.25", "4.25", [("value-ambiguous", 'Nilai "Bobot" tertulis "4.25": dibaca 4,25; bisa juga 425.')]),
        (
            "Bobot",
            "16,030",
            "16.03",
            [("value-ambiguous", 'Nilai "Bobot" tertulis "16,030": dibaca 16,03; bisa juga 16.030.')],
        ),
        ("Bobot", "1,234.5", "1234.5", [("value-notation", 'Nilai "Bobot" tertulis "1,234.5": dibaca 1.234,5.')]),
        ("Bobot", "30 %", "30", [("value-percent", 'Nilai "Bobot" tertulis "30 %": dihitung sebagai 30, bukan 0,3.')]),
        ("Persentase desa tertib", "30 %", "30", []),
        ("Bobot", "12.345", "12345", []),
    ],
)
def test_doubtful_values_are_noticed(label: str, text: str, value: str, findings: list[tuple[str, str]]) -> None:
    formula = Formula(label, Binary(Operator.ADD, Reference(label), Reference("B")))
    result = evaluate_formula(formula, {label: text, "B": 0})
    assert result.value == Fraction(value)
    assert [(finding.code, finding.message) for finding in result.findings] == findings


@pytest.mark.parametrize(
    "keys",
    [
        ("Jumlah desa tertib", "Jumlah desa"),
        ("jumlah  desa TERTIB", "\u00a0jumlah desa\n"),
        ("jumlah_desa_tertib", "jumlah_desa"),
    ],
)
def test_keys(keys: tuple[str, str]) -> None:
    assert str(evaluate_formula(RATIO, dict(zip(keys, (11, 12), strict=True)))) == "91,67 %"


@pytest.mark.parametrize("keys", [("A", "B"), ("a", "b"), ("Jumlah desa tertib", "jumlah desa")])
def test_keys_of_symbols(keys: tuple[str, str]) -> None:
    assert str(evaluate_formula(SYMBOLS, dict(zip(keys, (11, 12), strict=True)))) == "91,67 %"


def test_labels_that_differ_in_case_only() -> None:
    formula = Formula("P/p", Binary(Operator.DIVIDE, Reference("P"), Reference("p")))
    assert evaluate_formula(formula, {"P": 1, "p": 4}).value == Fraction(1, 4)
    assert evaluate_formula(formula, {"p": 1, "P": 4}).value == 4


AMBIGUOUS = Formula("", Binary(Operator.DIVIDE, Reference("Jumlah Desa"), Reference("Jumlah desa")))


@pytest.mark.parametrize(
    ("formula", "numbers", "message"),
    [
        (RATIO, {"Jumlh desa": 1}, 'tidak ada variabel "Jumlh desa"; maksud Anda "Jumlah desa"?'),
        (
            RATIO,
            {"jumlah_desa_tertip": 1},
            'tidak ada variabel "jumlah_desa_tertip"; maksud Anda "jumlah_desa_tertib"?',
        ),
        (RATIO, {"PBB": 1}, 'tidak ada variabel "PBB"; yang ada: "Jumlah desa tertib" dan "Jumlah desa"'),
        (
            RATIO,
            {"Jumlah desa": 1, "jumlah_desa": 2},
            '"Jumlah desa" dan "jumlah_desa" menunjuk variabel yang sama, "Jumlah desa"; beri satu saja',
        ),
        (
            RATIO,
            {"JUMLAH DESA": 1, "jumlah desa": 2},
            '"JUMLAH DESA" dan "jumlah desa" menunjuk variabel yang sama, "Jumlah desa"; beri satu saja',
        ),
        (
            AMBIGUOUS,
            {"JUMLAH DESA": 1},
            '"JUMLAH DESA" dapat berarti "Jumlah Desa" atau "Jumlah desa"; tulis persis seperti dalam rumus',
        ),
        (Formula("1", Number(Fraction(1))), {"x": 1}, 'tidak ada variabel "x"; yang ada: tidak satu pun'),
    ],
)
def test_wrong_keys(formula: Formula, numbers: Mapping[str, Value], message: str) -> None:
    with pytest.raises(KeyError) as caught:
        evaluate_formula(formula, numbers)
    assert caught.value.args == (message,)


@pytest.mark.parametrize(
    ("numbers", "message"),
    [
        ({"Jumlah desa": True}, 'nilai "Jumlah desa" harus berupa angka, bukan True'),
        ({"Jumlah desa": [1]}, 'nilai "Jumlah desa" harus berupa angka, bukan [1]'),
        ({"Jumlah desa": 1j}, 'nilai "Jumlah desa" harus berupa angka, bukan 1j'),
        ({1: 2}, "nama variabel harus berupa teks, bukan 1"),
        ([1, 2], 'nilai harus diberikan per variabel, misalnya {"Jumlah desa": 12}'),
        (5, 'nilai harus diberikan per variabel, misalnya {"Jumlah desa": 12}'),
    ],
)
def test_wrong_calls(numbers: Mapping[str, Value], message: str) -> None:
    for _ in range(3):  # the compiled function refuses as the walk does
        with pytest.raises(TypeError) as caught:
            evaluate_formula(RATIO, numbers)
        assert caught.value.args == (message,)


@pytest.mark.parametrize("operator", list(Operator)[:4])
@pytest.mark.parametrize("left", [True, False])
def test_deep_trees(operator: Operator, left: bool) -> None:
    tree: Node = A
    for _ in range(10_000):
        tree = Binary(operator, tree, B) if left else Binary(operator, B, tree)
    result = evaluate_formula(Formula("", tree), {"A": 1, "B": 1})
    assert (
        result.value
        == {
            Operator.ADD: 10_001,
            Operator.SUBTRACT: -9_999 if left else 1,
            Operator.MULTIPLY: 1,
            Operator.DIVIDE: 1,
        }[operator]
    )
    assert tree == Binary(operator, *((tree.left, tree.right) if isinstance(tree, Binary) else (A, A)))
    assert hash(tree)


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "text"),
    [
        ("275/3", "persen", 2, "91,67 %"),
        ("275/3", "persen", 0, "92 %"),
        ("11/12", "rasio", 2, "0,92"),
        ("12", "desa", 2, "12 desa"),
        ("1234567.5", "rupiah", 2, "Rp1.234.567,50"),
        ("-5000", "rupiah", 2, "-Rp5.000"),
        ("3.456", "indeks", 1, "3,5"),
        ("100", "persen", 2, "100 %"),
        ("7", "", 2, "7"),
    ],
)
def test_printing_a_result(value: str, unit: str, decimals: int, text: str) -> None:
    assert Result(Fraction(value), unit).format(decimals) == text


def test_program_source_holds_no_words_of_the_document() -> None:
    label = "__import__('os').system('true')"
    function = compile_tree(Binary(Operator.ADD, Reference(label), A), [label, "A"])
    assert function is not None
    assert function({label: 1, "A": 2}) == (3, 1)
    code = function.__code__
    assert label not in (*code.co_names, *code.co_varnames, *map(str, code.co_consts))


def test_observer_sees_each_operation_in_order() -> None:
    seen: list[tuple[str, Fraction | None]] = []
    tree = Binary(Operator.SUBTRACT, Binary(Operator.MULTIPLY, A, B), Percentage(B))
    calculate(
        tree,
        {"A": Fraction(2), "B": Fraction(3)},
        lambda node, operands, result: seen.append((type(node).__name__, result and Fraction(*result[:2]))),
    )
    assert seen == [("Binary", Fraction(6)), ("Percentage", Fraction(300)), ("Binary", Fraction(-294))]
