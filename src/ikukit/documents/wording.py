"""From the lines of a cell to a value: lines that only the width of a column broke are joined, lists are taken apart.

Works on bare text. Which field the text is for is the caller's business.
"""

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from ikukit.documents.vocabulary import RECORD_OPENINGS, first_word, goes_on, is_unfinished, names_post, word_set
from ikukit.reference.nomenclature import official_words
from ikukit.source import fold

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_BAR = re.compile(r"[-_–—―─═.…]{3,}")
_MARKER = re.compile(r"^\s*(?:\(?\d{1,2}[.)]|[a-zA-Z][.)]|[-–•●▪■◦·*o✓➢])\s+(?=\S)")
_INLINE_NUMBER = re.compile(r"(?:^|\s)(\d{1,2})[.)]\s+(?=[^\W\d])")
_DEFINITIONS = re.compile(r"^\s*(?:ket(?:erangan)?|di\s?mana|catatan|note)\b|^\s*[A-Za-z]\w{0,11}\s*=", re.IGNORECASE)
_NEW_TERM = re.compile(r"^\s*(?:[∑Σ]|(?:Jumlah|Jml|Jlh|Total|Banyaknya|Nilai|Realisasi)\b)")
_FULL_POSTS = word_set("kasi kasie kasubag kasubbag kabag kabid camat lurah sekretaris sekcam kepala plt")


def clean(text: str) -> str:
    """``text`` with invisible signs out and blanks at the ends of its lines gone; line breaks stay."""
    lines = (line.strip() for line in _INVISIBLE.sub("", text).splitlines())
    return "\n".join(line for line in lines if line)


def join_lines(lines: Sequence[str]) -> str:
    """Lines that a column's width broke, as one line.

    A word hyphenated over the break is made whole when official names know it; *gotong-royong* keeps its hyphen.

    >>> join_lines(["rata-", "rata pela-", "yanan yang", "selesai"])
    'rata-rata pelayanan yang selesai'
    """
    folded = [line for line in map(fold, lines) if line]
    pieces = folded[:1]
    for before, after in pairwise(folded):
        keeps_hyphen, glue = _joint(before, after)
        pieces[-1] = pieces[-1] if keeps_hyphen else pieces[-1][:-1]
        pieces += [glue, after]
    return "".join(pieces)


def _joint(before: str, after: str) -> tuple[bool, str]:
    """Whether ``before`` keeps a hyphen at its end, and what stands between it and ``after``."""
    cut = re.search(r"([^\W_]+)-$", before)
    if cut is None or not after[:1].isalnum():
        return True, " "
    piece, following = cut[1].casefold(), first_word(after)
    return not after[0].islower() or piece + following not in official_words(), ""


def unwrap_formula(text: str, width: int) -> str:
    """``text`` with the line breaks that mean something: round fraction bars, between stacked terms, before
    definitions.

    ``width`` is that of the column in characters: where the next word would have had room, the break was meant.

    >>> unwrap_formula("Jumlah desa yang\\nlapor\\nJumlah desa x\\n100 %", 16)
    'Jumlah desa yang lapor\\nJumlah desa x 100 %'
    """
    groups: list[list[str]] = []
    for line in text.splitlines():
        if groups and not _breaks(groups[-1][-1], line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return "\n".join(join_lines(group) for group in groups)


def _breaks(before: str, after: str, width: int) -> bool:
    if _BAR.search(before) or _BAR.search(after) or _DEFINITIONS.search(after):
        return True
    if is_unfinished(before) or goes_on(after):
        return False
    return bool(_NEW_TERM.match(after) or _MARKER.match(after)) or _had_room(before, after, width)


def _had_room(before: str, after: str, width: int) -> bool:
    """Whether the first word of ``after`` would have fitted behind ``before``, with a fifth of the width to spare."""
    words = after.split()
    return bool(words) and len(before) + 1 + len(words[0]) <= 0.8 * width


def split_items(text: str, wrapped: bool, width: int) -> tuple[str, ...]:
    """The entries of a list cell: numbered or bulleted, one a line, or separated by semicolons; markers left out.

    >>> split_items("1. Kasubag Umum dan\\nKepegawaian\\n2. Kasubag\\nKeuangan", True, 20)
    ('Kasubag Umum dan Kepegawaian', 'Kasubag Keuangan')
    """
    lines = text.splitlines()
    if not lines:
        return ()
    marked = [bool(_MARKER.match(line)) for line in lines]
    groups: list[list[str]] = []
    for index, line in enumerate(lines):
        fresh = marked[index] if marked[0] else index == 0 or _begins_item(lines[index - 1], line, wrapped, width)
        if fresh:
            groups.append([_MARKER.sub("", line) if marked[0] else line])
        else:
            groups[-1].append(line)
    if not marked[0] or len(groups) > 1:
        return tuple(item for group in groups for item in _split_inline(join_lines(group)))
    return _split_numbers(join_lines([lines[0], *groups[0][1:]])) or (join_lines(groups[0]),)


def _begins_item(before: str, after: str, wrapped: bool, width: int) -> bool:
    if is_unfinished(before) or goes_on(after):
        return False
    if not wrapped or _MARKER.match(after):
        return True
    if len(before.split()) > 1 and names_post(before) and first_word(after) in _FULL_POSTS:
        return True
    return first_word(after) in RECORD_OPENINGS and _had_room(before, after, width)


def _split_inline(line: str) -> tuple[str, ...]:
    """``1. A 2. B`` or ``A; B`` on one line: taken apart when the numbers count up, or when every part opens as an
    entry does."""
    numbered = _split_numbers(line)
    if numbered:
        return numbered
    parts = [fold(part) for part in line.split(";")]
    if len(parts) > 1 and all(names_post(part) or first_word(part) in RECORD_OPENINGS for part in parts):
        return tuple(parts)
    return (line,)


def _split_numbers(line: str) -> tuple[str, ...]:
    numbers = list(_INLINE_NUMBER.finditer(line))
    if len(numbers) < 2 or numbers[0].start() != 0 or [int(n[1]) for n in numbers] != list(range(1, len(numbers) + 1)):
        return ()
    ends = [number.start() for number in numbers[1:]] + [len(line)]
    return tuple(line[number.end() : end].strip() for number, end in zip(numbers, ends, strict=True))


def compatible(text: str) -> str:
    """``text`` in the form that signs are compared in: NFKC, small letters, white space folded."""
    return fold(unicodedata.normalize("NFKC", text)).casefold()
