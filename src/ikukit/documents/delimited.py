"""Tables in delimited text (CSV, TSV): the delimiter is found from the rows, quoted line breaks are kept.

The rows are treated as a sheet: titles above and signatures below the table are running text.
"""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from ikukit.documents.carried import take_mark
from ikukit.documents.decoding import decode
from ikukit.documents.grid import Placement
from ikukit.documents.regions import split_sheet
from ikukit.documents.sheets import MOST_CELLS
from ikukit.documents.table import Content
from ikukit.errors import DocumentError
from ikukit.finding import Place

_DELIMITERS = (";", "\t", ",", "|")
"""Excel in Indonesian writes semicolons, for the comma is the decimal sign; so ``;`` wins when two fit equally well."""
_SAMPLE_ROWS = 200
GUARDED = "=+-@'"
"""First signs of cells that Excel would compute, and of cells that begin with an apostrophe of their own."""


def read_delimited(path: Path) -> Content:
    """The content of the CSV or TSV file at ``path``. Raises ``DocumentError`` when it is no text or far too large."""
    text, findings = decode(path.read_bytes(), path.name)
    text, record = take_mark(text)
    if text[:4].lower() == "sep=" and "\n" in text:
        separator, text = text[4:5], text.partition("\n")[2]
    else:
        separator = _delimiter_of(text)
    cells: list[Placement] = []
    try:
        for row, values in enumerate(_rows(text, separator)):
            texts = [_unguarded(value.strip()) for value in values]
            cells += [Placement(row, column, text) for column, text in enumerate(texts) if text]
            if len(cells) > MOST_CELLS:
                raise DocumentError("csv-too-large", path.name)
    except csv.Error as error:
        raise DocumentError("csv-damaged", path.name) from error
    return Content(tuple(split_sheet(cells, Place(file=path.name))), findings, record=record)


def _unguarded(value: str) -> str:
    """The apostrophe before ``=``, ``+``, ``-`` or ``@`` only keeps Excel from computing the cell; it is no text."""
    return value[1:] if len(value) > 1 and value[0] == "'" and value[1] in GUARDED else value


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text.replace("\r\n", "\n"), newline=""), delimiter=delimiter)


def _delimiter_of(text: str) -> str:
    """The delimiter that cuts most rows into the same number of cells, more than one."""

    def agreement(delimiter: str) -> tuple[int, int]:
        counts: dict[int, int] = {}
        try:
            for number, values in enumerate(_rows(text, delimiter)):
                if len(values) > 1:
                    counts[len(values)] = counts.get(len(values), 0) + 1
                if number >= _SAMPLE_ROWS:
                    break
        except csv.Error:
            return 0, 0
        width = max(counts, key=lambda width: (counts[width] * (width - 1), width), default=0)
        return counts.get(width, 0) * (width - 1), -_DELIMITERS.index(delimiter)

    return max(_DELIMITERS, key=agreement)
