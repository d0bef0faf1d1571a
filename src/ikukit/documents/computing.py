"""Whether a text computes something: by its operator words, or, surer and slower, by reading it as a formula."""

import re
from functools import lru_cache

from ikukit.errors import FormulaError
from ikukit.formula.tree import Reference

_OPERATORS = re.compile(
    r"\b(?:di\s?bagi|dikali(?:kan)?|di\s?kali|ditambah|dikurangi|dibanding(?:kan)?|dijumlahkan"
    r"|per jumlah|terhadap jumlah)\b"
    r"|[x×*]\s*(?:100|seratus)\b|[∑Σ÷]|\S\s*/\s*(?:jumlah|jml|total|[∑Σ])|\)\s*/|/\s*\(|:\s*jumlah|-{4,}|_{4,}"
    r"|\b[A-Z]{1,6}\s*/\s*[A-Z]{1,6}\s*[x×*]|\+\s*(?:jumlah|persentase|nilai)|rata[- ]rata dari"
    r"|\w+\s*=\s*\(?\w+[^=]*[/+x×]",
    re.IGNORECASE,
)


def looks_computed(text: str) -> bool:
    """Whether ``text`` says how something is computed: an operator word, a factor of 100, a fraction.

    >>> looks_computed("jumlah banjar yang lapor dibagi jumlah banjar"), looks_computed("Kasi Pemerintahan")
    (True, False)
    """
    return bool(_OPERATORS.search(text))


@lru_cache(maxsize=4096)
def reads_as_formula(text: str) -> bool:
    """Whether ``text`` parses as arithmetic: more than a bare quantity."""
    from ikukit.formula.parser import parse

    try:
        return not isinstance(parse(text).tree, Reference)
    except FormulaError:
        return False
