"""One bad and one good example of every finding code, as documents. They are data (``examples.yaml``) run as tests."""

import datetime
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from attrs import frozen

from ikukit.model import Agency, Consolidation, Direction, Document, Indicator, Official, Target

_HEAD = ("title", "year", "agency", "area_code", "signatories", "indicators")


@frozen
class Example:
    """What is changed in the clean document: ``bad`` raises ``code`` and no other finding, ``good`` raises none."""

    code: str
    bad: Mapping[str, Any]
    good: Mapping[str, Any]


@cache
def _record() -> dict[str, Any]:
    from ruamel.yaml import YAML

    text = files("ikukit.checks").joinpath("examples.yaml").read_text(encoding="utf-8")
    record: dict[str, Any] = YAML(typ="safe", pure=True).load(text)
    return record


@cache
def examples() -> tuple[Example, ...]:
    """Every example, in the order of the file."""
    return tuple(Example(code, of["bad"], of["good"]) for code, of in _record().items() if code != "clean")


def example_document(change: Mapping[str, Any]) -> Document:
    """The clean document with ``change``."""
    clean = _record()["clean"]
    head = {**clean, **{key: value for key, value in change.items() if key in _HEAD}}
    first = {**clean["indicators"][0], **{key: value for key, value in change.items() if key not in _HEAD}}
    rows = change.get("indicators", [{}])
    signatory = clean["signatories"][0]
    return Document(
        title=head["title"],
        year=head["year"],
        agency=Agency(head["agency"], head["area_code"]) if head["agency"] else None,
        signatories=tuple(_official({**signatory, **one}) for one in head["signatories"]),
        indicators=tuple(_indicator({**first, **row}) for row in rows),
    )


def _official(record: Mapping[str, Any]) -> Official:
    date: datetime.date | None = record["date"]
    return Official(record["name"], record["post"], nip=record["nip"], date=date)


def _indicator(record: Mapping[str, Any]) -> Indicator:
    known = {
        **record,
        "direction": Direction(record["direction"]) if record["direction"] else None,
        "consolidation": Consolidation(record["consolidation"]) if record.get("consolidation") else None,
        "targets": tuple(Target(text, period) for period, text in record["targets"].items()),
    }
    return Indicator(**known)
