"""The exceptions of ikukit. A wrong call raises Python's own TypeError or KeyError; everything else is a finding.

What an exception says is made from its refusal and facts in ``ikukit.refusals``: ``str()`` in Indonesian,
``describe("en")`` in English.
"""

from typing import Any

from ikukit.refusals import REFUSALS, Words, hint, sentence
from ikukit.source import Span, mark


class IkukitError(Exception):
    """Base of every exception that ikukit raises about a text or a file.

    ``refusal`` is the code of what is said, ``facts`` are filled into it.
    """

    def __init__(self, refusal: str, /, **facts: Any) -> None:
        self.refusal, self.facts = refusal, facts
        super().__init__(sentence(refusal, facts))

    @property
    def message(self) -> str:
        """What is wrong, in Indonesian."""
        return sentence(self.refusal, self.facts)

    @property
    def hint(self) -> str:
        """A way out, in Indonesian; "" where there is none."""
        return hint(self.refusal, self.facts)

    def hint_in(self, lang: str) -> str:
        """The way out in ``lang``."""
        return hint(self.refusal, self.facts, lang)

    @property
    def words(self) -> Words:
        """What is wrong, to be said in any language."""
        return Words(self.refusal, self.facts)

    def describe(self, lang: str = "id") -> str:
        """What is wrong and a way out, in ``lang``: ``id`` (Indonesian) or ``en`` (English)."""
        return _lines(sentence(self.refusal, self.facts, lang), hint(self.refusal, self.facts, lang))

    def __str__(self) -> str:
        return self.describe()

    def __reduce__(self) -> tuple[object, ...]:
        return _remade, (type(self), self.refusal, (), self.facts)


class FormulaError(IkukitError):
    """No careful reader would turn this text into arithmetic.

    ``text`` is the text as given, ``span`` the place to blame inside it, ``code`` the finding code that a check reports
    for it, ``hint`` a way out. ``str()`` is four short lines: what is wrong, the text, the marker, the hint.
    """

    def __init__(self, refusal: str, /, text: str, span: Span, **facts: Any) -> None:
        self.text, self.span, self.code = text, span, REFUSALS[refusal].finding
        super().__init__(refusal, **facts)

    def describe(self, lang: str = "id") -> str:
        line, carets = mark(self.text, self.span)
        said = sentence(self.refusal, self.facts, lang)
        return _lines(said, f"  {line}", f"  {carets}", hint(self.refusal, self.facts, lang))

    def __reduce__(self) -> tuple[object, ...]:
        return _remade, (type(self), self.refusal, (self.text, self.span), self.facts)


class DocumentError(IkukitError):
    """Nothing that looks like an indicator table is in the file, or the file cannot be read at all.

    ``file`` names the file, ``hint`` a way out.
    """

    def __init__(self, refusal: str, /, file: str = "", **facts: Any) -> None:
        self.file = file
        super().__init__(refusal, **facts)

    def describe(self, lang: str = "id", file: str | None = None) -> str:
        """What is wrong with which file and a way out, in ``lang``; ``file``: under what name to tell of it."""
        named = self.file if file is None else file
        said = sentence(self.refusal, self.facts, lang)
        return _lines(f"{named}: {said}" if named else said, hint(self.refusal, self.facts, lang))

    def __reduce__(self) -> tuple[object, ...]:
        return _remade, (type(self), self.refusal, (self.file,), self.facts)


class UnknownNameError(KeyError):
    """A key that names no variable or indicator, or two of them. A ``KeyError`` that can also speak English."""

    def __init__(self, refusal: str, /, **facts: Any) -> None:
        self.refusal, self.facts = refusal, facts
        super().__init__(sentence(refusal, facts))

    def describe(self, lang: str = "id") -> str:
        """What is wrong, in ``lang``."""
        return sentence(self.refusal, self.facts, lang)

    def __reduce__(self) -> tuple[object, ...]:
        return _remade, (type(self), self.refusal, (), self.facts)


class UnfitValueError(ValueError):
    """Something asked for or given that cannot be meant. A ``ValueError`` that can also speak English."""

    def __init__(self, refusal: str, /, **facts: Any) -> None:
        self.refusal, self.facts = refusal, facts
        super().__init__(sentence(refusal, facts))

    def describe(self, lang: str = "id") -> str:
        """What is wrong, in ``lang``."""
        return sentence(self.refusal, self.facts, lang)

    def __reduce__(self) -> tuple[object, ...]:
        return _remade, (type(self), self.refusal, (), self.facts)


def _remade(kind: type, refusal: str, place: tuple[object, ...], facts: dict[str, object]) -> object:
    return kind(refusal, *place, **facts)


def _lines(*lines: str) -> str:
    return "\n".join(line for line in lines if line)
