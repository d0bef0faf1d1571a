"""A filled-in form read back: which document it is of, and what was written. Numbers come as they were typed."""

import json
import os
from pathlib import Path

from ikukit.documents.carried import FORM_MARK, unpacked
from ikukit.documents.sheets import Sheet
from ikukit.documents.workbook import RECORD_SHEET, read_workbook
from ikukit.entry_form.filling import FilledForm, fill
from ikukit.entry_form.formulas import WAYS
from ikukit.entry_form.layout import FILLING_SHEET, KEY, QUARTER_COLUMNS, WAY, YEAR
from ikukit.entry_form.plan import form
from ikukit.errors import DocumentError
from ikukit.source import fold


def is_form(path: str | os.PathLike[str]) -> bool:
    """Whether the file at ``path`` is a form made by ``ikukit.form``."""
    file = Path(path)
    if file.suffix.lower() != ".xlsx" or not file.is_file():
        return False
    try:
        return _marked(list(read_workbook(file)))
    except DocumentError:
        return False


def _marked(sheets: list[Sheet]) -> bool:
    record = next((sheet for sheet in sheets if sheet.name == RECORD_SHEET), None)
    return record is not None and any(cell.text.startswith(FORM_MARK) for cell in record.cells)


def read_form(path: str | os.PathLike[str]) -> FilledForm:
    """The filled-in form in the XLSX file at ``path``: its document, the numbers, and how quarters make a year.

    Raises ``DocumentError`` for a file that is no form, or one whose sheets were taken out.
    """
    file = Path(path)
    sheets = list(read_workbook(file, typed=True))
    filling = next((sheet for sheet in sheets if sheet.name == FILLING_SHEET), None)
    if not _marked(sheets) or filling is None:
        raise DocumentError("not-a-form", file.name)
    record = [cell.text for sheet in sheets if sheet.name == RECORD_SHEET for cell in sheet.cells]
    document = unpacked("".join(text for text in record if not text.startswith(FORM_MARK)))
    if document is None:
        raise DocumentError("not-a-form", file.name)
    settings = json.loads(next(text for text in record if text.startswith(FORM_MARK)).removeprefix(FORM_MARK))
    plan = form(document, year=settings["year"], scale=settings["scale"])
    keys = {cell.row: cell.text.strip() for cell in filling.cells if cell.column == KEY}
    columns = {YEAR: 0, **{column: number for number, column in enumerate(QUARTER_COLUMNS, 1)}}
    written: dict[str, dict[int, str]] = {}
    ways = {words: way for way, words in WAYS.items()}
    chosen = {}
    for cell in filling.cells:
        key = keys.get(cell.row, "")
        if key and cell.column in columns and (cell.column != YEAR or key.startswith("t")):
            written.setdefault(key, {})[columns[cell.column]] = _grouped_once(fold(cell.text))
        elif key and cell.column == WAY:
            chosen[key] = ways.get(fold(cell.text))
    return fill(plan, written, chosen)


def _grouped_once(text: str) -> str:
    """A number with three decimals looks like thousands; with a fourth it does not."""
    whole, comma, part = text.partition(",")
    plain = whole.lstrip("-").isdigit() and part.isdigit()
    return f"{text}0" if comma and plain and len(part) == 3 else text
