"""Commands about targets and achievements: ``score``, ``recompute``, ``achievement-rules``, ``scales``."""

import csv
import io
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ikukit.commands.options import FAULTY, FILE, JSON, LANG, is_faulty
from ikukit.console import Command, language, refuse, show, show_record, width
from ikukit.reporting.wording import say

if TYPE_CHECKING:
    from ikukit.scoring.lint import ScaleLint
    from ikukit.scoring.scales import Scale

_PERCENTS = ("cap", "floor", "zero_target", "zero_actual", "both_zero")


def _policy_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for name in reversed(_PERCENTS):
        command = click.option(f"--{name.replace('_', '-')}", name)(command)
    return command


@click.command("score", cls=Command)
@FILE
@click.option("--data", type=click.Path(path_type=Path))
@click.option("--rule", "rules", multiple=True)
@click.option("--scale")
@click.option("--direction")
@click.option("--consolidation")
@click.option("--pooling", type=click.Choice(["variables", "results"]), default="variables")
@click.option("--year", type=int)
@_policy_options
@JSON
@LANG
@click.pass_context
def score_file(
    context: click.Context, /, file: Path, data: Path | None, rules: tuple[str, ...], scale: str | None, as_json: bool,
    direction: str | None, consolidation: str | None, pooling: str, year: int | None, **policy: str | None,
) -> None:  # fmt: skip
    from ikukit.documents import read
    from ikukit.figures import read_figures
    from ikukit.reporting.scores import describe_scores, record_scores
    from ikukit.reporting.text import describe_document
    from ikukit.scoring.achievement import Policy
    from ikukit.scoring.scorecard import ScoreStatus
    from ikukit.scoring.scoring import score

    figures = read_figures(data) if data else None
    known = _read_scale(scale) if scale else None
    bounds = Policy(**{name: _percent(value) for name, value in policy.items()})  # type: ignore[arg-type]
    document = read(file)
    try:
        card = score(
            document, figures, rule=rules or None, scale=known, policy=bounds, direction=direction,
            consolidation=consolidation, pooling=pooling, year=year,
        )  # fmt: skip
    except (KeyError, ValueError) as error:
        refuse(f"{data}: {error.args[0]}" if data and isinstance(error, KeyError) else str(error.args[0]))
    if as_json:
        show_record(record_scores(card, language()))
    else:
        head = describe_document(document, language(), width())
        show(f"{file}\n{head}\n\n{describe_scores(card, language(), width())}")
    context.exit(0 if all(one.status is ScoreStatus.OK for one in card.whole()) else FAULTY)


def _percent(text: str | None) -> Fraction | None:
    from ikukit.numbers import parse_number

    if text is None:
        return None
    try:
        return parse_number(text)
    except ValueError:
        refuse(say("bad-number", language(), text=text))


def _read_scale(name: str) -> "Scale":
    """The scale of that name, or the one in the file of that name, if nothing is to be said against it."""
    from ikukit.scoring.lint import make_scale
    from ikukit.scoring.scales import SCALES

    if name in SCALES:
        return SCALES[name]
    try:
        return make_scale(Path(name).stem, _scale_rows(name))
    except ValueError as error:
        refuse(f"{name}: {error.args[0]}")


def _scale_rows(name: str) -> list[tuple[str, str]]:
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


@click.command("recompute", cls=Command)
@FILE
@click.option("--scale")
@JSON
@LANG
@click.pass_context
def recompute_file(context: click.Context, file: Path, scale: str | None, as_json: bool) -> None:
    from ikukit.documents import read
    from ikukit.reporting.scores import describe_recomputation, record_recomputation
    from ikukit.reporting.text import describe_document
    from ikukit.scoring.recomputation import recompute

    known = _read_scale(scale) if scale else None
    document = read(file)
    told = recompute(document, scale=known)
    if not told.rows:
        refuse(f"{file}: {say('no-report', language())}", say("report-columns", language()))
    if as_json:
        show_record(record_recomputation(told, language()))
    else:
        head = describe_document(document, language(), width())
        show(f"{file}\n{head}\n\n{describe_recomputation(told, language(), width())}")
    context.exit(FAULTY if not told.consistent or is_faulty(told.findings) else 0)


@click.command("achievement-rules", cls=Command)
@JSON
@LANG
def list_achievement_rules(as_json: bool) -> None:
    from ikukit.reporting.scores import describe_achievement_rules, record_achievement_rules

    if as_json:
        show_record(record_achievement_rules(language()))
    else:
        show(describe_achievement_rules(language(), width()))


@click.command("scales", cls=Command)
@click.argument("scale", required=False)
@JSON
@LANG
@click.pass_context
def list_scales(context: click.Context, scale: str | None, as_json: bool) -> None:
    from ikukit.reporting.scores import describe_scale, describe_scales, record_scales
    from ikukit.scoring.lint import lint_scale
    from ikukit.scoring.scales import SCALES

    if scale is not None and scale not in SCALES:
        lint = lint_scale(_scale_rows(scale), Path(scale).stem)
        _show_lint(lint, as_json)
        context.exit(FAULTY if lint.findings else 0)
    chosen = [SCALES[scale]] if scale else list(SCALES.values())
    if as_json:
        show_record(record_scales(chosen, language()))
    else:
        show(describe_scale(chosen[0], language(), width()) if scale else describe_scales(language(), width()))


def _show_lint(lint: "ScaleLint", as_json: bool) -> None:
    """What is wrong with a scale from a file, and the scale proposed."""
    from ikukit.reporting.records import record_finding
    from ikukit.reporting.scores import describe_scale, record_scales
    from ikukit.reporting.text import count_findings, describe_finding

    proposal = [lint.proposal] if lint.proposal else []
    if as_json:
        findings = [record_finding(found, language()) for found in lint.findings]
        show_record({"findings": findings, "proposal": record_scales(proposal, language())})
        return
    lines = [describe_finding(found, language(), width()) for found in lint.findings]
    lines.append(count_findings(lint.findings, language()))
    for made in proposal:
        lines.append(f"{say('proposal', language())}: {describe_scale(made, language(), width(), linted=False)}")
    show("\n".join(lines))
