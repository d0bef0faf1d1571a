"""Two documents against each other: words that change nothing are silent, every change of meaning is named."""

import json
from fractions import Fraction
from pathlib import Path

import pytest
from attrs import evolve
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

import ikukit
from ikukit.cli import main
from ikukit.comparison import compare, compare_formulas, disagreements
from ikukit.formula.printer import to_text
from ikukit.formula.tree import Binary, Node, Number, Operator, Percentage, Reference, walk
from ikukit.model import Consolidation, Direction, Document, Indicator
from ikukit.rules import RULES, comparison
from ikukit.testing import formulas

NAME = "Persentase pengaduan yang ditindaklanjuti"
TEXT = "Jumlah pengaduan yang ditindaklanjuti dibagi Jumlah pengaduan x 100 %"


def one(name: str = NAME, text: str = TEXT, unit: str | None = None) -> Document:
    return Document([Indicator(name, text, unit=unit)])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (TEXT, "(jml pengaduan yg ditindaklanjuti / jml pengaduan) x 100%"),
        (TEXT, "Jumlah pengaduan yang di tindaklanjuti : jumlah seluruh pengaduan dikali 100"),
        (TEXT, "A/B x 100%\ndimana:\nA = Jumlah pengaduan yang ditindaklanjuti\nB = Jumlah pengaduan"),
        (TEXT, "Jumlah pengaduan yang ditindaklanjuti x 100% / Jumlah pengaduan"),
        ("(Nilai A1 + Nilai B1) / 2", "rata-rata (Nilai B1, Nilai A1)"),
        ("Nilai A1 + Nilai B1 - Nilai C1", "Nilai A1 - Nilai C1 + Nilai B1"),
        ("0,5 x Nilai A1 + 0,5 x Nilai B1", "(Nilai A1 + Nilai B1) / 2"),
        ("Jumlah koordinasi ketentraman / jumlah koordinasi", "Jumlah koordinasi ketenteraman / jumlah koordinasi"),
        ("", ""),
        ("Cukup jelas", "Sudah jelas"),
    ],
)
def test_other_words_for_the_same_are_silent(old: str, new: str) -> None:
    assert compare(one(text=old), one(text=new)) == ()
    assert compare(one(text=new), one(text=old)) == ()


@pytest.mark.parametrize(
    ("new", "code", "message"),
    [
        (
            "Jumlah pengaduan yang ditindaklanjuti dibagi Jumlah pengaduan",
            "compare-factor-lost",
            "Kali 100 % hilang: hasilnya kini pecahan (Jumlah pengaduan yang ditindaklanjuti = 12; "
            "Jumlah pengaduan = 6: 200 → 2).",
        ),
        (
            "Jumlah pengaduan yang ditindaklanjuti dibagi Jumlah pengaduan yang memenuhi syarat x 100 %",
            "compare-denominator-narrowed",
            'Penyebut dipersempit dari "Jumlah pengaduan" menjadi "Jumlah pengaduan yang memenuhi syarat" '
            "(Jumlah pengaduan yang ditindaklanjuti = 12; Jumlah pengaduan = 6; "
            "Jumlah pengaduan yang memenuhi syarat = 14: 200 → 85,71).",
        ),
        (
            "Jumlah pengaduan yang ditindaklanjuti dibagi Jumlah warga x 100 %",
            "compare-denominator-changed",
            'Penyebut berubah dari "Jumlah pengaduan" menjadi "Jumlah warga" (Jumlah pengaduan yang ditindaklanjuti = '
            "12; Jumlah pengaduan = 6; Jumlah warga = 14: 200 → 85,71).",
        ),
        (
            "Jumlah pengaduan yang ditindaklanjuti tepat waktu dibagi Jumlah pengaduan x 100 %",
            "compare-numerator-narrowed",
            'Pembilang dipersempit dari "Jumlah pengaduan yang ditindaklanjuti" menjadi "Jumlah pengaduan yang '
            'ditindaklanjuti tepat waktu" (Jumlah pengaduan yang ditindaklanjuti = 12; Jumlah pengaduan = 6; '
            "Jumlah pengaduan yang ditindaklanjuti tepat waktu = 14: 200 → 233,33).",
        ),
    ],
)
def test_a_change_of_meaning_is_named_with_numbers_that_show_it(new: str, code: str, message: str) -> None:
    (found,) = compare(one(), one(text=new))
    assert (found.code, found.old_row, found.new_row, found.message) == (code, 1, 1, message)
    assert found.witness


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("(Nilai A1 + Nilai B1) / 2", "(Nilai A1 + Nilai B1 + Nilai C1) / 3", ["compare-term-added"]),
        ("Nilai A1 + Nilai B1 + Nilai C1", "Nilai A1 + Nilai B1", ["compare-term-removed"]),
        ("(Nilai A1 + Nilai B1) / 2", "(Nilai A1 + Nilai B1) / 3", ["compare-formula-changed"]),
        ("Nilai A1 + Nilai B1", "Nilai A1 - Nilai B1", ["compare-formula-changed"]),
        ("Jumlah desa ODF / jumlah desa", "Jumlah desa ODF / jumlah desa x 100%", ["compare-factor-added"]),
        (
            "Jumlah desa ODF / jumlah desa",
            "Jumlah desa / jumlah desa ODF",
            ["compare-numerator-widened", "compare-denominator-narrowed"],
        ),
        ("Jumlah desa ODF / jumlah desa binaan", "Jumlah desa ODF / jumlah desa", ["compare-denominator-widened"]),
        ("Jumlah desa ODF / jumlah desa", "(Jumlah desa ODF / jumlah desa) / 2", ["compare-formula-changed"]),
        ("Jumlah desa ODF / jumlah desa", "", ["compare-formula-lost"]),
        ("Cukup jelas", "Jumlah desa ODF / jumlah desa", ["compare-formula-added"]),
        (
            "Jumlah kebutuhan yang dipenuhi / jumlah kebutuhan",
            "Jumlah kebutuhan yang tidak dipenuhi / jumlah kebutuhan",
            ["compare-numerator-changed"],
        ),
    ],
)
def test_what_changed_in_a_formula(old: str, new: str, codes: list[str]) -> None:
    assert [found.code for found in compare(one("Indikator", old), one("Indikator", new))] == codes


def test_indicators_are_matched_by_name_likeness_and_formula() -> None:
    rows = [
        Indicator("Persentase desa ODF", "Jumlah desa ODF / Jumlah desa x 100 %"),
        Indicator("Persentase kelurahan siaga aktif", "Jumlah kelurahan siaga aktif / Jumlah kelurahan x 100 %"),
        Indicator("Nilai SAKIP kecamatan", "Nilai SAKIP hasil evaluasi"),
        Indicator("Jumlah posyandu", "Jumlah posyandu menurut data"),
    ]
    new = [
        Indicator("Nilai SAKIP Kecamatan", "Nilai SAKIP hasil evaluasi"),
        Indicator("Prosentase desa ODF", "Jml desa ODF / jml desa x 100 %"),
        Indicator("Kelurahan siaga", "Jumlah kelurahan siaga aktif / Jumlah kelurahan x 100 %"),
        Indicator("Jumlah taman baca", "Jumlah taman baca menurut data"),
    ]
    found = compare(Document(rows), Document(new))
    assert [(one.code, one.old_row, one.new_row) for one in found] == [
        ("compare-indicator-renamed", 2, 3),
        ("compare-indicator-added", None, 4),
        ("compare-indicator-removed", 4, None),
    ]
    assert found[0].message == (
        'Nama berubah dari "Persentase kelurahan siaga aktif" menjadi "Kelurahan siaga"; rumusnya tetap.'
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Persentase kebutuhan yang dipenuhi", "Persentase kebutuhan yang tidak dipenuhi"),
        ("Jumlah siswa usia 7-12 tahun", "Jumlah siswa usia 13-15 tahun"),
        ("Persentase desa mandiri", "Persentase kelurahan mandiri"),
    ],
)
def test_opposites_and_near_twins_are_two_indicators(old: str, new: str) -> None:
    codes = [found.code for found in compare(one(old, ""), one(new, ""))]
    assert codes == ["compare-indicator-added", "compare-indicator-removed"]


def test_satuan_polarity_and_consolidation() -> None:
    old = Indicator(NAME, TEXT, unit="%", direction=Direction.MAXIMIZE, consolidation=Consolidation.LAST)
    same = evolve(old, unit="Persen")
    assert compare(Document([old]), Document([same])) == ()
    new = evolve(old, unit="Poin", direction=Direction.MINIMIZE, consolidation=Consolidation.SUM)
    assert [found.message for found in compare(Document([old]), Document([new]))] == [
        'Satuan berubah dari "%" menjadi "Poin".',
        "Polaritas berubah dari maximize menjadi minimize.",
        "Konsolidasi periode berubah dari last menjadi sum.",
    ]


def test_which_offices_define_one_indicator_differently() -> None:
    narrow = "Jumlah pengaduan yang ditindaklanjuti dibagi Jumlah pengaduan yang memenuhi syarat x 100 %"
    offices = [
        one(),
        one(text=narrow),
        one("PERSENTASE PENGADUAN YANG DITINDAKLANJUTI"),
        one("Jumlah desa", "Jumlah desa"),
    ]
    (found,) = disagreements(offices)
    assert found.name == NAME
    assert [(d.formula_text, d.documents) for d in found.definitions] == [(TEXT, (0, 2)), (narrow, (1,))]


def test_only_documents_are_compared() -> None:
    with pytest.raises(TypeError, match="yang dapat dibandingkan: dua Document, bukan str"):
        compare("a", one())  # type: ignore[arg-type]


def test_every_rule_of_comparison_is_raised_somewhere_here() -> None:
    assert all(rule.code.startswith("compare-") and RULES[rule.code] is rule for rule in comparison.RULES)


# --- whatever the formula ---


@given(formulas())
@settings(max_examples=60, deadline=None)
def test_the_same_formula_printed_again_is_silent(formula: ikukit.Formula) -> None:
    assert list(compare_formulas(formula, ikukit.parse(str(formula)))) == []


@given(formulas(), st.sampled_from(["scale", "add", "double"]))
@settings(max_examples=60, deadline=None)
def test_every_change_of_the_tree_is_told_with_numbers(formula: ikukit.Formula, how: str) -> None:
    label = next(node.label for node in walk(formula.tree) if isinstance(node, Reference))
    trees: dict[str, Node] = {
        "scale": Percentage(formula.tree),
        "add": Binary(Operator.ADD, formula.tree, Reference(f"{label} lain sekali")),
        "double": Binary(Operator.MULTIPLY, formula.tree, Number(Fraction(3))),
    }
    other = evolve(formula, tree=trees[how], text=to_text(trees[how]))
    found = list(compare_formulas(formula, other))
    values = {ikukit.evaluate(f, dict.fromkeys((v.label for v in f.variables), 7)).value for f in (formula, other)}
    if len(values) > 1 and None not in values:
        assert found
        assert all(one.witness for one in found)


def test_the_command_line_compares_the_offices_of_a_folder(tmp_path: Path) -> None:
    name, text = "Persentase desa ODF", "Jumlah desa ODF / Jumlah desa x 100 %"
    for office, formula in (
        ("a", text),
        ("b", "jml desa ODF dibagi jumlah desa x 100 %"),
        ("c", "Jumlah desa ODF / Jumlah desa"),
    ):
        ikukit.write(Document([Indicator(name, formula)]), tmp_path / f"{office}.json")
    (tmp_path / "d.json").write_text("{")
    said = CliRunner().invoke(main, ["compare", str(tmp_path)])
    files = [str(tmp_path / f"{office}.json") for office in "abc"]
    assert said.exit_code == 2
    assert "d.json: JSON rusak" in said.stderr
    lines = [" ".join(line.split()) for line in said.stdout.splitlines()]
    assert lines[0] == name
    assert f"a. {text}" in lines
    assert "b. Jumlah desa ODF / Jumlah desa" in lines
    assert "Kali 100 % hilang: hasilnya kini pecahan" in said.stdout
    assert lines[-1] == "1 indikator didefinisikan berbeda dalam 3 dokumen."
    record = json.loads(CliRunner().invoke(main, ["compare", *files, "--json"]).stdout)
    (one,) = record["indicators"]
    assert [definition["files"] for definition in one["definitions"]] == [files[:2], files[2:]]
    assert one["definitions"][1]["differences"][0]["code"] == "compare-factor-lost"
    assert one["definitions"][1]["differences"][0]["witness"]


def test_one_document_alone_is_not_compared(tmp_path: Path) -> None:
    ikukit.write(Document([Indicator("Persentase desa ODF", "Jumlah desa ODF / Jumlah desa")]), tmp_path / "a.json")
    said = CliRunner().invoke(main, ["compare", str(tmp_path)])
    assert (said.exit_code, said.stdout) == (2, "")
    assert said.stderr == (
        "Kesalahan: yang dibandingkan paling sedikit dua dokumen yang terbaca\n"
        "Contoh: ikukit compare iku_2023.docx iku_2024.docx, atau ikukit compare FOLDER\n"
    )
