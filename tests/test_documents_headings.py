"""Headings: which field they name, typed wrongly, glued, wrapped, alone or in runs."""

import pytest

from ikukit.documents.heading_runs import leading_headings, split_headings
from ikukit.documents.headings import Field, heading_of, is_column_number, is_period

NAMED = [
    ("NO", Field.NUMBER),
    ("No. Urut", Field.NUMBER),
    ("SASARAN\n(PROGRAM)", Field.OBJECTIVE),
    ("Sasaran Kinerja Program", Field.OBJECTIVE),
    ("Kinerja Utama", Field.OBJECTIVE),
    ("TUJUAN/SASARAN", Field.OBJECTIVE),
    ("INDIKATOR KINERJA (\nPROGRAM)", Field.NAME),
    ("Indikator Kinerja Utama (IKU)", Field.NAME),
    ("Nama IKU", Field.NAME),
    ("Indikator Sasaran", Field.NAME),
    ("Tolok Ukur Kinerja", Field.NAME),
    ("RUMUS/ FORMULA", Field.FORMULA),
    ("Penjelasan/ Formulasi Perhitungan", Field.FORMULA),
    ("Definisi Operasional/Formulasi", Field.FORMULA),
    ("Cara Pengukuran", Field.FORMULA),
    ("Metode Penghitungan", Field.FORMULA),
    ("ALASAN/PENJELASAN", Field.REASON),
    ("Alasan Pemilihan IKU", Field.REASON),
    ("SUMBER DATA", Field.SOURCES),
    ("Dokumen Sumber", Field.SOURCES),
    ("PENANGGUNG JAWAB", Field.OWNERS),
    ("Unit/Pihak Penanggung Jawab IKU", Field.OWNERS),
    ("Satuan Pengukuran", Field.UNIT),
    ("Definisi Operasional", Field.DEFINITION),
    ("Polarisasi Indikator", Field.DIRECTION),
    ("Konsolidasi Periode", Field.CONSOLIDATION),
    ("Kondisi Awal 2023", Field.BASELINE),
    ("Target 2025", Field.TARGET),
    ("TARGET KINERJA TAHUN 2025", Field.TARGET),
    ("Realisasi TW I", Field.EXTRA),
    ("KET", Field.EXTRA),
    ("Intepretasi", Field.EXTRA),
    ("SASARAM STRATEGlS", Field.OBJECTIVE),
    ("lNDlKATOR KlNERJA", Field.NAME),
    ("PENANGUNG JAWAB", Field.OWNERS),
    ("SUMBERDATA", Field.SOURCES),
    ("FORMU LASI PERHITUNGAN", Field.FORMULA),
]


@pytest.mark.parametrize(("text", "field"), NAMED)
def test_a_heading_names_its_field(text: str, field: Field) -> None:
    heading = heading_of(text)
    assert heading is not None
    assert heading.field is field


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Indeks",
        "Program Penunjang Urusan Pemerintahan Daerah",
        "Kasi Pemerintahan",
        "Laporan kinerja",
        "INDIKATOR KINERJA UTAMA (IKU) TAHUN 2023",
        "Persentase indikator kinerja yang tercapai",
        "Jumlah sasaran program",
        "SATUAN %",
        "100%",
    ],
)
def test_cells_and_titles_are_no_headings(text: str) -> None:
    assert heading_of(text) is None


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("TARGET", ""),
        ("Target 2025", "2025"),
        ("TARGET KINERJA TAHUN 2025", "2025"),
        ("Target Triwulan II", "Triwulan II"),
        ("TARGET TW I", "TW I"),
        ("TARGET AKHIR RENSTRA", "AKHIR RENSTRA"),
    ],
)
def test_a_target_knows_its_period(text: str, period: str) -> None:
    heading = heading_of(text)
    assert heading is not None
    assert heading.period == period


@pytest.mark.parametrize(("text", "expected"), [("2025", True), ("TW IV", True), ("Semester 1", True), ("Desa", False)])
def test_periods(text: str, expected: bool) -> None:
    assert is_period(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"), [("(3)", True), ("3", True), ("3.", True), ("4", False), ("3 desa", False)]
)
def test_column_numbers(text: str, expected: bool) -> None:
    assert is_column_number(text, 3) is expected


RUNS = [
    ["NO", "SASARAN STRATEGIS", "INDIKATOR KINERJA UTAMA", "ALASAN/PENJELASAN", "SUMBER DATA"],
    ["NO", "SASARAN (PROGRAM)", "INDIKATOR KINERJA ( PROGRAM)", "RUMUS/ FORMULA", "SUMBER DATA", "PENANGGUNG JAWAB"],
    ["No.", "Sasaran Kinerja Program", "Indikator Kinerja Program", "Penjelasan/ Formulasi Perhitungan", "Sumber Data"],
    ["No", "Kinerja Utama", "Indikator Kinerja Utama", "Satuan", "Target 2025", "Formula", "Sumber Data", "Ket"],
    [
        "NO",
        "SASARAN",
        "INDIKATOR",
        "SATUAN",
        "TARGET 2024",
        "TARGET 2025",
        "DEFINISI OPERASIONAL",
        "FORMULA PERHITUNGAN",
    ],
    ["Sasaran Strategis", "Nama IKU", "Definisi", "Formula", "Satuan Pengukuran", "Polarisasi Indikator"],
    ["INDIKATOR KINERJA INDIVIDU", "No."],
    ["TARGET TW I", "TARGET TW II", "TARGET TW III"],
]


@pytest.mark.parametrize("headings", RUNS)
def test_a_line_of_headings_is_cut_into_them(headings: list[str]) -> None:
    assert [heading.text for _, _, heading in split_headings(" ".join(headings))] == headings


def test_a_target_over_several_periods_is_one_heading_for_each() -> None:
    cut = split_headings("NO INDIKATOR TARGET TW I TW II TW III FORMULA")
    assert [heading.text for _, _, heading in cut] == [
        "NO",
        "INDIKATOR",
        "TARGET TW I",
        "TARGET TW II",
        "TARGET TW III",
        "FORMULA",
    ]
    assert [heading.period for _, _, heading in split_headings("TARGET 2021-2026")] == ["2021-2026"]


@pytest.mark.parametrize("text", ["NO SASARAN Meningkatnya tertib desa", "SATUAN Kegiatan", "Formula dan lampiran", ""])
def test_a_line_with_other_words_is_no_line_of_headings(text: str) -> None:
    assert split_headings(text) == []


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("Sumber Data Data kuisioner warga", "Sumber Data"),
        ("Indikator Kinerja Program Tingkat kepuasan warga", "Indikator Kinerja Program"),
        ("Penjelasan/ Formulasi Perhitungan Ket : pelayanan", "Penjelasan/ Formulasi Perhitungan"),
        ("FORMULA log 3 t", "FORMULA"),
        ("FORMULA (Target PBB - realisasi PBB)", "FORMULA"),
        ("TARGET 2025 12", "TARGET 2025"),
        ("Target 2025 2 dokumen", "Target 2025"),
        ("SATUAN % ", "SATUAN"),
        ("FORMULA IKK = (0,4 x A) + (0,6 x B)", "FORMULA"),
    ],
)
def test_a_heading_glued_to_its_first_cell_ends_where_it_ends(text: str, heading: str) -> None:
    assert leading_headings(text)[-1][1].text == heading


def test_a_label_with_a_colon_is_no_glued_heading() -> None:
    assert [heading.text for _, heading in leading_headings("Satuan : %")] in ([], ["Satuan"])
    assert leading_headings("Meningkatnya tertib desa") == []
