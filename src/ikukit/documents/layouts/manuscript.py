"""A text as lines, and what every layout asks of them: which are page furniture, which belong to signatures, which
hang together."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from attrs import field, frozen

from ikukit.documents.layouts.furniture import find_furniture
from ikukit.documents.layouts.prices import Gap
from ikukit.documents.lines import is_blank, trim
from ikukit.documents.signature import find_signatures
from ikukit.documents.table import Line


@frozen
class Block:
    """Lines between blank lines, their positions in the text, and the gap before them; ``fenced``: a signature stands
    in between."""

    lines: tuple[Line, ...]
    positions: tuple[int, ...]
    gap: Gap
    fenced: bool

    @property
    def text(self) -> str:
        """Its words, a line each."""
        return "\n".join(line.text for line in self.lines)


@frozen(slots=False, eq=False)
class Manuscript:
    """The lines of a text; the rest is found when first asked for, and once."""

    lines: Sequence[Line] = field(repr=False)

    @cached_property
    def furniture(self) -> frozenset[int]:
        """Positions of page numbers, footers and running titles."""
        return find_furniture(self.lines)

    @cached_property
    def signed(self) -> frozenset[int]:
        """Positions of the lines of signature blocks."""
        return find_signatures(self.lines).used

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The text cut at blank lines, page ends, furniture and signatures; the last two left out."""
        return tuple(self._blocks())

    def _blocks(self) -> Iterator[Block]:
        held: list[int] = []
        gap, next_gap, fenced, page = Gap.BLANK, Gap.BLANK, False, None
        for index, line in enumerate(self.lines):
            turned = page is not None and line.place.page != page
            out = index in self.furniture or index in self.signed
            if (is_blank(line) or out or turned) and held:
                yield self._block(held, gap, fenced)
                held, next_gap, fenced = [], Gap.BLANK, False
            next_gap = Gap.PAGE if turned or index in self.furniture else next_gap
            fenced = fenced or index in self.signed
            page = line.place.page
            if not is_blank(line) and not out:
                gap = gap if held else next_gap
                held.append(index)
        if held:
            yield self._block(held, gap, fenced)

    def _block(self, held: Sequence[int], gap: Gap, fenced: bool) -> Block:
        return Block(tuple(trim(self.lines[i]) for i in held), tuple(held), gap, fenced)
