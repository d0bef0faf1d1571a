"""A calculation as plain text."""

from collections.abc import Iterator
from fractions import Fraction

from ikukit.formula.computing.explanation import Explanation, Step
from ikukit.formula.computing.gap_policy import GapPolicy
from ikukit.formula.printer import to_text as write
from ikukit.formula.telling.figures import (
    SHOWN_DECIMALS,
    given,
    is_about,
    operation,
    outcome,
    shown,
    sign_and_number,
    steps_and_gap,
)
from ikukit.formula.telling.wording import say, say_place
from ikukit.source import fold


def to_text(told: Explanation, lang: str = "id") -> str:
    """The formula in words, the value of each variable, each operation, the rounded result; where it is quoted from."""
    return "\n".join(_lines(told, lang))


def _lines(told: Explanation, lang: str) -> Iterator[str]:
    if told.indicator:
        yield f"{say('indicator', lang)}: {told.indicator}"
    if told.formula is not None:
        yield f"{say('formula', lang)}: {told.formula}"
    if told.policy is not GapPolicy.STRICT and told.formula is not None:
        yield f"{say('policy', lang)}: {told.policy.describe(lang)} ({told.policy.value})"
    if told.givens:
        yield f"{say('values', lang)}:"
    for one in told.givens:
        meaning = f" ({one.variable.meaning})" if one.variable.meaning else ""
        colon = "" if one.number is not None else ":"
        yield f"  {one.variable.label}{meaning}{colon} {given(one, told.policy, lang)}"
    if told.tree is not None:
        yield f"{say('calculation', lang)}:"
        yield from (f"  {line}" for line in calculation_lines(told, lang))
    yield f"{say('result', lang)}: {''.join(outcome(told, lang))}"
    yield from (f"{say('note', lang)}: {noticed.describe(lang)}" for noticed in told.result.findings)
    if place := say_place(told.place, lang):
        yield f"{say('quotation', lang)}: “{fold(told.quotation)}” ({place})"


def calculation_lines(told: Explanation, lang: str = "id") -> Iterator[str]:
    """The formula with the numbers put in, then each operation; none where nothing could be computed."""
    if told.tree is not None:
        yield write(told.tree, lambda label: shown(Fraction(told.numbers[label])))
        yield from (line.removeprefix("  ") for line in _steps(told, lang))


def _steps(told: Explanation, lang: str) -> Iterator[str]:
    for step in steps_and_gap(told):
        if step is None:
            yield f"  {say('left-out', lang, count=told.left_out)}"
        else:
            yield f"  {step.number}. {operation(step)} {_result(step, lang)}"
    if is_about(told):
        yield f"  {say('about', lang, decimals=SHOWN_DECIMALS)}"


def _result(step: Step, lang: str) -> str:
    return say("undefined", lang) if step.result is None else " ".join(sign_and_number(step.result))
