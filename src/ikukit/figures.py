"""The numbers for a document, kept in a CSV file: one line a variable. Reads them and computes the document with them.

A column ``indikator`` may say, by position, which indicator alone a number is meant for: two rows of a document can
use the same words for different things. What a number's text means is decided where values meet variables, not here.
"""

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path

from attrs import field, frozen

from ikukit.documents.decoding import decode
from ikukit.errors import DocumentError
from ikukit.evaluation import evaluate
from ikukit.formula.binding import Keys
from ikukit.formula.result import Result
from ikukit.model import Document, Indicator
from ikukit.source import fold

_HEADINGS = {
    "variabel": "variable",
    "variable": "variable",
    "nama": "variable",
    "nilai": "value",
    "value": "value",
    "angka": "value",
    "indikator": "indicator",
    "indicator": "indicator",
}
_FORM = 'Baris pertama harus memuat judul kolom "variabel" dan "nilai", misalnya: variabel;nilai'
MAX_BYTES = 50_000_000
"""A list of numbers for one office is small; a larger file is something else."""


@frozen
class Figures:
    """Number texts by variable: ``general`` for all indicators, ``particular`` for the one at a position."""

    general: Mapping[str, str] = field(factory=dict)
    particular: Mapping[int, Mapping[str, str]] = field(factory=dict)


def read_figures(path: Path) -> Figures:
    """The numbers in the CSV file at ``path``.

    Columns are parted by semicolons, commas or tabs. Raises ``DocumentError``, naming the line, when the columns are
    not there or a variable has two values, and for a file that is no text.
    """
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise DocumentError("berkas angka terlalu besar", str(path), f"Paling besar {MAX_BYTES // 1_000_000} MB.")
    text, _ = decode(path.read_bytes(), str(path))
    head = text.lstrip().splitlines()[0]
    separator = max(";\t,", key=head.count)
    rows = csv.reader(io.StringIO(text), delimiter=separator)
    try:
        return _gather(((rows.line_num, row) for row in rows), str(path))
    except csv.Error as error:
        raise DocumentError(f"baris {rows.line_num} tidak dapat dibaca", str(path), _FORM) from error


def _gather(rows: Iterable[tuple[int, list[str]]], file: str) -> Figures:
    general: dict[str, str] = {}
    particular: dict[int, dict[str, str]] = {}
    columns: dict[str, int] = {}
    for line, row in rows:
        if not any(cell.strip() for cell in row):
            continue
        if not columns:
            columns = _columns(row, line, file)
            continue
        cells = {name: row[place].strip() if place < len(row) else "" for name, place in columns.items()}
        position = _position(cells.get("indicator", ""), line, file)
        group = general if position is None else particular.setdefault(position, {})
        variable = fold(cells["variable"])
        if not variable:
            raise DocumentError(f"baris {line}: nama variabel kosong", file, "Isi namanya, atau hapus baris itu.")
        if variable in group:
            raise DocumentError(f'baris {line}: "{variable}" diberi nilai dua kali', file, "Hapus salah satunya.")
        group[variable] = cells["value"]
    return Figures(general, particular)


def _columns(row: list[str], line: int, file: str) -> dict[str, int]:
    names = [_HEADINGS.get(cell.strip().casefold(), "") for cell in row]
    for wanted, shown in (("variable", "variabel"), ("value", "nilai")):
        if names.count(wanted) != 1:
            problem = "tidak ada" if wanted not in names else "ada lebih dari satu"
            raise DocumentError(f'baris {line}: {problem} kolom "{shown}"', file, _FORM)
    return {name: place for place, name in enumerate(names) if name}


def _position(text: str, line: int, file: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and 0 < len(text) < 6 and int(text)):
        raise DocumentError(
            f'baris {line}: indikator "{text}" bukan nomor urut',
            file,
            "Tulis 1 untuk yang pertama, 2 untuk yang kedua.",
        )
    return int(text)


def evaluate_figures(document: Document, figures: Figures) -> tuple[Result, ...]:
    """The result of every indicator of ``document`` in order, a particular number before a general one.

    Raises ``KeyError`` with a suggestion for a variable that no formula has, or an indicator that is not there.
    """
    results = list(evaluate(document, figures.general)) if figures.general else []
    for position in figures.particular:
        if position > len(document.indicators):
            raise KeyError(f"tidak ada indikator ke-{position}; dokumen ini memuat {len(document.indicators)}")
    for position, indicator in enumerate(document.indicators, 1):
        own = figures.particular.get(position)
        if own or not figures.general:
            result = evaluate(indicator, {**_usable(figures.general, indicator), **(own or {})})
            results[position - 1 : position] = [result]
    return tuple(results)


def _usable(values: Mapping[str, str], indicator: Indicator) -> dict[str, str]:
    """Those of ``values`` that name a variable of ``indicator``."""
    keys = Keys(indicator.formula.variables if indicator.formula else ())
    return {name: value for name, value in values.items() if keys.find(name) is not None}
