"""What was computed over a file of data, as text and as a record: the first rows, how many have no result and why."""

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from ikukit.formula.computing.result import Status
from ikukit.numbers import format_number
from ikukit.reporting.wording import say
from ikukit.source import fold

if TYPE_CHECKING:
    from ikukit.engine import Outcome

_WIDEST = 28
_GAP = "  "


def describe_outcome(outcome: "Outcome", lang: str, width: int) -> str:
    """The first rows as a table of ``width`` columns at most, and below it a line for each indicator."""
    lines = _rows(outcome, width)
    if outcome.rows > len(outcome.head):
        lines.append(say("more-rows", lang, count=format_number(outcome.rows - len(outcome.head))))
    lines.append("")
    for name, counts in outcome.statuses.items():
        told = [
            say(f"status-{status.value}", lang, count=format_number(counts[status.value]))
            for status in Status
            if counts.get(status.value)
        ]
        lines.append(f"{fold(name)}: {', '.join(told) or say('no-rows', lang)}")
    return "\n".join(lines)


def record_outcome(outcome: "Outcome") -> dict[str, Any]:
    """The same for programs; numbers as they were computed."""
    return {
        "rows": outcome.rows,
        "columns": list(outcome.columns),
        "head": [[cell if isinstance(cell, int | float | None) else str(cell) for cell in row] for row in outcome.head],
        "statuses": {name: dict(counts) for name, counts in outcome.statuses.items()},
    }


def _rows(outcome: "Outcome", width: int) -> list[str]:
    cells = [[_shown(cell) for cell in row] for row in outcome.head]
    heads = [_shortened(fold(name)) for name in outcome.columns]
    widths = [max(map(len, column)) for column in zip(heads, *cells, strict=True)]
    kept = _fitting(widths, len(outcome.statuses), width)
    numeric = [all(isinstance(row[place], int | float | None) for row in outcome.head) for place in range(len(heads))]

    def line(texts: Sequence[str]) -> str:
        laid = [
            texts[place].rjust(widths[place]) if numeric[place] else texts[place].ljust(widths[place]) for place in kept
        ]
        return _GAP.join(laid).rstrip()

    return [line(heads), _GAP.join("-" * widths[place] for place in kept), *map(line, cells)]


def _fitting(widths: Sequence[int], results: int, width: int) -> list[int]:
    """The columns that fit: the first one, then results from the right end, then what there is room for."""
    count = len(widths)
    wanted = dict.fromkeys([0, *range(max(0, count - results), count), *range(count)])
    kept: list[int] = []
    for place in wanted:
        if not kept or sum(widths[p] + len(_GAP) for p in kept) + widths[place] <= width:
            kept.append(place)
    return sorted(kept)


def _shown(cell: Any) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return str(cell)
        case int():
            return format_number(cell)
        case float():
            return format_number(Fraction(cell))
        case _:
            return _shortened(fold(str(cell)))


def _shortened(text: str) -> str:
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…"
