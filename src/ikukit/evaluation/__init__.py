"""Computing formulas, indicators and documents: exact numbers, or gaps with their reasons."""

from ikukit.evaluation.aggregating import aggregate
from ikukit.evaluation.composition import Dependencies, Link, dependencies
from ikukit.evaluation.computing import compare_policies, evaluate, explain
from ikukit.evaluation.impact import Impact, impact

__all__ = [
    "Dependencies",
    "Impact",
    "Link",
    "aggregate",
    "compare_policies",
    "dependencies",
    "evaluate",
    "explain",
    "impact",
]
