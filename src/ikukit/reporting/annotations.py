"""Findings as annotations of a workflow on GitHub: lines that its runner shows beside the changed lines of a file.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from collections.abc import Iterator, Sequence

from ikukit.finding import Finding
from ikukit.reporting.sarif import CheckedFile, region, relative_path
from ikukit.reporting.text import describe_place
from ikukit.reporting.wording import say
from ikukit.rules import advice
from ikukit.severity import Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_PROPERTIES = {"line": "startLine", "col": "startColumn", "endLine": "endLine", "endColumn": "endColumn"}


def to_annotations(files: Sequence[CheckedFile], lang: str = "id") -> str:
    """One line for each finding, and one for each file that could not be read."""
    return "\n".join(line for file in files for line in _annotations(file, lang))


def _annotations(file: CheckedFile, lang: str) -> Iterator[str]:
    name = relative_path(file.path) or str(file.path)
    if file.failure:
        yield _command("error", {"file": name}, file.failure)
    for finding in file.findings:
        where = region(finding, file.source) or {}
        known = {key: where[of] for key, of in _PROPERTIES.items() if of in where}
        if where.get("endLine") != where.get("startLine"):  # columns are for one line alone
            known = {key: value for key, value in known.items() if "Col" not in key and key != "col"}
        yield _command(
            _COMMANDS[finding.severity], {"file": name, **known, "title": finding.code}, _message(finding, lang)
        )


def _message(finding: Finding, lang: str) -> str:
    place = finding.place
    row = say("row-of", lang, number=place.indicator) if place and place.indicator else ""
    where = ", ".join(filter(None, (row, describe_place(place, lang))))
    sentence = f"{finding.describe(lang)} {advice(finding.code, finding.facts, lang)}".strip()
    return f"{where}: {sentence}" if where else sentence


def _command(command: str, properties: dict[str, object], message: str) -> str:
    shown = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{command} {shown}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
