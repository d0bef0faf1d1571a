"""Numbers that are put into formulas."""

from ikukit.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        code="value-ambiguous",
        severity="warning",
        title=("Angka bermakna ganda", "Number that can be read two ways"),
        message=(
            'Nilai "{label}" tertulis "{written}": dibaca {read}; bisa juga {other}.',
            'The value of "{label}" is written "{written}": read as {read}; it could be {other}.',
        ),
        advice=(
            "Tulis ribuan dengan titik dan desimal dengan koma: 1.234,5.",
            "Write thousands with a dot and decimals with a comma: 1.234,5.",
        ),
        source="EYD V: koma tanda desimal, titik pemisah ribuan",
    ),
    Rule(
        code="value-notation",
        severity="info",
        title=("Angka bukan dalam notasi Indonesia", "Number not in Indonesian notation"),
        message=(
            'Nilai "{label}" tertulis "{written}": dibaca {read}.',
            'The value of "{label}" is written "{written}": read as {read}.',
        ),
        advice=(
            "Tulis ribuan dengan titik dan desimal dengan koma: 1.234,5.",
            "Write thousands with a dot and decimals with a comma: 1.234,5.",
        ),
        source="EYD V: koma tanda desimal, titik pemisah ribuan",
    ),
    Rule(
        code="value-percent",
        severity="warning",
        title=("Tanda persen pada nilai", "Percent sign on a value"),
        message=(
            'Nilai "{label}" tertulis "{written}": dihitung sebagai {read}, bukan {other}.',
            'The value of "{label}" is written "{written}": computed as {read}, not as {other}.',
        ),
        advice=(
            "Bila yang dimaksud pecahan, tulis {other} tanpa tanda persen.",
            "If a fraction is meant, write {other} without the percent sign.",
        ),
        source="Persentase yang menjadi variabel diukur dalam satuan persen",
    ),
    Rule(
        code="value-taken-as-zero",
        severity="warning",
        title=("Nilai kosong dihitung 0", "Missing value counted as 0"),
        message=(
            "Nilai {labels} belum ada dan dihitung 0 menurut kebijakan {policy}.",
            "The value of {labels} is missing and counts as 0 under the policy {policy}.",
        ),
        advice=(
            "Isi nilainya, atau hitung dengan kebijakan strict: hasilnya kosong selama nilai belum lengkap.",
            "Give the value, or compute with the policy strict: no result as long as a value is missing.",
        ),
        source="Nilai yang belum ada bukan nol; DHIS2: strategi NEVER_SKIP dan SKIP_IF_ALL_VALUES_MISSING",
    ),
    Rule(
        code="value-skipped",
        severity="warning",
        title=("Suku tanpa nilai dilewati", "Terms without a value left out"),
        message=(
            "Nilai {labels} tidak ada; jumlah atau rata-rata dihitung tanpa suku itu menurut kebijakan {policy}.",
            "There is no value for {labels}; the sum or mean is computed without that term under the policy {policy}.",
        ),
        advice=(
            "Isi nilainya, atau hitung dengan kebijakan strict: hasilnya kosong selama nilai belum lengkap.",
            "Give the value, or compute with the policy strict: no result as long as a value is missing.",
        ),
        source="Rata-rata atas unsur yang ada; lembar kinerja melewati sel tanpa angka",
    ),
    Rule(
        code="policy-unknown",
        severity="error",
        title=("Kebijakan nilai kosong tidak dikenal", "Unknown policy for missing values"),
        message=(
            'Kolom "{heading}" berisi "{written}", yang bukan kebijakan nilai kosong; dihitung dengan strict.',
            'The column "{heading}" says "{written}", which is no policy for missing values; computed with strict.',
        ),
        advice=("Tulis salah satu: {known}.", "Write one of: {known}."),
        source="Kebijakan nilai kosong dipilih per indikator dan dicetak bersama hasilnya",
    ),
    Rule(
        code="result-out-of-range",
        severity="warning",
        title=("Hasil di luar batas", "Result out of range"),
        message=(
            "Hasilnya {result}, padahal pembilang adalah bagian dari penyebut: seharusnya {low} sampai {high}.",
            "The result is {result}, but the numerator (pembilang) is part of the denominator (penyebut): it should be "
            "{low} to {high}.",
        ),
        advice=("Periksa angka yang dimasukkan.", "Check the numbers put in."),
        source="Bagian tidak mungkin melebihi keseluruhannya; laporan kinerja dengan capaian 206,25 %",
    ),
)
