"""``write``: a ``Document`` becomes a file. Chooses the writer by the file's name; what was written is read back
first."""

import os
from collections.abc import Callable
from pathlib import Path

from ikukit.documents.carried import marked, packed
from ikukit.documents.form import Form, form_of
from ikukit.documents.reading import read
from ikukit.documents.writing.replacing import replacing
from ikukit.errors import DocumentError
from ikukit.model import Document

_Writer = Callable[[Form, Path, str], None]
_KNOWN = ".json, .yaml, .md, .csv, .tsv, .xlsx, .docx, .html"


def write(document: Document, path: str | os.PathLike[str], *, overwrite: bool = False) -> None:
    """Write ``document`` to ``path`` in the format that its suffix names: JSON, YAML, Markdown, CSV, XLSX, DOCX, HTML.

    Tables come out as the official form. Where it cannot say everything (an entry of several lines), the file also
    carries the record of the document, which is believed on reading as long as nobody edits the table. An existing
    file is replaced only when ``overwrite`` is true, and in one step. Raises ``DocumentError`` when ``path`` exists,
    cannot be written, or has a suffix that names no format.
    """
    target = Path(path)
    suffix = target.suffix.lower()
    if suffix in (".json", ".yaml", ".yml"):
        from ikukit.documents.records import to_json, to_yaml

        with replacing(target, overwrite=overwrite) as temporary:
            text = to_json(document) if suffix == ".json" else to_yaml(document)
            temporary.write_text(text, encoding="utf-8", newline="\n")
        return
    writer = _writer(target)
    form = form_of(document)
    with replacing(target, overwrite=overwrite) as temporary:
        writer(form, temporary, "")
        if not _reads_as(document, temporary):
            writer(form, temporary, packed(document) if suffix in (".docx", ".xlsx") else marked(document))


def _writer(path: Path) -> _Writer:
    match path.suffix.lower():
        case ".md" | ".markdown":
            from ikukit.documents.writing.markdown import write_markdown as writer
        case ".csv" | ".tsv" | ".tab":
            from ikukit.documents.writing.delimited import write_delimited as writer
        case ".xlsx":
            from ikukit.documents.writing.workbook import write_workbook as writer
        case ".docx":
            from ikukit.documents.writing.word import write_word as writer
        case ".html" | ".htm":
            from ikukit.documents.writing.web import write_web as writer
        case suffix:
            refusal = "suffix-unknown" if suffix else "suffix-missing"
            raise DocumentError(refusal, str(path), suffix=suffix, known=_KNOWN)
    return writer


def _reads_as(document: Document, path: Path) -> bool:
    try:
        return read(path) == document
    except DocumentError:
        return False
