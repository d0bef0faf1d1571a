"""``ikukit.league``: offices side by side; what is one indicator, what may be added up, what is told of bad files."""

import re
from fractions import Fraction
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import ikukit
from ikukit import Agency, Direction, Document, Indicator, Official, Target
from ikukit.cli import main
from ikukit.grouping import Grouping
from ikukit.reporting.booklet import booklet_of
from ikukit.reporting.league import League, league

DESA = "Jumlah desa tertib dibagi Jumlah desa x 100 %"
FORMATS = (".html", ".pdf", ".docx", ".xlsx", ".md")
NIP = "19850817 200903 1 004"


def row(name: str = "Persentase desa tertib", formula: str = DESA, target: str = "90") -> Indicator:
    return Indicator(name, formula, unit="%", direction=Direction.MAXIMIZE, targets=[Target(target, "2024")])


def office(folder: Path, name: str, rows: list[Indicator], numbers: str = "") -> None:
    """A document of one office in ``folder``, and its numbers beside it."""
    agency = Agency(f"KECAMATAN {name.upper()}")
    document = Document(rows, title="IKU", year=2024, agency=agency, signatories=[Official("ANI", nip=NIP)])
    ikukit.write(document, folder / f"{name}.json")
    if numbers:
        lines = numbers.replace("; ", "\n").replace("=", ";")
        (folder / f"{name}.csv").write_text(f"variabel;nilai\n{lines}\n", "utf-8")


@pytest.fixture
def kabupaten(tmp_path: Path) -> Path:
    office(tmp_path, "arjuno", [row()], "Jumlah desa tertib=9; Jumlah desa=10")
    office(tmp_path, "bromo", [row("Presentase Desa Tertib", "jml desa tertib / jumlah desa x 100%")],
           "jml desa tertib=1; jumlah desa=10")  # fmt: skip
    office(tmp_path, "ciremai", [row(formula="Jumlah desa tertib dibagi Jumlah kelurahan x 100 %")],
           "Jumlah desa tertib=3; Jumlah kelurahan=4")  # fmt: skip
    office(tmp_path, "dieng", [row(), row("Persentase pelayanan tepat waktu", "Jumlah A dibagi Jumlah B x 100 %")])
    (tmp_path / "undangan.txt").write_text("Surat undangan rapat.\n", "utf-8")
    (tmp_path / "semeru.csv").write_text("variabel;nilai\nJumlah desa;1\n", "utf-8")
    return tmp_path


def test_the_same_indicator_is_known_by_its_meaning(kabupaten: Path) -> None:
    made = league(kabupaten, kabupaten)
    assert [one.name for one in made.rows] == ["Persentase desa tertib", "Persentase pelayanan tepat waktu"]
    assert [(one.name, sorted(one.cells)) for one in made.offices] == [
        ("KECAMATAN ARJUNO", [0]),
        ("KECAMATAN BROMO", [0]),
        ("KECAMATAN CIREMAI", [0]),
        ("KECAMATAN DIENG", [0, 1]),
    ]
    assert made.rows[0].definitions == ((DESA, 3), ("Jumlah desa tertib dibagi Jumlah kelurahan x 100 %", 1))
    assert [one.cells[0].other for one in made.offices] == [False, False, True, False]


def test_variables_are_pooled_and_percentages_never_averaged(kabupaten: Path) -> None:
    pooled = league(kabupaten, kabupaten).rows[0]
    assert pooled.pooled is not None
    assert (pooled.pooled.value, pooled.pooled_of) == (
        Fraction(50),
        2,
    )  # (9 + 1) of (10 + 10): ciremai counts otherwise


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 50)), min_size=1, max_size=8))
def test_pooled_is_what_the_numbers_together_give(numbers: list[tuple[int, int]]) -> None:
    grouping = Grouping()
    for over, under in numbers:
        placed = grouping.place(row(), set())
        formula = placed.definition.indicator.formula
        assert formula is not None
        placed.definition.add(formula, {"Jumlah desa tertib": over, "Jumlah desa": under})
    total = Fraction(sum(over for over, _ in numbers), sum(under for _, under in numbers))
    assert grouping.groups[0].definitions[0].result().value == total * 100


@pytest.mark.parametrize(
    ("formula", "blame"),
    [
        ("(persentase kegiatan A + persentase kegiatan B) dibagi 2", "persentase kegiatan A"),
        ("Nilai IKM dibagi Jumlah unsur", "Nilai IKM"),
        ("a/b x 100 %, dimana a = indeks desa, b = jumlah desa", "indeks desa"),
    ],
)
def test_what_cannot_be_added_up_is_refused_with_the_variable(formula: str, blame: str) -> None:
    placed = Grouping().place(Indicator("A", formula), set())
    result = placed.definition.result()
    assert result.value is None
    assert result.reason == f'"{blame}" bukan jumlah yang dapat dijumlahkan antarkantor'


def test_two_rows_of_one_document_are_never_one(tmp_path: Path) -> None:
    office(tmp_path, "a", [row(), row()])
    office(tmp_path, "b", [row(), row()])
    made = league(tmp_path)
    assert [sorted(one.cells) for one in made.offices] == [[0, 1], [0, 1]]


def test_bad_files_are_listed_with_their_reason(kabupaten: Path) -> None:
    office(kabupaten, "ebulobo", [row()], "Jumlah dusa tertib=9")
    made = league(kabupaten, kabupaten)
    assert made.failures == (
        ("ebulobo.csv", 'tidak ada variabel "Jumlah dusa tertib"; maksud Anda "Jumlah desa tertib"?'),
        ("undangan.txt", "tidak ditemukan tabel indikator kinerja"),
        ("semeru.csv", "tidak ada dokumen bernama sama"),
    )
    assert made.offices[-1].cells[0].value is None  # it is there, without numbers


def test_equal_achievements_share_a_rank(tmp_path: Path) -> None:
    for name, tertib in (("a", 8), ("b", 9), ("c", 9), ("d", 10)):
        office(tmp_path, name, [row()], f"Jumlah desa tertib={tertib}; Jumlah desa=10")
    office(tmp_path, "e", [row()])
    made = league(tmp_path, tmp_path, scale="permendagri-86-2017")
    table = booklet_of(made).sections[1].table
    assert table is not None
    assert [[box.text for box in line[:2]] for line in table.rows] == [
        ["1", "KECAMATAN D"],
        ["2", "KECAMATAN B"],
        ["2", "KECAMATAN C"],
        ["4", "KECAMATAN A"],
        ["–", "KECAMATAN E"],
        ["", "Gabungan (4 perangkat daerah)"],
    ]
    assert [line[5].text for line in table.rows] == ["Sangat Tinggi"] * 3 + ["Tinggi", "", ""]


def everything(made: League, path: Path) -> str:
    ikukit.write(made, path)
    return path.read_bytes().decode("utf-8", "replace")


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_kind_of_file_is_written(suffix: str, kabupaten: Path, tmp_path: Path) -> None:
    made = league(kabupaten, kabupaten, scale="permendagri-86-2017")
    assert len(everything(made, tmp_path / f"a{suffix}")) > 2_000


def test_hostile_texts_stay_texts(tmp_path: Path) -> None:
    name = "<script>alert(1)</script> | #x =1+1"
    ikukit.write(Document([row(name), row(name, "dibagi <b>")], agency=Agency(name)), tmp_path / "a.json")
    made = league(tmp_path)
    page = everything(made, tmp_path / "b.html")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert not re.search("<script|<b>", page)
    assert "\\<script\\>alert(1)\\</script\\> \\|" in everything(made, tmp_path / "b.md")
    for suffix in (".pdf", ".docx", ".xlsx"):
        ikukit.write(made, tmp_path / f"b{suffix}")


@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_folder_is_reported_at_the_command_line(kabupaten: Path, tmp_path: Path, lang: str) -> None:
    out = tmp_path / "a.md"
    result = CliRunner().invoke(main, ["report", str(kabupaten), str(out), "--data", str(kabupaten), "--lang", lang])
    assert result.exit_code == 0
    text = out.read_text("utf-8")
    assert "| KECAMATAN CIREMAI | 90 | 75 % |" in text
    assert ("Gabungan (2 perangkat daerah)" if lang == "id" else "Pooled (2 offices)") in text
    assert "undangan.txt" in text
    assert NIP not in text


def test_a_folder_without_documents_is_refused(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["report", str(tmp_path), str(tmp_path / "a.md")])
    assert result.exit_code == 2
    assert "di folder ini tidak ada dokumen yang dikenal" in result.stderr


def test_an_unknown_scale_is_refused(kabupaten: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["report", str(kabupaten), str(tmp_path / "a.md"), "--scale", "permendagri"])
    assert result.exit_code == 2
    assert "Maksud Anda permendagri-86-2017?" in result.stderr
