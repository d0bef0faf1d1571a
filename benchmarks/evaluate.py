"""Computing formulas: ikukit's exact values against hand-written ``Fraction`` code, and against rivals on floats.

Hand-written code is what a careful programmer writes once he knows the formula: a function of a dict of values. Exact
against exact is the fair comparison; the rivals (those that are installed) compute on floats, read their own notation
and none reads a sentence: each is given the expression. Run: python benchmarks/evaluate.py
"""

import importlib.util
import re
from collections.abc import Callable, Mapping
from fractions import Fraction

from clock import compare, print_machine
from parse import SHAPES, make_texts

from ikukit.evaluation import evaluate
from ikukit.formula.computing.evaluator import calculate, program_of
from ikukit.formula.formula import Formula, identifier
from ikukit.formula.parser import parse

REPEATS = 300
Task = Callable[[], object]
Values = Mapping[str, int]

FORMULAS: tuple[tuple[str, str, Callable[[Values], Fraction], Callable[[Values], float]], ...] = (
    (
        "Jumlah desa tepat waktu dibagi Jumlah desa x 100 %",
        "a / b * 100",
        lambda v: Fraction(v["Jumlah desa tepat waktu"]) / v["Jumlah desa"] * 100,
        lambda v: v["Jumlah desa tepat waktu"] / v["Jumlah desa"] * 100,
    ),
    (
        "(Target PBB dikurangi Realisasi PBB) dibagi Target PBB dikali 100 %",
        "(a - b) / a * 100",
        lambda v: Fraction(v["Target PBB"] - v["Realisasi PBB"]) / v["Target PBB"] * 100,
        lambda v: (v["Target PBB"] - v["Realisasi PBB"]) / v["Target PBB"] * 100,
    ),
    (
        "0,412 x Indeks pelayanan + 0,335 x Indeks pemberdayaan + 0,253 x Indeks ketertiban",
        "0.412 * a + 0.335 * b + 0.253 * c",
        lambda v: (
            Fraction("0.412") * v["Indeks pelayanan"]
            + Fraction("0.335") * v["Indeks pemberdayaan"]
            + Fraction("0.253") * v["Indeks ketertiban"]
        ),
        lambda v: 0.412 * v["Indeks pelayanan"] + 0.335 * v["Indeks pemberdayaan"] + 0.253 * v["Indeks ketertiban"],
    ),
    (
        "(Nilai satu dibagi Bobot satu) ditambah (Nilai dua dibagi Bobot dua) ditambah (Nilai tiga dibagi Bobot tiga)",
        "a / b + c / d + e / f",
        lambda v: (
            Fraction(v["Nilai satu"]) / v["Bobot satu"]
            + Fraction(v["Nilai dua"]) / v["Bobot dua"]
            + Fraction(v["Nilai tiga"]) / v["Bobot tiga"]
        ),
        lambda v: (
            v["Nilai satu"] / v["Bobot satu"] + v["Nilai dua"] / v["Bobot dua"] + v["Nilai tiga"] / v["Bobot tiga"]
        ),
    ),
)


def often(function: Callable[..., object], *arguments: object) -> Task:
    """A task that calls ``function`` many times."""

    def task() -> object:
        for _ in range(REPEATS):
            result = function(*arguments)
        return result

    return task


def exact_value(formula: Formula) -> Callable[[Values], Fraction]:
    """The compiled function of a formula and the one reduction at its end."""
    program = program_of(formula)

    def value(values: Values) -> Fraction:
        folded = program.run(formula, values)
        assert folded is not None
        return Fraction(*folded)

    return value


def _simpleeval(expression: str, names: Mapping[str, int]) -> Task:
    import simpleeval

    evaluator = simpleeval.SimpleEval(names=dict(names))
    return often(evaluator.eval, expression, evaluator.parse(expression))


def _asteval(expression: str, names: Mapping[str, int]) -> Task:
    import asteval

    interpreter = asteval.Interpreter(user_symbols=dict(names))
    return often(interpreter.run, interpreter.parse(expression))


def _numexpr(expression: str, names: Mapping[str, int]) -> Task:
    import numexpr

    variables = {name: float(value) for name, value in names.items()}
    numexpr.evaluate(expression, variables)
    return often(numexpr.re_evaluate, variables)


def _sympy(expression: str, names: Mapping[str, int]) -> Task:
    import sympy

    return often(sympy.lambdify(list(names), sympy.sympify(expression)), *names.values())


def _cel(expression: str, names: Mapping[str, int]) -> Task:
    import celpy
    from celpy.celtypes import DoubleType

    environment = celpy.Environment()
    whole = re.sub(r"\b([0-9]+)\b(?!\.)(?<!\.[0-9])", r"\1.0", expression)  # CEL mixes no whole numbers with doubles
    decimals = re.sub(r"([0-9]+\.[0-9]+)\.0", r"\1", whole.replace(".0.", "."))
    program = environment.program(environment.compile(decimals))
    return often(program.evaluate, {name: DoubleType(value) for name, value in names.items()})


def _formulas(expression: str, names: Mapping[str, int]) -> Task:
    import formulas

    function = formulas.Parser().ast(f"={expression}")[1].compile()
    order = [str(name).lower() for name in function.inputs]
    return often(function, *(names[name] for name in order))


RIVALS: Mapping[str, tuple[str, Callable[[str, Mapping[str, int]], Task]]] = {
    "simpleeval": ("simpleeval, parsed before", _simpleeval),
    "asteval": ("asteval, parsed before", _asteval),
    "numexpr": ("numexpr, compiled before, one row", _numexpr),
    "sympy": ("sympy.lambdify", _sympy),
    "celpy": ("cel-python, compiled before", _cel),
    "formulas": ("formulas (Excel), compiled before", _formulas),
}
"""What is imported, what is shown, and what prepares the expression once, as the documentation of each advises."""


def rivals(expression: str, names: Mapping[str, int]) -> dict[str, Task]:
    """Others that evaluate an expression from a text on floats; those that are not installed are named and left out."""
    found: dict[str, Task] = {}
    for package, (shown, prepare) in RIVALS.items():
        if importlib.util.find_spec(package):
            found[f"{shown} (floats)"] = prepare(expression, names)
        else:
            print(f"  {package} is not installed: left out")
    code = compile(expression, "<expression>", "eval")
    found["Python's eval, compiled before (floats)"] = often(eval, code, {**names})
    return found


def check_rivals(expression: str, names: Mapping[str, int], expected: float) -> None:
    """Every rival gives the number that is compared; what it costs is of no use otherwise."""
    for name, task in rivals(expression, names).items():
        value = task()
        assert abs(float(value) - expected) <= 1e-9 * abs(expected), (name, value, expected)  # type: ignore[arg-type]


def run(text: str, expression: str, by_hand: Callable[[Values], Fraction], floats: Callable[[Values], float]) -> None:
    """One table for one formula."""
    formula = parse(text)
    values = {variable.label: number for variable, number in zip(formula.variables, range(11, 99, 7), strict=False)}
    assert evaluate(formula, values).value == evaluate(formula, values).value == by_hand(values)
    assert exact_value(formula)(values) == by_hand(values)
    names = dict(zip("abcdef", values.values(), strict=False))
    check_rivals(expression, names, floats(values))
    tasks = {
        "Fraction, written by hand": often(by_hand, values),
        "ikukit, exact value": often(exact_value(formula), values),
        "ikukit.evaluate, result with unit and status": often(evaluate, formula, values),
        "ikukit, the walk of a first computation": often(calculate, formula.tree, values),
        "floats, written by hand": often(floats, values),
        **rivals(expression, names),
    }
    compare(text, tasks, per=REPEATS, unit="value")


PLACES = "Jumlah .*? di [A-Z][a-z]+"


def new_formulas() -> None:
    """From text to exact value, no text twice: names that were never seen are read as well. Beside it Python's ``eval``
    of the equal expression over identifiers, on floats."""
    rounds, count = 15, 200
    texts, expressions = make_texts(SHAPES["a quotient, as most offices write"], count * (rounds + 1))
    labels = [re.findall(PLACES, text) for text in texts]
    given = [dict(zip(names, (11, 12), strict=True)) for names in labels]
    floats = [{identifier(name): float(number) for name, number in values.items()} for values in given]
    ours, theirs = iter(range(rounds + 1)), iter(range(rounds + 1))

    def exact() -> None:
        start = next(ours) * count
        for text, values in zip(texts[start : start + count], given[start : start + count], strict=True):
            evaluate(parse(text), values)

    def python() -> None:
        start = next(theirs) * count
        for code, values in zip(expressions[start : start + count], floats[start : start + count], strict=True):
            eval(code, values)

    tasks = {"Python's eval of the expression (floats)": python, "ikukit: parse and evaluate, exact": exact}
    compare("text to value, 200 formulas never seen before", tasks, per=count, unit="formula", rounds=rounds)


if __name__ == "__main__":
    print_machine("ikukit", "attrs")
    for formula in FORMULAS:
        run(*formula)
    new_formulas()
