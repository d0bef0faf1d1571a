"""The geometry of a scanned page by OpenCV: upright, flat, and the ruled cells on it. Reads no letters.

Rules are judged by how much of a cell's side they cover, so a broken line still parts two cells and a fraction bar
does not.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from attrs import define, field, frozen

from ikukit.documents.boxes import Box

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Picture = NDArray[np.uint8]

_LARGEST_SKEW = 15.0
"""Degrees. Pages lie straighter on a scanner; larger slopes are parts of drawings."""
_COVERED = 0.5
"""Share of a cell's side that a rule must cover to part it from its neighbour."""


@frozen
class Grid:
    """What was found on a page: the cells of each ruled table, and short rules (fraction bars, underlines)."""

    tables: tuple[tuple[Box, ...], ...]
    bars: tuple[Box, ...]
    broken: bool = False
    """Some cells were no rectangles: their rules could not be followed."""


def straightened(picture: "Picture") -> "Picture":
    """``picture`` turned so that its rules (or lines of text) are level, and a photographed table made rectangular."""
    import cv2

    angle = _skew(picture)
    height, width = picture.shape
    if abs(angle) > 0.05:
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
        picture = _as_picture(
            cv2.warpAffine(picture, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=_paper(picture))
        )
    return _flattened(picture)


def _as_picture(array: Any) -> "Picture":
    import numpy as np

    return np.asarray(array, dtype=np.uint8)


def _paper(picture: "Picture") -> float:
    import numpy as np

    return float(np.percentile(picture, 90))


def _skew(picture: "Picture") -> float:
    """The slope of the long straight lines of the page, in degrees; that of the text where it has none."""
    import cv2
    import numpy as np

    small = cv2.resize(picture, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    ink = cv2.threshold(small, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)[1]
    shortest = small.shape[1] // 6
    lines = cv2.HoughLinesP(ink, 1, np.pi / 1800, 150, minLineLength=shortest, maxLineGap=10)
    slopes = []
    for x0, y0, x1, y1 in lines.reshape(-1, 4).tolist() if lines is not None else ():
        slope = float(np.degrees(np.arctan2(y1 - y0, x1 - x0)))
        if abs(slope) < _LARGEST_SKEW:
            slopes.append(slope)
    return float(np.median(slopes)) if len(slopes) >= 3 else _text_skew(ink)


def _text_skew(ink: Any) -> float:
    """The slope at which the rows of the page are most unlike: lines of text and white between them."""
    import cv2
    import numpy as np

    small = cv2.resize(ink, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    height, width = small.shape

    def contrast(angle: float) -> float:
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
        rows = cv2.warpAffine(small, turn, (width, height)).sum(axis=1, dtype=np.int64)
        return float(np.square(np.diff(rows)).sum())

    return max((step / 4 for step in range(-20, 21)), key=contrast)


def _flattened(picture: "Picture") -> "Picture":
    """A photograph whose largest ruled frame is no rectangle, drawn so that it is one."""
    import cv2
    import numpy as np

    horizontal, vertical = _rule_masks(picture)
    frames, _ = cv2.findContours(cv2.bitwise_or(horizontal, vertical), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    height, width = picture.shape
    frame = max(frames, key=cv2.contourArea, default=None)
    if frame is None or cv2.contourArea(frame) < 0.1 * height * width:
        return picture
    corners = cv2.approxPolyDP(cv2.convexHull(frame), 0.02 * cv2.arcLength(frame, True), True).reshape(-1, 2)
    if len(corners) != 4:
        return picture
    order = np.argsort(corners.sum(axis=1)), np.argsort(np.diff(corners, axis=1).ravel())
    top_left, bottom_right, top_right, bottom_left = (
        corners[i] for i in (order[0][0], order[0][3], order[1][0], order[1][3])
    )
    source = np.array([top_left, top_right, bottom_right, bottom_left], dtype=np.float32)
    left, right = source[[0, 3], 0].mean(), source[[1, 2], 0].mean()
    top, bottom = source[[0, 1], 1].mean(), source[[2, 3], 1].mean()
    target = np.array([[left, top], [right, top], [right, bottom], [left, bottom]], dtype=np.float32)
    if np.abs(source - target).max() < 0.004 * width:
        return picture
    warp = cv2.getPerspectiveTransform(source, target)
    return _as_picture(
        cv2.warpPerspective(picture, warp, (width, height), flags=cv2.INTER_CUBIC, borderValue=_paper(picture))
    )


def _rule_masks(picture: "Picture") -> tuple["Picture", "Picture"]:
    """Where horizontal and vertical rules are: strokes far longer than those of letters, small gaps closed."""
    import cv2
    import numpy as np

    height, width = picture.shape
    ink = cv2.adaptiveThreshold(picture, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 25, 10)
    long, tall = max(40, width // 40), max(40, height // 60)
    wide = cv2.dilate(ink, np.ones((3, 1), np.uint8))
    horizontal = cv2.morphologyEx(wide, cv2.MORPH_OPEN, np.ones((1, long), np.uint8))
    thick = cv2.dilate(ink, np.ones((1, 3), np.uint8))
    vertical = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((tall, 1), np.uint8))
    horizontal = cv2.morphologyEx(horizontal, cv2.MORPH_CLOSE, np.ones((1, long // 2), np.uint8))
    vertical = cv2.morphologyEx(vertical, cv2.MORPH_CLOSE, np.ones((tall // 2, 1), np.uint8))
    return _as_picture(horizontal), _as_picture(vertical)


def find_grid(picture: "Picture") -> Grid:
    """The ruled tables of a straightened page."""
    import cv2
    import numpy as np

    horizontal, vertical = _rule_masks(picture)
    joined = cv2.dilate(cv2.bitwise_or(horizontal, vertical), np.ones((5, 5), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined)
    height, width = picture.shape
    tables: list[tuple[Box, ...]] = []
    bars: list[Box] = []
    broken = False
    for label in range(1, count):
        x, y, w, h = (int(value) for value in stats[label][:4])
        if h < 12 and w > 12:
            bars.append((float(x), float(y), float(x + w), float(y + h)))
        elif w > width / 6 and h > height / 60:
            own = labels[y : y + h, x : x + w] == label
            region = _Region(
                x,
                y,
                np.where(own, horizontal[y : y + h, x : x + w], 0),
                np.where(own, vertical[y : y + h, x : x + w], 0),
            )
            cells, whole = region.cells()
            broken |= not whole
            tables.append(tuple(cells))
    return Grid(tuple(tables), tuple(bars), broken)


@define
class _Region:
    """One connected network of rules; its upper left corner on the page, its horizontal and its vertical rules."""

    x: int
    y: int
    horizontal: Any
    vertical: Any

    def cells(self) -> tuple[list[Box], bool]:
        """The boxes of all cells, and whether each of them was a rectangle."""
        rows = _levels(self.horizontal.any(axis=1), self._is_row_edge)
        columns = _levels(self.vertical.any(axis=0), self._is_column_edge)
        groups = _Groups(len(rows) - 1, len(columns) - 1)
        for r in range(len(rows) - 1):
            for c in range(len(columns) - 1):
                if c + 2 < len(columns) and not self._parted_right(rows[r], rows[r + 1], columns[c + 1]):
                    groups.join((r, c), (r, c + 1))
                if r + 2 < len(rows) and not self._parted_below(columns[c], columns[c + 1], rows[r + 1]):
                    groups.join((r, c), (r + 1, c))
        boxes, whole = groups.rectangles()
        return [
            (
                float(self.x + columns[left]),
                float(self.y + rows[top]),
                float(self.x + columns[right + 1]),
                float(self.y + rows[bottom + 1]),
            )
            for top, left, bottom, right in boxes
        ], whole

    def _is_row_edge(self, level: int) -> bool:
        """A rule counts when it joins two vertical ones; a fraction bar ends free on both sides."""
        import numpy as np

        xs = np.flatnonzero(self.horizontal[max(0, level - 3) : level + 4].any(axis=0))
        return bool(len(xs)) and int(xs[-1]) - int(xs[0]) > 0.05 * self.horizontal.shape[1]

    def _is_column_edge(self, level: int) -> bool:
        import numpy as np

        ys = np.flatnonzero(self.vertical[:, max(0, level - 3) : level + 4].any(axis=1))
        return bool(len(ys)) and int(ys[-1]) - int(ys[0]) > 0.03 * self.vertical.shape[0]

    def _parted_right(self, top: int, bottom: int, column: int) -> bool:
        side = self.vertical[top + 3 : bottom - 2, max(0, column - 6) : column + 7]
        return bool(side.size) and float(side.any(axis=1).mean()) >= _COVERED

    def _parted_below(self, left: int, right: int, row: int) -> bool:
        side = self.horizontal[max(0, row - 6) : row + 7, left + 3 : right - 2]
        return bool(side.size) and float(side.any(axis=0).mean()) >= _COVERED


def _levels(marked: Any, counts: Any) -> list[int]:
    """The middles of the stretches in which a rule was seen, those that ``counts`` holds for, and both ends."""
    import numpy as np

    positions = np.flatnonzero(marked).tolist()
    levels: list[int] = []
    stretch: list[int] = []
    for position in [*positions, 10**9]:
        if stretch and position - stretch[-1] > 6:
            middle = (stretch[0] + stretch[-1]) // 2
            if counts(middle):
                levels.append(middle)
            stretch = []
        stretch.append(position)
    last = len(marked) - 1
    return [0, *(level for level in levels if 12 <= level <= last - 12), last]


@define
class _Groups:
    """Positions of a grid joined into cells."""

    height: int
    width: int
    parents: dict[tuple[int, int], tuple[int, int]] = field(factory=dict)

    def root(self, position: tuple[int, int]) -> tuple[int, int]:
        while position in self.parents:
            position = self.parents[position]
        return position

    def join(self, one: tuple[int, int], other: tuple[int, int]) -> None:
        first, second = sorted((self.root(one), self.root(other)))
        if first != second:
            self.parents[second] = first

    def rectangles(self) -> tuple[list[tuple[int, int, int, int]], bool]:
        """Top, left, bottom, right of each cell; joined positions that make no rectangle are given one by one."""
        members: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for position in ((r, c) for r in range(self.height) for c in range(self.width)):
            members.setdefault(self.root(position), []).append(position)
        boxes: list[tuple[int, int, int, int]] = []
        whole = True
        for positions in members.values():
            box = _bounds(positions)
            if (box[2] - box[0] + 1) * (box[3] - box[1] + 1) == len(positions):
                boxes.append(box)
            else:
                whole = False
                boxes += [(r, c, r, c) for r, c in positions]
        return boxes, whole


def _bounds(positions: Sequence[tuple[int, int]]) -> tuple[int, int, int, int]:
    rows, columns = [r for r, _ in positions], [c for _, c in positions]
    return min(rows), min(columns), max(rows), max(columns)
