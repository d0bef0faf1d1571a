"""The actual value of an indicator in a period, and for the year: computed, given, or printed in the document."""

from collections.abc import Mapping
from fractions import Fraction

from attrs import evolve, field, frozen

from ikukit.aims import AimKind, plain_unit, read_aim
from ikukit.evaluation import evaluate
from ikukit.finding import Finding, Place, finding
from ikukit.formula.binding import Binding, Value, bind
from ikukit.formula.evaluator import evaluate_bound
from ikukit.formula.result import Result, Status
from ikukit.model import Consolidation, Indicator
from ikukit.numbers import format_number
from ikukit.refusals import Words
from ikukit.scoring.consolidation import Pool, Pooling, Ways, combine, incomplete, read_way
from ikukit.scoring.inputs import Inputs, as_number, printed_actuals
from ikukit.scoring.periods import Part, Period
from ikukit.scoring.rounding import Interval
from ikukit.scoring.scorecard import Origin
from ikukit.source import fold


@frozen
class Actual:
    """What was reached: a number or a grade, where it comes from, how quarters became a year, what is doubtful."""

    result: Result
    grade: str = ""
    origin: Origin = Origin.COMPUTED
    consolidation: Consolidation | None = None
    findings: tuple[Finding, ...] = ()
    numbers: Mapping[str, Fraction | int] = field(factory=dict, eq=False)
    """What was put into the formula, by label."""


@frozen
class Quarters:
    """All that is known of one indicator: its values and given actual values by period."""

    indicator: Indicator
    values: Mapping[Period, Mapping[str, Value]]
    given: Mapping[Period, Value]
    printed: Mapping[Period, str] = field(factory=dict)

    @property
    def periods(self) -> tuple[Period, ...]:
        """The periods that there is anything for."""
        return tuple(sorted({*self.values, *self.given, *self.printed}, key=lambda period: period.key))

    def in_period(self, period: Period) -> Actual:
        """The actual value in one period as such."""
        if period in self.given:
            told = _read_given(self.indicator, self.given[period], Origin.GIVEN)
            return evolve(told, findings=told.findings + tuple(self._against_formula(period, told)))
        values = self.values.get(period, {})
        printed = next((text for known, text in self.printed.items() if known.fits(period)), None)
        if any(value not in (None, "") for value in values.values()) or printed is None:
            formula = self.indicator.formula
            if formula is None:
                return Actual(evaluate(self.indicator, {}))
            binding = bind(formula.variables, values)
            return Actual(evaluate_bound(formula, binding), numbers=binding.numbers)
        told = _read_given(self.indicator, printed, Origin.PRINTED)
        found = finding("actual-printed", place=Place(field="extra"), written=fold(printed))
        return evolve(told, findings=(*told.findings, found))

    def _against_formula(self, period: Period, told: Actual) -> list[Finding]:
        """What to say where the given value and the formula disagree by more than the rounding of the given one."""
        formula, values = self.indicator.formula, self.values.get(period)
        if formula is None or not values or told.result.value is None:
            return []
        computed = evaluate_bound(formula, bind(formula.variables, values))
        if computed.value is None:
            return []
        given = self.given[period]
        spread = Fraction(1, 10 ** _decimals(given)) if isinstance(given, str) else Fraction(0)
        low, high = told.result.value - spread, told.result.value + spread
        if Interval(low, high).holds(computed.value):
            return []
        return [finding("actual-differs-from-formula", given=str(told.result), computed=str(computed))]

    def whole(self, year: int | None, ways: Ways, pooling: Pooling) -> Actual:
        """The actual value of ``year`` out of its quarters."""
        parts = tuple(period for period in self.periods if period.part is not Part.YEAR and period.year == year)
        formula = self.indicator.formula
        from_values = [period for period in parts if period in self.values and period not in self.given]
        if formula is not None and from_values == list(parts) and pooling is Pooling.VARIABLES:
            return self._pooled(parts, ways)
        return self._of_results(parts, ways)

    def _pooled(self, parts: tuple[Period, ...], ways: Ways) -> Actual:
        formula = self.indicator.formula
        assert formula is not None
        pool = Pool(formula, tuple((part, bind(formula.variables, self.values[part])) for part in parts))
        by_label = {variable.label: self._way(ways, variable.label, variable.name) for variable in formula.variables}
        if len(pool.reported()) == 1:
            by_label = {label: way or Consolidation.LAST for label, way in by_label.items()}  # all ways agree
        known = {label: way for label, way in by_label.items() if way is not None}
        if len(known) < len(by_label):
            return _unknown_way(formula.unit)
        binding, findings = pool.consolidate(known.__getitem__)
        findings += tuple(incomplete([period for period, _ in pool.reported()]))
        result = evaluate_bound(formula, Binding(binding.numbers, binding.gaps))
        if binding.gaps:
            reasons = tuple(gap.reason for gap in binding.gaps)
            result = evolve(result, reason="; ".join(map(str, reasons)), reasons=reasons)
        single = set(known.values())
        way = single.pop() if len(single) == 1 else self.way(ways)
        return Actual(result, consolidation=way, findings=findings, numbers=binding.numbers)

    def _of_results(self, parts: tuple[Period, ...], ways: Ways) -> Actual:
        actuals = [(part, self.in_period(part)) for part in parts]
        there = [(part, one) for part, one in actuals if one.grade or one.result.value is not None]
        findings = tuple(found for _, one in actuals for found in one.findings)
        if not there:
            return actuals[-1][1] if actuals else Actual(evaluate(self.indicator, {}))
        findings += tuple(incomplete([part for part, _ in there]))
        last, way = there[-1][1], self.way(ways) or (Consolidation.LAST if len(there) == 1 else None)
        if any(one.grade for _, one in there):
            return evolve(last, consolidation=Consolidation.LAST, findings=findings)
        if way is None:
            return _unknown_way(last.result.unit)
        values = [one.result.value for _, one in there if one.result.value is not None]
        value = combine(values, way)
        if way is not Consolidation.LAST and len(values) > 1:
            findings += (self._averaged(value, last.result.unit, way, ways),)
        return Actual(evolve(last.result, value=value), "", last.origin, way, findings)

    def _averaged(self, value: Fraction, unit: str, way: Consolidation, ways: Ways) -> Finding:
        """That results were put together, and what the variables would have given."""
        told = Result(value, unit)
        other = "-"
        if self.indicator.formula is not None and any(self.values.values()):
            pooled = self.whole(next(iter(self.values)).year, ways, Pooling.VARIABLES) if not self.given else None
            other = str(pooled.result) if pooled and pooled.result.value is not None else "-"
        return finding("results-consolidated", value=str(told), way=way.value, other=other)

    def way(self, ways: Ways) -> Consolidation | None:
        """How the quarters of this indicator make a year, as asked for or as the document says."""
        return self._way(ways, "")

    def _way(self, ways: Ways, *names: str) -> Consolidation | None:
        if isinstance(ways, Mapping):
            folded = {fold(key).casefold(): way for key, way in ways.items()}
            found = next(
                (folded[fold(name).casefold()] for name in (*names, "") if fold(name).casefold() in folded), None
            )
            return self.indicator.consolidation if found is None else read_way(found)
        return self.indicator.consolidation if ways is None else read_way(ways)


def _unknown_way(unit: str) -> Actual:
    return Actual(
        _gap(unit, Status.MISSING, Words("consolidation-not-said")), findings=(finding("consolidation-unknown"),)
    )


def _gap(unit: str, status: Status, why: Words) -> Result:
    return Result(None, unit, status, str(why), reasons=(why,))


def _read_given(indicator: Indicator, value: Value, origin: Origin) -> Actual:
    """A value that is given as such: a number, or a text with a number or a grade in it."""
    number = as_number(value)
    unit = plain_unit(indicator.unit or "") or (indicator.formula.unit if indicator.formula else "")
    if number is not None:
        return Actual(Result(number, unit), origin=origin)
    text = str(value or "")
    aim = read_aim(text)
    if aim is not None and aim.kind is AimKind.GRADE:
        return Actual(_gap("", Status.NOT_A_NUMBER, Words("actual-grade")), aim.grade, origin)
    if aim is None or aim.kind is not AimKind.NUMBER:
        if not text.strip():
            return Actual(_gap(unit, Status.MISSING, Words("actual-missing")), origin=origin)
        why = Words("actual-unread", {"text": fold(text)})
        return Actual(_gap(unit, Status.NOT_A_NUMBER, why), origin=origin)
    findings = tuple(
        finding("value-ambiguous", label="realisasi", written=fold(text), read=format_number(one.value),
                other=format_number(one.other))
        for one in aim.doubtful if one.other is not None
    )  # fmt: skip
    return Actual(Result(aim.value, aim.unit or unit), origin=origin, findings=findings)


def _decimals(text: str) -> int:
    """How many decimals stand in a printed number."""
    _, comma, behind = text.partition(",")
    return len([digit for digit in behind if digit.isdigit()]) if comma else 0


def quarters_of(indicator: Indicator, position: int, inputs: Inputs, year: int | None) -> Quarters:
    """All that ``inputs`` and the document itself, of ``year``, know of one indicator."""
    values = {period: given[position - 1] for period, given in inputs.values.items() if given[position - 1]}
    given = {period: value for (period, place), value in inputs.actuals.items() if place == position}
    return Quarters(indicator, values, given, printed_actuals(indicator, year))
