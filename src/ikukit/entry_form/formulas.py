"""The live formulas of the form: the same arithmetic as ``ikukit.score``, written for a spreadsheet.

Texts of formulas without their equals sign, with the English function names and commas that files store. Where a
number is missing, or a divisor is 0, a formula gives the empty text, never an error.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from ikukit.aims import Aim, AimKind
from ikukit.formula.formula import Formula
from ikukit.formula.rendering.excel import to_excel
from ikukit.model import Consolidation, Indicator
from ikukit.numbers import exact_number
from ikukit.reference.grades import grade_scales
from ikukit.scoring.achievement import ACTUAL, TARGET, AchievementRule, Policy
from ikukit.scoring.choice import choose_direction, choose_rule
from ikukit.scoring.scales import Scale
from ikukit.scoring.scoring import unit_factor

WAYS = {Consolidation.SUM: "Jumlah", Consolidation.AVERAGE: "Rata-rata", Consolidation.LAST: "Nilai akhir"}
"""What the form calls the ways in which quarters make a year."""
_STEADY = 9
"""Decimals to which an achievement is rounded before it is compared with a bound: doubles carry noise behind them."""


def year_of(quarters: str, cells: Sequence[str], way: str) -> str:
    """The number of the year from the cells of the four quarters, as the cell ``way`` says."""
    chosen = (
        f'IF({way}="{WAYS[Consolidation.SUM]}",SUM({quarters}),'
        f'IF({way}="{WAYS[Consolidation.AVERAGE]}",AVERAGE({quarters}),'
        f'IF(OR({way}="{WAYS[Consolidation.LAST]}",COUNT({quarters})=1),{_last(cells)},"")))'
    )
    return f'IF(OR(COUNT({quarters})=0,COUNTA({quarters})>COUNT({quarters})),"",{chosen})'


def year_of_results(quarters: str, cells: Sequence[str], way: str) -> str:
    """The same for actual values that are entered as such: what is no number is passed over, grades are not added."""
    grade = f'IF(COUNTA({quarters})>0,{_last(cells)},"")'
    numbers = year_of(quarters, cells, way)
    return f"IF(COUNT({quarters})=0,{grade},{numbers})"


def _last(cells: Sequence[str]) -> str:
    """The last of ``cells`` that is filled in."""
    found = cells[0]
    for cell in cells[1:]:
        found = f'IF({cell}<>"",{cell},{found})'
    return found


def reported(ranges: Sequence[str]) -> str:
    """In how many quarters anything is filled in, over the rows of an indicator's variables.

    >>> reported(["A1:D1"])
    'SUMPRODUCT(--((0+(A1:D1<>""))>0))'
    """
    # To Excel a truth value is greater than any number, FALSE too: only sums are compared.
    filled = "+".join(["0", *(f'({one}<>"")' for one in ranges)])
    return f"SUMPRODUCT(--(({filled})>0))"


def value_of(formula: Formula, cells: Mapping[str, str]) -> str:
    """The value of an indicator, its variables in ``cells``. Raises ``ValueError`` where Excel cannot hold it."""
    return to_excel(formula.tree, cells).removeprefix("=")


def whole_value_of(formula: Formula, cells: Mapping[str, str], count: str, rows: Sequence[tuple[str, str]]) -> str:
    """The value of an indicator for the year.

    ``count`` is the cell with the number of quarters reported, ``rows`` are range of quarters and cell of the way of
    each variable: what is added up or averaged must be there in every reported quarter.
    """
    lacking = ",".join(f'AND({way}<>"{WAYS[Consolidation.LAST]}",COUNT({quarters})<{count})' for quarters, way in rows)
    return f'IF(OR({lacking}),"",{value_of(formula, cells)})' if rows else value_of(formula, cells)


def rule_for(indicator: Indicator, aim: Aim) -> AchievementRule | None:
    """The rule by which ``ikukit.score`` would compare, when nobody names one."""
    direction, _ = choose_direction(indicator, aim, None)
    return choose_rule(direction, aim, Fraction(1), Policy(), ())[0]


def achievement_of(indicator: Indicator, aim: Aim, unit: str, target: str, actual: str) -> str:
    """The achievement in percent of the cell ``actual``, in ``unit``, against ``aim``; a plain number stands in the
    cell ``target``. "" where they do not compare."""
    rule, factor = rule_for(indicator, aim), unit_factor(indicator, aim, unit)
    if aim.kind is AimKind.GRADE:
        return _by_grade(aim.grade, actual)
    if rule is None or factor is None:
        return ""
    reached = actual if factor == 1 else f"({actual}*{factor})"
    if aim.kind is AimKind.NUMBER:
        return _achieved(rule, target, reached)
    if aim.kind is not AimKind.RANGE:
        assert aim.value is not None
        return _achieved(rule, _constant(aim.value), reached)
    assert aim.low is not None
    assert aim.high is not None
    low, high = _constant(aim.low), _constant(aim.high)
    below, above = _achieved(rule, low, reached), _achieved(rule, high, reached)
    return f'IF(COUNT({actual})<1,"",IF({reached}<{low},{below},IF({reached}>{high},{above},100)))'


def _achieved(rule: AchievementRule, target: str, actual: str) -> str:
    return to_excel(rule.parsed.tree, {TARGET: target, ACTUAL: actual}).removeprefix("=")


def _by_grade(wanted: str, actual: str) -> str:
    """The achievement of a grade: by the numbers of the grades, and 100 for the grade that was aimed at."""
    scale = next((one for name in Policy().grades if wanted in (one := grade_scales()[name]).values), None)
    result = '""'
    for grade, value in scale.values.items() if scale else ():
        result = f'IF({actual}="{grade}",{_constant(value / scale.values[wanted] * 100)},{result})' if scale else result
    return f'IF({actual}="{wanted}",100,{result})'


def rating_of(scale: Scale, achievement: str) -> str:
    """The label of the step that the cell ``achievement`` belongs to."""
    decimals = _STEADY if scale.decimals is None else scale.decimals
    seen = f"ROUND({achievement},{decimals})"
    result = '""'
    for step in reversed(scale.steps):
        if step.bound is None:
            result = _text(step.label)
        else:
            sign = ">=" if step.closed else ">"
            result = f"IF({seen}{sign}{_constant(step.bound)},{_text(step.label)},{result})"
    return f'IF(COUNT({achievement})<1,"",{result})'


def exceeding(part: Sequence[str], whole: Sequence[str], title: str) -> str:
    """What is wrong with a row whose numbers may not exceed those of another: the quarters, or nothing."""
    quarters = ("TW I", "TW II", "TW III", "TW IV")
    pairs = zip(part, whole, quarters, strict=True)
    told = "&".join(f'IF(AND(COUNT({one},{other})=2,{one}>{other}),"{quarter} ","")' for one, other, quarter in pairs)
    return f'IF({told}="","",{told}&{_text(f"lebih dari {title}")})'


def _constant(value: Fraction) -> str:
    text = exact_number(abs(value))
    size = f"({abs(value).numerator}/{value.denominator})" if text is None else text.replace(".", "").replace(",", ".")
    return f"(-{size})" if value < 0 else size


def _text(words: str) -> str:
    """A text inside a formula; Excel takes 255 characters at most."""
    return '"' + words[:250].replace('"', '""') + '"'
