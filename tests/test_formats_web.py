"""Reading HTML: spans, lists, equations and the page around the table, as a browser shows them."""

from pathlib import Path

import pytest

import ikukit
from ikukit.documents.table import Line, Table
from ikukit.documents.web import read_web
from office_files import HEADINGS, ROW


def _page(tmp_path: Path, body: str) -> Path:
    file = tmp_path / "a.html"
    file.write_text(f"<!doctype html><html><body>{body}</body></html>", encoding="utf-8")
    return file


def _table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


_SUM = "<msubsup><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></msubsup>"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("Jumlah  A\n / Jumlah B", "Jumlah A / Jumlah B"),
        ("A<br>-----<br/>B", "A\n-----\nB"),
        ("<p>A</p><p>B</p>", "A\nB"),
        ("<div>A<hr>B</div>", "A\n-----\nB"),
        ("<ol start=3><li>A<li>B</ol>", "3. A\n4. B"),
        ("<ol type=a><li>A<li value=4>B</ol>", "a. A\nd. B"),
        ("<ul><li>A<li>B</ul>", "- A\n- B"),
        ("<ol><li><p>A</p><p>B</p></li><li>\n<p>C</p></li></ol>", "1. A\nB\n2. C"),
        ("m<sup>2</sup>", "m²"),
        ("A&nbsp;/&nbsp;B &lt; C", "A / B < C"),
        ("A / B<script>alert('x')</script><style>p{}</style><!-- C -->", "A / B"),
        ("A / B<del>lama</del>", "A / B"),
        ("<math><mfrac><mtext>Jumlah A</mtext><mtext>Jumlah B</mtext></mfrac><mo>×</mo><mn>100</mn><mo>%</mo></math>",
         "(Jumlah A) / (Jumlah B) × 100%"),
        ("<math><semantics><mfrac><mi>A</mi><mi>B</mi></mfrac><annotation>\\frac AB</annotation></semantics></math>",
         "A / B"),
        (f"<math>{_SUM}<mi>x</mi></math>", "∑_(i = 1)^n x"),
        ("<math><msqrt><mi>a</mi></msqrt><mo>+</mo><msub><mi>A</mi><mn>1</mn></msub></math>", "akar(a) + A1"),
    ],
)  # fmt: skip
def test_a_formula_cell_reads_as_it_looks(tmp_path: Path, content: str, text: str) -> None:
    file = _page(tmp_path, _table(HEADINGS, (*ROW[:3], content, ROW[4])))
    assert ikukit.read(file).indicators[0].formula_text == text


def test_spans_share_their_cell(tmp_path: Path) -> None:
    rows = "<tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d<tr><td rowspan=0>e<td>f<td>g<tr><td>h<td>i"
    (grid,) = read_web(_page(tmp_path, f"<table>{rows}</table>")).blocks
    assert isinstance(grid, Table)
    assert [[cell.text if cell else None for cell in row] for row in grid.rows] == [
        ["a", "b", "b"], ["a", "c", "d"], ["e", "f", "g"], ["e", "h", "i"],
    ]  # fmt: skip


def test_the_page_around_gives_its_lines_but_not_its_menus(tmp_path: Path) -> None:
    body = (
        "<nav>Beranda</nav><h1>INDIKATOR KINERJA UTAMA<br>KECAMATAN CONTOH</h1><form><button>Cari</button></form>"
        f"{_table(HEADINGS, ROW)}<p>Contoh, 3 Januari 2024<br>CAMAT<br><br>BUDI, S.Sos</p><aside>Iklan</aside>"
    )
    lines = [block.text for block in read_web(_page(tmp_path, body)).blocks if isinstance(block, Line)]
    assert lines == [
        "INDIKATOR KINERJA UTAMA", "KECAMATAN CONTOH", "Contoh, 3 Januari 2024", "CAMAT", "", "BUDI, S.Sos",
    ]  # fmt: skip


def test_a_table_that_arranges_the_page_is_looked_into(tmp_path: Path) -> None:
    inner = _table(HEADINGS, ROW, ROW)
    document = ikukit.read(_page(tmp_path, f"<table><tr><td>Menu<td>{inner}</table>"))
    assert [indicator.name for indicator in document.indicators] == [ROW[2]] * 2


def test_a_picture_in_a_cell_is_reported(tmp_path: Path) -> None:
    document = ikukit.read(_page(tmp_path, _table(HEADINGS, (*ROW[:3], "<img src=rumus.png>", ROW[4]))))
    assert [(f.code, f.place and f.place.indicator) for f in document.findings] == [("picture-unread", 1)]


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "utf-16"])
def test_the_declared_encoding_is_believed(tmp_path: Path, charset: str) -> None:
    file = tmp_path / "a.html"
    page = f'<html><meta charset="{charset}"><body>{_table(HEADINGS, (*ROW[:3], "A × 100", ROW[4]))}'
    file.write_bytes(page.encode(charset))
    assert ikukit.read(file).indicators[0].formula_text == "A × 100"


def test_endless_spans_and_lists_end(tmp_path: Path) -> None:
    spans = "<tr><td colspan=99999999 rowspan=99999999>x</td></tr>" * 500
    items = "<li>x" * 20_000
    blocks = read_web(_page(tmp_path, f"<table>{spans}</table><table><tr><td><ol>{items}</ol></table>")).blocks
    grid, numbered = (block for block in blocks if isinstance(block, Table))
    assert len(grid.rows[0]) <= 300
    cell = numbered.rows[0][0]
    assert cell is not None
    assert cell.text.endswith("20000. x")
