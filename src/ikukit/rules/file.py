"""Findings of opening a file: what it held back, what could not be read in it, what a scan made doubtful."""

from ikukit.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        code="macro-ignored",
        severity="info",
        title=("Makro diabaikan", "Macro ignored"),
        message=("Berkas memuat makro; makro tidak dijalankan.", "The file holds macros; they were not run."),
        advice=(
            "Simpan tanpa makro (DOCX atau XLSX) bila makro tidak diperlukan.",
            "Save without macros if not needed.",
        ),
        source="ikukit: nothing in a document is executed",
    ),
    Rule(
        code="picture-unread",
        severity="warning",
        title=("Gambar dalam sel", "Picture in a cell"),
        message=(
            "Sel ini memuat gambar atau objek yang isinya tidak terbaca; mungkin ada rumus di dalamnya.",
            "This cell holds a picture or object that cannot be read; it may hold a formula.",
        ),
        advice=("Ketik isi gambar itu sebagai teks.", "Type what the picture shows as text."),
        source="DOCX and HTML tables with formulas pasted as pictures or Equation 3.0 objects",
    ),
    Rule(
        code="cell-not-calculated",
        severity="warning",
        title=("Rumus sel belum dihitung", "Cell formula never calculated"),
        message=(
            "Sel {cell} pada lembar {sheet} berisi rumus yang belum pernah dihitung; nilainya tidak ada.",
            "Cell {cell} of sheet {sheet} holds a formula that was never calculated; it has no value.",
        ),
        advice=(
            "Buka berkas di Excel atau LibreOffice, tunggu sampai dihitung, lalu simpan.",
            "Open the file in Excel or LibreOffice, let it calculate, then save.",
        ),
        source="XLSX: a cell with f and without v",
    ),
    Rule(
        code="cell-error-value",
        severity="warning",
        title=("Sel berisi kesalahan Excel", "Cell holds an Excel error"),
        message=(
            "Sel {cell} pada lembar {sheet} berisi kesalahan {value}.",
            "Cell {cell} of sheet {sheet} holds the error {value}.",
        ),
        advice=("Perbaiki rumus pada sel itu.", "Repair the formula of that cell."),
        source="XLSX and ODS: error values such as #REF!",
    ),
    Rule(
        code="cell-number-inexact",
        severity="warning",
        title=("Angka terlalu panjang", "Number too long"),
        message=(
            "Sel {cell} pada lembar {sheet} berisi angka lebih dari 15 digit; digit terakhirnya sudah hilang di Excel.",
            "Cell {cell} of sheet {sheet} holds a number of more than 15 digits; Excel has lost the last ones.",
        ),
        advice=(
            "Ketik ulang sebagai teks (format sel Teks), misalnya NIP.",
            "Type it again as text, a NIP for example.",
        ),
        source="XLSX keeps numbers as floats of 15 digits",
    ),
    Rule(
        code="rows-hidden",
        severity="warning",
        title=("Baris atau kolom tersembunyi", "Hidden rows or columns"),
        message=(
            "Lembar {sheet} memiliki baris atau kolom tersembunyi; isinya ikut dibaca.",
            "Sheet {sheet} has hidden rows or columns; they were read too.",
        ),
        advice=("Hapus baris atau kolom itu bila tidak berlaku lagi.", "Delete them if they no longer apply."),
        source="workbooks with filtered rows and hidden columns",
    ),
    Rule(
        code="sheet-skipped",
        severity="info",
        title=("Lembar dilewati", "Sheet skipped"),
        message=(
            "Lembar {sheet} tidak memuat tabel indikator dan tidak dibaca.",
            "Sheet {sheet} holds no indicator table and was not read.",
        ),
        advice=("Tidak perlu tindakan bila lembar itu memang bukan tabel IKU.", "Nothing to do if it is no IKU table."),
        source="workbooks with lists of staff, notes and pivot sheets beside the IKU",
    ),
    Rule(
        code="sheet-hidden",
        severity="info",
        title=("Lembar tersembunyi", "Hidden sheet"),
        message=("Lembar tersembunyi {sheet} tidak dibaca.", "Hidden sheet {sheet} was not read."),
        advice=("Tampilkan lembar itu bila isinya harus dibaca.", "Unhide it if it has to be read."),
        source="workbooks with hidden sheets",
    ),
    Rule(
        code="sheet-cut",
        severity="warning",
        title=("Lembar terlalu besar", "Sheet too large"),
        message=(
            "Lembar {sheet} terlalu besar; hanya {rows} baris pertama yang dibaca.",
            "Sheet {sheet} is too large; only its first {rows} rows were read.",
        ),
        advice=(
            "Salin tabel IKU ke berkas baru, lalu baca berkas itu.",
            "Copy the IKU table to a new file and read that.",
        ),
        source="ikukit: memory stays bounded",
    ),
    Rule(
        code="page-unread",
        severity="warning",
        title=("Halaman tanpa teks", "Page without text"),
        message=(
            "Halaman {page} hanya berupa gambar dan tidak dibaca.",
            "Page {page} is a picture only and was not read.",
        ),
        advice=(
            'Pasang pembaca pindaian: pip install "ikukit[ocr]"',
            'Install the reader of scans: pip install "ikukit[ocr]"',
        ),
        source="PDF files of which some pages were scanned",
    ),
    Rule(
        code="word-broken",
        severity="warning",
        title=("Kata mungkin terpotong", "Word perhaps broken"),
        message=(
            "Kata di ujung baris sempit mungkin terpotong: dibaca “{reading}”, bisa juga “{other}”.",
            "A word at the end of a narrow line may be broken: read as “{reading}”, perhaps “{other}”.",
        ),
        advice=("Bandingkan dengan dokumen aslinya.", "Compare with the original document."),
        source="PDF files with words broken in narrow columns",
    ),
    Rule(
        code="scan-doubtful",
        severity="warning",
        title=("Bacaan pindaian diragukan", "Doubtful reading of a scan"),
        message=(
            "Hasil baca pindaian {words} diragukan (keyakinan {confidence} %).",
            "The reading {words} of the scan is doubtful (confidence {confidence} %).",
        ),
        advice=("Bandingkan dengan dokumen aslinya.", "Compare with the original document."),
        source="ikukit: confidence given by the OCR engine",
    ),
    Rule(
        code="speck-or-stop",
        severity="warning",
        title=("Titik atau bintik", "Full stop or speck"),
        message=(
            "Titik pada “{words}” mungkin bintik kertas pada hasil pindaian.",
            "The full stop in “{words}” may be a speck of the paper.",
        ),
        advice=("Bandingkan dengan dokumen aslinya.", "Compare with the original document."),
        source="OCR of scanned IKU tables",
    ),
    Rule(
        code="operator-glued",
        severity="warning",
        title=("Tanda hitung menempel", "Glued operator"),
        message=(
            "Tanda hitung menempel di antara kata pada hasil pindaian: {words}. Mungkin tanda itu hilang atau berubah.",
            "A sign of arithmetic stands glued between words in the scan: {words}. It may have been lost or changed.",
        ),
        advice=("Bandingkan dengan dokumen aslinya.", "Compare with the original document."),
        source="OCR of scanned IKU tables",
    ),
)
