"""Files of data through duckdb: a document computed over CSV, Parquet and spreadsheets larger than memory."""

from ikukit.engine.computing import Outcome, compute_file

__all__ = ["Outcome", "compute_file"]
