"""Commands about targets and achievements: ``score``, ``recompute``, ``achievement-rules``, ``scales``."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ikukit.commands.options import FAULTY, FILE, JSON, LANG, is_faulty
from ikukit.commands.score_options import SCORING, read_scale, read_scoring, scale_rows
from ikukit.console import Command, language, refuse, show, show_record, width
from ikukit.errors import UnfitValueError, UnknownNameError
from ikukit.reporting.wording import say

if TYPE_CHECKING:
    from ikukit.scoring.lint import ScaleLint


@click.command("score", cls=Command)
@FILE
@click.option("--data", type=click.Path(path_type=Path))
@SCORING
@JSON
@LANG
@click.pass_context
def score_file(context: click.Context, /, file: Path, data: Path | None, as_json: bool, **wishes: Any) -> None:
    from ikukit.documents import read
    from ikukit.figures import read_figures
    from ikukit.reporting.scores import describe_scores, record_scores
    from ikukit.reporting.text import describe_document
    from ikukit.scoring.scorecard import ScoreStatus
    from ikukit.scoring.scoring import score

    figures = read_figures(data) if data else None
    scoring = read_scoring(wishes)
    document = read(file)
    try:
        card = score(document, figures, **scoring)
    except (UnknownNameError, UnfitValueError) as error:
        asked = error.refusal.startswith("no-such-choice")
        refuse(error.describe(language()) if asked else f"{data}: {error.describe(language())}")
    if as_json:
        show_record(record_scores(card, language()))
    else:
        head = describe_document(document, language(), width())
        show(f"{file}\n{head}\n\n{describe_scores(card, language(), width())}")
    context.exit(0 if all(one.status is ScoreStatus.OK for one in card.whole()) else FAULTY)


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

    known = read_scale(scale) if scale else None
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
        lint = lint_scale(scale_rows(scale), Path(scale).stem)
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
