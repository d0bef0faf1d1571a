"""The labelled office files: every field as a person reads it."""

import json
import runpy
import sys
from pathlib import Path
from typing import Any

import pytest

import ikukit

CORPUS = Path(__file__).parent / "corpus"
RECORDS = [json.loads(line) for line in (CORPUS / "files-dev.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def scorer() -> dict[str, Any]:
    sys.path.insert(0, str(CORPUS))
    try:
        return runpy.run_path(str(CORPUS / "score_files.py"))
    finally:
        sys.path.remove(str(CORPUS))


def _wrong(scorer: dict[str, Any], record: dict[str, Any]) -> list[str]:
    counts, found, outcome = scorer["score"](CORPUS / "files" / record["file"], record["gold"], ikukit)
    assert counts["extra rows"] == 0, outcome
    return [f"{field.key}: {field.want!r} != {field.got!r}" for field in found if not field.right]


@pytest.mark.parametrize("record", [r for r in RECORDS if not r["file"].startswith("scan")], ids=lambda r: r["file"])
def test_every_field_of_a_labelled_file_is_right(scorer: dict[str, Any], record: dict[str, Any]) -> None:
    assert _wrong(scorer, record) == []


@pytest.mark.needs("ocr")
@pytest.mark.parametrize("record", [r for r in RECORDS if r["file"].startswith("scan")], ids=lambda r: r["file"])
def test_every_field_of_a_labelled_scan_is_right(scorer: dict[str, Any], record: dict[str, Any]) -> None:
    assert _wrong(scorer, record) == []
