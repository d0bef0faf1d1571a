"""Built-up equations on one line: how fractions, roots, powers and sums of Office Math and MathML are written as text.

Both notations draw the same few shapes; the words for them live here, the walking in ``office_math`` and ``mathml``.
"""

import re

_ONE_TERM = re.compile(r"[\w.,%]*")
_SPACES = re.compile(r"[ \t]+")


def grouped(text: str) -> str:
    """``text`` in brackets, unless it is one word or number, or bracketed as a whole already.

    >>> grouped("Jumlah desa"), grouped("A"), grouped("(a + b)"), grouped("(a) / (b)")
    ('(Jumlah desa)', 'A', '(a + b)', '((a) / (b))')
    """
    text = text.strip()
    return text if _ONE_TERM.fullmatch(text) or _enclosed(text) else f"({text})"


def _enclosed(text: str) -> bool:
    depth = 0
    for position, character in enumerate(text):
        depth += (character == "(") - (character == ")")
        if depth == 0:
            return text.startswith("(") and position == len(text) - 1
    return False


def fraction(above: str, below: str) -> str:
    """Numerator over denominator. Either both are bracketed or neither: half-bracketed fractions are misread by people.

    >>> fraction("Jumlah desa mandiri", "Jumlah desa"), fraction("A", "B")
    (' (Jumlah desa mandiri) / (Jumlah desa) ', ' A / B ')
    """
    above, below = above.strip(), below.strip()
    if _ONE_TERM.fullmatch(above) and _ONE_TERM.fullmatch(below):
        return f" {above} / {below} "
    return f" ({above}) / ({below}) "


def root(radicand: str, degree: str) -> str:
    """A square root, or the root of the given degree."""
    degree = degree.strip()
    return f" akar({radicand.strip()}) " if degree in ("", "2") else f" ({radicand.strip()})^(1/{degree}) "


def power(base: str, exponent: str) -> str:
    """``base`` raised to ``exponent``."""
    return f"{base.rstrip()}^{grouped(exponent)}"


def index(base: str, below: str) -> str:
    """``base`` with an index below the line: A1 as it would be typed; x_(i+1) where the index is more than one term."""
    below = below.strip()
    return f"{base.rstrip()}{below}" if below.isdigit() else f"{base.rstrip()}_{grouped(below)}"


def big_operator(sign: str, lower: str, upper: str, operand: str) -> str:
    """A sum or product sign with its limits before what it stands for."""
    limits = (f"_{grouped(lower)}" if lower.strip() else "") + (f"^{grouped(upper)}" if upper.strip() else "")
    return f" {sign}{limits} {operand.strip()} "


def tidy(text: str) -> str:
    """``text`` without the doubled blanks that joining shapes leaves; line breaks stay."""
    return "\n".join(_SPACES.sub(" ", line).strip() for line in text.split("\n"))
