"""A column of a table as doubles with gaps: which rows hold a number, and why the others do not.

The type of a column says how it is read. Texts are read by ``texts``; here they are numbers already.
"""

import enum
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, TypeAlias

from attrs import frozen

from ikukit.formula.computing.binding import bind
from ikukit.formula.computing.result import Status
from ikukit.formula.formula import Variable
from ikukit.frames.expressions import Expression, Library
from ikukit.frames.texts import contradicts, decimal_mark, read_text, rows_of
from ikukit.source import fold


class Kind(enum.Enum):
    """How the numbers of a column are kept."""

    WHOLE = "whole"
    DECIMAL = "decimal"
    DOUBLE = "double"
    """Floats: NaN and infinity may be among them."""
    TEXT = "text"
    MIXED = "mixed"
    """Python objects of several types."""
    EMPTY = "empty"
    """Nothing at all, of no type."""


_REFUSED = {"Boolean": "benar/salah", "Date": "tanggal", "Datetime": "waktu", "Duration": "lama waktu", "Time": "jam"}


def kind_of(dtype: Any, column: str) -> Kind:
    """The kind of a column with narwhals' type ``dtype``. Raises ``TypeError`` for one that can hold no numbers."""
    name = type(dtype).__name__ if not isinstance(dtype, type) else dtype.__name__
    if dtype.is_integer():
        return Kind.WHOLE
    if dtype.is_float():
        return Kind.DOUBLE
    if dtype.is_decimal():
        return Kind.DECIMAL
    if name in ("String", "Categorical", "Enum"):
        return Kind.TEXT
    if name == "Object":
        return Kind.MIXED
    if name == "Unknown":
        return Kind.EMPTY
    raise TypeError(f'kolom "{column}" berisi {_REFUSED.get(name, name)}, bukan angka')


GAPS = (Status.OK, Status.MISSING, Status.NOT_A_NUMBER, Status.OUT_OF_RANGE, Status.NOT_APPLICABLE)
"""What the number of a gap in a converted column means."""


@frozen
class Clean:
    """A column of doubles, null where there is no number; and when there is none, in the order to ask in."""

    number: Expression
    gaps: Sequence[tuple[Expression, Status]]


def clean(column: Expression, kind: Kind, library: Library) -> Clean:
    """The column of a kind that needs no conversion."""
    missing = (column.is_null(), Status.MISSING)
    match kind:
        case Kind.EMPTY:
            return Clean(library.lit(None, dtype=library.Float64()), [missing])
        case Kind.DOUBLE:
            number = column.cast(library.Float64())
            finite = number.is_finite()
            return Clean(
                library.when(finite).then(number), [missing, (~finite & ~column.is_null(), Status.NOT_A_NUMBER)]
            )
        case _:
            return Clean(column.cast(library.Float64()), [missing])


def converted(number: Expression, gap: Expression) -> Clean:
    """A column that ``convert`` made."""
    return Clean(number, [(gap == place, status) for place, status in enumerate(GAPS) if place])


def convert(values: Sequence[object], column: str, decimal: str | None) -> tuple[list[float | None], list[int]]:
    """The doubles of a column of texts or mixed objects, and for each row a place in ``GAPS``.

    ``decimal`` is the decimal mark of texts; None: the column itself must tell. Raises ``ValueError``, naming column
    and row, where texts have two notations or another one than ``decimal``; ``TypeError`` for what is no number.
    """
    mark = decimal or decimal_mark(rows_of(values), column)
    if decimal:
        for row, text in rows_of(values):
            if contradicts(text, mark):
                raise ValueError(f'kolom "{column}" baris {row}: "{fold(text)}" tidak memakai "{mark}" untuk desimal')
    known: dict[object, tuple[float | None, int]] = {}
    numbers: list[float | None] = []
    gaps: list[int] = []
    for row, value in enumerate(values, 1):
        key = (type(value), value)
        if key not in known:
            known[key] = _converted(value, mark, f'kolom "{column}" baris {row}')
        number, gap = known[key]
        numbers.append(number)
        gaps.append(gap)
    return numbers, gaps


def _converted(value: object, mark: str, place: str) -> tuple[float | None, int]:
    exact = exact_number(value, mark, place)
    if isinstance(exact, Status):
        return None, GAPS.index(exact)
    try:
        return float(exact), 0
    except OverflowError:
        return None, GAPS.index(Status.OUT_OF_RANGE)


def exact_number(value: Any, mark: str, place: str) -> Fraction | Status:
    """The number that a cell holds, or why there is none. Raises ``TypeError`` for what can never be a number."""
    if isinstance(value, str):
        try:
            return read_text(value, mark)
        except ValueError:
            gaps = bind([Variable(place, place)], {place: value}).gaps
            return gaps[0].status if gaps else Status.NOT_A_NUMBER
    if value is None or type(value).__name__ in ("NAType", "NaTType") or value != value:  # pandas has three of them
        return Status.MISSING
    bound = bind([Variable(place, place)], {place: value})
    return bound.gaps[0].status if bound.gaps else Fraction(bound.numbers[place])


Temporary: TypeAlias = Mapping[str, tuple[str, str | None]]
"""For columns that were converted: where their numbers stand, and where the reasons of gaps, if there are several."""


def clean_all(kinds: Mapping[str, Kind], library: Library, temporary: Temporary) -> dict[str, Clean]:
    """Every column in use."""
    cleaned = {}
    for column, kind in kinds.items():
        number, gap = temporary.get(column, (column, None))
        if gap is not None:
            cleaned[column] = converted(library.col(number), library.col(gap))
        else:
            cleaned[column] = clean(library.col(number), kind, library)
    return cleaned
