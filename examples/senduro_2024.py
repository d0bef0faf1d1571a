"""The IKU document of Kecamatan Senduro, 2024, from the text that extraction left to checked and computed indicators.

Reads ``senduro_2024.txt``, defines the same document in Python, shows that both are equal, tells what is wrong with it,
computes its six indicators, explains one calculation, and writes a report over four quarters (numbers invented:
``senduro_2024.csv``) that any browser opens. Run: python examples/senduro_2024.py
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import ikukit
from ikukit import Agency, Document, Indicator, Official, Severity
from ikukit.figures import read_figures

FILE = Path(__file__).with_name("senduro_2024.txt")
QUARTERS = Path(__file__).with_name("senduro_2024.csv")
REPORT = Path("laporan_senduro_2024.html")

# Its kind stays open: the title says Individu (which would be an IKI) and abbreviates it IKU.
DOCUMENT = Document(
    title="INDIKATOR KINERJA INDIVIDU (IKU)",
    year=2024,
    agency=Agency("KECAMATAN SENDURO", code="35.08.12"),
    indicators=(
        Indicator(
            number="1",
            objective="Program Penunjang Urusan Pemerintahan Daerah Kabupaten / Kota",
            name="Persentase pemenuhan fasilitasi kebutuhan operasional perkantoran",
            formula_text="Jumlanh fasilitasi kebutuhan operasional perkantoran yang dipenuhi dibagi "
            "Jumlah fasilitasi kebutuhan operasional",
            data_sources=("Kasubag Umum dan Kepegawaian", "Kasubag Keuangan"),
            owners=("Kasubag Umum dan Kepegawaian", "Kasubag Keuangan"),
        ),
        Indicator(
            objective="Program Penyelenggaran Pemerintahan dan Pelayanan Publik",
            name="Presentase Pelayanan PATEN sesuai SP dan SOP",
            formula_text="Jumlah pelayanan paten yang dilaksanakan sesuai SP dan SOP dibagi "
            "Jumlah pelayanan yang diajukan oleh masyarakat dikali 100",
            data_sources=("Kasi Pelayanan Umum",),
            owners=("Kasi Pelayanan Umum",),
        ),
        Indicator(
            objective="Program Pemberdayaan Masyarakat Desa dan Kelurahan",
            name="rata-rata persentase fasilitasi pemberdayaan masyarakat",
            formula_text="Jumlah (persentase fasilitasi kegiatan pemberdayaan masyarakat desa"
            "+persentase fasilitasi kegiatan pemberdayaan kelurahan"
            "+persentase Koordinasi dan Sinkronisasi Pemberlakuan PPKM"
            "+Persentase Pemberdayaan dan Kesejahteraan Keluarga Tingkat Kecamatan"
            "+Persentase Pemberdayaan dan Kesejahteraan Keluarga Tingkat Kelurahan) dibagi 5",
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
    signatories=(
        Official(
            name="BAMBANG SUGIATO,S.Pd",
            post="Sekretari",
            nip="19720605 199802 1 002",
            place="Lumajang",
            date=date(2024, 1, 10),
        ),
    ),
)

INVENTED = {
    "Jumlanh fasilitasi kebutuhan operasional perkantoran yang dipenuhi": 46,
    "Jumlah fasilitasi kebutuhan operasional": 48,
    "Jumlah pelayanan paten yang dilaksanakan sesuai SP dan SOP": "1.187",
    "Jumlah pelayanan yang diajukan oleh masyarakat": "1.204",
    "persentase fasilitasi kegiatan pemberdayaan masyarakat desa": "95",
    "persentase fasilitasi kegiatan pemberdayaan kelurahan": "90",
    "persentase Koordinasi dan Sinkronisasi Pemberlakuan PPKM": "100",
    "Persentase Pemberdayaan dan Kesejahteraan Keluarga Tingkat Kecamatan": "87,5",
    "Persentase Pemberdayaan dan Kesejahteraan Keluarga Tingkat Kelurahan": "80",
    "Jumlah Fasilitasi Koordinasi Ketenteraman dan Ketertiban Umum yang dilaksanakan": 22,
    "Jumlah Koordinasi Ketenteraman dan Ketertiban Umum yang direncanakan": 24,
    "Jumlah Fasilitasi Penyelenggaraan Urusan Pemerintahan Umum yang dilaksanakan": 7,
    "Jumlah desa yang menetapkan RKPDes tepat waktu": 11,
    "Jumlah desa": 12,
}
"""Numbers made up for this example. (Only the 12 desa are real; Senduro has no kelurahan, and PPKM ended in 2022.)"""


def tell_document(document: Document) -> Iterator[str]:
    """What was read: the head, every indicator with its program and its formula in canonical words, the signature."""
    agency = document.agency
    yield f"{document.title}, {agency.name if agency else '?'}, {document.year}"
    for position, indicator in enumerate(document.indicators, 1):
        yield f"{position}. {indicator.name}"
        yield f"   {indicator.objective}"
        yield f"   = {indicator.formula or 'rumus tidak terbaca'}"
    for official in document.signatories:
        yield f"{official.post}: {official.name}, {official.place}, {official.date}"


def tell_findings(document: Document) -> Iterator[str]:
    """Every finding: where, which rule, and the sentence."""
    for finding in ikukit.check(document):
        number = finding.place.indicator if finding.place else None
        where = f"indikator {number}" if number else "dokumen"
        yield f"- {where} [{finding.code}]: {finding.message}"


def tell_results(document: Document) -> Iterator[str]:
    """The result of every indicator; a number that is not what its name promises is named as such."""
    errors = [one for one in ikukit.check(document) if one.severity is Severity.ERROR and one.place]
    for position, result in enumerate(ikukit.evaluate(document, INVENTED), 1):
        codes = [one.code for one in errors if one.place and one.place.indicator == position]
        yield f"{position}. {result}" + (f"  (jangan dipakai: {', '.join(codes)})" if codes else "")


def main() -> None:
    document = ikukit.read(FILE)
    print("DOKUMEN YANG TERBACA", *tell_document(document), sep="\n")
    print("\nSama dengan dokumen yang ditulis dalam Python:", "ya" if document == DOCUMENT else "tidak")
    print("\nTEMUAN", *tell_findings(document), sep="\n")
    print("\nHASIL (angka contoh, bukan data nyata)", *tell_results(document), sep="\n")
    sixth = document.indicators[5]
    numbers = {name: INVENTED[name] for name in ("Jumlah desa yang menetapkan RKPDes tepat waktu", "Jumlah desa")}
    print("\nPERHITUNGAN INDIKATOR 6", ikukit.explain(sixth, numbers), sep="\n")
    scores = ikukit.score(document, read_figures(QUARTERS), consolidation="last")
    ikukit.write(ikukit.report(document, scorecard=scores), REPORT, overwrite=True)
    print("\nLAPORAN", f"Buka di peramban: {REPORT.resolve()}", sep="\n")


if __name__ == "__main__":
    main()
