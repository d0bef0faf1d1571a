"""Fix all that is offered and nothing is offered any more."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

import ikukit
from ikukit.checks import check
from ikukit.model import Document, Indicator

CLEAN = [
    ("Persentase desa mandiri", "Jumlah desa mandiri", "Jumlah desa", "%"),
    ("Persentase pengaduan yang ditindaklanjuti", "Jumlah pengaduan yang ditindaklanjuti", "Jumlah pengaduan", "%"),
    ("Persentase RT/RW yang aktif", "Jumlah RT/RW yang aktif", "Jumlah RT/RW", "persen"),
    ("Persentase warga yang hadir", "Jumlah warga yang hadir", "Jumlah warga yang diundang", "%"),
]
CLEAN_ROWS = st.sampled_from(CLEAN)
SPOILT = st.lists(
    st.sampled_from((
        lambda text: text.replace(" x 100 %", ""),
        lambda text: text.replace("Jumlah", "Jumlanh", 1),
        lambda text: text.replace("dibagi", "dibgai"),
        lambda text: text.replace(" yang ", "  yang "),
        lambda text: " / ".join(reversed(text.removesuffix(" x 100 %").split(" dibagi "))) + " x 100 %",
    )),
    max_size=3,
)  # fmt: skip


@given(st.lists(st.tuples(CLEAN_ROWS, SPOILT), min_size=1, max_size=3))
@settings(max_examples=25, deadline=None)
def test_all_that_is_offered_done_nothing_is_offered_any_more(rows: list[tuple[Any, Any]]) -> None:
    """Indicators spoilt in ways that fixes exist for: fixed, nothing loud is said of them and nothing more is done."""
    indicators = []
    for (name, numerator, denominator, unit), faults in rows:
        text = f"{numerator} dibagi {denominator} x 100 %"
        for spoil in faults:
            text = spoil(text)
        indicators.append(Indicator(name, text, unit=unit))
    fixed, _ = ikukit.fix(Document(tuple(indicators)), unsafe=True)
    assert not [one for one in check(fixed) if one.fix]
    for indicator in fixed.indicators:
        assert not [one.code for one in check(indicator) if one.severity.rank < 2], indicator.formula_text
    assert ikukit.fix(fixed, unsafe=True) == (fixed, ())
