"""Published reports computed again: sound ones are left alone, errors found, the rule behind them recognised."""

import random
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ikukit
from drawn_reports import all_explanations, draw_report, spoil
from ikukit.model import Direction
from ikukit.scoring.lint import make_scale
from ikukit.scoring.printed import Printed, read_printed
from ikukit.scoring.recomputation import Recomputation, RowStatus, recompute
from ikukit.scoring.reports import ReportRow

PRINTED = [
    ("206,25%", "206.25", 2),
    ("100", "100", 0),
    ("100,00 %", "100", 2),
    ("1.250", "1250", 0),
    ("1.250,5", "1250.5", 1),
    ("93.75", "93.75", 2),
    ("0,5", "0.5", 1),
    ("0,00", "0", 2),
    ("Rp1.000,-", "1000", 0),
    ("12 desa", "12", 0),
    ("-2,50", "-2.5", 2),
]


@pytest.mark.parametrize(("text", "value", "decimals"), PRINTED)
def test_a_printed_number(text: str, value: str, decimals: int) -> None:
    assert read_printed(text) == Printed(Fraction(value), decimals)


def row(target: str, actual: str, achievement: str, direction: str = "", **more: str) -> dict[str, str]:
    return {"target": target, "actual": actual, "achievement": achievement, "direction": direction, **more}


def statuses(told: Recomputation) -> list[str]:
    return [check.status.value for check in told.rows]


def explained(told: Recomputation) -> set[tuple[str, str, str]]:
    return {(one.minimizing, one.way.bounds.name, one.way.rounding.value) for one in told.explanations}


ROWS: list[tuple[dict[str, str], str, str]] = [
    (row("32 desa", "66 desa", "206,25%", "maximize"), "fits", "maximize"),
    (row("32 desa", "66 desa", "206,3%", "maximize"), "fits", "maximize"),
    (row("32 desa", "66 desa", "206%", "maximize"), "fits", "maximize"),
    (row("32 desa", "66 desa", "207%", "maximize"), "differs", ""),
    (row("32 desa", "66 desa", "120%", "maximize"), "fits", "maximize"),  # capped
    (row("32 desa", "66 desa", "130%", "maximize"), "differs", ""),
    (row("95 %", "92 %", "97 %", "maximize"), "fits", "maximize"),
    (row("95 %", "92 %", "97,89 %", "maximize"), "fits", "maximize"),  # 92,99 cut off
    (row("95 %", "92 %", "97,90 %", "maximize"), "differs", ""),
    (row("95 %", "92,00 %", "96,84 %", "maximize"), "fits", "maximize"),
    (row("95 %", "92,00 %", "96,90 %", "maximize"), "differs", ""),
    (row("8 kasus", "9 kasus", "87,5", "minimize"), "fits", "minimize-a"),
    (row("8 kasus", "9 kasus", "88,89", "minimize"), "fits", "minimize-b"),
    (row("8 kasus", "9 kasus", "-12,5", "minimize"), "fits", "minimize-c"),
    (row("8 kasus", "9 kasus", "112,5", "minimize"), "other-rule", "maximize"),
    (row("8 kasus", "9 kasus", "112,5"), "fits", "maximize"),
    (row("8 kasus", "9 kasus", "113,5"), "differs", ""),
    (row("<= 8 kasus", "9 kasus", "87,5"), "fits", "minimize-a"),
    (row("80-90 %", "70,00 %", "87,50 %", "maximize"), "fits", "stabilize-b"),
    (row("80-90 %", "92,00 %", "102,22 %", "maximize"), "fits", "stabilize-b"),
    (row("80-90 %", "92,00 %", "113 %", "maximize"), "differs", ""),  # the erratum of PermenPANRB 8/2021
    (row("80-90 %", "85,00 %", "100 %", "maximize"), "fits", "stabilize-b"),
    (row("7-8 bulan", "6,5 bulan", "107 %", "minimize"), "fits", "stabilize-b-minimize"),
    (row("10 kali", "12 kali", "80 %", "stabilize"), "fits", "stabilize-a"),
    (row("A", "BB", "83,33"), "fits", "grade"),
    (row("A", "BB", "88,89"), "fits", "grade"),
    (row("A", "BB", "80"), "differs", ""),
    (row("WTP", "WTP", "100"), "fits", "grade"),
    (row("0", "3", "100"), "untested", ""),
    (row("-", "3", "100"), "untested", ""),
    (row("3", "-", "100"), "untested", ""),
    (row("3", "3", "-"), "untested", ""),
    (row("WTP", "3", "100"), "untested", ""),
    (row("5 kasus", "0 kasus", "100", "minimize"), "untested", ""),  # T / R has no answer
]


@pytest.mark.parametrize(("given", "status", "rule"), ROWS, ids=[" ".join(given.values()) for given, *_ in ROWS])
def test_one_row(given: dict[str, str], status: str, rule: str) -> None:
    (check,) = recompute([given]).rows
    assert check.status.value == status
    assert rule in check.rules or not rule
    assert bool(check.findings) == (status in ("differs", "other-rule"))


SOUND = [
    row("32 desa", "66 desa", "120", "maximize"),
    row("8 kasus", "9 kasus", "87,5", "minimize"),
    row("95 %", "91,67 %", "96,49", "maximize"),
    row("30 desa", "20 desa", "66,67", "maximize"),
]


def test_rule_bounds_and_rounding_are_told() -> None:
    told = recompute(SOUND)
    assert told.consistent
    assert not told.identified
    assert str(told).splitlines() == [
        "4 dari 4 baris cocok; 0 baris tidak dapat diuji.",
        "Aturan minimize: minimize-a.",
        "Batas capaian: maks-120.",
        "Pembulatan: setengah ke atas atau setengah ke genap (tidak dapat dibedakan).",
    ]


def test_what_made_a_report_is_told_in_english_too() -> None:
    assert recompute([*SOUND, row("10 desa", "5 desa", "50")]).describe("en").splitlines() == [
        "5 of 5 rows fit; 0 could not be tested.",
        "Rule for lower is better: minimize-a.",
        "Bounds of the achievement: maks-120.",
        "Rounding: half up or half to even (cannot be told apart).",
        "Rows without a direction were taken as higher or lower is better.",
    ]


def test_a_number_that_ends_in_a_half_tells_the_roundings_apart() -> None:
    up, even = (recompute([*SOUND, row("800 desa", "97 desa", text, "maximize")]) for text in ("12,13", "12,12"))
    assert up.identified
    assert str(up.explanations[0]) == "minimize-a, maks-120, 2 desimal, setengah ke atas"
    assert {one.way.rounding.value for one in even.explanations} == {"half-even"}


def test_a_row_that_fits_another_rule_is_told_apart_from_one_that_fits_none() -> None:
    told = recompute(
        [*SOUND, SOUND[1], row("8 kasus", "10 kasus", "80", "minimize"), row("40 desa", "30 desa", "76", "maximize")]
    )
    assert statuses(told)[-2:] == ["other-rule", "differs"]
    assert [found.message for found in told.findings] == [
        "Capaian tercetak 80; menurut aturan laporan ini seharusnya 75 %. Cocok dengan: minimize-b.",
        "Capaian tercetak 76; dari target 40 desa dan realisasi 30 desa seharusnya 75 %.",
    ]
    assert not told.consistent


def test_rows_that_contradict_each_other_are_told_even_when_none_can_be_blamed() -> None:
    told = recompute([row("8 kasus", "9 kasus", "87,5", "minimize"), row("8 kasus", "10 kasus", "80", "minimize")])
    assert statuses(told) == ["fits", "fits"]
    assert [found.code for found in told.findings] == ["report-rules-mixed"]


def test_ratings_are_recomputed_too() -> None:
    rated = [
        row("100 desa", "92 desa", "92", "maximize", rating="Sangat Tinggi"),
        row("100 desa", "80 desa", "80", "maximize", rating="Tinggi"),
        row("1000 desa", "905 desa", "90,5", "maximize", rating="Sangat Tinggi"),  # made a whole number first
        row("100 desa", "60 desa", "60", "maximize", rating="Sedang"),
    ]
    told = recompute(rated)
    assert told.scales == ("permendagri-86-2017",)
    assert [found.message for found in told.findings] == [
        'Predikat "Sedang" untuk capaian 60; seharusnya Rendah (permendagri-86-2017).'
    ]


def test_a_rating_of_the_right_achievement_is_no_second_finding() -> None:
    told = recompute([row("100 desa", "60 desa", "95", "maximize", rating="Rendah")])
    assert [found.code for found in told.findings] == ["achievement-differs"]


def test_ratings_of_an_unknown_scale() -> None:
    rated = [row("100 desa", "60 desa", "60", "maximize", rating="Lumayan")]
    assert [found.code for found in recompute(rated).findings] == ["rating-scale-unknown"]
    scale = make_scale("kami", {"Hebat": ">= 80", "Lumayan": "< 80"})
    assert not recompute(rated, scale=scale).findings
    rated = [row("100 desa", "80 desa", "80", "maximize", rating="Lumayan")]
    assert [found.code for found in recompute(rated, scale=scale).findings] == ["rating-differs"]


REPORT = """LAPORAN KINERJA KECAMATAN SENDURO TAHUN 2024

| NO | INDIKATOR KINERJA | SATUAN | TARGET 2024 | REALISASI 2024 | CAPAIAN (%) | KATEGORI |
|---|---|---|---|---|---|---|
| 1 | Persentase pelayanan sesuai SOP | % | 95 | 92,5 | 97,37 | Sangat Tinggi |
| 2 | Jumlah desa maju | Desa | 12 | 9 | 80 | Tinggi |
"""


def test_a_document_is_a_report(tmp_path: Path) -> None:
    (tmp_path / "lkjip.md").write_text(REPORT)
    told = ikukit.recompute(ikukit.read(tmp_path / "lkjip.md"))
    assert statuses(told) == ["fits", "differs"]
    (found,) = told.findings
    assert found.message == "Capaian tercetak 80; dari target 12 dan realisasi 9 seharusnya 75 %."
    assert found.place is not None
    assert (found.place.line, found.place.indicator, found.place.field) == (6, 2, "extra.CAPAIAN (%)")


def test_quarters_of_a_document_are_rows_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "tw.csv").write_text(
        "NO;INDIKATOR KINERJA;SATUAN;TARGET TW I;REALISASI TW I;CAPAIAN TW I (%);"
        "TARGET TW II;REALISASI TW II;CAPAIAN TW II\n"
        "1;Jumlah desa maju;Desa;2;2;100;4;3;75\n2;Jumlah desa aktif;Desa;2;1;50;4;3;80\n"
    )
    told = recompute(ikukit.read(tmp_path / "tw.csv"))
    assert [(check.row.period, check.status.value) for check in told.rows] == [
        ("TW I", "fits"), ("TW II", "fits"), ("TW I", "fits"), ("TW II", "differs"),
    ]  # fmt: skip


WRONG_CALLS: list[tuple[Any, type[Exception], str]] = [
    ([{"target": "1"}], KeyError, "baris laporan memuat target, actual"),
    ([{"target": "1", "actual": "1", "capaian": "1"}], KeyError, '"capaian": baris laporan memuat'),
    (["1;2"], TypeError, "baris laporan berupa"),
    ([{"target": "1", "actual": "1", "direction": "up"}], ValueError, 'polaritas "up" tidak ada; yang ada: maximize'),
]


@pytest.mark.parametrize(("rows", "kind", "message"), WRONG_CALLS)
def test_wrong_calls_are_refused(rows: Any, kind: type[Exception], message: str) -> None:
    with pytest.raises(kind) as caught:
        recompute(rows)
    assert message in str(caught.value.args[0])


def test_nothing_to_test_is_no_alarm() -> None:
    assert str(recompute([])) == "0 dari 0 baris cocok; 0 baris tidak dapat diuji."
    assert recompute([ReportRow("", "", direction=Direction.MAXIMIZE)]).findings == ()


@settings(max_examples=40)
@given(st.integers(0, 2**32))
def test_sound_reports_are_explained_by_what_trying_everything_finds(seed: int) -> None:
    report = draw_report(random.Random(seed))
    told = recompute(report.records)
    assert not told.findings
    assert all(check.status is RowStatus.FITS for check in told.rows)
    possible, found = all_explanations(report), explained(told)
    if any(minimizing == "" for minimizing, *_ in found):  # no row shows a minimize rule
        possible = {("", bounds, rounding) for _, bounds, rounding in possible}
    assert found == possible
    told_apart = all("direction" in record for record in report.records)  # else the simpler explanation comes first
    assert not told_apart or report.made_by in possible or ("", *report.made_by[1:]) in possible


@settings(max_examples=40)
@given(st.integers(0, 2**32))
def test_an_error_larger_than_rounding_is_found(seed: int) -> None:
    rng = random.Random(seed)
    wrong = spoil(rng, draw_report(rng))
    if wrong is not None and not all_explanations(wrong):
        assert recompute(wrong.records).findings
