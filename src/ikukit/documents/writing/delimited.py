"""CSV and TSV as Excel in Indonesia opens them: semicolons, a byte order mark, nothing that it would compute."""

import csv
from pathlib import Path

from ikukit.documents.delimited import GUARDED
from ikukit.documents.form import Form


def write_delimited(form: Form, path: Path, mark: str) -> None:
    """Write ``form``: tabs between the cells of a ``.tsv``, else semicolons. ``mark`` is a last line that is no
    table."""
    tabs = path.suffix.lower() in (".tsv", ".tab")
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, delimiter="\t" if tabs else ";", lineterminator="\r\n")
        width = len(form.columns)
        for line in form.head:
            writer.writerow(_padded([line], width))
        if form.head:
            writer.writerow([""] * width)
        writer.writerow(column.heading for column in form.columns)
        rows = [[""] * width for _ in range(form.height)]
        for cell in form.cells:
            rows[cell.row][cell.column] = _guarded(cell.text)
        writer.writerows(rows)
        for block in form.signatures:
            writer.writerow([""] * width)
            for line in block:
                writer.writerow(_padded([line], width))
        if mark:
            stream.write(f"{mark}\r\n")


def _padded(cells: list[str], width: int) -> list[str]:
    return [*map(_guarded, cells), *[""] * (width - len(cells))]


def _guarded(text: str) -> str:
    """``text`` with an apostrophe before what Excel would take for a formula; a dash alone stands for nothing and is
    safe."""
    return f"'{text}" if len(text) > 1 and text[0] in GUARDED else text
