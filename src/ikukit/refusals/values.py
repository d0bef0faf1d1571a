"""Why a formula gives no number, and names of variables that nothing goes by. No full stops: they end longer texts."""

from ikukit.refusals.refusal import Refusal

REFUSALS: tuple[Refusal, ...] = (
    Refusal("values-missing", ("nilai {labels} belum ada", "there is no value yet for {labels}")),
    Refusal("value-gap", ('nilai "{label}" {why}', 'the value of "{label}" {why}')),
    Refusal("values-not-applicable", ("nilai {labels} tidak berlaku", "{labels} does not apply")),
    Refusal("gap-not-applicable", ("tidak berlaku", "does not apply")),
    Refusal("gap-missing", ("belum ada", "is not there yet")),
    Refusal("gap-not-a-number", ('bukan angka: "{text}"', 'is no number: "{text}"')),
    Refusal(
        "gap-unclear",
        (
            'tertulis "{text}", yang dapat berarti tidak berlaku atau belum ada; kosongkan, atau tulis "tidak berlaku"',
            'is written "{text}", which can mean: does not apply, or not there yet; leave it empty, or write '
            '"tidak berlaku"',
        ),
    ),
    Refusal(
        "gap-unclear-or-zero",
        (
            'tertulis "{text}", yang dapat berarti nol, belum ada, atau tidak berlaku; isi 0, kosongkan, atau tulis '
            '"tidak berlaku"',
            'is written "{text}", which can mean: zero, not there yet, or does not apply; write 0, leave it empty, or '
            'write "tidak berlaku"',
        ),
    ),
    Refusal(
        "gap-of-indicator",
        ("tidak dapat dihitung: indikator ke-{number}: {why}", "cannot be computed: indicator {number}: {why}"),
    ),
    Refusal(
        "gap-in-circle",
        (
            "tidak dapat dihitung: indikator saling memakai ({path})",
            "cannot be computed: indicators use each other in a circle ({path})",
        ),
    ),
    Refusal("reasons-together", ("{first}; {second}", "{first}; {second}")),
    Refusal(
        "part-above-whole",
        (
            "hasilnya {result}, padahal bagian dari keseluruhan hanya dapat {low} sampai {high}",
            "the result is {result}, but a part of a whole can only be {low} to {high}",
        ),
    ),
    Refusal("gap-nan", ("bukan angka (NaN)", "is no number (NaN)")),
    Refusal("gap-infinite", ("bukan angka (tak terhingga)", "is no number (infinite)")),
    Refusal(
        "gap-out-of-range",
        ("terlalu besar atau terlalu kecil untuk dihitung", "is too large or too small to be computed with"),
    ),
    Refusal("zero-divisor", ('pembagi "{words}" bernilai 0', 'the divisor "{words}" is 0')),
    Refusal("negative-root", ("akar dari bilangan negatif: {words}", "root of a negative number: {words}")),
    Refusal(
        "power-of-zero", ("pangkat nol atau negatif dari nol: {words}", "zeroth or negative power of zero: {words}")
    ),
    Refusal(
        "fractional-power",
        ("pangkat pecahan dari bilangan negatif: {words}", "fractional power of a negative number: {words}"),
    ),
    Refusal(
        "logarithm-of-nothing",
        (
            "logaritma dari bilangan yang tidak positif: {words}",
            "logarithm of a number that is not positive: {words}",
        ),
    ),
    Refusal(
        "result-too-large",
        (
            "hasilnya terlalu besar atau terlalu kecil untuk dihitung: {words}",
            "the result is too large or too small to be computed: {words}",
        ),
    ),
    Refusal("no-formula", ("rumus belum ada", "there is no formula yet")),
    Refusal("formula-refused", ("rumus tidak dapat dibaca ({why})", "the formula cannot be read ({why})")),
    Refusal("no-result", ("tidak dapat dihitung: {why}", "cannot be computed: {why}")),
    Refusal("list-end", ("{first} dan {last}", "{first} and {last}")),
    Refusal("quoted", ('"{words}"', '"{words}"')),
    # names that were given
    Refusal(
        "name-unknown",
        ('tidak ada variabel "{key}"; maksud Anda "{near}"?', 'there is no variable "{key}"; did you mean "{near}"?'),
    ),
    Refusal(
        "name-unknown-of",
        ('tidak ada variabel "{key}"; yang ada: {there}', 'there is no variable "{key}"; there are: {there}'),
    ),
    Refusal(
        "name-unknown-of-more",
        ('tidak ada variabel "{key}"; yang ada: {there}, ...', 'there is no variable "{key}"; there are: {there}, ...'),
    ),
    Refusal(
        "name-unknown-of-none",
        ('tidak ada variabel "{key}"; yang ada: tidak satu pun', 'there is no variable "{key}"; there are none'),
    ),
    Refusal(
        "name-of-two",
        (
            '"{key}" dapat berarti {labels}; tulis persis seperti dalam rumus',
            '"{key}" can mean {labels}; write it exactly as in the formula',
        ),
    ),
    Refusal("list-choice", ("{first} atau {last}", "{first} or {last}")),
    Refusal(
        "named-twice",
        (
            '"{one}" dan "{other}" menunjuk variabel yang sama, "{label}"; beri satu saja',
            '"{one}" and "{other}" name the same variable, "{label}"; give only one',
        ),
    ),
    Refusal(
        "no-such-indicator",
        (
            "tidak ada indikator ke-{number}; dokumen ini memuat {count}",
            "there is no indicator {number}; this document has {count}",
        ),
    ),
)
