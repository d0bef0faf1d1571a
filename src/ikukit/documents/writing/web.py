"""HTML: one page with the official table, to be read in a browser or printed from it. No scripts, nothing from
outside."""

from html import escape
from pathlib import Path

from ikukit.documents.form import Form

_STYLE = """
@page { size: A4 landscape; margin: 15mm; }
body { font: 11pt/1.35 "Liberation Sans", Arial, sans-serif; margin: 2rem; color: #111; }
h1 { font-size: 13pt; text-align: center; margin: 0 0 1.2rem; line-height: 1.4; }
table.iku { border-collapse: collapse; width: 100%; font-size: 9.5pt; }
table.iku th, table.iku td { border: 1px solid #333; padding: .35rem .45rem; vertical-align: top; text-align: left; }
table.iku th { background: #dbe5f1; text-align: center; vertical-align: middle; }
table.iku td.no { text-align: center; }
table.iku tr { break-inside: avoid; }
thead { display: table-header-group; }
div.ttd { display: flex; justify-content: flex-end; gap: 4rem; margin-top: 1.8rem; break-inside: avoid; }
div.ttd p { margin: 0; min-width: 16rem; }
""".strip()


def write_web(form: Form, path: Path, mark: str) -> None:
    """Write ``form`` as an HTML page; ``mark`` is a comment for the end of the page."""
    title = escape(" ".join(form.head) or "Indikator Kinerja")
    parts = ["<!DOCTYPE html>", '<html lang="id">', "<head>", '<meta charset="utf-8">', f"<title>{title}</title>"]
    parts += [f"<style>\n{_STYLE}\n</style>", "</head>", "<body>"]
    if form.head:
        parts.append(f"<h1>{'<br>'.join(map(escape, form.head))}</h1>")
    parts += _table(form)
    if form.signatures:
        parts += ['<div class="ttd">', *(f"<p>{_broken(block)}</p>" for block in form.signatures), "</div>"]
    parts += [mark] if mark else []
    path.write_text("\n".join([*parts, "</body>", "</html>"]) + "\n", encoding="utf-8", newline="\n")


def _table(form: Form) -> list[str]:
    headings = "".join(f'<th style="width:{column.width}ch">{escape(column.heading)}</th>' for column in form.columns)
    parts = ['<table class="iku">', f"<thead><tr>{headings}</tr></thead>", "<tbody>"]
    cells = {(cell.row, cell.column): cell for cell in form.cells}
    covered = {(cell.row + down, cell.column) for cell in form.cells for down in range(1, cell.row_span)}
    for row in range(form.height):
        columns = []
        for column in range(len(form.columns)):
            cell = cells.get((row, column))
            if (row, column) in covered:
                continue
            span = f' rowspan="{cell.row_span}"' if cell and cell.row_span > 1 else ""
            style = ' class="no"' if column == 0 else ""
            columns.append(f"<td{style}{span}>{_broken(cell.text.split(chr(10))) if cell else ''}</td>")
        parts.append(f"<tr>{''.join(columns)}</tr>")
    return [*parts, "</tbody>", "</table>"]


def _broken(lines: list[str] | tuple[str, ...]) -> str:
    return "<br>".join(map(escape, lines))
