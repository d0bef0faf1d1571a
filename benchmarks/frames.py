"""Tables: ikukit against hand-written polars, duckdb SQL and Spark SQL, and the whole country from a file.

Hand-written code guards the divisor and divides once, as ikukit does. The rows are counts of villages. Run:
python benchmarks/frames.py [rows ...] [spark]
"""

import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import polars as pl
from clock import compare, print_machine

import ikukit
from ikukit.engine import compute_file
from ikukit.model import Document, Indicator

COUNT = 50
DOCUMENT = Document(
    indicators=[Indicator(f"Persentase {i}", f"Jumlah A{i} dibagi Jumlah B{i} x 100 %") for i in range(COUNT)]
)


def counts(rows: int, indicators: int = COUNT) -> pl.DataFrame:
    """Two whole numbers for each indicator; some divisors are 0."""
    place = pl.int_range(rows)
    pairs = [
        (((place * (i + 3)) % 97).alias(f"Jumlah A{i}"), ((place * (i + 7)) % 101).alias(f"Jumlah B{i}"))
        for i in range(indicators)
    ]
    return pl.select(piece for pair in pairs for piece in pair)


def by_hand(frame: pl.LazyFrame) -> pl.LazyFrame:
    """What a careful programmer writes."""
    results = []
    for i in range(COUNT):
        below = pl.col(f"Jumlah B{i}")
        results.append((pl.col(f"Jumlah A{i}") * 100 / pl.when(below != 0).then(below)).alias(f"Persentase {i}"))
    return frame.with_columns(results)


SQL = ", ".join(f'"Jumlah A{i}" * 100.0::DOUBLE / NULLIF("Jumlah B{i}", 0) AS "Persentase {i}"' for i in range(COUNT))
TOTAL = ", ".join(f'sum("Persentase {i}")' for i in range(COUNT))


def in_frames(rows: int) -> None:
    """Polars, lazy and collected, and duckdb, whose results are added up so that nothing is copied out."""
    import duckdb

    frame = counts(rows)
    assert by_hand(frame.lazy()).collect().equals(ikukit.evaluate(DOCUMENT, frame))
    rounds = 15 if rows <= 100_000 else 5
    compare(
        f"polars, {COUNT} indicators, {rows} rows",
        {
            "by hand": lambda: by_hand(frame.lazy()).collect(),
            "ikukit": lambda: ikukit.evaluate(DOCUMENT, frame.lazy()).collect(),
            "ikukit, with statuses": lambda: ikukit.evaluate(DOCUMENT, frame.lazy(), status=True).collect(),
        },
        rounds=rounds,
    )
    with duckdb.connect() as connection:
        connection.from_arrow(frame.to_arrow()).create("t")
        table = connection.table("t")
        compare(
            f"duckdb, {COUNT} indicators, {rows} rows",
            {
                "SQL by hand": lambda: table.project(f"*, {SQL}").aggregate(TOTAL).fetchall(),
                "ikukit": lambda: ikukit.evaluate(DOCUMENT, table).aggregate(TOTAL).fetchall(),
            },
            rounds=rounds,
        )


def in_spark(rows: int) -> None:
    """A local session on two cores."""
    from pyspark.sql import SparkSession

    session: Any = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    with tempfile.TemporaryDirectory() as folder:
        counts(rows).write_parquet(f"{folder}/t.parquet")
        frame = session.read.parquet(f"{folder}/t.parquet").cache()
        frame.count()
        hand = [f"`Jumlah A{i}` * 100D / NULLIF(`Jumlah B{i}`, 0) AS `Persentase {i}`" for i in range(COUNT)]
        total = [f"sum(`Persentase {i}`)" for i in range(COUNT)]
        compare(
            f"Spark, {COUNT} indicators, {rows} rows",
            {
                "SQL by hand": lambda: frame.selectExpr("*", *hand).selectExpr(*total).collect(),
                "ikukit": lambda: ikukit.evaluate(DOCUMENT, frame).selectExpr(*total).collect(),
            },
            rounds=5,
        )


def the_country() -> None:
    """7,285 kecamatan, 12 months, 10 indicators: a Parquet file read, pooled into quarters and written."""
    document = Document(indicators=DOCUMENT.indicators[:10])
    rows = 7_285 * 12
    place = pl.int_range(rows)
    code = (place // 12).cast(pl.String).str.zfill(6)
    dotted = code.str.slice(0, 2) + "." + code.str.slice(2, 2) + "." + code.str.slice(4, 2)
    month = pl.format("2024-{}", (place % 12 + 1).cast(pl.String).str.zfill(2))
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder, "negeri.parquet")
        counts(rows, 10).with_columns(
            kode=pl.select(dotted).to_series(), bulan=pl.select(month).to_series()
        ).write_parquet(data)
        for told, options in (
            ("every row", {}),
            ("kecamatan and quarters", {"by": ["kecamatan"], "period": "triwulan", "consolidation": "sum"}),
            ("provinces and the year", {"by": ["provinsi"], "period": "tahun", "consolidation": "last"}),
        ):
            start = time.perf_counter()
            outcome = compute_file(
                document, data, Path(folder, "hasil.parquet"), overwrite=True, status=True, **options
            )
            print(f"the country, {told}: {outcome.rows} rows in {time.perf_counter() - start:.2f} s")
    print(f"greatest memory so far: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    print_machine("ikukit", "polars", "duckdb", "narwhals")
    the_country()
    sizes = [int(word) for word in sys.argv[1:] if word.isdigit()] or [1_000, 1_000_000]
    for size in sizes:
        in_frames(size)
    if "spark" in sys.argv:
        in_spark(max(sizes))
