"""What one indicator gives on every row: its value under its policy for missing values, and its status, as expressions.

Both are made from clean columns. What a policy means is told in ``ikukit.formula.computing.settling`` and ``skipping``.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from itertools import combinations, islice
from operator import and_, or_

from ikukit.formula.computing.gap_policy import GapPolicy
from ikukit.formula.computing.result import Status
from ikukit.formula.computing.skipping import without
from ikukit.formula.tree import Binary, Call, Function, Node, Number, Operator, walk
from ikukit.frames.cleaning import Clean, Kind, Temporary
from ikukit.frames.expressions import Expression, Library, expression_of
from ikukit.frames.planning import Task

REASONS = tuple(status for status in Status if status is not Status.OK)
"""Every reason for which there may be no number."""

MOST_SKIPPED = 8
"""Under ``GapPolicy.SKIP`` every set of missing variables has its own tree: with more variables there are too many."""

_SLACK = 2.0**-40
"""How far doubles may be beyond a bound by their rounding alone, as a share of the bound."""


def value_of(task: Task, library: Library, cleaned: Mapping[str, Clean]) -> Expression:
    """The value on every row: null where there is none; infinite or NaN where a double cannot hold it."""
    if task.formula is None:
        return library.lit(None, dtype=library.Float64())
    tree = task.formula.tree
    columns = {label: cleaned[column] for label, column in task.columns.items()}
    numbers = {label: column.number for label, column in columns.items()}
    if not columns or task.policy is GapPolicy.STRICT:
        return expression_of(tree, library, numbers)
    if task.policy is GapPolicy.SKIP:
        return _skipping(task, library, columns)
    filled = {
        label: library.when(_missing(column, {Status.MISSING})).then(library.lit(0.0)).otherwise(column.number)
        for label, column in columns.items()
    }
    value = expression_of(tree, library, filled)
    if task.policy is GapPolicy.ZERO:
        return value
    given = reduce(or_, (~number.is_null() for number in numbers.values()))
    return library.when(given).then(value)


def _missing(column: Clean, counted: set[Status]) -> Expression:
    return reduce(or_, (condition for condition, status in column.gaps if status in counted))


def _skipping(task: Task, library: Library, columns: Mapping[str, Clean]) -> Expression:
    assert task.formula is not None
    if len(columns) > MOST_SKIPPED:
        raise ValueError(
            f'"{task.name}": nilai kosong dapat dilewati dalam tabel hanya untuk rumus dengan paling banyak '
            f"{MOST_SKIPPED} variabel; rumus ini punya {len(columns)}"
        )
    numbers = {label: column.number for label, column in columns.items()}
    answer = expression_of(task.formula.tree, library, numbers)
    for absent, case in _cases(columns):
        tree = without(task.formula.tree, absent)
        if tree is not None:  # with other gaps among the rest the expression is null by itself
            answer = library.when(case).then(expression_of(tree, library, numbers)).otherwise(answer)
    return answer


def always_finite(task: Task, kinds: Mapping[str, Kind], temporary: Temporary) -> bool:
    """Whether no value can leave the range of doubles, so that none has to be looked at: few whole numbers, no powers.

    The largest type of whole numbers has 39 digits, and doubles reach 308.
    """
    if task.formula is None or task.bounds is not None:
        return False
    whole = all(kinds[column] is Kind.WHOLE and column not in temporary for column in task.columns.values())
    nodes = list(islice(walk(task.formula.tree), _MOST_NODES + 1))
    return whole and len(nodes) <= _MOST_NODES and all(map(_is_tame, nodes))


_MOST_NODES = 10
_TAME = 10**6


def _is_tame(node: Node) -> bool:
    match node:
        case Number(value=value):
            return abs(value.numerator) <= _TAME and value.denominator <= _TAME
        case Binary(operator=operator):
            return operator is not Operator.POWER
        case Call(function=function):
            return function is Function.MEAN
        case _:
            return True


def bounded(task: Task, library: Library, value: Expression) -> Expression:
    """``value`` where it is a number that is allowed, else null."""
    return library.when(_allowed(task, value)).then(value)


def _allowed(task: Task, value: Expression) -> Expression:
    if task.bounds is None:
        return value.is_finite()
    low, high = (float(bound) for bound in task.bounds)
    slack = max(abs(low), abs(high)) * _SLACK
    return value.is_finite() & (value >= low - slack) & (value <= high + slack)


def status_of(task: Task, library: Library, cleaned: Mapping[str, Clean], value: Expression) -> Expression:
    """The status of a ``value`` as ``value_of`` gave it; of several gaps the one that the exact evaluator names."""

    def told(status: Status) -> Expression:
        return library.lit(status.value)

    if task.formula is None:
        return told(Status.UNREADABLE)
    answer = told(Status.UNDEFINED)
    columns = {v.label: cleaned[task.columns[v.label]] for v in task.formula.variables}
    for condition, reason in reversed(_reasons(task, columns)):
        answer = library.when(condition).then(told(reason)).otherwise(answer)
    answer = library.when(value.is_null()).then(answer).otherwise(told(Status.OUT_OF_RANGE))
    return library.when(_allowed(task, value)).then(told(Status.OK)).otherwise(answer)


def _reasons(task: Task, columns: Mapping[str, Clean]) -> Sequence[tuple[Expression, Status]]:
    """Why there may be no value, in the order to ask in."""
    every = [gap for column in columns.values() for gap in column.gaps]
    if task.policy is GapPolicy.STRICT or not columns:
        return every
    lenient = {Status.MISSING, Status.NOT_APPLICABLE} if task.policy is GapPolicy.SKIP else {Status.MISSING}
    fatal = [condition for condition, status in every if status not in lenient]
    # With a gap that no policy forgives, the first of all gaps is named; else the first that did harm.
    named = [(reduce(or_, fatal) & condition, status) for condition, status in every] if fatal else []
    if task.policy is GapPolicy.ZERO:
        return named
    if task.policy is GapPolicy.ZERO_UNLESS_ALL:
        nothing = reduce(and_, (column.number.is_null() for column in columns.values()))
        return [*named, *((nothing & condition, status) for condition, status in every)]
    assert task.formula is not None
    tree = task.formula.tree
    dead = [case for absent, case in _cases(columns) if without(tree, absent) is None]
    if not dead:
        return named
    needed = [label for label in columns if without(tree, {label}) is None]
    blamed = [gap for label in needed for gap in columns[label].gaps] + every
    return [*named, *((reduce(or_, dead) & condition, status) for condition, status in blamed)]


def _cases(columns: Mapping[str, Clean]) -> Iterator[tuple[frozenset[str], Expression]]:
    """Every set of variables that may be left out, and where just these lack a value."""
    skipped = {label: _missing(column, {Status.MISSING, Status.NOT_APPLICABLE}) for label, column in columns.items()}
    for size in range(1, len(columns) + 1):
        for absent in map(frozenset, combinations(columns, size)):
            yield absent, reduce(and_, (skipped[label] if label in absent else ~skipped[label] for label in columns))
