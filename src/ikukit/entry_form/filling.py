"""What is written in a form, made into what ``ikukit.score`` takes: a document with its targets, numbers, ways."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from attrs import evolve, field, frozen

from ikukit.entry_form.plan import QUARTERS, WHOLE_YEAR, EntryForm, TargetRow
from ikukit.figures import Figures
from ikukit.model import Consolidation, Document, Indicator, Target
from ikukit.numbers import exact_number, parse_number
from ikukit.scoring.periods import read_period
from ikukit.scoring.scales import Scale
from ikukit.scoring.scorecard import Scorecard
from ikukit.scoring.scoring import score

Written = Mapping[str, Mapping[int, str]]
"""Texts of cells by key of the row and number of the quarter (0: the year), numbers in Indonesian notation."""
_NAMES = {period.number: period.text for period in QUARTERS}


@frozen
class FilledForm:
    """A form that was filled in. ``ways`` are those of single variables; where all variables of an indicator have one,
    the indicator of ``document`` has it."""

    document: Document
    figures: Figures
    ways: Mapping[str, Consolidation] = field(factory=dict)
    scale: Scale | None = None

    def score(self) -> Scorecard:
        """Targets against actual values, exactly: what the sheets of the form show."""
        return score(self.document, self.figures, consolidation=self.ways, scale=self.scale)


def fill(form: EntryForm, written: Written, ways: Mapping[str, Consolidation | None]) -> FilledForm:
    """``form`` with what is ``written`` in its rows and the ``ways`` chosen in them."""
    mixed: dict[str, Consolidation] = {}
    indicators = []
    for position, indicator in enumerate(form.document.indicators, 1):
        rows = [row for row in (*form.variables, *form.actuals) if position in row.indicators]
        chosen = {ways.get(row.key) for row in rows}
        way = chosen.pop() if len(chosen) == 1 else None
        for row in form.variables if way is None else ():
            found = ways.get(row.key)
            mixed.update({label: found for label in row.labels.get(position, ()) if found is not None})
        kept = {
            heading: text for heading, text in indicator.extra.items() if not heading.casefold().startswith("realisasi")
        }
        targets = _targets(indicator, form.targets[position - 1], written, form.year)
        indicators.append(evolve(indicator, consolidation=way, targets=targets, extra=kept))
    document = evolve(form.document, indicators=indicators, year=form.year)
    return FilledForm(document, _figures(form, written), mixed, form.scale)


def number_text(value: Fraction) -> str:
    """A number in Indonesian notation that can be read in one way only."""
    text = exact_number(value) or str(Fraction(value).limit_denominator())
    whole, comma, part = text.partition(",")
    return f"{text}0" if comma and len(part) == 3 and len(whole.lstrip("-")) <= 3 else text


def _figures(form: EntryForm, written: Written) -> Figures:
    periods = {}
    for period in QUARTERS:
        particular: dict[int, dict[str, str]] = {}
        for row in form.variables:
            text = written.get(row.key, {}).get(period.number, "")
            for position, labels in row.labels.items() if text else ():
                particular.setdefault(position, {}).update(dict.fromkeys(labels, text))
        for direct in form.actuals:
            text = written.get(direct.key, {}).get(period.number, "")
            if text:
                particular.setdefault(direct.indicators[0], {})["Realisasi"] = text
        if particular:
            periods[period.text] = Figures({}, particular)
    return Figures(periods=periods)


def _targets(indicator: Indicator, row: TargetRow, written: Written, year: int | None) -> Sequence[Target]:
    """The targets of an indicator: its own, and in place of them what is written over them."""
    changed = {
        period.number: written.get(row.key, {}).get(period.number, "")
        for period in (WHOLE_YEAR, *QUARTERS)
        if row.is_free(period.number) and _changed(row, period.number, written)
    }
    if not changed:
        return indicator.targets
    kept = [target for target in indicator.targets if not _names_one(target, changed, year)]
    made = [
        Target(_with_unit(text, row, number), _NAMES.get(number) or str(year or ""))
        for number, text in sorted(changed.items())
        if text
    ]
    return (*kept, *made)


def _changed(row: TargetRow, number: int, written: Written) -> bool:
    text, aim = written.get(row.key, {}).get(number, ""), row.aims.get(number)
    if aim is None or not text:
        return bool(text) or aim is not None
    try:
        return parse_number(text) != aim.value
    except ValueError:
        return True


def _names_one(target: Target, numbers: Mapping[int, str], year: int | None) -> bool:
    """Whether ``target`` is for one of the periods ``numbers`` of ``year``."""
    period = read_period(target.period)
    return period is not None and period.number in numbers and (period.year in (None, year) or year is None)


def _with_unit(text: str, row: TargetRow, number: int) -> str:
    aim = row.aims.get(number)
    unit = {"persen": "%"}.get(aim.unit, aim.unit) if aim else ""
    return f"{text} {unit}".strip()
