"""The grammar as a table, and the parse of a sequence of token kinds by it. lark makes the table: ``lalr``.

The parser sees kinds of tokens only; what a token means is the lexer's to know. So a parse depends on nothing but the
sequence of kinds, and a sequence seen before needs no parser: its ``Program`` is kept.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple, TypeAlias

from ikukit.formula.syntax.grammar_files import KEPT_TABLE, fingerprint

Step: TypeAlias = tuple[str, tuple[int, ...]]
"""A rule of the grammar and its children: ``n >= 0`` is token n, ``-1 - n`` the result of step n."""
Program: TypeAlias = tuple[Step, ...]
"""A parse as steps from the leaves up; the last step is the whole."""

END = "$END"
"""The kind that lark gives to the end of the input."""
_REMEMBERED = 4096
_LONGEST_REMEMBERED = 64


class UnexpectedKind(Exception):
    """The sequence of kinds is no formula: ``index`` of the first token that does not fit, kinds ``expected`` there."""

    def __init__(self, index: int, expected: frozenset[str]) -> None:
        self.index, self.expected = index, expected
        super().__init__(index)


class _Table(NamedTuple):
    """``rules``: the node a rule makes ("" for none), the number of its symbols, what it is. ``states``: the state that
    each symbol leads to, or ``-n`` for the end of rule n. ``last``: the state in which a formula is whole."""

    terminals: dict[str, str]
    rules: tuple[tuple[str, int, str], ...]
    states: tuple[dict[str, int], ...]
    last: int


@cache
def _table() -> _Table:
    """The kept table; made anew where the grammar files have changed since."""
    with open(KEPT_TABLE, encoding="utf-8") as file:
        lines = file.read().split("\n")[:-1]
    if lines[1] != fingerprint():
        from ikukit.formula.syntax.lalr import table_text

        lines = table_text().split("\n")[:-1]
    return _read_table(lines)


def _read_table(lines: Sequence[str]) -> _Table:
    terminals: dict[str, str] = {}
    rules: list[tuple[str, int, str]] = []
    states: list[dict[str, int]] = []
    last = 0
    for line in lines[2:]:
        what, _, rest = line.partition(" ")
        if what == "terminal":
            name, _, pattern = rest.partition(" ")
            terminals[name] = pattern
        elif what == "rule":
            node, length, origin = rest.split(" ")
            rules.append(("" if node == "-" else node, int(length), origin))
        else:
            last = len(states) if what == "end" else last
            words = rest.split(" ") if rest else []
            states.append(dict(zip(words[::2], map(int, words[1::2]), strict=True)))
    return _Table(terminals, tuple(rules), tuple(states), last)


def terminals() -> dict[str, str]:
    """Name and pattern (for ``re``, case ignored) of every terminal of the grammar that has a pattern."""
    return _table().terminals


def parse_kinds(kinds: tuple[str, ...]) -> Program:
    """The parse of a sequence of token kinds.

    Raises ``UnexpectedKind`` where the sequence is no formula; its index is ``len(kinds)`` at the end of the input.
    """
    return _remembered(kinds) if len(kinds) <= _LONGEST_REMEMBERED else parse_anew(kinds)


def parse_anew(kinds: Sequence[str]) -> Program:
    """As ``parse_kinds``, with nothing remembered."""
    table = _table()
    program: list[Step] = []
    path = [0]
    found: list[tuple[int, ...]] = []
    for index, kind in enumerate((*kinds, END)):
        while (step := table.states[path[-1]].get(kind, 0)) < 0:
            node, length, origin = table.rules[-1 - step]
            below = tuple(child for part in found[len(found) - length :] for child in part)
            del path[len(path) - length :], found[len(found) - length :]
            if node:
                program.append((node, below))
                below = (-len(program),)
            found.append(below)
            path.append(table.states[path[-1]][origin])
            if kind == END and path[-1] == table.last:
                return tuple(program)
        if not step:  # no symbol leads back to the first state
            raise UnexpectedKind(index, frozenset(name for name in table.states[path[-1]] if name.isupper()))
        found.append((index,))
        path.append(step)
    raise AssertionError("the end of the input leads nowhere")


_remembered = lru_cache(_REMEMBERED)(parse_anew)
