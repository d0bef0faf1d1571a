"""Ground rules of every test run: hypothesis without a clock, and outside programs that a run may insist on.

A test that needs an outside program or an optional package says so: ``@pytest.mark.needs("libreoffice")``. Where the
thing is absent the test is skipped. The environment variable ``IKUKIT_NO_SKIP`` turns such skips into failures: ``all``
or names with commas between them (``libreoffice,java``). ``.ci/run`` sets it: a test that never runs must not look
like one that passed.
"""

import importlib.util
import os
import shutil
from collections.abc import Generator

import pytest
from hypothesis import settings

collect_ignore = ["corpus"]  # scorers that are run by hand

settings.register_profile("ikukit", deadline=None)
settings.register_profile("long", deadline=None, max_examples=20_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ikukit"))

PROGRAMS = {
    "chromium": ("chromium", "chromium-browser", "google-chrome"),
    "java": ("java",),
    "libreoffice": ("soffice", "libreoffice"),
}
"""What a need is called, and the commands that satisfy it."""

PACKAGES = {
    "dask": ("dask",),
    "duckdb": ("duckdb",),
    "ocr": ("rapidocr", "onnxruntime", "cv2"),
    "pandas": ("pandas",),
    "spark": ("pyspark",),
}
"""What a need is called, and the Python packages that satisfy it together."""


def available(need: str) -> bool:
    """Whether this machine has what ``need`` names. An unknown name is a slip in a test: ``KeyError``."""
    if need in PROGRAMS:
        return any(shutil.which(command) for command in PROGRAMS[need])
    return all(importlib.util.find_spec(package) for package in PACKAGES[need])


def insisted(need: str) -> bool:
    """Whether ``IKUKIT_NO_SKIP`` forbids to skip for want of ``need``."""
    names = os.environ.get("IKUKIT_NO_SKIP", "").split(",")
    return "all" in names or need in names


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "needs(name, ...): outside programs or optional packages without which to skip")


def pytest_runtest_setup(item: pytest.Item) -> None:
    missing = [need for mark in item.iter_markers("needs") for need in mark.args if not available(need)]
    if any(insisted(need) for need in missing):
        pytest.fail(f"IKUKIT_NO_SKIP: not on this machine: {', '.join(missing)}", pytrace=False)
    if missing:
        pytest.skip(f"not on this machine: {', '.join(missing)}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A marked test that skips itself all the same is no better than one that was not run."""
    report = yield
    needs = [need for mark in item.iter_markers("needs") for need in mark.args]
    if report.skipped and not hasattr(report, "wasxfail") and any(insisted(need) for need in needs):
        report.outcome = "failed"
        report.longrepr = f"IKUKIT_NO_SKIP: skipped although {', '.join(needs)} had to run"
    return report
