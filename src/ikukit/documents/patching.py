"""Words changed inside a text file, everything else left as it is: where the words of a field stand in the file's text.

Knows texts and places, no findings and no documents. Which words to change is told by ``ikukit.fixes``.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from attrs import field, frozen

from ikukit.finding import Place
from ikukit.source import Span, fold

_WORD = re.compile(r"\S+")


@frozen
class Edit:
    """One field's text before and after.

    ``place``: where its words stand in the file, when that is known; ``path``: where in a record
    (``("indicators", 0, "name")``).
    """

    before: str
    after: str
    place: Place = field(factory=Place)
    path: tuple[str | int, ...] = ()


def changed_words(before: str, after: str) -> Iterator[tuple[Span, str]]:
    """The stretches of ``before`` that ``after`` has otherwise, with what stands there then; whole words, blanks kept.

    >>> list(changed_words("Presentase desa", "Persentase desa"))
    [(Span(start=0, end=10), 'Persentase')]
    """
    old = [Span(*match.span()) for match in _WORD.finditer(before)]
    new = [Span(*match.span()) for match in _WORD.finditer(after)]
    matcher = SequenceMatcher(None, [s.of(before) for s in old], [s.of(after) for s in new], autojunk=False)
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            continue
        words = after[new[k].start : new[m - 1].end] if k < m else ""
        if i < j:
            yield Span(old[i].start, old[j - 1].end), words
        elif i:
            yield Span(old[i - 1].end, old[i - 1].end), f" {words}"
        else:
            at = old[0].start if old else 0
            yield Span(at, at), f"{words} "


def patch_text(text: str, edits: Iterable[Edit]) -> tuple[str, list[Edit]]:
    """``text`` with the words of every edit changed, and the edits whose words were not found in it for sure."""
    pieces: list[tuple[Span, str]] = []
    missed = []
    for edit in edits:
        found = place_words(text, edit)
        if found is None:
            missed.append(edit)
        else:
            pieces += found
    return _applied(text, pieces), missed


def place_words(text: str, edit: Edit) -> list[tuple[Span, str]] | None:
    """The stretches of ``text`` that the edit changes, each with what stands there then; None when its words are not
    found in ``text`` for sure."""
    places = _places(text, edit)
    if places is None:
        return None
    changes = changed_words(edit.before, edit.after)
    return [(_at_source(places, edit.before, span), words) for span, words in changes]


def source_span(text: str, edit: Edit, span: Span) -> Span | None:
    """Where the words under ``span`` of the field's old text stand in ``text``; None when that is not sure."""
    places = _places(text, edit)
    return None if places is None else _at_source(places, edit.before, span)


def _applied(text: str, pieces: Sequence[tuple[Span, str]]) -> str:
    """The pieces put in, last one first; of two at one place both, of two that overlap the first."""
    last = len(text) + 1
    for span, words in sorted(set(pieces), reverse=True):
        if span.end <= last:
            text = text[: span.start] + words + text[span.end :]
            last = span.start if span.start < span.end else last
    return text


def _places(text: str, edit: Edit) -> list[int] | None:
    """For each character of the field that is no blank its place in ``text``; None when the words are not there."""
    letters = [c for c in edit.before if not c.isspace()]
    if not letters:
        return None
    if edit.place.spans:
        found = [i for span in edit.place.spans for i in range(span.start, span.end) if not text[i : i + 1].isspace()]
        if [text[i : i + 1] for i in found] == letters:
            return found
        inside = Span(edit.place.spans[0].start, edit.place.spans[-1].end)
        match = _only(edit.before, inside.of(text))
        start = inside.start
    else:
        match, start = _only(edit.before, text), 0
    if match is None:
        return None
    return [start + i for i in range(*match.span()) if not match.string[i].isspace()]


def _only(words: str, text: str) -> re.Match[str] | None:
    """The one place where ``words`` stand in ``text``, however they are wrapped; None when there is no or another."""
    plain = fold(words)
    if not plain:
        return None
    pattern = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, plain.split())) + r"(?!\w)")
    found = list(pattern.finditer(text))
    return found[0] if len(found) == 1 else None


def _at_source(places: Sequence[int], before: str, span: Span) -> Span:
    first = sum(not c.isspace() for c in before[: span.start])
    count = sum(not c.isspace() for c in span.of(before))
    if count:
        return Span(places[first], places[first + count - 1] + 1)
    at = places[first - 1] + 1 if first else places[0]
    return Span(at, at)


_ITEM = re.compile(r"(?P<field>\w+)\[(?P<item>[^\]]+)\](?:\.(?P<part>\w+))?")


def record_path(field: str, indicator: int | None = None) -> tuple[str | int, ...]:
    """Where the text of a field stands in a record.

    >>> record_path("signatories[1].post"), record_path("formula_text", 2)
    (('signatories', 0, 'post'), ('indicators', 1, 'formula_text'))
    """
    row = () if indicator is None else ("indicators", indicator - 1)
    match = _ITEM.fullmatch(field)
    if not match:
        return (*row, field)
    item: str | int = match["item"] if match["field"] == "extra" else int(match["item"]) - 1
    part = match["part"] or ("text" if match["field"] == "targets" else None)
    return (*row, match["field"], item, *([part] if part else []))


def record_words(text: str, edit: Edit, *, yaml: bool) -> list[tuple[Span, str]] | None:
    """The value at the path of the edit in a JSON or YAML text, and what stands there then; else None."""
    found = _values(text).get(edit.path)
    if found is None or fold(found[1]) != fold(edit.before):
        return None
    return [(found[0], _written(found[0].of(text), edit, yaml))]


def patch_record(text: str, edits: Iterable[Edit], *, yaml: bool) -> tuple[str, list[Edit]]:
    """A JSON or YAML text with the values at the paths of the edits changed, and the edits that found no such value."""
    values = _values(text)
    pieces, missed = [], []
    for edit in edits:
        found = values.get(edit.path)
        if found is None or fold(found[1]) != fold(edit.before):
            missed.append(edit)
        else:
            pieces.append((found[0], _written(found[0].of(text), edit, yaml)))
    return _applied(text, pieces), missed


def _written(source: str, edit: Edit, yaml: bool) -> str:
    """The value as it stands in the file with its changed words; in quotation marks where it cannot stand plain."""
    if source[:1] in "\"'" or not yaml or "\n" in source or re.search(r"[:#\[\]{},&*!|>%@`]", edit.after):
        return json.dumps(edit.after, ensure_ascii=False) + ("\n" if source.endswith("\n") else "")
    return edit.after


@lru_cache(maxsize=1)  # one file has many edits
def _values(text: str) -> dict[tuple[str | int, ...], tuple[Span, str]]:
    """Every text of a record by its path, with where it stands, quotation marks included. JSON is read as YAML."""
    from ruamel.yaml import YAML
    from ruamel.yaml.events import (
        MappingEndEvent,
        MappingStartEvent,
        ScalarEvent,
        SequenceEndEvent,
        SequenceStartEvent,
    )  # fmt: skip

    found: dict[tuple[str | int, ...], tuple[Span, str]] = {}
    open_: list[_Open] = []
    for event in YAML(typ="safe", pure=True).parse(text):
        if isinstance(event, MappingStartEvent | SequenceStartEvent):
            path = _next_path(open_)
            open_.append(_Open(path, isinstance(event, MappingStartEvent)))
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            open_.pop()
        elif isinstance(event, ScalarEvent):
            if open_ and open_[-1].mapping and open_[-1].key is None:
                open_[-1] = open_[-1].with_key(event.value)
            else:
                found[_next_path(open_)] = (Span(event.start_mark.index, event.end_mark.index), event.value)
    return found


@frozen
class _Open:
    """A list or mapping that is being read: its path, its next index or the key whose value comes next."""

    path: tuple[str | int, ...]
    mapping: bool
    key: str | None = None
    index: int = 0

    def with_key(self, key: str | None) -> "_Open":
        return _Open(self.path, self.mapping, key, self.index)


def _next_path(open_: list[_Open]) -> tuple[str | int, ...]:
    """The path of the value that comes now; the list or mapping it is in is made ready for the one after."""
    if not open_:
        return ()
    top = open_[-1]
    open_[-1] = _Open(top.path, top.mapping, None, top.index + 1)
    return (*top.path, top.key if top.mapping and top.key is not None else top.index)
