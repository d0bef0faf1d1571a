"""Every kind of table that ikukit computes over: how tests make one from columns, and get its rows back."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa

Data = Mapping[str, Sequence[Any]]


def _dask(data: Data) -> Any:
    import dask.dataframe as dd

    frame = pd.DataFrame(data)
    for name, column in data.items():
        if any(isinstance(cell, Decimal) for cell in column):  # dask makes texts of Python's own
            frame[name] = frame[name].astype(pd.ArrowDtype(pa.decimal128(20, 2)))
    return dd.from_pandas(frame, npartitions=2)  # type: ignore[no-untyped-call]


def _duckdb(data: Data) -> Any:
    import duckdb

    return duckdb.from_arrow(pa.table(dict(data)))


@cache
def spark_session() -> Any:
    """One local session for all tests: starting one takes seconds."""
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    return builder.config("spark.sql.shuffle.partitions", "2").config("spark.default.parallelism", "2").getOrCreate()


def _spark(data: Data) -> Any:
    from pyspark.sql.types import DecimalType, DoubleType, LongType, StringType, StructField, StructType

    kinds = {int: LongType(), float: DoubleType(), Decimal: DecimalType(20, 2), str: StringType()}
    firsts = {name: next((cell for cell in column if cell is not None), "") for name, column in data.items()}
    fields = [StructField(name, kinds[type(first)]) for name, first in firsts.items()]
    return spark_session().createDataFrame(list(zip(*data.values(), strict=True)), StructType(fields))


EAGER: Mapping[str, Callable[[Data], Any]] = {
    "polars": lambda data: pl.DataFrame(data, strict=False),
    "pandas": lambda data: pd.DataFrame(data, index=range(7, 7 + len(next(iter(data.values()))))),
    "pandas-objects": lambda data: pd.DataFrame(data, dtype=object),
    "pandas-nullable": lambda data: pd.DataFrame(data).convert_dtypes(),
    "pyarrow": lambda data: pa.table(dict(data)),
}
LAZY: Mapping[str, Callable[[Data], Any]] = {
    "polars-lazy": lambda data: pl.LazyFrame(data, strict=False),
    "duckdb": _duckdb,
    "dask": _dask,
}
NAN_IS_MISSING = {"pandas", "pandas-objects", "pandas-nullable", "dask"}
"""To pandas a missing double is NaN."""


def make(backend: str, data: Data) -> Any:
    """A table of the kind ``backend``."""
    return _spark(data) if backend == "spark" else {**EAGER, **LAZY}[backend](data)


def rows(table: Any) -> list[dict[str, Any]]:
    """The rows of a table, with None for what is nothing in it."""
    if isinstance(table, pl.LazyFrame | pl.DataFrame):
        return table.lazy().collect().to_dicts()
    module = type(table).__module__
    if module.startswith("pyspark"):
        return [row.asDict() for row in table.collect()]
    if module.startswith(("duckdb", "_duckdb")):
        names = list(table.columns)
        return [dict(zip(names, row, strict=True)) for row in table.fetchall()]
    if module.startswith("dask"):
        table = table.compute()
    if isinstance(table, pd.DataFrame):
        return [{k: None if pd.isna(v) else v for k, v in row.items()} for row in table.to_dict("records")]
    found: list[dict[str, Any]] = table.to_pylist()
    return found
