"""Patterns that cost nothing until they are needed: compiled at first use, and left untried where they cannot match.

Most patterns of the reader look for something that few texts have. A pattern may name words of which every match holds
at least one (``needs``): a text that has none of them is not searched. The tests prove each such list from its pattern.
"""

import re
import sys
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any


class Pattern:
    """A regular expression, with the methods of ``re.Pattern`` that the reader uses."""

    __slots__ = ("_compiled", "findall", "finditer", "flags", "fullmatch", "match", "needs", "pattern", "search", "sub")

    _compiled: re.Pattern[str]
    match: Callable[..., re.Match[str] | None]
    fullmatch: Callable[..., re.Match[str] | None]
    search: Callable[..., re.Match[str] | None]
    finditer: Callable[..., Iterator[re.Match[str]]]
    findall: Callable[..., list[Any]]
    sub: Callable[..., str]

    def __init__(self, pattern: str, flags: int = 0, needs: str = "") -> None:
        """``needs``: in small letters, with a blank between them."""
        self.pattern, self.flags = pattern, flags
        self.needs = tuple(needs.split(" ")) if needs else ()
        if needs:
            self.search, self.finditer, self.fullmatch = self._search, self._finditer, self._fullmatch
            self.sub = self._sub

    def __getattr__(self, name: str) -> object:
        """Compile at the first use: until then the slots of the methods are empty."""
        if name not in Pattern.__slots__:
            raise AttributeError(name)
        known = self._compiled = re.compile(self.pattern, self.flags)
        self.match, self.findall = known.match, known.findall
        if not self.needs:
            self.search, self.finditer, self.fullmatch = known.search, known.finditer, known.fullmatch
            self.sub = known.sub
        return getattr(self, name)

    def _search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return self._compiled.search(text, start, end) if may_hold(text, self.needs) else None

    def _fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return self._compiled.fullmatch(text, start, end) if may_hold(text, self.needs) else None

    def _finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        return self._compiled.finditer(text, start, end) if may_hold(text, self.needs) else iter(())

    def _sub(self, replacement: str, text: str) -> str:
        return self._compiled.sub(replacement, text) if may_hold(text, self.needs) else text


def may_hold(text: str, needs: tuple[str, ...]) -> bool:
    """Whether ``text`` holds one of ``needs`` (in small letters), case ignored."""
    folded = caseless(text)
    for need in needs:  # noqa: SIM110 - this is run for every pattern of every text: any() takes three times as long
        if need in folded:
            return True
    return False


@lru_cache(64)
def caseless(text: str) -> str:
    """``text`` in small letters, alike where ``re`` finds texts alike when it ignores case.

    >>> caseless("DİBAGI ſama")
    'dibagi sama'
    """
    return text.lower() if text.isascii() else text.casefold().replace("i\u0307", "i").replace("ı", "i")
