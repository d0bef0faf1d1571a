"""Levels of areas (desa, kecamatan, kabupaten, provinsi) in tables: columns of names, or prefixes of a kode wilayah.

Codes are those of Kemendagri, ``35.08.12.2001``. BPS numbers kecamatan differently, and without dots the two look
alike: such codes are refused.
"""

from collections.abc import Sequence

LEVELS = {"provinsi": 2, "kabupaten": 5, "kecamatan": 8, "desa": 13}
"""From the largest to the smallest, and how many characters its code has."""
_OTHER_NAMES = {
    "propinsi": "provinsi", "kabupaten/kota": "kabupaten", "kab/kota": "kabupaten", "kota": "kabupaten",
    "kabkota": "kabupaten", "kelurahan": "desa", "desa/kelurahan": "desa", "kel/desa": "desa",
}  # fmt: skip
_CODES = ("kode wilayah", "kode kemendagri", "kode desa", "kode kelurahan", "kode kecamatan", "kode kabupaten", "kode")
CODE = r"^[0-9]{2}([.][0-9]{2}([.][0-9]{2}([.][0-9]{4})?)?)?$"
"""A regular expression of whole codes."""


def level_of(name: str) -> str | None:
    """The level that a column's name stands for.

    >>> level_of("Kabupaten/Kota"), level_of("KELURAHAN"), level_of("nama")
    ('kabupaten', 'desa', None)
    """
    plain = " ".join(name.replace("_", " ").split()).casefold().removeprefix("nama ")
    plain = _OTHER_NAMES.get(plain, plain)
    return plain if plain in LEVELS else None


def code_column(there: Sequence[str]) -> str | None:
    """The column that holds codes of areas, by its name."""
    plain = {" ".join(name.replace("_", " ").split()).casefold(): name for name in there}
    return next((plain[name] for name in _CODES if name in plain), None)


def columns_above(there: Sequence[str], level: str) -> list[str]:
    """The columns of ``there`` that name the areas which one of ``level`` lies in: names repeat in other areas."""
    order = list(LEVELS)
    levels = {level_of(name): name for name in there}
    return [levels[upper] for upper in order[: order.index(level)] if upper in levels]
