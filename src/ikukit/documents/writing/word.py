"""DOCX: the official table as offices print it: A4 landscape, ruled, headings repeated on every page, signatures
below."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ikukit.documents.extras import require
from ikukit.documents.form import Form
from ikukit.documents.word import RECORD_PART

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import Table as WordTable
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

_ROOM = 25.7
"""Centimetres between the margins of A4 landscape (2 cm each)."""
_PADDING = 0.45
_LONGEST_WORD = 20
_FONT = "Arial"


def write_word(form: Form, path: Path, mark: str) -> None:
    """Write ``form`` as a DOCX file; ``mark`` goes into a part of its own that Word keeps and does not show."""
    require("docx", "office", path)
    import docx
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    document = docx.Document()
    _set_page(document)
    for line in form.head:
        _fill(document.add_paragraph(), line, bold=True, size=12, align=WD_ALIGN_PARAGRAPH.CENTER)
    if form.head:
        document.add_paragraph()
    _add_table(document, form)
    if form.signatures:
        document.add_paragraph().paragraph_format.space_after = Pt(6)
        _add_signatures(document, form.signatures)
    if mark:
        _attach(document, mark)
    document.save(str(path))


def _set_page(document: "WordDocument") -> None:
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm, Pt

    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21.0)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(1.8)
    style = document.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(10)
    style.paragraph_format.space_after = Pt(0)


def _fill(
    paragraph: "Paragraph", text: str, *, bold: bool, size: float, align: Any = None, underline: bool = False
) -> None:
    """``text`` as one paragraph, its line breaks as line breaks."""
    from docx.shared import Pt

    paragraph.alignment = align
    paragraph.paragraph_format.space_after = Pt(0)
    run = paragraph.add_run()
    run.bold, run.underline, run.font.size, run.font.name = bold or None, underline or None, Pt(size), _FONT
    for number, line in enumerate(text.split("\n")):
        if number:
            run.add_break()
        run.add_text(line)


def _add_table(document: "WordDocument", form: Form) -> None:
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    table = document.add_table(rows=form.height + 1, cols=len(form.columns), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    size = 9 if len(form.columns) <= 9 else 8
    _set_widths(table, form, size)
    grid = [list(row.cells) for row in table.rows]
    for cell, column in zip(grid[0], form.columns, strict=True):
        _fill(cell.paragraphs[0], column.heading, bold=True, size=size, align=WD_ALIGN_PARAGRAPH.CENTER)
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        shade(cell)
    repeat_heading(table)
    for placed in form.cells:
        first = grid[placed.row + 1][placed.column]
        if placed.row_span > 1:
            first = first.merge(grid[placed.row + placed.row_span][placed.column])
        align = WD_ALIGN_PARAGRAPH.CENTER if placed.column == 0 else None
        _fill(first.paragraphs[0], placed.text, bold=False, size=size, align=align)
    for row in grid:
        for cell in row:
            cell.paragraphs[0].paragraph_format.space_before = cell.paragraphs[0].paragraph_format.space_after = Pt(2)


def _set_widths(table: "WordTable", form: Form, size: int) -> None:
    """Each column gets room for its longest words; what is left is shared out by the widths of the form."""
    from docx.shared import Cm

    least = [_PADDING + size * _longest_word(form, index) for index in range(len(form.columns))]
    least = [width * min(1.0, _ROOM / sum(least)) for width in least]
    left = _ROOM - sum(least)
    total = sum(column.width for column in form.columns)
    for index, column in enumerate(form.columns):
        width = Cm(least[index] + left * column.width / total)
        table.columns[index].width = width
        for cell in table.columns[index].cells:
            cell.width = width


def _longest_word(form: Form, index: int) -> float:
    """The longest word of a column in centimetres for each point of letter size; headings are bold capitals."""
    heading = max(map(len, form.columns[index].heading.split()), default=1)
    words = (len(word) for cell in form.cells if cell.column == index for word in cell.text.split())
    return max(0.0285 * heading, 0.0195 * min(_LONGEST_WORD, max(words, default=1)))


def shade(cell: "_Cell", colour: str = "DBE5F1") -> None:
    """Give ``cell`` a background."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:fill"), colour)
    cell._tc.get_or_add_tcPr().append(shading)


def repeat_heading(table: "WordTable") -> None:
    """Headings again on every page; rows are kept whole where a page can hold them."""
    from docx.oxml import OxmlElement

    for number, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if number == 0:
            properties.append(OxmlElement("w:tblHeader"))


def _add_signatures(document: "WordDocument", blocks: Iterable[tuple[str, ...]]) -> None:
    """A table without rules: an empty column that pushes the last block to the right, then one column for each
    official."""
    from docx.shared import Cm

    blocks = tuple(blocks)
    columns = max(2, len(blocks))
    table = document.add_table(rows=1, cols=columns)
    table.autofit = False
    for number, cell in enumerate(table.rows[0].cells):
        first = _ROOM * 0.66 if len(blocks) == 1 else _ROOM / columns
        cell.width = Cm(first if number == 0 else (_ROOM - first) / (columns - 1))
    for cell, block in zip(table.rows[0].cells[columns - len(blocks) :], blocks, strict=True):
        name = next((i for i in range(block.index("") if "" in block else 0, len(block)) if block[i]), -1)
        for number, line in enumerate(block):
            paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
            _fill(paragraph, line, bold=number == name, size=10, underline=number == name)


def _attach(document: "WordDocument", mark: str) -> None:
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    xml = f'<?xml version="1.0" encoding="UTF-8"?><record xmlns="urn:ikukit">{mark}</record>'
    part = Part(PackURI(f"/{RECORD_PART}"), "application/xml", xml.encode("ascii"), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)
