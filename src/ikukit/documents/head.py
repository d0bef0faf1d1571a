"""The head of a document: its title, the agency it belongs to, the year, and what kind of document it calls itself.

Looks at running text outside tables and signatures. Nothing is made up: a part that no line states stays None.
"""

import re
from collections.abc import Iterable, Sequence

from attrs import frozen

from ikukit.documents.headings import heading_of
from ikukit.model import Agency, DocumentKind, Official
from ikukit.reference.areas import area_code
from ikukit.source import fold

_TITLE = re.compile(
    r"\b(?:indikator\s+(?:kinerja|program|sasaran|kegiatan|pelayanan)|manual\s+(?:indikator|iku)|perjanjian\s+kinerja|iku|iki|"
    r"indikator)\b",
    re.IGNORECASE,
)
_YEAR = r"(?:19|20)\d\d"
_YEAR_STATED = re.compile(rf"\b(?:tahun|thn\.?|ta|t\.a\.|periode)\s*(?:anggaran\s*)?:?\s*({_YEAR})\b", re.IGNORECASE)
_ANY_YEAR = re.compile(rf"\b({_YEAR})\b")
_TAIL = re.compile(rf"[\s,.\-–]*\b(?:tahun|thn|periode|ta|t\.a)\b.*$|[\s,.\-–(]*\b{_YEAR}\b.*$", re.IGNORECASE)
_LOWER_UNIT = r"KECAMATAN|KELURAHAN|KAPANEWON|DISTRIK|NAGARI|DESA|KALURAHAN|KEMANTREN"
_OFFICE = r"DINAS|BADAN|INSPEKTORAT|SEKRETARIAT|KANTOR|RSUD|PUSKESMAS|UPTD?|UPT|SATUAN POLISI PAMONG PRAJA|SATPOL PP"
_PART = r"BAGIAN|SUBBAGIAN|BIDANG"
_GOVERNMENT = re.compile(r"^PEMERINTAH(?:AN)?\s+(?:KABUPATEN|KOTA|PROVINSI|DAERAH)\b", re.IGNORECASE)
_AGENCY = re.compile(rf"\b(?:{_LOWER_UNIT}|{_OFFICE}|{_PART})\s+[^\W\d_].*$", re.IGNORECASE)
_PART_LINE = re.compile(rf"^(?:{_PART})\s", re.IGNORECASE)
_LONGEST_HEAD_LINE = 160
_LOOK_THROUGH = 200
"""Lines. A head is at the beginning; a document's worth of prose after it is not searched."""


@frozen
class Head:
    """What the head says."""

    title: str | None = None
    agency: Agency | None = None
    year: int | None = None
    kind: DocumentKind = DocumentKind.UNKNOWN


def read_head(before: Sequence[str], after: Sequence[str], officials: Iterable[Official]) -> Head:
    """The head in the lines ``before`` the first table; what they do not state is looked for ``after`` it.

    The agency may also be named by the post of the first official who signs (``Kasi Pelayanan Kecamatan ...``).
    """
    early = [fold(_unmarked(line)) for line in before[:_LOOK_THROUGH]]
    late = [fold(_unmarked(line)) for line in after[:_LOOK_THROUGH]]
    title = _title_of(early) or _title_of(late)
    agency = _agency_of(early) or _agency_of(late) or _agency_of([official.post or "" for official in officials])
    year = _year_of(early) or _year_in_title(title) or _year_of(late)
    return Head(title, None if agency is None else Agency(agency, area_code(agency)), year, kind_of(title or ""))


def kind_of(title: str) -> DocumentKind:
    """What a document with this title calls itself. Two names at once (``Indikator Kinerja Individu (IKU)``) tell
    nothing.

    >>> kind_of("INDIKATOR KINERJA UTAMA (IKU) TAHUN 2023")
    <DocumentKind.IKU: 'iku'>
    """
    words = set(re.findall(r"[a-z]+", title.casefold()))
    if "manual" in words:
        return DocumentKind.MANUAL
    organisation, person = bool(words & {"utama", "iku"}), bool(words & {"individu", "iki"})
    if organisation != person:
        return DocumentKind.IKU if organisation else DocumentKind.IKI
    return DocumentKind.PROGRAM if not person and {"indikator", "program"} <= words else DocumentKind.UNKNOWN


def _unmarked(line: str) -> str:
    """``line`` without Markdown's marks of headings and stress."""
    return re.sub(r"^\s*#{1,6}\s+|\*\*|__", "", line)


def _title_of(lines: Sequence[str]) -> str | None:
    """The first line that speaks of indicators, with the lines of the head that go on from it."""
    for index, line in enumerate(lines):
        if not _TITLE.search(line) or not _is_display(line):
            continue
        parts = [line]
        for following in (text for text in lines[index + 1 :] if text):
            if not (_is_agency_line(following) or _is_year_line(following) or _goes_on(parts[-1], following)):
                break
            parts.append(following)
        return " ".join(parts)
    return None


def _goes_on(line: str, following: str) -> bool:
    """Whether a title is written over two lines: ``INDIKATOR`` / ``KINERJA UTAMA (IKU)``."""
    return line.split()[-1].casefold() in ("indikator", "kinerja", "manual") and following.split()[0].casefold() in (
        "indikator", "kinerja", "utama", "individu",
    )  # fmt: skip


def _is_display(line: str) -> bool:
    """Whether a line could stand in a head: short, no sentence, no ``label : value``, most words capitalised."""
    words = [word for word in re.findall(r"[^\W\d_]+", line) if len(word) > 3]
    return (
        0 < len(line) <= _LONGEST_HEAD_LINE
        and not line.endswith((".", ":", ";"))
        and not re.match(r"^[^:]{1,60}\s:\s", line)
        and sum(word[0].isupper() for word in words) >= 0.7 * len(words)
    )


def _is_year_line(line: str) -> bool:
    return bool(
        re.fullmatch(
            rf"(?:tahun|periode|ta)?\.?\s*(?:anggaran\s*)?{_YEAR}(?:\s*(?:-|–|s/?d\.?)\s*{_YEAR})?", line, re.IGNORECASE
        )
    )


def _is_agency_line(line: str) -> bool:
    found = _agency_in(line)
    return found is not None and line.startswith(found)


def _agency_in(line: str) -> str | None:
    """The name of an office in ``line``: its kind of office and what it is called, both capitalised."""
    if len(line) > _LONGEST_HEAD_LINE:
        return None
    found = _AGENCY.search(line)
    if found is None or not found.group()[0].isupper() or heading_of(line) is not None:
        return None
    name = _TAIL.sub("", found.group()).strip(" ,.:;-–")
    words = name.split()
    return name if len(words) >= 2 and words[1][0].isupper() and _is_display(name) else None


def _agency_of(lines: Sequence[str]) -> str | None:
    """The first office named; a part of an office (*Bagian Umum*) together with the office in the next line."""
    full = [line for line in lines if line]
    for index, line in enumerate(full):
        name = None if _GOVERNMENT.search(line) else _agency_in(line)
        if name is None:
            continue
        following = _agency_in(full[index + 1]) if index + 1 < len(full) else None
        if _PART_LINE.match(name) and following and not _PART_LINE.match(following) and line.endswith(name):
            return f"{name} {following}"
        return name
    return None


def _year_of(lines: Sequence[str]) -> int | None:
    for line in lines:
        stated = _YEAR_STATED.search(line) if len(line) <= _LONGEST_HEAD_LINE else None
        if stated:
            return int(stated[1])
    return None


def _year_in_title(title: str | None) -> int | None:
    found = _ANY_YEAR.search(title or "")
    return int(found[1]) if found else None
