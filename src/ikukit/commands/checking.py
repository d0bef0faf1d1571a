"""Commands that look for faults: ``check``, ``fix``, ``compare``."""

import difflib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click
from attrs import frozen

from ikukit.commands.options import FAULTY, FILE, FORCE, JSON, LANG, is_faulty
from ikukit.console import (
    UNREADABLE,
    Command,
    complain,
    language,
    refuse,
    show,
    show_record,
    tell_failure,
    width,
    working,
)
from ikukit.errors import IkukitError
from ikukit.finding import Finding
from ikukit.folder import SUFFIXES, find_documents
from ikukit.reporting.wording import say

if TYPE_CHECKING:
    from ikukit.fixes import FixedFile
    from ikukit.model import Document
    from ikukit.reporting.sarif import CheckedFile


@frozen
class _Checked:
    """One file after its check: what was in it, or why it could not be read."""

    file: Path
    document: "Document | None" = None
    findings: tuple[Finding, ...] = ()
    failure: str = ""


@click.command("check", cls=Command)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "output", type=click.Choice(("text", "json", "sarif", "github")), default="text")
@JSON
@LANG
@click.pass_context
def check_files(context: click.Context, files: tuple[Path, ...], output: str, as_json: bool) -> None:
    checked = _check_all(list(_find(files)))
    match "json" if as_json else output:
        case "text":
            done = [_report(one) for one in checked]
            if len(done) > 1:
                show(_sum_up(done))
        case "json":
            done = list(checked)
            show_record(_record_checks(done))
        case "sarif":
            done = list(checked)
            show_record(_sarif(done))
        case _:
            done = list(checked)
            _annotate(done)
    context.exit(_status(done))


def _check_all(files: Sequence[Path]) -> Iterator[_Checked]:
    for number, file in enumerate(files, 1):
        with working(say("reading-file", language(), file=file.name, number=number, count=len(files))):
            one = _check_file(file)
        yield one


def _check_file(file: Path) -> _Checked:
    from ikukit.checks import check
    from ikukit.documents import read
    from ikukit.settings import find_settings

    try:
        document = read(file)
    except (IkukitError, OSError) as error:
        return _Checked(file, failure=tell_failure(error, str(file)))
    return _Checked(file, document, check(document, find_settings(file.parent)))


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


def _traced(done: Iterable[_Checked]) -> "list[CheckedFile]":
    from ikukit.documents.tracing import source_text
    from ikukit.reporting.sarif import CheckedFile

    return [
        CheckedFile(
            one.file, tuple(found for found in one.findings if not found.follows), source_text(one.file), one.failure
        )
        for one in done
    ]


def _sarif(done: Iterable[_Checked]) -> dict[str, Any]:
    from ikukit import __version__
    from ikukit.reporting.sarif import to_sarif

    return to_sarif(_traced(done), __version__, language())


def _annotate(done: Iterable[_Checked]) -> None:
    from ikukit.reporting.annotations import to_annotations

    lines = to_annotations(_traced(done), language())
    if lines:
        click.echo(lines)


def _status(done: Sequence[_Checked]) -> int:
    if any(one.document is None for one in done):
        return UNREADABLE
    return FAULTY if any(is_faulty(one.findings) for one in done) else 0


@click.command("fix", cls=Command)
@FILE
@click.option("--unsafe", is_flag=True)
@click.option("--diff", is_flag=True)
@click.option("--out", type=click.Path(path_type=Path))
@FORCE
@JSON
@LANG
def fix_one(file: Path, unsafe: bool, diff: bool, out: Path | None, force: bool, as_json: bool) -> None:
    from ikukit.fixes import fix_file
    from ikukit.reporting.records import record_changes
    from ikukit.settings import find_settings

    fixed = fix_file(file, unsafe, find_settings(file.parent))
    target = None if diff or len(fixed.missed) == len(fixed.changes) else out or file
    if target is not None:
        _replace(target, fixed.content, force or out is None)
    if as_json:
        record = record_changes(fixed.changes, fixed.missed, target, language())
        show_record({**record, "diff": _difference(file, fixed)} if diff else record)
    elif diff:
        show(_difference(file, fixed))
    else:
        _tell_fixed(fixed, target)


def _tell_fixed(fixed: "FixedFile", target: Path | None) -> None:
    from ikukit.reporting.text import describe_changes

    if fixed.changes:
        show(describe_changes(fixed.changes, fixed.missed, language(), width()))
    else:
        show(say("nothing-to-fix", language()))
    if target is not None:
        show(say("written", language(), file=target))


def _difference(file: Path, fixed: "FixedFile") -> str:
    from ikukit.documents.decoding import decode

    old, new = (decode(content, file.name)[0].splitlines() for content in (file.read_bytes(), fixed.content))
    return "\n".join(difflib.unified_diff(old, new, str(file), str(file), lineterm=""))


def _replace(file: Path, content: bytes, overwrite: bool) -> None:
    from ikukit.documents.writing.replacing import replacing

    with replacing(file, overwrite=overwrite) as temporary:
        temporary.write_bytes(content)


@click.command("compare", cls=Command)
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", nargs=-1, type=click.Path(path_type=Path))
@JSON
@LANG
@click.pass_context
def compare_files(context: click.Context, old: Path, new: tuple[Path, ...], as_json: bool) -> None:
    if len(new) == 1 and not old.is_dir() and not new[0].is_dir():
        _compare_two(old, new[0], as_json)
    else:
        context.exit(_compare_offices(list(_find((old, *new))), as_json))


def _compare_offices(files: Sequence[Path], as_json: bool) -> int:
    """Tell which indicators several documents define differently; the exit status. A document that cannot be read does
    not stop the rest."""
    from ikukit.comparison import disagreements
    from ikukit.documents import read
    from ikukit.reporting.records import record_disagreement
    from ikukit.reporting.text import describe_disagreements

    known, documents = [], []
    for file in files:
        try:
            documents.append(read(file))
            known.append(str(file))
        except (IkukitError, OSError) as error:
            complain(tell_failure(error, str(file)))
    if len(documents) < 2:
        refuse(say("compare-one", language()), say("compare-form", language()))
    found, lang = disagreements(documents), language()
    if as_json:
        show_record({"files": known, "indicators": [record_disagreement(one, known, lang) for one in found]})
    else:
        show(describe_disagreements(found, known, lang, width()))
    return UNREADABLE if len(known) < len(files) else 0


def _compare_two(old: Path, new: Path, as_json: bool) -> None:
    from ikukit.comparison import compare
    from ikukit.documents import read
    from ikukit.reporting.records import record_difference
    from ikukit.reporting.text import describe_differences

    before, after = read(old), read(new)
    differences, lang = compare(before, after), language()
    if as_json:
        show_record([record_difference(one, lang) for one in differences])
    else:
        show(describe_differences(before, after, differences, lang, width()))
