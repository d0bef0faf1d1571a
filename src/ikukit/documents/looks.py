"""What a text looks like, and how badly that suits each column: evidence for layouts that lost their grid.

Told from the words alone. Costs are small numbers: 0 for a text made for the column, 3 for one that tells nothing, 8
and more for one that hardly belongs there. ``alignment`` adds them up.
"""

import enum
import re
from collections.abc import Mapping
from functools import lru_cache

from attrs import frozen

from ikukit.documents.computing import looks_computed
from ikukit.documents.headings import Field
from ikukit.documents.values import consolidation_of, direction_of
from ikukit.documents.vocabulary import (
    CONNECTIVES,
    FORMULA_OPENINGS,
    MEASURES,
    RECORD_OPENINGS,
    UNIT_OPENINGS,
    UNITS,
    first_word,
    names_post,
    word_set,
)
from ikukit.source import fold


class Look(enum.Enum):
    """The kinds of text that cells hold, most telling first."""

    NUMBER = "number"
    """``1``, ``2.``, ``(3)``, ``1.2``."""
    AMOUNT = "amount"
    """``95``, ``82,10``, ``100 %``, ``2 hari``, ``80-90``, ``BB``."""
    EMPTY = "empty"
    """A dash for nothing."""
    CHOICE = "choice"
    """*Maximize*, *Kumulatif*."""
    UNIT = "unit"
    COMPUTED = "computed"
    """Computes something and begins as formulas do: *Jumlah ...*, *(A + B) ...*, *Persentase ... =*."""
    COMPUTING = "computing"
    """Computes something but begins otherwise."""
    AIM = "aim"
    """*Meningkatnya ...*, *Program ...*."""
    POST = "post"
    OFFICE = "office"
    RECORD = "record"
    """*Laporan ...*, *Buku register ...*."""
    COUNT = "count"
    """*Jumlah ...*: a formula without operator as often as an indicator."""
    MEASURE = "measure"
    """*Persentase ...*, *Nilai ...*."""
    WORD = "word"
    PHRASE = "phrase"
    PROSE = "prose"
    """Nine words or more."""


_TABLE = """
          number objective name formula sources owners unit definition reason direction target extra
number         0        15   15      12      12     12   12         12     12        12      1     3
amount        12        15   14      10      10     12    9         11     11        11      0     2
empty          5         5    7       4       2      2    2          2      2         1      1     0
choice        20         8    8       8       6      7    5          7      7         0      6     2
unit          20         8    6       6       4      6    0          7      7         6      4     2
computed      25        10    8       0      11     13   16          5      3        14     14     6
computing     25         9    8     1.5      11     13   16        4.5      3        14     14     6
aim           20         0    5       7       8      9   14          4      4        12     14     5
post          20         9    9       8     1.5      0   10          8      8        12     12     4
office        20         6    7       7       1    0.5    9          6      6        12     12     3
record        20         6    5       4       0      5    9          4      5        12     12     3
count         20         7    1       1       6      9   10          4      5        12     12     5
measure       20         6    0       3       5      8   10          3      5        12     12     5
word          20         6    6       6     2.5      4    3          6      6         6      6   1.5
phrase        20       2.5  2.5     3.5       2      3    7          3    3.5         9      9     2
prose         20         4  3.5       2       5      7   16        0.5      1        14     14     3
"""
"""How badly a text of a look (row) suits a column. Weighed on the labelled documents and on generated ones, rounded.
Consolidations look as directions do, baselines as targets."""


def _read_table(text: str) -> Mapping[Look, Mapping[Field, float]]:
    heads, *rows = (line.split() for line in text.strip().splitlines())
    columns = [Field[head.upper()] for head in heads]
    read = {Look(look): dict(zip(columns, map(float, costs), strict=True)) for look, *costs in rows}
    for costs in read.values():
        costs |= {Field.CONSOLIDATION: costs[Field.DIRECTION], Field.BASELINE: costs[Field.TARGET]}
    return read


_COSTS = _read_table(_TABLE)
_NUMBER = re.compile(r"[(\[]?(?:\d{1,3}|[IVX]{1,4}|[A-Za-z])[.)\]]*|\d{1,2}(?:\.\d{1,2}){1,3}\.?")
_AMOUNT = re.compile(
    r"[≥≤<>±~]?\s*(?:Rp\.?\s*)?\d[\d.,]*\s*(?:[-–]\s*\d[\d.,]*\s*)?(?:%|[A-Za-z]+)?"
    r"|AA|A|BB|B|CC|C|D|WTP|WDP|(?:Sangat |Cukup )?(?:Baik|Tinggi)"
)
_SYMBOL_FIRST = re.compile(r"[(∑Σ\[{]|\w{1,8}\s*[=/:+*×]")
_AIMS = word_set("program kegiatan subkegiatan meningkatkan mewujudkan mengoptimalkan terwujud")
_FULL_POST = re.compile(r"(?<![\d][.)])\s(?:Kasi|Kasie|Kasubb?ag|Sekcam|Sekretaris Kecamatan)\b")
_AIM_INSIDE = re.compile(r"\s(?:Me\w+nya|Ter\w+nya|Optimalnya)\b")
_COUNT_INSIDE = re.compile(r"[^\W\d] (?:Jumlah|∑) ")
_SENTENCE_INSIDE = re.compile(
    r"[^\s.]\s(?:Dalam|Berdasarkan|Untuk|Dengan|Menggunakan|Dihitung|Diperoleh|Merupakan"
    r"|(?:selisih|perbandingan) antara)\s"
)
_DANGLING_MARKER = re.compile(r"[^\s=x×*/+:-]\s+\d{1,2}[.)]$")
_INNER_WORD = re.compile(r"(?P<before>[^\s(+*/:×=-]+)\s(?P<word>%|[A-Z]\w+)(?=\s)")


def look_of(text: str) -> Look:
    """The kind of text that ``text`` is.

    >>> [look_of(text).value for text in ("1.", "Meningkatnya tertib desa", "Kasi PMD", "A / B x 100 %", "82,10")]
    ['number', 'aim', 'post', 'computed', 'amount']
    """
    text = fold(text)
    if _NUMBER.fullmatch(text):
        return Look.NUMBER
    if text in ("-", "–", "—", "--"):
        return Look.EMPTY
    words = len(text.split())
    if words <= 4 and (_AMOUNT.fullmatch(text) or direction_of(text) or consolidation_of(text)):
        return Look.AMOUNT if _AMOUNT.fullmatch(text) else Look.CHOICE
    first = first_word(text)
    if words <= 2 and all(word.strip("().,") in UNITS for word in re.split(r"[\s/]+", text.casefold())):
        return Look.UNIT
    if looks_computed(text):
        opens = first in MEASURES or text.casefold().startswith(FORMULA_OPENINGS) or bool(_SYMBOL_FIRST.match(text))
        return Look.COMPUTED if opens else Look.COMPUTING
    return _by_opening(text, first) or (Look.WORD if words == 1 else Look.PROSE if words > 8 else Look.PHRASE)


def _by_opening(text: str, first: str) -> Look | None:
    opens_aim = first in _AIMS or (
        first.endswith("nya") and len(first) > 7 and first != "banyaknya" and text[0].isupper()
    )
    if opens_aim and len(text.split()) > 1:
        return Look.AIM
    if names_post(text):
        return Look.POST
    if first in ("jumlah", "jml", "banyaknya", "total"):
        return Look.COUNT
    if first in MEASURES:
        return Look.MEASURE
    if first in UNIT_OPENINGS:
        return Look.OFFICE
    return Look.RECORD if first in RECORD_OPENINGS else None


def costs_of(text: str) -> Mapping[Field, float]:
    """How badly ``text`` suits each column by what it looks like."""
    return _COSTS[look_of(text)]


@lru_cache(maxsize=4096)
def prices_of(text: str) -> Mapping[Field, float]:
    """How badly ``text`` suits each column: by what it looks like, and by words inside it that open other columns."""
    inside = _Inside.of(text)
    return {field: cost + inside.price(field) for field, cost in costs_of(text).items()}


@frozen
class _Inside:
    """What in a text looks like several cells run together."""

    posts: int
    aims: int
    counts: int
    counts_on_line: int
    """*Jumlah* after a word on the same line: on a line of its own it is the lower half of a stacked fraction."""
    sentences: int
    measures: int
    records: int
    dangling: bool
    """Ends in the number of a list that goes on elsewhere."""

    @classmethod
    def of(cls, text: str) -> "_Inside":
        flat = fold(text)
        inner = [
            match["word"].casefold()
            for match in _INNER_WORD.finditer(flat)
            if match["before"].casefold() not in _GOES_ON_AFTER
        ]
        return cls(
            posts=len(_FULL_POST.findall(flat)),
            aims=len(_AIM_INSIDE.findall(flat)),
            counts=len(_COUNT_INSIDE.findall(flat)),
            counts_on_line=len(_COUNT_INSIDE.findall(text)),
            sentences=len(_SENTENCE_INSIDE.findall(flat)),
            measures=sum(word in MEASURES for word in inner),
            records=sum(word in RECORD_OPENINGS for word in inner),
            dangling=bool(_DANGLING_MARKER.search(flat)),
        )

    def price(self, field: Field) -> float:
        """How much dearer that makes the text for a column that holds ``field``."""
        cost = 3.5 * self.posts + 3.0 * self.dangling
        match field:
            case Field.DEFINITION:
                return cost
            case Field.FORMULA:
                return cost + 4 * self.aims + 3 * self.counts_on_line + 1.5 * self.records
            case Field.NAME | Field.OBJECTIVE:
                return cost + 4 * self.aims + 3 * self.counts + 3 * self.sentences + 1.5 * self.measures
            case Field.REASON | Field.EXTRA:
                return cost + 4 * self.aims + 3 * self.counts
            case _:
                return cost + 4 * self.aims + 3 * self.counts + 1.5 * self.measures


_GOES_ON_AFTER = CONNECTIVES | MEASURES | RECORD_OPENINGS
