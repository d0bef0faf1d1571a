"""Small office files for tests, made of the XML that the case is about and nothing else."""

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEADINGS = ("NO", "SASARAN", "INDIKATOR KINERJA", "FORMULA", "SUMBER DATA")
ROW = ("1", "Meningkatnya mutu", "Persentase desa maju", "Jumlah desa maju / Jumlah desa x 100 %", "Laporan desa")


def zipped(path: Path, parts: Mapping[str, str]) -> Path:
    """A zip file with ``parts``."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return path


def paragraph(content: str, properties: str = "") -> str:
    """A Word paragraph; text is taken as it is, markup too."""
    run = content if content.startswith("<") else f'<w:r><w:t xml:space="preserve">{content}</w:t></w:r>'
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{run}</w:p>"


def cell(content: str, properties: str = "") -> str:
    """A Word cell with one paragraph, or with the paragraphs given."""
    inside = content if content.startswith(("<w:p>", "<w:tbl>")) else paragraph(content)
    return f"<w:tc>{f'<w:tcPr>{properties}</w:tcPr>' if properties else ''}{inside}</w:tc>"


def table(*rows: Sequence[str]) -> str:
    """A Word table; each cell is text or what ``cell`` made."""
    cells = ["".join(c if c.startswith("<w:tc>") else cell(c) for c in row) for row in rows]
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def word_file(path: Path, body: str, *, numbering: str = "", prolog: str = "") -> Path:
    """A DOCX file whose body is ``body``."""
    relation = f'<Relationship Id="n" Type="{_KINDS}/numbering" Target="numbering.xml"/>' if numbering else ""
    parts = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f'<?xml version="1.0"?>{prolog}<w:document xmlns:w="{WORD}" xmlns:m="{MATH}">'
        f"<w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{relation}</Relationships>',
    }
    if numbering:
        parts["word/numbering.xml"] = f'<w:numbering xmlns:w="{WORD}">{numbering}</w:numbering>'
    return zipped(path, parts)


def sheet_file(path: Path, rows: str, *, formats: Sequence[str] = ("General",), after: str = "") -> Path:
    """An XLSX file with one sheet; style number ``i`` has the number format ``formats[i]``."""
    own = "".join(f'<numFmt numFmtId="{200 + i}" formatCode="{code}"/>' for i, code in enumerate(formats))
    styles = "".join(f'<xf numFmtId="{200 + i}"/>' for i in range(len(formats)))
    return zipped(
        path,
        {
            "xl/workbook.xml": f'<workbook xmlns="{_SHEET}" xmlns:r="{_KINDS}"><sheets>'
            '<sheet name="IKU" sheetId="1" r:id="s"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_RELATIONS}">'
            f'<Relationship Id="s" Type="{_KINDS}/worksheet" Target="worksheets/sheet1.xml"/>'
            f'<Relationship Id="y" Type="{_KINDS}/styles" Target="styles.xml"/></Relationships>',
            "xl/styles.xml": f'<styleSheet xmlns="{_SHEET}"><numFmts>{own}</numFmts>'
            f"<cellXfs>{styles}</cellXfs></styleSheet>",
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_SHEET}"><sheetData>{rows}</sheetData>{after}</worksheet>',
        },
    )


def sheet_row(number: int, *cells: str) -> str:
    """A row of a sheet: each cell is text, or ready markup beginning with ``<c``."""
    made = [
        text if text.startswith("<c") else f'<c r="{chr(65 + i)}{number}" t="inlineStr"><is><t>{text}</t></is></c>'
        for i, text in enumerate(cells)
    ]
    return f'<row r="{number}">{"".join(made)}</row>'
