"""A variable's label taken apart: what is counted, by what it is restricted, when it speaks of.

``Jumlah desa yang menetapkan RKP Desa tepat waktu di Kecamatan Senduro`` counts ``desa``, restricted by ``yang
menetapkan RKP Desa tepat waktu``; where and when things are counted is kept apart. Two labels are compared in
``relations``.
"""

import re
import unicodedata
from functools import lru_cache

from attrs import define, field, frozen

from ikukit.formula.meaning.vocabulary import (
    ABBREVIATIONS,
    COMPOUNDS,
    COUNTING,
    EARLIER,
    KINDS,
    LEVELS,
    PERIOD,
    PERIOD_NOUNS,
    PLANNED,
    RESTRICTORS,
    STATES,
    THERE_IS,
    TREATED,
    VARIANTS,
)
from ikukit.formula.patterns import Pattern
from ikukit.source import Span

_TOKEN = Pattern(
    r"([^\W\d_]+)\s*[-\u2010-\u2015]\s*\1(?!\w)|\(\s*[A-Z][A-Z0-9-]{0,9}\s*\)|[ntNT]\s?[-−]\s?1(?!\w)"
    r"|[0-9]+(?:[.,][0-9]+)*(?:\s?[-–]\s?[0-9]+)?|[<>]=|[<>≥≤%∑ΣƩʃ(/,&+;]"
    r"|[^\W\d_]+(?:['’\u2010-\u2015-][^\W\d_]+)*"
)
_VERB = Pattern(r"(?:ter|ber|di|men|mem|meng|meny|me)[a-z]{4,}$|(?:ter|ber|di)-\w+$")
_NOUNS_LIKE_VERBS = frozenset({
    "dinas", "dinding", "digital", "dialog", "disiplin", "direktur", "terapi", "teras", "terminal", "ternak", "berkas",
    "beras", "berita", "beasiswa", "mebel", "menteri", "mesin", "masjid", "meter", "mentor", "media", "metode",
    "bersalin", "teritorial",
})  # fmt: skip
_SURELY_EARLIER = EARLIER - {"awal", "dasar"}  # sekolah dasar, pendidikan awal
_PERIODS_IN_NOUNS = frozenset({"waktu", "laporan", "pelaporan", "anggaran", "masa", "hari", "sama"})
_GLUED_DI = Pattern(r"di(wilayah|desa|kecamatan|kelurahan|kabupaten|kantor|tingkat|bidang|lingkungan|dalam|luar|kota)$")
_NOT_NEGATED = frozenset({"nonton"})


@frozen
class Word:
    """One word of a label: its form for comparing, and where it stands."""

    form: str
    span: Span


@frozen
class Label:
    """A label taken apart. ``counted``: it begins with a word of counting.

    ``words`` are all words behind that. Of these, ``noun`` is the noun phrase with its qualities, ``restriction`` what
    narrows it down, ``everything`` what says that all there are is meant (*yang ada, terdaftar*), ``where`` and
    ``when`` the area and the period.
    """

    text: str
    counted: bool
    words: tuple[Word, ...]
    noun: tuple[Word, ...]
    restriction: tuple[Word, ...] = ()
    everything: tuple[Word, ...] = ()
    where: tuple[Word, ...] = ()
    when: tuple[Word, ...] = ()

    @property
    def head(self) -> str:
        """The first word of the noun phrase, "" when there is none."""
        return self.noun[0].form if self.noun else ""

    @property
    def earlier(self) -> bool:
        """Whether it speaks of a period before the one reported on."""
        return any(word in EARLIER for word in forms(self.when))

    @property
    def is_level(self) -> bool:
        """Whether it is a score, mean or share: something that does not add up."""
        return self.head in LEVELS

    @property
    def planned(self) -> bool:
        """Whether it speaks of a plan, not of what there is."""
        return any(word in PLANNED for word in forms(self.words))

    @property
    def treated(self) -> bool:
        """Whether *yang ditangani*, *yang dibina* narrows it down, when it is a numerator."""
        return any(word in TREATED for word in forms(self.everything))

    @property
    def content(self) -> tuple[str, ...]:
        """All its words but those of area and period."""
        apart = {word.span for word in self.where + self.when}
        return tuple(word.form for word in self.words if word.span not in apart)

    @property
    def kind(self) -> str:
        """The kind of thing that is counted, "" when it is not known."""
        return next((kind for kind, nouns in KINDS.items() if self.head in nouns), "")


def forms(words: tuple[Word, ...]) -> tuple[str, ...]:
    """The forms of ``words``."""
    return tuple(word.form for word in words)


@lru_cache(maxsize=4096)
def read_label(text: str) -> Label:
    """``text`` taken apart.

    >>> label = read_label("Jumlah desa yang menetapkan RKPDes tepat waktu di Kecamatan Senduro")
    >>> label.head, forms(label.restriction), forms(label.where)
    ('desa', ('yang', 'menetapkan', 'rkp-desa', 'tepat', 'waktu'), ('di', 'kecamatan', 'senduro'))
    """
    words = _compounded([word for match in _TOKEN.finditer(text) for word in _read(match)])
    start = 0
    while start < len(words) - 1 and words[start].form in COUNTING:
        start += 1
    words, counted = words[start:], start > 0
    stop = next((i for i, word in enumerate(words) if i and word.form in RESTRICTORS), len(words))
    only_period = words[1:] and all(word.form in PERIOD | _SURELY_EARLIER for word in words)
    noun, when = ([], words) if only_period else _without_period(words[:stop])
    noun, everything = _without_everything(noun)
    parts = _Parts(everything=everything, when=when)
    for phrase in _phrases(words[stop:]):
        parts.take(phrase)
    return Label(
        text,
        counted,
        tuple(words),
        tuple(noun),
        tuple(parts.restriction),
        tuple(parts.everything),
        tuple(parts.where),
        tuple(parts.when),
    )


@define
class _Parts:
    """The phrases behind the noun phrase, sorted out as they come."""

    everything: list[Word]
    when: list[Word]
    restriction: list[Word] = field(factory=list)
    where: list[Word] = field(factory=list)
    _after_everything: bool = False

    def take(self, phrase: list[Word]) -> None:
        first = phrase[0].form
        said_all = _says_everything(phrase) or (self._after_everything and first == "oleh")
        self._after_everything = said_all
        if said_all:
            self.everything += phrase
        elif _is_period(phrase):
            self.when += phrase
        elif first == "di" and not any(is_verb(word.form) for word in phrase[1:]):
            self.where += phrase
        else:
            kept, period = _without_period(phrase)
            self.restriction += kept
            self.when += period


def _read(match: re.Match[str]) -> list[Word]:
    """The words at one token; an abbreviation in brackets names the same thing again and is none."""
    token, span = match[0], Span(*match.span())
    if token.startswith("(") and len(token) > 1:
        return []
    form = unicodedata.normalize("NFKC", token).casefold().replace("’", "'")
    form = re.sub(r"\s*[\u2010-\u2015−-]\s*", "-", form)
    form = {"&": "dan", "<=": "≤", ">=": "≥"}.get(form, form)
    form = ABBREVIATIONS.get(form, form)
    form = VARIANTS.get(form, form)
    if glued := _GLUED_DI.match(form):
        return [Word("di", span), Word(glued[1], span)]
    if form.startswith("non") and len(form) > 6 and form not in _NOT_NEGATED:
        return [Word("non", span), Word(form.removeprefix("non").lstrip("-"), span)]
    return [Word(form, span)]


def _compounded(words: list[Word]) -> list[Word]:
    joined: list[Word] = []
    for word in words:
        if joined and (joined[-1].form, word.form) in COMPOUNDS:
            last = joined.pop()
            joined.append(Word(f"{last.form}-{word.form}", last.span.cover(word.span)))
        else:
            joined.append(word)
    return joined


def _without_period(words: list[Word]) -> tuple[list[Word], list[Word]]:
    """The words before *tahun n*, *bulan ini* at the end, and these."""
    for i, word in enumerate(words[1:], 1):
        tail = words[i:]
        if word.form in PERIOD_NOUNS | _SURELY_EARLIER and all(
            w.form in PERIOD | EARLIER or w.form.isdigit() for w in tail
        ):
            alone = len(tail) == 1 and (word.form in _PERIODS_IN_NOUNS or words[i - 1].form[:1].isdigit())
            return (words, []) if alone else (words[:i], tail)
    return words, []


def _without_everything(noun: list[Word]) -> tuple[list[Word], list[Word]]:
    """The noun phrase without *terdaftar*, *yang ada* at its end, and that."""
    if len(noun) > 1 and noun[-1].form in THERE_IS | TREATED:
        return noun[:-1], noun[-1:]
    return noun, []


def _phrases(words: list[Word]) -> list[list[Word]]:
    phrases: list[list[Word]] = []
    for word in words:
        starts = word.form in RESTRICTORS and not (phrases and len(phrases[-1]) == 1)
        if starts or not phrases:
            phrases.append([])
        phrases[-1].append(word)
    return _with_same(phrases)


def _with_same(phrases: list[list[Word]]) -> list[list[Word]]:
    """*yang sama*, *yang bersangkutan* belong to the phrase before them."""
    joined: list[list[Word]] = []
    for phrase in phrases:
        if joined and len(phrase) == 2 and phrase[0].form == "yang" and phrase[1].form in ("sama", "bersangkutan"):
            joined[-1] = joined[-1] + phrase
        else:
            joined.append(phrase)
    return joined


def _is_period(phrase: list[Word]) -> bool:
    first, rest = phrase[0].form, forms(tuple(phrase[1:]))
    if first not in ("pada", "dalam", "selama", "per", "untuk", "sejak", "di") or not rest:
        return False
    return all(word in PERIOD | EARLIER | {"yang", "suatu"} or word.isdigit() for word in rest)


def _says_everything(phrase: list[Word]) -> bool:
    """*yang ada*, *yang telah terdata*: says that all are meant, restricts nothing."""
    words = [word.form for word in phrase if word.form not in ("telah", "sudah")]
    return len(words) == 2 and words[0] == "yang" and words[1] in THERE_IS | TREATED


def is_verb(form: str) -> bool:
    """Whether ``form`` looks like a verb or a participle (*dilaksanakan, terdaftar, berkembang*)."""
    return bool(_VERB.match(form)) and form not in _NOUNS_LIKE_VERBS


def is_state(form: str) -> bool:
    """Whether a word in a noun phrase tells a condition and not a kind of thing."""
    return (
        form in STATES | THERE_IS | TREATED
        or form.isdigit()
        or not form[:1].isalpha()
        or form[0].isdigit()
        or is_verb(form)
    )
