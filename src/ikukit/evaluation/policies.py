"""Which policy for missing values holds for which indicator: the caller's choice, else what the document says.

A document says it in a column of its own, headed *kebijakan nilai kosong*: the name of a policy, or its words
(``nilai kosong dilewati``).
"""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from ikukit.finding import Finding, finding
from ikukit.formula.computing.gap_policy import GapPolicy, read_policy
from ikukit.model import Indicator
from ikukit.source import fold

PolicyChoice: TypeAlias = GapPolicy | str | Mapping[str | int, GapPolicy | str]
"""One policy for all, or a mapping from indicators (name, or position counted from 1) to policies."""

HEADINGS = frozenset({"kebijakan nilai kosong", "perlakuan nilai kosong", "nilai kosong"})
"""Headings of the column that says the policy of an indicator."""

Chosen: TypeAlias = tuple[GapPolicy, tuple[Finding, ...]]
"""A policy, and what was doubtful about what the document says of it."""


def policies_of(indicators: Sequence[Indicator], choice: PolicyChoice | None = None) -> tuple[Chosen, ...]:
    """The policy of every indicator, in order.

    Raises ``KeyError`` for a name or position that no indicator has (with a suggestion), ``ValueError`` for a policy
    that is not known.
    """
    if choice is not None and not isinstance(choice, Mapping):
        return ((read_policy(choice), ()),) * len(indicators)
    told = _by_position(indicators, choice or {})
    return tuple(
        (told[position], ()) if position in told else declared_policy(indicator)
        for position, indicator in enumerate(indicators, 1)
    )


def declared_policy(indicator: Indicator) -> Chosen:
    """What the document says: strict where it says nothing, or something that is no policy (then with a finding)."""
    for heading, text in indicator.extra.items():
        if fold(heading).casefold() in HEADINGS and text.strip():
            try:
                return read_policy(text), ()
            except ValueError:
                known = ", ".join(policy.value for policy in GapPolicy)
                noted = finding("policy-unknown", heading=fold(heading), written=fold(text), known=known)
                return GapPolicy.STRICT, (noted,)
    return GapPolicy.STRICT, ()


def _by_position(indicators: Sequence[Indicator], choice: Mapping[str | int, GapPolicy | str]) -> dict[int, GapPolicy]:
    told: dict[int, GapPolicy] = {}
    for key, name in choice.items():
        for position in _positions(indicators, key):
            told[position] = read_policy(name)
    return told


def _positions(indicators: Sequence[Indicator], key: str | int) -> list[int]:
    """The positions of the indicators that ``key`` names."""
    if isinstance(key, int) and not isinstance(key, bool):
        if 1 <= key <= len(indicators):
            return [key]
        raise KeyError(f"tidak ada indikator ke-{key}; yang ada: 1 sampai {len(indicators)}")
    if not isinstance(key, str):
        raise TypeError(f"indikator disebut dengan nama atau nomor urutnya, bukan {key!r}")
    names = [fold(indicator.name).casefold() for indicator in indicators]
    wanted = fold(key).casefold()
    if found := [position for position, name in enumerate(names, 1) if name == wanted]:
        return found
    from rapidfuzz import process
    from rapidfuzz.fuzz import ratio

    near = process.extractOne(wanted, names, scorer=ratio, score_cutoff=80)
    meant = f'; maksud Anda "{indicators[near[2]].name}"?' if near else ""
    raise KeyError(f'tidak ada indikator "{key}"{meant}')
