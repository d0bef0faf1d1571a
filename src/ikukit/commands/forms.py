"""Commands that make what an office hands in: ``metadata``."""

from pathlib import Path

import click

from ikukit.commands.options import FILE, FORCE, LANG
from ikukit.console import Command, language, refuse, show
from ikukit.reporting.wording import say


@click.command("metadata", cls=Command)
@FILE
@click.argument("out", type=click.Path(path_type=Path))
@FORCE
@LANG
def write_metadata_file(file: Path, out: Path, force: bool) -> None:
    from ikukit.documents import read
    from ikukit.satu_data import metadata, write_metadata

    found = metadata(read(file))
    _refuse_existing(out, force)
    write_metadata(found, out, overwrite=force)
    show(say("written", language(), file=out))
    count = sum(len(form.open) for form in (*found.indicators, *found.variables))
    forms = len(found.indicators), len(found.variables)
    show(say("metadata-open", language(), indicators=forms[0], variables=forms[1], count=count))


def _refuse_existing(out: Path, force: bool) -> None:
    if out.exists() and not force:
        refuse(f"{out}: {say('exists', language())}", say("use-force", language()))
