"""Sheets of an XLS file (Excel 97-2003) by xlrd, which tells number formats: without them 95 % reads 0.95.

What the cells mean is told elsewhere.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ikukit.documents.extras import require
from ikukit.documents.grid import Placement
from ikukit.documents.number_formats import shown
from ikukit.documents.sheets import MOST_CELLS, Sheet, cell_name
from ikukit.errors import DocumentError

if TYPE_CHECKING:
    import xlrd.book
    import xlrd.sheet


def read_old_workbook(path: Path) -> Iterator[Sheet]:
    """The sheets of the XLS file at ``path`` in order; hidden ones are told by name and not read.

    Raises ``DocumentError`` for whatever xlrd stumbles over: damaged files make it raise almost anything.
    """
    require("xlrd", "office", path)
    import io

    import xlrd

    try:
        with xlrd.open_workbook(str(path), formatting_info=True, on_demand=True, logfile=io.StringIO()) as book:
            for index, name in enumerate(book.sheet_names()):
                sheet = Sheet(name, hidden=book.sheet_by_index(index).visibility != 0)
                if not sheet.hidden:
                    _fill(sheet, book, book.sheet_by_index(index))
                book.unload_sheet(index)
                yield sheet
    except DocumentError:
        raise
    except Exception as error:
        locked = "encrypted" in str(error).lower()
        raise DocumentError("xls-locked" if locked else "xls-damaged", path.name) from error


def _fill(sheet: Sheet, book: "xlrd.book.Book", source: "xlrd.sheet.Sheet") -> None:
    for row in range(source.nrows):
        before = len(sheet.cells)
        for column in range(source.row_len(row)):
            text = _text(sheet, book, source, row, column)
            if text.strip():
                sheet.cells.append(Placement(row, column, text))
        hidden = source.rowinfo_map.get(row)
        if len(sheet.cells) > before and hidden is not None and hidden.hidden:
            sheet.has_hidden = True
        if len(sheet.cells) > MOST_CELLS:
            sheet.cut_after = row + 1
            return
    used = {cell.column for cell in sheet.cells}
    sheet.has_hidden |= any(info.hidden for column, info in source.colinfo_map.items() if column in used)
    sheet.merged += [(top, left, bottom - 1, right - 1) for top, bottom, left, right in source.merged_cells]


def _text(sheet: Sheet, book: "xlrd.book.Book", source: "xlrd.sheet.Sheet", row: int, column: int) -> str:
    import xlrd

    kind, content = source.cell_type(row, column), source.cell_value(row, column)
    if kind in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
        value = float(content)
        if abs(value) >= 1e15:
            sheet.inexact.append(cell_name(row, column))
        style = book.xf_list[source.cell_xf_index(row, column)]
        code = book.format_map[style.format_key].format_str
        return shown(value, code, from_1904=bool(book.datemode))
    if kind == xlrd.XL_CELL_BOOLEAN:
        return "TRUE" if content else "FALSE"
    if kind == xlrd.XL_CELL_ERROR:
        text = xlrd.error_text_from_code.get(int(content), "#?")
        sheet.errors.append((cell_name(row, column), text))
        return text
    return str(content).replace("\r\n", "\n").replace("\r", "\n")
