"""What a reader is told: whole error messages with the place marked, and the sentences of findings.

In the tables the place that an error blames is marked ``<like this>``; ``<>`` marks where something was expected.
"""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikukit.errors import FormulaError
from ikukit.formula.parser import parse
from ikukit.formula.syntax.grammar import terminals
from ikukit.severity import Severity
from ikukit.source import Span

CORPUS = sorted((Path(__file__).parent / "corpus").glob("formulas-*.jsonl"))

EXAMPLE = "Tulis rumus, misalnya: Jumlah desa yang tepat waktu dibagi Jumlah desa x 100 %."
COMPLETE = "Lengkapi rumus, misalnya: ... dibagi Jumlah desa."
REMOVE = "Hapus tanda yang berlebih atau lengkapi nama yang dihitung."
INSERT = "Tambahkan tanda hitung di antara kedua bagian, atau beri tanda kurung."
NUMBERS = "Tulis ribuan dengan titik dan desimal dengan koma, misalnya 1.234,5."
RETYPE = "Ketik ulang rumus dari dokumen aslinya."
SCORES = "Pindahkan tabel skor ke definisi operasional."
CASES = "Tulis tiap kasus sebagai indikator atau rumus tersendiri."


def early(after: str, wanted: str = "nama yang dihitung atau angka") -> str:
    return f'Rumus berakhir terlalu cepat: setelah "{after}" harus ada {wanted}.'


def unreadable(after: str, found: str, wanted: str = "nama yang dihitung atau angka") -> str:
    where = f'setelah "{after}"' if after else "di awal rumus"
    return f'Rumus tidak terbaca: {where} harus ada {wanted}, bukan "{found}".'


OPERATOR = 'tanda hitung seperti "dibagi" atau akhir rumus'
ONLY_NUMBERS = "Teks ini hanya berisi angka atau tanda, tidak ada yang dihitung."
NOTHING = "Tidak ada hitungan di dalam teks ini."
PROSE = "Teks ini penjelasan, bukan rumus: tidak ada yang dihitung."
SCORE_TABLE = "Ini tabel skor, bukan hitungan."
IF_THEN = "Ini aturan bersyarat (jika ... maka), bukan satu hitungan."

STEPS = "Rumus ini dihitung dalam beberapa langkah yang saling merujuk."
ONE_FORMULA = "Gabungkan langkah-langkahnya menjadi satu rumus, dengan tanda kurung."

WORKED_OUT = "Ini contoh hitungan dengan angka, bukan rumus."
NAME_IT = "Tulis rumusnya dengan nama yang dihitung."

ERRORS = [
    # an example worked out in numbers
    ("<Misalnya: 12 desa dari 15 desa = 12/15 x 100% = 80%>", WORKED_OUT, NAME_IT),
    ("<Contoh perhitungan : 45 / 60 x 100%>", WORKED_OUT, NAME_IT),
    # the text ends too early
    ("Jumlah desa maju dibagi<>", early("dibagi"), COMPLETE),
    ("Jumlah desa maju dibagi<> ", early("dibagi"), COMPLETE),
    ("Jumlah desa maju dibagi jumlah desa dikali<>", early("dikali"), COMPLETE),
    ("Jumlah pendapatan ditambah<>", early("ditambah"), COMPLETE),
    ("Jumlah pendapatan dikurangi<>", early("dikurangi"), COMPLETE),
    ("Jumlah desa maju dibagi dengan<>", early("dibagi dengan"), COMPLETE),
    ("Jumlah desa maju dibagi jumlah desa dikali 100 % dibagi<>", early("dibagi"), COMPLETE),
    ("Jumlah desa +<>", early("+"), COMPLETE),
    ("Jumlah desa maju / jumlah desa x<>", early("x"), COMPLETE),
    ("(Jumlah desa + jumlah kota) /<>", early("/"), COMPLETE),
    ("Jumlah desa dibagi jumlah penduduk -<>", early("-"), COMPLETE),
    # a part is missing
    ("Jumlah desa+<+>+", unreadable("+", "+"), REMOVE),
    ("(Jumlah desa +<)> / jumlah kota", unreadable("+", ")"), REMOVE),
    ("<dibagi> jumlah desa", unreadable("", "dibagi"), REMOVE),
    ("<dikurangi> jumlah desa", unreadable("", "dikurangi"), REMOVE),
    ("Jumlah desa dibagi <dibagi> jumlah kota", unreadable("dibagi", "dibagi"), REMOVE),
    ("Jumlah desa dibagi <x 100 %>", unreadable("dibagi", "x 100 %"), REMOVE),
    ("Jumlah desa dikali <ditambah> jumlah kota", unreadable("dikali", "ditambah"), REMOVE),
    ("(<)> / Jumlah desa", unreadable("(", ")"), REMOVE),
    ("Jumlah desa dibagi (<)>", unreadable("(", ")"), REMOVE),
    ("akar (<)> dibagi jumlah desa", unreadable("(", ")"), REMOVE),
    ("rata-rata (Jumlah desa;<)>", unreadable(";", ")"), REMOVE),
    ("maksimum (<;> Jumlah desa)", unreadable("(", ";"), REMOVE),
    # a sign is missing
    ("(Jumlah desa + jumlah kota) <jumlah dusun>", unreadable(")", "jumlah dusun", OPERATOR), INSERT),
    # steps
    ("a) NB x Target Biaya = 30\nb) <Hasil a)> - Realisasi Biaya = 6", STEPS, ONE_FORMULA),
    ("1. Koef x Rencana Tanam\n2. <Hasil 1> - Realisasi Tanam", STEPS, ONE_FORMULA),
    # nothing is computed
    ("<50 / 60 x 100%> = 83,3%", ONLY_NUMBERS, EXAMPLE),
    ("<12>", ONLY_NUMBERS, EXAMPLE),
    ("<x 100 %>", ONLY_NUMBERS, EXAMPLE),
    ("<maksimum ()>", ONLY_NUMBERS, EXAMPLE),
    ("<...>", NOTHING, EXAMPLE),
    ("<= >", NOTHING, EXAMPLE),
    ("<->", "Tidak ada yang dihitung di dalam teks ini.", EXAMPLE),
    ("<> \n ", "Teks rumus kosong.", "Isi rumus indikator ini."),
    # no arithmetic
    ("<Cukup jelas>", PROSE, EXAMPLE),
    ("<Berdasarkan hasil survei kepuasan masyarakat>", PROSE, EXAMPLE),
    ("<Jika hadir 20 hari maka skor = 100; jika tidak maka skor = 50>", IF_THEN, CASES),
    ("Nilai A <jika di atas 90, B jika 80 - 90>", IF_THEN, CASES),
    ("Kehadiran, <apabila lengkap maka nilai 4>", IF_THEN, CASES),
    ("<1 = kurang\n2 = cukup\n3 = baik>", SCORE_TABLE, SCORES),
    ("<90 - 100 : sangat baik\n76 - 90 : baik\n0 - 75 : kurang>", SCORE_TABLE, SCORES),
    # what stands there cannot be read
    ("Jumlah desa dibagi <1.2.3.4> x 100", 'Angka "1.2.3.4" tidak terbaca.', NUMBERS),
    ("Jumlah desa dikali <1,2,3>", 'Angka "1,2,3" tidak terbaca.', NUMBERS),
    ('Jumlah desa dibagi <""> x 100 %', "Nama di antara tanda kutip kosong.", "Isi nama yang dihitung."),
    ("Realisasi KUR <\ufffd> Plafon KUR × 100%", "Sebagian huruf rumus hilang waktu teks disalin.", RETYPE),
]


def unmarked(marked: str) -> tuple[str, Span]:
    """A text without the marks of the place, and the place."""
    start = marked.index("<")
    end = marked.index(">") - 1
    return marked.replace("<", "").replace(">", ""), Span(start, end)


def four_lines(message: str, text: str, span: Span, hint: str) -> str:
    """The message as people see it: what is wrong, the text on one line, carets below the place, the way out."""
    line = re.sub(r"\s", " ", text)
    carets = " " * span.start + "^" * max(1, span.end - span.start)
    return f"{message}\n  {line}\n  {carets}\n{hint}"


@pytest.mark.parametrize(("marked", "message", "hint"), ERRORS)
def test_the_whole_message(marked: str, message: str, hint: str) -> None:
    text, span = unmarked(marked)
    with pytest.raises(FormulaError) as caught:
        parse(text)
    assert caught.value.span == span
    assert caught.value.text == text
    assert str(caught.value) == four_lines(message, text, span, hint)


def test_a_message_as_it_is_printed() -> None:
    with pytest.raises(FormulaError) as caught:
        parse("Jumlah desa maju\ndibagi dibagi jumlah desa")
    assert str(caught.value) == (
        'Rumus tidak terbaca: setelah "dibagi" harus ada nama yang dihitung atau angka, bukan "dibagi".\n'
        "  Jumlah desa maju dibagi dibagi jumlah desa\n"
        "                          ^^^^^^\n"
        "Hapus tanda yang berlebih atau lengkapi nama yang dihitung."
    )


def test_a_long_text_is_cut_round_the_place() -> None:
    text = f"Jumlah {'warga desa yang datang dan ' * 20}pulang dibagi dibagi jumlah {'desa ' * 40}"
    with pytest.raises(FormulaError) as caught:
        parse(text)
    _, line, carets, _ = str(caught.value).splitlines()
    assert max(map(len, (line, carets))) <= 2 + 3 + 100 + 3
    assert line.startswith("  ...")
    assert line.endswith("...")
    assert line[carets.index("^") :].startswith("dibagi jumlah")


def test_the_span_of_an_error_counts_in_the_text_as_given() -> None:
    text = r"$\frac{Jumlah desa}{Jumlah kota} \times 100 \div$"
    with pytest.raises(FormulaError) as caught:
        parse(text)
    assert caught.value.text == text
    assert 0 <= caught.value.span.start <= caught.value.span.end <= len(text)


@pytest.mark.parametrize("thing", [None, 12, b"Jumlah desa", ["Jumlah desa"]])
def test_what_is_no_text_is_a_wrong_call(thing: object) -> None:
    with pytest.raises(TypeError, match="rumus harus berupa teks"):
        parse(thing)  # type: ignore[arg-type]


def refused() -> list[FormulaError]:
    """Every error that the texts of the corpus and of the table raise."""
    texts = [json.loads(line)["formula"] for path in CORPUS for line in path.read_text("utf-8").splitlines()]
    errors = []
    for text in [*texts, *(unmarked(marked)[0] for marked, _, _ in ERRORS)]:
        try:
            parse(text)
        except FormulaError as error:
            errors.append(error)
    return errors


INTERNAL = re.compile(
    rf"\b(?:{'|'.join([*terminals(), 'PHRASE', 'WORDS', 'SCALE', 'SCALE_FIRST', 'BESIDE', 'START'])})\b"
    r"|__\w+|\w+_OF\b|lark|Token|Span\(|Fraction|NoneType|Traceback|Error\b|object at"
)


def assert_for_people(error: FormulaError) -> None:
    """Four short lines in plain Indonesian, the quoted words of the text aside."""
    own = re.sub(r'".*?"', "", f"{error.message}\n{error.hint}", flags=re.DOTALL)
    assert not INTERNAL.search(own)
    assert error.message.endswith(".")
    assert error.hint
    assert len(str(error).splitlines()) == 4
    assert error.code in ("formula-unparsed", "not-a-formula")
    assert 0 <= error.span.start <= error.span.end <= len(error.text)


def test_no_name_of_the_grammar_and_no_type_is_ever_shown() -> None:
    errors = refused()
    assert len(errors) > 60
    for error in errors:
        assert_for_people(error)


PIECES = (
    "Jumlah desa", "dibagi", "dikali", "+", "-", "/", ":", "(", ")", "[", "]", ";", "x 100 %", "100", "=", "A", "akar",
    "rata-rata", "selisih", "dan", "per", "----------", "\n", "pangkat", "∑", "maka", ".", ",", "%", "1,2,3", "|", '"',
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=9).map(" ".join))
def test_messages_about_jumbled_pieces_are_for_people(text: str) -> None:
    try:
        parse(text)
    except FormulaError as error:
        assert_for_people(error)


FINDINGS = [
    ("Jumlah desa ODF dbagi jumlah desa x 100 %", None, ['"dbagi" dibaca sebagai "dibagi".']),
    (
        "Jumlah desa ODF di bagi jumlah desa di kali 100 %",
        None,
        ['"di bagi" dibaca sebagai "dibagi".', '"di kali" dibaca sebagai "dikali".'],
    ),
    ("Jumlanh desa ODF dibagi jumlah desa", None, ['"Jumlanh" dibaca sebagai "Jumlah".']),
    ("Jumlah desa ODF dibagi jumlah desa x l00 %", None, ['"l00 %" dibaca sebagai 100.']),
    (
        "Jumlah desa ODF x 100 %\nJumlah desa",
        None,
        ['Tidak ada tanda bagi; dibaca sebagai pecahan: "Jumlah desa ODF" dibagi "Jumlah desa".'],
    ),
    (
        "(Panjang jalan baik / Panjang jalan)) x 100%",
        None,
        ['Tanda kurung ")" tidak punya pasangan; pasangannya dianggap di ujung rumus.'],
    ),
    (
        "Jumlah desa maju ditambah jumlah desa mandiri dibagi jumlah desa dikali 100%",
        None,
        [
            "Rumus dapat dihitung dengan dua urutan; dibaca sebagai: (Jumlah desa maju ditambah jumlah desa mandiri) "
            "dibagi jumlah desa dikali 100 %. Bacaan lain: Jumlah desa maju ditambah (jumlah desa mandiri dibagi "
            "jumlah desa dikali 100 %)."
        ],
    ),
    (
        "Penanganan RTLH terhadap jumlah RTLH",
        None,
        ['"terhadap" dibaca sebagai tanda bagi; bisa juga bagian dari nama.'],
    ),
    (
        "Rata-rata dari nilai disiplin, nilai kinerja dan nilai inovasi",
        None,
        ['"nilai disiplin, nilai kinerja dan nilai inovasi" dibaca sebagai daftar 3 hal.'],
    ),
    (
        "Persentase jumlah desa ODF dibagi jumlah desa",
        None,
        ['Kata "Persentase" di depan pembagian dibaca sebagai dikali 100 %.'],
    ),
    (
        "{PADes (t+1) PADes (t)} / PADes (t) X 100%",
        None,
        ['Di antara "PADes (t+1) PADes (t)" tidak ada tanda hitung; dibaca sebagai selisih kedua masa (tanda kurang).'],
    ),
    (
        "banyaknya hari dengan banyaknya kelompok",
        "Rata-rata hari pelayanan",
        ['Di antara "banyaknya hari dengan banyaknya kelompok" tidak ada tanda hitung; dibaca sebagai pembagian.'],
    ),
    (
        "Σ (bobot x skor)",
        None,
        ['"Σ (bobot x skor)" adalah jumlah atas banyak data; dibaca sebagai satu nilai yang harus diisi.'],
    ),
    (
        "NSU = SSU x BSU = SSU / BSU",
        None,
        [
            'Lambang "SSU" tidak dijelaskan artinya.',
            'Lambang "BSU" tidak dijelaskan artinya.',
            'Rumus ditulis dua kali dan tidak sama; yang dipakai: SSU dikali BSU; yang lain: "SSU / BSU".',
        ],
    ),
    (
        "Jumlah warga terdaftar dibagi jumlah warga dika...",
        None,
        ['Teks berakhir dengan "dika...": mungkin terpotong.'],
    ),
    ("Hasil survei IKM 2024 diolah", None, ['"Hasil survei IKM 2024 diolah" bukan hitungan.']),
    (
        "Jumlah A / Jumlah B / Jumlah C",
        None,
        ['"/ Jumlah B /" dibaca apa adanya, tetapi dua pembagian berturut-turut.'],
    ),
    (
        "Jumlah nilai evaluasi seluruh kecamatan dibagi 12 kecamatan",
        None,
        ['"kecamatan" dianggap catatan dan tidak ikut dihitung.'],
    ),
]


@pytest.mark.parametrize(("text", "indicator", "messages"), FINDINGS)
def test_the_sentences_of_findings(text: str, indicator: str | None, messages: list[str]) -> None:
    found = sorted(parse(text, indicator=indicator).findings, key=lambda finding: finding.span or Span(0, 0))
    assert sorted(finding.message for finding in found) == sorted(messages)
    for finding in found:
        assert finding.advice.endswith(".")
        assert finding.describe("en") != finding.message
        assert "{" not in finding.message + finding.advice + finding.describe("en")


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("Jumlah desa ODF dbagi jumlah desa x 100 %", "Jumlah desa ODF dibagi jumlah desa x 100 %"),
        ("Jumlanh desa di bagi jumlah kota", "Jumlah desa dibagi jumlah kota"),
        ("Jumlah desa ODFdibagi jumlah desa", "Jumlah desa ODF dibagi jumlah desa"),
    ],
)
def test_fixes_of_typos_leave_the_operations_and_no_finding(text: str, fixed: str) -> None:
    formula = parse(text)
    fixes = sorted((f.fix for f in formula.findings if f.fix), key=lambda fix: fix.span, reverse=True)
    mended = text
    for fix in fixes:
        assert fix.safe
        mended = mended[: fix.span.start] + fix.replacement + mended[fix.span.end :]
    assert re.sub(" +", " ", mended) == fixed
    assert [f for f in parse(mended).findings if f.severity is not Severity.INFO] == []
