"""Computing over groups of a table's rows: areas made into larger ones, months into quarters."""

from typing import Any

from ikukit.evaluation.computing import policies_for
from ikukit.evaluation.policies import PolicyChoice
from ikukit.formula.formula import Formula
from ikukit.model import Document, Indicator


def aggregate(
    thing: Formula | Indicator | Document, frame: Any, *, policy: PolicyChoice | None = None, **options: Any
) -> Any:
    """The results of ``thing`` for groups of the rows of a dataframe; the same kind of frame comes back.

    The variables are pooled, then the formula is computed: never the mean of percentages. ``policy`` is that of
    ``ikukit.evaluate``; the other ``options`` (``by``, ``period``, ``consolidation`` ...) are those of
    ``ikukit.frames.aggregating.aggregate_frame``.

    >>> import polars
    >>> from ikukit import parse
    >>> frame = polars.DataFrame({"kecamatan": ["Senduro", "Senduro"], "desa aktif": [1, 99], "desa": [2, 100]})
    >>> aggregate(parse("desa aktif dibagi desa x 100 %"), frame, by="kecamatan").rows()
    [('Senduro', 98.03921568627452)]
    """
    from ikukit.frames.aggregating import aggregate_frame

    return aggregate_frame(thing, frame, policies=policies_for(thing, policy), **options)
