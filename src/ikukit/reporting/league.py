"""``league``: the documents of a folder side by side, indicator by indicator. Facts only.

Documents are read one after the other and let go: what is kept of each is a line of numbers and its worst findings, so
that a thousand offices take little room.
"""

import datetime
import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

from attrs import define, evolve, field, frozen

from ikukit.checks import check
from ikukit.documents import read
from ikukit.entry_form import is_form, read_form
from ikukit.errors import DocumentError, IkukitError, UnknownNameError
from ikukit.figures import Figures, read_figures
from ikukit.finding import Finding
from ikukit.folder import SUFFIXES, find_documents
from ikukit.formula.computing.result import Result
from ikukit.grouping import Definition, Grouping, Placed
from ikukit.model import Document
from ikukit.reporting.masking import clean, mask_of
from ikukit.reporting.wording import LANGUAGES
from ikukit.scoring.scales import Scale, Step
from ikukit.scoring.scorecard import Score, Scorecard
from ikukit.scoring.scoring import score
from ikukit.settings import find_settings
from ikukit.severity import Severity
from ikukit.source import fold

MOST_ERRORS = 10
"""So many errors of an office are kept in words; all are counted."""


@frozen
class Cell:
    """One indicator of one office: as printed, and exact where it is a number. ``other`` says that the office defines
    it otherwise than most."""

    target: str
    actual: str
    value: Fraction | None
    achievement: Fraction | None
    rating: Step | None
    reason: str
    other: bool = False


@frozen
class Fault:
    """An error that the check found in an office's document: which rule, the sentence, the indicator's position."""

    code: str
    sentence: str
    indicator: int | None


@frozen
class Office:
    """One office: its document's file and what it holds. ``cells`` are by the number of the row."""

    name: str
    file: str
    code: str
    cells: Mapping[int, Cell]
    counts: Mapping[Severity, int]
    faults: tuple[Fault, ...] = ()


@frozen
class Row:
    """One indicator over all offices. ``pooled`` is the formula for the numbers of ``pooled_of`` offices together;
    ``definitions`` the formula texts in use, the most common first, with how many use each."""

    name: str
    definitions: tuple[tuple[str, int], ...]
    pooled: Result | None
    pooled_of: int


@frozen
class League:
    """Offices side by side. ``failures`` are files that could not be used, each with the reason."""

    folder: str
    offices: tuple[Office, ...]
    rows: tuple[Row, ...]
    failures: tuple[tuple[str, str], ...] = ()
    measured: bool = False
    scale: Scale | None = None
    date: datetime.date | None = None
    lang: str = "id"


@frozen
class _Wishes:
    scoring: Mapping[str, Any]
    masked: bool
    lang: str


def league(
    folder: str | os.PathLike[str],
    data: str | os.PathLike[str] | None = None,
    *,
    date: datetime.date | None = None,
    masked: bool = True,
    lang: str = "id",
    watch: Callable[[Sequence[Path]], Iterable[Path]] = iter,
    **scoring: Any,
) -> League:
    """Every document in ``folder`` side by side; the same indicator is known by its meaning.

    ``data`` is a folder with the numbers: for ``camat_a.docx`` a file ``camat_a.csv`` as ``read_figures`` takes it;
    forms of ``ikukit.form`` that were filled in bring their own.
    ``watch`` gives the files back one by one and may tell how far it is; ``scoring`` are keywords of ``score`` (scale,
    consolidation ...). A file that cannot be used is listed with its reason and does not stop the others.

    Raises ``DocumentError`` for a folder without documents, ``KeyError`` for an unknown scale.
    """
    if lang not in LANGUAGES:
        raise ValueError(f"bahasa {lang!r} tidak dikenal; pilih 'id' atau 'en'")
    numbers = _numbers(Path(data)) if data is not None else {}
    files = [file for file in find_documents(Path(folder)) if file not in numbers.values()]
    if not files:
        raise DocumentError("folder-without-documents", str(folder), kinds=" ".join(SUFFIXES))
    made = _Making(_Wishes(scoring, masked, lang), Path(folder), numbers)
    for file in watch(files):
        made.add(file)
    return made.finish(date)


def _numbers(folder: Path) -> dict[str, Path]:
    """The files with numbers, by what their name begins with."""
    if not folder.is_dir():
        raise DocumentError("numbers-not-a-folder", str(folder))
    return {file.stem.casefold(): file for file in sorted(folder.glob("*.csv"))}


@define
class _Making:
    """A league while its files are read."""

    wishes: _Wishes
    folder: Path
    numbers: Mapping[str, Path]
    grouping: Grouping = field(factory=Grouping)
    offices: list[tuple[Office, dict[int, Definition]]] = field(factory=list)
    failures: list[tuple[str, str]] = field(factory=list)
    used: set[str] = field(factory=set)
    scale: Scale | None = None

    def add(self, file: Path) -> None:
        """Read one file and keep what counts of it."""
        name = str(file.relative_to(self.folder))
        try:
            if is_form(file):
                filled = read_form(file)
                self._keep(name, file, filled.document, self._whole(filled.score()))
                return
            document = read(file)
        except (IkukitError, OSError) as error:
            self.failures.append((clean(name), clean(_reason(error, self.wishes.lang))))
            return
        self._keep(name, file, document, self._scores(file, document))

    def _keep(self, name: str, file: Path, document: Document, scores: Sequence[Score]) -> None:
        findings = [one for one in check(document, find_settings(file.parent)) if not one.follows]
        self.offices.append(self._office(name, document, findings, scores))

    def _scores(self, file: Path, document: Document) -> tuple[Score, ...]:
        figures: Figures | None = None
        source = self.numbers.get(file.stem.casefold())
        wishes = self.wishes.scoring
        if source is not None:
            self.used.add(file.stem.casefold())
            try:
                figures = read_figures(source)
                return self._whole(score(document, figures, **wishes))
            except (IkukitError, OSError, KeyError, ValueError) as error:
                self.failures.append((clean(source.name), clean(_reason(error, self.wishes.lang))))
        return self._whole(score(document, **wishes))

    def _whole(self, card: Scorecard) -> tuple[Score, ...]:
        self.scale = card.scale
        return card.whole()

    def _office(
        self, file: str, document: Document, findings: Sequence[Finding], scores: Sequence[Score]
    ) -> tuple[Office, dict[int, Definition]]:
        hide = mask_of(document) if self.wishes.masked else str
        cells: dict[int, Cell] = {}
        definitions: dict[int, Definition] = {}
        for one in scores:
            placed = self.grouping.place(one.indicator, cells.keys())
            _pool(placed, one)
            cells[placed.group] = _cell(one, self.wishes.lang, lambda text: hide(clean(text)))
            definitions[placed.group] = placed.definition
        counts = Counter(one.severity for one in findings)
        errors = [one for one in findings if one.severity is Severity.ERROR]
        faults = tuple(
            Fault(one.code, hide(clean(one.describe(self.wishes.lang))), one.place.indicator if one.place else None)
            for one in errors[:MOST_ERRORS]
        )
        agency = document.agency
        name = hide(clean(agency.name)) if agency else Path(file).stem
        code = clean(agency.code or "") if agency else ""
        return Office(name, clean(file), code, cells, dict(counts), faults), definitions

    def finish(self, date: datetime.date | None) -> League:
        """The league of all that was added."""
        groups = self.grouping.groups
        common = [group.common for group in groups]
        offices = tuple(
            _marked(office, {n for n, one in definitions.items() if common[n] is not None and one is not common[n]})
            for office, definitions in self.offices
        )
        rows = tuple(
            Row(
                clean(group.name),
                tuple(
                    (clean(fold(one.indicator.formula_text)), one.uses)
                    for one in sorted(group.definitions, key=lambda one: -one.uses)
                ),
                most.result() if most is not None and (self.numbers or most.pooled) else None,
                most.pooled if most is not None else 0,
            )
            for group, most in zip(groups, common, strict=True)
        )
        unused = [path.name for stem, path in self.numbers.items() if stem not in self.used]
        left = [(clean(name), "tidak ada dokumen bernama sama") for name in unused]
        measured = any(cell.value is not None for office in offices for cell in office.cells.values())
        failures = (*self.failures, *left)
        wishes = self.wishes
        return League(
            clean(self.folder.resolve().name), offices, rows, failures, measured, self.scale, date, wishes.lang
        )


def _reason(error: Exception, lang: str) -> str:
    match error:
        case IkukitError():
            return error.words.describe(lang)
        case UnknownNameError():
            return error.describe(lang)
        case OSError():
            return error.strerror or type(error).__name__
        case _:
            return str(error.args[0]) if error.args else type(error).__name__


def _pool(placed: Placed, one: Score) -> None:
    """Add the numbers of ``one`` to those of all offices that define the indicator so."""
    formula = one.indicator.formula
    if formula is not None and placed.definition.indicator.formula is not None and one.numbers:
        placed.definition.add(formula, one.numbers)


def _cell(one: Score, lang: str, show: Callable[[str], str]) -> Cell:
    reached = one.grade or one.actual.value is not None
    return Cell(
        target=show(fold(one.aim.text)) if one.aim else "",
        actual=show(one.actual_text) if reached else "",
        value=one.actual.value,
        achievement=one.achievement,
        rating=one.rating,
        reason="" if reached else show(one.actual.why(lang)),
    )


def _marked(office: Office, other: set[int]) -> Office:

    if not other:
        return office
    cells = {n: evolve(cell, other=True) if n in other else cell for n, cell in office.cells.items()}
    return evolve(office, cells=cells)
