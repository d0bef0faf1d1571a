"""docs/checks.md is what the rules say now."""

import re
from pathlib import Path

from ikukit.reporting.catalogue import catalogue
from ikukit.rules import RULES

PAGE = Path(__file__).parent.parent / "docs" / "checks.md"


def test_the_page_is_current() -> None:
    assert PAGE.read_text("utf-8") == catalogue(), "run: python docs/make_checks.py"


def test_every_code_has_exactly_one_row() -> None:
    rows = re.findall(r"(?m)^\| `([a-z0-9-]+)` \| (error|warning|info) \|", catalogue())
    assert sorted(rows) == sorted((rule.code, rule.severity.value) for rule in RULES.values())
