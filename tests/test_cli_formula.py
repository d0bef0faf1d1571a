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


NINE = ("solve", "Desa aktif dibagi Jumlah desa x 100 %", "--values", "Desa aktif=9; Jumlah desa=12", "--target")


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (
            (*NINE, "95"),
            0,
            "Hasil sekarang 75 %; target paling sedikit 95 % belum tercapai.\n"
            'Kurang 3 lagi: "Desa aktif" dari 9 menjadi 12, hasilnya 100 % (dengan 11 baru 91,67 %).\n',
        ),
        (
            ("--lang", "en", *NINE, "95"),
            0,
            "The result now is 75 %; the target is at least 95 %: not reached.\n"
            '3 more: "Desa aktif" from 9 to 12, the result is 100 % (with 11 only 91,67 %).\n',
        ),
        (
            ("--lang", "en", *NINE, "105"),
            1,
            "The result now is 75 %; the target is at least 105 %: not reached.\n"
            'Impossible with "Desa aktif" alone: it can be at most 12 (as many as "Jumlah desa"), '
            "and the result is 100 %.\n",
        ),
        (
            ("--lang", "en", *NINE, "50", "--at-most"),
            0,
            "The result now is 75 %; the target is at most 50 %: not reached.\n"
            '3 less: "Desa aktif" from 9 to 6, the result is 50 % (with 7 still 58,33 %).\n',
        ),
        ((*NINE, "75"), 0, "Hasil sekarang 75 %; target paling sedikit 75 % sudah tercapai.\n"),
    ],
)
def test_what_is_missing_to_a_target(arguments: tuple[str, ...], status: int, told: str) -> None:
    done = CliRunner(env={"COLUMNS": "100"}).invoke(main, arguments)
    assert (done.stdout, done.stderr, done.exit_code) == (told, "", status)


def test_what_is_missing_as_json_and_what_is_refused() -> None:
    done = CliRunner().invoke(main, [*NINE, "95", "--json"])
    record = json.loads(done.stdout)
    assert (record["target"], record["reached"], record["possible"]) == ("95", False, True)
    assert record["changes"] == [
        {"variable": "Desa aktif", "before": "9", "after": "12", "needed": "3", "value": "100", "best": None}
    ]
    refused = CliRunner().invoke(main, [*NINE, "tinggi"])
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert refused.stderr.startswith("Kesalahan: ")
