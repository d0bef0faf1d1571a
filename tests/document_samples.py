"""Invented IKU documents, and the texts that extraction would leave of them: one renderer for each layout.

Names and formulas come from the labelled formula texts, so that cells look as cells do in the field. Everything else
is invented; the NIPs belong to nobody.
"""

import json
import random
import textwrap
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from attrs import frozen

from ikukit.documents.wording import join_lines

OBJECTIVES = (
    "Meningkatnya kualitas pelayanan kecamatan",
    "Meningkatnya akuntabilitas kinerja kecamatan",
    "Meningkatnya ketertiban wilayah",
    "Meningkatnya partisipasi masyarakat dalam pembangunan desa",
    "Terwujudnya pemerintahan desa yang tertib administrasi",
    "Terlaksananya musrenbang kecamatan",
    "Terselenggaranya pelayanan administrasi terpadu kecamatan",
    "Optimalnya koordinasi penyelenggaraan pemerintahan umum",
    "Program Pemberdayaan Masyarakat Desa dan Kelurahan",
    "Program Koordinasi Ketentraman dan Ketertiban Umum",
    "Program Pembinaan dan Pengawasan Pemerintahan Desa",
    "Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota",
    "Berkembangnya usaha mikro di kelurahan",
    "Tercapainya kepuasan masyarakat atas layanan kependudukan",
)
SOURCES = (
    ("Laporan kegiatan seksi",),
    ("Buku register pelayanan",),
    ("Hasil SKM",),
    ("LHE Inspektorat",),
    ("Data kependudukan kecamatan",),
    ("Rekap pengaduan",),
    ("Profil desa",),
    ("Laporan Desa/Kelurahan",),
    ("Berita acara musrenbang",),
    ("Perdes APBDes",),
    ("Dokumen SPM",),
    ("BPS",),
    ("Kasi Pemerintahan",),
    ("Laporan Realisasi Anggaran", "Buku kas umum"),
)
OWNERS = (
    ("Kasi Pelayanan Umum",),
    ("Kasi Pemerintahan",),
    ("Kasi PMD",),
    ("Kasi Trantib",),
    ("Kasubag Keuangan",),
    ("Sekretaris Kecamatan",),
    ("Kasi Kesejahteraan Rakyat",),
    ("Kasubag Umum dan Kepegawaian", "Kasubag Keuangan"),
    ("Camat",),
    ("Kepala Seksi Ketenteraman dan Ketertiban Umum",),
    ("Kasi Pemerintahan", "Kasi PMD"),
)
UNITS = ("%", "Persen", "Indeks", "Nilai", "Dokumen", "Desa", "Orang", "Laporan", "Poin", "Rasio", "Kegiatan")
TARGETS = ("100%", "95", "82,10", "87,5 %", "2 dokumen", "BB", "100", "3%", "12")
DEFINITIONS = (
    "Perbandingan realisasi dan pagu anggaran dalam satu tahun anggaran",
    "Pengaduan yang masuk melalui loket dan kanal SP4N-LAPOR! selama satu tahun",
    "Desa yang menyampaikan laporan pertanggungjawaban paling lambat akhir Januari",
    "Hasil pengukuran kepuasan pengguna layanan oleh tim survei independen",
    "Kegiatan pembinaan yang dilaksanakan sesuai dengan rencana kerja tahunan",
)
DIRECTIONS = ("Maximize", "Minimize")
NOTES = ("IKU", "-", "Program baru", "IKD")
PLACES = ("Banyuasri", "Cilangkap", "Sukamaju", "Lumbir", "Solokan")
AGENCIES = ("KECAMATAN SONGGON KULON", "KECAMATAN CIPARI", "KELURAHAN SUKAHARJO WETAN", "KECAMATAN BEBANDEM")
PEOPLE = (
    ("Dra. ENDANG LESTARI", "Pembina Tk. I", "19680910 199401 2 001"),
    ("AGUS SALIM, S.AP", "Penata Tk.I", "19780809 200604 1 013"),
    ("DADANG SURYANA, S.STP, M.Si", None, "19820411 200112 1 003"),
    ("Ir. H. TATANG KOSWARA, MP", "Pembina, IV/a", "19700101 199703 1 005"),
)
HEADINGS = {
    "number": ("NO", "No.", "NO."),
    "objective": ("SASARAN", "SASARAN STRATEGIS", "SASARAN (PROGRAM)", "Sasaran Kegiatan", "KINERJA UTAMA"),
    "name": ("INDIKATOR KINERJA", "INDIKATOR KINERJA UTAMA", "Indikator Kinerja Program", "INDIKATOR"),
    "unit": ("SATUAN", "Satuan"),
    "target": ("TARGET 2025", "TARGET", "Target Tahun 2024"),
    "definition": ("DEFINISI OPERASIONAL", "Definisi"),
    "formula_text": ("FORMULA", "RUMUS/ FORMULA", "FORMULASI PENGHITUNGAN", "FORMULA PERHITUNGAN", "Cara Perhitungan"),
    "data_sources": ("SUMBER DATA", "Sumber Data"),
    "owners": ("PENANGGUNG JAWAB", "Penanggung Jawab"),
    "direction": ("POLARISASI",),
    "note": ("KET", "KETERANGAN"),
}
FIELDS = (
    "objective",
    "name",
    "unit",
    "target",
    "definition",
    "formula_text",
    "data_sources",
    "owners",
    "direction",
    "note",
)


@frozen
class Sample:
    """An invented document: its columns (field, heading) in order, its rows by field, its head and its signature."""

    columns: tuple[tuple[str, str], ...]
    rows: tuple[dict[str, tuple[str, ...]], ...]
    agency: str
    year: int
    place: str
    person: tuple[str, str | None, str]

    @property
    def post(self) -> str:
        """The post that signs."""
        return f"CAMAT {self.agency.partition(' ')[2]}"

    def shown(self) -> list[list[tuple[str, ...]]]:
        """The cells as printed: number and objective only in the first of their rows."""
        grid, before = [], None
        for row in self.rows:
            merged = before is not None and row.get("objective") == before.get("objective") and "objective" in row
            grid.append(
                [() if merged and field in ("number", "objective") else row.get(field, ()) for field, _ in self.columns]
            )
            before = row
        return grid


@cache
def _pairs() -> tuple[tuple[str, str], ...]:
    """Names and formulas as they stand in documents, without those of other kinds."""
    path = Path(__file__).parent / "corpus" / "formulas-dev.jsonl"
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    usable = [
        r
        for r in records
        if r["indicator"] and not r["damaged"] and "\\" not in r["formula"] and "<" not in r["formula"]
    ]
    return tuple((r["indicator"], join_lines(r["formula"].split("\n"))) for r in usable if len(r["formula"]) < 400)


def make_sample(seed: int, fields: Sequence[str] = (), rows: int = 0) -> Sample:
    """The ``seed``-th document. ``fields`` fixes its columns besides number, ``rows`` their count."""
    rng = random.Random(seed)
    chosen = list(fields) or _some_fields(rng)
    columns = [("number", rng.choice(HEADINGS["number"]))] + [(f, rng.choice(HEADINGS[f])) for f in chosen]
    styled = str.upper if rng.random() < 0.7 else str.title
    columns = [(field, styled(heading)) for field, heading in columns]
    pool = rng.sample(_pairs(), rows or rng.randint(3, 9))
    records: list[dict[str, tuple[str, ...]]] = []
    serial, objective = 0, ""
    fresh = rng.sample(OBJECTIVES, len(OBJECTIVES))
    for name, formula in pool:
        if not objective or "objective" not in chosen or rng.random() < 0.65:
            serial, objective = serial + 1, fresh[serial % len(fresh)]
        cells = {"number": (str(serial),), "objective": (objective,), "name": (name,), "formula_text": (formula,)} | {
            "data_sources": rng.choice(SOURCES),
            "owners": rng.choice(OWNERS),
            "unit": (rng.choice(UNITS),),
            "target": (rng.choice(TARGETS),),
            "definition": (rng.choice(DEFINITIONS),),
            "direction": (rng.choice(DIRECTIONS),),
            "note": (rng.choice(NOTES),),
        }
        records.append({field: cells[field] for field, _ in columns})
    return Sample(
        tuple(columns),
        tuple(records),
        rng.choice(AGENCIES),
        rng.randint(2016, 2026),
        rng.choice(PLACES),
        rng.choice(PEOPLE),
    )


def _some_fields(rng: random.Random) -> list[str]:
    optional = {"unit": 0.4, "target": 0.3, "definition": 0.25, "direction": 0.1, "note": 0.2, "owners": 0.8}
    chosen = [f for f in FIELDS if f not in optional or rng.random() < optional[f]]
    if rng.random() < 0.3:
        chosen.remove("formula_text")
        chosen.insert(chosen.index("name") + 1, "formula_text")
    return chosen


def _head(sample: Sample) -> list[str]:
    return [sample.agency, "", f"INDIKATOR KINERJA UTAMA (IKU) TAHUN {sample.year}", ""]


def _signature(sample: Sample, indent: str = "") -> list[str]:
    name, rank, nip = sample.person
    lines = [
        f"{sample.place}, 5 Januari {sample.year}",
        sample.post,
        "",
        "",
        name,
        *([rank] if rank else []),
        f"NIP. {nip}",
    ]
    return ["", *(indent + line if line else "" for line in lines)]


def _listed(cell: tuple[str, ...], width: int) -> list[str]:
    """The lines of a cell: a list is numbered, everything is wrapped."""
    items = [f"{i}. {item}" for i, item in enumerate(cell, 1)] if len(cell) > 1 else list(cell)
    return [line for item in items for line in textwrap.wrap(item, width, break_long_words=False) or [""]]


def pipes(sample: Sample) -> str:
    """Markdown."""

    def line(cells: Sequence[str]) -> str:
        return f"| {' | '.join(cells)} |"

    head = line([heading for _, heading in sample.columns])
    rule = "|" + "---|" * len(sample.columns)
    rows = [line(["<br>".join(cell).replace("|", "\\|") for cell in row]) for row in sample.shown()]
    return "\n".join([f"# {_head(sample)[2]} {sample.agency}", "", head, rule, *rows, *_signature(sample)])


def tabs(sample: Sample) -> str:
    """A table pasted out of a word processor; several items in a cell numbered on one line."""
    head = "\t".join(heading for _, heading in sample.columns)
    rows = ["\t".join(" ".join(_listed(cell, 10_000)) for cell in row) for row in sample.shown()]
    return "\n".join([*_head(sample), head, *rows, *_signature(sample)])


def aligned(sample: Sample) -> str:
    """``pdftotext -layout``: wrapped cells side by side, two blanks between."""
    widths = {"number": 4, "unit": 10, "target": 12, "note": 14, "direction": 12, "formula_text": 34}
    measures = [max(widths.get(field, 24), max(map(len, heading.split()))) for field, heading in sample.columns]

    def block(cells: Sequence[Sequence[str]]) -> list[str]:
        height = max(map(len, cells), default=0)
        padded = [[*cell, *[""] * (height - len(cell))] for cell in cells]
        return ["  ".join(p[i].ljust(w) for p, w in zip(padded, measures, strict=True)).rstrip() for i in range(height)]

    head = block([textwrap.wrap(heading, w) for (_, heading), w in zip(sample.columns, measures, strict=True)])
    rows = [block([_listed(cell, w) for cell, w in zip(row, measures, strict=True)]) for row in sample.shown()]
    body = [line for row in rows for line in [*row, ""]]
    return "\n".join(
        [*(f"      {line}" if line else "" for line in _head(sample)), *head, "", *body, *_signature(sample, " " * 60)]
    )


def blocks(sample: Sample, page_break: int | None = None) -> str:
    """Cells one below the other, blank lines between; with a page break before cell ``page_break``."""
    width = 28
    heading = [line for _, text in sample.columns for line in [*textwrap.wrap(text, 20), ""]]
    cells = [_listed(cell, width) for row in sample.shown() for cell in row if cell]
    lines = [*_head(sample), *heading]
    for index, cell in enumerate(cells):
        if index == page_break:
            lines += [f"IKU {sample.agency} {sample.year}              Halaman 1", "", *heading]
        lines += [*cell, ""]
    return "\n".join([*lines, *_signature(sample)])


def numbered_blocks(sample: Sample) -> str:
    """Like ``blocks``, with column numbers below the headings and number and objective in one block."""
    heading = [line for _, text in sample.columns for line in [*textwrap.wrap(text, 20), ""]]
    numbers = [line for i in range(1, len(sample.columns) + 1) for line in (f"({i})", "")]
    lines = [*_head(sample), *heading, *numbers]
    for row in sample.shown():
        cells = [cell for cell in row if cell]
        if row[0] and row[1]:
            cells = [(f"{row[0][0]}. {row[1][0]}",), *cells[2:]]
        lines += [line for cell in cells for line in [*_listed(cell, 28), ""]]
    return "\n".join([*lines, *_signature(sample)])


def paged_blocks(sample: Sample) -> str:
    """Like ``blocks``, a page break with footer and headings again in the middle of the cells."""
    count = sum(bool(cell) for row in sample.shown() for cell in row)
    return blocks(sample, page_break=count // 2)


def torn_blocks(sample: Sample) -> str:
    """Like ``blocks``, a page break in the middle of the longest formula."""
    longest = max((row["formula_text"][0] for row in sample.rows), key=len)
    wrapped = textwrap.wrap(longest, 28)
    cut = next((i for i in range(1, len(wrapped)) if wrapped[i][0].islower()), None)
    if cut is None:
        return blocks(sample)
    heading = [line for _, text in sample.columns for line in [*textwrap.wrap(text, 20), ""]]
    page = ["", f"IKU {sample.agency} {sample.year}              Halaman 1", "", *heading]
    return blocks(sample).replace("\n".join(wrapped), "\n".join([*wrapped[:cut], *page, *wrapped[cut:]]))


def cut_blocks(sample: Sample) -> str:
    """Like ``blocks``, with a blank line inside the longest formula, in the middle of a phrase."""
    longest = max((row["formula_text"][0] for row in sample.rows), key=len)
    wrapped = textwrap.wrap(longest, 28)
    cut = next((i for i in range(1, len(wrapped)) if wrapped[i][0].islower()), None)
    if cut is None:
        return blocks(sample)
    return blocks(sample).replace("\n".join(wrapped), "\n".join([*wrapped[:cut], "", *wrapped[cut:]]))


def run_together(sample: Sample) -> str:
    """A row a line, one blank between cells; merged cells left out; headings a line each."""
    heading = [heading for _, heading in sample.columns]
    rows = [" ".join(" ".join(_listed(cell, 10_000)) for cell in row if cell) for row in sample.shown()]
    return "\n".join([*_head(sample), *heading, *rows, *_signature(sample)])


def one_line_cells(sample: Sample) -> str:
    """A cell a line, no blank lines."""
    heading = [heading for _, heading in sample.columns]
    rows = [" ".join(_listed(cell, 10_000)) for row in sample.shown() for cell in row if cell]
    return "\n".join([*_head(sample), *heading, *rows, *_signature(sample)])


def tight_blocks(sample: Sample) -> str:
    """Like ``blocks``, without any blank line in the table."""
    heading = [line for _, text in sample.columns for line in textwrap.wrap(text, 20)]
    cells = [line for row in sample.shown() for cell in row if cell for line in _listed(cell, 28)]
    return "\n".join([*_head(sample), *heading, *cells, *_signature(sample)])


def columns_apart(sample: Sample) -> str:
    """Column after column, each heading on its own."""
    parts = []
    for field, heading in sample.columns:
        cells = ["\n".join(_listed(row[field], 40)) for row in sample.rows]
        parts += [heading, *([str(i) for i in range(1, len(cells) + 1)] if field == "number" else cells)]
    return "\n\n".join([*_head(sample), *parts, "\n".join(_signature(sample))])


def by_columns(sample: Sample) -> str:
    """Column after column, every cell filled, each heading glued to its first cell."""
    parts = []
    for field, heading in sample.columns:
        cells = [" ".join(_listed(row[field], 10_000)) for row in sample.rows]
        cells = [str(i) for i in range(1, len(cells) + 1)] if field == "number" else cells
        parts += [f"{heading} {cells[0]}", *cells[1:]]
    return "\n\n".join([*_head(sample), *parts, "\n".join(_signature(sample))])


def cards(sample: Sample) -> str:
    """One card for each indicator, ``label : value``."""
    lines = _head(sample)
    for serial, row in enumerate(sample.rows, 1):
        lines += ["", f"IKU {serial}"]
        for field, heading in sample.columns[1:]:
            value = row[field]
            lines += [f"{heading} : {value[0]}"] if len(value) == 1 else [f"{heading} :", *_listed(value, 200)]
    return "\n".join([*lines, *_signature(sample)])


LAYOUTS: dict[str, Callable[[Sample], str]] = {
    "pipes": pipes,
    "tabs": tabs,
    "aligned": aligned,
    "cards": cards,
    "blocks": blocks,
    "numbered blocks": numbered_blocks,
    "cut blocks": cut_blocks,
    "paged blocks": paged_blocks,
    "torn blocks": torn_blocks,
    "columns apart": columns_apart,
    "by columns": by_columns,
    "one-line cells": one_line_cells,
    "tight blocks": tight_blocks,
    "run together": run_together,
}
"""From the layouts that keep the grid to those that lose most of it."""
