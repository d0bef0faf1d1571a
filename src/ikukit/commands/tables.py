"""``evaluate`` over a table of data: each row, or groups of rows, computed by duckdb and shown or written."""

import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ikukit.commands.options import FAULTY
from ikukit.console import language, refuse, show, show_record, tell_name, width, working
from ikukit.frames.long_form import VALUE, VARIABLE
from ikukit.reporting.wording import say, severity_word
from ikukit.severity import Severity

if TYPE_CHECKING:
    from ikukit.engine import Outcome
    from ikukit.model import Document

_SUFFIXES = (".parquet", ".xlsx")


def table_form(data: Path) -> str | None:
    """``wide`` or ``long`` for a file with a table of data; None for a list of variables and values of one office."""
    from ikukit.figures import has_figures, headings_of

    if data.suffix.lower() in _SUFFIXES:
        from ikukit.engine.sources import columns_of

        headings = columns_of(data)
        return "long" if has_figures(headings) else "wide"
    headings = headings_of(data)
    if has_figures(headings):
        return "long" if any(not has_figures([heading], either=True) for heading in headings) else None
    named = {heading.strip().casefold() for heading in headings} & {*VARIABLE, *VALUE}
    return "wide" if len(headings) > 1 and not named else None


def evaluate_table(file: Path, data: Path, form: str, as_json: bool, *, out: Path | None, **options: Any) -> int:
    """Compute the document ``file`` over the table ``data``; the exit status."""
    from ikukit.documents import read
    from ikukit.reporting.tables import describe_outcome, record_outcome

    document, lang = read(file), language()
    with working(str(data)), warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always", UserWarning)
        try:
            outcome = _computed(document, data, form, out, **options)
        except TypeError as error:
            refuse(f"{data}: {error}")
        except (KeyError, ValueError) as error:
            refuse(f"{data}: {tell_name(error)}")
    for warning in told:
        if warning.category is UserWarning:
            click.echo(f"{severity_word(Severity.WARNING, lang)}: {warning.message}", err=True)
    if as_json:
        show_record(record_outcome(outcome))
    else:
        show(describe_outcome(outcome, lang, width()))
        if out is not None:
            show(say("written-to", lang, file=out))
    return 0 if outcome.complete else FAULTY


def _computed(
    document: "Document",
    data: Path,
    form: str,
    out: Path | None,
    *,
    pooled_as: Sequence[str],
    with_status: bool,
    force: bool,
    **options: Any,
) -> "Outcome":
    from ikukit.engine import compute_file

    if options["by"] or options["period"]:
        options["consolidation"] = _consolidation(pooled_as)
    return compute_file(document, data, out, form=form, status=with_status, overwrite=force, **options)


def _consolidation(words: Sequence[str]) -> str | Mapping[str, str] | None:
    """One word for all variables, or a mapping from ``name=word``."""
    if not words:
        return None
    pairs = {}
    for word in words:
        name, sign, way = (part.strip() for part in word.rpartition("="))
        if not sign:
            if len(words) > 1:
                refuse(f'"{word}": tulis "nama variabel=cara", atau satu cara saja untuk semua')
            return way
        pairs[name] = way
    return pairs
