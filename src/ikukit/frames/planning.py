"""Which column of a table is which variable, and what the result columns are called. Names only, no data."""

import reprlib
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import TypeAlias

from attrs import frozen

from ikukit.formula.computing.binding import listed, match
from ikukit.formula.computing.evaluator import keys_of
from ikukit.formula.computing.gap_policy import GapPolicy
from ikukit.formula.formula import Formula
from ikukit.model import Document, Indicator

Thing: TypeAlias = Formula | Indicator | Document
"""What can be computed over a table."""

UNNAMED = "hasil"
"""What the result of a formula is called whose indicator is not known."""
_SUGGESTION_CUTOFF = 80
_MOST_SHOWN = 10


@frozen
class Task:
    """One indicator over a table: the column of its result, its formula (None: none that can be read), its columns by
    label."""

    name: str
    formula: Formula | None
    columns: Mapping[str, str]
    policy: GapPolicy = GapPolicy.STRICT
    bounds: tuple[Fraction, Fraction] | None = None
    """Least and greatest value that is let pass, where others are gaps."""
    indicator: str = ""
    """The indicator's own name."""

    @property
    def status_name(self) -> str:
        """The column that says whether there is a number, or why there is none."""
        return f"{self.name} (status)"


def formulas_of(thing: Thing) -> list[tuple[str, Formula | None]]:
    """Each indicator's name and formula, in order. Raises ``TypeError`` for what is no formula, indicator, document."""
    if isinstance(thing, Formula):
        return [(thing.indicator or UNNAMED, thing)]
    if not isinstance(thing, Indicator | Document):
        raise TypeError(f"yang dapat dihitung adalah rumus, indikator atau dokumen, bukan {reprlib.repr(thing)}")
    indicators = thing.indicators if isinstance(thing, Document) else (thing,)
    return [(indicator.name, indicator.formula) for indicator in indicators]


def plan(
    thing: Thing,
    there: Sequence[str],
    names: str | Sequence[str] | None = None,
    columns: Mapping[str, str] | None = None,
    policies: Sequence[GapPolicy] | None = None,
    within_range: bool = False,
    taken: Sequence[str] | None = None,
) -> tuple[Task, ...]:
    """What is to be computed over a table that has the columns ``there``; with ``taken``, of a long table that has the
    variables ``there`` and keeps the columns ``taken``.

    ``columns`` says for variables (by label, name or meaning) which column holds them; all others are looked for.
    Raises ``KeyError`` for a variable without a column (with a suggestion), for one with two, and for a column of
    ``columns`` that is not there; ``ValueError`` for ``names`` that do not fit.
    """
    indicators = formulas_of(thing)
    _refuse_doubled(there, "tabel memuat dua kolom bernama")
    readable = [formula for _, formula in indicators if formula is not None]
    found = iter(_match_columns(readable, there, columns or {}, "kolom" if taken is None else "baris"))
    wanted = result_names([name for name, _ in indicators], names, there if taken is None else taken)
    tasks = []
    for place, (name, (indicator, formula)) in enumerate(zip(wanted, indicators, strict=True)):
        bounds = formula.range if formula is not None and within_range else None
        policy = policies[place] if policies else GapPolicy.STRICT
        tasks.append(Task(name, formula, next(found) if formula is not None else {}, policy, bounds, indicator))
    return tuple(tasks)


def result_names(indicators: Sequence[str], names: str | Sequence[str] | None, taken: Iterable[str]) -> list[str]:
    """One column for each indicator: as ``names`` says, else its name, numbered where that is taken already.

    >>> result_names(["Persentase A", "Persentase A"], None, ["desa"])
    ['Persentase A', 'Persentase A (2)']
    """
    used = set(taken)
    if names is not None:
        chosen = [names] if isinstance(names, str) else list(names)
        if len(chosen) != len(indicators):
            raise ValueError(f"ada {len(indicators)} indikator tetapi {len(chosen)} nama; beri satu nama per indikator")
        _refuse_doubled([*used, *chosen], "ada dua kolom bernama")
        return chosen
    given = []
    for indicator in indicators:
        name = base = " ".join(indicator.split()) or UNNAMED
        serial = 2
        while name in used:
            name, serial = f"{base} ({serial})", serial + 1
        used.add(name)
        given.append(name)
    return given


def _refuse_doubled(names: Sequence[str], what: str) -> None:
    seen: set[str] = set()
    for name in names:
        if not isinstance(name, str):
            raise TypeError(f"nama kolom harus berupa teks, bukan {name!r}")
        if name in seen:
            raise ValueError(f'{what} "{name}"')
        seen.add(name)


def _match_columns(
    formulas: Sequence[Formula], there: Sequence[str], told: Mapping[str, str], what: str
) -> list[dict[str, str]]:
    keys = [keys_of(formula) for formula in formulas]
    for column in told.values():
        if column not in there:
            raise KeyError(f'tidak ada kolom "{column}"{_suggestion([column], there)}')
    said = match(keys, told)
    found = match(keys, {column: column for column in there}, complete=False)
    matched = []
    missing: list[str] = []
    for formula, by_name, by_hand in zip(formulas, found, said, strict=True):
        columns = {label: str(column) for label, column in {**by_name, **by_hand}.items()}
        missing += [v.label for v in formula.variables if v.label not in columns and v.label not in missing]
        matched.append(columns)
    if missing:
        raise KeyError(_absent(missing, there, what))
    return matched


def _absent(missing: Sequence[str], there: Sequence[str], what: str) -> str:
    shown = listed(missing[:_MOST_SHOWN], "dan") + (", ..." if missing[_MOST_SHOWN:] else "")
    near = _suggestion(missing, there, what)
    if not near and {"variabel", "nilai"} <= {column.strip().casefold() for column in there}:
        near = '; untuk tabel panjang (satu baris per variabel) pakai form="long"'
    if not near:
        known = listed(there[:_MOST_SHOWN], "dan") if there else "tidak satu pun"
        near = f"; {what} yang ada: {known}" + (", ..." if there[_MOST_SHOWN:] else "")
    return f"tabel tidak memuat {what} untuk variabel {shown}{near}"


def _suggestion(missing: Sequence[str], there: Sequence[str], what: str = "kolom") -> str:
    from rapidfuzz import process
    from rapidfuzz.fuzz import ratio

    def folded(words: str) -> str:
        return " ".join(words.replace("_", " ").split()).casefold()

    near = [
        f'"{found[0]}" untuk "{label}"'
        for label in missing[:_MOST_SHOWN]
        if (found := process.extractOne(label, there, scorer=ratio, processor=folded, score_cutoff=_SUGGESTION_CUTOFF))
    ]
    return f"; maksud Anda {what} {' dan '.join(near)}?" if near else ""
