"""``write``: a document or a report becomes a file. Chooses by what it is and by the name of the file."""

import os
from collections.abc import Callable
from pathlib import Path

from ikukit.documents.saving import write as write_document
from ikukit.documents.writing.replacing import replacing
from ikukit.errors import DocumentError
from ikukit.model import Document
from ikukit.reporting.content import Content
from ikukit.reporting.report import Report

_KNOWN = ".html, .pdf, .docx, .xlsx, .md"


def write(thing: Document | Report, path: str | os.PathLike[str], *, overwrite: bool = False) -> None:
    """Write ``thing`` to ``path`` in the format that its suffix names.

    A ``Document`` becomes JSON, YAML, Markdown, CSV, XLSX, DOCX or HTML: the official form, which reads back as an
    equal document. A ``Report`` becomes HTML, PDF, DOCX, XLSX or Markdown. An existing file is replaced only when
    ``overwrite`` is true, and in one step. Raises ``DocumentError`` when ``path`` exists, cannot be written, or has a
    suffix that names no format, ``TypeError`` for anything else than a document or a report.
    """
    if isinstance(thing, Document):
        write_document(thing, path, overwrite=overwrite)
        return
    if not isinstance(thing, Report):
        raise TypeError(f"yang dapat ditulis adalah dokumen atau laporan, bukan {type(thing).__name__}")
    from ikukit.reporting.content import content_of

    target = Path(path)
    writer = writer_for(target)
    with replacing(target, overwrite=overwrite) as temporary:
        writer(content_of(thing), temporary)


def writer_for(path: Path) -> Callable[[Content, Path], None]:
    """The writer of reports for the suffix of ``path``. Raises ``DocumentError`` when there is none."""
    match path.suffix.lower():
        case ".html" | ".htm":
            from ikukit.reporting.writers.web import write_web as writer
        case ".pdf":
            from ikukit.reporting.writers.typeset import write_pdf as writer
        case ".docx":
            from ikukit.reporting.writers.word import write_word as writer
        case ".xlsx":
            from ikukit.reporting.writers.workbook import write_workbook as writer
        case ".md" | ".markdown":
            from ikukit.reporting.writers.markdown import write_markdown as writer
        case suffix:
            raise DocumentError("report-suffix", str(path), suffix=suffix or "(kosong)", known=_KNOWN)
    return writer
