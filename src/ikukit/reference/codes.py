"""Codes of program, kegiatan and sub kegiatan as texts print them, and what is wrong with their form.

Whether a code exists and what it is called is told by ``nomenclature``. Form (Permendagri 90/2019): ``7.01.04``
(program), ``7.01.04.2.01`` (kegiatan; ``2`` marks kabupaten/kota, ``1`` a province), ``7.01.04.2.01.0001`` (sub
kegiatan; two digits at the end before the decrees of 2023).
"""

import enum
import re
from collections.abc import Iterator

from attrs import frozen

from ikukit.source import Span

_CODE = re.compile(r"(?<![\w.,/-])0?[1-9]\.[0-9]{2}\.[0-9]{2}(?:\.[0-9]{1,4}){0,4}(?![\w,/-]|\.[0-9])")
_FORMS = {3: "program", 5: "kegiatan", 6: "sub kegiatan"}


class CodeFault(enum.Enum):
    """What can be wrong with the form of a code."""

    LEADING_ZERO = "leading-zero"
    PROVINCE = "province"
    """The marker of a province where that of a kabupaten/kota belongs."""
    DIGITS = "digits"


@frozen
class Code:
    """A code as printed. ``normal`` is the form to look it up by; ``level`` is "" when the form fits none."""

    text: str
    normal: str
    level: str
    fault: CodeFault | None = None
    old: bool = False
    """A sub kegiatan with two digits at the end."""

    @property
    def program(self) -> str:
        """The code of the program it belongs to."""
        return ".".join(self.normal.split(".")[:3])


def read_code(text: str) -> Code:
    """The code that ``text`` holds.

    >>> read_code("07.01.04").fault
    <CodeFault.LEADING_ZERO: 'leading-zero'>
    >>> read_code("7.01.04.2.01.01").level
    'sub kegiatan'
    """
    fault = CodeFault.LEADING_ZERO if text.startswith("0") else None
    parts = text.removeprefix("0").split(".")
    level = _FORMS.get(len(parts), "")
    if not level or any(len(part) != 2 for part in parts[1:3] + parts[4:5]) or len(parts[-1]) == 3:
        return Code(text, ".".join(parts), "", CodeFault.DIGITS)
    if len(parts) > 3 and parts[3] != "2":
        fault = CodeFault.PROVINCE if parts[3] == "1" else CodeFault.DIGITS
    return Code(text, ".".join(parts), level, fault, old=len(parts) == 6 and len(parts[-1]) == 2)


def find_codes(text: str) -> Iterator[tuple[Span, Code]]:
    """Every code in ``text``, with its place."""
    for match in _CODE.finditer(text):
        yield Span(*match.span()), read_code(match[0])
