"""Findings as SARIF 2.1.0, the form in which code hosts and editors take the findings of tools.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html; the comments name its sections.
"""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

from attrs import frozen

from ikukit.documents.tracing import SourceText
from ikukit.finding import Finding, Place
from ikukit.reporting.text import describe_fix
from ikukit.reporting.wording import LANGUAGES, say
from ikukit.rules import RULES, Rule, advice, sentence
from ikukit.severity import Severity
from ikukit.source import Span

Record = dict[str, Any]
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


@frozen
class CheckedFile:
    """A file after its check: its path, what was found, its text where it is a text file, or why it was not read."""

    path: PurePath
    findings: tuple[Finding, ...] = ()
    source: SourceText | None = None
    failure: str = ""


def to_sarif(files: Sequence[CheckedFile], version: str, lang: str = "id") -> Record:
    """The log of one run of the check. Paths are told relative to where it ran, as far as they lie below that."""
    codes = sorted({finding.code for file in files for finding in file.findings})
    failures = [file for file in files if file.failure]
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "ikukit",
                        "version": version,
                        "language": lang,
                        "rules": [_rule(RULES[code], lang) for code in codes],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "invocations": [
                    {
                        "executionSuccessful": not failures,
                        "toolExecutionNotifications": [_failure(file) for file in failures],
                    }
                ],
                "artifacts": [{"location": _artifact(file.path)} for file in files],
                "results": [
                    _result(finding, file, codes.index(finding.code), number, lang)
                    for number, file in enumerate(files)
                    for finding in file.findings
                ],
            }
        ],
    }


def _rule(rule: Rule, lang: str) -> Record:
    way_out = advice(rule.code, {}, lang)
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.code.split("-")),
        "shortDescription": {"text": rule.title[LANGUAGES.index(lang)]},
        "fullDescription": {"text": sentence(rule.code, {}, lang)},
        "help": {"text": f"{way_out}\n{say('rule-source', lang)}: {rule.source}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _failure(file: CheckedFile) -> Record:
    return {
        "level": "error",
        "message": {"text": file.failure},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(file.path)}}],
    }


def _artifact(path: PurePath, index: int | None = None) -> Record:
    """3.4: below the folder of the run a relative reference, elsewhere the whole URI; both percent-encoded."""
    known = {} if index is None else {"index": index}
    inside = relative_path(path)
    if inside is None:
        return {"uri": Path(path).resolve().as_uri(), **known}
    return {"uri": quote(inside), "uriBaseId": "%SRCROOT%", **known}


def relative_path(path: PurePath) -> str | None:
    """``path`` as seen from the working folder, with ``/`` between its parts; None when it lies elsewhere."""
    try:
        return Path(path).resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return None


def _result(finding: Finding, file: CheckedFile, rule: int, artifact: int, lang: str) -> Record:
    location: Record = {"physicalLocation": {"artifactLocation": _artifact(file.path, artifact)}}
    where = region(finding, file.source)
    if where:
        location["physicalLocation"]["region"] = where
    if finding.place is not None and (logical := _logical(finding.place)):
        location["logicalLocations"] = [logical]
    result: Record = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.describe(lang)} {advice(finding.code, finding.facts, lang)}".strip()},
        "locations": [location],
        "partialFingerprints": {"ikukit/v1": _fingerprint(finding)},
    }
    if file.source is not None and (fix := _fix(finding, file.source, _artifact(file.path, artifact), lang)):
        result["fixes"] = [fix]
    return result


def region(finding: Finding, source: SourceText | None) -> Record | None:
    """3.30: lines and columns from 1, the end column behind the last character; for other than text files nothing."""
    span = source.span(finding) if source is not None else None
    if source is None or span is None:
        line = finding.place.line if finding.place else None
        return {"startLine": line} if line is not None and source is not None else None
    return _region(source, span)


def _region(source: SourceText, span: Span) -> Record:
    (start_line, start_column), (end_line, end_column) = map(source.line_and_column, span)
    return {
        "startLine": start_line,
        "startColumn": start_column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": span.start,
        "charLength": span.end - span.start,
    }


def _logical(place: Place) -> Record | None:
    """3.33: where in the document, whatever its format: page, sheet, table, row, indicator, field."""
    steps = dict(_steps(place))
    if not steps:
        return None
    full = "/".join(f"{name}:{value}" for name, value in steps.items())
    last = list(steps)[-1]
    return {"name": str(steps[last]), "fullyQualifiedName": full, "kind": last, "properties": steps}


def _steps(place: Place) -> Iterator[tuple[str, object]]:
    for name in ("page", "sheet", "table", "row", "column", "indicator", "field"):
        if (value := getattr(place, name)) is not None:
            yield name, value


def _fingerprint(finding: Finding) -> str:
    """3.27.17: stays when rows are added above: the code, the field and its words."""
    field = finding.place.field if finding.place else None
    return hashlib.sha256("\0".join((finding.code, field or "", finding.text)).encode()).hexdigest()[:32]


def _fix(finding: Finding, source: SourceText, artifact: Record, lang: str) -> Record | None:
    """3.55: what the fix puts where. Whether it changes the meaning is said in words and as a property."""
    changes = source.replacements(finding)
    if not changes or finding.fix is None:
        return None
    replacements = [
        {"deletedRegion": _region(source, span), "insertedContent": {"text": words}} for span, words in changes
    ]
    return {
        "description": {"text": describe_fix(finding, lang)},
        "artifactChanges": [{"artifactLocation": artifact, "replacements": replacements}],
        "properties": {"safe": finding.fix.safe},
    }
