"""DOCX: offices side by side, across the page."""

from pathlib import Path

from ikukit.documents.extras import require
from ikukit.reporting.booklet import Booklet
from ikukit.reporting.writers.word_pieces import ACROSS, add_facts, add_heading, add_table, add_text, set_up


def write_booklet(booklet: Booklet, path: Path) -> None:
    """Write ``booklet`` as a DOCX file. Raises ``DocumentError`` when python-docx is not installed."""
    require("docx", "office", path)
    import docx
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm

    document = docx.Document()
    set_up(document, booklet.title, booklet.lang)
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21.0)
    add_text(document, booklet.label.upper(), size=9, colour="4A5766")
    add_text(document, booklet.title, size=16, bold=True)
    add_facts(document, booklet.facts)
    tiles = ((tile.label, " ".join(filter(None, (tile.figure, tile.note)))) for tile in booklet.tiles)
    add_facts(document, tiles)
    for part in booklet.sections:
        add_heading(document, part.title, 1)
        for note in part.notes:
            add_text(document, note, size=9, colour="4A5766")
            document.paragraphs[-1].paragraph_format.keep_with_next = True
        if part.table:
            rows = [[box.text for box in row] for row in part.table.rows]
            tones = [[box.tone for box in row] for row in part.table.rows]
            add_table(
                document, part.table.headings, rows, part.table.shares, ACROSS, part.table.numbers, size=8, tones=tones
            )
    add_heading(document, booklet.tell("method"), 1)
    add_facts(document, booklet.method)
    document.save(str(path))
