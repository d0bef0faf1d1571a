"""PDF files: the text layer by pdfplumber, page by page; pages that are pictures only go to the reader of scans.

Takes characters, rules and tables from the file; ``pages`` makes content of them.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ikukit.documents.boxes import Box, BoxedTable, bars_of, middle_of, share_out, tables_of
from ikukit.documents.extras import require
from ikukit.documents.glyphs import is_overprinted, lines_of, words_of
from ikukit.documents.pages import Page, content_of
from ikukit.documents.table import Content
from ikukit.errors import DocumentError
from ikukit.finding import Finding, Place, finding

if TYPE_CHECKING:
    from pdfplumber.page import Page as PlumberPage

_MOST_PAGES = 1000
_FEWEST_CHARACTERS = 20
"""A page with fewer characters and with a picture is a scan with at most a stamped page number."""
_UNLOCK = "Buka dengan kata sandinya lalu simpan tanpa kata sandi."
_UNMAPPED = "(cid:"
_SPILT = "teks melewati garis kolom"
_TOLERANCE = 3.0
"""Points between rules that count as one, as in pdfplumber."""


def read_portable(path: Path) -> Content:
    """The content of the PDF file at ``path``.

    Raises ``DocumentError`` for damaged and password-protected files, for files without any text, and for scans when
    the extra ``ocr`` is not installed."""
    require("pdfplumber", "pdf", path)
    pages: list[Page] = []
    pictures: list[int] = []
    for page in _plumbed(path):
        read = _page(page)
        if read is None:
            pictures.append(page.page_number)
        else:
            pages.append(read)
    findings: list[Finding] = []
    if pictures:
        pages, findings = _with_scans(path, pages, pictures)
    if not pages:
        raise DocumentError("pdf-without-text", path.name)
    return content_of(pages, path.name, findings)


def _plumbed(path: Path) -> Iterator["PlumberPage"]:
    """The pages one after the other; each is closed when the next is asked for, so memory stays that of one page."""
    import pdfplumber

    try:
        with pdfplumber.open(path) as pdf:
            if len(pdf.pages) > _MOST_PAGES:
                raise DocumentError("pdf-too-long", path.name)
            for page in pdf.pages:
                yield page
                page.close()
    except DocumentError:
        raise
    except Exception as error:  # pdfminer raises its own errors, and almost any other, on damaged files
        locked = "Password" in f"{type(error).__name__} {error!r} {error.__cause__!r} {error.__context__!r}"
        raise DocumentError("file-locked" if locked else "pdf-damaged", path.name) from error


def _page(page: "PlumberPage") -> Page | None:
    """The words and tables of a page; None for one that is a picture, or whose letters have no meaning."""
    characters = page.chars
    unmapped = sum(str(char["text"]).startswith(_UNMAPPED) for char in characters)
    if (len(characters) < _FEWEST_CHARACTERS and page.images) or 20 * unmapped > len(characters):
        return None
    found = [tables_of(_boxes(table.cells), _TOLERANCE) for table in page.find_tables()]
    tables = [table for table in found if table is not None]
    in_cells, around = share_out(characters, tables, _middle_of_character)
    spilt = [cell for cell, inside in in_cells if is_overprinted(inside) or _spills(inside, cell.box)]
    for cell, inside in in_cells:
        cell.words = words_of(inside)
    outside = words_of(around)
    words = [*outside, *(word for cell, _ in in_cells for word in cell.words)]
    rules = list(_rules(page))
    short = [rule for rule in rules if rule[2] - rule[0] < 0.5 * float(page.width)]
    bars_in_cells, bars = share_out(bars_of(short, tables, words), tables, middle_of)
    for cell, inside_bars in bars_in_cells:
        cell.words += inside_bars
    for table in tables:
        table.page = page.page_number
        for cell in table.cells:
            cell.lines = lines_of(cell.words)
    wide = [rule for rule in rules if rule[2] - rule[0] >= 0.3 * float(page.width)]
    read = Page(page.page_number, float(page.height), _written(tables), lines_of([*outside, *bars]), wide)
    owners = ((table, cell) for table in read.tables for cell in spilt if any(cell is own for own in table.cells))
    read.doubtful_rows += [(table, cell.row, _SPILT) for table, cell in owners]
    return read


def _spills(characters: Sequence[Mapping[str, Any]], box: Box) -> bool:
    """Whether a letter stands across the rule on either side: the text goes on in the next cell."""
    for char in characters:
        inset = 0.2 * (char["x1"] - char["x0"])
        if not str(char["text"]).isspace() and (char["x1"] - inset > box[2] or char["x0"] + inset < box[0]):
            return True
    return False


def _middle_of_character(character: Mapping[str, Any]) -> tuple[float, float]:
    return (character["x0"] + character["x1"]) / 2, (character["top"] + character["bottom"]) / 2


def _boxes(cells: list[Any]) -> list[Box]:
    return [(float(x0), float(top), float(x1), float(bottom)) for x0, top, x1, bottom in cells]


def _written(tables: list[BoxedTable]) -> list[BoxedTable]:
    """Tables with words in them; frames and boxes for photographs have none."""
    return [table for table in tables if any(cell.words for cell in table.cells)]


def _rules(page: "PlumberPage") -> Iterator[Box]:
    """Thin horizontal lines and rectangles."""
    for shape in (*page.lines, *page.rects):
        if shape["bottom"] - shape["top"] < 2 and shape["x1"] - shape["x0"] > 8:
            yield (float(shape["x0"]), float(shape["top"]), float(shape["x1"]), float(shape["bottom"]))


def _with_scans(path: Path, pages: list[Page], pictures: list[int]) -> tuple[list[Page], list[Finding]]:
    """``pages`` and the pictures among them as recognised text. Without the extra, a PDF with some text says what is
    missing."""
    from ikukit.documents.scan import can_recognise, scanned_pages

    if pages and not can_recognise():
        return pages, [finding("page-unread", place=Place(file=path.name, page=n), page=n) for n in pictures]
    scans, findings = scanned_pages(path, pictures)
    return sorted([*pages, *scans], key=lambda page: page.number), findings
