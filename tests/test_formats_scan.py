"""Reading scans: a drawn page is printed, turned and made noisy, then read like the PDF that it was."""

from pathlib import Path

import pytest

import ikukit
from drawn_pages import DrawnPage, pdf_file
from ikukit.documents.glyphs import Word, without_specks
from ikukit.documents.recognition import cleaned

pytestmark = pytest.mark.needs("ocr")

COLUMNS = (40.0, 80.0, 250.0, 420.0, 640.0, 800.0)
ROWS = (
    ("NO", "SASARAN", "INDIKATOR KINERJA", "FORMULA", "SUMBER DATA"),
    (
        "1",
        "Meningkatnya mutu\npelayanan",
        "Persentase desa\nmaju",
        "Jumlah desa maju dibagi\nJumlah desa x 100 %",
        "Laporan",
    ),
    ("2", "Meningkatnya tertib", "Rasio linmas", "Jumlah linmas / jumlah RT", "SK Linmas"),
)


def _scan(path: Path, *, turned: float, quarter: bool = False) -> Path:
    """The picture of a page with the table, turned by some degrees, with specks and grain."""
    import numpy as np
    import pypdfium2
    from PIL import Image

    page = DrawnPage().text(300, 40, "INDIKATOR KINERJA UTAMA", "KECAMATAN CONTOH", "TAHUN 2024")
    end = page.table(COLUMNS, 100, ROWS)
    page.text(560, end + 20, "Contoh, 3 Januari 2024", "CAMAT CONTOH")
    page.text(560, end + 90, "BUDI, S.Sos", "NIP. 19700101 199501 1 000")
    with pypdfium2.PdfDocument(pdf_file(path.with_suffix(".source.pdf"), page)) as document:
        image = document[0].render(scale=200 / 72).to_pil().convert("L")
    image = image.rotate(turned, resample=Image.Resampling.BICUBIC, fillcolor=245, expand=True)
    image = image.rotate(90, expand=True) if quarter else image
    grain = np.random.default_rng(1).normal(0, 5, (image.height, image.width))
    noisy = Image.fromarray(np.clip(np.asarray(image, dtype=np.float64) + grain, 0, 255).astype(np.uint8))
    noisy.save(path, dpi=(200, 200), resolution=200)
    return path


@pytest.mark.parametrize(
    ("name", "turned", "quarter"), [("a.png", 0.7, False), ("a.jpg", -1.1, True), ("a.pdf", 0.4, False)]
)
def test_a_scan_reads_as_the_page_it_was_made_of(tmp_path: Path, name: str, turned: float, quarter: bool) -> None:
    document = ikukit.read(_scan(tmp_path / name, turned=turned, quarter=quarter))
    assert [(i.number, i.name) for i in document.indicators] == [("1", "Persentase desa maju"), ("2", "Rasio linmas")]
    formulas = [indicator.formula_text.replace("×", "x") for indicator in document.indicators]
    assert formulas == ["Jumlah desa maju dibagi Jumlah desa x 100 %", "Jumlah linmas / jumlah RT"]
    assert (document.year, document.agency and document.agency.name) == (2024, "KECAMATAN CONTOH")
    assert [(s.name, s.nip) for s in document.signatories] == [("BUDI, S.Sos", "19700101 199501 1 000")]


@pytest.mark.parametrize(
    ("read", "text"),
    [
        ("Jumlah désa memılıkı NIB", "Jumlah desa memiliki NIB"),
        ("A （％） · B", "A (%) B"),
        ("1.Kasi PMD", "1. Kasi PMD"),
        ("∑desa", "∑ desa"),
        ("1.234,5 × 100", "1.234,5 × 100"),
    ],
)
def test_signs_that_no_office_uses_are_cleaned(read: str, text: str) -> None:
    assert cleaned(read) == text


@pytest.mark.parametrize(
    ("read", "text", "doubted"),
    [
        ("pembinaan. penyelenggaraan", "pembinaan penyelenggaraan", []),
        ("linmas /. jumlah", "linmas / jumlah", []),
        ("SAKIP. Kecamatan", "SAKIP. Kecamatan", ["SAKIP. Kecamatan"]),
        ("Kec. senduro", "Kec. senduro", []),
        ("selesai.", "selesai.", []),
    ],
)
def test_specks_are_no_full_stops(read: str, text: str, doubted: list[str]) -> None:
    words = [Word(word, 10.0 * i, 10.0 * i + 9, 0.0, 10.0) for i, word in enumerate(read.split())]
    kept, doubts = without_specks(words)
    assert (" ".join(word.text for word in kept), doubts) == (text, doubted)


def test_an_operator_glued_between_words_is_seen() -> None:
    from ikukit.documents.scan import _GLUED

    text = "Jumlah desa+persentase dan/atau undang-undang tindak-lanjut"
    assert [found.group() for found in _GLUED.finditer(text)] == ["desa+persentase", "tindak-lanjut"]
