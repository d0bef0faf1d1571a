"""The form as an XLSX file. Every text is written as text, so nothing that stands in a document is ever a formula;
formulas are made by ``formulas`` alone, each with the value that it has now."""

import json
import os
from pathlib import Path

from ikukit.documents.carried import FORM_MARK, packed
from ikukit.documents.extras import require
from ikukit.documents.workbook import RECORD_SHEET
from ikukit.documents.writing.replacing import replacing
from ikukit.entry_form.filling import fill, number_text
from ikukit.entry_form.filling_sheet import write_filling
from ikukit.entry_form.guide_sheet import write_guide
from ikukit.entry_form.plan import EntryForm
from ikukit.entry_form.results_sheet import write_chart, write_results
from ikukit.entry_form.styles import Book
from ikukit.errors import DocumentError
from ikukit.scoring.scales import SCALES
from ikukit.scoring.scorecard import Scorecard

_LONGEST_CELL = 32_000


def write_form(form: EntryForm, path: str | os.PathLike[str], *, overwrite: bool = False) -> None:
    """Write ``form`` as an XLSX file, to be filled in and read back by ``read_form``.

    Raises ``DocumentError`` when ``path`` exists and ``overwrite`` is false, cannot be written, or has another suffix.
    """
    target = Path(path)
    if target.suffix.lower() != ".xlsx":
        raise DocumentError("form-suffix", str(path), suffix=target.suffix or "(kosong)")
    require("xlsxwriter", "office", target)
    import xlsxwriter

    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with replacing(target, overwrite=overwrite) as temporary, xlsxwriter.Workbook(temporary, options) as workbook:
        book = Book(workbook)
        write_guide(book, form)
        rows = write_filling(book, form)
        write_results(book, form, rows, scores_of(form))
        write_chart(book, form)
        workbook.get_worksheet_by_name("Isian").activate()
        record = workbook.add_worksheet(RECORD_SHEET)
        record.very_hidden()
        named = form.scale.name if form.scale and form.scale.name in SCALES else None
        record.write_string(0, 0, FORM_MARK + json.dumps({"year": form.year, "scale": named}))
        text = packed(form.document)
        for row, start in enumerate(range(0, len(text), _LONGEST_CELL), 1):
            record.write_string(row, 0, text[start : start + _LONGEST_CELL])


def scores_of(form: EntryForm) -> Scorecard:
    """What the sheets show as long as nothing else is filled in: the scores for the numbers known already."""
    written = {
        row.key: {
            quarter: value if isinstance(value, str) else number_text(value) for quarter, value in row.given.items()
        }
        for row in (*form.variables, *form.actuals)
    }
    for row in form.targets:
        aims = {number: aim for number, aim in row.aims.items() if row.is_free(number)}
        written[row.key] = {number: number_text(aim.value) for number, aim in aims.items() if aim.value is not None}
    return fill(form, written, {row.key: row.way for row in (*form.variables, *form.actuals)}).score()
