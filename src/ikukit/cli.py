"""The command ``ikukit``: what each command does, and its exit status. The only module that prints.

Heavy parts load inside the commands that need them. Words stand in ``ikukit.reporting``; how failures are told, in
``ikukit.console``.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from textwrap import indent
from typing import TYPE_CHECKING, Any, NoReturn

import click
from attrs import frozen

from ikukit import __version__
from ikukit.console import UNREADABLE, Group, complain, language, refuse, show, tell_failure, width
from ikukit.errors import IkukitError
from ikukit.folder import SUFFIXES, find_documents
from ikukit.reporting.wording import LANGUAGES, say
from ikukit.severity import Severity

if TYPE_CHECKING:
    from ikukit.finding import Finding
    from ikukit.model import Document

FAULTY = 1
"""Exit status: an error was found, or something could not be computed."""

_LANG = click.option("--lang", type=click.Choice(LANGUAGES), expose_value=False)
_JSON = click.option("--json", "as_json", is_flag=True)
_FILE = click.argument("file", type=click.Path(path_type=Path))


def _print_json(record: object) -> None:
    click.echo(json.dumps(record, ensure_ascii=False, indent=2))


@click.group("ikukit", cls=Group, invoke_without_command=True, context_settings={"max_content_width": 100})
@_LANG
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.pass_context
def main(context: click.Context) -> None:
    if context.invoked_subcommand is None:
        show(context.get_help())


@frozen
class _Checked:
    """One file after its check: what was in it, or why it could not be read."""

    file: Path
    document: "Document | None" = None
    findings: "tuple[Finding, ...]" = ()
    failure: str = ""


def _check_file(file: Path) -> _Checked:
    from ikukit.checks import check
    from ikukit.documents import read

    try:
        document = read(file)
    except (IkukitError, OSError) as error:
        return _Checked(file, failure=tell_failure(error, str(file)))
    return _Checked(file, document, tuple(check(document)))


@main.command("check")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@_JSON
@_LANG
@click.pass_context
def check_files(context: click.Context, files: tuple[Path, ...], as_json: bool) -> None:
    checked = (_check_file(file) for file in _find(files))
    done = list(checked) if as_json else [_report(one) for one in checked]
    if as_json:
        _print_json(_record_checks(done))
    elif len(done) > 1:
        show(_sum_up(done))
    context.exit(_status(done))


def _find(files: Iterable[Path]) -> Iterator[Path]:
    for file in files:
        if file.is_dir():
            yield from find_documents(file) or _refuse_folder(file)
        else:
            yield file


def _refuse_folder(folder: Path) -> NoReturn:
    lang = language()
    refuse(f"{folder}: {say('empty-folder', lang)}", say("known-kinds", lang, kinds=" ".join(SUFFIXES)))


def _report(one: _Checked) -> _Checked:
    from ikukit.reporting.text import describe_document, describe_findings

    if one.document is None:
        complain(one.failure)
        return one
    lang, columns = language(), width()
    head = describe_document(one.document, lang, columns)
    show(f"{one.file}\n{head}\n\n{describe_findings(one.document, one.findings, lang, columns)}\n")
    return one


def _sum_up(done: Sequence[_Checked]) -> str:
    from ikukit.reporting.text import count_findings

    bad = sum(one.document is None for one in done)
    files = say("files-unreadable" if bad else "files", language(), count=len(done), bad=bad)
    return f"{files} {count_findings([finding for one in done for finding in one.findings], language())}"


def _record_checks(done: Sequence[_Checked]) -> dict[str, Any]:
    from ikukit.reporting.records import record_check, record_counts

    return {
        "files": [
            record_check(str(one.file), one.document, one.findings, language())
            if one.document
            else {"file": str(one.file), "failure": one.failure}
            for one in done
        ],
        "counts": record_counts([finding for one in done for finding in one.findings]),
    }


def _status(done: Sequence[_Checked]) -> int:
    if any(one.document is None for one in done):
        return UNREADABLE
    return FAULTY if any(_faulty(one.findings) for one in done) else 0


def _faulty(findings: "Iterable[Finding]") -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)


@main.command("formula")
@click.argument("text")
@click.option("--values")
@click.option("--indicator")
@_JSON
@_LANG
@click.pass_context
def read_formula(context: click.Context, text: str, values: str | None, indicator: str | None, as_json: bool) -> None:
    from ikukit.checks import check
    from ikukit.evaluation import evaluate, explain
    from ikukit.formula.parser import parse
    from ikukit.formula.result import Status
    from ikukit.reporting.anatomy import describe_formula
    from ikukit.reporting.records import record_formula, record_result

    formula = parse(text, indicator=indicator)
    given = _split_values(values) if values is not None else None
    try:
        result = evaluate(formula, given) if given is not None else None
    except KeyError as error:
        refuse(str(error.args[0]))
    findings, lang = check(formula), language()
    if as_json:
        record = record_formula(formula, findings, lang)
        _print_json(record if result is None else {**record, "result": record_result(result, lang)})
    else:
        show(describe_formula(formula, findings, lang, width()))
        if given is not None:
            show(f"{say('calculation', lang)}:\n{indent(explain(formula, given), '  ')}")
    computed = result is None or result.status is Status.OK
    context.exit(FAULTY if _faulty(findings) or not computed else 0)


def _split_values(text: str) -> dict[str, str]:
    """The values in ``name=number; name=number``."""
    values: dict[str, str] = {}
    for piece in text.split(";"):
        name, sign, number = (part.strip() for part in piece.rpartition("="))
        if not piece.strip():
            continue
        if not sign or not name:
            refuse(say("bad-values", language(), text=piece.strip()), say("values-form", language()))
        if name in values:
            refuse(say("values-twice", language(), text=name), say("values-form", language()))
        values[name] = number
    return values


@main.command("evaluate")
@_FILE
@click.option("--data", required=True, type=click.Path(path_type=Path))
@_JSON
@_LANG
@click.pass_context
def evaluate_file(context: click.Context, file: Path, data: Path, as_json: bool) -> None:
    from ikukit.checks import check
    from ikukit.documents import read
    from ikukit.figures import evaluate_figures, read_figures
    from ikukit.formula.result import Status
    from ikukit.reporting.records import record_results
    from ikukit.reporting.text import describe_document, describe_results

    figures = read_figures(data)
    document = read(file)
    try:
        results = evaluate_figures(document, figures)
    except KeyError as error:
        refuse(f"{data}: {error.args[0]}")
    findings, lang = check(document), language()
    if as_json:
        _print_json(record_results(document, results, findings, lang))
    else:
        head = describe_document(document, lang, width())
        show(f"{file}\n{head}\n\n{describe_results(document, results, findings, lang, width())}")
    context.exit(0 if all(result.status is Status.OK for result in results) else FAULTY)


@main.command("convert")
@_FILE
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True)
@_LANG
def convert_file(file: Path, out: Path, force: bool) -> None:
    from ikukit.documents import read, write
    from ikukit.reporting.text import count_findings

    document = read(file)
    if out.exists() and not force:
        refuse(f"{out}: {say('exists', language())}", say("use-force", language()))
    write(document, out, overwrite=force)
    show(say("written", language(), file=out))
    if document.findings:
        show(say("reading-findings", language(), count=count_findings(document.findings, language()), file=file))


@main.command("rules")
@_JSON
@_LANG
def list_rules(as_json: bool) -> None:
    from ikukit.reporting.records import record_rules
    from ikukit.reporting.text import describe_rules

    if as_json:
        _print_json(record_rules(language()))
    else:
        show(describe_rules(language()))


@main.command("explain-rule")
@click.argument("code")
@_JSON
@_LANG
def explain_rule(code: str, as_json: bool) -> None:
    from ikukit.reporting.records import record_rule
    from ikukit.reporting.text import describe_rule
    from ikukit.rules import RULES

    rule = RULES.get(code) or _refuse_rule(code, RULES)
    if as_json:
        _print_json(record_rule(rule, language()))
    else:
        show(describe_rule(rule, _find_example(code), language(), width()))


def _find_example(code: str) -> "Finding | None":
    """What the check says of the bad example of a rule, where it has one."""
    from ikukit.checks import check
    from ikukit.checks.examples import example_document, examples

    bad = [example_document(example.bad) for example in examples() if example.code == code]
    return next((found for document in bad for found in check(document) if found.code == code), None)


def _refuse_rule(code: str, known: Iterable[str]) -> NoReturn:
    from rapidfuzz import process
    from rapidfuzz.fuzz import ratio

    near = process.extractOne(code, list(known), scorer=ratio, score_cutoff=60)
    hints = [say("did-you-mean", language(), name=near[0])] if near else []
    refuse(say("no-such-rule", language(), code=code), *hints, say("see-rules", language()))
