"""Reports that cannot be made: of a folder without documents, in a form that there is not."""

from ikukit.refusals.refusal import Refusal

REFUSALS: tuple[Refusal, ...] = (
    Refusal(
        "folder-without-documents",
        ("di folder ini tidak ada dokumen yang dikenal", "no document of a known kind in this folder"),
        ("Jenis yang dikenal: {kinds}.", "Known kinds: {kinds}."),
    ),
    Refusal(
        "numbers-not-a-folder",
        ("ini bukan folder", "this is no folder"),
        (
            "Sebutkan folder berisi satu berkas .csv tiap dokumen, bernama sama.",
            "Name a folder that holds one .csv file for each document, of the same name.",
        ),
    ),
    Refusal(
        "report-suffix",
        ("akhiran {suffix} tidak menunjuk format laporan", "the ending {suffix} stands for no form of report"),
        ("Pilih salah satu: {known}.", "Choose one of: {known}."),
    ),
)
