"""A calculation told to people and programs: as text, HTML with MathML, LaTeX, or JSON, in Indonesian or English.

The numbers of a calculation and their words are made in ``figures`` and ``wording``, once for all forms.
"""

from collections.abc import Sequence

from ikukit.formula.computing.explanation import Explanation

FORMS = ("text", "html", "latex", "json")


def tell(explanations: Sequence[Explanation], to: str = "text", lang: str = "id", single: bool = True) -> str:
    """The explanations in the form ``to``, one after the other. JSON of what is not ``single`` is a list.

    Raises ``ValueError`` for a form or a language that there is not.
    """
    match to:
        case "text":
            from ikukit.formula.telling.text import to_text as teller
        case "html":
            from ikukit.formula.telling.web import to_html as teller
        case "latex":
            from ikukit.formula.telling.latex import to_latex as teller
        case "json":
            from ikukit.formula.telling.record import to_json

            return to_json(explanations, lang, single)
        case _:
            raise ValueError(f"bentuk {to!r} tidak dikenal; pilih salah satu: {', '.join(FORMS)}")
    return "\n\n".join(teller(one, lang) for one in explanations)
