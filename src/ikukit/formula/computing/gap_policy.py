"""What is done about missing values: the policies by name. What each does to a tree is told in ``skipping``."""

import enum
from collections.abc import Mapping
from types import MappingProxyType


class GapPolicy(enum.Enum):
    """How a formula is computed where a variable has no value (``Status.MISSING``).

    Only what is missing is meant: a value that is no number, or a zero divisor, is a gap under every policy, and so is
    what does not apply (``Status.NOT_APPLICABLE``), except that ``SKIP`` leaves it out like what is missing.
    """

    STRICT = "strict"
    """Every variable needs a value; else the result is a gap."""
    ZERO = "missing-as-zero"
    """A missing value counts as 0."""
    ZERO_UNLESS_ALL = "zero-unless-all-missing"
    """A missing value counts as 0, but where all are missing the result is a gap."""
    SKIP = "skip"
    """In sums and means only the terms count that have a value; anything else with a missing side stays a gap."""

    @property
    def words(self) -> str:
        """What it does with missing values, in Indonesian, to be printed beside a result."""
        return _WORDS[self][0]

    def describe(self, lang: str = "id") -> str:
        """The same in ``lang``: ``id`` (Indonesian) or ``en`` (English)."""
        return _WORDS[self][lang == "en"]


_WORDS: Mapping[GapPolicy, tuple[str, str]] = MappingProxyType({
    GapPolicy.STRICT: ("semua nilai wajib ada", "every value is needed"),
    GapPolicy.ZERO: ("nilai kosong dihitung 0", "missing values count as 0"),
    GapPolicy.ZERO_UNLESS_ALL: (
        "nilai kosong dihitung 0, kecuali semuanya kosong",
        "missing values count as 0, unless all are missing",
    ),
    GapPolicy.SKIP: ("nilai kosong dilewati", "missing values are left out"),
})  # fmt: skip

DHIS2_STRATEGIES: Mapping[str, GapPolicy] = MappingProxyType({
    "SKIP_IF_ANY_VALUE_MISSING": GapPolicy.STRICT,
    "SKIP_IF_ALL_VALUES_MISSING": GapPolicy.ZERO_UNLESS_ALL,
    "NEVER_SKIP": GapPolicy.ZERO,
})  # fmt: skip
"""The missing-value strategies of DHIS2 (user guide, "Configure metadata": validation rules and predictors)."""

_NAMES: Mapping[str, GapPolicy] = MappingProxyType({
    **{policy.value: policy for policy in GapPolicy},
    **{policy.words: policy for policy in GapPolicy},
    **{name.casefold(): policy for name, policy in DHIS2_STRATEGIES.items()},
})  # fmt: skip


def read_policy(name: "GapPolicy | str") -> GapPolicy:
    """The policy of a name: its value, its Indonesian words, or the name of a strategy of DHIS2.

    Raises ``ValueError`` naming those there are, ``TypeError`` for what is no text.

    >>> read_policy("skip"), read_policy("Nilai kosong  dihitung 0"), read_policy("NEVER_SKIP").value
    (<GapPolicy.SKIP: 'skip'>, <GapPolicy.ZERO: 'missing-as-zero'>, 'missing-as-zero')
    """
    if isinstance(name, GapPolicy):
        return name
    if not isinstance(name, str):
        raise TypeError(f"kebijakan nilai kosong harus berupa nama, misalnya {GapPolicy.SKIP.value!r}, bukan {name!r}")
    found = _NAMES.get(" ".join(name.split()).casefold())
    if found is None:
        known = ", ".join(policy.value for policy in GapPolicy)
        raise ValueError(f'kebijakan nilai kosong "{name}" tidak dikenal; pilih salah satu: {known}')
    return found
