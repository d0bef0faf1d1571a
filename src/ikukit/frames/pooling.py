"""The rows of a group made into one: the variables are put together, and nothing is computed from them yet.

A gap in one row is a gap of the group unless the policy of the indicator says otherwise; under ``GapPolicy.SKIP`` rows
that lack a variable of the indicator are left out whole, so that numerator and denominator count the same rows.
"""

import enum
from collections.abc import Mapping, Sequence
from functools import partial, reduce
from operator import add, or_
from typing import Any

from attrs import define, evolve, field, frozen

from ikukit.formula.computing.gap_policy import GapPolicy
from ikukit.formula.computing.result import Status
from ikukit.frames.cleaning import GAPS, Clean, Temporary
from ikukit.frames.planning import Task


class Pooling(enum.Enum):
    """How the values of a variable are put together (konsolidasi)."""

    SUM = "sum"
    """Over areas and periods alike: things that happen."""
    LAST = "last"
    """The last known value of each area in the period, added over areas: things that are there."""
    MEAN = "mean"
    """The mean over the period for each area, added over areas."""
    UNWEIGHTED = "unweighted-mean"
    """The plain mean of all rows, whatever stands behind them: for indices, or percentages against better knowledge."""


@frozen
class _Piece:
    """What has to be put together: a column, how, which gaps are let pass, and which rows count at all."""

    column: str
    pooling: Pooling
    policy: GapPolicy
    complete: tuple[str, ...] = ()
    """Columns that must all have numbers on a row for it to count."""


@define
class Pool:
    """The pieces of all tasks, each once, and what their columns are called."""

    pieces: dict[_Piece, int] = field(factory=dict)

    def add(self, task: Task, poolings: Mapping[str, Pooling]) -> Task:
        """``task`` over the pooled table."""
        columns = {}
        for label, column in task.columns.items():
            complete = tuple(sorted(set(task.columns.values()))) if task.policy is GapPolicy.SKIP else ()
            piece = _Piece(column, poolings[label], task.policy, complete)
            columns[label] = f"__ikukit_{self.pieces.setdefault(piece, len(self.pieces))}"
        return evolve(task, columns=columns)

    @property
    def temporary(self) -> Temporary:
        """Where the number and the gap of each piece stand, as ``clean_all`` wants to know it."""
        return {f"__ikukit_{place}": (_number(place), _reason(place)) for place in self.pieces.values()}


def pooled(
    table: Any, pool: Pool, cleaned: Mapping[str, Clean], keys: Sequence[str], units: Sequence[str], order: str | None
) -> Any:
    """The table with one row for each combination of ``keys`` and two columns for each piece of ``pool``.

    ``units`` are the columns that tell an area from others, ``order`` a column of whole numbers that grow with time.
    """
    import narwhals as nw

    table = _with_parts(table, pool, cleaned)
    sums = [name for place in pool.pieces.values() for name in (_number(place), *map(partial(_count, place), CODES))]
    in_time = any(piece.pooling in (Pooling.LAST, Pooling.MEAN) for piece in pool.pieces)
    if in_time and order is not None and table.implementation.is_dask():
        raise ValueError(
            'konsolidasi "last" dan "mean" tidak dapat dihitung dengan dask; pakai polars, duckdb atau Spark'
        )
    if in_time and order is not None:
        inner = list(dict.fromkeys([*keys, *units]))
        table = _settled_in_time(_added(table, [*inner, order], sums), pool, inner, order)
    table = _added(table, keys, sums)
    ends = []
    for piece, place in pool.pieces.items():
        value, gap = nw.col(_number(place)), _gap(piece, place)
        if piece.pooling is Pooling.UNWEIGHTED:
            rows = nw.col(_count(place, 0)) + (nw.col(_count(place, 1)) if piece.policy is not GapPolicy.STRICT else 0)
            value = value / nw.when(rows > 0).then(rows)
        ends += [nw.when(gap == 0).then(value).alias(_number(place)), gap.alias(_reason(place))]
    return table.with_columns(*ends) if ends else table


CODES = range(len(GAPS))


def _number(place: int) -> str:
    return f"__ikukit_n{place}"


def _reason(place: int) -> str:
    return f"__ikukit_g{place}"


def _count(place: int, code: int) -> str:
    """How many rows of a group are numbers (0), or gaps of the kind that stands at ``code`` in ``GAPS``."""
    return f"__ikukit_c{code}_{place}"


def _with_parts(table: Any, pool: Pool, cleaned: Mapping[str, Clean]) -> Any:
    """For each piece its number (0 in a gap), and a 1 in the column of what the row is: a number, or which gap."""
    import narwhals as nw

    added = []
    for piece, place in pool.pieces.items():
        clean = cleaned[piece.column]
        left_out = nw.lit(False)
        if piece.complete:
            lenient = (Status.MISSING, Status.NOT_APPLICABLE)
            left_out = reduce(or_, (c for name in piece.complete for c, s in cleaned[name].gaps if s in lenient))
        number = nw.when(left_out).then(nw.lit(0.0)).otherwise(clean.number.fill_null(0.0))
        kind = nw.lit(0)
        for condition, status in reversed(clean.gaps):
            kind = nw.when(condition).then(nw.lit(GAPS.index(status))).otherwise(kind)
        kind = nw.when(left_out).then(nw.lit(-1)).otherwise(kind)
        added.append(number.alias(_number(place)))
        for code in CODES:
            added.append(nw.when(kind == code).then(nw.lit(1)).otherwise(nw.lit(0)).alias(_count(place, code)))
    return table.with_columns(*added) if added else table


def _added(table: Any, keys: Sequence[str], sums: Sequence[str]) -> Any:
    import narwhals as nw

    pieces = [nw.col(name).sum() for name in sums]
    return table.group_by(*keys).agg(*pieces) if keys else table.select(*pieces)


def _settled_in_time(table: Any, pool: Pool, inner: Sequence[str], order: str) -> Any:
    """Each area's rows of a period weighed so that their sum is its last value, or its mean."""
    import narwhals as nw

    ends = []
    for piece, place in pool.pieces.items():
        parts = [_number(place), *map(partial(_count, place), CODES)]
        if piece.pooling is Pooling.LAST:
            known = reduce(add, (nw.col(_count(place, code)) for code in CODES if GAPS[code] is not Status.MISSING)) > 0
            last = nw.when(known).then(nw.col(order)).max().over(*inner)
            kept = last.is_null() | (nw.col(order) == last)
            ends += [nw.when(kept).then(nw.col(name)).otherwise(nw.lit(0)).alias(name) for name in parts]
        elif piece.pooling is Pooling.MEAN:
            there = reduce(add, (nw.col(_count(place, code)) for code in CODES)) > 0
            several = nw.when(there).then(nw.lit(1)).otherwise(nw.lit(0)).sum().over(*inner)
            mean = nw.col(_number(place)) / nw.when(several > 0).then(several)
            ends.append(mean.fill_null(0.0).alias(_number(place)))
    return table.with_columns(*ends) if ends else table


def _gap(piece: _Piece, place: int) -> Any:
    """The place in ``GAPS`` of what a group is."""
    import narwhals as nw

    counts = [nw.col(_count(place, code)) for code in CODES]
    gap = nw.when(counts[0] == 0).then(nw.lit(1)).otherwise(nw.lit(0))  # the sum of nothing is no number
    for code in reversed(CODES[1:]):
        lenient = code == GAPS.index(Status.MISSING) and piece.policy is not GapPolicy.STRICT
        if not lenient:
            gap = nw.when(counts[code] > 0).then(nw.lit(code)).otherwise(gap)
    return gap
