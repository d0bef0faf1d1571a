"""Pieces of HTML for notebooks: every text escaped, no colours of their own, so that they suit light and dark pages."""

from collections.abc import Iterable, Sequence
from html import escape

from attrs import frozen


@frozen
class Markup:
    """A piece that is HTML already."""

    html: str


_LINE = "border-bottom:1px solid rgba(128,128,128,.35)"
_CELL = f"{_LINE};padding:4px 10px;text-align:left;vertical-align:top"


def piece(content: str | Markup) -> str:
    """``content`` as HTML; the lines of a text stay lines.

    >>> piece("a < b"), piece(Markup("<b>a</b>"))
    ('a &lt; b', '<b>a</b>')
    """
    return content.html if isinstance(content, Markup) else escape(content).replace("\n", "<br>")


def faint(text: str) -> Markup:
    """A text that steps back: a gap, a remark."""
    return Markup(f'<span style="opacity:.7;font-style:italic">{escape(text)}</span>')


def narrowed(html: str) -> Markup:
    """A piece that keeps to a column: what is wider can be moved sideways."""
    inner = f'<div style="width:max-content;padding-bottom:4px">{html}</div>'
    return Markup(f'<div style="overflow:auto hidden;max-width:36em">{inner}</div>')


def lines(*contents: str | Markup) -> str:
    """Several pieces, one below the other."""
    return "".join(f"<div>{piece(content)}</div>" for content in contents)


def table(headings: Sequence[str], rows: Iterable[Sequence[str | Markup]]) -> str:
    """A table; wide ones can be moved sideways."""
    head = "".join(f'<th scope="col" style="{_CELL};font-weight:600">{escape(heading)}</th>' for heading in headings)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
    return (
        '<div style="overflow-x:auto"><table style="border-collapse:collapse;background:none">'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _cell(content: str | Markup) -> str:
    return f'<td style="{_CELL}">{piece(content)}</td>'
