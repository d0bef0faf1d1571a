"""What kind of file this is, told from its content first and from its name only where the content leaves it open.

Opens nothing but the beginning of the file and, of a zip, the list of its parts; reading is the readers' job.
"""

import enum
import zipfile
from pathlib import Path

from ikukit.documents.packages import BROKEN
from ikukit.errors import DocumentError


class Format(enum.Enum):
    """The formats that ``ikukit.read`` knows."""

    TEXT = "teks"
    MARKDOWN = "Markdown"
    DELIMITED = "CSV"
    JSON = "JSON"
    YAML = "YAML"
    WEB = "HTML"
    WORD = "Word (DOCX)"
    WORKBOOK = "Excel (XLSX)"
    OLD_WORKBOOK = "Excel lama (XLS)"
    OPEN_WORKBOOK = "OpenDocument (ODS)"
    PORTABLE = "PDF"
    IMAGE = "gambar"


_SUFFIXES = {
    ".csv": Format.DELIMITED,
    ".tsv": Format.DELIMITED,
    ".tab": Format.DELIMITED,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".json": Format.JSON,
    ".yaml": Format.YAML,
    ".yml": Format.YAML,
}
_IMAGES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"BM", b"GIF8", b"RIFF")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WEB_OPENINGS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<table", b"<meta", b"<div", b"<style", b"<script")


def recognise(path: Path) -> Format:
    """The format of the file at ``path``.

    Raises ``DocumentError`` for an empty file and for what cannot be read (DOC, XLSB, ODT, passwords).
    """
    try:
        with path.open("rb") as stream:
            head = stream.read(4096)
    except OSError as error:
        raise DocumentError("file-closed", path.name, reason=error.strerror) from error
    if not head.strip(b"\0 \t\r\n"):
        raise DocumentError("file-empty", path.name)
    if head.startswith(_OLE):
        return _compound(path)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(path)
    if b"%PDF-" in head[:1024]:
        return Format.PORTABLE
    if head.startswith(_IMAGES):
        return Format.IMAGE
    return _textual(path, head)


def _compound(path: Path) -> Format:
    """An OLE file: its directory holds the names of its streams in UTF-16."""
    content = path.read_bytes()

    def holds(name: str) -> bool:
        return name.encode("utf-16-le") in content

    if holds("EncryptedPackage"):
        raise DocumentError("file-locked", path.name)
    if holds("WordDocument"):
        raise DocumentError("word-old", path.name, form="DOCX")
    if holds("Workbook") or holds("Book"):
        return Format.OLD_WORKBOOK
    raise DocumentError("format-unknown", path.name)


def _zipped(path: Path) -> Format:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            mimetype = archive.open("mimetype").read(100).decode("ascii", "replace") if "mimetype" in names else ""
    except BROKEN as error:
        raise DocumentError("file-damaged", path.name) from error
    if any(name.startswith("word/") for name in names):
        return Format.WORD
    if "xl/workbook.bin" in names:
        raise DocumentError("xlsb", path.name, form="XLSX")
    if any(name.startswith("xl/") for name in names):
        return Format.WORKBOOK
    if "opendocument.spreadsheet" in mimetype:
        return Format.OPEN_WORKBOOK
    if "opendocument" in mimetype:
        raise DocumentError("odt", path.name, form="DOCX")
    raise DocumentError("zip-of-others", path.name)


def _textual(path: Path, head: bytes) -> Format:
    opening = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        opening = head[2:].replace(b"\0", b"").lstrip().lower()
    while opening.startswith((b"<?xml", b"<!--")) and b">" in opening:
        opening = opening.partition(b">")[2].lstrip()
    if opening.startswith(_WEB_OPENINGS):
        return Format.WEB
    if opening.startswith(b"{\\rtf"):
        raise DocumentError("rtf", path.name, form="DOCX")
    if b"urn:schemas-microsoft-com:office:spreadsheet" in opening:
        raise DocumentError("xml-spreadsheet", path.name, form="XLSX")
    by_name = _SUFFIXES.get(path.suffix.lower(), Format.TEXT)
    if opening.startswith((b"{", b"[{")) and by_name is Format.TEXT:
        return Format.JSON
    return by_name
