"""What happens in a calculation, as data: values, the formula with numbers put in, each operation, the result.

Only watches the evaluator. How it is told, in which form and language, stands in ``telling``.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from attrs import field, frozen

from ikukit.finding import Place
from ikukit.formula.computing.arithmetic import Quantity
from ikukit.formula.computing.binding import Binding, Gap, Keys, Value, bind, match
from ikukit.formula.computing.evaluator import evaluate_bound
from ikukit.formula.computing.gap_policy import GapPolicy
from ikukit.formula.computing.result import Result
from ikukit.formula.computing.settling import Settled, settle
from ikukit.formula.formula import Formula, Variable
from ikukit.formula.tree import Node
from ikukit.refusals import Words

MOST_STEPS = 60
"""Steps that are told unless more are asked for: half of them from the beginning, half from the end."""


@frozen
class Given:
    """A variable with its number, or why it has none; ``filled``: a policy dealt with its gap."""

    variable: Variable
    number: Fraction | None = None
    why: Words | str = ""
    filled: bool = False


@frozen
class Step:
    """One operation, in the order in which they were done (counted from 1). ``result`` is None where there is none."""

    number: int
    node: Node
    operands: tuple[Quantity, ...]
    result: Quantity | None


@frozen
class Explanation:
    """A calculation to be told. ``tree`` and ``numbers`` are what was computed, None where nothing could be.

    ``indicator``, ``quotation`` (the formula as written) and ``place`` tell where the formula comes from, as far as
    known; ``left_out`` is the number of steps between the two halves of ``steps``.
    """

    formula: Formula | None
    result: Result
    givens: tuple[Given, ...] = ()
    tree: Node | None = None
    numbers: Mapping[str, Fraction | int] = field(factory=dict, repr=False)
    steps: tuple[Step, ...] = ()
    left_out: int = 0
    policy: GapPolicy = GapPolicy.STRICT
    decimals: int = 2
    rounding: str = "half-up"
    indicator: str = ""
    quotation: str = ""
    place: Place | None = None


def explanation_of(
    formula: Formula,
    values: Mapping[str, Value],
    decimals: int = 2,
    policy: GapPolicy = GapPolicy.STRICT,
    within_range: bool = False,
    rounding: str = "half-up",
    most_steps: int = MOST_STEPS,
) -> Explanation:
    """The calculation of ``formula`` for ``values``. Raises as ``evaluate`` does."""
    (given,) = match([Keys(formula.variables)], values)
    binding = bind(formula.variables, given)
    return explanation_of_bound(formula, binding, decimals, policy, within_range, rounding, most_steps)


def explanation_of_bound(
    formula: Formula,
    binding: Binding,
    decimals: int = 2,
    policy: GapPolicy = GapPolicy.STRICT,
    within_range: bool = False,
    rounding: str = "half-up",
    most_steps: int = MOST_STEPS,
) -> Explanation:
    """The calculation for numbers that are already bound to the variables of ``formula``."""
    steps: list[Step] = []

    def observe(node: Node, operands: Sequence[Quantity], result: Quantity | None) -> None:
        steps.append(Step(len(steps) + 1, node, tuple(operands), result))

    result = evaluate_bound(formula, binding, policy, within_range, observe)
    settled = settle(formula, binding, policy)
    computed = settled if steps and isinstance(settled, Settled) else None
    shown = _shortened(steps, most_steps)
    return Explanation(
        formula,
        result,
        tuple(_given(variable, binding, result) for variable in formula.variables),
        computed.tree if computed else None,
        computed.numbers if computed else {},
        shown,
        len(steps) - len(shown),
        policy,
        decimals,
        rounding,
    )


def _shortened(steps: Sequence[Step], most: int) -> tuple[Step, ...]:
    if len(steps) <= most:
        return tuple(steps)
    first, last = (most + 1) // 2, most // 2
    return (*steps[:first], *steps[len(steps) - last :])


def _given(variable: Variable, binding: Binding, result: Result) -> Given:
    if variable.label in binding.numbers:
        return Given(variable, Fraction(binding.numbers[variable.label]))
    gap: Gap = next(gap for gap in binding.gaps if gap.label == variable.label)
    return Given(variable, None, gap.why, variable.label in result.filled)
