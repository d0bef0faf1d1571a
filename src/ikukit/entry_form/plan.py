"""What stands in the form: a row for each target, each variable, each indicator without a formula. Data only.

A variable that several indicators share is entered once: which are one is told in ``dictionary``. Where cells lie and
what they look like is for the modules beside.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from attrs import evolve, field, frozen

from ikukit.aims import Aim, AimKind, read_aim
from ikukit.dictionary import Term, data_dictionary
from ikukit.formula.computing.binding import bind
from ikukit.formula.formula import Formula, Variable
from ikukit.formula.meaning.bounds import bounds_of
from ikukit.formula.meaning.units import counts_things, label_unit
from ikukit.model import Consolidation, Document, Indicator
from ikukit.reference.grades import grade_scales
from ikukit.scoring.achievement import Policy
from ikukit.scoring.choice import choose_aim, named_in
from ikukit.scoring.inputs import Data, Inputs, read_inputs
from ikukit.scoring.periods import Part, Period
from ikukit.scoring.scales import SCALES, Scale
from ikukit.source import fold

QUARTERS = tuple(
    Period(None, Part.QUARTER, number, f"TW {roman}") for number, roman in enumerate(("I", "II", "III", "IV"), 1)
)
WHOLE_YEAR = Period()


@frozen
class Row:
    """A row to fill in. ``key`` finds it again; ``suppliers`` say where the number comes from or who has it.

    ``given`` are the numbers or grades known already, by the number of the quarter.
    """

    key: str
    title: str
    unit: str
    indicators: tuple[int, ...]
    """Positions of the indicators that use it."""
    suppliers: str
    way: Consolidation | None = None
    """How quarters make a year; None where the document does not say, or says different things."""
    whole: bool = False
    """Whether only whole numbers make sense."""
    given: Mapping[int, Fraction | str] = field(factory=dict)
    choices: tuple[str, ...] = ()
    """The grades that can be entered, where the target is one."""


@frozen
class VariableRow(Row):
    """The numbers of a variable. ``labels`` are its labels by position of the indicator; ``part_of`` is the key of the
    variable that it cannot exceed, "" where there is none."""

    labels: Mapping[int, tuple[str, ...]] = field(factory=dict)
    part_of: str = ""


@frozen
class TargetRow(Row):
    """The targets of an indicator: as read from the document, for the year (0) and the quarters (1 to 4)."""

    aims: Mapping[int, Aim] = field(factory=dict)

    def is_free(self, period: int) -> bool:
        """Whether the target of ``period`` is a plain number, or is still to be set."""
        aim = self.aims.get(period)
        return aim is None or aim.kind is AimKind.NUMBER


@frozen
class EntryForm:
    """A form for the numbers of ``document`` in one ``year``, rated by ``scale`` (None: not rated)."""

    document: Document
    year: int | None
    scale: Scale | None
    targets: tuple[TargetRow, ...] = ()
    variables: tuple[VariableRow, ...] = ()
    actuals: tuple[Row, ...] = ()
    """For the indicators without a formula that can be read: their actual values as such."""

    def row_of(self, position: int, label: str) -> VariableRow:
        """The row of the variable ``label`` of the indicator at ``position``."""
        return next(row for row in self.variables if label in row.labels.get(position, ()))


def form(
    document: Document, data: Data = None, *, year: int | None = None, scale: str | Scale | None = "permendagri-86-2017"
) -> EntryForm:
    """A form for ``document``, to be written with ``ikukit.write``. ``data`` are numbers known already, by quarter.

    ``year`` is the document's unless told. Raises ``KeyError`` for a scale or a variable that is not there.

    >>> from ikukit.model import Indicator
    >>> rows = [Indicator("A", "Jml desa ODF / Jumlah desa"), Indicator("B", "Jumlah desa maju / jml desa")]
    >>> [(row.title, row.indicators) for row in form(Document(rows)).variables]
    [('Jml desa ODF', (1,)), ('Jumlah desa', (1, 2)), ('Jumlah desa maju', (2,))]
    """
    if not isinstance(document, Document):
        raise TypeError(
            "formulir dibuat dari sebuah dokumen; baca dengan ikukit.read, atau pakai Document([indikator])"
        )
    rated = named_in(SCALES, scale, "what-scale") if isinstance(scale, str) else scale
    inputs = read_inputs(document, data, None)
    when = year or document.year
    numbered = list(enumerate(document.indicators, 1))
    terms = data_dictionary(document)
    keys = {id(term): f"v{number}" for number, term in enumerate(terms, 1)}
    variables = tuple(_variable_row(document, term, keys[id(term)], inputs) for term in terms)
    return EntryForm(
        document,
        when,
        rated,
        tuple(_target_row(position, indicator, when) for position, indicator in numbered),
        _bounded(document, variables),
        tuple(_actual_row(position, one, inputs, when) for position, one in numbered if one.formula is None),
    )


def _target_row(position: int, indicator: Indicator, year: int | None) -> TargetRow:
    aims = {}
    for period in (WHOLE_YEAR, *QUARTERS):
        aim = choose_aim(indicator, period, year, indicator.consolidation).aim
        if aim is not None:
            aims[period.number] = aim
    unit = fold(indicator.unit or "") or (indicator.formula.unit if indicator.formula else "")
    return TargetRow(f"t{position}", fold(indicator.name), _shown_unit(unit), (position,), "", aims=aims)


def _actual_row(position: int, indicator: Indicator, inputs: Inputs, year: int | None) -> Row:
    given = {
        period.number: value if isinstance(value, str) else Fraction(value)
        for (period, place), value in inputs.actuals.items()
        if place == position and period.part is Part.QUARTER and value is not None
    }
    unit = _shown_unit(fold(indicator.unit or ""))
    way = indicator.consolidation
    aim = choose_aim(indicator, WHOLE_YEAR, year, way).aim
    choices = grades_beside(aim.grade) if aim else ()
    suppliers = _suppliers([indicator])
    return Row(f"a{position}", fold(indicator.name), unit, (position,), suppliers, way, given=given, choices=choices)


def grades_beside(grade: str) -> tuple[str, ...]:
    """The grades of the set that ``grade`` belongs to, in the order of their numbers.

    >>> grades_beside("WDP")
    ('WTP', 'WDP', 'TW', 'TMP')
    """
    values = next((one.values for name in Policy().grades if grade in (one := grade_scales()[name]).values), {})
    return tuple(sorted(values, key=lambda label: -values[label]))


def _variable_row(document: Document, term: Term, key: str, inputs: Inputs) -> VariableRow:
    labels: dict[int, tuple[str, ...]] = {}
    for use in term.uses:
        formula = document.indicators[use.indicator - 1].formula
        assert formula is not None
        mine = tuple(one.label for one in formula.variables if fold(one.meaning or one.label) == use.label)
        labels[use.indicator] = tuple(dict.fromkeys((*labels.get(use.indicator, ()), *mine)))
    users = [document.indicators[position - 1] for position in labels]
    ways = {indicator.consolidation for indicator in users}
    return VariableRow(
        key,
        term.name,
        _shown_unit(label_unit(term.name)),
        tuple(labels),
        _suppliers(users),
        ways.pop() if len(ways) == 1 else None,
        counts_things(term.name),
        _known(labels, inputs),
        labels=labels,
    )


def _known(labels: Mapping[int, tuple[str, ...]], inputs: Inputs) -> dict[int, Fraction | str]:
    """The numbers of a variable that are known already, by quarter."""
    known: dict[int, Fraction | str] = {}
    for period, by_position in inputs.values.items():
        for position, names in labels.items():
            for label in names if period.part is Part.QUARTER else ():
                value = by_position[position - 1].get(label)
                numbers = bind([Variable(label, "x")], {label: value}).numbers
                if label in numbers:
                    known[period.number] = Fraction(numbers[label])
    return known


def _bounded(document: Document, rows: Sequence[VariableRow]) -> tuple[VariableRow, ...]:
    """``rows``, each with the row that it cannot exceed."""
    return tuple(_with_bound(document, row, rows) for row in rows)


def _with_bound(document: Document, row: VariableRow, rows: Sequence[VariableRow]) -> VariableRow:
    for position, labels in row.labels.items():
        formula = document.indicators[position - 1].formula
        assert formula is not None
        for label in labels:
            whole = _whole_of(formula, label)
            found = next((one for one in rows if whole in one.labels.get(position, ())), None)
            if found is not None and found.key != row.key:
                return evolve(row, part_of=found.key)
    return row


def _whole_of(formula: Formula, label: str) -> str:
    zeros = {one.label: Fraction(0) for one in formula.variables}
    return bounds_of(formula, label, zeros).high_by


def _suppliers(indicators: Sequence[Indicator]) -> str:
    """Where the numbers come from, and who answers for them."""
    sources = [fold(source) for indicator in indicators for source in indicator.data_sources if source.strip()]
    owners = [fold(owner) for indicator in indicators for owner in indicator.owners if owner.strip()]
    return "\n".join(dict.fromkeys((*sources, *owners)))


def _shown_unit(unit: str) -> str:
    return {"persen": "%", "rupiah": "Rp", "rasio": ""}.get(unit.casefold(), unit)


def placeholder_aim() -> Aim:
    """What a target that is still to be set will be: a number."""
    aim = read_aim("1")
    assert aim is not None
    return aim
