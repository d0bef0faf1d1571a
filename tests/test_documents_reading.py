"""``read`` at the door: bad input and whole messages."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ikukit
from ikukit.documents.assembly import assemble
from ikukit.documents.decoding import decode
from ikukit.documents.text import content_of
from ikukit.errors import DocumentError

SENDURO = Path(__file__).parents[1] / "examples" / "senduro_2024.txt"
NO_TABLE = (
    "tidak ditemukan tabel indikator kinerja\n"
    "Tabel dikenali dari judul kolomnya, misalnya: NO, SASARAN, INDIKATOR KINERJA, FORMULA, SUMBER DATA."
)
EMPTY = "berkas kosong\nPastikan berkas tersimpan dengan benar, lalu coba lagi."
UTF_8 = "Simpan ulang sebagai teks dengan pengodean UTF-8."

REFUSED = {
    "empty": (b"", EMPTY),
    "blank": (b" \n\n\t\r\n", EMPTY),
    "only a mark": (b"\xef\xbb\xbf\n", EMPTY),
    "binary": (bytes(range(1, 256)) * 40, f"bukan berkas teks, atau teksnya rusak pada byte ke-129\n{UTF_8}"),
    "NUL bytes": (b"NO\nINDI\0KATOR\nFORMULA\n", f"bukan berkas teks: berisi byte NUL\n{UTF_8}"),
    "control characters": (b"NO\nINDIKATOR\x07\n", f"bukan berkas teks: ada karakter kendali pada baris 2\n{UTF_8}"),
    "half a character": (
        "\u00d7".encode("utf-16")[:3],
        f"bukan berkas teks, atau teksnya rusak pada byte ke-1\n{UTF_8}",
    ),
    "a letter": (b"Surat undangan\n\nDengan hormat,\n", NO_TABLE),
    "headings only": (b"NO\n\nSASARAN\n\nINDIKATOR KINERJA\n\nFORMULA\n", NO_TABLE),
    "brackets": (b"(" * 10_000, NO_TABLE),
    "pipes": (b"|" * 100_000, NO_TABLE),
    "prose about formulas": (b"Formula indikator kinerja: hitung jumlah desa.\n" * 20_000, NO_TABLE),
    "ten megabytes of a line": (b"Jumlah desa " * 900_000, NO_TABLE),
    "ten megabytes of lines": (b"a\n" * 5_000_000, NO_TABLE),
    "too many lines": (
        b"NO\n\nINDIKATOR\n\nFORMULA\n\n" + b"a\n\n" * 300_000,
        "teks terlalu panjang\nSalin bagian yang berisi tabel IKU ke berkas tersendiri.",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_bad_text_is_refused_with_its_reason_and_a_way_out(tmp_path: Path, case: str) -> None:
    data, message = REFUSED[case]
    path = tmp_path / "uji.txt"
    path.write_bytes(data)
    with pytest.raises(DocumentError) as caught:
        ikukit.read(path)
    assert str(caught.value) == f"uji.txt: {message}"


def test_ten_thousand_brackets_in_a_formula_do_no_harm() -> None:
    text = SENDURO.read_text("utf-8").replace("dibagi 5", "(" * 10_000)
    document = assemble(content_of(text, "uji.txt"), "uji.txt")
    assert len(document.indicators) == 6


def test_missing_files_and_folders(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="berkas tidak ditemukan"):
        ikukit.read(tmp_path / "tidak-ada.txt")
    with pytest.raises(DocumentError) as caught:
        ikukit.read(tmp_path)
    assert str(caught.value) == f"{tmp_path}: ini folder, bukan berkas\nSebutkan satu berkas di dalam folder itu."


def test_windows_1252_is_read_and_told(tmp_path: Path) -> None:
    path = tmp_path / "uji.txt"
    path.write_bytes(SENDURO.read_text("utf-8").replace("x\n100 %", "×\n100 %").encode("cp1252"))
    document = ikukit.read(path)
    assert document.indicators[5].formula_text.endswith("Jumlah desa × 100 %")
    (told,) = document.findings
    assert (told.message, told.describe("en"), told.severity) == (
        "Berkas bukan UTF-8; dibaca sebagai Windows-1252.",
        "The file is not UTF-8; it was read as Windows-1252.",
        ikukit.Severity.INFO,
    )


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])).filter(lambda text: text.strip("\ufeff \u00a0")))
def test_utf_8_is_read_as_it_is(text: str) -> None:
    decoded, findings = decode(text.encode(), "uji.txt")
    assert (decoded, findings) == (text.removeprefix("\ufeff"), ())


PIECES = st.sampled_from(
    ("NO", "SASARAN", "INDIKATOR KINERJA", "FORMULA", "TARGET", "TW I", "1", "2.", "(3)", "Meningkatnya tertib", "%",
     "Persentase desa", "Jumlah desa dibagi", "jumlah desa x 100 %", "-----", "Kasi PMD", "Lumajang, 10 Januari 2024",
     "NIP. 19720605 199802 1 002", "| a | b |", "a\tb\tc", "Satuan : %", "Nama IKU :", "(", "", "", "\f", "Halaman 2")
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("\n".join))
def test_any_mixture_of_lines_is_read_or_refused(text: str) -> None:
    try:
        document = assemble(content_of(text, "uji.txt"), "uji.txt")
    except DocumentError:
        return
    assert document.indicators
    for indicator in document.indicators:
        for place in indicator.places.values():
            assert all(span.of(text) for span in place.spans)
