"""Formula texts that no careful reader would turn into arithmetic."""

from ikukit.refusals.refusal import Refusal

_PROSE = "not-a-formula"
_EXAMPLE = (
    "Tulis rumus, misalnya: Jumlah desa yang tepat waktu dibagi Jumlah desa x 100 %.",
    "Write a formula, such as: Jumlah desa yang tepat waktu dibagi Jumlah desa x 100 %.",
)

REFUSALS: tuple[Refusal, ...] = (
    Refusal(
        "formula-empty",
        ("Teks rumus kosong.", "The formula text is empty."),
        ("Isi rumus indikator ini.", "Fill in the formula of this indicator."),
        _PROSE,
    ),
    Refusal(
        "columns-mixed",
        (
            "Kolom pembilang dan penyebut tercampur waktu teks disalin.",
            "The columns of numerator (pembilang) and denominator (penyebut) were mixed when the text was copied.",
        ),
        ("Ketik ulang: ... dibagi ...", "Type it again: ... dibagi ..."),
    ),
    Refusal(
        "formula-is-remark",
        ("Teks ini catatan, bukan rumus.", "This text is a remark, not a formula."),
        _EXAMPLE,
        _PROSE,
    ),
    Refusal(
        "brackets-too-deep",
        ("Tanda kurung bersarang lebih dari {most} tingkat.", "Brackets nest more than {most} levels deep."),
        (
            "Sederhanakan rumus atau hapus kurung yang berlebih.",
            "Simplify the formula, or remove brackets that are not needed.",
        ),
    ),
    Refusal(
        "formula-too-long",
        ("Teks ini terlalu panjang untuk satu rumus.", "This text is too long for one formula."),
        ("Ambil hanya bagian rumusnya.", "Take only the part that is the formula."),
        _PROSE,
    ),
    Refusal(
        "letters-lost",
        (
            "Sebagian huruf rumus hilang waktu teks disalin.",
            "Some letters of the formula were lost when the text was copied.",
        ),
        ("Ketik ulang rumus dari dokumen aslinya.", "Type the formula again from the original document."),
    ),
    Refusal(
        "formula-in-steps",
        (
            "Rumus ini dihitung dalam beberapa langkah yang saling merujuk.",
            "This formula is computed in several steps that refer to each other.",
        ),
        (
            "Gabungkan langkah-langkahnya menjadi satu rumus, dengan tanda kurung.",
            "Join the steps into one formula, with brackets.",
        ),
    ),
    Refusal(
        "formula-of-cases",
        (
            "Ini aturan bersyarat (jika ... maka), bukan satu hitungan.",
            "This is a rule of cases (jika ... maka), not one calculation.",
        ),
        (
            "Tulis tiap kasus sebagai indikator atau rumus tersendiri.",
            "Write each case as an indicator or formula of its own.",
        ),
        _PROSE,
    ),
    Refusal(
        "formula-is-example",
        ("Ini contoh hitungan dengan angka, bukan rumus.", "This is an example with numbers, not a formula."),
        ("Tulis rumusnya dengan nama yang dihitung.", "Write the formula with the names of what is computed."),
        _PROSE,
    ),
    Refusal(
        "formula-is-score-table",
        ("Ini tabel skor, bukan hitungan.", "This is a table of scores, not a calculation."),
        ("Pindahkan tabel skor ke definisi operasional.", "Move the table of scores to the definition."),
        _PROSE,
    ),
    Refusal(
        "nothing-computed",
        ("Tidak ada hitungan di dalam teks ini.", "There is no calculation in this text."),
        _EXAMPLE,
        _PROSE,
    ),
    Refusal(
        "only-numbers",
        (
            "Teks ini hanya berisi angka atau tanda, tidak ada yang dihitung.",
            "This text holds only numbers or signs; nothing is counted.",
        ),
        _EXAMPLE,
        _PROSE,
    ),
    Refusal(
        "formula-is-prose",
        ("Teks ini penjelasan, bukan rumus.", "This text is an explanation, not a formula."),
        _EXAMPLE,
        _PROSE,
    ),
    Refusal(
        "formula-is-prose-alone",
        (
            "Teks ini penjelasan, bukan rumus: tidak ada yang dihitung.",
            "This text is an explanation, not a formula: nothing is counted.",
        ),
        _EXAMPLE,
        _PROSE,
    ),
    Refusal(
        "nothing-counted",
        ("Tidak ada yang dihitung di dalam teks ini.", "Nothing is counted in this text."),
        _EXAMPLE,
        _PROSE,
    ),
    Refusal(
        "formula-ends-early",
        (
            "Rumus berakhir terlalu cepat: {where} harus ada {wanted}.",
            "The formula ends too early: {where} there must be {wanted}.",
        ),
        (
            "Lengkapi rumus, misalnya: ... dibagi Jumlah desa.",
            "Complete the formula, for example: ... dibagi Jumlah desa.",
        ),
    ),
    Refusal(
        "operand-expected",
        (
            "Rumus tidak terbaca: {where} harus ada {wanted}, bukan {found}.",
            "The formula cannot be read: {where} there must be {wanted}, not {found}.",
        ),
        (
            "Hapus tanda yang berlebih atau lengkapi nama yang dihitung.",
            "Remove the sign that is too many, or complete the name of what is counted.",
        ),
    ),
    Refusal(
        "operator-expected",
        (
            "Rumus tidak terbaca: {where} harus ada {wanted}, bukan {found}.",
            "The formula cannot be read: {where} there must be {wanted}, not {found}.",
        ),
        (
            "Tambahkan tanda hitung di antara kedua bagian, atau beri tanda kurung.",
            "Put a sign of arithmetic between the two parts, or brackets round them.",
        ),
    ),
    Refusal(
        "formula-number-unreadable",
        ('Angka "{words}" tidak terbaca.', 'The number "{words}" cannot be read.'),
        (
            "Tulis ribuan dengan titik dan desimal dengan koma, misalnya 1.234,5.",
            "Write thousands with a dot and decimals with a comma, for example 1.234,5.",
        ),
    ),
    Refusal(
        "quoted-name-empty",
        ("Nama di antara tanda kutip kosong.", "The name in quotation marks is empty."),
        ("Isi nama yang dihitung.", "Fill in the name of what is counted."),
    ),
    # words that stand in the sentences above
    Refusal("after-words", ('setelah "{words}"', 'after "{words}"')),
    Refusal("at-the-beginning", ("di awal rumus", "at the beginning")),
    Refusal("an-operand", ("nama yang dihitung atau angka", "the name of what is counted, or a number")),
    Refusal(
        "an-operator",
        ('tanda hitung seperti "dibagi" atau akhir rumus', 'a sign of arithmetic such as "dibagi", or the end'),
    ),
    Refusal("a-closing-bracket", ('kurung tutup ")"', 'a closing bracket ")"')),
    Refusal("these-words", ('"{words}"', '"{words}"')),
    Refusal("a-new-line", ("baris baru", "a new line")),
)
