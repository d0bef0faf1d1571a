"""The border between an indicator and its formula where both run together on one line.

A formula speaks of what its indicator is called after. Of the borders that the looks of the pieces allow, the one is
taken at which the most words of the name come again in the formula.
"""

import re
from collections.abc import Sequence

from attrs import evolve

from ikukit.documents.headings import Field
from ikukit.documents.layouts.alignment import AlignedRow, Alignment
from ikukit.documents.layouts.prices import Gap, Piece
from ikukit.documents.looks import prices_of
from ikukit.documents.vocabulary import CONNECTIVES, FORMULA_OPENINGS, MEASURES, first_word

_SHARED = 0.9
_UNSHARED = 0.3
_PLAIN_OPENING = 1.5
"""What a word of the name is worth that comes again in the formula, what one costs that does not, and what a formula
costs that begins with no word that formulas begin with."""


def sharpen(pieces: Sequence[Piece], alignment: Alignment, fields: Sequence[Field]) -> Alignment:
    """``alignment`` with the border between name and formula moved, in each row that has both next to each other."""
    computed = Field.FORMULA if Field.FORMULA in fields else Field.REASON
    if Field.NAME not in fields or computed not in fields:
        return alignment
    name, formula = fields.index(Field.NAME), fields.index(computed)
    rows = tuple(_sharpened(pieces, row, name, formula) for row in alignment.rows)
    return evolve(alignment, rows=rows)


def _sharpened(pieces: Sequence[Piece], row: AlignedRow, name: int, formula: int) -> AlignedRow:
    left, right = row.cells.get(name), row.cells.get(formula)
    if left is None or right is None or left.end != right.start:
        return row
    inner = [i for i in range(left.start + 1, right.end) if pieces[i].gap in (Gap.SPACE, Gap.INSIDE)]
    texts = [piece.text for piece in pieces]

    def price(border: int) -> float:
        upper, lower = " ".join(texts[left.start : border]), " ".join(texts[border : right.end])
        return prices_of(upper)[Field.NAME] + prices_of(lower)[Field.FORMULA] + _opening(lower) - _kinship(upper, lower)

    border = min([left.end, *inner], key=price)
    cells = row.cells | {name: evolve(left, end=border), formula: evolve(right, start=border)}
    return AlignedRow(cells, row.cut)


def _opening(formula: str) -> float:
    """The price of a formula that does not begin as formulas do."""
    begins = (
        first_word(formula) in MEASURES or formula.casefold().startswith(FORMULA_OPENINGS) or formula[:1] in "([{∑Σ"
    )
    return (
        0.0 if begins or re.match(r"\w{1,8}\s*=|(?:Dalam|Berdasarkan|Untuk|Menggunakan)\b", formula) else _PLAIN_OPENING
    )


def _kinship(name: str, formula: str) -> float:
    spoken = _words(formula)
    return sum(_SHARED if word in spoken else -_UNSHARED for word in _words(name) - MEASURES)


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W\d_]{2,}", text.casefold())) - CONNECTIVES
