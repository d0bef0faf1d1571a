"""Words broken in the middle because a column was too narrow for them: ``Indek`` / ``s``, ``PENANGGU`` / ``NG JAWAB``.

Word processors break a word without a hyphen only when it stands alone on its line and fills it. The width tells where
that can be, the words of the document tell whether it is: an ordinary word may happen to fill its line too.
"""

import re
from collections.abc import Iterable, Sequence

from attrs import define, evolve, field

from ikukit.documents.boxes import BoxedCell, BoxedTable
from ikukit.documents.glyphs import TextLine, Word
from ikukit.documents.vocabulary import CONNECTIVES, MEASURES, POST_OPENINGS, RECORD_OPENINGS, UNITS

_LETTERS = re.compile(r"[^\W\d_]+")
_DASHES = re.compile(r"[-_.=–—]+")
_CLOSING = set(").,;:%")
_LONG = 5
"""Letters. A shorter rest is hardly a word of its own, a longer one hardly the end of a broken one."""
_LONGEST = 18
"""Letters of the longest words of the language of offices (pertanggungjawaban, pengadministrasian)."""
_SHORTEST = 4
"""Letters of a word that the document is believed to prove; shorter ones are often parts of degrees and
abbreviations."""
_BAD_BEGINNING = re.compile(r"(?![bcdfgkp][lr]|[st]r|s[kptwy]|kh|ny|ng|sy|ps|dw|kw)[bcdfghjklmnpqrstvwxyz]{2}")
_BAD_ENDING = re.compile(r"(?:[cjvqwyz]|(?!ng|ks|ns|rs|rt|lt|nk|rm|ps|sy|kh|nt|sm|lm|rn)[bcdfghjklmnpqrstvwxyz]{2})$")
"""How no Indonesian word begins or ends: ``njuti``, ``ditindaklanj``."""
_HEADINGS = frozenset({
    "sasaran", "strategis", "program", "kegiatan", "indikator", "kinerja", "utama", "individu",
    "formula", "formulasi", "rumus", "perhitungan", "penghitungan", "definisi", "operasional", "sumber",
    "data", "penanggung", "jawab", "satuan", "target", "alasan", "penjelasan", "keterangan",
    "polarisasi", "baseline",
})  # fmt: skip
_COMMON = _HEADINGS | CONNECTIVES | MEASURES | POST_OPENINGS | RECORD_OPENINGS | UNITS


@define
class Doubt:
    """A word that may or may not be broken: how it was read, and how it could be read too."""

    reading: str
    other: str
    table: BoxedTable
    cell: BoxedCell


@define
class Mender:
    """Joins broken words. ``known`` are the words that stand whole somewhere in the document, in small letters."""

    known: set[str] = field(factory=set)
    doubts: list[Doubt] = field(factory=list)

    def learn(self, lines: Iterable[TextLine]) -> None:
        """Note the words of ``lines`` that cannot be pieces: those that share their line with a word before them."""
        for line in lines:
            for word in line.words[1:]:
                self.known.update(w.casefold() for w in _LETTERS.findall(word.text) if len(w) >= _SHORTEST)

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
        if rest[0] in _CLOSING:
            return True
        if not piece[-1].isalpha() or not rest[0].isalpha():
            return False
        head, tail = _LETTERS.findall(piece)[-1], _LETTERS.findall(rest)[0]
        if tail[0].isupper() and not (head[-1].isupper() and tail.isupper()):
            return False
        verdict = self._is_one_word(head.casefold(), tail.casefold())
        if verdict is not None:
            return verdict
        joined = table.ruled and len(tail) < _LONG
        if table.ruled and len(head) + len(tail) <= _LONGEST:
            other = f"{piece} {rest}"
            self.doubts.append(Doubt(piece + rest if joined else other, other if joined else piece + rest, table, cell))
        return joined

    def _is_one_word(self, head: str, tail: str) -> bool | None:
        """True or False where the document or the vocabulary tells; None where only the shape is left to judge by."""
        if head + tail in self.known or head + tail in _COMMON:
            return True
        if {head, tail} & (self.known | _COMMON):
            return False
        broken = (
            len(tail) <= 2 or not set(tail) & set("aiueo") or _BAD_BEGINNING.match(tail) or _BAD_ENDING.search(head)
        )
        return True if broken else None


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
