"""Files that cannot be read, are no documents, or cannot be written; faults of records, settings, lists of numbers."""

from ikukit.refusals.refusal import Refusal

_AGAIN = ("Salin atau unduh ulang berkas itu.", "Copy or download the file again.")
_SAVE_AS = ("Buka berkas itu lalu simpan sebagai {form}.", "Open the file and save it as {form}.")
_SAVE_ANEW = (
    "Buka berkas itu di aplikasi kantor lalu simpan ulang.",
    "Open the file in an office application and save it again.",
)
_SAVE_AS_TEXT = ("Simpan ulang sebagai teks dengan pengodean UTF-8.", "Save it again as text in UTF-8.")
_UNLOCK = (
    "Buka dengan kata sandinya lalu simpan tanpa kata sandi.",
    "Open it with its password and save it without one.",
)
_COPY_TABLE = (
    "Salin tabel IKU ke berkas baru, lalu baca berkas itu.",
    "Copy the IKU table to a new file and read that.",
)
_OWN_FILE = (
    "Pisahkan halaman IKU ke berkas tersendiri.",
    "Put the pages of the IKU into a file of their own.",
)
_SCHEMA = (
    "Bentuk dokumen JSON dan YAML dijelaskan oleh skema JSON ikukit.",
    "The JSON schema of ikukit describes documents in JSON and YAML.",
)
_FIGURES = (
    'Baris pertama harus memuat judul kolom "variabel" dan "nilai", misalnya: variabel;nilai',
    'The first line must hold the column headings "variabel" and "nilai", for example: variabel;nilai',
)
_DELETE_ONE = ("Hapus salah satunya.", "Delete one of them.")

REFUSALS: tuple[Refusal, ...] = (
    # finding and opening
    Refusal(
        "is-a-folder",
        ("ini folder, bukan berkas", "this is a folder, not a file"),
        ("Sebutkan satu berkas di dalam folder itu.", "Name one file in that folder."),
    ),
    Refusal(
        "not-a-regular-file",
        ("bukan berkas biasa", "not a regular file"),
        ("Salin isinya ke berkas biasa, lalu baca berkas itu.", "Copy its content to a regular file and read that."),
    ),
    Refusal(
        "file-closed",
        ("berkas tidak dapat dibuka ({reason})", "the file cannot be opened ({reason})"),
        ("Periksa nama dan izin berkas.", "Check the name and the permissions of the file."),
    ),
    Refusal(
        "file-empty",
        ("berkas kosong", "the file is empty"),
        ("Pastikan berkas tersimpan dengan benar, lalu coba lagi.", "Make sure that it was saved, then try again."),
    ),
    Refusal("file-damaged", ("berkas rusak atau terpotong", "the file is damaged or cut off"), _AGAIN),
    Refusal("content-damaged", ("isi berkas rusak", "the content of the file is damaged"), _SAVE_ANEW),
    Refusal(
        "main-part-missing",
        ("berkas rusak: isi utamanya tidak ada", "the file is damaged: its main part is missing"),
        _AGAIN,
    ),
    Refusal("file-locked", ("berkas dilindungi kata sandi", "the file is protected by a password"), _UNLOCK),
    Refusal("word-old", ("format Word lama (DOC) tidak didukung", "old Word files (DOC) are not supported"), _SAVE_AS),
    Refusal(
        "format-unknown",
        ("format berkas tidak dikenal", "unknown kind of file"),
        (
            "Buka berkas itu lalu simpan sebagai DOCX, XLSX, atau PDF.",
            "Open the file and save it as DOCX, XLSX or PDF.",
        ),
    ),
    Refusal("xlsb", ("format XLSB tidak didukung", "XLSB files are not supported"), _SAVE_AS),
    Refusal(
        "odt",
        ("format OpenDocument Text (ODT) tidak didukung", "OpenDocument texts (ODT) are not supported"),
        _SAVE_AS,
    ),
    Refusal("rtf", ("format RTF tidak didukung", "RTF files are not supported"), _SAVE_AS),
    Refusal(
        "xml-spreadsheet",
        ("format XML Spreadsheet 2003 tidak didukung", "XML Spreadsheet 2003 is not supported"),
        _SAVE_AS,
    ),
    Refusal(
        "zip-of-others",
        ("berkas ZIP ini bukan dokumen Word atau Excel", "this ZIP file is no Word or Excel document"),
        (
            "Keluarkan dokumen dari ZIP itu, lalu baca satu per satu.",
            "Take the documents out of the ZIP and read them one by one.",
        ),
    ),
    Refusal(
        "extra-missing",
        ("paket tambahan '{extra}' belum terpasang", "the extra '{extra}' is not installed"),
        ('Pasang dengan: pip install "ikukit[{extra}]"', 'Install it with: pip install "ikukit[{extra}]"'),
    ),
    # text and records
    Refusal(
        "control-character",
        (
            "bukan berkas teks: ada karakter kendali pada baris {line}",
            "not a text file: there is a control character on line {line}",
        ),
        _SAVE_AS_TEXT,
    ),
    Refusal(
        "text-damaged",
        (
            "bukan berkas teks, atau teksnya rusak pada byte ke-{byte}",
            "not a text file, or its text is damaged at byte {byte}",
        ),
        _SAVE_AS_TEXT,
    ),
    Refusal("nul-bytes", ("bukan berkas teks: berisi byte NUL", "not a text file: it holds NUL bytes"), _SAVE_AS_TEXT),
    Refusal(
        "text-too-long",
        ("teks terlalu panjang", "the text is too long"),
        (
            "Salin bagian yang berisi tabel IKU ke berkas tersendiri.",
            "Copy the part with the IKU table to a file of its own.",
        ),
    ),
    Refusal(
        "csv-too-large",
        ("berkas terlalu besar", "the file is too large"),
        ("Simpan tabel IKU saja dalam satu berkas.", "Save the IKU table alone in a file."),
    ),
    Refusal(
        "csv-damaged",
        ("isi CSV rusak", "the CSV is damaged"),
        ("Simpan ulang sebagai CSV UTF-8 dari Excel.", "Save it again from Excel as CSV UTF-8."),
    ),
    Refusal("page-too-large", ("halaman terlalu besar", "the page is too large"), _COPY_TABLE),
    Refusal(
        "key-twice",
        ("kunci “{key}” tertulis dua kali dalam satu objek", "key “{key}” stands twice in one object"),
        _DELETE_ONE,
    ),
    Refusal(
        "json-damaged",
        ("JSON rusak pada baris {line}, kolom {column}", "the JSON is damaged at line {line}, column {column}"),
        _SCHEMA,
    ),
    Refusal(
        "json-too-deep",
        (
            "JSON bersarang terlalu dalam atau memuat bilangan terlalu panjang",
            "the JSON nests too deep or holds a number that is too long",
        ),
        _SCHEMA,
    ),
    Refusal(
        "yaml-too-large",
        ("berkas YAML terlalu besar", "the YAML file is too large"),
        ("Simpan sebagai JSON.", "Save it as JSON."),
    ),
    Refusal(
        "yaml-alias",
        ("YAML dengan alias (*) tidak didukung", "YAML with aliases (*) is not supported"),
        ("Tulis ulang isinya di setiap tempat.", "Write the content out in each place."),
    ),
    Refusal("yaml-damaged", ("YAML rusak", "the YAML is damaged"), _SCHEMA),
    Refusal("yaml-damaged-at", ("YAML rusak pada baris {line}", "the YAML is damaged at line {line}"), _SCHEMA),
    Refusal("record-fault", ("{faults}", "{faults}"), _SCHEMA),
    Refusal("record-faults", ("{count} kesalahan:\n  {faults}", "{count} faults:\n  {faults}"), _SCHEMA),
    Refusal("fault-at", ("{where}: {what}", "{where}: {what}")),
    Refusal("fault-on-line", ("{where} (baris {line}): {what}", "{where} (line {line}): {what}")),
    Refusal("the-document", ("dokumen", "document")),
    Refusal("fault-text", ("harus teks", "must be a text")),
    Refusal(
        "fault-text-quoted",
        (
            'harus teks; tulis di antara tanda kutip: "{value}"',
            'must be a text; write it in quotation marks: "{value}"',
        ),
    ),
    Refusal("fault-integer", ("harus bilangan bulat", "must be a whole number")),
    Refusal("fault-date", ("harus tanggal dalam bentuk 2024-01-31", "must be a date in the form 2024-01-31")),
    Refusal(
        "fault-span",
        ("harus daftar berisi dua bilangan: awal dan akhir", "must be a list of two numbers: start and end"),
    ),
    Refusal("fault-choice", ("harus salah satu dari: {allowed}", "must be one of: {allowed}")),
    Refusal("fault-list", ("harus daftar", "must be a list")),
    Refusal("fault-object", ("harus objek", "must be an object")),
    Refusal("fault-code", ("kode temuan “{code}” tidak dikenal", "there is no finding code “{code}”")),
    Refusal(
        "fault-code-near",
        (
            "kode temuan “{code}” tidak dikenal; maksud Anda “{near}”?",
            "there is no finding code “{code}”; did you mean “{near}”?",
        ),
    ),
    Refusal("fault-unknown", ("tidak dikenal", "unknown")),
    Refusal("fault-unknown-near", ("tidak dikenal; maksud Anda “{near}”?", "unknown; did you mean “{near}”?")),
    Refusal("fault-required", ("wajib ada", "is required")),
    Refusal("fault-unreadable", ("tidak dapat dibaca", "cannot be read")),
    Refusal("fault-too-deep", ("bersarang terlalu dalam", "nests too deep")),
    # office files, PDF, scans
    Refusal(
        "doctype",
        (
            "berkas memuat deklarasi XML yang berbahaya (DOCTYPE)",
            "the file holds an XML declaration that is dangerous (DOCTYPE)",
        ),
        _SAVE_ANEW,
    ),
    Refusal(
        "part-too-large",
        (
            "isi berkas terlalu besar untuk dibaca ({size} MB)",
            "the content of the file is too large to be read ({size} MB)",
        ),
        _COPY_TABLE,
    ),
    Refusal(
        "workbook-empty",
        ("buku kerja ini tidak berisi apa pun", "this workbook is empty"),
        ("Pastikan lembar IKU tidak tersembunyi.", "Make sure that the sheet of the IKU is not hidden."),
    ),
    Refusal(
        "xls-locked",
        ("berkas dilindungi kata sandi", "the file is protected by a password"),
        (
            "Buka di Excel atau LibreOffice lalu simpan sebagai XLSX tanpa kata sandi.",
            "Open it in Excel or LibreOffice and save it as XLSX without a password.",
        ),
    ),
    Refusal(
        "xls-damaged",
        ("berkas XLS rusak atau terpotong", "the XLS file is damaged or cut off"),
        (
            "Buka di Excel atau LibreOffice lalu simpan sebagai XLSX tanpa kata sandi.",
            "Open it in Excel or LibreOffice and save it as XLSX without a password.",
        ),
    ),
    Refusal("pdf-damaged", ("PDF rusak atau terpotong", "the PDF is damaged or cut off"), _AGAIN),
    Refusal(
        "pdf-without-text",
        ("PDF ini tidak berisi teks", "this PDF holds no text"),
        ("Simpan ulang dari aplikasi asalnya sebagai PDF.", "Save it again as PDF from where it was written."),
    ),
    Refusal("pdf-too-long", ("PDF terlalu tebal", "the PDF has too many pages"), _OWN_FILE),
    Refusal(
        "too-many-scans",
        ("terlalu banyak halaman pindaian ({count})", "too many scanned pages ({count})"),
        _OWN_FILE,
    ),
    Refusal(
        "image-damaged",
        ("gambar rusak atau terpotong", "the picture is damaged or cut off"),
        ("Pindai ulang, atau simpan sebagai PNG.", "Scan it again, or save it as PNG."),
    ),
    Refusal(
        "image-too-large",
        ("gambar terlalu besar", "the picture is too large"),
        ("Pindai dengan resolusi 200 sampai 300 dpi.", "Scan it with 200 to 300 dpi."),
    ),
    # what is in a file
    Refusal(
        "no-indicator-table",
        ("tidak ditemukan tabel indikator kinerja", "no table of performance indicators was found"),
        (
            "Tabel dikenali dari judul kolomnya, misalnya: NO, SASARAN, INDIKATOR KINERJA, FORMULA, SUMBER DATA.",
            "A table is known by its headings, such as: NO, SASARAN, INDIKATOR KINERJA, FORMULA, SUMBER DATA.",
        ),
    ),
    Refusal(
        "no-indicator-row",
        (
            "tabel indikator ditemukan, tetapi tidak ada baris yang menyebut indikator atau rumus",
            "a table of indicators was found, but no row of it names an indicator or a formula",
        ),
        (
            "Isi kolom INDIKATOR KINERJA dan FORMULA, atau periksa apakah isi baris masuk ke kolom yang benar.",
            "Fill in the columns INDIKATOR KINERJA and FORMULA, or see whether its cells stand in the right columns.",
        ),
    ),
    # writing
    Refusal(
        "suffix-unknown",
        (
            "akhiran {suffix} tidak menunjuk format yang dapat ditulis",
            "the ending {suffix} stands for no form that can be written",
        ),
        ("Pilih salah satu: {known}.", "Choose one of: {known}."),
    ),
    Refusal(
        "suffix-missing",
        (
            "akhiran (kosong) tidak menunjuk format yang dapat ditulis",
            "a name without ending stands for no form that can be written",
        ),
        ("Pilih salah satu: {known}.", "Choose one of: {known}."),
    ),
    Refusal(
        "metadata-suffix",
        ("akhiran {suffix} tidak menunjuk format metadata", "the ending {suffix} stands for no form of metadata"),
        ("Pilih salah satu: .xlsx, .json.", "Choose one of: .xlsx, .json."),
    ),
    Refusal(
        "target-is-folder",
        ("ini folder, bukan berkas", "this is a folder, not a file"),
        ("Sebutkan nama berkas di dalam folder itu.", "Name a file in that folder."),
    ),
    Refusal(
        "target-exists",
        ("berkas sudah ada dan tidak diganti", "the file exists and was not replaced"),
        ("Pilih nama lain, atau minta agar diganti.", "Choose another name, or ask for it to be replaced."),
    ),
    Refusal(
        "target-closed",
        ("berkas tidak dapat ditulis ({reason})", "the file cannot be written ({reason})"),
        ("Periksa nama folder, izin, dan ruang disk.", "Check the folder, its permissions, and the space on the disk."),
    ),
    Refusal(
        "no-patch",
        (
            "perbaikan belum dapat ditulis ke dalam berkas {form}",
            "fixes cannot be written into files of this kind yet ({form})",
        ),
        (
            "Simpan dokumen yang sudah diperbaiki sebagai JSON, YAML, atau Markdown.",
            "Save the corrected document as JSON, YAML or Markdown.",
        ),
    ),
    # lists of numbers
    Refusal(
        "figures-too-large",
        ("berkas angka terlalu besar", "the file of numbers is too large"),
        ("Paling besar {most} MB.", "At most {most} MB."),
    ),
    Refusal("figures-unreadable", ("baris {line} tidak dapat dibaca", "line {line} cannot be read"), _FIGURES),
    Refusal(
        "figure-nameless",
        ("baris {line}: nama variabel kosong", "line {line}: the name of the variable is empty"),
        ("Isi namanya, atau hapus baris itu.", "Fill in the name, or delete the line."),
    ),
    Refusal(
        "figure-twice",
        ('baris {line}: "{variable}" diberi nilai dua kali', 'line {line}: "{variable}" is given twice'),
        _DELETE_ONE,
    ),
    Refusal(
        "figures-column-missing",
        ('baris {line}: tidak ada kolom "{column}"', 'line {line}: there is no column "{column}"'),
        _FIGURES,
    ),
    Refusal(
        "figures-column-twice",
        (
            'baris {line}: ada lebih dari satu kolom "{column}"',
            'line {line}: there is more than one column "{column}"',
        ),
        _FIGURES,
    ),
    Refusal(
        "figure-of-no-indicator",
        ('baris {line}: indikator "{text}" bukan nomor urut', 'line {line}: indicator "{text}" is no position'),
        ("Tulis 1 untuk yang pertama, 2 untuk yang kedua.", "Write 1 for the first one, 2 for the second."),
    ),
    # settings
    Refusal("rule-unknown", ('aturan "{rule}" tidak dikenal', 'there is no rule "{rule}"')),
    Refusal(
        "rule-unknown-near",
        ('aturan "{rule}" tidak dikenal; maksud Anda "{near}"?', 'there is no rule "{rule}"; did you mean "{near}"?'),
    ),
    Refusal(
        "severity-unknown",
        (
            'tingkat "{value}" untuk aturan "{rule}" tidak dikenal; pilih {names}',
            'there is no severity "{value}" for rule "{rule}"; choose {names}',
        ),
    ),
    Refusal("settings-no-toml", ("{file}: bukan TOML yang sah ({reason})", "{file}: not valid TOML ({reason})")),
    Refusal(
        "setting-unknown",
        (
            '{file}: "{name}" bukan setelan; yang ada: rules.off, rules.severity',
            '{file}: "{name}" is no setting; there are: rules.off, rules.severity',
        ),
    ),
    Refusal(
        "settings-form",
        (
            "{file}: rules.off harus daftar kode, rules.severity tabel kode dan tingkat",
            "{file}: rules.off must be a list of codes, rules.severity a table of codes and severities",
        ),
    ),
    Refusal("settings-in-file", ("{file}: {what}", "{file}: {what}")),
)
