"""Findings put right: in documents, and in files, where only the words concerned change."""

import difflib
import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
import xlsxwriter
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import ikukit
from ikukit.checks import check
from ikukit.checks.examples import Example, example_document, examples
from ikukit.documents.patching import Edit, changed_words, patch_record, patch_text
from ikukit.documents.workbook import read_workbook
from ikukit.finding import Place
from ikukit.fixes import fix, fix_file
from ikukit.formula.meaning.relations import same_term
from ikukit.formula.tree import Reference, walk
from ikukit.model import Document, Indicator
from ikukit.source import Span
from ikukit.testing import documents

SENDURO = Path(__file__).parent.parent / "examples" / "senduro_2024.txt"


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.code)
def test_what_is_fixed_fires_no_more_and_fixing_again_changes_nothing(example: Example) -> None:
    document = example_document(example.bad)
    offered = [found.fix for found in check(document) if found.fix]
    fixed, changes = fix(document, unsafe=True)
    assert bool(changes) == bool(offered)
    if offered:
        assert check(fixed) == ()
    assert fix(fixed, unsafe=True) == (fixed, ())
    if not any(one.safe for one in offered):
        assert fix(document) == (document, ())


def labels(document: Document) -> list[list[str]]:
    trees = [indicator.formula.tree for indicator in document.indicators if indicator.formula]
    return [[node.label for node in walk(tree) if isinstance(node, Reference)] for tree in trees]


def shapes(document: Document) -> list[list[object]]:
    trees = [indicator.formula.tree for indicator in document.indicators if indicator.formula]
    return [["variable" if isinstance(n, Reference) else type(n) for n in walk(tree)] for tree in trees]


MISSPELT = ["Presentase", "Jumlanh", "kwalitas", "di laksanakan", "diwilayah", "masyrakat", "Kerjasama", "Survey"]


@given(documents(), st.lists(st.sampled_from(MISSPELT), min_size=1, max_size=4))
@settings(max_examples=40, deadline=None)
def test_safe_fixes_leave_every_tree_as_it_is(document: Document, words: list[str]) -> None:
    rows = [
        evolve(row, name=f"{row.name} {words[0]}", formula_text=f"{' '.join(words)} desa dibagi {row.formula_text}")
        for row in document.indicators
    ]
    before = evolve(document, indicators=tuple(rows))
    after, changes = fix(before)
    assert shapes(after) == shapes(before)
    for old, new in zip(labels(before), labels(after), strict=True):
        assert all(map(same_term, old, new))
    assert all(change.finding.fix and change.finding.fix.safe for change in changes)
    assert fix(after) == (after, ())


def test_senduro_in_python() -> None:
    document = ikukit.read(SENDURO)
    fixed, changes = fix(document)
    assert [(c.finding.code, c.finding.place and c.finding.place.indicator) for c in changes] == [
        ("program-name-typo", 2),
        ("not-baku-spelling", 2),
        ("degree-spacing", None),
        ("keyword-typo", 1),
    ]
    assert fixed.indicators[1].objective == "Program Penyelenggaraan Pemerintahan dan Pelayanan Publik"
    assert fixed.indicators[1].name == "Persentase Pelayanan PATEN sesuai SP dan SOP"
    assert fixed.signatories[0].name == "BAMBANG SUGIATO, S.Pd"
    better, more = fix(document, unsafe=True)
    assert len(more) > len(changes)
    left = {found.code for found in check(better) if found.fix}
    assert left == set()


def changed_lines(before: str, after: str) -> list[str]:
    lines = difflib.ndiff(before.splitlines(), after.splitlines())
    return [line for line in lines if line[0] in "+-"]


def test_senduro_in_its_own_file() -> None:
    fixed = fix_file(SENDURO)
    assert fixed.missed == ()
    assert changed_lines(SENDURO.read_text("utf-8"), fixed.content.decode()) == [
        "- Jumlanh fasilitasi kebutuhan",
        "+ Jumlah fasilitasi kebutuhan",
        "- Penyelenggaran",
        "+ Penyelenggaraan",
        "- Presentase Pelayanan",
        "+ Persentase Pelayanan",
        "- BAMBANG SUGIATO,S.Pd",
        "+ BAMBANG SUGIATO, S.Pd",
    ]


def test_unsafe_fixes_in_the_file() -> None:
    fixed = fix_file(SENDURO, unsafe=True)
    lines = changed_lines(SENDURO.read_text("utf-8"), fixed.content.decode())
    assert "+ operasional perkantoran x 100 %" in lines
    assert "+ pelayanan paten yang diajukan oleh" in lines
    assert "+ dibagi Jumlah Fasilitasi Koordinasi" in lines


def unwrapped(document: Document) -> Document:
    """Where a formula's lines are wrapped in extracted text is the reader's guess, which longer lines may change."""
    rows = [evolve(row, formula_text=" ".join(row.formula_text.split())) for row in document.indicators]
    return evolve(document, indicators=tuple(rows))


@pytest.mark.parametrize("suffix", [".txt", ".json", ".yaml", ".md", ".docx", ".xlsx"])
@pytest.mark.parametrize("unsafe", [False, True])
def test_a_fixed_file_reads_as_the_fixed_document(suffix: str, unsafe: bool, tmp_path: Path) -> None:
    file = tmp_path / f"senduro{suffix}"
    document = ikukit.read(SENDURO)
    if suffix == ".txt":
        file.write_bytes(SENDURO.read_bytes())
    else:
        ikukit.write(document, file)
    fixed = fix_file(file, unsafe)
    assert fixed.missed == ()
    file.write_bytes(fixed.content)
    assert unwrapped(ikukit.read(file)) == unwrapped(fix(document, unsafe).document)
    again = fix_file(file, unsafe)
    assert (again.changes, again.missed) == ((), ())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_encoding_and_line_ends_stay(encoding: str, line_end: str, tmp_path: Path) -> None:
    text = SENDURO.read_text("utf-8").replace("\n", line_end)
    file = tmp_path / "senduro.txt"
    file.write_bytes(text.encode(encoding))
    content = fix_file(file).content.decode(encoding)
    assert content.count(line_end) == text.count(line_end)
    assert len(changed_lines(text, content)) == 8


def test_a_merged_cell_is_put_right_in_all_its_rows() -> None:
    wrong = "Program Pembinaan dan Pengawasan Pemerintah Desa"
    rows = [Indicator(f"Jumlah desa {name}", objective=wrong) for name in ("mandiri", "maju", "berkembang")]
    fixed, changes = fix(Document(indicators=rows))
    assert {row.objective for row in fixed.indicators} == {"Program Pembinaan dan Pengawasan Pemerintahan Desa"}
    assert len(changes) == 1


def test_other_formats_are_refused_plainly(tmp_path: Path) -> None:
    file = tmp_path / "iku.csv"
    file.write_text("NO,INDIKATOR,RUMUS\n1,Presentase desa,Jumlah desa\n", "utf-8")
    with pytest.raises(ikukit.DocumentError, match="perbaikan belum dapat ditulis ke dalam berkas CSV"):
        fix_file(file)
    with pytest.raises(TypeError, match="yang dapat diperbaiki: Document, bukan str"):
        fix("Jumlah desa")  # type: ignore[arg-type]


# --- office packages ---


@pytest.mark.parametrize(("suffix", "parts"), [(".docx", {"word/document.xml"}), (".xlsx", {"xl/sharedStrings.xml"})])
def test_other_parts_of_a_package_stay_byte_for_byte(suffix: str, parts: set[str], tmp_path: Path) -> None:
    file = tmp_path / f"senduro{suffix}"
    ikukit.write(ikukit.read(SENDURO), file)
    content = fix_file(file, unsafe=True).content
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(io.BytesIO(content)) as new:
        assert old.namelist() == new.namelist()
        changed = {name for name in old.namelist() if old.read(name) != new.read(name)}
        assert parts <= changed
        assert changed <= parts | {name for name in old.namelist() if name.startswith("xl/worksheets/")}
        if suffix == ".docx":
            xml = [package.read("word/document.xml").decode() for package in (old, new)]
            texts = [re.sub(r">[^<]*<", "><", one).replace(' xml:space="preserve"', "") for one in xml]
            assert texts[0] == texts[1]


def test_words_split_over_runs_and_cells_with_equal_words(tmp_path: Path) -> None:
    file = tmp_path / "iku.docx"
    book = docx.Document()
    table = book.add_table(rows=3, cols=3)
    cells = [
        ("INDIKATOR KINERJA", "FORMULA", "SUMBER DATA"),
        ("Presentase desa ODF", "Jumlah desa ODF dibagi Jumlah desa x 100 %", "Presentase desa ODF"),
        ("Presentase kelurahan ODF", "Jumlah kelurahan ODF dibagi Jumlah kelurahan x 100 %", "Laporan sanitasi"),
    ]
    for row, texts in zip(table.rows, cells, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            paragraph = cell.paragraphs[0]
            for piece in re.findall(r".{1,4}", text):
                paragraph.add_run(piece).bold = True
    book.save(str(file))
    fixed = fix_file(file)
    assert fixed.missed == ()
    file.write_bytes(fixed.content)
    read = [[cell.text for cell in row.cells] for row in docx.Document(str(file)).tables[0].rows]
    assert read == [[text.replace("Presentase", "Persentase") for text in texts] for texts in cells]
    assert all(run.bold for row in docx.Document(str(file)).tables[0].rows for run in row.cells[0].paragraphs[0].runs)


def test_equal_texts_of_a_workbook_are_changed_one_by_one(tmp_path: Path) -> None:
    file = tmp_path / "iku.xlsx"
    book = xlsxwriter.Workbook(str(file))
    sheet = book.add_worksheet("IKU & IKI")
    for r, texts in enumerate(
        [
            ("NO", "INDIKATOR KINERJA", "FORMULA", "KETERANGAN"),
            ("1", "Presentase <desa> ODF", "Jumlah desa ODF dibagi Jumlah desa x 100 %", "Presentase <desa> ODF"),
            ("2", "Persentase RT aktif", "Jumlah RT aktif dibagi Jumlah RT x 100 %", "-"),
        ]
    ):
        sheet.write_row(r, 0, texts)
    book.close()
    fixed = fix_file(file)
    assert [c.finding.code for c in fixed.changes] == ["not-baku-spelling"]
    file.write_bytes(fixed.content)
    (sheet_read,) = read_workbook(file)
    assert [cell.text for cell in sheet_read.cells if cell.row == 1 and cell.column in (1, 3)] == [
        "Persentase <desa> ODF",
        "Presentase <desa> ODF",
    ]


# --- words in texts ---


@pytest.mark.parametrize(
    ("before", "after", "pieces"),
    [
        ("Presentase desa", "Persentase desa", [(Span(0, 10), "Persentase")]),
        ("Jumlah desa", "Jumlah desa x 100 %", [(Span(11, 11), " x 100 %")]),
        ("Koordinasi desa", "Fasilitasi Koordinasi desa", [(Span(0, 0), "Fasilitasi ")]),
        ("di bagi desa", "dibagi desa", [(Span(0, 7), "dibagi")]),
        ("a b c", "a c", [(Span(2, 3), "")]),
        ("sama", "sama", []),
    ],
)
def test_the_words_that_differ(before: str, after: str, pieces: list[tuple[Span, str]]) -> None:
    assert list(changed_words(before, after)) == pieces


WORDS = st.lists(st.sampled_from(["desa", "Jumlah", "yang", "dibagi", "x", "100", "%", "tepat"]), max_size=8).map(
    " ".join
)


@given(WORDS, WORDS)
def test_changed_words_make_the_other_text(before: str, after: str) -> None:
    text, missed = patch_text(before, [Edit(before, after, Place(spans=(Span(0, len(before)),)))])
    if before:
        assert missed == []
        assert text.split() == after.split()


@pytest.mark.parametrize("source", ["a | Presentase\ndesa | b", "a | Presentase\r\n  desa | b"])
def test_words_are_found_however_they_are_wrapped(source: str) -> None:
    text, missed = patch_text(source, [Edit("Presentase desa", "Persentase desa")])
    assert (text, missed) == (source.replace("Presentase", "Persentase"), [])


def test_words_that_stand_in_two_places_are_not_guessed() -> None:
    edit = Edit("Presentase", "Persentase")
    assert patch_text("Presentase dan Presentase", [edit]) == ("Presentase dan Presentase", [edit])


@pytest.mark.parametrize(
    ("source", "after"),
    [
        ('{"a": [{"b": "Presentase \\"x\\""}], "c": "y"}', '{"a": [{"b": "Persentase \\"x\\""}], "c": "y"}'),
        ('a:\n- b: Presentase "x"  # tetap\nc: y\n', 'a:\n- b: Persentase "x"  # tetap\nc: y\n'),
        ('a:\n- b: |-\n    Presentase "x"\nc: y\n', 'a:\n- b: "Persentase \\"x\\""\nc: y\n'),
    ],
)
def test_values_of_records_are_found_by_their_path(source: str, after: str) -> None:
    edit = Edit('Presentase "x"', 'Persentase "x"', path=("a", 0, "b"))
    assert patch_record(source, [edit], yaml=source[0] != "{") == (after, [])
    wrong = evolve(edit, path=("a", 1, "b"))
    assert patch_record(source, [wrong], yaml=False) == (source, [wrong])
