"""Commands that hand something over: ``report`` for an office, ``completion`` for a terminal."""

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from attrs import frozen

from ikukit.commands.options import FORCE, JSON, LANG
from ikukit.commands.score_options import SCORING, read_scoring
from ikukit.console import Command, language, refuse, show, show_record, tell_failure, tell_name, watching, working
from ikukit.reporting.wording import say

if TYPE_CHECKING:
    from ikukit.reporting.league import League
    from ikukit.reporting.report import Report


@click.command("report", cls=Command)
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--data", type=click.Path(path_type=Path))
@SCORING
@click.option("--date")
@click.option("--nip", is_flag=True)
@FORCE
@JSON
@LANG
def report_file(
    source: Path, out: Path, data: Path | None, date: str | None, nip: bool, force: bool, as_json: bool, **scoring: Any
) -> None:
    from ikukit.reporting.records import record_made
    from ikukit.reporting.saving import check_target, write

    check_target(out)
    wishes = _Wishes(read_scoring(scoring), _day(date) if date else None, not nip)
    if out.exists() and not force:
        refuse(f"{out}: {say('exists', language())}", say("use-force", language()))
    if source.is_dir():
        made: League | Report = _league(source, data, wishes)
    else:
        with working(say("reporting-file", language(), file=source.name)):
            made = _report(source, data, wishes)
    with working(say("writing-file", language(), file=out.name)):
        write(made, out, overwrite=force)
    if as_json:
        show_record({"written": str(out), **record_made(made)})
    else:
        show(say("written", language(), file=out))


@frozen
class _Wishes:
    scoring: dict[str, Any]
    date: datetime.date | None
    masked: bool


def _report(source: Path, data: Path | None, wishes: _Wishes) -> "Report":
    from ikukit.entry_form import is_form, read_form
    from ikukit.reporting.report import report

    if data is None and is_form(source):
        filled = read_form(source)
        return report(
            filled.document, scorecard=filled.score(), date=wishes.date, masked=wishes.masked, lang=language()
        )
    return _report_of(source, data, wishes)


def _report_of(source: Path, data: Path | None, wishes: _Wishes) -> "Report":
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
        card = score(document, figures, **wishes.scoring)
    except (KeyError, ValueError) as error:
        refuse(f"{data or source}: {tell_name(error)}")
    given = card if figures is not None else None
    shown = given or (card if any(one.actual.value is not None or one.grade for one in card) else None)
    return report(document, scorecard=shown, findings=findings, date=wishes.date, masked=wishes.masked, lang=language())


def _league(folder: Path, data: Path | None, wishes: _Wishes) -> "League":
    from ikukit.reporting.league import league

    try:
        return league(
            folder,
            data,
            date=wishes.date,
            masked=wishes.masked,
            lang=language(),
            watch=lambda files: watching(files, say("reading-files", language())),
            **wishes.scoring,
        )
    except (KeyError, ValueError) as error:
        refuse(f"{folder}: {tell_name(error)}")


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
