"""Numbers from a CSV file put into a document."""

from pathlib import Path

import pytest

from ikukit.errors import DocumentError
from ikukit.figures import Figures, evaluate_figures, read_figures
from ikukit.model import Document, Indicator

DOCUMENT = Document(
    indicators=(
        Indicator(name="Persentase desa aktif", formula_text="Jumlah desa aktif dibagi Jumlah desa x 100 %"),
        Indicator(name="Rasio kader", formula_text="Jumlah kader dibagi Jumlah desa"),
        Indicator(name="Kepuasan", formula_text="Cukup jelas"),
    )
)


@pytest.mark.parametrize(
    "content",
    [
        b"variabel;nilai\nJumlah desa aktif;11\nJumlah desa;1.200,5\n",
        b'variabel,nilai\nJumlah desa aktif,11\nJumlah desa,"1.200,5"\n',
        b"Variabel\tNilai\r\nJumlah desa aktif\t11\r\nJumlah desa\t1.200,5\r\n",
        "\n\nvariable;value\n;\nJumlah  desa aktif ; 11 \n\nJumlah desa;1.200,5".encode("utf-8-sig"),
        "nilai;keterangan;variabel\n11;dari PMD;Jumlah desa aktif\n1.200,5;;Jumlah desa\n".encode("utf-16"),
    ],
    ids=["semicolons", "commas", "tabs", "blank lines and a mark", "UTF-16 and more columns"],
)
def test_the_forms_that_offices_save_are_read_alike(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "angka.csv"
    file.write_bytes(content)
    assert read_figures(file) == Figures({"Jumlah desa aktif": "11", "Jumlah desa": "1.200,5"})


def test_windows_letters_are_read(tmp_path: Path) -> None:
    file = tmp_path / "angka.csv"
    file.write_bytes("variabel;nilai\nJumlah café;3\n".encode("cp1252"))
    assert read_figures(file) == Figures({"Jumlah café": "3"})


FORM = 'Baris pertama harus memuat judul kolom "variabel" dan "nilai", misalnya: variabel;nilai'

REFUSED = [
    ("", "{file}: berkas kosong\nPastikan berkas tersimpan dengan benar, lalu coba lagi."),
    (" \n \n", "{file}: berkas kosong\nPastikan berkas tersimpan dengan benar, lalu coba lagi."),
    ("Jumlah desa;12\n", f'{{file}}: baris 1: tidak ada kolom "variabel"\n{FORM}'),
    ("variabel;jumlah\nJumlah desa;12\n", f'{{file}}: baris 1: tidak ada kolom "nilai"\n{FORM}'),
    ("variabel;nama;nilai\nA;B;12\n", f'{{file}}: baris 1: ada lebih dari satu kolom "variabel"\n{FORM}'),
    (
        "variabel;nilai\nJumlah desa;12\nJumlah  desa;13\n",
        '{file}: baris 3: "Jumlah desa" diberi nilai dua kali\nHapus salah satunya.',
    ),
    ("variabel;nilai\n;12\n", "{file}: baris 2: nama variabel kosong\nIsi namanya, atau hapus baris itu."),
    (
        "indikator;variabel;nilai\nkedua;Jumlah desa;12\n",
        '{file}: baris 2: indikator "kedua" bukan nomor urut\nTulis 1 untuk yang pertama, 2 untuk yang kedua.',
    ),
    (
        "variabel;nilai\nJumlah \0 desa;12\n",
        "{file}: bukan berkas teks: berisi byte NUL\nSimpan ulang sebagai teks dengan pengodean UTF-8.",
    ),
    ("variabel;nilai\n" + "x" * 200_000 + ";1\n", f"{{file}}: baris 2 tidak dapat dibaca\n{FORM}"),
]


@pytest.mark.parametrize(("content", "message"), REFUSED, ids=[content[:30] for content, _ in REFUSED])
def test_what_is_wrong_names_file_line_and_way_out(content: str, message: str, tmp_path: Path) -> None:
    file = tmp_path / "angka.csv"
    file.write_text(content, "utf-8")
    with pytest.raises(DocumentError) as caught:
        read_figures(file)
    assert str(caught.value) == message.format(file=file)


def test_general_numbers_serve_every_indicator() -> None:
    figures = Figures({"jumlah desa": "12", "Jumlah desa aktif": "11", "Jumlah kader": "6"})
    assert [str(result) for result in evaluate_figures(DOCUMENT, figures)] == [
        "91,67 %",
        "0,50",
        "tidak dapat dihitung: rumus tidak dapat dibaca (Teks ini penjelasan, bukan rumus: tidak ada yang dihitung.)",
    ]


def test_a_particular_number_goes_before_a_general_one() -> None:
    general = {"Jumlah desa": "12", "Jumlah desa aktif": "11", "Jumlah kader": "6"}
    results = evaluate_figures(DOCUMENT, Figures(general, {2: {"Jumlah desa": "24"}}))
    assert [str(result) for result in results[:2]] == ["91,67 %", "0,25"]


def test_particular_numbers_alone_leave_the_others_missing() -> None:
    results = evaluate_figures(DOCUMENT, Figures({}, {2: {"Jumlah desa": "24", "Jumlah kader": "6"}}))
    assert [result.status.value for result in results] == ["missing", "ok", "unreadable"]


@pytest.mark.parametrize(
    ("figures", "message"),
    [
        (Figures({"Jumlah kadir": "6"}), 'tidak ada variabel "Jumlah kadir"; maksud Anda "Jumlah kader"?'),
        (Figures({}, {4: {"Jumlah desa": "1"}}), "tidak ada indikator ke-4; dokumen ini memuat 3"),
        (Figures({}, {1: {"Jumlah kader": "1"}}), 'tidak ada variabel "Jumlah kader"; yang ada: '),
    ],
)
def test_a_name_that_nobody_has_is_refused(figures: Figures, message: str) -> None:
    document = Document(indicators=DOCUMENT.indicators[:2]) if not figures.particular else DOCUMENT
    with pytest.raises(KeyError) as caught:
        evaluate_figures(document, figures)
    assert caught.value.args[0].startswith(message)
