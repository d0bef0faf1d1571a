"""Which rules count, and how much: switched off or given another severity, by arguments or a small TOML file.

::

    [rules]
    off = ["not-baku-spelling", "term-by-law"]

    [rules.severity]
    missing-target = "info"
"""

import os
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

from attrs import evolve, field, frozen

from ikukit.errors import IkukitError
from ikukit.finding import Finding
from ikukit.rules import RULES
from ikukit.severity import Severity

FILE_NAME = "ikukit.toml"
"""The file that ``find_settings`` looks for."""


class SettingsError(IkukitError):
    """The settings name a rule or a severity that there is not, or their file cannot be read."""


def _known(codes: Iterable[str]) -> frozenset[str]:
    known = frozenset(codes)
    for code in sorted(known):
        if code not in RULES:
            near = _near(code)
            raise SettingsError("rule-unknown-near" if near else "rule-unknown", rule=code, near=near)
    return known


def _near(code: str) -> str:
    from rapidfuzz import fuzz, process

    near = process.extractOne(code, list(RULES), scorer=fuzz.ratio, score_cutoff=70)
    return near[0] if near else ""


def _severities(given: Mapping[str, str | Severity]) -> dict[str, Severity]:
    _known(given)
    severities = {}
    for code, value in given.items():
        try:
            severities[code] = Severity(value)
        except ValueError:
            names = ", ".join(severity.value for severity in Severity)
            raise SettingsError("severity-unknown", value=value, rule=code, names=names) from None
    return severities


@frozen
class Settings:
    """Rules that are ``off``, and those with another ``severity``. Raises ``SettingsError`` for an unknown code.

    >>> Settings(off=["not-baku-speling"])
    Traceback (most recent call last):
    ikukit.settings.SettingsError: aturan "not-baku-speling" tidak dikenal; maksud Anda "not-baku-spelling"?
    """

    off: frozenset[str] = field(default=frozenset(), converter=_known)
    severity: Mapping[str, Severity] = field(factory=dict, converter=_severities, hash=False)

    def applied(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """``findings`` without those of rules that are off, the others with their severity.

        What followed from a rule that is off stands for itself.
        """
        return tuple(self._applied(found) for found in findings if found.code not in self.off)

    def _applied(self, found: Finding) -> Finding:
        if found.follows in self.off:
            found = evolve(found, follows="")
        return evolve(found, severity=self.severity[found.code]) if found.code in self.severity else found


def read_settings(path: str | os.PathLike[str]) -> Settings:
    """The settings in the TOML file at ``path``.

    Raises ``FileNotFoundError`` when there is none, ``SettingsError`` for what is no TOML or no setting.
    """
    file = Path(path)
    try:
        record = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError("settings-no-toml", file=file.name, reason=error) from error
    rules = record.get("rules", {})
    unknown = sorted({*record} - {"rules"}) + (
        sorted({*rules} - {"off", "severity"}) if isinstance(rules, dict) else []
    )
    if unknown or not isinstance(rules, dict):
        raise SettingsError("setting-unknown", file=file.name, name=(unknown or ["rules"])[0])
    off, severity = rules.get("off", []), rules.get("severity", {})
    if not isinstance(off, list) or not all(isinstance(code, str) for code in off) or not isinstance(severity, dict):
        raise SettingsError("settings-form", file=file.name)
    try:
        return Settings(off, severity)
    except SettingsError as error:
        raise SettingsError("settings-in-file", file=file.name, what=error.words) from error


def find_settings(folder: str | os.PathLike[str]) -> Settings:
    """The settings of the nearest ``ikukit.toml``, in ``folder`` or above it; without one every rule stays as it is."""
    start = Path(folder).resolve()
    for place in (start, *start.parents):
        if (place / FILE_NAME).is_file():
            return read_settings(place / FILE_NAME)
    return Settings()
