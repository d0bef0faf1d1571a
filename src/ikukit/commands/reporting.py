"""Commands that hand something over: ``report`` for an office, ``completion`` for a terminal."""

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click
from attrs import frozen

from ikukit.commands.options import FORCE, LANG
from ikukit.console import Command, language, refuse, show, tell_failure, working
from ikukit.reporting.wording import say

if TYPE_CHECKING:
    from ikukit.reporting.report import Report


@click.command("report", cls=Command)
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--data", type=click.Path(path_type=Path))
@click.option("--scale")
@click.option("--consolidation", type=click.Choice(("sum", "average", "last")))
@click.option("--date")
@click.option("--nip", is_flag=True)
@FORCE
@LANG
def report_file(
    source: Path,
    out: Path,
    data: Path | None,
    scale: str | None,
    consolidation: str | None,
    date: str | None,
    nip: bool,
    force: bool,
) -> None:
    from ikukit.reporting.saving import write, writer_for

    writer_for(out)
    day = _day(date) if date else None
    if out.exists() and not force:
        refuse(f"{out}: {say('exists', language())}", say("use-force", language()))
    with working(say("reporting-file", language(), file=source.name)):
        made = _report(source, data, _Wishes(scale, consolidation, day, not nip))
        write(made, out, overwrite=force)
    show(say("written", language(), file=out))


@frozen
class _Wishes:
    scale: str | None
    consolidation: str | None
    date: datetime.date | None
    masked: bool


def _report(source: Path, data: Path | None, wishes: _Wishes) -> "Report":
    from ikukit.checks import check
    from ikukit.documents import read
    from ikukit.figures import read_figures
    from ikukit.reporting.report import report
    from ikukit.scoring.scoring import score
    from ikukit.settings import find_settings

    figures = read_figures(data) if data else None
    try:
        document = read(source)
    except OSError as error:
        refuse(tell_failure(error, str(source)))
    findings = check(document, find_settings(source.parent))
    try:
        card = score(document, figures, scale=wishes.scale, consolidation=wishes.consolidation)
        return report(
            document,
            figures,
            scorecard=card,
            findings=findings,
            date=wishes.date,
            masked=wishes.masked,
            lang=language(),
        )
    except (KeyError, ValueError) as error:
        refuse(f"{data or source}: {error.args[0]}")


def _day(text: str) -> datetime.date:
    from ikukit.reference.dates import parse_date

    return parse_date(text) or refuse(say("bad-date", language(), text=text), say("date-form", language()))


@click.command("completion", cls=Command)
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
@LANG
@click.pass_context
def print_completion(context: click.Context, shell: str) -> None:
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    assert kind is not None
    click.echo(kind(context.find_root().command, {}, "ikukit", "_IKUKIT_COMPLETE").source())
