"""A formula and values: the exact result, or a gap with its reason.

The walk over the tree is the reference; a formula that is computed more than once gets a compiled function for the
common case, which must agree with it.
"""

import weakref
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from typing import TypeAlias, assert_never

from attrs import define, evolve

from ikukit.finding import finding
from ikukit.formula.computing import arithmetic
from ikukit.formula.computing.arithmetic import NoValueError, Quantity
from ikukit.formula.computing.binding import Binding, Keys, Value, bind, match
from ikukit.formula.computing.compiled import Folded, compile_tree
from ikukit.formula.computing.gap_policy import GapPolicy
from ikukit.formula.computing.result import Result as Result
from ikukit.formula.computing.result import Status as Status
from ikukit.formula.computing.settling import settle
from ikukit.formula.formula import Formula
from ikukit.formula.printer import to_text
from ikukit.formula.tree import (
    Binary,
    Call,
    Negative,
    Node,
    Number,
    Operator,
    Percentage,
    Reference,
    fold_up,
    walk,
)
from ikukit.numbers import format_number
from ikukit.refusals import Words

Observer: TypeAlias = Callable[[Node, Sequence[Quantity], Quantity | None], None]
"""Told of each operation: its node, its operands, what it gave (None: nothing)."""

_LONGEST_BLAME = 200


def evaluate_formula(
    formula: Formula, values: Mapping[str, Value], policy: GapPolicy = GapPolicy.STRICT, within_range: bool = False
) -> Result:
    """The result of ``formula`` for ``values`` (label, name or meaning of a variable to its number).

    ``policy`` says what is done about missing values. With ``within_range`` a result outside what the words allow (a
    part larger than its whole) is a gap, else a number with a finding.

    Raises ``KeyError`` for a key that names no variable and ``TypeError`` for a value that can never be a number;
    whatever else is wrong with a value is the ``status`` of the result.
    """
    program = program_of(formula)
    fast = program.run(formula, values)
    if fast is not None:
        return _judged(formula, Result(Fraction(*fast), formula.unit, policy=policy), within_range)
    if program.plain(values):
        return evaluate_bound(formula, Binding(values), policy, within_range)  # type: ignore[arg-type]
    (given,) = match([keys_of(formula)], values)
    return evaluate_bound(formula, bind(formula.variables, given), policy, within_range)


def evaluate_bound(
    formula: Formula,
    binding: Binding,
    policy: GapPolicy = GapPolicy.STRICT,
    within_range: bool = False,
    observe: Observer | None = None,
) -> Result:
    """The result of ``formula`` for numbers that are already bound to its variables."""
    settled = settle(formula, binding, policy)
    if isinstance(settled, Result):
        return settled
    try:
        numerator, denominator, exact = calculate(settled.tree, settled.numbers, observe)
    except BlamedError as error:
        return Result(
            None,
            formula.unit,
            error.cause.status,
            str(error.reason),
            error.words,
            error.culprit.span,
            findings=settled.findings,
            policy=policy,
            filled=settled.filled,
            reasons=(error.reason,),
        )
    value = Fraction(numerator, denominator)
    result = Result(value, formula.unit, exact=exact, findings=settled.findings, policy=policy, filled=settled.filled)
    return _judged(formula, result, within_range)


def _within(value: Fraction, low: Fraction, high: Fraction) -> bool:
    """``low <= value <= high``, in whole numbers: three times as fast as comparing fractions."""
    n, d = value.numerator, value.denominator
    return low.numerator * d <= n * low.denominator and n * high.denominator <= high.numerator * d


def _judged(formula: Formula, result: Result, within_range: bool) -> Result:
    """``result``, with a finding when it lies outside what a part of a whole can be; a gap where that is asked for."""
    if result.value is None:
        return result
    widest = formula.widest_range
    if widest is None or _within(result.value, *widest):
        return result
    bounds = formula.range
    if bounds is None or _within(result.value, *bounds):
        return result
    low, high = (format_number(bound) for bound in bounds)
    shown = result.format()
    noted = finding("result-out-of-range", formula.tree.span, text=formula.text, result=shown, low=low, high=high)
    findings = (*result.findings, noted)
    if not within_range:
        return evolve(result, findings=findings)
    why = Words("part-above-whole", {"result": shown, "low": low, "high": high})
    gap = evolve(result, value=None, status=Status.OUT_OF_RANGE, reason=str(why), reasons=(why,), exact=True)
    return evolve(gap, findings=findings, span=formula.tree.span)


def calculate(tree: Node, numbers: Mapping[str, Fraction | int], observe: Observer | None = None) -> Quantity:
    """The value of ``tree`` where every label has a number. ``observe`` is told of each operation as it is done."""

    def combine(node: Node, below: tuple[Quantity, ...]) -> Quantity:
        try:
            result = _apply(node, below, numbers)
        except NoValueError as error:
            if observe:
                observe(node, below, None)
            raise BlamedError(error, node) from error
        if observe and below:
            observe(node, below, result)
        return result

    return fold_up(tree, combine)


def _apply(node: Node, below: tuple[Quantity, ...], numbers: Mapping[str, Fraction | int]) -> Quantity:
    match node:
        case Number(value=value):
            return arithmetic.quantity(value)
        case Reference(label=label):
            return arithmetic.quantity(numbers[label])
        case Binary(operator=operator):
            return arithmetic.operate(operator, *below)
        case Negative():
            return arithmetic.negate(below[0])
        case Percentage():
            return arithmetic.scale(below[0], 100)
        case Call(function=function):
            return arithmetic.call(function, below)
        case _:
            assert_never(node)


def constant_value(node: Node, operands: Sequence[Fraction]) -> Fraction:
    """What ``node`` gives for the values of its children; it is no variable. Raises ``NoValueError``."""
    numerator, denominator, _ = _apply(node, tuple(map(arithmetic.quantity, operands)), {})
    return Fraction(numerator, denominator)


class BlamedError(Exception):
    """No value, and the node whose words are to blame: the divisor for a division by zero, else the operation."""

    def __init__(self, cause: NoValueError, node: Node) -> None:
        divided = isinstance(node, Binary) and node.operator is Operator.DIVIDE
        self.cause, self.culprit = cause, node.right if divided and isinstance(node, Binary) else node
        super().__init__(cause.refusal)

    @cached_property
    def words(self) -> str:
        return self.culprit.label if isinstance(self.culprit, Reference) else to_text(self.culprit)

    @property
    def reason(self) -> Words:
        words = self.words if len(self.words) <= _LONGEST_BLAME else self.words[:_LONGEST_BLAME] + " ..."
        return Words(self.cause.refusal, {"words": words})


@define(eq=False)
class Program:
    """What is kept of a formula that is computed more than once: its labels and their keys, its compiled function."""

    labels: tuple[str, ...]
    keys: Keys | None = None
    folded: Folded | None = None
    used: bool = False

    def run(self, formula: Formula, values: Mapping[str, Value]) -> tuple[int, int] | None:
        """Numerator and denominator where ``values`` are whole numbers for exactly the labels; else None."""
        folded = self.folded or self._prepare(formula)
        try:
            return folded(values) if len(values) == len(self.labels) else None
        except (KeyError, TypeError):
            return None

    def _prepare(self, formula: Formula) -> Folded:
        if not self.used:
            self.used = True  # compiling pays from the second use on
            return _not_compiled
        self.folded = compile_tree(formula.tree, self.labels) or _not_compiled
        return self.folded

    def plain(self, values: Mapping[str, Value]) -> bool:
        """Whether ``values`` are whole numbers for exactly the labels, so that nothing has to be looked up or read."""
        try:
            return len(values) == len(self.labels) and all(type(values[label]) is int for label in self.labels)
        except (KeyError, TypeError, IndexError):
            return False


def _not_compiled(values: Mapping[str, object]) -> None:
    return None


_PROGRAMS: dict[int, tuple[weakref.ReferenceType[Formula], Program]] = {}


def program_of(formula: Formula) -> Program:
    """The program of ``formula``, made once and kept as long as the formula lives."""
    known = _PROGRAMS.get(id(formula))
    if known and known[0]() is formula:
        return known[1]
    key = id(formula)
    program = Program(tuple(dict.fromkeys(n.label for n in walk(formula.tree) if type(n) is Reference)))
    _PROGRAMS[key] = weakref.ref(formula, lambda _: _PROGRAMS.pop(key, None)), program
    return program


def keys_of(formula: Formula) -> Keys:
    """The ways to name the variables of ``formula``."""
    program = program_of(formula)
    if program.keys is None:
        program.keys = Keys(formula.variables)
    return program.keys
