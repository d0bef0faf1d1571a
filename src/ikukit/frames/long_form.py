"""Tables with a row for each value: columns ``variabel`` and ``nilai``, and keys that say what it belongs to."""

from collections.abc import Mapping, Sequence
from typing import Any

from ikukit.formula.computing.gap_policy import GapPolicy
from ikukit.formula.computing.result import Status
from ikukit.frames.cleaning import GAPS, Temporary, clean_all, kind_of
from ikukit.frames.planning import Task, Thing, plan
from ikukit.frames.preparing import is_lazy, prepared

VARIABLE = ("variabel", "variable")
VALUE = ("nilai", "value")
"""What the two columns may be called."""


def widened(
    thing: Thing,
    table: Any,
    names: str | Sequence[str] | None,
    columns: Mapping[str, str] | None,
    decimal: str | None,
    policies: Sequence[GapPolicy] | None,
    within_range: bool,
) -> tuple[tuple[Task, ...], Any, Temporary, list[str]]:
    """The tasks, and the table with one row for each combination of its keys: the keys, numbers and gaps of variables.

    The names of variables are looked up at once, also in a lazy table. Raises ``KeyError`` where the two columns or all
    rows of a variable are missing, ``ValueError`` for a variable that has two values in one row (a lazy table gives it
    the status ``not-a-number``).
    """
    import narwhals as nw

    schema = table.collect_schema()
    variable, value = (_column(schema.names(), wanted) for wanted in (VARIABLE, VALUE))
    kept = [name for name in schema.names() if name not in (variable, value)]
    spelt = nw.col(variable).cast(nw.String()).str.replace_all("\\s+", " ").str.strip_chars().str.to_lowercase()
    found = table.select(spelt.alias(variable)).unique()
    there = (found.collect() if is_lazy(found) else found)[variable].to_list()
    words = sorted(word for word in there if isinstance(word, str))
    tasks = plan(thing, words, names, columns, policies, within_range, taken=kept)
    used = list(dict.fromkeys(column for task in tasks for column in task.columns.values()))
    kinds = {value: kind_of(schema[value], value)}
    table, converted = prepared(table, kinds, decimal)
    clean = clean_all(kinds, nw, converted)[value]
    gap = nw.lit(GAPS.index(Status.OK))
    for condition, status in reversed(clean.gaps):
        gap = nw.when(condition).then(nw.lit(GAPS.index(status))).otherwise(gap)
    table = _spread(table, spelt, clean.number, gap, used)
    table = _grouped(table, kept, [f"__ikukit_{part}{place}" for place in range(len(used)) for part in "ng"], len(used))
    if not is_lazy(table):
        _refuse_doubled(table, used, kept)
    temporary: dict[str, tuple[str, str | None]] = {}
    settled = []
    for place, word in enumerate(used):
        count, gaps = nw.col(f"__ikukit_c{place}"), nw.col(f"__ikukit_g{place}")
        several = nw.when(count > 1).then(nw.lit(GAPS.index(Status.NOT_A_NUMBER))).otherwise(gaps)
        none = nw.when(count == 0).then(nw.lit(GAPS.index(Status.MISSING))).otherwise(several)
        settled += [
            none.alias(f"__ikukit_g{place}"),
            nw.when(count == 1).then(nw.col(f"__ikukit_n{place}")).alias(f"__ikukit_n{place}"),
        ]
        temporary[word] = f"__ikukit_n{place}", f"__ikukit_g{place}"
    return tasks, table.with_columns(*settled) if settled else table, temporary, kept


def _column(there: Sequence[str], wanted: tuple[str, ...]) -> str:
    found = [name for name in there if name.strip().casefold() in wanted]
    if len(found) != 1:
        problem = "tidak memuat" if not found else "memuat lebih dari satu"
        raise KeyError(
            f'tabel panjang {problem} kolom "{wanted[0]}"; yang dibutuhkan: "{VARIABLE[0]}" dan "{VALUE[0]}"'
        )
    return found[0]


def _spread(table: Any, variable: Any, number: Any, gap: Any, used: Sequence[str]) -> Any:
    """The table with three columns for each variable: its number, its gap, and 1 on rows that are about it."""
    import narwhals as nw

    added = []
    for place, word in enumerate(used):
        is_it = variable == word
        added += [
            nw.when(is_it).then(number).alias(f"__ikukit_n{place}"),
            nw.when(is_it).then(gap).alias(f"__ikukit_g{place}"),
            nw.when(is_it).then(nw.lit(1)).otherwise(nw.lit(0)).alias(f"__ikukit_c{place}"),
        ]
    return table.with_columns(*added) if added else table


def _grouped(table: Any, kept: Sequence[str], largest: Sequence[str], count: int) -> Any:
    import narwhals as nw

    pieces = [nw.col(name).max() for name in largest]
    pieces += [nw.col(f"__ikukit_c{place}").sum() for place in range(count)]
    if not kept:
        return table.select(*pieces)
    if is_lazy(table):
        return table.group_by(*kept).agg(*pieces)
    # in the order in which the keys came
    indexed = table.with_row_index("__ikukit_row")
    grouped = indexed.group_by(*kept).agg(nw.col("__ikukit_row").min(), *pieces)
    return grouped.sort("__ikukit_row").drop("__ikukit_row")


def _refuse_doubled(table: Any, used: Sequence[str], kept: Sequence[str]) -> None:
    import narwhals as nw

    for place, word in enumerate(used):
        doubled = table.filter(nw.col(f"__ikukit_c{place}") > 1)
        if len(doubled):
            keys = doubled.select(*kept).row(0) if kept else ()
            where = ", ".join(f"{name} {key}" for name, key in zip(kept, keys, strict=True))
            raise ValueError(f'variabel "{word}" diberi nilai dua kali' + (f" untuk {where}" if where else ""))
