"""Targets against actual values: what each score says, by which rule, and what was guessed."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ikukit
import ikukit.figures
from ikukit.figures import Figures, read_figures
from ikukit.model import Consolidation, Direction, Document, Indicator, Target
from ikukit.scoring import Origin, Policy, Score, ScoreStatus, score

SHARE = "Jumlah desa tertib dibagi Jumlah desa x 100 %"
VALUES = {"Jumlah desa tertib": 11, "Jumlah desa": 12}


def row(target: str = "95 %", name: str = "Persentase desa tertib", formula: str = SHARE, **fields: Any) -> Indicator:
    given = {"direction": Direction.MAXIMIZE, "targets": [Target(target, "2024")], **fields}
    return Indicator(name, formula, **given)


def only(indicator: Indicator, data: Any = None, **wishes: Any) -> Score:
    scores = score(Document([indicator], year=2024), data, **wishes).scores
    assert len(scores) == 1
    return scores[0]


def codes(one: Score) -> list[str]:
    return [found.code for found in one.findings]


LINES = [
    (row(), VALUES, {}, "target 95 %; realisasi 91,67 %; capaian 96,49 % (aturan maximize)"),
    (row("95"), VALUES, {}, "target 95; realisasi 91,67 %; capaian 96,49 % (aturan maximize)"),
    (
        row(),
        VALUES,
        {"scale": "permendagri-86-2017"},
        "target 95 %; realisasi 91,67 %; capaian 96,49 % (aturan maximize); predikat Sangat Tinggi",
    ),
    (row("80-90 %"), VALUES, {}, "target 80-90 %; realisasi 91,67 %; capaian 101,85 % (aturan stabilize-b)"),
    (row("90-95 %"), VALUES, {}, "target 90-95 %; realisasi 91,67 %; capaian 100 % (aturan stabilize-b)"),
    (row("≥ 85"), VALUES, {}, "target ≥ 85; realisasi 91,67 %; capaian 107,84 % (aturan maximize)"),
    (
        row("100", direction=Direction.STABILIZE),
        VALUES,
        {},
        "target 100; realisasi 91,67 %; capaian 91,67 % (aturan stabilize-a)",
    ),
    (
        row("80", direction=Direction.MINIMIZE),
        VALUES,
        {"rule": "minimize-b"},
        "target 80; realisasi 91,67 %; capaian 87,27 % (aturan minimize-b)",
    ),
    (row(), {"Jumlah desa": 12}, {}, 'target 95 %; capaian tidak dapat dihitung: nilai "Jumlah desa tertib" belum ada'),
    (
        row(),
        None,
        {},
        'target 95 %; capaian tidak dapat dihitung: nilai "Jumlah desa tertib" dan "Jumlah desa" belum ada',
    ),
    (row("-"), VALUES, {}, 'realisasi 91,67 %; capaian tidak dapat dihitung: target "-" bukan angka'),
    (row(targets=[]), VALUES, {}, "realisasi 91,67 %; capaian tidak dapat dihitung: target belum ada"),
    (
        row(targets=[Target("90", "2025")]),
        VALUES,
        {},
        "realisasi 91,67 %; capaian tidak dapat dihitung: tidak ada target untuk 2024 (yang ada: 2025)",
    ),
    (
        row("0"),
        VALUES,
        {},
        'target 0; realisasi 91,67 %; capaian tidak dapat dihitung: pembagi "Target" bernilai 0 (aturan maximize)',
    ),
    (
        row("0"),
        VALUES,
        {"policy": Policy(zero_target=Fraction(100))},
        "target 0; realisasi 91,67 %; capaian 100 % (aturan maximize)",
    ),
    (
        row("40"),
        VALUES,
        {"policy": Policy(cap=Fraction(120))},
        "target 40; realisasi 91,67 %; capaian 120 % (aturan maximize)",
    ),
    (
        row("18 dok"),
        VALUES,
        {},
        "target 18 dok; realisasi 91,67 %; capaian tidak dapat dihitung: target 18 dok tidak dapat dibandingkan "
        "dengan realisasi 91,67 %: satuannya lain",
    ),
    (
        row("WTP"),
        VALUES,
        {},
        "target WTP; realisasi 91,67 %; capaian tidak dapat dihitung: target WTP dan realisasi 91,67 % tidak sejenis",
    ),
    (row("WTP"), None, {"actuals": {1: "WTP"}}, "target WTP; realisasi WTP; capaian 100 % (aturan grade)"),
    (row("WTP"), None, {"actuals": {1: "WDP"}}, "target WTP; realisasi WDP; capaian 75 % (aturan grade)"),
    (row("A"), None, {"actuals": {1: "BB"}}, "target A; realisasi BB; capaian 83,33 % (aturan grade)"),
    (
        row("A"),
        None,
        {"actuals": {1: "BB"}, "policy": Policy(grades=("sakip-score",))},
        "target A; realisasi BB; capaian 88,89 % (aturan grade)",
    ),
    (
        row("Baik"),
        None,
        {"actuals": {1: "Sangat Baik"}},
        "target Baik; realisasi Sangat Baik; capaian tidak dapat dihitung: tidak ada angka untuk predikat Baik "
        "dan Sangat Baik dalam opini-bpk, sakip-rank",
    ),
    (
        row("95"),
        None,
        {"actuals": {"persentase  DESA tertib": "93,75%"}},
        "target 95; realisasi 93,75 %; capaian 98,68 % (aturan maximize)",
    ),
    (
        row("1.250.000", name="Retribusi", formula="", unit="Rupiah"),
        None,
        {"actuals": {1: 1_000_000}},
        "target 1.250.000; realisasi Rp1.000.000; capaian 80 % (aturan maximize)",
    ),
    (
        row("Rp1.250.000", name="Retribusi", formula=""),
        None,
        {"actuals": {1: "Rp1.000.000"}},
        "target rp1.250.000; realisasi Rp1.000.000; capaian 80 % (aturan maximize)",
    ),
    (row(extra={"Realisasi": "90 %"}), None, {}, "target 95 %; realisasi 90 %; capaian 94,74 % (aturan maximize)"),
    (
        row(extra={"Realisasi 2023": "90 %"}),
        None,
        {},
        'target 95 %; capaian tidak dapat dihitung: nilai "Jumlah desa tertib" dan "Jumlah desa" belum ada',
    ),
]


@pytest.mark.parametrize(("indicator", "data", "wishes", "line"), LINES, ids=[line[:60] for *_, line in LINES])
def test_the_line_of_a_score(indicator: Indicator, data: Any, wishes: Mapping[str, Any], line: str) -> None:
    scores = score(Document([indicator], year=2024), data, **wishes).scores
    assert str(scores[-1]) == f"{indicator.name}: {line}"


FINDINGS = [
    (row(), VALUES, {}, []),
    (row(direction=None), VALUES, {}, ["direction-assumed"]),
    (row("≥ 85", direction=None), VALUES, {}, ["direction-from-target"]),
    (row("≤ 85"), VALUES, {}, ["target-bound-against-direction"]),
    (
        row("5", name="Angka kemiskinan", direction=None, formula="Jumlah penduduk miskin"),
        {"Jumlah penduduk miskin": 6},
        {},
        ["direction-guessed", "achievement-rule-assumed"],
    ),
    (row("80", direction=Direction.MINIMIZE), VALUES, {}, ["achievement-rule-assumed"]),
    (row("80", direction=Direction.MINIMIZE), VALUES, {"rule": ["minimize-b", "stabilize-a"]}, []),
    (row(direction=None), VALUES, {"direction": "maximize"}, []),
    (row("40"), VALUES, {"policy": Policy(cap=Fraction(120))}, ["achievement-bounded"]),
    (row("0"), VALUES, {"policy": Policy(zero_target=Fraction(100))}, ["achievement-by-policy"]),
    (row(formula="Jumlah desa tertib dibagi Jumlah desa"), VALUES, {}, ["actual-in-percent"]),
    (row("18 dok"), VALUES, {}, ["target-formula-unit"]),
    (row("18 dok", formula="Jumlah desa"), {"Jumlah desa": 12}, {}, ["target-formula-unit"]),
    (row("18 desa", formula="Jumlah desa"), {"Jumlah desa": 12}, {}, []),
    (row("95.5"), VALUES, {}, ["value-ambiguous"]),
    (row("-"), VALUES, {}, ["target-not-a-number"]),
    (row(), {**VALUES, "Jumlah desa": "12.5"}, {}, ["value-ambiguous"]),
    (row(extra={"Realisasi": "90 %"}), None, {}, ["actual-printed"]),
    (row("A"), None, {"actuals": {1: "BB"}}, ["grades-as-numbers"]),
    (row(), VALUES, {"actuals": {1: "91,67 %"}}, []),
    (row(), VALUES, {"actuals": {1: "91,6 %"}}, []),
    (row(), VALUES, {"actuals": {1: "92,67 %"}}, ["actual-differs-from-formula"]),
    (
        row("100"),
        {**VALUES, "Jumlah desa": 10, "Jumlah desa tertib": "9,05"},
        {"scale": "permendagri-86-2017"},
        ["rating-in-gap"],
    ),
]


@pytest.mark.parametrize(("indicator", "data", "wishes", "expected"), FINDINGS)
def test_what_was_guessed_is_a_finding(indicator: Indicator, data: Any, wishes: Any, expected: list[str]) -> None:
    one = only(indicator, data, **wishes)
    assert codes(one) == expected
    assert all(found.place and found.place.indicator == 1 for found in one.findings)


def test_a_finding_says_by_how_much_the_rules_disagree() -> None:
    one = only(row("80", direction=Direction.MINIMIZE), VALUES)
    assert [found.message for found in one.findings] == [
        "Dipakai aturan minimize-a (85,42 %); aturan lain memberi minimize-b 87,27 %, minimize-c -14,58 %."
    ]


def test_statuses_tell_what_is_in_the_way() -> None:
    assert only(row(), VALUES).status is ScoreStatus.OK
    assert only(row("-"), VALUES).status is ScoreStatus.NO_TARGET
    assert only(row()).status is ScoreStatus.NO_ACTUAL
    assert only(row("WTP"), VALUES).status is ScoreStatus.NOT_COMPARABLE
    assert only(row("0"), VALUES).status is ScoreStatus.UNDEFINED


REASONS = [
    (row("-"), VALUES, {}, 'the target "-" is no number'),
    (row(targets=[]), VALUES, {}, "there is no target yet"),
    (row(targets=[Target("90", "2025")]), VALUES, {}, "there is no target for 2024 (there are: 2025)"),
    (row(), None, {}, 'there is no value yet for "Jumlah desa tertib" and "Jumlah desa"'),
    (row("0"), VALUES, {}, 'the divisor "Target" is 0 (rule maximize)'),
    (row("WTP"), VALUES, {}, "target WTP and actual value 91,67 % are of different kinds"),
    (row("18 dok"), VALUES, {}, "target 18 dok cannot be compared with the actual value 91,67 %: the units differ"),
    (row("≤ 5", direction=Direction.STABILIZE), VALUES, {}, "there is no stabilize rule for the target ≤ 5"),
    (row(), None, {"actuals": {1: "entah"}}, 'the actual value "entah" is no number'),
    (row(), None, {"actuals": {1: ""}}, "there is no actual value yet"),
    (row(), None, {"actuals": {1: "WTP"}}, "target 95 % and actual value WTP are of different kinds"),
]


@pytest.mark.parametrize(("indicator", "data", "wishes", "reason"), REASONS, ids=[reason for *_, reason in REASONS])
def test_reasons_speak_english_too(indicator: Indicator, data: Any, wishes: Any, reason: str) -> None:
    one = only(indicator, data, **wishes)
    assert one.reason_in("en") == reason
    assert one.reason == one.reason_in("id") != reason


def test_where_an_actual_value_comes_from() -> None:
    printed = row(extra={"Realisasi": "90 %"})
    assert only(printed).origin is Origin.PRINTED
    assert only(printed, VALUES).origin is Origin.COMPUTED
    assert only(printed, VALUES, actuals={1: 91}).origin is Origin.GIVEN


QUARTERS = {
    "TW I": {"Jumlah desa tertib": 2, "Jumlah desa": 12},
    "TW II": {"Jumlah desa tertib": 3, "Jumlah desa": 12},
    "TW III": {"Jumlah desa tertib": 3, "Jumlah desa": 12},
    "TW IV": {"Jumlah desa tertib": 3, "Jumlah desa": 12},
}


def year(indicator: Indicator, data: Any = QUARTERS, **wishes: Any) -> Score:
    return score(Document([indicator], year=2024), data, **wishes).scores[-1]


def test_variables_are_put_together_before_the_formula() -> None:
    assert str(year(row(), consolidation={"Jumlah desa": "last", "": "sum"}).actual) == "91,67 %"
    assert str(year(row(), consolidation="last").actual) == "25 %"
    assert str(year(row(consolidation=Consolidation.AVERAGE)).actual) == "22,92 %"


def test_a_state_that_is_added_up_is_found() -> None:
    one = year(row(consolidation=Consolidation.SUM))
    assert str(one.actual) == "22,92 %"
    assert [found.message for found in one.findings] == [
        'Nilai "Jumlah desa" sama setiap kali (12) dan dijumlahkan menjadi 48.'
    ]
    assert 'consolidation={"Jumlah desa": "last", "": "sum"}' in one.findings[0].advice


def test_percentages_are_averaged_only_when_asked_for() -> None:
    data = {"TW I": {"Jumlah desa tertib": 1, "Jumlah desa": 1}, "TW II": {"Jumlah desa tertib": 0, "Jumlah desa": 9}}
    assert str(year(row(), data, consolidation="average").actual) == "10 %"
    one = year(row(), data, consolidation="average", pooling="results")
    assert str(one.actual) == "50 %"
    assert [found.message for found in one.findings] == [
        "Setahun dihitung dari 2 di antara 4 bagian: TW I, TW II.",
        "Setahun 50 % digabung dari hasil triwulan (average); dari datanya: 10 %.",
    ]


def test_without_a_word_on_it_quarters_make_no_year() -> None:
    one = year(row())
    assert one.status is ScoreStatus.NO_ACTUAL
    assert codes(one) == ["consolidation-unknown"]
    assert str(year(row(), {"TW II": VALUES}).actual) == "91,67 %"  # one quarter is the same in every way


def test_a_quarter_that_lacks_a_variable_is_named() -> None:
    data = {**QUARTERS, "TW III": {"Jumlah desa tertib": 3}}
    assert year(row(), data, consolidation="average").reason == 'nilai "Jumlah desa" belum ada untuk TW III'
    assert str(year(row(), data, consolidation={"": "sum", "Jumlah desa": "last"}).actual) == "91,67 %"


def test_an_empty_quarter_is_left_out_and_told() -> None:
    data = {**QUARTERS, "TW IV": {"Jumlah desa tertib": None, "Jumlah desa": ""}}
    one = year(row(), data, consolidation={"": "sum", "Jumlah desa": "last"})
    assert str(one.actual) == "66,67 %"
    assert [found.message for found in one.findings] == [
        "Setahun dihitung dari 3 di antara 4 bagian: TW I, TW II, TW III."
    ]


def test_quarters_have_their_own_targets() -> None:
    targets = [
        Target(text, f"TW {which}")
        for which, text in zip(("I", "II", "III", "IV"), ["20", "20", "30", "30"], strict=True)
    ]
    scores = score(Document([row(targets=targets, consolidation=Consolidation.SUM)]), QUARTERS).scores
    assert [(one.period, str(one.aim)) for one in scores] == [
        ("TW I", "20"),
        ("TW II", "20"),
        ("TW III", "30"),
        ("TW IV", "30"),
        ("", "100"),
    ]
    assert "target-from-quarters" in codes(scores[-1])


def test_the_target_of_the_right_year_is_taken() -> None:
    several = row(targets=[Target("80", "2023"), Target("90", "Tahun 2024"), Target("100", "2025")])
    assert str(only(several, VALUES).aim) == "90"
    assert str(only(several, VALUES, year=2025).aim) == "100"
    undated = score(Document([several]), VALUES).scores[0]
    assert undated.reason == "ada beberapa target (2023, Tahun 2024, 2025); sebutkan tahunnya"
    by_year = score(Document([several]), {"2023": VALUES, "2025": VALUES}).scores
    assert [(one.period, str(one.aim)) for one in by_year] == [("2023", "80"), ("2025", "100")]


def test_a_figures_file_has_periods_and_actual_values(tmp_path: Any) -> None:
    file = tmp_path / "angka.csv"
    file.write_text(
        "variabel;nilai;periode;indikator\nJumlah desa tertib;5;TW I;\nJumlah desa;12;TW I;\n"
        "Jumlah desa tertib;6;TW II;\nJumlah desa;12;TW II;\nRealisasi;WTP;;2\n"
    )
    figures = read_figures(file)
    document = Document([row(consolidation=Consolidation.LAST), row("WTP", name="Opini BPK", formula="")], year=2024)
    assert [str(one.actual_text) for one in score(document, figures).whole()] == ["50 %", "WTP"]
    with pytest.raises(ValueError, match="angka dibagi per periode"):
        ikukit.figures.evaluate_figures(document, figures)


REFUSED = [
    ({"Jumlah dusa": 1}, {}, KeyError, 'tidak ada variabel "Jumlah dusa"; maksud Anda "Jumlah desa"?'),
    (
        {"TW 7": VALUES},
        {},
        ValueError,
        '"TW 7" bukan periode; tulis misalnya "TW I", "Semester 2", "Maret", atau "2024"',
    ),
    ({"TW I": VALUES, "Maret": VALUES}, {}, ValueError, "angka dibagi dengan dua cara sekaligus"),
    ({"TW I": VALUES, "Jumlah desa": 1}, {}, TypeError, "angka diberikan semuanya per periode, atau semuanya tanpa"),
    ([1], {}, TypeError, "angka diberikan per variabel"),
    (None, {"actuals": {2: 1}}, KeyError, "tidak ada indikator ke-2; dokumen ini memuat 1"),
    (None, {"actuals": {"Persentase desa terti": 1}}, KeyError, 'maksud Anda "Persentase desa tertib"?'),
    (None, {"rule": "minimise-b"}, KeyError, 'aturan capaian "minimise-b" tidak ada; maksud Anda "minimize-b"?'),
    (None, {"scale": "permendagri"}, KeyError, 'skala "permendagri" tidak ada; maksud Anda "permendagri-86-2017"?'),
    (None, {"direction": "up"}, ValueError, 'polaritas "up" tidak ada; yang ada: maximize'),
    ({"TW I": VALUES}, {"consolidation": "median"}, ValueError, 'konsolidasi "median" tidak ada; yang ada: sum'),
]


@pytest.mark.parametrize(("data", "wishes", "kind", "message"), REFUSED)
def test_wrong_calls_are_refused(data: Any, wishes: Any, kind: type[Exception], message: str) -> None:
    with pytest.raises(kind) as caught:
        score(Document([row()], year=2024), data, **wishes)
    assert message in str(caught.value.args[0])


@given(st.integers(1, 500), st.integers(1, 500), st.integers(1, 500))
def test_maximize_is_actual_over_target(part: int, whole: int, target: int) -> None:
    one = only(row(str(target)), {"Jumlah desa tertib": part, "Jumlah desa": whole})
    assert one.achievement == Fraction(part * 100, whole) / target * 100


def test_a_value_that_nothing_uses_is_told_where_a_formula_cannot_be_read() -> None:
    document = Document([row(), row(name="Kepuasan", formula="Cukup jelas")], year=2024)
    card = score(document, {**VALUES, "Jumlah responden": 100})
    assert [found.message for found in card.findings if found.code == "value-unused"] == [
        'Nilai "Jumlah responden" tidak dipakai rumus mana pun yang terbaca.'
    ]


COMPOSITE = Document(
    [
        row(),
        row(name="Persentase RT aktif", formula="Jumlah RT aktif dibagi Jumlah RT x 100 %"),
        row(
            name="Rata-rata tertib dan aktif",
            formula="(Persentase desa tertib + Persentase RT aktif) dibagi 2",
        ),
    ],
    year=2024,
)
counts = st.integers(0, 50) | st.none()


@given(st.tuples(counts, counts, counts, counts))
def test_a_score_has_the_value_that_evaluate_gives(numbers: tuple[int | None, ...]) -> None:
    names = ("Jumlah desa tertib", "Jumlah desa", "Jumlah RT aktif", "Jumlah RT")
    values = dict(zip(names, numbers, strict=True))
    results = ikukit.evaluate(COMPOSITE, values)
    actuals = [one.actual for one in score(COMPOSITE, values)]
    assert [(one.value, one.status, one.reason) for one in actuals] == [
        (one.value, one.status, one.reason) for one in results
    ]


def test_an_indicator_made_of_others_takes_their_year_not_the_average_of_its_quarters() -> None:
    data = {
        "TW I": {"Jumlah desa tertib": 1, "Jumlah desa": 1, "Jumlah RT aktif": 2, "Jumlah RT": 4},
        "TW II": {"Jumlah desa tertib": 0, "Jumlah desa": 9, "Jumlah RT aktif": 2, "Jumlah RT": 4},
    }
    card = score(COMPOSITE, data, consolidation="sum")
    assert [(one.period, str(one.actual)) for one in card.of(3)] == [("TW I", "75 %"), ("TW II", "25 %"), ("", "30 %")]


def test_no_data_at_all_still_gives_every_indicator() -> None:
    document = ikukit.read("examples/senduro_2024.txt")
    card = score(document)
    assert [one.position for one in card] == [1, 2, 3, 4, 5, 6]
    assert {one.status for one in card} == {ScoreStatus.NO_TARGET}
    assert len(score(document, Figures())) == 6


def test_a_score_tells_the_numbers_that_made_it() -> None:
    quarters = {"TW I": {"Jumlah desa tertib": 2, "Jumlah desa": 12}, "TW II": {"Jumlah desa tertib": 9}}
    card = ikukit.score(Document([row()]), quarters, consolidation="last")
    assert [(one.period, dict(one.numbers)) for one in card] == [
        ("TW I", {"Jumlah desa tertib": 2, "Jumlah desa": 12}),
        ("TW II", {"Jumlah desa tertib": 9}),  # a quarter that lacks a number is a gap, not left out
        ("", {"Jumlah desa tertib": 9, "Jumlah desa": 12}),
    ]
