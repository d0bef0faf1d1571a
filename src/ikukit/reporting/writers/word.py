"""DOCX: the report as offices hand it in: A4, signatures at the end of the text, formulas that Word can edit.

Text stands upright; the list of all findings, which is wide, lies across. Tables repeat their headings on every page.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from ikukit.documents.extras import require
from ikukit.documents.writing.word import repeat_heading, shade
from ikukit.formula.rendering.office_math import to_office_math
from ikukit.reporting.cards import Card, Told
from ikukit.reporting.content import Content
from ikukit.reporting.writers.word_pieces import (
    ACROSS,
    TONES,
    UPRIGHT,
    add_facts,
    add_heading,
    add_run,
    add_table,
    add_text,
    set_up,
)
from ikukit.severity import Severity

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_SEVERITIES = {Severity.ERROR: "8A1C1C", Severity.WARNING: "713F12", Severity.INFO: "4A5766"}
_NUMBERS = ("no", "result", "target", "achievement")


def write_word(content: Content, path: Path) -> None:
    """Write ``content`` as a DOCX file. Raises ``DocumentError`` when python-docx is not installed."""
    require("docx", "office", path)
    import docx

    document = docx.Document()
    set_up(document, content.head[0], content.lang)
    writer = _Writer(document, content)
    writer.head()
    writer.summary()
    for card in content.cards:
        writer.card(card)
    writer.wanted()
    writer.signatures()
    writer.appendix()
    document.save(str(path))


@frozen
class _Writer:
    document: "WordDocument"
    content: Content

    def head(self) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        add_text(self.document, self.content.label.upper(), size=9, colour="4A5766", align=WD_ALIGN_PARAGRAPH.CENTER)
        for number, line in enumerate(self.content.head):
            size = 15 if number == 0 else 12
            add_text(self.document, line, size=size, bold=True, align=WD_ALIGN_PARAGRAPH.CENTER)
        add_facts(self.document, self.content.facts)

    def summary(self) -> None:
        say, content = self.content.tell, self.content
        add_heading(self.document, say("summary"), 1)
        tiles = content.tiles
        table = self.document.add_table(rows=1, cols=len(tiles), style="Table Grid")
        for cell, tile in zip(table.rows[0].cells, tiles, strict=True):
            shade(cell, "F3F6F9")
            add_run(cell.paragraphs[0], tile.label, size=9, bold=True)
            add_run(cell.add_paragraph(), tile.figure, size=18, bold=True, colour=TONES[tile.tone])
            add_run(cell.add_paragraph(), tile.note, size=8, colour="4A5766")
        add_text(self.document, "")
        columns = content.summary_columns
        rows = [content.summary_row(card) for card in content.cards]
        shares = [{"no": 1.0, "indicator": 6.5, "findings": 3.2, "rating": 2.4}.get(key, 2.3) for key in columns]
        numbers = [place for place, key in enumerate(columns) if key in _NUMBERS]
        add_table(self.document, [say(key) for key in columns], rows, shares, UPRIGHT, numbers)
        if content.first:
            add_heading(self.document, say("first"), 3)
            self._findings(content.first, named=True)

    def card(self, card: Card) -> None:
        say = self.content.tell
        add_heading(self.document, f"{card.position}. {card.name}", 2)
        add_facts(self.document, card.about)
        add_heading(self.document, say("formula"), 3)
        if card.tree is not None:
            self._formula(card)
            for name, words in card.legend:
                add_text(self.document, f"{name} = {words}", size=9, indent=0.6)
        else:
            add_text(self.document, card.trouble, colour="8A1C1C")
        if card.quotation:
            add_text(self.document, f"“{card.quotation}”", italic=True, indent=0.6)
            add_text(
                self.document,
                " · ".join(filter(None, (say("quoted"), card.quoted_at))),
                size=8,
                colour="4A5766",
                indent=0.6,
            )
        if card.readings:
            add_text(self.document, f"{say('other-readings')}:", size=9)
            for reading in card.readings:
                add_text(self.document, f"– {reading}", size=9, indent=0.6)
        if card.columns:
            self._numbers(card)
            self._outcome(card)
        if card.findings:
            add_heading(self.document, say("findings-here"), 3)
            self._findings(card.findings)

    def _formula(self, card: Card) -> None:
        from docx.oxml import parse_xml

        assert card.tree is not None
        self.document.add_paragraph()._p.append(parse_xml(to_office_math(card.tree)))

    def _numbers(self, card: Card) -> None:
        say = self.content.tell
        if card.values:
            add_heading(self.document, say("numbers"), 3)
            headings = [say("variable"), *(period or say("value") for period in card.columns)]
            rows = [(one.name, *one.printed) for one in card.values]
            shares = [max(6.0, 12.0 - 1.5 * len(card.columns)), *(2.0 for _ in card.columns)]
            add_table(self.document, headings, rows, shares, UPRIGHT, range(1, len(headings)))
        if card.steps:
            of = say("calculation-of", period=card.steps_of) if card.steps_of else say("calculation")
            add_heading(self.document, of, 3)
            for step in card.steps:
                add_text(self.document, step, indent=0.6)

    def _outcome(self, card: Card) -> None:
        say = self.content.tell
        outcome = [("result", card.result), ("target", card.target), ("achievement", card.achievement)]
        outcome += [("rating", card.rating)]
        paragraph = self.document.add_paragraph()
        for number, (key, text) in enumerate((key, text) for key, text in outcome if text):
            add_run(paragraph, f"{'     ' if number else ''}{say(key)}: ", colour="4A5766")
            add_run(paragraph, text, bold=True, size=12, colour=TONES[card.tone if key == "rating" else "plain"])
        for text in (say("because", reason=card.reason) if card.reason else "", card.doubts):
            if text:
                add_text(self.document, text, size=9, colour="713F12")
        if len(card.periods) > 1:
            self._periods(card)

    def _periods(self, card: Card) -> None:
        from ikukit.reporting.writers.word_chart import add_chart

        say = self.content.tell
        add_heading(self.document, say("periods"), 3)
        if card.chart:
            title = say("chart", name=card.name)
            add_chart(self.document, card.charted, title, say("chart-about", values=card.chart_about), card.position)
        keys = ["period", *(["target"] if card.targeted else []), "actual"]
        keys += ["achievement", "rating"] if self.content.scored else []
        rows = [[getattr(row, key) or "–" for key in keys] for row in card.periods]
        numbers = [place for place, key in enumerate(keys) if key not in ("period", "rating")]
        add_table(
            self.document, [say(key) for key in keys], rows, [3.0] * len(keys), min(UPRIGHT, 4.0 * len(keys)), numbers
        )

    def wanted(self) -> None:
        say = self.content.tell
        if self.content.wanted:
            add_heading(self.document, say("collect"), 1)
            add_text(
                self.document,
                say("collect-missing" if self.content.measured else "collect-note"),
                size=9,
                colour="4A5766",
            )
            rows = [
                (one.name, ", ".join(map(str, one.indicators)), one.data_sources or "–", one.owners or "–")
                for one in self.content.wanted
            ]
            headings = [say(key) for key in ("variable", "used-in", "data-sources", "owners")]
            add_table(self.document, headings, rows, [7.0, 2.4, 3.8, 3.8], UPRIGHT)

    def signatures(self) -> None:
        from docx.shared import Cm

        blocks = self.content.signatures
        if not blocks:
            return
        add_text(self.document, "")
        columns = max(2, len(blocks))
        table = self.document.add_table(rows=1, cols=columns)
        table.autofit = False
        repeat_heading(table)
        for cell in table.rows[0].cells:
            cell.width = Cm(UPRIGHT / columns)
        for cell, block in zip(table.rows[0].cells[columns - len(blocks) :], blocks, strict=True):
            name = next((n for n, line in enumerate(block) if line and "" in block[:n]), len(block) - 1)
            for number, line in enumerate(block):
                paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
                paragraph.paragraph_format.keep_with_next = True
                add_run(paragraph, line or "\n\n\n", bold=number == name)

    def appendix(self) -> None:
        from docx.enum.section import WD_ORIENT, WD_SECTION
        from docx.shared import Cm

        say, content = self.content.tell, self.content
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Cm(29.7), Cm(21.0)
        add_heading(self.document, f"{say('appendix')}: {say('all-findings')}", 1)
        keys = ("no", "indicator", "severity", "finding", "quotation", "advice")
        rows = [
            (
                str(number),
                str(one.indicator or say("document")),
                one.word,
                f"{one.sentence}\n[{one.code}]",
                "\n".join(filter(None, (one.excerpt, one.where))),
                one.advice,
            )
            for number, one in enumerate(content.findings, 1)
        ]
        if rows:
            add_table(self.document, [say(key) for key in keys], rows, [1.0, 2.0, 2.2, 7.5, 6.5, 6.5], ACROSS, size=8)
        else:
            add_text(self.document, say("none"))
        add_heading(self.document, f"{say('appendix')}: {say('method')}", 1)
        add_facts(self.document, content.method)

    def _findings(self, findings: Iterable[Told], named: bool = False) -> None:
        say = self.content.tell
        for one in findings:
            whose = say("indicator-at", number=one.indicator) if one.indicator else say("document")
            paragraph = self.document.add_paragraph()
            add_run(paragraph, one.word.capitalize(), size=9, bold=True, colour=_SEVERITIES[one.severity])
            where = ", ".join(filter(None, (whose if named else "", one.where)))
            add_run(paragraph, f" ({where})" if where else "", size=9, colour="4A5766")
            add_run(paragraph, f": {one.sentence}", size=9)
            if one.excerpt:
                quoted = self.document.add_paragraph()
                quoted.paragraph_format.left_indent = paragraph.paragraph_format.left_indent
                add_run(quoted, one.before, size=9, italic=True)
                add_run(quoted, one.marked, size=9, italic=True, bold=True)
                add_run(quoted, one.after, size=9, italic=True)
            if one.advice:
                add_text(self.document, f"{say('advice')}: {one.advice}", size=9, colour="4A5766")
