"""The tables of the page ``docs/scoring.md``: achievement rules, bounds, zeros, how far rules disagree, rating scales.

Made from the catalogues themselves; the prose round them stands in the page.
"""

from collections.abc import Iterator, Sequence

from ikukit.model import Direction
from ikukit.numbers import exact_number
from ikukit.scoring.achievement import CAPS, RULES, ZERO_PRACTICES, percent
from ikukit.scoring.disagreement import disagreement_table
from ikukit.scoring.scales import SCALES, Scale

_CASES = (("100", 80), ("100", 100), ("100", 120), ("100", 150), ("100", 250), ("4", 1))


def tables() -> dict[str, str]:
    """Each table of the page by the name of its mark."""
    return {
        "rules": _table(("rule", "for", "formula", "source"), _rules()),
        "examples": _table(("rule", "target", "actual value", "achievement", "where from"), _examples()),
        "bounds": _table(("name", "least", "greatest", "source"), _bounds()),
        "zeros": _table(("case", "achievement", "source"), _zeros()),
        "disagreement": _table(("target", "actual value", *_minimizing(), "apart"), _disagreement()),
        "scales": "\n\n".join(map(_scale, SCALES.values())),
    }


def with_tables(page: str) -> str:
    """``page`` with what stands between the marks of each table made anew."""
    for name, table in tables().items():
        start, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
        before, _, rest = page.partition(start)
        _, _, after = rest.partition(end)
        page = f"{before}{start}\n{table}\n{end}{after}"
    return page


def _table(heads: Sequence[str], rows: Iterator[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines)


def _rules() -> Iterator[Sequence[str]]:
    for rule in RULES.values():
        title = f"`{rule.name}`<br>{rule.title[0]}<br>*{rule.title[1]}*"
        yield title, ", ".join(sorted(kind.value for kind in rule.aims)), str(rule.parsed), rule.source


def _examples() -> Iterator[Sequence[str]]:
    for rule in RULES.values():
        for one in rule.examples:
            note = "our own" if one.own else "the source" if one.recomputes else "the source, which errs"
            yield f"`{rule.name}`", one.target, exact_number(one.actual) or "", one.printed, note


def _bounds() -> Iterator[Sequence[str]]:
    for one in CAPS:
        low, high = ("-" if value is None else percent(value) for value in (one.floor, one.cap))
        yield f"`{one.name}`", low, high, one.source


def _zeros() -> Iterator[Sequence[str]]:
    for one in ZERO_PRACTICES:
        yield f"`{one.case}`", "-" if one.achievement is None else percent(one.achievement), one.source


def _minimizing() -> list[str]:
    found = disagreement_table(_CASES[:1], Direction.MINIMIZE)[0]
    return [f"`{name}`" for name in found.achievements]


def _disagreement() -> Iterator[Sequence[str]]:
    for one in disagreement_table(_CASES, Direction.MINIMIZE):
        results = [percent(result.value) if result.value is not None else "-" for result in one.achievements.values()]
        yield str(one.aim), exact_number(one.actual) or "", *results, exact_number(one.spread) or percent(one.spread)


def _scale(scale: Scale) -> str:
    rows = (
        (step.label, step.english, scale.interval(step), step.printed, step.colour) for step in scale.steps
    )  # fmt: skip
    table = _table(("class", "in English", "from, to", "printed", "colour"), iter(rows))
    return f"**`{scale.name}`**: {scale.title[1]}. {scale.source}.\n\n{table}"
