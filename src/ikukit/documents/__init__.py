"""Files in, files out: ``read`` makes a ``Document`` of a file, ``write`` a file of a ``Document``."""

from ikukit.documents.reading import read
from ikukit.documents.saving import write

__all__ = ["read", "write"]
