"""What a report does not show: the digits of NIPs, and characters that would spoil a file or deceive a reader.

A NIP tells the birth date and the sex of a person; a report travels further than the document it was made of.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable

from ikukit.model import Document

_NIP = re.compile(r"(?<![0-9])[0-9](?:[ \u00a0.\-\u2013]{0,2}[0-9]){17}(?![0-9])")
_DIGIT = re.compile(r"[0-9]")
_SHOWN = 3
"""Digits left at the end: the serial, by which a colleague still knows who is meant."""
_HIDDEN = "•"
_TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f"
"""Marks that turn the direction of writing: no Indonesian document needs them, and they can show a text as another."""

Mask = Callable[[str], str]


def clean(text: str) -> str:
    """``text`` without what files cannot hold (control characters, halves of characters) or what misleads the eye.

    >>> clean("Jumlah\\x00 desa\\u202e\\r\\n(12)")
    'Jumlah� desa\\n(12)'
    """
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join("\ufffd" if _broken(char) else char for char in text if char not in _TURNING)


def _broken(char: str) -> bool:
    kind = unicodedata.category(char)
    return (kind == "Cc" and char != "\n") or kind == "Cs" or ord(char) & 0xFFFE == 0xFFFE


def mask_of(document: Document) -> Mask:
    """What hides the NIPs of ``document`` in any text: everything that has the form of one, and those it names.

    >>> from ikukit.model import Official
    >>> mask_of(Document(signatories=[Official("ANI", nip="1234 5678")]))("NIP 19850817 200903 1 004, 1234 5678")
    'NIP •••••••• •••••• • 004, •••• •678'
    """
    named = [re.escape(nip) for nip in _written(document)]
    pattern = re.compile("|".join([*named, _NIP.pattern]))
    return lambda text: pattern.sub(lambda found: _hidden(found[0]), text)


def _written(document: Document) -> Iterable[str]:
    nips = {official.nip.strip() for official in document.signatories if official.nip}
    return sorted((nip for nip in nips if len(_DIGIT.findall(nip)) > _SHOWN), key=len, reverse=True)


def _hidden(nip: str) -> str:
    digits = len(_DIGIT.findall(nip))
    seen = iter(range(digits))
    return _DIGIT.sub(lambda digit: digit[0] if next(seen) >= digits - _SHOWN else _HIDDEN, nip)
