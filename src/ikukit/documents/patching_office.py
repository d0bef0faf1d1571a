"""Words changed inside a DOCX or XLSX file: only the text nodes concerned, other parts of the package byte for byte.

The XML is never parsed and printed again: text nodes are found in it by their tags and replaced where they stand, so
that formatting stays. Which words to change is told by ``ikukit.fixes``.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape, unescape

from attrs import define, field, frozen

from ikukit.documents.patching import Edit, place_words
from ikukit.source import Span, fold

_WORD_TAGS = re.compile(
    r"<w:tbl>|<w:tbl |</w:tbl>|<w:tr[ >]|<w:tc>|<w:tc |</w:tc>|<w:gridSpan w:val=\"(?P<grid>[0-9]+)\"|</w:p>"
    r"|<w:(?:br|tab|cr)/>|<w:t(?: [^>]*)?>(?P<text>[^<]*)</w:t>"
)
_TEXT_NODE = re.compile(r"<t(?: [^>]*)?>(?P<text>[^<]*)</t>")
_STRING_ITEM = re.compile(r"<si(?: [^>]*)?>.*?</si>|<si/>", re.DOTALL)
_QUOTES = {"&quot;": '"', "&apos;": "'"}


@frozen
class _Node:
    """One text node of the XML: the words in it, and where they stand in the XML, tags left out."""

    words: str
    span: Span


@define
class _Container:
    """A cell, or a paragraph outside tables: its nodes, and separators (nodes without a place) between paragraphs."""

    nodes: list[_Node] = field(factory=list)
    table: int | None = None
    row: int | None = None
    column: int | None = None

    @property
    def words(self) -> str:
        return "".join(node.words for node in self.nodes)


def patch_word(data: bytes, edits: Iterable[Edit]) -> tuple[bytes, list[Edit]]:
    """A DOCX file with the words of every edit changed, and the edits whose words were not found for sure."""
    part = "word/document.xml"
    xml = _part(data, part)
    containers = list(_word_containers(xml))
    pieces: list[tuple[Span, str]] = []
    missed = []
    for edit in edits:
        made = _pieces(_candidates(containers, edit), edit)
        if made is None:
            missed.append(edit)
        else:
            pieces += made
    return _with_parts(data, {part: _put_in(xml, pieces)}), missed


def _part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name).decode("utf-8")


def _with_parts(data: bytes, parts: dict[str, str]) -> bytes:
    """The package with other contents for some parts, the rest of it as it was."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        new.comment = old.comment
        for item in old.infolist():
            content = parts[item.filename].encode("utf-8") if item.filename in parts else old.read(item)
            new.writestr(item, content, compress_type=item.compress_type)
    return out.getvalue()


def _word_containers(xml: str) -> Iterator[_Container]:
    """The cells and loose paragraphs of a document, tables and rows counted as the reader counts them."""
    tables = 0
    open_: list[_Container] = []
    loose = _Container()
    row: list[int] = []
    column: list[int] = []
    for match in _WORD_TAGS.finditer(xml):
        tag = match[0]
        target = open_[-1] if open_ else loose
        if match["text"] is not None:
            target.nodes.append(_Node(unescape(match["text"], _QUOTES), Span(*match.span("text"))))
        elif tag.startswith("<w:tbl"):
            tables += not row
            row.append(0)
            column.append(0)
        elif tag == "</w:tbl>":
            row.pop()
            column.pop()
        elif tag.startswith("<w:tr"):
            row[-1:], column[-1:] = [row[-1] + 1], [0]
        elif tag.startswith("<w:tc"):
            column[-1] += 1
            open_.append(_Container([], tables, row[-1], column[-1]))
        elif match["grid"]:
            column[-1] += int(match["grid"]) - 1
        elif tag == "</w:tc>":
            yield open_.pop()
        else:
            target.nodes.append(_Node("\n", Span(match.start(), match.start())))
            if tag == "</w:p>" and not open_:
                yield loose
                loose = _Container()


def _candidates(containers: Sequence[_Container], edit: Edit) -> list[_Container]:
    """The containers that hold the words; of several the one at the place that the reader told."""
    holding = [one for one in containers if fold(edit.before) in fold(one.words)]
    at_row = [one for one in holding if (one.table, one.row) == (edit.place.table, edit.place.row)]
    at_cell = [one for one in at_row if one.column == edit.place.column]
    return at_cell or at_row or holding


def _pieces(found: Sequence[_Container], edit: Edit) -> list[tuple[Span, str]] | None:
    """What to replace in the XML; None when the words stand in no container or in several."""
    if len(found) != 1:
        return None
    changes = place_words(found[0].words, edit)
    if changes is None:
        return None
    return [piece for span, words in changes for piece in _into_nodes(found[0].nodes, span, words)]


def _into_nodes(nodes: Sequence[_Node], span: Span, words: str) -> Iterator[tuple[Span, str]]:
    """A change of the joined words as changes of the nodes: the first one touched takes the new words."""
    start = 0
    for node in nodes:
        inside = Span(max(span.start - start, 0), min(span.end - start, len(node.words)))
        touched = inside.start < inside.end or (span.start == span.end and 0 <= inside.start == inside.end)
        at_its_end = start < span.start <= start + len(node.words) or (start == span.start == 0)
        if node.span.start < node.span.end and (inside.start < inside.end or (touched and at_its_end)):
            changed = node.words[: inside.start] + words + node.words[inside.end :]
            yield node.span, escape(changed)
            words = ""
            if span.start == span.end:
                return
        start += len(node.words)


def _put_in(xml: str, pieces: Iterable[tuple[Span, str]]) -> str:
    for span, words in sorted(pieces, reverse=True):
        xml = xml[: span.start] + words + xml[span.end :]
        opening = xml.rfind("<", 0, span.start)
        if words != words.strip() and "xml:space" not in xml[opening : span.start]:
            xml = f'{xml[: span.start - 1]} xml:space="preserve"{xml[span.start - 1 :]}'
    return xml


def patch_workbook(data: bytes, edits: Iterable[Edit]) -> tuple[bytes, list[Edit]]:
    """An XLSX file with the words of every edit changed, and the edits whose words were not found for sure.

    Excel keeps one copy of equal texts: a changed cell gets a new entry, other cells with the old text keep theirs.
    """
    strings_part = "xl/sharedStrings.xml"
    parts = {strings_part: _part(data, strings_part)} if strings_part in _names(data) else {}
    missed = []
    for edit in edits:
        sheet = _sheet_part(data, edit.place.sheet)
        cell = _cell_name(edit.place.row, edit.place.column)
        strings = parts.get(strings_part, "")
        if sheet is None or cell is None:
            string = _changed_string(strings, edit)
            parts |= {strings_part: string} if string else {}
            missed += [] if string else [edit]
            continue
        changed = _changed_cell(parts.get(sheet) or _part(data, sheet), strings, cell, edit)
        parts |= dict(zip((sheet, strings_part), changed, strict=True)) if changed else {}
        missed += [] if changed else [edit]
    return _with_parts(data, parts), missed


def _names(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.namelist()


def _sheet_part(data: bytes, name: str | None) -> str | None:
    """The part that holds the sheet called ``name``."""
    if name is None:
        return None
    sheet = re.search(
        rf'<sheet [^>]*name="{re.escape(escape(name))}"[^>]*r:id="([^"]+)"', _part(data, "xl/workbook.xml")
    )
    if not sheet:
        return None
    links = _part(data, "xl/_rels/workbook.xml.rels")
    link = next((tag for tag in re.findall(r"<Relationship [^>]*>", links) if f'Id="{sheet[1]}"' in tag), "")
    target = re.search(r'Target="/?(?:xl/)?([^"]+)"', link)
    return f"xl/{target[1]}" if target else None


def _cell_name(row: int | None, column: int | None) -> str | None:
    """``D7`` for row 7 and column 4."""
    if not row or not column:
        return None
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


def _changed_string(strings: str, edit: Edit) -> str | None:
    """The shared strings with the one changed that holds the words; None when none does, or several do."""
    spans = [Span(*item.span()) for item in _STRING_ITEM.finditer(strings)]
    found = [(span, pieces) for span in spans if (pieces := _pieces([_Container(_nodes(span.of(strings)))], edit))]
    if len(found) != 1:
        return None
    span, pieces = found[0]
    return strings[: span.start] + _put_in(span.of(strings), pieces) + strings[span.end :]


def _nodes(item: str) -> list[_Node]:
    return [_Node(unescape(t["text"], _QUOTES), Span(*t.span("text"))) for t in _TEXT_NODE.finditer(item)]


def _changed_cell(sheet: str, strings: str, cell: str, edit: Edit) -> tuple[str, str] | None:
    """The sheet and the shared strings with the cell's text changed; None when its words are others."""
    match = re.search(rf'<c r="{cell}"[^>]* t="s"[^>]*><v>(?P<index>[0-9]+)</v></c>', sheet)
    items = [Span(*item.span()) for item in _STRING_ITEM.finditer(strings)]
    if not match or int(match["index"]) >= len(items):
        return None
    item = items[int(match["index"])].of(strings)
    pieces = _pieces([_Container(_nodes(item))], edit)
    if pieces is None:
        return None
    last = items[-1].end
    strings = strings[:last] + _put_in(item, pieces) + strings[last:]
    strings = re.sub(r'uniqueCount="[0-9]+"', f'uniqueCount="{len(items) + 1}"', strings, count=1)
    index = Span(*match.span("index"))
    return sheet[: index.start] + str(len(items)) + sheet[index.end :], strings
