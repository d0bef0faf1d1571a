"""The passes of the reader one by one: what each makes of the tokens, and the judgements on single signs."""

from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import frozen

from ikukit.formula.draft import Draft
from ikukit.formula.formula import Role
from ikukit.formula.parser import parse
from ikukit.formula.text.characters import reading_of
from ikukit.formula.text.definitions import definitions
from ikukit.formula.text.outline import outline
from ikukit.formula.text.restating import says_the_same
from ikukit.formula.text.statement import choose_statement
from ikukit.formula.tokens.ambiguity import settle_precedence, witness
from ikukit.formula.tokens.brackets import settle_brackets
from ikukit.formula.tokens.composing import compose
from ikukit.formula.tokens.judging import JUDGES
from ikukit.formula.tokens.lexer import OPERATORS, WORDS, Token, scan
from ikukit.formula.tokens.line_ends import join_wrapped
from ikukit.formula.tokens.losses import restore_signs
from ikukit.formula.tokens.operators import settle_label_colon, settle_operators, settle_prefixes
from ikukit.formula.tokens.pairing import settle_pairs
from ikukit.formula.tokens.sides import Sides, Verdict, neighbour
from ikukit.formula.tokens.stacking import settle_bars
from ikukit.formula.tokens.typos import repair
from ikukit.source import Span
from tables import blocks

OPERATOR, LIKELY, POSSIBLE, WORD = Verdict


def cut(draft: Draft) -> None:
    draft.tokens = scan(draft.text)


PASSES: dict[str, Callable[[Draft], None]] = {
    "scan": cut,
    "statement": choose_statement,
    "typos": repair,
    "colon": settle_label_colon,
    "prefixes": settle_prefixes,
    "brackets": settle_brackets,
    "line ends": join_wrapped,
    "losses": restore_signs,
    "operators": lambda draft: settle_operators(draft, {}),
    "bars": settle_bars,
    "pairs": settle_pairs,
    "compose": compose,
    "precedence": settle_precedence,
}
"""In the order of the parser."""


def drafted(text: str, last: str) -> Draft:
    """The draft of ``text`` behind the pass called ``last``."""
    draft = Draft(text)
    for name, run in PASSES.items():
        run(draft)
        if name == last:
            return draft
    raise KeyError(last)


def told(draft: Draft) -> str:
    """The tokens on one line: words as they stand, others in angle brackets with their kind."""
    return " ".join(token_told(draft, token) for token in draft.tokens)


def token_told(draft: Draft, token: Token) -> str:
    words = draft.words(token)
    return words if token.kind == WORDS else f"<{f'{token.kind} {words}'.strip()}>"


@frozen
class Row:
    """A text and its tokens behind a pass."""

    last: str
    text: str
    tokens: str
    codes: list[str]
    aside: list[str]

    def __str__(self) -> str:
        return f"{self.last}: {self.text[:40]}"


ROWS = [
    Row(name, "\n".join(told[">"]), told["="][0], [code for line in told["!"] for code in line.split()], told["-"])
    for name, told in blocks(Path(__file__).parent / "formulas" / "passes.txt")
]


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_what_a_pass_makes_of_the_tokens(row: Row) -> None:
    draft = drafted(row.text, row.last)
    assert told(draft) == row.tokens
    assert [finding.code for finding in draft.findings] == row.codes
    assert [f"{part.role.value}: {part.span.of(row.text)}".replace("\n", "\\n") for part in draft.parts] == row.aside


def test_every_pass_has_rows() -> None:
    assert {row.last for row in ROWS} == set(PASSES)


@pytest.mark.parametrize("text", [row.text for row in ROWS])
def test_cutting_leaves_out_blanks_only(text: str) -> None:
    position = 0
    for token in scan(text):
        assert text[position : token.start].strip() == ""
        assert position <= token.start <= token.end
        position = token.end
    assert text[position:].strip() == ""


VERDICTS = [
    # the sign or word in question is marked
    ("Jumlah warga yang hadir ‹dibagi› jumlah warga", "DIVIDED_BY", OPERATOR),
    ("beras yang ‹dibagikan› kepada warga", "DIVIDED_BY", WORD),
    ("lahan yang ‹dibagi› menjadi dua", "DIVIDED_BY", WORD),
    ("nilai ‹dikali› lipat", "MULTIPLIED_BY", WORD),
    ("Jumlah desa ‹ditambah› jumlah kota", "ADDED_TO", OPERATOR),
    ("pegawai yang ‹ditambah› tugasnya", "ADDED_TO", WORD),
    ("Jumlah Kabupaten‹/›Kota", "SLASH", WORD),
    ("dan‹/›atau", "SLASH", WORD),
    ("Jumlah desa ‹/› Jumlah kota", "SLASH", OPERATOR),
    ("Jumlah desa tertib‹/›jumlah desa", "SLASH", OPERATOR),
    ("desa tertib ‹/› desa binaan", "SLASH", LIKELY),
    ("peserta KB aktif‹/›PUS", "SLASH", POSSIBLE),
    ("A‹/›B", "SLASH", OPERATOR),
    ("(Jumlah desa)‹/›(Jumlah kota)", "SLASH", OPERATOR),
    ("Jumlah desa ‹/› kelurahan", "SLASH", WORD),
    ("Jumlah desa ‹:› jumlah kota", "COLON", OPERATOR),
    ("Jumlah desa tertib‹:›jumlah desa", "COLON", OPERATOR),
    ("realisasi fisik‹:›target fisik", "COLON", POSSIBLE),
    ("A ‹:› B", "COLON", OPERATOR),
    ("Jumlah desa ‹*› 100", "STAR", OPERATOR),
    ("Target Fisik‹*›", "STAR", WORD),
    ("Target‹*›**", "POWER", WORD),
    ("24 jam ‹x› 7 hari", "LETTER_X", WORD),
    ("Jumlah desa ‹x› 100 %", "LETTER_X", OPERATOR),
    ("kelas ‹X› yang lulus", "LETTER_X", WORD),
    ("siswa kelas ‹X›", "LETTER_X", WORD),
    ("nilai desa ‹x› bobot desa", "LETTER_X", OPERATOR),
    ("3 ‹x› seminggu", "LETTER_X", WORD),
    ("Jumlah desa ‹.› 100", "DOT", OPERATOR),
    ("No‹.› 12", "DOT", WORD),
    ("0,4 ‹.› nilai desa", "DOT", OPERATOR),
    ("Jumlah desa ‹+› jumlah kota", "PLUS", OPERATOR),
    ("usia 60‹+› tahun", "PLUS", WORD),
    ("tahun n‹+›1", "PLUS", WORD),
    ("Renja n‹+›1", "PLUS", WORD),
    ("Jumlah desa ‹-› jumlah kota", "MINUS", OPERATOR),
    ("Target PBB ‹–› realisasi PBB", "MINUS", OPERATOR),
    ("usia 7‹-›12 tahun", "MINUS", WORD),
    ("tahun n‹-›1", "MINUS", WORD),
    ("laki ‹-› laki", "MINUS", WORD),
    ("100%‹-›persentase", "MINUS", OPERATOR),
    ("luas awal‹–›luas akhir", "MINUS", LIKELY),
    ("Jumlah desa ‹kali› 100", "TIMES", OPERATOR),
    ("3 ‹kali› rapat", "TIMES", WORD),
    ("Luas ‹Kali› Progo", "TIMES", WORD),
    ("skor desa ‹kali› bobot desa", "TIMES", OPERATOR),
    ("Jumlah pos ‹per› jumlah RT", "PER", OPERATOR),
    ("Jumlah dokter ‹per› 1.000 penduduk", "PER", OPERATOR),
    ("pelanggaran ‹per› kecamatan", "PER", POSSIBLE),
    ("terbayar ‹per› 31 Desember", "PER", WORD),
    ("RTLH tertangani ‹terhadap› jumlah RTLH", "OVER_AGAINST", LIKELY),
    ("kepuasan ‹terhadap› layanan", "OVER_AGAINST", POSSIBLE),
    ("aset ‹atas› nama desa", "OVER_AGAINST", WORD),
    ("Realisasi ‹dibandingkan dengan› target", "COMPARED_TO", POSSIBLE),
    ("kondisi desa ‹dibanding› tahun lalu", "COMPARED_TO", POSSIBLE),
    ("Jumlah rumah layak ‹dibanding› jumlah rumah", "COMPARED_TO", OPERATOR),
    ("gizi ‹kurang›", "LESS_WORD", WORD),
    ("keluarga ‹kurang› mampu", "LESS_WORD", WORD),
    ("Total anggaran ‹kurang› jumlah belanja", "LESS_WORD", OPERATOR),
    ("nilai ‹tambah› produk", "PLUS_WORD", WORD),
    ("Jumlah desa ‹tambah› jumlah kota", "PLUS_WORD", OPERATOR),
    ("Jumlah desa ‹plus› jumlah kota", "PLUS_WORD", OPERATOR),
    ("nilai awal ‹pangkat› 2", "POWER", OPERATOR),
    ("gaji ‹pangkat› golongan", "POWER", WORD),
    ("(A + B)‹^›2", "POWER", OPERATOR),
]


@pytest.mark.parametrize(("marked", "kind", "verdict"), VERDICTS)
def test_judgements(marked: str, kind: str, verdict: Verdict) -> None:
    place, text = marked.index("‹"), marked.replace("‹", "").replace("›", "")
    tokens = scan(text)
    index = next(index for index, token in enumerate(tokens) if token.start == place)
    assert tokens[index].kind == kind
    sides = Sides(text, tokens[index], neighbour(tokens, index, -1), neighbour(tokens, index, 1))
    assert JUDGES[kind](sides) is verdict


def test_every_operator_has_a_judge_and_a_row() -> None:
    assert set(JUDGES) == OPERATORS
    assert {kind for _, kind, _ in VERDICTS} >= OPERATORS - {"LESS", "SHARED_BY"}


@pytest.mark.parametrize(
    ("text", "indicator", "operator"),
    [
        ("peserta KB aktif/PUS x 100 %", None, True),  # a factor asks for a ratio
        ("peserta KB aktif/PUS", None, False),
        ("peserta KB aktif/PUS", "Persentase peserta KB aktif", True),  # so does the indicator's name
        ("peserta KB aktif/PUS", "Jumlah peserta KB aktif", False),
        ("Jumlah siaran pers / rilis berita", "Jumlah siaran pers", False),  # a count needs no ratio
        ("kegiatan selesai / kegiatan direncanakan", "Persentase kegiatan selesai", True),
        ("peserta KB aktif/PUS dibagi jumlah desa x 100 %", None, False),  # there is a sure division already
        ("kepuasan terhadap layanan", "Tingkat kepuasan", False),
    ],
)
def test_an_open_sign_is_settled_by_the_rest_of_the_formula(text: str, indicator: str | None, operator: bool) -> None:
    draft = Draft(text, indicator)
    for name, run in PASSES.items():
        run(draft)
        if name == "operators":
            break
    first = next((token for token in draft.tokens if token.kind in OPERATORS), None)
    assert (first is not None and draft.words(first) in ("/", "terhadap")) is operator


@pytest.mark.parametrize(
    ("misspelt", "right"),
    [
        ("dbagi", "dibagi"),
        ("dibgai", "dibagi"),
        ("dibagii", "dibagi"),
        ("di bagi", "dibagi"),
        ("ditambh", "ditambah"),
        ("dikurangii", "dikurangi"),
        ("dibandingkn", "dibandingkan"),
    ],
)
def test_a_misspelt_operator_word_comes_with_its_fix(misspelt: str, right: str) -> None:
    text = f"Jumlah desa {misspelt} jumlah kota"
    (found,) = drafted(text, "typos").findings
    assert found.fix is not None
    assert (found.code, found.span and found.span.of(text), found.fix.replacement) == ("keyword-typo", misspelt, right)


@pytest.mark.parametrize("verb", ["dibangun", "dibina", "dikaji", "dibayar", "dikelola", "dialami", "digali", "dikali"])
def test_passive_verbs_of_nouns_are_left_alone(verb: str) -> None:
    draft = drafted(f"Jumlah desa yang {verb} tahun ini", "typos")
    assert draft.findings == []


def test_settled_precedence_keeps_the_other_order() -> None:
    for text, others in (
        ("Jumlah A ditambah jumlah B dibagi jumlah C", 1),
        ("A + B / C", 1),
        ("Jumlah A dibagi jumlah B dikali jumlah C", 1),
        ("(Jumlah A ditambah jumlah B) dibagi jumlah C", 0),
        ("Jumlah A dibagi jumlah B", 0),
        ("60 % x A + 40 % x B / 2", 0),  # weighted terms are no sum of counts
    ):
        assert len(drafted(text, "precedence").orders) == others, text


def test_a_witness_tells_two_trees_apart() -> None:
    formula = parse("Jumlah desa maju ditambah jumlah desa mandiri dibagi jumlah desa")
    (other,) = formula.readings
    assert other.witness == witness(formula.tree, other.tree)
    assert set(other.witness) == {"Jumlah desa maju", "jumlah desa mandiri", "jumlah desa"}


PARTS = [
    ("Rumus : A / B x 100", None, "A / B x 100", [("LEAD_IN", "Rumus : ")]),
    ("a. Jumlah desa dibagi jumlah kota", None, "Jumlah desa dibagi jumlah kota", [("LEAD_IN", "a. ")]),
    ("Dihitung dengan rumus A / B", None, "A / B", [("LEAD_IN", "Dihitung dengan rumus ")]),
    ("Persentase desa\nA / B x 100", "Persentase desa", "A / B x 100", [("RESULT_NAME", "Persentase desa\n")]),
    ("Untuk menghitung cakupan, A dibagi B", None, "A dibagi B", [("LEAD_IN", "Untuk menghitung cakupan, ")]),
    ("A dibagi B dinyatakan dalam persen", None, "A dibagi B", [("SCALE", " dinyatakan dalam persen")]),
    ("A dibagi B dengan konstanta 100", None, "A dibagi B", [("SCALE", " dengan konstanta 100")]),
    ("A / B x 100 %. Sumber data: kecamatan", None, "A / B x 100 %", [("NOTE", ". Sumber data: kecamatan")]),
    (
        "A dibagi B dikali 100 % atau C/D x 100 %",
        None,
        "A dibagi B dikali 100 %",
        [("RESTATEMENT", " atau C/D x 100 %")],
    ),
    (
        "Jumlah A dibagi jumlah B x 100\n\n...... x 100\n......",
        None,
        "Jumlah A dibagi jumlah B x 100",
        [("VALUE", "\n\n...... x 100\n......")],
    ),
    (
        "Pembilang: jumlah A\nPenyebut: jumlah B\nSatuan: persen",
        None,
        "jumlah A\nPenyebut: jumlah B",
        [("LEAD_IN", "Pembilang: "), ("SCALE", "\nSatuan: persen")],
    ),
]


@pytest.mark.parametrize(("text", "indicator", "expression", "parts"), PARTS)
def test_the_outline(text: str, indicator: str | None, expression: str, parts: list[tuple[str, str]]) -> None:
    found = outline(text, indicator)
    assert text[found.start : found.end] == expression
    assert [(part.role.name, part.span.of(text)) for part in found.parts] == parts


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("A = jumlah desa; B = jumlah kota", {"A": "jumlah desa", "B": "jumlah kota"}),
        ("A : jumlah desa, B : jumlah kota", {"A": "jumlah desa", "B": "jumlah kota"}),
        ("A adalah jumlah desa dan B adalah jumlah kota", {"A": "jumlah desa", "B": "jumlah kota"}),
        ("A = jumlah desa\nB = jumlah kota", {"A": "jumlah desa", "B": "jumlah kota"}),
        ("Jumlah desa maju (DM) Jumlah desa (D)", {"DM": "Jumlah desa maju", "D": "Jumlah desa"}),
        ("data tahun berjalan", {}),
    ],
)
def test_definitions(text: str, symbols: dict[str, str]) -> None:
    assert definitions(text, 0, len(text)) == symbols


def test_defined_symbols_give_variables_their_meaning() -> None:
    formula = parse("A/B x 100%\ndimana :\nA = jumlah desa maju\nB = jumlah desa")
    assert [(v.label, v.meaning) for v in formula.variables] == [("A", "jumlah desa maju"), ("B", "jumlah desa")]


CHARACTERS = [
    (r"\frac{A}{B} \times 100\%", "(A)/(B) × 100%"),
    (r"\sqrt{\text{nilai desa}}", "akar (nilai desa)"),
    ("𝑅𝑎𝑠𝑖𝑜", "Rasio"),
    ("(A)²", "(A)^2"),
    ("Ａ／Ｂ", "A/B"),
    ("<math><mfrac><mi>A</mi><mi>B</mi></mfrac></math>", "(A)/(B)"),
    ("<msup><mi>A</mi><mn>2</mn></msup>", "A^(2)"),
]


@pytest.mark.parametrize(("source", "text"), CHARACTERS)
def test_characters(source: str, text: str) -> None:
    reading = reading_of(source)
    assert reading is not None
    assert reading.text == text
    for place, character in enumerate(text):
        span = reading.span(Span(place, place + 1))
        assert 0 <= span.start < span.end <= len(source)
        assert character not in "AB" or character in span.of(source) or "Ａ" in source


def test_a_plain_text_is_read_as_it_stands() -> None:
    assert reading_of("Jumlah desa / jumlah kota × 100 %") is None


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Jumlah desa dibagi jumlah kota x 100 %", "A / B", True),  # the closing factor may be left out
        ("Jumlah desa dibagi jumlah kota", "A x B", False),
        ("(Jumlah desa + jumlah kota) / jumlah dusun", "(A + B) / C", True),
        ("Jumlah desa + jumlah kota / jumlah dusun", "(A - B) / C", False),
        ("Jumlah desa - jumlah desa", "A - B", False),
        ("Jumlah desa dibagi jumlah kota", "A / B x 100 %", False),  # the factor was forgotten the first time
        ("Jumlah desa dibagi jumlah kota", "jumlah desa / jumlah kota", True),
        ("Jumlah desa dibagi jumlah kota", "jumlah kota / jumlah desa", False),
        ("Jumlah desa (D) dibagi jumlah kota (K)", "D/K", True),
        ("Jumlah desa (D) dibagi jumlah kota (K)", "K/D", False),
    ],
)
def test_two_statements_of_one_formula(first: str, second: str, same: bool) -> None:
    assert says_the_same(parse(first).tree, parse(second).tree, {}) is same


def test_two_statements_with_symbols_explained() -> None:
    meant = {"A": "Jumlah desa", "B": "Jumlah kota"}
    first = parse("Jumlah desa dibagi jumlah kota").tree
    assert says_the_same(first, parse("A/B").tree, meant)
    assert not says_the_same(first, parse("B/A").tree, meant)


ROLES = [
    ("Rumus : Jumlah desa / 3 = 12", "LEAD_IN VARIABLE OPERATOR NUMBER VALUE"),
    ("Persentase = A / B x 100 % (satuan: persen)", "RESULT_NAME VARIABLE OPERATOR VARIABLE SCALE NOTE"),
    (
        "Jumlah (a + b) dibagi 2, dikali 100",
        "OPERATOR BRACKET VARIABLE OPERATOR VARIABLE BRACKET OPERATOR NUMBER SCALE",
    ),
    ("A/B\ndimana A = desa, B = kota", "VARIABLE OPERATOR VARIABLE DEFINITION"),
    ("A dibagi B atau C/D x 100 %", "VARIABLE OPERATOR VARIABLE RESTATEMENT"),
    ("Jumlah desa di bagi jumlah kota.", "VARIABLE OPERATOR VARIABLE"),
]


@pytest.mark.parametrize(("text", "roles"), ROLES)
def test_the_parts_of_a_formula(text: str, roles: str) -> None:
    parts = parse(text).parts
    assert " ".join(part.role.name for part in parts if part.role is not Role.SPACE) == roles
    assert "".join(part.span.of(text) for part in parts) == text
