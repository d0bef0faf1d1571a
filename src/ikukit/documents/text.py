"""Plain text and Markdown: the layout is recognised, its grid handed on together with the lines around it."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from attrs import evolve

from ikukit.documents.carried import take_mark
from ikukit.documents.decoding import decode
from ikukit.documents.layouts.aligned import find_aligned
from ikukit.documents.layouts.blocks import find_blocks
from ikukit.documents.layouts.cards import find_cards
from ikukit.documents.layouts.columns import find_columns
from ikukit.documents.layouts.found import Found
from ikukit.documents.layouts.manuscript import Manuscript
from ikukit.documents.layouts.pipes import find_pipes
from ikukit.documents.layouts.tabs import find_tabs
from ikukit.documents.lines import split_lines
from ikukit.documents.table import Content, Line, Table
from ikukit.errors import DocumentError

_MOST_LINES = 400_000
"""Some 7,000 pages; a text of more lines is no document, and would fill the memory."""
_CONFUSED = str.maketrans("l1|!0", "iiiio")
_COLUMN_WORDS = re.compile(r"indik|ndikat|dikator|\b(?:iku|iki|ikk)\b|f[o0]rmu|rumus|hitung|ukuran")
"""Pieces of the words that such headings are made of, one slip of OCR or typing allowed."""
_LAYOUTS: tuple[Callable[[Manuscript], list[Found]], ...] = (
    find_pipes,
    find_tabs,
    find_aligned,
    find_blocks,
    find_cards,
    find_columns,
)
"""From the plainest to the one that has to guess most; the first that finds a table reads the whole text."""


def read_text(path: Path) -> Content:
    """The lines and tables of the text file at ``path``.

    Raises ``DocumentError`` when it is empty or no text.
    """
    text, findings = decode(path.read_bytes(), path.name)
    text, record = take_mark(text)
    content = content_of(text, path.name)
    return evolve(content, findings=(*findings, *content.findings), record=record)


def content_of(text: str, file: str) -> Content:
    """The lines and tables of ``text``, whose places name ``file``. Raises ``DocumentError`` when it has too many
    lines."""
    if not names_columns(text):
        return Content(())
    if text.count("\n") > _MOST_LINES:
        raise DocumentError("text-too-long", file)
    lines = split_lines(text, file)
    manuscript = Manuscript(lines)
    for layout in _LAYOUTS:
        found = layout(manuscript)
        if found:
            return _content(lines, found)
    return Content(lines)


def names_columns(text: str) -> bool:
    """Whether a heading of an indicator or formula column can be in ``text`` at all: a glance before the lines are
    looked at.

    >>> names_columns("lNDlKATOR KlNERJA"), names_columns("Surat undangan rapat")
    (True, False)
    """
    return bool(_COLUMN_WORDS.search(text.casefold().translate(_CONFUSED)))


def _content(lines: Sequence[Line], found: Sequence[Found]) -> Content:
    """Each table where its first line stands, and every line that went into no table."""
    used = frozenset().union(*(table.used for table in found))
    tables = {min(table.used): table.table for table in found if table.used}
    blocks: list[Line | Table] = []
    for index, line in enumerate(lines):
        if index in tables:
            blocks.append(tables[index])
        if index not in used:
            blocks.append(line)
    findings = tuple(item for table in found for item in table.findings)
    return Content(tuple(blocks), findings, wrapped=any(table.wrapped for table in found))
