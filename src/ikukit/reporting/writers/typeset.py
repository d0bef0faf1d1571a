"""PDF by typst: pages to print and sign. All that is said goes in as JSON; the template alone is markup."""

import json
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from ikukit.documents.extras import require
from ikukit.formula.rendering.typst import to_boxes
from ikukit.reporting.booklet import Booklet
from ikukit.reporting.cards import Card, Told
from ikukit.reporting.content import Content

_WIDTHS = {"no": 0.6, "indicator": 4, "findings": 2.3, "rating": 1.6}


def write_pdf(content: Content, path: Path) -> None:
    """Write ``content`` as a PDF file. Raises ``DocumentError`` when typst is not installed."""
    _compile("report", _record(content), path)


def write_booklet(booklet: Booklet, path: Path) -> None:
    """Write ``booklet`` as a PDF file. Raises ``DocumentError`` when typst is not installed."""
    from attrs import asdict

    record = asdict(booklet, value_serializer=_plain, filter=lambda field, _: field.name != "number")
    _compile("booklet", {**record, "words": {"method": booklet.tell("method")}}, path)


def _plain(_: object, __: object, value: Any) -> Any:
    return sorted(value) if isinstance(value, frozenset) else value


def _compile(name: str, record: dict[str, Any], path: Path) -> None:
    require("typst", "report", path)
    import typst

    template = (files("ikukit.reporting") / "templates" / f"{name}.typ").read_bytes()
    data = json.dumps(record, ensure_ascii=False)
    pdf = typst.compile(template, sys_inputs={name: data}, ignore_system_fonts=True)
    assert isinstance(pdf, bytes)
    path.write_bytes(pdf)


def _record(content: Content) -> dict[str, Any]:
    say = content.tell
    keys = content.summary_columns
    return {
        "lang": content.lang,
        "label": content.label,
        "head": content.head,
        "facts": content.facts,
        "words": _words(content),
        "tiles": [{"label": t.label, "figure": t.figure, "note": t.note, "tone": t.tone} for t in content.tiles],
        "summary": {
            **_table([say(key) for key in keys], [content.summary_row(card) for card in content.cards]),
            "widths": [_WIDTHS.get(key, 1.5) for key in keys],
            "numbers": [place for place, key in enumerate(keys) if key in ("no", "result", "target", "achievement")],
        },
        "first": [_finding(content, one) for one in content.first],
        "cards": [_card(content, card) for card in content.cards],
        "wanted": {
            "note": say("collect-missing" if content.measured else "collect-note"),
            **_table(
                [say(key) for key in ("variable", "used-in", "data-sources", "owners")],
                [(w.name, ", ".join(map(str, w.indicators)), w.data_sources, w.owners) for w in content.wanted],
            ),
        },
        "signatures": content.signatures,
        "findings": [_finding(content, one) for one in content.findings],
        "method": content.method,
    }


def _words(content: Content) -> dict[str, str]:
    say = content.tell
    keys = ("summary", "first", "formula", "numbers", "periods", "findings-here", "collect", "advice", "none")
    appendix = {key: f"{say('appendix')}: {say(key)}" for key in ("all-findings", "method")}
    return {**{key: say(key) for key in keys}, **appendix, "readings": say("other-readings")}


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[str, Any]:
    return {"headings": headings, "rows": [[cell or "–" for cell in row] for row in rows]}


def _finding(content: Content, one: Told) -> dict[str, str]:
    return {
        "severity": one.severity.value,
        "word": one.word.capitalize(),
        "whose": content.tell("indicator-at", number=one.indicator) if one.indicator else content.tell("document"),
        "where": one.where,
        "sentence": one.sentence,
        "before": one.before,
        "marked": one.marked,
        "after": one.after,
        "advice": one.advice,
    }


def _card(content: Content, card: Card) -> dict[str, Any]:
    say = content.tell
    outcome = [("result", card.result, "plain"), ("target", card.target, "plain")]
    outcome += [("achievement", card.achievement, "plain"), ("rating", card.rating, card.tone)]
    headings = [say("variable"), *(period or say("value") for period in card.columns)]
    values = [(one.name, *one.printed) for one in card.values]
    return {
        "heading": f"{card.position}. {card.name}",
        "about": card.about,
        "boxes": None if card.tree is None else to_boxes(card.tree),
        "trouble": card.trouble,
        "legend": card.legend,
        "quotation": card.quotation,
        "quoted": " · ".join(filter(None, (say("quoted"), card.quoted_at))),
        "readings": card.readings,
        "values": _table(headings, values) if values and card.columns else None,
        "steps": card.steps,
        "calculation": say("calculation-of", period=card.steps_of) if card.steps_of else say("calculation"),
        "outcome": [{"term": say(key), "said": text, "tone": tone} for key, text, tone in outcome if text],
        "reason": say("because", reason=card.reason) if card.reason else "",
        "doubts": card.doubts,
        "chart": card.chart,
        "about-chart": card.chart_about,
        "periods": _periods(content, card) if len(card.periods) > 1 else None,
        "findings": [_finding(content, one) for one in card.findings],
    }


def _periods(content: Content, card: Card) -> dict[str, Any]:
    keys = ["period", *(["target"] if card.targeted else []), "actual"]
    keys += ["achievement", "rating"] if content.scored else []
    rows = [[getattr(row, key) for key in keys] for row in card.periods]
    numbers = [place for place, key in enumerate(keys) if key not in ("period", "rating")]
    return {**_table([content.tell(key) for key in keys], rows), "numbers": numbers}
