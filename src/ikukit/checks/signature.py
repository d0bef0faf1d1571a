"""Who signed, as what, when, and with which NIP. A message never repeats a NIP: it tells birth date and sex."""

import datetime
import re
from collections.abc import Iterator

from ikukit.checks.fields import Text
from ikukit.finding import Finding, Fix, finding
from ikukit.model import Document, Official
from ikukit.reference.dates import in_words
from ikukit.reference.nip import NipFault, NipKind, nip_faults, read_nip
from ikukit.reference.posts import find_post, is_post, nearest_post, plain_post
from ikukit.source import Span, fold

_POST_LETTERS = 6


def signature_missing(document: Document) -> Iterator[Finding]:
    """Nobody signs."""
    if document.indicators and not document.signatories:
        yield finding("signature-missing", place=Text("signatories", "").place)


def _signed(document: Document) -> Iterator[tuple[str, Official]]:
    for i, official in enumerate(document.signatories, 1):
        yield f"signatories[{i}]", official


def post_cut_off(document: Document) -> Iterator[Finding]:
    """A post that lost its end: *Sekretari*."""
    for where, official in _signed(document):
        post = fold(official.post or "")
        plain = plain_post(post)
        near = nearest_post(post)
        if len(plain) < _POST_LETTERS or not near or find_post(post) or is_post(post):
            continue
        forms = (near.name, *near.other_forms)
        right = next((form for form in sorted(forms, key=len) if plain_post(form).startswith(plain)), None)
        if right:
            text = official.post or ""
            span = Span(0, len(text))
            fix = Fix(span, near.name, safe=False)
            place = Text(f"{where}.post", text).place
            yield finding("post-cut-off", span, text=text, place=place, fix=fix, words=post, right=near.name)


def signatory_post_missing(document: Document) -> Iterator[Finding]:
    """A name without a post."""
    for where, official in _signed(document):
        if not (official.post or "").strip():
            yield finding("signatory-post-missing", place=Text(f"{where}.post", "").place, name=fold(official.name))


def signatory_date_missing(document: Document) -> Iterator[Finding]:
    """No signatory with a date."""
    if document.signatories and all(official.date is None for official in document.signatories):
        yield finding("signatory-date-missing", place=Text("signatories[1].date", "").place)


def date_not_in_year(document: Document) -> Iterator[Finding]:
    """Signed in another year than the document's, or the one before."""
    for where, official in _signed(document):
        if official.date and document.year and not document.year - 2 < official.date.year <= document.year + 1:
            place = Text(f"{where}.date", "").place
            yield finding("date-not-in-year", place=place, date=in_words(official.date), year=document.year)


def date_in_future(document: Document) -> Iterator[Finding]:
    """Signed on a day that is yet to come."""
    for where, official in _signed(document):
        if official.date and official.date > datetime.date.today():
            place = Text(f"{where}.date", "").place
            yield finding("date-in-future", place=place, date=in_words(official.date))


def degree_spacing(document: Document) -> Iterator[Finding]:
    """A degree glued to the name: *SUGIATO,S.Pd*."""
    for where, official in _signed(document):
        match = re.search(r"(\w+),([A-Z]\w*\.\s?\w+)", official.name)
        if match:
            span, right = Span(*match.span()), f"{match[1]}, {match[2]}"
            yield finding(
                "degree-spacing", span, text=official.name, place=Text(f"{where}.name", "").place,
                fix=Fix(span, right), words=match[0], right=right,
            )  # fmt: skip


def nip_missing(document: Document) -> Iterator[Finding]:
    """An official without a NIP."""
    for where, official in _signed(document):
        if official.nip is None or not official.nip.strip():
            yield finding("nip-missing", place=Text(f"{where}.nip", "").place, name=fold(official.name))


_NIP_CODES = {
    NipFault.LENGTH: "nip-format",
    NipFault.FOREIGN: "nip-characters",
    NipFault.BIRTH: "nip-date",
    NipFault.APPOINTMENT: "nip-date",
    NipFault.SEX: "nip-sex",
    NipFault.SERIAL: "nip-serial",
    NipFault.AGE: "nip-age",
    NipFault.UNUSUAL_AGE: "nip-age",
    NipFault.AFTER_DOCUMENT: "nip-after-document",
    NipFault.RETIRED: "nip-retired",
}
_PARTS = {NipFault.BIRTH: "kelahiran", NipFault.APPOINTMENT: "pengangkatan"}
_AGES = {NipFault.AGE: (16, 58), NipFault.UNUSUAL_AGE: (18, 40)}


def nip(document: Document) -> Iterator[Finding]:
    """What is wrong or implausible about a NIP: ``nip-format``, ``nip-date``, ``nip-age`` ..."""
    for where, official in _signed(document):
        text = (official.nip or "").strip()
        if not text:
            continue
        number = read_nip(text)
        for fault in nip_faults(number, official.date):
            least, most = _AGES.get(fault, (0, 0))
            yield finding(
                _NIP_CODES[fault], place=Text(f"{where}.nip", "").place, count=len(number.digits),
                part=_PARTS.get(fault, ""), least=least, most=most,
            )  # fmt: skip


def nip_kind_pppk(document: Document) -> Iterator[Finding]:
    """The number of a PPPK: good to know, not wrong."""
    for where, official in _signed(document):
        if official.nip and read_nip(official.nip).kind is NipKind.PPPK and not nip_faults(read_nip(official.nip)):
            yield finding("nip-kind-pppk", place=Text(f"{where}.nip", "").place)
