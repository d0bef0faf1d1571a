"""What notebooks show: fractions, tables, reasons for gaps; every text escaped, no colours of their own."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings

import ikukit
from ikukit.model import Direction, Document, Indicator, Target
from ikukit.reporting.text import count_findings
from ikukit.testing import strategies

SENDURO = ikukit.read(Path(__file__).parent.parent / "examples" / "senduro_2024.txt")
SHARE = ikukit.parse("Jumlah desa <tertib> & maju dibagi Jumlah desa_1 $ x 100 %")
ROW = Indicator(
    "Persentase desa",
    "Jumlah desa tertib / Jumlah desa x 100 %",
    targets=[Target("95 %")],
    direction=Direction.MAXIMIZE,
)


def text_of(html: str) -> str:
    """The words of a piece of HTML, which has to be well-formed."""
    return " ".join("".join(ElementTree.fromstring(f"<x>{html}</x>".replace("<br>", "<br/>")).itertext()).split())


def test_a_formula_is_shown_as_a_fraction() -> None:
    html = SHARE._repr_html_()
    assert "<mfrac><mtext>Jumlah desa &lt;tertib&gt; &amp; maju</mtext><mtext>Jumlah desa_1 $</mtext></mfrac>" in html
    assert SHARE._repr_latex_() == (
        r"$\displaystyle \frac{\text{Jumlah desa <tertib> \& maju}}{\text{Jumlah desa\_1 \$}} \times 100\,\%$"
    )


@pytest.mark.parametrize(
    ("thing", "words"),
    [
        (ikukit.evaluate(SHARE, {"Jumlah desa <tertib> & maju": 1, "Jumlah desa_1 $": 4}), "25 %"),
        (
            ikukit.evaluate(SHARE, {"Jumlah desa <tertib> & maju": 1, "Jumlah desa_1 $": 0}),
            'tidak dapat dihitung: pembagi "Jumlah desa_1 $" bernilai 0',
        ),
        (
            Indicator("Nama <b>", "Jumlah desa", number="1", unit="desa", owners=["Kasi A", "Kasi B"]),
            "NoSasaran/ProgramIndikatorRumusSatuanSumber dataPenanggung jawab1Nama <b>Jumlah desadesaKasi AKasi B",
        ),
        (
            Document([Indicator("Nama", "dibagi")], title="IKU", year=2024),
            "IKU; 2024NoSasaran/ProgramIndikatorRumusSatuanSumber dataPenanggung jawabNama"
            "Teks ini hanya berisi angka atau tanda, tidak ada yang dihitung.",
        ),
        (
            ikukit.solve(ROW, {"Jumlah desa tertib": 9, "Jumlah desa": 12}, 95),
            "Hasil sekarang 75 %; target paling sedikit 95 % belum tercapai."
            'Kurang 3 desa lagi: "Jumlah desa tertib" dari 9 menjadi 12, hasilnya 100 % (dengan 11 baru 91,67 %).',
        ),
        (
            ikukit.contributions(ROW, {"Jumlah desa tertib": 9, "Jumlah desa": 12}, {"Jumlah desa": 12}),
            'Perubahan tidak dapat diuraikan: pada periode akhir nilai "Jumlah desa tertib" belum ada.',
        ),
        (
            ikukit.score(Document([ROW]), {"Jumlah desa tertib": 9, "Jumlah desa": 12}, scale="permendagri-86-2017"),
            "IndikatorPeriodeTargetRealisasiCapaianPredikatAturanPersentase desa95 %75 %78,95 %Tinggimaximize",
        ),
    ],
)
def test_the_words_of_what_is_shown(thing: object, words: str) -> None:
    assert text_of(thing._repr_html_()) == words  # type: ignore[attr-defined]


@settings(max_examples=25)
@given(strategies.documents())
def test_any_document_is_shown_well_formed(document: Document) -> None:
    shown = text_of(document._repr_html_())
    assert all(" ".join(indicator.name.split()) in shown for indicator in document.indicators)


def test_a_report_shows_its_document_its_scores_and_how_many_findings_there_are() -> None:
    made = ikukit.report(SENDURO)
    assert text_of(made._repr_html_()).startswith(text_of(SENDURO._repr_html_()))
    assert text_of(made._repr_html_()).endswith(count_findings(made.findings))
    scored = ikukit.report(Document([ROW]), {"Jumlah desa tertib": 9, "Jumlah desa": 12})
    assert scored.scorecard is not None
    assert scored.scorecard._repr_html_() in scored._repr_html_()


def test_nothing_has_a_colour_of_its_own() -> None:
    html = SENDURO._repr_html_()
    assert "color:" not in html
    assert "background:none" in html
    assert html.count("<math") == 6
