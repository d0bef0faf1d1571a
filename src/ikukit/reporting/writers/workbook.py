"""XLSX: the report as sheets to sort and count in: summary, results, numbers put in, findings, method.

Numbers are numbers; every text is written as text, so nothing that stands in a document is ever a formula or a link.
"""

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from ikukit.documents.extras import require
from ikukit.reporting.content import Content
from ikukit.reporting.writers.workbook_pieces import LOOKS, OPTIONS, Book, Cell, height

if TYPE_CHECKING:
    pass

_SEVERITY_LOOKS = {"error": "bad", "warning": "fair", "info": "text"}


def write_workbook(content: Content, path: Path) -> None:
    """Write ``content`` as an XLSX file. Raises ``DocumentError`` when XlsxWriter is not installed."""
    require("xlsxwriter", "office", path)
    import xlsxwriter

    with xlsxwriter.Workbook(path, OPTIONS) as workbook:
        book = Book(workbook)
        _summary(book, content)
        if content.measured:
            _results(book, content)
            _numbers(book, content)
        if content.wanted:
            _wanted(book, content)
        _findings(book, content)
        _method(book, content)


def _summary(book: Book, content: Content) -> None:
    say = content.tell
    wide = {"no": 6, "indicator": 52, "findings": 30, "rating": 18}
    widths = [wide.get(key, 15) for key in content.summary_columns]
    sheet = book.sheet(say("summary"), widths)
    row = 0
    for number, line in enumerate((*content.head, content.label)):
        sheet.write_string(row, 0, line, book.look("below" if number else "title"))
        row += 1
    for term, text in content.facts:
        sheet.write_string(row, 0, f"{term}: {text}", book.look("line"))
        row += 1
    row += 1
    for tile in content.tiles:
        words = f"{tile.label}: {tile.figure}" + (f" ({tile.note})" if tile.note else "")
        sheet.write_string(row, 0, words, book.look("line"))
        row += 1
    tones = [
        [card.tone if key == "rating" and card.tone in LOOKS else "" for key in content.summary_columns]
        for card in content.cards
    ]
    rows = [content.summary_row(card) for card in content.cards]
    below = book.table(sheet, row + 1, [say(key) for key in content.summary_columns], rows, widths, tones) + 1
    for block in content.signatures:
        for line in block:
            below += 1
            sheet.write_string(below, 1, line, book.look("line"))
            below += 2 if not line else 0
        below += 1


def _results(book: Book, content: Content) -> None:
    say = content.tell
    keys = ["no", "indicator", "period", "target", "actual", "unit"]
    keys += ["achievement", "rating"] if content.scored else []
    widths = [*(6.0, 52, 14, 14, 14, 12, 14, 18)[: len(keys)], 50.0]
    rows: list[list[Cell]] = []
    for card in content.cards:
        for one in card.periods:
            actual: Cell = one.value if one.value is not None else one.actual
            cells: list[Cell] = [card.position, card.name, one.period, one.target, actual, card.unit]
            cells += [one.achievement, one.rating] if content.scored else []
            rows.append([*cells, one.reason])
    sheet = book.sheet(say("result"), widths)
    book.table(sheet, 0, [*(say(key) for key in keys), say("reason")], rows, widths)
    if any(card.chart for card in content.cards):
        _charts(book, content, rows)


def _charts(book: Book, content: Content, rows: Sequence[Sequence[Cell]]) -> None:
    """A sheet of charts, two side by side, that show rows of the sheet of results."""
    say, name = content.tell, content.tell("result")
    sheet = book.sheet(say("charts"), [13.0] * 14)
    shown = 0
    for card in content.cards:
        shown_periods = {row.period for row in card.charted}
        places = [n for n, row in enumerate(rows, 1) if row[0] == card.position and row[2] in shown_periods]
        if not card.chart:
            continue
        chart = book.workbook.add_chart({"type": "column"})
        first, last = places[0], places[-1]
        chart.add_series(
            {
                "name": say("actual"),
                "categories": [name, first, 2, last, 2],
                "values": [name, first, 4, last, 4],
                "fill": {"color": "#2F6DB5"},
                "gap": 80,
                "data_labels": {"value": True, "num_format": "#,##0.##"},
            }
        )
        chart.set_title({"name": card.name[:200], "name_font": {"size": 10}})
        chart.set_legend({"none": True})
        low = min((one.value for one in card.periods if one.value is not None), default=Fraction(0))
        axis = {"visible": False, "major_gridlines": {"visible": False}}
        chart.set_y_axis({**axis, "min": 0} if low >= 0 else axis)
        chart.set_size({"width": 460, "height": 230})
        about = say("chart-about", values=card.chart_about)
        sheet.insert_chart(13 * (shown // 2), 5 * (shown % 2), chart, {"description": about[:250]})
        shown += 1


def _numbers(book: Book, content: Content) -> None:
    say = content.tell
    periods = list(dict.fromkeys(period for card in content.cards for period in card.columns))
    widths = [6.0, 45, 60, *(13 for _ in periods)]
    rows: list[list[Cell]] = []
    for card in content.cards:
        for given in card.values:
            numbers = dict(zip(card.columns, given.numbers, strict=True))
            found = (_number(numbers.get(period), say("missing")) for period in periods)
            rows.append([card.position, card.name, given.name, *found])
    headings = [say("no"), say("indicator"), say("variable"), *(period or say("value") for period in periods)]
    book.table(book.sheet(say("number"), widths), 0, headings, rows, widths)


def _number(value: Fraction | None, missing: str) -> Cell:
    return missing if value is None else value


def _wanted(book: Book, content: Content) -> None:
    say = content.tell
    widths = [70.0, 16, 36, 36]
    rows = [(one.name, ", ".join(map(str, one.indicators)), one.data_sources, one.owners) for one in content.wanted]
    headings = [say(key) for key in ("variable", "used-in", "data-sources", "owners")]
    book.table(book.sheet(say("collect")[:31], widths), 0, headings, rows, widths)


def _findings(book: Book, content: Content) -> None:
    say = content.tell
    keys = ("no", "indicator", "severity", "code", "finding", "quotation", "advice", "where")
    widths = [6.0, 12, 13, 26, 60, 45, 50, 26]
    rows = [
        (number, one.indicator or say("document"), one.word, one.code, one.sentence, one.excerpt, one.advice, one.where)
        for number, one in enumerate(content.findings, 1)
    ]
    looks = [["", "", _SEVERITY_LOOKS[one.severity.value], "", "", "", "", ""] for one in content.findings]
    book.table(book.sheet(say("findings"), widths), 0, [say(key) for key in keys], rows, widths, looks)


def _method(book: Book, content: Content) -> None:
    widths = [28.0, 100]
    sheet = book.sheet(content.tell("method"), widths)
    for number, (term, text) in enumerate(content.method):
        book.cell(sheet, number, 0, term)
        book.cell(sheet, number, 1, text)
        sheet.set_row(number, height(text, widths[1]))
