"""The words of reports, Indonesian and English side by side. What findings say stands with their rules."""

from ikukit.reporting.wording import LANGUAGES

_WORDS: dict[str, tuple[str, str]] = {
    "report": ("Laporan indikator kinerja", "Report on performance indicators"),
    "contents": ("Isi laporan", "Contents"),
    "skip": ("Langsung ke isi", "Skip to the content"),
    # the head
    "agency": ("Perangkat daerah", "Agency"),
    "area-code": ("Kode wilayah", "Area code"),
    "year": ("Tahun", "Year"),
    "source": ("Berkas sumber", "Source file"),
    "date": ("Tanggal laporan", "Date of the report"),
    "untitled": ("(tanpa judul)", "(untitled)"),
    # the summary
    "summary": ("Ringkasan", "Summary"),
    "indicators": ("Indikator", "Indicators"),
    "computed": ("Terhitung", "Computed"),
    "computed-note": ("dari {count} indikator", "of {count} indicators"),
    "not-measured": ("belum ada angka", "no numbers yet"),
    "gaps": ("Belum dapat dihitung", "Not yet computed"),
    "gaps-note": ("alasannya pada tiap indikator", "reasons are given below"),
    "achieved": ("Target tercapai", "Target achieved"),
    "achieved-note": ("dari {count} yang dapat dinilai", "of {count} that can be judged"),
    "readable": ("Rumus terbaca", "Formulas read"),
    "findings": ("Temuan", "Findings"),
    "findings-note": (
        "{error} kesalahan, {warning} peringatan, {info} catatan",
        "{error} errors, {warning} warnings, {info} notes",
    ),
    "first": ("Perbaiki lebih dahulu", "Mend these first"),
    "first-note": (
        "Kesalahan membuat indikator tidak dapat dihitung atau tidak berarti.",
        "Errors make an indicator impossible to compute, or meaningless.",
    ),
    "table-summary": ("Semua indikator", "All indicators"),
    # columns
    "no": ("No", "No"),
    "indicator": ("Indikator", "Indicator"),
    "objective": ("Sasaran/program", "Objective"),
    "result": ("Hasil", "Result"),
    "target": ("Target", "Target"),
    "actual": ("Realisasi", "Actual"),
    "achievement": ("Capaian", "Achievement"),
    "rating": ("Predikat", "Rating"),
    "period": ("Periode", "Period"),
    "whole-year": ("Setahun", "Whole year"),
    "variable": ("Variabel", "Variable"),
    "value": ("Nilai", "Value"),
    "missing": ("belum ada", "missing"),
    "unit": ("Satuan", "Unit"),
    "data-sources": ("Sumber data", "Data sources"),
    "owners": ("Penanggung jawab", "Owners"),
    "used-in": ("Dipakai pada indikator", "Used in indicator"),
    "severity": ("Tingkat", "Severity"),
    "finding": ("Temuan", "Finding"),
    "advice": ("Jalan keluar", "Way out"),
    "code": ("Kode", "Code"),
    "where": ("Tempat", "Place"),
    "quotation": ("Kutipan", "Quotation"),
    "status": ("Status", "Status"),
    "number": ("Angka", "Number"),
    # one indicator
    "indicator-at": ("Indikator {number}", "Indicator {number}"),
    "formula": ("Rumus", "Formula"),
    "quoted": ("Kata-kata dokumen", "In the words of the document"),
    "quoted-at": ("{file}, {place}", "{file}, {place}"),
    "no-formula": ("Dokumen tidak memuat rumus untuk indikator ini.", "The document gives no formula here."),
    "unread-formula": ("Rumus tidak dapat dibaca: {reason}", "The formula cannot be read: {reason}"),
    "other-readings": ("Dapat juga dibaca sebagai", "Can also be read as"),
    "numbers": ("Angka yang dimasukkan", "Numbers put in"),
    "calculation": ("Perhitungan", "Calculation"),
    "calculation-of": ("Perhitungan {period}", "Calculation for {period}"),
    "result-of": ("Hasil {period}", "Result for {period}"),
    "not-computed": ("tidak dapat dihitung", "cannot be computed"),
    "because": ("Alasan: {reason}", "Reason: {reason}"),
    "doubtful": (
        "Perhatikan dahulu sebelum memakai angka ini: {findings}",
        "Mind this before using the number: {findings}",
    ),
    "periods": ("Hasil per periode", "Results by period"),
    "charts": ("Grafik", "Charts"),
    "chart": ("Grafik {name}", "Chart of {name}"),
    "chart-about": (
        "Diagram batang hasil per periode: {values}.",
        "Bar chart of the results by period: {values}.",
    ),
    "chart-target": ("target {value}", "target {value}"),
    "none": ("Tidak ada temuan.", "No findings."),
    "findings-here": ("Temuan pada indikator ini", "Findings about this indicator"),
    "none-here": ("Tidak ada temuan pada indikator ini.", "No findings about this indicator."),
    # what is to be collected
    "collect": ("Data yang perlu dikumpulkan", "Data to be collected"),
    "collect-note": (
        "Setiap variabel di bawah ini dihitung oleh satu rumus atau lebih. Isi angkanya, lalu buat laporan ini lagi.",
        "Each variable below is counted by one formula or more. Fill in its number and make this report again.",
    ),
    "collect-missing": (
        "Tanpa angka ini indikator yang bersangkutan tidak dapat dihitung.",
        "Without these numbers the indicators concerned cannot be computed.",
    ),
    # the appendix
    "appendix": ("Lampiran", "Appendix"),
    "all-findings": ("Semua temuan", "All findings"),
    "document": ("Dokumen", "Document"),
    "method": ("Cara menghitung", "Method"),
    "method-arithmetic": ("Hitungan", "Arithmetic"),
    "method-arithmetic-text": (
        "Rumus dihitung persis seperti tertulis, dengan pecahan tepat; tidak ada yang dikalikan diam-diam.",
        "Formulas are computed as written, with exact fractions; nothing is multiplied or divided in silence.",
    ),
    "method-gaps": ("Angka yang tidak ada", "Missing numbers"),
    "method-gaps-text": (
        "Angka yang tidak ada bukan nol: hasilnya dikosongkan dan alasannya disebut. Pembagi nol tidak memberi hasil.",
        "A missing number is no zero: there is no result, and the reason is told. A zero divisor gives no result.",
    ),
    "method-rounding": ("Pembulatan", "Rounding"),
    "method-rounding-text": (
        "Hanya saat dicetak: setengah ke atas, dua desimal.",
        "Only in print: half up, two decimals.",
    ),
    "method-rule": ("Rumus capaian", "Achievement rule"),
    "method-used": ("Dipakai pada indikator {indicators}.", "Used for indicators {indicators}."),
    "method-policy": ("Batas dan nol", "Bounds and zeros"),
    "policy-cap": ("batas atas", "cap"),
    "policy-floor": ("batas bawah", "floor"),
    "policy-zero_target": ("target nol", "target zero"),
    "policy-zero_actual": ("realisasi nol", "actual value zero"),
    "policy-both_zero": ("keduanya nol", "both zero"),
    "policy-none": ("tidak diatur", "not set"),
    "way-sum": (
        "Variabel semua periode dijumlahkan, lalu rumusnya dihitung.",
        "Variables are added up, then computed.",
    ),
    "way-average": ("Variabel semua periode dirata-ratakan, lalu dihitung.", "Variables are averaged, then computed."),
    "way-last": ("Nilai terakhir yang diketahui dipakai.", "The last known value counts."),
    "method-scale": ("Skala predikat", "Rating scale"),
    "method-consolidation": ("Konsolidasi periode", "Consolidation of periods"),
    "method-version": ("Perangkat lunak", "Software"),
    "method-nip": ("NIP", "NIP"),
    "method-nip-masked": (
        "Disamarkan kecuali tiga angka terakhir, karena NIP memuat tanggal lahir.",
        "Masked but for the last three digits, because a NIP holds a birth date.",
    ),
    "signatures": ("Tanda tangan", "Signatures"),
    "signatures-note": ("sebagaimana tercantum dalam dokumen", "as the document has them"),
    # many offices
    "league": ("Perbandingan antarperangkat daerah", "Offices side by side"),
    "offices": ("Perangkat daerah", "Offices"),
    "office": ("Perangkat daerah", "Office"),
    "pooled": ("Gabungan", "Pooled"),
    "pooled-note": (
        "Variabel semua perangkat daerah dijumlahkan, lalu rumusnya dihitung; persentase tidak pernah dirata-ratakan.",
        "Pooled adds up the variables of all offices and then computes the formula; percentages are never averaged.",
    ),
    "unreadable": ("Berkas yang tidak dapat dibaca", "Files that cannot be read"),
    "file": ("Berkas", "File"),
    "reason": ("Alasan", "Reason"),
    "errors": ("Kesalahan", "Errors"),
    "warnings": ("Peringatan", "Warnings"),
    "infos": ("Catatan", "Notes"),
}


def tell(key: str, lang: str = "id", **facts: object) -> str:
    """The words of ``key`` in ``lang`` with ``facts`` put in.

    >>> tell("computed-note", count=6)
    'dari 6 indikator'
    """
    return _WORDS[key][LANGUAGES.index(lang)].format_map(facts)
