"""From a finding back to the ink: where its words stand in the text file that a document was read from.

For what points into files (SARIF, annotations of a pull request). Where the words are not found for sure, nothing is
pointed at. Ends where files are no text: there the place of a finding (sheet, table, row) is all there is.
"""

import os
from pathlib import Path

from attrs import frozen

from ikukit.documents.decoding import decode
from ikukit.documents.formats import Format, recognise
from ikukit.documents.patching import Edit, place_words, record_path, record_words, source_span
from ikukit.errors import DocumentError
from ikukit.finding import Finding, Place
from ikukit.source import Span

_RECORDS = (Format.JSON, Format.YAML)
_TEXTS = (Format.TEXT, Format.MARKDOWN, Format.DELIMITED, Format.WEB, *_RECORDS)


@frozen
class SourceText:
    """The decoded text of a file, without its byte order mark, and what kind of file it is."""

    text: str
    kind: Format

    def span(self, finding: Finding) -> Span | None:
        """The characters of the text that the finding speaks of; None when that is not known."""
        edit = _edit(finding, finding.text)
        if self.kind in _RECORDS:
            found = record_words(self.text, edit, yaml=self.kind is Format.YAML)
            return found[0][0] if found else None
        if finding.span is not None and finding.text.strip():
            return source_span(self.text, edit, finding.span)
        spans = edit.place.spans
        known = bool(spans) and spans[-1].end <= len(self.text)
        return spans[0].cover(spans[-1]) if known else None

    def replacements(self, finding: Finding) -> list[tuple[Span, str]]:
        """What the fix of the finding changes in the text: stretches, and what stands there then."""
        if finding.fix is None:
            return []
        start, end = finding.fix.span
        edit = _edit(finding, finding.text[:start] + finding.fix.replacement + finding.text[end:])
        if self.kind in _RECORDS:
            return record_words(self.text, edit, yaml=self.kind is Format.YAML) or []
        return place_words(self.text, edit) or []

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """The line and, in it, the column of a character, both counted from 1."""
        before = self.text[:offset]
        return before.count("\n") + 1, len(before) - before.rfind("\n")


def _edit(finding: Finding, after: str) -> Edit:
    place = finding.place or Place()
    return Edit(finding.text, after, place, record_path(place.field or "", place.indicator))


def source_text(path: str | os.PathLike[str]) -> SourceText | None:
    """The text of the file at ``path``; None when it is no text file or cannot be read."""
    file = Path(path)
    try:
        kind = recognise(file)
        return SourceText(decode(file.read_bytes(), file.name)[0], kind) if kind in _TEXTS else None
    except (DocumentError, OSError):
        return None
