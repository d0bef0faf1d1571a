"""The results of all indicators of a document, where one may take its values from others.

A value that was given wins over what an indicator gives; where both are there and differ, a finding says so.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from attrs import define, evolve, field, frozen

from ikukit.evaluation.composition import Dependencies, Link, circles, dependencies, in_order
from ikukit.evaluation.policies import PolicyChoice, policies_of
from ikukit.finding import Finding, finding
from ikukit.formula.computing.binding import Binding, Gap, Value, bind, match
from ikukit.formula.computing.evaluator import evaluate_bound, keys_of
from ikukit.formula.computing.gap_policy import GapPolicy
from ikukit.formula.computing.result import Result, Status
from ikukit.formula.formula import Formula
from ikukit.model import Document, Indicator
from ikukit.numbers import exact_number
from ikukit.refusals import Words


@frozen
class Computed:
    """An indicator with its numbers and its result; ``binding`` is None where its formula cannot be read."""

    indicator: Indicator
    result: Result
    binding: Binding | None = None
    policy: GapPolicy = GapPolicy.STRICT


def compute(
    document: Document,
    values: Mapping[str, Value],
    policy: PolicyChoice | None = None,
    within_range: bool = False,
    particular: Mapping[int, Mapping[str, Value]] | None = None,
    linked: Dependencies | None = None,
) -> tuple[Computed, ...]:
    """Every indicator of ``document`` in order, computed with ``values``.

    ``particular`` values are meant for the indicator at one position (counted from 1) alone and come before the
    others; ``linked`` says how the indicators use each other, where that is known. Raises as ``evaluate`` does.
    """
    given = _given(document.indicators, values, particular or {})
    work = _Work(document.indicators, given, linked or dependencies(document), within_range)
    broken = work.broken()
    open_links = [link for link in work.active if link not in broken]
    policies = policies_of(document.indicators, policy)
    for position in in_order(len(document.indicators), open_links):
        chosen, noted = policies[position - 1]
        work.run(position, chosen, noted, broken)
    return tuple(work.checked(position) for position in range(1, len(document.indicators) + 1))


def unreadable(indicator: Indicator) -> Result:
    """The result of an indicator whose formula is not there or cannot be read."""
    error = indicator.formula_error
    if error is None:
        why = Words("no-formula")
        return Result(None, status=Status.UNREADABLE, reason=str(why), reasons=(why,))
    why = Words("formula-refused", {"why": error.words})
    blame = error.span.of(error.text)
    return Result(None, status=Status.UNREADABLE, reason=str(why), blame=blame, span=error.span, reasons=(why,))


def _given(
    indicators: Sequence[Indicator], values: Mapping[str, Value], particular: Mapping[int, Mapping[str, Value]]
) -> dict[int, dict[str, Value]]:
    """For each position with a readable formula the values of its variables by label."""
    formulas = {i: one.formula for i, one in enumerate(indicators, 1) if one.formula is not None}
    # A name may belong to a formula that cannot be read; then nobody can say that it is wrong.
    complete = len(formulas) == len(indicators)
    matched = match([keys_of(formula) for formula in formulas.values()], values, complete)
    given = dict(zip(formulas, matched, strict=True))
    for position, own in particular.items():
        if formula := formulas.get(position):
            given[position].update(match([keys_of(formula)], own)[0])
    return given


def _all_of(reasons: Sequence[Words]) -> Words:
    told = reasons[0]
    for reason in reasons[1:]:
        told = Words("reasons-together", {"first": told, "second": reason})
    return told


def _is_given(value: Value) -> bool:
    return value is not None and not (isinstance(value, str) and not value.strip())


@define
class _Work:
    """What was given, and what is computed so far."""

    indicators: Sequence[Indicator]
    given: Mapping[int, Mapping[str, Value]]
    linked: Dependencies
    within_range: bool
    done: dict[int, Computed] = field(factory=dict)
    roots: dict[int, tuple[int, Words]] = field(factory=dict)
    """For an indicator without a number because of another: which one has no number of itself, and why."""

    @property
    def active(self) -> list[Link]:
        """The links whose variable was not given a value."""
        return [link for link in self.linked.links if not _is_given(self.given[link.user].get(link.label))]

    def broken(self) -> dict[Link, tuple[int, ...]]:
        """The links that close a circle, each with the path of its circle."""
        left = self.active
        found: dict[Link, tuple[int, ...]] = {}
        while paths := list(circles(left)):
            for path in paths:
                steps = set(pairwise(path))
                found.update({link: path for link in left if (link.user, link.source) in steps})
            left = [link for link in left if link not in found]
        return found

    def run(
        self,
        position: int,
        policy: GapPolicy,
        noted: Sequence[Finding],
        broken: Mapping[Link, tuple[int, ...]],
    ) -> None:
        """Compute the indicator at ``position``; what it uses is computed already, but for ``broken`` links."""
        indicator = self.indicators[position - 1]
        formula = indicator.formula
        if formula is None:
            self.done[position] = Computed(indicator, _noting(unreadable(indicator), noted))
            return
        links = [link for link in self.linked.uses(position) if not _is_given(self.given[position].get(link.label))]
        binding = self._bound(formula, position, links, broken)
        result = evaluate_bound(formula, binding, policy, self.within_range)
        if result.value is not None and any(
            not self.done[link.source].result.exact for link in links if link not in broken
        ):
            result = evolve(result, exact=False)
        gone = {gap.label for gap in binding.gaps}
        doubts = [found for found in self.linked.doubts(position) if found.facts["variable"] in gone]
        self.done[position] = Computed(indicator, _noting(result, (*noted, *doubts)), binding, policy)

    def _bound(
        self, formula: Formula, position: int, links: Sequence[Link], broken: Mapping[Link, tuple[int, ...]]
    ) -> Binding:
        """What was given, completed by the results of the indicators that ``links`` name."""
        taken: dict[str, Value] = {}
        gaps: dict[str, Gap] = {}
        findings: list[Finding] = []
        for link in links:
            result = None if link in broken else self.done[link.source].result
            if result is not None and result.value is not None:
                taken[link.label] = result.value
                findings.append(_about(link, "value-from-indicator", formula, result))
            else:
                gaps[link.label] = self._gap(link, result, broken.get(link, ()), position)
        binding = bind(formula.variables, {**self.given[position], **taken})
        return Binding(
            binding.numbers,
            tuple(gaps.get(gap.label, gap) for gap in binding.gaps),
            (*binding.findings, *findings),
        )

    def _gap(self, link: Link, result: Result | None, path: Sequence[int], position: int) -> Gap:
        """Why the indicator of ``link`` gives no number."""
        if result is None:
            why = Words("gap-in-circle", {"path": self.linked.told(path)})
            self.roots.setdefault(position, (position, why))
            return Gap(link.label, Status.UNDEFINED, why)
        root, reason = self.roots.get(link.source, (link.source, _all_of(result.reasons)))
        self.roots.setdefault(position, (root, reason))
        return Gap(link.label, result.status, Words("gap-of-indicator", {"number": root, "why": reason}))

    def checked(self, position: int) -> Computed:
        """What was computed, with a finding for each given value that its indicator contradicts."""
        computed = self.done[position]
        differing = tuple(self._differences(position, computed.binding)) if computed.binding else ()
        return evolve(computed, result=_noting(computed.result, (), differing)) if differing else computed

    def _differences(self, position: int, binding: Binding) -> Iterator[Finding]:
        formula = self.indicators[position - 1].formula
        for link in self.linked.uses(position):
            made = self.done[link.source].result
            number = binding.numbers.get(link.label)
            given = _is_given(self.given[position].get(link.label))
            if not given or formula is None or made.value is None or number is None:
                continue
            if not _rounds_to(made.value, Fraction(number)):
                written = exact_number(Fraction(number)) or str(number)
                yield _about(link, "value-differs-from-indicator", formula, made, written)


def _about(link: Link, code: str, formula: Formula, result: Result, written: str = "") -> Finding:
    span = next((variable.spans[0] for variable in formula.variables if variable.label == link.label), None)
    return finding(
        code, span, text=formula.text, label=link.label, number=link.source, result=str(result), written=written
    )


def _rounds_to(value: Fraction, given: Fraction) -> bool:
    """Whether ``given`` is ``value``, or that rounded to the decimals that ``given`` has."""
    text = exact_number(given)
    if text is None:
        return value == given
    decimals = len(text.partition(",")[2])
    return bool(abs(value - given) * 2 * 10**decimals <= 1)


def _noting(result: Result, before: Sequence[Finding], after: Sequence[Finding] = ()) -> Result:
    return evolve(result, findings=(*before, *result.findings, *after)) if before or after else result
