"""``ikukit check``, ``evaluate`` and ``convert``: whole documents, and files that are none."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ikukit.cli import main

SENDURO = Path(__file__).parent.parent / "examples" / "senduro_2024.txt"

TABLE = """NO

INDIKATOR KINERJA

RUMUS/ FORMULA

SUMBER DATA

PENANGGUNG JAWAB

1

Persentase desa aktif

{formula}

Laporan desa

Kasi PMD
"""


def run(*arguments: str | Path) -> Result:
    return CliRunner(env={"COLUMNS": "100"}).invoke(main, [str(argument) for argument in arguments])


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


NO_TABLE = (
    "tidak ditemukan tabel indikator kinerja\nTabel dikenali dari judul kolomnya, misalnya: "
    "NO, SASARAN, INDIKATOR KINERJA, FORMULA, SUMBER DATA."
)
NUL = "bukan berkas teks: berisi byte NUL\nSimpan ulang sebagai teks dengan pengodean UTF-8."

UNREADABLE = [
    ("kosong.txt", b"", "berkas kosong\nPastikan berkas tersimpan dengan benar, lalu coba lagi."),
    ("biner.txt", bytes(range(256)) * 40, NUL),
    ("nul.txt", b"NO\0\n\nINDIKATOR KINERJA\0\n\nRUMUS\n", NUL),
    ("undangan.txt", "Surat undangan rapat.\n\nHadir tepat waktu.\n", NO_TABLE),
    ("kurung.txt", "(" * 10_000, NO_TABLE),
    ("besar.txt", "Jumlah desa dibagi Jumlah kelurahan x 100 %\n" * 230_000, NO_TABLE),
    ("satu_kata.txt", "a" * 10_000_000, NO_TABLE),
    ("potongan.docx", b"PK\x03\x04" + b"x" * 500, "berkas rusak atau terpotong\nSalin atau unduh ulang berkas itu."),
]


@pytest.mark.parametrize(("name", "content", "message"), UNREADABLE, ids=[name for name, *_ in UNREADABLE])
def test_what_is_no_document_is_told_whole(name: str, content: str | bytes, message: str, tmp_path: Path) -> None:
    file = write(tmp_path / name, content)
    result = run("check", file)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"Kesalahan: {file}: {message}\n")


def test_a_missing_file_is_told_with_a_way_out(tmp_path: Path) -> None:
    file = tmp_path / "tidak_ada.txt"
    result = run("check", file)
    message = f"Kesalahan: {file}: berkas atau folder tidak ada\nPeriksa nama dan foldernya.\n"
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", message)
    assert run("check", file, "--lang", "en").stderr == (
        f"Error: {file}: no such file or folder\nCheck the name and the folder.\n"
    )


def test_a_folder_without_documents_says_what_it_looked_for(tmp_path: Path) -> None:
    write(tmp_path / "foto.bmp", b"BM")
    result = run("check", tmp_path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(
        f"Kesalahan: {tmp_path}: di folder ini tidak ada dokumen yang dikenal\nJenis yang dikenal: .csv .docx "
    )


def test_a_table_with_ten_thousand_brackets_is_checked(tmp_path: Path) -> None:
    file = write(tmp_path / "kurung.txt", TABLE.format(formula="(" * 10_000 + "Jumlah desa" + "+" * 10_000))
    result = run("check", file)
    assert result.exit_code in (1, 2)
    assert "cacat" not in result.stderr
    assert len(result.output) < 5_000


def test_senduro_is_checked_from_its_text() -> None:
    result = run("check", SENDURO)
    assert result.exit_code == 1
    assert result.stderr == ""
    assert f"{SENDURO}\n" in result.stdout
    assert "KECAMATAN SENDURO; 2024; 6 indikator" in result.stdout
    assert "Indikator 5: Persentase Fasilitasi Penyelenggaraan Urusan Pemerintahan Umum\n" in result.stdout
    assert (
        """\
    "Jumlanh" dibaca sebagai "Jumlah".
      Jumlanh fasilitasi kebutuhan operasional perkantoran yang dipenuhi dibagi Jumlah fasilit...
      ^^^^^^^
    Jalan keluar: Tulis "Jumlah".
    Perbaikan: "Jumlanh" menjadi "Jumlah"
"""
        in result.stdout
    )
    assert "[no-denominator]" in result.stdout


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_other_encodings_give_the_same_findings(encoding: str, tmp_path: Path) -> None:
    file = write(tmp_path / SENDURO.name, SENDURO.read_text("utf-8").encode(encoding))
    assert run("check", file).stdout == run("check", SENDURO).stdout.replace(str(SENDURO), str(file))


def test_a_folder_is_walked_past_a_bad_file(tmp_path: Path) -> None:
    shutil.copy(SENDURO, tmp_path / "a.txt")
    write(tmp_path / "b.txt", "")
    write(tmp_path / "~$c.docx", "lock")
    inner = tmp_path / "desa"
    inner.mkdir()
    write(inner / "d.txt", TABLE.format(formula="Jumlah desa aktif dibagi Jumlah desa x 100 %"))
    result = run("check", tmp_path)
    assert result.exit_code == 2
    assert [line for line in result.stdout.splitlines() if line.startswith(str(tmp_path))] == [
        str(tmp_path / "a.txt"),
        str(inner / "d.txt"),
    ]
    assert result.stderr.startswith(f"Kesalahan: {tmp_path / 'b.txt'}: berkas kosong\n")
    assert "3 berkas diperiksa, 1 tidak dapat dibaca. " in result.stdout.splitlines()[-1]


def test_json_holds_what_the_text_says(tmp_path: Path) -> None:
    empty = write(tmp_path / "b.txt", "")
    result = run("check", SENDURO, empty, "--json")
    assert result.exit_code == 2
    record = json.loads(result.stdout)
    senduro, failed = record["files"]
    assert senduro["agency"] == "KECAMATAN SENDURO"
    assert len(senduro["indicators"]) == 6
    typo = next(one for one in senduro["findings"] if one["code"] == "keyword-typo")
    start, end = typo["span"]
    assert typo["text"][start:end] == "Jumlanh"
    assert typo["place"]["indicator"] == 1
    assert typo["fix"]["replacement"] == "Jumlah"
    roots = [one for one in senduro["findings"] if one["follows"] is None]
    assert sum(record["counts"].values()) == len(roots) == len(senduro["findings"]) - 1
    assert failed["failure"].startswith(f"{empty}: berkas kosong")


FIGURES = """variabel;nilai
Jumlah pelayanan paten yang dilaksanakan sesuai SP dan SOP;1.187
Jumlah pelayanan yang diajukan oleh masyarakat;1.204
Jumlah Fasilitasi Penyelenggaraan Urusan Pemerintahan Umum yang dilaksanakan;7
Jumlah desa yang menetapkan RKPDes tepat waktu;11
Jumlah desa;12
"""


def test_a_document_is_computed_with_numbers_from_a_file(tmp_path: Path) -> None:
    result = run("evaluate", SENDURO, "--data", write(tmp_path / "angka.csv", FIGURES))
    assert result.exit_code == 1
    assert result.stderr == ""
    lines = result.stdout.splitlines()
    assert lines[lines.index("Indikator 2: Presentase Pelayanan PATEN sesuai SP dan SOP") + 1] == "    98,59 %"
    assert lines[lines.index("Indikator 6: Persentase Desa yang menetapkan RKPDes Tepat Waktu") + 1] == "    91,67 %"
    assert "no-denominator" in result.stdout
    assert lines[-1] == "3 dari 6 indikator dapat dihitung."


def test_numbers_for_a_variable_that_is_not_there_are_refused(tmp_path: Path) -> None:
    data = write(tmp_path / "angka.csv", "variabel;nilai\nJumlah dusa;12\n")
    result = run("evaluate", SENDURO, "--data", data)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f'Kesalahan: {data}: tidak ada variabel "Jumlah dusa"; maksud Anda "Jumlah desa"?\n'


def test_converting_keeps_the_document_and_overwrites_only_when_told(tmp_path: Path) -> None:
    target = tmp_path / "senduro.json"
    result = run("convert", SENDURO, target)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[0] == f"{target} ditulis."
    before = target.read_bytes()
    again = run("convert", SENDURO, target)
    assert (again.exit_code, again.stderr) == (
        2,
        f"Kesalahan: {target}: berkas sudah ada\nPilih nama lain, atau tambahkan --force untuk menimpanya.\n",
    )
    assert run("convert", SENDURO, target, "--force").exit_code == 0
    assert target.read_bytes() == before


def test_a_target_in_a_missing_folder_is_told(tmp_path: Path) -> None:
    target = tmp_path / "tidak_ada" / "senduro.json"
    result = run("convert", SENDURO, target)
    assert result.exit_code == 2
    assert str(target.parent.name) in result.stderr
    assert "cacat" not in result.stderr


def test_fixing_changes_only_the_words_concerned(tmp_path: Path) -> None:
    file = tmp_path / "senduro.txt"
    shutil.copy(SENDURO, file)
    shown = run("fix", file, "--diff")
    assert shown.exit_code == 0
    assert "\n-Jumlanh fasilitasi kebutuhan\n+Jumlah fasilitasi kebutuhan\n" in shown.stdout
    assert file.read_bytes() == SENDURO.read_bytes()
    result = run("fix", file)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[-1] == f"{file} ditulis."
    before, after = SENDURO.read_text("utf-8").splitlines(), file.read_text("utf-8").splitlines()
    changed = [line for line in shown.stdout.splitlines() if line.startswith("+") and not line.startswith("+++")]
    assert len(before) == len(after)
    assert sum(one != other for one, other in zip(before, after, strict=True)) == len(changed)
    assert run("fix", file).stdout == "Tidak ada yang perlu diperbaiki.\n"


def test_fixing_elsewhere_leaves_the_file_and_asks_before_it_overwrites(tmp_path: Path) -> None:
    target = tmp_path / "baru.txt"
    before = SENDURO.read_bytes()
    assert run("fix", SENDURO, "--out", target).exit_code == 0
    assert SENDURO.read_bytes() == before
    again = run("fix", SENDURO, "--out", target)
    assert again.exit_code == 2
    assert target.name in again.stderr
    assert run("fix", SENDURO, "--out", target, "--force").exit_code == 0


def test_comparing_is_silent_about_words_and_names_a_changed_meaning(tmp_path: Path) -> None:
    text = SENDURO.read_text("utf-8")
    spelt = write(tmp_path / "ejaan.txt", text.replace("Jumlanh", "Jumlah"))
    assert run("compare", SENDURO, spelt).stdout == "Tidak ada perbedaan makna.\n"
    changed = write(
        tmp_path / "tanpa_faktor.txt", text.replace("waktu dibagi Jumlah desa x\n100 %", "waktu dibagi Jumlah desa")
    )
    result = run("compare", SENDURO, changed)
    assert result.stdout.startswith("Indikator 6: Persentase Desa yang menetapkan RKPDes Tepat Waktu\n")
    assert "[compare-factor-lost]" in result.stdout
    (record,) = json.loads(run("compare", SENDURO, changed, "--json").stdout)
    assert (record["code"], record["old_row"], record["new_row"]) == ("compare-factor-lost", 6, 6)


def test_a_settings_file_switches_rules_off(tmp_path: Path) -> None:
    file = tmp_path / "senduro.txt"
    shutil.copy(SENDURO, file)
    write(tmp_path / "ikukit.toml", '[rules]\noff = ["no-denominator"]\n')
    result = run("check", file)
    assert result.exit_code == 0
    assert "no-denominator" not in result.stdout
    write(tmp_path / "ikukit.toml", '[rules]\noff = ["no-denominatr"]\n')
    wrong = run("check", file)
    assert wrong.exit_code == 2
    assert wrong.stderr == (
        'Kesalahan: ikukit.toml: aturan "no-denominatr" tidak dikenal; maksud Anda "no-denominator"?\n'
    )
