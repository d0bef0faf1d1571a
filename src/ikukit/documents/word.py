"""Word files (DOCX): body paragraphs become lines, tables become grids with their merged cells.

Walks the XML itself: python-docx's ``row.cells`` is several times slower, and its ``text`` knows no automatic numbers,
equations or tracked changes. Headers and footers of pages are left out. What tables mean is told in ``assembly``.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import define, evolve, field

from ikukit.documents.grid import WIDEST_SPAN, Placement, lay
from ikukit.documents.packages import Package, open_package
from ikukit.documents.table import Content, Line, Table
from ikukit.documents.word_numbering import WORD, Numbering, read_numbering
from ikukit.documents.word_text import paragraph_text
from ikukit.finding import Finding, Place, finding

if TYPE_CHECKING:
    from lxml.etree import _Element

_PARAGRAPH, _TABLE, _ROW, _CELL = f"{WORD}p", f"{WORD}tbl", f"{WORD}tr", f"{WORD}tc"
_VAL = f"{WORD}val"
_WRAPPERS = {WORD + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")}
_BAR = "-----"
RECORD_PART = "customXml/ikukit.xml"
"""Where a written file carries its record."""


def read_word(path: Path) -> Content:
    """The content of the DOCX file at ``path``. Raises ``DocumentError`` when it cannot be opened."""
    with open_package(path) as package:
        main = package.main_part("word/document.xml")
        parts = dict(package.related(main).values())
        numbering = read_numbering(_optional(package, parts, "numbering"), _optional(package, parts, "styles"))
        body = package.tree(main).find(f"{WORD}body")
        walker = _Walker(numbering, Place(file=path.name))
        blocks = tuple(walker.blocks(body)) if body is not None else ()
        if any(kind == "vbaProject" for kind, _ in package.related(main).values()):
            walker.findings.append(finding("macro-ignored", place=walker.place))
        record = "".join(map(str, package.tree(RECORD_PART).itertext())) if RECORD_PART in package else ""
    findings: tuple[Finding, ...] = tuple(walker.findings)
    return Content(blocks, findings, record=record)


def _optional(package: Package, parts: dict[str, str], kind: str) -> "_Element | None":
    part = parts.get(kind, "")
    return package.tree(part) if part in package else None


@define
class _Walker:
    numbering: Numbering
    place: Place
    tables: int = 0
    lines: int = 0
    findings: list[Finding] = field(factory=list)

    def blocks(self, holder: "_Element") -> Iterator[Line | Table]:
        for child in _unwrapped(holder):
            if child.tag == _PARAGRAPH:
                yield from self._lines(child)
            elif child.tag == _TABLE and _is_layout(child):
                for cell in (cell for row in child.iterchildren(_ROW) for cell in row.iterchildren(_CELL)):
                    yield from self.blocks(cell)
            elif child.tag == _TABLE:
                self.tables += 1
                yield self._table(child, evolve(self.place, table=self.tables))

    def _lines(self, paragraph: "_Element") -> Iterator[Line | Table]:
        found = paragraph_text(paragraph, self.numbering)
        for text in found.text.split("\n"):
            self.lines += 1
            if text.strip():
                yield Line(text.strip(), evolve(self.place, line=self.lines))
        for box in found.boxes:
            yield from self.blocks(box)

    def _table(self, table: "_Element", place: Place) -> Table:
        return lay(self._placements(table, place), place)

    def _placements(self, table: "_Element", place: Place) -> list[Placement]:
        placements: list[Placement] = []
        above: dict[int, Placement] = {}
        for row, cells in enumerate(_rows(table)):
            here: dict[int, Placement] = {}
            for column, span, continues, cell in cells:
                origin = above.get(column)
                if continues and origin is not None:
                    origin.row_span += 1
                    here[column] = origin
                    continue
                where = evolve(place, row=row + 1, column=column + 1)
                placement = Placement(row, column, self._cell_text(cell, where), 1, span)
                placements.append(placement)
                here[column] = placement
            above = here
        return placements

    def _cell_text(self, cell: "_Element", place: Place) -> str:
        texts: list[str] = []
        for child in _unwrapped(cell):
            if child.tag == _TABLE:
                texts.append(_beside(self._table(child, place)))
            elif child.tag == _PARAGRAPH:
                found = paragraph_text(child, self.numbering)
                boxes = [self._cell_text(box, place) for box in found.boxes]
                texts += [found.text, *boxes, *([_BAR] if found.text and _underlined(child) else [])]
                if found.pictures:
                    self.findings.append(finding("picture-unread", place=place))
        return "\n".join(texts).replace("\t", " ").strip("\n")


def _unwrapped(holder: "_Element") -> Iterator["_Element"]:
    """The children of ``holder``, those inside content controls and tracked insertions included."""
    for child in holder:
        if child.tag in _WRAPPERS:
            yield from _unwrapped(child)
        else:
            yield child


def _rows(table: "_Element") -> Iterator[list[tuple[int, int, bool, "_Element"]]]:
    """For each row its cells: first column, columns covered, whether it goes on the cell above, element."""
    for row in _unwrapped(table):
        if row.tag != _ROW or row.find(f"{WORD}trPr/{WORD}del") is not None:
            continue
        skipped = row.find(f"{WORD}trPr/{WORD}gridBefore")
        column = 0 if skipped is None else _bounded(skipped.get(_VAL, "0"))
        cells = []
        for cell in _unwrapped(row):
            if cell.tag == _CELL:
                span = cell.find(f"{WORD}tcPr/{WORD}gridSpan")
                width = 1 if span is None else max(1, _bounded(span.get(_VAL, "1")))
                merge = cell.find(f"{WORD}tcPr/{WORD}vMerge")
                cells.append((column, width, merge is not None and merge.get(_VAL, "continue") == "continue", cell))
                column += width
        yield cells


def _is_layout(table: "_Element") -> bool:
    """Whether a table only arranges the page: a table of data, at least three by three, stands in one of its cells."""
    for inner in table.iterdescendants(_TABLE):
        rows = list(inner.iterchildren(_ROW))
        if len(rows) >= 3 and max(len(list(row.iterchildren(_CELL))) for row in rows) >= 3:
            return True
    return False


def _bounded(number: str) -> int:
    """A count of columns as the file tells it, kept within what a table can have."""
    return max(0, min(int(number), WIDEST_SPAN))


def _underlined(paragraph: "_Element") -> bool:
    """Whether the paragraph has a border below: offices draw fraction bars so."""
    border = paragraph.find(f"{WORD}pPr/{WORD}pBdr/{WORD}bottom")
    return border is not None and border.get(_VAL) not in ("nil", "none")


def _beside(table: Table) -> str:
    """A table inside a cell as lines. Two rows and a merged cell beside them are a fraction with that cell at its
    bar."""
    rows = [list(dict.fromkeys(cell for cell in row if cell and cell.text)) for row in table.rows]
    tall = [cell for cell in rows[0] if cell.row_span == 2] if len(rows) == 2 else []
    if not tall:
        return "\n".join(" ".join(cell.text for cell in row) for row in rows if row)
    above, below = ([cell for cell in row if cell.row_span == 1] for row in rows)
    first = min((cell.place.column or 0 for cell in above), default=0)
    before = " ".join(cell.text for cell in tall if (cell.place.column or 0) < first)
    after = " ".join(cell.text for cell in tall if (cell.place.column or 0) > first)
    middle = " ".join(part for part in (before, _BAR, after) if part)
    return "\n".join((" ".join(cell.text for cell in above), middle, " ".join(cell.text for cell in below)))
