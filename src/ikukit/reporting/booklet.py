"""A league in words, whatever the file format: sections with notes and tables. The writers only lay them out."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from attrs import field, frozen

from ikukit.numbers import format_number
from ikukit.reference.dates import in_words
from ikukit.reporting.cards import tone_of
from ikukit.reporting.content import Tile
from ikukit.reporting.league import Cell, League, Office, Row
from ikukit.reporting.report_words import tell
from ikukit.scoring.achievement import percent
from ikukit.severity import Severity

_WIDEST = 14
"""So many indicators stand side by side on a page."""


@frozen
class Box:
    """What stands in a cell of a table: the text, the number where it is one, and a tone (good, fair, bad, plain)."""

    text: str
    number: Fraction | int | None = None
    tone: str = "plain"


@frozen
class Table:
    """Rows of boxes under headings. ``shares`` are the widths of the columns against each other, ``numbers`` the
    columns set to the right, ``named`` is the column that names a row."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Box, ...], ...]
    shares: tuple[float, ...]
    numbers: frozenset[int] = frozenset()
    named: int = 0


@frozen
class Section:
    """A heading, notes below it, and a table. ``key`` is a name for links; ``sheet`` a short title for workbooks."""

    key: str
    title: str
    sheet: str
    notes: tuple[str, ...] = ()
    table: Table | None = None


@frozen
class Booklet:
    """Everything that a league says."""

    lang: str
    label: str
    title: str
    facts: tuple[tuple[str, str], ...]
    tiles: tuple[Tile, ...]
    sections: tuple[Section, ...]
    method: tuple[tuple[str, str], ...] = field(default=())

    def tell(self, key: str, **facts: object) -> str:
        """The words of ``key`` in the language of the booklet."""
        return tell(key, self.lang, **facts)


def booklet_of(league: League) -> Booklet:
    """``league`` in words."""
    lang = league.lang
    return Booklet(
        lang=lang,
        label=tell("report", lang),
        title=tell("league", lang),
        facts=tuple(_facts(league)),
        tiles=tuple(_tiles(league)),
        sections=tuple(_sections(league)),
        method=tuple(_method(league)),
    )


def _facts(league: League) -> Iterator[tuple[str, str]]:
    yield tell("folder", league.lang), league.folder
    if league.date:
        yield tell("date", league.lang), in_words(league.date)


def _tiles(league: League) -> Iterator[Tile]:
    lang = league.lang
    counts = {s.value: sum(office.counts.get(s, 0) for office in league.offices) for s in Severity}
    several = sum(len(row.definitions) > 1 for row in league.rows)
    yield Tile(tell("offices", lang), str(len(league.offices)))
    yield Tile(tell("indicators", lang), str(len(league.rows)))
    yield Tile(tell("definitions", lang), str(several), tell("definitions-note", lang), "bad" if several else "good")
    total = format_number(sum(counts.values()))
    yield Tile(
        tell("findings", lang), total, tell("findings-note", lang, **counts), "bad" if counts["error"] else "plain"
    )
    if league.failures:
        note = tell("files-note", lang)
        yield Tile(tell("unreadable-files", lang), str(len(league.failures)), note, "bad")


def _sections(league: League) -> Iterator[Section]:
    lang = league.lang
    yield _side_by_side(league)
    for number, row in enumerate(league.rows):
        yield _indicator(league, number, row)
    yield _by_office(league)
    if league.failures:
        rows = tuple((Box(file), Box(reason)) for file, reason in league.failures)
        table = Table((tell("file", lang), tell("reason", lang)), rows, (2, 3))
        title = tell("unreadable", lang)
        yield Section("gagal", title, tell("unreadable-files", lang), table=table)


def _side_by_side(league: League) -> Section:
    """Offices down, indicators across where there is room for them."""
    lang = league.lang
    scored = any(cell.achievement is not None for office in league.offices for cell in office.cells.values())
    shown = league.rows if len(league.rows) <= _WIDEST else ()
    headings = [tell("office", lang), *(str(number) for number in range(1, len(shown) + 1))]
    headings += [tell("computed", lang)] if league.measured else []
    headings += [tell("achieved", lang)] if scored else []
    headings += [tell("errors", lang), tell("warnings", lang)]
    rows = []
    for office in sorted(league.offices, key=lambda one: one.name):
        boxes = [Box(office.name), *(_short(office.cells.get(n), scored) for n in range(len(shown)))]
        cells = office.cells.values()
        if league.measured:
            boxes.append(_count(sum(cell.value is not None for cell in cells)))
        if scored:
            boxes.append(_count(sum(cell.achievement is not None and cell.achievement >= 100 for cell in cells)))
        boxes += [
            _count(office.counts.get(Severity.ERROR, 0), bad=True),
            _count(office.counts.get(Severity.WARNING, 0)),
        ]
        rows.append(tuple(boxes))
    kind = "achievement" if scored else "actual" if league.measured else "none"
    legend = [tell("legend-of", lang, number=n, name=row.name) for n, row in enumerate(shown, 1)]
    shares = (4.0, *(1.3 for _ in headings[1:]))
    table = Table(tuple(headings), tuple(rows), shares, frozenset(range(1, len(headings))))
    title = tell("side-by-side", lang)
    notes = (tell(f"side-by-side-{kind}", lang), *legend) if shown else ()
    return Section("perbandingan", title, title, notes, table)


def _count(number: int, bad: bool = False) -> Box:
    return Box(str(number), number, "bad" if bad and number else "plain")


def _short(cell: Cell | None, scored: bool) -> Box:
    if cell is None:
        return Box("")
    if scored:
        tone = tone_of(cell.rating) if cell.rating else "plain"
        return Box(percent(cell.achievement), cell.achievement, tone) if cell.achievement is not None else Box("–")
    if cell.value is None:
        return Box(cell.actual or ("✓" if not cell.other else "≠"))
    return Box(cell.actual, cell.value)


def _indicator(league: League, number: int, row: Row) -> Section:
    lang = league.lang
    pairs = [(office, office.cells[number]) for office in league.offices if number in office.cells]
    scored = any(cell.achievement is not None for _, cell in pairs)
    rated = any(cell.rating is not None for _, cell in pairs)
    keys = [*(["rank"] if scored else []), "office", "target", "actual"]
    keys += [*(["achievement"] if scored else []), *(["rating"] if rated else []), "remark"]
    rows = [tuple(boxes[key] for key in keys) for boxes in _ranked(pairs, lang)]
    if row.pooled is not None:
        rows.append(tuple(_pooled(row, lang).get(key, Box("")) for key in keys))
    wide = {"office": 4.0, "remark": 4.5, "rank": 1.2}
    right = frozenset(place for place, key in enumerate(keys) if key in ("rank", "target", "actual", "achievement"))
    headings, shares = tuple(tell(key, lang) for key in keys), tuple(wide.get(key, 2.0) for key in keys)
    table = Table(headings, tuple(rows), shares, right, keys.index("office"))
    title = f"{number + 1}. {row.name}"
    return Section(f"indikator-{number + 1}", title, str(number + 1), tuple(_formulas(row, lang)), table)


def _formulas(row: Row, lang: str) -> Iterator[str]:
    for place, (text, count) in enumerate(row.definitions):
        key = "formula-other" if place else "formula-common"
        yield tell(key, lang, count=count, text=text or tell("formula-missing", lang))


def _ranked(pairs: Iterable[tuple[Office, Cell]], lang: str) -> Iterator[dict[str, Box]]:
    """The best first, equal achievements on one rank; offices without an achievement by name, behind."""
    ordered = sorted(pairs, key=lambda pair: (pair[1].achievement is None, -(pair[1].achievement or 0), pair[0].name))
    before: Fraction | None = None
    rank = 0
    for place, (office, cell) in enumerate(ordered, 1):
        rank = rank if cell.achievement == before else place
        before = cell.achievement
        remarks = [tell("other-formula", lang) if cell.other else "", cell.reason]
        step = cell.rating
        label = (step.english or step.label if lang == "en" else step.label) if step else ""
        yield {
            "rank": Box("–") if cell.achievement is None else _count(rank),
            "office": Box(office.name),
            "target": Box(cell.target),
            "actual": Box(cell.actual or "–", cell.value),
            "achievement": Box("–") if cell.achievement is None else Box(percent(cell.achievement), cell.achievement),
            "rating": Box(label, tone=tone_of(step) if step else "plain"),
            "remark": Box("; ".join(filter(None, remarks))),
        }


def _pooled(row: Row, lang: str) -> dict[str, Box]:
    assert row.pooled is not None
    value = row.pooled.value
    return {
        "office": Box(tell("pooled", lang, count=row.pooled_of)),
        "actual": Box("–" if value is None else row.pooled.format(), value),
        "remark": Box(row.pooled.why(lang)),
    }


def _by_office(league: League) -> Section:
    lang = league.lang
    keys = ("office", "file", "errors", "warnings", "infos", "finding")
    rows = tuple(
        (
            Box(office.name),
            Box(office.file),
            _count(office.counts.get(Severity.ERROR, 0), bad=True),
            _count(office.counts.get(Severity.WARNING, 0)),
            _count(office.counts.get(Severity.INFO, 0)),
            Box("\n".join(_faults(office, lang))),
        )
        for office in sorted(league.offices, key=lambda one: (-one.counts.get(Severity.ERROR, 0), one.name))
    )
    table = Table(tuple(tell(key, lang) for key in keys), rows, (3, 3, 1.4, 1.4, 1.4, 7), frozenset({2, 3, 4}))
    return Section("temuan", tell("by-office", lang), tell("findings", lang), table=table)


def _faults(office: Office, lang: str) -> Iterator[str]:
    for fault in office.faults:
        whose = f"{tell('indicator-at', lang, number=fault.indicator)}: " if fault.indicator else ""
        yield f"{whose}{fault.sentence} [{fault.code}]"
    more = office.counts.get(Severity.ERROR, 0) - len(office.faults)
    if more > 0:
        yield tell("more-errors", lang, count=more)


def _method(league: League) -> Sequence[tuple[str, str]]:
    import ikukit

    lang = league.lang
    keys = ("method-arithmetic", "method-gaps", "method-rounding")
    said = [(tell(key, lang), tell(f"{key}-text", lang)) for key in keys]
    said.append((tell("pooled-title", lang), tell("pooled-note", lang)))
    if league.scale is not None:
        steps = "; ".join(f"{step.label}: {league.scale.interval(step)}" for step in league.scale.steps)
        said.append((tell("method-scale", lang), f"{league.scale.name}. {steps}. {league.scale.source}."))
    return [*said, (tell("method-version", lang), f"ikukit {ikukit.__version__}")]
