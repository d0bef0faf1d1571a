"""Cards: one indicator after another as lines of ``label : value``, as *manual IKU* forms and web pages give them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from attrs import define, evolve, field, frozen

from ikukit.documents.headings import Field, Heading, heading_of
from ikukit.documents.layouts.found import Found
from ikukit.documents.layouts.manuscript import Manuscript
from ikukit.documents.lines import cell_of, is_blank, stretch
from ikukit.documents.table import Cell, Line
from ikukit.documents.turning import Card, table_of_cards
from ikukit.documents.vocabulary import MEASURES, first_word, goes_on, is_unfinished
from ikukit.finding import Finding, finding
from ikukit.source import fold

_LABEL = re.compile(
    r"(?P<marker>\s*(?:#{1,6}\s+)?(?:[-•*●▪]\s+|(?:\d{1,2}|[a-zA-Z])[.)]\s+)?(?:\*\*|__)?)"
    r"(?P<label>[^\W\d_][^:|]{1,58}?)(?:\*\*|__)?\s*:(?!\S*/)(?:\*\*|__)?\s*(?P<value>.*)"
)
"""Markdown's marks of headings and stress may stand round a label."""
_SPACED_LABEL = re.compile(r"\s*(?P<label>[^\W\d_][^:|\t]{1,58}?)(?:\s*\t[\s:]*|\s{3,})(?P<value>\S.*)")
"""A label with a tab or three blanks instead of a colon: only words that are known as a heading count."""
_NUMBERED_NAME = re.compile(
    r"(?P<name>(?:indikator|iku|iki|ikk)(?:\s+kinerja)?(?:\s+(?:utama|individu|program|kegiatan|sasaran))?)"
    r"\s*(?:no(?:mor)?)?\s*\.?\s*(?P<number>\d{1,3})",
    re.IGNORECASE,
)
_NUMBERED_OBJECTIVE = re.compile(
    r"(?P<name>(?:sasaran|tujuan)(?:\s+(?:strategis|program|kegiatan|kinerja))?|program|kegiatan)"
    r"\s*(?:no(?:mor)?)?\s*\.?\s*(?P<number>\d{1,3}(?:\.\d{1,3})*)",
    re.IGNORECASE,
)
_NUMBERED = ((_NUMBERED_NAME, Field.NAME), (_NUMBERED_OBJECTIVE, Field.OBJECTIVE))
_CARD_TITLE = re.compile(r"\s*(?:[A-Za-z][A-Za-z .\-]{0,20}?)?[\s.\-]*(?P<number>\d{1,3}(?:\.\d{1,3})*)[.)]?\s*")
_MARKED = re.compile(r"\s*(?P<number>\d{1,3})[.)]\s+(?P<name>\S.*)")
_LONGEST = 4000
_DEFINITION = re.compile(r"\b\w{1,12}\s*=\s*\S")


@frozen
class _Label:
    """A line that opens a field: the label's and the value's stretch, what it names, and a number that it carries."""

    position: int
    heading: Heading
    label: Line
    value: Line
    number: Line | None = None


@define
class _Entry:
    """A field of a card while its lines are gathered."""

    label: _Label
    lines: list[Line]
    blank: bool = False

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines if line.text)


@define
class _Gathered:
    cards: list[list[_Entry]] = field(factory=list)
    used: set[int] = field(factory=set)
    open: _Entry | None = None


def find_cards(text: Manuscript) -> list[Found]:
    """The cards in ``text`` as one table, if there are any: at least three known labels, an indicator or formula among
    them."""
    labels = _labels(text)
    fields = {label.heading.field for label in labels.values()}
    if len(fields - {Field.EXTRA}) < 3 or not fields & {Field.NAME, Field.FORMULA}:
        return []
    gathered = _gather(text, labels)
    numbered = [(_number_of(text.lines, card, gathered.used), card) for card in gathered.cards]
    cards = [list(_pairs(number, card)) for number, card in numbered if _is_card(number, card)]
    if not cards:
        return []
    place = evolve(cards[0][0][0].place, table=1, row=None, column=None, spans=())
    findings = (*_doubts(cards), *_left_out(text, gathered.used))
    return [Found(table_of_cards(cards, place), frozenset(gathered.used), findings, wrapped=True)]


def _labels(text: Manuscript) -> dict[int, _Label]:
    """The lines that open a field. A label outside the vocabulary counts when it comes on as many cards as others
    do."""
    known, unknown = {}, {}
    for position, line in enumerate(text.lines):
        found = None if position in text.signed or len(line.text) > _LONGEST else _labelled(line.text)
        if found is None:
            continue
        label, value = (stretch(line, *found.span(part)) for part in ("label", "value"))
        numbered = next(((match, of) for form, of in _NUMBERED if (match := form.fullmatch(label.text))), None)
        if numbered:
            name, number = (stretch(label, *numbered[0].span(part)) for part in ("name", "number"))
            known[position] = _Label(position, Heading(numbered[1], name.text), name, value, number)
        elif (heading := heading_of(label.text)) is not None:
            known[position] = _Label(position, heading, label, value)
        elif _could_be_label(label.text):
            unknown[position] = _Label(position, Heading(Field.EXTRA, fold(label.text)), label, value)
    usual = Counter(label.heading.text.casefold() for label in known.values())
    often = Counter(label.heading.text.casefold() for label in unknown.values())
    most = max(usual.values(), default=0)
    accepted = {
        p: label for p, label in unknown.items() if most > 1 and 2 * often[label.heading.text.casefold()] > most
    }
    return dict(sorted((known | accepted).items()))


def _labelled(text: str) -> re.Match[str] | None:
    spaced = _SPACED_LABEL.fullmatch(text)
    if spaced and heading_of(spaced["label"]) is not None and ":" not in text:
        return spaced
    return _LABEL.fullmatch(text)


def _could_be_label(text: str) -> bool:
    return text[0].isupper() and len(text.split()) <= 5 and first_word(text) not in MEASURES


def _gather(text: Manuscript, labels: dict[int, _Label]) -> _Gathered:
    gathered = _Gathered()
    width = max((len(line.text) for line in text.lines), default=0)
    for position, line in enumerate(text.lines):
        entry = gathered.open
        if position in text.furniture:
            continue
        if is_blank(line):
            if entry is not None:
                entry.blank = True
        elif position in labels and not (entry and _defines_symbols(entry, labels[position])):
            _open(gathered, labels[position])
        elif entry is not None and _continues(entry, line, width):
            entry.lines.append(stretch(line, 0, len(line.text)))
            entry.blank = False
            gathered.used.add(position)
        else:
            gathered.open = None
    return gathered


def _open(gathered: _Gathered, label: _Label) -> None:
    """Begin a field, and with it a card when the field has been named on the open one, or is the objective that the
    first card began with: several indicators may follow one objective."""
    card = gathered.cards[-1] if gathered.cards else None
    opening = gathered.cards[0][0].label.heading if card else None
    leads = opening is not None and opening.field is Field.OBJECTIVE and _same(opening, label.heading)
    if card is None or leads or any(_same(entry.label.heading, label.heading) for entry in card):
        card = []
        gathered.cards.append(card)
    gathered.open = _Entry(label, [label.value])
    card.append(gathered.open)
    gathered.used.add(label.position)


def _same(one: Heading, other: Heading) -> bool:
    if one.field in (Field.EXTRA, Field.TARGET):
        return one.text.casefold() == other.text.casefold()
    return one.field is other.field


def _defines_symbols(entry: _Entry, label: _Label) -> bool:
    """Whether *Keterangan : A = ...* below a formula says what its symbols stand for."""
    return (
        entry.label.heading.field is Field.FORMULA
        and label.heading.field is Field.EXTRA
        and first_word(label.label.text) in ("ket", "keterangan", "dimana")
        and bool(_DEFINITION.search(label.value.text))
    )


def _continues(entry: _Entry, line: Line, width: int) -> bool:
    """Whether ``line`` goes on with the value of ``entry``."""
    text = entry.text
    if not text:
        return True
    if entry.blank and _CARD_TITLE.fullmatch(line.text):
        return False
    if is_unfinished(text) or goes_on(line.text):
        return True
    if entry.blank or heading_of(line.text) is not None:
        return False
    if entry.label.heading.field is Field.FORMULA or _MARKED.match(line.text):
        return not _CARD_TITLE.fullmatch(line.text)
    last = entry.lines[-1].text
    return len(last) + 1 + len(line.text.split()[0]) > 0.8 * width


def _number_of(lines: Sequence[Line], card: Sequence[_Entry], used: set[int]) -> tuple[Line | None, Line | None]:
    """Number and name that stand above a card (``SS - 1.1``, ``1. Persentase desa ...``) or in its first label."""
    numbers = {entry.label.heading.field: entry.label.number for entry in card if entry.label.number}
    inside = numbers.get(Field.NAME) or numbers.get(Field.OBJECTIVE)
    named = any(entry.label.heading.field is Field.NAME for entry in card)
    position = card[0].label.position - 1
    while position >= 0 and is_blank(lines[position]):
        position -= 1
    if (
        inside is not None
        or position < 0
        or position in used
        or any(e.label.heading.field is Field.NUMBER for e in card)
    ):
        return inside, None
    line = lines[position]
    titled, marked = _CARD_TITLE.fullmatch(line.text), _MARKED.fullmatch(line.text)
    if titled is None and named:
        return None, None
    used.add(position)
    if titled is not None:
        return stretch(line, *titled.span("number")), None
    if marked is not None:
        return stretch(line, *marked.span("number")), stretch(line, *marked.span("name"))
    return None, stretch(line, 0, len(line.text))


def _is_card(title: tuple[Line | None, Line | None], card: Sequence[_Entry]) -> bool:
    fields = {entry.label.heading.field for entry in card if entry.text}
    return len(card) >= 2 and (Field.NAME in fields or title[1] is not None)


def _pairs(title: tuple[Line | None, Line | None], card: Sequence[_Entry]) -> Iterator[tuple[Cell, Cell]]:
    for text, line in zip(("No.", "Indikator"), title, strict=True):
        cell = cell_of([line], table=1, row=0, column=0) if line is not None else None
        if cell is not None:
            yield Cell(text, cell.place), cell
    for entry in card:
        label = cell_of([entry.label.label], table=1, row=0, column=0)
        value = cell_of(entry.lines, table=1, row=0, column=0)
        if label is not None and value is not None:
            yield label, value


def _doubts(cards: Sequence[Card]) -> Iterator[Finding]:
    """A finding for a card without the formula that the other cards have."""
    with_formula = [any(_names_formula(label) for label, _ in card) for card in cards]
    for number, (card, has_formula) in enumerate(zip(cards, with_formula, strict=True), 1):
        if not has_formula and any(with_formula):
            yield finding("layout-uncertain", place=evolve(card[0][0].place, table=1, row=number), columns="Formula")


def _left_out(text: Manuscript, used: set[int]) -> Iterator[Finding]:
    """A finding for each line among the cards that reads like a field but has a label that nobody knows."""
    for position in range(min(used), max(used)):
        line = text.lines[position]
        if position in used or position in text.furniture or position in text.signed or len(line.text) > _LONGEST:
            continue
        found = _labelled(line.text)
        if found and _could_be_label(found["label"]) and found["value"].strip():
            yield finding("text-left-out", place=line.place, words=fold(line.text)[:60])


def _names_formula(label: Cell) -> bool:
    heading = heading_of(label.text)
    return heading is not None and heading.field is Field.FORMULA
