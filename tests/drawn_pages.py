"""PDF files drawn for tests: words and rules at given places, with nothing but what the case needs."""

from collections.abc import Sequence
from pathlib import Path

from attrs import define, field

_SIZE = 10
LEADING = 12.0
"""From one line of text to the next, in points."""


@define
class DrawnPage:
    """A page of A4 landscape on which y counts from the top."""

    height: float = 595.0
    width: float = 842.0
    _parts: list[str] = field(factory=list)

    def text(self, x: float, y: float, *lines: str) -> "DrawnPage":
        """``lines`` below each other; the first has its top at ``y``."""
        for number, line in enumerate(lines):
            escaped = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
            base = self.height - y - number * LEADING - 0.8 * _SIZE
            self._parts.append(f"BT /F1 {_SIZE} Tf {x} {base} Td ({escaped}) Tj ET")
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> "DrawnPage":
        """A thin line."""
        self._parts.append(f"0.5 w {x0} {self.height - y0} m {x1} {self.height - y1} l S")
        return self

    def grid(self, columns: Sequence[float], rows: Sequence[float]) -> "DrawnPage":
        """All the rules of a table."""
        for y in rows:
            self.rule(columns[0], y, columns[-1], y)
        for x in columns:
            self.rule(x, rows[0], x, rows[-1])
        return self

    def table(self, columns: Sequence[float], top: float, rows: Sequence[Sequence[str]]) -> float:
        """A ruled table whose cells hold lines; returns where it ends."""
        edges = [top]
        for row in rows:
            for x, text in zip(columns, row, strict=False):
                self.text(x + 4, edges[-1] + 3, *text.split("\n"))
            edges.append(edges[-1] + 6 + LEADING * max(len(text.split("\n")) for text in row))
        self.grid(columns, edges)
        return edges[-1]

    def unruled(self, columns: Sequence[float], top: float, rows: Sequence[Sequence[str]], padding: float) -> float:
        """The same without rules, ``padding`` points between the rows."""
        for row in rows:
            for x, text in zip(columns, row, strict=False):
                self.text(x, top, *text.split("\n"))
            top += padding + LEADING * max(len(text.split("\n")) for text in row)
        return top

    @property
    def content(self) -> str:
        """The page as PDF operators."""
        return "\n".join(self._parts)


def pdf_file(path: Path, *pages: DrawnPage) -> Path:
    """A PDF file with ``pages``."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, page in enumerate(pages):
        box = f"[0 0 {page.width} {page.height}]"
        fonts = "<< /Font << /F1 3 0 R >> >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox {box} /Resources {fonts} /Contents {5 + 2 * number} 0 R >>"
        )
        objects.append(f"<< /Length {len(page.content)} >>\nstream\n{page.content}\nendstream")
    out, places = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n"
    out += f"{end}<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n".encode("latin-1")
    path.write_bytes(out)
    return path
