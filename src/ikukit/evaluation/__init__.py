"""Computing formulas, indicators and documents: exact numbers, or gaps with their reasons."""

from ikukit.evaluation.computing import compare_policies, evaluate, explain

__all__ = ["compare_policies", "evaluate", "explain"]
