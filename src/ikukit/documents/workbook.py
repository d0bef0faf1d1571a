"""Sheets of an XLSX file: cells as people see them, merged ranges, what is hidden.

Streams the XML of a sheet row by row. python-calamine gives values without their number formats (95 % reads 0.95) and
lays a sheet out as one dense block (a stray cell in the last row costs gigabytes). What cells mean is told elsewhere.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import define, frozen

from ikukit.documents.grid import Placement
from ikukit.documents.number_formats import BUILT_IN, exact_decimal, shown
from ikukit.documents.packages import Package, open_package
from ikukit.documents.sheets import MOST_CELLS, Range, Sheet, cell_name

if TYPE_CHECKING:
    from lxml.etree import _Element

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_REFERENCE = re.compile(r"\$?([A-Z]{0,3})\$?([0-9]{0,7})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_ON = {"1", "true", "on"}
RECORD_SHEET = "ikukit"
"""The hidden sheet on which a written file carries its record."""
_LAST_ROW, _LAST_COLUMN = 1_048_575, 16_383


def read_workbook(path: Path, *, typed: bool = False) -> Iterator[Sheet]:
    """The sheets of the XLSX file at ``path`` in order; hidden ones are told by name and not read.

    ``typed``: numbers with all their decimals, as they were typed, and not as their format shows them.
    """
    with open_package(path) as package:
        main = package.main_part("xl/workbook.xml")
        root, parts = package.tree(main), package.related(main)
        kinds = dict(parts.values())
        reader = _Reader(
            package,
            _Styles.read(package, kinds.get("styles", "")),
            tuple(_shared_strings(package, kinds.get("sharedStrings", ""))),
            from_1904=_flag(_find(root, "workbookPr"), "date1904"),
            stale=_flag(_find(root, "calcPr"), "fullCalcOnLoad"),
            typed=typed,
        )
        for entry in _children(_find(root, "sheets"), "sheet"):
            _, part = parts.get(entry.get(_RELATION) or entry.get(_STRICT_RELATION) or "", ("", ""))
            hidden = entry.get("state", "visible") != "visible"
            sheet = Sheet(entry.get("name", ""), hidden=hidden, macros="vbaProject" in kinds)
            if part in package and "worksheet" in part and (not hidden or sheet.name == RECORD_SHEET):
                reader.fill(sheet, part)
            yield sheet


@frozen
class _Styles:
    """The number format of each cell style."""

    codes: tuple[str, ...] = ()

    @classmethod
    def read(cls, package: Package, part: str) -> "_Styles":
        if part not in package:
            return cls()
        root = package.tree(part)
        own = {
            int(entry.get("numFmtId", "0")): entry.get("formatCode", "General")
            for entry in _children(_find(root, "numFmts"), "numFmt")
        }
        numbers = [int(style.get("numFmtId", "0")) for style in _children(_find(root, "cellXfs"), "xf")]
        return cls(tuple(own.get(number) or BUILT_IN.get(number, "General") for number in numbers))

    def code(self, style: str | None) -> str:
        index = int(style or "0")
        return self.codes[index] if index < len(self.codes) else "General"


@define
class _Reader:
    package: Package
    styles: _Styles
    strings: tuple[str, ...]
    from_1904: bool
    stale: bool
    """The program that wrote the file calculated nothing: a 0 under a formula is no result (XlsxWriter, openpyxl)."""
    typed: bool = False

    def fill(self, sheet: Sheet, part: str) -> None:
        from lxml import etree

        wanted = [space + name for space in (_MAIN, _STRICT) for name in ("row", "mergeCell", "col")]
        with self.package.stream(part) as stream:
            events = etree.iterparse(
                stream, events=("end",), tag=wanted, resolve_entities=False, no_network=True, remove_comments=True
            )
            row = -1
            for _, element in events:
                name = element.tag.rpartition("}")[2]
                if name == "row":
                    row = int(element.get("r") or row + 2) - 1
                    self._take_row(sheet, element, row)
                elif name == "mergeCell":
                    sheet.merged.append(_range(element.get("ref", "")))
                elif _flag(element, "hidden"):
                    sheet.has_hidden = True
                _forget(element)
                if len(sheet.cells) > MOST_CELLS:
                    sheet.cut_after = row + 1
                    return
            self.package.refuse_entities(events.root)

    def _take_row(self, sheet: Sheet, element: "_Element", row: int) -> None:
        filled = False
        for position, cell in enumerate(element):
            if len(cell):  # most cells of a formatted sheet are empty, and even their names cost time
                reference = cell.get("r")
                column = _range(reference)[1] if reference else position
                text = self._text(sheet, cell, row, column)
                if text.strip():
                    sheet.cells.append(Placement(row, column, text))
                    filled = True
        if filled and _flag(element, "hidden"):
            sheet.has_hidden = True

    def _text(self, sheet: Sheet, cell: "_Element", row: int, column: int) -> str:
        kind, value = cell.get("t", "n"), _content(_find(cell, "v"))
        calculated = _find(cell, "f") is not None
        if calculated and (not value or (self.stale and value == "0" and kind == "n")) and kind != "str":
            sheet.uncalculated.append(cell_name(row, column))
        match kind:
            case "s":
                return self.strings[int(value)] if value else ""
            case "inlineStr":
                return _rich_text(_find(cell, "is"))
            case "str" | "d":
                return _unescaped(value)
            case "b":
                return "TRUE" if value == "1" else "FALSE"
            case "e":
                sheet.errors.append((cell_name(row, column), value))
                return value
            case _:
                return self._number(sheet, cell, value, cell_name(row, column))

    def _number(self, sheet: Sheet, cell: "_Element", value: str, name: str) -> str:
        if not value:
            return ""
        number = float(value)
        if abs(number) >= 1e15:
            sheet.inexact.append(name)
        if self.typed:
            return format(exact_decimal(number), "f").replace(".", ",")
        return shown(number, self.styles.code(cell.get("s")), from_1904=self.from_1904)


def _shared_strings(package: Package, part: str) -> Iterator[str]:
    from lxml import etree

    if part not in package:
        return
    tags = [f"{_MAIN}si", f"{_STRICT}si"]
    with package.stream(part) as stream:
        events = etree.iterparse(stream, events=("end",), tag=tags, resolve_entities=False, no_network=True)
        for _, element in events:
            yield _rich_text(element)
            _forget(element)
        package.refuse_entities(events.root)


def _forget(element: "_Element") -> None:
    """Free an element that was read, and those before it: the memory for a sheet stays that of one row."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _range(reference: str) -> Range:
    """First row, first column, last row, last column (from 0) of ``B2``, ``B2:C5``, ``A:A`` or ``3:3``."""
    first, _, last = reference.upper().partition(":")
    row, column = _corner(first, 0, 0)
    return (row, column, *_corner(last, _LAST_ROW, _LAST_COLUMN)) if last else (row, column, row, column)


def _corner(reference: str, row: int, column: int) -> tuple[int, int]:
    found = _REFERENCE.fullmatch(reference)
    if found and found[2]:
        row = min(int(found[2]) - 1, _LAST_ROW)
    if found and found[1]:
        column = 0
        for letter in found[1]:
            column = column * 26 + ord(letter) - 64
        column = min(column - 1, _LAST_COLUMN)
    return row, column


def _rich_text(element: "_Element | None") -> str:
    """The runs of a text; phonetic guides (``rPh``) are no part of it."""
    if element is None:
        return ""
    pieces = []
    for child in element:
        name = child.tag.rpartition("}")[2]
        if name == "t":
            pieces.append(child.text or "")
        elif name == "r":
            pieces.append(_content(_find(child, "t")))
    return _unescaped("".join(pieces))


def _unescaped(text: str) -> str:
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _find(parent: "_Element", name: str) -> "_Element | None":
    found = parent.find(_MAIN + name)
    return parent.find(_STRICT + name) if found is None else found


def _children(parent: "_Element | None", name: str) -> Iterator["_Element"]:
    if parent is not None:
        yield from (child for child in parent if child.tag in (_MAIN + name, _STRICT + name))


def _content(element: "_Element | None") -> str:
    return "" if element is None else element.text or ""


def _flag(element: "_Element | None", name: str) -> bool:
    return element is not None and element.get(name, "") in _ON
