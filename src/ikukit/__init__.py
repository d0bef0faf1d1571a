"""ikukit makes Indonesian performance indicators (IKU) computable: ``import ikukit``, then ``parse``, ``read`` ...

This is the sign at the door: every public name, loaded from its room on first use.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ikukit.checks import check as check
    from ikukit.comparison import compare as compare
    from ikukit.contribution import Contribution as Contribution
    from ikukit.contribution import Contributions as Contributions
    from ikukit.contribution import contributions as contributions
    from ikukit.documents import read as read
    from ikukit.entry_form import EntryForm as EntryForm
    from ikukit.entry_form import FilledForm as FilledForm
    from ikukit.entry_form import form as form
    from ikukit.entry_form import read_form as read_form
    from ikukit.errors import DocumentError as DocumentError
    from ikukit.errors import FormulaError as FormulaError
    from ikukit.errors import IkukitError as IkukitError
    from ikukit.evaluation import Dependencies as Dependencies
    from ikukit.evaluation import Impact as Impact
    from ikukit.evaluation import Link as Link
    from ikukit.evaluation import aggregate as aggregate
    from ikukit.evaluation import compare_policies as compare_policies
    from ikukit.evaluation import dependencies as dependencies
    from ikukit.evaluation import evaluate as evaluate
    from ikukit.evaluation import explain as explain
    from ikukit.evaluation import impact as impact
    from ikukit.finding import Finding as Finding
    from ikukit.finding import Fix as Fix
    from ikukit.finding import Place as Place
    from ikukit.fixes import fix as fix
    from ikukit.formula.computing.evaluator import Result as Result
    from ikukit.formula.computing.evaluator import Status as Status
    from ikukit.formula.computing.gap_policy import GapPolicy as GapPolicy
    from ikukit.formula.formula import Formula as Formula
    from ikukit.formula.formula import Variable as Variable
    from ikukit.formula.parser import parse as parse
    from ikukit.formula.rendering import render as render
    from ikukit.model import Agency as Agency
    from ikukit.model import Consolidation as Consolidation
    from ikukit.model import Direction as Direction
    from ikukit.model import Document as Document
    from ikukit.model import DocumentKind as DocumentKind
    from ikukit.model import Indicator as Indicator
    from ikukit.model import Official as Official
    from ikukit.model import Target as Target
    from ikukit.reporting.league import League as League
    from ikukit.reporting.league import league as league
    from ikukit.reporting.report import Report as Report
    from ikukit.reporting.report import report as report
    from ikukit.reporting.saving import write as write
    from ikukit.satu_data import Metadata as Metadata
    from ikukit.satu_data import metadata as metadata
    from ikukit.satu_data import write_metadata as write_metadata
    from ikukit.scoring.achievement import AchievementRule as AchievementRule
    from ikukit.scoring.achievement import Policy as Policy
    from ikukit.scoring.disagreement import compare_rules as compare_rules
    from ikukit.scoring.lint import lint_scale as lint_scale
    from ikukit.scoring.lint import make_scale as make_scale
    from ikukit.scoring.recomputation import recompute as recompute
    from ikukit.scoring.scales import Scale as Scale
    from ikukit.scoring.scales import Step as Step
    from ikukit.scoring.scorecard import Score as Score
    from ikukit.scoring.scorecard import Scorecard as Scorecard
    from ikukit.scoring.scorecard import ScoreStatus as ScoreStatus
    from ikukit.scoring.scoring import score as score
    from ikukit.severity import Severity as Severity
    from ikukit.solution import Change as Change
    from ikukit.solution import Solution as Solution
    from ikukit.solving import solve as solve
    from ikukit.source import Span as Span

__version__ = "0.1.0"

_ROOMS = {
    "ikukit.checks": ("check",),
    "ikukit.comparison": ("compare",),
    "ikukit.contribution": ("Contribution", "Contributions", "contributions"),
    "ikukit.documents": ("read",),
    "ikukit.entry_form": ("EntryForm", "FilledForm", "form", "read_form"),
    "ikukit.errors": ("DocumentError", "FormulaError", "IkukitError"),
    "ikukit.evaluation": (
        "Dependencies", "Impact", "Link", "aggregate", "compare_policies", "dependencies", "evaluate", "explain",
        "impact",
    ),
    "ikukit.finding": ("Finding", "Fix", "Place"),
    "ikukit.fixes": ("fix",),
    "ikukit.formula.computing.evaluator": ("Result", "Status"),
    "ikukit.formula.formula": ("Formula", "Variable"),
    "ikukit.formula.parser": ("parse",),
    "ikukit.formula.computing.gap_policy": ("GapPolicy",),
    "ikukit.formula.rendering": ("render",),
    "ikukit.model": (
        "Agency", "Consolidation", "Direction", "Document", "DocumentKind", "Indicator", "Official", "Target",
    ),
    "ikukit.scoring.achievement": ("AchievementRule", "Policy"),
    "ikukit.scoring.disagreement": ("compare_rules",),
    "ikukit.scoring.lint": ("lint_scale", "make_scale"),
    "ikukit.scoring.recomputation": ("recompute",),
    "ikukit.scoring.scales": ("Scale", "Step"),
    "ikukit.scoring.scorecard": ("Score", "ScoreStatus", "Scorecard"),
    "ikukit.scoring.scoring": ("score",),
    "ikukit.satu_data": ("Metadata", "metadata", "write_metadata"),
    "ikukit.reporting.league": ("League", "league"),
    "ikukit.reporting.report": ("Report", "report"),
    "ikukit.reporting.saving": ("write",),
    "ikukit.severity": ("Severity",),
    "ikukit.solution": ("Change", "Solution"),
    "ikukit.solving": ("solve",),
    "ikukit.source": ("Span",),
}  # fmt: skip
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names}

__all__ = sorted(_ROOM_OF)


def __getattr__(name: str) -> object:
    if name not in _ROOM_OF:
        raise AttributeError(f"module 'ikukit' has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(_ROOM_OF[name]), name)
    return value


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
