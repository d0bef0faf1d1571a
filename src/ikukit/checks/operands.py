"""Numerator against denominator: is the one part of the other, do both name the same thing?

Only where the formula claims that they belong together: where it is, or is called, a percentage.
"""

from collections.abc import Iterator

from ikukit.checks.claims import Claim
from ikukit.checks.subject import Operand, Subject
from ikukit.finding import Finding, Fix
from ikukit.formula.meaning.labels import Word, forms, read_label
from ikukit.formula.meaning.relations import Comparison, Relation, compare_labels, same_term
from ikukit.formula.meaning.shapes import Ratio
from ikukit.source import Span, fold

_CLASHING = {
    frozenset(pair.split("/"))
    for pair in (
        "kejadian/orang", "kejadian/wilayah", "kejadian/keluarga", "uang/orang", "uang/wilayah", "uang/keluarga",
        "waktu/uang", "waktu/orang", "waktu/wilayah", "luas/panjang", "luas/orang", "luas/uang", "panjang/orang",
        "orang/wilayah", "keluarga/wilayah",
    )
}  # fmt: skip
"""Kinds of things of which none is ever part of the other. Others may be: *sertifikat* of *bidang tanah*."""

_OUTCOMES = frozenset(
    {"realisasi", "penyerapan", "serapan", "hasil", "pelaksanaan", "kegiatan", "pemenuhan", "capaian", "pencapaian"}
)
"""Heads that a numerator may have more than its denominator: *realisasi anggaran* of *anggaran*."""


def _compared(subject: Subject) -> Iterator[tuple[Ratio, Operand, Operand, Comparison]]:
    """The divisions that claim to be percentages, with their sides and what these have to do with each other."""
    if not subject.sure:
        return
    for ratio in subject.ratios:
        pair = subject.operands(ratio)
        called = subject.claims_percent and ratio is subject.ratios[0] and ratio.factor in (1, 100)
        if pair and (ratio.scaled or called):
            yield ratio, pair[0], pair[1], compare_labels(pair[0].text, pair[1].text)


def operand_mismatch(subject: Subject) -> Iterator[Finding]:
    """A word of the thing counted stands on one side only, in a way that suggests an omission."""
    for _, numerator, denominator, compared in _compared(subject):
        words = compared.only_numerator
        if not words or Claim.RATIO in subject.claims:
            continue
        different = compared.relation is Relation.DIFFERENT and _is_omission(numerator, denominator, words)
        if different or (compared.relation is Relation.WIDER and not _has_own_words(denominator)):
            yield subject.finding(
                "operand-mismatch",
                denominator.span,
                _insertion(numerator, denominator, words),
                side="pembilang",
                words=_text(numerator, words),
            )


def _is_omission(numerator: Operand, denominator: Operand, words: tuple[Word, ...]) -> bool:
    """What is left is long enough to be the same thing, and what is missing is no usual head of a numerator."""
    shared = len(read_label(denominator.text).noun)
    return shared >= 2 and not any(form in _OUTCOMES for form in forms(words)) and read_label(numerator.text).counted


def _has_own_words(denominator: Operand) -> bool:
    """Whether the denominator says of which population it is: *yang diajukan oleh masyarakat*."""
    label = read_label(denominator.text)
    return bool(label.everything or label.restriction)


def _text(operand: Operand, words: tuple[Word, ...]) -> str:
    return fold(words[0].span.cover(words[-1].span).of(operand.text))


def _insertion(numerator: Operand, denominator: Operand, words: tuple[Word, ...]) -> Fix | None:
    """The missing words put into the denominator, where they stand in the numerator."""
    n, d = read_label(numerator.text), read_label(denominator.text)
    places = [n.noun.index(word) for word in words]
    if not denominator.own_words or places != list(range(places[0], places[0] + len(words))):
        return None
    text = _text(numerator, words)
    before = n.noun[places[0] - 1] if places[0] else None
    base = denominator.span.start
    if before is None:
        at = base + d.noun[0].span.start
        return Fix(Span(at, at), f"{text} ", safe=False)
    anchor = next((word for word in d.noun if word.form == before.form), None)
    if anchor is None:
        return None
    at = base + anchor.span.end
    return Fix(Span(at, at), f" {text}", safe=False)


def denominator_wider(subject: Subject) -> Iterator[Finding]:
    """The denominator states its own population, and that is a wider one."""
    for _, numerator, denominator, compared in _compared(subject):
        if compared.relation is Relation.WIDER and _has_own_words(denominator):
            n, d = read_label(numerator.text), read_label(denominator.text)
            yield subject.finding(
                "denominator-wider",
                denominator.span,
                _insertion(numerator, denominator, compared.only_numerator),
                narrow=_text(numerator, n.noun),
                wide=_text(denominator, d.noun),
            )


def numerator_not_part(subject: Subject) -> Iterator[Finding]:
    """A percentage of things of another kind: *pelanggaran* of *penduduk*."""
    if subject.claims and not subject.claims & {Claim.PERCENT, Claim.SHARE, Claim.LEVEL}:
        return
    for ratio, numerator, denominator, compared in _compared(subject):
        n, d = read_label(numerator.text), read_label(denominator.text)
        if compared.relation is Relation.DIFFERENT and frozenset({n.kind, d.kind}) in _CLASHING:
            yield subject.finding(
                "numerator-not-part-of-denominator",
                ratio.numerator.span.cover(ratio.denominator.span),
                numerator=fold(numerator.text),
                denominator=fold(denominator.text),
                numerator_kind=n.kind,
                denominator_kind=d.kind,
            )


def numerator_denominator_swapped(subject: Subject) -> Iterator[Finding]:
    """The whole divided by its part."""
    for ratio, numerator, denominator, compared in _compared(subject):
        if compared.relation is Relation.WHOLE_OF:
            span = ratio.numerator.span.cover(ratio.denominator.span)
            yield subject.finding("numerator-denominator-swapped", span, _swap(subject, numerator, denominator))


def _swap(subject: Subject, numerator: Operand, denominator: Operand) -> Fix | None:
    first, second = sorted((numerator.span, denominator.span))
    if first.end > second.start or not (numerator.own_words and denominator.own_words):
        return None
    text = subject.formula.text
    swapped = second.of(text) + text[first.end : second.start] + first.of(text)
    return Fix(first.cover(second), swapped, safe=False)


def numerator_denominator_opposite(subject: Subject) -> Iterator[Finding]:
    """Things that exclude each other divided as if one were part of the other."""
    if Claim.RATIO in subject.claims:
        return
    for ratio, _, _, compared in _compared(subject):
        if compared.relation is Relation.DISJOINT:
            span = ratio.numerator.span.cover(ratio.denominator.span)
            yield subject.finding("numerator-denominator-opposite", span)


def numerator_equals_denominator(subject: Subject) -> Iterator[Finding]:
    """A division of a thing by itself."""
    for ratio in subject.ratios:
        pair = subject.operands(ratio)
        if pair and (pair[0].label == pair[1].label or same_term(pair[0].text, pair[1].text)):
            span = ratio.numerator.span.cover(ratio.denominator.span)
            yield subject.finding("numerator-equals-denominator", span, result="100 %" if ratio.scaled else "1")
