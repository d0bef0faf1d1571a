"""The words of an HTML element as a browser shows them: line breaks, list numbers, equations; no scripts, no styles.

White space is folded as in a browser. Ends at one element; tables as grids are the business of ``web``.
"""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ikukit.documents.mathml import mathml_text
from ikukit.documents.word_numbering import written

if TYPE_CHECKING:
    from lxml.etree import _Element

LEFT_OUT = {
    "script", "style", "noscript", "template", "head", "title", "meta", "link", "nav", "aside", "iframe", "object",
    "embed", "svg", "canvas", "audio", "video", "button", "select", "input", "textarea", "del", "s", "strike", "rp",
    "rt",
}  # fmt: skip
"""Elements that show no running text of the document; struck-out text was taken back by its writer."""

_LINES = {
    "address", "article", "blockquote", "center", "dd", "div", "dl", "dt", "figcaption", "figure", "footer", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "main", "ol", "p", "pre", "section", "table", "tr", "ul",
}  # fmt: skip
_LIST_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_RAISED = str.maketrans("0123456789+-()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ")
_BREAK, EDGE = "\0", "\1"
"""Stand for a typed line break and for the edge of a block while white space is folded; no page can hold them."""


def element_text(element: "_Element") -> str:
    """The text of ``element``, one line for each line that a browser would break for good; blank lines left out."""
    return "\n".join(line for line in lines_of(pieces_of(element)) if line)


def pieces_of(element: "_Element") -> list[str]:
    """The text inside ``element`` in pieces, to be joined with those of its neighbours and cut by ``lines_of``."""
    return list(_child_pieces(element, name_of(element)))


def lines_of(pieces: Iterable[str]) -> Iterator[str]:
    """The lines that ``pieces`` make, white space folded; "" for a line that was left blank by hand."""
    *parts, rest = re.split(f"({_BREAK}|{EDGE})", "".join(pieces))
    for text, end in zip(parts[::2], parts[1::2], strict=True):
        line = " ".join(text.replace("\u200b", "").split())
        if line or end == _BREAK or "\xa0" in text:
            yield line
    if rest.strip():
        yield " ".join(rest.replace("\u200b", "").split())


def name_of(element: "_Element") -> str:
    """The element's name in lower case, "" for a comment."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _pieces(element: "_Element") -> Iterator[str]:
    yield element.text or ""
    labels = _list_labels(element)
    for child in element:
        name = name_of(child)
        if name == "li":
            words = "".join(_pieces(child)).lstrip(f"{EDGE} \t\r\n")
            yield f"{EDGE}{next(labels)} {words}{EDGE}"
        elif name and name not in LEFT_OUT and child.get("aria-hidden") != "true":
            yield from _child_pieces(child, name)
        yield child.tail or ""


def _child_pieces(child: "_Element", name: str) -> Iterator[str]:
    if name == "br":
        yield _BREAK
    elif name == "hr":
        yield f"{EDGE}-----{EDGE}"
    elif name == "math":
        yield f" {mathml_text(child)} ".replace("\n", EDGE)
    elif name in ("td", "th"):
        yield " "
        yield from _pieces(child)
    elif name == "sup":
        text = "".join(_pieces(child))
        yield text.translate(_RAISED) if re.fullmatch(r"[0-9+\-()n]+", text.strip()) else text
    elif name in _LINES:
        yield EDGE
        yield from _pieces(child)
        yield EDGE
    else:
        yield from _pieces(child)


def _list_labels(holder: "_Element") -> Iterator[str]:
    """The numbers that a browser draws before the items of a list; "-" in lists without numbers."""
    numbered = name_of(holder) == "ol"
    form = _LIST_FORMS.get(holder.get("type") or "1", "decimal") if numbered else ""
    number = _number(holder.get("start"), 1) if numbered else 0
    for child in holder:
        if name_of(child) == "li":
            number = _number(child.get("value"), number)
            yield f"{written(number, form)}." if numbered else "-"
            number += 1


def _number(attribute: str | None, usual: int) -> int:
    digits = (attribute or "").strip()
    return int(digits) if re.fullmatch(r"[0-9]{1,6}", digits) else usual
