"""Satu Data Indonesia: the indicators of a document as metadata MS-Ind, what they count as MS-Var, as JSON and XLSX."""

from ikukit.satu_data.gathering import metadata
from ikukit.satu_data.metadata import Form, Metadata
from ikukit.satu_data.writing import write_metadata

__all__ = ["Form", "Metadata", "metadata", "write_metadata"]
