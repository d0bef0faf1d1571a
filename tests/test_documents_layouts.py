"""Small texts in the shapes that offices and extraction leave, each with what must be read of it."""

from typing import Any

import pytest

from ikukit.documents.assembly import assemble
from ikukit.documents.text import content_of
from ikukit.model import Document, Indicator, Target

TERTIB = "Jumlah desa tertib / jumlah desa x 100%"
MAJU = "Jumlah desa maju / jumlah desa x 100%"


def read_text(text: str) -> Document:
    """The document in ``text``."""
    return assemble(content_of(text, "uji.txt"), "uji.txt")


def told(indicator: Indicator) -> dict[str, Any]:
    """The fields of ``indicator`` that hold anything."""
    fields = (
        "number", "objective", "name", "formula_text", "data_sources", "owners", "unit", "definition", "reason",
        "baseline", "targets", "extra",
    )  # fmt: skip
    return {field: value for field in fields if (value := getattr(indicator, field))}


CASES = {
    "markdown, escaped signs and breaks": (
        "| No | Indikator Kinerja | Formula | Sumber Data |\n|--:|---|---|---|\n"
        "| 1 | **Persentase** desa \\| kelurahan | A \\* B<br>C | Laporan<br>BPS |\n",
        [
            {
                "number": "1",
                "name": "Persentase desa | kelurahan",
                "formula_text": "A * B\nC",
                "data_sources": ("Laporan", "BPS"),
            }
        ],
    ),
    "markdown, targets below one heading": (
        "| No | Indikator Kinerja | Target |  | Formula |\n|---|---|---|---|---|\n|  |  | 2024 | 2025 |  |\n"
        "| 1 | Persentase desa | 10 | 20 | A/B |\n",
        [
            {
                "number": "1",
                "name": "Persentase desa",
                "formula_text": "A/B",
                "targets": (Target("10", "2024"), Target("20", "2025")),
            }
        ],
    ),
    "grid with borders": (
        "+----+-------------------+----------------------+\n| No | Indikator Kinerja | Formula              |\n"
        "+====+===================+======================+\n| 1  | Persentase desa   | Jumlah desa tertib   |\n"
        "|    | tertib            | dibagi jumlah desa   |\n+----+-------------------+----------------------+\n"
        "| 2  | Nilai SAKIP       | Hasil evaluasi       |\n+----+-------------------+----------------------+\n",
        [
            {
                "number": "1",
                "name": "Persentase desa tertib",
                "formula_text": "Jumlah desa tertib dibagi jumlah desa",
            },
            {"number": "2", "name": "Nilai SAKIP", "formula_text": "Hasil evaluasi"},
        ],
    ),
    "labels down the first column": (
        f"| Sasaran Strategis | Desa tertib |\n|---|---|\n| Nama IKU | Persentase desa tertib |\n"
        f"| Formula | {TERTIB} |\n| Satuan | % |\n",
        [{"objective": "Desa tertib", "name": "Persentase desa tertib", "formula_text": TERTIB, "unit": "%"}],
    ),
    "semicolons": (
        f"No;Sasaran;Indikator Kinerja;Formula;Sumber Data\n1;Desa tertib;Persentase desa tertib;{TERTIB};Laporan\n",
        [
            {
                "number": "1",
                "objective": "Desa tertib",
                "name": "Persentase desa tertib",
                "formula_text": TERTIB,
                "data_sources": ("Laporan",),
            }
        ],
    ),
    "tabs, a line break inside a cell": (
        "No\tIndikator Kinerja\tFormula\tKet\n1\tPersentase desa tertib\tJumlah desa tertib\n"
        "dibagi jumlah desa\tIKU\n2\tNilai SAKIP\tHasil evaluasi\t-\n",
        [
            {
                "number": "1",
                "name": "Persentase desa tertib",
                "formula_text": "Jumlah desa tertib\ndibagi jumlah desa",
                "extra": {"Ket": "IKU"},
            },
            {"number": "2", "name": "Nilai SAKIP", "formula_text": "Hasil evaluasi", "extra": {"Ket": "-"}},
        ],
    ),
    "cards, two indicators below one objective": (
        f"Sasaran : Desa tertib\nIndikator : Persentase desa tertib\nFormula : {TERTIB}\nSumber data : Laporan\n"
        f"Indikator : Persentase desa maju\nFormula : {MAJU}\nSumber data : BPS\n\n"
        f"Sasaran : Desa aman\nIndikator : Persentase desa aman\nFormula : {MAJU}\nSumber data : Polsek\n",
        [
            {
                "objective": "Desa tertib",
                "name": "Persentase desa tertib",
                "formula_text": TERTIB,
                "data_sources": ("Laporan",),
            },
            {
                "objective": "Desa tertib",
                "name": "Persentase desa maju",
                "formula_text": MAJU,
                "data_sources": ("BPS",),
            },
            {
                "objective": "Desa aman",
                "name": "Persentase desa aman",
                "formula_text": MAJU,
                "data_sources": ("Polsek",),
            },
        ],
    ),
    "cards in Markdown, the objective numbered": (
        f"## Sasaran 2: Desa tertib\n\n**Indikator:** Persentase desa tertib\n**Formula:** {TERTIB}\n",
        [{"number": "2", "objective": "Desa tertib", "name": "Persentase desa tertib", "formula_text": TERTIB}],
    ),
    "cards with tabs or blanks for a colon": (
        f"Nama IKU              Persentase desa tertib\nFormula               {TERTIB}\n"
        "Sumber Data           1. Laporan desa\n                      2. Data BPS\n\n"
        f"Nama IKU              Persentase desa maju\nFormula               {MAJU}\nSumber Data           BPS\n",
        [
            {
                "name": "Persentase desa tertib",
                "formula_text": TERTIB,
                "data_sources": ("Laporan desa", "Data BPS"),
            },
            {"name": "Persentase desa maju", "formula_text": MAJU, "data_sources": ("BPS",)},
        ],
    ),
    "cards whose label holds the number": (
        f"Indikator Kinerja Utama 1 : Persentase desa tertib\nFormula:\n{TERTIB}\nPenanggung Jawab: Kasi PMD\n\n"
        f"Indikator Kinerja Utama 2 : Persentase desa maju\nFormula:\n{MAJU}\nPenanggung Jawab: Kasi PMD\n",
        [
            {"number": "1", "name": "Persentase desa tertib", "formula_text": TERTIB, "owners": ("Kasi PMD",)},
            {"number": "2", "name": "Persentase desa maju", "formula_text": MAJU, "owners": ("Kasi PMD",)},
        ],
    ),
    "cards named by a line of their own": (
        f"1. Persentase desa tertib\nDefinisi : desa yang tertib\nRumus : {TERTIB}\nSumber data : Laporan\n\n"
        f"2. Persentase desa maju\nDefinisi : desa yang maju\nRumus : {MAJU}\nSumber data : BPS\n",
        [
            {
                "number": "1",
                "name": "Persentase desa tertib",
                "formula_text": TERTIB,
                "data_sources": ("Laporan",),
                "definition": "desa yang tertib",
            },
            {
                "number": "2",
                "name": "Persentase desa maju",
                "formula_text": MAJU,
                "data_sources": ("BPS",),
                "definition": "desa yang maju",
            },
        ],
    ),
    "a card whose symbols are explained below": (
        "Nama IKU : Persentase desa tertib\nFormula : A / B x 100%\nKeterangan : A = jumlah desa tertib\n"
        "B = jumlah desa\nSatuan : %\n",
        [
            {
                "name": "Persentase desa tertib",
                "formula_text": "A / B x 100%\nKeterangan : A = jumlah desa tertib\nB = jumlah desa",
                "unit": "%",
            }
        ],
    ),
    "cell blocks, targets per quarter": (
        "NO\n\nINDIKATOR KINERJA\n\nSATUAN\n\nTARGET\n\nTW I\n\nTW II\n\nFORMULA\n\n1\n\nPersentase desa tertib"
        f"\n\n%\n\n20\n\n40\n\n{TERTIB}\n\n2\n\nPersentase desa maju\n\n%\n\n-\n\n100\n\n{MAJU}\n",
        [
            {
                "number": "1",
                "name": "Persentase desa tertib",
                "formula_text": TERTIB,
                "unit": "%",
                "targets": (Target("20", "TW I"), Target("40", "TW II")),
            },
            {
                "number": "2",
                "name": "Persentase desa maju",
                "formula_text": MAJU,
                "unit": "%",
                "targets": (Target("-", "TW I"), Target("100", "TW II")),
            },
        ],
    ),
    "cell blocks, a stacked fraction": (
        "NO\n\nINDIKATOR KINERJA\n\nFORMULA\n\n1\n\nPersentase desa tertib\n\nJumlah desa yang\ntertib\n"
        "----------- x 100%\nJumlah desa\n\n2\n\nRata-rata hari\n\n∑ hari pelayanan\n∑ pelayanan\n",
        [
            {
                "number": "1",
                "name": "Persentase desa tertib",
                "formula_text": "Jumlah desa yang tertib\n----------- x 100%\nJumlah desa",
            },
            {"number": "2", "name": "Rata-rata hari", "formula_text": "∑ hari pelayanan\n∑ pelayanan"},
        ],
    ),
    "cell blocks, headings with slips of OCR": (
        f"NO\n\nSASARAM STRATEGIS\n\nlNDIKATOR KINERJA\n\nFORMULASl\n\nSUMBERDATA\n\n1\n\nMeningkatnya tertib desa\n\n"
        f"Persentase desa tertib\n\n{TERTIB}\n\nLaporan desa\n",
        [
            {
                "number": "1",
                "objective": "Meningkatnya tertib desa",
                "name": "Persentase desa tertib",
                "formula_text": TERTIB,
                "data_sources": ("Laporan desa",),
            }
        ],
    ),
    "a formula column headed otherwise": (
        "| No | Sasaran | Indikator | Alasan/Penjelasan |\n|---|---|---|---|\n"
        f"| 1 | Desa tertib | Desa tertib | {TERTIB} |\n",
        [{"number": "1", "objective": "Desa tertib", "name": "Desa tertib", "formula_text": TERTIB}],
    ),
    "reasons stay reasons beside formulas": (
        f"| Indikator | Alasan | Formula |\n|---|---|---|\n| Desa tertib | Amanat RPJMD | {TERTIB} |\n",
        [{"name": "Desa tertib", "reason": "Amanat RPJMD", "formula_text": TERTIB}],
    ),
}


@pytest.mark.parametrize("text", [text for text, _ in CASES.values()], ids=CASES)
def test_a_small_text_is_read_as_it_stands(text: str) -> None:
    expected = next(rows for case, rows in CASES.values() if case is text)
    document = read_text(text)
    assert [told(indicator) for indicator in document.indicators] == expected
    assert [finding.code for finding in document.findings if finding.severity.value != "info"] == []


def test_a_formula_column_that_was_inferred_is_said() -> None:
    text, _ = CASES["a formula column headed otherwise"]
    (finding,) = read_text(text).findings
    assert finding.message == "Tidak ada kolom rumus; isi kolom “Alasan/Penjelasan” dibaca sebagai rumus."
    assert finding.describe("en") == "There is no formula column; the column “Alasan/Penjelasan” is read as formulas."


DRIFTING = """                                  INDIKATOR KINERJA UTAMA (IKU) TAHUN 2024

                                                                              SUMBER     PENANGGUNG
NO         SASARAN              INDIKATOR           SATUAN     FORMULA
                                                                               DATA         JAWAB


1    Meningkatnya kualitas  Nilai rata-rata layanan Kegiatan  Nilai / Σ desa   Rekap        Kasi Trantib
     pelayanan kecamatan    desa                                               pengaduan


2    Tercapainya kepuasan   Prevalensi Rumah        Persen    Jumlah rumah     Berita       1. Kasi PMD
     masyarakat             Layak Huni                        dibagi jumlah    acara        2. Camat


                            Angka Kepemilikan       Orang     Jumlah KTP       BPS          Camat


3    Program Pembinaan      Persentase warga        Orang     Hasil survei     Laporan      Camat
     Desa dan Pengawasan


                                                     Lumbir, 5 Januari 2024
                                                     CAMAT CIPARI

                                                     DADANG SURYANA, S.STP
                                                     NIP. 19820411 200112 1 003
"""
"""As ``pdftotext -layout`` gives a table: headings in the middle of their columns, cells that drift, a full cell with
but one blank behind it."""


def test_columns_that_drift_are_told_by_where_their_cells_begin() -> None:
    document = read_text(DRIFTING)
    assert [(i.objective, i.name, i.unit, i.formula_text, i.data_sources, i.owners) for i in document.indicators] == [
        (
            "Meningkatnya kualitas pelayanan kecamatan",
            "Nilai rata-rata layanan desa",
            "Kegiatan",
            "Nilai / Σ desa",
            ("Rekap pengaduan",),
            ("Kasi Trantib",),
        ),
        (
            "Tercapainya kepuasan masyarakat",
            "Prevalensi Rumah Layak Huni",
            "Persen",
            "Jumlah rumah dibagi jumlah",
            ("Berita acara",),
            ("Kasi PMD", "Camat"),
        ),
        (
            "Tercapainya kepuasan masyarakat",
            "Angka Kepemilikan",
            "Orang",
            "Jumlah KTP",
            ("BPS",),
            ("Camat",),
        ),
        (
            "Program Pembinaan Desa dan Pengawasan",
            "Persentase warga",
            "Orang",
            "Hasil survei",
            ("Laporan",),
            ("Camat",),
        ),
    ]
    assert document.signatories[0].post == "CAMAT CIPARI"


def test_headings_glued_to_a_title_are_found() -> None:
    text = FOOTED.replace("NO\n", "INDIKATOR KINERJA UTAMA (IKU) TAHUN 2024\nNO\n", 1)
    document = read_text(text)
    assert (document.title, document.indicators) == (
        "INDIKATOR KINERJA UTAMA (IKU) TAHUN 2024",
        read_text(FOOTED).indicators,
    )


FOOTED = """NO

INDIKATOR KINERJA

FORMULA

1

Persentase desa tertib

Jumlah desa tertib
dibagi

IKU Kecamatan Cipari                                Halaman 1 dari 2

NO

INDIKATOR KINERJA

FORMULA

jumlah desa

2

Persentase desa maju

Jumlah desa maju dibagi jumlah desa

- 2 -
"""


def test_footers_page_numbers_and_repeated_headings_are_left_out() -> None:
    document = read_text(FOOTED)
    assert [told(indicator) for indicator in document.indicators] == [
        {"number": "1", "name": "Persentase desa tertib", "formula_text": "Jumlah desa tertib dibagi jumlah desa"},
        {"number": "2", "name": "Persentase desa maju", "formula_text": "Jumlah desa maju dibagi jumlah desa"},
    ]


TWO_TABLES = """INDIKATOR KINERJA INDIVIDU

NO

INDIKATOR KINERJA

FORMULA

1

Persentase desa tertib

Jumlah desa tertib / jumlah desa

Kasi PMD,

BUDI SANTOSO, S.Sos
NIP. 19790522 200501 1 006

INDIKATOR KINERJA INDIVIDU

NO

INDIKATOR KINERJA

FORMULA

1

Persentase desa maju

Jumlah desa maju / jumlah desa

Kasi Pemerintahan,

SITI AMINAH, S.IP
NIP. 19810914 200604 2 011
"""


def test_each_table_keeps_its_rows_and_its_signature() -> None:
    document = read_text(TWO_TABLES)
    assert [indicator.name for indicator in document.indicators] == ["Persentase desa tertib", "Persentase desa maju"]
    assert [(official.post, official.name) for official in document.signatories] == [
        ("Kasi PMD", "BUDI SANTOSO, S.Sos"),
        ("Kasi Pemerintahan", "SITI AMINAH, S.IP"),
    ]


def test_text_among_the_rows_that_fits_no_column_is_told() -> None:
    text = FOOTED.replace(
        "2\n\nPersentase", "Catatan rapat tanggal lima: mohon diperiksa lagi sebelum dicetak\n\n2\n\nPersentase"
    )
    messages = [finding.message for finding in read_text(text).findings]
    assert any("Catatan rapat" in message for message in messages) or any(
        "tidak pasti" in message for message in messages
    )


def test_a_field_of_a_card_that_nobody_knows_is_told() -> None:
    text = (
        f"Sasaran : Desa tertib\nIndikator : Persentase desa tertib\nRencana aksi : Survei\nFormula : {TERTIB}\n\n"
        f"Sasaran : Desa maju\nIndikator : Persentase desa maju\nFormula : {MAJU}\n\n"
        f"Sasaran : Desa aman\nIndikator : Persentase desa aman\nFormula : {TERTIB}\n"
    )
    assert [finding.message for finding in read_text(text).findings] == [
        "Teks ini berada di antara baris tabel tetapi tidak cocok dengan kolom mana pun: “Rencana aksi : Survei”."
    ]


def test_a_head_that_reads_like_a_heading_stays_the_head() -> None:
    text = (
        "INDIKATOR KINERJA INDIVIDU\nKELURAHAN MEKAR\nTAHUN 2019\n\nNo\n\n1\n\n2\n\nIndikator Kinerja\n\n"
        f"Persentase desa tertib\n\nPersentase desa maju\n\nFormula\n\n{TERTIB}\n\n{MAJU}\n\nSumber Data\n\n"
        "Laporan\n\nBPS\n"
    )
    document = read_text(text)
    assert (document.title, document.year) == ("INDIKATOR KINERJA INDIVIDU KELURAHAN MEKAR TAHUN 2019", 2019)
    assert [indicator.formula_text for indicator in document.indicators] == [TERTIB, MAJU]
