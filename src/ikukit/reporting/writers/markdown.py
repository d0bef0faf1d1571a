"""Markdown: the report as plain text that also reads well as it is, for notes, issues and wikis."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from ikukit.reporting.booklet import Booklet
from ikukit.reporting.cards import Card, Told
from ikukit.reporting.content import Content

_SPECIAL = re.compile(r"([\\`*_\[\]<>|&~$])")
_AT_START = re.compile(r"^([#+=-]|[0-9]+(?=[.)](?:\s|$)))")


def write_markdown(content: Content, path: Path) -> None:
    """Write ``content`` as Markdown."""
    path.write_text(markdown_page(content), encoding="utf-8", newline="\n")


def markdown_page(content: Content) -> str:
    """``content`` as Markdown text."""
    return "\n".join(_lines(content)).rstrip("\n") + "\n"


def write_booklet(booklet: Booklet, path: Path) -> None:
    """Write ``booklet`` as Markdown."""
    lines = [f"# {plain(booklet.title)}", "", plain(booklet.label), "", *_listed(booklet.facts)]
    lines += _listed((one.label, f"{one.figure} ({one.note})" if one.note else one.figure) for one in booklet.tiles)
    for section in booklet.sections:
        lines += [f"## {plain(section.title)}", ""]
        lines += [line for note in section.notes for line in (plain(note), "")]
        if section.table:
            rows = ([box.text for box in row] for row in section.table.rows)
            lines += _table(section.table.headings, rows, tuple(section.table.numbers))
    lines += [f"## {plain(booklet.tell('method'))}", "", *_listed(booklet.method)]
    path.write_text("\n".join(lines).rstrip("\n") + "\n", encoding="utf-8", newline="\n")


def plain(text: str) -> str:
    """``text`` so that no sign in it means anything to Markdown; on one line.

    >>> print(plain("# <b>A_b</b> | 1"))
    \\# \\<b\\>A\\_b\\</b\\> \\| 1
    """
    escaped = _SPECIAL.sub(r"\\\1", " ".join(text.split()))
    return _AT_START.sub(lambda m: m[1] + "\\" if m[1].isdigit() else "\\" + m[1], escaped)


def _lines(content: Content) -> Iterator[str]:
    say = content.tell
    yield from (f"# {plain(content.head[0])}", "")
    for line in (*content.head[1:], content.label):
        yield from (plain(line), "")
    yield from _listed(content.facts)
    yield from (f"## {plain(say('summary'))}", "")
    yield from _listed(
        (tile.label, f"{tile.figure} ({tile.note})" if tile.note else tile.figure) for tile in content.tiles
    )
    yield from _summary(content)
    if content.first:
        yield from (f"### {plain(say('first'))}", "", *_findings(content, content.first), "")
    for card in content.cards:
        yield from _card(content, card)
    if content.wanted:
        headings = [say(key) for key in ("variable", "used-in", "data-sources", "owners")]
        rows = ([w.name, ", ".join(map(str, w.indicators)), w.data_sources, w.owners] for w in content.wanted)
        yield from (f"## {plain(say('collect'))}", "", *_table(headings, rows))
    for block in content.signatures:
        yield from ("  \n".join(plain(line) for line in block if line), "")
    yield from (f"## {plain(say('appendix'))}: {plain(say('all-findings'))}", "")
    yield from (*(_findings(content, content.findings) if content.findings else (plain(say("none")),)), "")
    yield from (f"## {plain(say('appendix'))}: {plain(say('method'))}", "", *_listed(content.method))


def _listed(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield from (f"- **{plain(term)}**: {plain(text)}" for term, text in pairs)
    yield ""


def _table(headings: Sequence[str], rows: Iterable[Sequence[str]], numbers: Sequence[int] = ()) -> Iterator[str]:
    yield f"| {' | '.join(map(plain, headings))} |"
    yield f"| {' | '.join('---:' if place in numbers else '---' for place in range(len(headings)))} |"
    for row in rows:
        yield f"| {' | '.join(plain(cell) or '–' for cell in row)} |"
    yield ""


def _summary(content: Content) -> Iterator[str]:
    say = content.tell
    columns = content.summary_columns
    rows = map(content.summary_row, content.cards)
    numbers = [place for place, key in enumerate(columns) if key not in ("indicator", "rating", "findings")]
    yield from _table([say(key) for key in columns], rows, numbers)


def _findings(content: Content, findings: Iterable[Told]) -> Iterator[str]:
    for one in findings:
        where = content.tell("indicator-at", number=one.indicator) if one.indicator else content.tell("document")
        place = ", ".join(filter(None, (where, one.where)))
        yield f"- **{plain(one.word)}** ({plain(place)}; `{one.code}`): {plain(one.sentence)}"
        if one.marked.strip():
            yield f"  {_beside(one.before)}**{plain(one.marked)}**{_beside(one.after)}"
        if one.advice:
            yield f"  *{plain(content.tell('advice'))}:* {plain(one.advice)}"


def _beside(text: str) -> str:
    """``text`` with the blank that parts it from the words beside it."""
    blank = " " if text else ""
    return f"{blank if text[:1].isspace() else ''}{plain(text)}{blank if text[-1:].isspace() else ''}"


def _card(content: Content, card: Card) -> Iterator[str]:
    say = content.tell
    yield from (f"## {card.position}. {plain(card.name)}", "", *_listed(card.about))
    yield from (f"**{plain(say('formula'))}**: {plain(card.sentence or card.trouble)}", "")
    if card.quotation:
        yield from (f"> {plain(line)}  " for line in card.quotation.splitlines() if line.strip())
        yield from (f"> ({plain(card.quoted_at)})" if card.quoted_at else "", "")
    if card.readings:
        yield from (f"{plain(say('other-readings'))}:", "", *(f"- {plain(one)}" for one in card.readings), "")
    if card.values:
        headings = [say("variable"), *(period or say("value") for period in card.columns)]
        if card.columns:
            rows = ([one.name, *one.printed] for one in card.values)
            yield from _table(headings, rows, range(1, len(headings)))
    if card.steps:
        yield from (f"{plain(say('calculation'))}:", "", *(f"{plain(step)}  " for step in card.steps), "")
    if card.result:
        outcome = [("result", card.result), ("target", card.target), ("achievement", card.achievement)]
        outcome += [("rating", card.rating)]
        yield from _listed((say(key), text) for key, text in outcome if text)
    yield from (line for text in (card.reason, card.doubts) if text for line in (f"*{plain(text)}*", ""))
    if len(card.periods) > 1:
        keys = ["period", "target", "actual", *(["achievement", "rating"] if content.scored else [])]
        rows = ([row.period, row.target, row.actual, row.achievement, row.rating][: len(keys)] for row in card.periods)
        yield from _table([say(key) for key in keys], rows, range(1, 4))
    if card.findings:
        yield from (f"{plain(say('findings-here'))}:", "", *_findings(content, card.findings), "")
