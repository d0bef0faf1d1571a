"""The page ``docs/checks.md``: every finding code with its meaning, fix and examples, made from the rules themselves.

What a rule says stands in ``rules``, its examples in ``checks/examples.yaml``; here they only become Markdown.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from ikukit.checks import check
from ikukit.checks.examples import Example, example_document, examples
from ikukit.rules import (
    Rule,
    comparison,
    composition,
    document,
    file,
    formula,
    indicator,
    layout,
    office,
    scoring,
    value,
)

_GROUPS: tuple[tuple[str, str, tuple[Rule, ...]], ...] = (
    ("Reading a formula", "What was repaired, assumed or refused on the way from text to tree.", formula.RULES),
    ("An indicator", "Name, formula and satuan against each other; numerator against denominator.", indicator.RULES),
    ("The document", "Its head, columns, numbering and targets; rows against each other.", document.RULES),
    ("Composite indicators", "Indicators that use other indicators as variables.", composition.RULES),
    ("The office", "Official names and codes, spelling, posts, sources, signature and NIP.", office.RULES),
    ("Reading a document", "What was uncertain when a file became a document.", layout.RULES),
    ("Opening a file", "What a file holds that could not be taken over.", file.RULES),
    ("Numbers put in", "Values given for variables.", value.RULES),
    ("Comparing documents", "What `ikukit.compare` finds between an old and a new document.", comparison.RULES),
    ("Scoring", "Targets, actual values, achievements, ratings: what `ikukit.score` guessed or found.", scoring.RULES),
)

_HEAD = """# Checks

Every finding that `ikukit.check`, `ikukit.read`, `ikukit.evaluate` and `ikukit.compare` can make. This page is made
from the rules: `python docs/make_checks.py` writes it anew, and a test says when that is due.

Severity: **error** cannot be computed or is invalid, **warning** is probably wrong, **info** is good to know. A *safe*
fix changes no meaning and is made by `ikukit.fix`; an *unsafe* one only when asked for. Rules are switched off or given
another severity in `ikukit.toml`:

```toml
[rules]
off = ["term-by-law"]

[rules.severity]
missing-target = "info"
```

"""


def catalogue() -> str:
    """The whole page."""
    return _HEAD + "\n".join(line for group in _GROUPS for line in _group(*group))


def _group(title: str, about: str, rules: Sequence[Rule]) -> Iterator[str]:
    yield from (
        f"## {title}",
        "",
        about,
        "",
        "| code | severity | what it says | fix | source |",
        "|---|---|---|---|---|",
    )
    for rule in rules:
        meaning = f"{rule.title[0]}<br>*{rule.title[1]}*"
        yield f"| `{rule.code}` | {rule.severity.value} | {meaning} | {_fix(rule.code)} | {_cell(rule.source)} |"
    yield ""
    shown = [example for rule in rules if (example := _examples().get(rule.code))]
    if shown:
        yield from ("| code | bad | good |", "|---|---|---|")
        yield from (f"| `{one.code}` | {_shown(one.bad)} | {_shown(one.good)} |" for one in shown)
        yield ""


@cache
def _examples() -> dict[str, Example]:
    return {example.code: example for example in examples()}


def _fix(code: str) -> str:
    """Whether the finding of the bad example comes with a fix."""
    example = _examples().get(code)
    found = check(example_document(example.bad)) if example else ()
    fixes = [one.fix for one in found if one.code == code and one.fix]
    return ("safe" if fixes[0].safe else "unsafe") if fixes else ""


def _shown(change: Mapping[str, Any]) -> str:
    """What an example changes, one line a field."""
    lines = [line for key, value in change.items() for line in _lines(key, value)]
    return "<br>".join(lines) or "(nothing changed)"


def _lines(key: str, value: object) -> Iterator[str]:
    if isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
        for number, item in enumerate(value, 1):
            inside = "; ".join(line for name, one in item.items() for line in _lines(name, one))
            yield f"{key} {number}: {inside or 'as it is'}"
    elif isinstance(value, dict):
        yield f"{key}: " + _cell("; ".join(f"{name} = {one}" for name, one in value.items()) or "-")
    elif isinstance(value, list):
        yield f"{key}: " + _cell("; ".join(map(str, value)) or "-")
    else:
        yield f"{key}: " + _cell("-" if value in (None, "") else str(value))


def _cell(text: str) -> str:
    """``text`` as it may stand in a table."""
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*").replace("_", "\\_")
