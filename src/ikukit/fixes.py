"""Findings put right: a corrected document, and the words changed in the file it came from.

Safe fixes change no meaning: every formula keeps its tree, spelling of its labels aside. Unsafe ones (add x 100 %,
another divisor) change what is computed; they are made only when asked for. What a fix is, is told by the checks.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from attrs import evolve, frozen

from ikukit.checks import check
from ikukit.checks.fields import Text, indicator_texts
from ikukit.documents import read
from ikukit.documents.decoding import decode
from ikukit.documents.formats import Format, recognise
from ikukit.documents.patching import Edit, patch_record, patch_text, record_path
from ikukit.documents.patching_office import patch_word, patch_workbook
from ikukit.errors import DocumentError, FormulaError
from ikukit.finding import Finding, Fix, Place
from ikukit.formula.meaning.relations import same_term
from ikukit.formula.parser import parse
from ikukit.formula.tree import Binary, Call, Number, Reference, walk
from ikukit.model import Document, Indicator, Official
from ikukit.settings import Settings

__all__ = ["Change", "Fixed", "FixedFile", "fix", "fix_file"]

_ITEM = re.compile(r"(?P<field>\w+)\[(?P<item>[^\]]+)\](?:\.(?P<part>\w+))?")
_MOST_ROUNDS = 50
_PATCHED = (Format.TEXT, Format.MARKDOWN, Format.JSON, Format.YAML, Format.WORD, Format.WORKBOOK)


@frozen
class Change:
    """What was changed in one field: by which finding, and its text before and after."""

    finding: Finding
    before: str
    after: str


class Fixed(NamedTuple):
    """A corrected document, and what was changed, in the order in which it was."""

    document: Document
    changes: tuple[Change, ...]


class FixedFile(NamedTuple):
    """A file's new content, what was changed in it, and what could be changed in the document but not in the file."""

    content: bytes
    changes: tuple[Change, ...]
    missed: tuple[Change, ...]


def fix(document: Document, unsafe: bool = False, settings: Settings | None = None) -> Fixed:
    """``document`` with the fixes of its findings made, and what was changed; safe fixes only, unless ``unsafe``.

    Fixing the result again changes nothing, and no finding whose fix was made is found in it. Rules that ``settings``
    switch off are left alone. Raises ``TypeError`` when ``document`` is no document.

    >>> from ikukit.model import Document, Indicator
    >>> fixed, changes = fix(Document(indicators=(Indicator(name="Presentase desa mandiri"),)))
    >>> fixed.indicators[0].name, changes[0].finding.code
    ('Persentase desa mandiri', 'not-baku-spelling')
    """
    if not isinstance(document, Document):
        raise TypeError(f"yang dapat diperbaiki: Document, bukan {type(document).__name__}")
    changes: list[Change] = []
    for _ in range(_MOST_ROUNDS):
        made = _first_changes(document, unsafe, settings)
        if not made:
            break
        for change in made:
            assert change.finding.place is not None
            document = _with_text(document, change.finding.place, change.before, change.after)
        changes += made
    return Fixed(document, tuple(changes))


def _first_changes(document: Document, unsafe: bool, settings: Settings | None) -> list[Change]:
    """One change for every field that has any: later ones are made on the text that it leaves."""
    made: dict[tuple[int | None, str], Change] = {}
    for found in check(document, settings):
        place, offered = found.place, found.fix
        if place is None or place.field is None or offered is None or not (offered.safe or unsafe):
            continue
        key = (place.indicator, place.field)
        before = _text_at(document, place)
        if key in made or before is None or before != found.text:
            continue
        after = _replaced(before, offered)
        if after != before and (not offered.safe or place.field != "formula_text" or _same_meaning(before, after)):
            made[key] = Change(found, before, after)
    return list(made.values())


def _replaced(text: str, offered: Fix) -> str:
    return text[: offered.span.start] + offered.replacement + text[offered.span.end :]


def _same_meaning(before: str, after: str) -> bool:
    """Whether two formula texts give one tree, spelling of the labels aside; or neither gives any."""
    trees = []
    for text in (before, after):
        try:
            trees.append(list(walk(parse(text).tree)))
        except FormulaError:
            trees.append([])
    one, other = trees
    return len(one) == len(other) and all(_alike(a, b) for a, b in zip(one, other, strict=True))


def _alike(one: object, other: object) -> bool:
    """Whether two nodes say the same, what is below them aside."""
    match one, other:
        case Reference(label=a), Reference(label=b):
            return same_term(a, b)
        case Number(), Number():
            return one == other
        case Binary(operator=a), Binary(operator=b):
            return a is b
        case Call(function=a, arguments=some), Call(function=b, arguments=others):
            return a is b and len(some) == len(others)
        case _:
            return type(one) is type(other)


def _text_at(document: Document, place: Place) -> str | None:
    """The text of a field; None where the model has no text of that name."""
    owner, field, item, part = _owner(document, place)
    value = getattr(owner, field, None)
    if item is not None and isinstance(owner, Indicator) and field == "extra":
        value = owner.extra.get(item)
    elif item is not None and isinstance(value, tuple) and item.isdigit() and 0 < int(item) <= len(value):
        value = value[int(item) - 1]
    if part:
        value = getattr(value, part, None)
    if field == "targets" and value is not None:
        value = getattr(value, "text", None)
    return value if isinstance(value, str) else None


def _owner(document: Document, place: Place) -> tuple[Document | Indicator, str, str | None, str | None]:
    """What the field belongs to, its name, and the item and part of it that is meant."""
    match = _ITEM.fullmatch(place.field or "")
    field, item, part = (match["field"], match["item"], match["part"]) if match else (place.field or "", None, None)
    if place.indicator is None:
        return document, field, item, part
    return document.indicators[place.indicator - 1], field, item, part


def _with_text(document: Document, place: Place, before: str, after: str) -> Document:
    """``document`` with another text in one field. A merged cell changes in every row it reaches."""
    owner, field, item, part = _owner(document, place)
    if isinstance(owner, Document):
        return _with_head(document, field, item, part, after)
    rows = list(document.indicators)
    number = (place.indicator or 1) - 1
    while number < len(rows):
        rows[number] = _with_cell(rows[number], field, item, after)
        number += 1
        if field != "objective" or number >= len(rows) or rows[number].objective != before:
            break
    return evolve(document, indicators=tuple(rows))


def _with_cell(indicator: Indicator, field: str, item: str | None, after: str) -> Indicator:
    changed: dict[str, Any] = {field: after}
    if item is not None and field == "extra":
        changed = {field: {**indicator.extra, item: after}}
    elif item is not None:
        values = list(getattr(indicator, field))
        at = int(item) - 1
        values[at] = evolve(values[at], text=after) if field == "targets" else after
        changed = {field: tuple(values)}
    return evolve(indicator, **changed)


def _with_head(document: Document, field: str, item: str | None, part: str | None, after: str) -> Document:
    changed: dict[str, Any] = {part or field: after}
    if item is None:
        return evolve(document, **changed)
    officials: list[Official] = list(document.signatories)
    officials[int(item) - 1] = evolve(officials[int(item) - 1], **changed)
    return evolve(document, signatories=tuple(officials))


def fix_file(path: str | os.PathLike[str], unsafe: bool = False, settings: Settings | None = None) -> FixedFile:
    """The content of the file at ``path`` with the fixes made in it: only the words concerned change, byte for byte.

    For text, Markdown, JSON, YAML, DOCX and XLSX. Nothing is written: that is the caller's decision. Raises
    ``DocumentError`` when the file cannot be read, and for other formats.
    """
    file = Path(path)
    kind = recognise(file)
    if kind not in _PATCHED:
        raise DocumentError("no-patch", file.name, form=kind.value)
    document = read(file)
    fixed = fix(document, unsafe, settings)
    edits = dict(_edits(document, fixed.document))
    content, missed = _patched(file.read_bytes(), file.name, kind, list(edits.values()))
    lost = {place for place, edit in edits.items() if edit in missed}
    left = tuple(change for change in fixed.changes if _key(change) in lost)
    return FixedFile(content, fixed.changes, left)


def _patched(data: bytes, name: str, kind: Format, edits: list[Edit]) -> tuple[bytes, list[Edit]]:
    if kind is Format.WORD:
        return patch_word(data, edits)
    if kind is Format.WORKBOOK:
        return patch_workbook(data, edits)
    text, _ = decode(data, name)
    if kind in (Format.JSON, Format.YAML):
        content, missed = patch_record(text, edits, yaml=kind is Format.YAML)
    else:
        content, missed = patch_text(text, edits)
    return _encoded(content, data, text), missed


def _key(change: Change) -> tuple[int | None, str | None]:
    place = change.finding.place or Place()
    return place.indicator, place.field


def _edits(document: Document, fixed: Document) -> Iterator[tuple[tuple[int | None, str | None], Edit]]:
    """An edit for every text that differs, rows of merged cells included."""
    for before, after in zip(_head_texts(document), _head_texts(fixed), strict=True):
        if before.words != after.words:
            yield (None, before.field), Edit(before.words, after.words, path=record_path(before.field))
    for number, (one, other) in enumerate(zip(document.indicators, fixed.indicators, strict=True), 1):
        for before, after in zip(_cell_texts(one), _cell_texts(other), strict=True):
            if before.words != after.words:
                known = one.places.get(before.field.partition("[")[0])
                path = record_path(before.field, number)
                yield (number, before.field), Edit(before.words, after.words, known or Place(), path)


def _head_texts(document: Document) -> Iterator[Text]:
    yield Text("title", document.title or "")
    for i, official in enumerate(document.signatories, 1):
        yield Text(f"signatories[{i}].name", official.name)
        yield Text(f"signatories[{i}].post", official.post or "")


def _cell_texts(indicator: Indicator) -> Iterator[Text]:
    yield from indicator_texts(indicator)
    yield Text("baseline", indicator.baseline or "")
    yield from (Text(f"targets[{i}]", target.text) for i, target in enumerate(indicator.targets, 1))
    yield from (Text(f"extra[{heading}]", cell) for heading, cell in indicator.extra.items())


def _encoded(content: str, data: bytes, text: str) -> bytes:
    """``content`` in the encoding that gives the old bytes for the old text."""
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"):
        try:
            if text.encode(encoding) == data:
                return content.encode(encoding)
        except UnicodeEncodeError:
            continue
    return content.encode("utf-8")
