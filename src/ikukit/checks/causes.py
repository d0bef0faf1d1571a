"""Which findings of one indicator have one cause: what follows from another finding goes when that one is put right.

The finding that tells the cause is the root. What follows from it is kept, since programs may ask for its code, but
says so (``Finding.follows``); people are shown the root alone.
"""

from collections.abc import Iterable, Iterator

from attrs import evolve

from ikukit.finding import Finding

FOLLOWS: tuple[tuple[str, str, str], ...] = (
    ("no-denominator", "unit-mismatch", "a count is no percentage because nothing divides it"),
    ("not-a-formula", "no-denominator", "what is no calculation has no denominator either"),
    ("not-a-formula", "operand-doubtful", "a name is doubtful because it is prose"),
    ("not-a-formula", "undefined-symbol", "symbols inside prose stand for nothing"),
    ("not-a-formula", "text-ignored", "notes beside prose are prose"),
    ("text-cut-off", "percent-factor-missing", "the factor stands at the end, which is cut off"),
)
"""Root, what follows from it, and why."""

_ROOTS: dict[str, tuple[str, ...]] = {}
for _root, _follower, _ in FOLLOWS:
    _ROOTS[_follower] = (*_ROOTS.get(_follower, ()), _root)


def with_causes(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings of one indicator, those that follow from another of them marked."""
    found = list(findings)
    codes = {one.code for one in found}
    for one in found:
        root = next((root for root in _ROOTS.get(one.code, ()) if root in codes), "")
        yield evolve(one, follows=root) if root else one
