"""How the command line speaks: its language, click's own words, colours, and how failures are told.

Ends where commands begin: what ``ikukit check`` does is told in ``ikukit.commands``.
"""

import gettext
import json
import os
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import pairwise
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

from ikukit.errors import DocumentError, IkukitError, UnfitValueError, UnknownNameError
from ikukit.reporting.manual import command_help, command_summary
from ikukit.reporting.manual_options import parameter_help, placeholder
from ikukit.reporting.wording import LANGUAGES, say

UNREADABLE = 2
"""Exit status: misuse, or a file or text that cannot be read."""
INTERRUPTED = 130
"""Exit status of a command stopped by Ctrl-C, as shells have it."""
MAX_WIDTH = 100
_T = TypeVar("_T")


class Refusal(click.ClickException):
    """A command that cannot go on: what is wrong, and a way out, ready to be shown."""

    exit_code = UNREADABLE

    def show(self, file: Any = None) -> None:
        complain(self.message)


class Command(click.Command):
    """A command whose ``--help`` is worded afresh: click keeps the first wording for good."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = parameter_help("help", language())
        return option


class Group(Command, click.Group):
    """The command ``ikukit``: sets the language first, and tells every failure in a few plain lines."""

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> Any:
        arguments = list(sys.argv[1:] if args is None else args)
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="replace")
        _speak(self, _wanted_language(arguments, os.environ))
        return super().main(arguments, *rest, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except KeyboardInterrupt:
            click.echo(say("stopped", language()), err=True)
            ctx.exit(INTERRUPTED)
        except Exception as error:
            if os.environ.get("IKUKIT_DEBUG"):
                raise
            raise Refusal(tell_failure(error)) from error


_LANGUAGE: ContextVar[str] = ContextVar("language", default="id")


def language() -> str:
    """The language that the running command speaks."""
    return _LANGUAGE.get()


def _wanted_language(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """The language asked for by ``--lang`` anywhere on the line, else by ``IKUKIT_LANG``, else Indonesian."""
    wanted = environment.get("IKUKIT_LANG", "id")
    for argument, following in pairwise([*arguments, ""]):
        if argument == "--lang":
            wanted = following
        elif argument.startswith("--lang="):
            wanted = argument.removeprefix("--lang=")
    return wanted if wanted in LANGUAGES else "id"


def _speak(group: click.Group, lang: str) -> None:
    """Make ``group``, its commands, and click itself speak ``lang``."""
    _LANGUAGE.set(lang)
    os.environ["LANGUAGE"] = lang
    gettext.bindtextdomain("ikukit", str(Path(__file__).with_name("locale")))
    gettext.textdomain("ikukit")
    group.help = command_help("ikukit", lang)
    for name, command in group.commands.items():
        command.help, command.short_help = command_help(name, lang), command_summary(name, lang)
    group.subcommand_metavar = placeholder("command", lang) or ""
    for command in (group, *group.commands.values()):
        command.options_metavar = placeholder("options", lang)
        for parameter in command.params:
            name = str(parameter.name)
            parameter.metavar = placeholder(name, lang)
            if isinstance(parameter, click.Option | click.Argument):
                parameter.help = parameter_help(name, lang)


def tell_failure(error: Exception, file: str | None = None) -> str:
    """What went wrong, for a person. A failure that nobody foresaw is named as a defect of ikukit."""
    match error:
        case DocumentError() if file is not None:
            return error.describe(language(), file)
        case IkukitError():
            return error.describe(language())
        case FileNotFoundError():
            reason = f"{say('no-such-file', language())}\n{say('check-the-name', language())}"
        case PermissionError():
            reason = say("not-allowed", language())
        case OSError():
            reason = say("system-error", language(), reason=error.strerror or type(error).__name__)
        case _:
            defect = say("defect", language(), reason=f"{type(error).__name__}: {error}")
            return f"{defect}\n{say('report-defect', language())}"
    return f"{file or error.filename or ''}: {reason}".removeprefix(": ")


def tell_name(error: KeyError | ValueError) -> str:
    """What is wrong with a name that was given."""
    return error.describe(language()) if isinstance(error, UnknownNameError | UnfitValueError) else str(error.args[0])


def complain(message: str) -> None:
    """Tell a failure on the error stream."""
    click.echo(say("error", language(), message=message), err=True)


@contextmanager
def working(on: str) -> Iterator[None]:
    """Tell on the error stream what takes its time, while it does and while a person looks there."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console
    from rich.markup import escape

    with Console(stderr=True).status(escape(on)):
        yield


def watching(things: Sequence[_T], what: str) -> Iterator[_T]:
    """``things`` one by one, with a bar on the error stream that tells how far it is, while a person looks there."""
    if not sys.stderr.isatty():
        yield from things
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import track

    yield from track(things, escape(what), console=Console(stderr=True), transient=True)


def refuse(message: str, *way_out: str) -> NoReturn:
    """Stop the command with ``message`` and a way out."""
    raise Refusal("\n".join((message, *way_out)))


def width() -> int:
    """How many columns to fill: those of the terminal, but no more than reads well."""
    return min(MAX_WIDTH, shutil.get_terminal_size((MAX_WIDTH, 24)).columns)


def show_record(record: object) -> None:
    """Print data for programs, as JSON."""
    click.echo(json.dumps(record, ensure_ascii=False, indent=2))


def show(text: str) -> None:
    """Print ``text``; with colours where a person looks at a terminal that has them."""
    if not sys.stdout.isatty() or "NO_COLOR" in os.environ:
        click.echo(text)
        return
    from ikukit.colours import paint

    paint(text)
