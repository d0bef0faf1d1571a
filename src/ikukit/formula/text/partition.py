"""The parts of a formula text: every character has a role, and none has two."""

from ikukit.formula.draft import Draft
from ikukit.formula.formula import Part, Role
from ikukit.formula.text.characters import Reading
from ikukit.source import Span

_ROLES = {
    "PHRASE": Role.VARIABLE,
    "NUMBER": Role.NUMBER,
    "PERCENT": Role.NUMBER,
    "SCALE": Role.SCALE,
    "SCALE_FIRST": Role.SCALE,
    "OPEN": Role.BRACKET,
    "CLOSE": Role.BRACKET,
}


def partition(draft: Draft) -> tuple[Part, ...]:
    """The parts of the draft's text in order; they cover it exactly. Words that went nowhere are notes, with a
    finding."""
    known = list(draft.parts)
    known += [Part(_ROLES.get(t.kind, Role.OPERATOR), Span(t.start, t.end)) for t in draft.tokens if t.start < t.end]
    parts: list[Part] = []
    position = 0
    for part in sorted(known, key=lambda p: p.span):
        start, end = max(part.span.start, position), part.span.end
        if start >= end:
            continue
        _fill(draft, parts, position, start)
        parts.append(Part(part.role, Span(start, end)))
        position = end
    _fill(draft, parts, position, len(draft.text))
    return tuple(parts)


def _fill(draft: Draft, parts: list[Part], start: int, end: int) -> None:
    if start >= end:
        return
    words = any(character.isalnum() for character in draft.text[start:end])
    parts.append(Part(Role.NOTE if words else Role.SPACE, Span(start, end)))


def at_source(parts: tuple[Part, ...], reading: Reading) -> tuple[Part, ...]:
    """The parts of a reading as parts of its source: each goes on to where the next begins."""
    starts = [reading.span(part.span).start for part in parts]
    found: list[Part] = []
    for place, part in enumerate(parts):
        start = 0 if place == 0 else starts[place]
        end = starts[place + 1] if place + 1 < len(parts) else len(reading.source)
        if found and start < found[-1].span.end:
            start = found[-1].span.end
        if start < end:
            found.append(Part(part.role, Span(start, end)))
    return tuple(found)
