"""Letters of a scanned page by rapidocr: words with boxes, doubtful lines read a second time, signs no office uses
taken out.

Its models lie inside the package: nothing is downloaded. Tables are the business of ``scan``.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from ikukit.documents.boxes import Box
from ikukit.documents.glyphs import Word

if TYPE_CHECKING:
    from ikukit.documents.scan_grid import Picture

_SURE = 0.98
"""Confidence below which a line is read a second time, without the specks of the paper."""
_REPLACED = str.maketrans(
    {"ı": "i", "、": ",", "。": ".", "“": '"', "”": '"', "‘": "'", "’": "'", "—": "-", "–": "-", "｜": "|"}
)
_NOISE = re.compile("[·・•∙⋅\u0300-\u036f]")
_GLUED_SUM = re.compile("([∑Σ])(?=[^\\W\\d_])")
_GLUED_NUMBER = re.compile(r"^(\d{1,2}[.)])(?=[^\W\d])")


@frozen
class Reading:
    """One line of letters: its words as read, its box, how sure the engine is (0 to 1), and where its words stand."""

    text: str
    box: Box
    confidence: float
    reaches: tuple[tuple[float, float], ...] = ()
    """From where to where each word reaches, where the engine tells."""

    def words(self) -> Iterator[Word]:
        """The words of the line. Where the engine does not tell where they stand, each gets its share of the box."""
        x0, top, x1, bottom = self.box
        width = (x1 - x0) / max(1, len(self.text))
        found = list(re.finditer(r"\S+", self.text))
        told = self.reaches if len(self.reaches) == len(found) else ()
        for number, word in enumerate(found):
            left, right = told[number] if told else (x0 + word.start() * width, x0 + word.end() * width)
            yield Word(word.group(), left, right, top, bottom)


@lru_cache(maxsize=1)
def _engine() -> Any:
    """The engine; it keeps the settings of a call for the next one, so every call names them all."""
    from rapidocr import RapidOCR

    return RapidOCR(params={"Global.log_level": "critical"})


def recognise_page(picture: "Picture", *, upside_down: bool = True) -> list[Reading]:
    """The lines of letters on a straightened page. ``upside_down``: lines that stand on their heads are read too."""
    found = _engine()(picture, use_det=True, use_cls=upside_down, use_rec=True, return_word_box=True)
    if found.boxes is not None and len(found.boxes) != len(found.txts):  # it loses a box where it finds no words
        found = _engine()(picture, use_det=True, use_cls=upside_down, use_rec=True, return_word_box=False)
    if found.boxes is None or not found.txts:
        return []
    readings = []
    told = len(found.word_results or ()) == len(found.txts)
    words = found.word_results if told else [()] * len(found.txts)
    lines = zip(found.boxes.tolist(), found.txts, found.scores, words, strict=True)
    for corners, text, score, parts in lines:
        x0, top, x1, bottom = _bounds(corners)
        reaches = tuple(_bounds(box)[::2] for _, _, box in parts)
        reading = Reading(cleaned(text), (x0, top, x1, bottom), float(score), reaches)
        readings.append(reading if reading.confidence >= _SURE else _read_again(picture, reading))
    return [reading for reading in readings if reading.text]


def _bounds(corners: Sequence[Sequence[float]]) -> Box:
    xs, ys = [float(x) for x, _ in corners], [float(y) for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _read_again(picture: "Picture", reading: Reading) -> Reading:
    """The better of two readings. One that the other contradicts stays as doubtful as the worse of both."""
    import cv2
    import numpy as np

    other = recognise_part(np.asarray(cv2.medianBlur(picture, 3), dtype=np.uint8), reading.box, 2)
    if other is None or other.confidence <= reading.confidence:
        return reading
    return (
        other
        if other.text == reading.text or other.confidence >= _SURE
        else evolve(other, confidence=reading.confidence)
    )


def recognise_part(picture: "Picture", box: Box, room: int = 0) -> Reading | None:
    """The single line of letters inside ``box``, None where nothing is read. ``room``: pixels added on every side."""
    import cv2

    height, width = picture.shape
    x0, top = max(0, int(box[0]) - room), max(0, int(box[1]) - room)
    x1, bottom = min(width, int(box[2]) + room + 1), min(height, int(box[3]) + room + 1)
    part = picture[top:bottom, x0:x1]
    if min(part.shape) < 6:
        return None
    found = _engine()(
        cv2.cvtColor(part, cv2.COLOR_GRAY2BGR), use_det=False, use_cls=False, use_rec=True, return_word_box=False
    )
    if not found.txts or not found.txts[0].strip():
        return None
    return Reading(cleaned(found.txts[0]), box, float(found.scores[0]))


def cleaned(text: str) -> str:
    """``text`` without accents and middle dots, which the engine makes of specks; full-width signs made plain.

    >>> cleaned("Jumlah désa memılıkı NIB（％）·")
    'Jumlah desa memiliki NIB(%)'
    """
    plain = "".join(_plain(character) for character in text.translate(_REPLACED))
    plain = _GLUED_SUM.sub(r"\1 ", _NOISE.sub(" ", plain))
    return _GLUED_NUMBER.sub(r"\1 ", " ".join(plain.split()))


def _plain(character: str) -> str:
    if "\uff00" <= character <= "\uffef" or character == "\u3000":
        return unicodedata.normalize("NFKC", character)
    decomposed = unicodedata.normalize("NFD", character)
    return decomposed[0] if len(decomposed) > 1 and decomposed[0].isalpha() else character
