"""Why there is no achievement, and what cannot be meant when scores are asked for. No full stops, as in ``values``."""

from ikukit.refusals.refusal import Refusal

REFUSALS: tuple[Refusal, ...] = (
    # why there is no achievement
    Refusal("no-target", ("target belum ada", "there is no target yet")),
    Refusal("target-unread", ('target "{target}" bukan angka', 'the target "{target}" is no number')),
    Refusal(
        "target-of-other-period",
        ("tidak ada target untuk {period} (yang ada: {there})", "there is no target for {period} (there are: {there})"),
    ),
    Refusal(
        "target-of-other-year",
        ("tidak ada target setahun (yang ada: {there})", "there is no target for the year (there are: {there})"),
    ),
    Refusal(
        "targets-several",
        ("ada beberapa target ({there}); sebutkan tahunnya", "there are several targets ({there}); say which year"),
    ),
    Refusal(
        "targets-not-joined",
        (
            "target setahun tidak disebut, dan cara menggabungkan target triwulan juga tidak",
            "no target is given for the year, nor how those of the quarters make one",
        ),
    ),
    Refusal(
        "kinds-differ",
        (
            "target {target} dan realisasi {actual} tidak sejenis",
            "target {target} and actual value {actual} are of different kinds",
        ),
    ),
    Refusal(
        "units-differ",
        (
            "target {target} tidak dapat dibandingkan dengan realisasi {actual}: satuannya lain",
            "target {target} cannot be compared with the actual value {actual}: the units differ",
        ),
    ),
    Refusal(
        "no-rule-for-target",
        ("tidak ada aturan {direction} untuk target {target}", "there is no {direction} rule for the target {target}"),
    ),
    Refusal("rule-undefined", ("{why} (aturan {rule})", "{why} (rule {rule})")),
    Refusal(
        "grades-without-numbers",
        (
            "tidak ada angka untuk predikat {target} dan {actual} dalam {scales}",
            "there are no numbers for the grades {target} and {actual} in {scales}",
        ),
    ),
    # why there is no actual value
    Refusal(
        "consolidation-not-said",
        (
            "cara menggabungkan triwulan tidak disebut (konsolidasi: jumlah, rata-rata, atau nilai terakhir)",
            "how quarters make a year is not said (consolidation: sum, average, or last)",
        ),
    ),
    Refusal("actual-missing", ("realisasi belum ada", "there is no actual value yet")),
    Refusal("actual-unread", ('realisasi "{text}" bukan angka', 'the actual value "{text}" is no number')),
    Refusal("actual-grade", ("realisasi berupa predikat", "the actual value is a grade")),
    # what a report shows that was computed again
    Refusal(
        "rows-that-fit",
        (
            "{fits} dari {tested} baris cocok; {rest} baris tidak dapat diuji.",
            "{fits} of {tested} rows fit; {rest} could not be tested.",
        ),
    ),
    Refusal("made-by", ("{what}: {names}.", "{what}: {names}.")),
    Refusal(
        "made-by-one-of",
        ("{what}: {names} (tidak dapat dibedakan).", "{what}: {names} (cannot be told apart)."),
    ),
    Refusal("what-minimizing", ("Aturan minimize", "Rule for lower is better")),
    Refusal("what-bounds", ("Batas capaian", "Bounds of the achievement")),
    Refusal("what-rounding", ("Pembulatan", "Rounding")),
    Refusal("what-ratings", ("Skala predikat", "Rating scale")),
    Refusal("bounds-unseen", ("tidak tampak", "none to be seen")),
    Refusal("half-up", ("setengah ke atas", "half up")),
    Refusal("half-even", ("setengah ke genap", "half to even")),
    Refusal("truncated", ("dipotong", "cut off")),
    Refusal(
        "direction-not-told",
        (
            "Baris tanpa polaritas dianggap maximize atau minimize.",
            "Rows without a direction were taken as higher or lower is better.",
        ),
    ),
    # what was asked for
    Refusal(
        "no-such-choice",
        ('{what} "{name}" tidak ada; maksud Anda "{near}"?', 'there is no {what} "{name}"; did you mean "{near}"?'),
    ),
    Refusal(
        "no-such-choice-of",
        ('{what} "{name}" tidak ada; yang ada: {there}', 'there is no {what} "{name}"; there are: {there}'),
    ),
    Refusal("what-rule", ("aturan capaian", "achievement rule")),
    Refusal("what-scale", ("skala", "rating scale")),
    Refusal("what-indicator", ("indikator", "indicator")),
    Refusal("what-direction", ("polaritas", "direction")),
    Refusal("what-consolidation", ("konsolidasi", "consolidation")),
    Refusal(
        "indicator-of-two",
        (
            'ada beberapa indikator bernama "{name}"; tunjuk dengan nomor urutnya',
            'there are several indicators called "{name}"; name one by its position',
        ),
    ),
    Refusal(
        "no-period",
        (
            '"{text}" bukan periode; tulis misalnya "TW I", "Semester 2", "Maret", atau "2024"',
            '"{text}" is no period; write for instance "TW I", "Semester 2", "Maret", or "2024"',
        ),
    ),
    Refusal(
        "periods-mixed",
        (
            "angka dibagi dengan dua cara sekaligus (triwulan, semester, atau bulan); pilih satu",
            "the numbers are divided in two ways at once (quarters, halves, or months); choose one",
        ),
    ),
    Refusal(
        "figures-by-period",
        (
            'angka dibagi per periode; hitung dengan "ikukit score"',
            'the numbers are those of several periods; compute them with "ikukit score"',
        ),
    ),
    Refusal(
        "not-numbers",
        (
            'target dan realisasi harus berupa angka, bukan "{target}" dan "{actual}"',
            'target and actual value must be numbers, not "{target}" and "{actual}"',
        ),
    ),
    Refusal("scale-empty", ("skala tanpa kelas", "a scale without classes")),
    Refusal(
        "scale-same-bound",
        (
            'kelas "{upper}" dan "{lower}" mulai dari batas yang sama',
            'the classes "{upper}" and "{lower}" begin at the same bound',
        ),
    ),
    Refusal("scale-faulty", ("{fault}", "{fault}")),
)
