"""``write``: a document, a report or a league becomes a file, by what it is and by the name of the file."""

import os
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from ikukit.documents.extras import require
from ikukit.documents.saving import write as write_document
from ikukit.documents.writing.replacing import replacing
from ikukit.entry_form.plan import EntryForm
from ikukit.errors import DocumentError
from ikukit.model import Document
from ikukit.reporting.league import League
from ikukit.reporting.report import Report

_WRITERS = {
    ".html": ("web.write_web", "web.write_booklet"),
    ".htm": ("web.write_web", "web.write_booklet"),
    ".pdf": ("typeset.write_pdf", "typeset.write_booklet"),
    ".docx": ("word.write_word", "word_booklet.write_booklet"),
    ".xlsx": ("workbook.write_workbook", "workbook_booklet.write_booklet"),
    ".md": ("markdown.write_markdown", "markdown.write_booklet"),
}
"""The writers of reports and of leagues by the suffix of the file."""
_NEEDS = {".pdf": ("typst", "report"), ".docx": ("docx", "office"), ".xlsx": ("xlsxwriter", "office")}
"""The package that a format needs, and the extra that brings it."""


def write(
    thing: Document | Report | League | EntryForm, path: str | os.PathLike[str], *, overwrite: bool = False
) -> None:
    """Write ``thing`` to ``path`` in the format that its suffix names.

    A ``Document`` becomes JSON, YAML, Markdown, CSV, XLSX, DOCX or HTML: the official form, which reads back as an
    equal document. A ``Report`` or a ``League`` becomes HTML, PDF, DOCX, XLSX or Markdown, what ``ikukit.form`` made a
    workbook to be filled in. An existing file is replaced only when ``overwrite`` is true, and in one step. Raises
    ``DocumentError`` when ``path`` exists, cannot be written, or has a suffix that names no format, ``TypeError`` for
    anything else.
    """
    if isinstance(thing, Document):
        write_document(thing, path, overwrite=overwrite)
        return
    if isinstance(thing, EntryForm):
        from ikukit.entry_form.writing import write_form

        write_form(thing, path, overwrite=overwrite)
        return
    if not isinstance(thing, Report | League):
        raise TypeError(f"yang dapat ditulis adalah dokumen, laporan atau formulir, bukan {type(thing).__name__}")
    target = Path(path)
    check_target(target)
    module, _, name = _WRITERS[target.suffix.lower()][isinstance(thing, League)].partition(".")
    writer: Callable[[object, Path], None] = getattr(import_module(f"ikukit.reporting.writers.{module}"), name)
    with replacing(target, overwrite=overwrite) as temporary:
        writer(_words(thing), temporary)


def _words(thing: Report | League) -> object:
    if isinstance(thing, League):
        from ikukit.reporting.booklet import booklet_of

        return booklet_of(thing)
    from ikukit.reporting.content import content_of

    return content_of(thing)


def check_target(path: Path) -> None:
    """Raise ``DocumentError`` when the suffix of ``path`` names no format of reports, or one that lacks its package."""
    if path.suffix.lower() not in _WRITERS:
        suffix = path.suffix.lower() or "(kosong)"
        raise DocumentError("report-suffix", str(path), suffix=suffix, known=".html, .pdf, .docx, .xlsx, .md")
    if path.suffix.lower() in _NEEDS:
        require(*_NEEDS[path.suffix.lower()], path)
