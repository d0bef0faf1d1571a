"""What a policy makes of missing values before anything is computed: numbers for all labels, or a reasoned gap."""

from collections.abc import Collection, Mapping
from fractions import Fraction

from attrs import evolve, frozen

from ikukit.finding import Finding, finding
from ikukit.formula.computing.binding import Binding, enumerated
from ikukit.formula.computing.gap_policy import GapPolicy
from ikukit.formula.computing.result import Result, Status
from ikukit.formula.computing.skipping import without
from ikukit.formula.formula import Formula
from ikukit.formula.tree import Node
from ikukit.refusals import Words

_TOLD_TOGETHER = {Words("gap-missing"): "values-missing", Words("gap-not-applicable"): "values-not-applicable"}


@frozen
class Settled:
    """What is computed once a policy has dealt with the missing values: every label in ``tree`` has a number."""

    tree: Node
    numbers: Mapping[str, Fraction | int]
    findings: tuple[Finding, ...] = ()
    filled: tuple[str, ...] = ()


def settle(formula: Formula, binding: Binding, policy: GapPolicy) -> Settled | Result:
    """What ``policy`` makes of the gaps of ``binding``; the result where a gap remains."""
    if not binding.gaps:
        return Settled(formula.tree, binding.numbers, binding.findings)
    skipped = {Status.MISSING, Status.NOT_APPLICABLE} if policy is GapPolicy.SKIP else {Status.MISSING}
    filled = tuple(gap.label for gap in binding.gaps if gap.status in skipped)
    none_given = policy is GapPolicy.ZERO_UNLESS_ALL and not binding.numbers
    if policy is GapPolicy.STRICT or none_given or len(filled) < len(binding.gaps):
        return _gap(formula, binding, policy)
    facts = {"labels": ", ".join(f'"{label}"' for label in filled), "policy": policy.value}
    if policy is not GapPolicy.SKIP:
        noted = finding("value-taken-as-zero", formula.tree.span, text=formula.text, **facts)
        zeros = {**binding.numbers, **dict.fromkeys(filled, 0)}
        return Settled(formula.tree, zeros, (*binding.findings, noted), filled)
    tree = without(formula.tree, frozenset(filled))
    if tree is None:
        needed = [label for label in filled if without(formula.tree, {label}) is None]
        return _gap(formula, binding, policy, needed or filled)
    noted = finding("value-skipped", formula.tree.span, text=formula.text, **facts)
    return Settled(tree, binding.numbers, (*binding.findings, noted), filled)


def _gap(formula: Formula, binding: Binding, policy: GapPolicy, needed: Collection[str] | None = None) -> Result:
    """The result where a value is lacking; ``needed``: the labels without which nothing can be computed."""
    gaps = [gap for gap in binding.gaps if needed is None or gap.label in needed]
    first = gaps[0]
    reasons: list[Words] = []
    for why, code in _TOLD_TOGETHER.items():
        if labels := [gap.label for gap in gaps if gap.why == why]:
            reasons.append(Words(code, {"labels": enumerated(labels)}))
    reasons += [gap.reason for gap in gaps if gap.why not in tuple(_TOLD_TOGETHER)]
    span = next(v.spans[0] for v in formula.variables if v.label == first.label)
    result = Result(None, formula.unit, first.status, "; ".join(map(str, reasons)), first.label, span)
    return evolve(result, findings=binding.findings, policy=policy, reasons=tuple(reasons))
