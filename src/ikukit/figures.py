"""The numbers for a document, kept in a CSV file: one line a variable. Reads them and computes the document with them.

A column ``indikator`` may say, by position, which indicator alone a number is meant for: two rows of a document can
use the same words for different things. A column ``periode`` says which quarter or year a number is of. What a
number's text means is decided where values meet variables, not here.
"""

import csv
import io
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from attrs import field, frozen

from ikukit.documents.decoding import decode
from ikukit.errors import DocumentError, UnfitValueError, UnknownNameError
from ikukit.evaluation.computing import explained
from ikukit.evaluation.linking import compute
from ikukit.evaluation.policies import PolicyChoice
from ikukit.formula.computing.binding import Keys, Value, match
from ikukit.formula.computing.evaluator import keys_of
from ikukit.formula.computing.gap_policy import GapPolicy
from ikukit.formula.computing.result import Result
from ikukit.formula.telling import tell
from ikukit.model import Document
from ikukit.source import fold

_HEADINGS = {
    "variabel": "variable",
    "variable": "variable",
    "nama": "variable",
    "nilai": "value",
    "value": "value",
    "angka": "value",
    "indikator": "indicator",
    "indicator": "indicator",
    "periode": "period",
    "period": "period",
}
_ACTUAL = ("realisasi", "actual")
_HEAD_BYTES = 65_536
MAX_BYTES = 50_000_000
"""A list of numbers for one office is small; a larger file is something else."""


@frozen
class Figures:
    """Number texts by variable: ``general`` for all indicators, ``particular`` for the one at a position.

    ``periods`` holds those of a quarter or year, by the name of the period as written.
    """

    general: Mapping[str, str] = field(factory=dict)
    particular: Mapping[int, Mapping[str, str]] = field(factory=dict)
    periods: Mapping[str, "Figures"] = field(factory=dict)


def read_figures(path: str | os.PathLike[str]) -> Figures:
    """The numbers in the CSV file at ``path``.

    Columns are parted by semicolons, commas or tabs. Raises ``DocumentError``, naming the line, when the columns are
    not there or a variable has two values, and for a file that is no text.
    """
    path = Path(path)
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise DocumentError("figures-too-large", str(path), most=MAX_BYTES // 1000000)
    text, _ = decode(path.read_bytes(), str(path))
    head = text.lstrip().splitlines()[0]
    separator = max(";\t,", key=head.count)
    rows = csv.reader(io.StringIO(text), delimiter=separator)
    try:
        return _gather(((rows.line_num, row) for row in rows), str(path))
    except csv.Error as error:
        raise DocumentError("figures-unreadable", str(path), line=rows.line_num) from error


def headings_of(path: Path) -> list[str]:
    """The headings of the CSV file at ``path``; its first filled line alone is read."""
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    text = head.decode("utf-8-sig", "replace").lstrip()
    line = text.splitlines()[0] if text else ""
    separator = max(";\t,", key=line.count)
    return next(csv.reader([line], delimiter=separator), [])


def has_figures(headings: Sequence[str], either: bool = False) -> bool:
    """Whether the headings are those of a list of variables and values; ``either``: whether one of them is."""
    names = {_HEADINGS.get(heading.strip().casefold(), "") for heading in headings}
    return bool(names - {""}) if either else {"variable", "value"} <= names


def _gather(rows: Iterable[tuple[int, list[str]]], file: str) -> Figures:
    periods: dict[str, tuple[dict[str, str], dict[int, dict[str, str]]]] = {"": ({}, {})}
    columns: dict[str, int] = {}
    for line, row in rows:
        if not any(cell.strip() for cell in row):
            continue
        if not columns:
            columns = _columns(row, line, file)
            continue
        cells = {name: row[place].strip() if place < len(row) else "" for name, place in columns.items()}
        position = _position(cells.get("indicator", ""), line, file)
        general, particular = periods.setdefault(fold(cells.get("period", "")), ({}, {}))
        group = general if position is None else particular.setdefault(position, {})
        variable = fold(cells["variable"])
        if not variable:
            raise DocumentError("figure-nameless", file, line=line)
        if variable in group:
            raise DocumentError("figure-twice", file, line=line, variable=variable)
        group[variable] = cells["value"]
    general, particular = periods.pop("")
    return Figures(general, particular, {name: Figures(*groups) for name, groups in periods.items()})


def _columns(row: list[str], line: int, file: str) -> dict[str, int]:
    names = [_HEADINGS.get(cell.strip().casefold(), "") for cell in row]
    for wanted, shown in (("variable", "variabel"), ("value", "nilai")):
        if names.count(wanted) != 1:
            refusal = "figures-column-missing" if wanted not in names else "figures-column-twice"
            raise DocumentError(refusal, file, line=line, column=shown)
    return {name: place for place, name in enumerate(names) if name}


def _position(text: str, line: int, file: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and 0 < len(text) < 6 and int(text)):
        raise DocumentError("figure-of-no-indicator", file, line=line, text=text)
    return int(text)


def evaluate_figures(
    document: Document, figures: Figures, policy: PolicyChoice | None = None, within_range: bool = False
) -> tuple[Result, ...]:
    """The result of every indicator of ``document`` in order, a particular number before a general one.

    Raises ``KeyError`` with a suggestion for a variable that no formula has, or an indicator that is not there, and
    ``ValueError`` for figures of several periods: how they make one is for ``ikukit.score``.
    """
    if figures.periods:
        raise UnfitValueError("figures-by-period")
    given = dict(enumerate(values_of(document, figures), 1))
    return tuple(one.result for one in compute(document, {}, policy, within_range, given))


def compare_figures(
    document: Document, figures: Figures, within_range: bool = False
) -> tuple[dict[GapPolicy, Result], ...]:
    """For every indicator of ``document`` its results under every policy for missing values."""
    every = [evaluate_figures(document, figures, policy, within_range) for policy in GapPolicy]
    return tuple(dict(zip(GapPolicy, row, strict=True)) for row in zip(*every, strict=True))


def explain_figures(
    document: Document,
    figures: Figures,
    to: str = "text",
    lang: str = "id",
    policy: PolicyChoice | None = None,
    within_range: bool = False,
) -> str:
    """The calculation of every indicator of ``document``, in the forms and languages of ``ikukit.explain``. Raises
    ``KeyError`` as ``evaluate_figures`` does."""
    given = dict(enumerate(values_of(document, figures), 1))
    computed = compute(document, {}, policy, within_range, given)
    told = [explained(one, within_range=within_range) for one in computed]
    return tell(told, to, lang, single=False)


def values_of(document: Document, figures: Figures) -> tuple[dict[str, Value], ...]:
    """For each indicator of ``document`` the values of its variables by label, a particular number before a general
    one. Periods are left aside. Raises ``KeyError`` as ``evaluate_figures`` does."""
    for position in figures.particular:
        if position > len(document.indicators):
            raise UnknownNameError("no-such-indicator", number=position, count=len(document.indicators))
    formulas = [indicator.formula for indicator in document.indicators]
    readable = [keys_of(formula) for formula in formulas if formula is not None]
    # A name may belong to a formula that cannot be read; then nobody can say that it is wrong.
    unreadable = any(indicator.formula_error for indicator in document.indicators)
    general = iter(match(readable, figures.general, complete=not unreadable))
    found = [{} if formula is None else dict(next(general)) for formula in formulas]
    for position, own in figures.particular.items():
        formula = formulas[position - 1]
        if formula is not None:
            found[position - 1].update(match([keys_of(formula)], own)[0])
    return tuple(found)


def split_actuals(document: Document, figures: Figures) -> tuple[Figures, dict[int, str]]:
    """``figures`` without its actual values, and those by position: the lines of one indicator that are called
    *Realisasi* where its formula has no variable of that name."""
    actuals: dict[int, str] = {}
    particular: dict[int, Mapping[str, str]] = {}
    for position, own in figures.particular.items():
        formula = document.indicators[position - 1].formula if position <= len(document.indicators) else None
        keys = Keys(formula.variables if formula else ())
        names = [name for name in own if name.casefold() in _ACTUAL and keys.find(name) is None]
        if names:
            actuals[position] = own[names[0]]
        if rest := {name: value for name, value in own.items() if name not in names}:
            particular[position] = rest
    return Figures(figures.general, particular, figures.periods), actuals
