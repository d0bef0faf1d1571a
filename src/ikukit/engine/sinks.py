"""Results of duckdb as files: CSV as an Indonesian Excel reads it, Parquet, XLSX."""

from pathlib import Path
from typing import TYPE_CHECKING

from ikukit.errors import DocumentError

if TYPE_CHECKING:
    import duckdb

WRITABLE = (".csv", ".parquet", ".xlsx")
_ROWS_AT_ONCE = 10_000
_LAST_ROW = 1_048_576


def write_result(table: "duckdb.DuckDBPyRelation", path: Path) -> None:
    """Write ``table`` to ``path``; its suffix says as what. A CSV file has semicolons between columns and decimal
    commas.

    Raises ``DocumentError`` for more rows than a sheet has.
    """
    match path.suffix.lower():
        case ".parquet":
            table.write_parquet(str(path))
        case ".xlsx":
            _write_workbook(table, path)
        case _:
            _with_commas(table).write_csv(str(path), sep=";", header=True)


def _with_commas(table: "duckdb.DuckDBPyRelation") -> "duckdb.DuckDBPyRelation":
    pieces = []
    for name, kind in zip(table.columns, table.types, strict=True):
        quoted = '"' + name.replace('"', '""') + '"'
        broken = str(kind) in ("DOUBLE", "FLOAT") or str(kind).startswith("DECIMAL")
        pieces.append(f"replace(CAST({quoted} AS VARCHAR), '.', ',') AS {quoted}" if broken else quoted)
    return table.project(", ".join(pieces))


def _write_workbook(table: "duckdb.DuckDBPyRelation", target: Path) -> None:
    import xlsxwriter

    if len(table) >= _LAST_ROW:
        raise DocumentError("sheet-too-long", rows=len(table))
    # texts stay texts: what begins with = is no formula of ours
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    workbook = xlsxwriter.Workbook(str(target), options)
    sheet = workbook.add_worksheet("Hasil")
    bold = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    number = workbook.add_format({"num_format": "#,##0.00"})
    whole = workbook.add_format({"num_format": "#,##0"})
    for place, (name, kind) in enumerate(zip(table.columns, table.types, strict=True)):
        sheet.set_column(place, place, 18, number if str(kind) == "DOUBLE" else None)
        sheet.write_string(0, place, name, bold)
    sheet.freeze_panes(1, 0)
    line = 1
    for start in range(0, len(table), _ROWS_AT_ONCE):
        for row in table.limit(_ROWS_AT_ONCE, start).fetchall():
            for place, cell in enumerate(row):
                if isinstance(cell, float):
                    sheet.write_number(line, place, cell, number)
                elif isinstance(cell, int) and not isinstance(cell, bool):
                    sheet.write_number(line, place, cell, whole)
                elif cell is not None:
                    sheet.write_string(line, place, str(cell))
            line += 1
    workbook.close()
