"""Is the formula there, is it one, is it this indicator's; is the name that of a measure?"""

import re
from collections.abc import Iterator

from ikukit.checks.agreement import ASSUMED_FACTOR
from ikukit.checks.claims import Claim, claims_of, first_word
from ikukit.checks.subject import Subject
from ikukit.finding import Finding, Place, finding
from ikukit.formula.formula import Formula
from ikukit.formula.meaning.labels import forms, is_state, is_verb, read_label
from ikukit.formula.meaning.shapes import Shape
from ikukit.model import Indicator
from ikukit.reference.spelling import corrected
from ikukit.source import Span, fold, normal_form

_OBJECTIVES = re.compile(
    r"\s*(?:me(?:ningkat|mantap|ngembang|nguat|nurun|mbaik)|ter(?:wujud|laksana|capai|sedia|penuhi|cipta|jamin))\w*nya"
    r"(?!\w)",
    re.IGNORECASE,
)
_MEASURES = re.compile(r"(?<!\w)(?:persentase|jumlah|rasio|indeks|rata-rata)(?!\w)", re.IGNORECASE)
_JOINED = re.compile(
    r"(?<!\w)(?P<one>persentase|jumlah|rasio|indeks)\s.+\s(?:dan|serta)\s+(?P<other>persentase|jumlah|rasio|indeks)\s",
    re.IGNORECASE,
)
_ARITHMETIC = re.compile(r"(?<!\w)(?:dibagi|dikali|[x×]\s*100)", re.IGNORECASE)
_LEAST_NOUNS = 3
_LEAST_WORDS_OF_PROSE = 4  # "Cukup jelas" explains nothing
_LONGEST_QUOTE = 60


def missing_formula(indicator: Indicator) -> Iterator[Finding]:
    """No formula at all."""
    if not indicator.formula_text.strip():
        yield finding("missing-formula", place=Place(field="formula_text"))


def unreadable_formula(indicator: Indicator) -> Iterator[Finding]:
    """A text that is no formula, or one that cannot be read: the reader's own words, and nothing else about it."""
    error = indicator.formula_error
    if error:
        words = fold(error.span.of(error.text)) or fold(error.text)
        short = words if len(words) <= _LONGEST_QUOTE else words[: _LONGEST_QUOTE - 3].rstrip() + "..."
        yield finding(
            error.code, error.span, text=error.text, place=Place(field="formula_text"),
            reason=error.message, reason_en=error.words.describe("en"), hint=error.hint, hint_en=error.hint_in("en"),
            words=short,
        )  # fmt: skip


def percentage_in_prose(indicator: Indicator) -> Iterator[Finding]:
    """A percentage that is explained in prose: beside not being a formula, it never says of what it is a part."""
    error = indicator.formula_error
    stated = claims_of(indicator.name) & {Claim.PERCENT, Claim.SHARE}
    words = indicator.formula_text.split()
    prose = len(words) >= _LEAST_WORDS_OF_PROSE and not _ARITHMETIC.search(indicator.formula_text)
    if error and error.code == "not-a-formula" and stated and prose:
        place = Place(field="name")
        yield finding("no-denominator", first_word(indicator.name), text=indicator.name, place=place)


def read_with_findings(indicator: Indicator) -> Iterator[Finding]:
    """What the reader of the formula noticed on its way."""
    if indicator.formula:
        yield from reading_findings(indicator.formula)


def reading_findings(formula: Formula) -> Iterator[Finding]:
    """The findings of reading ``formula``, but for one that a check of its own tells better."""
    for noticed in formula.findings:
        if noticed.code != ASSUMED_FACTOR:
            yield noticed.at(Place(field="formula_text"))


def formula_repeats_indicator(subject: Subject) -> Iterator[Finding]:
    """The formula is the name once more."""
    percentage = subject.claims_percent or subject.formula.unit == "persen"
    if subject.shape is Shape.VALUE and not percentage and _repeats(subject.formula.text, subject.name):
        yield subject.finding("formula-repeats-indicator", subject.formula.tree.span)


def _repeats(text: str, name: str) -> bool:
    """Whether ``text`` is ``name`` once more; for a mean or a score (*rata-rata ...*) also with one word put in."""
    words, known = _plain(text).split(), _plain(name).split()
    if not known or not read_label(text).is_level:
        return words == known != []
    rest = iter(words)
    return len(words) <= len(known) + 1 and all(word in rest for word in known)


def _plain(text: str) -> str:
    return re.sub(r"[^\w%]+", " ", normal_form(corrected(text))).strip()


def formula_of_other_indicator(subject: Subject) -> Iterator[Finding]:
    """Name and formula have no thing in common."""
    named = _things(_MEASURES.sub(" ", corrected(subject.name)))
    labels = [variable.meaning or variable.label for variable in subject.formula.variables]
    counted = {thing for label in labels for thing in _things(label)}
    symbols = any(len(fold(label)) <= 6 for label in labels)
    spelt_out = subject.claims & {Claim.PERCENT, Claim.COUNT, Claim.RATIO}
    if not spelt_out or len(named) < _LEAST_NOUNS or not counted or symbols or subject.shape is not Shape.RATIO:
        return
    if not any(_akin(one, other) for one in named for other in counted):
        head = read_label(labels[0])
        words = fold(head.noun[0].span.cover(head.noun[-1].span).of(labels[0])) if head.noun else fold(labels[0])
        yield subject.finding("formula-of-other-indicator", subject.formula.tree.span, words=words)


def _things(text: str) -> set[str]:
    """The words of a text that name things: no states, verbs or function words."""
    words = {word for word in forms(read_label(text).words) if len(word) > 3} - _FUNCTION_WORDS
    return {word for word in words if not is_state(word) and not is_verb(word)}


_FUNCTION_WORDS = frozenset({
    "yang", "dengan", "sesuai", "pada", "dalam", "oleh", "untuk", "kepada", "dari", "terhadap", "berdasarkan", "secara",
    "kecamatan", "tingkat", "seluruh", "para", "jumlah", "persentase", "total", "atau", "serta", "antara", "melalui",
})  # fmt: skip


def _akin(one: str, other: str) -> bool:
    """One word, or words of one root: *pelapor*, *laporan*."""
    if one == other or one in other or other in one:
        return True
    return len(one) > 5 and len(other) > 5 and _root(one) == _root(other)


def _root(word: str) -> str:
    word = re.sub(r"^(?:pem|pen|peng|peny|per|pel|pe|ke|ber|ter|di|se)(?=\w{4})", "", word)
    return re.sub(r"(?<=\w{4})(?:annya|an|nya|kan|i)$", "", word)


def indicator_is_objective(indicator: Indicator) -> Iterator[Finding]:
    """A name that is a wish: *Meningkatnya ...*."""
    match = _OBJECTIVES.match(indicator.name)
    if match:
        span = first_word(indicator.name)
        words = span.of(indicator.name)
        yield finding("indicator-is-objective", span, text=indicator.name, place=Place(field="name"), words=words)


def indicator_compound(indicator: Indicator) -> Iterator[Finding]:
    """A name that holds two measures: *Persentase ... dan Persentase ...*."""
    match = _JOINED.search(indicator.name)
    if match:
        words = f"{match['one']} ... {match['other']} ..."
        span = Span(*match.span())
        yield finding("indicator-compound", span, text=indicator.name, place=Place(field="name"), words=words)


def missing_name(indicator: Indicator) -> Iterator[Finding]:
    """No name."""
    if not indicator.name.strip():
        yield finding("missing-name", place=Place(field="name"))
