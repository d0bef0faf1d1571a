"""Computing a formula, an indicator or a whole document, for one set of values or over a table.

The arithmetic and its wording are in ``ikukit.formula``, tables in ``ikukit.frames``.
"""

import reprlib
from collections.abc import Mapping, Sequence
from typing import Any, overload

from attrs import evolve

from ikukit.evaluation.composition import Dependencies
from ikukit.evaluation.linking import Computed, compute
from ikukit.evaluation.policies import PolicyChoice, policies_of
from ikukit.formula.computing.binding import Value, listed
from ikukit.formula.computing.evaluator import evaluate_formula
from ikukit.formula.computing.explanation import MOST_STEPS, Explanation, explanation_of, explanation_of_bound
from ikukit.formula.computing.gap_policy import GapPolicy, read_policy
from ikukit.formula.computing.result import Result
from ikukit.formula.formula import Formula
from ikukit.model import Document, Indicator


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

    An indicator of a document that another uses as a variable is computed first and gives that variable its value,
    unless a value is given for it (see ``dependencies``).

    ``values`` may also be a dataframe (pandas, polars, pyarrow): then the same kind of frame comes back with a column
    for each indicator, and ``options`` are those of ``ikukit.frames.evaluating.evaluate_frame``.

    What is wrong with a value is the ``status`` of the result. Raises ``KeyError`` for a key that names no variable
    (with a suggestion) or two, ``TypeError`` for a value that can never be a number, ``ValueError`` for a policy that
    is not known.
    """
    if type(thing) is Formula and type(values) is dict and policy is None and not options:
        return evaluate_formula(thing, values, within_range=within_range)  # the common case, without looking further
    if not isinstance(thing, Formula | Indicator | Document):
        raise TypeError(f"yang dapat dihitung adalah rumus, indikator atau dokumen, bukan {reprlib.repr(thing)}")
    if not isinstance(values, Mapping):
        from ikukit.frames.evaluating import evaluate_frame

        return evaluate_frame(thing, values, policies=policies_for(thing, policy), within_range=within_range, **options)
    if options:
        raise TypeError(f"{listed(list(options), 'dan')} hanya berlaku untuk tabel")
    if isinstance(thing, Formula):
        return evaluate_formula(thing, values, _one(policy), within_range)
    if isinstance(thing, Indicator):
        return _alone(thing, values, policy, within_range).result
    return tuple(one.result for one in compute(thing, values, policy, within_range))


def explain(
    thing: Formula | Indicator | Document,
    values: Mapping[str, Value],
    decimals: int = 2,
    *,
    policy: PolicyChoice | None = None,
    within_range: bool = False,
    rounding: str = "half-up",
    to: str = "text",
    lang: str = "id",
    most_steps: int = MOST_STEPS,
) -> str:
    """How the result comes about, step by step, with the numbers put in, and where it is quoted from; or why there is
    none.

    ``to``: ``text``, ``html`` (a fragment with MathML), ``latex`` (for amsmath) or ``json`` (with a version); ``lang``:
    ``id`` (Indonesian) or ``en`` (English). Of a calculation with more than ``most_steps`` steps those in the middle
    are left out, and it is said how many. A document is told indicator by indicator. ``rounding`` is a name in
    ``ikukit.numbers.ROUNDINGS``. Raises as ``evaluate`` does, and ``ValueError`` for a form or language there is not.

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
    from ikukit.formula.telling import tell

    if isinstance(thing, Formula):
        told = [explanation_of(thing, values, decimals, _one(policy), within_range, rounding, most_steps)]
        return tell(told, to, lang)
    if isinstance(thing, Indicator):
        computed: Sequence[Computed] = (_alone(thing, values, policy, within_range),)
    elif isinstance(thing, Document):
        computed = compute(thing, values, policy, within_range)
    else:
        raise TypeError(f"yang dapat dijelaskan adalah rumus, indikator atau dokumen, bukan {reprlib.repr(thing)}")
    told = [explained(one, decimals, within_range, rounding, most_steps) for one in computed]
    return tell(told, to, lang, single=isinstance(thing, Indicator))


def _alone(
    indicator: Indicator, values: Mapping[str, Value], policy: PolicyChoice | None, within_range: bool
) -> Computed:
    """One indicator, whatever document it is from."""
    linked = Dependencies((indicator,))
    return compute(Document((indicator,)), values, policy, within_range, linked=linked)[0]


def explained(
    one: Computed,
    decimals: int = 2,
    within_range: bool = False,
    rounding: str = "half-up",
    most_steps: int = MOST_STEPS,
) -> Explanation:
    """The calculation of an indicator that was computed, with where its formula is quoted from."""
    indicator, formula = one.indicator, one.indicator.formula
    if formula is None or one.binding is None:
        told = Explanation(None, one.result, decimals=decimals, rounding=rounding)
    else:
        told = explanation_of_bound(formula, one.binding, decimals, one.policy, within_range, rounding, most_steps)
    place, words = indicator.places.get("formula_text"), indicator.formula_text
    return evolve(told, indicator=indicator.name, quotation=words, place=place)


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


def policies_for(thing: Formula | Indicator | Document, policy: PolicyChoice | None) -> tuple[GapPolicy, ...]:
    """The policy of every indicator."""
    if isinstance(thing, Formula):
        return (_one(policy),)
    indicators = thing.indicators if isinstance(thing, Document) else (thing,)
    return tuple(chosen for chosen, _ in policies_of(indicators, policy))
