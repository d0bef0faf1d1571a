"""The kept table is lark's: made of the grammar files as they are, parsing every sequence of kinds as lark does."""

import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any, cast

import lark
import pytest

from ikukit.formula.syntax import grammar, lalr
from ikukit.formula.syntax.grammar import END, Program, UnexpectedKind, parse_anew, parse_kinds
from ikukit.formula.syntax.grammar_files import KEPT_TABLE

KINDS = sorted({kind for state in grammar._table().states for kind in state if kind.isupper() and kind != END})


def by_lark(kinds: tuple[str, ...]) -> Program | UnexpectedKind:
    """The parse of ``kinds`` by lark itself, or what it says is wrong."""
    try:
        tree: Any = lalr.parser().parse(cast(Any, kinds))
    except lark.UnexpectedToken as error:
        index = len(kinds) if error.token.type == END else int(error.token)
        return UnexpectedKind(index, frozenset(error.expected))
    steps: list[tuple[str, tuple[int, ...]]] = []

    def follow(node: Any) -> int:
        if isinstance(node, lark.Token):
            return int(node)
        below = tuple(map(follow, node.children))
        steps.append((str(node.data), below))
        return -len(steps)

    follow(tree)
    return tuple(steps)


def by_table(kinds: tuple[str, ...]) -> Program | UnexpectedKind:
    try:
        return parse_anew(kinds)
    except UnexpectedKind as error:
        return error


def told(result: Program | UnexpectedKind) -> object:
    return (result.index, result.expected) if isinstance(result, UnexpectedKind) else result


def walk(dice: random.Random, most: int) -> tuple[str, ...]:
    """A sequence of kinds that the grammar goes along with, whole or cut off; now and then with one kind put wrong."""
    kinds: tuple[str, ...] = ()
    while len(kinds) < most:
        result = by_table((*kinds, "STROKE"))
        assert isinstance(result, UnexpectedKind)
        if result.index < len(kinds) or (END in result.expected and dice.random() < 0.4):
            break
        nexts = sorted(result.expected - {END})
        ends = [kind for kind in nexts if kind in ("PHRASE", "NUMBER", "CLOSE")]
        kinds += (dice.choice(ends if ends and dice.random() < 0.6 else nexts or KINDS),)
    if dice.random() < 0.2 and kinds:
        place = dice.randrange(len(kinds))
        kinds = (*kinds[:place], dice.choice([*KINDS, "STROKE"]), *kinds[place + 1 :])
    return kinds


def test_the_kept_table_is_made_of_the_grammar_files_as_they_are() -> None:
    kept = Path(KEPT_TABLE).read_text("utf-8")
    assert kept == lalr.table_text(), "the grammar has changed: python -m ikukit.formula.syntax.lalr"


@pytest.mark.parametrize("seed", range(8))
def test_the_table_parses_as_lark_does(seed: int) -> None:
    dice = random.Random(seed)
    whole = 0
    for _ in range(300):
        kinds = walk(dice, 14)
        result = by_table(kinds)
        assert told(result) == told(by_lark(kinds)), kinds
        whole += not isinstance(result, UnexpectedKind)
    assert whole > 60


def test_any_sequence_of_kinds_fails_as_in_lark() -> None:
    dice = random.Random(1)
    for _ in range(500):
        kinds = tuple(dice.choices(KINDS, k=dice.randint(0, 6)))
        assert told(by_table(kinds)) == told(by_lark(kinds)), kinds


def test_a_long_sequence_is_parsed_without_recursion() -> None:
    kinds = ("PHRASE", *("PLUS", "PHRASE") * 20_000)
    program = parse_kinds(kinds)
    assert len(program) == 40_002
    assert program[-1] == ("start", (-40_001,))


def test_after_a_change_of_the_grammar_the_table_is_made_anew(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    stale = tmp_path / "lalr.txt"
    stale.write_text("# written from other grammar files\nfingerprint 1\nterminal PLUS and\nstate PLUS 0\n", "utf-8")
    kept = grammar._table()
    monkeypatch.setattr(grammar, "KEPT_TABLE", str(stale))
    assert grammar._table.__wrapped__() == kept


LONG = "Persentase X = (Jumlah A aktif - Jumlah B pasif) / Jumlah C semua x 100 %, dimana X = hasil"


@pytest.mark.parametrize("text", ["Jumlah desa aktif dibagi Jumlah desa x 100 %", LONG])
def test_reading_a_formula_does_not_load_the_parser_library(text: str) -> None:
    assert "lark" not in loaded_by(text)


def test_a_plain_text_does_not_load_the_long_way() -> None:
    assert "ikukit.formula.passes" in loaded_by(LONG)
    loaded = loaded_by("Jumlah desa aktif dibagi Jumlah desa x 100 %")
    assert "ikukit.formula.plain" in loaded
    assert not loaded & {"ikukit.formula.passes", "ikukit.formula.text.outline", "ikukit.formula.meaning.labels"}


def loaded_by(text: str) -> set[str]:
    """The modules that a fresh process has loaded when it has read ``text``."""
    code = "import sys, ikukit; ikukit.parse(sys.argv[1]); print(*sys.modules)"
    path = str(Path(grammar.__file__).parents[3])
    done = subprocess.run(
        [sys.executable, "-c", code, text], env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())
