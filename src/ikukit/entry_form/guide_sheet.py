"""The sheet of instructions: what to fill in, how quarters make a year, formulas in words, steps of the rating."""

from collections.abc import Iterator

from ikukit.entry_form.layout import FILLING_SHEET, GUIDE_SHEET, RESULTS_SHEET
from ikukit.entry_form.plan import EntryForm
from ikukit.entry_form.styles import Book, height
from ikukit.source import fold

_WIDTHS = (5, 44, 86)
_STEPS = (
    f"Buka lembar {FILLING_SHEET}. Isi hanya kotak berwarna kuning; kotak lain terkunci supaya rumusnya tidak rusak.",
    "Bagian A: isi target setiap indikator dengan angka saja, misalnya 95. Satuannya sudah tertulis.",
    "Bagian B: isi angka setiap triwulan. Angka yang dipakai beberapa indikator cukup diisi sekali.",
    "Kosong berarti belum ada datanya; 0 berarti memang nol. Jangan mengisi 0 untuk data yang belum ada.",
    "Persentase ditulis 95, bukan 0,95 dan bukan 95%.",
    "Cara menghitung setahun: Jumlah (keempat triwulan dijumlahkan), Rata-rata, atau Nilai akhir (triwulan terakhir "
    "yang terisi, untuk keadaan seperti jumlah desa). Yang digabung adalah angkanya, bukan persentasenya.",
    "Bila hanya ada angka setahun, isi di TW IV saja.",
    f"Lembar {RESULTS_SHEET} dan Grafik terhitung sendiri: realisasi, capaian terhadap target, dan predikat.",
    "Kolom Periksa memberi tahu bila suatu angka tidak mungkin, misalnya bagian yang melebihi keseluruhannya.",
    "Perlindungan lembar tidak memakai kata sandi: Tinjau, lalu Buka Proteksi Lembar, bila tampilan perlu diubah. "
    "Jangan menghapus atau menyisipkan baris.",
    "Untuk memeriksa dan menghitung ulang secara tepat: ikukit evaluate NAMA_BERKAS.xlsx",
)


def write_guide(book: Book, form: EntryForm) -> None:
    """Write the sheet."""
    sheet = book.sheet(GUIDE_SHEET, _WIDTHS)
    agency = form.document.agency.name if form.document.agency else ""
    year = f"TAHUN {form.year}" if form.year else ""
    sheet.write_string(0, 0, "PETUNJUK PENGISIAN", book.look("title"))
    sheet.write_string(1, 0, " ".join(filter(None, (form.document.title, agency, year))), book.look("below"))
    row = 3
    for number, text in enumerate(_STEPS, 1):
        sheet.write_number(row, 0, number, book.look("middle"))
        sheet.merge_range(row, 1, row, 2, "", book.look("text"))
        sheet.write_string(row, 1, text, book.look("text"))
        sheet.set_row(row, height([(text, _WIDTHS[1] + _WIDTHS[2])]))
        row += 1
    row = _table(book, sheet, row + 1, ("No", "Indikator", "Rumus"), _formulas(form))
    if form.scale is not None:
        heading = ("", "Predikat", f"Capaian (%): {form.scale.title[0]}")
        _table(book, sheet, row + 1, heading, _ratings(form))


def _table(book: Book, sheet: object, row: int, headings: tuple[str, ...], lines: Iterator[tuple[str, ...]]) -> int:
    """A table with headings. Returns the row behind it."""
    for column, heading in enumerate(headings):
        sheet.write_string(row, column, heading, book.look("heading"))  # type: ignore[attr-defined]
    for line in lines:
        row += 1
        for column, text in enumerate(line):
            sheet.write_string(row, column, text, book.look("middle" if column == 0 else "text"))  # type: ignore[attr-defined]
        sheet.set_row(row, height(zip(line, _WIDTHS, strict=True)))  # type: ignore[attr-defined]
    return row + 1


def _formulas(form: EntryForm) -> Iterator[tuple[str, str, str]]:
    for position, indicator in enumerate(form.document.indicators, 1):
        formula, error = indicator.formula, indicator.formula_error
        told = str(formula) if formula else f"tidak terbaca ({error.message})" if error else "tidak ada"
        yield str(position), fold(indicator.name), told


def _ratings(form: EntryForm) -> Iterator[tuple[str, str, str]]:
    assert form.scale is not None
    for step in form.scale.steps:
        yield "", step.label, form.scale.interval(step)
