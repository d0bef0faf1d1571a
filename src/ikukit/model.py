"""The document model: frozen attrs classes. Data only; reading, checking and writing are told elsewhere.

Fields follow the columns that offices use; only the name of an indicator is required. Nothing that a document can get
wrong is refused here: wrong content is a finding of ``ikukit.check``.
"""

import datetime
import enum
from collections.abc import Iterable, Mapping
from functools import cached_property
from types import MappingProxyType

from attrs import field, frozen

from ikukit.errors import FormulaError
from ikukit.finding import Finding, Place
from ikukit.formula.formula import Formula
from ikukit.markup import Markup, faint, lines, narrowed, piece, table


class DocumentKind(enum.Enum):
    """What a document calls itself."""

    IKU = "iku"
    """Indikator Kinerja Utama: of the organisation (PER/9/M.PAN/5/2007)."""
    IKI = "iki"
    """Indikator Kinerja Individu: of a post or person (PermenPANRB 6/2022)."""
    PROGRAM = "indikator-program"
    MANUAL = "manual-iku"
    UNKNOWN = "unknown"


class Direction(enum.Enum):
    """Polaritas: which way is better."""

    MAXIMIZE = "maximize"
    MINIMIZE = "minimize"
    STABILIZE = "stabilize"


class Consolidation(enum.Enum):
    """Konsolidasi periode: how quarters make a year."""

    SUM = "sum"
    AVERAGE = "average"
    LAST = "last"


@frozen
class Agency:
    """Perangkat daerah. ``code`` is the kode wilayah (Kemendagri ``PP.KK.CC``) where known."""

    name: str
    code: str | None = None


@frozen
class Official:
    """A person who signs: as printed. ``date`` is the date of the signature, ``nip`` is kept as printed."""

    name: str
    post: str | None = None
    rank: str | None = None
    nip: str | None = None
    place: str | None = None
    date: datetime.date | None = None


@frozen
class Target:
    """A target as written: ``period`` is the heading's period (``2025``, ``TW I``, "" when none), ``text`` the cell."""

    text: str
    period: str = ""


def _frozen_texts(value: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType(dict(value))


def _frozen_places(value: Mapping[str, Place]) -> Mapping[str, Place]:
    return MappingProxyType(dict(value))


@frozen
class Indicator:
    """Indikator kinerja: one row of a document. ``Indicator(name=..., formula_text=...)`` is enough to define one.

    ``formula`` follows from ``formula_text``. ``places`` tell, for each field that was read from a file, where its
    words stand.
    """

    name: str
    formula_text: str = ""
    number: str | None = None
    objective: str | None = None
    """Sasaran or program."""
    data_sources: tuple[str, ...] = field(default=(), converter=tuple[str, ...])
    owners: tuple[str, ...] = field(default=(), converter=tuple[str, ...])
    """Penanggung jawab: posts."""
    unit: str | None = None
    """Satuan, as written."""
    definition: str | None = None
    """Definisi operasional."""
    reason: str | None = None
    """Alasan pemilihan."""
    direction: Direction | None = None
    consolidation: Consolidation | None = None
    baseline: str | None = None
    targets: tuple[Target, ...] = field(default=(), converter=tuple[Target, ...])
    extra: Mapping[str, str] = field(factory=dict, converter=_frozen_texts, eq=dict, hash=False)
    """Columns that have no field of their own: heading to cell."""
    places: Mapping[str, Place] = field(factory=dict, converter=_frozen_places, eq=False, repr=False)

    @cached_property
    def _read(self) -> Formula | FormulaError | None:
        from ikukit.formula.parser import parse

        if not self.formula_text.strip():
            return None
        try:
            return parse(self.formula_text, indicator=self.name)
        except FormulaError as error:
            return error

    @property
    def formula(self) -> Formula | None:
        """The formula, or None when the text is empty or cannot be read (then see ``formula_error``)."""
        read = self._read
        return read if isinstance(read, Formula) else None

    @property
    def formula_error(self) -> FormulaError | None:
        """Why ``formula`` is None although there is a text; else None."""
        read = self._read
        return read if isinstance(read, FormulaError) else None

    def _repr_html_(self) -> str:
        return _as_table((self,))


@frozen
class Document:
    """An IKU document: its head, its indicators in order, its signatories, and what was uncertain while reading."""

    indicators: tuple[Indicator, ...] = field(default=(), converter=tuple[Indicator, ...])
    kind: DocumentKind = DocumentKind.UNKNOWN
    title: str | None = None
    year: int | None = None
    agency: Agency | None = None
    signatories: tuple[Official, ...] = field(default=(), converter=tuple[Official, ...])
    findings: tuple[Finding, ...] = field(default=(), converter=tuple[Finding, ...], eq=False, repr=False)
    """What was uncertain while reading the file, each with its place."""
    source: str | None = field(default=None, eq=False, repr=False)
    """The file it was read from."""

    def _repr_html_(self) -> str:
        head = (self.title, self.agency.name if self.agency else None, str(self.year) if self.year else None)
        title = Markup(f"<strong>{piece('; '.join(filter(None, head)))}</strong>") if any(head) else ""
        return lines(title) + _as_table(self.indicators)


def _as_table(indicators: Iterable[Indicator]) -> str:
    """Indicators as notebooks show them, formulas as fractions."""
    headings = ("No", "Sasaran/Program", "Indikator", "Rumus", "Satuan", "Sumber data", "Penanggung jawab")
    return table(headings, map(_as_row, indicators))


def _as_row(indicator: Indicator) -> tuple[str | Markup, ...]:
    formula, error = indicator.formula, indicator.formula_error
    shown: str | Markup = faint(error.message) if error else faint("tidak ada")
    if formula is not None:
        shown = narrowed(formula._repr_html_())
    fields = (indicator.number, indicator.objective, indicator.name, shown, indicator.unit)
    lists = ("\n".join(items) for items in (indicator.data_sources, indicator.owners))
    return (*(field or "" for field in fields), *lists)
