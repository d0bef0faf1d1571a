"""Writes the tables of ``docs/scoring.md`` from the catalogues: ``python docs/make_scoring.py``."""

from pathlib import Path

from ikukit.reporting.scoring_page import with_tables

if __name__ == "__main__":
    page = Path(__file__).with_name("scoring.md")
    page.write_text(with_tables(page.read_text(encoding="utf-8")), encoding="utf-8")
