"""Files of data as relations of duckdb. What their columns mean is told elsewhere; texts stay texts here."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ikukit.errors import DocumentError

if TYPE_CHECKING:
    import duckdb

READABLE = (".csv", ".tsv", ".txt", ".parquet", ".xlsx")
_ROWS_AT_ONCE = 20_000


def open_data(path: Path, connection: "duckdb.DuckDBPyConnection") -> "duckdb.DuckDBPyRelation":
    """The rows of the file at ``path``; the columns of a CSV file or sheet are texts.

    Raises ``DocumentError`` for a file of another kind and one that cannot be read as what its name says.
    """
    import duckdb

    path.open("rb").close()  # says in Python's own way that it is not there
    suffix = path.suffix.lower()
    try:
        match suffix:
            case ".parquet":
                return connection.read_parquet(str(path))
            case ".csv" | ".tsv" | ".txt":
                return connection.read_csv(str(path), header=True, all_varchar=True, sample_size=20_480)
            case ".xlsx":
                return _of_workbook(path, connection)
    except duckdb.Error as error:
        raise DocumentError("table-unreadable", str(path), form=suffix) from error
    raise DocumentError("table-suffix", str(path), suffix=suffix, known=", ".join(READABLE))


def columns_of(path: Path) -> list[str]:
    """The headings of a file of data."""
    import duckdb

    with duckdb.connect() as connection:
        if path.suffix.lower() == ".xlsx":
            return next(_rows_of(path), [])
        return list(open_data(path, connection).columns)


def _rows_of(path: Path) -> Iterator[list[str]]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        sheet = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0)
    except CalamineError as error:
        raise DocumentError("table-unreadable", str(path), form=path.suffix.lower()) from error
    for row in sheet.iter_rows():
        yield [_text_of(cell) for cell in row]


def _text_of(cell: Any) -> str:
    """A cell as Indonesian text; numbers of every digit they have."""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell).replace(".", ",")
    if isinstance(cell, bool):
        return "benar" if cell else "salah"
    return str(cell)


def _of_workbook(path: Path, connection: "duckdb.DuckDBPyConnection") -> "duckdb.DuckDBPyRelation":
    rows = _rows_of(path)
    header = next((row for row in rows if any(row)), [])
    while header and not header[-1]:
        header.pop()
    if not header:
        raise DocumentError("table-without-headings", str(path))
    _refuse_percents(path, header)
    names = ", ".join(f"{_quoted(name or f'kolom {place}')} VARCHAR" for place, name in enumerate(header, 1))
    connection.execute(f"CREATE TABLE lembar ({names})")
    insert = f"INSERT INTO lembar VALUES ({', '.join('?' * len(header))})"
    batch: list[list[str | None]] = []
    for row in rows:
        cells: list[str | None] = [cell or None for cell in row[: len(header)]]
        if any(cells):
            batch.append(cells + [None] * (len(header) - len(cells)))
        if len(batch) == _ROWS_AT_ONCE:
            connection.executemany(insert, batch)
            batch.clear()
    if batch:
        connection.executemany(insert, batch)
    return connection.table("lembar")


def _refuse_percents(path: Path, header: list[str]) -> None:
    """Excel keeps 95 % as 0,95 and only shows it otherwise; which of the two is meant is not guessed."""
    from ikukit.documents.workbook import read_workbook

    for cell in next(iter(read_workbook(path))).cells:
        if cell.text.endswith("%") and cell.row and cell.column < len(header):
            raise DocumentError("percent-cell", str(path), column=header[cell.column], row=cell.row + 1, text=cell.text)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
