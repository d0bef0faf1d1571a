"""What each argument and option of the command line is for, Indonesian and English."""

from ikukit.reporting.wording import LANGUAGES

_PARAMETERS: dict[str, tuple[str, str]] = {
    "code": ("Kode aturan, seperti yang tampak dalam kurung siku.", "Code of a rule, as shown in square brackets."),
    "data": (
        "Berkas angka: CSV, untuk tabel juga XLSX dan Parquet (untuk folder: folder).",
        "File with the numbers: CSV, for tables also XLSX and Parquet (for a folder: a folder).",
    ),
    "by": (
        "Kolom kelompok, atau desa, kecamatan, kabupaten, provinsi (juga dari kode wilayah); boleh diulang.",
        "Column of groups, or desa, kecamatan, kabupaten, provinsi (also from the kode wilayah); may be repeated.",
    ),
    "period": (
        "Gabungkan waktu: bulan, triwulan, semester, tahun, atau semua.",
        "Put times together: bulan (month), triwulan (quarter), semester, tahun (year), or semua (all).",
    ),
    "pooled_as": (
        "Cara variabel digabung: sum, last (nilai akhir), mean (rata-rata sepanjang waktu); untuk satu variabel: "
        '"Jumlah desa=last". Boleh diulang.',
        'How variables are put together: sum, last, mean (over time); for one variable: "Jumlah desa=last". May be '
        "repeated.",
    ),
    "decimal": (
        "Tanda desimal dalam berkas CSV, koma atau titik; tanpa opsi ini menurut isi tiap kolom.",
        "Decimal mark in a CSV file, a comma or a dot; unless told, as each column shows.",
    ),
    "with_status": ("Tulis juga kolom status.", "Write columns of statuses too."),
    "scale": (
        "Skala predikat, misalnya permendagri-86-2017, atau berkas skala sendiri.",
        "Rating scale, such as permendagri-86-2017, or a file with your own.",
    ),
    "rules": (
        "Aturan capaian; boleh diulang, masing-masing berlaku untuk indikator yang sesuai.",
        "Achievement rule; may be repeated, each counts for the indicators it is for.",
    ),
    "direction": ("Polaritas semua indikator: maximize, minimize, stabilize.", "Direction of all indicators."),
    "pooling": (
        "Yang digabung menjadi setahun: variabel, atau hasil triwulan.",
        "What is put together to a year: the variables, or the results of the quarters.",
    ),
    "year": ("Tahun target, bila dokumen memuat beberapa.", "Year of the targets, where there are several."),
    "cap": ("Capaian paling tinggi, dalam persen.", "Greatest achievement, in percent."),
    "floor": ("Capaian paling rendah, dalam persen.", "Least achievement, in percent."),
    "zero_target": ("Capaian bila target nol.", "Achievement where the target is zero."),
    "zero_actual": ("Capaian bila realisasi nol (T / R).", "Achievement where the actual value is zero (T / R)."),
    "both_zero": ("Capaian bila target dan realisasi nol.", "Achievement where both are zero."),
    "consolidation": (
        "Cara triwulan menjadi setahun: sum (jumlah), average (rata-rata), last (nilai terakhir).",
        "How quarters make a year: sum, average, last.",
    ),
    "date": ("Tanggal laporan, misalnya 2024-12-31.", "Date of the report, such as 2024-12-31."),
    "nip": ("Tampilkan NIP seutuhnya; tanpa opsi ini disamarkan.", "Show NIPs whole; without this they are masked."),
    "shell": ("Terminal: bash, zsh, atau fish.", "The shell: bash, zsh or fish."),
    "source": ("Dokumen IKU, atau folder berisi dokumen.", "An IKU document, or a folder of them."),
    "diff": ("Tampilkan saja perubahannya; berkas tidak ditulis.", "Only show the changes; nothing is written."),
    "new": ("Dokumen yang baru, atau dokumen lain.", "The new document, or others."),
    "old": ("Dokumen yang lama, atau folder berisi dokumen.", "The old document, or a folder of them."),
    "unsafe": ("Lakukan juga perbaikan yang mengubah makna.", "Also make fixes that change the meaning."),
    "file": ("Dokumen IKU.", "An IKU document."),
    "files": ("Dokumen IKU, atau folder berisi dokumen.", "IKU documents, or folders of them."),
    "force": ("Timpa berkas tujuan yang sudah ada.", "Overwrite a target that exists."),
    "output": (
        "Bentuk keluaran: text, json, sarif (SARIF 2.1.0), atau github (anotasi GitHub Actions).",
        "Form of the output: text, json, sarif (SARIF 2.1.0) or github (annotations of GitHub Actions).",
    ),
    "policy": (
        "Perlakuan nilai kosong: strict (wajib ada), missing-as-zero (dihitung 0), zero-unless-all-missing (0, kecuali "
        "semuanya kosong), skip (dilewati). Tanpa opsi ini menurut dokumen, lalu strict.",
        "What is done about missing values: strict (all needed), missing-as-zero, zero-unless-all-missing, skip (left "
        "out). Unless told, as the document says, else strict.",
    ),
    "within_range": (
        "Bagian yang melebihi keseluruhannya dianggap tidak ada hasilnya.",
        "A part larger than its whole is no result.",
    ),
    "compare_policies": (
        "Tampilkan juga hasil menurut setiap perlakuan nilai kosong.",
        "Show the results under every treatment of missing values too.",
    ),
    "form": (
        "Tampilkan perhitungannya saja, langkah demi langkah: text, html, latex, atau json.",
        "Show the calculation alone, step by step: text, html, latex or json.",
    ),
    "help": ("Tampilkan bantuan ini.", "Show this message and exit."),
    "indicator": (
        "Nama indikator; membantu pembacaan.",
        "Name of the indicator; a help in reading.",
    ),
    "as_json": ("Tulis hasil sebagai JSON.", "Write the result as JSON."),
    "lang": ("Bahasa: id (Indonesia) atau en (Inggris).", "Language: id (Indonesian) or en (English)."),
    "out": ("Berkas tujuan.", "The target file."),
    "text": ("Teks rumus, dalam tanda petik.", "The formula text, in quotes."),
    "goal": ("Target dalam satuan hasil, misalnya 95.", "The target in the unit of the result, such as 95."),
    "at_most": ("Hasil tidak boleh melebihi target.", "The result must not exceed the target."),
    "moved": (
        "Variabel yang boleh berubah; boleh diulang. Tanpa opsi ini: variabel pembilang.",
        "A variable that may change; may be repeated. Without it: those of the numerator.",
    ),
    "values": ('Nilai variabel: "nama=angka; nama=angka".', 'Values of the variables: "name=number; name=number".'),
    "version": ("Tampilkan versi.", "Show the version and exit."),
}

_METAVARS: dict[str, tuple[str, str]] = {
    "by": ("KOLOM", "COLUMN"),
    "pooled_as": ("CARA", "WAY"),
    "code": ("KODE", "CODE"),
    "command": ("[PERINTAH [ISIAN]...]", "[COMMAND [ARGS]...]"),
    "data": ("BERKAS", "FILE"),
    "date": ("TANGGAL", "DATE"),
    "file": ("BERKAS", "FILE"),
    "files": ("BERKAS...", "FILE..."),
    "form": ("BENTUK", "FORM"),
    "output": ("BENTUK", "FORM"),
    "indicator": ("NAMA", "NAME"),
    "new": ("[BARU]...", "[NEW]..."),
    "old": ("LAMA", "OLD"),
    "options": ("[OPSI]", "[OPTIONS]"),
    "policy": ("KEBIJAKAN", "POLICY"),
    "out": ("TUJUAN", "TARGET"),
    "scale": ("SKALA", "SCALE"),
    "rules": ("ATURAN", "RULE"),
    "direction": ("POLARITAS", "DIRECTION"),
    "consolidation": ("CARA", "WAY"),
    "year": ("TAHUN", "YEAR"),
    "cap": ("PERSEN", "PERCENT"),
    "floor": ("PERSEN", "PERCENT"),
    "zero_target": ("PERSEN", "PERCENT"),
    "zero_actual": ("PERSEN", "PERCENT"),
    "both_zero": ("PERSEN", "PERCENT"),
    "shell": ("TERMINAL", "SHELL"),
    "source": ("DOKUMEN", "DOCUMENT"),
    "text": ("RUMUS", "FORMULA"),
    "values": ("NILAI", "VALUES"),
    "goal": ("ANGKA", "NUMBER"),
    "moved": ("VARIABEL", "VARIABLE"),
}


def parameter_help(name: str, lang: str) -> str:
    """What an argument or option is for."""
    return _PARAMETERS[name][LANGUAGES.index(lang)]


def placeholder(name: str, lang: str) -> str | None:
    """What stands for the value of an argument or option in usage lines; None where click makes it itself."""
    words = _METAVARS.get(name)
    return words[LANGUAGES.index(lang)] if words else None
