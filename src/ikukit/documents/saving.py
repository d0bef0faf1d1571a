"""``write``: a ``Document`` becomes a file of the format that the file's name asks for. Replaces a file in one step or not at all."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from ikukit.errors import DocumentError
from ikukit.model import Document

Writer = Callable[[Document], bytes]


def write(document: Document, path: str | os.PathLike[str]) -> None:
    """Write ``document`` to ``path``; the name's ending chooses the format (.json .yaml .md .csv .xlsx .docx .html).

    A file that is there already is replaced, at once and only when the new one is complete. Raises ``DocumentError`` for an ending
    that no writer knows or a folder that cannot be written to.
    """
    file = Path(path)
    data = _writer(file)(document)
    try:
        replace_file(file, data)
    except OSError as error:
        reason = error.strerror or str(error)
        raise DocumentError(f"tidak dapat menulis berkas ({reason})", str(file), "Periksa folder dan izinnya.") from error


def replace_file(path: Path, data: bytes) -> None:
    """Put ``data`` into the file at ``path``: whole or, when anything fails, not at all."""
    handle, name = tempfile.mkstemp(dir=path.parent or Path(), prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        umask = os.umask(0)
        os.umask(umask)
        os.chmod(name, path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~umask)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _writer(file: Path) -> Writer:
    match file.suffix.lower():
        case ".json":
            from ikukit.documents.records import to_json

            return lambda document: to_json(document).encode()
        case ".yaml" | ".yml":
            from ikukit.documents.records import to_yaml

            return lambda document: to_yaml(document).encode()
        case ".md" | ".markdown":
            from ikukit.documents.writing.markdown import to_markdown as writer
        case ".csv" | ".tsv":
            from ikukit.documents.writing.delimited import to_delimited as writer
        case ".xlsx":
            from ikukit.documents.writing.workbook import to_workbook as writer
        case ".docx":
            from ikukit.documents.writing.word import to_word as writer
        case ".html" | ".htm":
            from ikukit.documents.writing.web import to_web as writer
        case other:
            raise DocumentError(
                f"format “{other or file.name}” tidak dapat ditulis",
                str(file),
                "Pilih salah satu: .json, .yaml, .md, .csv, .xlsx, .docx, .html.",
            )
    return writer
