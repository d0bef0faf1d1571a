"""Page furniture in a text: page numbers, footers, running titles. Lines that stand between rows without belonging to
any."""

import re
from collections import Counter
from collections.abc import Sequence

from ikukit.documents.table import Line
from ikukit.source import fold

_PAGE_NUMBER = re.compile(
    r"\W*(?:hal(?:aman)?|page|hlm)\W*\d+(?:\s*(?:dari|of|/)\s*\d+)?\W*|\s*[-–]\s*\d{1,3}\s*[-–]\s*|\s*\d{1,3}\s*\|\s*(?:p\s?a\s?g\s?e|halaman).*",
    re.IGNORECASE,
)
_WITH_PAGE_NUMBER = re.compile(
    r"\S.*(?:\s{3,}|\t|\|\s*)(?:hal(?:aman)?|page|hlm)\W{0,3}\d+(?:\s*(?:dari|of|/)\s*\d+)?\s*", re.IGNORECASE
)
_NUMBER_FIRST = re.compile(
    r"\s*(?:hal(?:aman)?|page|hlm)\W{0,3}\d+(?:\s*(?:dari|of|/)\s*\d+)?(?:\s{3,}|\t|\s*\|\s*)\S.*", re.IGNORECASE
)
_ADDRESS = re.compile(r"\s*(?:https?://|www\.)\S+\s*", re.IGNORECASE)


def find_furniture(lines: Sequence[Line]) -> frozenset[int]:
    """Positions of the lines that are page furniture: by their words, or because they close or open page after page."""
    marked = {index for index, line in enumerate(lines) if _is_furniture(line.text)}
    return frozenset(marked | _running_lines(lines))


def _is_furniture(text: str) -> bool:
    if len(text) > 200:
        return False
    return any(form.fullmatch(text) for form in (_PAGE_NUMBER, _WITH_PAGE_NUMBER, _NUMBER_FIRST, _ADDRESS))


def _running_lines(lines: Sequence[Line]) -> set[int]:
    """The first and last two lines of pages that come again, but for digits, on another page."""
    pages: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        if line.place.page is not None and line.text.strip():
            pages.setdefault(line.place.page, []).append(index)
    edges = [{*full[:2], *full[-2:]} for full in pages.values()]
    repeated = Counter(text for edge in edges for text in {_digitless(lines[index].text) for index in edge})
    return {index for edge in edges for index in edge if repeated[_digitless(lines[index].text)] > 1}


def _digitless(text: str) -> str:
    return re.sub(r"\d+", "0", fold(text).casefold())
