"""Reads the data files of this folder. What their columns mean is told by the modules that use them."""

from importlib.resources import files


def read_table(name: str) -> list[dict[str, str]]:
    """The rows of the tab-separated file ``name``, by the names in its first line; lines with ``#`` are left out.

    >>> read_table("decrees.tsv")[0]["decree"]
    'Permendagri 90/2019'
    """
    text = files("ikukit.reference").joinpath(name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    heads = lines[0].split("\t")
    return [dict(zip(heads, [*line.split("\t"), *[""] * len(heads)], strict=False)) for line in lines[1:]]
