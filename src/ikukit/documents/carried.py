"""The record that a written file carries where its table cannot say everything: packed text, believed only if it fits.

A table has no place for an entry of several lines, or for an objective that is missing below one that is not. A
record is believed only when the table it would be written as has word for word what the file shows: a file that
someone edited, or a record that tells another story than the page, is read as it looks.
"""

import base64
import json
import re
import zlib
from collections.abc import Iterable, Iterator

from attrs import evolve

from ikukit.documents import conversion
from ikukit.documents.form import form_of
from ikukit.documents.table import Content, Table
from ikukit.model import Document

_PACKED = re.compile(r"ikukit:([A-Za-z0-9+/=]+)")
_MARK = re.compile(r"\n*<!-- ikukit:[A-Za-z0-9+/=]+ -->\n?")
FORM_MARK = "formulir-ikukit:"
"""Begins what a form to be filled in carries: its sheets show the document in another shape, so it is believed."""
_LARGEST = 64 << 20
"""Bytes of a record, unpacked; a larger one is no record of a document but meant to fill the memory."""


def packed(document: Document) -> str:
    """``document`` as one word of letters, digits and ``+/=``, after ``ikukit:``."""
    record = json.dumps(conversion.record_of(document), ensure_ascii=False, separators=(",", ":"))
    return "ikukit:" + base64.b64encode(zlib.compress(record.encode("utf-8"), 9)).decode("ascii")


def marked(document: Document) -> str:
    """``packed`` as a comment that Markdown and HTML do not show."""
    return f"<!-- {packed(document)} -->"


def take_mark(text: str) -> tuple[str, str]:
    """``text`` without the comment made by ``marked``, and what was packed in it ("" where there is none)."""
    found = _MARK.search(text)
    if found is None:
        return text, ""
    return text[: found.start()] + "\n" + text[found.end() :], found.group()


def unpacked(text: str) -> Document | None:
    """The document packed in ``text``; None when there is none, or none that can be read."""
    found = _PACKED.search(text)
    if found is None:
        return None
    try:
        unpacker = zlib.decompressobj()
        record = unpacker.decompress(base64.b64decode(found[1], validate=True), _LARGEST)
        return conversion.document_of(json.loads(record)) if unpacker.eof else None
    except (ValueError, zlib.error, conversion.RecordError, RecursionError):
        return None


def preferred(assembled: Document, content: Content) -> Document:
    """The document that ``content`` carries when it fits what it shows, with the places of ``assembled``; else
    ``assembled``."""
    carried = unpacked(content.record) if content.record else None
    if carried is not None and content.record.startswith(FORM_MARK):
        return evolve(carried, source=assembled.source)
    if carried is None or carried == assembled or _unmarked(form_of(carried).words()) != _unmarked(_words(content)):
        return assembled
    indicators = carried.indicators
    if len(indicators) == len(assembled.indicators):
        pairs = zip(indicators, assembled.indicators, strict=True)
        indicators = tuple(evolve(told, places=seen.places) for told, seen in pairs)
    return evolve(carried, indicators=indicators, findings=assembled.findings, source=assembled.source)


def _words(content: Content) -> Iterator[str]:
    for block in content.blocks:
        if not isinstance(block, Table):
            yield from block.text.split()
            continue
        seen: set[int] = set()
        for row in block.rows:
            for cell in row:
                if cell is not None and id(cell) not in seen:
                    seen.add(id(cell))
                    yield from cell.text.split()


def _unmarked(words: Iterable[str]) -> list[str]:
    """``words`` without the signs by which Markdown marks a title, as one cannot tell them from the writer's own."""
    return [plain for word in words if (plain := word.strip("*#"))]
