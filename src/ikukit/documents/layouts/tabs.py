"""Rows with a tab or semicolon between cells, as a table copied out of a word processor or sheet comes."""

from collections.abc import Iterator, Sequence

from attrs import evolve

from ikukit.documents.header import is_heading_row
from ikukit.documents.layouts.found import Found
from ikukit.documents.layouts.manuscript import Manuscript
from ikukit.documents.lines import cell_of, is_blank, stretch
from ikukit.documents.signature import is_place_and_date, names_nip
from ikukit.documents.table import Cell, Line, Table
from ikukit.documents.vocabulary import names_post

_SEPARATORS = ("\t", ";")


def find_tabs(text: Manuscript) -> list[Found]:
    """Every run of lines with separators that opens with a line of headings."""
    lines, found = text.lines, list[Found]()
    index = 0
    while index < len(lines):
        separator = next(
            (s for s in _SEPARATORS if lines[index].text.count(s) > 1 and _is_heading(lines[index], s)), None
        )
        if separator is not None:
            end = _end(lines, index, separator)
            found.append(_read(lines[index:end], index, separator, len(found) + 1))
            index = end
        else:
            index += 1
    return found


def _is_heading(line: Line, separator: str) -> bool:
    return is_heading_row(_cells([[piece] for piece in _split(line, separator)], 1, 1))


def _split(line: Line, separator: str) -> list[Line]:
    """The stretches of ``line`` between its separators, empty ones too."""
    pieces, start = [], 0
    for part in line.text.split(separator):
        pieces.append(stretch(line, start, start + len(part)))
        start += len(part) + 1
    return pieces


def _end(lines: Sequence[Line], start: int, separator: str) -> int:
    """Where the rows end: before a line without separators that follows a blank one or belongs to a signature."""
    end = start + 1
    for index in range(start + 1, len(lines)):
        line = lines[index]
        if is_blank(line):
            continue
        after_blank = is_blank(lines[index - 1])
        if separator not in line.text and (after_blank or _opens_signature(line.text)):
            break
        end = index + 1
    return end


def _opens_signature(text: str) -> bool:
    return is_place_and_date(text) or names_nip(text) or (names_post(text) and text.rstrip().endswith(","))


def _read(lines: Sequence[Line], offset: int, separator: str, number: int) -> Found:
    rows = list(_rows(lines, separator))
    width = max(len(row) for row in rows)
    grid = tuple(_cells(row, number, serial, width) for serial, row in enumerate(rows, 1))
    place = evolve(lines[0].place, table=number, spans=())
    return Found(Table(grid, place), frozenset(range(offset, offset + len(lines))))


def _rows(lines: Sequence[Line], separator: str) -> Iterator[list[list[Line]]]:
    """Rows of cells of stretches. A line with too few separators goes on with the last cell of the row before, as long
    as together they make one row: a line break inside a cell."""
    width = len(_split(lines[0], separator))
    row: list[list[Line]] = []
    for line in lines:
        if is_blank(line):
            continue
        pieces = _split(line, separator)
        if row and len(row) < width and len(row) + len(pieces) - 1 <= width and len(pieces) < width:
            row[-1].append(pieces[0])
            row += [[piece] for piece in pieces[1:]]
        elif row and len(pieces) == 1:
            row[-1].append(pieces[0])
        else:
            if row:
                yield row
            row = [[piece] for piece in pieces]
    if row:
        yield row


def _cells(row: Sequence[Sequence[Line]], table: int, serial: int, width: int = 0) -> tuple[Cell | None, ...]:
    cells = [cell_of(pieces, table=table, row=serial, column=column) for column, pieces in enumerate(row, 1)]
    return (*cells, *[None] * (width - len(cells)))
