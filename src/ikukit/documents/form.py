"""The official table: how a document is laid out for people, whatever the file format. Words and spans only, no format.

The layout is the one that readers understand: agency and year above the title where the title does not name them, a
heading row, one row for each indicator with NO and SASARAN merged downwards, signatures below.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from attrs import frozen

from ikukit.documents.grid import Placement
from ikukit.model import Consolidation, Direction, Document, Indicator, Official
from ikukit.reference.dates import in_words

_DIRECTIONS = {Direction.MAXIMIZE: "Maximize", Direction.MINIMIZE: "Minimize", Direction.STABILIZE: "Stabilize"}
_CONSOLIDATIONS = {
    Consolidation.SUM: "Jumlah",
    Consolidation.AVERAGE: "Rata-rata",
    Consolidation.LAST: "Nilai akhir",
}


@frozen
class Column:
    """A column of the form: its heading and its share of the width of the page."""

    heading: str
    width: int


@frozen
class Form:
    """A document as it is laid out. ``cells`` are those below the headings, row 0 being the first indicator."""

    head: tuple[str, ...]
    columns: tuple[Column, ...]
    cells: tuple[Placement, ...]
    height: int
    signatures: tuple[tuple[str, ...], ...]
    """The lines of each signature block; "" for the room of the signature."""

    def words(self) -> list[str]:
        """Every word that the form shows, in reading order."""
        texts = [*self.head, *(column.heading for column in self.columns), *(cell.text for cell in self.cells)]
        texts += [line for block in self.signatures for line in block]
        return [word for text in texts for word in text.split()]


_Value = Callable[[Indicator], str]
_COLUMNS: tuple[tuple[str, int, bool, _Value], ...] = (
    ("NO", 5, True, lambda i: i.number or ""),
    ("SASARAN", 20, True, lambda i: i.objective or ""),
    ("INDIKATOR KINERJA", 22, True, lambda i: i.name),
    ("ALASAN", 18, False, lambda i: i.reason or ""),
    ("DEFINISI OPERASIONAL", 22, False, lambda i: i.definition or ""),
    ("RUMUS/FORMULA", 32, True, lambda i: i.formula_text),
    ("SATUAN", 9, False, lambda i: i.unit or ""),
    ("BASELINE", 10, False, lambda i: i.baseline or ""),
    ("POLARISASI", 11, False, lambda i: _DIRECTIONS[i.direction] if i.direction else ""),
    ("KONSOLIDASI PERIODE", 13, False, lambda i: _CONSOLIDATIONS[i.consolidation] if i.consolidation else ""),
)
"""Heading, width, whether the column is always there, and what stands in it. Sources and owners close the table."""
_ENDING: tuple[tuple[str, int, bool, _Value], ...] = (
    ("SUMBER DATA", 18, True, lambda i: _listed(i.data_sources)),
    ("PENANGGUNG JAWAB", 18, True, lambda i: _listed(i.owners)),
)


def form_of(document: Document) -> Form:
    """The official table of ``document``. Columns that no indicator fills are left out, but for the usual ones."""
    chosen = list(_chosen(document.indicators))
    cells: list[Placement] = []
    for number, (_, _, value) in enumerate(chosen):
        texts = [value(indicator) for indicator in document.indicators]
        cells += [Placement(row, number, text) for row, text in enumerate(texts) if text]
    by_position = {(cell.row, cell.column): cell for cell in cells}
    for start, end in _runs(document.indicators):
        for column in (0, 1):
            first = by_position.get((start, column))
            if first is not None:
                first.row_span = end - start
                cells = [cell for cell in cells if cell.column != column or not start < cell.row < end]
    ordered = tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))
    columns = tuple(Column(heading, max(width, _heading_width(heading))) for heading, width, _ in chosen)
    signatures = tuple(tuple(_signature(official)) for official in document.signatories)
    return Form(tuple(_head(document)), columns, ordered, len(document.indicators), signatures)


def _chosen(indicators: Sequence[Indicator]) -> Iterator[tuple[str, int, _Value]]:
    for heading, width, always, value in (
        *_COLUMNS,
        *_target_columns(indicators),
        *_ENDING,
        *_extra_columns(indicators),
    ):
        if always or any(map(value, indicators)):
            yield heading, width, value


def _heading_width(heading: str) -> int:
    """Room for the longest word of a heading, which stands in bold capitals: a broken one looks careless."""
    return round(1.35 * max(map(len, heading.split()), default=0)) + 2


def _target_columns(indicators: Sequence[Indicator]) -> Iterator[tuple[str, int, bool, _Value]]:
    periods = dict.fromkeys(target.period for indicator in indicators for target in indicator.targets)
    for period in periods:

        def value(indicator: Indicator, wanted: str = period) -> str:
            return next((target.text for target in indicator.targets if target.period == wanted), "")

        yield f"TARGET {period}".strip(), 10, False, value


def _extra_columns(indicators: Sequence[Indicator]) -> Iterator[tuple[str, int, bool, _Value]]:
    for heading in dict.fromkeys(key for indicator in indicators for key in indicator.extra):

        def value(indicator: Indicator, wanted: str = heading) -> str:
            return indicator.extra.get(wanted, "")

        yield heading, 14, False, value


def _runs(indicators: Sequence[Indicator]) -> Iterator[tuple[int, int]]:
    """Stretches of indicators with one number and objective: offices merge these cells."""
    start = 0
    for end in range(1, len(indicators) + 1):
        same = end < len(indicators) and _belongs(indicators[end], indicators[start])
        if not same:
            if end - start > 1:
                yield start, end
            start = end


def _belongs(indicator: Indicator, first: Indicator) -> bool:
    return bool(first.objective) and (indicator.objective, indicator.number) == (first.objective, first.number)


def _listed(items: Sequence[str]) -> str:
    """One entry as it is; several numbered, as offices write them."""
    if len(items) == 1 and not re.match(r"\s*(?:\(?\w{1,2}[.)]|[-–•*·])\s|.*;", items[0], re.DOTALL):
        return items[0]
    return "\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))


def _head(document: Document) -> Iterator[str]:
    """Agency and year above the title, unless the title names them; a long title over as many lines as it has parts."""
    title = document.title or ""
    agency = document.agency.name if document.agency else ""
    above = [agency] if agency and agency not in title else []
    if document.year is not None and str(document.year) not in title:
        above.append(f"TAHUN {document.year}")
    if above:
        yield " ".join(above)
    cuts = [title.find(part) for part in (agency, "TAHUN ") if part and title.find(part) > 0]
    edges = [0, *sorted(set(cuts)), len(title)]
    yield from (title[a:b].strip() for a, b in pairwise(edges) if title[a:b].strip())


def _signature(official: Official) -> Iterator[str]:
    date = in_words(official.date) if official.date else ""
    if official.place and date:
        yield f"{official.place}, {date}"
    elif official.place or date:
        yield f"Ditetapkan di {official.place}" if official.place else f"Pada tanggal {date}"
    if official.post:
        yield official.post
    yield from ("", "", "", official.name)
    if official.rank:
        yield official.rank
    if official.nip:
        yield f"NIP. {official.nip}"
