"""The command ``ikukit``: its commands put together. What each does stands in ``ikukit.commands``."""

import click

from ikukit import __version__
from ikukit.commands.checking import check_files, compare_files, fix_one
from ikukit.commands.computing import evaluate_file, read_formula, solve_formula
from ikukit.commands.converting import convert_file
from ikukit.commands.forms import write_form_file, write_metadata_file
from ikukit.commands.options import LANG
from ikukit.commands.reporting import print_completion, report_file
from ikukit.commands.ruling import explain_rule, list_rules
from ikukit.commands.scoring import list_achievement_rules, list_scales, recompute_file, score_file
from ikukit.console import Group, show


@click.group("ikukit", cls=Group, invoke_without_command=True, context_settings={"max_content_width": 100})
@LANG
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.pass_context
def main(context: click.Context) -> None:
    if context.invoked_subcommand is None:
        show(context.get_help())


for _command in (
    check_files,
    compare_files,
    convert_file,
    evaluate_file,
    explain_rule,
    fix_one,
    list_achievement_rules,
    list_rules,
    print_completion,
    read_formula,
    write_form_file,
    write_metadata_file,
    report_file,
    list_scales,
    recompute_file,
    score_file,
    solve_formula,
):
    main.add_command(_command)
