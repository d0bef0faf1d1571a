"""Finds the grammar files and builds the one lark parser. Nothing else imports lark.

The parser sees kinds of tokens only; what a token means is the lexer's to know. So a parse depends on nothing but the
sequence of kinds, and a sequence seen before needs no parser: its ``Program`` is kept.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeAlias, cast

import lark
from lark.lexer import Lexer

Step: TypeAlias = tuple[str, tuple[int, ...]]
"""A rule of the grammar and its children: ``n >= 0`` is token n, ``-1 - n`` the result of step n."""
Program: TypeAlias = tuple[Step, ...]
"""A parse as steps from the leaves up; the last step is the whole."""

_REMEMBERED = 4096
_LONGEST_REMEMBERED = 64


class UnexpectedKind(Exception):
    """The sequence of kinds is no formula: ``index`` of the first token that does not fit, kinds ``expected`` there."""

    def __init__(self, index: int, expected: frozenset[str]) -> None:
        self.index, self.expected = index, expected
        super().__init__(index)


class _KindLexer(Lexer):  # type: ignore[misc,unused-ignore]
    """Hands a sequence of kinds to lark, each with its index as the token's value."""

    def __init__(self, conf: object) -> None:
        pass

    def lex(self, lexer_state: Any, parser_state: Any = None) -> Iterator[lark.Token]:
        for index, kind in enumerate(lexer_state):
            yield lark.Token(kind, str(index))


class _Recorder:
    """Turns every reduction of the parser into ``(rule, children)``; a callback for any rule name."""

    def __getattr__(self, rule: str) -> Callable[[list[Any]], tuple[str, list[Any]]]:
        if rule.startswith("_") or rule.isupper():
            raise AttributeError(rule)
        return lambda children: (rule, children)


def folder() -> Path:
    """The grammar files: beside the package in a wheel, at the top of a checkout."""
    packaged = Path(str(files("ikukit"))) / "grammars"
    return packaged if packaged.is_dir() else Path(__file__).resolve().parents[3] / "grammars"


@cache
def _parser() -> lark.Lark:
    path = folder() / "formula.lark"
    return lark.Lark.open(
        str(path),
        parser="lalr",
        lexer=_KindLexer,
        import_paths=[str(path.parent)],
        transformer=cast(Any, _Recorder()),
        keep_all_tokens=True,
        maybe_placeholders=False,
    )


@cache
def terminals() -> dict[str, str]:
    """Name and pattern (for ``re``, case ignored) of every terminal of the grammar that has a pattern."""
    return {t.name: t.pattern.to_regexp() for t in _parser().terminals if t.pattern is not None}


def parse_kinds(kinds: tuple[str, ...]) -> Program:
    """The parse of a sequence of token kinds.

    Raises ``UnexpectedKind`` where the sequence is no formula; its index is ``len(kinds)`` at the end of the input.
    """
    return _remembered(kinds) if len(kinds) <= _LONGEST_REMEMBERED else parse_anew(kinds)


def parse_anew(kinds: Sequence[str]) -> Program:
    """As ``parse_kinds``, by lark and nothing remembered."""
    try:
        parsed: Any = _parser().parse(cast(Any, kinds))
    except lark.UnexpectedToken as error:
        at_end = error.token.type == "$END"
        raise UnexpectedKind(len(kinds) if at_end else int(error.token), frozenset(error.expected)) from error
    return _flat(parsed)


_remembered = lru_cache(_REMEMBERED)(parse_anew)


def _flat(parsed: Any) -> Program:
    """Nested reductions as steps, without recursion: a long sum is as deep as it is long."""
    order: list[tuple[str, list[Any]]] = []
    stack = [parsed]
    while stack:
        rule, below = stack.pop()
        order.append((rule, below))
        stack.extend(child for child in below if type(child) is tuple)
    number = {id(node): len(order) - 1 - place for place, node in enumerate(below for _, below in order)}
    return tuple(
        (rule, tuple(-1 - number[id(c[1])] if type(c) is tuple else int(c) for c in below))
        for rule, below in reversed(order)
    )
