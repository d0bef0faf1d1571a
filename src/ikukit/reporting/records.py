"""Findings and results as plain data for ``--json``: for programs, so keys are English and stay as they are."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import fields

from ikukit.finding import Finding, Place
from ikukit.formula.computing.gap_policy import GapPolicy
from ikukit.formula.computing.result import Result
from ikukit.formula.formula import Formula
from ikukit.model import Document
from ikukit.rules import RULES, advice
from ikukit.rules.rule import Rule
from ikukit.severity import Severity
from ikukit.solution import Solution

if TYPE_CHECKING:
    from ikukit.comparison import Difference, Disagreement
    from ikukit.fixes import Change
    from ikukit.reporting.league import League
    from ikukit.reporting.report import Report

Record = dict[str, Any]


def record_finding(finding: Finding, lang: str = "id") -> Record:
    """One finding. ``span`` counts characters of ``text``; ``place`` holds what is known of it."""
    return {
        "code": finding.code,
        "follows": finding.follows or None,
        "severity": finding.severity.value,
        "message": finding.describe(lang),
        "advice": advice(finding.code, finding.facts, lang),
        "place": _record_place(finding.place),
        "text": finding.text,
        "span": list(finding.span) if finding.span else None,
        "fix": {
            "span": list(finding.fix.span),
            "replacement": finding.fix.replacement,
            "safe": finding.fix.safe,
        }
        if finding.fix
        else None,
        "facts": dict(finding.facts),
    }


def _record_place(place: Place | None) -> Record | None:
    """What is known of a place. ``spans`` become pairs of numbers in JSON by themselves."""
    if place is None:
        return None
    known = {field.name: getattr(place, field.name) for field in fields(Place)}
    return {name: value for name, value in known.items() if value not in (None, ())}


def record_counts(findings: Iterable[Finding]) -> Record:
    """How many findings there are of each severity. What follows from another finding is not counted."""
    severities = [finding.severity for finding in findings if not finding.follows]
    return {severity.value: severities.count(severity) for severity in Severity}


def record_check(file: str, document: Document, findings: Sequence[Finding], lang: str = "id") -> Record:
    """The check of one file."""
    return {
        "file": file,
        "title": document.title,
        "agency": document.agency.name if document.agency else None,
        "year": document.year,
        "indicators": [indicator.name for indicator in document.indicators],
        "findings": [record_finding(finding, lang) for finding in findings],
        "counts": record_counts(findings),
    }


def record_formula(formula: Formula, findings: Sequence[Finding], lang: str = "id") -> Record:
    """What was read out of one formula text, and ``findings`` about it."""
    return {
        "text": formula.text,
        "reading": str(formula),
        "variables": [{"label": one.label, "name": one.name, "meaning": one.meaning} for one in formula.variables],
        "unit": formula.unit,
        "findings": [record_finding(finding, lang) for finding in findings],
        "readings": [{"text": one.text, "witness": dict(one.witness)} for one in formula.readings],
    }


def record_result(result: Result, lang: str = "id") -> Record:
    """One result: ``value`` is exact, as a fraction ``"275/3"``; ``text`` is the number as people write it."""
    return {
        "value": None if result.value is None else str(result.value),
        "unit": result.unit,
        "status": result.status.value,
        "reason": result.why(lang),
        "text": result.describe(lang),
        "exact": result.exact,
        "policy": result.policy.value,
        "filled": list(result.filled),
        "findings": [record_finding(finding, lang) for finding in result.findings],
    }


def record_solution(solution: Solution, lang: str = "id") -> Record:
    """What is missing to a target; numbers are exact, as fractions."""
    return {
        "text": solution.describe(lang),
        "target": str(solution.target),
        "at_least": solution.at_least,
        "reached": solution.reached,
        "possible": solution.possible,
        "result": record_result(solution.result, lang),
        "changes": [
            {
                "variable": change.name,
                **{
                    name: None if number is None else str(number)
                    for name, number in (
                        ("before", change.before),
                        ("after", change.after),
                        ("needed", change.needed),
                        ("value", change.value),
                        ("best", change.best),
                    )
                },
            }
            for change in solution.changes
        ],
    }


def record_results(
    document: Document,
    results: Sequence[Result],
    findings: Sequence[Finding],
    lang: str = "id",
    policies: Sequence[Mapping[GapPolicy, Result]] | None = None,
) -> Record:
    """The results of a document and its findings; ``place.indicator`` of a finding counts the results from 1.

    ``policies`` are its results under every policy for missing values, where these are asked for.
    """
    pairs = zip(document.indicators, results, strict=True)
    side_by_side = [
        {policy.value: record_result(result, lang) for policy, result in table.items()} for table in policies or ()
    ]
    return {
        "results": [{"indicator": indicator.name, **record_result(result, lang)} for indicator, result in pairs],
        **({"policies": side_by_side} if policies is not None else {}),
        "findings": [record_finding(finding, lang) for finding in findings],
    }


def record_difference(difference: "Difference", lang: str = "id") -> Record:
    """One difference between two documents; rows count from 1, null where only the other document has one."""
    return {
        **record_finding(difference.finding, lang),
        "old_row": difference.old_row,
        "new_row": difference.new_row,
        "witness": dict(difference.witness),
    }


def record_changes(
    changes: "Sequence[Change]", missed: "Sequence[Change]", written: Path | None, lang: str = "id"
) -> Record:
    """What was corrected, and the file it was written to (null: none); ``made`` is false where the file could not."""
    return {
        "written": None if written is None else str(written),
        "changes": [
            {
                "finding": record_finding(one.finding, lang),
                "before": one.before,
                "after": one.after,
                "made": one not in missed,
            }
            for one in changes
        ],
    }


def record_made(made: "Report | League") -> Record:
    """What a report or a league holds, in numbers; the files that a league could not use, with the reasons."""
    from ikukit.reporting.report import Report

    if isinstance(made, Report):
        shown = [entry.shown for entry in made.entries]
        return {
            "indicators": len(shown),
            "computed": sum(bool(one and (one.actual.value is not None or one.grade)) for one in shown),
            "achieved": sum(bool(one and one.achievement is not None and one.achievement >= 100) for one in shown),
            "findings": record_counts(made.findings),
        }
    return {
        "offices": len(made.offices),
        "indicators": len(made.rows),
        "findings": {one.value: sum(office.counts.get(one, 0) for office in made.offices) for one in Severity},
        "failures": [{"file": file, "reason": reason} for file, reason in made.failures],
    }


def record_disagreement(disagreement: "Disagreement", files: Sequence[str], lang: str = "id") -> Record:
    """An indicator that documents define in different ways: each definition, who uses it, how it differs."""
    return {
        "indicator": disagreement.name,
        "definitions": [
            {
                "formula": one.formula_text,
                "files": [files[place] for place in one.documents],
                "differences": [record_difference(difference, lang) for difference in one.differences],
            }
            for one in disagreement.definitions
        ],
    }


def record_rule(rule: Rule, lang: str = "id") -> Record:
    """One rule of the catalogue."""
    index = ("id", "en").index(lang)
    return {
        "code": rule.code,
        "severity": rule.severity.value,
        "title": rule.title[index],
        "message": rule.message[index],
        "advice": rule.advice[index],
        "source": rule.source,
    }


def record_rules(lang: str = "id") -> list[Record]:
    """The whole catalogue, in order of code."""
    return [record_rule(RULES[code], lang) for code in sorted(RULES)]
