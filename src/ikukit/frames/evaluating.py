"""A formula, an indicator or a document over a dataframe, row by row: the same kind of frame comes back, lazy or not.

Polars is computed by its own expressions, everything else by narwhals. All of them compute in doubles, in one order of
operations, and agree.
"""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from ikukit.formula.computing.gap_policy import GapPolicy
from ikukit.frames.answers import always_finite, bounded, status_of, value_of
from ikukit.frames.cleaning import Kind, Temporary, clean_all, kind_of
from ikukit.frames.expressions import Expression, Library
from ikukit.frames.long_form import widened
from ikukit.frames.planning import Task, Thing, plan
from ikukit.frames.preparing import is_lazy, opened, prepared, quietly
from ikukit.frames.texts import check_mark

Frame: TypeAlias = Any
"""A dataframe that narwhals knows."""

FORMS = ("wide", "long")


def evaluate_frame(
    thing: Thing,
    frame: Frame,
    *,
    form: str = "wide",
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

    ``form="long"``: the frame has a row for each value, with the columns ``variabel`` and ``nilai``; a row of results
    comes back for each combination of its other columns.

    Raises ``KeyError`` for a variable without a column or with two, ``TypeError`` for what is no dataframe and for
    columns that can hold no numbers, ``ValueError`` for texts in two notations, naming column and row.
    """
    check_mark(decimal)
    if form not in FORMS:
        raise ValueError(f'bentuk tabel "{form}" tidak dikenal; pilih "wide" atau "long"')
    table = opened(frame)
    with quietly():
        if form == "long":
            tasks, table, temporary, kept = widened(thing, table, names, columns, decimal, policies, within_range)
            kinds = dict.fromkeys(temporary, Kind.DOUBLE)
            ends = [name for task in tasks for name in ((task.name, task.status_name) if status else (task.name,))]
            return computed(table, tasks, kinds, temporary, status).select(*kept, *ends).to_native()
        schema = table.collect_schema()
        tasks = plan(thing, schema.names(), names, columns, policies, within_range)
        kinds = {column: kind_of(schema[column], column) for task in tasks for column in task.columns.values()}
        table, temporary = prepared(table, kinds, decimal)
        return computed(table, tasks, kinds, temporary, status).to_native()


def computed(table: Any, tasks: Sequence[Task], kinds: Mapping[str, Kind], temporary: Temporary, status: bool) -> Any:
    """The table with the results of ``tasks``, and without the columns in ``temporary``."""
    import narwhals as nw

    if not table.implementation.is_polars():
        return _with_results(table, nw, tasks, kinds, temporary, status)
    import polars as pl

    native = _with_results(table.to_native().lazy(), pl, tasks, kinds, temporary, status)
    return nw.from_native(native if is_lazy(table) else native.collect())


def _with_results(
    table: Any,
    library: Library,
    tasks: Sequence[Task],
    kinds: Mapping[str, Kind],
    temporary: Temporary,
    status: bool,
) -> Any:
    cleaned = clean_all(kinds, library, temporary)
    table = table.with_columns(**{task.name: value_of(task, library, cleaned) for task in tasks})
    ends: dict[str, Expression] = {}
    for task in tasks:
        value = library.col(task.name)
        if not always_finite(task, kinds, temporary):
            ends[task.name] = bounded(task, library, value)
        if status:
            ends[task.status_name] = status_of(task, library, cleaned, value)
    table = table.with_columns(**ends) if ends else table
    used = [name for pair in temporary.values() for name in pair if name]
    return table.drop(*used) if used else table
