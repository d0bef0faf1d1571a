"""Computing a formula, an indicator or a whole document, for one set of values or over a table.

The arithmetic and its wording are in ``ikukit.formula``, tables in ``ikukit.frames``.
"""

import reprlib
from collections.abc import Mapping, Sequence
from typing import Any, overload

from attrs import evolve

from ikukit.evaluation.policies import PolicyChoice, policies_of
from ikukit.formula.binding import Value, bind, listed, match
from ikukit.formula.evaluator import evaluate_bound, evaluate_formula, keys_of
from ikukit.formula.explanation import explain_formula
from ikukit.formula.formula import Formula
from ikukit.formula.gap_policy import GapPolicy, read_policy
from ikukit.formula.result import Result, Status
from ikukit.model import Document, Indicator
from ikukit.refusals import Words


@overload
def evaluate(
    thing: Formula | Indicator,
    values: Mapping[str, Value],
    *,
    policy: PolicyChoice | None = None,
    within_range: bool = False,
) -> Result: ...
@overload
def evaluate(
    thing: Document,
    values: Mapping[str, Value],
    *,
    policy: PolicyChoice | None = None,
    within_range: bool = False,
) -> tuple[Result, ...]: ...
@overload
def evaluate(
    thing: Formula | Indicator | Document,
    values: Any,
    *,
    policy: PolicyChoice | None = None,
    within_range: bool = False,
    **options: Any,
) -> Any: ...
def evaluate(
    thing: Formula | Indicator | Document,
    values: Any,
    *,
    policy: PolicyChoice | None = None,
    within_range: bool = False,
    **options: Any,
) -> Any:
    """The exact result for ``values``; for a document one result for each of its indicators, in order.

    ``values`` gives each variable a number: int, Decimal, Fraction, float (taken as written), a text in Indonesian
    notation, or None. A variable is named by its label (case and spacing ignored), its ``name`` or ``meaning``; a
    value holds for every indicator of a document that has such a variable. The texts ``belum ada`` (missing, as None
    is) and ``tidak berlaku`` (there is nothing of this kind) say that there is no number.

    ``policy`` says what is done about missing values: a ``GapPolicy`` or its name, or a mapping from indicators (name
    or position, counted from 1) to policies. Unless told, an indicator is computed as its own column "kebijakan nilai
    kosong" says, and strictly where it has none. With ``within_range`` a part larger than its whole is a gap
    (``Status.OUT_OF_RANGE``) instead of a number with a finding.

    ``values`` may also be a dataframe (pandas, polars, pyarrow): then the same kind of frame comes back with a column
    for each indicator, and ``options`` are those of ``ikukit.frames.evaluating.evaluate_frame``.

    What is wrong with a value is the ``status`` of the result. Raises ``KeyError`` for a key that names no variable
    (with a suggestion) or two, ``TypeError`` for a value that can never be a number, ``ValueError`` for a policy that
    is not known.
    """
    if not isinstance(thing, Formula | Indicator | Document):
        raise TypeError(f"yang dapat dihitung adalah rumus, indikator atau dokumen, bukan {reprlib.repr(thing)}")
    if not isinstance(values, Mapping):
        from ikukit.frames.evaluating import evaluate_frame

        return evaluate_frame(thing, values, policies=_each(thing, policy), within_range=within_range, **options)
    if options:
        raise TypeError(f"{listed(list(options), 'dan')} hanya berlaku untuk tabel")
    if isinstance(thing, Formula):
        return evaluate_formula(thing, values, _one(policy), within_range)
    if isinstance(thing, Indicator):
        return _evaluate_all((thing,), values, policy, within_range)[0]
    return _evaluate_all(thing.indicators, values, policy, within_range)


def explain(
    thing: Formula | Indicator,
    values: Mapping[str, Value],
    decimals: int = 2,
    *,
    policy: PolicyChoice | None = None,
    within_range: bool = False,
    rounding: str = "half-up",
) -> str:
    """How the result comes about, step by step in Indonesian, with the numbers put in; or why there is none.

    ``rounding`` is a name in ``ikukit.numbers.ROUNDINGS``. Raises as ``evaluate`` does.

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
        return explain_formula(thing, values, decimals, _one(policy), within_range, rounding)
    if isinstance(thing, Indicator):
        ((chosen, _),) = policies_of((thing,), policy)
        told = (
            explain_formula(thing.formula, values, decimals, chosen, within_range, rounding)
            if thing.formula
            else f"Hasil: {_unreadable(thing)}"
        )
        return f"Indikator: {thing.name}\n{told}"
    raise TypeError(f"yang dapat dijelaskan adalah rumus atau indikator, bukan {reprlib.repr(thing)}")


@overload
def compare_policies(
    thing: Formula | Indicator, values: Mapping[str, Value], *, within_range: bool = False
) -> dict[GapPolicy, Result]: ...
@overload
def compare_policies(
    thing: Document, values: Mapping[str, Value], *, within_range: bool = False
) -> tuple[dict[GapPolicy, Result], ...]: ...
def compare_policies(
    thing: Formula | Indicator | Document, values: Mapping[str, Value], *, within_range: bool = False
) -> dict[GapPolicy, Result] | tuple[dict[GapPolicy, Result], ...]:
    """The results under every policy, side by side; for a document one such table for each of its indicators.

    >>> from ikukit import parse
    >>> formula = parse("(Nilai A + Nilai B + Nilai C) dibagi 3")
    >>> for policy, result in compare_policies(formula, {"Nilai A": 80, "Nilai B": 90}).items():
    ...     print(f"{policy.value}: {result}")
    strict: tidak dapat dihitung: nilai "Nilai C" belum ada
    missing-as-zero: 56,67 (nilai kosong dihitung 0)
    zero-unless-all-missing: 56,67 (nilai kosong dihitung 0, kecuali semuanya kosong)
    skip: 85 (nilai kosong dilewati)
    """
    if isinstance(thing, Document):
        every = [evaluate(thing, values, policy=policy, within_range=within_range) for policy in GapPolicy]
        return tuple(dict(zip(GapPolicy, row, strict=True)) for row in zip(*every, strict=True))
    return {policy: evaluate(thing, values, policy=policy, within_range=within_range) for policy in GapPolicy}


def _one(policy: PolicyChoice | None) -> GapPolicy:
    """The policy for a formula, which has no name that a mapping could tell it by."""
    if isinstance(policy, Mapping):
        raise TypeError("untuk satu rumus beri satu kebijakan nilai kosong, bukan daftar per indikator")
    return GapPolicy.STRICT if policy is None else read_policy(policy)


def _each(thing: Formula | Indicator | Document, policy: PolicyChoice | None) -> tuple[GapPolicy, ...]:
    """The policy of every indicator."""
    if isinstance(thing, Formula):
        return (_one(policy),)
    indicators = thing.indicators if isinstance(thing, Document) else (thing,)
    return tuple(chosen for chosen, _ in policies_of(indicators, policy))


def _evaluate_all(
    indicators: Sequence[Indicator], values: Mapping[str, Value], policy: PolicyChoice | None, within_range: bool
) -> tuple[Result, ...]:
    policies = policies_of(indicators, policy)
    formulas = [indicator.formula for indicator in indicators]
    readable = [formula for formula in formulas if formula is not None]
    # A name may belong to a formula that cannot be read; then nobody can say that it is wrong.
    given = iter(match([keys_of(f) for f in readable], values, complete=len(readable) == len(formulas)))
    results = []
    for indicator, formula, (chosen, noted) in zip(indicators, formulas, policies, strict=True):
        if formula is None:
            result = _unreadable(indicator)
        else:
            result = evaluate_bound(formula, bind(formula.variables, next(given)), chosen, within_range)
        results.append(evolve(result, findings=(*noted, *result.findings)) if noted else result)
    return tuple(results)


def _unreadable(indicator: Indicator) -> Result:
    error = indicator.formula_error
    if error is None:
        why = Words("no-formula")
        return Result(None, status=Status.UNREADABLE, reason=str(why), reasons=(why,))
    why = Words("formula-refused", {"why": error.words})
    blame = error.span.of(error.text)
    return Result(None, status=Status.UNREADABLE, reason=str(why), blame=blame, span=error.span, reasons=(why,))
