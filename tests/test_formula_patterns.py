"""Patterns may be left untried only where they cannot match: proved from each pattern, case by case."""

import importlib
import pkgutil
import random
import re
import sys
from collections.abc import Iterator
from typing import Any

import pytest

import ikukit.formula
from ikukit.formula.patterns import Pattern, caseless
from ikukit.formula.text import notes

BREAK = "\0"
"""Where something stands that is no letter or sign known beforehand."""
MOST = 5_000


def patterns() -> Iterator[tuple[str, Pattern]]:
    """Every pattern of the reader that names what it needs."""
    for found in pkgutil.walk_packages(ikukit.formula.__path__, "ikukit.formula."):
        module = importlib.import_module(found.name)
        for name, value in vars(module).items():
            if isinstance(value, Pattern) and value.needs:
                yield f"{found.name.removeprefix('ikukit.formula.')}.{name}", value


def spellings(parsed: Any, needs: tuple[str, ...]) -> set[str]:
    """What the matches of a parsed pattern are written like, but for those that hold one of ``needs``: known stretches
    of letters, with BREAK for all else."""
    found = {""}
    for operation, value in parsed:
        parts = _spellings(str(operation), value, needs)
        joined = {re.sub(f"{BREAK}+", BREAK, head + part) for head in found for part in parts}
        found = {way for way in joined if not any(need in way for need in needs)}
        if len(found) > MOST:
            raise TooManyError
    return found


class TooManyError(Exception):
    """More spellings than there is time for."""


def any_spelling(parsed: Any, needs: tuple[str, ...]) -> bool:
    try:
        return bool(spellings(parsed, needs))
    except TooManyError:
        return True


def _spellings(operation: str, value: Any, needs: tuple[str, ...]) -> set[str]:
    match operation:
        case "LITERAL":
            return {caseless(chr(value))}
        case "IN" if all(str(kind) == "LITERAL" for kind, _ in value) and len(value) < 12:
            return {caseless(chr(code)) for _, code in value}
        case "BRANCH":
            return {way for branch in value[1] for way in spellings(branch, needs)}
        case "SUBPATTERN":
            return spellings(value[3], needs)
        case "ATOMIC_GROUP":
            return spellings(value, needs)
        case "MAX_REPEAT" | "MIN_REPEAT":
            least, most, repeated = value
            once = spellings(repeated, needs)
            ways = {""}
            for _ in range(least):
                ways = {way + part for way in ways for part in once}
            if least < int(most) <= 1:
                return ways | once
            return ways if least == int(most) else ways | {way + BREAK for way in ways}
        case "ASSERT" if value[0] > 0:  # what stands ahead is in the text too, below what follows in the pattern
            return {way + BREAK for way in spellings(value[1], needs)}
        case "AT" | "ASSERT_NOT" | "ASSERT":
            return {""}
        case _:
            return {BREAK}


@pytest.mark.parametrize(("name", "pattern"), list(patterns()))
def test_every_match_holds_one_of_the_words_it_needs(name: str, pattern: Pattern) -> None:
    assert all(need == caseless(need) for need in pattern.needs)
    parsed = re._parser.parse(pattern.pattern, pattern.flags)
    assert not spellings(parsed, pattern.needs)
    for need in pattern.needs:
        others = tuple(other for other in pattern.needs if other != need)
        assert any_spelling(parsed, others), f"{need} is never needed"


def test_texts_are_alike_where_re_finds_them_alike() -> None:
    everything = "".join(map(chr, range(sys.maxunicode + 1)))
    for letter in "abcdefghijklmnopqrstuvwxyz":
        signs = re.findall(letter, everything, re.IGNORECASE)
        assert {caseless(sign) for sign in signs} == {letter}, letter


def test_a_pattern_is_compiled_when_it_is_used() -> None:
    pattern = Pattern("a(b)", re.IGNORECASE, "ab")
    assert pattern.search("xyz") is None
    assert list(pattern.finditer("xyz")) == []
    with pytest.raises(AttributeError):
        Pattern("(").groups  # noqa: B018
    found = pattern.search("xAB")
    assert found is not None
    assert (found[1], found.start()) == ("B", 1)
    assert [match.start() for match in pattern.finditer("abab", 1)] == [2]
    assert pattern.sub("-", "ab") == "-"


PERCENT_PIECES = (
    "dalam",
    "persen",
    "%",
    "ke",
    "sebagai",
    "(",
    ")",
    ".",
    " ",
    "\n",
    "bentuk",
    "satuan",
    "persentase",
    "A",
    "dan",
)


def test_a_note_of_percent_is_found_wherever_its_pattern_finds_one() -> None:
    dice = random.Random(3)
    found = 0
    for _ in range(20_000):
        tail = "".join(dice.choices(PERCENT_PIECES, k=dice.randint(1, 9)))
        match = notes._PERCENT_NOTE.search(tail)
        guarded = notes._percent_note(tail)
        assert (guarded and guarded.span()) == (match and match.span()), tail
        found += match is not None
    assert found > 100
