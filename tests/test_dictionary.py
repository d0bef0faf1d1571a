"""The data dictionary: one entry a thing, all its wordings, opposites and near twins apart."""

from pathlib import Path

import ikukit
from ikukit.dictionary import Use, data_dictionary
from ikukit.model import Document, Indicator

SENDURO = Path(__file__).parent.parent / "examples" / "senduro_2024.txt"


def test_wordings_of_one_thing_are_one_term() -> None:
    document = Document(
        [
            Indicator("A", "Jumlanh desa yg tepat waktu dibagi Jumlah desa x 100 %"),
            Indicator("B", "Jumlah desa yang tepat waktu / jml seluruh desa"),
            Indicator("C", "A/B x 100%\ndimana A = jumlah desa yang tidak tepat waktu, B = jumlah desa"),
        ]
    )
    terms = data_dictionary(document)
    assert [(term.name, term.kind, [use.indicator for use in term.uses]) for term in terms] == [
        ("Jumlah desa yg tepat waktu", "wilayah", [1, 2]),
        ("Jumlah desa", "wilayah", [1, 2, 3]),
        ("jumlah desa yang tidak tepat waktu", "wilayah", [3]),
    ]
    assert terms[1].labels == ("Jumlah desa", "jml seluruh desa", "jumlah desa")


def test_every_use_leads_to_its_words() -> None:
    document = ikukit.read(SENDURO)
    for term in data_dictionary(document):
        for use in term.uses:
            text = document.indicators[use.indicator - 1].formula_text
            assert [" ".join(span.of(text).split()) for span in use.spans] == [use.label] * len(use.spans)


def test_senduro_has_one_entry_for_every_variable() -> None:
    document = ikukit.read(SENDURO)
    terms = data_dictionary(document)
    assert len(terms) == sum(len(row.formula.variables) for row in document.indicators if row.formula)
    assert data_dictionary(Document()) == ()
    assert Use(1, "Jumlah desa").spans == ()
