"""Commands that make what an office fills in or hands in: ``form``, ``metadata``."""

from pathlib import Path

import click

from ikukit.commands.options import FILE, FORCE, JSON, LANG
from ikukit.console import Command, language, refuse, show, show_record, tell_name
from ikukit.reporting.wording import say


@click.command("form", cls=Command)
@FILE
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--year", type=click.IntRange(1900, 2999))
@click.option("--data", type=click.Path(path_type=Path))
@click.option("--scale")
@FORCE
@JSON
@LANG
def write_form_file(
    file: Path, out: Path, year: int | None, data: Path | None, scale: str | None, force: bool, as_json: bool
) -> None:
    from ikukit.documents import read
    from ikukit.entry_form import form, write_form
    from ikukit.figures import read_figures

    figures = read_figures(data) if data else None
    document = read(file)
    try:
        made = form(document, figures, year=year, scale=scale or "permendagri-86-2017")
    except (KeyError, ValueError) as error:
        refuse(tell_name(error))
    _refuse_existing(out, force)
    write_form(made, out, overwrite=force)
    if as_json:
        show_record({"written": str(out), "variables": len(made.variables), "actuals": len(made.actuals)})
        return
    show(say("written", language(), file=out))
    show(say("form-rows", language(), variables=len(made.variables), actuals=len(made.actuals), file=out))


@click.command("metadata", cls=Command)
@FILE
@click.argument("out", type=click.Path(path_type=Path))
@FORCE
@JSON
@LANG
def write_metadata_file(file: Path, out: Path, force: bool, as_json: bool) -> None:
    from ikukit.documents import read
    from ikukit.satu_data import metadata, write_metadata

    found = metadata(read(file))
    _refuse_existing(out, force)
    write_metadata(found, out, overwrite=force)
    count = sum(len(form.open) for form in (*found.indicators, *found.variables))
    forms = len(found.indicators), len(found.variables)
    if as_json:
        show_record({"written": str(out), "indicators": forms[0], "variables": forms[1], "open": count})
        return
    show(say("written", language(), file=out))
    show(say("metadata-open", language(), indicators=forms[0], variables=forms[1], count=count))


def _refuse_existing(out: Path, force: bool) -> None:
    if out.exists() and not force:
        refuse(f"{out}: {say('exists', language())}", say("use-force", language()))
