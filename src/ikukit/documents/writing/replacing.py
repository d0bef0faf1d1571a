"""Files written whole or not at all: a new file takes its place in one step, an old one is replaced only when asked."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ikukit.errors import DocumentError


@contextmanager
def replacing(path: Path, *, overwrite: bool) -> Iterator[Path]:
    """A path to write to, in the folder of ``path`` and with its suffix; at the end it becomes ``path``.

    When the block raises, nothing is left behind and ``path`` is as it was. Raises ``DocumentError`` when ``path`` is
    there already and ``overwrite`` is false, and when the folder cannot be written to.
    """
    _refuse_existing(path, overwrite)
    try:
        handle, name = tempfile.mkstemp(suffix=path.suffix, prefix=f".{path.stem[:40]}-", dir=path.parent)
        os.close(handle)
    except OSError as error:
        raise _unwritable(path, error) from error
    temporary = Path(name)
    try:
        yield temporary
        _publish(temporary, path, overwrite)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _publish(temporary: Path, path: Path, overwrite: bool) -> None:
    try:
        os.chmod(temporary, 0o666 & ~_umask())
        if overwrite:
            os.replace(temporary, path)
        else:
            _put_new(temporary, path)
    except FileExistsError:
        _refuse_existing(path, overwrite=False)
    except OSError as error:
        raise _unwritable(path, error) from error


def _put_new(temporary: Path, path: Path) -> None:
    """A hard link fails when someone else made ``path`` in between; where links are not to be had, look and rename."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:
        _refuse_existing(path, overwrite=False)
        os.replace(temporary, path)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _refuse_existing(path: Path, overwrite: bool) -> None:
    if path.is_dir():
        raise DocumentError("target-is-folder", str(path))
    if path.exists() and not overwrite:
        raise DocumentError("target-exists", str(path))


def _unwritable(path: Path, error: OSError) -> DocumentError:
    return DocumentError("target-closed", str(path), reason=error.strerror)
