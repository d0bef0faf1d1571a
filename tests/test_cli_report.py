"""``ikukit report`` and ``ikukit completion`` at the command line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ikukit.cli import main

SENDURO = Path(__file__).parent.parent / "examples" / "senduro_2024.txt"


def run(*arguments: str | Path) -> Result:
    return CliRunner(env={"COLUMNS": "100"}).invoke(main, [str(argument) for argument in arguments])


@pytest.mark.parametrize("suffix", [".html", ".pdf", ".docx", ".xlsx", ".md"])
def test_a_report_is_written_and_named(suffix: str, tmp_path: Path) -> None:
    out = tmp_path / f"laporan{suffix}"
    result = run("report", SENDURO, out)
    assert (result.exit_code, result.stdout, result.stderr) == (0, f"{out} ditulis.\n", "")
    assert out.stat().st_size > 5_000


def test_numbers_come_from_a_csv_file(tmp_path: Path) -> None:
    data, out = tmp_path / "angka.csv", tmp_path / "a.md"
    data.write_text("variabel;nilai\nJumlah desa yang menetapkan RKPDes tepat waktu;11\nJumlah desa;12\n", "utf-8")
    assert run("report", SENDURO, "--data", data, out, "--date", "2024-12-31").exit_code == 0
    text = out.read_text("utf-8")
    assert "- **Terhitung**: 1 (dari 6 indikator)" in text
    assert "- **Hasil**: 91,67 %" in text
    assert "- **Tanggal laporan**: 31 Desember 2024" in text


def test_a_nip_is_shown_only_when_asked_for(tmp_path: Path) -> None:
    masked, whole = tmp_path / "a.md", tmp_path / "b.md"
    run("report", SENDURO, masked)
    run("report", SENDURO, whole, "--nip")
    assert "NIP •••••••• •••••• • 002" in masked.read_text("utf-8")
    assert "NIP 19720605 199802 1 002" in whole.read_text("utf-8")


def test_the_report_speaks_english_when_asked_for(tmp_path: Path) -> None:
    out = tmp_path / "a.html"
    assert run("report", SENDURO, out, "--lang", "en").stdout == f"{out} written.\n"
    assert '<html lang="en">' in out.read_text("utf-8")


REFUSED = [
    (
        ("dok.txt", "a.doc"),
        "a.doc: akhiran .doc tidak menunjuk format laporan\nPilih salah satu: .html, .pdf, .docx, .xlsx, .md.",
    ),
    (("dok.txt", "a.html"), "dok.txt: berkas atau folder tidak ada\nPeriksa nama dan foldernya."),
    (("dok.txt", "ada.html"), "ada.html: berkas sudah ada\nPilih nama lain, atau tambahkan --force untuk menimpanya."),
]


@pytest.mark.parametrize(("arguments", "message"), REFUSED)
def test_what_cannot_be_done_is_told_first(
    arguments: tuple[str, ...], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("ada.html").write_text("lama")
    result = run("report", *arguments)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"Kesalahan: {message}\n")


def test_a_wrong_variable_names_its_file(tmp_path: Path) -> None:
    data = tmp_path / "angka.csv"
    data.write_text("variabel;nilai\nJumlah dusa;12\n", "utf-8")
    result = run("report", SENDURO, tmp_path / "a.html", "--data", data)
    message = f'Kesalahan: {data}: tidak ada variabel "Jumlah dusa"; maksud Anda "Jumlah desa"?\n'
    assert (result.exit_code, result.stderr) == (2, message)
    assert not (tmp_path / "a.html").exists()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script(shell: str) -> None:
    result = run("completion", shell)
    assert result.exit_code == 0
    assert "_IKUKIT_COMPLETE" in result.stdout


def test_json_says_what_was_made(tmp_path: Path) -> None:
    out = tmp_path / "a.html"
    made = json.loads(run("report", SENDURO, out, "--json").stdout)
    assert made["findings"].pop("warning") > 10
    assert made["findings"].pop("info") > 5
    assert made == {"written": str(out), "indicators": 6, "computed": 0, "achieved": 0, "findings": {"error": 1}}


def test_json_says_what_was_fixed_and_converted(tmp_path: Path) -> None:
    file, out = tmp_path / "a.txt", tmp_path / "a.json"
    file.write_bytes(SENDURO.read_bytes())
    told = json.loads(run("fix", file, "--diff", "--json").stdout)
    assert told["written"] is None
    assert "+Jumlah fasilitasi kebutuhan" in told["diff"]
    told = json.loads(run("fix", file, "--json").stdout)
    assert told["written"] == str(file)
    assert ("keyword-typo", True) in [(one["finding"]["code"], one["made"]) for one in told["changes"]]
    assert json.loads(run("convert", file, out, "--json").stdout) == {"written": str(out), "findings": []}


def test_a_form_that_was_filled_in_is_reported(tmp_path: Path) -> None:
    data, form, out = tmp_path / "angka.csv", tmp_path / "formulir.xlsx", tmp_path / "a.md"
    data.write_text(
        "variabel;periode;nilai\nJumlah desa yang menetapkan RKPDes tepat waktu;TW IV;11\nJumlah desa;TW IV;12\n",
        "utf-8",
    )
    made = json.loads(run("form", SENDURO, form, "--data", data, "--json").stdout)
    assert made["written"] == str(form)
    assert made["variables"] == 14
    assert run("report", form, out).exit_code == 0
    assert "| 6 | Persentase Desa yang menetapkan RKPDes Tepat Waktu | 91,67 % |" in out.read_text("utf-8")
    league = tmp_path / "b.md"
    forms = tmp_path / "formulir"
    forms.mkdir()
    form.rename(forms / "senduro.xlsx")
    assert run("report", forms, league).exit_code == 0
    assert "| KECAMATAN SENDURO |" in league.read_text("utf-8")
    assert "91,67 %" in league.read_text("utf-8")


def test_json_of_metadata_counts_what_is_open(tmp_path: Path) -> None:
    told = json.loads(run("metadata", SENDURO, tmp_path / "a.json", "--json").stdout)
    assert (told["indicators"], told["variables"]) == (6, 9)
    assert told["open"] > 0


def test_a_missing_package_is_told_before_any_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ikukit.documents.extras.find_spec", lambda package: None)
    out = tmp_path / "laporan.pdf"
    result = run("report", "tidak_ada.docx", out)
    message = "laporan.pdf: paket tambahan 'report' belum terpasang\nPasang dengan: pip install \"ikukit[report]\""
    assert (result.exit_code, result.stderr) == (2, f"Kesalahan: {message}\n")
