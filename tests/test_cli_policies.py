"""Missing values and composites on the command line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ikukit.cli import main

DOCUMENT = """\
# INDIKATOR KINERJA UTAMA (IKU) KECAMATAN MELATI TAHUN 2024

| No | Sasaran | Indikator Kinerja | Formula | Kebijakan Nilai Kosong |
|---|---|---|---|---|
| 1 | Pembinaan | Rata-rata fasilitasi | (Persentase fasilitasi desa + Persentase fasilitasi lurah) dibagi 2 | skip |
| 2 | Pembinaan | Persentase fasilitasi desa | Jumlah desa difasilitasi dibagi Jumlah desa x 100 % | |
"""
NUMBERS = "variabel;nilai\nJumlah desa difasilitasi;13\nJumlah desa;12\nPersentase fasilitasi lurah;\n"


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    (tmp_path / "iku.md").write_text(DOCUMENT, "utf-8")
    (tmp_path / "angka.csv").write_text(NUMBERS, "utf-8")
    return [str(tmp_path / "iku.md"), "--data", str(tmp_path / "angka.csv")]


def run(*arguments: str) -> Result:
    return CliRunner(env={"COLUMNS": "100"}).invoke(main, arguments)


def numbers(files: list[str], *more: str) -> list[str]:
    results = json.loads(run("evaluate", *files, "--json", *more).output)["results"]
    return [f"{result['text']} [{result['policy']}; {', '.join(result['filled'])}]" for result in results]


def test_the_document_says_the_policy_unless_the_call_does(files: list[str]) -> None:
    gone = "Persentase fasilitasi lurah"
    assert numbers(files) == [
        f"108,33 % (nilai kosong dilewati) [skip; {gone}]",
        "108,33 % [strict; ]",
    ]
    assert numbers(files, "--policy", "missing-as-zero") == [
        f"54,17 % (nilai kosong dihitung 0) [missing-as-zero; {gone}]",
        "108,33 % [missing-as-zero; ]",
    ]


def test_a_part_above_its_whole_is_refused_on_demand(files: list[str]) -> None:
    out_of_range = "hasilnya 108,33 %, padahal bagian dari keseluruhan hanya dapat 0 sampai 100"
    assert numbers(files, "--within-range")[1] == f"tidak dapat dihitung: {out_of_range} [strict; ]"
    done = run("evaluate", *files, "--within-range", "--policy", "strict", "--lang", "en")
    assert done.exit_code == 1
    told = " ".join(done.output.split())
    assert '"Persentase fasilitasi desa" cannot be computed: indicator 2: the result is 108,33 %, but a part' in told


def test_policies_side_by_side(files: list[str]) -> None:
    done = run("evaluate", *files, "--compare-policies")
    assert done.exit_code == 0
    assert done.output.endswith("""\
Menurut setiap perlakuan nilai kosong:
Indikator 1: Rata-rata fasilitasi
    strict: tidak dapat dihitung: nilai "Persentase fasilitasi lurah" belum ada
    missing-as-zero: 54,17 %
    zero-unless-all-missing: 54,17 %
    skip: 108,33 %
Indikator 2: Persentase fasilitasi desa
    strict: 108,33 %
    missing-as-zero: 108,33 %
    zero-unless-all-missing: 108,33 %
    skip: 108,33 %
""")
    record = json.loads(run("evaluate", *files, "--compare-policies", "--json").output)
    assert [{name: one["value"] for name, one in table.items()} for table in record["policies"]] == [
        {"strict": None, "missing-as-zero": "325/6", "zero-unless-all-missing": "325/6", "skip": "325/3"},
        dict.fromkeys(("strict", "missing-as-zero", "zero-unless-all-missing", "skip"), "325/3"),
    ]


def test_a_formula_on_the_command_line() -> None:
    done = run("formula", "(Nilai A + Nilai B) dibagi 2", "--values", "Nilai A=3", "--policy", "skip")
    assert done.exit_code == 0
    assert "  Kebijakan: nilai kosong dilewati (skip)\n" in done.output
    assert "  Hasil: 3 (tepat, tanpa pembulatan)\n" in done.output
    strict = run("formula", "(Nilai A + Nilai B) dibagi 2", "--values", "Nilai A=3")
    assert strict.exit_code == 1
