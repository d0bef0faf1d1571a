"""``ikukit score``, ``recompute``, ``achievement-rules``, ``scales``."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ikukit.cli import main

TABLE = """INDIKATOR KINERJA UTAMA KECAMATAN SENDURO TAHUN 2024

| NO | INDIKATOR KINERJA | FORMULA | SATUAN | TARGET 2024 | POLARITAS | KONSOLIDASI |
|---|---|---|---|---|---|---|
| 1 | Persentase desa tertib | Jumlah desa tertib dibagi Jumlah desa x 100 % | Persen | 95 | Maksimal | Posisi akhir |
| 2 | Jumlah pelanggaran | Jumlah pelanggaran | Kasus | 8 | Minimal | Jumlah |
| 3 | Opini atas laporan keuangan | | Predikat | WTP | Maksimal | Posisi akhir |
"""
DATA = """variabel;nilai;periode;indikator
Jumlah desa tertib;9;TW I;
Jumlah desa;12;TW I;
Jumlah desa tertib;11;TW II;
Jumlah desa;12;TW II;
Jumlah pelanggaran;4;TW I;
Jumlah pelanggaran;5;TW II;
Realisasi;WDP;;3
"""


def run(*arguments: str | Path) -> Result:
    return CliRunner(env={"COLUMNS": "100"}).invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "iku.md").write_text(TABLE)
    (tmp_path / "angka.csv").write_text(DATA)
    return tmp_path


SCORED = """iku.md
INDIKATOR KINERJA UTAMA KECAMATAN SENDURO TAHUN 2024; KECAMATAN SENDURO; 2024; 3 indikator

  Periode   Target      Realisasi  Capaian  Predikat       Aturan
  -------  -------  -------------  -------  -------------  ----------
Indikator 1: Persentase desa tertib
  TW I           -           75 %        -  -              -
  TW II          -        91,67 %        -  -              -
  setahun     95 %        91,67 %  96,49 %  Sangat Tinggi  maximize
    - Setahun dihitung dari 2 di antara 4 bagian: TW I, TW II. [quarters-incomplete]
Indikator 2: Jumlah pelanggaran
  TW I           -  4 pelanggaran        -  -              -
  TW II          -  5 pelanggaran        -  -              -
  setahun  8 kasus  9 pelanggaran  88,89 %  Tinggi         minimize-b
    - Setahun dihitung dari 2 di antara 4 bagian: TW I, TW II. [quarters-incomplete]
Indikator 3: Opini atas laporan keuangan
  setahun      WTP            WDP     75 %  Sedang         grade
    - Predikat dihitung sebagai angka menurut opini-bpk: WTP = 4, WDP = 3. [grades-as-numbers]

3 dari 3 indikator punya capaian setahun.
Aturan: minimize-b
Skala predikat: permendagri-86-2017
Kebijakan: capaian paling tinggi 120 %
"""


def test_a_document_is_scored(office: Path) -> None:
    wishes = ("--scale", "permendagri-86-2017", "--rule", "minimize-b", "--cap", "120")
    result = run("score", "iku.md", "--data", "angka.csv", *wishes)
    assert (result.exit_code, result.output) == (0, SCORED)


def test_scores_as_json_are_exact(office: Path) -> None:
    result = run("score", "iku.md", "--data", "angka.csv", "--json", "--lang", "en", "--scale", "permendagri-86-2017")
    record = json.loads(result.output)
    first = record["scores"][2]
    assert (first["period"], first["achievement"], first["text"], first["rating"], first["rule"]) == (
        "", "5500/57", "96,49 %", "Very high", "maximize",
    )  # fmt: skip
    assert [one["status"] for one in record["scores"]] == ["no-target"] * 2 + ["ok"] + ["no-target"] * 2 + ["ok", "ok"]


def test_without_data_nothing_is_scored_and_the_status_says_so(office: Path) -> None:
    result = run("score", "iku.md")
    assert result.exit_code == 1
    assert 'belum ada capaian: nilai "Jumlah desa tertib" dan "Jumlah desa" belum ada' in result.output
    assert "0 dari 3 indikator punya capaian setahun." in result.output


REFUSED = [
    (("--rule", "minimise"), 'aturan capaian "minimise" tidak ada; maksud Anda "minimize-a"?'),
    (
        ("--scale", "permendagri"),
        'tidak ada skala "permendagri", dan tidak ada berkas bernama itu\nMaksud Anda permendagri',
    ),
    (("--cap", "banyak"), '"banyak" bukan angka'),
    (("--direction", "naik-turun"), "'naik-turun' bukan salah satu dari"),
    (("--consolidation", "median"), "'median' bukan salah satu dari 'sum', 'average', 'last'"),
    (("--scale", "angka.csv"), "Berkas skala memuat dua kolom: kelas dan selang"),
]


@pytest.mark.parametrize(("wishes", "message"), REFUSED, ids=[" ".join(wishes) for wishes, _ in REFUSED])
def test_what_cannot_be_meant_is_refused(office: Path, wishes: tuple[str, ...], message: str) -> None:
    result = run("score", "iku.md", "--data", "angka.csv", *wishes)
    assert result.exit_code == 2
    assert message in result.output


def test_english_speaks_english_throughout(office: Path) -> None:
    told = run("score", "iku.md", "--lang", "en").output
    assert 'no achievement: there is no value yet for "Jumlah desa tertib" and "Jumlah desa"' in told
    told = run("score", "iku.md", "--rule", "minimise", "--lang", "en").output
    assert told == 'Error: there is no achievement rule "minimise"; did you mean "minimize-a"?\n'


def test_a_variable_that_no_formula_has_is_refused(office: Path) -> None:
    (office / "salah.csv").write_text("variabel;nilai\nJumlah dusa;12\n")
    result = run("score", "iku.md", "--data", "salah.csv")
    assert result.exit_code == 2
    assert "salah.csv: tidak ada variabel" in result.output


def test_a_scale_of_ones_own(office: Path) -> None:
    (office / "skala.csv").write_text("Kelas;Selang\nHebat;>= 90\nLumayan;< 90\n")
    assert run("scales", "skala.csv").exit_code == 0
    assert "Hebat" in run("score", "iku.md", "--data", "angka.csv", "--scale", "skala.csv").output
    (office / "bolong.csv").write_text("Hebat;91 - 100\nLumayan;<= 90\n")
    result = run("scales", "bolong.csv")
    assert result.exit_code == 1
    assert (
        'Capaian 90,5 tidak masuk kelas mana pun: "Lumayan" berakhir pada 90, "Hebat" mulai dari 91.' in result.output
    )
    assert (
        "Usulan: bolong\n  Hebat    >= 91  (tercetak: 91 - 100)\n  Lumayan  < 91   (tercetak: <= 90)\n" in result.output
    )
    record = json.loads(run("scales", "bolong.csv", "--json").output)
    assert [one["code"] for one in record["findings"]] == ["scale-gap", "scale-no-upper-end"]
    assert run("score", "iku.md", "--scale", "bolong.csv").exit_code == 2


REPORT = """LAPORAN KINERJA KECAMATAN SENDURO TAHUN 2024

| NO | INDIKATOR KINERJA | SATUAN | TARGET | REALISASI | CAPAIAN (%) | PREDIKAT |
|---|---|---|---|---|---|---|
| 1 | Persentase pelayanan sesuai SOP | % | 95 | 92,5 | 97,37 | Sangat Tinggi |
| 2 | Jumlah desa maju | Desa | 12 | 9 | 80 | Sedang |
| 3 | Jumlah pelanggaran | Kasus | 8 | 9 | 87,5 | Tinggi |
"""


def test_a_report_is_computed_again(office: Path) -> None:
    (office / "lkjip.md").write_text(REPORT)
    result = run("recompute", "lkjip.md")
    assert result.exit_code == 1
    assert result.output.splitlines()[3:] == [
        "  kesalahan, baris 6, kolom lain, CAPAIAN (%) [achievement-differs]",
        "    Capaian tercetak 80; dari target 12 dan realisasi 9 seharusnya 75 %.",
        "      80",
        "      ^^",
        "    Jalan keluar: Periksa ketiga angka itu.",
        "",
        "2 dari 3 baris cocok; 0 baris tidak dapat diuji.",
        "Aturan minimize: minimize-a.",
        "Batas capaian: tidak tampak.",
        "Pembulatan: setengah ke atas atau setengah ke genap atau dipotong (tidak dapat dibedakan).",
        "Skala predikat: permendagri-86-2017.",
        "Baris tanpa polaritas dianggap maximize atau minimize.",
    ]
    record = json.loads(run("recompute", "lkjip.md", "--json").output)
    assert [row["status"] for row in record["rows"]] == ["fits", "differs", "fits"]
    (office / "lkjip.md").write_text(REPORT.replace("| 80 |", "| 75 |"))
    assert run("recompute", "lkjip.md").exit_code == 0


def test_a_document_that_is_no_report_is_refused(office: Path) -> None:
    result = run("recompute", "iku.md")
    assert result.exit_code == 2
    assert "iku.md: tidak ada kolom target, realisasi dan capaian yang terisi" in result.output


def test_the_catalogues_are_listed() -> None:
    rules = run("achievement-rules").output
    assert "minimize-b: Semakin rendah semakin baik: T / R\n  Rumus: Target dibagi Realisasi dikali 100 %\n" in rules
    assert "Contoh: target 80-90 %, realisasi 92: 113 % (salah cetak di sumbernya)" in rules
    assert len(json.loads(run("achievement-rules", "--json").output)) == 8
    assert "  Sangat Tinggi  >= 91           (tercetak: 91 - 100)\n" in run("scales").output
    assert "Capaian 99,5 tidak masuk kelas mana pun" in run("scales", "permenpanrb-8-2021").output
    assert [scale["name"] for scale in json.loads(run("scales", "sakip", "--json").output)] == ["sakip"]
    assert "skala" in run("scales", "tidak-ada").output
