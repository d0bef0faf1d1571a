"""How the numbers of a report came about, for those who check them: rules, scales, policies, versions, by name."""

from collections.abc import Iterator

from ikukit.model import Consolidation
from ikukit.reference.dates import in_words
from ikukit.reporting.masking import Mask
from ikukit.reporting.report import Report
from ikukit.reporting.report_words import tell
from ikukit.reporting.wording import LANGUAGES
from ikukit.scoring.achievement import AchievementRule, Policy, percent
from ikukit.scoring.scorecard import Scorecard

_ALWAYS = ("method-arithmetic", "method-gaps", "method-rounding")


def method_of(report: Report, show: Mask) -> Iterator[tuple[str, str]]:
    """What was done by which rule: a term and its text each."""
    import ikukit

    lang = report.lang
    for key in _ALWAYS:
        yield tell(key, lang), tell(f"{key}-text", lang)
    if report.scorecard is not None:
        for term, text in _scoring(report.scorecard, lang):
            yield term, show(text)
    if report.masked and any(official.nip for official in report.document.signatories):
        yield tell("method-nip", lang), tell("method-nip-masked", lang)
    if report.document.source:
        yield tell("source", lang), show(report.document.source)
    yield tell("method-version", lang), f"ikukit {ikukit.__version__}"
    if report.date:
        yield tell("date", lang), in_words(report.date)


def _scoring(card: Scorecard, lang: str) -> Iterator[tuple[str, str]]:
    rules: dict[AchievementRule, list[int]] = {}
    ways: dict[Consolidation, list[int]] = {}
    for one in card:
        if one.rule is not None and one.achievement is not None:
            rules.setdefault(one.rule, []).append(one.position)
        if one.consolidation is not None:
            ways.setdefault(one.consolidation, []).append(one.position)
    for rule, positions in rules.items():
        title = rule.title[LANGUAGES.index(lang)]
        used = tell("method-used", lang, indicators=_listed(positions))
        yield tell("method-rule", lang), f"{rule.name}: {title}. {rule.formula}. {used} {rule.source}."
    if rules:
        yield tell("method-policy", lang), "; ".join(_policy(card.policy, lang))
    if card.scale is not None:
        title = card.scale.title[LANGUAGES.index(lang)]
        steps = "; ".join(
            f"{step.english if lang == 'en' and step.english else step.label}: {card.scale.interval(step)}"
            for step in card.scale.steps
        )
        yield tell("method-scale", lang), f"{title} ({card.scale.name}). {steps}. {card.scale.source}."
    for way, positions in ways.items():
        used = tell("method-used", lang, indicators=_listed(positions))
        yield tell("method-consolidation", lang), f"{tell(f'way-{way.value}', lang)} {used}"


def _listed(positions: list[int]) -> str:
    return ", ".join(map(str, dict.fromkeys(positions)))


def _policy(policy: Policy, lang: str) -> Iterator[str]:
    """Caps, floors and what stands in for a division by zero; nothing happens unless it is said here."""
    for name in ("cap", "floor", "zero_target", "zero_actual", "both_zero"):
        value = getattr(policy, name)
        yield f"{tell(f'policy-{name}', lang)}: {tell('policy-none', lang) if value is None else percent(value)}"
