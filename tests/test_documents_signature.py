"""Signature blocks and heads as they are printed."""

import datetime

import pytest

from ikukit.documents.head import kind_of, read_head
from ikukit.documents.lines import split_lines
from ikukit.documents.signature import find_signatures, is_place_and_date
from ikukit.model import Agency, DocumentKind, Official

SIGNED = [
    (
        "Lumajang, 10 Januari 2024\nSekretari\n\nBUDI SANTOSO,S.Pd\nNIP. 19720605 199802 1 002\n",
        Official(
            "BUDI SANTOSO,S.Pd", "Sekretari", None, "19720605 199802 1 002", "Lumajang", datetime.date(2024, 1, 10)
        ),
    ),
    (
        "Sukaharjo Wetan, 15 Pebruari 2021\nLurah Sukaharjo Wetan\n\n\nAGUS SALIM, S.AP\nPenata Tk.I\n"
        "NIP. 19780809 200604 1 013",
        Official(
            "AGUS SALIM, S.AP", "Lurah Sukaharjo Wetan", "Penata Tk.I", "19780809 200604 1 013", "Sukaharjo Wetan",
            datetime.date(2021, 2, 15),
        ),
    ),
    (
        "Kasi Pelayanan & Perizinan Kecamatan Luwuk\n\nRAHMAN LASIBU, S.Sos Penata, III/c NIP. 19790522 200501 1006",
        Official(
            "RAHMAN LASIBU, S.Sos", "Kasi Pelayanan & Perizinan Kecamatan Luwuk", "Penata, III/c",
            "19790522 200501 1006",
        ),
    ),
    (
        "KEPALA BAGIAN UMUM,\n\nYUSRIZAL, SE, MM\nNIP. 19650321 198903 1 007",
        Official("YUSRIZAL, SE, MM", "KEPALA BAGIAN UMUM", None, "19650321 198903 1 007"),
    ),
    (
        "Ditetapkan di : Solokan\npada tanggal : 3 Nopember 2020\na.n. BUPATI SOLOKAN\nCAMAT X,\n\nttd\n\nDrs. AHMAD\n"
        "Pembina, IV/a\n197801012001011001",
        Official(
            "Drs. AHMAD", "a.n. BUPATI SOLOKAN CAMAT X", "Pembina, IV/a", "197801012001011001", "Solokan",
            datetime.date(2020, 11, 3),
        ),
    ),
    (
        "Lumajang, ....... Januari 2024\nPlt. Camat Senduro\n\n\n(SITI AMINAH, S.E.)\n",
        Official("SITI AMINAH, S.E.", "Plt. Camat Senduro", None, None, "Lumajang"),
    ),
    (
        "Cilangkap, 3 Februari 2025\n\nCAMAT CIPARI,\n\n**DADANG SURYANA, S.STP, M.Si**\n\nNIP. 19820411 200112 1 003",
        Official(
            "DADANG SURYANA, S.STP, M.Si", "CAMAT CIPARI", None, "19820411 200112 1 003", "Cilangkap",
            datetime.date(2025, 2, 3),
        ),
    ),
    (
        "Sukamaju, 31 Februari 2024\nCamat Sukamaju\nKabupaten Garut\n\nIr. H. ASEP, MP\nPembina Tingkat I, IV/b\n"
        "NIP 19700101 199703 1 005",
        Official(
            "Ir. H. ASEP, MP", "Camat Sukamaju Kabupaten Garut", "Pembina Tingkat I, IV/b", "19700101 199703 1 005",
            "Sukamaju",
        ),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "official"), SIGNED)
def test_a_signature_is_read_as_printed(text: str, official: Official) -> None:
    assert find_signatures(split_lines(text, "uji.txt")).officials == (official,)


SIDE_BY_SIDE = """
        Mengetahui,                                   Banyuasri, 5 Januari 2023
   CAMAT SONGGON KULON                                 KASI PEMERINTAHAN,


   Dra. ENDANG LESTARI                                 BUDI, S.Sos
   Pembina Tk. I                                       Penata Muda Tk. I (III/b)
   NIP. 19680910 199401 2 001                          NIP. 19680911 199401 1 001
"""


def test_two_signatures_side_by_side_are_told_apart() -> None:
    assert find_signatures(split_lines(SIDE_BY_SIDE, "uji.txt")).officials == (
        Official("Dra. ENDANG LESTARI", "CAMAT SONGGON KULON", "Pembina Tk. I", "19680910 199401 2 001"),
        Official(
            "BUDI, S.Sos", "KASI PEMERINTAHAN", "Penata Muda Tk. I (III/b)", "19680911 199401 1 001", "Banyuasri",
            datetime.date(2023, 1, 5),
        ),
    )  # fmt: skip


@pytest.mark.parametrize("text", ["", "Sasaran Strategis\n\nMeningkatnya tertib desa", "Lumajang, 10 Januari 2024"])
def test_text_without_a_name_holds_no_signature(text: str) -> None:
    found = find_signatures(split_lines(text, "uji.txt"))
    assert (found.officials, found.used) == ((), frozenset())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lumajang, 10 Januari 2024", True),
        ("Lumajang, .... Mei 2024", True),
        ("Jumlah desa, 10 hari", False),
        ("Lumajang", False),
    ],
)
def test_place_and_date(text: str, expected: bool) -> None:
    assert is_place_and_date(text) is expected


HEADS = [
    (
        ["KECAMATAN SENDURO TAHUN 2024", "", "INDIKATOR KINERJA INDIVIDU (IKU)"],
        ("INDIKATOR KINERJA INDIVIDU (IKU)", "KECAMATAN SENDURO", 2024),
    ),
    (
        [
            "E-SAKIP PEMERINTAH KABUPATEN Karangasri",
            "",
            "INDIKATOR KINERJA UTAMA",
            "KECAMATAN BEBANDEM",
            "TAHUN 2017 - 2021",
        ],
        ("INDIKATOR KINERJA UTAMA KECAMATAN BEBANDEM TAHUN 2017 - 2021", "KECAMATAN BEBANDEM", 2017),
    ),
    (
        ["MANUAL INDIKATOR KINERJA UTAMA", "BAGIAN UMUM", "SEKRETARIAT DAERAH KABUPATEN SOLOKAN", "TAHUN 2016"],
        (
            "MANUAL INDIKATOR KINERJA UTAMA BAGIAN UMUM SEKRETARIAT DAERAH KABUPATEN SOLOKAN TAHUN 2016",
            "BAGIAN UMUM SEKRETARIAT DAERAH KABUPATEN SOLOKAN",
            2016,
        ),
    ),
    (
        ["# INDIKATOR KINERJA UTAMA (IKU) KECAMATAN CIPARI TAHUN 2025"],
        ("INDIKATOR KINERJA UTAMA (IKU) KECAMATAN CIPARI TAHUN 2025", "KECAMATAN CIPARI", 2025),
    ),
    (
        ["Rabu, 14 Agustus 2024", "40 Indikator Pelayanan Kecamatan/Kelurahan"],
        ("40 Indikator Pelayanan Kecamatan/Kelurahan", None, None),
    ),
    (["Berikut ini adalah indikator yang dipakai oleh kecamatan."], (None, None, None)),
]


@pytest.mark.parametrize(("lines", "expected"), HEADS)
def test_a_head_says_what_it_says(lines: list[str], expected: tuple[str | None, str | None, int | None]) -> None:
    head = read_head(lines, [], ())
    assert (head.title, head.agency and head.agency.name, head.year) == expected


def test_the_post_that_signs_may_name_the_agency() -> None:
    official = Official("RAHMAN", post="Kasi Pelayanan Kecamatan Luwuk Tengah Kab. Banggawi")
    assert read_head(["INDIKATOR KINERJA INDIVIDU"], [], [official]).agency == Agency(
        "Kecamatan Luwuk Tengah Kab. Banggawi"
    )


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("INDIKATOR KINERJA UTAMA (IKU)", DocumentKind.IKU),
        ("INDIKATOR KINERJA INDIVIDU (IKI)", DocumentKind.IKI),
        ("INDIKATOR KINERJA INDIVIDU (IKU)", DocumentKind.UNKNOWN),
        ("MANUAL IKU 2016", DocumentKind.MANUAL),
        ("INDIKATOR PROGRAM 2024", DocumentKind.PROGRAM),
        ("LAPORAN", DocumentKind.UNKNOWN),
    ],
)
def test_a_title_tells_the_kind_of_document(title: str, kind: DocumentKind) -> None:
    assert kind_of(title) is kind
