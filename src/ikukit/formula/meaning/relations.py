"""What two labels of a formula have to do with each other: same thing, part and whole, wider, opposite, other thing.

Only what the words themselves say is concluded; where they leave it open the answer is ``UNKNOWN``. From ``PART_OF``
follows 0 <= numerator <= denominator, so it is given only where that is sure.
"""

import enum

from attrs import frozen

from ikukit.formula.meaning.labels import Label, Word, forms, is_state, read_label
from ikukit.formula.meaning.vocabulary import ANTONYMS, MODALS, NEGATORS, RESTRICTORS
from ikukit.source import fold


class Relation(enum.Enum):
    """How a numerator stands to its denominator."""

    SAME = "same"
    """Two wordings of one thing."""
    PART_OF = "part-of"
    """Everything in the numerator is counted in the denominator too."""
    WHOLE_OF = "whole-of"
    """The other way round: the numerator holds all of the denominator."""
    WIDER = "wider"
    """Part of it, but the denominator also counts things of kinds that the numerator leaves out."""
    DISJOINT = "disjoint"
    """What is in one is not in the other: *dipenuhi*, *tidak dipenuhi*."""
    DIFFERENT = "different"
    """They count different things: another head noun."""
    UNKNOWN = "unknown"
    """The words leave it open, or the denominator is a plan that may be exceeded."""


@frozen
class Comparison:
    """A relation, and the words of the noun phrases that only one side has."""

    relation: Relation
    only_numerator: tuple[Word, ...] = ()
    only_denominator: tuple[Word, ...] = ()


def relation(numerator: str, denominator: str) -> Relation:
    """How the label ``numerator`` stands to the label ``denominator``.

    >>> relation("Jumlah desa yang menetapkan RKPDes tepat waktu", "Jumlah desa")
    <Relation.PART_OF: 'part-of'>
    >>> relation("pelayanan paten yang sesuai SOP", "pelayanan yang diajukan oleh masyarakat")
    <Relation.WIDER: 'wider'>
    >>> relation("kebutuhan yang tidak dipenuhi", "kebutuhan yang dipenuhi")
    <Relation.DISJOINT: 'disjoint'>
    """
    return compare_labels(numerator, denominator).relation


def compare_labels(numerator: str, denominator: str) -> Comparison:
    """How the label ``numerator`` stands to ``denominator``, with the words that make the difference."""
    n, d = read_label(numerator), read_label(denominator)
    if not n.noun or not d.noun:
        return Comparison(Relation.UNKNOWN)
    if same_words(forms(n.words), forms(d.words)):
        return Comparison(Relation.SAME)
    if n.earlier != d.earlier or _other_area(n, d):
        return Comparison(Relation.UNKNOWN)
    if same_words(forms(n.noun), forms(d.noun)):
        return Comparison(_by_restriction(n, d))
    if not same_word(n.head, d.head):
        return _other_head(n, d)
    if n.is_level or d.is_level:
        return Comparison(Relation.UNKNOWN)
    return _by_noun(n, d)


def same_term(one: str, other: str) -> bool:
    """Whether two labels name one variable: spelling, abbreviations, spacing and a leading *Jumlah* aside.

    Opposites and near twins are never joined, nor is a percentage with a count.

    >>> same_term("Jml desa yg tepat waktu", "Jumlah desa yang tepat waktu")
    True
    >>> same_term("kebutuhan yang dipenuhi", "kebutuhan yang tidak dipenuhi")
    False
    """
    a, b = read_label(one), read_label(other)
    if _is_symbol(one) or _is_symbol(other):
        return fold(one) == fold(other)
    return bool(a.words) and same_words(forms(a.words), forms(b.words))


_LONGEST_SYMBOL = 5


def _is_symbol(label: str) -> bool:
    """Whether a label is a symbol (``P``, ``p``, ``Pi``), whose capitals tell it from others."""
    plain = fold(label)
    return len(plain) <= _LONGEST_SYMBOL and " " not in plain


def same_words(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two phrases are word for word the same, slips of the finger aside."""
    return len(one) == len(other) and all(map(same_word, one, other))


_LEAST_LETTERS = 9
_REAL_PAIRS = {frozenset({"penyusuan", "penyusunan"}), frozenset({"penegahan", "penegakan"})}


def same_word(one: str, other: str) -> bool:
    """Whether two words are one but for a letter left out, doubled or swapped inside a long word.

    Another letter makes another word (*pelayanan*, *pelayaran*), and so does one more in the prefix (*penerapan*,
    *penyerapan*; *pelengkapan*, *perlengkapan*).
    """
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) < _LEAST_LETTERS or not (one + other).isalpha():
        return False
    if frozenset({one, other}) in _REAL_PAIRS:
        return False
    start = next((i for i, pair in enumerate(zip(short, long, strict=False)) if pair[0] != pair[1]), len(short))
    if len(long) == len(short) + 1:
        doubled = long[start] == long[start - 1]
        return (doubled or 4 <= start < len(short)) and short[start:] == long[start + 1 :]
    swapped = short[:start] + short[start : start + 2][::-1] + short[start + 2 :]
    return len(one) == len(other) and 0 < start < len(short) - 2 and swapped == long


def _other_area(n: Label, d: Label) -> bool:
    return bool(n.where and d.where) and not _within(forms(d.where), forms(n.where))


def _within(small: tuple[str, ...], large: tuple[str, ...]) -> bool:
    """Whether the words of ``small`` occur in ``large`` in the same order."""
    rest = iter(large)
    return all(any(same_word(word, candidate) for candidate in rest) for word in small)


def _by_restriction(n: Label, d: Label) -> Relation:
    """One noun phrase, so the restrictions decide."""
    mine, theirs = forms(n.restriction), forms(d.restriction)
    if _opposite(n.content, d.content):
        return Relation.DISJOINT
    if n.is_level or n.planned or d.planned:
        return Relation.UNKNOWN
    if not theirs:
        narrowed = mine or (n.treated and not d.treated)
        return Relation.PART_OF if narrowed and mine[:1] not in _JOINING else Relation.UNKNOWN
    if not mine:
        return Relation.UNKNOWN if n.treated else Relation.WHOLE_OF
    if _within(mine, theirs) and set(_left_over(theirs, mine)) <= MODALS:
        return Relation.PART_OF
    for small, large, found in ((theirs, mine, Relation.PART_OF), (mine, theirs, Relation.WHOLE_OF)):
        if _within(small, large):
            extra = _left_over(large, small)
            return Relation.UNKNOWN if extra and extra[0] not in RESTRICTORS and _joins(extra) else found
    return Relation.UNKNOWN


_JOINING = {(word,) for word in ("dan", "atau", "serta", "/", ",", "beserta", "maupun", "+", ";")}


def _joins(words: tuple[str, ...]) -> bool:
    """Whether the words may add things instead of restricting them."""
    return any((word,) in _JOINING for word in words)


def _left_over(large: tuple[str, ...], small: tuple[str, ...]) -> tuple[str, ...]:
    left = list(large)
    for word in small:
        found = next((candidate for candidate in left if same_word(word, candidate)), None)
        if found is not None:
            left.remove(found)
    return tuple(left)


def _opposite(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one phrase negates what the other says, or says the opposite with one word."""
    if _joins(one) != _joins(other):
        return False
    if _negates(one, other) or _negates(other, one):
        return True
    if len(one) != len(other):
        return False
    pairs = [pair for pair in zip(one, other, strict=True) if not same_word(*pair)]
    return len(pairs) == 1 and frozenset(pairs[0]) in ANTONYMS


def _negates(large: tuple[str, ...], small: tuple[str, ...]) -> bool:
    """Whether ``large`` says all that ``small`` says, with a negation before a word that ``small`` has without."""
    place = -1
    flipped = False
    for before, word in zip(("", *small), small, strict=False):
        place = next((i for i in range(place + 1, len(large)) if same_word(word, large[i])), -1)
        if place < 0:
            return False
        flipped |= large[place - 1] in NEGATORS and place > 0 and before not in NEGATORS
    return flipped


def _other_head(n: Label, d: Label) -> Comparison:
    """Other head nouns. When one phrase is the end of the other, the words that only one has are told."""
    extra = len(n.noun) - len(d.noun)
    if extra > 0 and same_words(forms(n.noun[extra:]), forms(d.noun)):
        return Comparison(Relation.DIFFERENT, only_numerator=n.noun[:extra])
    if extra < 0 and same_words(forms(n.noun), forms(d.noun[-extra:])):
        return Comparison(Relation.DIFFERENT, only_denominator=d.noun[:-extra])
    return Comparison(Relation.DIFFERENT)


def _by_noun(n: Label, d: Label) -> Comparison:
    """The same head noun with other words behind it."""
    if _opposite(n.content, d.content):
        return Comparison(Relation.DISJOINT)
    if _within(forms(d.noun), forms(n.noun)):
        return _narrower_noun(n, d)
    if _begins_with(n, d):
        return Comparison(Relation.PART_OF)
    bare = not n.restriction and not n.everything and not d.restriction and not d.planned
    extra = _left_over(forms(d.noun), forms(n.noun))
    if bare and _within(forms(n.noun), forms(d.noun)) and not _joins(extra):
        return Comparison(Relation.WHOLE_OF)
    return Comparison(Relation.UNKNOWN)


_LINKS = frozenset({"pada", "di", "dari"})


def _begins_with(n: Label, d: Label) -> bool:
    """Whether the numerator says all that the denominator says, word for word (*pada*, *di* aside), and then more."""
    mine, theirs = (tuple(word for word in label.content if word not in _LINKS) for label in (n, d))
    more = mine[len(theirs) :]
    plain = not (n.is_level or n.planned or d.planned)
    return plain and bool(more) and same_words(mine[: len(theirs)], theirs) and not _joins(more[:1])


def _narrower_noun(n: Label, d: Label) -> Comparison:
    """The numerator's noun phrase holds that of the denominator and more."""
    extra = _extra_words(n.noun, d.noun)
    restricted = bool(d.restriction) and not _within(forms(d.restriction), forms(n.restriction))
    if _joins(forms(extra)):
        return Comparison(Relation.UNKNOWN)
    if any(word in NEGATORS for word in forms(d.noun + d.restriction)):
        return Comparison(Relation.UNKNOWN)
    # behind a state all words belong to it: *bersertifikat halal*, *bebas jentik*
    kinds = not is_state(extra[0].form)
    narrowed = n.treated or any(word.form == "yang" for word in n.restriction[:1])
    if kinds and narrowed:
        return Comparison(Relation.WIDER, only_numerator=extra)
    if restricted or d.planned or n.planned:
        return Comparison(Relation.UNKNOWN)
    return Comparison(Relation.PART_OF)


def _extra_words(large: tuple[Word, ...], small: tuple[Word, ...]) -> tuple[Word, ...]:
    rest = list(small)
    extra = []
    for word in large:
        if rest and same_word(word.form, rest[0].form):
            rest.pop(0)
        else:
            extra.append(word)
    return tuple(extra)
