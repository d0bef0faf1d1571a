"""Targets, actual values, achievements and ratings: what was guessed or is doubtful when a document is scored."""

from ikukit.rules.rule import Rule

_POLARITY = "Rumus capaian bergantung pada polaritas (PermenPANRB 8/2021, lampiran; manual IKU Kementerian Keuangan)"
_PERIODS = "Manual IKU Kementerian Keuangan: konsolidasi periode (sum, average, take last known value)"
_SAY_DIRECTION = (
    "Sebutkan polaritasnya di kolom polaritas, atau dengan direction=...",
    "State the polarity in its column, or by direction=...",
)
_SCALES = "Skala harus membagi semua nilai tanpa celah dan tanpa tumpang tindih; skala bilangan bulat menyisakan 90,5"
_REPORTS = "Capaian yang dilaporkan harus dapat dihitung ulang dari target dan realisasinya (PermenPANRB 53/2014)"
_ZERO = "Aplikasi kinerja memberi hasil yang berbeda-beda untuk target atau realisasi nol"

RULES: tuple[Rule, ...] = (
    Rule(
        "direction-from-target",
        "info",
        ("Polaritas dari batas target", "Polarity taken from the target"),
        (
            'Polaritas tidak disebut; target "{target}" menunjukkan {direction}.',
            'The polarity is not stated; the target "{target}" says {direction}.',
        ),
        _SAY_DIRECTION,
        _POLARITY,
    ),
    Rule(
        "direction-guessed",
        "warning",
        ("Polaritas diterka dari nama", "Polarity guessed from the name"),
        (
            'Polaritas tidak disebut; karena indikator menghitung "{words}" ({source}), diterka {direction}.',
            'The polarity is not stated; as the indicator counts "{words}" ({source}), {direction} is guessed.',
        ),
        _SAY_DIRECTION,
        _POLARITY,
    ),
    Rule(
        "direction-assumed",
        "warning",
        ("Polaritas dianggap maximize", "Polarity taken as maximize"),
        (
            "Polaritas tidak disebut; dianggap semakin tinggi semakin baik.",
            "The polarity is not stated; higher is taken to be better.",
        ),
        _SAY_DIRECTION,
        _POLARITY,
    ),
    Rule(
        "target-bound-against-direction",
        "warning",
        ("Batas target berlawanan dengan polaritas", "Bound of the target against the polarity"),
        (
            'Target "{target}" membatasi ke arah lain daripada polaritas {direction}.',
            'The target "{target}" bounds the other way than the polarity {direction}.',
        ),
        ("Periksa target atau polaritasnya.", "Check the target or the polarity."),
        _POLARITY,
    ),
    Rule(
        "achievement-rule-assumed",
        "warning",
        ("Aturan capaian tidak dipilih", "Achievement rule not chosen"),
        (
            "Dipakai aturan {rule} ({value}); aturan lain memberi {others}.",
            "Rule {rule} was taken ({value}); other rules give {others}.",
        ),
        ("Sebutkan aturannya dengan rule=... (--rule).", "Name the rule by rule=... (--rule)."),
        "Rumus capaian minimize yang dipakai laporan dan aplikasi berbeda-beda (lihat daftar aturan capaian)",
    ),
    Rule(
        "achievement-by-policy",
        "info",
        ("Capaian menurut kebijakan", "Achievement by policy"),
        (
            "Aturan {rule} membagi dengan nol; menurut kebijakan capaiannya {value}.",
            "Rule {rule} divides by zero; by the policy the achievement is {value}.",
        ),
        ("Sebutkan kebijakan ini dalam laporan.", "Name this policy in the report."),
        _ZERO,
    ),
    Rule(
        "achievement-bounded",
        "info",
        ("Capaian dibatasi", "Achievement bounded"),
        (
            "Capaian {computed} dibatasi menjadi {value}.",
            "The achievement {computed} was bounded to {value}.",
        ),
        ("Sebutkan batasnya dalam laporan.", "Name the bound in the report."),
        "Batas capaian berbeda-beda: tanpa batas, 100, 110, 120, 150 %",
    ),
    Rule(
        "actual-in-percent",
        "warning",
        ("Pecahan dibandingkan dengan persen", "Ratio compared with percent"),
        (
            "Hasil rumus pecahan {ratio}, targetnya persen; dibandingkan sebagai {percent}.",
            "The formula gives the ratio {ratio}, the target is in percent; compared as {percent}.",
        ),
        ('Tambahkan "x 100 %" pada rumus.', 'Add "x 100 %" to the formula.'),
        "Satuan target dan hasil rumus harus sama",
    ),
    Rule(
        "actual-printed",
        "info",
        ("Realisasi dari dokumen", "Actual value taken from the document"),
        (
            'Realisasi "{written}" diambil dari kolom dokumen, tidak dihitung.',
            'The actual value "{written}" is taken from the document, not computed.',
        ),
        ("Berikan nilai variabelnya agar dapat dihitung.", "Give the values of the variables to compute it."),
        "Realisasi harus dapat ditelusuri ke datanya (Perpres 29/2014, pengelolaan data kinerja)",
    ),
    Rule(
        "actual-differs-from-formula",
        "warning",
        ("Realisasi lain dari hasil rumus", "Actual value differs from the formula"),
        (
            "Realisasi yang diberikan {given}, tetapi rumusnya menghasilkan {computed}.",
            "The actual value given is {given}, but the formula yields {computed}.",
        ),
        ("Periksa realisasi dan angka variabelnya.", "Check the actual value and the variables."),
        "Realisasi harus dapat ditelusuri ke datanya (Perpres 29/2014, pengelolaan data kinerja)",
    ),
    Rule(
        "value-unused",
        "warning",
        ("Nilai tidak dipakai", "Value not used"),
        (
            'Nilai "{label}" tidak dipakai rumus mana pun yang terbaca.',
            'The value of "{label}" is used by no formula that could be read.',
        ),
        ("Periksa nama variabelnya, dan rumus yang tidak terbaca.", "Check its name and the unreadable formulas."),
        "Realisasi harus dapat ditelusuri ke datanya (Perpres 29/2014, pengelolaan data kinerja)",
    ),
    Rule(
        "target-formula-unit",
        "warning",
        ("Satuan target lain dari hasil rumus", "Target in another unit than the formula"),
        (
            'Target {target}, tetapi rumusnya menghasilkan satuan "{unit}".',
            'The target is {target}, but the formula yields "{unit}".',
        ),
        ("Samakan satuan target dengan satuan rumus.", "Make the units agree."),
        "Satuan target dan hasil rumus harus sama",
    ),
    Rule(
        "target-from-quarters",
        "info",
        ("Target setahun dari triwulan", "Target of the year from its quarters"),
        (
            "Target setahun tidak disebut; dari target triwulan ({way}): {value}.",
            "No target for the year; from those of the quarters ({way}): {value}.",
        ),
        ("Tulis target setahun.", "State the target of the year."),
        _PERIODS,
    ),
    Rule(
        "consolidation-unknown",
        "warning",
        ("Triwulan tidak dapat digabung", "Quarters cannot be put together"),
        (
            "Ada angka per triwulan, tetapi tidak disebut cara menggabungkannya menjadi setahun.",
            "There are numbers for quarters, but how they make a year is not said.",
        ),
        (
            "Sebutkan konsolidasi di dokumen, atau dengan consolidation=... (--consolidation).",
            "State the consolidation in the document, or by consolidation=... (--consolidation).",
        ),
        _PERIODS,
    ),
    Rule(
        "quarters-incomplete",
        "info",
        ("Belum semua triwulan terisi", "Not all quarters are there"),
        (
            "Setahun dihitung dari {count} di antara {whole} bagian: {there}.",
            "The year is computed from {count} of its {whole} parts: {there}.",
        ),
        ("Lengkapi angkanya, atau sebut capaian sementara.", "Add the numbers, or call it preliminary."),
        _PERIODS,
    ),
    Rule(
        "stock-summed",
        "warning",
        ("Keadaan dijumlahkan", "A state was added up"),
        (
            'Nilai "{label}" sama setiap kali ({value}) dan dijumlahkan menjadi {total}.',
            'The value of "{label}" is the same each time ({value}) and was added up to {total}.',
        ),
        (
            'Bila itu keadaan, bukan tambahan, pakai nilai terakhir: consolidation={{"{label}": "last", "": "sum"}}.',
            'If it is a state and no flow, take the last value: consolidation={{"{label}": "last", "": "sum"}}.',
        ),
        _PERIODS,
    ),
    Rule(
        "results-consolidated",
        "warning",
        ("Hasil triwulan yang digabung, bukan datanya", "Results of quarters put together, not their data"),
        (
            "Setahun {value} digabung dari hasil triwulan ({way}); dari datanya: {other}.",
            "The year's {value} is made from the results of quarters ({way}); from their data: {other}.",
        ),
        ("Gabungkan datanya, baru hitung rumusnya.", "Put the data together, then compute."),
        "Rata-rata persentase bukan persentase keseluruhan bila penyebutnya berbeda",
    ),
    Rule(
        "grades-as-numbers",
        "info",
        ("Predikat sebagai angka", "Grades as numbers"),
        (
            "Predikat dihitung sebagai angka menurut {scale}: {numbers}.",
            "Grades were computed as numbers by {scale}: {numbers}.",
        ),
        ("Pilih daftar angka lain dengan Policy(grades=...).", "Choose other numbers by Policy(grades=...)."),
        "Aplikasi memberi angka yang berbeda untuk predikat yang sama",
    ),
    Rule(
        "rating-in-gap",
        "info",
        ("Capaian di sela dua kelas", "Achievement between two classes"),
        (
            "Capaian {value} jatuh {gap}, yang tidak disebut skala; dinilai {label} menurut batas bawahnya.",
            "The achievement {value} lies {gap} (not covered by the scale); rated {label} by its lower bound.",
        ),
        ("Sebutkan pembulatan sebelum penilaian.", "Say how achievements are rounded before they are rated."),
        "Selang bilangan bulat pada skala Permendagri 86/2017 dan PermenPANRB 8/2021 menyisakan celah",
    ),
    Rule(
        "scale-gap",
        "warning",
        ("Skala berlubang", "Hole in a scale"),
        (
            'Capaian {witness} tidak masuk kelas mana pun: "{lower}" berakhir pada {end}, "{upper}" mulai dari '
            "{start}.",
            'An achievement of {witness} is in no class: "{lower}" ends at {end}, "{upper}" begins at {start}.',
        ),
        (
            'Tulis batas bawah saja, misalnya "{upper}" >= {start}, "{lower}" di bawahnya.',
            'Write lower bounds only, as in "{upper}" >= {start}, with "{lower}" below it.',
        ),
        _SCALES,
    ),
    Rule(
        "scale-overlap",
        "warning",
        ("Kelas skala tumpang tindih", "Classes of a scale overlap"),
        (
            'Capaian {witness} masuk dua kelas: "{lower}" dan "{upper}".',
            'An achievement of {witness} is in two classes: "{lower}" and "{upper}".',
        ),
        ("Tulis batas bawah saja, dan sebut batas itu masuk kelas mana.", "Write lower bounds, and whose they are."),
        _SCALES,
    ),
    Rule(
        "scale-order",
        "info",
        ("Kelas skala tidak berurutan", "Classes of a scale out of order"),
        (
            'Kelas "{label}" tidak pada tempatnya setelah "{before}".',
            'The class "{label}" is out of place after "{before}".',
        ),
        ("Urutkan kelas dari yang tertinggi.", "List the classes from the highest down."),
        _SCALES,
    ),
    Rule(
        "scale-no-upper-end",
        "info",
        ("Skala tanpa ujung atas", "No upper end of a scale"),
        (
            'Capaian {witness} tidak masuk kelas mana pun: "{label}" berakhir pada {end}.',
            'An achievement of {witness} is in no class: "{label}" ends at {end}.',
        ),
        ("Tulis kelas tertinggi tanpa batas atas, atau batasi capaian.", "Leave the highest class open, or cap."),
        _SCALES,
    ),
    Rule(
        "scale-no-lower-end",
        "info",
        ("Skala tanpa ujung bawah", "No lower end of a scale"),
        (
            'Capaian {witness} tidak masuk kelas mana pun: "{label}" mulai dari {start}.',
            'An achievement of {witness} is in no class: "{label}" begins at {start}.',
        ),
        (
            "Tulis kelas terendah tanpa batas bawah: capaian (2T - R) / T dapat negatif.",
            "Leave the lowest class open: an achievement (2T - R) / T can be negative.",
        ),
        _SCALES,
    ),
    Rule(
        "scale-interval-reversed",
        "warning",
        ("Selang kelas terbalik", "Interval the wrong way round"),
        ('Selang "{written}" untuk "{label}" terbalik.', 'The interval "{written}" of "{label}" is reversed.'),
        ("Tulis batas bawah dulu.", "Write the lower end first."),
        _SCALES,
    ),
    Rule(
        "scale-interval-unread",
        "error",
        ("Selang kelas tidak terbaca", "Interval cannot be read"),
        ('Selang "{written}" untuk "{label}" tidak terbaca.', 'The interval "{written}" of "{label}" is unreadable.'),
        ('Tulis seperti ">= 91", "76 - 90", atau "< 51".', 'Write as in ">= 91", "76 - 90", or "< 51".'),
        _SCALES,
    ),
    Rule(
        "scale-label-repeated",
        "warning",
        ("Nama kelas berulang", "Name of a class repeated"),
        ('Kelas "{label}" disebut lebih dari sekali.', 'The class "{label}" occurs more than once.'),
        ("Beri setiap kelas nama sendiri.", "Give each class its own name."),
        _SCALES,
    ),
    Rule(
        "achievement-differs",
        "error",
        ("Capaian tercetak tidak dapat dihitung ulang", "Printed achievement cannot be recomputed"),
        (
            "Capaian tercetak {printed}; dari target {target} dan realisasi {actual} seharusnya {expected}.",
            "The printed achievement is {printed}; target {target} and actual value {actual} give {expected}.",
        ),
        ("Periksa ketiga angka itu.", "Check the three numbers."),
        _REPORTS,
    ),
    Rule(
        "achievement-other-rule",
        "warning",
        ("Capaian dihitung dengan aturan lain", "Achievement computed by another rule"),
        (
            "Capaian tercetak {printed}; menurut aturan laporan ini seharusnya {expected}. Cocok dengan: {others}.",
            "The printed achievement is {printed}; by the report's rule it is {expected}. It fits: {others}.",
        ),
        ("Pakai satu aturan untuk seluruh laporan.", "Use one rule in the whole report."),
        _REPORTS,
    ),
    Rule(
        "report-rules-mixed",
        "warning",
        ("Tidak ada satu aturan untuk seluruh laporan", "No one rule for the whole report"),
        (
            "Tidak ada aturan, batas dan pembulatan yang cocok untuk semua baris sekaligus.",
            "No rule, bound and rounding fit all rows at once.",
        ),
        ("Periksa tiap baris, dan sebutkan aturannya.", "Check each row, and state the rule."),
        _REPORTS,
    ),
    Rule(
        "rating-differs",
        "error",
        ("Predikat tidak sesuai capaian", "Rating does not fit the achievement"),
        (
            'Predikat "{label}" untuk capaian {achievement}; seharusnya {expected}.',
            'The rating "{label}" for an achievement of {achievement} should be {expected}.',
        ),
        ("Periksa predikat atau skalanya.", "Check the rating or its scale."),
        _REPORTS,
    ),
    Rule(
        "rating-scale-unknown",
        "info",
        ("Skala predikat tidak dikenal", "Rating scale not known"),
        (
            'Tidak ada skala yang memuat semua predikat laporan ini (misalnya "{label}").',
            'No known scale has all the ratings of this report ("{label}" is one).',
        ),
        ("Berikan skalanya: recompute(..., scale=make_scale(...)).", "Give the scale: make_scale(...)."),
        _REPORTS,
    ),
)
