"""One tree in many languages. Each language has its module; this one only knows which there are.

Every rendering says what the tree says: where the exact result is a gap (a missing value, a zero divisor) the rendered
code gives nothing as well, never a number.
"""

from collections.abc import Callable, Mapping
from functools import partial

from ikukit.formula.formula import Formula
from ikukit.formula.printer import to_text
from ikukit.formula.rendering.columns import to_columns
from ikukit.formula.rendering.excel import to_excel
from ikukit.formula.rendering.latex import to_latex
from ikukit.formula.rendering.mathml import to_html, to_mathml
from ikukit.formula.rendering.names import named
from ikukit.formula.rendering.picture import to_picture
from ikukit.formula.rendering.python import to_python
from ikukit.formula.rendering.sql import DIALECTS, to_sql

TARGETS = ("excel", "html", "latex", "mathml", "narwhals", "polars", "python", "sql", "text", "tree")
"""What ``render`` knows."""


def render(
    formula: Formula,
    to: str,
    *,
    names: Mapping[str, str] | None = None,
    dialect: str = "duckdb",
    separators: str = "en",
) -> str:
    """``formula`` in another language.

    ``to`` is ``text`` (canonical Indonesian), ``latex``, ``mathml``, ``html``, ``excel`` (a cell formula with the
    function names that files store), ``sql`` (an expression for one row; ``dialect`` is ``duckdb``, ``postgresql``,
    ``spark`` or ``sqlite``), ``python`` (source of an exact function), ``polars`` and ``narwhals`` (source of an
    expression over columns, for ``import polars as pl``, ``import narwhals as nw``), or ``tree`` (a picture in
    characters).

    ``names`` says what a variable is called in Excel (a cell such as ``B2``, or a defined name), SQL, polars, narwhals
    (its column) and Python, by label, name or meaning; unless told, that is its ``name``. ``separators="id"`` writes an
    Excel formula as an Indonesian Excel shows it: ``;`` between arguments, a decimal comma.

    Raises ``ValueError`` for a language, dialect or kind of separators that is not known, or a formula too large for
    the language; ``KeyError`` for a key of ``names`` that names no variable.

    >>> from ikukit import parse
    >>> formula = parse("Jumlah desa tertib dibagi Jumlah desa x 100 %")
    >>> render(formula, "excel", names={"Jumlah desa tertib": "B2", "Jumlah desa": "C2"})
    '=IF(COUNT(B2,C2)<2,"",IFERROR(B2/C2*100,""))'
    >>> print(render(formula, "sql"))
    CAST("jumlah_desa_tertib" AS DOUBLE) * 100 / NULLIF(CAST("jumlah_desa" AS DOUBLE), 0)
    """
    if not isinstance(formula, Formula):
        raise TypeError("yang dapat ditulis ulang adalah rumus; pakai ikukit.parse lebih dahulu")
    writers: dict[str, Callable[[], str]] = {
        "excel": lambda: to_excel(formula.tree, named(formula, names, "excel"), separators),
        "html": partial(to_html, formula.tree),
        "latex": partial(to_latex, formula.tree),
        "mathml": partial(to_mathml, formula.tree),
        "narwhals": lambda: to_columns(formula.tree, named(formula, names, "narwhals"), "narwhals"),
        "polars": lambda: to_columns(formula.tree, named(formula, names, "polars"), "polars"),
        "python": lambda: to_python(formula.tree, named(formula, names, "python")),
        "sql": lambda: to_sql(formula.tree, named(formula, names, "sql"), dialect),
        "text": partial(to_text, formula.tree),
        "tree": partial(to_picture, formula.tree),
    }
    if to not in writers:
        raise ValueError(f'bahasa "{to}" tidak dikenal; pilih salah satu: {", ".join(TARGETS)}')
    return writers[to]()


__all__ = ["DIALECTS", "TARGETS", "render"]
