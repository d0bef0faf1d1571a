"""Differences in meaning between two documents or two wordings of one indicator."""

from ikukit.rules.rule import Rule

_CHANGE = "PermenPANRB 88/2021: IKU tidak sering berubah dalam satu periode; perubahan dijelaskan"
_SAME = "Data hanya dapat dibandingkan antartahun bila definisinya sama (Perpres 39/2019)"
_CHECK = (
    "Jelaskan perubahan ini, dan hitung ulang data tahun lalu.",
    "Explain this change and recompute last year's data.",
)

RULES: tuple[Rule, ...] = (
    Rule(
        "compare-indicator-added",
        "info",
        ("Indikator baru", "New indicator"),
        ('Indikator baru: "{name}".', 'New indicator: "{name}".'),
        ("Jelaskan mengapa ditambahkan.", "Explain why it was added."),
        _CHANGE,
    ),
    Rule(
        "compare-indicator-removed",
        "warning",
        ("Indikator hilang", "Indicator gone"),
        ('Indikator tidak ada lagi: "{name}".', 'The indicator is gone: "{name}".'),
        ("Jelaskan mengapa dihapus.", "Explain why it was removed."),
        _CHANGE,
    ),
    Rule(
        "compare-indicator-renamed",
        "info",
        ("Nama indikator berubah", "Indicator renamed"),
        (
            'Nama berubah dari "{old}" menjadi "{new}"; rumusnya tetap.',
            'Renamed from "{old}" to "{new}"; same formula.',
        ),
        ("Pakai nama yang sama bila indikatornya sama.", "Keep the name if the indicator is the same."),
        _CHANGE,
    ),
    Rule(
        "compare-formula-added",
        "info",
        ("Rumus baru", "Formula added"),
        (
            "Rumus yang dulu tidak ada atau tidak terbaca kini ada.",
            "A formula that was missing or unreadable is there now.",
        ),
        ("Tidak perlu tindakan.", "Nothing to do."),
        _CHANGE,
    ),
    Rule(
        "compare-formula-lost",
        "warning",
        ("Rumus hilang", "Formula lost"),
        ("Rumus tidak ada lagi atau tidak terbaca.", "The formula is gone or can no longer be read."),
        ("Kembalikan rumusnya.", "Put the formula back."),
        _CHANGE,
    ),
    Rule(
        "compare-factor-lost",
        "warning",
        ("Kali 100 hilang", "Times 100 lost"),
        (
            "Kali 100 % hilang: hasilnya kini pecahan{example}.",
            "Times 100 % is lost: the result is a fraction now{example}.",
        ),
        ('Tambahkan "x 100 %".', 'Add "x 100 %".'),
        _SAME,
    ),
    Rule(
        "compare-factor-added",
        "info",
        ("Kali 100 ditambahkan", "Times 100 added"),
        (
            "Kali 100 % ditambahkan: hasilnya kini persen{example}.",
            "Times 100 % was added: the result is percent now{example}.",
        ),
        _CHECK,
        _SAME,
    ),
    Rule(
        "compare-denominator-narrowed",
        "warning",
        ("Penyebut dipersempit", "Denominator narrowed"),
        (
            'Penyebut dipersempit dari "{old}" menjadi "{new}"{example}.',
            'The denominator (penyebut) was narrowed from "{old}" to "{new}"{example}.',
        ),
        _CHECK,
        _SAME,
    ),
    Rule(
        "compare-denominator-widened",
        "warning",
        ("Penyebut diperluas", "Denominator widened"),
        (
            'Penyebut diperluas dari "{old}" menjadi "{new}"{example}.',
            'The denominator (penyebut) was widened from "{old}" to "{new}"{example}.',
        ),
        _CHECK,
        _SAME,
    ),
    Rule(
        "compare-denominator-changed",
        "warning",
        ("Penyebut berubah", "Denominator changed"),
        (
            'Penyebut berubah dari "{old}" menjadi "{new}"{example}.',
            'The denominator (penyebut) changed from "{old}" to "{new}"{example}.',
        ),
        _CHECK,
        _SAME,
    ),
    Rule(
        "compare-numerator-narrowed",
        "warning",
        ("Pembilang dipersempit", "Numerator narrowed"),
        (
            'Pembilang dipersempit dari "{old}" menjadi "{new}"{example}.',
            'The numerator (pembilang) was narrowed from "{old}" to "{new}"{example}.',
        ),
        _CHECK,
        _SAME,
    ),
    Rule(
        "compare-numerator-widened",
        "warning",
        ("Pembilang diperluas", "Numerator widened"),
        (
            'Pembilang diperluas dari "{old}" menjadi "{new}"{example}.',
            'The numerator (pembilang) was widened from "{old}" to "{new}"{example}.',
        ),
        _CHECK,
        _SAME,
    ),
    Rule(
        "compare-numerator-changed",
        "warning",
        ("Pembilang berubah", "Numerator changed"),
        (
            'Pembilang berubah dari "{old}" menjadi "{new}"{example}.',
            'The numerator (pembilang) changed from "{old}" to "{new}"{example}.',
        ),
        _CHECK,
        _SAME,
    ),
    Rule(
        "compare-term-added",
        "warning",
        ("Suku baru", "New term"),
        ('Suku baru dalam penjumlahan: "{new}"{example}.', 'New term of the sum: "{new}"{example}.'),
        _CHECK,
        _SAME,
    ),
    Rule(
        "compare-term-removed",
        "warning",
        ("Suku hilang", "Term gone"),
        ('Suku hilang dari penjumlahan: "{old}"{example}.', 'Term gone from the sum: "{old}"{example}.'),
        _CHECK,
        _SAME,
    ),
    Rule(
        "compare-formula-changed",
        "warning",
        ("Rumus berubah", "Formula changed"),
        ("Rumus berubah dari {old} menjadi {new}{example}.", "The formula changed from {old} to {new}{example}."),
        _CHECK,
        _SAME,
    ),
    Rule(
        "compare-unit-changed",
        "warning",
        ("Satuan berubah", "Satuan changed"),
        ('Satuan berubah dari "{old}" menjadi "{new}".', 'The satuan changed from "{old}" to "{new}".'),
        _CHECK,
        _SAME,
    ),
    Rule(
        "compare-direction-changed",
        "warning",
        ("Polaritas berubah", "Polarity changed"),
        ("Polaritas berubah dari {old} menjadi {new}.", "The polarity changed from {old} to {new}."),
        _CHECK,
        _SAME,
    ),
    Rule(
        "compare-consolidation-changed",
        "warning",
        ("Konsolidasi berubah", "Consolidation changed"),
        ("Konsolidasi periode berubah dari {old} menjadi {new}.", "The consolidation changed from {old} to {new}."),
        _CHECK,
        _SAME,
    ),
)
