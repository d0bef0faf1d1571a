"""Columns of numbers that a file holds as texts: their notation is found in one pass, and made the Indonesian one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ikukit.frames.texts import FORMS, decimal_mark

if TYPE_CHECKING:
    import duckdb

_BODY = "[0-9](?:[0-9.,]*[0-9])?"


def in_one_notation(
    relation: "duckdb.DuckDBPyRelation", columns: Sequence[str], decimal: str | None
) -> "duckdb.DuckDBPyRelation":
    """``relation`` with the texts of ``columns`` in Indonesian notation.

    ``decimal`` is their decimal mark; None: each column itself must tell. Raises ``ValueError``, naming column and line
    of the file, for a column with two notations.
    """
    if not columns:
        return relation
    marks = dict.fromkeys(columns, decimal) if decimal else _marks(relation, columns)
    turned = [column for column, mark in marks.items() if mark == "."]
    if not turned:
        return relation
    swapped = ", ".join(f"translate({_quoted(column)}, '.,', ',.') AS {_quoted(column)}" for column in turned)
    return relation.project(f"* REPLACE ({swapped})")


def _marks(relation: "duckdb.DuckDBPyRelation", columns: Sequence[str]) -> dict[str, str]:
    numbered = relation.project("*, row_number() OVER () + 1 AS __ikukit_line")
    pieces = []
    for column in columns:
        body = f"regexp_extract({_quoted(column)}, '{_BODY}')"
        fits = [f"coalesce(regexp_full_match({body}, '{form}'), false)" for form in FORMS]
        for number, form in enumerate(fits):
            at = " AND NOT ".join([form, *fits[:number]])
            pieces.append(f"min_by({_quoted(column)}, __ikukit_line) FILTER ({at})")
            pieces.append(f"min(__ikukit_line) FILTER ({at})")
    found = numbered.aggregate(", ".join(pieces)).fetchall()[0]
    width = 2 * len(FORMS)
    marks = {}
    for place, column in enumerate(columns):
        cells = found[place * width : (place + 1) * width]
        texts = [(line, text) for text, line in zip(cells[::2], cells[1::2], strict=True) if text is not None]
        marks[column] = decimal_mark(sorted(texts), column)
    return marks


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
