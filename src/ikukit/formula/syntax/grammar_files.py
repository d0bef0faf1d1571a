"""Where the grammar files are, and where the table that is made of them is kept."""

import os.path
import zlib

KEPT_TABLE = os.path.join(os.path.dirname(__file__), "lalr.txt")
_FILES = ("formula.lark", "numbers.lark", "words.lark")


def folder() -> str:
    """The folder of the grammar files: beside the package in a wheel, at the top of a checkout."""
    package = os.path.dirname(os.path.dirname(os.path.dirname(__file__)))
    packaged = os.path.join(package, "grammars")
    return packaged if os.path.isdir(packaged) else os.path.join(os.path.dirname(os.path.dirname(package)), "grammars")


def fingerprint() -> str:
    """What tells whether a table was made of the grammar files as they are."""
    check = 0
    for name in _FILES:
        with open(os.path.join(folder(), name), encoding="utf-8") as file:
            check = zlib.crc32(file.read().encode(), check)
    return f"fingerprint {check}"
