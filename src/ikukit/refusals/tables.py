"""Tables of data that cannot be read, and results that cannot be written."""

from ikukit.refusals.refusal import Refusal

REFUSALS: tuple[Refusal, ...] = (
    Refusal(
        "table-unreadable",
        ("tidak dapat dibaca sebagai tabel {form}", "cannot be read as a {form} table"),
        ("Simpan ulang tabel itu, misalnya sebagai CSV.", "Save the table again, for example as CSV."),
    ),
    Refusal(
        "table-suffix",
        ('akhiran "{suffix}" bukan bentuk tabel yang dikenal', 'the ending "{suffix}" is no known form of table'),
        ("Pilih salah satu: {known}.", "Choose one of: {known}."),
    ),
    Refusal(
        "table-without-headings",
        ("lembar pertama kosong", "the first sheet is empty"),
        ("Tulis judul kolom pada baris pertama lembar pertama.", "Put column headings on the first row of that sheet."),
    ),
    Refusal(
        "percent-cell",
        (
            'kolom "{column}" baris {row} berformat persen ({text}): Excel menyimpan pecahannya',
            'column "{column}" row {row} has a percent format ({text}): Excel keeps the fraction',
        ),
        (
            "Ubah formatnya menjadi angka biasa dan tulis nilainya seperti yang dimaksud.",
            "Change the format to a plain number and write the value as it is meant.",
        ),
    ),
    Refusal(
        "sheet-too-long",
        ("{rows} baris tidak muat dalam satu lembar Excel", "{rows} rows do not fit into one Excel sheet"),
        ("Tulis sebagai .csv atau .parquet.", "Write it as .csv or .parquet."),
    ),
)
