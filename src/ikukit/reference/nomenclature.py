"""Official codes and names of program, kegiatan and sub kegiatan of the kecamatan (urusan 7.01), and their decrees.

Source: Permendagri 90/2019 and the decrees that update it. Only part of each decree's list could be read, so a name
that is missing here is not thereby wrong.
"""

import datetime
import re
from functools import cache

from attrs import frozen

from ikukit.reference.table import read_table
from ikukit.source import normal_form


@frozen
class Decree:
    """A decree on nomenclature, with its date."""

    name: str
    date: datetime.date


@frozen
class OfficialName:
    """One line of the nomenclature.

    ``lists`` are the lists it was found in: ``N`` (2025/26), ``M`` (about 2021), ``A`` (weak).
    """

    level: str
    code: str
    name: str
    performance: str = ""
    indicator: str = ""
    unit: str = ""
    lists: tuple[str, ...] = ()
    note: str = ""

    @property
    def certain(self) -> bool:
        """Whether the wording rests on more than a weak or approximate source."""
        return bool(set(self.lists) & {"N", "M"}) and "approximate" not in self.note


@cache
def official_names() -> tuple[OfficialName, ...]:
    """Every official name that is known here, in order of code."""
    return tuple(
        OfficialName(
            level=row["level"],
            code=row["kode"],
            name=row["nama"],
            performance=row["kinerja"],
            indicator=row["indikator"],
            unit=row["satuan"],
            lists=tuple(row["sumber"].split("+")),
            note=row["catatan"],
        )
        for row in read_table("nomenclature_7_01.tsv")
    )


@cache
def decrees() -> tuple[Decree, ...]:
    """The decrees in order of date."""
    return tuple(Decree(row["decree"], datetime.date.fromisoformat(row["date"])) for row in read_table("decrees.tsv"))


def decree_for(year: int) -> Decree | None:
    """The decree by which a document of ``year`` is judged: the last one before that year began; None before 2020.

    >>> decree_for(2024).name
    'Kepmendagri 900.1.15.5-1317/2023'
    """
    known = [decree for decree in decrees() if decree.date.year < year]
    return known[-1] if known else None


@cache
def _by_normal_form() -> dict[str, OfficialName]:
    return {normal_form(official.name): official for official in reversed(official_names())}


def official(name: str) -> OfficialName | None:
    """The official name that ``name`` equals, apart from capitals and spacing; *Program* in front may be missing.

    >>> official("Program Penunjang Urusan Pemerintahan Daerah Kabupaten / Kota").code
    '7.01.01'
    """
    form = normal_form(name).strip(" .;,")
    known = _by_normal_form()
    return known.get(form) or known.get(f"program {form}")


def by_code(code: str) -> OfficialName | None:
    """The official name of ``code``; sub kegiatan also under their old codes with two digits at the end.

    >>> by_code("7.01.04.2.01.02").name
    'Harmonisasi Hubungan dengan Tokoh Agama dan Tokoh Masyarakat'
    """
    parts = code.split(".")
    if len(parts) == 6:
        parts[-1] = parts[-1].zfill(4)
    return next((name for name in official_names() if name.code == ".".join(parts)), None)


def nearest(name: str, level: str | None = None, at_least: float = 80) -> OfficialName | None:
    """The official name most like ``name`` (rapidfuzz ``ratio`` of at least ``at_least`` of 100), or None.

    ``level``: only names of this level. Equal names are found by ``official`` much faster.
    """
    from rapidfuzz import fuzz, process

    form = normal_form(name).strip(" .;,")
    choices = {
        index: normal_form(candidate.name)
        for index, candidate in enumerate(official_names())
        if level in (None, candidate.level)
    }
    found = process.extractOne(form, choices, scorer=fuzz.ratio, score_cutoff=at_least)
    return official_names()[found[2]] if found else None


@cache
def official_words() -> frozenset[str]:
    """Every word that occurs in an official name, kinerja or indikator, casefolded."""
    texts = (text for name in official_names() for text in (name.name, name.performance, name.indicator))
    return frozenset(word for text in texts for word in re.findall(r"[^\W\d_]+", text.casefold()))
