"""The strategies that are shipped make what they promise."""

import random
from fractions import Fraction

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from ikukit.evaluation import evaluate
from ikukit.formula.formula import Formula
from ikukit.formula.parser import parse
from ikukit.formula.printer import quoted
from ikukit.formula.tree import Call, Negative, Node, Notation, Number, Operator, Percentage, Reference, walk
from ikukit.model import Document
from ikukit.source import fold
from ikukit.testing import documents, formulas, labels, messy_texts, plain_labels, texts, trees, values_for
from ikukit.testing.messy import messy_text


@given(labels())
def test_labels_are_folded(label: str) -> None:
    assert label == fold(label) != ""


@given(trees(max_leaves=6))
def test_trees_have_variables_and_a_bounded_size(tree: Node) -> None:
    leaves = [node for node in walk(tree) if isinstance(node, Number | Reference)]
    exponents = [node for node in walk(tree) if getattr(node, "operator", None) is Operator.POWER]
    assert 2 <= len(leaves) - len(exponents) <= 6
    assert any(isinstance(leaf, Reference) for leaf in leaves)


@given(trees(functions=False))
def test_functions_only_where_asked_for(tree: Node) -> None:
    assert not any(isinstance(node, Call) or getattr(node, "operator", None) is Operator.POWER for node in walk(tree))


@pytest.mark.parametrize("kind", [Call, Negative, Percentage, *Notation])
def test_every_kind_of_node_comes_up(kind: type | Notation) -> None:
    def is_there(tree: Node) -> bool:
        kinds = {node.notation if isinstance(node, Number) else type(node) for node in walk(tree)}
        return kind in kinds

    assert find(trees(), is_there, settings=settings(phases=[Phase.generate]))  # the smallest is not asked for


@given(st.data(), formulas())
def test_values_fit_their_formula(data: st.DataObject, formula: Formula) -> None:
    result = evaluate(formula, data.draw(values_for(formula)))
    assert (result.value is None) == (result.reason != "")
    assert result.value is None or isinstance(result.value, Fraction)


@given(documents())
def test_documents_are_readable(document: Document) -> None:
    assert document.indicators
    assert all(indicator.formula is not None for indicator in document.indicators)
    assert all(len("".join(official.nip.split())) == 18 for official in document.signatories if official.nip)


@given(texts())
def test_texts_are_trimmed(text: str) -> None:
    assert all(line == line.strip() != "" for line in text.split("\n"))


@given(plain_labels())
def test_plain_labels_need_no_quotation_marks(label: str) -> None:
    assert quoted(label) == label


@given(st.data(), trees(max_leaves=5, names=plain_labels()), st.booleans())
def test_messy_texts_hold_every_name_in_its_order(data: st.DataObject, tree: Node, careful: bool) -> None:
    text = fold(data.draw(messy_texts(tree, careful))).casefold()
    position = 0
    for node in walk(tree):
        if isinstance(node, Reference):
            position = text.index(node.label.casefold(), position) + len(node.label)


def test_one_tree_has_many_texts() -> None:
    tree = parse("(Jumlah desa + Jumlah kelurahan) dibagi Jumlah kecamatan x 100 %").tree
    assert len({messy_text(tree, random.Random(number)) for number in range(50)}) > 40
