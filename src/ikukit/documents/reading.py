"""``read``: a file of any supported format becomes a ``Document``. Chooses the reader; reading is the readers' job."""

import os
from collections.abc import Callable
from pathlib import Path

from ikukit.documents.assembly import assemble
from ikukit.documents.carried import preferred
from ikukit.documents.formats import Format, recognise
from ikukit.documents.table import Content
from ikukit.errors import DocumentError
from ikukit.model import Document


def read(path: str | os.PathLike[str]) -> Document:
    """The IKU document in the file at ``path``, whatever its format; the format is told from the content first.

    What was uncertain is in ``document.findings``. Raises ``FileNotFoundError`` when there is no such file and
    ``DocumentError`` when it cannot be read or holds nothing that looks like a table of indicators.
    """
    file = Path(path)
    if file.is_dir():
        raise DocumentError("is-a-folder", str(file))
    if not file.exists():
        raise FileNotFoundError(f"berkas tidak ditemukan: {file}")
    if not file.is_file():
        raise DocumentError("not-a-regular-file", str(file))
    kind = recognise(file)
    if kind in (Format.JSON, Format.YAML):
        from ikukit.documents.records import read_record

        return read_record(file)
    content = _reader(kind)(file)
    return preferred(assemble(content, file.name), content)


def _reader(kind: Format) -> Callable[[Path], Content]:
    """The reader of ``kind``, imported only now: most bring a heavy package along."""
    match kind:
        case Format.TEXT | Format.MARKDOWN:
            from ikukit.documents.text import read_text as reader
        case Format.DELIMITED:
            from ikukit.documents.delimited import read_delimited as reader
        case Format.WEB:
            from ikukit.documents.web import read_web as reader
        case Format.WORD:
            from ikukit.documents.word import read_word as reader
        case Format.WORKBOOK | Format.OLD_WORKBOOK | Format.OPEN_WORKBOOK:
            from ikukit.documents.spreadsheet import read_spreadsheet as reader
        case Format.PORTABLE:
            from ikukit.documents.portable import read_portable as reader
        case Format.IMAGE:
            from ikukit.documents.scan import read_scan as reader
        case _:
            raise AssertionError(kind)
    return reader
