"""Text to Formula, the short way or the long one."""

from ikukit.formula.formula import Formula
from ikukit.formula.plain import read_plain


def parse(text: str, indicator: str | None = None) -> Formula:
    """The formula that ``text`` states, as it stands in a document.

    ``indicator`` is the indicator's name: a hint where the text alone is open. What was repaired or assumed is in
    ``Formula.findings``, other defensible trees in ``Formula.readings``. Raises ``FormulaError`` when no careful
    reader would turn the text into arithmetic, ``TypeError`` when it is no text.

    >>> formula = parse("Jumlah desa tepat waktu dibagi Jumlah desa x 100 %")
    >>> [v.label for v in formula.variables], formula.unit
    (['Jumlah desa tepat waktu', 'Jumlah desa'], 'persen')
    """
    if not isinstance(text, str):
        raise TypeError(f"rumus harus berupa teks (str), bukan {type(text).__name__}")
    plain = read_plain(text, indicator)
    if plain is not None:
        return plain
    from ikukit.formula.passes import read

    return read(text, indicator)
