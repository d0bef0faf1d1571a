"""What the name of an indicator promises: a percentage, a mean, a count ... Only words are read here, no formula."""

import enum
import re

from ikukit.reference.spelling import corrected
from ikukit.source import Span, normal_form

_NUMBERING = re.compile(r"^\s*(?:\d+(?:\.\d+)*[.)]?|[a-z][.)])\s+", re.IGNORECASE)
_FIRST_WORDS = 3


class Claim(enum.Enum):
    """A promise that a name makes about its value."""

    PERCENT = "persentase"
    SHARE = "cakupan"
    """A share by its nature: *cakupan, proporsi, prevalensi*; its value is usual in percent."""
    RATIO = "rasio"
    MEAN = "rata-rata"
    COUNT = "jumlah"
    INDEX = "nilai"
    DIFFERENCE = "selisih"
    INCREASE = "pertumbuhan"
    DECREASE = "penurunan"
    LEVEL = "tingkat"


_AT_START = (
    (Claim.PERCENT, r"(?:rata-rata |rerata |capaian )?(?:persentase|persen|%)"),
    (Claim.SHARE, r"(?:cakupan|proporsi|prevalensi)"),
    (Claim.RATIO, r"(?:rasio|ratio|perbandingan|kepadatan|nisbah)"),
    (Claim.COUNT, r"(?:jumlah|banyaknya|total)(?! (?:nilai|skor))"),
    (Claim.INDEX, r"(?:capaian )?(?:indeks|index|nilai|skor|predikat|peringkat|opini|ikm|skm)"),
    (Claim.DIFFERENCE, r"(?:selisih|deviasi|perbedaan)"),
    (Claim.LEVEL, r"(?:tingkat|derajat)"),
)
_NEAR_START = (
    (Claim.RATIO, r"(?:rasio|ratio)"),
    (Claim.MEAN, r"(?:rata-rata|rerata)"),
    (Claim.INCREASE, r"(?:pertumbuhan|peningkatan|kenaikan|pertambahan|bertambahnya|laju)"),
    (Claim.DECREASE, r"(?:penurunan|pengurangan|berkurangnya)"),
)


def claims_of(name: str) -> frozenset[Claim]:
    """The promises of an indicator's name.

    >>> sorted(claim.value for claim in claims_of("1.2 Prosentase penurunan aduan"))
    ['penurunan', 'persentase']
    """
    plain = normal_form(corrected(_NUMBERING.sub("", name)))
    head = " ".join(plain.split()[:_FIRST_WORDS])
    found = {claim for claim, pattern in _AT_START if re.match(rf"{pattern}(?!\w)", plain)}
    found |= {claim for claim, pattern in _NEAR_START if re.search(rf"(?<!\w){pattern}(?!\w)", head)}
    if re.search(r"\(\s*(?:%|persen)\s*\)", plain):
        found.add(Claim.PERCENT)
    return frozenset(found)


def first_word(name: str) -> Span:
    """Where the word stands with which the name makes its promise."""
    start = match.end() if (match := _NUMBERING.match(name)) else 0
    word = re.compile(r"\s*(%|\S+)").match(name, start)
    return Span(*word.span(1)) if word else Span(0, len(name))


def growth_word(name: str) -> str:
    """The word by which the name speaks of a change, as written there, casefolded."""
    patterns = "|".join(pattern for claim, pattern in _NEAR_START if claim in (Claim.INCREASE, Claim.DECREASE))
    found = re.search(rf"(?<!\w)(?:{patterns})(?!\w)", normal_form(name))
    return found[0] if found else ""
