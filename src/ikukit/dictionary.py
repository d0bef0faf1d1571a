"""The data dictionary of a document: every variable that its formulas count, however spelt, and where each is used.

Terms are joined only when their words are the same, spelling and abbreviations aside (``formula.relations``). Opposites
and near twins stay apart: a false join would be a wrong number.
"""

from collections.abc import Iterable

from attrs import frozen

from ikukit.formula.formula import Formula
from ikukit.formula.meaning.labels import read_label
from ikukit.formula.meaning.relations import same_term
from ikukit.model import Document
from ikukit.reference.spelling import corrected
from ikukit.source import Span, fold


@frozen
class Use:
    """One use of a term: in which indicator (counted from 1), as written, and where in its formula text."""

    indicator: int
    label: str
    spans: tuple[Span, ...] = ()


@frozen
class Term:
    """One thing that formulas count.

    ``name``: its first wording, in standard spelling; ``kind``: ``orang``, ``wilayah`` ... where that is known;
    ``uses`` in the order of the document.
    """

    name: str
    kind: str
    uses: tuple[Use, ...]

    @property
    def labels(self) -> tuple[str, ...]:
        """Its different wordings, in order."""
        return tuple(dict.fromkeys(use.label for use in self.uses))


def data_dictionary(document: Document) -> tuple[Term, ...]:
    """The terms of ``document`` in the order of their first use. Formulas that cannot be read have none.

    >>> from ikukit.model import Document, Indicator
    >>> rows = [Indicator("A", "Jml desa ODF / Jumlah desa"), Indicator("B", "Jumlah desa maju / jml desa")]
    >>> [(term.name, len(term.uses)) for term in data_dictionary(Document(rows))]
    [('Jml desa ODF', 1), ('Jumlah desa', 2), ('Jumlah desa maju', 1)]
    """
    groups: dict[tuple[str, int], list[list[Use]]] = {}
    order: list[list[Use]] = []
    for number, indicator in enumerate(document.indicators, 1):
        for use in _uses(number, indicator.formula) if indicator.formula else ():
            _put(use, groups.setdefault(_key(use.label), []), order)
    return tuple(_term(uses) for uses in order)


def _uses(number: int, formula: Formula) -> Iterable[Use]:
    for variable in formula.variables:
        yield Use(number, fold(variable.meaning or variable.label), variable.spans)


def _key(label: str) -> tuple[str, int]:
    """What terms that may be joined have in common: the beginning of the head noun, and the number of words."""
    read = read_label(label)
    return (read.words[0].form[:3] if read.words else "", len(read.words))


def _put(use: Use, candidates: list[list[Use]], order: list[list[Use]]) -> None:
    """``use`` beside those that it is one term with: with each of them, so that no chain joins what is far apart."""
    for uses in candidates:
        if all(same_term(use.label, other.label) for other in {u.label: u for u in uses}.values()):
            uses.append(use)
            return
    candidates.append([use])
    order.append(candidates[-1])


def _term(uses: list[Use]) -> Term:
    name = corrected(uses[0].label)
    return Term(name, read_label(name).kind, tuple(uses))
