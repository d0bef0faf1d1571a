"""The signature blocks of a document: place and date, post, name, rank and NIP of those who sign, as printed.

Looks at lines of running text only; what stands in tables of indicators never comes here.
"""

import datetime
import re
from collections.abc import Iterator, Sequence

from attrs import define, field, frozen

from ikukit.documents.table import Line
from ikukit.documents.vocabulary import RANK, names_post
from ikukit.model import Official
from ikukit.reference.dates import month_number, parse_date
from ikukit.source import fold

_NIP = re.compile(r"\bN[Il1]P{1,4}K?\b\.?\s*[:.]?\s*(?P<digits>\d[\d .\-]{7,}\d)?", re.IGNORECASE)
_BARE_NIP = re.compile(r"(?<!\d)(?P<digits>(?:19|20)\d{6}[ .]?\d{6}[ .]?\d[ .]?\d{3})(?!\d)")
_PLACE_AND_DATE = re.compile(
    r"\s*(?:ditetapkan di|dibuat di)?\s*:?\s*(?P<place>[A-Za-z][A-Za-z .'\-]{1,40}?)\s*,\s*(?:tanggal\s*)?"
    r"(?P<date>[\d .\-_…]*[A-Za-z]{3,9}[ .\-]+(?:19|20)\d\d)\s*",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\s*(?:ditetapkan|dibuat)\s+di\s*:?\s*(?P<place>[^,:]+?)\s*", re.IGNORECASE)
_ON_DATE = re.compile(r"\s*(?:pada\s+)?tanggal\s*:?\s*(?P<date>.+)", re.IGNORECASE)
_COURTESY = re.compile(r"\s*(?:mengetahui|menyetujui|disetujui|disahkan|diketahui)\b[^,:]*[,:]?\s*", re.IGNORECASE)
_STAMP = re.compile(r"\W*(?:t\.?t\.?d\.?|dto|cap|stempel|materai|meterai|tanda tangan)\W*", re.IGNORECASE)
_ON_BEHALF = re.compile(r"\s*(?:a\.?\s?n\.?|atas nama)\s+", re.IGNORECASE)
_ACADEMIC = re.compile(r",\s*(?:S\.?\s?[A-Z]|M\.?\s?[A-Z]|A\.\s?Md|Dr)|^(?:Drs?a?|Ir|Hj?|R|Prof)\.\s")
_WIDE_GAP = re.compile(r"\t+| {4,}")
_TALLEST_POST = 4
"""Lines. Posts with the name of the office below them come to three; a taller block is running text."""
_TALLEST_GAP = 12
"""Lines, blank ones too, between a date and the name below it: room for post, stamp and signature."""


@frozen
class Signatures:
    """The officials found, and the positions of the lines that belong to their blocks."""

    officials: tuple[Official, ...]
    used: frozenset[int] = field(repr=False)


@define
class _Block:
    """The parts of one signature block while it is gathered from below: lines ``start`` to ``end``."""

    start: int
    end: int
    name: str = ""
    rank: str | None = None
    nip: str | None = None
    post: str | None = None
    place: str | None = None
    date: datetime.date | None = None

    def official(self) -> Official:
        return Official(self.name, self.post, self.rank, self.nip, self.place, self.date)


def find_signatures(lines: Sequence[Line]) -> Signatures:
    """All signature blocks in ``lines``.

    A block is known by its NIP line, or by a place-and-date line with a post and a name below it. Blocks that stand
    side by side are read apart by the wide gaps between them.
    """
    officials: list[Official] = []
    used: set[int] = set()
    texts = [line.text for line in lines]
    for start, end in _regions(texts):
        for column in _columns(texts[start:end]):
            block = _gather(column)
            if block is not None:
                officials.append(block.official())
                used.update(range(start + block.start, start + block.end))
    return Signatures(tuple(officials), frozenset(used))


def is_place_and_date(text: str) -> bool:
    """Whether ``text`` is the line above a signature: ``Lumajang, 10 Januari 2024``."""
    found = _PLACE_AND_DATE.fullmatch(text)
    return found is not None and any(map(month_number, re.findall(r"[A-Za-z]+", found["date"])))


def names_nip(text: str) -> bool:
    """Whether ``text`` holds an NIP, with or without its digits filled in."""
    return bool(_NIP.search(text) or _BARE_NIP.search(text))


def _regions(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Stretches of lines that end in an NIP line or, without one, in the name below a place and date."""
    start, dated = 0, None
    for index, text in enumerate(texts):
        if names_nip(text):
            yield start, index + 1
            start, dated = index + 1, None
        elif any(is_place_and_date(part) for part in _WIDE_GAP.split(text)):
            if dated is not None:
                yield dated, _end_of_unnumbered(texts, dated, index)
            dated = index
    if dated is not None:
        yield dated, _end_of_unnumbered(texts, dated, len(texts))


def _end_of_unnumbered(texts: Sequence[str], start: int, limit: int) -> int:
    """Where a block without NIP ends: after the line that looks like a name, else after its first lines."""
    limit = min(limit, start + _TALLEST_GAP)
    for index in range(start + 1, limit):
        text = texts[index].strip(" *_()")
        if (
            text
            and not names_post(text)
            and (_ACADEMIC.search(text) or (text.isupper() and not texts[index - 1].strip()))
        ):
            return index + 1
    return start


def _columns(texts: Sequence[str]) -> list[list[str]]:
    """``texts`` itself, or one list for each signature when several stand side by side."""
    anchors = [(found.start() + found.end()) / 2 for found in _NIP.finditer(texts[-1])] if texts else []
    if len(anchors) < 2:
        return [list(texts)]
    columns: list[list[str]] = [[""] * len(texts) for _ in anchors]
    first = max(0, len(texts) - 1 - _TALLEST_GAP)
    for index in range(first, len(texts)):
        for start, end in _segments(texts[index]):
            centre = (start + end) / 2
            nearest = min(range(len(anchors)), key=lambda c: abs(anchors[c] - centre))
            columns[nearest][index] = fold(f"{columns[nearest][index]} {texts[index][start:end]}")
    return columns


def _segments(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of ``text`` between wide gaps."""
    start = len(text) - len(text.lstrip())
    for gap in _WIDE_GAP.finditer(text, start):
        yield start, gap.start()
        start = gap.end()
    if text[start:].strip():
        yield start, len(text)


def _gather(texts: Sequence[str]) -> _Block | None:
    """The block at the end of ``texts``, read from below."""
    position = len(texts) - 1
    while position >= 0 and not texts[position].strip():
        position -= 1
    if position < 0:
        return None
    block = _Block(position, position + 1)
    found = _NIP.search(texts[position]) or _BARE_NIP.search(texts[position])
    rest = texts[position]
    if found:
        block.nip = fold(found["digits"]) if found["digits"] else None
        rest = texts[position][: found.start()]
    position = _take_name(block, texts, position, rest)
    position = _take_post(block, texts, position)
    _take_place_and_date(block, texts, position)
    known = block.nip is not None or block.post is not None
    return block if block.name and known else None


def _above(texts: Sequence[str], position: int) -> int:
    """The nearest position above ``position`` that holds words; -1 for none."""
    position -= 1
    while position >= 0 and (not texts[position].strip() or _STAMP.fullmatch(texts[position])):
        position -= 1
    return position


def _take_name(block: _Block, texts: Sequence[str], position: int, rest: str) -> int:
    """Name and rank, beside the NIP or above it. Returns the position that the name was found at."""
    text = _plain(rest)
    while not block.name and position >= 0:
        if text:
            name, rank = _name_and_rank(text)
            block.rank, block.name, block.start = block.rank or rank, name, position
            if name:
                break
        position = _above(texts, position)
        text = _plain(texts[position]) if position >= 0 else ""
    return position


def _plain(text: str) -> str:
    text = fold(re.sub(r"</?[a-z]{1,6}>|\*\*|_{2,}|\.{4,}|…", " ", text)).strip("*_ ")
    return text[1:-1].strip() if text.startswith("(") and text.endswith(")") else text


def _name_and_rank(text: str) -> tuple[str, str | None]:
    """``text`` divided into a name and the rank after it; the name is "" when the whole text is a rank."""
    for found in RANK.finditer(text):
        before = text[: found.start()].rstrip(" ,-/")
        if found.end() == len(text) and (not before or len(before.split()) > 1 or before.isupper()):
            return before, found.group()
    return text, None


def _take_post(block: _Block, texts: Sequence[str], position: int) -> int:
    """The lines right above the name up to a place and date, a blank line or too many. Returns where they begin."""
    last = _above(texts, position)
    first = last + 1
    while (
        first > 0
        and last - first + 1 < _TALLEST_POST
        and texts[first - 1].strip()
        and not _is_heading_line(texts[first - 1])
    ):
        first -= 1
    while first <= last and not _opens_post(texts[first], first, texts):
        first += 1
    if first <= last:
        block.post = fold(" ".join(_plain(text) for text in texts[first : last + 1])).rstrip(" ,:")
        block.start = first
        return first
    return position


def _is_heading_line(text: str) -> bool:
    return bool(
        is_place_and_date(text) or _COURTESY.fullmatch(text) or _PLACE.fullmatch(text) or _ON_DATE.fullmatch(text)
    )


def _opens_post(text: str, position: int, texts: Sequence[str]) -> bool:
    """Whether a post can begin here: with a word for a post, or as the line below a place and date."""
    if names_post(_ON_BEHALF.sub("", _plain(text))):
        return True
    above = _above(texts, position)
    return above >= 0 and _is_heading_line(texts[above])


def _take_place_and_date(block: _Block, texts: Sequence[str], position: int) -> None:
    """Place and date right above the post, on one line or on two."""
    for _ in range(3):
        position = _above(texts, position)
        if position < 0 or not _is_heading_line(texts[position]):
            return
        text = texts[position]
        if is_place_and_date(text):
            found = _PLACE_AND_DATE.fullmatch(text)
            block.place, block.date = (fold(found["place"]) if found else None), parse_date(text)
        elif found := _PLACE.fullmatch(text):
            block.place = block.place or fold(found["place"])
        elif found := _ON_DATE.fullmatch(text):
            block.date = block.date or parse_date(found["date"])
        block.start = position
