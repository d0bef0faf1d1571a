"""A bar chart as Word draws it itself: a part of the file with its numbers, sharp at any size, with words beside it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from ikukit.reporting.cards import PeriodRow

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PLACED = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_SIZE = (5_400_000, 2_160_000)
"""English Metric Units: 15 by 6 centimetres."""


def add_chart(document: "WordDocument", rows: Sequence[PeriodRow], title: str, about: str, number: int) -> None:
    """A chart of ``rows`` as a paragraph of its own; ``about`` is what a screen reader tells of it."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml import parse_xml

    package = document.part.package
    part = Part(PackURI(f"/word/charts/chart{number}.xml"), _TYPE, _chart(rows).encode("utf-8"), package)
    identity = document.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    width, height = _SIZE
    drawing = parse_xml(
        f'<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:wp="{_PLACED}"'
        f' xmlns:a="{_DRAWING}"><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}"'
        f' cy="{height}"/><wp:docPr id="{1000 + number}" name="chart {number}" title={quoteattr(title)}'
        f" descr={quoteattr(about)}/>"
        f'<a:graphic><a:graphicData uri="{_CHART}"><c:chart xmlns:c="{_CHART}" xmlns:r="{_OFFICE}"'
        f' r:id="{identity}"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
    )
    document.add_paragraph().add_run()._r.append(drawing)


def _chart(rows: Sequence[PeriodRow]) -> str:
    names = "".join(f'<c:pt idx="{n}"><c:v>{escape(row.period)}</c:v></c:pt>' for n, row in enumerate(rows))
    known = [(n, row) for n, row in enumerate(rows) if row.value is not None]
    values = "".join(f'<c:pt idx="{n}"><c:v>{float(row.value or 0)!r}</c:v></c:pt>' for n, row in known)
    labels = "".join(
        f'<c:dLbl><c:idx val="{n}"/><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>{escape(row.actual)}</a:t></a:r></a:p>'
        f'</c:rich></c:tx><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
        f'<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbl>'
        for n, row in known
    )
    floor = "" if any(row.value is not None and row.value < 0 for row in rows) else '<c:min val="0"/>'
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<c:chartSpace xmlns:c="{_CHART}" xmlns:a="{_DRAWING}"><c:roundedCorners val="0"/><c:chart>'
        '<c:autoTitleDeleted val="1"/><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/>'
        '<c:grouping val="clustered"/><c:varyColors val="0"/><c:ser><c:idx val="0"/><c:order val="0"/>'
        '<c:spPr><a:solidFill><a:srgbClr val="2F6DB5"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>'
        f'<c:dLbls>{labels}<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
        '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
        f'<c:cat><c:strLit><c:ptCount val="{len(rows)}"/>{names}</c:strLit></c:cat>'
        f'<c:val><c:numLit><c:formatCode>General</c:formatCode><c:ptCount val="{len(rows)}"/>{values}</c:numLit>'
        "</c:val>"
        '</c:ser><c:gapWidth val="80"/><c:axId val="1"/><c:axId val="2"/></c:barChart>'
        '<c:catAx><c:axId val="1"/><c:scaling/><c:delete val="0"/><c:axPos val="b"/><c:crossAx val="2"/></c:catAx>'
        f'<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>{floor}</c:scaling><c:delete val="1"/>'
        '<c:axPos val="l"/><c:crossAx val="1"/></c:valAx>'
        '</c:plotArea><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>'
    )
