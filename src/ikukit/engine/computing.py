"""A document computed over a file of data: by duckdb, in pieces, so that the file may be larger than memory."""

import os
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import frozen

from ikukit.documents.writing.replacing import replacing
from ikukit.engine.notation import in_one_notation
from ikukit.engine.sinks import WRITABLE, write_result
from ikukit.engine.sources import open_data
from ikukit.errors import DocumentError
from ikukit.evaluation import aggregate, evaluate
from ikukit.formula.computing.result import Status
from ikukit.formula.formula import Formula
from ikukit.frames.long_form import VALUE
from ikukit.frames.planning import plan
from ikukit.model import Document, Indicator

if TYPE_CHECKING:
    import duckdb

SHOWN = 20
"""Rows that come back to be shown."""


@frozen
class Outcome:
    """What was computed: ``head`` are the first rows, ``statuses`` how many rows of each indicator have which one."""

    columns: tuple[str, ...]
    rows: int
    head: tuple[tuple[Any, ...], ...]
    statuses: Mapping[str, Mapping[str, int]]

    @property
    def complete(self) -> bool:
        """Whether every result is a number."""
        return all(set(counts) <= {Status.OK.value} for counts in self.statuses.values())


def compute_file(
    thing: Formula | Indicator | Document,
    data: str | os.PathLike[str],
    out: str | os.PathLike[str] | None = None,
    *,
    by: Sequence[str] = (),
    period: str | None = None,
    form: str = "wide",
    status: bool = False,
    decimal: str | None = None,
    overwrite: bool = False,
    **options: Any,
) -> Outcome:
    """Compute ``thing`` over the rows of the file ``data``, for groups where ``by`` or ``period`` ask for them.

    ``data`` is CSV, Parquet or XLSX. The results go to the file ``out`` of any of these kinds, with a column for the
    status of each where ``status``. ``options`` are those of ``evaluate`` and ``aggregate`` over frames.

    Raises ``DocumentError`` for files that cannot be read or written, and as ``evaluate`` and ``aggregate`` do.
    """
    import duckdb

    target = None if out is None else Path(out)
    if target is not None and target.suffix.lower() not in WRITABLE:
        raise DocumentError("table-suffix", str(target), suffix=target.suffix, known=", ".join(WRITABLE))
    with ExitStack() as stack:
        written = stack.enter_context(replacing(target, overwrite=overwrite)) if target else None
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="ikukit-"))
        connection = stack.enter_context(duckdb.connect(f"{folder}/data.duckdb"))
        relation = open_data(Path(data), connection)
        taken = list(relation.columns)
        texts = _texts(thing, relation, form, options.get("columns"))
        relation = in_one_notation(relation, texts, decimal)
        if form == "wide" and (by or period):
            results = aggregate(thing, relation, by=by, period=period, status=True, decimal=",", **options)
        else:
            results = evaluate(thing, relation, form=form, status=True, decimal=",", **options)
        results.create("hasil")
        table = connection.table("hasil")
        outcome = _outcome(table, taken)
        if written is not None:
            kept = table.columns if status else [name for name in table.columns if not _tells_status(name, taken)]
            write_result(connection.table("hasil").select(*map(_column, kept)), written)
    return outcome


def _column(name: str) -> "duckdb.Expression":
    import duckdb

    return duckdb.ColumnExpression(name)


def _texts(
    thing: Formula | Indicator | Document, relation: "duckdb.DuckDBPyRelation", form: str, told: Any
) -> list[str]:
    """The columns of texts that hold numbers."""
    texts = {name for name, kind in zip(relation.columns, relation.types, strict=True) if str(kind) == "VARCHAR"}
    if form == "long":
        return [name for name in relation.columns if name in texts and name.strip().casefold() in VALUE]
    tasks = plan(thing, relation.columns, columns=told)
    used = dict.fromkeys(column for task in tasks for column in task.columns.values())
    return [column for column in used if column in texts]


def _tells_status(name: str, taken: Sequence[str]) -> bool:
    return name.endswith(" (status)") and name not in taken


def _outcome(table: "duckdb.DuckDBPyRelation", taken: Sequence[str]) -> Outcome:
    statuses: dict[str, Counter[str]] = {}
    for name in table.columns:
        if _tells_status(name, taken):
            quoted = '"' + name.replace('"', '""') + '"'
            counts = table.aggregate(f"{quoted}, count(*)", quoted).fetchall()
            statuses[name.removesuffix(" (status)")] = Counter(dict(counts))
    shown = [name for name in table.columns if not _tells_status(name, taken)]
    head = table.select(*map(_column, shown)).limit(SHOWN).fetchall()
    return Outcome(tuple(shown), len(table), tuple(head), statuses)
