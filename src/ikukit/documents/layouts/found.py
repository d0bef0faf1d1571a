"""What a layout finds in the lines of a text."""

from attrs import field, frozen

from ikukit.documents.table import Table
from ikukit.finding import Finding


@frozen
class Found:
    """A table, the positions of the lines that went into it, and what was uncertain. ``wrapped``: see ``Content``."""

    table: Table
    used: frozenset[int] = field(repr=False)
    findings: tuple[Finding, ...] = ()
    wrapped: bool = False
