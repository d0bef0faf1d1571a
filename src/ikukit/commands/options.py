"""Options and arguments that several commands share, and the exit statuses they all keep to."""

from collections.abc import Iterable
from pathlib import Path

import click

from ikukit.finding import Finding
from ikukit.formula.computing.gap_policy import GapPolicy
from ikukit.reporting.wording import LANGUAGES
from ikukit.severity import Severity

FAULTY = 1
"""Exit status: an error was found, or something could not be computed."""

LANG = click.option("--lang", type=click.Choice(LANGUAGES), expose_value=False)
JSON = click.option("--json", "as_json", is_flag=True)
EXPLAIN = click.option("--explain", "form", type=click.Choice(("text", "html", "latex", "json")))
FORCE = click.option("--force", is_flag=True)
POLICY = click.option("--policy", type=click.Choice([policy.value for policy in GapPolicy]))
WITHIN_RANGE = click.option("--within-range", is_flag=True)
FILE = click.argument("file", type=click.Path(path_type=Path))


def is_faulty(findings: Iterable[Finding]) -> bool:
    """Whether there is an error among ``findings``."""
    return any(finding.severity is Severity.ERROR for finding in findings)
