"""Office files: a long ruled PDF against pdfplumber alone, and many small DOCX files on two processes.

    python benchmarks/documents.py [--pages 100] [--files 7285]

The PDF is drawn here, page after page of one table with its headings repeated. The DOCX files are copies of one small
document with another number each; reading them includes assembling the document, not checking it.
"""

import argparse
import multiprocessing
import sys
import tempfile
import time
from pathlib import Path

from clock import measure, print_machine, print_table

import ikukit

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

_COLUMNS = (30.0, 60.0, 200.0, 350.0, 600.0, 700.0, 810.0)
_HEADINGS = ("NO", "SASARAN", "INDIKATOR KINERJA", "FORMULA", "SUMBER DATA", "PENANGGUNG JAWAB")
_ROW = (
    "Meningkatnya kualitas\npelayanan kecamatan",
    "Persentase pelayanan\ntepat waktu",
    "Jumlah pelayanan tepat waktu dibagi\njumlah pelayanan x 100 %",
    "Buku register",
    "Kasi Pelayanan",
)


def draw(path: Path, pages: int) -> Path:
    """A PDF of ``pages`` pages, twelve rows each."""
    from drawn_pages import DrawnPage, pdf_file

    drawn = []
    for number in range(pages):
        page = DrawnPage().text(700, 570, f"Halaman {number + 1} dari {pages}")
        page.table(_COLUMNS, 50, (_HEADINGS, *((str(12 * number + row), *_ROW) for row in range(1, 13))))
        drawn.append(page)
    return pdf_file(path, *drawn)


def tables_alone(path: Path) -> int:
    """What pdfplumber does to get the tables out."""
    import pdfplumber

    found = 0
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            found += sum(len(table) for table in page.extract_tables())
            page.close()
    return found


def content_alone(path: Path) -> object:
    """What ikukit does for the same."""
    from ikukit.documents.portable import read_portable

    return read_portable(path)


def copies(folder: Path, number: int) -> list[Path]:
    """``number`` small DOCX files."""
    indicators = [
        ikukit.Indicator(name=_ROW[1], formula_text=_ROW[2], objective=_ROW[0], number=str(n), owners=(_ROW[4],))
        for n in range(1, 7)
    ]
    title = "INDIKATOR KINERJA UTAMA KECAMATAN CONTOH TAHUN 2024"
    ikukit.write(ikukit.Document(indicators=indicators, title=title), folder / "0.docx")
    content = (folder / "0.docx").read_bytes()
    paths = [folder / f"{n}.docx" for n in range(number)]
    for path in paths:
        path.write_bytes(content)
    return paths


def rows_of(path: Path) -> int:
    """How many indicators a file holds."""
    return len(ikukit.read(path).indicators)


def main() -> None:
    """Draw, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--files", type=int, default=7285)
    options = parser.parse_args()
    print_machine("ikukit", "pdfplumber", "pdfminer.six", "lxml")
    with tempfile.TemporaryDirectory() as name:
        file = draw(Path(name, "a.pdf"), options.pages)
        ways = {
            "pdfplumber, extract_tables": lambda: tables_alone(file),
            "ikukit, the same as content": lambda: content_alone(file),
            "ikukit.read, a document": lambda: ikukit.read(file),
        }
        print_table(f"{options.pages} pages of ruled PDF", measure(ways, rounds=3), per=options.pages, unit="page")
        paths = copies(Path(name), options.files)
        start = time.perf_counter()
        with multiprocessing.Pool(2) as pool:
            rows = sum(pool.imap_unordered(rows_of, paths, chunksize=50))
        spent = time.perf_counter() - start
        pace = f"{spent:.1f} s, {len(paths) / spent:.0f} files/s"
        print(f"\n{len(paths)} DOCX files, {rows} indicators, two processes: {pace}")


if __name__ == "__main__":
    main()
