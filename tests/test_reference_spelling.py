"""Spellings, dated terms, dates and NIP. The numbers of persons are invented."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikukit.reference.dates import MONTHS, find_dates, in_words, parse_date
from ikukit.reference.nip import NipFault, NipKind, grouped, nip_faults, read_nip
from ikukit.reference.nomenclature import official_names
from ikukit.reference.spelling import corrected, misspellings, near_official
from ikukit.reference.table import read_table
from ikukit.reference.terms import find_dated_terms


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Presentase Pelayanan PATEN", "Persentase Pelayanan PATEN"),
        ("JUMLANH DESA", "JUMLAH DESA"),
        ("Jumlah surat di ajukan", "Jumlah surat diajukan"),
        ("Meningkatnya Efektifitas dan Kwalitas", "Meningkatnya Efektivitas dan Kualitas"),
        ("rata – rata persentase", "rata-rata persentase"),
        ("Kerjasama antar desa", "Kerja sama antardesa"),
        ("RKPDes tepat waktu", "RKP Desa tepat waktu"),
    ],
)
def test_words_are_put_right_in_their_own_capitals(text: str, right: str) -> None:
    assert corrected(text) == right
    assert misspellings(right) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Program Koordinasi ketentraman\ndan Ketertiban Umum",
        "Jumlah kegiatan Koordinasi Ketentraman dan Ketertiban Umum yang dilaksanakan",
        "Peningkatan Efektifitas Kegiatan Pemerintahan di Tingkat Kecamatan",
        "Persentase presentasi yang dijadwalkan",
        "peningkatan ditingkatkan diluaskan bersama",
    ],
)
def test_official_wordings_and_real_words_are_left_alone(text: str) -> None:
    assert misspellings(text) == ()


def test_the_same_word_outside_the_official_name_is_found() -> None:
    assert [found.wrong for found in misspellings("Ketentraman warga")] == ["Ketentraman"]


def test_no_official_text_is_found_fault_with() -> None:
    for name in official_names():
        for text in (name.name, name.indicator, name.performance):
            assert misspellings(text) == ()
            assert near_official(text) == []


def test_no_standard_spelling_of_the_table_is_itself_in_the_table() -> None:
    assert [row["right"] for row in read_table("spelling.tsv") if misspellings(row["right"])] == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Penyelengggaraan", "Penyelenggaraan"),
        ("pemberdayaan masyarkat", "masyarakat"),
        ("perlengkpan kantor", "perlengkapan"),
        ("SINKRONISAI", "SINKRONISASI"),
    ],
)
def test_words_one_slip_from_an_official_one(text: str, right: str) -> None:
    assert [found.right for found in near_official(text)] == [right]


@pytest.mark.parametrize(
    "text", ["pelayaran", "pengaduan", "perubahan", "perumahan", "penyusuan", "pelengkapan", "kelompok"]
)
def test_real_neighbours_of_official_words_are_left_alone(text: str) -> None:
    assert near_official(text) == []


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Koordinasi dan Sinkronisasi Pemberlakuan PPKM", ["PPKM"]),
        ("pemberlakuan pembatasan\nkegiatan masyarakat", ["PPKM"]),
        ("Permendagri Nomor 54 Tahun 2010", ["Permendagri 54/2010"]),
        ("PP 41/2007 dan UU No. 32 Tahun 2004", ["PP 41/2007", "UU 32/2004"]),
        ("Permendagri 86/2017", []),
        ("PPKMB", []),
    ],
)
def test_dated_terms(text: str, terms: list[str]) -> None:
    assert [term.term for _, term in find_dated_terms(text)] == terms


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2999, 12, 31)))
def test_a_date_in_words_is_read_back(date: datetime.date) -> None:
    found = find_dates(f"Lumajang, {in_words(date)}\n")
    assert [(written.date, written.standard) for written in found] == [(date, True)]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Senduro, 3 Pebruari 2024", datetime.date(2024, 2, 3)),
        ("5 Nop. 2023", datetime.date(2023, 11, 5)),
        ("05-01-2023", datetime.date(2023, 1, 5)),
        ("5/1/2023", datetime.date(2023, 1, 5)),
        ("2023-01-05", datetime.date(2023, 1, 5)),
        ("31 Februari 2024", None),
        ("TAHUN 2017 - 2021", None),
        ("14 Tahun 2017", None),
    ],
)
def test_dates_as_documents_write_them(text: str, date: datetime.date | None) -> None:
    assert parse_date(text) == date


def test_twelve_months() -> None:
    assert [find_dates(f"1 {name} 2024")[0].date for name in MONTHS] == [
        datetime.date(2024, n, 1) for n in range(1, 13)
    ]


@pytest.mark.parametrize(
    ("text", "kind", "faults"),
    [
        ("NIP. 19720605 199802 1 002", NipKind.PNS, ()),
        ("197206051998021002", NipKind.PNS, ()),
        ("NIP: 19790522 200501 1006", NipKind.PNS, ()),
        ("19910305 202421 2 014", NipKind.PPPK, ()),
        ("NIPPPK 19910305 202421 2 014", NipKind.PPPK, ()),
        ("NIP. 19850230 200903 1 004", NipKind.PNS, (NipFault.BIRTH,)),
        ("NIP. 19850817 200900 1 004", NipKind.PNS, (NipFault.APPOINTMENT,)),
        ("NIP. 19850817 200903 3 004", NipKind.PNS, (NipFault.SEX,)),
        ("NIP. 19850817 200903 1 000", NipKind.PNS, (NipFault.SERIAL,)),
        ("NIP. 19850817 199803 1 004", NipKind.PNS, (NipFault.AGE,)),
        ("NIP. 19600817 200503 1 004", NipKind.PNS, (NipFault.UNUSUAL_AGE,)),
        ("NIP. 19900817 202503 1 004", NipKind.PNS, (NipFault.AFTER_DOCUMENT,)),
        ("NIP. 19500817 197803 1 004", NipKind.PNS, (NipFault.RETIRED,)),
        ("NIP. 19850817 200903 1 04", NipKind.UNKNOWN, (NipFault.LENGTH,)),
        ("NIP. 1985O817 200903 1 004", NipKind.UNKNOWN, (NipFault.FOREIGN,)),
        ("NIP. 510123456", NipKind.UNKNOWN, (NipFault.LENGTH,)),
        ("", NipKind.UNKNOWN, (NipFault.LENGTH,)),
    ],
)
def test_numbers_of_officials(text: str, kind: NipKind, faults: tuple[NipFault, ...]) -> None:
    nip = read_nip(text)
    assert (nip.kind, nip_faults(nip, on=datetime.date(2024, 1, 10))) == (kind, faults)


@given(
    st.dates(datetime.date(1965, 1, 1), datetime.date(2000, 12, 31)),
    st.integers(19, 39),
    st.sampled_from("12"),
    st.integers(1, 999),
)
def test_a_plausible_number_has_no_fault(born: datetime.date, age: int, sex: str, serial: int) -> None:
    digits = f"{born:%Y%m%d}{born.year + age}12{sex}{serial:03}"
    nip = read_nip(grouped(digits))
    assert (nip.digits, nip.born, nip_faults(nip)) == (digits, born, ())


@given(st.text(max_size=40))
def test_any_text_is_read_as_a_number_or_found_wanting(text: str) -> None:
    nip = read_nip(text)
    assert nip_faults(nip) or len(nip.digits) == 18
