"""Writes ``docs/checks.md`` from the rules: ``python docs/make_checks.py``."""

from pathlib import Path

from ikukit.reporting.catalogue import catalogue

if __name__ == "__main__":
    Path(__file__).with_name("checks.md").write_text(catalogue(), encoding="utf-8")
