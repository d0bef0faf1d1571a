"""Files of data: read as texts, their notation found, computed by duckdb, written; ``ikukit evaluate`` over them."""

import json
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import xlsxwriter
from click.testing import CliRunner, Result

import ikukit
from ikukit.cli import main
from ikukit.engine import compute_file
from ikukit.errors import DocumentError
from ikukit.model import Document, Indicator

pytestmark = pytest.mark.needs("duckdb")

DOCUMENT = Document(title="IKU", indicators=[Indicator("Desa tertib", "Jumlah desa tertib dibagi Jumlah desa x 100 %")])
VILLAGES = """\
kode;bulan;Jumlah desa tertib;Jumlah desa
35.08.12.2001;2024-01;1.234;2.468,0
35.08.12.2002;2024-02;x;3
35.08.13.2001;2024-02;1,5;3
"""
RESULT = """\
kode;bulan;Jumlah desa tertib;Jumlah desa;Desa tertib;Desa tertib (status)
35.08.12.2001;2024-01;1.234;2.468,0;50,0;ok
35.08.12.2002;2024-02;x;3;;not-a-number
35.08.13.2001;2024-02;1,5;3;50,0;ok
"""


@pytest.fixture
def villages(tmp_path: Path) -> Path:
    path = tmp_path / "desa.csv"
    path.write_text(VILLAGES, "utf-8")
    return path


def test_csv_with_decimal_commas_and_thousands(villages: Path, tmp_path: Path) -> None:
    outcome = compute_file(DOCUMENT, villages, tmp_path / "hasil.csv", status=True)
    assert (tmp_path / "hasil.csv").read_text("utf-8") == RESULT
    assert outcome.rows == 3
    assert outcome.statuses == {"Desa tertib": {"ok": 2, "not-a-number": 1}}
    assert not outcome.complete
    assert sorted(path.name for path in tmp_path.iterdir()) == ["desa.csv", "hasil.csv"]


@pytest.mark.parametrize("suffix", [".csv", ".parquet", ".xlsx"])
def test_what_is_written_can_be_read_again(suffix: str, tmp_path: Path) -> None:
    data, first = tmp_path / "data.parquet", tmp_path / f"satu{suffix}"
    numbers = {"Jumlah desa tertib": [1, 2, None, 5], "Jumlah desa": [3, 7, 4, 0], "nama": ["=1+1", "B;", "C", '"D"']}
    pl.DataFrame(numbers).write_parquet(data)
    compute_file(DOCUMENT, data, first)
    again = compute_file(DOCUMENT, first, names="lagi")
    results = [row[-1] for row in again.head]
    assert results[2:] == [None, None]
    assert results[:2] == pytest.approx([100 / 3, 200 / 7], rel=1e-14)
    assert [row[again.columns.index("nama")] for row in again.head] == numbers["nama"]


def test_groups_of_a_file(villages: Path) -> None:
    outcome = compute_file(
        DOCUMENT, villages, by=["kecamatan"], period="triwulan", consolidation="sum", policy="missing-as-zero"
    )
    assert outcome.columns == ("kecamatan", "triwulan", "Desa tertib")
    assert outcome.head == (("35.08.12", "2024 TW I", None), ("35.08.13", "2024 TW I", 50.0)) or outcome.head == (
        ("35.08.13", "2024 TW I", 50.0),
        ("35.08.12", "2024 TW I", None),
    )


def test_a_long_file(tmp_path: Path) -> None:
    path = tmp_path / "panjang.csv"
    path.write_text("desa,variabel,nilai\nA,jumlah desa tertib,12.5\nA,jumlah desa,25\n", "utf-8")
    assert compute_file(DOCUMENT, path, form="long").head == (("A", 50.0),)


def workbook(path: Path, rows: list[list[Any]], percent: bool = False) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        format_ = book.add_format({"num_format": "0%"}) if percent else None
        for line, row in enumerate(rows):
            for place, cell in enumerate(row):
                sheet.write(line, place, cell, format_ if isinstance(cell, float) else None)


def test_a_workbook(tmp_path: Path) -> None:
    workbook(tmp_path / "a.xlsx", [["Jumlah desa tertib", "Jumlah desa"], [0.125, 2], ["1.000", "4.000"], ["", ""]])
    assert [row[-1] for row in compute_file(DOCUMENT, tmp_path / "a.xlsx").head] == [6.25, 25.0]


WRONG = [
    ("a.csv", "Jumlah desa tertib;Jumlah desa\n1;1.234,5\n2;7\n3;12.5\n",
     'kolom "Jumlah desa" memakai titik dan koma dengan dua cara: baris 2 berisi "1.234,5" dan baris 4 berisi "12.5"; '
     'tulis satu cara saja (1.234,5), atau katakan tanda desimalnya: decimal="," atau decimal="."'),
    ("a.csv", "Jumlah desa tertib;Jumlah desa\n1;16,030\n2;7\n",
     'kolom "Jumlah desa" baris 2: "16,030" dapat dibaca dua cara; '
     'tulis satu cara saja (1.234,5), atau katakan tanda desimalnya: decimal="," atau decimal="."'),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "message"), WRONG)
def test_wrong_files(name: str, text: str, message: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(ValueError, match=r".") as caught:
        compute_file(DOCUMENT, tmp_path / name)
    assert caught.value.args == (message,)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("a.parquet", "tidak dapat dibaca sebagai tabel .parquet\nSimpan ulang tabel itu, misalnya sebagai CSV."),
        ("a.xlsx", "tidak dapat dibaca sebagai tabel .xlsx\nSimpan ulang tabel itu, misalnya sebagai CSV."),
        (
            "a.dbf",
            'akhiran ".dbf" bukan bentuk tabel yang dikenal\nPilih salah satu: .csv, .tsv, .txt, .parquet, .xlsx.',
        ),
    ],
)
def test_no_table(name: str, message: str, document: Path, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text("no table", "utf-8")
    with pytest.raises(DocumentError) as caught:
        compute_file(DOCUMENT, path)
    assert str(caught.value) == f"{path}: {message}"
    if name != "a.dbf":
        done = run(document, "--data", path)
        assert (done.exit_code, done.stderr) == (2, f"Kesalahan: {path}: {message}\n")


def test_percents_of_excel_are_not_guessed(tmp_path: Path) -> None:
    workbook(tmp_path / "a.xlsx", [["Jumlah desa tertib", "Jumlah desa"], [0.95, 1]], percent=True)
    with pytest.raises(DocumentError, match=r'kolom "Jumlah desa tertib" baris 2 berformat persen \(95%\)'):
        compute_file(DOCUMENT, tmp_path / "a.xlsx")


def test_nothing_is_replaced_unasked(villages: Path, tmp_path: Path) -> None:
    (tmp_path / "ada.csv").write_text("penting", "utf-8")
    with pytest.raises(DocumentError, match=r"ada\.csv: berkas sudah ada dan tidak diganti"):
        compute_file(DOCUMENT, villages, tmp_path / "ada.csv")
    assert (tmp_path / "ada.csv").read_text("utf-8") == "penting"
    with pytest.raises(DocumentError, match=r"bukan bentuk tabel yang dikenal"):
        compute_file(DOCUMENT, villages, tmp_path / "ada.dbf")


# --- at the command line --------------------------------------------------------------------------------------------


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "iku.yaml"
    from ikukit.documents import write

    write(DOCUMENT, path)
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["evaluate", *map(str, arguments)])


def test_a_table_at_the_command_line(document: Path, villages: Path) -> None:
    result = run(document, "--data", villages)
    assert result.exit_code == 1
    assert (
        result.stdout
        == """\
kode           bulan    Jumlah desa tertib  Jumlah desa  Desa tertib
-------------  -------  ------------------  -----------  -----------
35.08.12.2001  2024-01  1.234               2.468,0               50
35.08.12.2002  2024-02  x                   3
35.08.13.2001  2024-02  1,5                 3                     50

Desa tertib: 2 baris terhitung, 1 bukan angka
"""
    )


def test_groups_at_the_command_line(document: Path, villages: Path, tmp_path: Path) -> None:
    out = tmp_path / "hasil.parquet"
    options = ["--by", "kecamatan", "--period", "triwulan", "--out", out, "--status"]
    result = run(document, "--data", villages, *options, "--consolidation", "Jumlah desa=last")
    assert result.exit_code == 1
    assert f"Ditulis ke {out}" in result.stdout
    assert result.stderr.startswith('peringatan: "Jumlah desa tertib" dijumlahkan sepanjang periode; ')
    assert sorted(pl.read_parquet(out).rows(), key=str) == [
        ("35.08.12", "2024 TW I", None, "not-a-number"),
        ("35.08.13", "2024 TW I", 50.0, "ok"),
    ]
    assert run(document, "--data", villages, *options).exit_code == 2  # it is there already
    assert run(document, "--data", villages, *options, "--force", "--consolidation", "sum").stderr == ""


def test_a_table_as_json_and_in_english(document: Path, villages: Path) -> None:
    record = json.loads(run(document, "--data", villages, "--json").stdout)
    assert record["statuses"] == {"Desa tertib": {"ok": 2, "not-a-number": 1}}
    assert record["head"][0] == ["35.08.12.2001", "2024-01", "1.234", "2.468,0", 50.0]
    assert "2 rows computed, 1 not a number" in run(document, "--data", villages, "--lang", "en").stdout


def test_values_of_one_office_are_told_apart_by_their_headings(document: Path, tmp_path: Path) -> None:
    (tmp_path / "angka.csv").write_text("variabel;nilai\njumlah desa;12\njumlah desa tertib;11\n", "utf-8")
    assert "91,67 %" in run(document, "--data", tmp_path / "angka.csv").stdout
    refused = run(document, "--data", tmp_path / "angka.csv", "--by", "kecamatan")
    assert refused.exit_code == 2
    assert "--by hanya untuk tabel data; berkas ini berkolom variabel dan nilai" in refused.stderr
    (tmp_path / "panjang.csv").write_text("desa;variabel;nilai\nA;jumlah desa;12\nA;jumlah desa tertib;6\n", "utf-8")
    assert "Desa tertib: 1 baris terhitung" in run(document, "--data", tmp_path / "panjang.csv").stdout


def test_a_wrong_table_at_the_command_line(document: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("desa;Jumlah desa tertip;Jumlah desa\nA;1;2\n", "utf-8")
    result = run(document, "--data", path)
    assert result.exit_code == 2
    assert result.stderr == (
        f'Kesalahan: {path}: tabel tidak memuat kolom untuk variabel "Jumlah desa tertib"; '
        'maksud Anda kolom "Jumlah desa tertip" untuk "Jumlah desa tertib"?\n'
    )


def test_the_same_numbers_from_a_file_and_from_a_frame(villages: Path, tmp_path: Path) -> None:
    frame = pl.read_csv(villages, separator=";", infer_schema=False)
    compute_file(DOCUMENT, villages, tmp_path / "a.parquet", status=True)
    assert pl.read_parquet(tmp_path / "a.parquet").equals(ikukit.evaluate(DOCUMENT, frame, status=True))
