"""Files that cannot be read: refused with a message that names the file and the way out, quickly, and nothing runs."""

import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

import ikukit
from ikukit.documents import extras
from office_files import HEADINGS, ROW, cell, paragraph, sheet_file, sheet_row, table, word_file, zipped

FILES = Path(__file__).parent / "corpus" / "files"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def _refusal(file: Path) -> str:
    with pytest.raises(ikukit.DocumentError) as caught:
        ikukit.read(file)
    return str(caught.value)


_COPY = "Salin atau unduh ulang berkas itu."
_UNLOCK = "Buka dengan kata sandinya lalu simpan tanpa kata sandi."


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.docx", b"", "berkas kosong\nPastikan berkas tersimpan dengan benar, lalu coba lagi."),
        ("a.docx", b"PK\x03\x04" + bytes(100), f"berkas rusak atau terpotong\n{_COPY}"),
        ("a.docx", _OLE + "EncryptedPackage".encode("utf-16-le"), f"berkas dilindungi kata sandi\n{_UNLOCK}"),
        ("a.doc", _OLE + "WordDocument".encode("utf-16-le"),
         "format Word lama (DOC) tidak didukung\nBuka berkas itu lalu simpan sebagai DOCX."),
        ("a.xls", _OLE + "Workbook".encode("utf-16-le"),
         "berkas XLS rusak atau terpotong\nBuka di Excel atau LibreOffice lalu simpan sebagai XLSX tanpa kata sandi."),
        ("a.doc", b"{\\rtf1 Indikator}", "format RTF tidak didukung\nBuka berkas itu lalu simpan sebagai DOCX."),
        ("a.pdf", b"%PDF-1.7\n" + bytes(50), f"PDF rusak atau terpotong\n{_COPY}"),
        ("a.xls", b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
         "format XML Spreadsheet 2003 tidak didukung\nBuka berkas itu lalu simpan sebagai XLSX."),
        ("a.csv", bytes(range(256)),
         "bukan berkas teks: berisi byte NUL\nSimpan ulang sebagai teks dengan pengodean UTF-8."),
    ],
)  # fmt: skip
def test_what_is_no_document_is_refused_by_name(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    assert _refusal(file) == f"{name}: {message}"


@pytest.mark.parametrize("name", ["merged-cells.docx", "targets.xlsx", "two-pages.pdf"])
@pytest.mark.parametrize("share", [0.02, 0.3, 0.9])
def test_truncated_files_are_refused(tmp_path: Path, name: str, share: float) -> None:
    content = (FILES / name).read_bytes()
    file = tmp_path / name
    file.write_bytes(content[: int(share * len(content))])
    assert _refusal(file).endswith(_COPY)


@pytest.mark.parametrize(
    ("source", "name"), [("two-pages.pdf", "a.docx"), ("simple.html", "a.xls"), ("merged-cells.docx", "a.txt")]
)
def test_a_wrong_name_does_not_matter(tmp_path: Path, source: str, name: str) -> None:
    (tmp_path / name).write_bytes((FILES / source).read_bytes())
    assert ikukit.read(tmp_path / name) == ikukit.read(FILES / source)


@pytest.mark.parametrize(
    "prolog",
    [
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
    ],
)
def test_entities_are_never_expanded(tmp_path: Path, prolog: str) -> None:
    file = word_file(tmp_path / "a.docx", paragraph("<w:r><w:t>&a;</w:t></w:r>") + table(HEADINGS, ROW), prolog=prolog)
    assert _refusal(file) == (
        "a.docx: berkas memuat deklarasi XML yang berbahaya (DOCTYPE)\n"
        "Buka berkas itu di aplikasi kantor lalu simpan ulang."
    )


def test_a_part_that_unpacks_to_hundreds_of_megabytes_is_not_unpacked(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as part:
        for _ in range(100):
            part.write(b" " * (1 << 20))
    assert file.stat().st_size < 1 << 20
    assert _refusal(file) == (
        "a.docx: isi berkas terlalu besar untuk dibaca (100 MB)\nSalin tabel IKU ke berkas baru, lalu baca berkas itu."
    )


@pytest.mark.parametrize("span", ["999999999", "-5"])
def test_senseless_spans_do_no_harm(tmp_path: Path, span: str) -> None:
    wide = cell("a", f'<w:gridSpan w:val="{span}"/>')
    file = word_file(tmp_path / "a.docx", table(HEADINGS, ROW) + table([wide, "b"]))
    assert len(ikukit.read(file).indicators) == 1


def test_a_span_that_is_no_number_is_damage(tmp_path: Path) -> None:
    file = word_file(tmp_path / "a.docx", table([cell("a", '<w:gridSpan w:val="x"/>'), "b"]))
    assert _refusal(file) == f"a.docx: berkas rusak atau terpotong\n{_COPY}"


def test_tables_nested_without_end_are_refused(tmp_path: Path) -> None:
    body = "<w:tbl><w:tr><w:tc>" * 2000 + "</w:tc></w:tr></w:tbl>" * 2000
    assert _refusal(word_file(tmp_path / "a.docx", body)).startswith("a.docx: isi berkas rusak")


def test_macros_are_named_and_not_run(tmp_path: Path) -> None:
    file = word_file(tmp_path / "a.docm", table(HEADINGS, ROW))
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    relation = (
        '<Relationship Id="v" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="v.bin"/>'
    )
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(">", f">{relation}", 1)
    document = ikukit.read(zipped(file, {**parts, "word/v.bin": "x"}))
    assert [finding.code for finding in document.findings] == ["macro-ignored"]


def test_an_empty_workbook_says_so(tmp_path: Path) -> None:
    assert _refusal(sheet_file(tmp_path / "a.xlsx", "")) == (
        "a.xlsx: buku kerja ini tidak berisi apa pun\nPastikan lembar IKU tidak tersembunyi."
    )


def test_a_document_without_a_table_of_indicators_is_refused(tmp_path: Path) -> None:
    message = _refusal(
        word_file(tmp_path / "a.docx", paragraph("Surat") + table(["Nama", "Alamat"], ["Ani", "Contoh"]))
    )
    assert message.startswith("a.docx: tidak ditemukan tabel indikator kinerja\n")


@pytest.mark.parametrize(
    ("package", "extra", "name"),
    [
        ("lxml", "office", "merged-cells.docx"),
        ("pdfplumber", "pdf", "two-pages.pdf"),
        ("cv2", "ocr", "scan-200dpi.pdf"),
    ],
)
def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch, package: str, extra: str, name: str) -> None:
    monkeypatch.setattr(extras, "find_spec", lambda wanted: None if wanted == package else find_spec(wanted))
    assert _refusal(FILES / name) == (
        f"{name}: paket tambahan '{extra}' belum terpasang\nPasang dengan: pip install \"ikukit[{extra}]\""
    )


def test_a_sheet_of_empty_styled_cells_is_read_through(tmp_path: Path) -> None:
    cells = "".join(f'<c r="{column}{{0}}" s="0"/>' for column in "ABCDEFGH")
    empty = "".join(f'<row r="{n}">{cells.format(n)}</row>' for n in range(3, 20_000))
    file = sheet_file(tmp_path / "a.xlsx", sheet_row(1, *HEADINGS) + sheet_row(2, *ROW) + empty)
    assert len(ikukit.read(file).indicators) == 1
