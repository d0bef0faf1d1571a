"""The form that an office fills in: laid out once for each number, computed by spreadsheets as by us, read back."""

import json
import re
import subprocess
import zipfile
from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest
from attrs import evolve
from click.testing import CliRunner

import ikukit
from ikukit.cli import main
from ikukit.documents.workbook import read_workbook
from ikukit.entry_form import form, is_form, read_form, writing
from ikukit.entry_form.filling import fill, number_text
from ikukit.entry_form.layout import (
    FILLING_SHEET,
    KEY,
    PROBLEM,
    R_ACHIEVEMENT,
    R_ACTUAL,
    R_NAME,
    R_QUARTERS,
    R_RATING,
    RESULTS_SHEET,
    TITLE,
)
from ikukit.entry_form.plan import EntryForm
from ikukit.entry_form.writing import scores_of
from ikukit.model import Agency, Consolidation, Direction, Document, Indicator, Target
from ikukit.numbers import parse_number
from ikukit.scoring.scorecard import Scorecard

FILE = Path(__file__).parent.parent / "examples" / "senduro_2024.txt"
SENDURO = ikukit.read(FILE)
UP, DOWN, NEAR = Direction.MAXIMIZE, Direction.MINIMIZE, Direction.STABILIZE
SUM, AVERAGE, LAST = Consolidation.SUM, Consolidation.AVERAGE, Consolidation.LAST


def row(
    name: str,
    formula: str,
    target: str = "",
    way: Consolidation | None = LAST,
    better: Direction | None = UP,
    unit: str | None = None,
    also: Sequence[Target] = (),
) -> Indicator:
    targets = [Target(target, "2025")] if target else []
    return Indicator(name, formula, targets=[*targets, *also], consolidation=way, direction=better, unit=unit)


RICH = Document(
    [
        row("Persentase desa tertib", "Jml desa tertib / Jumlah desa x 100 %", "95 %", also=[Target("50", "TW II")]),
        row("Persentase layanan", "Jumlah layanan sesuai SOP / Jumlah layanan x 100 %", "90-95 %", SUM),
        row("Jumlah kasus", "Jumlah kasus", "10", SUM, DOWN, unit="kasus"),
        row("Rata-rata persentase", "(persentase A + persentase B) / 2", "", None, None, unit="%"),
        row("Rasio linmas", "Jumlah linmas / jumlah desa", "5"),
        row("Persentase desa maju", "Jumlah desa maju / Jumlah desa", "70 %"),
        row("Serapan", "Realisasi belanja / pagu belanja x 100 %", ">= 98,5", AVERAGE, unit="%"),
        row("Pertumbuhan", "(Jumlah PBB - Jumlah PBB tahun lalu) / Jumlah PBB tahun lalu x 100 %", "2,5 %", SUM, NEAR),
        row("Akar", "akar (Jumlah rapat) + minimum (Jumlah rapat; Jumlah rapat desa)", "0", LAST),
        row("Persentase keluhan", "Jumlah keluhan berat / Jumlah keluhan x 100 %", "<= 10 %", SUM, DOWN),
        row("Waktu layanan", "Jumlah hari layanan / Jumlah berkas", "7-8 hari", SUM, DOWN),
        row("Predikat SAKIP", "", "BB", LAST, unit="predikat"),
        row("Indeks kepuasan", "", "85", AVERAGE, unit="indeks"),
        row("Jumlah laporan", "", "12 laporan", SUM, unit="laporan"),
        row("Tanpa target", "Jumlah desa maju", ""),
    ],
    title="INDIKATOR KINERJA UTAMA",
    year=2025,
    agency=Agency("KECAMATAN CONTOH"),
)  # fmt: skip


def with_numbers(plan: EntryForm, random: Random) -> EntryForm:
    """``plan`` with some of its cells filled in: zeros, decimals, gaps."""

    def drawn(whole: bool) -> Fraction | None:
        kind = random.randrange(6)
        if kind == 0:
            return None
        if kind == 1:
            return Fraction(0)
        return Fraction(random.randrange(1, 40)) if whole or kind < 4 else Fraction(random.randrange(1, 4000), 8)

    variables = []
    for one in plan.variables:
        numbers = {quarter: drawn(one.whole) for quarter in range(1, random.choice((0, 1, 2, 4, 4)) + 1)}
        variables.append(evolve(one, given={q: n for q, n in numbers.items() if n is not None}))
    actuals = []
    for direct in plan.actuals:
        grades = direct.unit == "predikat"
        given = {
            q: random.choice(("A", "BB", "CC")) if grades else drawn(False) for q in (1, 2, 3) if random.random() < 0.7
        }
        actuals.append(evolve(direct, given={q: n for q, n in given.items() if n is not None}))
    return evolve(plan, variables=tuple(variables), actuals=tuple(actuals))


def recalculated(folder: Path, files: Sequence[Path]) -> list[Path]:
    """The files as LibreOffice saves them after computing every cell."""
    command = [
        "soffice",
        f"-env:UserInstallation=file://{folder}/profile",
        "--headless",
        "--convert-to",
        "xlsx:Calc MS Excel 2007 XML",
    ]
    subprocess.run([*command, "--outdir", folder / "out", *files], check=True, capture_output=True, timeout=240)
    return [folder / "out" / file.name for file in files]


def cells_of(file: Path, name: str) -> dict[tuple[int, int], str]:
    sheet = next(one for one in read_workbook(file, typed=True) if one.name == name)
    assert sheet.errors == []
    return {(cell.row, cell.column): cell.text for cell in sheet.cells}


def agrees(shown: str, value: Fraction | None) -> bool:
    """Whether a cell shows ``value`` as far as a double can hold it."""
    if value is None or not shown:
        return value is None and not shown
    seen = parse_number(f"{shown}0" if "," in shown else shown)
    return abs(seen - value) <= Fraction(1, 10**9) * (1 + abs(value))


def compare_sheet(file: Path, card: Scorecard) -> int:
    """The sheet of indicators shows what ``card`` says, cell by cell. Returns how many numbers were compared."""
    shown, compared = cells_of(file, RESULTS_SHEET), 0
    columns = {0: (R_ACTUAL, R_ACHIEVEMENT), **dict(enumerate(R_QUARTERS, 1))}
    names = {"TW I": 1, "TW II": 2, "TW III": 3, "TW IV": 4}
    for position in range(1, len(card.document.indicators) + 1):
        scores = {names.get(one.period, 0): one for one in card.of(position)}
        for quarter, (actual, achievement) in columns.items():
            one = scores.get(quarter)
            place = f"{card.document.indicators[position - 1].name}, {quarter}: {one}"
            told = shown.get((4 + position, actual), "")
            if one is not None and one.grade:
                assert told == one.grade, place
            else:
                assert agrees(told, one.actual.value if one else None), (place, told)
            reached = one.achievement if one else None
            assert agrees(shown.get((4 + position, achievement), ""), reached), (place, reached)
            compared += (one is not None and one.actual.value is not None) + (reached is not None)
        whole = scores.get(0)
        rating = whole.rating.label if whole and whole.rating else ""
        assert shown.get((4 + position, R_RATING), "") == rating
    return compared


@pytest.mark.needs("libreoffice")
def test_libreoffice_computes_what_we_compute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With gaps, zeros and decimals; the cells carry no computed values of ours, so none can be taken for theirs."""
    plans = [with_numbers(form(RICH), Random(seed)) for seed in range(12)] + [form(RICH), form(SENDURO, scale="sakip")]
    cards = [scores_of(plan) for plan in plans]
    monkeypatch.setattr(writing, "scores_of", lambda plan: Scorecard(plan.document, ()))
    files = [tmp_path / f"isian{number}.xlsx" for number in range(len(plans))]
    for plan, file in zip(plans, files, strict=True):
        ikukit.write(plan, file)
    compared = 0
    for card, file, computed in zip(cards, files, recalculated(tmp_path, files), strict=True):
        ours = read_form(file).score()
        assert list(ours) == list(card)
        assert list(read_form(computed).score()) == list(card)
        compared += compare_sheet(computed, card)
    assert compared > 300


def test_the_cells_carry_the_values_that_they_compute(tmp_path: Path) -> None:
    for seed in range(5):
        plan = with_numbers(form(RICH), Random(seed))
        ikukit.write(plan, tmp_path / f"{seed}.xlsx")
        card = scores_of(plan)
        assert list(read_form(tmp_path / f"{seed}.xlsx").score()) == list(card)
        assert compare_sheet(tmp_path / f"{seed}.xlsx", card) >= 0


def test_a_shared_variable_is_entered_once() -> None:
    plan = form(RICH)
    desa = next(one for one in plan.variables if one.title == "Jumlah desa")
    assert (desa.indicators, desa.whole, desa.way, desa.unit) == ((1, 5, 6), True, LAST, "desa")
    tertib = plan.variables[0]
    assert (tertib.title, tertib.part_of) == ("Jml desa tertib", desa.key)
    assert [one.title for one in plan.actuals] == ["Predikat SAKIP", "Indeks kepuasan", "Jumlah laporan"]
    maju = next(one for one in plan.variables if one.title == "Jumlah desa maju")
    assert maju.indicators == (6, 15)


def test_two_indicators_that_disagree_leave_the_choice_open() -> None:
    rows = [row("A", "Jumlah desa maju / Jumlah desa", way=SUM), row("B", "Jumlah RT / Jumlah desa", way=LAST)]
    ways = {one.title: one.way for one in form(Document(rows)).variables}
    assert ways == {"Jumlah desa maju": SUM, "Jumlah desa": None, "Jumlah RT": LAST}


def test_numbers_known_already_stand_in_the_form() -> None:
    known: dict[str, dict[str, int | str]] = {
        "TW I": {"Jml desa tertib": "1.234,5", "jumlah desa": 12},
        "TW II": {"Jumlah kasus": 3},
    }
    plan = form(RICH, known)
    given = {one.title: dict(one.given) for one in plan.variables if one.given}
    assert given == {
        "Jml desa tertib": {1: Fraction("1234.5")},
        "Jumlah desa": {1: Fraction(12)},
        "Jumlah kasus": {2: Fraction(3)},
    }


def edited(plan: EntryForm, changes: Mapping[str, Mapping[int, str]]) -> Document:
    """The document of a form in which targets were written over."""
    written = {
        one.key: {n: number_text(aim.value) for n, aim in one.aims.items() if one.is_free(n) and aim.value is not None}
        for one in plan.targets
    }
    for key, change in changes.items():
        written[key] = {**written.get(key, {}), **change}
    return fill(plan, written, {}).document


def test_targets_that_are_written_over_take_the_place_of_the_old() -> None:
    first = row("A", "Jumlah desa", "95 %", also=[Target("90 %", "2024"), Target("18 dok", "TW I")])
    plan = form(Document([first, row("B", "Jumlah RT")], year=2025))
    changed = edited(plan, {"t1": {0: "97,5"}, "t2": {0: "7"}})
    assert changed.indicators[0].targets == (Target("90 %", "2024"), Target("18 dok", "TW I"), Target("97,5 %", "2025"))
    assert changed.indicators[1].targets == (Target("7", "2025"),)
    assert edited(plan, {}).indicators[0].targets == first.targets


EVIL = Document(
    [Indicator('=HYPERLINK("http://x")', "Jumlah @desa / Jumlah +desa", number="007", unit="=1", owners=["-1+1"])],
    title='=cmd|"/c calc"!A1',
    agency=Agency("@KECAMATAN"),
    year=2025,
)


def parts_of(file: Path) -> dict[str, str]:
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}


def test_only_our_own_formulas_are_formulas(tmp_path: Path) -> None:
    ikukit.write(form(EVIL), tmp_path / "a.xlsx")
    parts = parts_of(tmp_path / "a.xlsx")
    formulas = [one for name, text in parts.items() if "sheet" in name for one in re.findall(r"<f>(.*?)</f>", text)]
    assert len(formulas) > 10
    assert not [one for one in formulas if "HYPERLINK" in one or "cmd" in one or "http" in one]
    assert not [name for name in parts if "external" in name.lower()]
    shown = next(one for one in read_workbook(tmp_path / "a.xlsx") if one.name == RESULTS_SHEET)
    assert '=HYPERLINK("http://x")' in {cell.text for cell in shown.cells if cell.column == R_NAME}


def test_only_input_cells_are_unlocked_and_checked(tmp_path: Path) -> None:
    ikukit.write(form(RICH), tmp_path / "a.xlsx")
    parts = parts_of(tmp_path / "a.xlsx")
    sheets = re.findall(r'<sheet name="(\w+)" sheetId="(\d)"', parts["xl/workbook.xml"])
    assert [name for name, _ in sheets] == ["Petunjuk", "Isian", "Indikator", "Grafik", "ikukit"]
    styles = re.findall(r"<xf [^>]*?(?:/>|>.*?</xf>)", parts["xl/styles.xml"].split("<cellXfs")[1])
    unlocked = {index for index, style in enumerate(styles) if 'locked="0"' in style}
    for number in (1, 2, 3, 4):
        sheet = parts[f"xl/worksheets/sheet{number}.xml"]
        assert "<sheetProtection " in sheet
        assert 'password="' not in sheet
        assert 'orientation="landscape"' in sheet
        cells = re.findall(r'<c r="([A-Z]+)\d+" s="(\d+)"', sheet)
        open_columns = {column for column, style in cells if int(style) in unlocked}
        assert open_columns == ({"G", "H", "I", "J", "K", "L", "N"} if number == 2 else set())
    filling = parts["xl/worksheets/sheet2.xml"]
    assert filling.count('type="whole"') > 20
    assert "Isi dengan bilangan bulat 0 atau lebih. Bila belum ada, biarkan kosong." in filling
    assert "<pane " in filling


def test_impossible_numbers_are_told_of(tmp_path: Path) -> None:
    """The formula beside the row: LibreOffice computes it in the long test, here it is only there for the right row."""
    ikukit.write(form(RICH), tmp_path / "a.xlsx")
    text = parts_of(tmp_path / "a.xlsx")["xl/worksheets/sheet2.xml"]
    sheet = next(one for one in read_workbook(tmp_path / "a.xlsx") if one.name == FILLING_SHEET)
    rows = {cell.text: cell.row + 1 for cell in sheet.cells if cell.column == KEY}
    titles = {cell.row + 1: cell.text for cell in sheet.cells if cell.column == TITLE}
    part, whole = rows["v1"], rows["v2"]
    assert (titles[part], titles[whole]) == ("Jml desa tertib", "Jumlah desa")
    found = re.search(rf'<c r="{chr(65 + PROBLEM)}{part}"[^>]*><f>(.*?)</f>', text)
    assert found
    assert f"AND(COUNT($G${part},$G${whole})=2,$G${part}&gt;$G${whole})" in found[1]


def test_a_form_reads_as_the_document_that_it_is_of(tmp_path: Path) -> None:
    ikukit.write(with_numbers(form(SENDURO), Random(1)), tmp_path / "a.xlsx")
    document = ikukit.read(tmp_path / "a.xlsx")
    assert document == SENDURO
    assert document.findings == ()


def test_what_is_no_form_is_refused(tmp_path: Path) -> None:
    ikukit.write(RICH, tmp_path / "dokumen.xlsx")
    assert not is_form(tmp_path / "dokumen.xlsx")
    assert not is_form(FILE)
    with pytest.raises(ikukit.DocumentError) as caught:
        read_form(tmp_path / "dokumen.xlsx")
    assert str(caught.value) == (
        "dokumen.xlsx: ini bukan formulir isian buatan ikukit, atau lembarnya ada yang hilang\n"
        "Buat formulirnya dengan: ikukit form BERKAS FORMULIR.xlsx"
    )
    with pytest.raises(ikukit.DocumentError, match=r"Formulir isian ditulis sebagai \.xlsx"):
        ikukit.write(form(RICH), tmp_path / "a.pdf")
    with pytest.raises(KeyError, match='skala "permendagri" tidak ada'):
        form(RICH, scale="permendagri")
    with pytest.raises(TypeError, match="formulir dibuat dari sebuah dokumen"):
        form("iku.docx")  # type: ignore[arg-type]


def run(*arguments: str | Path) -> tuple[int, str]:
    result = CliRunner(env={"COLUMNS": "100"}).invoke(main, [str(argument) for argument in arguments])
    return result.exit_code, result.output


def test_the_commands(tmp_path: Path) -> None:
    out, data = tmp_path / "isian.xlsx", tmp_path / "angka.csv"
    data.write_text(
        "periode;variabel;nilai\nTW IV;Jumlah desa yang menetapkan RKPDes tepat waktu;11\nTW IV;Jumlah desa;12\n"
    )
    assert run("form", FILE, out, "--year", "2025", "--data", data) == (
        0,
        f"{out} ditulis.\n14 angka diisi per triwulan, 0 realisasi langsung. Setelah diisi: ikukit evaluate {out}\n",
    )
    assert run("form", FILE, out)[0] == 2
    status, told = run("evaluate", out)
    assert status == 1
    assert "91,67 %" in told
    record = json.loads(run("evaluate", out, "--json")[1])
    assert "275/3" in json.dumps(record)
    assert run("evaluate", FILE) == (
        2,
        f"Kesalahan: {FILE}: ini bukan formulir isian, jadi angkanya belum ada\n"
        "Sebutkan berkas angka dengan --data, atau buat formulirnya dengan 'ikukit form'.\n",
    )
    assert run("evaluate", out, "--policy", "skip")[0] == 2
