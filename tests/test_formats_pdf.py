"""Reading the text layer of PDF files: rules, rivers, page breaks, bars and broken words, on drawn pages."""

from pathlib import Path

import pytest

import ikukit
from drawn_pages import DrawnPage, pdf_file
from ikukit.documents.broken_words import Mender
from ikukit.documents.portable import read_portable
from ikukit.documents.table import Line, Table

COLUMNS = (40.0, 70.0, 220.0, 370.0, 600.0, 800.0)
HEAD = ("NO", "SASARAN", "INDIKATOR KINERJA", "FORMULA", "SUMBER DATA")
ONE = (
    "1",
    "Meningkatnya mutu\npelayanan",
    "Persentase desa\nmaju",
    "Jumlah desa maju dibagi\nJumlah desa x 100 %",
    "Laporan",
)
TWO = ("2", "Meningkatnya tertib\nadministrasi", "Rasio linmas", "Jumlah linmas dibagi jumlah RT", "SK Linmas")
FORMULAS = ["Jumlah desa maju dibagi Jumlah desa x 100 %", "Jumlah linmas dibagi jumlah RT"]


def _formulas(file: Path) -> list[str]:
    return [indicator.formula_text for indicator in ikukit.read(file).indicators]


def test_a_ruled_table_and_the_lines_around_it(tmp_path: Path) -> None:
    page = DrawnPage().text(300, 40, "INDIKATOR KINERJA UTAMA", "KECAMATAN CONTOH", "TAHUN 2024")
    end = page.table(COLUMNS, 100, (HEAD, ONE, TWO))
    page.text(560, end + 20, "Contoh, 3 Januari 2024", "CAMAT CONTOH")
    page.text(560, end + 90, "BUDI, S.Sos", "NIP. 19700101 199501 1 000")
    document = ikukit.read(pdf_file(tmp_path / "a.pdf", page))
    assert [indicator.formula_text for indicator in document.indicators] == FORMULAS
    assert (document.year, document.agency and document.agency.name) == (2024, "KECAMATAN CONTOH")
    assert [(s.name, s.post, s.place) for s in document.signatories] == [("BUDI, S.Sos", "CAMAT CONTOH", "Contoh")]
    assert document.findings == ()
    place = document.indicators[1].places["formula_text"]
    assert (place.page, place.table, place.row, place.column) == (1, 1, 3, 4)


def test_a_cell_merged_downwards_is_one_cell(tmp_path: Path) -> None:
    page = DrawnPage()
    page.rule(40, 100, 800, 100).rule(40, 130, 800, 130).rule(220, 180, 800, 180).rule(40, 230, 800, 230)
    for x in COLUMNS:
        page.rule(x, 100, x, 230)
    for x, heading in zip(COLUMNS, HEAD, strict=False):
        page.text(x + 3, 105, heading)
    page.text(44, 135, "1").text(74, 135, "Meningkatnya", "mutu")
    for y, row in ((135, ONE), (185, TWO)):
        for x, cell in zip(COLUMNS[2:], row[2:], strict=False):
            page.text(x + 4, y, *cell.split("\n"))
    indicators = ikukit.read(pdf_file(tmp_path / "a.pdf", page)).indicators
    assert [(i.number, i.objective) for i in indicators] == [("1", "Meningkatnya mutu")] * 2


@pytest.mark.parametrize("padding", [0.0, 5.0, 14.0])
def test_a_table_without_rules_is_found_by_its_rivers(tmp_path: Path, padding: float) -> None:
    page = DrawnPage()
    page.unruled(COLUMNS, 100, (HEAD, ONE, TWO, ("3", *ONE[1:])), padding)
    indicators = ikukit.read(pdf_file(tmp_path / "a.pdf", page)).indicators
    assert [(i.number, i.formula_text) for i in indicators] == [
        ("1", FORMULAS[0]), ("2", FORMULAS[1]), ("3", FORMULAS[0]),
    ]  # fmt: skip


@pytest.mark.parametrize("padding", [0.0, 8.0])
def test_an_objective_that_runs_beside_the_next_row_is_merged(tmp_path: Path, padding: float) -> None:
    page = DrawnPage()
    wide = ("1", "", "Persentase desa\nmaju", "Jumlah desa maju dibagi\nJumlah desa x 100 %", "Laporan")
    next_row = ("", "", "Persentase desa\ntertib", "Jumlah desa tertib dibagi\nJumlah desa x 100 %", "Rekap")
    page.unruled(COLUMNS, 100, (HEAD, wide, next_row, TWO), padding)
    page.text(COLUMNS[1], 112 + padding, "Meningkatnya", "mutu pelayanan", "kepada", "masyarakat")
    indicators = ikukit.read(pdf_file(tmp_path / "a.pdf", page)).indicators
    objective = "Meningkatnya mutu pelayanan kepada masyarakat"
    assert [(i.number, i.objective) for i in indicators] == [
        ("1", objective), ("1", objective), ("2", "Meningkatnya tertib administrasi"),
    ]  # fmt: skip


@pytest.mark.parametrize("ruled", [True, False])
def test_a_row_cut_by_the_page_break_is_put_together(tmp_path: Path, ruled: bool) -> None:
    first, second = DrawnPage(), DrawnPage()
    upper = ("2", "Meningkatnya tertib", "Persentase arsip yang", "Jumlah arsip yang tertata", "Daftar")
    lower = ("", "administrasi", "tertata", "dibagi jumlah arsip x 100 %", "arsip")
    for page, rows in ((first, (HEAD, ONE, upper)), (second, (HEAD, lower, ("3", *ONE[1:])))):
        page.text(300, 15, "IKU Kecamatan Contoh").text(700, 570, f"Halaman {1 if page is first else 2} dari 2")
        if ruled:
            page.table(COLUMNS, 60, rows)
        else:
            page.unruled(COLUMNS, 60, rows, 6)
    document = ikukit.read(pdf_file(tmp_path / "a.pdf", first, second))
    assert [(i.name, i.formula_text, i.data_sources) for i in document.indicators][1] == (
        "Persentase arsip yang tertata", "Jumlah arsip yang tertata dibagi jumlah arsip x 100 %", ("Daftar arsip",),
    )  # fmt: skip
    assert len(document.indicators) == 3
    assert "row-joined" in {finding.code for finding in document.findings}


def test_page_numbers_and_running_titles_are_no_text(tmp_path: Path) -> None:
    pages = []
    for number in (1, 2):
        page = DrawnPage().text(40, 20, "Pemerintah Kabupaten Contoh").text(780, 575, str(number))
        page.table(COLUMNS, 60, (HEAD, ONE))
        pages.append(page)
    lines = [block for block in read_portable(pdf_file(tmp_path / "a.pdf", *pages)).blocks if isinstance(block, Line)]
    assert [line.text.strip() for line in lines if line.text] == ["Pemerintah Kabupaten Contoh"]


def test_a_drawn_bar_is_a_fraction_and_an_underline_is_none(tmp_path: Path) -> None:
    page = DrawnPage()
    page.table(COLUMNS, 100, (HEAD, ("1", "Mutu", "Rasio", "Jumlah linmas\n\nJumlah RT\n", "SK")))
    page.rule(374, 138, 440, 138)
    page.text(450, 133, "x 100")
    page.rule(74, 129.6, 95, 129.6)
    (indicator,) = ikukit.read(pdf_file(tmp_path / "a.pdf", page)).indicators
    assert (indicator.objective, indicator.formula_text) == ("Mutu", "Jumlah linmas\n----- x 100\nJumlah RT")


def test_two_who_sign_side_by_side_are_two(tmp_path: Path) -> None:
    page = DrawnPage()
    end = page.table(COLUMNS, 60, (HEAD, ONE))
    page.text(60, end + 20, "Mengetahui,", "BUPATI CONTOH").text(60, end + 90, "ANI CONTOH")
    page.text(560, end + 20, "Contoh, 3 Januari 2024", "CAMAT CONTOH")
    page.text(560, end + 90, "BUDI, S.Sos", "NIP. 19700101 199501 1 000")
    officials = ikukit.read(pdf_file(tmp_path / "a.pdf", page)).signatories
    assert ("BUDI, S.Sos", "CAMAT CONTOH", "Contoh") in [(o.name, o.post, o.place) for o in officials]


def test_words_broken_by_a_narrow_column_are_whole_again(tmp_path: Path) -> None:
    columns = (40.0, 70.0, 136.0, 230.0, 420.0, 500.0)
    page = DrawnPage()
    row = ("1", "Meningkatny\na tertib\npemerintaha\nn", "Persentase desa", "Jumlah A dibagi jumlah B", "SK")
    page.table(columns, 60, (("NO", "SASARAN", "INDIKATOR\nKINERJA", *HEAD[3:]), row))
    (indicator,) = ikukit.read(pdf_file(tmp_path / "a.pdf", page)).indicators
    assert indicator.objective == "Meningkatnya tertib pemerintahan"


@pytest.mark.parametrize(
    ("head", "tail", "verdict"),
    [
        ("pemerintaha", "n", True),
        ("akuntabilita", "s", True),
        ("ditindakla", "njuti", True),
        ("ditindaklanj", "uti", True),
        ("penanggu", "ng", True),
        ("sasaran", "strategis", False),
        ("jumlah", "desa", False),
        ("kasi", "pelayanan", False),
        ("diketahui", "kepuasan", None),
    ],
)
def test_how_words_begin_and_end_tells_broken_ones(head: str, tail: str, verdict: bool | None) -> None:
    assert Mender({"pelayanan"})._is_one_word(head, tail) is verdict


def test_numbers_beside_a_rule_stay_in_their_cell(tmp_path: Path) -> None:
    page = DrawnPage()
    page.grid((40, 60, 200, 400), (60, 90, 120))
    page.text(44, 65, "NO").text(62, 65, "INDIKATOR KINERJA").text(204, 65, "FORMULA")
    page.text(54, 95, "1").text(60.5, 95, "Persentase desa").text(204, 95, "A / B x 100 %")
    (grid,) = (block for block in read_portable(pdf_file(tmp_path / "a.pdf", page)).blocks if isinstance(block, Table))
    assert [cell.text if cell else None for cell in grid.rows[1]] == ["1", "Persentase desa", "A / B x 100 %"]


def test_columns_printed_on_the_next_page_belong_to_the_table(tmp_path: Path) -> None:
    left, right, third = DrawnPage(), DrawnPage(), DrawnPage()
    rows = ((*HEAD, "SATUAN"), (*ONE, "%"), (*TWO, "Rasio\nRT"))
    tall = [tuple(cell + "\n" * (2 - cell.count("\n")) for cell in row) for row in rows]
    left.table(COLUMNS[:4], 60, [row[:3] for row in tall])
    right.table((40.0, 300.0, 500.0), 60, [row[3:5] for row in tall])
    third.table((40.0, 300.0), 60, [row[5:] for row in tall])
    document = ikukit.read(pdf_file(tmp_path / "a.pdf", left, right, third))
    assert [(i.number, i.formula_text, i.unit) for i in document.indicators] == [
        ("1", FORMULAS[0], "%"), ("2", FORMULAS[1], "Rasio RT"),
    ]  # fmt: skip
    place = document.indicators[0].places["formula_text"]
    assert (place.page, place.row, place.column) == (2, 2, 4)


def test_text_that_runs_over_its_cell_is_reported(tmp_path: Path) -> None:
    page = DrawnPage()
    page.table(COLUMNS, 60, (HEAD, ("1", "Mutu", "Rasio linmas", "Jumlah linmas dibagi", "SK Linmas"), ONE))
    page.text(COLUMNS[3] + 110, 81, "jumlah RT seluruh kecamatan")
    document = ikukit.read(pdf_file(tmp_path / "a.pdf", page))
    (found,) = [finding for finding in document.findings if finding.code == "layout-uncertain"]
    assert found.message == "Pembagian kolom pada baris ini tidak pasti: teks melewati garis kolom."
    assert found.place is not None
    assert (found.place.page, found.place.row, found.place.indicator) == (1, 2, 1)


def test_a_pdf_without_text_says_so(tmp_path: Path) -> None:
    with pytest.raises(ikukit.DocumentError) as caught:
        ikukit.read(pdf_file(tmp_path / "a.pdf", DrawnPage()))
    assert str(caught.value).startswith("a.pdf: tidak ditemukan tabel indikator kinerja")
