"""All that was read out of a formula text, told to a person."""

from collections.abc import Sequence
from textwrap import indent

from ikukit.finding import Finding
from ikukit.formula.formula import Formula, Reading
from ikukit.formula.rendering.picture import to_picture
from ikukit.reporting.text import WIDTH, describe_finding, wrap
from ikukit.reporting.wording import say


def describe_formula(formula: Formula, findings: Sequence[Finding], lang: str = "id", width: int = WIDTH) -> str:
    """All that was read out of a formula text: reading, structure, variables, unit; ``findings``; other readings."""
    sections = [
        (say("reading", lang), wrap(str(formula), width, "  ", "  ")),
        (say("tree", lang), indent(to_picture(formula.tree), "  ")),
        (say("variables", lang), _describe_variables(formula)),
        (say("unit", lang), "  " + (formula.unit or say("unit-unknown", lang))),
        (say("findings", lang), "\n".join(describe_finding(found, lang, width) for found in findings)),
        (say("other-readings", lang), "\n".join(_describe_reading(one, lang, width) for one in formula.readings)),
    ]
    return "\n".join(f"{title}:\n{body}" for title, body in sections if body)


def _describe_variables(formula: Formula) -> str:
    lines = [one.label + (f": {one.meaning}" if one.meaning else "") for one in formula.variables]
    return indent("\n".join(lines), "  ")


def _describe_reading(reading: Reading, lang: str, width: int) -> str:
    lines = [wrap(reading.text, width, "  ", "  ")]
    if reading.witness:
        values = "; ".join(f"{label} = {value}" for label, value in reading.witness.items())
        lines.append(wrap(say("witness", lang, values=values), width, "    ", "  "))
    return "\n".join(lines)
