"""What variables are called in code: names that a language can hold, one for each variable."""

import keyword
import re
from collections.abc import Mapping

from ikukit.formula.computing.binding import match
from ikukit.formula.computing.evaluator import keys_of
from ikukit.formula.formula import Formula

_CELL = re.compile(r"[a-z]{1,3}[0-9]+|[rc]|r[0-9]*c[0-9]*")
"""What a spreadsheet takes for a cell, in either of its ways to write one."""
_BUILT_IN = frozenset({"Fraction", "abs", "math", "max", "min", "pangkat", "rumus", "sum"})
_LONGEST_EXCEL = 200


def named(formula: Formula, names: Mapping[str, str] | None, language: str) -> dict[str, str]:
    """For each label of ``formula`` its name in ``language``: as ``names`` says, else the variable's own, made safe.

    Raises ``KeyError`` for a key of ``names`` that names no variable, ``ValueError`` when two variables get one name or
    a name is none in Python.
    """
    found = {variable.label: _safe(variable.name, language) for variable in formula.variables}
    (given,) = match([keys_of(formula)], names or {})
    for label, name in ((label, str(name)) for label, name in given.items()):
        if language == "python" and (not name.isidentifier() or keyword.iskeyword(name)):
            raise ValueError(f'"{name}" tidak dapat menjadi nama di Python')
        found[label] = name
    labels: dict[str, str] = {}
    for label, name in found.items():
        if name.casefold() in labels:
            raise ValueError(f'"{labels[name.casefold()]}" dan "{label}" mendapat nama yang sama, "{name}"')
        labels[name.casefold()] = label
    return found


def _safe(name: str, language: str) -> str:
    match language:
        case "python":
            return f"{name}_" if keyword.iskeyword(name) or name in _BUILT_IN else name
        case "excel":
            name = name[:_LONGEST_EXCEL]
            return f"{name}_" if _CELL.fullmatch(name) else name
        case _:
            return name
