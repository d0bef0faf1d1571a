"""A formula, an indicator or a document over groups of rows: areas made into larger ones, months into quarters.

The variables are pooled and the formula computed from what they make together, so that a group is worth what its raw
data are worth. A mean of percentages is another thing, and has to be asked for by name.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import evolve

from ikukit.formula.computing.gap_policy import GapPolicy
from ikukit.frames.answers import REASONS
from ikukit.frames.cleaning import Kind, Temporary, clean_all, kind_of
from ikukit.frames.consolidation import ConsolidationChoice, poolings_of
from ikukit.frames.evaluating import Frame, computed
from ikukit.frames.grouping import Grouping, grouping_of
from ikukit.frames.harm import ALLOWED, harm
from ikukit.frames.planning import Task, Thing, plan, result_names
from ikukit.frames.pooling import Pool, Pooling, pooled
from ikukit.frames.preparing import is_lazy, opened, prepared, quietly
from ikukit.frames.texts import check_mark


def aggregate_frame(
    thing: Thing,
    frame: Frame,
    *,
    by: str | Sequence[str] = (),
    period: str | None = None,
    time: str | Sequence[str] | None = None,
    code: str | None = None,
    unit: str | Sequence[str] | None = None,
    consolidation: ConsolidationChoice | None = None,
    how: str = "pool",
    names: str | Sequence[str] | None = None,
    columns: Mapping[str, str] | None = None,
    status: bool = False,
    decimal: str | None = None,
    policies: Sequence[GapPolicy] | None = None,
    within_range: bool = False,
) -> Frame:
    """A frame with one row for each group and a column for each indicator; of the same kind as ``frame``.

    ``by`` names columns, or levels of areas (``desa``, ``kecamatan``, ``kabupaten``, ``provinsi``), which a column of
    codes (kode wilayah; ``code`` says which) gives too. ``period`` is ``bulan``, ``triwulan``, ``semester``, ``tahun``
    or ``semua`` (all rows together); ``time`` says which columns tell when. Without a period, rows of different times
    stay apart.

    ``consolidation`` says how variables are put together: ``sum``, ``last`` (the last known value of each area) or
    ``mean`` (of each area over the period), for all or by variable; unless told, as the indicator says, else ``sum``.
    ``unit`` names the columns that tell one area from another. ``how="mean-of-percentages"`` takes the plain mean of
    the rows' results. All else is as for ``evaluate_frame``.

    Raises ``ValueError`` where percentages would be averaged or added, with two rows that show the harm, and for cells
    that name no period or no area; else as ``evaluate_frame`` does.
    """
    check_mark(decimal)
    table = opened(frame)
    with quietly():
        schema = table.collect_schema()
        tasks = plan(thing, schema.names(), names, columns, policies, within_range)
        _refuse_means(how, tasks, table)
        kinds = {column: kind_of(schema[column], column) for task in tasks for column in task.columns.values()}
        grouping = grouping_of(table, list(kinds), _listed(by), period, _listed(time), code, _listed(unit))
        tasks = _renamed(tasks, grouping, names)
        poolings = poolings_of(thing, tasks, consolidation, grouping, lambda: harm(tasks, table))
        table, temporary = prepared(grouping.table, kinds, decimal)
        if how == ALLOWED:
            return _mean_of_results(table, tasks, kinds, temporary, grouping, status).to_native()
        return _of_pooled(table, tasks, poolings, kinds, temporary, grouping, status).to_native()


def _of_pooled(
    table: Any,
    tasks: Sequence[Task],
    poolings: Sequence[Mapping[str, Pooling]],
    kinds: Mapping[str, Kind],
    temporary: Temporary,
    grouping: Grouping,
    status: bool,
) -> Any:
    """The results of what the variables of each group make together."""
    import narwhals as nw

    pool = Pool()
    over = [pool.add(task, chosen) for task, chosen in zip(tasks, poolings, strict=True)]
    table = pooled(table, pool, clean_all(kinds, nw, temporary), grouping.keys, grouping.units, grouping.order)
    results = computed(table, over, dict.fromkeys(pool.temporary, Kind.DOUBLE), pool.temporary, status)
    return _ended(results, tasks, grouping, status)


def _listed(names: str | Sequence[str] | None) -> list[str] | None:
    return [names] if isinstance(names, str) else None if names is None else list(names)


def _refuse_means(how: str, tasks: Sequence[Task], table: Any) -> None:
    if how in ("pool", ALLOWED):
        return
    if how not in ("mean", "rata-rata", "average"):
        raise ValueError(f'cara "{how}" tidak dikenal; pilih "pool" atau "{ALLOWED}"')
    raise ValueError(
        f"rata-rata persentase bukan persentase gabungan. {harm(tasks, table)}. Tanpa how, ikukit menggabungkan "
        f'variabelnya lebih dahulu; bila rata-rata hasil memang yang dimaksud, tulis how="{ALLOWED}"'
    )


def _renamed(tasks: tuple[Task, ...], grouping: Grouping, names: str | Sequence[str] | None) -> tuple[Task, ...]:
    """The tasks, with names that only the columns of groups can take from them."""
    plain = [task.indicator for task in tasks]
    return tuple(
        evolve(task, name=name) for task, name in zip(tasks, result_names(plain, names, grouping.keys), strict=True)
    )


def _ended(table: Any, tasks: Sequence[Task], grouping: Grouping, status: bool) -> Any:
    ends = [name for task in tasks for name in ((task.name, task.status_name) if status else (task.name,))]
    table = table.select(*grouping.keys, *ends)
    return table if is_lazy(table) or not grouping.keys else table.sort(*grouping.keys)


def _mean_of_results(
    table: Any, tasks: Sequence[Task], kinds: Mapping[str, Kind], temporary: Temporary, grouping: Grouping, status: bool
) -> Any:
    """The plain mean of the rows' results; a gap in one row is a gap of the group, of the kind that comes first."""
    import narwhals as nw

    results = computed(table, tasks, kinds, temporary, status=True)
    statuses = [reason.value for reason in REASONS]
    ends = []
    for place, task in enumerate(tasks):
        code = nw.lit(0)
        for number, word in enumerate(statuses, 1):
            code = nw.when(nw.col(task.status_name) == word).then(nw.lit(number)).otherwise(code)
        ends += [code.alias(f"__ikukit_s{place}"), nw.col(task.name).alias(f"__ikukit_v{place}")]
    results = results.with_columns(*ends)
    pieces = [
        piece
        for place in range(len(tasks))
        for piece in (nw.col(f"__ikukit_s{place}").max(), nw.col(f"__ikukit_v{place}").mean())
    ]
    results = results.group_by(*grouping.keys).agg(*pieces) if grouping.keys else results.select(*pieces)
    ends = []
    for place, task in enumerate(tasks):
        code = nw.col(f"__ikukit_s{place}")
        ends.append(nw.when(code == 0).then(nw.col(f"__ikukit_v{place}")).alias(task.name))
        if status:
            word = nw.lit("ok")
            for number, name in enumerate(statuses, 1):
                word = nw.when(code == number).then(nw.lit(name)).otherwise(word)
            ends.append(word.alias(task.status_name))
    return _ended(results.with_columns(*ends), tasks, grouping, status)
