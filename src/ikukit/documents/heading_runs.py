"""Headings that stand together or before other words: a line or block cut into the headings that it is made of.

One heading alone is read in ``headings``.
"""

import re
from collections.abc import Sequence

from attrs import frozen

from ikukit.documents.headings import LONGEST, WORD, Field, Heading, heading_of, nearest_word, plain_letters
from ikukit.documents.vocabulary import word_set

_OPENERS = word_set(
    "no nomor nomer sasaran tujuan program kegiatan kinerja indikator iku iki nama satuan target realisasi "
    "capaian formula formulasi rumus rumusan cara metode alasan penjelasan definisi sumber sumberdata penanggung "
    "penanggungjawab pj pic unit pihak bidang pelaksana ket keterangan polarisasi polaritas konsolidasi jenis "
    "tipe baseline kondisi bobot interpretasi kode periode frekuensi tugas fungsi uraian catatan deskripsi "
)
"""Words that a heading begins with."""
_QUALIFIERS = {
    "program": word_set("sasaran indikator tujuan kinerja"),
    "kegiatan": word_set("sasaran indikator tujuan kinerja program"),
    "sasaran": word_set("indikator tujuan"),
    "kinerja": _OPENERS - {"no", "nomor", "nomer", "ket", "keterangan"},
    "indikator": _OPENERS - {"no", "nomor", "nomer", "sasaran", "program", "kegiatan", "kinerja", "ket", "keterangan"},
    "iku": _OPENERS - {"no", "nomor", "nomer", "sasaran", "program", "kegiatan", "kinerja", "ket", "keterangan"},
}
"""Words that could open a heading but also go on one: *Sasaran Program*, *Satuan Indikator*."""
_ONE_PERIOD = re.compile(r"(?:TW|Triwulan|Semester|Smt)\s*(?:I{1,3}V?|IV|[1-4])(?!\w)|(?:19|20)\d\d", re.IGNORECASE)
_RANGE = re.compile(r"\d\s*(?:-|–|s/?d)\s*\d", re.IGNORECASE)


def split_headings(text: str) -> list[tuple[int, int, Heading]]:
    """``text`` cut into headings that follow each other, as (start, end, heading); [] when it is anything else.

    >>> [h.text for _, _, h in split_headings("NO SASARAN STRATEGIS INDIKATOR KINERJA UTAMA RUMUS/ FORMULA")]
    ['NO', 'SASARAN STRATEGIS', 'INDIKATOR KINERJA UTAMA', 'RUMUS/ FORMULA']
    """
    words = [(word.start(), word.end()) for word in re.finditer(r"\S+", text)]
    if not words or len(words) > 60 or not _keeps_case(text):
        return []
    openings = [opening_word(text[start:end]) for start, end in words]
    best: list[_Cut | None] = [_Cut(0, ()), *[None] * len(words)]
    for start in range(len(words)):
        head = best[start]
        if head is None or openings[start] is None:
            continue
        for end in range(start + 1, min(len(words), start + LONGEST) + 1):
            heading = heading_of(text[words[start][0] : words[end - 1][1]])
            if heading is None:
                continue
            seams = _seams(text[words[start][0] : words[end - 1][1]], openings[start:end])
            cut = head.add(words[start][0], words[end - 1][1], heading, seams)
            rival = best[end]
            if rival is None or cut.cost < rival.cost:
                best[end] = cut
    return [part for whole in best[-1].parts for part in _by_period(*whole)] if best[-1] is not None else []


def _by_period(start: int, end: int, heading: Heading) -> list[tuple[int, int, Heading]]:
    """A target's heading over several periods (``TARGET TW I TW II``) as one for each; any other as it is."""
    periods = list(_ONE_PERIOD.finditer(heading.period))
    if heading.field is not Field.TARGET or len(periods) < 2 or _RANGE.search(heading.period):
        return [(start, end, heading)]
    return [(start, end, Heading(Field.TARGET, f"{heading.text.split()[0]} {found[0]}", found[0])) for found in periods]


@frozen
class _Cut:
    """Headings found so far and how unlike a heading row they are."""

    cost: int
    parts: tuple[tuple[int, int, Heading], ...]

    def add(self, start: int, end: int, heading: Heading, seams: int) -> "_Cut":
        """One more heading. Words inside it that could open another, or a field named twice, speak against the cut."""
        repeatable = heading.field in (Field.TARGET, Field.EXTRA)
        twice = not repeatable and any(part.field is heading.field for _, _, part in self.parts)
        return _Cut(self.cost + 2 + seams + 3 * twice, (*self.parts, (start, end, heading)))


def _seams(written: str, openings: Sequence[str | None]) -> int:
    """How much the words of ``written`` look like several headings: 1 for a usual qualifier, 3 for another opening
    word."""
    cost, first = 0, openings[0]
    glued = written.split()
    for index, word in enumerate(openings[1:], 1):
        if word is not None and not glued[index - 1].endswith(("/", "(")):
            cost += (word != "kinerja") if first in _QUALIFIERS.get(word, ()) else 3
    return cost


def opening_word(word: str) -> str | None:
    """The vocabulary's word when a heading can begin with ``word``: *Sasaran*; not *(IKU)*, not *Strategis*."""
    letters = WORD.findall(plain_letters(word))
    nearest = nearest_word(letters[0]) if letters and word[0] not in "(/" else ""
    return nearest if nearest in _OPENERS else None


def _keeps_case(text: str) -> bool:
    """Whether ``text`` stays in capitals when its first word is in capitals; a change of case ends a heading."""
    first, *rest = re.findall(r"[^\W\d_]+", text) or [""]
    return len(first) < 2 or not first.isupper() or all(word.isupper() or word == "No" for word in rest)


def leading_headings(text: str) -> list[tuple[int, Heading]]:
    """The headings that ``text`` may begin with although other words follow, and where each ends; shortest first.

    They go not over a word that opens another heading, a repeated word, or a change from capitals to small letters.

    >>> [heading.text for _, heading in leading_headings("Sumber Data Data kuisioner warga")]
    ['Sumber', 'Sumber Data']
    """
    words = [(word.start(), word.end()) for word in re.finditer(r"\S+", text)][:LONGEST]
    openings = [opening_word(text[start:end]) for start, end in words]
    if not words or openings[0] is None:
        return []
    found: list[tuple[int, Heading]] = []
    for count, (start, end) in enumerate(words, 1):
        word, written = text[start:end], text[words[0][0] : end]
        repeated = count > 1 and word.casefold() == text[slice(*words[count - 2])].casefold()
        if repeated or not (word[-1].isalnum() or word[-1] in "./&()") or not _keeps_case(written):
            break
        whole = written.count("(") == written.count(")") and not text[end:].lstrip().startswith("=")
        heading = heading_of(written, exactly=True) if whole else None
        if heading is not None and _seams(written, openings[:count]) <= 1:
            found.append((end, heading))
    return found
