"""Tables drawn with ``|``: Markdown, and grids with ``+---+`` borders whose cells go over several lines."""

import re
from collections.abc import Iterator, Sequence

from attrs import evolve

from ikukit.documents.header import is_heading_row
from ikukit.documents.layouts.found import Found
from ikukit.documents.layouts.manuscript import Manuscript
from ikukit.documents.lines import cell_of, is_blank, stretch
from ikukit.documents.table import Cell, Line, Table
from ikukit.documents.turning import upright
from ikukit.finding import Place

_BORDER = re.compile(r"\s*[|+]?(?:\s*[:=\-─]{2,}\s*[|+]?)+\s*")
_PIPE = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)
_BOLD = re.compile(r"(?<![*_\\])(\*\*|__)(?=[^\s*_])(.+?)(?<=[^\s*_\\])\1(?![*_])")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")


def find_pipes(text: Manuscript) -> list[Found]:
    """Every run of lines with pipes in which a line of headings stands, or a column of labels."""
    lines, found = text.lines, list[Found]()
    for start, end in _runs(lines):
        table = _read(lines[start:end], len(found) + 1)
        if table is not None or found:
            grid, wrapped = table or _rows_only(lines[start:end], len(found) + 1)
            found.append(Found(grid, frozenset(range(start, end)), wrapped=wrapped))
    return found


def _runs(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    start: int | None = None
    for index, line in enumerate([*lines, Line("", Place())]):
        piped = len(_PIPE.findall(line.text)) >= 2 or (start is not None and bool(_BORDER.fullmatch(line.text)))
        if piped and start is None:
            start = index - 1 if index and _BORDER.fullmatch(lines[index - 1].text) else index
        elif not piped and start is not None:
            yield start, index
            start = None


def _read(lines: Sequence[Line], number: int) -> tuple[Table, bool] | None:
    grid, wrapped = _rows_only(lines, number)
    return (grid, wrapped) if any(map(is_heading_row, grid.rows)) or upright(grid) is not grid else None


def _rows_only(lines: Sequence[Line], number: int) -> tuple[Table, bool]:
    borders = [bool(_BORDER.fullmatch(line.text)) and not is_blank(line) for line in lines]
    drawn = sum(borders) > 2 or (sum(borders) == 2 and borders[0])
    groups: list[list[Line]] = []
    fresh = True
    for line, border in zip(lines, borders, strict=True):
        if border:
            fresh = True
            continue
        if fresh or not drawn:
            groups.append([])
        groups[-1].append(line)
        fresh = False
    drawn = drawn and any(len(group) > 1 for group in groups)
    cut = [[_split(line) for line in group] for group in groups]
    width = max(len(pieces) for group in cut for pieces in group) if cut else 0
    rows = tuple(
        tuple(_cell([pieces[c] for pieces in group if c < len(pieces)], number, row, c + 1) for c in range(width))
        for row, group in enumerate(cut, 1)
    )
    place = evolve(lines[0].place, table=number, spans=())
    return Table(rows, place), drawn


def _split(line: Line) -> list[Line]:
    """The stretches of ``line`` between its pipes; the outer ones close it and hold nothing."""
    cuts = [pipe.start() for pipe in _PIPE.finditer(line.text)]
    starts, ends = [0, *(cut + 1 for cut in cuts)], [*cuts, len(line.text)]
    pieces = [stretch(line, start, end) for start, end in zip(starts, ends, strict=True)]
    first = 1 if pieces and not pieces[0].text else 0
    last = len(pieces) - 1 if pieces and not pieces[-1].text else len(pieces)
    return pieces[first:last]


def _cell(pieces: Sequence[Line], table: int, row: int, column: int) -> Cell | None:
    cell = cell_of(pieces, table=table, row=row, column=column)
    return None if cell is None else evolve(cell, text=unmark(cell.text))


def unmark(text: str) -> str:
    """Markdown's ``text`` as it is shown: breaks as line ends, no stress marks, escaped signs plain.

    >>> unmark(r"**Kasi** Pelayanan<br>A \\| B")
    'Kasi Pelayanan\\nA | B'
    """
    text = _BOLD.sub(r"\2", _BREAK.sub("\n", text))
    return (
        _ESCAPED.sub(r"\1", text).replace("&nbsp;", " ").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    )
