"""DOCX: the report as offices hand it in: A4, signatures at the end of the text, formulas that Word can edit.

Text stands upright; the list of all findings, which is wide, lies across. Tables repeat their headings on every page.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import frozen

from ikukit.documents.extras import require
from ikukit.documents.writing.word import repeat_heading, shade
from ikukit.formula.rendering.office_math import to_office_math
from ikukit.reporting.cards import Card, Told
from ikukit.reporting.content import Content
from ikukit.severity import Severity

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph

_FONT = "Arial"
_UPRIGHT, _ACROSS = 17.0, 25.7
"""Centimetres between the margins (2 cm each)."""
_TONES = {"good": "14532D", "fair": "713F12", "bad": "8A1C1C", "plain": "1C2733"}
_SEVERITIES = {Severity.ERROR: "8A1C1C", Severity.WARNING: "713F12", Severity.INFO: "4A5766"}
_NUMBERS = ("no", "result", "target", "achievement")


def write_word(content: Content, path: Path) -> None:
    """Write ``content`` as a DOCX file. Raises ``DocumentError`` when python-docx is not installed."""
    require("docx", "office", path)
    import docx

    document = docx.Document()
    _set_up(document, content)
    writer = _Writer(document, content)
    writer.head()
    writer.summary()
    for card in content.cards:
        writer.card(card)
    writer.wanted()
    writer.signatures()
    writer.appendix()
    document.save(str(path))


def _set_up(document: "WordDocument", content: Content) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)
    for name, size, before in (("Normal", 10, 0), ("Heading 1", 14, 18), ("Heading 2", 12, 16), ("Heading 3", 10, 10)):
        style = document.styles[name]
        style.font.name, style.font.size = _FONT, Pt(size)
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _FONT)
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            style.element.rPr.rFonts.attrib.pop(qn(theme), None)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(4)
        if name != "Normal":
            style.font.color.rgb = RGBColor.from_string("14457A")
            style.font.bold = True
    properties = document.core_properties
    properties.title, properties.author, properties.comments = content.head[0][:250], "", ""
    properties.language = "id-ID" if content.lang == "id" else "en"
    _number_pages(section)


def _number_pages(section: Any) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    paragraph = section.footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph._p.append(
        parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    )


@frozen
class _Writer:
    document: "WordDocument"
    content: Content

    def head(self) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        self._text(self.content.label.upper(), size=9, colour="4A5766", align=WD_ALIGN_PARAGRAPH.CENTER)
        for number, line in enumerate(self.content.head):
            size = 15 if number == 0 else 12
            self._text(line, size=size, bold=True, align=WD_ALIGN_PARAGRAPH.CENTER)
        self._facts(self.content.facts)

    def summary(self) -> None:
        say, content = self.content.tell, self.content
        self.document.add_heading(say("summary"), 1)
        tiles = content.tiles
        table = self.document.add_table(rows=1, cols=len(tiles), style="Table Grid")
        for cell, tile in zip(table.rows[0].cells, tiles, strict=True):
            shade(cell, "F3F6F9")
            _add_run(cell.paragraphs[0], tile.label, size=9, bold=True)
            _add_run(cell.add_paragraph(), tile.figure, size=18, bold=True, colour=_TONES[tile.tone])
            _add_run(cell.add_paragraph(), tile.note, size=8, colour="4A5766")
        self._text("")
        columns = content.summary_columns
        rows = [content.summary_row(card) for card in content.cards]
        shares = [{"no": 1.0, "indicator": 6.5, "findings": 3.2, "rating": 2.4}.get(key, 2.3) for key in columns]
        numbers = [place for place, key in enumerate(columns) if key in _NUMBERS]
        self._table([say(key) for key in columns], rows, shares, _UPRIGHT, numbers)
        if content.first:
            self.document.add_heading(say("first"), 3)
            self._findings(content.first, named=True)

    def card(self, card: Card) -> None:
        say = self.content.tell
        self.document.add_heading(f"{card.position}. {card.name}", 2)
        self._facts(card.about)
        self.document.add_heading(say("formula"), 3)
        if card.tree is not None:
            self._formula(card)
            for name, words in card.legend:
                self._text(f"{name} = {words}", size=9, indent=0.6)
        else:
            self._text(card.trouble, colour="8A1C1C")
        if card.quotation:
            self._text(f"“{card.quotation}”", italic=True, indent=0.6)
            self._text(" · ".join(filter(None, (say("quoted"), card.quoted_at))), size=8, colour="4A5766", indent=0.6)
        if card.readings:
            self._text(f"{say('other-readings')}:", size=9)
            for reading in card.readings:
                self._text(f"– {reading}", size=9, indent=0.6)
        if card.columns:
            self._numbers(card)
            self._outcome(card)
        if card.findings:
            self.document.add_heading(say("findings-here"), 3)
            self._findings(card.findings)

    def _formula(self, card: Card) -> None:
        from docx.oxml import parse_xml

        assert card.tree is not None
        self.document.add_paragraph()._p.append(parse_xml(to_office_math(card.tree)))

    def _numbers(self, card: Card) -> None:
        say = self.content.tell
        if card.values:
            self.document.add_heading(say("numbers"), 3)
            headings = [say("variable"), *(period or say("value") for period in card.columns)]
            rows = [(one.name, *one.printed) for one in card.values]
            shares = [max(6.0, 12.0 - 1.5 * len(card.columns)), *(2.0 for _ in card.columns)]
            self._table(headings, rows, shares, _UPRIGHT, range(1, len(headings)))
        if card.steps:
            of = say("calculation-of", period=card.steps_of) if card.steps_of else say("calculation")
            self.document.add_heading(of, 3)
            for step in card.steps:
                self._text(step, indent=0.6)

    def _outcome(self, card: Card) -> None:
        say = self.content.tell
        outcome = [("result", card.result), ("target", card.target), ("achievement", card.achievement)]
        outcome += [("rating", card.rating)]
        paragraph = self.document.add_paragraph()
        for number, (key, text) in enumerate((key, text) for key, text in outcome if text):
            _add_run(paragraph, f"{'     ' if number else ''}{say(key)}: ", colour="4A5766")
            _add_run(paragraph, text, bold=True, size=12, colour=_TONES[card.tone if key == "rating" else "plain"])
        for text in (say("because", reason=card.reason) if card.reason else "", card.doubts):
            if text:
                self._text(text, size=9, colour="713F12")
        if len(card.periods) > 1:
            self._periods(card)

    def _periods(self, card: Card) -> None:
        from ikukit.reporting.writers.word_chart import add_chart

        say = self.content.tell
        self.document.add_heading(say("periods"), 3)
        if card.chart:
            title = say("chart", name=card.name)
            add_chart(self.document, card.periods, title, say("chart-about", values=card.chart_about), card.position)
        keys = ["period", *(["target"] if card.targeted else []), "actual"]
        keys += ["achievement", "rating"] if self.content.scored else []
        rows = [[getattr(row, key) or "–" for key in keys] for row in card.periods]
        numbers = [place for place, key in enumerate(keys) if key not in ("period", "rating")]
        self._table([say(key) for key in keys], rows, [3.0] * len(keys), min(_UPRIGHT, 4.0 * len(keys)), numbers)

    def wanted(self) -> None:
        say = self.content.tell
        if self.content.wanted:
            self.document.add_heading(say("collect"), 1)
            self._text(say("collect-missing" if self.content.measured else "collect-note"), size=9, colour="4A5766")
            rows = [
                (one.name, ", ".join(map(str, one.indicators)), one.data_sources or "–", one.owners or "–")
                for one in self.content.wanted
            ]
            headings = [say(key) for key in ("variable", "used-in", "data-sources", "owners")]
            self._table(headings, rows, [7.0, 2.4, 3.8, 3.8], _UPRIGHT)

    def signatures(self) -> None:
        from docx.shared import Cm

        blocks = self.content.signatures
        if not blocks:
            return
        self._text("")
        columns = max(2, len(blocks))
        table = self.document.add_table(rows=1, cols=columns)
        table.autofit = False
        repeat_heading(table)
        for cell in table.rows[0].cells:
            cell.width = Cm(_UPRIGHT / columns)
        for cell, block in zip(table.rows[0].cells[columns - len(blocks) :], blocks, strict=True):
            name = next((n for n, line in enumerate(block) if line and "" in block[:n]), len(block) - 1)
            for number, line in enumerate(block):
                paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
                paragraph.paragraph_format.keep_with_next = True
                _add_run(paragraph, line or "\n\n\n", bold=number == name)

    def appendix(self) -> None:
        from docx.enum.section import WD_ORIENT, WD_SECTION
        from docx.shared import Cm

        say, content = self.content.tell, self.content
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Cm(29.7), Cm(21.0)
        self.document.add_heading(f"{say('appendix')}: {say('all-findings')}", 1)
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
            self._table([say(key) for key in keys], rows, [1.0, 2.0, 2.2, 7.5, 6.5, 6.5], _ACROSS, size=8)
        else:
            self._text(say("none"))
        self.document.add_heading(f"{say('appendix')}: {say('method')}", 1)
        self._facts(content.method)

    def _text(self, text: str, *, indent: float = 0, align: Any = None, **look: Any) -> None:
        from docx.shared import Cm

        paragraph = self.document.add_paragraph()
        paragraph.alignment = align
        if indent:
            paragraph.paragraph_format.left_indent = Cm(indent)
        _add_run(paragraph, text, **look)

    def _facts(self, facts: Iterable[tuple[str, str]]) -> None:
        for term, text in facts:
            paragraph = self.document.add_paragraph()
            _add_run(paragraph, f"{term}: ", size=9, colour="4A5766")
            _add_run(paragraph, text, size=9)

    def _findings(self, findings: Iterable[Told], named: bool = False) -> None:
        say = self.content.tell
        for one in findings:
            whose = say("indicator-at", number=one.indicator) if one.indicator else say("document")
            paragraph = self.document.add_paragraph()
            _add_run(paragraph, one.word.capitalize(), size=9, bold=True, colour=_SEVERITIES[one.severity])
            where = ", ".join(filter(None, (whose if named else "", one.where)))
            _add_run(paragraph, f" ({where})" if where else "", size=9, colour="4A5766")
            _add_run(paragraph, f": {one.sentence}", size=9)
            if one.excerpt:
                quoted = self.document.add_paragraph()
                quoted.paragraph_format.left_indent = paragraph.paragraph_format.left_indent
                _add_run(quoted, one.before, size=9, italic=True)
                _add_run(quoted, one.marked, size=9, italic=True, bold=True)
                _add_run(quoted, one.after, size=9, italic=True)
            if one.advice:
                self._text(f"{say('advice')}: {one.advice}", size=9, colour="4A5766")

    def _table(
        self,
        headings: Sequence[str],
        rows: Sequence[Sequence[str]],
        shares: Sequence[float],
        room: float,
        numbers: Iterable[int] = (),
        size: float = 9,
    ) -> None:
        """A ruled table as wide as ``room``; ``numbers`` are the columns set to the right."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Cm, Pt

        right = set(numbers)
        table = self.document.add_table(rows=1 + len(rows), cols=len(headings), style="Table Grid")
        table.autofit = False
        widths = [Cm(room * share / sum(shares)) for share in shares]
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        for number, (row, texts) in enumerate(zip(table.rows, (headings, *rows), strict=True)):
            for place, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
                cell.width = widths[place]
                paragraph = cell.paragraphs[0]
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if place in right else None
                paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
                _add_run(paragraph, text, size=size, bold=number == 0)
                if number == 0:
                    shade(cell)
        repeat_heading(table)
        self.document.add_paragraph().paragraph_format.space_after = Pt(0)


def _add_run(
    paragraph: "Paragraph",
    text: str,
    *,
    size: float = 10,
    bold: bool = False,
    italic: bool = False,
    colour: str = "1C2733",
) -> None:
    from docx.shared import Pt, RGBColor

    run = paragraph.add_run()
    run.font.size, run.bold, run.italic = Pt(size), bold or None, italic or None
    run.font.color.rgb = RGBColor.from_string(colour)
    for number, line in enumerate(text.split("\n")):
        if number:
            run.add_break()
        run.add_text(line)
