"""Posts of a kecamatan: full names, abbreviations, and how to tell that a text names a post at all.

Posts are data, not an enum: every kabupaten sets up its kecamatan by its own regulation (PP 18/2016). A post that is
not in ``posts.tsv`` is therefore unknown, not wrong.
"""

import re
from functools import cache

from attrs import frozen

from ikukit.reference.table import read_table
from ikukit.source import fold, normal_form

_EXPANSIONS = (
    (r"ka\.?\s?si|kasie|kasi", "kepala seksi"),
    (r"ka\.?\s?sub\.?\s?bag|kasub\s?bagian|kasubb?ag", "kepala subbagian"),
    (r"kepala\s+sub\s+bag(?:ian)?\.?|kepala\s+subag(?:ian)?", "kepala subbagian"),
    (r"ka\.?\s?bag|kabag", "kepala bagian"),
    (r"ka\.?\s?bid|kabid", "kepala bidang"),
    (r"&", "dan"),
)
_ACTING = re.compile(r"^(?:pj|plt|plh|pjs)\b\.?\s*", re.IGNORECASE)
_NUMBERING = re.compile(r"^\s*(?:\d{1,2}[.)]|[a-z][.)]|[-•–*])\s*", re.IGNORECASE)
_AREA = re.compile(
    r"\s*,?\s*(?:\b(?:pada|di)\s+)?\b(?:kantor|kecamatan|kec\.?|kelurahan|kel\.?|kabupaten|kab\.?|kota)\s.*$",
    re.IGNORECASE,
)
_HEADS = (
    "camat", "panewu", "sekretaris", "sekcam", "sekdes", "seklur", "kepala seksi", "kepala subbagian", "kepala bagian",
    "kepala bidang", "kepala dinas", "kepala badan", "kepala desa", "kades", "lurah", "bupati", "wali kota", "walikota",
    "inspektur", "bendahara", "subbagian", "subbag", "jagabaya", "perbekel", "seksi", "kaban", "kadis", "sekda",
    "kabag", "kabid", "kepala distrik", "kuwu", "carik", "wali nagari", "keuchik", "hukum tua", "operator",
)  # fmt: skip
_HEAD = re.compile(rf"(?:{'|'.join(_HEADS)})(?!\w)")


@frozen
class Post:
    """A post. ``programs`` are codes of the programs it usually answers for; ``level`` is that of PermenPAN posts."""

    name: str
    other_forms: tuple[str, ...]
    unit: str
    level: str
    programs: tuple[str, ...]
    source: str


@cache
def posts() -> tuple[Post, ...]:
    """The posts that are known here, head of office first."""
    return tuple(
        Post(
            row["post"],
            tuple(form for form in row["other_forms"].split(";") if form),
            row["unit"],
            row["level"],
            tuple(code for code in row["programs"].split(";") if code),
            row["source"],
        )
        for row in read_table("posts.tsv")
    )


def plain_post(text: str) -> str:
    """``text`` as a post is looked up: without numbering, acting prefix (Pj., Plt.) and area, its head written out.

    >>> plain_post("1. Plt. Ka.Subbag Umum & Kepegawaian")
    'kepala subbagian umum dan kepegawaian'
    >>> plain_post("Kasi Pemerintahan di Kecamatan Bebandem")
    'kepala seksi pemerintahan'
    """
    form = _ACTING.sub("", _NUMBERING.sub("", fold(text)))
    whole = normal_form(form)
    form = normal_form(_AREA.sub("", form)) or whole
    if form in ("sekretaris", "kepala"):
        form = " ".join(whole.split()[:2])
    for pattern, replacement in _EXPANSIONS:
        form = re.sub(rf"(?<!\w)(?:{pattern})(?!\w)\.?", replacement, form)
    return fold(form.replace(",", "")).strip(" .;:")


@cache
def _by_form() -> dict[str, Post]:
    return {plain_post(form): post for post in reversed(posts()) for form in (post.name, *post.other_forms)}


def find_post(text: str) -> Post | None:
    """The known post that ``text`` names, or None. The name of its unit (*Subbagian Keuangan*) will do.

    >>> find_post("Kasubag Umum dan Kepegawaian").name
    'Kepala Subbagian Umum dan Kepegawaian'
    """
    form = plain_post(text)
    return next(
        (post for way in (form, _without_area_name(form), f"kepala {form}") if (post := _by_form().get(way))), None
    )


def _without_area_name(form: str) -> str:
    first, _, rest = form.partition(" ")
    return first if rest and first in ("camat", "lurah", "panewu") else form


def is_post(text: str) -> bool:
    """Whether ``text`` names a post, known or not: it begins as posts do (*Kasi*, *Kepala Subbagian*, *Camat* ...).

    >>> is_post("Kasi Pelayanan Umum"), is_post("Buku register pelayanan")
    (True, False)
    """
    return bool(_HEAD.match(plain_post(text)))


def nearest_post(text: str, at_least: float = 85) -> Post | None:
    """The known post whose name or other form is most like ``text``, or None."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(plain_post(text), list(_by_form()), scorer=fuzz.ratio, score_cutoff=at_least)
    return _by_form()[found[0]] if found else None
