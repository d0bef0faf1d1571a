"""Rating scales: an achievement becomes a word. The scales in use as data, and scales that users bring.

A scale is a row of lower bounds, so that it can have no hole and no overlap. Scales printed as intervals can; ``lint``
looks at those.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cache
from itertools import pairwise

from attrs import field, frozen

from ikukit.errors import UnfitValueError
from ikukit.numbers import exact_number
from ikukit.reference.table import read_table
from ikukit.scoring.rounding import Rounding, rounded


@frozen
class Step:
    """One class of a scale: what lies from ``bound`` (percent; None: no lower end) up to the next step.

    ``closed``: the bound itself belongs to it. ``printed`` is the interval as the source prints it.
    """

    label: str
    bound: Fraction | None = None
    closed: bool = True
    english: str = ""
    colour: str = ""
    printed: str = ""

    def holds(self, value: Fraction) -> bool:
        """Whether ``value`` is not below this step."""
        return self.bound is None or value > self.bound or (self.closed and value == self.bound)

    def __str__(self) -> str:
        return self.label


def _ordered(steps: Iterable[Step]) -> tuple[Step, ...]:
    """The steps from the best down. Raises ``ValueError`` where two have the same bound."""

    def rank(step: Step) -> tuple[bool, Fraction, bool]:
        return step.bound is not None, step.bound or Fraction(0), not step.closed

    found = tuple(sorted(steps, key=rank, reverse=True))
    if not found:
        raise UnfitValueError("scale-empty")
    for upper, lower in pairwise(found):
        if rank(upper) == rank(lower):
            raise UnfitValueError("scale-same-bound", upper=upper.label, lower=lower.label)
    return found


@frozen
class Scale:
    """A rating scale: ``steps`` from the best to the worst, ``source``, and how a value is rounded before it is
    classified (``decimals`` None: it is not).

    >>> SCALES["permendagri-86-2017"].rate(Fraction("90.5")).label
    'Tinggi'
    """

    name: str
    steps: tuple[Step, ...] = field(converter=_ordered)
    title: tuple[str, str] = ("", "")
    source: str = ""
    decimals: int | None = None
    rounding: Rounding = Rounding.HALF_UP

    def rate(self, value: Fraction) -> Step | None:
        """The step that ``value`` (percent, exact) belongs to; None below the lowest bound."""
        seen = value if self.decimals is None else rounded(value, self.decimals, self.rounding)
        return next((step for step in self.steps if step.holds(seen)), None)

    def printed_gap(self, value: Fraction) -> str:
        """The hole between two printed intervals that ``value`` falls into, "" where it falls into none.

        >>> SCALES["permendagri-86-2017"].printed_gap(Fraction("90.5"))
        'di antara 90 dan 91'
        """
        for upper, lower in pairwise(self.steps):
            end = _upper_end(lower.printed)
            if end is not None and upper.bound is not None and end < value < upper.bound:
                return f"di antara {exact_number(end)} dan {exact_number(upper.bound)}"
        return ""

    def interval(self, step: Step) -> str:
        """What belongs to ``step``, in words that leave nothing open: ``>= 76 sampai < 91``.

        >>> scale = SCALES["permendagri-86-2017"]
        >>> [scale.interval(step) for step in scale.steps[:2]], scale.interval(scale.steps[-1])
        (['>= 91', '>= 76 dan < 91'], '< 51')
        """
        place = self.steps.index(step)
        parts = []
        if step.bound is not None:
            parts.append(f"{'>=' if step.closed else '>'} {exact_number(step.bound)}")
        if place:
            above = self.steps[place - 1]
            assert above.bound is not None
            if above.bound == step.bound:
                return f"= {exact_number(above.bound)}"
            parts.append(f"{'<' if above.closed else '<='} {exact_number(above.bound)}")
        return " dan ".join(parts) or "semua"


def _upper_end(printed: str) -> Fraction | None:
    """The upper end of an interval printed as two numbers, ``76 - 90``."""
    low, dash, high = printed.partition(" - ")
    return Fraction(high.replace(",", ".")) if dash and low and "<" not in high else None


@cache
def _scales() -> Mapping[str, Scale]:
    steps: dict[str, list[Step]] = {}
    for row in read_table("scale_steps.tsv"):
        bound = Fraction(row["from"]) if row["from"] else None
        made = Step(row["label"], bound, row["closed"] != "no", row["english"], row["colour"], row["printed"])
        steps.setdefault(row["scale"], []).append(made)
    return {
        row["scale"]: Scale(
            row["scale"],
            steps[row["scale"]],
            (row["title"], row["english"]),
            row["source"],
            int(row["decimals"]) if row["decimals"] else None,
        )
        for row in read_table("scales.tsv")
    }


SCALES: Mapping[str, Scale] = _scales()
"""The scales in use by name."""
