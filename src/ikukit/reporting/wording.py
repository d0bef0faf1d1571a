"""Every word of the reports and of the command line, Indonesian and English side by side.

The sentences of findings are not here: they stand with their rules in ``ikukit.rules``.
"""

from ikukit.severity import Severity

LANGUAGES = ("id", "en")

_WORDS: dict[str, tuple[str, str]] = {
    # the pieces of a report
    "indicators": ("{count} indikator", "{count} indicators"),
    "indicator": ("Indikator {number}: {name}", "Indicator {number}: {name}"),
    "document": ("Dokumen", "Document"),
    "advice": ("Jalan keluar: {text}", "Way out: {text}"),
    "fix": ('Perbaikan: "{old}" menjadi "{new}"', 'Fix: "{old}" becomes "{new}"'),
    "fix-insert": ('Perbaikan: sisipkan "{new}"', 'Fix: insert "{new}"'),
    "fix-remove": ('Perbaikan: hapus "{old}"', 'Fix: remove "{old}"'),
    "fix-unsafe": (" (mengubah makna, periksa dulu)", " (changes the meaning, check first)"),
    "with-it": ("Ikut hilang bila ini diperbaiki: {codes}", "Goes with it: {codes}"),
    "clean": ("Tidak ada temuan.", "No findings."),
    "count": (
        "{total} temuan: {error} kesalahan, {warning} peringatan, {info} catatan.",
        "{total} findings: {error} errors, {warning} warnings, {info} notes.",
    ),
    "reading-file": ("Membaca {file} ({number} dari {count}) ...", "Reading {file} ({number} of {count}) ..."),
    "writing-file": ("Menulis {file} ...", "Writing {file} ..."),
    "reading-files": ("Membaca dokumen", "Reading documents"),
    "reporting-file": ("Membuat laporan dari {file} ...", "Making a report of {file} ..."),
    "files": ("{count} berkas diperiksa.", "{count} files checked."),
    "files-unreadable": (
        "{count} berkas diperiksa, {bad} tidak dapat dibaca.",
        "{count} files checked, {bad} could not be read.",
    ),
    # where something stands
    "page": ("halaman {value}", "page {value}"),
    "sheet": ("lembar {value}", "sheet {value}"),
    "table": ("tabel {value}", "table {value}"),
    "row": ("baris tabel {value}", "table row {value}"),
    "line": ("baris {value}", "line {value}"),
    # one formula
    "reading": ("Dibaca sebagai", "Read as"),
    "tree": ("Susunan", "Structure"),
    "variables": ("Variabel", "Variables"),
    "unit": ("Satuan", "Unit"),
    "unit-unknown": ("tidak diketahui", "unknown"),
    "findings": ("Temuan", "Findings"),
    "other-readings": ("Dapat juga dibaca sebagai", "Can also be read as"),
    "witness": ("berbeda bila {values}", "differs when {values}"),
    "result": ("Hasil", "Result"),
    "policies": ("Menurut setiap perlakuan nilai kosong:", "Under every treatment of missing values:"),
    "calculation": ("Perhitungan", "Calculation"),
    # one document's results
    "no-formula": ("tidak dapat dihitung: rumus tidak ada", "cannot be computed: there is no formula"),
    "unreadable-formula": (
        "tidak dapat dihitung: rumus tidak dapat dibaca",
        "cannot be computed: the formula cannot be read",
    ),
    "doubtful": (
        "Perhatikan sebelum memakai angka ini: {codes}",
        "Mind before using this number: {codes}",
    ),
    "computed": ("{ok} dari {count} indikator dapat dihitung.", "{ok} of {count} indicators could be computed."),
    # targets and achievements
    "period": ("Periode", "Period"),
    "whole-year": ("setahun", "year"),
    "target": ("Target", "Target"),
    "actual": ("Realisasi", "Actual"),
    "achievement": ("Capaian", "Achievement"),
    "rating": ("Predikat", "Rating"),
    "rule-used": ("Aturan", "Rule"),
    "scale": ("Skala predikat", "Rating scale"),
    "policy": ("Kebijakan", "Policy"),
    "gap": ("belum ada capaian", "no achievement"),
    "scored": (
        "{ok} dari {count} indikator punya capaian setahun.",
        "{ok} of {count} indicators have an achievement for the year.",
    ),
    "cap": ("capaian paling tinggi", "cap"),
    "floor": ("capaian paling rendah", "floor"),
    "zero_target": ("target nol", "zero target"),
    "zero_actual": ("realisasi nol", "zero actual value"),
    "both_zero": ("target dan realisasi nol", "target and actual value zero"),
    "formula": ("Rumus", "Formula"),
    "caps": ("Batas capaian yang dipakai laporan (tidak ada yang baku)", "Bounds that reports use (none is standard)"),
    "zeros": (
        "Yang dilakukan aplikasi bila rumus membagi dengan nol (saling bertentangan)",
        "What applications do where a formula divides by zero (they contradict each other)",
    ),
    "example": ("Contoh", "Example"),
    "example-of": ("target {target}, realisasi {actual}: {printed}", "target {target}, actual {actual}: {printed}"),
    "own-example": ("hitungan sendiri", "our own"),
    "erratum": ("salah cetak di sumbernya", "erratum of the source"),
    "printed": ("tercetak", "printed"),
    "no-scale": ('tidak ada skala "{name}", dan tidak ada berkas bernama itu', 'no scale and no file called "{name}"'),
    "see-scales": ("Ketik 'ikukit scales' untuk daftar skala.", "Type 'ikukit scales' for the list of scales."),
    "scale-rows": (
        "Berkas skala memuat dua kolom: kelas dan selang, misalnya: Tinggi;>= 80",
        "A scale file has two columns: class and interval, as in: Tinggi;>= 80",
    ),
    "proposal": ("Usulan", "Proposal"),
    "bad-number": ('"{text}" bukan angka', '"{text}" is no number'),
    "no-report": (
        "tidak ada kolom target, realisasi dan capaian yang terisi",
        "no filled columns of target, realisasi and capaian",
    ),
    "report-columns": (
        "Laporan dikenali dari judul kolomnya: TARGET, REALISASI, CAPAIAN, dan bila ada PREDIKAT.",
        "A report is known by its headings: TARGET, REALISASI, CAPAIAN and perhaps PREDIKAT.",
    ),
    # corrections and comparisons
    "row-of": ("indikator {number}", "indicator {number}"),
    "changes": ("{count} perubahan.", "{count} changes."),
    "not-in-file": ("(tidak dapat ditulis ke dalam berkas ini)", "(could not be written into this file)"),
    "nothing-to-fix": ("Tidak ada yang perlu diperbaiki.", "Nothing to fix."),
    "differences": ("{count} perbedaan makna.", "{count} differences in meaning."),
    "no-difference": ("Tidak ada perbedaan makna.", "No difference in meaning."),
    "used-by": ("Dipakai oleh: {files}", "Used by: {files}"),
    "disagreements": (
        "{count} indikator didefinisikan berbeda dalam {files} dokumen.",
        "{count} indicators are defined differently in {files} documents.",
    ),
    # the catalogue of rules
    "rule-severity": ("Tingkat", "Severity"),
    "rule-message": ("Pesan", "Message"),
    "rule-advice": ("Jalan keluar", "Way out"),
    "rule-example": ("Contoh temuan", "Example of a finding"),
    "rule-fix": ("Perbaikan", "Fix"),
    "fix-none": ("tidak ada", "none"),
    "fix-safe": ("aman, makna tetap (ikukit fix)", "safe, the meaning stays (ikukit fix)"),
    "fix-changes": ("mengubah makna (ikukit fix --unsafe)", "changes the meaning (ikukit fix --unsafe)"),
    "rule-source": ("Sumber", "Source"),
    "rules": ("{count} aturan.", "{count} rules."),
    # what the command line says by itself
    "error": ("Kesalahan: {message}", "Error: {message}"),
    "written": ("{file} ditulis.", "{file} written."),
    "form-rows": (
        "{variables} angka diisi per triwulan, {actuals} realisasi langsung. Setelah diisi: ikukit evaluate {file}",
        "{variables} numbers to fill in by quarter, {actuals} actual values as such. Then: ikukit evaluate {file}",
    ),
    "no-data": ("ini bukan formulir isian, jadi angkanya belum ada", "this is no form, so there are no numbers"),
    "give-data": (
        "Sebutkan berkas angka dengan --data, atau buat formulirnya dengan 'ikukit form'.",
        "Name a file with the numbers with --data, or make a form with 'ikukit form'.",
    ),
    "only-with-data": (
        "kebijakan nilai kosong hanya berlaku bersama --data, tidak untuk formulir isian",
        "policies for missing values go with --data only, not with a form",
    ),
    "metadata-open": (
        "{indicators} indikator (MS-Ind), {variables} variabel (MS-Var); {count} isian belum diketahui.",
        "{indicators} indicators (MS-Ind), {variables} variables (MS-Var); {count} fields not known yet.",
    ),
    "reading-findings": (
        "Saat membaca {file} ada yang meragukan: {count} Lihat dengan 'ikukit check'.",
        "Reading {file} left doubts: {count} See 'ikukit check'.",
    ),
    "stopped": ("Dihentikan.", "Stopped."),
    "did-you-mean": ("Maksud Anda {name}?", "Did you mean {name}?"),
    "more-rows": ("... dan {count} baris lagi", "... and {count} rows more"),
    "no-rows": ("tidak ada baris", "no rows"),
    "status-ok": ("{count} baris terhitung", "{count} rows computed"),
    "status-missing": ("{count} tanpa nilai", "{count} with missing values"),
    "status-undefined": ("{count} tidak terdefinisi (pembagi 0)", "{count} undefined (zero divisor)"),
    "status-not-a-number": ("{count} bukan angka", "{count} not a number"),
    "status-out-of-range": ("{count} di luar batas", "{count} out of range"),
    "status-not-applicable": ("{count} tidak berlaku", "{count} not applicable"),
    "status-unreadable": ("{count} tanpa rumus yang terbaca", "{count} without a readable formula"),
    "written-to": ("Ditulis ke {file}", "Written to {file}"),
    "not-for-tables": (
        "{options} hanya untuk angka satu kantor, bukan untuk tabel data",
        "{options} is for the numbers of one office, not for tables of data",
    ),
    "only-for-tables": (
        "{options} hanya untuk tabel data; berkas ini berkolom variabel dan nilai",
        "{options} is for tables of data only; this file has columns of variables and values",
    ),
    "no-such-file": ("berkas atau folder tidak ada", "no such file or folder"),
    "check-the-name": ("Periksa nama dan foldernya.", "Check the name and the folder."),
    "not-allowed": ("berkas tidak boleh dibuka", "permission denied"),
    "system-error": ("berkas tidak dapat dibuka atau ditulis ({reason})", "cannot be opened or written ({reason})"),
    "empty-folder": ("di folder ini tidak ada dokumen yang dikenal", "no document of a known kind in this folder"),
    "known-kinds": ("Jenis yang dikenal: {kinds}.", "Known kinds: {kinds}."),
    "exists": ("berkas sudah ada", "the file exists already"),
    "use-force": ("Pilih nama lain, atau tambahkan --force untuk menimpanya.", "Choose another name, or add --force."),
    "no-such-rule": ('tidak ada aturan "{code}"', 'there is no rule "{code}"'),
    "see-rules": ("Ketik 'ikukit rules' untuk daftar aturan.", "Type 'ikukit rules' for the list of rules."),
    "compare-one": (
        "yang dibandingkan paling sedikit dua dokumen yang terbaca",
        "at least two readable documents are needed to compare",
    ),
    "compare-form": (
        "Contoh: ikukit compare iku_2023.docx iku_2024.docx, atau ikukit compare FOLDER",
        "Example: ikukit compare iku_2023.docx iku_2024.docx, or ikukit compare FOLDER",
    ),
    "bad-values": (
        '"{text}" tidak berbentuk nama=angka',
        '"{text}" is not of the form name=number',
    ),
    "values-form": (
        "Contoh: --values 'Jumlah desa=12; Jumlah desa tepat waktu=11'",
        "Example: --values 'Jumlah desa=12; Jumlah desa tepat waktu=11'",
    ),
    "bad-date": ('"{text}" bukan tanggal', '"{text}" is no date'),
    "date-form": ("Contoh: --date 2024-12-31 atau --date '31 Desember 2024'", "Example: --date 2024-12-31"),
    "values-twice": ('"{text}" diberi nilai dua kali', '"{text}" is given twice'),
    "defect": (
        "ikukit tidak dapat menyelesaikan perintah ini karena cacat di dalamnya ({reason}).",
        "ikukit could not finish this command because of a defect of its own ({reason}).",
    ),
    "report-defect": (
        "Mohon laporkan beserta berkasnya. IKUKIT_DEBUG=1 menampilkan rinciannya.",
        "Please report it together with the file. IKUKIT_DEBUG=1 shows the details.",
    ),
}

_SEVERITIES = {
    Severity.ERROR: ("kesalahan", "error"),
    Severity.WARNING: ("peringatan", "warning"),
    Severity.INFO: ("catatan", "note"),
}

_FIELDS: dict[str, tuple[str, str]] = {
    "agency": ("perangkat daerah", "agency"),
    "baseline": ("nilai awal", "baseline"),
    "consolidation": ("konsolidasi periode", "consolidation"),
    "data_sources": ("sumber data", "data source"),
    "definition": ("definisi operasional", "definition"),
    "direction": ("polaritas", "direction"),
    "extra": ("kolom lain", "other column"),
    "formula_text": ("rumus", "formula"),
    "kind": ("jenis dokumen", "kind of document"),
    "name": ("indikator", "indicator"),
    "number": ("nomor", "number"),
    "objective": ("sasaran/program", "objective"),
    "owners": ("penanggung jawab", "owner"),
    "reason": ("alasan", "reason"),
    "scale": ("skala predikat", "rating scale"),
    "signatories": ("tanda tangan", "signature"),
    "targets": ("target", "target"),
    "title": ("judul", "title"),
    "unit": ("satuan", "unit"),
    "year": ("tahun", "year"),
}

_PARTS: dict[str, tuple[str, str]] = {
    "date": ("tanggal", "date"),
    "name": ("nama", "name"),
    "nip": ("NIP", "NIP"),
    "place": ("tempat", "place"),
    "post": ("jabatan", "post"),
    "rank": ("pangkat", "rank"),
}
"""Fields of an official or an agency, below a field of the document."""


def _index(lang: str) -> int:
    if lang not in LANGUAGES:
        raise ValueError(f"bahasa {lang!r} tidak dikenal; pilih 'id' atau 'en'")
    return LANGUAGES.index(lang)


def say(key: str, lang: str = "id", **facts: object) -> str:
    """The words of ``key`` in ``lang`` with ``facts`` put in.

    >>> say("computed", ok=5, count=6)
    '5 dari 6 indikator dapat dihitung.'
    """
    return _WORDS[key][_index(lang)].format_map(facts)


def severity_word(severity: Severity, lang: str = "id") -> str:
    """What a severity is called.

    >>> severity_word(Severity.WARNING)
    'peringatan'
    """
    return _SEVERITIES[severity][_index(lang)]


def field_word(name: str, lang: str = "id") -> str:
    """What a field of the model is called in documents; the name itself when it has no word of its own.

    >>> field_word("formula_text"), field_word("owners[2]"), field_word("signatories[1].post")
    ('rumus', 'penanggung jawab (2)', 'tanda tangan (1), jabatan')
    """
    words = []
    for depth, step in enumerate(name.split(".")):
        field, bracket, number = step.partition("[")
        named = _PARTS if depth and field in _PARTS else _FIELDS
        word = named.get(field, (field, field))[_index(lang)]
        words.append(f"{word} ({number.rstrip(']')})" if bracket else word)
    return ", ".join(words)
