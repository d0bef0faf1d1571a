"""The documentation is complete and its links lead somewhere. That its examples are true is tested by running them."""

import re
from pathlib import Path

import pytest

import ikukit
from ikukit.cli import main
from ikukit.rules.formula import RULES

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
REFERENCE = (ROOT / "docs" / "reference.md").read_text("utf-8")


@pytest.mark.parametrize("name", ikukit.__all__)
def test_the_reference_tells_of_every_public_name(name: str) -> None:
    assert re.search(rf"`(?:[^`]*\W)?{name}\b", REFERENCE)


@pytest.mark.parametrize("command", sorted(main.commands))
def test_the_reference_tells_of_every_command(command: str) -> None:
    assert f"`ikukit {command}" in REFERENCE


@pytest.mark.parametrize("code", [rule.code for rule in RULES])
def test_the_language_page_tells_of_every_finding_of_reading(code: str) -> None:
    assert f"| `{code}` |" in (ROOT / "docs" / "language.md").read_text("utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)\)", page.read_text("utf-8"))
    missing = [target for target in targets if "://" not in target and not (page.parent / target).exists()]
    assert not missing


def test_the_index_names_every_page() -> None:
    index = (ROOT / "docs" / "index.md").read_text("utf-8")
    pages = {page.name for page in (ROOT / "docs").glob("*.md")} - {"index.md"}
    assert {page for page in pages if f"({page})" in index} == pages
