"""The numbers of a calculation as they are shown, and each operation with its numbers put in."""

from collections.abc import Iterator
from fractions import Fraction
from typing import assert_never

from attrs import evolve

from ikukit.formula.computing.arithmetic import Quantity, quantity
from ikukit.formula.computing.explanation import Explanation, Given, Step
from ikukit.formula.computing.gap_policy import GapPolicy
from ikukit.formula.printer import FUNCTION_WORDS
from ikukit.formula.telling.wording import say
from ikukit.formula.tree import Binary, Call, Negative, Node, Number, Operator, Percentage, Reference
from ikukit.numbers import exact_number, format_number
from ikukit.refusals import Words

SHOWN_DECIMALS = 6
_SIGNS = {
    Operator.ADD: "+",
    Operator.SUBTRACT: "-",
    Operator.MULTIPLY: "×",
    Operator.DIVIDE: "÷",
    Operator.POWER: "pangkat",
}


def shown(value: Fraction) -> str:
    """A number inside an expression: with all its decimals where they are few, in brackets where it is negative."""
    text = exact_number(value)
    if text is None or len(text.partition(",")[2]) > SHOWN_DECIMALS:
        text = format_number(value, SHOWN_DECIMALS)
    return f"({text})" if value < 0 else text


def sign_and_number(result: Quantity) -> tuple[str, str]:
    """``=`` and a number that is shown whole, or ``≈`` and one that is not."""
    value = Fraction(result[0], result[1])
    text = exact_number(value)
    if result[2] and text is not None and len(text.partition(",")[2]) <= SHOWN_DECIMALS:
        return "=", text
    return "≈", format_number(value, SHOWN_DECIMALS)


def operation(step: Step) -> str:
    """An operation with its numbers: ``11 ÷ 12``."""
    numbers = [shown(Fraction(numerator, denominator)) for numerator, denominator, _ in step.operands]
    match step.node:
        case Binary(operator=operator):
            return f"{numbers[0]} {_SIGNS[operator]} {numbers[1]}"
        case Percentage():
            return f"{numbers[0]} × 100"
        case Negative():
            return f"-{numbers[0]}"
        case Call(function=function):
            return f"{FUNCTION_WORDS[function]} ({'; '.join(numbers)})"
        case Number() | Reference():
            return numbers[0]  # never told of: a leaf is no operation
        case _:
            assert_never(step.node)


def step_tree(step: Step) -> Node:
    """The operation as a tree of numbers, for mathematical notation."""
    leaves = [Reference(shown(Fraction(numerator, denominator))) for numerator, denominator, _ in step.operands]
    match step.node:
        case Binary():
            return evolve(step.node, left=leaves[0], right=leaves[1])
        case Percentage():
            return Binary(Operator.MULTIPLY, leaves[0], Reference("100"))
        case Negative():
            return evolve(step.node, operand=leaves[0])
        case Call():
            return evolve(step.node, arguments=tuple(leaves))
        case Number() | Reference():
            return leaves[0]
        case _:
            assert_never(step.node)


def given(one: Given, policy: GapPolicy, lang: str) -> str:
    """The number of a variable with its sign, or why there is none and what was done about it."""
    if one.number is not None:
        return " ".join(sign_and_number(quantity(one.number)))
    why = one.why.describe(lang) if isinstance(one.why, Words) else one.why
    done = say("skipped" if policy is GapPolicy.SKIP else "as-zero", lang) if one.filled else ""
    return f"{why}{done}"


def outcome(told: Explanation, lang: str) -> tuple[str, str]:
    """The result, and a remark on whether it was rounded."""
    text = told.result.format(told.decimals, told.rounding, lang)
    if told.result.value is None:
        return text, ""
    if told.result.value.denominator == 1:
        return text, say("exact", lang)
    return text, say("rounded", lang, how=say(told.rounding, lang), decimals=told.decimals)


def steps_and_gap(told: Explanation) -> Iterator[Step | None]:
    """The steps in order, and None where some are left out."""
    before, last = 0, len(told.steps) + told.left_out
    for step in told.steps:
        if step.number != before + 1:
            yield None
        before = step.number
        yield step
    if before != last:
        yield None


def is_about(told: Explanation) -> bool:
    """Whether any step shows a number that is not whole."""
    return any(step.result is not None and sign_and_number(step.result)[0] == "≈" for step in told.steps)
