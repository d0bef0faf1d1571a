"""Writing: the official form in each format, equal when read again, and files that are replaced in one step."""

import csv
import io
import subprocess
import zipfile
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings

import ikukit
from ikukit.documents import carried
from ikukit.testing import documents

SENDURO = Path(__file__).parent.parent / "examples" / "senduro_2024.txt"
FORMS = (".md", ".csv", ".tsv", ".html", ".xlsx", ".docx")
_PLAIN = ikukit.Document(
    indicators=(
        ikukit.Indicator(
            name="Persentase desa | kelurahan maju",
            formula_text="Σ desa maju\n-----\nΣ desa × 100 %",
            number="01",
            objective="Meningkatnya *mutu* <desa> & kelurahan",
            data_sources=("Laporan desa",),
            owners=("Kasi PMD", "Kasi Pemerintahan"),
            unit="%",
            definition="=1+1",
            direction=ikukit.Direction.MAXIMIZE,
            consolidation=ikukit.Consolidation.LAST,
            baseline="+5",
            targets=(ikukit.Target("007", "2024"), ikukit.Target("95,50", "2025")),
            extra={"KETERANGAN": "@catatan 'asli'"},
        ),
        ikukit.Indicator(
            name="Rasio",
            formula_text="A/B",
            number="01",
            objective="Meningkatnya *mutu* <desa> & kelurahan",
        ),
    ),
    kind=ikukit.DocumentKind.IKU,
    title="INDIKATOR KINERJA UTAMA KECAMATAN CONTOH TAHUN 2024",
    year=2024,
    agency=ikukit.Agency("KECAMATAN CONTOH"),
    signatories=(
        ikukit.Official(name="ANI, S.Sos", post="SEKRETARIS", rank="Penata Tk. I", nip="19800101 200501 2 000"),
        ikukit.Official(name="BUDI, M.Si", post="CAMAT CONTOH", nip="19700101 199501 1 000", place="Contoh"),
    ),
)


def _written(document: ikukit.Document, path: Path) -> ikukit.Document:
    ikukit.write(document, path)
    return ikukit.read(path)


def _carries(path: Path) -> bool:
    if path.suffix not in (".docx", ".xlsx"):
        return b"ikukit:" in path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        return any(b"ikukit:" in archive.read(name) for name in archive.namelist())


@pytest.mark.parametrize("suffix", FORMS)
@pytest.mark.parametrize("document", [_PLAIN, ikukit.read(SENDURO)], ids=["awkward", "senduro"])
def test_the_visible_form_alone_says_everything(tmp_path: Path, document: ikukit.Document, suffix: str) -> None:
    file = tmp_path / f"a{suffix}"
    assert _written(document, file) == document
    assert not _carries(file)


@pytest.mark.parametrize("suffix", [*FORMS, ".json", ".yaml"])
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(document=documents())
def test_any_document_comes_back(tmp_path: Path, suffix: str, document: ikukit.Document) -> None:
    file = tmp_path / f"a{suffix}"
    ikukit.write(document, file, overwrite=True)
    assert ikukit.read(file) == document


_DEEP = evolve(_PLAIN, indicators=[evolve(_PLAIN.indicators[0], owners=("Kasi A\nKasi B", "Kasi C"))])


@pytest.mark.parametrize("suffix", FORMS)
def test_what_the_table_cannot_say_is_carried_along(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"a{suffix}"
    assert _written(_DEEP, file) == _DEEP
    assert _carries(file)


@pytest.mark.parametrize("suffix", [".md", ".csv", ".html"])
def test_a_record_is_not_believed_once_the_table_was_edited(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"a{suffix}"
    ikukit.write(_DEEP, file)
    file.write_text(file.read_text("utf-8").replace("desa maju", "desa mandiri"), "utf-8")
    (indicator,) = ikukit.read(file).indicators
    assert indicator.formula_text == "Σ desa mandiri\n-----\nΣ desa × 100 %"
    assert indicator.owners == ("Kasi A Kasi B", "Kasi C")


def test_a_record_that_tells_another_story_is_not_believed(tmp_path: Path) -> None:
    other = evolve(_DEEP, indicators=[evolve(_DEEP.indicators[0], formula_text="Jumlah lain")])
    file = tmp_path / "a.md"
    ikukit.write(_PLAIN, file)
    file.write_text(file.read_text("utf-8") + carried.marked(other), "utf-8")
    assert ikukit.read(file) == _PLAIN


@pytest.mark.parametrize("packed", ["ikukit:AAAA", "ikukit:" + "A" * 1000, "ikukit:eJxLTEpOAQAEwgGP"])
def test_a_broken_record_is_no_record(packed: str) -> None:
    assert carried.unpacked(packed) is None


def test_csv_holds_no_cell_that_excel_would_compute(tmp_path: Path) -> None:
    ikukit.write(_PLAIN, tmp_path / "a.csv")
    rows = list(csv.reader(io.StringIO((tmp_path / "a.csv").read_text("utf-8-sig")), delimiter=";"))
    cells = [cell for row in rows for cell in row if cell]
    assert [cell for cell in cells if cell[0] in "=+-@" and len(cell) > 1] == []
    assert {"'=1+1", "'+5", "'@catatan 'asli'", "007", "01"} <= set(cells)


def test_xlsx_holds_texts_only_and_prints_as_a_form(tmp_path: Path) -> None:
    ikukit.write(_PLAIN, tmp_path / "a.xlsx")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        names = archive.read("xl/workbook.xml").decode()
    assert "<f>" not in sheet
    assert 't="n"' not in sheet
    assert 'orientation="landscape"' in sheet
    assert "Print_Titles" in names


def test_docx_is_landscape_ruled_and_repeats_its_headings(tmp_path: Path) -> None:
    ikukit.write(_PLAIN, tmp_path / "a.docx")
    with zipfile.ZipFile(tmp_path / "a.docx") as archive:
        document = archive.read("word/document.xml").decode()
    assert 'w:orient="landscape"' in document
    assert document.count("<w:tblHeader/>") == 1
    assert 'w:val="TableGrid"' in document


def test_html_escapes_what_a_browser_would_run(tmp_path: Path) -> None:
    evil = evolve(_PLAIN.indicators[0], name="<script>alert(1)</script>")
    ikukit.write(evolve(_PLAIN, indicators=[evil]), tmp_path / "a.html")
    page = (tmp_path / "a.html").read_text("utf-8")
    assert "<script" not in page
    assert "http" not in page


def test_an_existing_file_is_kept_unless_asked(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("lama", "utf-8")
    with pytest.raises(ikukit.DocumentError) as caught:
        ikukit.write(_PLAIN, file)
    assert str(caught.value) == f"{file}: berkas sudah ada dan tidak diganti\nPilih nama lain, atau minta agar diganti."
    assert file.read_text("utf-8") == "lama"
    ikukit.write(_PLAIN, file, overwrite=True)
    assert ikukit.read(file) == _PLAIN
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]


def test_a_writer_that_fails_leaves_everything_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from ikukit.documents.writing import markdown

    file = tmp_path / "a.md"
    file.write_text("lama", "utf-8")
    monkeypatch.setattr(markdown, "_table", lambda form: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        ikukit.write(_PLAIN, file, overwrite=True)
    assert [(path.name, path.read_text("utf-8")) for path in tmp_path.iterdir()] == [("a.md", "lama")]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("a.pdf", "akhiran .pdf tidak menunjuk format yang dapat ditulis\n"
         "Pilih salah satu: .json, .yaml, .md, .csv, .tsv, .xlsx, .docx, .html."),
        ("a", "akhiran (kosong) tidak menunjuk format yang dapat ditulis\n"
         "Pilih salah satu: .json, .yaml, .md, .csv, .tsv, .xlsx, .docx, .html."),
        ("tidak/ada/a.md", "berkas tidak dapat ditulis (No such file or directory)\n"
         "Periksa nama folder, izin, dan ruang disk."),
    ],
)  # fmt: skip
def test_a_target_that_cannot_be_written_is_told(tmp_path: Path, name: str, message: str) -> None:
    with pytest.raises(ikukit.DocumentError) as caught:
        ikukit.write(_PLAIN, tmp_path / name)
    assert str(caught.value) == f"{tmp_path / name}: {message}"


@pytest.mark.needs("libreoffice")
def test_one_document_is_equal_in_every_format(tmp_path: Path) -> None:
    """TXT, Markdown, CSV, HTML, DOCX, XLSX, and what LibreOffice makes of the last two: ODS, XLS, PDF."""
    document = ikukit.read(SENDURO)
    for suffix in FORMS:
        ikukit.write(document, tmp_path / f"a{suffix}")
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to"]
    for form in ("ods", "xls", "pdf"):
        source = str(tmp_path / "a.xlsx")
        subprocess.run(
            [*command, form, "--outdir", str(tmp_path), source], check=True, capture_output=True, timeout=180
        )
    for suffix in (*FORMS, ".ods", ".xls", ".pdf"):
        assert ikukit.read(tmp_path / f"a{suffix}") == document, suffix
