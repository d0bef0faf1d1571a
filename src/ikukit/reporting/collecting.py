"""What an office still has to count: the variables of a document that have no number, each once, with who has it."""

from collections.abc import Iterable, Iterator

from attrs import frozen

from ikukit.dictionary import Term, data_dictionary
from ikukit.reporting.masking import Mask
from ikukit.reporting.report import Entry, Report
from ikukit.source import fold


@frozen
class Wanted:
    """A variable to be collected: its words, the indicators that count it, its source, its owner."""

    name: str
    indicators: tuple[int, ...]
    data_sources: str
    owners: str


def wanted_by(report: Report, show: Mask) -> Iterator[Wanted]:
    """The variables of ``report`` that lack a number in some period; without data all of them."""
    missing = {entry.position: _missing(entry) for entry in report.entries}
    for term in data_dictionary(report.document):
        if any(use.label in missing[use.indicator] for use in term.uses):
            yield _wanted(term, report, show)


def _missing(entry: Entry) -> set[str]:
    """The words, as the dictionary has them, of the variables that have no number."""
    variables = entry.indicator.formula.variables if entry.indicator.formula else ()
    return {
        fold(variable.meaning or variable.label)
        for variable in variables
        if not entry.scores or any(variable.label not in one.numbers for one in entry.counted)
    }


def _wanted(term: Term, report: Report, show: Mask) -> Wanted:
    positions = tuple(dict.fromkeys(use.indicator for use in term.uses))
    used = [report.document.indicators[position - 1] for position in positions]
    sources = _listed(source for indicator in used for source in indicator.data_sources)
    owners = _listed(owner for indicator in used for owner in indicator.owners)
    return Wanted(show(term.name), positions, show(sources), show(owners))


def _listed(words: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(fold(word) for word in words if word.strip()))
