"""Bytes of a text file become text: byte order marks, UTF-8, UTF-16, and Windows-1252 as the last resort.

What is no text (NUL bytes, control characters) is refused here, before anything tries to read tables out of it.
"""

import codecs
import re

from ikukit.errors import DocumentError
from ikukit.finding import Finding, Place, finding

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")


def decode(data: bytes, file: str) -> tuple[str, tuple[Finding, ...]]:
    """The text in ``data`` and, where the encoding had to be guessed, a finding that says so.

    Raises ``DocumentError`` when ``file`` is empty, binary, or damaged text.

    >>> decode("Jumlah × 100".encode("utf-16"), "a.txt")[0]
    'Jumlah × 100'
    """
    text, guessed = _decoded(data, file)
    if not text.strip("\0 \t\r\n\f\u00a0\ufeff"):
        raise DocumentError("file-empty", file)
    control = _CONTROLS.search(text)
    if control is not None:
        line = text.count("\n", 0, control.start()) + 1
        raise DocumentError("control-character", file, line=line)
    return text, (finding("encoding-guessed", place=Place(file=file)),) if guessed else ()


def _decoded(data: bytes, file: str) -> tuple[str, bool]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, file), False
    if b"\0" in data:
        return _strictly(data, _unmarked_utf_16(data, file), file), False
    try:
        return data.decode("utf-8"), False
    except UnicodeDecodeError:
        return _strictly(data, "cp1252", file), True


def _strictly(data: bytes, encoding: str, file: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DocumentError("text-damaged", file, byte=error.start + 1) from error


def _unmarked_utf_16(data: bytes, file: str) -> str:
    """Latin text in UTF-16 without a mark has its NUL bytes almost all on one side of each pair."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    most = len(data) // 2 * 0.7
    if odd > most and even == 0:
        return "utf-16-le"
    if even > most and odd == 0:
        return "utf-16-be"
    raise DocumentError("nul-bytes", file)
