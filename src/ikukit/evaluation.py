"""Computing a formula, an indicator or a whole document. The arithmetic and its wording are in ``ikukit.formula``."""

import reprlib
from collections.abc import Mapping, Sequence
from typing import overload

from ikukit.formula.binding import Value, bind, match
from ikukit.formula.evaluator import evaluate_bound, evaluate_formula, keys_of
from ikukit.formula.explanation import explain_formula
from ikukit.formula.formula import Formula
from ikukit.formula.result import Result, Status
from ikukit.model import Document, Indicator


@overload
def evaluate(thing: Formula | Indicator, values: Mapping[str, Value]) -> Result: ...
@overload
def evaluate(thing: Document, values: Mapping[str, Value]) -> tuple[Result, ...]: ...
def evaluate(thing: Formula | Indicator | Document, values: Mapping[str, Value]) -> Result | tuple[Result, ...]:
    """The exact result for ``values``; for a document one result for each of its indicators, in order.

    ``values`` gives each variable a number: int, Decimal, Fraction, float (taken as written), a text in Indonesian
    notation, or None. A variable is named by its label (case and spacing ignored), its ``name`` or ``meaning``; a
    value holds for every indicator of a document that has such a variable.

    What is wrong with a value is the ``status`` of the result. Raises ``KeyError`` for a key that names no variable
    (with a suggestion) or two, ``TypeError`` for a value that can never be a number.
    """
    if isinstance(thing, Formula):
        return evaluate_formula(thing, values)
    if isinstance(thing, Indicator):
        return _evaluate_all((thing,), values)[0]
    if isinstance(thing, Document):
        return _evaluate_all(thing.indicators, values)
    raise TypeError(f"yang dapat dihitung adalah rumus, indikator atau dokumen, bukan {reprlib.repr(thing)}")


def explain(thing: Formula | Indicator, values: Mapping[str, Value], decimals: int = 2) -> str:
    """How the result comes about, step by step in Indonesian, with the numbers put in; or why there is none.

    Raises as ``evaluate`` does.

    >>> from ikukit import parse
    >>> formula = parse("Jumlah desa tertib dibagi Jumlah desa x 100 %")
    >>> print(explain(formula, {"jumlah desa tertib": 11, "jumlah desa": 12}))
    Rumus: Jumlah desa tertib dibagi Jumlah desa dikali 100 %
    Nilai:
      Jumlah desa tertib = 11
      Jumlah desa = 12
    Hitungan:
      11 dibagi 12 dikali 100 %
      1. 11 ÷ 12 ≈ 0,916667
      2. 0,916667 × 100 ≈ 91,666667
      (≈: ditampilkan 6 desimal, dihitung dengan nilai yang tidak dibulatkan)
    Hasil: 91,67 % (dibulatkan setengah ke atas, 2 desimal)
    """
    if isinstance(thing, Formula):
        return explain_formula(thing, values, decimals)
    if isinstance(thing, Indicator):
        told = explain_formula(thing.formula, values, decimals) if thing.formula else f"Hasil: {_unreadable(thing)}"
        return f"Indikator: {thing.name}\n{told}"
    raise TypeError(f"yang dapat dijelaskan adalah rumus atau indikator, bukan {reprlib.repr(thing)}")


def _evaluate_all(indicators: Sequence[Indicator], values: Mapping[str, Value]) -> tuple[Result, ...]:
    formulas = [indicator.formula for indicator in indicators]
    readable = [formula for formula in formulas if formula is not None]
    # A name may belong to a formula that cannot be read; then nobody can say that it is wrong.
    given = iter(match([keys_of(f) for f in readable], values, complete=len(readable) == len(formulas)))
    return tuple(
        _unreadable(indicator) if formula is None else evaluate_bound(formula, bind(formula.variables, next(given)))
        for indicator, formula in zip(indicators, formulas, strict=True)
    )


def _unreadable(indicator: Indicator) -> Result:
    error = indicator.formula_error
    if error is None:
        return Result(None, status=Status.UNREADABLE, reason="rumus belum ada")
    reason = f"rumus tidak dapat dibaca ({error.message})"
    return Result(None, status=Status.UNREADABLE, reason=reason, blame=error.span.of(error.text), span=error.span)
