"""Findings about one indicator: name, formula and satuan against each other, numerator against denominator."""

from ikukit.rules.rule import Rule

_PER20 = "PER/20/M.PAN/11/2008: indikator harus jelas dan dapat diukur"
_MS_IND = "Satu Data Indonesia, MS-Ind: rumus, ukuran dan satuan sebuah indikator harus sesuai"
_ARITHMETIC = "Ilmu hitung: hasil rumus harus sesuai dengan yang disebut namanya"
_OVER_100 = "Laporan kinerja dengan capaian 206,25 % karena penyebut bukan keseluruhan"

RULES: tuple[Rule, ...] = (
    Rule(
        "missing-formula",
        "error",
        ("Rumus tidak ada", "Formula missing"),
        (
            "Indikator ini tidak punya rumus, sehingga tidak dapat dihitung.",
            "This indicator has no formula, so it cannot be computed.",
        ),
        (
            'Tulis rumusnya, misalnya "Jumlah desa yang tepat waktu dibagi Jumlah desa x 100 %".',
            'Write its formula, such as "Jumlah desa yang tepat waktu dibagi Jumlah desa x 100 %".',
        ),
        _PER20,
    ),
    Rule(
        "formula-repeats-indicator",
        "info",
        ("Rumus hanya mengulang nama indikator", "Formula only repeats the name"),
        (
            "Rumus hanya mengulang nama indikator; cara menghitungnya tidak disebut.",
            "The formula only repeats the name of the indicator; how to compute it is not said.",
        ),
        (
            "Sebutkan apa yang dihitung dan dari mana nilainya diambil.",
            "Say what is counted and where the value is taken from.",
        ),
        _PER20,
    ),
    Rule(
        "formula-of-other-indicator",
        "info",
        ("Rumus tampaknya milik indikator lain", "Formula seems to belong to another indicator"),
        (
            'Tidak satu pun hal yang disebut nama indikator ada dalam rumus; rumus menghitung "{words}".',
            'Nothing that the name speaks of occurs in the formula; the formula counts "{words}".',
        ),
        (
            "Periksa apakah rumus ini tersalin dari indikator lain.",
            "See whether this formula was copied from another indicator.",
        ),
        "Evaluasi RKPD kecamatan 2022: rumus indikator lain tercetak di bawah indikator ini",
    ),
    Rule(
        "percent-factor-missing",
        "warning",
        ("Persentase tanpa kali 100", "Percentage without times 100"),
        (
            "Hasil rumus adalah pecahan (0 sampai 1), bukan persen: tidak ada kali 100.",
            "The formula gives a fraction (0 to 1), not percent: it is not multiplied by 100.",
        ),
        ('Tambahkan "x 100 %" di akhir rumus.', 'Add "x 100 %" at the end of the formula.'),
        "Dokumen IKU Kecamatan Senduro 2024 baris 1; IKU Kecamatan Dukun",
    ),
    Rule(
        "no-denominator",
        "error",
        ("Persentase tanpa penyebut", "Percentage without denominator"),
        (
            "Indikator ini persentase, tetapi rumus tidak menyebut penyebut (dibagi apa).",
            "This indicator is a percentage, but the formula names no denominator (penyebut).",
        ),
        (
            'Lengkapi rumus: "... dibagi Jumlah ... x 100 %".',
            'Complete the formula: "... dibagi Jumlah ... x 100 %".',
        ),
        "Dokumen IKU Kecamatan Senduro 2024 baris 5; " + _PER20,
    ),
    Rule(
        "unit-mismatch",
        "warning",
        ("Satuan tidak sesuai", "Units disagree"),
        (
            '"{stated}" tidak sesuai dengan rumus, yang menghasilkan {computed}.',
            '"{stated}" does not agree with the formula, which gives "{computed}".',
        ),
        (
            "Samakan nama indikator, satuan, dan rumus.",
            "Make name, satuan and formula agree.",
        ),
        _MS_IND,
    ),
    Rule(
        "name-unit-conflict",
        "warning",
        ("Nama dan satuan bertentangan", "Name and satuan contradict each other"),
        (
            'Nama indikator menyebut "{stated}", tetapi satuannya "{unit}".',
            'The name says "{stated}", but the satuan is "{unit}".',
        ),
        ("Perbaiki satuan atau nama indikator.", "Correct the satuan or the name."),
        _MS_IND,
    ),
    Rule(
        "ratio-without-division",
        "warning",
        ("Rasio tanpa pembagian", "Ratio without a division"),
        (
            "Nama indikator menyebut rasio, tetapi rumus tidak membagi apa pun.",
            "The name says ratio, but the formula divides nothing.",
        ),
        ("Lengkapi rumus dengan pembaginya.", "Complete the formula with its divisor."),
        _ARITHMETIC,
    ),
    Rule(
        "mean-without-division",
        "warning",
        ("Rata-rata tanpa pembagi", "Mean without a divisor"),
        (
            "Nama indikator menyebut rata-rata, tetapi rumus hanya menjumlahkan.",
            "The name says mean, but the formula only adds up.",
        ),
        ("Bagi jumlah itu dengan banyaknya yang dijumlahkan.", "Divide the sum by the number of things added."),
        _ARITHMETIC,
    ),
    Rule(
        "difference-without-subtraction",
        "warning",
        ("Selisih tanpa pengurangan", "Difference without a subtraction"),
        (
            "Nama indikator menyebut selisih, tetapi rumus tidak mengurangkan apa pun.",
            "The name says difference, but the formula subtracts nothing.",
        ),
        ('Tulis rumus sebagai "A dikurangi B".', 'Write the formula as "A dikurangi B".'),
        _ARITHMETIC,
    ),
    Rule(
        "growth-without-difference",
        "warning",
        ("Pertumbuhan tanpa selisih", "Growth without a difference"),
        (
            "Nama indikator menyebut {growth}, tetapi rumus hanya membagi nilai dua periode: hasilnya bukan {growth}.",
            "The name says {growth}, but the formula only divides the values of two periods: that is not a change.",
        ),
        (
            "Tulis (nilai baru dikurangi nilai lama) dibagi nilai lama x 100 %.",
            "Write (new value minus old value) divided by old value x 100 %.",
        ),
        _ARITHMETIC,
    ),
    Rule(
        "direction-reversed",
        "warning",
        ("Arah selisih terbalik", "Difference the wrong way round"),
        (
            "Nama indikator menyebut {growth}, tetapi rumus menghitung kebalikannya: {growth} akan bernilai minus.",
            "The name says {growth}, but the formula computes the opposite: the result will be negative.",
        ),
        ("Tukar kedua sisi pengurangan.", "Swap the two sides of the subtraction."),
        _ARITHMETIC,
    ),
    Rule(
        "scale-mismatch",
        "warning",
        ("Pengali tidak sesuai nama", "Factor does not fit the name"),
        (
            "Nama indikator menyebut per {stated}, tetapi rumus mengalikan dengan {factor}.",
            "The name says per {stated}, but the formula multiplies by {factor}.",
        ),
        ("Samakan pengali dengan nama indikator.", "Make the factor agree with the name."),
        "PP 6/2008: angka per 1.000, per 10.000, per 100.000 penduduk",
    ),
    Rule(
        "operand-mismatch",
        "warning",
        ("Pembilang dan penyebut menyebut hal berbeda", "Numerator and denominator name different things"),
        (
            'Pembilang dan penyebut menyebut hal yang berbeda: hanya {side} yang menyebut "{words}".',
            'Numerator (pembilang) and denominator (penyebut) name different things: only the {side} says "{words}".',
        ),
        (
            'Bila maksudnya sama, tulis "{words}" di keduanya; bila tidak, jelaskan dalam definisi operasional.',
            'If the same is meant, write "{words}" in both; if not, explain it in the definisi operasional.',
        ),
        "Dokumen IKU Kecamatan Senduro 2024 baris 1 dan 4",
    ),
    Rule(
        "denominator-wider",
        "warning",
        ("Penyebut lebih luas daripada pembilang", "Denominator wider than numerator"),
        (
            'Penyebut lebih luas: pembilang hanya "{narrow}", penyebut menghitung semua "{wide}".',
            'The denominator (penyebut) is wider: the numerator (pembilang) counts "{narrow}" only, the denominator '
            'all "{wide}".',
        ),
        (
            'Bila yang dinilai hanya "{narrow}", sebutkan itu juga di penyebut.',
            'If only "{narrow}" is meant, say so in the denominator too.',
        ),
        "Dokumen IKU Kecamatan Senduro 2024 baris 2",
    ),
    Rule(
        "numerator-not-part-of-denominator",
        "warning",
        ("Pembilang bukan bagian dari penyebut", "Numerator is not part of the denominator"),
        (
            'Pembilang bukan bagian dari penyebut ("{numerator}" adalah {numerator_kind}, "{denominator}" adalah '
            "{denominator_kind}): hasilnya bukan persentase dan dapat melebihi 100 %.",
            'The numerator (pembilang) is no part of the denominator (penyebut): "{numerator}", "{denominator}"; the '
            "result is no percentage and may exceed 100 %.",
        ),
        (
            "Pakai penyebut yang memuat pembilang, atau sebut indikator ini rasio atau angka per penduduk.",
            "Use a denominator that contains the numerator, or call this a ratio or a rate.",
        ),
        _OVER_100,
    ),
    Rule(
        "numerator-denominator-swapped",
        "warning",
        ("Pembilang dan penyebut tertukar", "Numerator and denominator swapped"),
        (
            "Yang dibagi adalah keseluruhan dan pembaginya hanya sebagian: hasilnya 100 % atau lebih.",
            "The whole is divided by a part of it: the result is 100 % or more.",
        ),
        ("Tukar pembilang dan penyebut.", "Swap numerator (pembilang) and denominator (penyebut)."),
        _OVER_100,
    ),
    Rule(
        "numerator-denominator-opposite",
        "warning",
        ("Pembilang dan penyebut berlawanan", "Numerator and denominator are opposites"),
        (
            "Pembilang dan penyebut saling berlawanan, jadi yang satu bukan bagian dari yang lain.",
            "Numerator (pembilang) and denominator (penyebut) are opposites, so neither is part of the other.",
        ),
        ("Pakai keseluruhan sebagai penyebut.", "Use the whole as denominator."),
        _OVER_100,
    ),
    Rule(
        "numerator-equals-denominator",
        "warning",
        ("Pembilang sama dengan penyebut", "Numerator equals denominator"),
        (
            "Pembilang dan penyebut sama, sehingga hasilnya selalu {result}.",
            "Numerator (pembilang) and denominator (penyebut) are the same, so the result is always {result}.",
        ),
        ("Perbaiki pembilang atau penyebut.", "Correct the numerator or the denominator."),
        _ARITHMETIC,
    ),
    Rule(
        "divisor-not-count-of-terms",
        "error",
        ("Pembagi bukan banyaknya suku", "Divisor is not the number of terms"),
        (
            "Ada {count} hal yang dijumlahkan, tetapi dibagi {divisor}: itu bukan rata-rata.",
            "{count} things are added, but the sum is divided by {divisor}: that is no mean.",
        ),
        (
            "Bagi dengan {count}, atau lengkapi hal yang dijumlahkan.",
            "Divide by {count}, or complete the things added.",
        ),
        "Dokumen IKU Kecamatan Senduro 2024 baris 3: rata-rata lima persentase",
    ),
    Rule(
        "weights-not-one",
        "warning",
        ("Jumlah bobot bukan 100 %", "Weights do not add up to 100 %"),
        ("Jumlah bobot adalah {total}, bukan 1 atau 100 %.", "The weights add up to {total}, not to 1 or 100 %."),
        ("Periksa bobotnya.", "Check the weights."),
        "Indeks tertimbang: bobot berjumlah 1 atau 100 %",
    ),
    Rule(
        "sum-of-percentages",
        "warning",
        ("Persentase dijumlahkan", "Percentages added up"),
        (
            "{count} persentase dijumlahkan tanpa dibagi: hasilnya dapat melebihi 100 %.",
            "{count} percentages are added without a division: the result may exceed 100 %.",
        ),
        (
            "Jumlahkan pembilang dan penyebutnya masing-masing, atau bagi dengan {count}.",
            "Add numerators and denominators separately, or divide by {count}.",
        ),
        "Persentase dari kelompok yang berbeda tidak dapat dijumlahkan",
    ),
    Rule(
        "unlike-terms-added",
        "warning",
        ("Hal yang tidak sejenis dijumlahkan", "Unlike things added"),
        (
            '"{first}" ({first_kind}) dan "{second}" ({second_kind}) tidak sejenis, tetapi {operation}.',
            '"{first}" and "{second}" are unlike, but the formula adds or subtracts them.',
        ),
        ("Jumlahkan hanya hal yang satuannya sama.", "Add only things of the same unit."),
        _ARITHMETIC,
    ),
    Rule(
        "term-repeated",
        "warning",
        ("Suku yang sama dua kali", "The same term twice"),
        ('"{words}" dijumlahkan dua kali.', '"{words}" is added twice.'),
        ("Hapus yang berlebih, atau ganti dengan yang dimaksud.", "Remove one, or write what was meant."),
        _ARITHMETIC,
    ),
    Rule(
        "indicator-is-objective",
        "warning",
        ("Indikator tertulis sebagai sasaran", "Indicator written as an objective"),
        (
            'Nama indikator diawali "{words}": itu kalimat sasaran, bukan ukuran.',
            'The name begins with "{words}": that is an objective, not a measure.',
        ),
        (
            "Awali nama dengan ukurannya: Persentase, Jumlah, Rata-rata, Nilai, Indeks ...",
            "Begin the name with the measure: Persentase, Jumlah, Rata-rata, Nilai, Indeks ...",
        ),
        "PermenPANRB 88/2021: indikator memenuhi kriteria SMART (spesifik, dapat diukur)",
    ),
    Rule(
        "indicator-compound",
        "info",
        ("Dua ukuran dalam satu indikator", "Two measures in one indicator"),
        ('Nama indikator memuat dua ukuran: "{words}".', 'The name holds two measures: "{words}".'),
        ("Pisahkan menjadi dua indikator.", "Make two indicators of it."),
        "PermenPANRB 88/2021: indikator memenuhi kriteria SMART (spesifik)",
    ),
)
