"""What each variable contributes to a change: adds up exactly, treats all alike, says where it cannot be told."""

from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ikukit
from ikukit.contribution import MOST_TOGETHER, Contributions, Method
from ikukit.formula.computing.evaluator import BlamedError, calculate
from ikukit.model import Indicator
from ikukit.testing import strategies

SHARE = ikukit.parse("Jumlah desa tertib dibagi Jumlah desa x 100 %")


def values(tertib: int | None, desa: int | None) -> dict[str, int | None]:
    return {"Jumlah desa tertib": tertib, "Jumlah desa": desa}


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (
            ikukit.contributions(SHARE, values(9, 12), values(6, 12)),
            "Hasil turun 25 poin persen: dari 75 % menjadi 50 %.\n"
            '- "Jumlah desa tertib" dari 9 menjadi 6: -25 poin persen\n'
            "Cara: nilai Shapley (rata-rata atas semua urutan perubahan); jumlah sumbangan tepat sama dengan perubahan "
            "hasil.",
        ),
        (ikukit.contributions(SHARE, values(9, 12), values(9, 12)), "Hasil tetap: dari 75 % menjadi 75 %."),
        (
            ikukit.contributions(SHARE, values(9, None), values(6, 12)),
            'Perubahan tidak dapat diuraikan: pada periode awal nilai "Jumlah desa" belum ada.',
        ),
        (
            ikukit.contributions(SHARE, values(9, 12), values(6, 0)),
            'Perubahan tidak dapat diuraikan: pada periode akhir pembagi "Jumlah desa" bernilai 0.',
        ),
        (
            ikukit.contributions(
                ikukit.parse("Jumlah rapat / (Jumlah desa - Jumlah kelurahan)"),
                {"Jumlah rapat": 1, "Jumlah desa": 2, "Jumlah kelurahan": 1},
                {"Jumlah rapat": 1, "Jumlah desa": 1, "Jumlah kelurahan": 0},
            ),
            "Hasil tetap: dari 1 menjadi 1.\n"
            'Perubahan tidak dapat diuraikan: pembagi "Jumlah desa dikurangi Jumlah kelurahan" bernilai 0 '
            "bila hanya sebagian variabel berubah.",
        ),
        (
            ikukit.contributions(Indicator("Persentase desa"), {}, {}),
            "Perubahan tidak dapat diuraikan: rumus belum ada.",
        ),
    ],
)
def test_the_whole_answer(found: Contributions, told: str) -> None:
    assert str(found) == told


def by_orders(formula: ikukit.Formula, old: dict[str, int], new: dict[str, int]) -> dict[str, Fraction]:
    """The average over all orders, as the definition says it."""
    changed = [label for label in old if old[label] != new[label]]
    amounts = dict.fromkeys(changed, Fraction(0))
    orders = list(permutations(changed))
    for order in orders:
        numbers = dict(old)
        before = calculate(formula.tree, numbers)
        for label in order:
            numbers[label] = new[label]
            after = calculate(formula.tree, numbers)
            amounts[label] += (Fraction(after[0], after[1]) - Fraction(before[0], before[1])) / len(orders)
            before = after
    return amounts


@settings(max_examples=100)
@given(strategies.formulas(6), st.data())
def test_the_parts_are_those_of_the_definition_and_add_up(formula: ikukit.Formula, data: st.DataObject) -> None:
    labels = [variable.label for variable in formula.variables]
    old, new = ({label: data.draw(st.integers(0, 5)) for label in labels} for _ in range(2))
    found = ikukit.contributions(formula, old, new)
    if found.change is None:
        assert (bool(found.reason), found.parts) == (True, ())
        return
    try:
        amounts = by_orders(formula, old, new)
    except BlamedError:
        assert (bool(found.reason), found.parts) == (True, ())
        return
    assert {part.label: part.amount for part in found.parts} == amounts
    assert sum(part.amount for part in found.parts) == found.change


def test_many_variables_are_divided_in_order_and_that_is_said() -> None:
    count = MOST_TOGETHER + 1
    formula = ikukit.parse(" + ".join(f"Jumlah desa ke{chr(97 + i)}" for i in range(count)))
    labels = [variable.label for variable in formula.variables]
    assert len(labels) == count
    found = ikukit.contributions(formula, dict.fromkeys(labels, 1), {label: i + 2 for i, label in enumerate(labels)})
    assert found.method is Method.ORDERED
    assert [part.amount for part in found.parts] == list(range(1, count + 1))
    assert str(found).splitlines()[-1] == (
        "Cara: berurutan menurut rumus (variabelnya terlalu banyak untuk semua urutan); "
        "jumlah sumbangan tepat sama dengan perubahan hasil."
    )
