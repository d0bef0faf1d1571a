"""Has lark make the LALR table of the grammar files, as text. Nothing else imports lark.

The text is kept beside this module, so that a process that reads formulas needs neither lark nor the time of making
the table; ``grammar`` reads it. After a change to ``grammars/``: ``python -m ikukit.formula.syntax.lalr``. Until then
the table is made anew in every process, and a test says so.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias, cast

import lark
from lark.grammar import Rule
from lark.lexer import Lexer
from lark.parsers.lalr_analysis import Shift

from ikukit.formula.syntax.grammar_files import KEPT_TABLE, fingerprint, folder

_State: TypeAlias = dict[str, tuple[Any, Any]]


class _KindLexer(Lexer):  # type: ignore[misc,unused-ignore]
    """Hands a sequence of kinds to lark, each with its index as the token's value."""

    def __init__(self, conf: object) -> None:
        pass

    def lex(self, lexer_state: Any, parser_state: Any = None) -> Iterator[lark.Token]:
        for index, kind in enumerate(lexer_state):
            yield lark.Token(kind, str(index))


@cache
def parser() -> lark.Lark:
    """lark's own parser of sequences of kinds: the authority that the table is held to."""
    path = Path(folder(), "formula.lark")
    return lark.Lark.open(
        str(path),
        parser="lalr",
        lexer=_KindLexer,
        import_paths=[str(path.parent)],
        keep_all_tokens=True,
        maybe_placeholders=False,
    )


def table_text() -> str:
    """The table as it is kept: a line for each terminal, rule and state.

    A rule has the name of the node it makes (``-`` where it makes none: its child stands for it, or its children go to
    the rule above), the number of its symbols and the name of what it is. A state has, for each symbol that may
    follow, the state to go on to, or ``-n`` for the end of rule n, counted from 1. States are numbered in the order in
    which they are reached from the first.
    """
    made = cast(Any, parser()).parser.parser._parse_table
    states: dict[int, _State] = made.states
    numbers = _numbered(states, made.start_states["start"])
    rules = _rules(states[state] for state in numbers)
    lines = ["# Written by ikukit.formula.syntax.lalr from the grammar files: change those, not this.", fingerprint()]
    lines += [
        f"terminal {terminal.name} {_one_line(terminal.pattern.to_regexp())}"
        for terminal in sorted(parser().terminals, key=lambda t: t.name)
        if terminal.pattern is not None
    ]
    lines += [f"rule {_node_of(rule)} {len(rule.expansion)} {rule.origin.name}" for rule in rules]
    for state in numbers:
        steps = [
            f"{symbol} {numbers[target] if action is Shift else -1 - rules.index(target)}"
            for symbol, (action, target) in sorted(states[state].items())
        ]
        lines.append(" ".join(["end" if state == made.end_states["start"] else "state", *steps]))
    return "\n".join(lines) + "\n"


def _numbered(states: dict[int, _State], first: int) -> dict[int, int]:
    """The states by order of reaching, so that the text does not depend on lark's own numbers."""
    numbers = {first: 0}
    waiting = [first]
    for state in waiting:
        for _, (action, target) in sorted(states[state].items()):
            if action is Shift and target not in numbers:
                numbers[target] = len(numbers)
                waiting.append(target)
    return numbers


def _rules(states: Iterable[_State]) -> list[Rule]:
    """Every rule that some state ends, in the order of the grammar."""
    found = {target for state in states for action, target in state.values() if action is not Shift}
    return sorted(found, key=lambda rule: (rule.origin.name, rule.order, [symbol.name for symbol in rule.expansion]))


def _one_line(pattern: str) -> str:
    """The same pattern with its line ends spelt out."""
    return pattern.replace("\n", r"\n")


def _node_of(rule: Rule) -> str:
    """The name of the node that lark makes of ``rule``; ``-`` for none."""
    if rule.alias:
        return rule.alias
    name = str(rule.origin.name)
    return "-" if name.startswith("_") or rule.options.expand1 else name


if __name__ == "__main__":
    Path(KEPT_TABLE).write_text(table_text(), "utf-8")
