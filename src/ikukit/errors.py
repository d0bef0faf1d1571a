"""The exceptions of ikukit. A wrong call raises Python's own TypeError or KeyError; everything else is a finding."""

from ikukit.source import Span, mark


class IkukitError(Exception):
    """Base of every exception that ikukit raises about a text or a file."""


class FormulaError(IkukitError):
    """No careful reader would turn this text into arithmetic.

    ``text`` is the text as given, ``span`` the place to blame inside it, ``code`` the finding code that a check reports
    for it, ``hint`` a way out. ``str()`` is four short lines: what is wrong, the text, the marker, the hint.
    """

    def __init__(self, message: str, text: str, span: Span, hint: str, code: str = "formula-unparsed") -> None:
        self.message, self.text, self.span, self.hint, self.code = message, text, span, hint, code
        super().__init__(message)

    def __str__(self) -> str:
        line, carets = mark(self.text, self.span)
        return "\n".join(part for part in (self.message, f"  {line}", f"  {carets}", self.hint) if part)

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.message, self.text, self.span, self.hint, self.code)


class DocumentError(IkukitError):
    """Nothing that looks like an indicator table is in the file, or the file cannot be read at all.

    ``file`` names the file, ``hint`` a way out.
    """

    def __init__(self, message: str, file: str = "", hint: str = "") -> None:
        self.message, self.file, self.hint = message, file, hint
        super().__init__(message)

    def __str__(self) -> str:
        head = f"{self.file}: {self.message}" if self.file else self.message
        return "\n".join(part for part in (head, self.hint) if part)

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.message, self.file, self.hint)
