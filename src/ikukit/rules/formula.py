"""Findings of reading a formula text: what was repaired, assumed or left out on the way to the tree."""

from ikukit.rules.rule import Rule

_OWN = "Aturan baca ikukit: pembacaan yang dapat diperdebatkan selalu dilaporkan"

RULES: tuple[Rule, ...] = (
    Rule(
        code="keyword-typo",
        severity="warning",
        title=("Kata rumus salah ketik", "Misspelt formula word"),
        message=('"{words}" dibaca sebagai "{right}".', '"{words}" was read as "{right}".'),
        advice=('Tulis "{right}".', 'Write "{right}".'),
        source="Dokumen IKU Kecamatan Senduro 2024; ejaan KBBI",
    ),
    Rule(
        code="fraction-bar-lost",
        severity="warning",
        title=("Garis pecahan hilang", "Fraction bar lost"),
        message=(
            'Tidak ada tanda bagi; dibaca sebagai pecahan: "{numerator}" dibagi "{denominator}".',
            'There is no division sign; read as a fraction: "{numerator}" divided by "{denominator}".',
        ),
        advice=(
            'Tulis "dibagi" di antara pembilang dan penyebut.',
            'Write "dibagi" between the two parts of the fraction.',
        ),
        source=_OWN,
    ),
    Rule(
        code="unbalanced-brackets",
        severity="warning",
        title=("Tanda kurung tidak berpasangan", "Unbalanced brackets"),
        message=(
            'Tanda kurung "{words}" tidak punya pasangan; pasangannya dianggap di ujung rumus.',
            'Bracket "{words}" has no partner; it was assumed at the end of the formula.',
        ),
        advice=("Lengkapi atau hapus tanda kurung itu.", "Complete or remove that bracket."),
        source=_OWN,
    ),
    Rule(
        code="ambiguous-precedence",
        severity="warning",
        title=("Urutan hitung tidak pasti", "Uncertain order of operations"),
        message=(
            "Rumus dapat dihitung dengan dua urutan; dibaca sebagai: {chosen}. Bacaan lain: {other}.",
            "The formula can be computed in two orders; read as: {chosen}. Other reading: {other}.",
        ),
        advice=(
            "Beri tanda kurung pada bagian yang dihitung lebih dulu.",
            "Put brackets round the part to compute first.",
        ),
        source=_OWN,
    ),
    Rule(
        code="ambiguous-operator",
        severity="warning",
        title=("Tanda atau kata ini bisa berarti lain", "This sign or word could mean something else"),
        message=(
            '"{words}" dibaca sebagai {meaning}; bisa juga bagian dari nama.',
            '"{words}" was read as {meaning}; it could also be part of a name.',
        ),
        advice=('Tulis "dibagi" bila maksudnya pembagian.', 'Write "dibagi" if a division is meant.'),
        source=_OWN,
    ),
    Rule(
        code="ambiguous-operands",
        severity="warning",
        title=("Batas kedua bagian tidak pasti", "Uncertain border between two parts"),
        message=(
            'Kata "{words}" di sini dianggap memisahkan kedua bagian yang dihitung; kata serupa ada lebih dari satu.',
            'The word "{words}" was taken as the border of the two parts; there is more than one such word.',
        ),
        advice=("Beri tanda kurung pada tiap bagian.", "Put brackets round each part."),
        source=_OWN,
    ),
    Rule(
        code="list-assumed",
        severity="info",
        title=("Dibaca sebagai daftar", "Read as a list"),
        message=('"{words}" dibaca sebagai daftar {count} hal.', '"{words}" was read as a list of {count} items.'),
        advice=("Tulis dengan tanda kurung dan titik koma: rata-rata (a; b; c).", "Write: rata-rata (a; b; c)."),
        source=_OWN,
    ),
    Rule(
        code="percentage-of-ratio",
        severity="warning",
        title=('"Persentase" dibaca sebagai kali 100 %', '"Persentase" read as times 100 %'),
        message=(
            'Kata "{words}" di depan pembagian dibaca sebagai dikali 100 %.',
            'The word "{words}" before a division was read as times 100 %.',
        ),
        advice=('Tulis "dikali 100 %" di akhir rumus.', 'Write "dikali 100 %" at the end of the formula.'),
        source=_OWN,
    ),
    Rule(
        code="digit-misread",
        severity="warning",
        title=("Angka salah pindai", "Misread digits"),
        message=('"{words}" dibaca sebagai {value}.', '"{words}" was read as {value}.'),
        advice=("Perbaiki angka itu.", "Correct the number."),
        source="Derau OCR: l/1 dan O/0 tertukar",
    ),
    Rule(
        code="number-ambiguous",
        severity="warning",
        title=("Angka dapat dibaca dua cara", "Number can be read two ways"),
        message=('Angka "{words}" dibaca sebagai {value}.', 'Number "{words}" was read as {value}.'),
        advice=(
            "Tulis ribuan dengan titik dan desimal dengan koma: 1.234,5.",
            "Write 1.234,5: dot for thousands, comma for decimals.",
        ),
        source="EYD V; formulir IKK yang mencampur 13.837 dan 16,030",
    ),
    Rule(
        code="text-ignored",
        severity="info",
        title=("Kata di luar hitungan", "Words outside the calculation"),
        message=('"{words}" dianggap catatan dan tidak ikut dihitung.', '"{words}" was taken as a note and left out.'),
        advice=("Tidak perlu tindakan bila memang catatan.", "Nothing to do if it is a note."),
        source=_OWN,
    ),
    Rule(
        code="restatement-differs",
        severity="warning",
        title=("Dua rumus yang berbeda", "Two different formulas"),
        message=(
            'Rumus ditulis dua kali dan tidak sama; yang dipakai: {chosen}; yang lain: "{words}".',
            'The formula is stated twice and differently; used: {chosen}; the other: "{words}".',
        ),
        advice=("Samakan atau hapus salah satu.", "Make them equal or remove one."),
        source=_OWN,
    ),
    Rule(
        code="undefined-symbol",
        severity="info",
        title=("Lambang tanpa arti", "Symbol without meaning"),
        message=('Lambang "{words}" tidak dijelaskan artinya.', 'Symbol "{words}" is not explained.'),
        advice=('Tambahkan keterangan, misalnya "{words} = jumlah ...".', 'Add what it stands for: "{words} = ...".'),
        source="Satu Data Indonesia, MS-Ind: variabel pembangun harus bernama",
    ),
    Rule(
        code="sum-over-index",
        severity="warning",
        title=("Jumlah atas banyak data", "Sum over many items"),
        message=(
            '"{words}" adalah jumlah atas banyak data; dibaca sebagai satu nilai yang harus diisi.',
            '"{words}" is a sum over many items; read as one value to be supplied.',
        ),
        advice=("Isi nilai jumlah itu sebagai satu angka.", "Supply that sum as one number."),
        source=_OWN,
    ),
    Rule(
        code="sign-lost",
        severity="warning",
        title=("Tanda hitung hilang", "Lost sign"),
        message=(
            'Di antara "{words}" tidak ada tanda hitung; dibaca sebagai {meaning}.',
            'There is no sign within "{words}"; read as {meaning}.',
        ),
        advice=("Tulis tanda hitungnya.", "Write the sign."),
        source="Tanda kurang sering hilang waktu teks diambil dari PDF",
    ),
    Rule(
        code="text-cut-off",
        severity="warning",
        title=("Teks terpotong", "Text cut off"),
        message=(
            'Teks berakhir dengan "{words}": mungkin terpotong.',
            'The text ends with "{words}": it may be cut off.',
        ),
        advice=("Lengkapi rumus dari dokumen aslinya.", "Complete the formula from the original."),
        source=_OWN,
    ),
    Rule(
        code="operand-doubtful",
        severity="warning",
        title=("Bagian rumus meragukan", "Doubtful part"),
        message=('"{words}" dibaca apa adanya, tetapi {reason}.', '"{words}" was read as it stands, but: {reason}.'),
        advice=("Periksa bagian ini dan beri tanda hitung yang jelas.", "Check this part and write the signs out."),
        source=_OWN,
    ),
    Rule(
        code="not-a-formula",
        severity="warning",
        title=("Bukan rumus", "Not a formula"),
        message=('"{words}" bukan hitungan.', '"{words}" is no calculation.'),
        advice=(
            'Tulis rumus, misalnya "Jumlah desa yang tepat waktu dibagi Jumlah desa x 100 %".',
            'Write a formula such as "Jumlah desa yang tepat waktu dibagi Jumlah desa x 100 %".',
        ),
        source="PER/20/M.PAN/11/2008: indikator harus dapat diukur",
    ),
    Rule(
        code="formula-unparsed",
        severity="error",
        title=("Rumus tidak terbaca", "Formula cannot be read"),
        message=("{reason}", "{reason_en}"),
        advice=("{hint}", "{hint_en}"),
        source="PER/20/M.PAN/11/2008: indikator tanpa rumus tidak dapat diukur",
    ),
)
