"""Text documents: the Senduro text, the labelled documents, and invented ones in every layout, read back."""

import datetime
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import frozen

import ikukit
from document_samples import LAYOUTS, Sample, blocks, make_sample, run_together
from ikukit.documents.assembly import assemble
from ikukit.documents.text import content_of
from ikukit.model import Agency, Document, Indicator, Official
from ikukit.source import Span, fold

ROOT = Path(__file__).parents[1]
SENDURO = ROOT / "examples" / "senduro_2024.txt"

PROGRAMS = Document(
    title="INDIKATOR KINERJA INDIVIDU (IKU)",
    year=2024,
    agency=Agency("KECAMATAN SENDURO", "35.08.12"),
    signatories=(
        Official(
            name="BAMBANG SUGIATO,S.Pd",
            post="Sekretari",
            nip="19720605 199802 1 002",
            place="Lumajang",
            date=datetime.date(2024, 1, 10),
        ),
    ),
    indicators=(
        Indicator(
            number="1",
            objective="Program Penunjang Urusan Pemerintahan Daerah Kabupaten / Kota",
            name="Persentase pemenuhan fasilitasi kebutuhan operasional perkantoran",
            formula_text="Jumlanh fasilitasi kebutuhan operasional perkantoran yang dipenuhi dibagi Jumlah fasilitasi "
            "kebutuhan operasional",
            data_sources=("Kasubag Umum dan Kepegawaian", "Kasubag Keuangan"),
            owners=("Kasubag Umum dan Kepegawaian", "Kasubag Keuangan"),
        ),
        Indicator(
            objective="Program Penyelenggaran Pemerintahan dan Pelayanan Publik",
            name="Presentase Pelayanan PATEN sesuai SP dan SOP",
            formula_text="Jumlah pelayanan paten yang dilaksanakan sesuai SP dan SOP dibagi Jumlah pelayanan yang "
            "diajukan oleh masyarakat dikali 100",
            data_sources=("Kasi Pelayanan Umum",),
            owners=("Kasi Pelayanan Umum",),
        ),
        Indicator(
            objective="Program Pemberdayaan Masyarakat Desa dan Kelurahan",
            name="rata-rata persentase fasilitasi pemberdayaan masyarakat",
            formula_text="Jumlah (persentase fasilitasi kegiatan pemberdayaan masyarakat desa+persentase fasilitasi "
            "kegiatan pemberdayaan kelurahan+persentase Koordinasi dan Sinkronisasi Pemberlakuan PPKM+Persentase "
            "Pemberdayaan dan Kesejahteraan Keluarga Tingkat Kecamatan+Persentase Pemberdayaan dan Kesejahteraan "
            "Keluarga Tingkat Kelurahan) dibagi 5",
            data_sources=("Kasi PMD",),
            owners=("Kasi PMD",),
        ),
        Indicator(
            objective="Program Koordinasi ketentraman dan Ketertiban Umum",
            name="Persentase fasilitasi koordinasi ketentraman dan ketertiban umum",
            formula_text="Jumlah Fasilitasi Koordinasi Ketenteraman dan Ketertiban Umum yang dilaksanakan dibagi "
            "Jumlah Koordinasi Ketenteraman dan Ketertiban Umum yang direncanakan x 100 %",
            data_sources=("Kasi Pemerintahan",),
            owners=("Kasi Pemerintahan",),
        ),
        Indicator(
            objective="Program Penyelenggaraan Urusan Pemerintahan Umum",
            name="Persentase Fasilitasi Penyelenggaraan Urusan Pemerintahan Umum",
            formula_text="Jumlah Fasilitasi Penyelenggaraan Urusan Pemerintahan Umum yang dilaksanakan",
            data_sources=("Kasi Pemerintahan",),
            owners=("Kasi Pemerintahan",),
        ),
        Indicator(
            objective="Program Pembinaan dan Pengawasan Pemerintahan Desa",
            name="Persentase Desa yang menetapkan RKPDes Tepat Waktu",
            formula_text="Jumlah desa yang menetapkan RKPDes tepat waktu dibagi Jumlah desa x 100 %",
            data_sources=("Kasi Pemerintahan",),
            owners=("Kasi Pemerintahan",),
        ),
    ),
)


def read_text(text: str) -> Document:
    """The document that reading a file with ``text`` would give."""
    return assemble(content_of(text, "uji.txt"), "uji.txt")


def warnings_of(document: Document) -> list[str]:
    """Codes of the findings of reading that are more than information."""
    return [finding.code for finding in document.findings if finding.severity is not ikukit.Severity.INFO]


def test_the_senduro_text_is_read_whole_and_without_doubt() -> None:
    document = ikukit.read(SENDURO)
    assert document == PROGRAMS
    assert document.findings == ()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_make_no_difference(tmp_path: Path, encoding: str, line_end: str) -> None:
    path = tmp_path / "senduro.txt"
    text = SENDURO.read_text("utf-8").replace("\n", line_end)
    path.write_bytes(text.encode(encoding))
    assert ikukit.read(path) == PROGRAMS


def test_a_form_feed_inside_a_formula_is_bridged() -> None:
    text = SENDURO.read_text("utf-8").replace("tepat\n\nwaktu dibagi", "tepat\n\fwaktu dibagi")
    assert read_text(text).indicators == PROGRAMS.indicators


@pytest.mark.parametrize("documents", ["documents-dev.jsonl", "documents-neighbours.jsonl"])
def test_the_labelled_documents_are_read_right(documents: str) -> None:
    corpus = ROOT / "tests" / "corpus"
    scored = subprocess.run(
        [sys.executable, corpus / "score_documents.py", corpus / documents, "--fail-under", "0.98"],
        capture_output=True,
        text=True,
    )
    assert scored.returncode == 0, scored.stdout + scored.stderr
    assert "silent 0 " in scored.stdout.splitlines()[-1]


@frozen
class Reading:
    """How a sample came back: fields right and wrong, and whether a wrong one stands in a document without warning."""

    right: int
    wrong: tuple[tuple[str, str, str], ...]
    warned: bool


def compare(sample: Sample, document: Document) -> Reading:
    """The fields of ``sample`` against what was read, row by row."""
    right, wrong = 0, []
    for position, row in enumerate(sample.rows):
        indicator = document.indicators[position] if position < len(document.indicators) else None
        for field, cell in row.items():
            if field == "number":
                continue
            want, got = plain(" | ".join(cell)), plain(value_of(indicator, field)) if indicator else "-"
            if want == got:
                right += 1
            else:
                wrong.append((field, want, got))
    return Reading(right, tuple(wrong), bool(warnings_of(document)))


def plain(text: str) -> str:
    """``text`` without the traces of line wrapping: blanks round signs, hyphens at line ends."""
    return re.sub(r"\s*([/+(),.:–-])\s*", r"\1", fold(text))


def value_of(indicator: Indicator, field: str) -> str:
    """What an indicator holds of a sample's column."""
    match field:
        case "target":
            return " ".join(target.text for target in indicator.targets)
        case "note":
            return " ".join(indicator.extra.values())
        case "direction":
            return indicator.direction.value.capitalize() if indicator.direction else ""
        case "data_sources" | "owners":
            return " | ".join(getattr(indicator, field))
        case _:
            return getattr(indicator, field) or ""


SEEDS = range(24)
GRIDS = ("pipes", "tabs", "aligned", "cards")


@pytest.mark.parametrize("layout", GRIDS)
@pytest.mark.parametrize("seed", SEEDS)
def test_layouts_with_a_grid_come_back_whole_and_without_doubt(layout: str, seed: int) -> None:
    sample = make_sample(seed)
    document = read_text(LAYOUTS[layout](sample))
    reading = compare(sample, document)
    assert (reading.wrong, len(document.indicators), warnings_of(document)) == ((), len(sample.rows), [])
    name, rank, nip = sample.person
    signed = Official(name, sample.post, rank, nip, sample.place, datetime.date(sample.year, 1, 5))
    assert document.signatories == (signed,)
    assert document.year == sample.year
    assert document.agency == Agency(sample.agency)


LEAST = {
    "blocks": 0.98,
    "numbered blocks": 0.98,
    "cut blocks": 0.98,
    "paged blocks": 0.97,
    "torn blocks": 0.97,
    "columns apart": 0.97,
    "by columns": 0.90,
    "one-line cells": 0.98,
    "tight blocks": 0.70,
    "run together": 0.60,
}
"""Least share of fields that must come back right from layouts without a grid. A third of the formulas in the samples
are odd on purpose, so that cells can be told apart by order and company only."""


def test_every_layout_of_the_samples_is_tested() -> None:
    assert {*LEAST, *GRIDS} == set(LAYOUTS)


@pytest.mark.parametrize("layout", LEAST)
def test_layouts_without_a_grid_come_back_right_or_with_a_warning(layout: str) -> None:
    totals: Counter[str] = Counter()
    silent = []
    for seed in SEEDS:
        sample = make_sample(seed)
        reading = compare(sample, read_text(LAYOUTS[layout](sample)))
        totals["right"] += reading.right
        totals["wrong"] += len(reading.wrong)
        silent += [] if reading.warned else [(seed, *wrong) for wrong in reading.wrong]
    assert totals["right"] >= LEAST[layout] * (totals["right"] + totals["wrong"]), totals
    assert len(silent) <= 0.002 * totals["right"], silent


def test_plain_cell_blocks_are_read_without_needless_warnings() -> None:
    doubted = [seed for seed in SEEDS if warnings_of(read_text(blocks(make_sample(seed, PLAIN))))]
    assert len(doubted) <= 5, doubted


PLAIN = ("objective", "name", "formula_text", "data_sources", "owners")


def test_rows_run_together_always_say_so() -> None:
    for seed in SEEDS:
        document = read_text(run_together(make_sample(seed, PLAIN)))
        doubted = {finding.place.indicator for finding in document.findings if finding.place}
        assert doubted >= set(range(1, len(document.indicators) + 1)), seed


def places(document: Document) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """Every value that was read with the stretches of text that it came from."""
    for indicator in document.indicators:
        for field in ("number", "objective", "name", "formula_text", "unit", "definition"):
            if field in indicator.places and getattr(indicator, field):
                yield getattr(indicator, field), indicator.places[field].spans


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("seed", SEEDS[:6])
def test_slicing_the_source_at_a_place_gives_the_words(layout: str, seed: int) -> None:
    text = LAYOUTS[layout](make_sample(seed))
    found = list(places(read_text(text)))
    assert found
    for value, spans in found:
        assert re.sub(r"\W", "", " ".join(span.of(text) for span in spans)) == re.sub(r"\W", "", value)


def test_a_place_tells_line_table_row_column_and_field() -> None:
    place = ikukit.read(SENDURO).indicators[5].places["formula_text"]
    assert (place.file, place.line, place.table, place.row, place.column, place.field, place.indicator) == (
        "senduro_2024.txt", 142, 1, 6, 4, "formula_text", 6,
    )  # fmt: skip
