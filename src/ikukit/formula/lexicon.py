"""The words that tell how a formula text is built, other than its operators (those are in ``grammars/words.lark``).

Each table is one pattern and the evidence it stands for. Where a pattern ends, its reader begins: nothing here decides.
"""

import re

from ikukit.formula.patterns import Pattern


def words(*alternatives: str) -> str:
    """A pattern for any of the alternatives (longest first), at word boundaries; a blank stands for any white space."""
    ordered = sorted(alternatives, key=len, reverse=True)
    return r"(?<!\w)(?:" + "|".join(a.replace(" ", r"\s+") for a in ordered) + r")(?!\w)"


def pattern(text: str, needs: str = "") -> Pattern:
    """``text`` as a pattern without regard to case; every match holds one of the words that it ``needs``, if any."""
    return Pattern(text, re.IGNORECASE, needs)


COUNT_HEADS = (
    "jumlah",
    "jml",
    "jlh",
    "jmlh",
    "juml",
    "jum",
    "jumlanh",
    "jumlh",
    "jurnlah",
    "jumiah",
    "jumlan",
    "banyaknya",
    "total",
    "cacah",
)
"""Head nouns of a count, as documents write and misspell them (domain: 7.2)."""

QUANTITY_HEADS = (
    *COUNT_HEADS, "seluruh", "semua", "realisasi", "target", "pagu", "anggaran", "luas", "panjang", "nilai", "skor",
    "indeks",
    "volume", "berat", "produksi", "pendapatan", "penerimaan", "belanja", "biaya", "persentase", "presentase",
    "prosentase",
    "rata-rata", "rerata", "lama", "lamanya", "waktu", "angka", "capaian", "populasi", "besaran", "jumlah total",
    "kapasitas", "banyak", "frekuensi", "bobot", "kumulasi", "akumulasi", "selisih", "rasio", "tingkat", "cakupan",
    "debit", "hasil",
    "peringkat", "laju", "perbandingan", "ratio", "pertumbuhan", "peningkatan", "penurunan", "kenaikan", "perubahan",
    "kecepatan", "kepadatan", "omzet", "omset", "tonase", "pengeluaran", "harga", "beban", "laba", "modal", "saldo",
    "jarak", "tinggi", "suhu", "umur", "usia", "predikat", "opini", "klasifikasi", "kategori", "status",
    "prevalensi", "proporsi", "durasi", "ukuran",
    "daya", "kadar",
    "jangka", "produktivitas", "besarnya", "rata - rata", "intensitas", "kontribusi", "jumlahnya", "perkiraan",
    "estimasi", "surplus", "defisit", "tunggakan", "susut", "ipm", "ikm", "skm", "pdrb",
)  # fmt: skip
"""Nouns that begin a quantity: evidence that an operand starts here, or that a text without arithmetic is one value."""

FUNCTIONS = (
    "akar", "log", "ln", "exp", "abs", "nilai mutlak", "min", "minimum", "max", "maks", "maksimum",
    "rata-rata", "rerata",
)  # fmt: skip
"""Words that a bracket of arguments follows."""

SIGMA = "∑ΣƩʃ"

COUNT_HEAD = pattern(rf"\s*(?:[{SIGMA}]|{words(*COUNT_HEADS)})")
QUANTITY_HEAD = pattern(rf"\s*(?:[{SIGMA}(%]|{words(*QUANTITY_HEADS)})")

NOUN_PAIRS = {
    ("dan", "atau"), ("kabupaten", "kota"), ("kab", "kota"), ("desa", "kelurahan"), ("kelurahan", "desa"), ("rt", "rw"),
    ("kecamatan", "kelurahan"), ("kecamatan", "desa"), ("dusun", "lingkungan"), ("suku", "bangsa"), ("laki-laki",
    "perempuan"),
    ("sp", "sop"), ("bupati", "walikota"), ("sd", "mi"), ("smp", "mts"), ("sma", "smk"), ("opd", "skpd"), ("nagari",
    "desa"),
    ("instansi", "lembaga"), ("surplus", "defisit"), ("naik", "turun"), ("ada", "tidak"), ("ya", "tidak"), ("tk",
    "paud"),
    ("barang", "jasa"), ("sarana", "prasarana"), ("sub", "kegiatan"), ("pria", "wanita"), ("kios", "los"), ("kios",
    "warung"),
    ("badan", "lembaga"), ("dinas", "badan"), ("provinsi", "kabupaten"), ("pusat", "daerah"), ("km", "jam"), ("ibu",
    "anak"),
}  # fmt: skip
"""Two words whose slash belongs to the noun, spaced or not."""

TIME_WORDS = words(
    "jam", "menit", "detik", "hari", "minggu", "bulan", "tahun", "thn", "th", "bln", "hr", "seminggu", "sebulan",
    "setahun",
    "sehari", "triwulan", "semester", "tw", "rapat", "kegiatan", "pertemuan", "orang", "kali", "paket", "unit",
    "meter", "m", "cm",
)  # fmt: skip
"""Words after a number that make ``24 jam x 7 hari`` a measure inside a noun, not a product."""

TAIL_WORDS = frozenset(("menjadi", "lipat", "rata", "kepada", "ke", "habis", "secara", "dalam", "atas", "berdasarkan"))
"""Words behind ``dibagi`` or ``dikali`` that make it a verb inside a noun: ``dibagi menjadi``, ``dikali lipat``."""

INDEX_BRACKET = pattern(
    r"[(\[]\s*[0-9]+\s*[-–]\s*[0-9]+\s*[)\]]|[(\[]\s*[0-9]+\s*\+\s*[)\]]|[(\[]\s*(?:[a-z]|tahun)\s*(?:[-+–−]\s*[0-9n]{1,2})?\s*[)\]]"
)
"""``(t)``, ``(t+1)``, ``(n-1)``: a period index behind a name."""

NUMERAL_WORDS = pattern(
    r"\s*(?:(?:(?:se|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan)\s?(?:puluh|belas|ratus|ribu|juta)?|koma|persen)"
    r"\s*)+"
)
"""A number in words: ``seratus``, ``dua puluh lima``."""
SPELT_OUT = r"(?:\s*\(" + NUMERAL_WORDS.pattern + r"\))?"
"""The number again in words, in brackets behind it."""

SYMBOL = Pattern(
    r"(?:[A-Za-zα-ωΑ-Ω]{1,2}|[A-Z][A-Za-z]?[A-Z0-9]+[a-z]{0,3}|[A-Z]{1,8}[a-z]?|\w*(?:_|[a-z][A-Z])\w*|[A-Za-z]{1,4}[0-9]{1,3}|[A-Z]{1,3}[a-z]{0,2}[0-9]*)"
)
"""A token that looks like the symbol of a variable: ``A``, ``KPWL``, ``P_BM``, ``ILi1``, ``IdxLay``."""

BLANK = Pattern(r"[.…_·]{2,}")
"""Dots or underscores to be filled in by hand."""

CLAUSE = pattern(
    r"\s*" + words(
        "adalah", "berdasarkan", "menggunakan", "indikator ini", "cukup jelas", "ada", "catatan", "ket", "keterangan",
        "dihitung", "diukur", "melalui", "sesuai", "untuk", "dalam", "merupakan", "dilakukan", "mengukur", "menghitung",
        "menunjukkan", "mengacu", "formula", "rumus", "metode", "dengan", "telah", "sudah", "tersedianya",
        "perhitungan",
        "penghitungan", "terlaksananya", "meningkatnya", "terwujudnya", "jika", "apabila", "bila", "lihat", "n/a",
        "sumber data",
    )
)  # fmt: skip
"""Words that begin a clause or a remark, never the name of a quantity."""
PROSE = pattern(
    CLAUSE.pattern + r"|\s*" + words(
        "data", "survei", "survey", "hasil survei", "hasil survey", "laporan", "kuisioner", "kuesioner", "pengukuran",
        "penilaian", "dokumen", "sk", "peraturan", "sumber", "satuan", "konsep",
    )
)  # fmt: skip
"""The same and names of sources: a text that begins so is more often a remark than a formula."""

BEGINS_INSIDE = pattern(r"(?:yang|dan|atau|di|pada|dari|untuk|oleh|ke|terhadap|dengan|x|per)\s")
"""What begins so is the rest of a phrase."""
