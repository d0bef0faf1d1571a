"""Forms that an office fills in: what is none, and what cannot be written as one."""

from ikukit.refusals.refusal import Refusal

REFUSALS: tuple[Refusal, ...] = (
    Refusal(
        "form-suffix",
        ("akhiran {suffix} tidak menunjuk buku kerja", "the ending {suffix} stands for no workbook"),
        ("Formulir isian ditulis sebagai .xlsx.", "The form is written as .xlsx."),
    ),
    Refusal(
        "not-a-form",
        (
            "ini bukan formulir isian buatan ikukit, atau lembarnya ada yang hilang",
            "this is no form made by ikukit, or some of its sheets are gone",
        ),
        ("Buat formulirnya dengan: ikukit form BERKAS FORMULIR.xlsx", "Make one with: ikukit form FILE FORM.xlsx"),
    ),
)
