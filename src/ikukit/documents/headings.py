"""Column headings: which field of an indicator a heading names, by vocabulary, tolerant of typing and OCR errors.

The vocabulary comes from the documents and applications listed under "Columns actually used" in docs/glossary.md. What
stands under a heading is not looked at here.
"""

import enum
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from attrs import frozen

from ikukit.documents.vocabulary import word_set
from ikukit.source import fold


class Field(enum.Enum):
    """What a column holds. The value is the attribute of ``Indicator`` that takes it."""

    NUMBER = "number"
    OBJECTIVE = "objective"
    NAME = "name"
    FORMULA = "formula_text"
    SOURCES = "data_sources"
    OWNERS = "owners"
    UNIT = "unit"
    DEFINITION = "definition"
    REASON = "reason"
    DIRECTION = "direction"
    CONSOLIDATION = "consolidation"
    BASELINE = "baseline"
    TARGET = "targets"
    EXTRA = "extra"


@frozen
class Heading:
    """A heading as written and what it names. ``period`` is what a target is for: ``2025``, ``TW I``, "" for none."""

    field: Field
    text: str
    period: str = ""


_KEYS: tuple[tuple[Field, frozenset[str]], ...] = tuple(
    (field, frozenset(words.split()))
    for field, words in (
        (Field.UNIT, "satuan sat"),
        (Field.TARGET, "target"),
        (Field.EXTRA, "realisasi capaian bobot"),
        (Field.SOURCES, "sumber sumberdata"),
        (Field.OWNERS, "penanggung penanggungjawab pj pic pelaksana pengampu"),
        (Field.DIRECTION, "polarisasi polaritas"),
        (Field.CONSOLIDATION, "konsolidasi"),
        (Field.FORMULA, "formula formulasi rumus rumusan perhitungan penghitungan menghitung formulanya"),
        (Field.DEFINITION, "definisi"),
        (Field.BASELINE, "baseline"),
        (Field.REASON, "alasan penjelasan"),
        (Field.NAME, "indikator iku iki ikk"),
        (Field.OBJECTIVE, "sasaran tujuan program kegiatan subkegiatan"),
        (
            Field.EXTRA,
            "ket keterangan interpretasi kode catatan frekuensi klasifikasi validitas deskripsi realisasi capaian "
            "bobot tugas fungsi periode jadwal lokasi anggaran pagu kategori jenis tipe level bukti dukung",
        ),
        (Field.NUMBER, "no nomor nomer"),
    )
)
"""Key words in order of precedence: *Satuan Pengukuran* is a unit, *Unit Penanggung Jawab IKU* an owner, *Indikator
Sasaran* a name."""

_FILLERS = word_set(
    "urut data informasi jawab kinerja utama strategis individu kunci program kegiatan sasaran sub operasional "
    "pengukuran ukuran cara metode metoda teknik nama uraian unit pihak bidang kerja opd skpd perangkat daerah "
    "pemilihan indikator iku dan atau yang pelaporan konsolidasi periode outcome output renstra rpjmd kondisi "
    "awal akhir penyedia pemilik aksi rencana "
)
_PERIODS = re.compile(
    r"(?:(?:19|20)\d\d|per|tw|triwulan|tri|wulan|semester|smt|i{1,3}|iv|[1-5]|ke|n|tahun|thn|tahunan|akhir|s|d|bulan|renstra|rpjmd|anggaran)"
)
_COUNTED = word_set("tw triwulan wulan semester smt ke tahun thn i")
"""Words that a lone digit or *I* behind them makes a period: ``TW 1``. Elsewhere *Target 2* goes on to *2 dokumen*."""
_ONE_PERIOD = re.compile(r"(?:TW|Triwulan|Semester|Smt)\s*(?:I{1,3}V?|IV|[1-4])(?!\w)|(?:19|20)\d\d", re.IGNORECASE)
_RANGE = re.compile(r"\d\s*(?:-|–|s/?d)\s*\d", re.IGNORECASE)
_TARGET_FILLERS = word_set("target kinerja iku indikator tahun thn tahunan pencapaian capaian")
_PHRASES = {
    "kinerja": Field.OBJECTIVE,
    "kinerja utama": Field.OBJECTIVE,
    "kinerja strategis": Field.OBJECTIVE,
    "uraian kinerja": Field.OBJECTIVE,
    "kondisi awal": Field.BASELINE,
    "data awal": Field.BASELINE,
    "cara pengukuran": Field.FORMULA,
    "metode pengukuran": Field.FORMULA,
    "tipe perhitungan": Field.CONSOLIDATION,
    "jenis perhitungan": Field.CONSOLIDATION,
    "asal data": Field.SOURCES,
    "penyedia data": Field.SOURCES,
    "data dukung": Field.SOURCES,
    "unit kerja": Field.OWNERS,
    "jenis indikator": Field.DIRECTION,
    "arah indikator": Field.DIRECTION,
    "uraian": Field.EXTRA,
    "kode iku": Field.EXTRA,
    "kode indikator": Field.EXTRA,
    "no iku": Field.NUMBER,
    "no indikator": Field.NUMBER,
    "kategori indikator": Field.EXTRA,
    "tujuan indikator": Field.EXTRA,
    "periode pelaporan": Field.EXTRA,
    "deskripsi indikator": Field.DEFINITION,
}
_SQUEEZED = {
    phrase.replace(" ", ""): (field, phrase)
    for phrase, field in (
        ("sasaran strategis", Field.OBJECTIVE),
        ("sasaran program", Field.OBJECTIVE),
        ("sasaran kegiatan", Field.OBJECTIVE),
        ("indikator kinerja", Field.NAME),
        ("indikator kinerja utama", Field.NAME),
        ("indikator kinerja program", Field.NAME),
        ("formula perhitungan", Field.FORMULA),
        ("formulasi perhitungan", Field.FORMULA),
        ("formulasi penghitungan", Field.FORMULA),
        ("rumus perhitungan", Field.FORMULA),
        ("rumus formula", Field.FORMULA),
        ("alasan penjelasan", Field.REASON),
        ("definisi operasional", Field.DEFINITION),
        ("sumber data", Field.SOURCES),
        ("penanggung jawab", Field.OWNERS),
        ("satuan", Field.UNIT),
        ("keterangan", Field.EXTRA),
    )
}
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
_LONGEST = 9
_ALIKE = 80.0
"""Cut-off of rapidfuzz's plain ratio: ``lNDIKATOR`` and ``Intepretasi`` pass, ``sasaran``/``satuan`` (77) do not
meet."""
_WORD = re.compile(r"[a-z0-9]+")
_CONFUSED = str.maketrans("l1|!0", "iiiio")
"""Signs that OCR takes for each other."""
_VOCABULARY = frozenset().union(_FILLERS, *(words for _, words in _KEYS)) | frozenset(
    word for phrase in _PHRASES for word in phrase.split()
)
_LONG_WORDS = {word.translate(_CONFUSED): word for word in sorted(_VOCABULARY) if len(word) >= 5}


def heading_of(text: str, exactly: bool = False) -> Heading | None:
    """The heading that ``text`` is, or None when it does not read like one. ``exactly``: word by word, no glued or
    broken words.

    >>> heading_of("PENJELASAN/ FORMULASI PERHITUNGAN").field
    <Field.FORMULA: 'formula_text'>
    >>> heading_of("Target Triwulan I").period
    'Triwulan I'
    >>> heading_of("Program Penunjang Urusan Pemerintahan Daerah")
    """
    written = fold(text).strip(" :*|")
    found = _field_of(written, exactly)
    return None if found is None else Heading(found, written, period_of(written) if found is Field.TARGET else "")


@lru_cache(maxsize=4096)
def _field_of(written: str, exactly: bool) -> Field | None:
    if not written or len(written) > 90 or "%" in written:
        return None
    words = [word if exactly else _nearest(word) for word in _WORD.findall(_plain(written))]
    if not words or len(words) > _LONGEST:
        return None
    timeless = [word for word in words if not _PERIODS.fullmatch(word)] or words
    for phrase in (" ".join(words), " ".join(timeless)):
        if phrase in _PHRASES:
            return _PHRASES[phrase]
    for field, keys in _KEYS:
        if not keys.isdisjoint(words) and _all_known(words, field):
            return field
    return None if exactly or not "".join(words).isalpha() else _by_squeezed("".join(words))


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@lru_cache(maxsize=8192)
def _nearest(word: str) -> str:
    """``word``, or the vocabulary's word that it is a misspelling of."""
    if word in _VOCABULARY or len(word) < 5 or word.isdigit():
        return word
    from rapidfuzz import fuzz, process

    best = process.extractOne(word.translate(_CONFUSED), _LONG_WORDS.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return word if best is None else _LONG_WORDS[best[0]]


def _all_known(words: Sequence[str], field: Field) -> bool:
    if field is Field.NUMBER:
        return {"no", "nomor", "nomer", "urut"}.issuperset(words)
    with_period = field in (Field.TARGET, Field.BASELINE, Field.EXTRA)
    return all(
        word in _VOCABULARY or (with_period and _PERIODS.fullmatch(word) and (len(word) > 1 or before in _COUNTED))
        for before, word in zip(["", *words], words, strict=False)
    )


def _by_squeezed(letters: str) -> Field | None:
    """For words that OCR glued together or broke up: ``SUMBERDATA``, ``FORMU LASI PERHITUNGAN``."""
    from rapidfuzz import fuzz, process

    best = process.extractOne(letters, list(_SQUEEZED), scorer=fuzz.ratio, score_cutoff=88)
    return None if best is None else _SQUEEZED[best[0]][0]


def period_of(heading: str) -> str:
    """The period that a target's heading names: what is left of it without the words that say that it is a target.

    >>> period_of("TARGET KINERJA TAHUN 2025"), period_of("Target"), period_of("TARGET TW I")
    ('2025', '', 'TW I')
    """
    rest = [word for word in heading.split() if _plain(word).strip(".,:()") not in _TARGET_FILLERS]
    return " ".join(rest).strip(" .,:()")


def is_period(text: str) -> bool:
    """Whether ``text`` alone names a period, as the lower row of a two-row heading does: ``2025``, ``TW I``,
    ``Triwulan 2``.

    >>> [is_period(text) for text in ("2025", "TW IV", "Tahun 2026", "III", "Desa")]
    [True, True, True, True, False]
    """
    words = _WORD.findall(_plain(text))
    return 0 < len(words) <= 4 and all(_PERIODS.fullmatch(word) for word in words)


def is_column_number(text: str, position: int) -> bool:
    """Whether ``text`` is the number of column ``position``, as in the row ``(1) (2) (3)`` below a heading row."""
    return bool(re.fullmatch(rf"[(\[]?\s*{position}\s*[.)\]]*", text.strip()))


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
        for end in range(start + 1, min(len(words), start + _LONGEST) + 1):
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
    letters = _WORD.findall(_plain(word))
    nearest = _nearest(letters[0]) if letters and word[0] not in "(/" else ""
    return nearest if nearest in _OPENERS else None


def _keeps_case(text: str) -> bool:
    """Whether ``text`` stays in capitals when its first word is in capitals; a change of case ends a heading."""
    first, *rest = re.findall(r"[^\W\d_]+", text) or [""]
    return len(first) < 2 or not first.isupper() or all(word.isupper() for word in rest)


def leading_headings(text: str) -> list[tuple[int, Heading]]:
    """The headings that ``text`` may begin with although other words follow, and where each ends; shortest first.

    They go not over a word that opens another heading, a repeated word, or a change from capitals to small letters.

    >>> [heading.text for _, heading in leading_headings("Sumber Data Data kuisioner warga")]
    ['Sumber', 'Sumber Data']
    """
    words = [(word.start(), word.end()) for word in re.finditer(r"\S+", text)][:_LONGEST]
    openings = [opening_word(text[start:end]) for start, end in words]
    if not words or openings[0] is None:
        return []
    found: list[tuple[int, Heading]] = []
    for count, (start, end) in enumerate(words, 1):
        word, written = text[start:end], text[words[0][0] : end]
        repeated = count > 1 and word.casefold() == text[slice(*words[count - 2])].casefold()
        if repeated or not (word[-1].isalnum() or word[-1] in "./&()") or not _keeps_case(written):
            break
        heading = heading_of(written, exactly=True) if written.count("(") == written.count(")") else None
        if heading is not None and _seams(written, openings[:count]) <= 1:
            found.append((end, heading))
    return found
