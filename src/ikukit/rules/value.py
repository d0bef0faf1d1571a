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
