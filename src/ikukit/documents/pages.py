"""Pages of words and ruled boxes, from PDF or scan, become content: running titles dropped, broken words and tables
made whole.

Both kinds of file meet here, so that a scan is read as the PDF of the same document is. Rows that a page break cut
stay two rows; ``assembly`` joins them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from attrs import define, evolve, field

from ikukit.documents.aligned_rows import Body, cut_rows, row_cells
from ikukit.documents.aligned_tables import Column, Region, boxed, find_regions, heading_row
from ikukit.documents.boxes import Box, BoxedCell, BoxedTable
from ikukit.documents.broken_words import Mender
from ikukit.documents.glyphs import BAR, TextLine, lines_of, without_specks
from ikukit.documents.grid import Placement, lay
from ikukit.documents.header import find_headers
from ikukit.documents.spread_tables import join_spread
from ikukit.documents.table import Content, Line, Table
from ikukit.finding import Finding, Place, finding
from ikukit.reference.nomenclature import official_words

_PAGE_NUMBER = re.compile(
    r"(?:hal(?:aman)?\.?|page)?\s*[-–]?\s*\d{1,4}\s*[-–]?(?:\s*(?:dari|of|/)\s*\d{1,4})?", re.IGNORECASE
)
_ENDS_IN_PAGE_NUMBER = re.compile(
    r"\b(?:hal(?:aman)?\.?|page)\s*\d{1,4}(?:\s*(?:dari|of|/)\s*\d{1,4})?\s*$", re.IGNORECASE
)
_MARGIN = 0.12
"""Of the height of the page: page numbers and running titles stand in this part of it, above or below."""
_COLUMN_ROOM = 1.5
"""Times the height of the letters: what stands farther apart on a line is not read as one."""
_UNPARTED = "baris tanpa garis pemisah"
_BLANK = 1.7
"""Times the height of the letters between two lines that show a blank line."""

_Placed = tuple[TextLine, Place]


@define
class Page:
    """One page: ruled tables with their words, the lines outside them, and horizontal rules that reach far."""

    number: int
    height: float
    tables: list[BoxedTable]
    lines: list[TextLine]
    rules: list[Box] = field(factory=list)
    scanned: bool = False
    doubtful_rows: list[tuple[BoxedTable, int, str]] = field(factory=list)
    """Rows whose division is uncertain, and why."""


def content_of(pages: Sequence[Page], file: str, findings: Iterable[Finding] = ()) -> Content:
    """The content of all ``pages``; ``findings`` are what was noticed before."""
    _join_spread(pages)
    for page in pages:
        page.lines = [line for line in page.lines if not _is_running_title(line, page, pages)]
    _find_aligned(pages)
    specks = [item for page in pages if page.scanned for item in _wipe(page, Place(file=file, page=page.number))]
    mender = Mender(set(official_words()))
    for page in pages:
        mender.learn(page.lines)
        mender.learn(line for table in page.tables for cell in table.cells for line in cell.lines)
    tables = [table for page in pages for table in page.tables]
    for table in tables:
        mender.mend(table)
    _mend_breaks(tables, mender)
    numbers = {id(table): number for number, table in enumerate(tables, 1)}
    blocks = list(_blocks(pages, file, numbers))
    noticed = [*findings, *specks, *_doubts(pages, mender, numbers, file)]
    return Content(tuple(blocks), tuple(noticed), wrapped=True)


def _join_spread(pages: Sequence[Page]) -> None:
    """Join tables that were printed over pages side by side. A single column that belongs to none is running text."""
    whole = join_spread([table for page in pages for table in page.tables])
    for page in pages:
        page.tables = [table for table in whole if table.page == page.number]
        frames = [table for table in page.tables if table.width < 2]
        page.tables = [table for table in page.tables if table.width > 1]
        framed = [word for table in frames for cell in table.cells for line in cell.lines for word in line.words]
        if framed:
            page.lines = lines_of([*framed, *(word for line in page.lines for word in line.words)])


def _wipe(page: Page, place: Place) -> Iterator[Finding]:
    """Take full stops out of cells that are specks of the paper; say so where that is not certain."""
    for table in page.tables:
        for cell in table.cells:
            words, doubted = without_specks([word for line in cell.lines for word in line.words])
            cell.lines = lines_of(words)
            yield from (finding("speck-or-stop", place=place, words=pair) for pair in doubted)


def _is_running_title(line: TextLine, page: Page, pages: Sequence[Page]) -> bool:
    """Whether a line is a page number, or stands at the same place of another page too (the first title is kept)."""
    low, high = line.top > (1 - _MARGIN) * page.height, line.bottom < _MARGIN * page.height
    if not (low or high) or len(list(line.segments(_COLUMN_ROOM * line.height))) > 2:
        return False
    text = line.text
    if _PAGE_NUMBER.fullmatch(text) or _ENDS_IN_PAGE_NUMBER.search(text):
        return True
    others = pages if low else [other for other in pages if other.number < page.number]
    return any(_same_place(line, other_line) for other in others if other is not page for other_line in other.lines)


def _same_place(line: TextLine, other: TextLine) -> bool:
    return abs(line.top - other.top) < 0.5 * line.height and _undigited(line.text) == _undigited(other.text)


def _undigited(text: str) -> str:
    return re.sub(r"\d+", "#", text.casefold())


def _find_aligned(pages: Sequence[Page]) -> None:
    """Take unruled tables out of the lines of each page. One that reaches the end of a page may go on on the next."""
    columns: tuple[Column, ...] = ()
    may_go_on = False
    for page in pages:
        lines = [line for line in page.lines if set(line.text.split()) != {BAR} or not page.tables]
        regions = list(find_regions(lines, columns, may_go_on=may_go_on))
        kept: list[TextLine] = []
        start = 0
        for region in regions:
            kept += lines[start : region.start]
            page.tables.append(_aligned_table(lines, region, page))
            start = region.end
        page.lines = [line for line in [*kept, *lines[start:]] if set(line.text.split()) != {BAR}]
        page.tables.sort(key=lambda table: table.box[1])
        may_go_on = bool(regions) and regions[-1].end == len(lines)
        columns = regions[-1].columns if regions else ()


def _aligned_table(lines: Sequence[TextLine], region: Region, page: Page) -> BoxedTable:
    heading = lines[region.start : region.start + region.heading]
    cells = heading_row(heading, region.columns) if heading else []
    body = Body.of(lines[region.start + region.heading : region.end], region.columns)
    left, right = region.columns[0].x0, region.columns[-1].x1
    rules = [
        (top + bottom) / 2
        for x0, top, x1, bottom in page.rules
        if min(x1, right) - max(x0, left) > 0.6 * (right - left)
    ]
    cut = cut_rows(body, rules)
    cells += row_cells(body, cut.starts, 1 if heading else 0)
    table = boxed(cells, region.columns, page.number)
    if not cut.certain:
        page.doubtful_rows += [(table, row, _UNPARTED) for row in range(1 if heading else 0, table.height)]
    return table


def _mend_breaks(tables: Sequence[BoxedTable], mender: Mender) -> None:
    """Words cut by a page break: between the last row of a table and the first row below the repeated headings of
    the next."""
    for before, after in pairwise(tables):
        if before.width == after.width and after.page == before.page + 1:
            mender.mend_over_break(before, after, _rows_of_headings(after))


def _rows_of_headings(table: BoxedTable) -> int:
    header = next(find_headers(_grid(table, Place())), None)
    return header.end if header is not None and header.start == 0 else 0


def _grid(table: BoxedTable, place: Place) -> Table:
    return lay((_placement(cell) for cell in table.cells), place)


def _placement(cell: BoxedCell) -> Placement:
    text = "\n".join(line.text for line in cell.lines)
    return Placement(cell.row, cell.column, text, cell.row_span, cell.column_span, cell.page)


def _blocks(pages: Sequence[Page], file: str, numbers: dict[int, int]) -> Iterator[Line | Table]:
    """Tables and the running text between them; text that goes over a page break stays together."""
    running: list[_Placed] = []
    below_table = False
    for page in pages:
        place = Place(file=file, page=page.number)
        items: list[TextLine | BoxedTable] = [*page.tables, *page.lines]
        for number, item in enumerate(sorted(items, key=_top_of), 1):
            if isinstance(item, TextLine):
                running.append((item, evolve(place, line=number)))
                continue
            yield from _running(running, below_table)
            running, below_table = [], True
            yield _grid(item, evolve(place, table=numbers[id(item)]))
    yield from _running(running, below_table)


def _running(lines: Sequence[_Placed], below_table: bool) -> Iterator[Line]:
    left = min((line.words[0].x0 for line, _ in lines), default=0.0)
    for column in _beside(lines) if below_table else [lines]:
        yield from _lines(column, left)


def _beside(lines: Sequence[_Placed]) -> list[Sequence[_Placed]]:
    """``lines`` below a table, cut in two where two officials sign side by side: no word crosses the gap between
    them."""
    gaps = [(a.words[-1].x1, b.words[0].x0) for line, _ in lines for a, b in pairwise(line.segments(2 * line.height))]
    if len(gaps) < 2:
        return [lines]
    left, right = max(gap[0] for gap in gaps), min(gap[1] for gap in gaps)
    crossing = [line for line, _ in lines if any(word.x0 < right and word.x1 > left for word in line.words)]
    if left >= right or crossing:
        return [lines]
    middle = (left + right) / 2
    sides = []
    for first in (True, False):
        parts = ((tuple(w for w in line.words if (w.centre < middle) is first), place) for line, place in lines)
        sides.append([(TextLine(words), place) for words, place in parts if words])
    return list(sides)


def _lines(lines: Sequence[_Placed], left: float) -> Iterator[Line]:
    """``lines`` with a blank one before them and wherever the page leaves room for one."""
    bottom: float | None = None
    for line, place in lines:
        if bottom is None or not 0 <= line.top - bottom + line.height <= _BLANK * line.height:
            yield Line("", place)
        yield Line(line.spaced(left), place)
        bottom = line.bottom


def _top_of(item: TextLine | BoxedTable) -> float:
    return item.box[1] if isinstance(item, BoxedTable) else item.top


def _doubts(pages: Sequence[Page], mender: Mender, numbers: dict[int, int], file: str) -> Iterator[Finding]:
    for page in pages:
        for table, row, why in page.doubtful_rows:
            where = Place(file=file, page=page.number, table=numbers.get(id(table)), row=row + 1)
            yield finding("layout-uncertain", place=where, columns=why)
    for doubt in mender.doubts:
        where = Place(
            file=file,
            page=doubt.table.page,
            table=numbers[id(doubt.table)],
            row=doubt.cell.row + 1,
            column=doubt.cell.column + 1,
        )
        yield finding("word-broken", place=where, reading=doubt.reading, other=doubt.other)
