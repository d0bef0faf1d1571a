"""Every rule has a bad and a good example: the bad one raises its code and no other finding, the good one none."""

from string import Formatter

import pytest

from ikukit.checks import check
from ikukit.checks.examples import Example, example_document, examples
from ikukit.rules import RULES, document, indicator, office

OURS = [rule.code for group in (indicator, document, office) for rule in group.RULES]


def test_every_rule_has_its_example() -> None:
    assert sorted(example.code for example in examples() if example.code in OURS) == sorted(OURS)
    assert len(OURS) >= 70


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.code)
def test_the_bad_example_raises_its_code_and_no_other(example: Example) -> None:
    found = check(example_document(example.bad))
    assert {one.code for one in found} == {example.code}


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.code)
def test_the_good_example_raises_none(example: Example) -> None:
    assert [one.code for one in check(example_document(example.good))] == []


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.code)
def test_every_fact_of_its_sentences_is_there(example: Example) -> None:
    rule = RULES[example.code]
    for found in check(example_document(example.bad)):
        for text in (*rule.message, *rule.advice):
            for _, name, _, _ in Formatter().parse(text):
                assert not name or found.facts[name] not in ("", "None"), name
        assert found.message != found.describe("en")
        assert found.message[-1] == "." == found.describe("en")[-1]
