"""The words of Word paragraphs as a reader sees them: line breaks, equations, field results; no deleted text.

Ends at the paragraph; tables and the order of blocks are the business of ``word``.
"""

import re
from typing import TYPE_CHECKING

from attrs import define, field

from ikukit.documents import equations
from ikukit.documents.office_math import MATH, equation_text
from ikukit.documents.word_numbering import WORD, Numbering

if TYPE_CHECKING:
    from lxml.etree import _Element

_TEXT, _RUN, _PROPERTIES = f"{WORD}t", f"{WORD}r", f"{WORD}rPr"
_LITERALS = {
    f"{WORD}tab": "\t",
    f"{WORD}ptab": "\t",
    f"{WORD}br": "\n",
    f"{WORD}cr": "\n",
    f"{WORD}noBreakHyphen": "-",
    f"{WORD}softHyphen": "",
}
_LEFT_OUT = {
    WORD + name
    for name in (
        "pPr", "rPr", "del", "moveFrom", "delText", "delInstrText", "fldData", "sdtPr", "sdtEndPr", "smartTagPr",
        "footnoteReference", "endnoteReference", "commentReference", "annotationRef", "ruby",
    )
}  # fmt: skip
_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_EQUATIONS = {f"{MATH}oMath", f"{MATH}oMathPara"}
_TEXT_BOX = f"{WORD}txbxContent"
_PICTURES = {
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic",
    "{urn:schemas-microsoft-com:vml}imagedata",
    f"{WORD}object",
}
_HIDING = {"0", "false", "off"}
_RAISED = str.maketrans("0123456789+-()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ")
_SYMBOLS = {
    0x2B: "+", 0x2D: "−", 0x2F: "/", 0x3D: "=", 0xA3: "≤", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷",
    0xB9: "≠", 0xBB: "≈", 0xD5: "∏", 0xD6: "√", 0xD7: "⋅", 0xE5: "∑", 0x53: "Σ",
}  # fmt: skip
"""Adobe Symbol encoding, the signs that formulas use (Word stores them as F000 + code)."""
_EQ_FRACTION = re.compile(r"\\f\s*\(")


@define
class ParagraphText:
    """What was found in one paragraph: its text, the text boxes anchored in it, and whether it shows a picture."""

    pieces: list[str] = field(factory=list)
    boxes: list["_Element"] = field(factory=list)
    pictures: int = 0
    _instruction: str = ""

    @property
    def text(self) -> str:
        """The words, blanks at the ends of lines dropped."""
        return "\n".join(line.strip() for line in "".join(self.pieces).split("\n")).strip("\n")

    def read(self, element: "_Element") -> None:
        """Take in the inline content of ``element``."""
        for child in element:
            tag = child.tag
            if tag == _RUN:
                self._read_run(child)
            elif tag in _EQUATIONS:
                self.pieces.append(_apart(self.pieces, equation_text(child)))
            elif tag == _ALTERNATIVES:
                choice = child.find(_CHOICE)
                self.read(child if choice is None else choice)
            elif tag == _TEXT_BOX:
                self.boxes.append(child)
            elif tag not in _LEFT_OUT and isinstance(tag, str):
                self._read_inline(child)

    def _read_inline(self, child: "_Element") -> None:
        tag = child.tag
        if tag == _TEXT:
            self.pieces.append(child.text or "")
        elif tag in _LITERALS:
            self.pieces.append(_LITERALS[tag])
        elif tag == f"{WORD}sym":
            self.pieces.append(_symbol(child))
        elif tag == f"{WORD}instrText":
            self._instruction += child.text or ""
        elif tag == f"{WORD}fldChar":
            self._end_field(child)
        else:
            self.pictures += tag in _PICTURES
            self.read(child)

    def _read_run(self, run: "_Element") -> None:
        properties = run.find(_PROPERTIES)
        if properties is None:
            self.read(run)
            return
        if _is_on(properties, "vanish"):
            return
        start = len(self.pieces)
        self.read(run)
        position = properties.find(f"{WORD}vertAlign")
        if position is not None and position.get(f"{WORD}val") == "superscript":
            self.pieces[start:] = [_raised("".join(self.pieces[start:]))]

    def _end_field(self, mark: "_Element") -> None:
        """An EQ field (the equations of Word before 2007) shows what its instruction draws and has no other result."""
        kind = mark.get(f"{WORD}fldCharType")
        if kind == "begin":
            self._instruction = ""
        elif kind in ("separate", "end"):
            instruction = self._instruction.strip()
            self._instruction = ""
            if instruction[:3].upper() == "EQ ":
                self.pieces.append(_apart(self.pieces, equations.tidy(_drawn(instruction[3:]))))


def _is_on(properties: "_Element", name: str) -> bool:
    found = properties.find(WORD + name)
    return found is not None and found.get(f"{WORD}val", "1") not in _HIDING


def _apart(before: list[str], equation: str) -> str:
    """A blank between words and a fraction that follows them directly."""
    return f" {equation} " if before and before[-1][-1:].strip() else f"{equation} "


def _raised(text: str) -> str:
    return text.translate(_RAISED) if all(c in "0123456789+-()n" for c in text.strip()) else text


def _symbol(element: "_Element") -> str:
    code = int(element.get(f"{WORD}char", "0"), 16)
    if (element.get(f"{WORD}font") or "").casefold().startswith("symbol"):
        return _SYMBOLS.get(code & 0xFF, chr(code & 0xFF))
    return "•" if code >= 0xF000 else chr(code or 0x20)


def _drawn(instruction: str) -> str:
    r"""``\f(a;b)`` as a fraction; other switches are read through to their words."""
    found = _EQ_FRACTION.search(instruction)
    if not found:
        return re.sub(r"\\[a-z]+\b\s*", "", instruction)
    depth, cut, end = 1, 0, len(instruction)
    for position in range(found.end(), len(instruction)):
        character = instruction[position]
        depth += (character == "(") - (character == ")")
        if depth == 0:
            end = position
            break
        if depth == 1 and character in ",;" and not cut:
            cut = position
    above, below = instruction[found.end() : cut or end], instruction[(cut + 1) if cut else end : end]
    return (
        instruction[: found.start()] + equations.fraction(_drawn(above), _drawn(below)) + _drawn(instruction[end + 1 :])
    )


def paragraph_text(paragraph: "_Element", numbering: Numbering) -> ParagraphText:
    """The text of a ``w:p``, its automatic number before it."""
    found = ParagraphText()
    found.read(paragraph)
    label = numbering.label(paragraph.find(f"{WORD}pPr"))
    if label:
        found.pieces.insert(0, f"{label} ")
    return found
