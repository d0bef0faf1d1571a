"""What one variable has to do with all results of a document: which indicators it reaches, and how far they move."""

from collections.abc import Mapping

from attrs import frozen

from ikukit.evaluation.composition import dependencies
from ikukit.evaluation.linking import compute
from ikukit.evaluation.policies import PolicyChoice
from ikukit.formula.computing.binding import Value, match
from ikukit.formula.computing.evaluator import keys_of
from ikukit.formula.computing.result import Result
from ikukit.formula.meaning.relations import same_term
from ikukit.model import Document


@frozen
class Impact:
    """An indicator that a variable reaches.

    ``path``: positions from the indicator whose formula holds the variable to this one, counted from 1. ``before`` and
    ``after`` are its results where numbers were given.
    """

    indicator: int
    name: str
    path: tuple[int, ...]
    before: Result | None = None
    after: Result | None = None


def impact(
    document: Document,
    variable: str,
    values: Mapping[str, Value] | None = None,
    to: Value = None,
    *,
    policy: PolicyChoice | None = None,
) -> tuple[Impact, ...]:
    """The indicators that ``variable`` reaches, directly or through other indicators, in the order of the document.

    With ``values`` each has its result ``before``, and ``after`` with the variable at ``to`` (None: missing). Raises
    ``KeyError`` with a suggestion for a variable that no formula has, and as ``evaluate`` does.

    >>> from ikukit.model import Indicator
    >>> rows = [
    ...     Indicator("Indeks desa", "(Persentase desa maju + Nilai IDM) dibagi 2"),
    ...     Indicator("Persentase desa maju", "Jumlah desa maju dibagi Jumlah desa x 100 %"),
    ... ]
    >>> now = {"Nilai IDM": 80, "Jumlah desa maju": 9, "Jumlah desa": 12}
    >>> for one in impact(Document(rows), "jumlah desa maju", now, 12):
    ...     print(f"{one.name}: {one.before} → {one.after} {one.path}")
    Indeks desa: 77,50 → 90 (2, 1)
    Persentase desa maju: 75 % → 100 % (2,)
    """
    labels = _labels(document, variable)
    paths = _paths(document, sorted(labels))
    before: Mapping[int, Result] = {}
    after: Mapping[int, Result] = {}
    if values is not None:
        others = {key: value for key, value in values.items() if not _names(document, key, labels)}
        before = _results(document, values, policy)
        particular = {position: {label: to} for position, label in labels.items()}
        after = _results(document, others, policy, particular)
    return tuple(
        Impact(position, document.indicators[position - 1].name, path, before.get(position), after.get(position))
        for position, path in sorted(paths.items())
    )


def _labels(document: Document, variable: str) -> dict[int, str]:
    """The label that the variable has in each formula that holds it, by position; spelling aside."""
    found: dict[int, str] = {}
    every = []
    for position, indicator in enumerate(document.indicators, 1):
        if indicator.formula is None:
            continue
        keys = keys_of(indicator.formula)
        every.append(keys)
        named = keys.find(variable)
        alike = (one.label for one in keys.variables if same_term(one.meaning or one.label, variable))
        label = named[1] if named else next(alike, None)
        if label is not None:
            found[position] = label
    if not found:
        match(every, {variable: 0})  # raises, with a suggestion
    return found


def _names(document: Document, key: str, labels: Mapping[int, str]) -> bool:
    """Whether ``key`` names one of the labels at its position."""
    for position, label in labels.items():
        formula = document.indicators[position - 1].formula
        found = keys_of(formula).find(key) if formula is not None else None
        if found is not None and found[1] == label:
            return True
    return False


def _paths(document: Document, roots: list[int]) -> dict[int, tuple[int, ...]]:
    """The shortest path to each indicator that is reached."""
    linked = dependencies(document)
    paths: dict[int, tuple[int, ...]] = {position: (position,) for position in roots}
    queue = list(roots)
    for position in queue:  # grows while it is walked
        for link in linked.used_by(position):
            if link.user not in paths:
                paths[link.user] = (*paths[position], link.user)
                queue.append(link.user)
    return paths


def _results(
    document: Document,
    values: Mapping[str, Value],
    policy: PolicyChoice | None,
    particular: Mapping[int, Mapping[str, Value]] | None = None,
) -> dict[int, Result]:
    computed = compute(document, values, policy, particular=particular)
    return {position: one.result for position, one in enumerate(computed, 1)}
