"""Which files of a folder are taken for documents. Names only; nothing is opened."""

import os
from pathlib import Path

SUFFIXES = (
    ".csv", ".docx", ".htm", ".html", ".jpeg", ".jpg", ".json", ".md", ".ods", ".pdf", ".png", ".tsv", ".txt", ".xls",
    ".xlsm", ".xlsx", ".yaml", ".yml",
)  # fmt: skip


def find_documents(folder: Path) -> tuple[Path, ...]:
    """Every document below ``folder``, in order of name; no hidden files, no lock files of Office (``~$``)."""
    found = []
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [
            Path(place, name)
            for name in sorted(files)
            if name.lower().endswith(SUFFIXES) and not name.startswith((".", "~$"))
        ]
    return tuple(found)
