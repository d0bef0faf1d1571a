"""A dataframe made ready: opened by narwhals, and its columns of texts and objects turned into numbers.

Tables that are there at once are read by Python, text by text; lazy ones by expressions of their own engine.
"""

import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from ikukit.formula.computing.binding import MISSING_WORDS, NOT_APPLICABLE_WORDS
from ikukit.formula.computing.result import Status
from ikukit.frames.cleaning import GAPS, Kind, Temporary, convert
from ikukit.frames.expressions import Expression
from ikukit.frames.texts import NEGATIVE, pattern_of


@contextmanager
def quietly() -> Iterator[None]:
    """Without narwhals' warnings about its own future (dask moves into a package of its own)."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)
        yield


def opened(frame: Any) -> Any:
    """``frame`` as narwhals has it. Raises ``TypeError`` for no dataframe, ``ValueError`` for doubled columns."""
    import narwhals as nw
    from narwhals.exceptions import DuplicateError

    try:
        with quietly():
            return nw.from_native(frame)
    except DuplicateError:
        names = [str(name) for name in getattr(frame, "columns", ())]
        doubled = next(name for name in names if names.count(name) > 1)
        raise ValueError(f'tabel memuat dua kolom bernama "{doubled}"') from None
    except TypeError:
        raise TypeError(
            'nilai harus diberikan per variabel, misalnya {"Jumlah desa": 12}, atau sebagai tabel pandas, polars, '
            f"pyarrow, duckdb, dask atau PySpark, bukan {type(frame).__name__}"
        ) from None


def is_lazy(table: Any) -> bool:
    """Whether nothing of a table is computed yet."""
    import narwhals as nw

    return isinstance(table, nw.LazyFrame)


def prepared(table: Any, kinds: Mapping[str, Kind], decimal: str | None) -> tuple[Any, Temporary]:
    """The table with the numbers of those columns that a cast would not make doubles, and what the others are.

    Raises as ``convert`` does, and ``ValueError`` for a column of texts in a lazy table without ``decimal``.
    """
    temporary: dict[str, tuple[str, str | None]] = {}
    added: list[Any] = []
    for place, (column, kind) in enumerate(kinds.items()):
        number, gap = f"__ikukit_number_{place}", f"__ikukit_gap_{place}"
        if kind in (Kind.TEXT, Kind.MIXED):
            both = _by_expressions(column, decimal) if is_lazy(table) else _by_python(table, column, decimal)
            added += [part.alias(name) for part, name in zip(both, (number, gap), strict=True)]
            temporary[column] = number, gap
        elif kind in (Kind.WHOLE, Kind.DECIMAL) and table.implementation.is_pyarrow():
            added.append(_nearest_doubles(table[column]).alias(number))
            temporary[column] = number, None
    return (table.with_columns(*added) if added else table), temporary


def _by_python(table: Any, column: str, decimal: str | None) -> tuple[Any, Any]:
    import narwhals as nw

    numbers, gaps = convert(table[column].to_list(), column, decimal)
    backend = table.implementation
    return (
        nw.new_series("number", numbers, nw.Float64(), backend=backend),
        nw.new_series("gap", gaps, nw.Int8(), backend=backend),
    )


def _by_expressions(column: str, decimal: str | None) -> tuple[Expression, Expression]:
    import narwhals as nw

    if decimal is None:
        raise ValueError(
            f'kolom "{column}" berisi teks, dan tabel ini baru dihitung kemudian (lazy): katakan tanda desimalnya '
            '(decimal="," atau decimal="."), atau baca kolom itu sebagai angka'
        )
    text = nw.col(column).cast(nw.String())
    holds = text.str.contains(pattern_of(decimal))
    digits = nw.when(holds).then(text).str.replace_all(f"[^0-9{decimal}]", "").str.replace_all("[,.]$", "")
    size = digits.str.replace_all(",", ".", literal=True).cast(nw.Float64())
    number = nw.when(text.str.contains(NEGATIVE)).then(-size).otherwise(size)
    said = text.str.replace_all("\\s+", " ").str.strip_chars().str.to_lowercase()
    missing = text.is_null() | (said == "") | said.is_in(sorted(MISSING_WORDS))

    def told(status: Status) -> Expression:
        return nw.lit(GAPS.index(status))

    other = nw.when(said.is_in(sorted(NOT_APPLICABLE_WORDS))).then(told(Status.NOT_APPLICABLE))
    gap = nw.when(missing).then(told(Status.MISSING)).otherwise(other.otherwise(told(Status.NOT_A_NUMBER)))
    return number, nw.when(holds).then(told(Status.OK)).otherwise(gap)


def _nearest_doubles(series: Any) -> Any:
    """A column of pyarrow as doubles; its own cast refuses what a double cannot hold exactly."""
    import narwhals as nw
    import pyarrow.compute as pc

    return nw.from_native(pc.cast(series.to_native(), "float64", safe=False), series_only=True)
