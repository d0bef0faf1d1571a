"""A formula, an indicator or a document over a dataframe, row by row: the same kind of frame comes back.

Polars is computed by its own expressions, duckdb and Spark by SQL, everything else by narwhals. All of them compute in
doubles, in one order of operations, and agree.
"""

import warnings
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from ikukit.formula.gap_policy import GapPolicy
from ikukit.frames.answers import bounded, status_of, value_of
from ikukit.frames.cleaning import Kind, Temporary, clean_all, convert, kind_of
from ikukit.frames.expressions import Expression, Library
from ikukit.frames.planning import Task, Thing, plan
from ikukit.frames.texts import check_mark

Frame: TypeAlias = Any
"""A dataframe that narwhals knows."""


def evaluate_frame(
    thing: Thing,
    frame: Frame,
    *,
    names: str | Sequence[str] | None = None,
    columns: Mapping[str, str] | None = None,
    status: bool = False,
    decimal: str | None = None,
    policies: Sequence[GapPolicy] | None = None,
    within_range: bool = False,
) -> Frame:
    """``frame`` with a column of results for each indicator of ``thing``; null where there is no number.

    A variable is the column that has its label (case and spacing ignored), name or meaning; ``columns`` says
    otherwise. A result column has the indicator's name, or the one in ``names``; ``status`` adds a column beside it,
    ``... (status)``, with a word of ``Status``. ``decimal`` is the decimal mark of columns of text. ``policies`` (one
    for each indicator) and ``within_range`` are those of ``ikukit.evaluate``.

    Raises ``KeyError`` for a variable without a column or with two, ``TypeError`` for what is no dataframe and for
    columns that can hold no numbers, ``ValueError`` for texts in two notations, naming column and row.
    """
    check_mark(decimal)
    table = _opened(frame)
    schema = table.collect_schema()
    tasks = plan(thing, schema.names(), names, columns, policies, within_range)
    kinds = {column: kind_of(schema[column], column) for task in tasks for column in task.columns.values()}
    import narwhals as nw

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)
        return _computed(table, nw, tasks, kinds, status, decimal).to_native()


def _opened(frame: Frame) -> Any:
    import narwhals as nw
    from narwhals.exceptions import DuplicateError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)
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


def _computed(
    table: Any, library: Library, tasks: Sequence[Task], kinds: Mapping[str, Kind], status: bool, decimal: str | None
) -> Any:
    table, temporary = _with_numbers(table, kinds, decimal)
    cleaned = clean_all(kinds, library, temporary)
    table = table.with_columns(**{task.name: value_of(task, library, cleaned) for task in tasks})
    ends: dict[str, Expression] = {}
    for task in tasks:
        value = library.col(task.name)
        ends[task.name] = bounded(task, library, value)
        if status:
            ends[task.status_name] = status_of(task, library, cleaned, value)
    table = table.with_columns(**ends)
    used = [name for pair in temporary.values() for name in pair if name]
    return table.drop(*used) if used else table


def _with_numbers(table: Any, kinds: Mapping[str, Kind], decimal: str | None) -> tuple[Any, Temporary]:
    """The table with the numbers of those columns that a cast would not make doubles, and what the others are."""
    import narwhals as nw

    if isinstance(table, nw.LazyFrame):
        return table, {}
    temporary: dict[str, tuple[str, str | None]] = {}
    series = []
    for place, (column, kind) in enumerate(kinds.items()):
        number, gap = f"__ikukit_number_{place}", f"__ikukit_gap_{place}"
        if kind in (Kind.TEXT, Kind.MIXED):
            numbers, gaps = convert(table[column].to_list(), column, decimal)
            series.append(nw.new_series(number, numbers, nw.Float64(), backend=table.implementation))
            series.append(nw.new_series(gap, gaps, nw.Int8(), backend=table.implementation))
            temporary[column] = number, gap
        elif kind in (Kind.WHOLE, Kind.DECIMAL) and table.implementation.is_pyarrow():
            series.append(_nearest_doubles(table[column]).alias(number))
            temporary[column] = number, None
    return (table.with_columns(*series) if series else table), temporary


def _nearest_doubles(series: Any) -> Any:
    """A column of pyarrow as doubles; its own cast refuses what a double cannot hold exactly."""
    import narwhals as nw
    import pyarrow.compute as pc

    return nw.from_native(pc.cast(series.to_native(), "float64", safe=False), series_only=True)
