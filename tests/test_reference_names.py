"""Official names, codes, decrees and posts."""

import pytest

from ikukit.reference.codes import CodeFault, find_codes, read_code
from ikukit.reference.nomenclature import by_code, decree_for, nearest, official, official_names
from ikukit.reference.posts import find_post, is_post, nearest_post, posts
from ikukit.reference.table import read_table


def test_the_nomenclature_holds_what_its_source_counted() -> None:
    levels = [name.level for name in official_names()]
    assert (levels.count("program"), levels.count("kegiatan"), levels.count("sub kegiatan")) == (6, 23, 80)


def test_every_official_name_is_found_by_name_and_code() -> None:
    for name in official_names():
        assert official(name.name.title()) is not None
        assert by_code(name.code) == name


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Program Penunjang\nUrusan\nPemerintahan\nDaerah Kabupaten /\nKota", "7.01.01"),
        ("PROGRAM KOORDINASI  KETENTRAMAN DAN KETERTIBAN UMUM", "7.01.04"),
        ("Koordinasi ketentraman dan Ketertiban Umum", "7.01.04"),
        ("Koordinasi Upaya Penyelenggaraan Ketenteraman dan Ketertiban Umum", "7.01.04.2.01"),
        ("Program Koordinasi Ketenteraman dan Ketertiban Umum", None),
        ("Program Penyelenggaran Pemerintahan dan Pelayanan Publik", None),
    ],
)
def test_a_name_is_official_only_letter_by_letter(text: str, code: str | None) -> None:
    found = official(text)
    assert (found and found.code) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Program Penyelenggaran Pemerintahan dan Pelayanan Publik", "7.01.02"),
        ("Program Koordinasi Ketenteraman dan Ketertiban Umum", "7.01.04"),
        ("Program Pembinaan & Pengawasan Pemerintahan Desa", "7.01.06"),
        ("Meningkatnya kualitas pelayanan publik", None),
    ],
)
def test_the_nearest_program(text: str, code: str | None) -> None:
    found = nearest(text, "program")
    assert (found and found.code) == code


@pytest.mark.parametrize(
    ("year", "decree"),
    [
        (2019, None),
        (2020, "Permendagri 90/2019"),
        (2023, "Kepmendagri 050-5889/2021"),
        (2024, "Kepmendagri 900.1.15.5-1317/2023"),
        (2025, "Kepmendagri 900.1.15.5-3406/2024"),
        (2027, "Kepmendagri 900.1-861/2026"),
    ],
)
def test_the_decree_of_a_year(year: int, decree: str | None) -> None:
    found = decree_for(year)
    assert (found and found.name) == decree


@pytest.mark.parametrize(
    ("text", "level", "fault"),
    [
        ("7.01.04", "program", None),
        ("7.01.04.2.01", "kegiatan", None),
        ("7.01.04.2.01.01", "sub kegiatan", None),
        ("7.01.04.2.01.0001", "sub kegiatan", None),
        ("07.01.04", "program", CodeFault.LEADING_ZERO),
        ("7.01.01.201.01", "kegiatan", CodeFault.DIGITS),
        ("7.01.02.02.01", "kegiatan", CodeFault.DIGITS),
        ("7.01.04.1.01", "kegiatan", CodeFault.PROVINCE),
        ("7.01.04.2.01.001", "", CodeFault.DIGITS),
        ("7.01.04.2", "", CodeFault.DIGITS),
    ],
)
def test_the_form_of_a_code(text: str, level: str, fault: CodeFault | None) -> None:
    code = read_code(text)
    assert (code.level, code.fault) == (level, fault)
    assert [(span.of(text), found) for span, found in find_codes(text)] == [(text, code)]


@pytest.mark.parametrize("text", ["Rp 7.010.400", "1.234.567", "12.345,67", "10.01.2024", "7,01", "v7.01.04", "2.500"])
def test_numbers_and_dates_are_no_codes(text: str) -> None:
    codes = [found for _, found in find_codes(text) if found.normal.startswith("7.01")]
    assert codes == []


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("1. Kasubag Umum dan Kepegawaian", "Kepala Subbagian Umum dan Kepegawaian"),
        ("2. Kasubag\nKeuangan", "Kepala Subbagian Keuangan"),
        ("Kasi Pemerintahan di Kecamatan Bebandem", "Kepala Seksi Pemerintahan"),
        ("Kasi PMD Kecamatan Bebandem", "Kepala Seksi Pemberdayaan Masyarakat dan Desa"),
        ("Ka.Si Trantib", "Kepala Seksi Ketenteraman dan Ketertiban Umum"),
        ("Kasie Kesos", "Kepala Seksi Kesejahteraan Sosial"),
        ("CAMAT CIPARI", "Camat"),
        ("Plt. Camat Senduro", "Camat"),
        ("Sekretaris Kecamatan", "Sekretaris Kecamatan"),
        ("Sekcam", "Sekretaris Kecamatan"),
        ("Lurah Sukaharjo Wetan", "Lurah"),
        ("Kasi Pelayanan & Perizinan Kecamatan Luwuk Tengah Kab. Banggawi", "Kepala Seksi Pelayanan dan Perizinan"),
        ("Kasi Entah Apa", None),
        ("Sekretari", None),
    ],
)
def test_posts_are_found_under_all_their_names(text: str, post: str | None) -> None:
    found = find_post(text)
    assert (found and found.name) == post


def test_every_form_of_every_post_is_found() -> None:
    for post in posts():
        for form in (post.name, *post.other_forms):
            assert find_post(form) == post, form
            assert is_post(form), form


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kasi Pembangunan Wilayah", True),
        ("Kepala Seksi Pembangunan", True),
        ("Subbagian Rumah Tangga", True),
        ("Bendahara Pengeluaran", True),
        ("Laporan Kasi Pemerintahan", False),
        ("Buku register pelayanan", False),
        ("Camatan", False),
        ("LRA", False),
    ],
)
def test_what_names_a_post(text: str, expected: bool) -> None:
    assert is_post(text) is expected


def test_the_post_nearest_to_a_cut_one() -> None:
    found = nearest_post("Sekretari")
    assert found is not None
    assert found.name == "Sekretaris Kecamatan"


@pytest.mark.parametrize("name", ["decrees.tsv", "nomenclature_7_01.tsv", "posts.tsv", "spelling.tsv", "terms.tsv"])
def test_data_files_are_whole(name: str) -> None:
    rows = read_table(name)
    assert rows
    assert all(len(row) == len(rows[0]) and next(iter(row.values())) for row in rows)
