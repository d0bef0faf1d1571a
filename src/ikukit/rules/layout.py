"""Findings of reading: what was uncertain when a file became a document."""

from ikukit.rules.rule import Rule

_READING = "Cara baca ikukit; tidak ada aturan tertulis"

RULES: tuple[Rule, ...] = (
    Rule(
        code="layout-uncertain",
        severity="warning",
        title=("Letak isi tidak pasti", "Uncertain layout"),
        message=(
            "Pembagian kolom pada baris ini tidak pasti: {columns}.",
            "How this row divides into columns is uncertain: {columns}.",
        ),
        advice=(
            "Bandingkan baris ini dengan dokumen aslinya.",
            "Compare this row with the original document.",
        ),
        source=_READING,
    ),
    Rule(
        code="row-without-indicator",
        severity="warning",
        title=("Baris tanpa indikator", "Row without an indicator"),
        message=(
            "Baris ini hanya menyebut sasaran (“{words}”); indikator dan rumusnya tidak ada.",
            "This row names only an objective (“{words}”); it has no indicator and no formula.",
        ),
        advice=(
            "Lengkapi indikator dan rumusnya, atau hapus barisnya.",
            "Fill in its indicator and formula, or delete the row.",
        ),
        source=_READING,
    ),
    Rule(
        code="text-left-out",
        severity="warning",
        title=("Teks tidak terpakai", "Text left out"),
        message=(
            "Teks ini berada di antara baris tabel tetapi tidak cocok dengan kolom mana pun: “{words}”.",
            "This text stands among the rows of the table but fits no column: “{words}”.",
        ),
        advice=(
            "Periksa apakah teks itu bagian dari suatu sel.",
            "See whether the text belongs to a cell.",
        ),
        source=_READING,
    ),
    Rule(
        code="formula-column-assumed",
        severity="info",
        title=("Kolom rumus disimpulkan", "Formula column inferred"),
        message=(
            "Tidak ada kolom rumus; isi kolom “{heading}” dibaca sebagai rumus.",
            "There is no formula column; the column “{heading}” is read as formulas.",
        ),
        advice=(
            "Beri judul kolom itu “Formula” agar jelas.",
            "Head that column “Formula” to make it plain.",
        ),
        source="Dokumen IKU dengan kolom ALASAN/PENJELASAN yang berisi cara perhitungan",
    ),
    Rule(
        code="row-joined",
        severity="info",
        title=("Baris terpotong disambung", "Cut row joined"),
        message=(
            "Baris ini terpotong oleh pergantian halaman dan disambung kembali.",
            "This row was cut by a page break and has been joined.",
        ),
        advice=(
            "Bandingkan sambungannya dengan dokumen aslinya.",
            "Compare the joint with the original document.",
        ),
        source=_READING,
    ),
    Rule(
        code="encoding-guessed",
        severity="info",
        title=("Pengodean teks ditebak", "Text encoding guessed"),
        message=(
            "Berkas bukan UTF-8; dibaca sebagai Windows-1252.",
            "The file is not UTF-8; it was read as Windows-1252.",
        ),
        advice=(
            "Simpan ulang berkas sebagai UTF-8 bila ada huruf atau tanda yang keliru.",
            "Save the file as UTF-8 if letters or signs came out wrong.",
        ),
        source=_READING,
    ),
)
