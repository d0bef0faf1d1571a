"""Metadata as a file: JSON for programs, XLSX for people. Every cell of the sheet is written as text."""

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ikukit.documents.extras import require
from ikukit.documents.writing.replacing import replacing
from ikukit.errors import DocumentError
from ikukit.satu_data.metadata import BY_OFFICER, INDICATOR_FIELDS, REGULATION, VARIABLE_FIELDS, Field, Form, Metadata

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

VERSION = 1
"""Of the JSON record; it changes when a key changes its meaning."""


def write_metadata(metadata: Metadata, path: str | os.PathLike[str], *, overwrite: bool = False) -> None:
    """Write ``metadata`` to ``path``, as JSON or XLSX by its suffix.

    Raises ``DocumentError`` when ``path`` exists and ``overwrite`` is false, cannot be written, or has another suffix.
    """
    target = Path(path)
    suffix = target.suffix.lower()
    if suffix not in (".json", ".xlsx"):
        raise DocumentError("metadata-suffix", str(path), suffix=suffix or "(kosong)")
    if suffix == ".xlsx":
        require("xlsxwriter", "office", target)
    with replacing(target, overwrite=overwrite) as temporary:
        if suffix == ".json":
            text = json.dumps(record_metadata(metadata), ensure_ascii=False, indent=2) + "\n"
            temporary.write_text(text, encoding="utf-8", newline="\n")
        else:
            _write_workbook(metadata, temporary)


def record_metadata(metadata: Metadata) -> dict[str, Any]:
    """``metadata`` as plain data: fields by key, what is not known as "", and the open fields of each form."""
    return {
        "versi": VERSION,
        "standar": REGULATION,
        "ms_ind": [_record(form) for form in metadata.indicators],
        "ms_var": [_record(form) for form in metadata.variables],
    }


def _record(form: Form) -> dict[str, Any]:
    return {**form.values, "belum_diisi": [{"isian": key, "sebab": why} for key, why in form.open.items()]}


_FONT = {
    "font_name": "Arial",
    "font_size": 9,
    "valign": "top",
    "text_wrap": True,
    "border": 1,
    "border_color": "#A6B8CC",
}
_WIDTHS = (5, 30, 52, 30)
_HEADINGS = ("No", "Isian", "Jawaban", "Keterangan")
_OPEN_WIDTHS = (10, 44, 9, 54)
_LINE = 12.5
"""Points that a line of 9 point Arial takes."""
_LETTERS = 1.2
"""Letters of 9 point Arial that fit into one unit of column width."""


def _write_workbook(metadata: Metadata, path: Path) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False}) as workbook:
        styles = _styles(workbook)
        groups = (("MS-Ind", INDICATOR_FIELDS, metadata.indicators), ("MS-Var", VARIABLE_FIELDS, metadata.variables))
        for kind, fields, forms in groups:
            _write_forms(workbook.add_worksheet(kind), styles, kind, fields, forms)
        _write_open(workbook.add_worksheet("Belum diisi"), styles, groups)


def _write_forms(
    sheet: "Worksheet", styles: Mapping[str, "Format"], kind: str, fields: Sequence[Field], forms: Sequence[Form]
) -> None:
    """One form below the other, each on a page of its own. Open fields are yellow, those of the officer grey."""
    title = {"MS-Ind": "METADATA INDIKATOR (MS-Ind)", "MS-Var": "METADATA VARIABEL (MS-Var)"}[kind]
    sheet.write_string(0, 0, title, styles["title"])
    sheet.write_string(1, 0, f"Menurut {REGULATION}.", styles["note"])
    sheet.write_string(2, 0, "Kuning: belum diisi. Abu-abu: diisi petugas walidata.", styles["note"])
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    row, breaks = 4, []
    for number, form in enumerate(forms, 1):
        sheet.merge_range(row, 0, row, 3, "", styles["name"])
        sheet.write_string(row, 0, f"{number}. {form.name}", styles["name"])
        sheet.set_row(row, _height([(f"{number}. {form.name}", sum(_WIDTHS) * 0.85)]) + 4)
        row = _write_fields(sheet, styles, fields, form, row + 1) + 1
        breaks.append(row)
    sheet.set_h_pagebreaks(breaks[:-1])
    _set_up_print(sheet)


def _write_fields(
    sheet: "Worksheet", styles: Mapping[str, "Format"], fields: Sequence[Field], form: Form, row: int
) -> int:
    """The fields of one form. Returns the row behind them."""
    for column, heading in enumerate(_HEADINGS):
        sheet.write_string(row, column, heading, styles["heading"])
    for one in fields:
        row += 1
        style = "officer" if one.key in BY_OFFICER else "open" if one.key in form.open else "body"
        note = _note(one, form)
        texts = (one.number, one.title, form.values[one.key], note)
        for column, text in enumerate(texts):
            sheet.write_string(row, column, text, styles[style if column == 2 else "small" if column == 3 else "body"])
        sheet.set_row(row, _height(zip(texts, _WIDTHS, strict=True)))
    return row + 1


def _note(one: Field, form: Form) -> str:
    if one.key in BY_OFFICER:
        return "diisi petugas"
    if one.key in form.open:
        return f"belum diisi: {form.open[one.key] or 'tidak disebut dalam dokumen'}"
    return "" if form.values[one.key] else "tidak perlu diisi"


def _write_open(
    sheet: "Worksheet",
    styles: Mapping[str, "Format"],
    groups: Iterable[tuple[str, Sequence[Field], Sequence[Form]]],
) -> None:
    """What is still to be filled in, form by form."""
    sheet.write_string(0, 0, "YANG BELUM DIISI", styles["title"])
    headings = ("Formulir", "Nama", "Jumlah", "Isian yang belum diisi")
    for column, (heading, width) in enumerate(zip(headings, _OPEN_WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(2, column, heading, styles["heading"])
    row = 2
    for kind, fields, forms in groups:
        for form in forms:
            row += 1
            open_fields = [one.title for one in fields if one.key in form.open]
            texts = (kind, form.name, str(len(open_fields)), "; ".join(open_fields))
            for column, text in enumerate(texts):
                if column == 2:
                    sheet.write_number(row, column, len(open_fields), styles["body"])
                else:
                    sheet.write_string(row, column, text, styles["body"])
            sheet.set_row(row, _height(zip(texts, _OPEN_WIDTHS, strict=True)))
    sheet.freeze_panes(3, 0)
    sheet.repeat_rows(2)
    _set_up_print(sheet)


def _styles(workbook: "Workbook") -> Mapping[str, "Format"]:
    plain = {"font_name": "Arial"}
    dark = {"bold": True, "bg_color": "#1F4E79", "font_color": "#FFFFFF"}
    return {
        "title": workbook.add_format({**plain, "font_size": 13, "bold": True, "font_color": "#1F3864"}),
        "note": workbook.add_format({**plain, "font_size": 9, "italic": True, "font_color": "#595959"}),
        "name": workbook.add_format({**_FONT, **dark, "font_size": 10, "valign": "vcenter"}),
        "heading": workbook.add_format({**_FONT, "bold": True, "bg_color": "#DBE5F1", "align": "center"}),
        "body": workbook.add_format(_FONT),
        "small": workbook.add_format({**_FONT, "font_size": 8, "italic": True, "font_color": "#595959"}),
        "open": workbook.add_format({**_FONT, "bg_color": "#FFF2CC"}),
        "officer": workbook.add_format({**_FONT, "bg_color": "#EDEDED"}),
    }


def _set_up_print(sheet: "Worksheet") -> None:
    sheet.hide_gridlines(2)
    sheet.set_portrait()
    sheet.set_paper(9)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&8&A, halaman &P dari &N")


def _height(texts: Iterable[tuple[str, float]]) -> float:
    """Points that the longest of ``texts`` takes in columns of the widths beside them."""
    return _LINE * max(_lines(text, width * _LETTERS) for text, width in texts) + 3


def _lines(text: str, letters: float) -> int:
    return sum(max(1, ceil(len(line) / letters)) for line in text.split("\n"))
