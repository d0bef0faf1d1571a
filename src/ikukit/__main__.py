"""``python -m ikukit`` is the command ``ikukit``."""

from ikukit.cli import main

main()
