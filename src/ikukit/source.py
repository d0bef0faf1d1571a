"""Places inside a text: spans, folding of white space, marking a span for a person.

Everything here counts in characters of the text as it was given; nothing knows about formulas or documents.
"""

import re
import unicodedata
from typing import NamedTuple

_SLASH = re.compile(r" ?/ ?")


class Span(NamedTuple):
    """A half-open range of characters ``[start, end)`` of a source text.

    >>> Span(0, 6).of("Jumlah desa")
    'Jumlah'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of ``text`` that this span covers."""
        return text[self.start : self.end]

    def cover(self, other: "Span") -> "Span":
        """The smallest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


def fold(text: str) -> str:
    """``text`` with every run of white space (blanks, line ends, non-breaking blanks) made one blank, none at the ends.

    >>> fold(" Jumlah desa\\n  tepat waktu ")
    'Jumlah desa tepat waktu'
    """
    return " ".join(text.split())


def normal_form(text: str) -> str:
    """The form in which two wordings are compared: NFKC, case and white space folded, no blanks round ``/``.

    Copies of official names differ in just these (capitals, inner double blanks, line ends, ``Kabupaten / Kota``).

    >>> normal_form("Daerah Kabupaten /\\nKota")
    'daerah kabupaten/kota'
    """
    return _SLASH.sub("/", fold(unicodedata.normalize("NFKC", text).casefold()))


def mark(text: str, span: Span, width: int = 100) -> tuple[str, str]:
    """The line of ``text`` round ``span`` and, to stand under it, carets below the exact place.

    White space is folded to blanks character by character, so that columns agree; a long text is cut to ``width`` with
    dots on the side that was cut. The caret of an empty span stands where something was expected.

    >>> print("\\n".join(mark("Jumlah desa dibagi", Span(18, 18))))
    Jumlah desa dibagi
                      ^
    """
    flat = "".join(" " if c.isspace() or not c.isprintable() else c for c in text)
    start, end = min(span.start, len(flat)), min(span.end, len(flat))
    first = max(0, min(start - width // 2, len(flat) - width))
    last = min(len(flat), first + width)
    head = "..." if first else ""
    tail = "..." if last < len(flat) else ""
    line = head + flat[first:last] + tail
    carets = " " * (len(head) + start - first) + "^" * max(1, min(end, last) - start)
    return line, carets
