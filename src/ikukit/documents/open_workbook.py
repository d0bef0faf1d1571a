"""Sheets of an ODS file: the displayed text of each cell, numbers put into Indonesian notation, merged ranges.

The file keeps each number twice, as a value and as the text that was shown; the text decides how many decimals, the
value what its commas and points mean. What the cells mean is told elsewhere.
"""

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import define

from ikukit.documents.grid import Placement
from ikukit.documents.number_formats import localised
from ikukit.documents.packages import open_package
from ikukit.documents.sheets import MOST_CELLS, Sheet, cell_name
from ikukit.reference.dates import in_words

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAMESPACE = "{{urn:oasis:names:tc:opendocument:xmlns:{}:1.0}}"
_TABLE, _TEXT, _OFFICE, _STYLE = (_NAMESPACE.format(name) for name in ("table", "text", "office", "style"))
_ROWS = {_TABLE + name for name in ("table-row-group", "table-header-rows", "table-rows")}
_LEFT_OUT = {f"{_OFFICE}annotation", f"{_TEXT}note", f"{_TEXT}ruby-text"}
_MOST_REPEATS = 1000
"""A filled cell or row that a file repeats more often is a format dragged down, not a table."""


def read_open_workbook(path: Path) -> Iterator[Sheet]:
    """The sheets of the ODS file at ``path`` in order; hidden ones are told by name and not read."""
    with open_package(path) as package:
        root = package.tree("content.xml")
        undisplayed = {
            style.get(f"{_STYLE}name")
            for style in root.iter(f"{_STYLE}style")
            for properties in style.iterchildren(f"{_STYLE}table-properties")
            if properties.get(f"{_TABLE}display") == "false"
        }
        macros = any(name.startswith("Basic/") for name in package.archive.namelist())
        for table in root.iter(f"{_TABLE}table"):
            hidden = table.get(f"{_TABLE}style-name") in undisplayed
            sheet = Sheet(table.get(f"{_TABLE}name", ""), hidden=hidden, macros=macros)
            if not hidden:
                _Filler(sheet).fill(table)
            yield sheet


@define
class _Filler:
    sheet: Sheet
    row: int = 0

    def fill(self, holder: "_Element") -> None:
        for child in holder:
            if child.tag == f"{_TABLE}table-column" and child.get(f"{_TABLE}visibility", "visible") != "visible":
                self.sheet.has_hidden = True
            if child.tag in _ROWS:
                self.fill(child)
            elif child.tag == f"{_TABLE}table-row":
                self._take_rows(child)
            if len(self.sheet.cells) > MOST_CELLS:
                self.sheet.cut_after = self.row
                return

    def _take_rows(self, row: "_Element") -> None:
        repeats = int(row.get(f"{_TABLE}number-rows-repeated", "1"))
        before = len(self.sheet.cells)
        for _ in range(min(repeats, _MOST_REPEATS)):
            self._take_row(row)
            if len(self.sheet.cells) == before:
                break
            self.row += 1
        else:
            repeats -= min(repeats, _MOST_REPEATS)
        if len(self.sheet.cells) > before and row.get(f"{_TABLE}visibility", "visible") != "visible":
            self.sheet.has_hidden = True
        self.row += repeats

    def _take_row(self, row: "_Element") -> None:
        column = 0
        for cell in row:
            repeats = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
            text = self._text(cell, column) if cell.tag == f"{_TABLE}table-cell" else ""
            if text.strip():
                for offset in range(min(repeats, _MOST_REPEATS)):
                    self.sheet.cells.append(Placement(self.row, column + offset, text))
                self._merge(cell, column)
            column += repeats

    def _merge(self, cell: "_Element", column: int) -> None:
        rows = int(cell.get(f"{_TABLE}number-rows-spanned", "1"))
        columns = int(cell.get(f"{_TABLE}number-columns-spanned", "1"))
        if rows > 1 or columns > 1:
            self.sheet.merged.append((self.row, column, self.row + rows - 1, column + columns - 1))

    def _text(self, cell: "_Element", column: int) -> str:
        shown = "\n".join(_words(part) for part in cell if part.tag in (f"{_TEXT}p", f"{_TEXT}h"))
        name = cell_name(self.row, column)
        if cell.get(f"{_TABLE}formula") and not shown:
            self.sheet.uncalculated.append(name)
        kind = cell.get(f"{_OFFICE}value-type", "string")
        if kind == "date":
            return _date_words(cell.get(f"{_OFFICE}date-value", ""), shown)
        value = cell.get(f"{_OFFICE}value")
        if kind not in ("float", "percentage", "currency") or value is None:
            if shown.startswith(("#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#N/A", "Err:")):
                self.sheet.errors.append((name, shown))
            return shown
        if abs(float(value)) >= 1e15:
            self.sheet.inexact.append(name)
        return localised(shown, float(value))


def _words(element: "_Element") -> str:
    pieces = [element.text or ""]
    for child in element:
        if child.tag == f"{_TEXT}s":
            pieces.append(" " * min(int(child.get(f"{_TEXT}c", "1")), _MOST_REPEATS))
        elif child.tag == f"{_TEXT}tab":
            pieces.append(" ")
        elif child.tag == f"{_TEXT}line-break":
            pieces.append("\n")
        elif child.tag not in _LEFT_OUT and isinstance(child.tag, str):
            pieces.append(_words(child))
        pieces.append(child.tail or "")
    return "".join(pieces)


def _date_words(value: str, shown: str) -> str:
    """A date in words, for ``02/03/25`` tells neither day nor month; a shown text without a day keeps its form."""
    try:
        date = datetime.date.fromisoformat(value[:10])
    except ValueError:
        return shown
    return in_words(date) if str(date.day) in shown else shown
