"""Optional packages: told by the name of the extra to install, never by a failing import."""

from importlib.util import find_spec
from pathlib import Path

from ikukit.errors import DocumentError


def require(package: str, extra: str, path: Path) -> None:
    """Raise ``DocumentError`` with the command to run when ``package``, which ``extra`` brings, is not installed."""
    if find_spec(package) is None:
        raise DocumentError("extra-missing", path.name, extra=extra)
