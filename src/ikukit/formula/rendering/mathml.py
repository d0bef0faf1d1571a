"""A tree as MathML, which browsers and word processors draw; and that in a piece of HTML which can be read aloud."""

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from ikukit.formula.printer import FUNCTION_WORDS, to_text
from ikukit.formula.rendering.infix import Notation, write_infix
from ikukit.formula.rendering.wording import number_text
from ikukit.formula.tree import Function, Node, Number, Operator

_SIGNS = {Operator.ADD: "<mo>+</mo>", Operator.SUBTRACT: "<mo>-</mo>", Operator.MULTIPLY: "<mo>×</mo>"}
_PERCENT = "<mo>%</mo>"


def to_mathml(tree: Node) -> str:
    """A ``math`` element.

    >>> from ikukit.formula.tree import Binary, Reference
    >>> print(to_mathml(Binary(Operator.ADD, Reference("A"), Reference("B"))))
    <math xmlns="http://www.w3.org/1998/Math/MathML" display="block"><mtext>A</mtext><mo>+</mo><mtext>B</mtext></math>
    """
    content = mathml_content(tree)
    return f'<math xmlns="http://www.w3.org/1998/Math/MathML" display="block">{content}</math>'


def mathml_content(tree: Node) -> str:
    """What stands inside the ``math`` element."""
    notation = Notation(
        _SIGNS,
        _number,
        lambda label: f"<mtext>{escape(label)}</mtext>",
        _call,
        lambda base, exponent, counting: f"<msup>{_row(base)}{_row(exponent)}</msup>",
        hundred=f"<mn>100</mn>{_PERCENT}",
        minus="<mo>-</mo>",
        brackets=("<mrow><mo>(</mo>", "<mo>)</mo></mrow>"),
        fraction=lambda over, under: f"<mfrac>{_row(over)}{_row(under)}</mfrac>",
        raised=True,
    )
    return write_infix(tree, notation)


def to_html(tree: Node) -> str:
    """A ``div`` with the MathML, labelled with the sentence."""
    label = quoteattr(to_text(tree))
    return f'<div class="rumus" role="math" aria-label={label}>{to_mathml(tree)}</div>'


def _number(node: Number) -> str:
    text, percent = number_text(node)
    return f"<mn>{text}</mn>{_PERCENT if percent else ''}"


def _call(function: Function, arguments: Sequence[str]) -> str:
    if function is Function.ROOT:
        return f"<msqrt>{arguments[0]}</msqrt>"
    listed = "<mo>;</mo>".join(arguments)
    return f"<mrow><mi>{FUNCTION_WORDS[function]}</mi><mo>(</mo>{listed}<mo>)</mo></mrow>"


def _row(content: str) -> str:
    """One element, as parts of fractions and powers must be."""
    single = content.startswith("<mtext>") and content.count("<") == 2
    return content if single else f"<mrow>{content}</mrow>"
