"""XLSX: offices side by side, a sheet for the comparison and one for each indicator, to sort and filter."""

from pathlib import Path

from ikukit.documents.extras import require
from ikukit.reporting.booklet import Booklet, Box, Section
from ikukit.reporting.writers.workbook_pieces import LOOKS, OPTIONS, Book, Cell, height

_WIDTH = 8.5
"""Units of column width for a share of 1."""


def write_booklet(booklet: Booklet, path: Path) -> None:
    """Write ``booklet`` as an XLSX file. Raises ``DocumentError`` when XlsxWriter is not installed."""
    require("xlsxwriter", "office", path)
    import xlsxwriter

    with xlsxwriter.Workbook(path, OPTIONS) as workbook:
        book = Book(workbook)
        for section in booklet.sections:
            _sheet(book, section)
        widths = (28.0, 100.0)
        sheet = book.sheet(booklet.tell("method"), widths)
        for number, (term, text) in enumerate((*booklet.facts, *booklet.method)):
            book.cell(sheet, number, 0, term)
            book.cell(sheet, number, 1, text)
            sheet.set_row(number, height(text, widths[1]))


def _sheet(book: Book, section: Section) -> None:
    table = section.table
    assert table is not None
    widths = [max(9.0, _WIDTH * share) for share in table.shares]
    sheet = book.sheet(section.sheet, widths)
    for row, line in enumerate((section.title, *section.notes)):
        sheet.write_string(row, 0, line, book.look("below" if row else "title"))
    rows = [[_value(box) for box in row] for row in table.rows]
    looks = [[box.tone if box.tone in LOOKS else "" for box in row] for row in table.rows]
    book.table(sheet, len(section.notes) + 2, table.headings, rows, widths, looks)


def _value(box: Box) -> Cell:
    return box.text if box.number is None else box.number
