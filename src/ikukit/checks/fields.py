"""The texts of a document, each with the name of its field; findings put at their place. Nothing is judged here."""

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from ikukit.finding import Finding, Place
from ikukit.model import Document, Indicator


@frozen
class Text:
    """A text of a document: what field it fills, and of which indicator (None: of the document)."""

    field: str
    words: str
    indicator: int | None = None

    @property
    def place(self) -> Place:
        """Its place as far as the model tells it."""
        return Place(field=self.field, indicator=self.indicator)


def indicator_texts(indicator: Indicator, number: int | None = None) -> Iterator[Text]:
    """The texts of one indicator in the order of the columns; items of lists as ``owners[1]``, ``owners[2]`` ..."""
    yield Text("objective", indicator.objective or "", number)
    yield Text("name", indicator.name, number)
    yield Text("formula_text", indicator.formula_text, number)
    yield from _items("data_sources", indicator.data_sources, number)
    yield from _items("owners", indicator.owners, number)
    yield Text("unit", indicator.unit or "", number)
    yield Text("definition", indicator.definition or "", number)
    yield Text("reason", indicator.reason or "", number)


def _items(field: str, items: Sequence[str], number: int | None) -> Iterator[Text]:
    for i, item in enumerate(items, 1):
        yield Text(f"{field}[{i}]", item, number)


def document_texts(document: Document) -> Iterator[Text]:
    """Every text of the document, head first. A text that a merged cell gives to several rows comes once."""
    yield Text("title", document.title or "")
    before: Indicator | None = None
    for number, indicator in enumerate(document.indicators, 1):
        for text in indicator_texts(indicator, number):
            if text.words.strip() and not (before and text.field == "objective" and before.objective == text.words):
                yield text
        before = indicator
    for i, official in enumerate(document.signatories, 1):
        yield Text(f"signatories[{i}].post", official.post or "")


def placed(finding: Finding, document: Document) -> Finding:
    """``finding`` with all that the document knows of its place: file, page, row, column."""
    place = finding.place or Place()
    source: Place | None = None
    if place.indicator is not None:
        places = document.indicators[place.indicator - 1].places
        source = places.get((place.field or "").partition("[")[0])
    known = evolve(source, field=place.field, indicator=place.indicator) if source else place
    return finding.at(known if known.file else evolve(known, file=document.source))


def of_indicator(finding: Finding, number: int) -> Finding:
    """``finding`` said of the indicator that comes ``number``-th."""
    return finding.at(evolve(finding.place or Place(), indicator=number))
