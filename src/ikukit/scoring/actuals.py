"""The actual value of an indicator in a period, and for the year: computed, given, or printed in the document."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from attrs import evolve, field, frozen

from ikukit.aims import AimKind, plain_unit, read_aim
from ikukit.evaluation.composition import dependencies
from ikukit.evaluation.linking import Computed, compute
from ikukit.finding import Finding, Place, finding
from ikukit.formula.computing.binding import Gap, Value, bind
from ikukit.formula.computing.result import Result, Status
from ikukit.model import Consolidation, Document, Indicator
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
class Pooled:
    """The values of a year, put together out of those of its parts; ``unknown``: nobody said how."""

    numbers: Mapping[str, Fraction | int] = field(factory=dict)
    gaps: tuple[Gap, ...] = ()
    findings: tuple[Finding, ...] = ()
    way: Consolidation | None = None
    unknown: bool = False


@frozen
class Quarters:
    """All that is known of one indicator: its values and given actual values by period."""

    indicator: Indicator
    values: Mapping[Period, Mapping[str, Value]]
    given: Mapping[Period, Value]
    printed: Mapping[Period, str]
    computed: Mapping[Period, Computed]
    """What its formula gives in each period, with the results of the indicators that it uses."""
    blank: Computed
    """What it gives without any value."""
    yearly: Mapping[int | None, tuple[Pooled, Computed]] = field(factory=dict)
    """For each year that is cut into parts: its values put together, and what the formula gives for them."""

    @property
    def periods(self) -> tuple[Period, ...]:
        """The periods that there is anything for."""
        return tuple(sorted({*self.values, *self.given, *self.printed}, key=lambda period: period.key))

    def has(self, period: Period) -> bool:
        """Whether there is anything for ``period`` as such, or it is computed from other indicators."""
        made = self.computed.get(period)
        return period in self.values or period in self.given or (made is not None and made.result.value is not None)

    def in_period(self, period: Period) -> Actual:
        """The actual value in one period as such."""
        if period in self.given:
            told = _read_given(self.indicator, self.given[period], Origin.GIVEN)
            return evolve(told, findings=told.findings + tuple(self._against_formula(period, told)))
        made = self.computed.get(period, self.blank)
        own = any(value not in (None, "") for value in self.values.get(period, {}).values())
        printed = next((text for known, text in self.printed.items() if known.fits(period)), None)
        if own or printed is None or made.result.value is not None:
            return Actual(made.result, numbers=made.binding.numbers if made.binding else {})
        told = _read_given(self.indicator, printed, Origin.PRINTED)
        found = finding("actual-printed", place=Place(field="extra"), written=fold(printed))
        return evolve(told, findings=(*told.findings, found))

    def _against_formula(self, period: Period, told: Actual) -> list[Finding]:
        """What to say where the given value and the formula disagree by more than the rounding of the given one."""
        computed = self.computed[period].result if period in self.computed else self.blank.result
        if told.result.value is None or computed.value is None:
            return []
        given = self.given[period]
        spread = Fraction(1, 10 ** _decimals(given)) if isinstance(given, str) else Fraction(0)
        low, high = told.result.value - spread, told.result.value + spread
        if Interval(low, high).holds(computed.value):
            return []
        return [finding("actual-differs-from-formula", given=str(told.result), computed=str(computed))]

    def whole(self, year: int | None, ways: Ways, pooling: Pooling) -> Actual:
        """The actual value of ``year`` out of its quarters."""
        counted = {period for period, made in self.computed.items() if made.result.value is not None}
        parts = tuple(p for p in self.parts(counted) if p.part is not Part.YEAR and p.year == year)
        pooled, made = self.yearly.get(year, (Pooled(), self.blank))
        direct = any(part in self.given for part in parts)
        counts = bool(self.values) or bool(counted) or not parts
        if self.indicator.formula is None or direct or not counts or pooling is Pooling.RESULTS:
            return self._of_results(parts, ways, None if direct else made.result)
        if pooled.unknown:
            return _unknown_way(self.indicator.formula.unit)
        result, binding = made.result, made.binding
        if pooled.gaps and result.value is None and binding is not None:
            known = {gap.label: gap for gap in pooled.gaps}
            reasons = tuple(known.get(gap.label, gap).reason for gap in binding.gaps)
            result = evolve(result, reason="; ".join(map(str, reasons)), reasons=reasons)
        return Actual(
            result,
            consolidation=pooled.way,
            findings=pooled.findings,
            numbers=binding.numbers if binding else {},
        )

    def parts(self, counted: Iterable[Period]) -> tuple[Period, ...]:
        """The periods that there is anything for, those in which it is ``counted`` from others included."""
        return tuple(sorted({*self.periods, *counted}, key=lambda period: period.key))

    def pool(self, year: int | None, ways: Ways) -> Pooled:
        """The values of this indicator for ``year``, put together out of those of its parts."""
        formula = self.indicator.formula
        parts = [period for period in self.periods if period.part is not Part.YEAR and period.year == year]
        if formula is None or not any(part in self.values for part in parts):
            return Pooled()
        pool = Pool(formula, tuple((p, bind(formula.variables, self.values[p])) for p in parts if p in self.values))
        reported = pool.reported()
        labels = {v.label: v.name for v in formula.variables if pool.mentions(v.label)}
        ways_by_label = {label: self._way(ways, label, name) for label, name in labels.items()}
        if len(reported) == 1:
            ways_by_label = {label: way or Consolidation.LAST for label, way in ways_by_label.items()}  # all agree
        known = {label: way for label, way in ways_by_label.items() if way is not None}
        if len(known) < len(labels):
            return Pooled(unknown=True)
        binding, findings = pool.consolidate(known)
        findings += tuple(incomplete([period for period, _ in reported]))
        single = set(known.values())
        way = single.pop() if len(single) == 1 else self.way(ways)
        return Pooled(binding.numbers, binding.gaps, findings, way)

    def _of_results(self, parts: tuple[Period, ...], ways: Ways, pooled: Result | None) -> Actual:
        """The results of the parts put together; ``pooled`` is what the values put together would give."""
        actuals = [(part, self.in_period(part)) for part in parts]
        there = [(part, one) for part, one in actuals if one.grade or one.result.value is not None]
        findings = tuple(found for _, one in actuals for found in one.findings)
        if not there:
            return actuals[-1][1] if actuals else Actual(self.blank.result)
        findings += tuple(incomplete([part for part, _ in there]))
        last, way = there[-1][1], self.way(ways) or (Consolidation.LAST if len(there) == 1 else None)
        if any(one.grade for _, one in there):
            return evolve(last, consolidation=Consolidation.LAST, findings=findings)
        if way is None:
            return _unknown_way(last.result.unit)
        values = [one.result.value for _, one in there if one.result.value is not None]
        made = evolve(last.result, value=combine(values, way))
        if way is not Consolidation.LAST and len(values) > 1:
            other = "-" if pooled is None or pooled.value is None else str(pooled)
            told = str(Result(made.value, made.unit))
            findings += (finding("results-consolidated", value=told, way=way.value, other=other),)
        return Actual(made, "", last.origin, way, findings)

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


def quarters_of(document: Document, inputs: Inputs, year: int | None, ways: Ways) -> tuple[Quarters, ...]:
    """All that ``inputs`` and ``document``, of ``year``, know of each indicator, computed by period and by year.

    Indicators that use each other take their values from each other as in ``ikukit.evaluate``: in each period, and for
    the year from values put together.
    """
    linked = dependencies(document)
    made = {
        period: compute(document, {}, particular=dict(enumerate(values, 1)), linked=linked)
        for period, values in inputs.values.items()
    }
    blank = compute(document, {}, linked=linked)
    known = []
    for place, indicator in enumerate(document.indicators):
        values = {period: given[place] for period, given in inputs.values.items() if given[place]}
        given = {period: value for (period, position), value in inputs.actuals.items() if position == place + 1}
        computed = {period: all_[place] for period, all_ in made.items()}
        known.append(Quarters(indicator, values, given, printed_actuals(indicator, year), computed, blank[place]))
    yearly: list[dict[int | None, tuple[Pooled, Computed]]] = [{} for _ in known]
    for when in {period.year for period in made if period.part is not Part.YEAR}:
        pools = [one.pool(when, ways) for one in known]
        particular = {position: pool.numbers for position, pool in enumerate(pools, 1)}
        results = compute(document, {}, particular=particular, linked=linked)
        for place, (pool, result) in enumerate(zip(pools, results, strict=True)):
            yearly[place][when] = pool, result
    return tuple(evolve(one, yearly=years) for one, years in zip(known, yearly, strict=True))
