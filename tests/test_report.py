"""``ikukit.report``: its facts and its words; and each kind of file, safe with any text and without a whole NIP."""

import datetime
import importlib.util
import re
import zipfile
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pdfplumber
import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from lxml import etree, html

import ikukit
from ikukit import Document, Indicator, Official, Target
from ikukit.figures import read_figures
from ikukit.formula.computing.binding import Value
from ikukit.reporting.chart import Bar, draw_bars
from ikukit.reporting.content import content_of
from ikukit.reporting.masking import clean
from ikukit.reporting.report import Report, report
from ikukit.reporting.writers.markdown import markdown_page
from ikukit.reporting.writers.web import web_page
from ikukit.testing import documents

ROOT = Path(__file__).parent.parent
SENDURO = ROOT / "examples" / "senduro_2024.txt"
GOLDEN = Path(__file__).parent / "reports"
FORMATS = (".html", ".pdf", ".docx", ".xlsx", ".md")
NIP = "19850817 200903 1 004"
DESA = Indicator(
    name="Persentase desa maju",
    formula_text="Jumlah desa maju dibagi Jumlah desa x 100 %",
    unit="%",
    data_sources=["Laporan desa"],
    owners=["Kasi PMD"],
    targets=[Target("90", "2024")],
)
QUARTERS: dict[str, dict[str, Value]] = {
    "TW I": {"Jumlah desa maju": 3, "Jumlah desa": 12},
    "TW II": {"Jumlah desa maju": 6, "Jumlah desa": None},
    "TW III": {"Jumlah desa maju": 11, "Jumlah desa": 12},
}


def invented() -> dict[str, Value]:
    """The numbers of the Senduro example."""
    spec = importlib.util.spec_from_file_location("senduro_2024", ROOT / "examples" / "senduro_2024.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    numbers: dict[str, Value] = module.INVENTED
    return numbers


@pytest.fixture(scope="module")
def senduro() -> Report:
    return report(ikukit.read(SENDURO), invented(), date=datetime.date(2024, 12, 31))


# facts --------------------------------------------------------------------------------------------------------------


def test_a_report_gathers_results_steps_and_findings(senduro: Report) -> None:
    sixth = senduro.entries[5]
    assert sixth.shown is not None
    assert sixth.shown.actual.value == Fraction(1100, 12)
    assert sixth.shown.numbers == {"Jumlah desa yang menetapkan RKPDes tepat waktu": 11, "Jumlah desa": 12}
    assert sixth.steps[0] == "11 dibagi 12 dikali 100 %"
    assert [one.code for one in sixth.findings] == ["data-source-is-owner"]
    assert senduro.findings == tuple(one for one in ikukit.check(senduro.document) if not one.follows)


def test_the_result_shown_is_that_of_the_year_or_of_the_latest_period_that_has_one() -> None:
    document = Document([DESA], year=2024)
    entry = report(document, QUARTERS).entries[0]
    assert [(one.period, str(one.actual)) for one in entry.scores] == [
        ("TW I", "25 %"),
        ("TW II", 'tidak dapat dihitung: nilai "Jumlah desa" belum ada'),
        ("TW III", "91,67 %"),
        ("", "tidak dapat dihitung: cara menggabungkan triwulan tidak disebut"
         " (konsolidasi: jumlah, rata-rata, atau nilai terakhir)"),
    ]  # fmt: skip
    assert entry.shown is entry.scores[2]
    last = report(document, scorecard=ikukit.score(document, QUARTERS, consolidation="last")).entries[0]
    assert last.shown is last.scores[3]
    assert last.steps[0] == "11 dibagi 12 dikali 100 %"


def test_achievements_and_ratings_are_told_with_their_rules() -> None:
    document = Document([evolve(DESA, direction=ikukit.Direction.MAXIMIZE)], year=2024)
    made = report(document, {"Jumlah desa maju": 11, "Jumlah desa": 12}, scale="permendagri-86-2017")
    content = content_of(made)
    card = content.cards[0]
    assert (card.target, card.result, card.achievement) == ("90", "91,67 %", "101,85 %")
    assert (card.rating, card.tone, card.achieved) == ("Sangat Tinggi", "good", True)
    assert [(tile.label, tile.figure, tile.note) for tile in content.tiles][2] == (
        "Target tercapai", "1", "dari 1 yang dapat dinilai",
    )  # fmt: skip
    method = dict(content.method)
    assert method["Rumus capaian"].startswith(
        "maximize: Semakin tinggi semakin baik. Realisasi dibagi Target dikali 100 %."
    )
    assert "Sangat Tinggi: >= 91; Tinggi: >= 76 dan < 91" in method["Skala predikat"]
    assert method["Batas dan nol"].startswith("batas atas: tidak diatur; batas bawah: tidak diatur")


def test_findings_may_be_given() -> None:
    assert report(Document([DESA]), findings=[]).findings == ()


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: report("dok.txt"), TypeError, "laporan dibuat dari sebuah dokumen, bukan dari 'dok.txt'"),  # type: ignore[arg-type]
        (lambda: report(Document([DESA]), {"Jumlah dusa": 1}), KeyError, 'maksud Anda "Jumlah desa"?'),
        (lambda: report(Document([DESA]), {"TW I": {}, "B": 1}), TypeError, "semuanya per periode"),  # type: ignore[arg-type]
        (lambda: report(Document([DESA]), 5), TypeError, "angka diberikan per variabel"),  # type: ignore[arg-type]
        (lambda: report(Document(), scorecard=ikukit.score(Document([DESA]))), ValueError, "milik dokumen lain"),
        (lambda: report(Document([DESA]), lang="fr"), ValueError, "bahasa 'fr' tidak dikenal"),
        (lambda: ikukit.write(5, "a.html"), TypeError, "laporan atau formulir, bukan int"),  # type: ignore[arg-type]
    ],
)
def test_a_wrong_call_is_told(call: object, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=re.escape(message)):
        call()  # type: ignore[operator]


# words --------------------------------------------------------------------------------------------------------------


def test_without_numbers_the_report_lists_what_is_to_be_collected() -> None:
    content = content_of(report(Document([DESA, evolve(DESA, name="Lagi", owners=["Kasi A"])])))
    assert [(one.name, one.indicators, one.owners) for one in content.wanted] == [
        ("Jumlah desa maju", (1, 2), "Kasi PMD; Kasi A"),
        ("Jumlah desa", (1, 2), "Kasi PMD; Kasi A"),
    ]
    assert [tile.label for tile in content.tiles] == ["Rumus terbaca", "Temuan"]


def test_a_missing_number_is_named_and_asked_for() -> None:
    content = content_of(report(Document([DESA]), QUARTERS))
    card = content.cards[0]
    assert card.columns == ("TW I", "TW II", "TW III")
    assert [one.printed for one in card.values] == [("3", "6", "11"), ("12", "belum ada", "12")]
    assert card.periods[1].reason == 'nilai "Jumlah desa" belum ada'
    assert [one.name for one in content.wanted] == ["Jumlah desa"]


def test_the_source_of_every_formula_is_told(senduro: Report) -> None:
    card = content_of(senduro).cards[5]
    assert card.quotation == "Jumlah desa yang menetapkan RKPDes tepat waktu dibagi Jumlah desa x 100 %"
    assert card.quoted_at == "senduro_2024.txt, baris 142, rumus"


def test_a_wide_formula_is_drawn_with_letters(senduro: Report) -> None:
    legend = dict(content_of(senduro).cards[2].legend)
    assert list(legend) == ["A", "B", "C", "D", "E"]
    assert legend["B"] == "persentase fasilitasi kegiatan pemberdayaan kelurahan"


def test_a_formula_that_cannot_be_read_says_why() -> None:
    cards = content_of(report(Document([Indicator("A", "Jumlah desa dibagi"), Indicator("B")]))).cards
    assert cards[0].trouble.startswith("Rumus tidak dapat dibaca: Rumus berakhir terlalu cepat")
    assert cards[1].trouble == "Dokumen tidak memuat rumus untuk indikator ini."


def test_no_clock_is_read(senduro: Report) -> None:
    assert "Tanggal laporan" not in dict(content_of(evolve(senduro, date=None)).facts)
    assert dict(content_of(senduro).facts)["Tanggal laporan"] == "31 Desember 2024"


@pytest.mark.parametrize("lang", ["id", "en"])
def test_everything_ikukit_says_is_in_one_language(senduro: Report, lang: str) -> None:
    page = markdown_page(content_of(evolve(senduro, lang=lang)))
    foreign = {"id": ("Finding", "Summary", "Way out", "Method"), "en": ("Temuan", "Ringkasan", "Jalan keluar", "Cara")}
    assert not [word for word in foreign[lang] if word in page]


# NIPs and hostile texts ---------------------------------------------------------------------------------------------


def signed(*texts: str) -> Document:
    """A document that carries each text in every place, and a NIP where it belongs and where it does not."""
    indicators = [
        Indicator(
            name=f"Persentase {text}",
            formula_text=f"{text} dibagi Jumlah desa x 100 %",
            objective=text,
            data_sources=[text],
            owners=[text, NIP.replace(" ", "")],
            unit=text,
            targets=[Target(text, "2024")],
        )
        for text in texts
    ]
    officials = [Official(text, post=text, nip=NIP, place=text) for text in texts]
    text = texts[0]
    unreadable = Indicator(text, f"dibagi {text}")
    return Document(
        [*indicators, unreadable], title=text, agency=ikukit.Agency(text), signatories=officials, source=text
    )


def shown(path: Path) -> str:
    """Everything that a file shows, as one text."""
    match path.suffix:
        case ".html":
            return "".join(map(str, html.fromstring(path.read_text("utf-8")).itertext()))
        case ".pdf":
            with pdfplumber.open(path) as pdf:
                return "\n".join(page.extract_text() for page in pdf.pages)
        case ".docx":
            texts = docx.Document(str(path)).element.iter("{*}t")
            return "".join(element.text or "" for element in texts)
        case ".xlsx":
            with zipfile.ZipFile(path) as archive:
                return "".join(map(str, etree.fromstring(archive.read("xl/sharedStrings.xml")).itertext()))
        case _:
            return re.sub(r"\\(.)", r"\1", path.read_text("utf-8"))


def everything(path: Path) -> str:
    """All bytes of a file that could hold a text."""
    if path.suffix in (".docx", ".xlsx"):
        with zipfile.ZipFile(path) as archive:
            parts = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
            return "".join(archive.read(name).decode("utf-8") for name in parts)
    return shown(path) if path.suffix == ".pdf" else path.read_text("utf-8")


@pytest.mark.parametrize("suffix", FORMATS)
def test_no_nip_is_shown_unless_asked_for(suffix: str, tmp_path: Path) -> None:
    masked, whole = tmp_path / f"a{suffix}", tmp_path / f"b{suffix}"
    ikukit.write(report(signed("ANI")), masked)
    ikukit.write(report(signed("ANI"), masked=False), whole)
    digits = NIP.replace(" ", "")
    assert not re.search("1985[ .]?0817", everything(masked))
    assert "•••••••• •••••• • 004" in shown(masked)
    assert NIP in shown(whole)
    assert digits in shown(whole).replace("\n", "")


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><b>&amp;</b>',
    "{{ 7*7 }} {% raw %}",
    '#panic("x") $x$ @y',
    "*a* _b_ `c` [d](http://e.id)",
    "=1+1",
    "@SUM(A1)",
    "]]> <!-- -->",
    "a | b \\ c",
    "{=html} ~~~",
]


@pytest.mark.parametrize("suffix", FORMATS)
def test_hostile_texts_are_shown_as_they_are(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"a{suffix}"
    ikukit.write(report(signed(*HOSTILE), {"Jumlah desa": 12}), path)
    seen = re.sub(r"\s", "", shown(path))
    assert not [text for text in HOSTILE if re.sub(r"\s", "", text) not in seen]
    everywhere = everything(path)
    match suffix:
        case ".html":
            page: Any = html.fromstring(everywhere)
            assert not page.xpath("//script | //img | //b | //@onerror | //a[contains(@href, 'e.id')]")
        case ".docx":
            assert len(re.findall("<w:(?:fldSimple|instrText|hyperlink)", everywhere)) == 1  # the page number
        case ".xlsx":
            assert not re.search("<f[ >]|<hyperlink|externalLink", everywhere)
        case ".md":
            own = re.compile(r"`[a-z-]+`|(?m:^> |^\|| \|$| \| )")
            assert not re.search(r"(?<!\\)[<>|`]", own.sub("", everywhere))


CONTROLS = "Jumlah\x00 desa\x0b\ud800\x1b[31m\u202e maju\uffff"


@pytest.mark.parametrize("suffix", FORMATS)
def test_characters_that_no_file_can_hold_are_replaced(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"a{suffix}"
    ikukit.write(report(signed(CONTROLS), {"Jumlah desa": 12}), path)
    assert not set("\x00\x0b\x1b\u202e\uffff") & set(everything(path))


@given(document=documents())
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_any_document_has_a_report(document: Document, tmp_path: Path) -> None:
    made = report(document)
    page: Any = html.fromstring(web_page(content_of(made)))
    assert len(page.xpath("//main/section[@aria-labelledby]/h2/span[@class='no']")) == len(document.indicators)
    for suffix in (".docx", ".xlsx", ".md", ".pdf"):
        ikukit.write(made, tmp_path / f"a{suffix}", overwrite=True)
    with zipfile.ZipFile(tmp_path / "a.docx") as archive:
        etree.fromstring(archive.read("word/document.xml"))


# files --------------------------------------------------------------------------------------------------------------


KEPT = ("title-acronym-mismatch", "keyword-typo", "percent-factor-missing", "no-denominator")
"""Findings in the kept report: few, so that a new rule of the check does not change it."""


def kept_report() -> Report:
    document = ikukit.read(SENDURO)
    scores = ikukit.score(document, read_figures(ROOT / "examples" / "senduro_2024.csv"), consolidation="last")
    findings = [one for one in ikukit.check(document) if one.code in KEPT]
    return report(document, scorecard=evolve(scores, findings=()), findings=findings, date=datetime.date(2025, 1, 15))


def test_markdown_is_the_one_kept_here() -> None:
    page = markdown_page(content_of(kept_report())).replace(ikukit.__version__, "VERSION")
    assert page == (GOLDEN / "senduro_2024.md").read_text("utf-8")


def test_html_needs_nothing_from_outside(senduro: Report) -> None:
    page = web_page(content_of(senduro))
    assert not re.search(r"<script|<link|<img|<iframe|@import|url\(|src=", page)
    assert not [link for link in re.findall(r'href="([^"]*)"', page) if not link.startswith("#")]


def test_html_is_built_for_ears_as_well() -> None:
    page: Any = html.fromstring(web_page(content_of(report(Document([DESA], title="IKU"), QUARTERS))))
    assert page.get("lang") == "id"
    assert [len(page.xpath(f"/html/body/{mark}")) for mark in ("header", "nav", "main", "footer")] == [1, 1, 1, 1]
    levels = [int(heading.tag[1]) for heading in page.iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    named = {name for value in page.xpath("//@aria-labelledby") for name in value.split()}
    assert named | {href[1:] for href in page.xpath("//a/@href")} <= set(ids)
    assert not page.xpath("//th[not(@scope)]")
    assert all(row.xpath("th[@scope='row']") for row in page.xpath("//tbody/tr"))
    for chart in page.xpath("//svg"):
        assert (chart.get("role"), chart[0].tag, chart[1].tag) == ("img", "title", "desc")
        assert chart.getnext().xpath(".//table")  # the same numbers, to be read
    assert page.xpath("//math//mfrac")


def luminance(colour: str) -> float:
    """Relative luminance of ``#rrggbb`` (WCAG 2.2)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


PAIRS = [
    *((ink, ground) for ink in ("ink", "quiet", "strong", "good", "fair", "bad") for ground in ("page", "soft")),
    ("good", "good-soft"), ("fair", "fair-soft"), ("bad", "bad-soft"), ("mark-ink", "mark"),
]  # fmt: skip


def test_letters_stand_out_by_day_and_by_night() -> None:
    style = (ROOT / "src" / "ikukit" / "reporting" / "templates" / "report.css").read_text("utf-8")
    schemes = re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    assert len(schemes) == 3  # light, dark, paper
    for scheme in schemes:
        colours = {
            name: "#" + "".join(2 * c for c in value) if len(value) == 3 else f"#{value}"
            for name, value in re.findall(r"--([a-z-]+): #([0-9a-f]{3,6})", scheme)
        }
        for ink, ground in PAIRS:
            light, dark = sorted((luminance(colours[ink]), luminance(colours[ground])), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (ink, ground, colours[ink], colours[ground])


def test_a_chart_shows_gaps_as_gaps_and_less_than_nothing_below_the_line() -> None:
    bars = [
        Bar("TW I", Fraction(-5), "-5"),
        Bar("TW II", None, "tidak dapat dihitung"),
        Bar("TW III", Fraction(10), "10"),
    ]
    chart = etree.fromstring(draw_bars(bars, "A & B", "<uraian>", "g"))
    rects = chart.findall("{*}rect")
    (line,) = chart.findall("{*}line")
    assert len(rects) == 2
    assert float(rects[0].get("y") or "") == float(line.get("y1") or "")
    assert float(rects[1].get("height") or "") == pytest.approx(2 * float(rects[0].get("height") or ""), abs=0.02)
    assert [text.text for text in chart.findall("{*}text")] == ["-5", "TW I", "–", "TW II", "10", "TW III"]


def test_word_holds_formulas_that_can_be_edited(senduro: Report, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    ikukit.write(senduro, path)
    document = docx.Document(str(path))
    maths = list(document.element.iter("{*}oMath"))
    assert len(maths) == 6
    assert [sum(1 for _ in one.iter("{*}f")) for one in maths] == [1, 1, 1, 1, 0, 1]
    assert [section.orientation for section in document.sections] == [0, 1]
    assert all(table.rows[0]._tr.xpath("w:trPr/w:tblHeader") for table in document.tables[1:])


def test_a_workbook_holds_numbers_as_numbers(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    ikukit.write(report(Document([DESA]), QUARTERS), path)
    with zipfile.ZipFile(path) as archive:
        sheets = re.findall(r'<sheet name="([^"]*)"', archive.read("xl/workbook.xml").decode())
        cells = archive.read("xl/worksheets/sheet2.xml").decode()
        assert "xl/charts/chart1.xml" in archive.namelist()
    assert sheets == [
        "Ringkasan",
        "Hasil",
        "Grafik",
        "Angka",
        "Data yang perlu dikumpulkan",
        "Temuan",
        "Cara menghitung",
    ]
    assert re.search(r'<c r="E4" s="\d+"><v>91\.66666666666667</v></c>', cells)


def test_pdf_and_html_do_not_change_from_run_to_run(senduro: Report, tmp_path: Path) -> None:
    for suffix in (".pdf", ".html", ".md"):
        for name in ("a", "b"):
            ikukit.write(senduro, tmp_path / f"{name}{suffix}")
        assert (tmp_path / f"a{suffix}").read_bytes() == (tmp_path / f"b{suffix}").read_bytes()


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_report_is_written_whole_or_not_at_all(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_text("lama")
    with pytest.raises(ikukit.DocumentError, match="berkas sudah ada"):
        ikukit.write(report(Document([DESA])), path)
    assert path.read_text() == "lama"


def test_an_unknown_kind_of_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ikukit.DocumentError, match=r"akhiran \.doc tidak menunjuk format laporan"):
        ikukit.write(report(Document([DESA])), tmp_path / "a.doc")


def test_cleaning_leaves_good_texts_alone() -> None:
    assert clean("Jumlah désa ≥ 80 %\nbaris dua") == "Jumlah désa ≥ 80 %\nbaris dua"
