"""What is missing to the target: exact answers that brute force confirms, bounds, refusals, whole sentences."""

from collections.abc import Iterator
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import ikukit
from ikukit.formula.computing.arithmetic import NoValueError
from ikukit.formula.computing.evaluator import BlamedError, calculate
from ikukit.formula.meaning.fractional import fractional
from ikukit.formula.meaning.tendency import tendency
from ikukit.model import Direction, Indicator
from ikukit.solution import Change, Solution
from ikukit.testing import strategies

SHARE = ikukit.parse("Jumlah desa tertib dibagi Jumlah desa x 100 %")
MEAN = ikukit.parse("(persentase A + persentase B + persentase C) / 3")
DOWN = Direction.MINIMIZE


def values(tertib: int | None, desa: int) -> dict[str, int | None]:
    return {"Jumlah desa tertib": tertib, "Jumlah desa": desa}


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (
            ikukit.solve(SHARE, values(9, 12), target=95),
            "Hasil sekarang 75 %; target paling sedikit 95 % belum tercapai.\n"
            'Kurang 3 desa lagi: "Jumlah desa tertib" dari 9 menjadi 12, hasilnya 100 % (dengan 11 baru 91,67 %).',
        ),
        (
            ikukit.solve(SHARE, values(9, 12), target="75 %"),
            "Hasil sekarang 75 %; target paling sedikit 75 % sudah tercapai.",
        ),
        (
            ikukit.solve(SHARE, values(9, 12), target=50, direction=DOWN),
            "Hasil sekarang 75 %; target paling banyak 50 % belum tercapai.\n"
            'Harus turun 3 desa: "Jumlah desa tertib" dari 9 menjadi 6, hasilnya 50 % (dengan 7 masih 58,33 %).',
        ),
        (
            ikukit.solve(SHARE, values(9, 12), target=101),
            "Hasil sekarang 75 %; target paling sedikit 101 % belum tercapai.\n"
            'Mustahil hanya dengan "Jumlah desa tertib": paling banyak 12 (sebanyak "Jumlah desa"), hasilnya 100 %.',
        ),
        (
            ikukit.solve(SHARE, values(9, 12), target=90, variable="jumlah desa"),
            "Hasil sekarang 75 %; target paling sedikit 90 % belum tercapai.\n"
            'Harus turun 2 desa: "Jumlah desa" dari 12 menjadi 10, hasilnya 90 % (dengan 11 baru 81,82 %).',
        ),
        (
            ikukit.solve(SHARE, values(None, 12), target=95),
            'Hasil sekarang tidak dapat dihitung: nilai "Jumlah desa tertib" belum ada; target paling sedikit 95 %.\n'
            'Perlu 12 desa untuk "Jumlah desa tertib": hasilnya 100 % (dengan 11 baru 91,67 %).',
        ),
        (
            ikukit.solve(SHARE, values(9, 0), target=95),
            'Hasil sekarang tidak dapat dihitung: pembagi "Jumlah desa" bernilai 0; target paling sedikit 95 %.\n'
            'Mustahil hanya dengan "Jumlah desa tertib": hasilnya tidak dapat dihitung.',
        ),
        (
            ikukit.solve(SHARE, {}, target=95),
            'Hasil sekarang tidak dapat dihitung: nilai "Jumlah desa tertib" dan "Jumlah desa" belum ada; '
            "target paling sedikit 95 %.",
        ),
        (
            ikukit.solve(ikukit.parse("Jumlah desa tertib dibagi Jumlah desa"), values(9, 12), target=95),
            "Hasil sekarang 0,75; target paling sedikit 95 belum tercapai.\n"
            'Mustahil hanya dengan "Jumlah desa tertib": paling banyak 12 (sebanyak "Jumlah desa"), hasilnya 1; '
            "rumus ini menghasilkan pecahan, target 95 % di sini ditulis 0,95.",
        ),
        (
            ikukit.solve(MEAN, {"persentase A": 80, "persentase B": 70, "persentase C": 90}, target=85),
            "Hasil sekarang 80 %; target paling sedikit 85 % belum tercapai.\n"
            "Salah satu dari ini cukup:\n"
            '- Kurang 15 poin persen lagi: "persentase A" dari 80 % menjadi 95 %, hasilnya 85 %.\n'
            '- Kurang 15 poin persen lagi: "persentase B" dari 70 % menjadi 85 %, hasilnya 85 %.\n'
            '- Mustahil hanya dengan "persentase C": paling tinggi 100 %, hasilnya 83,33 %.',
        ),
        (
            ikukit.solve(
                ikukit.parse("Realisasi belanja / pagu belanja x 100 %"),
                {"Realisasi belanja": "1.000.000", "pagu belanja": 2_999_999},
                target=95,
            ),
            "Hasil sekarang 33,33 %; target paling sedikit 95 % belum tercapai.\n"
            'Kurang 1.849.999,05 lagi: "Realisasi belanja" dari 1.000.000 menjadi 2.849.999,05, hasilnya 95 %.',
        ),
        (
            ikukit.solve(
                ikukit.parse("A / B x 100 %\ndimana A = jumlah kasus, B = jumlah warga"), {"A": 1, "B": 9}, 20
            ),
            "Hasil sekarang 11,11 %; target paling sedikit 20 % belum tercapai.\n"
            'Kurang 1 kasus lagi: "jumlah kasus" dari 1 menjadi 2, hasilnya 22,22 % (dengan 1 baru 11,11 %).',
        ),
        (
            ikukit.solve(ikukit.parse("A dibagi (A ditambah B) x 100 %"), {"A": 1, "B": 1}, 100),
            "Hasil sekarang 50 %; target paling sedikit 100 % belum tercapai.\n"
            'Mustahil hanya dengan "A": berapa pun nilainya, hasilnya tidak sampai 100 %.',
        ),
        (
            ikukit.solve(ikukit.parse("minimum (Jumlah desa tertib / Jumlah desa x 100; 90)"), values(9, 12), 91),
            "Hasil sekarang 75 %; target paling sedikit 91 % belum tercapai.\n"
            'Mustahil hanya dengan "Jumlah desa tertib": paling banyak 12 (sebanyak "Jumlah desa"), hasilnya 90 %.',
        ),
        (
            ikukit.solve(ikukit.parse("A pangkat 2 dikurangi A dikali 7"), {"A": 1}, 20),
            "Hasil sekarang -6; target paling sedikit 20 belum tercapai.\n"
            '"A": tidak dapat dipastikan, karena hasil rumus tidak searah dengan perubahan nilainya.',
        ),
        (
            ikukit.solve(Indicator("Persentase desa"), {}, 20),
            "Hasil sekarang tidak dapat dihitung: rumus belum ada; target paling sedikit 20.",
        ),
    ],
)
def test_the_whole_answer(found: Solution, told: str) -> None:
    assert str(found) == told


def test_a_result_that_only_looks_like_the_target_is_told_from_it() -> None:
    found = ikukit.solve(SHARE, values(9_999, 10_000_000), target="0,1")
    assert str(found).startswith("Hasil sekarang 0,09999 %; target paling sedikit 0,1 % belum tercapai.")


def test_the_direction_of_the_indicator_counts() -> None:
    indicator = Indicator("Persentase kasus", "Jumlah kasus berat / Jumlah kasus x 100 %", direction=DOWN)
    found = ikukit.solve(indicator, {"Jumlah kasus berat": 5, "Jumlah kasus": 10}, target=30)
    assert [(change.label, change.needed) for change in found.changes] == [("Jumlah kasus berat", Fraction(-2))]
    assert not ikukit.solve(
        indicator, {"Jumlah kasus berat": 5, "Jumlah kasus": 10}, 60, direction=Direction.MAXIMIZE
    ).reached


@pytest.mark.parametrize(
    ("call", "error", "told"),
    [
        (lambda: ikukit.solve(SHARE, values(9, 12), "BB"), ValueError, 'target "BB" bukan angka'),
        (lambda: ikukit.solve(SHARE, values(9, 12), None), ValueError, "target harus berupa angka, bukan None"),
        (
            lambda: ikukit.solve(SHARE, values(9, 12), float("nan")),
            ValueError,
            "target harus berupa angka, bukan 'nan'",
        ),
        (
            lambda: ikukit.solve(SHARE, values(9, 12), 95, variable="jumlah dusa"),
            KeyError,
            '\'tidak ada variabel "jumlah dusa"; maksud Anda "Jumlah desa"?\'',
        ),
        (
            lambda: ikukit.solve(SHARE, values(9, 12), 95, direction=Direction.STABILIZE),
            ValueError,
            "target yang harus tepat tidak dapat dicari; pilih Direction.MAXIMIZE atau Direction.MINIMIZE",
        ),
        (
            lambda: ikukit.solve("A/B", {}, 95),  # type: ignore[arg-type]
            TypeError,
            "yang dapat dicari kekurangannya adalah rumus atau indikator, bukan 'A/B'",
        ),
    ],
)
def test_a_wrong_call_is_refused(call: object, error: type[Exception], told: str) -> None:
    with pytest.raises(error) as caught:
        call()  # type: ignore[operator]
    assert str(caught.value) == told


SHAPES = (
    "Jumlah desa tertib / Jumlah desa x 100 %",
    "Jumlah desa tertib / Jumlah desa",
    "100 % - (Jumlah desa tertib / Jumlah desa x 100 %)",
    "(Jumlah desa tertib + Jumlah desa maju) / Jumlah desa x 100 %",
    "(Jumlah desa tertib - Jumlah desa) / Jumlah desa x 100 %",
    "Jumlah desa tertib / (Jumlah desa tertib + Jumlah desa) x 100 %",
    "Jumlah desa / (Jumlah desa - Jumlah desa tertib)",
    "Jumlah desa / (Jumlah desa maju / Jumlah desa tertib)",
    "Jumlah desa tertib dikali Jumlah desa dikali Jumlah desa tertib",
    "minimum (Jumlah desa tertib / Jumlah desa x 100; 75)",
    "maksimum (Jumlah desa tertib; Jumlah desa)",
    "Jumlah desa tertib + Jumlah desa - 3",
    "akar (Jumlah desa tertib dibagi Jumlah desa)",
    "rata-rata (Jumlah desa tertib; Jumlah desa; Jumlah desa maju)",
)
SMALL = st.integers(0, 12)
FAR = 40


def results(formula: ikukit.Formula, numbers: dict[str, int], change: Change) -> Iterator[tuple[int, Fraction]]:
    """Every result with another whole number for the variable within its bounds, up to ``FAR``."""
    high = FAR if change.bounds.high is None else int(change.bounds.high)
    for x in range(int(change.bounds.low), high + 1):
        try:
            n, d, _ = calculate(formula.tree, {**numbers, change.label: x})
        except BlamedError:
            continue
        yield x, Fraction(n, d)


def confirm(formula: ikukit.Formula, numbers: dict[str, int], found: Solution) -> None:
    """Brute force says the same: the nearest whole number that reaches the target, or that there is none."""
    for change in found.changes:
        if change.refused:
            continue
        start = numbers[change.label]
        tried = dict(results(formula, numbers, change))
        reaching = [x for x, y in tried.items() if (y >= found.target if found.at_least else y <= found.target)]
        if change.after is None:
            assert not reaching
            if change.best_at is not None and change.bounds.high is not None and start in tried:
                assert change.best == (max if found.at_least else min)(tried.values())
                assert change.best_at == start or tried[int(change.best_at)] == change.best
        elif abs(change.after) <= FAR:
            assert change.after in reaching
            assert change.value == tried[int(change.after)]
            assert abs(change.after - start) == min(abs(x - start) for x in reaching)
            if change.whole and change.after != start:
                before = int(change.after) + (1 if change.after < start else -1)
                assert change.value_one_less == tried.get(before, change.value_one_less)
        else:
            assert not reaching


@settings(max_examples=250)
@given(
    st.sampled_from(SHAPES).map(ikukit.parse),
    st.lists(SMALL, min_size=3, max_size=3),
    st.integers(-2, 120),
    st.booleans(),
)
def test_brute_force_finds_the_same(formula: ikukit.Formula, drawn: list[int], target: int, up: bool) -> None:
    labels = [variable.label for variable in formula.variables]
    numbers = dict(zip(labels, drawn, strict=False))
    direction = Direction.MAXIMIZE if up else DOWN
    found = ikukit.solve(formula, numbers, target, variable=labels, direction=direction)
    assert found.reached or found.result.value is None or len(found.changes) == len(labels)
    confirm(formula, numbers, found)


def test_every_common_shape_is_answered() -> None:
    """None of the shapes that offices use is refused in a numerator."""
    for text in SHAPES:
        formula = ikukit.parse(text)
        numbers = {variable.label: 5 + i for i, variable in enumerate(formula.variables)}
        assert not any(change.refused for change in ikukit.solve(formula, numbers, 10**6).changes), text


@settings(max_examples=150)
@given(strategies.formulas(6), st.data())
def test_brute_force_finds_the_same_for_any_formula(formula: ikukit.Formula, data: st.DataObject) -> None:
    numbers = {variable.label: data.draw(SMALL) for variable in formula.variables}
    target, up = data.draw(st.integers(-20, 200)), data.draw(st.booleans())
    labels = [variable.label for variable in formula.variables]
    found = ikukit.solve(formula, numbers, target, variable=labels, direction=Direction.MAXIMIZE if up else DOWN)
    whole = tuple(change for change in found.changes if change.whole)
    confirm(formula, numbers, Solution(found.result, found.target, found.at_least, whole))


@settings(max_examples=80)
@given(strategies.formulas(6), st.data())
def test_both_proofs_say_what_the_evaluator_says(formula: ikukit.Formula, data: st.DataObject) -> None:
    numbers = {variable.label: Fraction(data.draw(SMALL)) for variable in formula.variables}
    label = data.draw(st.sampled_from(sorted(numbers)))
    try:
        form = fractional(formula.tree, label, numbers)
    except NoValueError:
        form = None
    values = []
    for x in range(13):
        try:
            n, d, exact = calculate(formula.tree, {**numbers, label: Fraction(x)})
        except BlamedError:
            continue
        values.append(Fraction(n, d))
        if form is not None and exact:
            assert x not in form.gaps
            assert values[-1] == (form.a * x + form.b) / (form.c * x + form.d)
    way = tendency(formula.tree, label, numbers, Fraction(0), Fraction(12))
    assume(way is not None)
    assert len(values) == 13
    assert values == sorted(values, reverse=way == -1)
    assert way or len(set(values)) == 1
