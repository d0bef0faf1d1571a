"""The catalogue of achievement rules: worked examples of the sources, zeros, bounds, and how far rules disagree."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ikukit
from ikukit.aims import Aim, AimKind, read_aim
from ikukit.model import Direction
from ikukit.numbers import parse_number
from ikukit.reference.grades import grade_scales
from ikukit.reporting.scoring_page import with_tables
from ikukit.scoring.achievement import CAPS, RULES, ZERO_PRACTICES, AchievementRule, Example, Policy, rules_for
from ikukit.scoring.disagreement import compare_rules, disagreement_table
from ikukit.scoring.rounding import Rounding, rounded

EXAMPLES = [(rule, example) for rule in RULES.values() for example in rule.examples]
PAGE = Path(__file__).parent.parent / "docs" / "scoring.md"


def aim_of(target: str) -> Aim:
    """The target; a grade as its number in the ranking of SAKIP."""
    aim = read_aim(target)
    assert aim is not None
    if aim.kind is not AimKind.GRADE:
        return aim
    value = grade_scales()["sakip-rank"].values[aim.grade]
    return Aim(target, AimKind.NUMBER, value, value)


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=[f"{rule.name} {one.target}" for rule, one in EXAMPLES])
def test_the_worked_examples(rule: AchievementRule, example: Example) -> None:
    """A source may cut decimals off or round them; PermenPANRB 8/2021 prints 113 % where its own rule gives 102,22."""
    value = rule.achieve(aim_of(example.target), example.actual, Policy()).value
    assert value is not None
    printed = parse_number(example.printed)
    decimals = len(example.printed.rstrip(" %").partition(",")[2])
    ways = {rounded(value, decimals, way) for way in (Rounding.HALF_UP, Rounding.TRUNCATED)}
    assert (printed in ways) is example.recomputes


def test_every_rule_has_an_example_a_source_and_a_formula_that_is_read_without_a_doubt() -> None:
    for rule in RULES.values():
        assert rule.examples
        assert rule.source
        assert all(rule.title)
        assert not rule.parsed.findings
        assert not rule.parsed.readings
        assert rule.parsed.unit == "persen"
        assert {variable.label for variable in rule.parsed.variables} == {"Target", "Realisasi"}


def test_every_direction_and_kind_of_target_has_a_rule_or_none_by_intention() -> None:
    none = {(d, k) for d in Direction for k in AimKind if not rules_for(d, k)}
    assert none == {(Direction.STABILIZE, AimKind.AT_LEAST), (Direction.STABILIZE, AimKind.AT_MOST)}


CLOSED = {
    "maximize": lambda t, r: r / t * 100,
    "minimize-a": lambda t, r: (t - (r - t)) / t * 100,
    "minimize-b": lambda t, r: t / r * 100,
    "minimize-c": lambda t, r: (t - r) / t * 100,
    "stabilize-a": lambda t, r: (1 - abs(1 - r / t)) * 100,
    "stabilize-b": lambda t, r: r / t * 100,
    "stabilize-b-minimize": lambda t, r: (1 + (1 - r / t)) * 100,
    "grade": lambda t, r: r / t * 100,
}
positive = st.fractions(Fraction(1, 100), 10_000, max_denominator=100)


@given(st.sampled_from(sorted(RULES)), positive, positive)
def test_the_formula_of_a_rule_says_what_its_name_says(name: str, target: Fraction, actual: Fraction) -> None:
    assert RULES[name].compute(target, actual).value == CLOSED[name](target, actual)


@given(st.sampled_from(["stabilize-a", "stabilize-b", "stabilize-b-minimize"]), positive, positive, positive)
def test_a_range_has_no_step_at_its_ends(name: str, one: Fraction, width: Fraction, actual: Fraction) -> None:
    aim = Aim("", AimKind.RANGE, one, one + width)
    assert aim.low is not None
    assert aim.high is not None
    value = RULES[name].achieve(aim, actual, Policy()).value
    assert value is not None
    assert (value == 100) == (aim.low <= actual <= aim.high)
    for end in (aim.low, aim.high):
        near = RULES[name].achieve(aim, end + Fraction(1, 10**12), Policy()).value
        assert near is not None
        assert abs(near - 100) < Fraction(1, 10**6)


ZEROS: list[tuple[str, int, int, dict[str, int], Any]] = [
    ("maximize", 0, 5, {}, 'pembagi "Target" bernilai 0'),
    ("maximize", 0, 5, {"zero_target": 100}, 100),
    ("maximize", 0, 5, {"zero_target": 0}, 0),
    ("maximize", 0, 0, {"zero_target": 0}, 'pembagi "Target" bernilai 0'),
    ("maximize", 0, 0, {"both_zero": 100}, 100),
    ("maximize", 5, 0, {"zero_actual": 100}, 0),  # the formula has an answer
    ("minimize-b", 5, 0, {}, 'pembagi "Realisasi" bernilai 0'),
    ("minimize-b", 5, 0, {"zero_actual": 100}, 100),
    ("minimize-b", 0, 5, {"zero_target": 100}, 0),  # 0 / 5 has an answer
    ("minimize-a", 5, 0, {}, 200),
    ("minimize-a", 5, 0, {"cap": 120}, 120),
    ("minimize-a", 5, 20, {}, -200),
    ("minimize-a", 5, 20, {"floor": 0}, 0),
    ("minimize-b", 5, 0, {"zero_actual": 200, "cap": 120}, 120),
]


@pytest.mark.parametrize(("name", "target", "actual", "policy", "expected"), ZEROS)
def test_zeros_and_bounds_are_the_policy_s(
    name: str, target: int, actual: int, policy: dict[str, int], expected: Any
) -> None:
    result = RULES[name].achieve(
        Aim("", AimKind.NUMBER, Fraction(target), Fraction(target)),
        Fraction(actual),
        Policy(**policy),  # type: ignore[arg-type]
    )
    assert (result.reason if result.value is None else result.value) == expected


def test_practices_and_bounds_name_their_sources_and_contradict_each_other() -> None:
    assert all(one.source for one in CAPS)
    assert all(one.source for one in ZERO_PRACTICES)
    assert {one.achievement for one in ZERO_PRACTICES if one.case == "zero_target"} == {100, None, 0}
    assert {one.case for one in ZERO_PRACTICES} == {"zero_target", "zero_actual", "both_zero"}


def test_how_far_the_rules_disagree() -> None:
    told = compare_rules("100", 120, Direction.MINIMIZE)
    assert {name: str(result) for name, result in told.achievements.items()} == {
        "minimize-a": "80 %",
        "minimize-b": "83,33 %",
        "minimize-c": "-20 %",
    }
    assert told.spread == Fraction(310, 3)
    assert str(compare_rules("80-90 %", "92 %")) == (
        "target 80-90 %, realisasi 92: stabilize-a 97,78 %; stabilize-b 102,22 %; stabilize-b-minimize 97,78 % "
        "(selisih 4,44 poin persen)"
    )
    assert [one.spread for one in disagreement_table([("10", 10), ("10", 20)], Direction.MINIMIZE)] == [100, 150]
    with pytest.raises(ValueError, match='harus berupa angka, bukan "WTP" dan "1"'):
        compare_rules("WTP", 1)


@given(positive, positive)
def test_rules_for_lower_is_better_agree_on_the_side_of_the_target(target: Fraction, actual: Fraction) -> None:
    """However far A and B lie apart, both are over 100 exactly where less was reached than the target allows."""
    a, b = (RULES[name].compute(target, actual).value for name in ("minimize-a", "minimize-b"))
    assert a is not None
    assert b is not None
    assert (a > 100) == (b > 100) == (actual < target)
    assert b >= a  # t/r + r/t >= 2


def test_the_page_has_the_tables_of_the_catalogues() -> None:
    page = PAGE.read_text("utf-8")
    assert with_tables(page) == page, "run: python docs/make_scoring.py"


def test_a_name_that_is_not_there_is_suggested() -> None:
    with pytest.raises(KeyError, match="maksud Anda"):
        ikukit.score(ikukit.Document(), rule="maksimize")
