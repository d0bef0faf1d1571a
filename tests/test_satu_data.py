"""Metadata for Satu Data: what a document says stands in the forms, what it does not say is listed."""

import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings

import ikukit
from ikukit.cli import main
from ikukit.documents.workbook import read_workbook
from ikukit.model import Agency, Direction, Document, Indicator
from ikukit.satu_data.metadata import BY_OFFICER, INDICATOR_FIELDS, VARIABLE_FIELDS
from ikukit.satu_data.writing import record_metadata
from ikukit.testing import strategies

SENDURO = ikukit.read(Path(__file__).parent.parent / "examples" / "senduro_2024.txt")
SHARE = Indicator(
    "Persentase desa tertib",
    "Jml desa tertib / Jumlah desa x 100 %",
    unit="%",
    definition="Desa yang tertib administrasi",
    direction=Direction.MAXIMIZE,
    data_sources=["Laporan desa"],
)

MIXED = "(Persentase desa tertib + nilai SAKIP + Jumlah desa) / 3"


def form(indicator: Indicator, *others: Indicator) -> dict[str, str]:
    """The filled-in fields of the MS-Ind of ``indicator``."""
    document = Document([indicator, *others], agency=Agency("KECAMATAN CONTOH"))
    return {key: text for key, text in ikukit.metadata(document).indicators[0].values.items() if text}


def test_everything_that_the_document_says() -> None:
    assert form(SHARE) == {
        "penyelenggara": "KECAMATAN CONTOH",
        "nama": "Persentase desa tertib",
        "definisi": "Desa yang tertib administrasi",
        "interpretasi": "Semakin tinggi nilainya, semakin baik.",
        "metode_perhitungan": "Jml desa tertib dibagi Jumlah desa dikali 100 %",
        "rumus": "\\frac{\\text{Jml desa tertib}}{\\text{Jumlah desa}} \\times 100\\,\\%",
        "ukuran": "Persentase",
        "satuan": "%",
        "apakah_indikator_komposit": "2",
        "kegiatan_penghasil": "Laporan desa",
        "variabel_pembangun": "Jml desa tertib\nJumlah desa",
        "level_estimasi": "Kecamatan",
    }


@pytest.mark.parametrize(
    ("indicator", "key", "value"),
    [
        (Indicator("Rasio", "Jumlah linmas / Jumlah RT"), "ukuran", "Rasio"),
        (Indicator("Jumlah desa", "Jumlah desa tertib"), "ukuran", "Jumlah"),
        (Indicator("Jumlah desa", "Jumlah desa tertib"), "satuan", "Desa"),
        (Indicator("IKM", "Nilai IKM"), "ukuran", "Indeks"),
        (Indicator("Persentase", "A/B x 100%\ndimana A = jumlah desa maju, B = jumlah desa"), "metode_perhitungan",
         "jumlah desa maju dibagi jumlah desa dikali 100 %"),
        (Indicator("Persentase desa", "Jumlah desa tertib"), "ukuran", ""),
        (Indicator("Persentase desa", "Jumlah desa tertib dan seterusnya dibagi"), "metode_perhitungan", ""),
        (Indicator("Rata-rata", MIXED), "apakah_indikator_komposit", "1"),
        (Indicator("Rata-rata", MIXED), "indikator_pembangun",
         "Persentase desa tertib (MS-Ind nomor 2)\nnilai SAKIP"),
        (Indicator("Rata-rata", MIXED), "variabel_pembangun",
         "Jumlah desa"),
    ],
)  # fmt: skip
def test_one_field(indicator: Indicator, key: str, value: str) -> None:
    assert form(indicator, SHARE).get(key, "") == value


def test_the_variables_say_what_their_words_say() -> None:
    rows = [SHARE, Indicator("Belanja", "Realisasi belanja / jumlah desa"), Indicator("T", "Luas lahan tahun lalu")]
    found = ikukit.metadata(Document(rows)).variables
    told = [
        (
            one.name,
            one.values["alias"],
            one.values["tipe_data"],
            one.values["aturan_validasi"],
            one.values["referensi_waktu"],
        )
        for one in found
    ]
    assert told == [
        (
            "Jml desa tertib", "", "Bilangan bulat",
            'Bilangan bulat, tidak kurang dari 0, tidak lebih dari "Jumlah desa"', "",
        ),
        ("Jumlah desa", "jumlah desa", "Bilangan bulat", "Bilangan bulat, tidak kurang dari 0", ""),
        ("Realisasi belanja", "", "", "Tidak kurang dari 0", ""),
        ("Luas lahan tahun lalu", "", "", "Tidak kurang dari 0", "tahun lalu"),
    ]  # fmt: skip


def test_what_is_open_is_listed_with_the_reason() -> None:
    found = ikukit.metadata(SENDURO).indicators
    assert dict(found[0].open) == {
        "nama_kegiatan": "",
        "konsep": "",
        "definisi": "",
        "interpretasi": "",
        "ukuran": "nama menyebut persentase, rumus tidak menghasilkan persen",
        "satuan": "",
        "variabel_disaggregasi": "",
        "kegiatan_penghasil": "sumber data menyebut jabatan (Kasubag Umum dan Kepegawaian, Kasubag Keuangan)",
        "apakah_indikator_bisa_diakses_umum": "",
    }
    assert "publikasi_indikator_pembangun" in found[2].open
    assert "kegiatan_penghasil" not in found[2].open


@settings(max_examples=30)
@given(strategies.documents())
def test_every_field_is_filled_or_open_or_needless(document: Document) -> None:
    found = ikukit.metadata(document)
    for fields, forms in ((INDICATOR_FIELDS, found.indicators), (VARIABLE_FIELDS, found.variables)):
        for one in forms:
            assert list(one.values) == [field.key for field in fields]
            assert set(one.open) <= {key for key, text in one.values.items() if not text} - BY_OFFICER
    assert len(found.indicators) == len(document.indicators)
    named = {name for one in found.indicators for name in one.values["variabel_pembangun"].splitlines()}
    assert named == {one.name for one in found.variables}


def test_both_files_say_the_same(tmp_path: Path) -> None:
    found = ikukit.metadata(SENDURO)
    ikukit.write_metadata(found, tmp_path / "a.json")
    ikukit.write_metadata(found, tmp_path / "a.xlsx")
    record = json.loads((tmp_path / "a.json").read_text("utf-8"))
    assert record == record_metadata(found)
    assert record["ms_ind"][0]["belum_diisi"][0] == {"isian": "nama_kegiatan", "sebab": ""}
    sheets = {one.name: one for one in read_workbook(tmp_path / "a.xlsx")}
    assert list(sheets) == ["MS-Ind", "MS-Var", "Belum diisi"]
    for name, fields, forms in (
        ("MS-Ind", INDICATOR_FIELDS, found.indicators),
        ("MS-Var", VARIABLE_FIELDS, found.variables),
    ):
        cells = {(cell.row, cell.column): cell.text for cell in sheets[name].cells}
        titles = {field.title for field in fields}
        answers = [cells.get((row, 2), "") for (row, column), text in cells.items() if column == 1 and text in titles]
        assert answers == [text for one in forms for text in one.values.values()]


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    evil = Indicator('=HYPERLINK("http://x")', "Jumlah desa", unit="+1", definition="@SUM(A1)")
    ikukit.write_metadata(ikukit.metadata(Document([evil])), tmp_path / "a.xlsx")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        assert "<f>" not in archive.read("xl/worksheets/sheet1.xml").decode()


def test_the_command(tmp_path: Path) -> None:
    out = tmp_path / "a.json"
    file = Path(__file__).parent.parent / "examples" / "senduro_2024.txt"
    result = CliRunner().invoke(main, ["metadata", str(file), str(out)])
    assert result.output == f"{out} ditulis.\n6 indikator (MS-Ind), 9 variabel (MS-Var); 118 isian belum diketahui.\n"
    assert result.exit_code == 0
    again = CliRunner().invoke(main, ["metadata", str(file), str(out)])
    assert (again.exit_code, again.output) == (
        2,
        f"Kesalahan: {out}: berkas sudah ada\nPilih nama lain, atau tambahkan --force untuk menimpanya.\n",
    )
    other = CliRunner().invoke(main, ["metadata", str(file), str(tmp_path / "a.pdf")])
    assert other.output == (
        f"Kesalahan: {tmp_path / 'a.pdf'}: akhiran .pdf tidak menunjuk format metadata\n"
        "Pilih salah satu: .xlsx, .json.\n"
    )
