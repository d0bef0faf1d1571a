"""Automatic numbering of Word: the "1." that a reader sees before a paragraph although no one typed it.

Follows the definitions in numbering.xml and in the paragraph styles, and keeps the counters while a document is walked.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import define, field, frozen

if TYPE_CHECKING:
    from lxml.etree import _Element

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VAL = f"{WORD}val"
_LEVELS = 9
_ROMAN_WORTH = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
_ROMAN_SIGNS = ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i")


@frozen
class Level:
    """One level of a numbering: its number format, the pattern (``%1.``) and where it starts."""

    form: str = "decimal"
    pattern: str = "%1."
    start: int = 1
    restarts_after: int | None = None
    """The level (from 1) whose advance restarts this one; 0: never; None: any level above it."""


@define
class Numbering:
    """The numberings of one document and how far each has counted."""

    levels: dict[str, dict[int, Level]]
    """By numbering id (w:numId)."""
    families: dict[str, str]
    """Numbering id to abstract id: numberings of one family go on counting together."""
    fresh: set[tuple[str, int]]
    """(numbering id, level) that begin anew at their first use (w:startOverride)."""
    styles: dict[str, tuple[str, int]]
    """Paragraph style to (numbering id, level)."""
    counters: dict[str, list[int | None]] = field(factory=dict)

    def label(self, properties: "_Element | None") -> str:
        """What stands before a paragraph with these properties (``w:pPr``), "" for none. Counts on."""
        numbering, depth = self._numbering_of(properties)
        level = self.levels.get(numbering, {}).get(depth)
        if level is None or level.form == "none":
            return ""
        family = self.families[numbering]
        counts = self.counters.setdefault(family, [None] * _LEVELS)
        if (numbering, depth) in self.fresh:
            self.fresh.discard((numbering, depth))
            counts[depth] = None
        before = counts[depth]
        counts[depth] = level.start if before is None else before + 1
        self._restart_below(numbering, depth, counts)
        if level.form == "bullet":
            return "-"
        return self._filled(numbering, level.pattern, counts)

    def _numbering_of(self, properties: "_Element | None") -> tuple[str, int]:
        if properties is None:
            return "", 0
        style = properties.find(f"{WORD}pStyle")
        numbering, depth = self.styles.get("" if style is None else style.get(_VAL, ""), ("", 0))
        own = properties.find(f"{WORD}numPr")
        if own is not None:
            numbering = _value(own, "numId", numbering)
            depth = int(_value(own, "ilvl", str(depth)))
        return numbering, depth

    def _restart_below(self, numbering: str, depth: int, counts: list[int | None]) -> None:
        for deeper in range(depth + 1, _LEVELS):
            level = self.levels[numbering].get(deeper, Level())
            if level.restarts_after is None or 0 < level.restarts_after >= depth + 1:
                counts[deeper] = None

    def _filled(self, numbering: str, pattern: str, counts: list[int | None]) -> str:
        for depth in range(_LEVELS):
            if f"%{depth + 1}" in pattern:
                level = self.levels[numbering].get(depth, Level())
                count = counts[depth]
                pattern = pattern.replace(f"%{depth + 1}", written(level.start if count is None else count, level.form))
        return pattern.strip()


def written(number: int, form: str) -> str:
    """``number`` in a number format of Word; unknown formats are written in digits.

    >>> [written(4, form) for form in ("decimal", "decimalZero", "lowerLetter", "upperRoman")]
    ['4', '04', 'd', 'IV']
    """
    match form:
        case "decimalZero":
            return f"{number:02}"
        case "lowerLetter" | "upperLetter" if number > 0:
            letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
            return letters.upper() if form == "upperLetter" else letters
        case "lowerRoman" | "upperRoman" if 0 < number < 4000:
            return _roman(number).upper() if form == "upperRoman" else _roman(number)
        case _:
            return str(number)


def _roman(number: int) -> str:
    letters = ""
    for worth, sign in zip(_ROMAN_WORTH, _ROMAN_SIGNS, strict=True):
        letters += sign * (number // worth)
        number %= worth
    return letters


def read_numbering(numbering: "_Element | None", styles: "_Element | None") -> Numbering:
    """The numberings that the parts numbering.xml and styles.xml (None where absent) define."""
    abstract: dict[str, dict[int, Level]] = {}
    levels: dict[str, dict[int, Level]] = {}
    families: dict[str, str] = {}
    fresh: set[tuple[str, int]] = set()
    if numbering is not None:
        for definition in numbering.iterchildren(f"{WORD}abstractNum"):
            abstract[definition.get(f"{WORD}abstractNumId", "")] = dict(_levels(definition))
        for instance in numbering.iterchildren(f"{WORD}num"):
            identity = instance.get(f"{WORD}numId", "")
            families[identity] = _value(instance, "abstractNumId")
            levels[identity] = dict(abstract.get(families[identity], {}))
            for override in instance.iterchildren(f"{WORD}lvlOverride"):
                _override(override, identity, levels[identity], fresh)
    return Numbering(levels, families, fresh, _styled(styles))


def _levels(holder: "_Element") -> Iterator[tuple[int, Level]]:
    for level in holder.iterchildren(f"{WORD}lvl"):
        restart = _value(level, "lvlRestart")
        yield (
            int(level.get(f"{WORD}ilvl", "0")),
            Level(
                _value(level, "numFmt", "decimal"),
                _value(level, "lvlText"),
                int(_value(level, "start", "1")),
                int(restart) if restart else None,
            ),
        )


def _override(override: "_Element", identity: str, levels: dict[int, Level], fresh: set[tuple[str, int]]) -> None:
    depth = int(override.get(f"{WORD}ilvl", "0"))
    levels.update(_levels(override))
    start = _value(override, "startOverride")
    if start:
        level = levels.get(depth, Level())
        levels[depth] = Level(level.form, level.pattern, int(start), level.restarts_after)
        fresh.add((identity, depth))


def _styled(styles: "_Element | None") -> dict[str, tuple[str, int]]:
    """Numbering that paragraph styles bring, inherited from the styles they are based on."""
    own: dict[str, tuple[str, int]] = {}
    parents: dict[str, str] = {}
    for style in styles.iterchildren(f"{WORD}style") if styles is not None else ():
        identity = style.get(f"{WORD}styleId", "")
        parents[identity] = _value(style, "basedOn")
        properties = style.find(f"{WORD}pPr/{WORD}numPr")
        if properties is not None:
            own[identity] = (_value(properties, "numId"), int(_value(properties, "ilvl", "0")))
    found = {}
    for identity in parents:
        ancestor, seen = identity, set()
        while ancestor and ancestor not in own and ancestor not in seen:
            seen.add(ancestor)
            ancestor = parents.get(ancestor, "")
        if ancestor in own:
            found[identity] = own[ancestor]
    return found


def _value(element: "_Element", name: str, usual: str = "") -> str:
    found = element.find(WORD + name)
    return usual if found is None else found.get(_VAL, usual)
