"""How the numbers of a report came about, for those who check them: rules, scales, policies, versions. By name only."""

from collections.abc import Iterator

from ikukit.reference.dates import in_words
from ikukit.reporting.masking import Mask
from ikukit.reporting.report import Report
from ikukit.reporting.report_words import tell

_ALWAYS = ("method-arithmetic", "method-gaps", "method-rounding")


def method_of(report: Report, show: Mask) -> Iterator[tuple[str, str]]:
    """What was done by which rule: a term and its text each."""
    import ikukit

    lang = report.lang
    for key in _ALWAYS:
        yield tell(key, lang), tell(f"{key}-text", lang)
    if report.masked and any(official.nip for official in report.document.signatories):
        yield tell("method-nip", lang), tell("method-nip-masked", lang)
    if report.document.source:
        yield tell("source", lang), show(report.document.source)
    yield tell("method-version", lang), f"ikukit {ikukit.__version__}"
    if report.date:
        yield tell("date", lang), in_words(report.date)
