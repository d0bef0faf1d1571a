"""Office Math (the equation editor of Word) as text. ``equations`` tells how each shape is written."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ikukit.documents import equations

if TYPE_CHECKING:
    from lxml.etree import _Element

MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_VAL = f"{MATH}val"
_LEFT_OUT = {f"{MATH}{name}" for name in ("ctrlPr", "rPr", "sPrePr")}


def equation_text(equation: "_Element") -> str:
    """An ``m:oMath`` or ``m:oMathPara`` as text: fractions with ``/``; lines of an equation array kept as lines."""
    if equation.tag == f"{MATH}oMathPara":
        return "\n".join(equation_text(one) for one in equation.iterchildren(f"{MATH}oMath"))
    return equations.tidy(_inside(equation))


def _inside(element: "_Element | None") -> str:
    return "" if element is None else "".join(_shape(child) for child in element)


def _shape(element: "_Element") -> str:
    if not isinstance(element.tag, str) or element.tag in _LEFT_OUT:
        return ""
    if not element.tag.startswith(MATH):
        return _word_run(element)
    shape = _SHAPES.get(element.tag[len(MATH) :])
    return shape(element) if shape else _inside(element)


def _word_run(element: "_Element") -> str:
    name = element.tag.rpartition("}")[2]
    if name in ("del", "moveFrom", "rPr"):
        return ""
    if name == "t":
        return element.text or ""
    return "\n" if name == "br" else _inside(element)


def _part(element: "_Element", name: str) -> str:
    return _inside(element.find(MATH + name))


def _setting(element: "_Element", path: str, usual: str) -> str:
    found = element.find("/".join(MATH + step for step in path.split("/")))
    return usual if found is None else (found.get(_VAL) or "")


def _fraction(element: "_Element") -> str:
    return equations.fraction(_part(element, "num"), _part(element, "den"))


def _delimited(element: "_Element") -> str:
    opening, closing = _setting(element, "dPr/begChr", "("), _setting(element, "dPr/endChr", ")")
    parts = [equations.tidy(_inside(part)) for part in element.iterchildren(f"{MATH}e")]
    return opening + _setting(element, "dPr/sepChr", "|").join(parts) + closing


def _root(element: "_Element") -> str:
    return equations.root(_part(element, "e"), _part(element, "deg"))


def _power(element: "_Element") -> str:
    return equations.power(_part(element, "e"), _part(element, "sup"))


def _index(element: "_Element") -> str:
    return equations.index(_part(element, "e"), _part(element, "sub"))


def _index_and_power(element: "_Element") -> str:
    return equations.power(_index(element), _part(element, "sup"))


def _big_operator(element: "_Element") -> str:
    sign = _setting(element, "naryPr/chr", "∫")
    return equations.big_operator(sign, _part(element, "sub"), _part(element, "sup"), _part(element, "e"))


def _function(element: "_Element") -> str:
    argument = equations.tidy(_part(element, "e"))
    return f" {_part(element, 'fName').strip()}{argument if argument.startswith('(') else f'({argument})'} "


def _lines(element: "_Element") -> str:
    return "\n".join(_inside(line) for line in element.iterchildren(f"{MATH}e"))


def _matrix(element: "_Element") -> str:
    rows = element.iterchildren(f"{MATH}mr")
    return "\n".join(" ".join(_inside(cell) for cell in row.iterchildren(f"{MATH}e")) for row in rows)


def _limit(element: "_Element") -> str:
    return equations.index(_part(element, "e"), _part(element, "lim"))


def _overlined(element: "_Element") -> str:
    return _part(element, "e") + _setting(element, "accPr/chr", "\u0305")


_SHAPES: dict[str, Callable[["_Element"], str]] = {
    "t": lambda element: element.text or "",
    "f": _fraction,
    "d": _delimited,
    "rad": _root,
    "sSup": _power,
    "sSub": _index,
    "sSubSup": _index_and_power,
    "sPre": _index_and_power,
    "nary": _big_operator,
    "func": _function,
    "eqArr": _lines,
    "m": _matrix,
    "limLow": _limit,
    "limUpp": _limit,
    "acc": _overlined,
}
"""How each shape of Office Math is read; a shape that is not named here is read through to what it holds."""
