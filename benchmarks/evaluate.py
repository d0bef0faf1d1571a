"""Computing formulas: ikukit's exact values against hand-written ``Fraction`` code, and against rivals on floats.

Hand-written code is what a careful programmer writes once he knows the formula: a function of a dict of values. Exact
against exact is the fair comparison; the rivals (simpleeval and others that are installed) compute on floats and parse
their own notation. Run: python benchmarks/evaluate.py
"""

import importlib.util
from collections.abc import Callable, Mapping
from fractions import Fraction

from clock import compare, print_machine

from ikukit.evaluation import evaluate
from ikukit.formula.evaluator import calculate, program_of
from ikukit.formula.formula import Formula
from ikukit.formula.parser import parse

REPEATS = 2_000
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

    def task() -> None:
        for _ in range(REPEATS):
            function(*arguments)

    return task


def exact_value(formula: Formula) -> Callable[[Values], Fraction]:
    """The compiled function of a formula and the one reduction at its end."""
    program = program_of(formula)

    def value(values: Values) -> Fraction:
        folded = program.run(formula, values)
        assert folded is not None
        return Fraction(*folded)

    return value


def rivals(expression: str, names: Mapping[str, int]) -> dict[str, Task]:
    """Others that evaluate an expression from a text, each prepared once as its documentation advises."""
    found: dict[str, Task] = {}
    if importlib.util.find_spec("simpleeval"):
        import simpleeval

        evaluator = simpleeval.SimpleEval(names=dict(names))
        parsed = evaluator.parse(expression)
        found["simpleeval, parsed before (floats)"] = often(evaluator.eval, expression, parsed)
    if importlib.util.find_spec("asteval"):
        import asteval

        interpreter = asteval.Interpreter(user_symbols=dict(names))
        node = interpreter.parse(expression)
        found["asteval, parsed before (floats)"] = often(interpreter.run, node)
    if importlib.util.find_spec("sympy"):
        import sympy

        function = sympy.lambdify(list(names), sympy.sympify(expression))
        found["sympy.lambdify (floats)"] = often(function, *names.values())
    code = compile(expression, "<expression>", "eval")
    found["Python's eval, compiled before (floats)"] = often(eval, code, {**names})
    return found


def run(text: str, expression: str, by_hand: Callable[[Values], Fraction], floats: Callable[[Values], float]) -> None:
    """One table for one formula."""
    formula = parse(text)
    values = {variable.label: number for variable, number in zip(formula.variables, range(11, 99, 7), strict=False)}
    assert evaluate(formula, values).value == evaluate(formula, values).value == by_hand(values)
    assert exact_value(formula)(values) == by_hand(values)
    names = dict(zip("abcdef", values.values(), strict=False))
    tasks = {
        "Fraction, written by hand": often(by_hand, values),
        "ikukit, exact value": often(exact_value(formula), values),
        "ikukit.evaluate, result with unit and status": often(evaluate, formula, values),
        "ikukit, the walk of a first computation": often(calculate, formula.tree, values),
        "floats, written by hand": often(floats, values),
        **rivals(expression, names),
    }
    compare(text, tasks, per=REPEATS, unit="value")


if __name__ == "__main__":
    print_machine("ikukit", "attrs")
    for formula in FORMULAS:
        run(*formula)
