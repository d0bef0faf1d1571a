"""Programs, kegiatan and their codes against the official nomenclature of the decree in force."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from ikukit.checks.fields import Text, document_texts
from ikukit.finding import Finding, Fix, finding
from ikukit.model import Document
from ikukit.reference.codes import Code, CodeFault, find_codes
from ikukit.reference.nomenclature import OfficialName, by_code, decree_for, nearest, official, official_names
from ikukit.reference.spelling import match_case
from ikukit.source import Span, fold, normal_form

_NEAR = 85
_PROGRAM = re.compile(r"\s*program(?!\w)", re.IGNORECASE)
_CODE_IN_FRONT = re.compile(r"^\s*[\d.]+\s*[-–:]?\s*")
_LEAST_PROGRAMS = 3  # fewer rows do not make a list of the office's programs


def _named(document: Document) -> Iterator[tuple[Text, Span, str]]:
    """The objectives that are meant to be official names, without a code in front, and where the name stands."""
    for text in document_texts(document):
        if text.field != "objective":
            continue
        match = _CODE_IN_FRONT.match(text.words)
        start = match.end() if match else 0
        name = text.words[start:]
        yield text, Span(start, start + len(name.rstrip())), name


def program_name_typo(document: Document) -> Iterator[Finding]:
    """A name that is nearly, but not letter by letter, an official one."""
    for text, span, name in _named(document):
        if official(name) is not None:
            continue
        near = nearest(name, "program" if _PROGRAM.match(name) else None, _NEAR)
        if near is None or not near.certain:
            continue
        yield _name_finding(document, text, span, near)


def _name_finding(document: Document, text: Text, span: Span, near: OfficialName) -> Finding:
    place, wrong, right = _difference(text.words, span, near.name)
    decree = decree_for(document.year) if document.year else None
    fix = Fix(place, right)
    return finding(
        "program-name-typo", place, text=text.words, place=text.place, fix=fix,
        official=_title(near.name), code=near.code, words=wrong, right=right,
        decree=decree.name if decree else "Permendagri 90/2019",
    )  # fmt: skip


def _difference(text: str, span: Span, name: str) -> tuple[Span, str, str]:
    """The words of ``text`` that differ from the official ``name``, and the official ones in their capitals."""
    words = [Span(*match.span()) for match in re.finditer(r"[^\s/]+|/", text) if match.end() <= span.end]
    words = [word for word in words if word.start >= span.start]
    wanted = re.findall(r"[^\s/]+|/", name)
    blocks = SequenceMatcher(
        None, [normal_form(word.of(text)) for word in words], [normal_form(word) for word in wanted], autojunk=False
    ).get_opcodes()
    changed = [block for block in blocks if block[0] != "equal"]
    first, last = changed[0], changed[-1]
    one, other = slice(first[1], last[2]), slice(first[3], last[4])
    if one.start == one.stop:  # only words left out: take the word before, or behind, along
        shift = (-1, 0) if one.start else (0, 1)
        one, other = (slice(part.start + shift[0], part.stop + shift[1]) for part in (one, other))
    chosen = words[one]
    place = Span(chosen[0].start, chosen[-1].end)
    like = place.of(text)
    right = " ".join(_cased(word, like) for word in wanted[other]).replace(" / ", "/")
    return place, fold(like), right


def _cased(word: str, like: str) -> str:
    """A word of an official name (printed in capitals) as the text around it is written."""
    if like.isupper():
        return word.upper()
    small = word.casefold() in ("dan", "di", "yang", "atau", "oleh", "kepada", "pada", "dengan", "dalam", "sesuai")
    return word.casefold() if small or like.islower() else match_case(word.casefold(), "Aa")


def _title(name: str) -> str:
    return " ".join(_cased(word, "Aa") for word in name.split()) if name.isupper() else name


def program_unknown(document: Document) -> Iterator[Finding]:
    """A *Program ...* that is not like any of a kecamatan."""
    for text, span, name in _named(document):
        if _PROGRAM.match(name) and official(name) is None and nearest(name, "program", _NEAR) is None:
            yield finding("program-unknown", span, text=text.words, place=text.place, words=fold(span.of(text.words)))


def _programs(document: Document) -> list[tuple[Text, Span, OfficialName]]:
    found = []
    for text, span, name in _named(document):
        program = official(name) or (nearest(name, "program", _NEAR) if _PROGRAM.match(name) else None)
        if program and program.level == "program":
            found.append((text, span, program))
    return found


def program_missing(document: Document) -> Iterator[Finding]:
    """A document that lists programs, but not all of them."""
    codes = {program.code for _, _, program in _programs(document)}
    missing = [name for name in official_names() if name.level == "program" and name.code not in codes]
    if len(codes) >= _LEAST_PROGRAMS and missing:
        programs = "; ".join(f"{name.code} {_title(name.name)}" for name in missing)
        yield finding("program-missing", place=Text("objective", "").place, programs=programs)


def program_order(document: Document) -> Iterator[Finding]:
    """Programs that do not stand in the order of their codes: the first that is out of it."""
    before: OfficialName | None = None
    for text, span, program in _programs(document):
        if before and program.code < before.code:
            words = fold(span.of(text.words))
            yield finding(
                "program-order", span, text=text.words, place=text.place, words=words, code=program.code,
                before=before.code,
            )  # fmt: skip
            return
        before = program


def _codes(document: Document) -> Iterator[tuple[Text, Span, Code]]:
    for text in document_texts(document):
        if text.field in ("objective", "name"):
            yield from ((text, span, code) for span, code in find_codes(text.words))
    for number, indicator in enumerate(document.indicators, 1):
        for heading, cell in indicator.extra.items():
            if "kode" in heading.casefold():
                text = Text(f"extra[{heading}]", cell, number)
                yield from ((text, span, code) for span, code in find_codes(cell))


def code_format(document: Document) -> Iterator[Finding]:
    """Codes with the wrong number of digits."""
    for text, span, code in _codes(document):
        if code.fault in (CodeFault.DIGITS, CodeFault.LEADING_ZERO):
            right = code.text.removeprefix("0") if code.fault is CodeFault.LEADING_ZERO else ""
            fix = Fix(span, right) if right else None
            yield finding("code-format", span, text=text.words, place=text.place, fix=fix, code=code.text)


def code_province(document: Document) -> Iterator[Finding]:
    """Codes with the marker of a province."""
    for text, span, code in _codes(document):
        if code.fault is CodeFault.PROVINCE:
            parts = code.normal.split(".")
            right = ".".join([*parts[:3], "2", *parts[4:]])
            fix = Fix(span, right, safe=False)
            yield finding(
                "code-province", span, text=text.words, place=text.place, fix=fix, code=code.text, right=right
            )


def code_old_form(document: Document) -> Iterator[Finding]:
    """Sub kegiatan with two digits in a document of 2024 or later."""
    for text, span, code in _codes(document):
        if code.old and code.fault is None and (document.year or 0) >= 2024:
            head, _, tail = code.normal.rpartition(".")
            right = f"{head}.{tail.zfill(4)}"
            fix = Fix(span, right, safe=False)
            yield finding(
                "code-old-form", span, text=text.words, place=text.place, fix=fix, code=code.text, right=right
            )


def code_name_conflict(document: Document) -> Iterator[Finding]:
    """A code in front of another name than its own."""
    for text, span, code in _codes(document):
        known = by_code(code.normal)
        name = _CODE_IN_FRONT.sub("", text.words).strip()
        if not known or code.fault or not name or text.words[: span.start].strip():
            continue
        other = official(name) or nearest(name, known.level, _NEAR)
        if other and other.code != known.code and normal_form(other.name) != normal_form(known.name):
            yield finding(
                "code-name-conflict", span, text=text.words, place=text.place, code=code.text,
                official=_title(known.name), words=fold(name),
            )  # fmt: skip
