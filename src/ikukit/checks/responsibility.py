"""Where the data come from and who answers for them."""

from collections.abc import Iterator

from ikukit.checks.fields import Text
from ikukit.finding import Finding, Fix, finding
from ikukit.model import Document
from ikukit.reference.nomenclature import official
from ikukit.reference.posts import find_post, is_post, nearest_post, plain_post, posts
from ikukit.source import Span, fold, normal_form

_VAGUE = frozenset(
    [
        "data",
        "dokumen",
        "laporan",
        "arsip",
        "kecamatan",
        "kelurahan",
        "desa",
        "internal",
        "kantor",
        "rekap",
        "rekapitulasi",
        "database",
        "sistem",
        "buku",
        "hasil",
        "opd",
        "perangkat-daerah",
        "lainnya",
        "terlampir",
        "-",
        "ada",
    ]
)


def _sources(document: Document) -> Iterator[tuple[Text, Span, bool]]:
    """Every data source that is a post, and whether it is that of the owner."""
    for number, indicator in enumerate(document.indicators, 1):
        owners = {plain_post(owner) for owner in indicator.owners}
        for i, source in enumerate(indicator.data_sources, 1):
            same = plain_post(source) in owners
            if source.strip() and (is_post(source) or (same and find_post(source))):
                yield Text(f"data_sources[{i}]", source, number), Span(0, len(source)), same


def data_source_is_owner(document: Document) -> Iterator[Finding]:
    """The data source is the responsible post itself: one finding a row."""
    rows: set[int | None] = set()
    for text, span, same in _sources(document):
        if same and text.indicator not in rows:
            rows.add(text.indicator)
            yield finding("data-source-is-owner", span, text=text.words, place=text.place, words=fold(text.words))


def data_source_is_person(document: Document) -> Iterator[Finding]:
    """The data source is some other post: one finding a row."""
    rows: set[int | None] = {text.indicator for text, _, same in _sources(document) if same}
    for text, span, _ in _sources(document):
        if text.indicator not in rows:
            rows.add(text.indicator)
            yield finding("data-source-is-person", span, text=text.words, place=text.place, words=fold(text.words))


def data_source_vague(document: Document) -> Iterator[Finding]:
    """A data source that only says *data* or *laporan*."""
    for number, indicator in enumerate(document.indicators, 1):
        for i, source in enumerate(indicator.data_sources, 1):
            if normal_form(source).strip(" .") in _VAGUE:
                text = Text(f"data_sources[{i}]", source, number)
                yield finding(
                    "data-source-vague", Span(0, len(source)), text=source, place=text.place, words=fold(source)
                )  # fmt: skip


def _owners(document: Document) -> Iterator[Text]:
    for number, indicator in enumerate(document.indicators, 1):
        for i, owner in enumerate(indicator.owners, 1):
            if owner.strip():
                yield Text(f"owners[{i}]", owner, number)


def owner_unknown_post(document: Document) -> Iterator[Finding]:
    """A post by its head, but none that is known here. Only the posts of a kecamatan are."""
    if document.agency and "kecamatan" not in document.agency.name.casefold():
        return
    for text in _owners(document):
        if is_post(text.words) and not find_post(text.words):
            near = nearest_post(text.words)
            span = Span(0, len(text.words))
            fix = Fix(span, near.name, safe=False) if near else None
            yield finding(
                "owner-unknown-post", span, text=text.words, place=text.place, fix=fix, words=fold(text.words)
            )  # fmt: skip


def owner_not_a_post(document: Document) -> Iterator[Finding]:
    """An office, a person or anything else where a post belongs."""
    for text in _owners(document):
        if not is_post(text.words) and not find_post(text.words):
            yield finding(
                "owner-not-a-post", Span(0, len(text.words)), text=text.words, place=text.place, words=fold(text.words)
            )  # fmt: skip


def owner_program_mismatch(document: Document) -> Iterator[Finding]:
    """A program under a post that usually answers for others: trantib under *Kasi Pemerintahan*."""
    for text in _owners(document):
        row = document.indicators[(text.indicator or 1) - 1]
        program = official(row.objective or "")
        post = find_post(text.words)
        if program is None or post is None or not post.programs or "*" in post.programs:
            continue
        code = ".".join(program.code.split(".")[:3])
        usual = [other.name for other in posts() if code in other.programs]
        if code not in post.programs and usual:
            yield finding(
                "owner-program-mismatch", Span(0, len(text.words)), text=text.words, place=text.place,
                words=fold(text.words), code=code, usual=usual[0],
            )  # fmt: skip
