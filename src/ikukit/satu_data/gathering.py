"""What a document says for the forms MS-Ind and MS-Var. Nothing is made up: what it does not say stays empty and is
listed as open.

Leaves of a formula become variables (MS-Var); those that are percentages or scores are indicators of their own, which
makes the indicator composite.
"""

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction

from ikukit.dictionary import Term, data_dictionary
from ikukit.formula.formula import Formula, Variable
from ikukit.formula.meaning.bounds import bounds_of
from ikukit.formula.meaning.labels import read_label
from ikukit.formula.meaning.relations import same_term
from ikukit.formula.meaning.units import INDEX, MONEY, PERCENT, RATIO, counts_things, label_unit
from ikukit.formula.printer import quoted, to_text
from ikukit.formula.rendering import render
from ikukit.formula.tree import Reference
from ikukit.model import Agency, Direction, Document, Indicator
from ikukit.reference.posts import is_post
from ikukit.reference.spelling import corrected
from ikukit.satu_data.metadata import BY_OFFICER, INDICATOR_FIELDS, VARIABLE_FIELDS, Field, Form, Metadata
from ikukit.source import fold

_READ_AS = {
    Direction.MAXIMIZE: "Semakin tinggi nilainya, semakin baik.",
    Direction.MINIMIZE: "Semakin rendah nilainya, semakin baik.",
    Direction.STABILIZE: "Semakin dekat ke target, semakin baik.",
}
_MEASURES = {PERCENT: "Persentase", RATIO: "Rasio", INDEX: "Indeks"}
_PERCENTAGE_NAME = re.compile(r"(?:rata-rata\s+)?p(?:er|re|ro)se?ntase", re.IGNORECASE)
_LEVELS = (
    ("kecamatan", "Kecamatan"),
    ("desa", "Desa/Kelurahan"),
    ("kelurahan", "Desa/Kelurahan"),
    ("kabupaten", "Kabupaten/Kota"),
    ("kota", "Kabupaten/Kota"),
    ("provinsi", "Provinsi"),
)
_YES, _NO = "1", "2"


def metadata(document: Document) -> Metadata:
    """The metadata of ``document`` as far as it tells them.

    >>> from ikukit.model import Indicator
    >>> row = Indicator("Persentase desa tertib", "Jumlah desa tertib / Jumlah desa x 100 %", unit="Persen")
    >>> found = metadata(Document([row]))
    >>> found.indicators[0].values["variabel_pembangun"], [form.name for form in found.variables]
    ('Jumlah desa tertib\\nJumlah desa', ['Jumlah desa tertib', 'Jumlah desa'])
    """
    if not isinstance(document, Document):
        raise TypeError(
            "metadata dibuat dari sebuah dokumen; baca dengan ikukit.read, atau pakai Document([indikator])"
        )
    terms = data_dictionary(document)
    indicators = tuple(
        _indicator_form(document, number, indicator, terms) for number, indicator in enumerate(document.indicators, 1)
    )
    variables = tuple(_variable_form(document, term) for term in terms if not _is_indicator(term.name))
    return Metadata(indicators, variables)


def _is_indicator(words: str) -> bool:
    """Whether what stands in a formula is an indicator itself: a percentage or a score."""
    return label_unit(words) in (PERCENT, INDEX)


def _indicator_form(document: Document, number: int, indicator: Indicator, terms: Sequence[Term]) -> Form:
    formula = indicator.formula
    mine = [term.name for term in terms if any(use.indicator == number for use in term.uses)]
    children = [name for name in mine if _is_indicator(name)]
    values = {
        "penyelenggara": document.agency.name if document.agency else "",
        "nama": fold(indicator.name),
        "definisi": indicator.definition or "",
        "interpretasi": _READ_AS[indicator.direction] if indicator.direction else "",
        "metode_perhitungan": _method(formula) if formula else "",
        "rumus": render(formula, "latex") if formula else "",
        "ukuran": _measure(indicator),
        "satuan": fold(indicator.unit or "") or _unit(formula),
        "level_estimasi": _level(document.agency),
    }
    why: dict[str, str] = {}
    unused: set[str] = set()
    if formula is None:
        reason = indicator.formula_error.message if indicator.formula_error else "rumus belum ada"
        why = dict.fromkeys(("metode_perhitungan", "rumus", "apakah_indikator_komposit", "variabel_pembangun"), reason)
        unused = {"indikator_pembangun", "publikasi_indikator_pembangun"}
    elif children:
        values |= {"apakah_indikator_komposit": _YES, "indikator_pembangun": "\n".join(_referred(children, document))}
        others = [name for name in mine if name not in children]
        unused = set() if others else {"variabel_pembangun", "kegiatan_penghasil"}
        values["variabel_pembangun"] = "\n".join(others)
    else:
        values |= {"apakah_indikator_komposit": _NO, "variabel_pembangun": "\n".join(mine)}
        unused = {"indikator_pembangun", "publikasi_indikator_pembangun"}
    if "kegiatan_penghasil" not in unused:
        values["kegiatan_penghasil"], why["kegiatan_penghasil"] = _sources(indicator)
    if not values["ukuran"] and formula is not None and _PERCENTAGE_NAME.match(fold(indicator.name)):
        why["ukuran"] = "nama menyebut persentase, rumus tidak menghasilkan persen"
    return _form(INDICATOR_FIELDS, values, why, unused)


def _method(formula: Formula) -> str:
    """The formula in words, spelt correctly, with what its symbols stand for."""
    return to_text(formula.tree, lambda label: quoted(corrected(_words(formula, label))))


def _form(fields: Sequence[Field], known: Mapping[str, str], why: Mapping[str, str], unused: set[str]) -> Form:
    values = {one.key: known.get(one.key, "") for one in fields}
    empty = [one.key for one in fields if not values[one.key] and one.key not in BY_OFFICER | unused]
    return Form(values, {key: why.get(key, "") for key in empty})


def _measure(indicator: Indicator) -> str:
    """Ukuran: what kind of number the formula gives; "" where the name says another kind."""
    formula = indicator.formula
    if formula is None:
        return ""
    measure = _MEASURES.get(formula.unit, "")
    if not measure and isinstance(formula.tree, Reference) and counts_things(_words(formula, formula.tree.label)):
        measure = "Jumlah"
    contradicted = measure != "Persentase" and _PERCENTAGE_NAME.match(fold(indicator.name))
    return "" if contradicted else measure


def _unit(formula: Formula | None) -> str:
    if formula is None or formula.unit == RATIO:
        return ""
    return {PERCENT: "Persen", MONEY: "Rupiah"}.get(formula.unit, formula.unit.capitalize())


def _level(agency: Agency | None) -> str:
    first = agency.name.casefold().split()[:1] if agency else []
    return next((level for word, level in _LEVELS if first == [word]), "")


def _sources(indicator: Indicator) -> tuple[str, str]:
    """What yields the variables, and why that is not known where only a post is named."""
    things = [fold(source) for source in indicator.data_sources if source.strip() and not is_post(source)]
    posts = [fold(source) for source in indicator.data_sources if is_post(source)]
    reason = f"sumber data menyebut jabatan ({', '.join(posts)})" if posts and not things else ""
    return "\n".join(things), reason


def _referred(children: Sequence[str], document: Document) -> list[str]:
    """The names of the indicators that make up another, each with its place in this document where it has one."""
    told = []
    for child in children:
        place = next((n for n, one in enumerate(document.indicators, 1) if same_term(fold(one.name), child)), None)
        told.append(f"{child} (MS-Ind nomor {place})" if place else child)
    return told


def _variable_form(document: Document, term: Term) -> Form:
    formula, variable = _first_use(document, term)
    label = read_label(term.name)
    symbols = [variable.label] if variable.meaning else []
    values = {
        "nama": term.name,
        "alias": "\n".join(dict.fromkeys(one for one in (*term.labels, *symbols) if one != term.name)),
        "referensi_waktu": " ".join(word.span.of(label.text) for word in label.when),
        "tipe_data": _type(term.name),
        "aturan_validasi": _rule(formula, variable),
    }
    return _form(VARIABLE_FIELDS, values, {}, set() if values["alias"] else {"alias"})


def _first_use(document: Document, term: Term) -> tuple[Formula, Variable]:
    use = term.uses[0]
    formula = document.indicators[use.indicator - 1].formula
    assert formula is not None
    return formula, next(one for one in formula.variables if fold(one.meaning or one.label) == use.label)


def _words(formula: Formula, label: str) -> str:
    return formula.symbols.get(label) or label


def _type(name: str) -> str:
    if counts_things(name):
        return "Bilangan bulat"
    return "Bilangan desimal" if label_unit(name) == MONEY else ""


def _rule(formula: Formula, variable: Variable) -> str:
    """What the words say about the values: whole, not below 0, not above the whole that it is a part of."""
    bounds = bounds_of(formula, variable.label, {one.label: Fraction(0) for one in formula.variables})
    whole = counts_things(_words(formula, variable.label))
    rule = "Bilangan bulat, tidak kurang dari 0" if whole else "Tidak kurang dari 0"
    return f'{rule}, tidak lebih dari "{_words(formula, bounds.high_by)}"' if bounds.high_by else rule
