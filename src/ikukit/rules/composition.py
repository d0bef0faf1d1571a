"""Findings about indicators that use other indicators of their document as variables."""

from ikukit.rules.rule import Rule

_BY_WORDS = "Variabel dan indikator disamakan hanya bila kata-katanya sama; salah menyamakan berarti angka salah"
_ORDER = "Indikator gabungan dihitung setelah indikator yang dipakainya"

RULES: tuple[Rule, ...] = (
    Rule(
        "indicator-cycle",
        "error",
        ("Indikator saling memakai", "Indicators use each other in a circle"),
        (
            "Indikator saling memakai sehingga tidak dapat dihitung: {path}.",
            "Indicators use each other in a circle and cannot be computed: {path}.",
        ),
        (
            "Hitung salah satunya dari data, atau beri nilainya langsung.",
            "Compute one of them from data, or give its value.",
        ),
        _ORDER,
    ),
    Rule(
        "indicator-of-variable-unclear",
        "warning",
        ("Variabel sama dengan beberapa indikator", "Variable is several indicators"),
        (
            'Variabel "{label}" sama dengan beberapa indikator (ke-{numbers}); nilainya tidak diambil dari mana pun.',
            'The variable "{label}" is several indicators (number {numbers}); its value is taken from none of them.',
        ),
        ("Bedakan nama indikatornya, atau beri nilainya langsung.", "Tell the names apart, or give the value."),
        _BY_WORDS,
    ),
    Rule(
        "indicator-of-variable-doubtful",
        "warning",
        ("Variabel mirip sebuah indikator", "Variable is nearly an indicator"),
        (
            'Variabel "{label}" mirip indikator ke-{number}, "{name}"; nilainya tidak diambil dari situ.',
            'The variable "{label}" is nearly indicator {number}, "{name}"; its value is not taken from there.',
        ),
        (
            "Bila yang dimaksud indikator itu, tulis namanya persis sama.",
            "If that indicator is meant, write its name exactly.",
        ),
        _BY_WORDS,
    ),
    Rule(
        "indicator-unit-differs",
        "warning",
        ("Satuan indikator yang dipakai berbeda", "Unit of the indicator used differs"),
        (
            'Variabel "{label}" adalah indikator ke-{number}, tetapi hasil rumusnya dalam {unit}, bukan {asked}; '
            "nilainya tidak diambil dari situ.",
            'The variable "{label}" is indicator {number}, but its formula gives {unit}, not {asked}; its value is not '
            "taken from there.",
        ),
        (
            "Perbaiki rumus indikator itu (misalnya kurang x 100 %), atau beri nilainya langsung.",
            "Mend the formula of that indicator (perhaps x 100 % is missing), or give the value.",
        ),
        _BY_WORDS,
    ),
    Rule(
        "value-from-indicator",
        "info",
        ("Nilai diambil dari indikator lain", "Value taken from another indicator"),
        (
            'Nilai "{label}" diambil dari indikator ke-{number}: {result}.',
            'The value of "{label}" is taken from indicator {number}: {result}.',
        ),
        ("Beri nilainya langsung bila angka lain yang dimaksud.", "Give the value if another number is meant."),
        _ORDER,
    ),
    Rule(
        "value-differs-from-indicator",
        "warning",
        ("Nilai berbeda dari hasil indikator", "Value differs from the indicator's result"),
        (
            'Nilai "{label}" diberikan {written}, padahal indikator ke-{number} menghasilkan {result}; yang dipakai '
            "adalah yang diberikan.",
            'The value of "{label}" is given as {written}, but indicator {number} gives {result}; what was given is '
            "used.",
        ),
        ("Periksa mana yang benar.", "See which is right."),
        _ORDER,
    ),
)
