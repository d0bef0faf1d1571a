"""How much a finding matters."""

import enum


class Severity(enum.Enum):
    """ERROR: cannot be computed or is invalid. WARNING: probably wrong. INFO: good to know."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the worst; for sorting."""
        return ("error", "warning", "info").index(self.value)
