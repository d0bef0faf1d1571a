"""What computing a formula gives: a number with its unit, or a gap with its reason. Data and its printing only."""

import enum
from fractions import Fraction

from attrs import field, frozen

from ikukit.finding import Finding
from ikukit.formula.computing.gap_policy import GapPolicy
from ikukit.markup import faint, lines
from ikukit.numbers import format_number
from ikukit.refusals import Words
from ikukit.source import Span

_BARE_UNITS = frozenset({"", "rasio", "indeks", "nilai", "skor", "angka", "rata-rata", "jumlah", "lain"})
"""Units that say how a number came about, not what it counts: documents print such numbers bare."""


class Status(enum.Enum):
    """Whether there is a number, or why there is none."""

    OK = "ok"
    MISSING = "missing"
    """A variable has no value."""
    UNDEFINED = "undefined"
    """The arithmetic has no answer for these values: a zero divisor, the root of a negative number."""
    NOT_A_NUMBER = "not-a-number"
    """A value is there, but it is no number: ``BB``, NaN, infinity."""
    OUT_OF_RANGE = "out-of-range"
    """A number too large or too small to be computed, or a part larger than its whole where that is not let pass."""
    NOT_APPLICABLE = "not-applicable"
    """The area or office has nothing of what the variable counts, and whoever gave the values said so."""
    UNREADABLE = "unreadable"
    """There is no formula, or it cannot be read."""


@frozen
class Result:
    """The outcome of a formula for given values.

    ``value`` is exact unless ``exact`` is False (roots, logarithms, ``exp``: at least 50 digits); it is None exactly
    when ``status`` is not OK. ``reason`` says in Indonesian why there is no number, ``blame`` names the variable or the
    divisor, ``span`` is its place in the formula text. ``findings`` tell what was doubtful about the values.
    ``policy`` is what was to be done about missing values, ``filled`` names the variables that it was done to.
    """

    value: Fraction | None
    unit: str = ""
    status: Status = Status.OK
    reason: str = ""
    blame: str = ""
    span: Span | None = None
    exact: bool = True
    findings: tuple[Finding, ...] = ()
    policy: GapPolicy = GapPolicy.STRICT
    filled: tuple[str, ...] = ()
    reasons: tuple[Words, ...] = field(default=(), eq=False, repr=False)
    """What ``reason`` says, to be said in any language; empty where it is said in Indonesian alone."""

    def format(self, decimals: int = 2, rounding: str = "half-up", lang: str = "id") -> str:
        """The result in Indonesian notation with its unit, rounded once to ``decimals`` places.

        ``rounding`` is a name in ``ikukit.numbers.ROUNDINGS``; unless told, half goes away from zero.

        Why there is none is told in ``lang``: ``id`` (Indonesian) or ``en`` (English).

        >>> Result(Fraction(1100, 12), "persen").format(), Result(Fraction(11, 12), "rasio").format(3)
        ('91,67 %', '0,917')
        >>> Result(None, status=Status.MISSING, reason='nilai "Jumlah desa" belum ada').format()
        'tidak dapat dihitung: nilai "Jumlah desa" belum ada'
        """
        if self.value is None:
            return Words("no-result", {"why": self.why(lang)}).describe(lang)
        return with_unit(format_number(self.value, decimals, rounding), self.unit)

    def why(self, lang: str = "id") -> str:
        """Why there is no number, in ``lang`` where it can be said in it; "" where there is one."""
        return "; ".join(reason.describe(lang) for reason in self.reasons) or self.reason

    def describe(self, lang: str = "id") -> str:
        """The result to two decimals, with the policy where it made the number: ``5 % (nilai kosong dilewati)``."""
        used = f" ({self.policy.describe(lang)})" if self.filled and self.value is not None else ""
        return self.format(lang=lang) + used

    def __str__(self) -> str:
        return self.describe()

    def _repr_html_(self) -> str:
        return lines(str(self) if self.value is not None else faint(str(self)), *(f.message for f in self.findings))


def with_unit(number: str, unit: str) -> str:
    """A printed number with its unit as documents print it: ``91,67 %``, ``12 desa``, ``Rp5.000``, ``0,92`` (EYD V).

    >>> with_unit("5.000", "rupiah"), with_unit("12", "desa"), with_unit("0,92", "rasio")
    ('Rp5.000', '12 desa', '0,92')
    """
    if unit in _BARE_UNITS:
        return number
    if unit == "persen":
        return f"{number} %"
    if unit == "rupiah":
        return f"-Rp{number[1:]}" if number.startswith("-") else f"Rp{number}"
    return f"{number} {unit}"
