"""Numbers written as texts in a column. One column has one notation; two in one column are refused, never guessed.

What single numbers mean is told in ``ikukit.numbers``; here only which mark is the decimal one is settled, from the
whole column or by the caller.
"""

import enum
import re
from collections.abc import Iterable, Sequence
from fractions import Fraction

from ikukit.numbers import read_number
from ikukit.source import fold

DECIMAL_MARKS = (",", ".")


class _Kind(enum.Enum):
    """What the marks of a numeral say about the decimal mark of its column."""

    NEUTRAL = "neutral"
    COMMA = "comma"
    """Certainly a decimal comma, or dots between thousands."""
    DOT = "dot"
    """Certainly a decimal dot, or commas between thousands."""
    ONE_DOT = "one-dot"
    """``12.345``: thousands by the Indonesian rule, a decimal dot where the column has others."""
    ONE_COMMA = "one-comma"
    """``16,030``: decimals, or thousands."""


_BODY = re.compile(r"[0-9](?:[0-9.,]*[0-9])?")
_KINDS = (
    (_Kind.NEUTRAL, re.compile(r"[0-9]+")),
    (_Kind.ONE_DOT, re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")),
    (_Kind.ONE_COMMA, re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")),
    (_Kind.COMMA, re.compile(r"[0-9]+,[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+,[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,}")),
    (_Kind.DOT, re.compile(r"[0-9]+\.[0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3})+\.[0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3}){2,}")),
)
FORMS = tuple(pattern.pattern for kind, pattern in _KINDS if kind is not _Kind.NEUTRAL)
"""Regular expressions of numerals whose marks say something, for engines without Python; the first that fits counts."""
_ADVICE = 'tulis satu cara saja (1.234,5), atau katakan tanda desimalnya: decimal="," atau decimal="."'


def decimal_mark(texts: Iterable[tuple[int, str]], column: str) -> str:
    """The decimal mark of the column that holds ``texts``, each with the number of its row.

    Raises ``ValueError``, naming column and rows, where the texts disagree or leave it open.

    >>> decimal_mark([(1, "1.234"), (2, "87,5")], "Nilai"), decimal_mark([(1, "87.5")], "Nilai")
    (',', '.')
    """
    first: dict[_Kind, tuple[int, str]] = {}
    for row, text in texts:
        first.setdefault(_kind(text), (row, fold(text)))
    if _Kind.DOT in first:
        rival = first.get(_Kind.COMMA) or first.get(_Kind.ONE_DOT)
        if rival:
            raise ValueError(_mixed(column, *sorted((first[_Kind.DOT], rival))))
        return "."
    if _Kind.COMMA not in first and _Kind.ONE_COMMA in first:
        if _Kind.ONE_DOT in first:
            raise ValueError(_mixed(column, *sorted((first[_Kind.ONE_COMMA], first[_Kind.ONE_DOT]))))
        row, text = first[_Kind.ONE_COMMA]
        raise ValueError(f'kolom "{column}" baris {row}: "{text}" dapat dibaca dua cara; {_ADVICE}')
    return ","


def _mixed(column: str, one: tuple[int, str], other: tuple[int, str]) -> str:
    places = f'baris {one[0]} berisi "{one[1]}" dan baris {other[0]} berisi "{other[1]}"'
    return f'kolom "{column}" memakai titik dan koma dengan dua cara: {places}; {_ADVICE}'


def _kind(text: str) -> _Kind:
    body = _BODY.search(text)
    if body:
        for kind, pattern in _KINDS:
            if pattern.fullmatch(body[0]):
                return kind
    return _Kind.NEUTRAL


def contradicts(text: str, mark: str) -> bool:
    """Whether a numeral certainly uses the other mark for decimals than ``mark``."""
    return _kind(text) is (_Kind.DOT if mark == "," else _Kind.COMMA)


def read_text(text: str, mark: str) -> Fraction:
    """The number that ``text`` holds in a column with the decimal mark ``mark``. Raises ``ValueError`` for any other.

    >>> read_text("Rp1.234,50", ","), read_text("1,234.50", "."), read_text("33.333", ".")
    (Fraction(2469, 2), Fraction(2469, 2), Fraction(33333, 1000))
    """
    if contradicts(text, mark):
        raise ValueError(f'"{fold(text)}" tidak memakai "{mark}" sebagai tanda desimal')
    return read_number(text if mark == "," else text.translate(_TURNED)).value


_TURNED = str.maketrans({".": ",", ",": "."})


def check_mark(decimal: str | None) -> None:
    """Raises ``ValueError`` unless ``decimal`` is a decimal mark or None."""
    if decimal not in (None, *DECIMAL_MARKS):
        raise ValueError(f'tanda desimal harus "," atau ".", bukan {decimal!r}')


_BLANK = "[ \t\u00a0\u2007\u2009\u202f]"
_SIGN = "[-+\u2212\u2013]?"


def pattern_of(mark: str) -> str:
    """A regular expression, for engines without Python, of the texts that ``read_text`` reads with ``mark``.

    What it allows is what ``ikukit.numbers`` reads; the tests hold the two together.
    """
    comma, dot = ("[,]", "[.]") if mark == "," else ("[.]", "[,]")
    whole = (
        rf"(?:[0-9]+|[1-9][0-9]{{0,2}}(?:{dot}[0-9]{{3}})+|[1-9][0-9]{{0,2}}(?:{_BLANK}[0-9]{{3}})+)(?:{comma}[0-9]+)?"
    )
    rupiah = rf"[Rr][Pp]{dot}?{_BLANK}*{whole}(?:{comma}-)?"
    percent = rf"{whole}(?:{_BLANK}*(?:%|[Pp]ersen|[Pp]rosen))?"
    return rf"^{_BLANK}*{_SIGN}{_BLANK}*(?:{rupiah}|{percent}){_BLANK}*$"


NEGATIVE = rf"^{_BLANK}*[-\x{{2212}}\x{{2013}}]"
"""A regular expression of texts with a minus sign before the number."""


def rows_of(values: Sequence[object]) -> Iterable[tuple[int, str]]:
    """The distinct texts among ``values``, each with the number of the first row that holds it."""
    seen: set[str] = set()
    for row, value in enumerate(values, 1):
        if isinstance(value, str) and value not in seen:
            seen.add(value)
            yield row, value
