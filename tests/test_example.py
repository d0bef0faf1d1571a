"""The Senduro example runs, and shows what it promises."""

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import ikukit

SCRIPT = Path(__file__).parent.parent / "examples" / "senduro_2024.py"


@pytest.fixture(scope="module")
def senduro() -> ModuleType:
    spec = importlib.util.spec_from_file_location("senduro_2024", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_it_shows_document_findings_results_a_calculation_and_a_report(
    senduro: ModuleType, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    senduro.main()
    head, equality, findings, results, calculation, report = capsys.readouterr().out.split("\n\n")
    assert head.splitlines()[:2] == [
        "DOKUMEN YANG TERBACA",
        "INDIKATOR KINERJA INDIVIDU (IKU), KECAMATAN SENDURO, 2024",
    ]
    assert equality == "Sama dengan dokumen yang ditulis dalam Python: ya"
    assert '- indikator 1 [keyword-typo]: "Jumlanh" dibaca sebagai "Jumlah".' in findings.splitlines()
    assert results.splitlines() == [
        "HASIL (angka contoh, bukan data nyata)",
        "1. 0,96",
        "2. 98,59 %",
        "3. 90,50 %",
        "4. 91,67 %",
        "5. 7  (jangan dipakai: no-denominator)",
        "6. 91,67 %",
    ]
    assert calculation.splitlines()[-2:] == [
        "Hasil: 91,67 % (dibulatkan setengah ke atas, 2 desimal)",
        "Kutipan: “Jumlah desa yang menetapkan RKPDes tepat waktu dibagi Jumlah desa x 100 %” "
        "(senduro_2024.txt, baris 142)",
    ]
    page = tmp_path / "laporan_senduro_2024.html"
    assert report.splitlines() == ["LAPORAN", f"Buka di peramban: {page}"]
    assert page.read_text("utf-8").count("<svg") == 6


def test_the_document_in_python_is_the_one_in_the_text(senduro: ModuleType) -> None:
    assert ikukit.read(senduro.FILE) == senduro.DOCUMENT


def test_it_runs_from_any_folder(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, str(SCRIPT)], cwd=tmp_path, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("DOKUMEN YANG TERBACA\n")
