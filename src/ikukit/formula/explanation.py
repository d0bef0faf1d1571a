"""A calculation told step by step in Indonesian, with the numbers put in. Only watches the evaluator."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import assert_never

from ikukit.formula.arithmetic import Quantity, quantity
from ikukit.formula.binding import Binding, Keys, Value, bind, match
from ikukit.formula.evaluator import evaluate_bound
from ikukit.formula.formula import Formula, Variable
from ikukit.formula.gap_policy import GapPolicy
from ikukit.formula.printer import FUNCTION_WORDS, to_text
from ikukit.formula.result import Result
from ikukit.formula.settling import Settled, settle
from ikukit.formula.tree import Binary, Call, Negative, Node, Number, Operator, Percentage, Reference
from ikukit.numbers import exact_number, format_number

_SIGNS = {
    Operator.ADD: "+",
    Operator.SUBTRACT: "-",
    Operator.MULTIPLY: "×",
    Operator.DIVIDE: "÷",
    Operator.POWER: "pangkat",
}
_SHOWN_DECIMALS = 6
_MOST_STEPS = 60


_ROUNDED = {
    "half-up": "dibulatkan setengah ke atas",
    "half-even": "dibulatkan setengah ke angka genap",
    "half-down": "dibulatkan setengah ke bawah",
    "up": "dibulatkan menjauhi nol",
    "down": "dipotong",
    "ceiling": "dibulatkan ke atas",
    "floor": "dibulatkan ke bawah",
}


def explain_formula(
    formula: Formula,
    values: Mapping[str, Value],
    decimals: int = 2,
    policy: GapPolicy = GapPolicy.STRICT,
    within_range: bool = False,
    rounding: str = "half-up",
) -> str:
    """How the result comes about: the formula in words, the value of each variable, each operation, the rounded result.

    Where there is no result the text says why and shows how far the calculation went. Raises as ``evaluate`` does.
    """
    (given,) = match([Keys(formula.variables)], values)
    return explain_bound(formula, bind(formula.variables, given), decimals, policy, within_range, rounding)


def explain_bound(
    formula: Formula,
    binding: Binding,
    decimals: int = 2,
    policy: GapPolicy = GapPolicy.STRICT,
    within_range: bool = False,
    rounding: str = "half-up",
) -> str:
    """How the result comes about for numbers that are already bound to the variables of ``formula``."""
    steps: list[str] = []

    def observe(node: Node, operands: Sequence[Quantity], result: Quantity | None) -> None:
        steps.append(f"{_operation(node, operands)} {'tidak terdefinisi' if result is None else _equals(result)}")

    result = evaluate_bound(formula, binding, policy, within_range, observe)
    settled = settle(formula, binding, policy)
    lines = [f"Rumus: {formula}"]
    if policy is not GapPolicy.STRICT:
        lines.append(f"Kebijakan: {policy.words} ({policy.value})")
    if formula.variables:
        lines += ["Nilai:", *(f"  {_given(variable, binding, result)}" for variable in formula.variables)]
    if steps and isinstance(settled, Settled):
        numbers = settled.numbers
        put_in = to_text(settled.tree, lambda label: _shown(Fraction(numbers[label])))
        lines += ["Hitungan:", f"  {put_in}", *_numbered(steps)]
    lines.append(_outcome(result, decimals, rounding))
    lines += [f"Catatan: {noticed.message}" for noticed in result.findings]
    return "\n".join(lines)


def _given(variable: Variable, binding: Binding, result: Result) -> str:
    words = f"{variable.label} ({variable.meaning})" if variable.meaning else variable.label
    if variable.label in binding.numbers:
        return f"{words} {_equals(quantity(binding.numbers[variable.label]))}"
    gap = next(gap for gap in binding.gaps if gap.label == variable.label)
    done = ", dilewati" if result.policy is GapPolicy.SKIP else ", dihitung 0"
    return f"{words}: {gap.why}{done if variable.label in result.filled else ''}"


def _operation(node: Node, operands: Sequence[Quantity]) -> str:
    shown = [_shown(Fraction(numerator, denominator)) for numerator, denominator, _ in operands]
    match node:
        case Binary(operator=operator):
            return f"{shown[0]} {_SIGNS[operator]} {shown[1]}"
        case Percentage():
            return f"{shown[0]} × 100"
        case Negative():
            return f"-{shown[0]}"
        case Call(function=function):
            return f"{FUNCTION_WORDS[function]} ({'; '.join(shown)})"
        case Number() | Reference():
            return shown[0]  # never told of: a leaf is no operation
        case _:
            assert_never(node)


def _shown(value: Fraction) -> str:
    """A number inside an expression: with all its decimals where they are few, in brackets where it is negative."""
    text = exact_number(value)
    if text is None or len(text.partition(",")[2]) > _SHOWN_DECIMALS:
        text = format_number(value, _SHOWN_DECIMALS)
    return f"({text})" if value < 0 else text


def _equals(result: Quantity) -> str:
    value = Fraction(result[0], result[1])
    text = exact_number(value)
    if result[2] and text is not None and len(text.partition(",")[2]) <= _SHOWN_DECIMALS:
        return f"= {text}"
    return f"≈ {format_number(value, _SHOWN_DECIMALS)}"


def _numbered(steps: Sequence[str]) -> list[str]:
    numbered = [f"  {number}. {step}" for number, step in enumerate(steps, 1)]
    if len(steps) > _MOST_STEPS:
        half = _MOST_STEPS // 2
        numbered[half:-half] = [f"  ... {len(steps) - _MOST_STEPS} langkah tidak ditampilkan"]
    if any(" ≈ " in step for step in numbered):
        numbered.append(f"  (≈: ditampilkan {_SHOWN_DECIMALS} desimal, dihitung dengan nilai yang tidak dibulatkan)")
    return numbered


def _outcome(result: Result, decimals: int, rounding: str) -> str:
    text = f"Hasil: {result.format(decimals, rounding)}"
    if result.value is None:
        return text
    if result.value.denominator == 1:
        return f"{text} (tepat, tanpa pembulatan)"
    return f"{text} ({_ROUNDED[rounding]}, {decimals} desimal)"
