"""Scans and photographs of documents: pictures, and PDF pages without a text layer. Needs the extra ``ocr``.

Brings together the geometry (``scan_grid``) and the letters (``recognition``) of a page; ``pages`` makes content of
them. What a scan makes doubtful is reported: letters read with little confidence, ink that gave no letters, operators
between words.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from ikukit.documents.boxes import Box, BoxedCell, BoxedTable, bars_of, middle_of, share_out, tables_of
from ikukit.documents.computing import looks_computed
from ikukit.documents.extras import require
from ikukit.documents.glyphs import lines_of
from ikukit.documents.pages import Page, content_of
from ikukit.documents.recognition import Reading, recognise_page, recognise_part
from ikukit.documents.scan_grid import find_grid, straightened
from ikukit.documents.table import Content
from ikukit.errors import DocumentError
from ikukit.finding import Finding, Place, finding

if TYPE_CHECKING:
    from PIL.Image import Image

    from ikukit.documents.scan_grid import Picture

_PACKAGES = ("rapidocr", "onnxruntime", "cv2")
_MOST_PIXELS = 80_000_000
"""A3 at 400 dpi has 31 million; decoding much larger pictures only fills the memory."""
_MOST_PAGES = 50
"""Pages of pictures that are recognised in one file: some seconds each."""
_RESOLUTION = 200
"""Dots per inch at which pages of a PDF are drawn: smaller letters are lost, larger pictures only take time."""
_LEAST_WIDTH, _LARGEST_SIDE = 1200, 4200
_DOUBTFUL = 0.85
_LEAST_CONFIDENCE = 0.5
_GLUED = re.compile(r"[^\W\d_]{3,}[+*=×÷:][^\W\d_]{3,}|(?<![^\W\d_])(?P<a>[^\W\d_]{4,})[-/](?!(?P=a))[^\W\d_]{4,}")


def can_recognise() -> bool:
    """Whether the extra ``ocr`` is installed."""
    return all(find_spec(package) for package in _PACKAGES)


def read_scan(path: Path) -> Content:
    """The content of the picture at ``path`` (PNG, JPG, TIFF, several pages too).

    Raises ``DocumentError`` when the extra ``ocr`` is missing or the file is no picture.
    """
    _require_ocr(path)
    return _content(_pictures(path), path.name)


def scanned_pages(path: Path, numbers: Sequence[int]) -> tuple[list[Page], list[Finding]]:
    """The pages of the PDF at ``path`` with these ``numbers`` (from 1), recognised, and what was doubtful on them."""
    _require_ocr(path)
    if len(numbers) > _MOST_PAGES:
        raise DocumentError("too-many-scans", path.name, count=len(numbers))
    pages, findings = [], []
    for number, image in zip(numbers, _drawn(path, numbers), strict=True):
        page, noticed = _recognised(_prepared(image, path), number, path.name)
        pages.append(page)
        findings += noticed
    return pages, findings


def _require_ocr(path: Path) -> None:
    for package in _PACKAGES:
        require(package, "ocr", path)


def _content(images: Iterator["Image"], file: str) -> Content:
    pages: list[Page] = []
    findings: list[Finding] = []
    for number, image in enumerate(images, 1):
        page, noticed = _recognised(_prepared(image, Path(file)), number, file)
        pages.append(page)
        findings += noticed
    return content_of(pages, file, findings)


def _pictures(path: Path) -> Iterator["Image"]:
    from PIL import Image, ImageSequence, UnidentifiedImageError

    try:
        with Image.open(path) as image:
            for number, frame in enumerate(ImageSequence.Iterator(image)):
                _refuse_huge(frame, path)
                if number >= _MOST_PAGES:
                    return
                yield frame
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise DocumentError("image-damaged", path.name) from error


def _refuse_huge(image: "Image", path: Path) -> None:
    if image.width * image.height > _MOST_PIXELS:
        raise DocumentError("image-too-large", path.name)


def _drawn(path: Path, numbers: Iterable[int]) -> Iterator["Image"]:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        for number in numbers:
            page = document[number - 1]
            longest = max(page.get_width(), page.get_height()) * _RESOLUTION / 72
            yield page.render(scale=_RESOLUTION / 72 * min(1.0, _LARGEST_SIDE / longest)).to_pil()
            page.close()


def _prepared(image: "Image", path: Path) -> "Picture":
    """Grey, right side up, of a size that letters can be read at."""
    import cv2
    import numpy as np
    from PIL import ImageOps

    _refuse_huge(image, path)
    upright = ImageOps.exif_transpose(image)
    if upright.mode in ("RGBA", "LA", "P"):
        upright = upright.convert("RGBA")
        upright.paste((255, 255, 255), mask=upright.getchannel("A").point(lambda alpha: 255 - alpha))
    picture = np.asarray(upright.convert("L"), dtype=np.uint8)
    height, width = picture.shape
    factor = min(max(1.0, _LEAST_WIDTH / width), _LARGEST_SIDE / max(height, width))
    if factor != 1.0:
        picture = np.asarray(
            cv2.resize(picture, None, fx=factor, fy=factor, interpolation=cv2.INTER_CUBIC), dtype=np.uint8
        )
    return picture


def _recognised(picture: "Picture", number: int, file: str) -> tuple[Page, list[Finding]]:
    picture = straightened(picture)
    readings = recognise_page(picture)
    if _lies_on_its_side(readings):
        picture, readings = _stood_up(picture)
    grid = find_grid(picture)
    tables = _apart([table for cells in grid.tables if (table := tables_of(cells, 6.0)) is not None])
    readings = list(_parted(readings, tables, picture))
    in_cells, outside = share_out([word for reading in readings for word in reading.words()], tables, middle_of)
    for cell, words in in_cells:
        cell.words = words
    found = [(cell, reading) for cell in _inked(picture, tables) if (reading := _read_cell(picture, cell)) is not None]
    for cell, reading in found:
        cell.words = list(reading.words())
    words = [*outside, *(word for table in tables for cell in table.cells for word in cell.words)]
    for cell, bars in share_out(bars_of(grid.bars, tables, words), tables, middle_of)[0]:
        if not any(set(word.text) <= set("-_—–=") for word in cell.words):
            cell.words += bars
    for table in tables:
        table.page = number
        for cell in table.cells:
            cell.lines = lines_of(cell.words)
    tables = [table for table in tables if any(cell.words for cell in table.cells)]
    page = Page(number, float(picture.shape[0]), tables, lines_of(outside), scanned=True)
    place = Place(file=file, page=number)
    noticed = [*_doubts([*readings, *(reading for _, reading in found)], place), *_glued(tables, place)]
    if grid.broken:
        noticed.append(finding("layout-uncertain", place=place, columns="garis tabel terputus"))
    return page, noticed


def _stood_up(picture: "Picture") -> tuple["Picture", list[Reading]]:
    """The page turned by a quarter to the side on which its letters can be read, and what they say."""
    turned = [straightened(side.copy()) for side in (picture.T[::-1], picture.T[:, ::-1])]
    read = [(side, recognise_page(side, upside_down=False)) for side in turned]
    return max(read, key=lambda pair: sum(reading.confidence * len(reading.text) for reading in pair[1]))


def _lies_on_its_side(readings: Sequence[Reading]) -> bool:
    long = [reading.box for reading in readings if len(reading.text) > 3]
    return 2 * sum(bottom - top > 1.5 * (x1 - x0) for x0, top, x1, bottom in long) > len(long) > 0


def _apart(tables: Sequence[BoxedTable]) -> list[BoxedTable]:
    """Tables that do not overlap; of two that do the one with more cells, for shadows and page edges make large
    boxes."""
    kept: list[BoxedTable] = []
    for table in sorted(tables, key=lambda table: -len(table.cells)):
        x0, top, x1, bottom = table.box
        if all(
            x1 <= other.box[0] or other.box[2] <= x0 or bottom <= other.box[1] or other.box[3] <= top for other in kept
        ):
            kept.append(table)
    return sorted(kept, key=lambda table: table.box[1])


def _parted(readings: Iterable[Reading], tables: Sequence[BoxedTable], picture: "Picture") -> Iterator[Reading]:
    """``readings``, those that run over a vertical rule read again on each side of it."""
    for reading in readings:
        sides = _sides(reading.box, tables)
        if len(sides) < 2:
            yield reading
        else:
            yield from (part for side in sides if (part := recognise_part(picture, side)) is not None)


def _sides(box: Box, tables: Sequence[BoxedTable]) -> list[Box]:
    """The parts of ``box`` in the cells that it reaches into by more than the width of a letter."""
    x0, top, x1, bottom = box
    middle, letter = (top + bottom) / 2, 0.6 * (bottom - top)
    reached = []
    for table in tables:
        for cell in table.cells:
            left, upper, right, lower = cell.box
            if upper < middle < lower and min(x1, right) - max(x0, left) > letter:
                reached.append((max(x0, left + 4), top, min(x1, right - 4), bottom))
    return sorted(reached)


def _inked(picture: "Picture", tables: Sequence[BoxedTable]) -> Iterator[BoxedCell]:
    """Cells in which nothing was read although there is ink: lone digits, dashes, percent signs are passed over."""
    import numpy as np

    for table in tables:
        for cell in table.cells:
            x0, top, x1, bottom = (int(edge) for edge in cell.box)
            inside = picture[top + 8 : bottom - 7, x0 + 8 : x1 - 7]
            if not cell.words and inside.size and int(np.count_nonzero(inside < 110)) > 25:
                yield cell


def _read_cell(picture: "Picture", cell: BoxedCell) -> Reading | None:
    """The little that stands in a cell, read by itself."""
    import numpy as np

    x0, top, x1, bottom = (int(edge) for edge in cell.box)
    inside = picture[top + 8 : bottom - 7, x0 + 8 : x1 - 7]
    rows, columns = np.flatnonzero((inside < 110).any(axis=1)), np.flatnonzero((inside < 110).any(axis=0))
    tight = (x0 + 8 + int(columns[0]), top + 8 + int(rows[0]), x0 + 9 + int(columns[-1]), top + 9 + int(rows[-1]))
    wide, high = tight[2] - tight[0], tight[3] - tight[1]
    box = (float(tight[0]), float(tight[1]), float(tight[2]), float(tight[3]))
    if high <= 6 < wide < 40:
        return Reading("-", box, 0.9)
    reading = recognise_part(picture, box, 8)
    return reading if reading is not None and reading.confidence >= _LEAST_CONFIDENCE else Reading("?", box, 0.0)


def _doubts(readings: Iterable[Reading], place: Place) -> Iterator[Finding]:
    for reading in readings:
        if reading.confidence < _DOUBTFUL:
            yield finding("scan-doubtful", place=place, words=reading.text, confidence=round(100 * reading.confidence))


def _glued(tables: Iterable[BoxedTable], place: Place) -> Iterator[Finding]:
    """Operators glued between the words of a formula: recognition loses and changes such signs more than any other."""
    for table in tables:
        for cell in table.cells:
            text = " ".join(line.text for line in cell.lines)
            for found in _GLUED.finditer(text) if looks_computed(text) else ():
                yield finding("operator-glued", place=place, words=found.group())
