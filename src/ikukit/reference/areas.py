"""Codes of areas (kode wilayah, Kemendagri): from the name of a kabupaten or kecamatan to its code.

Names of villages repeat all over the country and are told apart by their parent, so a village's name alone gives no
code.
"""

from functools import cache

from ikukit.reference.table import read_table
from ikukit.source import normal_form


@cache
def _codes() -> dict[str, str]:
    return {normal_form(row["name"]): row["code"] for row in read_table("areas.tsv") if row["code"].count(".") < 3}


def area_code(name: str) -> str | None:
    """The code of the kabupaten or kecamatan called ``name``, or None when it is not listed.

    >>> area_code("KECAMATAN SENDURO")
    '35.08.12'
    """
    return _codes().get(normal_form(name))
