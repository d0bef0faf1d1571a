"""The help texts of the commands, Indonesian and English. Arguments and options: ``manual_options``."""

from ikukit.reporting.office_manual import OFFICE_COMMANDS
from ikukit.reporting.wording import LANGUAGES

_COMMANDS: dict[str, tuple[str, str]] = {
    **OFFICE_COMMANDS,
    "ikukit": (
        """Membaca dokumen IKU, memeriksa rumusnya, dan menghitungnya dengan tepat.

        \b
        Mulailah dengan:
          ikukit check BERKAS                periksa sebuah dokumen
          ikukit report BERKAS laporan.html  buat laporannya

        "ikukit PERINTAH --help" menjelaskan satu perintah beserta contoh.""",
        """Reads IKU documents, checks their formulas, and computes them exactly.

        \b
        Begin with:
          ikukit check FILE               check a document
          ikukit report FILE report.html  make a report of it

        "ikukit COMMAND --help" tells of one command, with examples.""",
    ),
    "check": (
        """Periksa dokumen IKU: baca berkas atau seisi folder, tampilkan temuan beserta tempat dan jalan keluarnya.

        \b
        Contoh:
          ikukit check iku_2024.docx

        Status keluar: 0 tanpa kesalahan, 1 ada temuan berupa kesalahan, 2 ada berkas yang tidak dapat dibaca.""",
        """Check IKU documents: read files or a whole folder and show every finding with its place and way out.

        \b
        Example:
          ikukit check iku_2024.docx

        Exit status: 0 no error found, 1 an error was found, 2 a file could not be read.""",
    ),
    "formula": (
        """Baca satu rumus: susunan, variabel, satuan, temuan, dan bila ada nilainya juga hasil dan perhitungannya.

        \b
        Contoh:
          ikukit formula "Desa aktif dibagi Jumlah desa x 100 %" --values "Desa aktif=11; Jumlah desa=12"

        Status keluar: 0 terbaca, 1 ada kesalahan atau hasil tidak dapat dihitung, 2 bukan rumus.""",
        """Read one formula: structure, variables, unit, findings and, when values are given, result and calculation.

        \b
        Example:
          ikukit formula "Desa aktif dibagi Jumlah desa x 100 %" --values "Desa aktif=11; Jumlah desa=12"

        Exit status: 0 read, 1 an error was found or the result cannot be computed, 2 not a formula.""",
    ),
    "solve": (
        """Cari yang kurang sampai target tercapai: berapa lagi yang diperlukan pada tiap variabel pembilang, tepat, dan
        bulat bila yang dihitung adalah orang, desa, dokumen.

        \b
        Contoh:
          ikukit solve "Desa aktif dibagi Jumlah desa x 100 %" --values "Desa aktif=9; Jumlah desa=12" --target 95

        Status keluar: 0 tercapai atau dapat dicapai, 1 mustahil atau tidak dapat dihitung, 2 bukan rumus.""",
        """Find what is missing until a target is reached: how much more each variable of the numerator needs, exactly,
        and in whole numbers where people, villages or documents are counted.

        \b
        Example:
          ikukit solve "Desa aktif dibagi Jumlah desa x 100 %" --values "Desa aktif=9; Jumlah desa=12" --target 95

        Exit status: 0 reached or within reach, 1 impossible or cannot be computed, 2 not a formula.""",
    ),
    "evaluate": (
        """Hitung semua indikator sebuah dokumen dengan angka dari berkas CSV berkolom "variabel" dan "nilai"
        (boleh juga "indikator": nomor urut indikator, bila suatu angka hanya berlaku di sana),
        atau formulir isian yang dibuat 'ikukit form' dan sudah diisi.

        Atau untuk setiap baris sebuah tabel data (CSV, XLSX, Parquet) yang punya satu kolom per variabel, sebesar
        apa pun; --by dan --period menggabungkan variabelnya lebih dahulu, tidak pernah merata-ratakan persentase.

        \b
        Contoh:
          ikukit evaluate iku_2024.docx --data angka.csv
          ikukit evaluate isian_2024.xlsx
          ikukit evaluate iku_2024.docx --data desa.csv --by kecamatan --period triwulan --out hasil.xlsx

        Status keluar: 0 semua terhitung, 1 ada yang tidak dapat dihitung, 2 berkas tidak dapat dibaca.""",
        """Compute all indicators of a document with numbers from a CSV file that has the columns "variable" and "value"
        (and perhaps "indicator": the position of the indicator that a number is meant for alone), or a form made by
        'ikukit form' and filled in.

        Or for each row of a table of data (CSV, XLSX, Parquet) with a column for each variable, however large;
        --by and --period pool the variables first and never average percentages.

        \b
        Example:
          ikukit evaluate iku_2024.docx --data numbers.csv
          ikukit evaluate form_2024.xlsx
          ikukit evaluate iku_2024.docx --data villages.csv --by kecamatan --period triwulan --out results.xlsx

        Exit status: 0 all computed, 1 some cannot be computed, 2 a file could not be read.""",
    ),
    "compare": (
        """Bandingkan dua dokumen: indikator mana yang bertambah, hilang, atau berubah makna, dengan angka yang
        menunjukkan bedanya. Perbedaan kata yang tidak mengubah makna tidak disebut. Untuk sebuah folder, atau lebih
        dari dua dokumen: indikator mana yang dirumuskan berbeda oleh kantor-kantor itu.

        \b
        Contoh:
          ikukit compare iku_2023.docx iku_2024.docx
          ikukit compare kabupaten/""",
        """Compare two documents: which indicators are new, gone, or changed in meaning, with numbers that show how.
        Differences in words that change nothing are not mentioned. For a folder, or more than two documents: which
        indicators the offices define differently.

        \b
        Example:
          ikukit compare iku_2023.docx iku_2024.docx
          ikukit compare kabupaten/""",
    ),
    "fix": (
        """Perbaiki ejaan dan salah ketik dalam berkas itu sendiri (teks, Markdown, JSON, YAML); bagian lain tetap.
        Perbaikan yang mengubah makna hanya dilakukan dengan --unsafe.

        \b
        Contoh:
          ikukit fix iku_2024.txt --diff
          ikukit fix iku_2024.txt""",
        """Correct spelling and slips in the file itself (text, Markdown, JSON, YAML); the rest of it stays as it is.
        Fixes that change the meaning are made only with --unsafe.

        \b
        Example:
          ikukit fix iku_2024.txt --diff
          ikukit fix iku_2024.txt""",
    ),
    "convert": (
        """Ubah bentuk dokumen. Jenis berkas tujuan menurut akhiran namanya, misalnya .json, .yaml, .xlsx, .docx.

        \b
        Contoh:
          ikukit convert iku_2024.txt iku_2024.xlsx""",
        """Change the form of a document. The ending of the target's name says which: .json, .yaml, .xlsx, .docx ...

        \b
        Example:
          ikukit convert iku_2024.txt iku_2024.xlsx""",
    ),
    "report": (
        """Buat laporan dari sebuah dokumen: rumus, hasil, perhitungan, dan temuan. Jenis laporan menurut akhiran nama
        tujuan: .html, .pdf, .docx, .xlsx, atau .md. Tanpa --data laporan memuat variabel yang perlu dikumpulkan.
        Berkas angka berkolom "variabel", "nilai", dan bila perlu "periode" (TW I ...) dan "indikator".

        Formulir Excel dari "ikukit form" yang sudah diisi membawa angkanya sendiri.

        Dari sebuah folder: semua perangkat daerah bersandingan untuk tiap indikator. --data lalu menyebut folder berisi
        satu berkas .csv tiap dokumen, bernama sama.

        \b
        Contoh:
          ikukit report iku_2024.docx laporan.html
          ikukit report iku_2024.docx laporan.pdf --data angka.csv --consolidation last
          ikukit report kabupaten/ perbandingan.xlsx --data angka/ --scale permendagri-86-2017

        Status keluar: 0 laporan ditulis, 2 berkas tidak dapat dibaca atau ditulis.""",
        """Make a report of a document: formulas, results, calculations, findings. The ending of the target's name says
        what kind: .html, .pdf, .docx, .xlsx or .md. Without --data the report lists the variables to be collected.
        The file of numbers has columns "variable", "value" and perhaps "period" (TW I ...) and "indicator".

        An Excel form of "ikukit form" that was filled in brings its own numbers.

        Of a folder: all offices side by side for each indicator. --data then names a folder with one .csv file for
        each document, of the same name.

        \b
        Example:
          ikukit report iku_2024.docx report.html
          ikukit report iku_2024.docx report.pdf --data numbers.csv --consolidation last
          ikukit report kabupaten/ comparison.xlsx --data numbers/ --scale permendagri-86-2017

        Exit status: 0 the report was written, 2 a file could not be read or written.""",
    ),
    "completion": (
        """Tampilkan naskah agar terminal melengkapi perintah ikukit dengan tombol Tab.

        \b
        Contoh:
          ikukit completion bash >> ~/.bashrc
          ikukit completion zsh >> ~/.zshrc
          ikukit completion fish > ~/.config/fish/completions/ikukit.fish""",
        """Print a script that lets the terminal complete ikukit commands with the Tab key.

        \b
        Example:
          ikukit completion bash >> ~/.bashrc
          ikukit completion zsh >> ~/.zshrc
          ikukit completion fish > ~/.config/fish/completions/ikukit.fish""",
    ),
    "score": (
        """Nilai kinerja: target terhadap realisasi tiap indikator, per triwulan dan setahun, dengan aturannya.
        Angka dari berkas CSV berkolom "variabel" dan "nilai", boleh juga "periode" (TW I) dan "indikator"; baris
        bernama "Realisasi" memberi realisasi langsung (misalnya WTP). Yang diterka menjadi temuan.

        \b
        Contoh:
          ikukit score iku_2024.docx --data angka.csv --scale permendagri-86-2017
          ikukit score iku_2024.docx --data angka.csv --rule minimize-b --cap 120

        Status keluar: 0 semua punya capaian setahun, 1 ada yang tidak, 2 berkas tidak dapat dibaca.""",
        """Score a document: target against actual value of each indicator, by quarter and for the year, and the rule.
        Numbers from a CSV file with the columns "variable" and "value", perhaps "period" (TW I) and "indicator"; a line
        called "actual" gives an actual value as such (WTP). Every guess is a finding.

        \b
        Example:
          ikukit score iku_2024.docx --data numbers.csv --scale permendagri-86-2017
          ikukit score iku_2024.docx --data numbers.csv --rule minimize-b --cap 120

        Exit status: 0 all have an achievement for the year, 1 some have not, 2 a file could not be read.""",
    ),
    "recompute": (
        """Hitung ulang laporan yang sudah terbit: tabel dengan kolom TARGET, REALISASI, CAPAIAN, dan bila ada PREDIKAT.
        Aturan, batas dan pembulatan mana yang menghasilkannya, dan baris mana yang tidak cocok. Pembulatan saja tidak
        pernah menjadi temuan.

        \b
        Contoh:
          ikukit recompute lkjip_2024.docx

        Status keluar: 0 semua baris cocok, 1 ada yang tidak, 2 berkas tidak dapat dibaca.""",
        """Compute a published report again: a table with the columns TARGET, REALISASI, CAPAIAN and perhaps PREDIKAT.
        Which rule, bounds and rounding made it, and which rows do not fit. Rounding alone is never a finding.

        \b
        Example:
          ikukit recompute lkjip_2024.docx

        Exit status: 0 all rows fit, 1 some do not, 2 a file could not be read.""",
    ),
    "achievement-rules": (
        """Tampilkan aturan capaian: rumus, sumber, dan contoh; batas capaian; yang dilakukan bila ada angka nol.

        \b
        Contoh:
          ikukit achievement-rules""",
        """List the achievement rules: formula, source, examples; bounds; what is done with zeros.

        \b
        Example:
          ikukit achievement-rules""",
    ),
    "scales": (
        """Tampilkan skala predikat, atau periksa skala sendiri: berkas dengan dua kolom, kelas dan selang.

        \b
        Contoh:
          ikukit scales permendagri-86-2017
          ikukit scales skala_kami.csv

        Status keluar: 0 skala baik, 1 ada temuan, 2 berkas tidak dapat dibaca.""",
        """List the rating scales, or check a scale of your own: a file with two columns, class and interval.

        \b
        Example:
          ikukit scales permendagri-86-2017
          ikukit scales our_scale.csv

        Exit status: 0 the scale is sound, 1 there are findings, 2 a file could not be read.""",
    ),
    "rules": (
        """Tampilkan semua aturan pemeriksaan: kode, tingkat, dan nama.

        \b
        Contoh:
          ikukit rules""",
        """List all rules of the check: code, severity, name.

        \b
        Example:
          ikukit rules""",
    ),
    "explain-rule": (
        """Jelaskan satu aturan: pesan, jalan keluar, dan sumbernya.

        \b
        Contoh:
          ikukit explain-rule percent-factor-missing""",
        """Explain one rule: its message, way out and source.

        \b
        Example:
          ikukit explain-rule percent-factor-missing""",
    ),
}

_STATUS = (
    ("Status keluar", "0 selesai, 2 isian salah, atau berkas tidak dapat dibaca atau ditulis."),
    ("Exit status", "0 done, 2 misuse, or a file could not be read or written."),
)
"""What commands end with that have nothing more to say about it."""

_SHORT: dict[str, tuple[str, str]] = {
    "check": ("Periksa dokumen IKU atau seisi folder.", "Check IKU documents or a whole folder."),
    "formula": ("Baca dan hitung satu rumus.", "Read and compute one formula."),
    "evaluate": ("Hitung semua indikator sebuah dokumen.", "Compute all indicators of a document."),
    "solve": ("Cari yang kurang sampai target tercapai.", "Find what is missing to a target."),
    "compare": ("Bandingkan makna dua dokumen.", "Compare the meaning of two documents."),
    "fix": ("Perbaiki ejaan dan salah ketik.", "Correct spelling and slips."),
    "convert": ("Ubah bentuk dokumen.", "Change the form of a document."),
    "form": ("Buat formulir isian Excel yang menghitung sendiri.", "Make an Excel form that computes by itself."),
    "metadata": ("Tulis metadata Satu Data (MS-Ind, MS-Var).", "Write Satu Data metadata (MS-Ind, MS-Var)."),
    "report": ("Buat laporan: HTML, PDF, Word, Excel, Markdown.", "Make a report: HTML, PDF, Word, Excel, Markdown."),
    "completion": ("Lengkapi perintah dengan tombol Tab.", "Complete commands with the Tab key."),
    "score": ("Target terhadap realisasi: capaian dan predikat.", "Target against actual value: achievement, rating."),
    "recompute": ("Hitung ulang laporan yang sudah terbit.", "Compute a published report again."),
    "achievement-rules": ("Tampilkan aturan capaian dan sumbernya.", "List the achievement rules and their sources."),
    "scales": ("Tampilkan atau periksa skala predikat.", "List or check rating scales."),
    "rules": ("Tampilkan semua aturan pemeriksaan.", "List all rules of the check."),
    "explain-rule": ("Jelaskan satu aturan.", "Explain one rule."),
}


def command_help(name: str, lang: str) -> str:
    """The full help of a command, its exit status at the end; of ``ikukit`` itself under that name."""
    place = LANGUAGES.index(lang)
    told = _COMMANDS[name][place]
    title, status = _STATUS[place]
    return told if title in told or name == "ikukit" else f"{told}\n\n{title}: {status}"


def command_summary(name: str, lang: str) -> str:
    """The one line of a command in the list of commands."""
    return _SHORT[name][LANGUAGES.index(lang)]
