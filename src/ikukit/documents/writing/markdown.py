"""Markdown: head, pipe table, signatures. Signs that Markdown would take for its own are escaped."""

import re
from pathlib import Path

from ikukit.documents.form import Form

_MARKUP = re.compile(r"([\\|*_`])")
_ONLY_DASHES = re.compile(r"^-+$", re.MULTILINE)
"""A row of such cells would be taken for the rule below the headings."""


def write_markdown(form: Form, path: Path, mark: str) -> None:
    """Write ``form`` as Markdown; ``mark`` is a comment for the end of the file."""
    lines = [*_head(form), *_table(form)]
    for block in form.signatures:
        lines += ["", *(f"{line}  " if line else "" for line in block)]
    text = "\n".join([*lines, "", mark] if mark else lines) + "\n"
    path.write_text(text, encoding="utf-8", newline="\n")


def _head(form: Form) -> list[str]:
    if len(form.head) == 1:
        return [f"# {form.head[0]}", ""]
    return [*(f"**{line}**  " for line in form.head), ""] if form.head else []


def _table(form: Form) -> list[str]:
    rows = [["" for _ in form.columns] for _ in range(form.height)]
    for cell in form.cells:
        rows[cell.row][cell.column] = escaped(cell.text).replace("\n", "<br>")
    headings = [escaped(column.heading) for column in form.columns]
    return [_row(headings), _row(["---"] * len(headings)), *map(_row, rows)]


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def escaped(text: str) -> str:
    """``text`` so that Markdown shows it as it is.

    >>> escaped("A | B < C & *D*")
    'A \\\\| B &lt; C &amp; \\\\*D\\\\*'
    """
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _ONLY_DASHES.sub(lambda found: "\\-" * len(found.group()), _MARKUP.sub(r"\\\1", plain))
