"""Which indicators of a document use other indicators as variables: links, order of computation, circles.

A variable is an indicator of the same document when both have the same words (``formula.relations.same_term``) and the
formula of the indicator gives the unit that the variable's words ask for. What only looks like one is a finding and is
not joined: a false join would be a wrong number.
"""

import weakref
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

from attrs import field, frozen

from ikukit.finding import Finding, Place, finding
from ikukit.formula.formula import Variable
from ikukit.formula.meaning.labels import forms, read_label
from ikukit.formula.meaning.relations import same_term, same_word
from ikukit.formula.meaning.units import INDEX, PERCENT, RATIO, label_unit
from ikukit.model import Document, Indicator
from ikukit.source import fold

_T = TypeVar("_T")


@frozen
class Link:
    """One use of an indicator as a variable: ``user`` has a variable ``label`` that is the indicator ``source``.

    Indicators are told by position, counted from 1.
    """

    user: int
    label: str
    source: int


@frozen
class Dependencies:
    """How the indicators of a document use each other. Positions count from 1."""

    indicators: tuple[Indicator, ...] = field(repr=False)
    links: tuple[Link, ...] = ()
    findings: tuple[Finding, ...] = field(default=(), eq=False)
    """Circles, and variables that could be meant as an indicator."""

    @cached_property
    def order(self) -> tuple[int, ...]:
        """All positions, each behind those it uses; those in a circle, and what uses them, come last."""
        return in_order(len(self.indicators), self.links)

    @cached_property
    def cycles(self) -> tuple[tuple[int, ...], ...]:
        """Circles, each as the path from its first indicator back to it: ``(1, 3, 1)``."""
        return tuple(circles(self.links))

    def uses(self, position: int) -> tuple[Link, ...]:
        """What the indicator at ``position`` uses."""
        return self._uses.get(position, ())

    def used_by(self, position: int) -> tuple[Link, ...]:
        """Where the indicator at ``position`` is used."""
        return self._used_by.get(position, ())

    def doubts(self, position: int) -> tuple[Finding, ...]:
        """Findings about variables of the indicator at ``position`` that were joined with no indicator."""
        return self._doubts.get(position, ())

    @cached_property
    def _uses(self) -> Mapping[int, tuple[Link, ...]]:
        return _grouped(self.links, lambda link: link.user)

    @cached_property
    def _used_by(self) -> Mapping[int, tuple[Link, ...]]:
        return _grouped(self.links, lambda link: link.source)

    @cached_property
    def _doubts(self) -> Mapping[int, tuple[Finding, ...]]:
        about = [found for found in self.findings if "variable" in found.facts]
        return _grouped(about, lambda found: found.place.indicator or 0 if found.place else 0)

    def told(self, path: Iterable[int]) -> str:
        """A path in words: positions and names."""
        return " → ".join(f"{position}. {fold(self.indicators[position - 1].name)}" for position in path)


def _grouped(things: Iterable[_T], key: Callable[[_T], int]) -> Mapping[int, tuple[_T, ...]]:
    groups: dict[int, list[_T]] = {}
    for thing in things:
        groups.setdefault(key(thing), []).append(thing)
    return {number: tuple(group) for number, group in groups.items()}


def dependencies(document: Document) -> Dependencies:
    """How the indicators of ``document`` use each other.

    >>> rows = [
    ...     Indicator("Indeks desa", "(Persentase desa maju + Persentase desa tertib) dibagi 2"),
    ...     Indicator("Persentase desa maju", "Jumlah desa maju dibagi Jumlah desa x 100 %"),
    ... ]
    >>> found = dependencies(Document(rows))
    >>> found.links, found.order
    ((Link(user=1, label='Persentase desa maju', source=2),), (2, 1))
    """
    known = _KNOWN.get(id(document))
    if known and known[0]() is document:
        return known[1]
    key = id(document)
    made = _dependencies(document.indicators)
    forget = _KNOWN.pop  # bound now: at the end of the program the name is gone before the last document
    _KNOWN[key] = weakref.ref(document, lambda _: forget(key, None)), made
    return made


_KNOWN: dict[int, tuple[weakref.ReferenceType[Document], Dependencies]] = {}


def _dependencies(indicators: Sequence[Indicator]) -> Dependencies:
    names = _Names.of(indicators)
    links: list[Link] = []
    findings: list[Finding] = []
    for user, indicator in enumerate(indicators, 1):
        for variable in indicator.formula.variables if indicator.formula else ():
            found = _resolve(variable, user, names)
            if isinstance(found, Link):
                links.append(found)
            elif found is not None:
                findings.append(found)
    made = Dependencies(tuple(indicators), tuple(links), ())
    findings += [finding("indicator-cycle", place=_place(cycle[0]), path=made.told(cycle)) for cycle in made.cycles]
    return Dependencies(tuple(indicators), tuple(links), tuple(findings))


def in_order(count: int, links: Iterable[Link]) -> tuple[int, ...]:
    """The positions 1 to ``count``, each behind those it uses, else as they stand; those in circles last."""
    done = _settled(count, links)
    reached = set(done)
    return (*done, *(position for position in range(1, count + 1) if position not in reached))


def _settled(count: int, links: Iterable[Link]) -> list[int]:
    """The positions that are in no circle and use none, in order."""
    waiting: dict[int, set[int]] = {position: set() for position in range(1, count + 1)}
    users: dict[int, list[int]] = {}
    for link in links:
        waiting[link.user].add(link.source)
        users.setdefault(link.source, []).append(link.user)
    ready = [position for position in waiting if not waiting[position]]
    done: list[int] = []
    for position in ready:  # grows while it is walked
        done.append(position)
        for user in users.get(position, ()):
            if position in waiting[user]:
                waiting[user].remove(position)
                if not waiting[user]:
                    ready.append(user)
    return done


def circles(links: Iterable[Link]) -> Iterator[tuple[int, ...]]:
    """One circle, the shortest, through every indicator that is in one and in none told before."""
    every = list(links)
    done = set(_settled(max((max(link.user, link.source) for link in every), default=0), every))
    sources: dict[int, list[int]] = {}
    for link in every:
        if link.user not in done and link.source not in done:
            sources.setdefault(link.user, []).append(link.source)
    told: set[int] = set()
    for start in sorted(sources):
        if start not in told and (path := _way_back(start, sources)):
            told.update(path)
            yield path


def _way_back(start: int, sources: Mapping[int, Sequence[int]]) -> tuple[int, ...] | None:
    """The shortest path from ``start`` along what it uses back to itself."""
    before: dict[int, int] = {}
    queue = [start]
    for position in queue:  # grows while it is walked
        for source in sources.get(position, ()):
            if source == start:
                path = [start, position]
                while path[-1] != start:
                    path.append(before[path[-1]])
                return (start, *path[-2:0:-1], start) if position != start else (start, start)
            if source not in before:
                before[source] = position
                queue.append(source)
    return None


# --- which indicator a variable is ----------------------------------------------------------------------------------

_SMALL = frozenset({"yang", "di", "pada", "dari", "dengan", "oleh", "dalam", "untuk", "secara", "dan"})
_LEAST_WORDS = 2
_LONG_WORD = 9
"""Letters from which on a slip of the finger is told from another word (``relations.same_word``)."""
_MOST_NEAR = 200


@frozen
class _Names:
    """The names of the indicators that have a formula, found by their words."""

    indicators: Sequence[Indicator]
    words: Mapping[int, tuple[str, ...]]
    alike: Mapping[tuple[str, ...], Sequence[int]]
    with_word: Mapping[str, Sequence[int]]

    @classmethod
    def of(cls, indicators: Sequence[Indicator]) -> "_Names":
        words: dict[int, tuple[str, ...]] = {}
        alike: dict[tuple[str, ...], list[int]] = {}
        with_word: dict[str, list[int]] = {}
        for position, indicator in enumerate(indicators, 1):
            if indicator.formula is None:
                continue
            words[position] = _words(indicator.name)
            alike.setdefault(_key(indicator.name), []).append(position)
            for word in {word[:4] for word in words[position]}:
                with_word.setdefault(word, []).append(position)
        return cls(indicators, words, alike, with_word)

    def same(self, label: str) -> list[int]:
        """Positions of the names that are one term with ``label``."""
        alike = self.alike.get(_key(label), ())
        return [position for position in alike if same_term(label, self.indicators[position - 1].name)]

    def near(self, label: str) -> Collection[int]:
        """Positions of names that share one of the two rarest words of ``label``, or the beginning of it."""
        kept = {word[:4] for word in _words(label)}
        rarest = sorted(kept, key=lambda word: (len(self.with_word.get(word, ())), word))[:2]
        return sorted({position for word in rarest for position in self.with_word.get(word, ())[:_MOST_NEAR]})


def _words(label: str) -> tuple[str, ...]:
    return tuple(word for word in forms(read_label(label).words) if word not in _SMALL)


def _key(label: str) -> tuple[str, ...]:
    """What names that are one term have in common: their words, of those that may hold a slip the first letter."""
    return tuple(word if len(word) < _LONG_WORD else word[0] for word in forms(read_label(label).words))


def _resolve(variable: Variable, user: int, names: _Names) -> Link | Finding | None:
    """The indicator that a variable is; a finding where that is doubtful; None for a variable of its own."""
    label = fold(variable.meaning or variable.label)
    same = names.same(label)
    if not same:
        return _doubt(variable, label, user, names)
    others = [position for position in same if position != user]
    if not others and not _is_same_quantity(label, names.indicators[user - 1]):
        return None  # *Jumlah kunjungan*, computed from the *Jumlah kunjungan* that was counted
    if len(others) > 1:
        numbers = ", ".join(map(str, others))
        return _noted("indicator-of-variable-unclear", variable, user, numbers=numbers)
    source = others[0] if others else user
    made = names.indicators[source - 1].formula
    if made is not None and not _gives(made.unit, label_unit(label)):
        unit, asked = made.unit or "?", label_unit(label)
        return _noted("indicator-unit-differs", variable, user, number=source, unit=unit, asked=asked)
    return Link(user, variable.label, source)


def _gives(unit: str, asked: str) -> bool:
    """Whether a formula whose result is measured in ``unit`` can be meant where ``asked`` is needed."""
    if PERCENT in (unit, asked) and asked:
        return unit == asked
    return not asked or unit not in (RATIO, INDEX) or unit == asked


def _is_same_quantity(label: str, indicator: Indicator) -> bool:
    unit = label_unit(label)
    return bool(unit) and indicator.formula is not None and indicator.formula.unit == unit and unit in (PERCENT, INDEX)


def _doubt(variable: Variable, label: str, user: int, names: _Names) -> Finding | None:
    """A finding where a percentage or a score may be meant as an indicator with nearly its name."""
    read = read_label(label)
    if not (read.is_level or label_unit(label) in (PERCENT, INDEX)):
        return None
    words = _words(label)
    near = names.near(label)
    nearly = [i for i in near if i != user and not read.earlier and _is_nearly(words, names.words[i])]
    if len(nearly) != 1:
        return None
    name = fold(names.indicators[nearly[0] - 1].name)
    return _noted("indicator-of-variable-doubtful", variable, user, number=nearly[0], name=name)


def _noted(code: str, variable: Variable, user: int, **facts: object) -> Finding:
    label = fold(variable.meaning or variable.label)
    told = {"label": label, "variable": variable.label, **facts}
    return finding(code, variable.spans[0], text="", place=_place(user), fix=None, **told)


def _is_nearly(variable: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """The same words in another order or with a slip in one of them, or the first words of a longer name."""
    if len(variable) < _LEAST_WORDS:
        return False
    if len(variable) < len(name):
        return all(map(same_word, variable, name))
    if len(variable) > len(name):
        return False
    left, right = set(variable).difference(name), set(name).difference(variable)
    if len(left) == len(right) == 1:
        return _is_slip(*left, *right)
    return not left and not right and sorted(variable) == sorted(name)


def _is_slip(one: str, other: str) -> bool:
    from rapidfuzz.distance import DamerauLevenshtein

    long = min(len(one), len(other)) >= 8 and one.isalpha() and other.isalpha()
    return long and one[0] == other[0] and DamerauLevenshtein.distance(one, other) == 1


def _place(position: int) -> Place:
    return Place(field="formula_text", indicator=position)
