"""What two labels have to do with each other, the shapes of formulas, and how often both are told rightly."""

from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikukit.formula.meaning.labels import forms, read_label
from ikukit.formula.meaning.relations import Relation, compare_labels, relation, same_term, same_word
from ikukit.formula.meaning.shapes import Shape, mean_of, ratios_of, shape_of, terms_of
from ikukit.formula.tree import Binary, Call, Function, Node, Number, Operator, Percentage, Reference

CORPUS = Path(__file__).parent / "corpus" / "relations.tsv"


def pairs() -> list[tuple[str, str, str]]:
    lines = [line for line in CORPUS.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return [(r, n, d) for r, n, d in (line.split("\t") for line in lines[1:])]


def test_joins_are_precise() -> None:
    joined = [(r, n, d) for r, n, d in pairs() if same_term(n, d)]
    right = [pair for pair in joined if pair[0] == "same"]
    wanted = [pair for pair in pairs() if pair[0] == "same"]
    assert len(pairs()) >= 300
    assert len(right) >= 0.99 * len(joined), sorted(set(joined) - set(right))
    assert len(right) >= 0.9 * len(wanted), sorted(set(wanted) - set(right))


def test_parts_are_precise_and_every_relation_is_mostly_found() -> None:
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for label, numerator, denominator in pairs():
        read = relation(numerator, denominator).value
        found[read] += 1
        wanted[label] += 1
        right[read] += read == label
    assert set(wanted) == {member.value for member in Relation}
    assert right["part-of"] >= 0.99 * found["part-of"]
    for name in wanted:
        assert right[name] >= 0.9 * wanted[name], name
        assert right[name] >= 0.9 * found[name], name


@pytest.mark.parametrize(("label", "numerator", "denominator"), pairs())
def test_a_relation_turned_round(label: str, numerator: str, denominator: str) -> None:
    turned = relation(denominator, numerator)
    expected = {
        Relation.SAME: {Relation.SAME},
        Relation.DISJOINT: {Relation.DISJOINT},
        Relation.DIFFERENT: {Relation.DIFFERENT},
        Relation.PART_OF: {Relation.WHOLE_OF, Relation.UNKNOWN},
        Relation.WHOLE_OF: {Relation.PART_OF, Relation.UNKNOWN},
        Relation.WIDER: {Relation.UNKNOWN, Relation.WHOLE_OF},
        Relation.UNKNOWN: {Relation.UNKNOWN, Relation.PART_OF, Relation.WIDER},
    }
    assert turned in expected[relation(numerator, denominator)], (numerator, denominator)


@pytest.mark.parametrize("text", ["", " ", "Jumlah", "Jumlah total", "()", "100", "%", "Jumlah (A)", "yang", "\x00"])
def test_labels_without_words_have_no_relation(text: str) -> None:
    assert relation(text, "Jumlah desa") in (Relation.UNKNOWN, Relation.DIFFERENT)
    assert relation("Jumlah desa", text) in (Relation.UNKNOWN, Relation.DIFFERENT)


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_have_a_relation(one: str, other: str) -> None:
    assert relation(one, other) in Relation
    assert same_term(one, other) == same_term(other, one)


@given(st.text(st.sampled_from("abcdeghiklmnoprstuy"), min_size=9, max_size=14), st.data())
def test_a_changed_letter_is_another_word(word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from("abcdeghiklmnoprstuy"))
    changed = word[:place] + letter + word[place + 1 :]
    assert same_word(word, changed) == (changed == word)


@pytest.mark.parametrize(
    ("numerator", "denominator", "relation_", "numerator_only", "denominator_only"),
    [
        (
            "Jumlanh fasilitasi kebutuhan\noperasional perkantoran yang\ndipenuhi",
            "Jumlah\nfasilitasi kebutuhan\noperasional",
            Relation.WIDER,
            "perkantoran",
            "",
        ),
        (
            "Jumlah Fasilitasi Koordinasi\nKetenteraman yang dilaksanakan",
            "Jumlah Koordinasi Ketenteraman yang direncanakan",
            Relation.DIFFERENT,
            "Fasilitasi",
            "",
        ),
        ("Jumlah desa", "Jumlah kepala desa", Relation.DIFFERENT, "", ""),
        ("Dana desa", "Pagu dana desa", Relation.DIFFERENT, "", "Pagu"),
    ],
)
def test_the_words_that_make_the_difference(
    numerator: str, denominator: str, relation_: Relation, numerator_only: str, denominator_only: str
) -> None:
    compared = compare_labels(numerator, denominator)
    assert compared.relation is relation_
    assert " ".join(word.span.of(numerator) for word in compared.only_numerator) == numerator_only
    assert " ".join(word.span.of(denominator) for word in compared.only_denominator) == denominator_only


@pytest.mark.parametrize(
    ("text", "noun", "restriction", "everything", "where", "when"),
    [
        ("Jumlah desa", "desa", "", "", "", ""),
        ("Jml penduduk usia 17 thn keatas", "penduduk usia 17 tahun", "atas", "", "", ""),
        ("Jumlah pengaduan yang masuk pada tahun berjalan", "pengaduan", "", "yang masuk", "", "pada tahun berjalan"),
        ("Jumlah aduan tahun n-1", "aduan", "", "", "", "tahun n-1"),
        ("Jumlah pelayanan tepat waktu", "pelayanan tepat waktu", "", "", "", ""),
        ("Jumlah tenda di kecamatan pada tahun yang sama", "tenda", "", "", "di kecamatan", "pada tahun yang sama"),
        ("Jumlah pelayanan yang diajukan oleh masyarakat", "pelayanan", "", "yang diajukan oleh masyarakat", "", ""),
        ("Jumlah kader PKK terdaftar", "kader pkk", "", "terdaftar", "", ""),
        ("Jumlah kejadian diwilayah desa yang ditangani", "kejadian", "", "yang ditangani", "di wilayah desa", ""),
    ],
)
def test_a_label_taken_apart(text: str, noun: str, restriction: str, everything: str, where: str, when: str) -> None:
    label = read_label(text)
    parts = (label.noun, label.restriction, label.everything, label.where, label.when)
    assert tuple(" ".join(forms(part)) for part in parts) == (noun, restriction, everything, where, when)


def ref(label: str) -> Reference:
    return Reference(label)


def num(value: int | str) -> Number:
    return Number(Fraction(value))


def op(left: Node, sign: str, right: Node) -> Binary:
    return Binary(Operator(sign), left, right)


A, B, C = ref("a"), ref("b"), ref("c")


@pytest.mark.parametrize(
    ("tree", "shape"),
    [
        (A, Shape.VALUE),
        (Percentage(A), Shape.VALUE),
        (op(A, "/", B), Shape.RATIO),
        (Percentage(op(A, "/", B)), Shape.RATIO),
        (op(op(A, "/", B), "*", num(1000)), Shape.RATIO),
        (op(op(op(A, "+", B), "+", C), "/", num(3)), Shape.MEAN),
        (op(op(num(1), "/", num(2)), "*", op(A, "+", B)), Shape.MEAN),
        (Call(Function.MEAN, (A, B)), Shape.MEAN),
        (op(A, "+", B), Shape.SUM),
        (op(op(num("0.4"), "*", A), "+", op(num("0.6"), "*", B)), Shape.WEIGHTED),
        (op(A, "-", B), Shape.DIFFERENCE),
        (Percentage(op(op(A, "-", B), "/", B)), Shape.CHANGE),
        (Percentage(op(op(A, "-", B), "/", A)), Shape.CHANGE),
        (op(op(A, "-", B), "/", C), Shape.RATIO),
        (op(num(1), "-", op(A, "/", B)), Shape.COMPLEMENT),
        (op(A, "*", B), Shape.PRODUCT),
        (op(A, "/", num(7)), Shape.OTHER),
        (op(A, "^", num(2)), Shape.OTHER),
    ],
)
def test_the_shape_of_a_tree(tree: Node, shape: Shape) -> None:
    assert shape_of(tree) is shape


@pytest.mark.parametrize("count", [*range(2, 31), 1000])
def test_the_terms_of_a_sum_and_its_mean(count: int) -> None:
    terms = tuple(ref(f"v{i}") for i in range(count))
    total: Node = terms[0]
    for term in terms[1:]:
        total = op(total, "+", term)
    assert terms_of(total) == terms
    mean = mean_of(op(total, "/", num(count)))
    assert mean is not None
    assert (mean.terms, mean.divisor) == (terms, num(count))


def test_every_division_is_found_with_its_scale() -> None:
    tree = op(num(100), "-", Percentage(op(A, "/", B)))
    assert [(r.numerator, r.denominator, r.scaled) for r in ratios_of(tree)] == [(A, B, True)]
    per_thousand = ratios_of(op(op(A, "/", B), "*", num(1000)))[0]
    assert (per_thousand.scaled, per_thousand.factor) == (False, Fraction(1000))
    assert ratios_of(op(A, "/", num(12))) == ()
    nested = ratios_of(op(Percentage(op(A, "/", B)), "+", op(B, "/", C)))
    assert [(r.numerator, r.scaled) for r in nested] == [(A, True), (B, False)]
