"""For tests of programs that use ikukit: hypothesis strategies for labels, trees, formulas, values, documents.

Needs hypothesis (``pip install "ikukit[test]"``). Only the names are here; they are made in the modules beside.
"""

from ikukit.testing.messy import messy_texts
from ikukit.testing.strategies import (
    documents,
    formulas,
    indicators,
    labels,
    officials,
    plain_labels,
    texts,
    trees,
    values,
    values_for,
)

__all__ = [
    "documents",
    "formulas",
    "indicators",
    "labels",
    "messy_texts",
    "officials",
    "plain_labels",
    "texts",
    "trees",
    "values",
    "values_for",
]
