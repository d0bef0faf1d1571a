"""The options that say how targets and actual values are scored: shared by ``score`` and ``report``."""

import csv
import io
from collections.abc import Callable, Mapping
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ikukit.console import language, refuse, width
from ikukit.reporting.wording import say

if TYPE_CHECKING:
    from ikukit.scoring.scales import Scale

_PERCENTS = ("cap", "floor", "zero_target", "zero_actual", "both_zero")


def _complete_scale(_: click.Context, __: click.Parameter, begun: str) -> list[str]:
    from ikukit.scoring.scales import SCALES

    return [name for name in SCALES if name.startswith(begun)]


def _complete_rule(_: click.Context, __: click.Parameter, begun: str) -> list[str]:
    from ikukit.scoring.achievement import RULES

    return [name for name in RULES if name.startswith(begun)]


_OPTIONS = (
    click.option("--rule", "rules", multiple=True, shell_complete=_complete_rule),
    click.option("--scale", shell_complete=_complete_scale),
    click.option("--direction", type=click.Choice(["maximize", "minimize", "stabilize"])),
    click.option("--consolidation", type=click.Choice(["sum", "average", "last"])),
    click.option("--pooling", type=click.Choice(["variables", "results"]), default="variables"),
    click.option("--year", type=int),
    *(click.option(f"--{name.replace('_', '-')}", name) for name in _PERCENTS),
)


def SCORING(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give ``command`` the options of scoring, as keywords that ``read_scoring`` takes."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def read_scoring(wishes: Mapping[str, Any]) -> dict[str, Any]:
    """The keywords of ``ikukit.score`` that the options ask for."""
    from ikukit.scoring.achievement import Policy

    policy: dict[str, Any] = {name: _percent(wishes[name]) for name in _PERCENTS}
    return {
        "rule": wishes["rules"] or None,
        "scale": read_scale(wishes["scale"]) if wishes["scale"] else None,
        "policy": Policy(**policy),
        **{name: wishes[name] for name in ("direction", "consolidation", "pooling", "year")},
    }


def _percent(text: str | None) -> Fraction | None:
    from ikukit.numbers import parse_number

    if text is None:
        return None
    try:
        return parse_number(text)
    except ValueError:
        refuse(say("bad-number", language(), text=text))


def read_scale(name: str) -> "Scale":
    """The scale of that name, or the one in the file of that name, if nothing is to be said against it."""
    from ikukit.reporting.text import describe_finding
    from ikukit.scoring.lint import disputed, lint_scale
    from ikukit.scoring.scales import SCALES

    if name in SCALES:
        return SCALES[name]
    lint = lint_scale(scale_rows(name), Path(name).stem)
    faults = [describe_finding(found, language(), width()) for found in disputed(lint)]
    if faults or lint.proposal is None:
        refuse(f"{name}:", *faults)
    return lint.proposal


def scale_rows(name: str) -> list[tuple[str, str]]:
    """The classes and intervals in the file ``name``; a first line without digits is a heading."""
    from ikukit.documents.decoding import decode
    from ikukit.scoring.scales import SCALES

    path = Path(name)
    if not path.is_file():
        from rapidfuzz import fuzz, process

        near = process.extractOne(name, list(SCALES), scorer=fuzz.ratio, score_cutoff=60)
        hints = [say("did-you-mean", language(), name=near[0])] if near else []
        refuse(say("no-scale", language(), name=name), *hints, say("see-scales", language()))
    text, _ = decode(path.read_bytes(), name)
    lines = text.strip().splitlines()
    separator = max(";\t,", key=(lines[0] if lines else "").count)
    rows = [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text), delimiter=separator) if any(row)]
    if rows and not any(c.isdigit() for c in rows[0][-1]):
        rows = rows[1:]
    if not rows or any(len(row) != 2 for row in rows):
        refuse(f"{name}: {say('scale-rows', language())}")
    return [(row[0], row[1]) for row in rows]
