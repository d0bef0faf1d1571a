"""The commands of ``ikukit``, grouped by what an office wants. ``ikukit.cli`` puts them together."""
