"""What Word reports are put together from: the page, paragraphs, facts, ruled tables that repeat their headings."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph

FONT = "Arial"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TWIPS = 1440 / 2.54
"""Word's unit of length in a centimetre."""
UPRIGHT, ACROSS = 17.0, 25.7
"""Centimetres between the margins (2 cm each)."""
TONES = {"good": "14532D", "fair": "713F12", "bad": "8A1C1C", "plain": "1C2733"}


def set_up(document: "WordDocument", title: str, lang: str) -> None:
    """A4 upright, the styles, the page number below, the title and language of the file."""
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)
    for name, size, before in (("Normal", 10, 0), ("Heading 1", 14, 18), ("Heading 2", 12, 16), ("Heading 3", 10, 10)):
        style = document.styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FONT)
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            style.element.rPr.rFonts.attrib.pop(qn(theme), None)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(4)
        if name != "Normal":
            style.font.color.rgb = RGBColor.from_string("14457A")
            style.font.bold = True
    properties = document.core_properties
    properties.title, properties.author, properties.comments = title[:250], "", ""
    properties.language = "id-ID" if lang == "id" else "en"
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


def add_text(document: "WordDocument", text: str, *, indent: float = 0, align: Any = None, **look: Any) -> None:
    """A paragraph; ``indent`` in centimetres, ``look`` as ``add_run`` takes it."""
    from docx.shared import Cm

    paragraph = document.add_paragraph()
    paragraph.alignment = align
    if indent:
        paragraph.paragraph_format.left_indent = Cm(indent)
    add_run(paragraph, text, **look)


def add_facts(document: "WordDocument", facts: Iterable[tuple[str, str]]) -> None:
    """A line for each term and its text."""
    for term, text in facts:
        paragraph = document.add_paragraph()
        add_run(paragraph, f"{term}: ", size=9, colour="4A5766")
        add_run(paragraph, text, size=9)


def add_heading(document: "WordDocument", text: str, level: int) -> None:
    """A heading. By the name of its style: python-docx looks through all styles for each paragraph."""
    paragraph = document.add_paragraph(text)
    paragraph._p.style = f"Heading{level}"


def add_table(
    document: "WordDocument",
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    shares: Sequence[float],
    room: float,
    numbers: Iterable[int] = (),
    size: float = 9,
    tones: Sequence[Sequence[str]] = (),
) -> None:
    """A ruled table as wide as ``room``; ``numbers`` are the columns set to the right, ``tones`` colour its cells.

    Written as one piece of XML: put together cell by cell, long tables take a hundred times as long.
    """
    from docx.oxml import parse_xml

    right = set(numbers)
    widths = [round(room * share / sum(shares) * _TWIPS) for share in shares]
    lines = [_row(headings, widths, right, ["plain"] * len(headings), size, heading=True)]
    for number, row in enumerate(rows):
        lines.append(_row(row, widths, right, tones[number] if tones else ["plain"] * len(row), size))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    look = '<w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/><w:tblLayout w:type="fixed"/>'
    table = f'<w:tbl xmlns:w="{_WORD}"><w:tblPr>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(lines)}</w:tbl>'
    document.element.body[-1].addprevious(parse_xml(table))
    document.add_paragraph()


def _row(
    texts: Sequence[str],
    widths: Sequence[int],
    right: set[int],
    tones: Sequence[str],
    size: float,
    heading: bool = False,
) -> str:
    """A row that no page break cuts; headings are repeated on every page."""
    cells = []
    for place, (text, tone) in enumerate(zip(texts, tones, strict=True)):
        shade = '<w:shd w:val="clear" w:color="auto" w:fill="DBE5F1"/>' if heading else ""
        side = '<w:jc w:val="right"/>' if place in right else ""
        run = _run(text, size=size, bold=heading or tone != "plain", colour=TONES[tone])
        cells.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{widths[place]}" w:type="dxa"/>{shade}</w:tcPr><w:p><w:pPr>'
            f'<w:spacing w:before="40" w:after="40"/>{side}</w:pPr>{run}</w:p></w:tc>'
        )
    repeated = "<w:tblHeader/>" if heading else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{''.join(cells)}</w:tr>"


def add_run(paragraph: "Paragraph", text: str, **look: Any) -> None:
    """``text`` at the end of ``paragraph``, its line breaks as line breaks; ``look``: size, bold, italic, colour."""
    from docx.oxml import parse_xml

    run = _run(text, **look)
    paragraph._p.append(parse_xml(run.replace("<w:r>", f'<w:r xmlns:w="{_WORD}">', 1)))


def _run(text: str, *, size: float = 10, bold: bool = False, italic: bool = False, colour: str = TONES["plain"]) -> str:
    points = round(2 * size)
    look = f"{'<w:b/>' if bold else ''}{'<w:i/>' if italic else ''}"
    look += f'<w:color w:val="{colour}"/><w:sz w:val="{points}"/><w:szCs w:val="{points}"/>'
    lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return f"<w:r><w:rPr>{look}</w:rPr>{'<w:br/>'.join(lines)}</w:r>"
