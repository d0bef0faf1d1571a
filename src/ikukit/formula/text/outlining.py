"""The outline of a formula text: the stretch that holds the expression, and what was taken off round it.

Works on the text, before anything is cut into tokens. What is taken off is handed back as parts with their roles:
nothing is
swallowed.
"""

from attrs import define, field

from ikukit.formula.formula import Part, Role
from ikukit.source import Span


@define
class Outline:
    """The stretch ``[start, end)`` of ``text`` that holds the expression, and what was found round it."""

    text: str
    start: int
    end: int
    parts: list[Part] = field(factory=list)
    symbols: dict[str, str] = field(factory=dict)
    percent_span: Span | None = None
    """Where words say that the result is meant in percent (``dinyatakan dalam persen``)."""
    earlier: Span | None = None
    """An earlier statement of the same formula in prose."""
    factor: Span | None = None
    """A constant factor named apart (``Konstanta : 1.000``)."""
    restated: Span | None = None
    """The formula stated again in symbols."""
    halves: tuple[Span, Span, Span] | None = None
    """Numerator, label between, denominator, where the text labels them (``Pembilang ... Penyebut ...``)."""

    def trim_start(self, stop: int, role: Role) -> None:
        """Take ``[start, stop)`` off as ``role``."""
        if stop > self.start:
            self.parts.append(Part(role, Span(self.start, stop)))
            self.start = stop

    def trim_end(self, begin: int, role: Role) -> None:
        """Take ``[begin, end)`` off as ``role``."""
        if begin < self.end:
            self.parts.append(Part(role, Span(begin, self.end)))
            self.end = begin
