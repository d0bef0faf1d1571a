"""The command ``convert``: a document in another form."""

from pathlib import Path

import click

from ikukit.commands.options import FILE, FORCE, JSON, LANG
from ikukit.console import Command, language, refuse, show, show_record
from ikukit.reporting.wording import say


@click.command("convert", cls=Command)
@FILE
@click.argument("out", type=click.Path(path_type=Path))
@FORCE
@JSON
@LANG
def convert_file(file: Path, out: Path, force: bool, as_json: bool) -> None:
    from ikukit.documents import read, write
    from ikukit.reporting.records import record_finding
    from ikukit.reporting.text import count_findings

    document = read(file)
    if out.exists() and not force:
        refuse(f"{out}: {say('exists', language())}", say("use-force", language()))
    write(document, out, overwrite=force)
    if as_json:
        findings = [record_finding(finding, language()) for finding in document.findings]
        show_record({"written": str(out), "findings": findings})
        return
    show(say("written", language(), file=out))
    if document.findings:
        show(say("reading-findings", language(), count=count_findings(document.findings, language()), file=file))
