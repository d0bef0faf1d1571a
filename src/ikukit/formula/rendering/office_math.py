"""A tree as Office Math (OMML), which Word draws as a fraction and lets people edit."""

import textwrap
from collections.abc import Sequence
from xml.sax.saxutils import escape

from ikukit.formula.printer import FUNCTION_WORDS
from ikukit.formula.rendering.infix import Notation, write_infix
from ikukit.formula.rendering.wording import number_text
from ikukit.formula.tree import Function, Node, Number, Operator

NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_LINE = 80
"""Letters on a line: Word does not break the numerator of a fraction by itself."""


def to_office_math(tree: Node, line: int = _LINE) -> str:
    """An ``m:oMathPara`` element; labels longer than ``line`` letters go over several lines.

    >>> from ikukit.formula.tree import Binary, Reference
    >>> half = to_office_math(Binary(Operator.DIVIDE, Reference("A"), Reference("B")))
    >>> half[half.index("<m:f>"):half.index("</m:f>")]
    '<m:f><m:num><m:r><m:rPr><m:nor/></m:rPr><m:t>A</m:t></m:r></m:num><m:den><m:r><m:rPr><m:nor/></m:rPr><m:t>B</m:t></m:r></m:den>'
    """
    notation = Notation(
        {Operator.ADD: _run(" + "), Operator.SUBTRACT: _run(" − "), Operator.MULTIPLY: _run(" × ")},
        _number,
        lambda label: _label(label, line),
        _call,
        lambda base, exponent, counting: f"<m:sSup><m:e>{base}</m:e><m:sup>{exponent}</m:sup></m:sSup>",
        hundred=_run("100 %"),
        minus=_run("−"),
        brackets=("<m:d><m:e>", "</m:e></m:d>"),
        fraction=lambda over, under: f"<m:f><m:num>{over}</m:num><m:den>{under}</m:den></m:f>",
        raised=True,
    )
    content = write_infix(tree, notation)
    left = '<m:oMathParaPr><m:jc m:val="left"/></m:oMathParaPr>'
    return f'<m:oMathPara xmlns:m="{NAMESPACE}">{left}<m:oMath>{content}</m:oMath></m:oMathPara>'


def _run(text: str) -> str:
    space = ' xml:space="preserve"' if text != text.strip() else ""
    return f"<m:r><m:rPr><m:nor/></m:rPr><m:t{space}>{escape(text)}</m:t></m:r>"


def _label(label: str, line: int) -> str:
    lines = textwrap.wrap(label, line, break_on_hyphens=False) or [label]
    if len(lines) == 1:
        return _run(label)
    return f"<m:eqArr>{''.join(f'<m:e>{_run(part)}</m:e>' for part in lines)}</m:eqArr>"


def _number(node: Number) -> str:
    text, percent = number_text(node)
    return _run(f"{text} %" if percent else text)


def _call(function: Function, arguments: Sequence[str]) -> str:
    if function is Function.ROOT:
        return f'<m:rad><m:radPr><m:degHide m:val="1"/></m:radPr><m:deg/><m:e>{arguments[0]}</m:e></m:rad>'
    listed = _run("; ").join(arguments)
    return f"{_run(FUNCTION_WORDS[function] + ' ')}<m:d><m:e>{listed}</m:e></m:d>"
