"""Web pages: tables with their spans become grids, the page around them becomes lines.

Scripts, styles, menus and forms are passed over; nothing is fetched. What the tables mean is told in ``assembly``.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import define, evolve, field

from ikukit.documents.carried import take_mark
from ikukit.documents.decoding import decode
from ikukit.documents.extras import require
from ikukit.documents.grid import WIDEST_SPAN, Placement, lay
from ikukit.documents.table import Content, Line, Table
from ikukit.documents.web_text import EDGE, LEFT_OUT, element_text, lines_of, name_of, pieces_of
from ikukit.errors import DocumentError
from ikukit.finding import Finding, Place, finding

if TYPE_CHECKING:
    from lxml.etree import _Element

_LARGEST = 64 << 20
_DECLARED = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_INLINE = {"a", "b", "em", "font", "i", "span", "strong", "u", "br"}
_ROW_GROUPS = {"thead", "tbody", "tfoot"}
_MOST_COLUMNS = 200
"""Cells farther right are not read: only spans that are damage or malice reach so far."""
_LAYOUT_COLUMNS = 3
"""A table inside a cell that is at least this wide and high is data; the one round it lays out the page."""


def read_web(path: Path) -> Content:
    """The content of the HTML file at ``path``. Raises ``DocumentError`` when it cannot be read."""
    require("lxml", "office", path)
    import lxml.html

    if path.stat().st_size > _LARGEST:
        raise DocumentError("page-too-large", path.name)
    text, findings = _decoded(path)
    text, record = take_mark(text)
    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    root = lxml.html.document_fromstring(text.replace("\0", "").encode("utf-8"), parser=parser)
    walker = _Walker(Place(file=path.name), list(findings))
    blocks = (*walker.blocks(root), *walker.rest())
    found: tuple[Finding, ...] = tuple(walker.findings)
    return Content(blocks, found, record=record)


def _decoded(path: Path) -> tuple[str, tuple[Finding, ...]]:
    """The text of a page; an encoding that the page declares is taken at its word unless the bytes contradict it."""
    data = path.read_bytes()
    declared = _DECLARED.search(data[:4096])
    if declared and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode(declared[1].decode("ascii")), ()
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data, path.name)


@define
class _Walker:
    place: Place
    findings: list[Finding]
    tables: int = 0
    lines: int = 0
    _running: list[str] = field(factory=list)

    def blocks(self, element: "_Element") -> Iterator[Line | Table]:
        """Running text gathers until a table comes; what holds no table is read as a whole."""
        name = name_of(element)
        if name in LEFT_OUT or _is_hidden(element):
            return
        if name == "table" and not _is_layout(element):
            yield from self.rest()
            yield from self._table(element)
        elif next(element.iterdescendants("table"), None) is None:
            self._running += pieces_of(element)
        else:
            self._running += [element.text or "", EDGE]
            for child in element:
                if name_of(child):
                    yield from self.blocks(child)
                self._running += [child.tail or "", EDGE if name_of(child) not in _INLINE else ""]

    def rest(self) -> Iterator[Line]:
        """The running text gathered so far, as lines."""
        pieces, self._running = self._running, []
        for line in lines_of(pieces):
            self.lines += 1
            yield Line(line, evolve(self.place, line=self.lines))

    def _table(self, table: "_Element") -> Iterator[Line | Table]:
        self.tables += 1
        place = evolve(self.place, table=self.tables)
        for caption in table.iterchildren("caption"):
            self._running += pieces_of(caption)
            yield from self.rest()
        laid = lay(self._placements(table, place), place)
        if laid.rows:
            yield laid

    def _placements(self, table: "_Element", place: Place) -> list[Placement]:
        rows = list(_rows(table))
        placements: list[Placement] = []
        taken: dict[int, int] = {}
        for row, cells in enumerate(rows):
            column = 0
            for cell in cells:
                while taken.get(column, 0) > row:
                    column += 1
                if column >= _MOST_COLUMNS:
                    break
                width, height = _span(cell, "colspan"), _span(cell, "rowspan") or len(rows)
                width = max(1, min(width, WIDEST_SPAN))
                placements.append(
                    Placement(row, column, element_text(cell), max(1, min(height, len(rows) - row)), width)
                )
                taken.update(dict.fromkeys(range(column, column + width), row + height))
                self._note_pictures(cell, evolve(place, row=row + 1, column=column + 1))
                column += width
        return placements

    def _note_pictures(self, cell: "_Element", place: Place) -> None:
        if any(name_of(inner) in ("img", "svg", "object", "canvas") for inner in cell.iterdescendants()):
            self.findings.append(finding("picture-unread", place=place))


def _rows(table: "_Element") -> Iterator[list["_Element"]]:
    for child in table:
        if name_of(child) in _ROW_GROUPS:
            yield from _rows(child)
        elif name_of(child) == "tr" and not _is_hidden(child):
            yield [cell for cell in child if name_of(cell) in ("td", "th") and not _is_hidden(cell)]


def _span(cell: "_Element", attribute: str) -> int:
    digits = (cell.get(attribute) or "1").strip()
    return int(digits[:5]) if digits[:5].isdigit() and digits.isascii() else 1


def _is_hidden(element: "_Element") -> bool:
    style = (element.get("style") or "").replace(" ", "").lower() if isinstance(element.tag, str) else ""
    return "display:none" in style or element.get("hidden") is not None


def _is_layout(table: "_Element") -> bool:
    """Whether a table only arranges the page: a table of data stands in one of its cells."""
    for inner in table.iterdescendants("table"):
        rows = list(_rows(inner))
        if len(rows) >= _LAYOUT_COLUMNS and max(map(len, rows)) >= _LAYOUT_COLUMNS:
            return True
    return False
