"""Column headings: which field of an indicator a heading names, by vocabulary, tolerant of typing and OCR errors.

The vocabulary comes from IKU documents of kecamatan in Lumajang, Karangasem, Gresik and Malang, from manual IKU forms
of the Ministry of Finance (KMK 467/2014) and from the tables of public SAKIP applications. What stands under a heading
is not looked at here.
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
_TARGET_FILLERS = word_set("target kinerja iku indikator tahun thn tahunan pencapaian capaian")
_PHRASES = {
    "kinerja": Field.OBJECTIVE,
    "kinerja utama": Field.OBJECTIVE,
    "kinerja strategis": Field.OBJECTIVE,
    "uraian kinerja": Field.OBJECTIVE,
    "kondisi awal": Field.BASELINE,
    "data awal": Field.BASELINE,
    "tolok ukur": Field.NAME,
    "tolok ukur kinerja": Field.NAME,
    "tolak ukur kinerja": Field.NAME,
    "ukuran keberhasilan": Field.NAME,
    "cara pengukuran": Field.FORMULA,
    "cara mengukur": Field.FORMULA,
    "metode pengukuran": Field.FORMULA,
    "tipe perhitungan": Field.CONSOLIDATION,
    "jenis perhitungan": Field.CONSOLIDATION,
    "asal data": Field.SOURCES,
    "penyedia data": Field.SOURCES,
    "dokumen sumber": Field.SOURCES,
    "sumber dokumen": Field.SOURCES,
    "instansi penanggung jawab": Field.OWNERS,
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
LONGEST = 9
"""Words. The longest headings met have seven."""
_ALIKE = 80.0
"""Cut-off of rapidfuzz's plain ratio: ``lNDIKATOR`` and ``Intepretasi`` pass, ``sasaran``/``satuan`` (77) do not
meet."""
WORD = re.compile(r"[a-z0-9]+")
"""A word of plain letters."""
_CONFUSED = str.maketrans("l1|!0", "iiiio")
"""Signs that OCR takes for each other."""
_VOCABULARY = frozenset().union(_FILLERS, *(words for _, words in _KEYS)) | frozenset(
    word for phrase in _PHRASES for word in phrase.split()
)
_IN_PHRASES_ONLY = word_set("dokumen")
"""Words that begin a cell (*Dokumen SPM*) as often as they stand in a heading."""
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
    words = [word if exactly else nearest_word(word) for word in WORD.findall(plain_letters(written))]
    if not words or len(words) > LONGEST:
        return None
    timeless = [word for word in words if not _PERIODS.fullmatch(word)] or words
    for phrase in (" ".join(words), " ".join(timeless)):
        if phrase in _PHRASES:
            return _PHRASES[phrase]
    for field, keys in _KEYS:
        if not keys.isdisjoint(words) and _all_known(words, field):
            return field
    letters = "".join(words)
    return None if exactly or not letters.isalpha() or any(len(word) == 1 for word in words) else _by_squeezed(letters)


@lru_cache(maxsize=4096)
def is_known(line: str) -> bool:
    """Whether most words of ``line`` are words of headings: a quick look before it is read as headings."""
    words = [nearest_word(word) for word in WORD.findall(plain_letters(line))]
    known = sum(word in _VOCABULARY or bool(_PERIODS.fullmatch(word)) for word in words)
    return bool(words) and len(words) <= 60 and 2 * known >= len(words)


def plain_letters(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@lru_cache(maxsize=8192)
def nearest_word(word: str) -> str:
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
    return _IN_PHRASES_ONLY.isdisjoint(words) and all(
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
    rest = [word for word in heading.split() if plain_letters(word).strip(".,:()") not in _TARGET_FILLERS]
    return " ".join(rest).strip(" .,:()")


def is_period(text: str) -> bool:
    """Whether ``text`` alone names a period, as the lower row of a two-row heading does: ``2025``, ``TW I``,
    ``Triwulan 2``.

    >>> [is_period(text) for text in ("2025", "TW IV", "Tahun 2026", "III", "Desa")]
    [True, True, True, True, False]
    """
    words = WORD.findall(plain_letters(text))
    return 0 < len(words) <= 4 and all(_PERIODS.fullmatch(word) for word in words)


def is_column_number(text: str, position: int) -> bool:
    """Whether ``text`` is the number of column ``position``, as in the row ``(1) (2) (3)`` below a heading row."""
    return bool(re.fullmatch(rf"[(\[]?\s*{position}\s*[.)\]]*", text.strip()))
