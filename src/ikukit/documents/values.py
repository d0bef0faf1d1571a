"""The cells of a record become the fields of an ``Indicator``, each with the place its words stand at."""

import re
from collections.abc import Iterable, Mapping, Sequence

from attrs import evolve

from ikukit.documents.headings import Field, Heading
from ikukit.documents.rows import Record
from ikukit.documents.table import Cell
from ikukit.documents.wording import clean, join_lines, split_items, unwrap_formula
from ikukit.finding import Place
from ikukit.model import Consolidation, Direction, Indicator, Target

_DIRECTIONS: Mapping[str, Direction] = {
    word: direction
    for direction, words in (
        (
            Direction.MAXIMIZE,
            "maximize|maximum|maksimal|maksimum|maksimalkan|max|naik|positif|tren positif|progres positif"
            "|semakin tinggi semakin baik",
        ),
        (
            Direction.MINIMIZE,
            "minimize|minimum|minimal|minimalkan|min|turun|negatif|tren negatif|progres negatif"
            "|semakin rendah semakin baik|semakin tinggi semakin buruk|semakin kecil semakin baik",
        ),
        (Direction.STABILIZE, "stabilize|stabil|stabilkan|rentang"),
    )
    for word in words.split("|")
}
_CONSOLIDATIONS: Mapping[str, Consolidation] = {
    word: consolidation
    for consolidation, words in (
        (Consolidation.SUM, "sum|jumlah|penjumlahan|kumulatif|akumulasi|akumulatif"),
        (Consolidation.AVERAGE, "average|rata-rata|rerata|mean"),
        (Consolidation.LAST, "last|take last known value|last known value|nilai akhir|posisi akhir"),
    )
    for word in words.split("|")
}
_PLAIN = {
    Field.NUMBER: "number",
    Field.OBJECTIVE: "objective",
    Field.NAME: "name",
    Field.UNIT: "unit",
    Field.DEFINITION: "definition",
    Field.REASON: "reason",
    Field.BASELINE: "baseline",
}


def direction_of(text: str) -> Direction | None:
    """The direction that the words of a *Polarisasi* cell name, or None.

    >>> direction_of("Semakin rendah semakin baik")
    <Direction.MINIMIZE: 'minimize'>
    """
    return _DIRECTIONS.get(_folded(text))


def consolidation_of(text: str) -> Consolidation | None:
    """The rule that the words of a *Konsolidasi* cell name, or None. *Non kumulatif* leaves it open."""
    return _CONSOLIDATIONS.get(_folded(text))


def _folded(text: str) -> str:
    return re.sub(r"[\s,]+", " ", text.casefold()).strip(" .()")


class Values:
    """Makes indicators of records. Knows how wide each column is, which tells meant line breaks from wrapped ones."""

    def __init__(self, records: Iterable[Record], wrapped: bool) -> None:
        self._wrapped = wrapped
        self._widths: dict[str, int] = {}
        for record in records if wrapped else ():
            for heading, cells in record.cells.items():
                widest = max(len(line) for cell in cells for line in cell.text.splitlines())
                self._widths[heading.text] = max(widest, self._widths.get(heading.text, 0))

    def indicator(self, record: Record, position: int) -> Indicator:
        """The indicator that ``record`` holds, the ``position``-th of its document."""
        values: dict[str, object] = {"name": ""}
        targets: list[Target] = []
        extra: dict[str, str] = {}
        places: dict[str, Place] = {}
        for heading, cells in record.cells.items():
            text = clean("\n".join(cell.text for cell in cells))
            attribute = self._put(heading, text, values, targets, extra)
            places[attribute] = _place(cells, attribute, position)
        return Indicator(**values, targets=targets, extra=extra, places=places)  # type: ignore[arg-type]

    def _put(
        self, heading: Heading, text: str, values: dict[str, object], targets: list[Target], extra: dict[str, str]
    ) -> str:
        """Store ``text`` where ``heading`` says. Returns the key that its place is kept under."""
        width = self._widths.get(heading.text, 0)
        if heading.field in _PLAIN:
            values[_PLAIN[heading.field]] = self._flowing(text)
        elif heading.field is Field.FORMULA:
            values["formula_text"] = unwrap_formula(text, width) if self._wrapped else text
        elif heading.field in (Field.SOURCES, Field.OWNERS):
            values[heading.field.value] = split_items(text, self._wrapped, width)
        elif heading.field is Field.TARGET:
            targets.append(Target(self._flowing(text), heading.period))
            return f"targets.{heading.period}" if heading.period else "targets"
        elif not self._put_named(heading, text, values):
            extra[heading.text] = self._flowing(text)
            return f"extra.{heading.text}"
        return heading.field.value

    def _put_named(self, heading: Heading, text: str, values: dict[str, object]) -> bool:
        """Store a direction or consolidation whose words are known; others stay as they are written."""
        match heading.field:
            case Field.DIRECTION:
                value: object = direction_of(text)
            case Field.CONSOLIDATION:
                value = consolidation_of(text)
            case _:
                return False
        if value is not None:
            values[heading.field.value] = value
        return value is not None

    def _flowing(self, text: str) -> str:
        return join_lines(text.splitlines()) if self._wrapped else text


def _place(cells: Sequence[Cell], attribute: str, position: int) -> Place:
    spans = tuple(span for cell in cells for span in cell.place.spans)
    return evolve(cells[0].place, field=attribute, indicator=position, spans=spans)
