"""Words by which Indonesian office documents give away what a text is: posts, ranks, agencies, measures, records.

Word lists and the plainest questions about them; which column or role a text gets is decided elsewhere. Posts differ
from regency to regency, so nothing is refused for not being listed.
"""

import re


def word_set(text: str) -> frozenset[str]:
    """The words of ``text``, for lists that are written as text."""
    return frozenset(text.split())


CONNECTIVES = word_set(
    "yang dan atau di ke dari dengan dalam pada untuk oleh sesuai terhadap antara serta per para bagi atas "
    "tentang dibagi dikali dikalikan ditambah dikurangi dibanding dibandingkan kali secara melalui bahwa adalah "
    "yaitu sebagai hasil tingkat jumlah persentase terkait berdasarkan tiap setiap seluruh suatu sudah telah akan "
    "tidak belum "
)
"""Words that end no phrase: what follows them goes on."""

POST_OPENINGS = word_set(
    "camat panewu lurah sekretaris sekretari sekcam sekdes sekda kasi kasie kasubag kasubbag kasubid kabag kabid "
    "kasatpol kepala ka seksi subbag subbagian subag kaur bendahara staf pengadministrasi analis plt plh pj pjs "
    "bupati walikota wakil asisten inspektur direktur ketua koordinator pelaksana operator penata pengelola "
    "jabatan penjabat subkoordinator "
)

UNIT_OPENINGS = word_set(
    "bagian bidang sekretariat dinas badan kantor upt uptd puskesmas inspektorat satpol kecamatan kelurahan "
)
"""First words of names of offices; an office is an owner as often as a source of data."""

RECORD_OPENINGS = word_set(
    "laporan data dokumen dok buku register rekap rekapitulasi hasil sk berita ba lhe lra lkpj lkjip lppd bps "
    "profil agenda monografi kuesioner kuisioner arsip notulen daftar perdes perbup sistem aplikasi siak oss "
    "survei survey kementerian pdam spj dpa lembar surat peraturan catatan form formulir absensi sakip skm ikm "
    "simda sipd prodeskel peta tabel jurnal kartu publikasi basis "
)
"""First words of what data are taken from."""

MEASURES = word_set(
    "% persentase presentase prosentase persentasi prosentasi persen jumlah jumlanh jml nilai indeks rasio "
    "tingkat cakupan angka rata rerata skor predikat proporsi prevalensi laju rerata opini indek capaian waktu "
    "lama banyaknya frekuensi pertumbuhan kontribusi ketepatan akurasi kualitas indikator realisasi kepadatan "
    "deviasi keterisian ketersediaan lamanya luas volume selisih kenaikan penurunan efektivitas efisiensi "
    "kepatuhan "
)
"""First words of names of indicators."""

FORMULA_OPENINGS = (
    "jumlah",
    "perbandingan",
    "total",
    "selisih",
    "banyaknya",
    "membandingkan",
    "dihitung",
    "diperoleh",
    "rata-rata",
    "persentase",
    "presentase",
)
"""First words of formulas, which begin with small letters as often as not."""

UNITS = word_set(
    "% persen indeks nilai orang desa kelurahan dokumen dok laporan lap kali hari bulan bln tahun unit paket poin "
    "point skor predikat rupiah rp rasio kegiatan keg kk jiwa rt rw menit jam kategori angka lembaga kelompok "
    "kasus permil promil buah lembar surat ha hektar km meter liter ton kg level opini tingkat pokmas ormas "
    "layanan usulan pelayanan "
)

RANK = re.compile(
    r"\b(?:Pembina|Penata|Pengatur|Juru)(?:\s+(?:Utama|Muda|Madya))*(?:\s+(?:Tingkat|Tk\.?)\s*(?:I{1,2}|1|2)\b)?"
    r"(?:[\s,(/–-]*(?:Gol\.?(?:ongan)?\s*)?\(?(?:IV|III|II|I)\s*[/.]\s*[a-e]\)?)?",
    re.IGNORECASE,
)
"""A rank of a civil servant with or without its grade: ``Pembina Tk. I``, ``Penata, III/c`` (PP 11/2017,
attachment)."""

_FIRST = re.compile(r"[^\W_]+|%", re.UNICODE)


def first_word(text: str) -> str:
    """The first word of ``text`` in small letters, signs before it left out; "" when there is none.

    >>> first_word("1. Kasubag Keuangan"), first_word("% Banjar")
    ('kasubag', '%')
    """
    for word in _FIRST.finditer(text):
        if not word.group().isdigit():
            return word.group().casefold()
    return ""


def last_word(text: str) -> str:
    """The last word of ``text`` in small letters; "" when it ends in a sign other than a letter or digit."""
    found = re.search(r"[^\W_]+$", text.rstrip())
    return found.group().casefold() if found else ""


def names_post(text: str) -> bool:
    """Whether ``text`` begins like the name of a post: ``Kasi PMD``, ``Plt. Camat``, ``Ka.Subbag Umum``."""
    return first_word(text) in POST_OPENINGS


def is_unfinished(text: str) -> bool:
    """Whether ``text`` stops in the middle of a phrase: at a connective, an operator, an open bracket, a hyphen or a
    comma.

    >>> [is_unfinished(text) for text in ("Jumlah desa yang", "desa +", "(Realisasi", "Jumlah desa")]
    [True, True, True, False]
    """
    text = text.rstrip()
    if not text.strip("-–— "):
        return False
    if text[-1] in "+-/:*×÷=(,&–" or text.count("(") > text.count(")"):
        return True
    return last_word(text) in CONNECTIVES


def goes_on(text: str) -> bool:
    """Whether ``text`` begins in the middle of a phrase: with a small letter, an operator or a closing bracket."""
    text = text.lstrip()
    return bool(text) and (
        text[0].islower() or text[0] in "+*×÷/:=)&,;" or bool(re.match(r"[x×]\s*100", text, re.IGNORECASE))
    )
