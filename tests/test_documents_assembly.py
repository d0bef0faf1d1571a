"""Grids, as readers of any format make them, become documents."""

from collections.abc import Sequence

import pytest

from ikukit.documents.assembly import assemble
from ikukit.documents.table import Cell, Content, Line, Table
from ikukit.errors import DocumentError
from ikukit.finding import Place
from ikukit.model import Consolidation, Direction, Document, Target


def grid(rows: Sequence[Sequence[str]], table: int = 1, page: int | None = None) -> Table:
    """A table of texts. ``""`` is no cell; ``^`` and ``<`` carry on the cell above or to the left."""
    place = Place(file="uji.xlsx", table=table, page=page)
    cells: list[list[Cell | None]] = []
    for r, row in enumerate(rows):
        cells.append([])
        for c, text in enumerate(row):
            match text:
                case "":
                    cell = None
                case "^":
                    cell = cells[r - 1][c]
                case "<":
                    cell = cells[r][c - 1]
                case _:
                    cell = Cell(text, Place(file="uji.xlsx", table=table, page=page, row=r + 1, column=c + 1))
            cells[r].append(cell)
    return Table(tuple(map(tuple, cells)), place)


def read(*blocks: Table | str, wrapped: bool = False) -> Document:
    """The document made of tables and lines of text."""
    lines = [Line(block, Place(line=i)) if isinstance(block, str) else block for i, block in enumerate(blocks, 1)]
    return assemble(Content(tuple(lines), wrapped=wrapped), "uji.xlsx")


HEADS = ["NO", "SASARAN", "INDIKATOR KINERJA", "FORMULA", "PENANGGUNG JAWAB"]


def told(document: Document) -> list[tuple[str | None, str | None, str, str, tuple[str, ...]]]:
    """The plain columns of every indicator."""
    return [(i.number, i.objective, i.name, i.formula_text, i.owners) for i in document.indicators]


def test_merged_and_empty_cells_are_inherited_alike() -> None:
    merged = [
        ["1", "Tertib", "Satu", "A/B", "Kasi A"],
        ["^", "^", "Dua", "C/D", "Kasi B"],
        ["2", "Maju", "Tiga", "E/F", "C"],
    ]
    empty = [
        ["1", "Tertib", "Satu", "A/B", "Kasi A"],
        ["", "", "Dua", "C/D", "Kasi B"],
        ["2", "Maju", "Tiga", "E/F", "C"],
    ]
    expected = [
        ("1", "Tertib", "Satu", "A/B", ("Kasi A",)),
        ("1", "Tertib", "Dua", "C/D", ("Kasi B",)),
        ("2", "Maju", "Tiga", "E/F", ("C",)),
    ]
    assert told(read(grid([HEADS, *merged]))) == told(read(grid([HEADS, *empty]))) == expected


def test_a_row_with_an_objective_of_its_own_inherits_no_number() -> None:
    rows = [["1", "Tertib", "Satu", "A/B", ""], ["", "Maju", "Dua", "C/D", ""]]
    assert [i.number for i in read(grid([HEADS, *rows])).indicators] == ["1", None]


def test_a_name_merged_over_grid_rows_is_one_indicator() -> None:
    rows = [["1", "Tertib", "Satu", "Jumlah A", "X"], ["^", "^", "^", "-----", "^"], ["^", "^", "^", "Jumlah B", "^"]]
    assert told(read(grid([HEADS, *rows]))) == [("1", "Tertib", "Satu", "Jumlah A\n-----\nJumlah B", ("X",))]


def test_a_row_without_number_and_name_goes_on_with_the_row_above() -> None:
    rows = [["1", "Tertib", "Satu", "Jumlah A dibagi", "X"], ["", "", "", "jumlah B", ""]]
    assert told(read(grid([HEADS, *rows]))) == [("1", "Tertib", "Satu", "Jumlah A dibagi\njumlah B", ("X",))]


def test_an_objective_alone_in_its_row_opens_a_section() -> None:
    rows = [["I", "Tertib", "", "", ""], ["", "", "Satu", "A/B", "X"], ["", "", "Dua", "C/D", "Y"]]
    assert [(i.number, i.objective, i.name) for i in read(grid([HEADS, *rows])).indicators] == [
        ("I", "Tertib", "Satu"),
        ("I", "Tertib", "Dua"),
    ]


def test_two_heading_rows_and_column_numbers() -> None:
    heads = [
        ["NO", "INDIKATOR", "TARGET", "<", "<", "FORMULA"],
        ["^", "^", "2024", "TW I", "TW II", "^"],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
    ]
    document = read(grid([*heads, ["1", "Satu", "90", "", "45", "A/B"]]))
    assert document.indicators[0].targets == (Target("90", "2024"), Target("45", "TW II"))


def test_a_wide_heading_that_was_never_merged_reaches_right() -> None:
    heads = [["NO", "INDIKATOR", "TARGET", "", "FORMULA"], ["", "", "TW I", "TW II", ""]]
    document = read(grid([*heads, ["1", "Satu", "40", "50", "A/B"]]))
    assert document.indicators[0].targets == (Target("40", "TW I"), Target("50", "TW II"))


def test_a_row_cut_by_a_page_break_is_joined_when_the_pieces_make_sense_together() -> None:
    first = grid([HEADS, ["1", "Tertib", "Persentase desa yang", "Jumlah desa tertib dibagi", "Kasi"]], 1, 1)
    second = grid([HEADS, ["", "", "tertib", "jumlah desa", "PMD"], ["2", "Maju", "Nilai", "A/B", "X"]], 2, 2)
    document = read(first, "IKU 2024   Halaman 1", second, wrapped=True)
    assert told(document) == [
        ("1", "Tertib", "Persentase desa yang tertib", "Jumlah desa tertib dibagi jumlah desa", ("Kasi PMD",)),
        ("2", "Maju", "Nilai", "A/B", ("X",)),
    ]
    (joined,) = document.findings
    assert joined.message == "Baris ini terpotong oleh pergantian halaman dan disambung kembali."
    assert joined.place is not None
    assert (joined.place.page, joined.place.row, joined.place.indicator) == (1, 2, 1)


def test_a_whole_row_after_a_page_break_stays_a_row() -> None:
    first = grid([HEADS, ["1", "Tertib", "Persentase satu", "A/B", "X"]], 1, 1)
    second = grid([HEADS, ["", "", "Persentase dua", "C/D", "Y"]], 2, 2)
    assert [(i.number, i.name) for i in read(first, second).indicators] == [
        ("1", "Persentase satu"),
        ("1", "Persentase dua"),
    ]


def test_a_page_without_headings_goes_on_with_those_of_the_page_before() -> None:
    second = grid([["2", "Maju", "Dua", "C/D", "Y"]], 2, 2)
    assert len(read(grid([HEADS, ["1", "Tertib", "Satu", "A/B", "X"]], 1, 1), second).indicators) == 2


def test_title_rows_above_and_a_signature_below_are_no_indicators() -> None:
    rows = [
        ["INDIKATOR KINERJA UTAMA (IKU)", "<", "<", "<", "<"],
        ["KECAMATAN CIPARI TAHUN 2025", "<", "<", "<", "<"],
        HEADS,
        ["1", "Tertib", "Satu", "A/B", "X"],
        ["", "", "", "", ""],
        ["", "", "", "Cilangkap, 3 Februari 2025", "<"],
        ["", "", "", "CAMAT CIPARI", "<"],
        ["", "", "", "DADANG SURYANA, S.STP", "<"],
        ["", "", "", "NIP. 19820411 200112 1 003", "<"],
    ]
    document = read(grid(rows))
    assert (document.title, document.year) == ("INDIKATOR KINERJA UTAMA (IKU) KECAMATAN CIPARI TAHUN 2025", 2025)
    assert len(document.indicators) == 1
    assert [(o.name, o.post, o.nip) for o in document.signatories] == [
        ("DADANG SURYANA, S.STP", "CAMAT CIPARI", "19820411 200112 1 003")
    ]


def test_a_form_with_labels_before_values_is_a_card() -> None:
    form = grid(
        [
            ["Sasaran Strategis", ":", "Tertib"],
            ["Nama IKU", ":", "Persentase desa tertib"],
            ["Formula", ":", "A/B"],
            ["Polarisasi", ":", "Semakin tinggi semakin baik"],
            ["Konsolidasi Periode", ":", "Nilai akhir"],
            ["Kondisi Awal", ":", "80"],
        ]
    )
    indicator = read(form).indicators[0]
    assert (indicator.objective, indicator.name, indicator.formula_text) == ("Tertib", "Persentase desa tertib", "A/B")
    assert (indicator.direction, indicator.consolidation) == (Direction.MAXIMIZE, Consolidation.LAST)
    assert indicator.baseline == "80"


def test_unknown_columns_and_unknown_words_are_kept_as_they_are() -> None:
    heads = ["INDIKATOR", "FORMULA", "POLARISASI", "ESELON", ""]
    document = read(grid([heads, ["Satu", "A/B", "zig-zag", "III", "catatan"]]))
    assert dict(document.indicators[0].extra) == {"POLARISASI": "zig-zag", "ESELON": "III", "Kolom 5": "catatan"}


def test_program_beside_sasaran_is_extra() -> None:
    document = read(grid([["PROGRAM", "SASARAN", "INDIKATOR", "FORMULA"], ["P", "S", "Satu", "A/B"]]))
    assert (document.indicators[0].objective, dict(document.indicators[0].extra)) == ("S", {"PROGRAM": "P"})


LISTS = [
    (
        "1. Kasubag Umum dan\nKepegawaian\n2. Kasubag\nKeuangan",
        True,
        ("Kasubag Umum dan Kepegawaian", "Kasubag Keuangan"),
    ),
    ("Kasi Pelayanan\nKasi Trantib", False, ("Kasi Pelayanan", "Kasi Trantib")),
    ("Kasi Pelayanan\nKasi Trantib", True, ("Kasi Pelayanan", "Kasi Trantib")),
    ("Kasi Ketenteraman dan\nKetertiban Umum", True, ("Kasi Ketenteraman dan Ketertiban Umum",)),
    ("Kepala Seksi\nPelayanan Umum", True, ("Kepala Seksi Pelayanan Umum",)),
    ("1. Kasi Pemerintahan 2. Kasi PMD", False, ("Kasi Pemerintahan", "Kasi PMD")),
    ("Kasi Pemerintahan; Kasi PMD", False, ("Kasi Pemerintahan", "Kasi PMD")),
    ("- Kasi Pemerintahan\n- Kasi PMD", False, ("Kasi Pemerintahan", "Kasi PMD")),
    ("a) Camat\nb) Sekcam", True, ("Camat", "Sekcam")),
    ("Tim 1. Rapat", False, ("Tim 1. Rapat",)),
]


@pytest.mark.parametrize(("text", "wrapped", "items"), LISTS)
def test_lists_of_officers_are_taken_apart(text: str, wrapped: bool, items: tuple[str, ...]) -> None:
    document = read(grid([HEADS, ["1", "Tertib", "Satu", "A/B", text]]), wrapped=wrapped)
    assert document.indicators[0].owners == items


def test_line_breaks_stay_where_the_format_does_not_wrap() -> None:
    document = read(grid([HEADS, ["1", "Tertib", "Satu\ndua", "A\nB", "X"]]))
    assert (document.indicators[0].name, document.indicators[0].formula_text) == ("Satu\ndua", "A\nB")


@pytest.mark.parametrize(
    "table",
    [[["Nama", "Alamat"], ["Budi", "Senduro"]], [["", ""]], [["NO", "SASARAN"], ["1", "Tertib"]], [HEADS]],
)
def test_a_file_without_indicators_is_refused(table: list[list[str]]) -> None:
    with pytest.raises(DocumentError) as caught:
        read(grid(table), "Surat biasa")
    assert str(caught.value) == (
        "uji.xlsx: tidak ditemukan tabel indikator kinerja\n"
        "Tabel dikenali dari judul kolomnya, misalnya: NO, SASARAN, INDIKATOR KINERJA, FORMULA, SUMBER DATA."
    )


def test_a_table_whose_rows_hold_no_indicator_is_refused() -> None:
    with pytest.raises(DocumentError) as caught:
        read(grid([HEADS, ["butir satu\nbutir dua", "", "", "", ""]]))
    assert str(caught.value) == (
        "uji.xlsx: tabel indikator ditemukan, tetapi tidak ada baris yang menyebut indikator atau rumus\n"
        "Isi kolom INDIKATOR KINERJA dan FORMULA, atau periksa apakah isi baris masuk ke kolom yang benar."
    )


def test_an_objective_without_an_indicator_is_reported() -> None:
    table = [HEADS, ["1", "Tertib", "", "", ""], ["", "", "Satu", "A/B", "X"], ["2", "Aman", "", "", ""]]
    document = read(grid(table))
    assert [indicator.objective for indicator in document.indicators] == ["Tertib"]
    (found,) = [item for item in document.findings if item.code == "row-without-indicator"]
    assert found.message == ("Baris ini hanya menyebut sasaran (“Aman”); indikator dan rumusnya tidak ada.")
    assert found.place is not None
    assert found.place.row == 4


def test_places_name_the_cell_and_the_field() -> None:
    document = read(grid([HEADS, ["1", "Tertib", "Satu", "A/B", "X"], ["", "", "Dua", "C/D", "Y"]]))
    inherited, own = (document.indicators[1].places[field] for field in ("objective", "name"))
    assert (inherited.row, inherited.column, inherited.field, inherited.indicator) == (2, 2, "objective", 2)
    assert (own.row, own.column, own.field, own.indicator) == (3, 3, "name", 2)
