"""Office files as zip packages, opened with care: bounded sizes, no entities, nothing fetched.

Hands out parts as XML; what they mean is the readers' business. Every failure is a ``DocumentError``.
"""

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from attrs import frozen

from ikukit.documents.extras import require
from ikukit.errors import DocumentError

if TYPE_CHECKING:
    from lxml.etree import _Element

LARGEST_PART = 256 << 20
"""Bytes, unpacked. Deflate packs 1,000 to 1, so the packed size protects nobody; real sheets stay far below."""
LARGEST_TREE = 48 << 20
"""Bytes of XML held as one tree (which takes ten times the memory); larger parts are streamed or refused."""

_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError, NotImplementedError, KeyError)
"""What ``zipfile`` raises for truncated, encrypted or otherwise unusable members (RuntimeError: password needed)."""


@frozen
class Package:
    """An open office file. ``file`` is its name for messages."""

    archive: zipfile.ZipFile
    file: str

    def __contains__(self, part: str) -> bool:
        return part in self.archive.NameToInfo

    def size(self, part: str) -> int:
        """Unpacked bytes of ``part`` as the zip's directory tells; reading stops there too."""
        return self.archive.getinfo(part).file_size

    def stream(self, part: str) -> IO[bytes]:
        """``part`` as a stream of bytes."""
        if self.size(part) > LARGEST_PART:
            raise self.too_large(part)
        return self.archive.open(part)

    def tree(self, part: str) -> "_Element":
        """The root element of ``part``, an XML file."""
        from lxml import etree

        if self.size(part) > LARGEST_TREE:
            raise self.too_large(part)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
        with self.stream(part) as stream:
            root = etree.fromstring(stream.read(), parser)
        self.refuse_entities(root)
        return root

    def refuse_entities(self, root: "_Element") -> None:
        """Office parts never declare a document type; one that does is made to swell or to fetch."""
        if root.getroottree().docinfo.internalDTD is not None:
            raise DocumentError("doctype", self.file)

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """Relationships of ``part`` ("" for the package), id to (kind, target part); none that leaves the file."""
        folder, name = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if relations not in self:
            return {}
        return {
            entry.get("Id", ""): (
                entry.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, entry.get("Target", ""))).lstrip("/"),
            )
            for entry in self.tree(relations).iter(_RELATIONSHIPS)
            if entry.get("TargetMode") != "External"
        }

    def main_part(self, usual: str) -> str:
        """The part that holds the document: where the package says, else where it ``usual``ly is."""
        for kind, target in self.related("").values():
            if kind == "officeDocument" and target in self:
                return target
        if usual in self:
            return usual
        raise DocumentError("main-part-missing", self.file)

    def too_large(self, part: str) -> DocumentError:
        """The refusal of a part that would fill the memory."""
        return DocumentError("part-too-large", self.file, size=self.size(part) >> 20)


@contextmanager
def open_package(path: Path) -> Iterator[Package]:
    """The office file at ``path``. Whatever is wrong with the zip or its XML comes out as ``DocumentError``."""
    require("lxml", "office", path)
    from lxml.etree import XMLSyntaxError

    try:
        with zipfile.ZipFile(path) as archive:
            yield Package(archive, path.name)
    except XMLSyntaxError as error:
        raise DocumentError("content-damaged", path.name) from error
    except BROKEN as error:
        raise DocumentError("file-damaged", path.name) from error
