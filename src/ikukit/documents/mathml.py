"""MathML (equations of web pages) as text. ``equations`` tells how each shape is written."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ikukit.documents import equations

if TYPE_CHECKING:
    from lxml.etree import _Element

_LEFT_OUT = {"annotation", "annotation-xml", "mphantom", "none", "mprescripts"}
_TIGHT = set("()[]{}|,.;!%′'")


def mathml_text(element: "_Element") -> str:
    """A ``math`` element as text: fractions with ``/``, roots, powers; annotations (its TeX source) left out."""
    return equations.tidy(_shape(element))


def _name(element: "_Element") -> str:
    return element.tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(element.tag, str) else "none"


def _shape(element: "_Element") -> str:
    name = _name(element)
    if name in _LEFT_OUT:
        return ""
    shape = _SHAPES.get(name)
    return shape(element) if shape else "".join(_shape(child) for child in element)


def _parts(element: "_Element", number: int) -> list[str]:
    parts = [_shape(child) for child in element if _name(child) != "none"]
    return (parts + [""] * number)[:number]


def _words(element: "_Element") -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _text(element: "_Element") -> str:
    """The blanks at the ends of ``mtext`` are meant (they part words from numbers)."""
    words = "".join(map(str, element.itertext())).replace("\xa0", " ")
    return f"{' ' * words[:1].isspace()}{_words(element)}{' ' * words[-1:].isspace()}"


def _operator(element: "_Element") -> str:
    sign = _words(element)
    if sign in ("\u2061", "\u2062", "\u2063", "\u2064"):
        return ""
    return sign if sign in _TIGHT else f" {sign} "


def _fraction(element: "_Element") -> str:
    above, below = _parts(element, 2)
    return equations.fraction(equations.tidy(above), equations.tidy(below))


def _root(element: "_Element") -> str:
    radicand, degree = _parts(element, 2)
    return equations.root(equations.tidy(radicand), degree)


def _square_root(element: "_Element") -> str:
    return equations.root(equations.tidy("".join(_shape(child) for child in element)), "")


def _power(element: "_Element") -> str:
    return equations.power(*_parts(element, 2))


def _index(element: "_Element") -> str:
    base, below = _parts(element, 2)
    return (
        equations.big_operator(base.strip(), below, "", "")
        if base.strip() in ("∑", "Σ", "∏")
        else equations.index(base, below)
    )


def _index_and_power(element: "_Element") -> str:
    base, below, above = _parts(element, 3)
    if base.strip() in ("∑", "Σ", "∏"):
        return equations.big_operator(base.strip(), below, above, "")
    return equations.power(equations.index(base, below), above)


def _fenced(element: "_Element") -> str:
    inside = ", ".join(equations.tidy(_shape(child)) for child in element)
    return f"{element.get('open', '(')}{inside}{element.get('close', ')')}"


def _first(element: "_Element") -> str:
    return next((_shape(child) for child in element), "")


def _table(element: "_Element") -> str:
    rows = [row for row in element.iter() if _name(row) in ("mtr", "mlabeledtr")]
    return "\n".join(" ".join(_shape(cell) for cell in row) for row in rows)


_SHAPES: dict[str, Callable[["_Element"], str]] = {
    "mi": _words,
    "mn": _words,
    "ms": _words,
    "mtext": _text,
    "mo": _operator,
    "mspace": lambda element: "\n" if element.get("linebreak") == "newline" else " ",
    "mfrac": _fraction,
    "msqrt": _square_root,
    "mroot": _root,
    "msup": _power,
    "mover": _first,
    "msub": _index,
    "munder": _index,
    "msubsup": _index_and_power,
    "munderover": _index_and_power,
    "mfenced": _fenced,
    "mtable": _table,
    "semantics": _first,
}
"""How each shape of MathML is read; a shape that is not named here is read through to what it holds."""
