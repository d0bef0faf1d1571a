"""The mark ``needs``: what an outside program's absence does to a run, told by running pytest on a small test file."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = Path(__file__).with_name("conftest.py")

TESTS = """
import pytest

@pytest.mark.needs("{need}")
def test_marked():
    {body}

def test_plain():
    pytest.skip("no reason to run")
"""


def run(tmp_path: Path, need: str, body: str, insist: str, path: str = "") -> str:
    """What pytest prints about one marked test and one plain test that skips itself."""
    (tmp_path / "conftest.py").write_text(CONFTEST.read_text("utf-8"), "utf-8")
    (tmp_path / "test_it.py").write_text(TESTS.format(need=need, body=body), "utf-8")
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_it.py"],
        cwd=tmp_path,
        env={**os.environ, "PATH": path, "IKUKIT_NO_SKIP": insist},
        capture_output=True,
        text=True,
    ).stdout


@pytest.mark.parametrize(
    ("insist", "expected"),
    [
        ("", "2 skipped in"),
        ("all", "1 skipped, 1 error in"),
        ("java,libreoffice", "1 skipped, 1 error in"),
        ("java", "2 skipped in"),
        ("libre", "2 skipped in"),
    ],
)
def test_a_missing_program_skips_unless_the_run_insists(tmp_path: Path, insist: str, expected: str) -> None:
    assert expected in run(tmp_path, "libreoffice", "pass", insist)


def test_a_marked_test_may_not_skip_itself_when_the_run_insists(tmp_path: Path) -> None:
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "java").write_text("#!/bin/sh\n")
    (programs / "java").chmod(0o755)
    printed = run(tmp_path, "java", "pytest.skip('not today')", "java", str(programs))
    assert "1 failed, 1 skipped in" in printed
    assert "IKUKIT_NO_SKIP: skipped although java had to run" in printed
