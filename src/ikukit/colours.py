"""Colours for a terminal: decoration of a text that says everything without them."""

from rich.console import Console
from rich.highlighter import RegexHighlighter
from rich.theme import Theme

_STYLES = {"error": "bold red", "warning": "yellow", "info": "cyan", "caret": "bold red", "heading": "bold"}


class _Marks(RegexHighlighter):
    base_style = "ikukit."
    highlights = [  # noqa: RUF012
        r"(?m)^  (?P<error>kesalahan|error)\b.*$",
        r"(?m)^  (?P<warning>peringatan|warning)\b.*$",
        r"(?m)^  (?P<info>catatan|note)\b.*$",
        r"(?m)^ +(?P<caret>\^+)$",
        r"(?m)^(?P<heading>\S.*)$",
    ]


def paint(text: str) -> None:
    """Print ``text`` with headings, severities and marks coloured."""
    theme = Theme({f"ikukit.{name}": style for name, style in _STYLES.items()})
    Console(theme=theme, highlighter=_Marks(), soft_wrap=True, markup=False, emoji=False).print(text)
