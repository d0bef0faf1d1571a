"""Throws texts at ``ikukit.parse`` until one of them breaks a promise: every text is read or refused, in its own words.

    python benchmarks/fuzz.py [seconds] [seed]

With atheris (``pip install atheris``) coverage of the reader guides what is tried next; without it the same texts are
drawn blindly. Half of the texts are pieces of formulas put together, the others characters. Ends with an error and the
text at the first broken promise, else with the number of texts.
"""

import importlib.util
import random
import sys
import time
from contextlib import nullcontext
from pathlib import Path
from types import ModuleType

atheris = importlib.import_module("atheris") if importlib.util.find_spec("atheris") else None

PIECES = (
    "Jumlah desa", "jumlah kota", "dibagi", "dikali", "ditambah", "dikurangi", "x 100 %", "(", ")", "[", "]", "{", "}",
    "/", ":", "+", "-", "–", "=", "*", "^", "rata-rata", "selisih", "dan", "dengan", "per", "terhadap", "A", "B", "100",
    "1.234,5", "\n", "----------", "______", "......", "maka", "dimana A = desa", "√", "∑", "akar", "pangkat", "maks",
    ";", "|", "\\frac{A}{B}", "\\sqrt{", "<mfrac>", "</mfrac>", "<mi>A</mi>", "60%", "Pembilang :", "Penyebut :",
    "atau", "Keterangan :", "gizi kurang", "n-1", "(t+1)", "Persentase", "rasio", "bagi", "kali", "kurang", "plus",
    "sama dengan", '"', "“", "1.", "a)", "Rumus :", "dinyatakan dalam persen", "satuan:", "seratus", "l00", "±",
    "\ue000", "\ufffd", ",", ".", "%", "‰", "²", "𝐴", "×", "÷", "di bagi", "dbagi", "Jumlanh", "Σ(", "x", "X", "\t",
    "\u00a0", "\x00", "…",
)  # fmt: skip
"""What formula texts are made of."""
CHARACTERS = "abdgijklmnprsux ABX0159()[]{}.,:;+-*/^%=\n|\"'<>\\_×÷√∑–—…"
MOST_PIECES = 24
HINTS = (None, None, "Persentase desa", "Rata-rata nilai", "Jumlah siaran pers")


class PromiseBrokenError(AssertionError):
    """A text for which the reader does not do what it says."""


def check(text: str, hint: str | None) -> None:
    """Read ``text`` and hold the reader to its promises."""
    try:
        formula = parse(text, indicator=hint)
    except FormulaError as error:
        if not (error.text == text and 0 <= error.span.start <= error.span.end <= len(text) and str(error)):
            raise PromiseBrokenError(f"span {error.span} of the error is not in {text!r}") from error
        return
    position = 0
    for part in formula.parts:
        if part.span.start != position or part.span.end <= position:
            raise PromiseBrokenError(f"parts leave a gap at {position} of {text!r}")
        position = part.span.end
    if position != len(text):
        raise PromiseBrokenError(f"parts end at {position} of {text!r}")
    spans = [node.span for node in walk(formula.tree)] + [f.span for f in formula.findings if f.span]
    if any(not 0 <= span.start <= span.end <= len(text) for span in spans):
        raise PromiseBrokenError(f"a span is not in {text!r}")
    if not all(finding.message and finding.describe("en") for finding in formula.findings):
        raise PromiseBrokenError(f"a finding says nothing about {text!r}")


def made_of(data: bytes) -> tuple[str, str | None]:
    """The text and the hint that some bytes stand for."""
    if not data:
        return "", None
    hint = HINTS[data[0] % len(HINTS)]
    if data[0] & 128:
        return "".join(CHARACTERS[byte % len(CHARACTERS)] if byte < 250 else chr(byte * 37) for byte in data[1:]), hint
    return " ".join(PIECES[byte % len(PIECES)] for byte in data[1 : 1 + MOST_PIECES]), hint


def try_one(data: bytes) -> None:
    check(*made_of(data))


def guided(guide: ModuleType, seconds: int, seed: int) -> None:
    """Let atheris choose; it never comes back, and counts by itself (``number_of_executed_units``)."""
    options = [f"-max_total_time={seconds}", f"-seed={seed}", "-max_len=60", "-verbosity=0", "-print_final_stats=1"]
    guide.Setup([sys.argv[0], *options], try_one)
    guide.Fuzz()


def blind(seconds: int, seed: int) -> None:
    dice, end, number = random.Random(seed), time.monotonic() + seconds, 0
    while time.monotonic() < end:
        try_one(dice.randbytes(dice.randint(1, 60)))
        number += 1
    print(f"{number:,} texts in {seconds} s, every promise kept")


if __name__ == "__main__":
    limit = int(sys.argv[1]) if len(sys.argv) > 1 else 280
    start = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    sys.path.insert(0, str(Path(__file__).parent.parent / "src"))
    with atheris.instrument_imports(include=["ikukit.formula"]) if atheris else nullcontext():
        from ikukit.errors import FormulaError
        from ikukit.formula.parser import parse
        from ikukit.formula.tree import walk
    if atheris:
        guided(atheris, limit, start)
    else:
        blind(limit, start)
