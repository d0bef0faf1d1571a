"""Reading DOCX: what a reader of the page sees, whatever the XML does to show it."""

from pathlib import Path

import pytest

import ikukit
from ikukit.documents.table import Line, Table
from ikukit.documents.word import read_word
from office_files import HEADINGS, ROW, cell, paragraph, table, word_file

_LIST = (
    '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="7"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def _in_list(text: str, number: int = 3) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')


def _formula(tmp_path: Path, content: str, numbering: str = "") -> str:
    """What is read from a formula cell with this content."""
    body = table(HEADINGS, [*ROW[:3], cell(content), ROW[4]])
    document = ikukit.read(word_file(tmp_path / "a.docx", body, numbering=numbering))
    return document.indicators[0].formula_text


_FRACTION = "<m:f><m:num><m:r><m:t>{}</m:t></m:r></m:num><m:den><m:r><m:t>{}</m:t></m:r></m:den></m:f>"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("Jumlah A / Jumlah B", "Jumlah A / Jumlah B"),
        ("<w:r><w:t>A</w:t><w:br/><w:t>-----</w:t><w:br/><w:t>B</w:t></w:r>", "A\n-----\nB"),
        ("<w:r><w:t>A</w:t><w:tab/><w:t>B</w:t></w:r>", "A B"),
        ("<w:del><w:r><w:delText>lama</w:delText></w:r></w:del><w:ins><w:r><w:t>baru</w:t></w:r></w:ins>", "baru"),
        ("<w:moveFrom><w:r><w:t>x</w:t></w:r></w:moveFrom><w:r><w:t>y</w:t></w:r>", "y"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>rahasia</w:t></w:r><w:r><w:t>A / B</w:t></w:r>", "A / B"),
        ('<w:r><w:t>m</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>', "m²"),
        ('<w:r><w:t>A </w:t><w:sym w:font="Symbol" w:char="F0B8"/><w:t> B</w:t></w:r>', "A ÷ B"),
        ("<w:sdt><w:sdtContent><w:r><w:t>A / B</w:t></w:r></w:sdtContent></w:sdt>", "A / B"),
        ('<w:fldSimple w:instr="X"><w:r><w:t>A / B</w:t></w:r></w:fldSimple>', "A / B"),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>EQ \\f(A;B)</w:instrText>'
            '<w:fldChar w:fldCharType="end"/></w:r>',
            "A / B",
        ),
        ("<m:oMath>" + _FRACTION.format("Jumlah desa maju", "Jumlah desa") + "<m:r><m:t> x 100 %</m:t></m:r></m:oMath>",
         "(Jumlah desa maju) / (Jumlah desa) x 100 %"),
        ("<w:r><w:t>P =</w:t></w:r><m:oMath>" + _FRACTION.format("A", "B") + "</m:oMath><w:r><w:t>x 100</w:t></w:r>",
         "P = A / B x 100"),
        ("<m:oMath><m:sSup><m:e><m:r><m:t>A</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>",
         "A^2"),
        ("<m:oMath><m:rad><m:deg/><m:e><m:r><m:t>a + b</m:t></m:r></m:e></m:rad></m:oMath>", "akar(a + b)"),
        ('<m:oMath><m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub/><m:sup/><m:e><m:r><m:t>desa</m:t></m:r></m:e>'
         "</m:nary></m:oMath>", "∑ desa"),
    ],
)  # fmt: skip
def test_a_formula_cell_reads_as_it_looks(tmp_path: Path, content: str, text: str) -> None:
    assert _formula(tmp_path, content if content.startswith("<w:p>") else paragraph(content)) == text


def test_paragraphs_of_a_cell_are_lines(tmp_path: Path) -> None:
    assert _formula(tmp_path, paragraph("Jumlah A") + paragraph("--------") + paragraph("Jumlah B")) == (
        "Jumlah A\n--------\nJumlah B"
    )


def test_a_paragraph_border_is_a_fraction_bar(tmp_path: Path) -> None:
    border = '<w:pBdr><w:bottom w:val="single"/></w:pBdr>'
    assert _formula(tmp_path, paragraph("Jumlah A", border) + paragraph("Jumlah B")) == "Jumlah A\n-----\nJumlah B"


def test_a_small_table_in_a_cell_with_a_merged_cell_is_a_fraction(tmp_path: Path) -> None:
    tall, rest = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    nested = table(["Jumlah A", cell("x 100 %", tall)], ["Jumlah B", cell("", rest)])
    assert _formula(tmp_path, nested + paragraph("")) == "Jumlah A\n----- x 100 %\nJumlah B"


@pytest.mark.parametrize(
    ("form", "owners"),
    [("decimal", "1. Kasi A\n2. Kasi B"), ("lowerLetter", "a. Kasi A\nb. Kasi B"), ("bullet", "- Kasi A\n- Kasi B")],
)
def test_automatic_numbers_are_written_out(tmp_path: Path, form: str, owners: str) -> None:
    content = _in_list("Kasi A") + _in_list("Kasi B")
    assert _formula(tmp_path, content, _LIST.format(form=form)) == owners


def test_numbered_rows_count_over_cells_and_start_again_where_told(tmp_path: Path) -> None:
    rows = [[cell(_in_list("", 3)), *ROW[1:]], [cell(_in_list("", 3)), *ROW[1:]], [cell(_in_list("", 4)), *ROW[1:]]]
    file = word_file(tmp_path / "a.docx", table(HEADINGS, *rows), numbering=_LIST.format(form="decimal"))
    assert [indicator.number for indicator in ikukit.read(file).indicators] == ["1.", "2.", "1."]


def test_cells_merged_both_ways_are_one_cell_object(tmp_path: Path) -> None:
    tall, rest, wide = '<w:vMerge w:val="restart"/>', "<w:vMerge/>", '<w:gridSpan w:val="2"/>'
    body = table(["a", cell("b", wide)], [cell("c", tall), "d", "e"], [cell("", rest), "f", "g"])
    (grid,) = read_word(word_file(tmp_path / "a.docx", body)).blocks
    assert isinstance(grid, Table)
    assert grid.rows[0][1] is grid.rows[0][2]
    assert grid.rows[1][0] is grid.rows[2][0]
    merged = grid.rows[1][0]
    assert merged is not None
    assert (merged.text, merged.row_span, merged.place.row, merged.place.column) == ("c", 2, 2, 1)


def test_lines_and_tables_keep_their_order_and_text_boxes_speak(tmp_path: Path) -> None:
    box = "<w:r><w:drawing><w:txbxContent>" + paragraph("Kotak") + "</w:txbxContent></w:drawing></w:r>"
    body = (
        paragraph("Atas") + table(["a", "b"]) + paragraph(box) + paragraph("<w:r><w:t>X</w:t><w:br/><w:t>Y</w:t></w:r>")
    )
    blocks = read_word(word_file(tmp_path / "a.docx", body)).blocks
    shown = [block.text if isinstance(block, Line) else "tabel" for block in blocks]
    assert [text for text in shown if text] == ["Atas", "tabel", "Kotak", "X", "Y"]


def test_a_table_that_arranges_the_page_is_looked_into(tmp_path: Path) -> None:
    body = table([cell(paragraph("Judul") + table(HEADINGS, ROW, ROW) + paragraph("")), "Samping"])
    assert len(ikukit.read(word_file(tmp_path / "a.docx", body)).indicators) == 2


def test_a_deleted_row_is_gone_and_a_picture_is_reported(tmp_path: Path) -> None:
    gone = "<w:tr><w:trPr><w:del/></w:trPr>" + "".join(map(cell, ROW)) + "</w:tr>"
    picture = "<w:r><w:object/></w:r>"
    body = table(HEADINGS, [*ROW[:3], cell(paragraph(picture)), ROW[4]]).replace("</w:tbl>", gone + "</w:tbl>")
    document = ikukit.read(word_file(tmp_path / "a.docx", body))
    assert len(document.indicators) == 1
    (found,) = [finding for finding in document.findings if finding.code == "picture-unread"]
    assert found.place is not None
    assert (found.place.row, found.place.column, found.place.indicator) == (2, 4, 1)


def test_places_lead_back_to_the_cells(tmp_path: Path) -> None:
    document = ikukit.read(word_file(tmp_path / "a.docx", paragraph("Judul") + table(HEADINGS, ROW)))
    place = document.indicators[0].places["formula_text"]
    assert (place.file, place.table, place.row, place.column) == ("a.docx", 1, 2, 4)
