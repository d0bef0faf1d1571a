"""Words broken in the middle because a column was too narrow for them: ``Indek`` / ``s``, ``PENANGGU`` / ``NG JAWAB``.

Word processors break a word without a hyphen only when it stands alone on its line and fills it. The width tells where
that can be, the words of the document tell whether it is: an ordinary word may happen to fill its line too.
"""

import re
from collections.abc import Iterable, Sequence

from attrs import define, evolve, field

from ikukit.documents.boxes import BoxedCell, BoxedTable
from ikukit.documents.glyphs import TextLine, Word
from ikukit.documents.headings import heading_of
from ikukit.documents.vocabulary import CONNECTIVES, MEASURES, POST_OPENINGS, RECORD_OPENINGS, UNITS

_LETTERS = re.compile(r"[^\W\d_]+")
_DASHES = re.compile(r"[-_.=–—]+")
_COMMON = CONNECTIVES | MEASURES | POST_OPENINGS | RECORD_OPENINGS | UNITS


@define
class Doubt:
    """A word that was put together although the document gives no other proof that it is one."""

    word: str
    table: BoxedTable
    cell: BoxedCell


@define
class Mender:
    """Joins broken words. ``known`` are the words that stand whole somewhere in the document, in small letters."""

    known: set[str] = field(factory=set)
    doubts: list[Doubt] = field(factory=list)

    def learn(self, lines: Iterable[TextLine]) -> None:
        """Note the words of ``lines`` that cannot be pieces: those that share their line with others on both sides."""
        for line in lines:
            for word in line.words[1:-1]:
                self.known.update(piece.casefold() for piece in _LETTERS.findall(word.text))
            if len(line.words) > 1:
                self.known.update(piece.casefold() for piece in _LETTERS.findall(line.words[-1].text))

    def mend(self, table: BoxedTable) -> None:
        """Join the broken words inside each cell of ``table``."""
        padding = padding_of(table)
        for cell in table.cells:
            index = 0
            while index + 1 < len(cell.lines):
                upper, lower = cell.lines[index], cell.lines[index + 1]
                if self.is_broken(upper, lower, cell, padding, table):
                    cell.lines[index : index + 2] = [_joined(upper, lower)]
                else:
                    index += 1

    def mend_over_break(self, before: BoxedTable, after: BoxedTable, row: int) -> None:
        """Bring ends of words that a page break cut off from row ``row`` of ``after`` to the last row of ``before``."""
        padding = padding_of(before)
        last = [cell for cell in before.cells if cell.row + cell.row_span == before.height]
        for upper in last:
            for lower in (cell for cell in after.row(row) if cell.column == upper.column):
                if not (upper.lines and lower.lines):
                    continue
                if self.is_broken(upper.lines[-1], lower.lines[0], upper, padding, before):
                    whole = _joined(upper.lines[-1], lower.lines[0])
                    upper.lines[-1], lower.lines = whole, lower.lines[1:]

    def is_broken(self, upper: TextLine, lower: TextLine, cell: BoxedCell, padding: float, table: BoxedTable) -> bool:
        """Whether the last word of ``upper`` goes on in ``lower``. Notes a doubt where nothing proves it."""
        if len(upper.words) != 1 or not _fills(upper.words[0], lower.words[0], cell, padding):
            return False
        piece, rest = upper.words[0].text, lower.words[0].text
        if _DASHES.fullmatch(piece):
            return bool(_DASHES.fullmatch(rest)) and piece[0] == rest[0]
        if not piece[-1].isalpha() or not rest[0].isalpha() or (rest[0].isupper() and not piece.isupper()):
            return False
        verdict = self._is_one_word(piece, rest)
        if verdict is None:
            self.doubts.append(Doubt(piece + rest, table, cell))
        return verdict is not False

    def _is_one_word(self, piece: str, rest: str) -> bool | None:
        """True or False where the document or the vocabulary tells; None when it is joined for its shape only."""
        head, tail = piece.casefold(), rest.casefold()
        tail = _LETTERS.match(tail).group() if _LETTERS.match(tail) else tail  # type: ignore[union-attr]
        if head + tail in self.known or head + tail in _COMMON or (piece.isupper() and heading_of(piece + rest)):
            return True
        if tail in self.known or tail in _COMMON or head in _COMMON:
            return False
        vowels = sum(letter in "aiueo" for letter in tail)
        if len(tail) <= 2 or not vowels:
            return True
        return None if head not in self.known else False


def padding_of(table: BoxedTable) -> float:
    """The room between rules and text on one side of a cell: the smallest that any line of the table leaves."""
    rooms = [
        room
        for cell in table.cells
        for line in cell.lines
        for room in (line.words[0].x0 - cell.box[0], cell.box[2] - line.words[-1].x1)
    ]
    return max(0.0, min(rooms, default=0.0))


def _fills(piece: Word, following: Word, cell: BoxedCell, padding: float) -> bool:
    """Whether not even one more letter would have had room on the line that ``piece`` stands on."""
    letter = (following.x1 - following.x0) / max(1, len(following.text))
    widest = max(letter, (piece.x1 - piece.x0) / len(piece.text))
    return piece.x1 - piece.x0 + widest > cell.box[2] - cell.box[0] - 2 * padding - 0.1 * piece.height


def _joined(upper: TextLine, lower: TextLine) -> TextLine:
    piece, rest = upper.words[0], lower.words[0]
    whole = evolve(piece, text=piece.text + rest.text, x1=max(piece.x1, rest.x1))
    return TextLine(_ordered(whole, lower.words[1:]))


def _ordered(first: Word, others: Sequence[Word]) -> tuple[Word, ...]:
    return (first, *others)
