"""Targets and achievements, rating scales, and published reports computed again."""

from ikukit.scoring.achievement import AchievementRule, Policy
from ikukit.scoring.consolidation import Pooling
from ikukit.scoring.scales import Scale, Step
from ikukit.scoring.scorecard import Origin, Score, Scorecard, ScoreStatus
from ikukit.scoring.scoring import score

__all__ = [
    "AchievementRule",
    "Origin",
    "Policy",
    "Pooling",
    "Scale",
    "Score",
    "ScoreStatus",
    "Scorecard",
    "Step",
    "score",
]
