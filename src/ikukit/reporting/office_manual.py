"""The help texts of the commands that make what an office fills in and hands in, Indonesian and English."""

OFFICE_COMMANDS: dict[str, tuple[str, str]] = {
    "form": (
        """Buat formulir isian: buku kerja Excel dengan satu baris untuk setiap angka, per triwulan, yang menghitung
        sendiri realisasi, capaian dan predikat. Yang sudah diisi dihitung tepat oleh 'ikukit evaluate'.

        \b
        Contoh:
          ikukit form iku_2025.docx isian_2025.xlsx --year 2025
          ikukit evaluate isian_2025.xlsx""",
        """Make a form to fill in: an Excel workbook with one row for each number, by quarter, that computes by itself
        the actual values, achievements and ratings. 'ikukit evaluate' computes exactly what was filled in.

        \b
        Example:
          ikukit form iku_2025.docx form_2025.xlsx --year 2025
          ikukit evaluate form_2025.xlsx""",
    ),
    "metadata": (
        """Tulis metadata Satu Data Indonesia: formulir MS-Ind untuk setiap indikator dan MS-Var untuk setiap variabel
        (Peraturan BPS 5/2020), sebagai .xlsx atau .json. Isian yang tidak disebut dokumen tetap kosong dan didaftar.

        \b
        Contoh:
          ikukit metadata iku_2024.docx metadata.xlsx""",
        """Write the metadata for Satu Data Indonesia: the form MS-Ind for each indicator and MS-Var for each variable
        (Peraturan BPS 5/2020), as .xlsx or .json. What the document does not say stays empty and is listed.

        \b
        Example:
          ikukit metadata iku_2024.docx metadata.xlsx""",
    ),
}
