"""A calculation as a fragment of HTML: formulas in MathML, every text escaped, nothing loaded from elsewhere."""

from collections.abc import Iterator
from fractions import Fraction
from html import escape

from ikukit.formula.computing.explanation import Explanation, Step
from ikukit.formula.computing.gap_policy import GapPolicy
from ikukit.formula.printer import to_text as write
from ikukit.formula.rendering.mathml import mathml_content
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
from ikukit.formula.telling.figures import step_tree as tree_of
from ikukit.formula.telling.wording import say, say_place
from ikukit.formula.tree import Node, relabelled
from ikukit.markup import table
from ikukit.source import fold


def to_html(told: Explanation, lang: str = "id") -> str:
    """A ``section`` with the formula, a table of the values, the numbers put in, each operation, and the result."""
    return f'<section class="ikukit-explanation" lang="{lang}">{"".join(_parts(told, lang))}</section>'


def _parts(told: Explanation, lang: str) -> Iterator[str]:
    if told.indicator:
        yield f"<h3>{escape(fold(told.indicator))}</h3>"
    if told.formula is not None:
        yield _titled(say("formula", lang), _math(told.formula.tree, str(told.formula)))
    if told.policy is not GapPolicy.STRICT and told.formula is not None:
        yield _titled(say("policy", lang), escape(f"{told.policy.describe(lang)} ({told.policy.value})"))
    if told.givens:
        rows = [
            (one.variable.label, one.variable.meaning, given(one, told.policy, lang).removeprefix("= "))
            for one in told.givens
        ]
        meanings = any(meaning for _, meaning, _ in rows)
        headings = [say("variable", lang), *([""] if meanings else []), say("value", lang)]
        yield table(headings, rows if meanings else [(label, value) for label, _, value in rows])
    if told.tree is not None:
        put_in = relabelled(told.tree, lambda label: shown(Fraction(told.numbers[label])))
        sentence = write(told.tree, lambda label: shown(Fraction(told.numbers[label])))
        yield _titled(say("calculation", lang), _math(put_in, sentence))
        yield f"<ol>{''.join(_steps(told, lang))}</ol>"
        if is_about(told):
            yield f"<p><small>{escape(say('about', lang, decimals=SHOWN_DECIMALS))}</small></p>"
    number, remark = outcome(told, lang)
    yield _titled(say("result", lang), f"<strong>{escape(number)}</strong>{escape(remark)}")
    for noticed in told.result.findings:
        yield _titled(say("note", lang), escape(noticed.describe(lang)))
    if place := say_place(told.place, lang):
        quoted = escape(fold(told.quotation))
        yield f"<blockquote><p>“{quoted}”<br><cite>{escape(place)}</cite></p></blockquote>"


def _titled(title: str, content: str) -> str:
    return f"<p>{escape(title)}: {content}</p>"


def _math(tree: Node, sentence: str, behind: str = "") -> str:
    label = escape(sentence, quote=True)
    content = f"{mathml_content(tree)}{behind}"
    return f'<math xmlns="http://www.w3.org/1998/Math/MathML" displaystyle="true" aria-label="{label}">{content}</math>'


def _steps(told: Explanation, lang: str) -> Iterator[str]:
    for step in steps_and_gap(told):
        if step is None:
            yield f'<li style="list-style:none">{escape(say("left-out", lang, count=told.left_out))}</li>'
        else:
            yield f'<li value="{step.number}">{_step(step, lang)}</li>'


def _step(step: Step, lang: str) -> str:
    if step.result is None:
        return f"{_math(tree_of(step), operation(step))} {escape(say('undefined', lang))}"
    sign, number = sign_and_number(step.result)
    behind = f"<mo>{sign}</mo><mn>{escape(number)}</mn>"
    return _math(tree_of(step), f"{operation(step)} {sign} {number}", behind)
