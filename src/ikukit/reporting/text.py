"""Findings, results and rules as plain text.

A finding is told in this order: how bad and where, what, the words concerned with a mark under them, the way out. Lines
are laid out for ``width`` columns. Colours are no concern of this module: the text says everything without them.
"""

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from ikukit.finding import Finding, Place
from ikukit.formula.computing.gap_policy import GapPolicy
from ikukit.formula.computing.result import Result, Status
from ikukit.model import Document
from ikukit.reporting.wording import LANGUAGES, field_word, say, severity_word
from ikukit.rules import RULES, Rule, advice, sentence
from ikukit.severity import Severity
from ikukit.source import fold, mark

if TYPE_CHECKING:
    from ikukit.comparison import Difference, Disagreement
    from ikukit.fixes import Change

WIDTH = 100
_MARGIN = "  "


def wrap(text: str, width: int = WIDTH, indent: str = "", hang: str = "") -> str:
    """``text`` folded and broken into lines of ``width`` columns; all but the first begin with ``hang`` more."""
    return textwrap.fill(
        fold(text),
        width=max(width, len(indent) + 20),
        initial_indent=indent,
        subsequent_indent=indent + hang,
        break_long_words=False,
        break_on_hyphens=False,
    )


def describe_place(place: Place | None, lang: str = "id") -> str:
    """Page, sheet, table, row, line and field of a place, as far as known. File and indicator are left out.

    >>> describe_place(Place(page=2, field="formula_text"))
    'halaman 2, rumus'
    """
    if place is None:
        return ""
    keys = ("page", "sheet", "line") if place.line is not None else ("page", "sheet", "table", "row")
    known = [say(key, lang, value=value) for key in keys if (value := getattr(place, key)) is not None]
    if place.field is not None:
        known.append(field_word(place.field, lang))
    return ", ".join(known)


def describe_finding(finding: Finding, lang: str = "id", width: int = WIDTH) -> str:
    """One finding: severity, place and code; its sentence; the words concerned, marked; the way out; the fix."""
    head = (severity_word(finding.severity, lang), describe_place(finding.place, lang))
    lines = [f"{_MARGIN}{', '.join(filter(None, head))} [{finding.code}]"]
    lines.append(wrap(finding.describe(lang), width, _MARGIN * 2))
    if finding.span is not None and finding.text:
        lines += [f"{_MARGIN * 3}{line}".rstrip() for line in mark(finding.text, finding.span, width - 12)]
    way_out = advice(finding.code, finding.facts, lang)
    if way_out:
        lines.append(wrap(say("advice", lang, text=way_out), width, _MARGIN * 2, _MARGIN))
    if finding.fix is not None:
        lines.append(wrap(describe_fix(finding, lang), width, _MARGIN * 2, _MARGIN))
    return "\n".join(lines)


def describe_fix(finding: Finding, lang: str = "id") -> str:
    """What the fix of a finding puts in whose place, and whether it changes the meaning; "" when it has none."""
    if finding.fix is None:
        return ""
    old = fold(finding.fix.span.of(finding.text))
    key = "fix-insert" if not old else "fix" if finding.fix.replacement else "fix-remove"
    fix = say(key, lang, old=old, new=fold(finding.fix.replacement))
    return fix + ("" if finding.fix.safe else say("fix-unsafe", lang))


def count_findings(findings: Iterable[Finding], lang: str = "id") -> str:
    """How many findings there are of each severity, one sentence. What follows from another finding is not counted."""
    severities = [finding.severity for finding in findings if not finding.follows]
    if not severities:
        return say("clean", lang)
    counts = {severity.value: severities.count(severity) for severity in Severity}
    return say("count", lang, total=len(severities), **counts)


def describe_document(document: Document, lang: str = "id", width: int = WIDTH) -> str:
    """What document this is: title, agency, year and the number of indicators, as far as known."""
    known = [document.title, document.agency.name if document.agency else None]
    known += [str(document.year) if document.year else None, say("indicators", lang, count=len(document.indicators))]
    return wrap("; ".join(part for part in known if part), width)


def describe_findings(document: Document, findings: Sequence[Finding], lang: str = "id", width: int = WIDTH) -> str:
    """All findings: those of the document as a whole first, then indicator by indicator; the worst first.

    What follows from another finding is only named below it.
    """
    lines = []
    for position, members in groupby(sorted(findings, key=_order), key=_position):
        known = 1 <= position <= len(document.indicators)
        lines.append(name_indicator(document, position, lang, width) if known else say("document", lang))
        group = list(members)
        for root in (finding for finding in group if not finding.follows):
            lines.append(describe_finding(root, lang, width))
            codes = [finding.code for finding in group if finding.follows == root.code]
            if codes:
                lines.append(wrap(say("with-it", lang, codes=", ".join(codes)), width, _MARGIN * 2, _MARGIN))
        lines.append("")
    return "\n".join([*lines, count_findings(findings, lang)])


def _position(finding: Finding) -> int:
    return (finding.place.indicator or 0) if finding.place else 0


def _order(finding: Finding) -> tuple[int, int]:
    return _position(finding), finding.severity.rank


def name_indicator(document: Document, position: int, lang: str = "id", width: int = WIDTH) -> str:
    """An indicator by its position in the document and its name."""
    name = document.indicators[position - 1].name
    return wrap(say("indicator", lang, number=position, name=name), width, "", _MARGIN)


def describe_results(
    document: Document, results: Sequence[Result], findings: Sequence[Finding], lang: str = "id", width: int = WIDTH
) -> str:
    """The result of every indicator of a document, or why there is none, and how many could be computed.

    Of ``findings`` those are named beside a result that put it in doubt: errors, and warnings about what is computed.
    """
    lines = []
    for position, result in enumerate(results, 1):
        lines += [
            name_indicator(document, position, lang, width),
            wrap(result.describe(lang), width, _MARGIN * 2, _MARGIN),
        ]
        lines += [describe_finding(finding, lang, width) for finding in result.findings]
        codes = dict.fromkeys(one.code for one in findings if _position(one) == position and puts_in_doubt(one))
        if codes and result.status is Status.OK:
            lines.append(wrap(say("doubtful", lang, codes=", ".join(codes)), width, _MARGIN * 2, _MARGIN))
    ok = sum(result.status is Status.OK for result in results)
    return "\n".join([*lines, "", say("computed", lang, ok=ok, count=len(results))])


def describe_policies(
    document: Document, tables: Sequence[Mapping[GapPolicy, Result]], lang: str = "id", width: int = WIDTH
) -> str:
    """The results of every indicator under each policy for missing values, side by side."""
    lines = [say("policies", lang)]
    for position, table in enumerate(tables, 1):
        lines.append(name_indicator(document, position, lang, width))
        for policy, result in table.items():
            lines.append(wrap(f"{policy.value}: {result.format(lang=lang)}", width, _MARGIN * 2, _MARGIN))
    return "\n".join(lines)


_COMPUTED_FIELDS = ("formula_text", "name", "unit", None)


def puts_in_doubt(finding: Finding) -> bool:
    """Whether a finding makes the computed number of its indicator doubtful."""
    about = finding.place.field if finding.place else None
    return finding.severity is Severity.ERROR or (finding.severity is Severity.WARNING and about in _COMPUTED_FIELDS)


def describe_changes(
    changes: "Sequence[Change]", missed: "Sequence[Change]", lang: str = "id", width: int = WIDTH
) -> str:
    """What was changed, field by field; ``missed`` are changes that could not be made in the file."""
    lines = []
    for change in changes:
        place = change.finding.place
        where = describe_place(place, lang)
        if place is not None and place.indicator is not None:
            where = f"{say('row-of', lang, number=place.indicator)}, {where}"
        lines += [f"{where} [{change.finding.code}]", wrap(f"- {change.before}", width, _MARGIN, _MARGIN)]
        lines.append(wrap(f"+ {change.after}", width, _MARGIN, _MARGIN))
        if change in missed:
            lines.append(wrap(say("not-in-file", lang), width, _MARGIN, _MARGIN))
    return "\n".join([*lines, "", say("changes", lang, count=len(changes) - len(missed))])


def describe_differences(
    old: Document, new: Document, differences: "Sequence[Difference]", lang: str = "id", width: int = WIDTH
) -> str:
    """What changed in meaning between two documents, row by row of the new one."""
    lines = []
    for rows, group in groupby(differences, key=lambda one: (one.old_row, one.new_row)):
        known = rows[1] is not None
        lines.append(name_indicator(new if known else old, rows[1] or rows[0] or 1, lang, width))
        lines += [describe_finding(one.finding, lang, width) for one in group]
    key = "differences" if differences else "no-difference"
    return "\n".join([*lines, "", say(key, lang, count=len(differences))] if lines else [say(key, lang)])


def describe_disagreements(
    found: "Sequence[Disagreement]", files: Sequence[str], lang: str = "id", width: int = WIDTH
) -> str:
    """Which indicators documents define differently: each definition, who uses it, and how it differs from the most
    common one."""
    lines = []
    for one in found:
        lines.append(wrap(one.name, width, "", _MARGIN))
        for letter, definition in zip("abcdefghijklmnopqrstuvwxyz", one.definitions, strict=False):
            lines.append(wrap(f"{letter}. {definition.formula_text}", width, _MARGIN, _MARGIN))
            used = ", ".join(files[place] for place in definition.documents)
            lines.append(wrap(say("used-by", lang, files=used), width, _MARGIN * 2, _MARGIN))
            lines += [
                wrap(difference.finding.describe(lang), width, _MARGIN * 2, _MARGIN)
                for difference in definition.differences
            ]
        lines.append("")
    return "\n".join([*lines, say("disagreements", lang, count=len(found), files=len(files))])


def describe_rules(lang: str = "id") -> str:
    """The catalogue of rules, one line each: code, severity, title."""
    rules = [RULES[code] for code in sorted(RULES)]
    longest = max((len(rule.code) for rule in rules), default=0)
    lines = [
        f"{rule.code:<{longest}}  {severity_word(rule.severity, lang):<10}  {rule.title[LANGUAGES.index(lang)]}"
        for rule in rules
    ]
    return "\n".join([*lines, "", say("rules", lang, count=len(rules))])


def describe_rule(rule: Rule, example: Finding | None = None, lang: str = "id", width: int = WIDTH) -> str:
    """All that the catalogue says about one rule, and a finding that shows it at work."""
    index = LANGUAGES.index(lang)
    parts = [
        (say("rule-severity", lang), severity_word(rule.severity, lang)),
        (say("rule-message", lang), sentence(rule.code, {}, lang)),
        (say("rule-advice", lang), advice(rule.code, {}, lang)),
        (say("rule-fix", lang), _fix_kind(example, lang)),
        (say("rule-source", lang), rule.source),
    ]
    lines = [f"{rule.code}: {rule.title[index]}"]
    lines += [wrap(f"{title}: {text}", width, _MARGIN, _MARGIN) for title, text in parts if text]
    if example is not None:
        lines += [
            f"{_MARGIN}{say('rule-example', lang)}:",
            textwrap.indent(describe_finding(example, lang, width - 2), _MARGIN),
        ]
    return "\n".join(lines)


def _fix_kind(example: Finding | None, lang: str) -> str:
    """Whether a rule's finding comes with a fix, and of which kind, as far as its example shows; "" without example."""
    if example is None:
        return ""
    return say("fix-none" if example.fix is None else "fix-safe" if example.fix.safe else "fix-changes", lang)
