"""How the command line speaks before any document is opened: languages, click's own words, misuse, failures."""

import gettext
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from click.testing import CliRunner, Result

import ikukit
from ikukit.cli import main
from ikukit.console import working
from ikukit.rules import RULES

LOCALE = Path(ikukit.__file__).parent / "locale" / "id" / "LC_MESSAGES"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


HELP = """\
Pemakaian: ikukit [OPSI] [PERINTAH [ISIAN]...]

  Membaca dokumen IKU, memeriksa rumusnya, dan menghitungnya dengan tepat.

  Mulailah dengan:
    ikukit check BERKAS                periksa sebuah dokumen
    ikukit report BERKAS laporan.html  buat laporannya

  "ikukit PERINTAH --help" menjelaskan satu perintah beserta contoh.

Opsi:
  --lang [id|en]  Bahasa: id (Indonesia) atau en (Inggris).
  --version       Tampilkan versi.
  --help          Tampilkan bantuan ini.

Perintah:
"""

ENGLISH_HELP = """\
Usage: ikukit [OPTIONS] [COMMAND [ARGS]...]

  Reads IKU documents, checks their formulas, and computes them exactly.

  Begin with:
    ikukit check FILE               check a document
    ikukit report FILE report.html  make a report of it

  "ikukit COMMAND --help" tells of one command, with examples.

Options:
  --lang [id|en]  Language: id (Indonesian) or en (English).
  --version       Show the version and exit.
  --help          Show this message and exit.

Commands:
"""


@pytest.mark.parametrize("arguments", [(), ("--help",)])
def test_ikukit_alone_tells_what_to_do_first(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == 0
    assert result.output.startswith(HELP)


@pytest.mark.parametrize("arguments", [("--lang", "en"), ("--help", "--lang=en"), ("--lang", "en", "--help")])
def test_english_is_there_when_asked_for(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == 0
    assert result.output.startswith(ENGLISH_HELP)


def test_the_environment_can_choose_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IKUKIT_LANG", "en")
    assert run().output.startswith(ENGLISH_HELP)
    assert run("--lang", "id").output.startswith(HELP)


COMMANDS = sorted(main.commands)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("lang", "heads", "foreign"),
    [
        ("id", ("Pemakaian: ikukit ", "Opsi:"), ("Usage", "Options", "Show", "Example", "Exit status")),
        ("en", ("Usage: ikukit ", "Options:"), ("Pemakaian", "Opsi", "Tampilkan", "Contoh", "Status keluar")),
    ],
)
def test_the_help_of_every_command_is_in_one_language(
    command: str, lang: str, heads: tuple[str, ...], foreign: tuple[str, ...]
) -> None:
    output = run(command, "--help", "--lang", lang).output
    assert all(head in output for head in heads)
    assert not [word for word in foreign if word in output]


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("lang", "words"), [("id", ("Contoh:", "Status keluar:")), ("en", ("Example:", "Exit status:"))]
)
def test_every_command_has_an_example_and_tells_its_exit_status(
    command: str, lang: str, words: tuple[str, str]
) -> None:
    output = run(command, "--help", "--lang", lang).output
    assert all(word in output for word in words)
    assert f"ikukit {command}" in output.partition(words[0])[2]


@pytest.mark.parametrize(
    ("words", "place", "offered"),
    [
        ("ikukit re", 1, {"report", "recompute"}),
        ("ikukit report a.txt b.html --sc", 4, {"--scale"}),
        ("ikukit report a.txt b.html --scale sa", 5, {"sakip"}),
        ("ikukit explain-rule title-ac", 2, {"title-acronym-mismatch"}),
        ("ikukit completion z", 2, {"zsh"}),
    ],
)
def test_the_terminal_completes(words: str, place: int, offered: set[str]) -> None:
    environment = {
        **os.environ,
        "PYTHONPATH": str(Path(ikukit.__file__).parent.parent),
        "_IKUKIT_COMPLETE": "bash_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": str(place),
    }
    script = "from ikukit.cli import main; main(prog_name='ikukit')"
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True)
    assert {line.partition(",")[2] for line in done.stdout.splitlines()} == offered, done.stderr


MISUSE = [
    (
        "chek dokumen.txt",
        """\
Pemakaian: ikukit [OPSI] [PERINTAH [ISIAN]...]
Ketik 'ikukit --help' untuk bantuan.

Kesalahan: Tidak ada perintah 'chek'. Maksud Anda 'check'?
""",
    ),
    (
        "check --jsn dokumen.txt",
        """\
Pemakaian: ikukit check [OPSI] BERKAS...
Ketik 'ikukit check --help' untuk bantuan.

Kesalahan: Tidak ada opsi '--jsn'. Maksud Anda '--json'?
""",
    ),
    (
        "check",
        """\
Pemakaian: ikukit check [OPSI] BERKAS...
Ketik 'ikukit check --help' untuk bantuan.

Kesalahan: Belum ada isian 'BERKAS...'.
""",
    ),
    (
        "convert dokumen.txt",
        """\
Pemakaian: ikukit convert [OPSI] BERKAS TUJUAN
Ketik 'ikukit convert --help' untuk bantuan.

Kesalahan: Belum ada isian 'TUJUAN'.
""",
    ),
    (
        "formula A dibagi B",
        """\
Pemakaian: ikukit formula [OPSI] RUMUS
Ketik 'ikukit formula --help' untuk bantuan.

Kesalahan: Ada isian yang berlebih (dibagi B). Apit isian yang berspasi dengan tanda petik.
""",
    ),
    (
        "formula A --values",
        """\
Kesalahan: Opsi '--values' memerlukan isian.
""",
    ),
    (
        "check --json=ya dokumen.txt",
        """\
Kesalahan: Opsi '--json' tidak memakai isian.
""",
    ),
    (
        "rules --lang fr",
        """\
Pemakaian: ikukit rules [OPSI]
Ketik 'ikukit rules --help' untuk bantuan.

Kesalahan: Isian tidak sah untuk '--lang': 'fr' bukan salah satu dari 'id', 'en'.
""",
    ),
    (
        "explain-rule percent-factor-mising",
        """\
Kesalahan: tidak ada aturan "percent-factor-mising"
Maksud Anda percent-factor-missing?
Ketik 'ikukit rules' untuk daftar aturan.
""",
    ),
]


@pytest.mark.parametrize(("line", "message"), MISUSE, ids=[line for line, _ in MISUSE])
def test_misuse_is_told_in_indonesian(line: str, message: str) -> None:
    result = run(*line.split())
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", message)


def test_a_rule_is_explained_with_an_example() -> None:
    result = run("explain-rule", "denominator-wider")
    assert result.exit_code == 0
    head, *rest = result.output.splitlines()
    assert head == "denominator-wider: Penyebut lebih luas daripada pembilang"
    assert rest[1] == '  Pesan: Penyebut lebih luas: pembilang hanya "...", penyebut menghitung semua "...".'
    assert '      Penyebut lebih luas: pembilang hanya "pelayanan paten", penyebut menghitung semua' in result.output


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_rule_can_be_listed_and_explained(lang: str) -> None:
    listed = run("rules", "--lang", lang).output
    for code in RULES:
        assert f"\n{code} " in f"\n{listed}"
        assert run("explain-rule", code, "--lang", lang).exit_code == 0


def test_misuse_is_told_in_english() -> None:
    result = run("check", "--jsn", "x", "--lang", "en")
    assert result.exit_code == 2
    assert result.stderr == (
        "Usage: ikukit check [OPTIONS] FILE...\nTry 'ikukit check --help' for help.\n\n"
        "Error: No such option '--jsn'. Did you mean '--json'?\n"
    )


def test_the_compiled_translation_says_what_the_readable_one_says() -> None:
    with (LOCALE / "ikukit.po").open("rb") as stream:
        readable = {
            message.id if isinstance(message.id, str) else message.id[0]: message.string
            for message in read_po(stream, locale="id")
            if message.id
        }
    with (LOCALE / "ikukit.mo").open("rb") as stream:
        compiled = gettext.GNUTranslations(stream)
    for english, indonesian in readable.items():
        assert indonesian, english
        words = indonesian if isinstance(indonesian, str) else indonesian[0]
        plural = compiled.ngettext(english, "", 1)
        assert words in (compiled.gettext(english), plural), english


def test_a_defect_of_ikukit_is_named_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(lang: str) -> str:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("ikukit.reporting.text.describe_rules", fail)
    result = run("rules")
    assert result.exit_code == 2
    assert result.stderr == (
        "Kesalahan: ikukit tidak dapat menyelesaikan perintah ini karena cacat di dalamnya "
        "(ZeroDivisionError: division by zero).\n"
        "Mohon laporkan beserta berkasnya. IKUKIT_DEBUG=1 menampilkan rinciannya.\n"
    )
    monkeypatch.setenv("IKUKIT_DEBUG", "1")
    assert isinstance(run("rules").exception, ZeroDivisionError)


def test_a_stopped_command_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(lang: str) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("ikukit.reporting.text.describe_rules", stop)
    result = run("rules")
    assert (result.exit_code, result.stderr) == (130, "Dihentikan.\n")


def test_a_closed_pipe_ends_the_command_quietly() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([sys.executable, "-m", "ikukit", "rules"], stdout=writer, stderr=subprocess.PIPE, text=True)
    os.close(writer)
    assert done.stderr == ""


def test_a_terminal_without_the_letters_gets_question_marks() -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [sys.executable, "-m", "ikukit", "formula", "Jumlah désa dibagi Jumlah kelurahan"],
        env=environment,
        capture_output=True,
    )
    assert done.stderr == b""
    assert "\n  ?? Jumlah désa\n".encode("latin-1") in done.stdout


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("stream", "told"), [(_Terminal(), True), (io.StringIO(), False)])
def test_what_takes_its_time_is_told_to_who_looks(
    monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, told: bool
) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    with working("Membaca rekap [1].pdf (2 dari 7) ..."):
        pass
    assert ("Membaca rekap [1].pdf (2 dari 7) ..." in stream.getvalue()) is told
