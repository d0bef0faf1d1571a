"""Commands that compute: ``formula`` and ``solve`` for one text, ``evaluate`` for a document."""

from pathlib import Path
from textwrap import indent
from typing import Any

import click

from ikukit.commands.options import EXPLAIN, FAULTY, FILE, FORCE, JSON, LANG, POLICY, WITHIN_RANGE, is_faulty
from ikukit.console import Command, language, refuse, show, show_record, tell_name, width
from ikukit.frames.grouping import ALL_TIMES
from ikukit.frames.periods import PERIODS
from ikukit.frames.texts import DECIMAL_MARKS
from ikukit.reporting.wording import say


@click.command("formula", cls=Command)
@click.argument("text")
@click.option("--values")
@click.option("--indicator")
@EXPLAIN
@POLICY
@WITHIN_RANGE
@JSON
@LANG
@click.pass_context
def read_formula(
    context: click.Context,
    text: str,
    values: str | None,
    indicator: str | None,
    form: str | None,
    policy: str | None,
    within_range: bool,
    as_json: bool,
) -> None:
    from ikukit.checks import check
    from ikukit.evaluation import evaluate, explain
    from ikukit.formula.computing.result import Status
    from ikukit.formula.parser import parse
    from ikukit.reporting.anatomy import describe_formula
    from ikukit.reporting.records import record_formula, record_result

    formula = parse(text, indicator=indicator)
    given = _split_values(values) if values is not None else None
    try:
        result = evaluate(formula, given, policy=policy, within_range=within_range) if given is not None else None
    except KeyError as error:
        refuse(tell_name(error))
    findings, lang = check(formula), language()
    if form is not None:
        click.echo(explain(formula, given or {}, policy=policy, within_range=within_range, to=form, lang=lang))
    elif as_json:
        record = record_formula(formula, findings, lang)
        show_record(record if result is None else {**record, "result": record_result(result, lang)})
    else:
        show(describe_formula(formula, findings, lang, width()))
        if given is not None:
            told = explain(formula, given, policy=policy, within_range=within_range, lang=lang)
            show(f"{say('calculation', lang)}:\n{indent(told, '  ')}")
    computed = result is None or result.status is Status.OK
    context.exit(FAULTY if is_faulty(findings) or not computed else 0)


@click.command("solve", cls=Command)
@click.argument("text")
@click.option("--values", required=True)
@click.option("--target", "goal", required=True)
@click.option("--at-most", is_flag=True)
@click.option("--variable", "moved", multiple=True)
@JSON
@LANG
@click.pass_context
def solve_formula(
    context: click.Context,
    text: str,
    values: str,
    goal: str,
    at_most: bool,
    moved: tuple[str, ...],
    as_json: bool,
) -> None:
    from ikukit.formula.parser import parse
    from ikukit.model import Direction
    from ikukit.reporting.records import record_solution
    from ikukit.solving import solve

    formula, direction = parse(text), Direction.MINIMIZE if at_most else Direction.MAXIMIZE
    try:
        solution = solve(formula, _split_values(values), goal, moved or None, direction)
    except KeyError as error:
        refuse(tell_name(error))
    except ValueError as error:
        refuse(str(error))
    lang = language()
    if as_json:
        show_record(record_solution(solution, lang))
    else:
        show(solution.describe(lang))
    context.exit(0 if solution.possible else FAULTY)


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


@click.command("evaluate", cls=Command)
@FILE
@click.option("--data", type=click.Path(path_type=Path))
@EXPLAIN
@POLICY
@WITHIN_RANGE
@click.option("--compare-policies", is_flag=True)
@click.option("--by", multiple=True)
@click.option("--period", type=click.Choice((*PERIODS, ALL_TIMES)))
@click.option("--consolidation", "pooled_as", multiple=True)
@click.option("--decimal", type=click.Choice(DECIMAL_MARKS))
@click.option("--out", type=click.Path(path_type=Path))
@click.option("--status", "with_status", is_flag=True)
@FORCE
@JSON
@LANG
@click.pass_context
def evaluate_file(
    context: click.Context,
    /,
    file: Path,
    data: Path | None,
    form: str | None,
    policy: str | None,
    within_range: bool,
    compare_policies: bool,
    as_json: bool,
    **table: Any,
) -> None:
    from ikukit.commands.tables import evaluate_table, table_form

    if data is None:
        only_with_data = bool(policy or form) or within_range or compare_policies or any(table.values())
        context.exit(_evaluate_form(file, only_with_data, as_json))
    shape = table_form(data)
    if shape is not None:
        if form is not None or compare_policies:
            refuse(say("not-for-tables", language(), options="--explain" if form else "--compare-policies"))
        context.exit(evaluate_table(file, data, shape, as_json, policy=policy, within_range=within_range, **table))
    spelt = {"pooled_as": "consolidation", "with_status": "status"}
    if unfit := [f"--{spelt.get(name, name)}" for name, given in table.items() if given]:
        refuse(say("only-for-tables", language(), options=", ".join(unfit)))
    context.exit(_evaluate_figures(file, data, form, policy, within_range, compare_policies, as_json))


def _evaluate_figures(
    file: Path,
    data: Path,
    form: str | None,
    policy: str | None,
    within_range: bool,
    compare_policies: bool,
    as_json: bool,
) -> int:
    """Compute a document with the values of one office. Returns the exit status."""
    from ikukit.checks import check
    from ikukit.documents import read
    from ikukit.figures import compare_figures, evaluate_figures, explain_figures, read_figures
    from ikukit.formula.computing.result import Status
    from ikukit.reporting.records import record_results
    from ikukit.reporting.text import describe_document, describe_policies, describe_results
    from ikukit.settings import find_settings

    figures = read_figures(data)
    document = read(file)
    try:
        results = evaluate_figures(document, figures, policy, within_range)
        every = compare_figures(document, figures, within_range) if compare_policies else None
    except (KeyError, ValueError) as error:
        refuse(f"{data}: {tell_name(error)}")
    findings, lang = check(document, find_settings(file.parent)), language()
    if form is not None:
        click.echo(explain_figures(document, figures, form, lang, policy, within_range))
    elif as_json:
        show_record(record_results(document, results, findings, lang, every))
    else:
        head = describe_document(document, lang, width())
        show(f"{file}\n{head}\n\n{describe_results(document, results, findings, lang, width())}")
        if every is not None:
            show(f"\n{describe_policies(document, every, lang, width())}")
    return 0 if all(result.status is Status.OK for result in results) else FAULTY


def _evaluate_form(file: Path, only_with_data: bool, as_json: bool) -> int:
    """Compute a form that was filled in. Returns the exit status."""
    from ikukit.entry_form import is_form, read_form
    from ikukit.formula.computing.result import Status
    from ikukit.reporting.scores import describe_scores, record_scores
    from ikukit.reporting.text import describe_document

    lang = language()
    if not file.exists():
        raise FileNotFoundError(2, "", str(file))
    if not is_form(file):
        refuse(f"{file}: {say('no-data', lang)}", say("give-data", lang))
    if only_with_data:
        refuse(say("only-with-data", lang))
    filled = read_form(file)
    card = filled.score()
    if as_json:
        show_record(record_scores(card, lang))
    else:
        head = describe_document(filled.document, lang, width())
        show(f"{file}\n{head}\n\n{describe_scores(card, lang, width())}")
    return 0 if all(one.actual.status is Status.OK or one.grade for one in card.whole()) else FAULTY
