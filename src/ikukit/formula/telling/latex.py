"""A calculation as a fragment of LaTeX, for documents that load amsmath."""

from collections.abc import Iterator
from fractions import Fraction

from ikukit.formula.computing.explanation import Explanation, Step
from ikukit.formula.computing.gap_policy import GapPolicy
from ikukit.formula.rendering.latex import latex_text
from ikukit.formula.rendering.latex import to_latex as write
from ikukit.formula.telling.figures import (
    SHOWN_DECIMALS,
    given,
    is_about,
    outcome,
    shown,
    sign_and_number,
    step_tree,
    steps_and_gap,
)
from ikukit.formula.telling.wording import say, say_place
from ikukit.formula.tree import relabelled
from ikukit.source import fold

_SIGNS = {"=": "=", "≈": r"\approx"}
_IN_TEXT = {"≈": r"$\approx$", "×": r"$\times$", "÷": r"$\div$", "≤": r"$\le$", "≥": r"$\ge$", "→": r"$\to$"}


def to_latex(told: Explanation, lang: str = "id") -> str:
    """Formula, values, numbers put in, each operation on a line of its own, result, and the words quoted."""
    return "\n".join(_lines(told, lang))


def _lines(told: Explanation, lang: str) -> Iterator[str]:
    if told.indicator:
        yield rf"\paragraph{{{_text(fold(told.indicator))}}}"
    if told.formula is not None:
        yield rf"{say('formula', lang)}: \[ {write(told.formula.tree)} \]"
    if told.policy is not GapPolicy.STRICT and told.formula is not None:
        yield rf"{say('policy', lang)}: {_text(told.policy.describe(lang))}"
    if told.givens:
        yield rf"{say('values', lang)}: \begin{{itemize}}"
        for one in told.givens:
            meaning = f" ({one.variable.meaning})" if one.variable.meaning else ""
            colon = "" if one.number is not None else ":"
            yield rf"  \item {_text(one.variable.label + meaning)}{colon} {_text(given(one, told.policy, lang))}"
        yield r"\end{itemize}"
    if told.tree is not None:
        put_in = relabelled(told.tree, lambda label: shown(Fraction(told.numbers[label])))
        yield rf"{say('calculation', lang)}: \[ {write(put_in)} \]"
        yield from _steps(told, lang)
    number, remark = outcome(told, lang)
    yield rf"{say('result', lang)}: \textbf{{{_text(number)}}}{_text(remark)}"
    yield from (rf"\par {say('note', lang)}: {_text(noticed.describe(lang))}" for noticed in told.result.findings)
    if place := say_place(told.place, lang):
        yield rf"\begin{{quote}} ``{_text(fold(told.quotation))}'' ({_text(place)}) \end{{quote}}"


def _steps(told: Explanation, lang: str) -> Iterator[str]:
    yield r"\begin{align*}"
    for step in steps_and_gap(told):
        if step is None:
            yield rf"  & \text{{{_text(say('left-out', lang, count=told.left_out))}}} \\"
        else:
            yield rf"  {step.number}.\quad & {_step(step, lang)} \\"
    yield r"\end{align*}"
    if is_about(told):
        yield _text(say("about", lang, decimals=SHOWN_DECIMALS)) + r" \par"


def _step(step: Step, lang: str) -> str:
    tree = write(step_tree(step))
    if step.result is None:
        return rf"{tree} \quad \text{{{_text(say('undefined', lang))}}}"
    sign, number = sign_and_number(step.result)
    return rf"{tree} {_SIGNS[sign]} \text{{{number}}}"


def _text(words: str) -> str:
    """Words outside mathematics."""
    escaped = latex_text(words)
    for sign, command in _IN_TEXT.items():
        escaped = escaped.replace(sign, command)
    return escaped
