"""Reports: 50 indicators over four quarters in each kind of file, and a league of many offices.

    python benchmarks/report.py [--offices 1000]

Each report is made from a document in memory: check, score, words, file. The offices are small JSON documents of ten
indicators with a CSV file of numbers each, written here first; memory is what the process has taken at most.
"""

import argparse
import resource
import tempfile
import time
from pathlib import Path

from clock import measure, print_machine, print_table

import ikukit

_THINGS = ("desa", "kelurahan", "pelayanan", "kegiatan", "dokumen", "laporan", "rapat", "warga", "kader", "usulan")
_QUARTERS = ("TW I", "TW II", "TW III", "TW IV")


def indicators(count: int) -> list[ikukit.Indicator]:
    """``count`` different percentages."""
    made = []
    for number in range(count):
        thing = f"{_THINGS[number % 10]} bidang {number // 10 + 1}"
        made.append(
            ikukit.Indicator(
                name=f"Persentase {thing} yang tertib",
                formula_text=f"Jumlah {thing} yang tertib dibagi Jumlah {thing} x 100 %",
                number=str(number + 1),
                objective="Meningkatnya ketertiban",
                unit="%",
                direction=ikukit.Direction.MAXIMIZE,
                consolidation=ikukit.Consolidation.LAST,
                data_sources=("Register",),
                owners=("Kasi Pemerintahan",),
                targets=(ikukit.Target("90", "2024"),),
            )
        )
    return made


def numbers(document: ikukit.Document, factor: int) -> dict[str, int]:
    """A value for every variable, different for every ``factor``."""
    found = {}
    for place, indicator in enumerate(document.indicators):
        assert indicator.formula is not None
        over, under = (variable.label for variable in indicator.formula.variables)
        found[under] = 100 + place
        found[over] = 20 * factor + place % 20
    return found


def one_report(folder: Path) -> None:
    """Every kind of file, 50 indicators, four quarters."""
    document = ikukit.Document(indicators(50), title="IKU KECAMATAN CONTOH", year=2024)
    data = {quarter: numbers(document, factor) for factor, quarter in enumerate(_QUARTERS, 1)}

    def made(suffix: str) -> None:
        report = ikukit.report(document, data, scale="permendagri-86-2017")
        ikukit.write(report, folder / f"a{suffix}", overwrite=True)

    tasks = {suffix: (lambda suffix=suffix: made(suffix)) for suffix in (".html", ".md", ".xlsx", ".pdf", ".docx")}
    medians = measure({"facts alone": lambda: ikukit.report(document, data), **tasks}, rounds=5)
    print_table("a report of 50 indicators and four quarters", medians)


def many_offices(folder: Path, count: int) -> None:
    """A league of ``count`` offices: reading, checking, scoring, and the files."""
    rows = indicators(10)
    for number in range(count):
        agency = ikukit.Agency(f"KECAMATAN CONTOH {number}")
        document = ikukit.Document(rows, title="IKU", year=2024, agency=agency)
        ikukit.write(document, folder / f"camat_{number:04d}.json")
        lines = [f"{name};{value}" for name, value in numbers(document, number % 5 + 1).items()]
        (folder / f"camat_{number:04d}.csv").write_text("\n".join(["variabel;nilai", *lines]), "utf-8")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    league = ikukit.league(folder, folder, scale="permendagri-86-2017")
    spent = time.perf_counter() - start
    taken = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(f"\n{len(league.offices)} offices, {len(league.rows)} indicators: {spent:.1f} s, {taken:.0f} MB more")
    for suffix in (".html", ".md", ".xlsx", ".pdf", ".docx"):
        start = time.perf_counter()
        ikukit.write(league, folder / f"laporan{suffix}", overwrite=True)
        size = (folder / f"laporan{suffix}").stat().st_size / 1e6
        print(f"  {suffix:<6} {time.perf_counter() - start:6.1f} s  {size:.1f} MB")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--offices", type=int, default=1000)
    options = parser.parse_args()
    print_machine("ikukit", "Jinja2", "typst", "python-docx", "XlsxWriter")
    with tempfile.TemporaryDirectory() as name:
        one_report(Path(name))
    with tempfile.TemporaryDirectory() as name:
        many_offices(Path(name), options.offices)


if __name__ == "__main__":
    main()
