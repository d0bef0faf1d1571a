"""JSON and YAML: there and back without loss, all faults at once, the schema."""

import json
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import ikukit
from ikukit.documents.conversion import RecordError, document_of, record_of
from ikukit.documents.records import to_json, to_yaml
from ikukit.documents.schema import document_schema
from ikukit.finding import Fix, Place, finding
from ikukit.model import Document, Indicator
from ikukit.source import Span
from ikukit.testing import documents

SENDURO = Path(__file__).parents[1] / "examples" / "senduro_2024.txt"
VALIDATOR = jsonschema.Draft202012Validator(document_schema())


def parts(document: Document) -> tuple[object, ...]:
    """What equality of documents leaves out."""
    return document.findings, document.source, [dict(indicator.places) for indicator in document.indicators]


@pytest.mark.parametrize("suffix", [".json", ".yaml", ".yml"])
def test_a_read_document_is_written_and_read_without_loss(tmp_path: Path, suffix: str) -> None:
    document = ikukit.read(SENDURO)
    told = finding(
        "layout-uncertain", Span(0, 3), text="abc", place=Place(row=1), fix=Fix(Span(0, 1), "x"), columns="A"
    )
    document = evolve(document, findings=(told,))
    path = tmp_path / f"dokumen{suffix}"
    ikukit.write(document, path)
    back = ikukit.read(path)
    assert back == document
    assert parts(back) == parts(document)


@given(documents())
def test_generated_documents_come_back_from_json_and_yaml(document: Document) -> None:
    from ruamel.yaml import YAML

    assert document_of(json.loads(to_json(document))) == document
    assert document_of(YAML(typ="safe", pure=True).load(to_yaml(document))) == document


AWKWARD = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t|#:-'\"=%&*!>@`")).filter(
    str.strip
)


@given(name=AWKWARD, formula=AWKWARD, key=AWKWARD, value=AWKWARD)
def test_any_text_survives(name: str, formula: str, key: str, value: str) -> None:
    from ruamel.yaml import YAML

    document = Document((Indicator(name, formula_text=formula, extra={key: value}),))
    assert document_of(json.loads(to_json(document))) == document
    assert document_of(YAML(typ="safe", pure=True).load(to_yaml(document))) == document


@given(documents())
def test_every_record_fits_the_schema(document: Document) -> None:
    VALIDATOR.validate(record_of(document))


def test_the_schema_is_a_schema_and_knows_what_is_wrong() -> None:
    jsonschema.Draft202012Validator.check_schema(document_schema())
    VALIDATOR.validate(record_of(ikukit.read(SENDURO)))
    wrong = [{"indicators": [{}]}, {"year": "2024"}, {"kind": "x"}, {"tahun": 2024}, {"indicators": [{"name": 5}]}]
    assert not any(VALIDATOR.is_valid(record) for record in wrong)


@pytest.mark.parametrize(
    "record",
    [
        {"indicators": [{"name": "a", "owners": "Camat"}]},
        {"indicators": [{"name": "a", "direction": "naik"}]},
        {"signatories": [{"name": "a", "date": 3}]},
        {"agency": {"code": "35.08"}},
        {"indicators": "a"},
        {"title": 3},
        {"year": 2024.5},
        [],
        None,
    ],
)
def test_schema_and_reader_refuse_the_same(record: object) -> None:
    assert not VALIDATOR.is_valid(record)
    with pytest.raises(RecordError):
        document_of(record)


FAULTY = """indicators:
  - name: 5
    formula: A/B
    targets:
      - text: 3
    owners: Kasi
  - unit: desa
    direction: naik
signatories:
  - name: Budi
    date: kemarin
    nip: 197206051998021002
year: "2024"
titel: IKU
findings:
  - code: layout-uncertaim
    severity: warning
"""


def test_all_faults_are_told_at_once_with_path_and_line(tmp_path: Path) -> None:
    path = tmp_path / "salah.yaml"
    path.write_text(FAULTY, "utf-8")
    with pytest.raises(ikukit.DocumentError) as caught:
        ikukit.read(path)
    assert str(caught.value).splitlines() == [
        "salah.yaml: 11 kesalahan:",
        '  indicators[0].name (baris 2): harus teks; tulis di antara tanda kutip: "5"',
        "  indicators[0].owners (baris 6): harus daftar",
        '  indicators[0].targets[0].text (baris 5): harus teks; tulis di antara tanda kutip: "3"',
        "  indicators[0].formula (baris 3): tidak dikenal; maksud Anda “formula_text”?",
        "  indicators[1].name (baris 7): wajib ada",
        "  indicators[1].direction (baris 8): harus salah satu dari: maximize, minimize, stabilize",
        "  year (baris 13): harus bilangan bulat",
        '  signatories[0].nip (baris 12): harus teks; tulis di antara tanda kutip: "197206051998021002"',
        "  signatories[0].date (baris 11): harus tanggal dalam bentuk 2024-01-31",
        "  findings[0] (baris 16): kode temuan “layout-uncertaim” tidak dikenal; maksud Anda “layout-uncertain”?",
        "  titel (baris 14): tidak dikenal; maksud Anda “title”?",
        "Bentuk dokumen JSON dan YAML dijelaskan oleh skema JSON ikukit.",
    ]


REFUSED = [
    ("a.json", "{", "JSON rusak pada baris 1, kolom 2"),
    ("a.json", '{"title": "a", "title": "b"}', "kunci “title” tertulis dua kali dalam satu objek"),
    ("a.json", "[" * 100_000, "JSON bersarang terlalu dalam atau memuat bilangan terlalu panjang"),
    ("a.json", '{"year": ' + "9" * 10_000 + "}", "JSON bersarang terlalu dalam atau memuat bilangan terlalu panjang"),
    ("a.json", '{"year": NaN}', "year: harus bilangan bulat"),
    ("a.json", "[]", "dokumen: harus objek"),
    ("a.yaml", "title: 'a", "YAML rusak pada baris 1"),
    ("a.yaml", "title: a\ntitle: b", "YAML rusak pada baris 2"),
    ("a.yaml", "a: &a [1]\nb: *a", "YAML dengan alias (*) tidak didukung"),
    ("a.yaml", "- " * 5000 + "a", "YAML rusak"),
    ("a.yaml", "!!python/object/apply:os.system [echo]", "YAML rusak pada baris 1"),
    ("a.yaml", "hanya teks", "dokumen: harus objek"),
    (
        "a.yaml",
        "agency: {name: A, code: 35.08}",
        'agency.code (baris 1): harus teks; tulis di antara tanda kutip: "35.08"',
    ),
]


@pytest.mark.parametrize(("name", "text", "message"), REFUSED)
def test_a_broken_record_is_refused(tmp_path: Path, name: str, text: str, message: str) -> None:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    with pytest.raises(ikukit.DocumentError) as caught:
        ikukit.read(path)
    assert str(caught.value).splitlines()[0] == f"{name}: {message}"


def test_dates_may_be_quoted_or_not(tmp_path: Path) -> None:
    for text in ("date: 2024-01-10", "date: '2024-01-10'"):
        path = tmp_path / "a.yaml"
        path.write_text(f"signatories:\n- name: Budi\n  {text}\n", "utf-8")
        assert ikukit.read(path).signatories[0].date is not None
