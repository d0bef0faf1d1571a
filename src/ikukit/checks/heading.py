"""The head of the document: title, year, agency; and whether it holds indicators at all."""

import re
from collections.abc import Iterator

from ikukit.finding import Finding, Place, finding
from ikukit.model import Document
from ikukit.source import Span, fold

_ACRONYMS = {"utama": "IKU", "individu": "IKI", "kunci": "IKK"}
_NAMED = re.compile(r"indikator\s+kinerja\s+(?P<kind>utama|individu|kunci)(?!\w)", re.IGNORECASE)
_SHORT = re.compile(r"\(\s*(?P<short>IKU|IKI|IKK)\s*\)", re.IGNORECASE)
_AREA_CODE = re.compile(r"[1-9][0-9](?:\.[0-9]{2}){0,2}(?:\.[123][0-9]{3})?")


def title_acronym_mismatch(document: Document) -> Iterator[Finding]:
    """*Indikator Kinerja Individu (IKU)*: IKU is the organisation's, IKI that of a post."""
    title = document.title or ""
    named, short = _NAMED.search(title), _SHORT.search(title)
    if named and short:
        expected, acronym = _ACRONYMS[named["kind"].casefold()], short["short"].upper()
        if expected != acronym:
            yield finding(
                "title-acronym-mismatch", Span(*named.span()).cover(Span(*short.span())), text=title,
                place=Place(field="title"), words=fold(named[0]), acronym=acronym, expected=expected,
            )  # fmt: skip


def title_missing(document: Document) -> Iterator[Finding]:
    """No title."""
    if not (document.title or "").strip():
        yield finding("title-missing", place=Place(field="title"))


def year_missing(document: Document) -> Iterator[Finding]:
    """No year anywhere in the head."""
    if document.year is None:
        yield finding("year-missing", place=Place(field="year"))


def agency_missing(document: Document) -> Iterator[Finding]:
    """No agency."""
    if document.agency is None or not document.agency.name.strip():
        yield finding("agency-missing", place=Place(field="agency"))


def area_code_format(document: Document) -> Iterator[Finding]:
    """A kode wilayah that does not look like one."""
    code = document.agency.code if document.agency else None
    if code and not _AREA_CODE.fullmatch(code.strip()):
        yield finding("area-code-format", Span(0, len(code)), text=code, place=Place(field="agency.code"), code=code)


def no_indicators(document: Document) -> Iterator[Finding]:
    """Nothing to measure."""
    if not document.indicators:
        yield finding("no-indicators", place=Place(field="indicators"))
