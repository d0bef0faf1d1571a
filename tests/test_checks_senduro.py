"""The Senduro document: all that is wrong with it is found, at its place, and nothing else."""

from pathlib import Path

import pytest
from attrs import evolve

import ikukit
from ikukit.finding import Finding
from ikukit.model import Document

SENDURO = Path(__file__).parent.parent / "examples" / "senduro_2024.txt"


@pytest.fixture(scope="module")
def senduro() -> Document:
    return ikukit.read(SENDURO)


def rows(document: Document) -> list[tuple[int | None, str | None, str, str]]:
    """Row, field, code and words of every finding of reading no more than of checking."""
    found = []
    for one in ikukit.check(document):
        place = one.place
        assert place is not None
        words = " ".join(one.span.of(one.text).split()) if one.span else ""
        found.append((place.indicator, place.field, one.code, words))
    return found


EXPECTED = [
    (None, "title", "title-acronym-mismatch", "INDIKATOR KINERJA INDIVIDU (IKU)"),
    (None, "unit", "missing-unit", ""),
    (None, "targets", "missing-target", ""),
    (None, "definition", "missing-definition", ""),
    (None, "direction", "missing-direction", ""),
    (2, "number", "numbering-gap", ""),
    (2, "objective", "program-name-typo", "Penyelenggaran"),
    (2, "name", "not-baku-spelling", "Presentase"),
    (4, "formula_text", "inconsistent-spelling", "Ketenteraman"),
    (3, "formula_text", "stale-term", "PPKM"),
    (1, "data_sources[1]", "data-source-is-owner", "Kasubag Umum dan Kepegawaian"),
    (2, "data_sources[1]", "data-source-is-owner", "Kasi Pelayanan Umum"),
    (3, "data_sources[1]", "data-source-is-owner", "Kasi PMD"),
    (4, "data_sources[1]", "data-source-is-owner", "Kasi Pemerintahan"),
    (5, "data_sources[1]", "data-source-is-owner", "Kasi Pemerintahan"),
    (6, "data_sources[1]", "data-source-is-owner", "Kasi Pemerintahan"),
    (4, "owners[1]", "owner-program-mismatch", "Kasi Pemerintahan"),
    (None, "signatories[1].post", "post-cut-off", "Sekretari"),
    (None, "signatories[1].name", "degree-spacing", "SUGIATO,S.Pd"),
    (1, "formula_text", "keyword-typo", "Jumlanh"),
    (
        1,
        "formula_text",
        "percent-factor-missing",
        "Jumlanh fasilitasi kebutuhan operasional perkantoran yang dipenuhi dibagi "
        "Jumlah fasilitasi kebutuhan operasional",
    ),
    (1, "formula_text", "operand-mismatch", "Jumlah fasilitasi kebutuhan operasional"),
    (2, "formula_text", "denominator-wider", "Jumlah pelayanan yang diajukan oleh masyarakat"),
    (
        4,
        "formula_text",
        "operand-mismatch",
        "Jumlah Koordinasi Ketenteraman dan Ketertiban Umum yang direncanakan",
    ),
    (
        5,
        "formula_text",
        "no-denominator",
        "Jumlah Fasilitasi Penyelenggaraan Urusan Pemerintahan Umum yang dilaksanakan",
    ),
    (
        5,
        "formula_text",
        "unit-mismatch",
        "Jumlah Fasilitasi Penyelenggaraan Urusan Pemerintahan Umum yang dilaksanakan",
    ),
]


def test_everything_is_found_and_nothing_else(senduro: Document) -> None:
    reading = len(senduro.findings)
    assert rows(senduro)[reading:] == EXPECTED


def only(document: Document, code: str, row: int | None = None) -> Finding:
    found = [
        f for f in ikukit.check(document) if f.code == code and (row is None or (f.place and f.place.indicator == row))
    ]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("code", "row", "message", "english"),
    [
        (
            "title-acronym-mismatch",
            None,
            'Judul menyebut "INDIKATOR KINERJA INDIVIDU" tetapi disingkat IKU; singkatannya IKI.',
            'The title says "INDIKATOR KINERJA INDIVIDU" but abbreviates it IKU; its abbreviation is IKI.',
        ),
        (
            "program-name-typo",
            2,
            'Nama resminya "Program Penyelenggaraan Pemerintahan dan Pelayanan Publik" (7.01.02, Kepmendagri '
            '900.1.15.5-1317/2023); di sini tertulis "Penyelenggaran".',
            'The official name is "Program Penyelenggaraan Pemerintahan dan Pelayanan Publik" (7.01.02, Kepmendagri '
            '900.1.15.5-1317/2023); here it says "Penyelenggaran".',
        ),
        (
            "stale-term",
            3,
            '"PPKM" berakhir 30 Desember 2022 (Inmendagri 53/2022), sebelum dokumen ini.',
            '"PPKM" ended 30 Desember 2022 (Inmendagri 53/2022), before this document.',
        ),
        (
            "operand-mismatch",
            4,
            'Pembilang dan penyebut menyebut hal yang berbeda: hanya pembilang yang menyebut "Fasilitasi".',
            "Numerator (pembilang) and denominator (penyebut) name different things: "
            'only the numerator (pembilang) says "Fasilitasi".',
        ),
        (
            "denominator-wider",
            2,
            'Penyebut lebih luas: pembilang hanya "pelayanan paten", penyebut menghitung semua "pelayanan".',
            'The denominator (penyebut) is wider: the numerator (pembilang) counts "pelayanan paten" only, the '
            'denominator all "pelayanan".',
        ),
        (
            "numbering-gap",
            2,
            "Penomoran tidak lengkap: 1 dari 6 baris bernomor.",
            "The numbering is incomplete: 1 of 6 rows have a number.",
        ),
        (
            "inconsistent-spelling",
            4,
            'Satu istilah ditulis dengan dua ejaan: "ketentraman" dan "Ketenteraman".',
            'One term in two spellings: "ketentraman", "Ketenteraman".',
        ),
        (
            "post-cut-off",
            None,
            'Jabatan "Sekretari" tampaknya terpotong; mungkin "Sekretaris Kecamatan".',
            'The post "Sekretari" seems cut off; maybe "Sekretaris Kecamatan".',
        ),
    ],
)
def test_whole_messages(senduro: Document, code: str, row: int | None, message: str, english: str) -> None:
    found = only(senduro, code, row)
    assert (found.message, found.describe("en")) == (message, english)


@pytest.mark.parametrize("terms", [2, 3, 4, 5])
def test_the_mean_of_row_three_needs_all_its_terms(senduro: Document, terms: int) -> None:
    row = senduro.indicators[2]
    inside = row.formula_text[row.formula_text.index("(") + 1 : row.formula_text.rindex(")")].split("+")
    assert len(inside) == 5
    shortened = evolve(row, formula_text=f"Jumlah ({'+'.join(inside[:terms])}) dibagi 5")
    found = [f for f in ikukit.check(shortened) if f.code == "divisor-not-count-of-terms"]
    assert [(f.facts["count"], f.facts["divisor"], f.fix and f.fix.replacement) for f in found] == (
        [] if terms == 5 else [(str(terms), "5", str(terms))]
    )


def test_every_place_leads_back_to_the_file(senduro: Document) -> None:
    text = SENDURO.read_text("utf-8")
    for found in ikukit.check(senduro):
        if found.place and found.place.indicator and found.place.spans:
            field = "".join(span.of(text) for span in found.place.spans)
            assert found.span is None or "".join(found.span.of(found.text).split()) in "".join(field.split())


def test_checking_twice_gives_the_same(senduro: Document) -> None:
    assert ikukit.check(senduro) == ikukit.check(senduro)
