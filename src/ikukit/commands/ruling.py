"""Commands that tell about the rules of the check: ``rules``, ``explain-rule``."""

from collections.abc import Iterable
from typing import NoReturn

import click

from ikukit.commands.options import JSON, LANG
from ikukit.console import Command, language, refuse, show, show_record, width
from ikukit.finding import Finding
from ikukit.reporting.wording import say


@click.command("rules", cls=Command)
@JSON
@LANG
def list_rules(as_json: bool) -> None:
    from ikukit.reporting.records import record_rules
    from ikukit.reporting.text import describe_rules

    if as_json:
        show_record(record_rules(language()))
    else:
        show(describe_rules(language()))


def _complete_code(_: click.Context, __: click.Parameter, begun: str) -> list[str]:
    from ikukit.rules import RULES

    return [code for code in sorted(RULES) if code.startswith(begun)]


@click.command("explain-rule", cls=Command)
@click.argument("code", shell_complete=_complete_code)
@JSON
@LANG
def explain_rule(code: str, as_json: bool) -> None:
    from ikukit.reporting.records import record_rule
    from ikukit.reporting.text import describe_rule
    from ikukit.rules import RULES

    rule = RULES.get(code) or _refuse_rule(code, RULES)
    if as_json:
        show_record(record_rule(rule, language()))
    else:
        show(describe_rule(rule, _find_example(code), language(), width()))


def _find_example(code: str) -> Finding | None:
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
