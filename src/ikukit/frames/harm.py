"""What a mean of percentages does, shown on two rows: of the table itself where two of them show it."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations, islice
from typing import Any

from ikukit.formula.computing.binding import Value
from ikukit.formula.computing.evaluator import evaluate_formula
from ikukit.formula.computing.result import with_unit
from ikukit.formula.formula import Formula
from ikukit.frames.planning import Task
from ikukit.frames.preparing import is_lazy
from ikukit.numbers import format_number

ALLOWED = "mean-of-percentages"
"""The word that asks for a mean of results against this advice."""
_ROWS = 60
_INVENTED = (
    "Misalnya desa A 1 dari 2 (50 %) dan desa B 99 dari 100 (99 %): rata-rata persentasenya 74,5 %, padahal "
    "bersama-sama 100 dari 102, yaitu 98,04 %"
)


def harm(tasks: Sequence[Task], table: Any) -> str:
    """Two rows of ``table`` whose mean result is not what they give together; else an invented example."""
    shown = table.head(_ROWS)
    rows = list((shown.collect() if is_lazy(shown) else shown).iter_rows(named=True))
    worst: tuple[Fraction, str] = (Fraction(0), "")
    for task in tasks:
        if task.formula is not None and task.columns:
            worst = max(worst, _worst(task, task.formula, rows))
    return worst[1] or _INVENTED


def _worst(task: Task, formula: Formula, rows: Sequence[Mapping[str, Any]]) -> tuple[Fraction, str]:
    read = []
    for number, row in enumerate(rows, 1):
        values = {label: _exact(row[column]) for label, column in task.columns.items()}
        result = evaluate_formula(formula, values)
        if result.value is not None:
            read.append((number, {label: Fraction(value) for label, value in values.items()}, result.value))  # type: ignore[arg-type]
    found: tuple[Fraction, str] = (Fraction(0), "")
    for one, other in islice(combinations(read, 2), 2_000):
        together = evaluate_formula(formula, {label: one[1][label] + other[1][label] for label in one[1]}).value
        mean = (one[2] + other[2]) / 2
        if together is not None and abs(together - mean) > found[0]:
            found = abs(together - mean), _told(formula, one, other, mean, together)
    return found


def _exact(value: Any) -> Value:
    return value if isinstance(value, int | float | str) and not isinstance(value, bool) else None


_Row = tuple[int, Mapping[str, Fraction], Fraction]


def _told(formula: Formula, one: _Row, other: _Row, mean: Fraction, together: Fraction) -> str:
    def number(value: Fraction) -> str:
        return with_unit(format_number(value), formula.unit)

    def row(place: int, values: Mapping[str, Fraction], result: Fraction) -> str:
        shown = ", ".join(f"{label} {format_number(value)}" for label, value in values.items())
        return f"baris {place} ({shown}) {number(result)}"

    return (
        f"Dalam tabel ini {row(*one)} dan {row(*other)}: rata-ratanya {number(mean)}, padahal kedua baris bersama-sama "
        f"{number(together)}"
    )
