"""Tables that extraction read column by column, each heading standing before its cells or glued to the first of them.

How many rows there are is told by the numbers. Cells that strayed into another column go back by what they look like;
cells that ran together are cut where the words of the indicators change. Every row so repaired carries a finding.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import define, evolve, field

from ikukit.documents.headings import Field, Heading
from ikukit.documents.layouts.alignment import align
from ikukit.documents.layouts.anchors import Group, Scattered, find_scattered
from ikukit.documents.layouts.found import Found
from ikukit.documents.layouts.manuscript import Manuscript
from ikukit.documents.layouts.phrases import cut_phrases, rejoin
from ikukit.documents.layouts.prices import Gap, Piece
from ikukit.documents.lines import cell_of
from ikukit.documents.looks import costs_of
from ikukit.documents.table import Cell, Line, Table
from ikukit.documents.vocabulary import CONNECTIVES, MEASURES, RECORD_OPENINGS, first_word
from ikukit.finding import Finding, finding

_MOST_PHRASES = 400
_STRAYED = 4.0
"""By how much a text must suit another column better before it is moved there."""


@define
class _Column:
    """A heading and the cells found for it, each a run of lines; ``repaired`` when they had to be moved or cut."""

    heading: Heading
    line: Line
    cells: list[tuple[Line, ...]] = field(factory=list)
    repaired: bool = False


def find_columns(text: Manuscript) -> list[Found]:
    """Every table in ``text`` that was read column by column."""
    return [_read(table, number) for number, table in enumerate(find_scattered(text), 1)]


def _read(table: Scattered, number: int) -> Found:
    columns = [column for group in table.groups for column in _columns(group)]
    count = _row_count(columns)
    _return_strays(columns, count)
    names = next((column.cells for column in columns if column.heading.field is Field.NAME), [])
    for column in columns:
        if column.heading.field is not Field.NUMBER:
            _cut_run_together(column, count, names)
    rows = [_headings(columns, number)]
    findings: list[Finding] = []
    for row in range(max(count, max(len(column.cells) for column in columns))):
        cells = [_cell(column, row, number, place) for place, column in enumerate(columns, 1)]
        rows.append(tuple(cells))
        findings += _doubts(columns, cells, count)
    place = evolve(columns[0].line.place, table=number, row=None, column=None, spans=())
    return Found(Table(tuple(rows), place), frozenset(table.used), tuple(findings), wrapped=True)


def _columns(group: Group) -> list[_Column]:
    """The columns of a group: one heading owns all its pieces; several share them row by row."""
    columns = [_Column(heading, line) for heading, line in group.headings]
    fields = [column.heading.field for column in columns]
    if len(columns) == 1:
        columns[0].cells = [piece.lines for piece in group.pieces]
        return columns
    for row in align(group.pieces, fields).rows:
        for position, placed in row.cells.items():
            pieces = group.pieces[placed.start : placed.end]
            columns[position].cells.append(tuple(line for piece in pieces for line in piece.lines))
    return columns


def _row_count(columns: Sequence[_Column]) -> int:
    """As many as there are numbers; without numbers as many as most columns have cells."""
    counts = [len(column.cells) for column in columns if column.cells]
    numbers = [len(column.cells) for column in columns if column.heading.field is Field.NUMBER and column.cells]
    return numbers[0] if numbers else max(counts, key=lambda count: (counts.count(count), count), default=0)


def _text(lines: Sequence[Line]) -> str:
    return "\n".join(line.text for line in lines)


def _return_strays(columns: Sequence[_Column], count: int) -> None:
    """Move cells from columns that have too many to columns that have too few and that they look made for."""
    for crowded in columns:
        for lines in list(crowded.cells):
            if len(crowded.cells) <= count:
                break
            costs = costs_of(_text(lines))
            wanting = [
                c
                for c in columns
                if len(c.cells) < count and costs[c.heading.field] + _STRAYED <= costs[crowded.heading.field]
            ]
            if wanting:
                home = min(wanting, key=lambda column: costs[column.heading.field])
                crowded.cells.remove(lines)
                home.cells.append(lines)
                crowded.repaired = home.repaired = True
        _join_torn(crowded, count)


def _join_torn(column: _Column, count: int) -> None:
    """Where still too many: pieces of one cell, joined where a phrase runs on."""
    if len(column.cells) <= count:
        return
    pieces = [Piece(lines, gap) for lines, gap in zip(column.cells, [Gap.BLANK] * len(column.cells), strict=True)]
    rows = align(pieces, [column.heading.field]).rows
    column.cells = [
        tuple(line for piece in pieces[placed.start : placed.end] for line in piece.lines)
        for row in rows
        for placed in row.cells.values()
    ]
    column.repaired = True


def _cut_run_together(column: _Column, count: int, names: Sequence[tuple[Line, ...]]) -> None:
    """Cut cells that hold several rows, when the names of the indicators tell where."""
    missing = count - len(column.cells)
    if missing <= 0 or not column.cells or len(names) != count:
        return
    if len(column.cells) == 1:
        column.cells = _best_cut(column.cells[0], names)
        column.repaired = True


def _best_cut(lines: Sequence[Line], names: Sequence[tuple[Line, ...]]) -> list[tuple[Line, ...]]:
    """``lines`` in as many parts as there are ``names``, each part sharing as many words as it can with its own name
    only."""
    phrases = [phrase for line in lines for phrase in cut_phrases(line)]
    if len(phrases) < len(names) or len(phrases) > _MOST_PHRASES:
        return [tuple(lines)]
    known = [_words(_text(name)) for name in names]
    own = [words.difference(*(other for j, other in enumerate(known) if j != i)) for i, words in enumerate(known)]
    bounds = _best_bounds([[len(_words(phrase.text) & words) for words in own] for phrase in phrases], phrases)
    return [rejoin(phrases[start:end]) for start, end in pairwise(bounds)]


def _best_bounds(gains: Sequence[Sequence[int]], phrases: Sequence[Line]) -> list[int]:
    """Where to cut so that the gains of all phrases in their parts are greatest; between equals, before a word that
    opens a formula or a source."""
    parts = len(gains[0])
    best: list[tuple[float, list[int]] | None] = [(0.0, [0]), *[None] * (parts - 1)]
    for index, phrase in enumerate(phrases):
        opens = 0.5 if first_word(phrase.text) in MEASURES | RECORD_OPENINGS else 0.0
        following: list[tuple[float, list[int]] | None] = [None] * parts
        for part in range(parts):
            choices = []
            if (stay := best[part]) is not None:
                choices.append((stay[0] + gains[index][part], stay[1]))
            if part and index and (step := best[part - 1]) is not None:
                choices.append((step[0] + gains[index][part] + opens, [*step[1], index]))
            following[part] = max(choices, key=lambda choice: choice[0], default=None)
        best = following
    return [*(best[-1][1] if best[-1] else [0]), len(phrases)]


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"[^\W\d_]+", text.casefold()) if word not in CONNECTIVES)


def _headings(columns: Sequence[_Column], table: int) -> tuple[Cell | None, ...]:
    return tuple(
        Cell(column.heading.text, evolve(column.line.place, table=table, row=0, column=place))
        for place, column in enumerate(columns, 1)
    )


def _cell(column: _Column, row: int, table: int, place: int) -> Cell | None:
    return cell_of(column.cells[row], table=table, row=row + 1, column=place) if row < len(column.cells) else None


def _doubts(columns: Sequence[_Column], cells: Sequence[Cell | None], count: int) -> Iterator[Finding]:
    """A finding for a row with cells that were moved or cut, or whose column has another number of cells than there
    are rows."""
    doubtful = [column.heading.text for column in columns if column.repaired or len(column.cells) != count]
    place = next((cell.place for cell in cells if cell is not None), None)
    if doubtful and place is not None:
        yield finding("layout-uncertain", place=place, columns=", ".join(doubtful))
