"""Whether the printed intervals of a rating scale part the line: no hole, no overlap, open ends, in order.

Each fault comes with a value that shows it, and where there is a way with a scale of lower bounds that has no faults.
"""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import combinations, pairwise
from typing import TypeAlias

from attrs import evolve, frozen

from ikukit.errors import UnfitValueError
from ikukit.finding import Finding, Place, finding
from ikukit.numbers import exact_number, format_number
from ikukit.scoring.bands import Band, read_band
from ikukit.scoring.scales import Scale, Step
from ikukit.source import Span, fold, normal_form

Table: TypeAlias = Mapping[str, str] | Iterable[tuple[str, str]]
"""Classes with their printed intervals, in the order in which they are printed."""


@frozen
class ScaleLint:
    """The intervals of a scale as read, what is wrong with them, and the scale proposed instead (None: no proposal)."""

    bands: tuple[Band, ...]
    findings: tuple[Finding, ...]
    proposal: Scale | None


def lint_scale(table: Table | Scale, name: str = "skala") -> ScaleLint:
    """What is wrong with the printed intervals of a scale.

    >>> lint = lint_scale({"Tinggi": "91 - 100", "Sedang": "76 - 90", "Rendah": "<= 75"})
    >>> for found in lint.findings:
    ...     print(found.message)
    Capaian 75,5 tidak masuk kelas mana pun: "Rendah" berakhir pada 75, "Sedang" mulai dari 76.
    Capaian 90,5 tidak masuk kelas mana pun: "Sedang" berakhir pada 90, "Tinggi" mulai dari 91.
    Capaian 101 tidak masuk kelas mana pun: "Tinggi" berakhir pada 100.
    >>> [lint.proposal.interval(step) for step in lint.proposal.steps]
    ['>= 91', '>= 76 dan < 91', '< 76']
    """
    rows = [(step.label, step.printed) for step in table.steps] if isinstance(table, Scale) else _rows(table)
    read = [(label, text, read_band(label, text)) for label, text in rows]
    findings = [
        finding("scale-interval-unread", Span(0, len(text)), text=text, place=_PLACE, label=label, written=fold(text))
        for label, text, band in read
        if band is None
    ]
    bands = tuple(band for _, _, band in read if band is not None)
    upright = _cascaded([evolve(b, low=b.high, high=b.low) if b.reversed else b for b in bands])
    findings += [*_repeated(rows), *_reversed(bands), *_disorder(upright)]
    findings += _overlaps(upright)
    complete = len(bands) == len(rows)
    if complete:  # where an interval cannot be read, nobody knows what is a hole
        findings += [*_holes(upright), *_ends(upright)]
    return ScaleLint(bands, tuple(findings), _proposal(upright, name) if complete else None)


_PLACE = Place(field="scale")


def _rows(table: Table) -> list[tuple[str, str]]:
    rows = list(table.items() if isinstance(table, Mapping) else table)
    if not rows:
        raise UnfitValueError("scale-empty")
    if any(not (isinstance(label, str) and isinstance(text, str)) for label, text in rows):
        raise TypeError('skala diberikan sebagai teks: {"Tinggi": ">= 80", "Rendah": "< 80"}')
    return rows


def _cascaded(bands: list[Band]) -> list[Band]:
    """``bands`` with the ends that a list of bounds leaves to its reader: in ``> 90``, ``> 80``, ``> 70`` the second
    goes up to 90; in ``< 70``, ``<= 90``, ``> 90`` the second begins at 70."""
    lower = sorted((b for b in bands if b.high is None and b.low is not None), key=_rank)
    upper = sorted((b for b in bands if b.low is None and b.high is not None), key=lambda b: (b.high, b.high_closed))
    made = {id(one): evolve(one, high=next_.low, high_closed=not next_.low_closed) for one, next_ in pairwise(lower)}
    made |= {id(one): evolve(one, low=last.high, low_closed=not last.high_closed) for last, one in pairwise(upper)}
    return [made.get(id(band), band) for band in bands]


def _repeated(rows: list[tuple[str, str]]) -> Iterator[Finding]:
    labels = [normal_form(label) for label, _ in rows]
    for place, (label, text) in enumerate(rows):
        if normal_form(label) in labels[:place]:
            yield finding("scale-label-repeated", Span(0, len(text)), text=text, place=_PLACE, label=label)


def _reversed(bands: Iterable[Band]) -> Iterator[Finding]:
    for band in bands:
        if band.reversed:
            yield _of(band, "scale-interval-reversed", label=band.label, written=fold(band.text))


def _of(band: Band, code: str, **facts: str) -> Finding:
    return evolve(finding(code, Span(0, len(band.text)), text=band.text, place=_PLACE), facts=facts)


def _rank(band: Band) -> tuple[bool, Fraction, bool, bool, Fraction]:
    """The order of the line: by the lower end, then by the upper."""
    return (
        band.low is not None,
        band.low or Fraction(0),
        not band.low_closed,
        band.high is None,
        band.high or Fraction(0),
    )


def _disorder(bands: list[Band]) -> Iterator[Finding]:
    ordered = sorted(bands, key=_rank)
    if bands in (ordered, ordered[::-1]):
        return
    rising = sum(_rank(one) < _rank(other) for one, other in pairwise(bands)) * 2 > len(bands) - 1
    for one, other in pairwise(bands):
        if (_rank(one) < _rank(other)) is not rising:
            yield _of(other, "scale-order", label=other.label, before=one.label)


def _overlaps(bands: list[Band]) -> Iterator[Finding]:
    for one, other in combinations(sorted(bands, key=_rank), 2):
        witness = _shared(one, other)
        if witness is not None:
            yield _of(other, "scale-overlap", witness=_shown(witness), lower=one.label, upper=other.label)


def _shared(one: Band, other: Band) -> Fraction | None:
    """A value that lies in both, None where there is none."""
    lows = [band.low for band in (one, other) if band.low is not None]
    highs = [band.high for band in (one, other) if band.high is not None]
    low, high = max(lows, default=None), min(highs, default=None)
    if low is None or high is None:
        middle = high - 1 if high is not None else low + 1 if low is not None else Fraction(0)
    else:
        middle = (low + high) / 2
    return middle if one.holds(middle) and other.holds(middle) else None


def _holes(bands: list[Band]) -> Iterator[Finding]:
    """Values between the lowest and the highest end that lie in no class."""
    ordered = sorted(bands, key=_rank)
    reach = ordered[:1]
    for band in ordered[1:]:
        top = reach[0]
        if top.high is not None and band.low is not None:
            witness = (top.high + band.low) / 2
            covered = top.high > band.low or top.holds(witness) or band.holds(witness)
            if not covered:
                yield _of(
                    band, "scale-gap", witness=_shown(witness), lower=top.label, upper=band.label,
                    end=_shown(top.high), start=_shown(band.low),
                )  # fmt: skip
        if _above(band, top):
            reach = [band]


def _above(band: Band, top: Band) -> bool:
    """Whether ``band`` ends above ``top``."""
    if top.high is None or band.high is None:
        return band.high is None and top.high is not None
    return (band.high, band.high_closed) > (top.high, top.high_closed)


def _ends(bands: list[Band]) -> Iterator[Finding]:
    if not bands:
        return
    top = max(bands, key=lambda b: (b.high is None, b.high or 0, b.high_closed))
    if top.high is not None:
        witness = top.high + 1 if top.high_closed else top.high
        yield _of(top, "scale-no-upper-end", witness=_shown(witness), label=top.label, end=_shown(top.high))
    bottom = min(bands, key=_rank)
    if bottom.low is not None:
        witness = bottom.low - 1 if bottom.low_closed else bottom.low
        yield _of(bottom, "scale-no-lower-end", witness=_shown(witness), label=bottom.label, start=_shown(bottom.low))


def _shown(value: Fraction) -> str:
    return exact_number(value) or format_number(value, 6)


def _proposal(bands: list[Band], name: str) -> Scale | None:
    """The same classes by their lower bounds; the lowest class goes down without end."""
    ordered = sorted(bands, key=_rank)
    steps = [
        Step(band.label, None if place == 0 else band.low, band.low_closed, printed=band.text)
        for place, band in enumerate(ordered)
    ]
    begins = {(band.low, band.low_closed) for band in ordered}
    if len(begins) < len(ordered) or any(step.bound is None for step in steps[1:]):
        return None
    try:
        return Scale(name, steps)
    except ValueError:
        return None


_DISPUTABLE = ("scale-interval-unread", "scale-interval-reversed", "scale-gap", "scale-overlap", "scale-label-repeated")


def disputed(lint: ScaleLint) -> tuple[Finding, ...]:
    """The findings that leave it open which class a value belongs to."""
    return tuple(found for found in lint.findings if found.code in _DISPUTABLE)


def make_scale(name: str, table: Table) -> Scale:
    """A scale of one's own from a small table of classes and intervals; the highest and the lowest class go on without
    end. Raises ``ValueError`` where the intervals leave a hole or overlap: which value belongs where must be said.

    >>> scale = make_scale("kami", {"Baik": ">= 80", "Cukup": "60 - < 80", "Kurang": "< 60"})
    >>> scale.rate(Fraction("79.99")).label
    'Cukup'
    """
    lint = lint_scale(table, name)
    wrong = disputed(lint)
    if wrong:
        raise UnfitValueError("scale-faulty", fault=f"{wrong[0].message} {wrong[0].advice}")
    if lint.proposal is None:
        raise UnfitValueError("scale-same-bound", upper=lint.bands[0].label, lower=lint.bands[1].label)
    return lint.proposal
