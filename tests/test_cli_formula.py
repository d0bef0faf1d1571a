"""``ikukit formula``: one formula text on the command line."""

import json
from fractions import Fraction

import pytest
from click.testing import CliRunner, Result

from ikukit.cli import main

RKPDES = "Jumlah desa yang menetapkan RKPDes tepat waktu dibagi Jumlah desa x 100 %"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["formula", *arguments])


def test_a_formula_is_taken_apart_and_computed() -> None:
    result = run(RKPDES, "--values", "jumlah desa = 12; Jumlah desa yang menetapkan RKPDes tepat waktu = 11")
    assert result.exit_code == 0
    assert (
        result.output
        == """\
Dibaca sebagai:
  Jumlah desa yang menetapkan RKPDes tepat waktu dibagi Jumlah desa dikali 100 %
Susunan:
  dikali 100 %
  └─ dibagi
     ├─ Jumlah desa yang menetapkan RKPDes tepat waktu
     └─ Jumlah desa
Variabel:
  Jumlah desa yang menetapkan RKPDes tepat waktu
  Jumlah desa
Satuan:
  persen
Perhitungan:
  Rumus: Jumlah desa yang menetapkan RKPDes tepat waktu dibagi Jumlah desa dikali 100 %
  Nilai:
    Jumlah desa yang menetapkan RKPDes tepat waktu = 11
    Jumlah desa = 12
  Hitungan:
    11 dibagi 12 dikali 100 %
    1. 11 ÷ 12 ≈ 0,916667
    2. 0,916667 × 100 ≈ 91,666667
    (≈: ditampilkan 6 desimal, dihitung dengan nilai yang tidak dibulatkan)
  Hasil: 91,67 % (dibulatkan setengah ke atas, 2 desimal)
"""
    )


def test_a_finding_shows_its_place_and_the_way_out() -> None:
    result = run("Jumlanh desa yang tepat waktu dibagi Jumlah desa x 100")
    assert result.exit_code == 0
    assert (
        """\
Temuan:
  peringatan, rumus [keyword-typo]
    "Jumlanh" dibaca sebagai "Jumlah".
      Jumlanh desa yang tepat waktu dibagi Jumlah desa x 100
      ^^^^^^^
    Jalan keluar: Tulis "Jumlah".
    Perbaikan: "Jumlanh" menjadi "Jumlah"
"""
        in result.output
    )


def test_a_result_that_cannot_be_computed_has_its_own_exit_status() -> None:
    result = run(RKPDES, "--values", "Jumlah desa=0; Jumlah desa yang menetapkan RKPDes tepat waktu=0")
    assert result.exit_code == 1
    assert 'Hasil: tidak dapat dihitung: pembagi "Jumlah desa" bernilai 0' in result.output


def test_json_is_exact() -> None:
    result = run(RKPDES, "--values", "Jumlah desa=12; Jumlah desa yang menetapkan RKPDes tepat waktu=11", "--json")
    record = json.loads(result.output)
    assert Fraction(record["result"]["value"]) == Fraction(275, 3)
    assert record["result"]["text"] == "91,67 %"
    assert record["unit"] == "persen"
    assert [one["label"] for one in record["variables"]] == [
        "Jumlah desa yang menetapkan RKPDes tepat waktu",
        "Jumlah desa",
    ]


REFUSED = [
    (
        ("Jumlah desa dibagi",),
        """\
Kesalahan: Rumus berakhir terlalu cepat: setelah "dibagi" harus ada nama yang dihitung atau angka.
  Jumlah desa dibagi
                    ^
Lengkapi rumus, misalnya: ... dibagi Jumlah desa.
""",
    ),
    (
        ("Cukup jelas",),
        """\
Kesalahan: Teks ini penjelasan, bukan rumus: tidak ada yang dihitung.
  Cukup jelas
  ^^^^^^^^^^^
Tulis rumus, misalnya: Jumlah desa yang tepat waktu dibagi Jumlah desa x 100 %.
""",
    ),
    (
        (RKPDES, "--values", "Jumlah dusa=12"),
        'Kesalahan: tidak ada variabel "Jumlah dusa"; maksud Anda "Jumlah desa"?\n',
    ),
    (
        (RKPDES, "--values", "Jumlah desa 12"),
        """\
Kesalahan: "Jumlah desa 12" tidak berbentuk nama=angka
Contoh: --values 'Jumlah desa=12; Jumlah desa tepat waktu=11'
""",
    ),
    (
        (RKPDES, "--values", "Jumlah desa=12; Jumlah desa=13"),
        """\
Kesalahan: "Jumlah desa" diberi nilai dua kali
Contoh: --values 'Jumlah desa=12; Jumlah desa tepat waktu=11'
""",
    ),
]


@pytest.mark.parametrize(("arguments", "message"), REFUSED, ids=[words[-1] for words, _ in REFUSED])
def test_what_is_refused_is_told_whole(arguments: tuple[str, ...], message: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", message)


HOSTILE = ["", " ", "\0", "(" * 10_000, "(" * 10_000 + "Jumlah desa" + ")" * 10_000, "+" * 10_000, "x 100 " * 5_000]


@pytest.mark.parametrize("text", HOSTILE, ids=[repr(text[:12]) for text in HOSTILE])
def test_hostile_texts_end_in_plain_words(text: str) -> None:
    result = run("--", text)
    assert result.exit_code in (0, 1, 2)
    assert "cacat" not in result.stderr
    assert max(map(len, result.stderr.splitlines()), default=0) < 400
