"""Many more texts than a test run has time for: trees written down by messy hands, and how they are read.

    python benchmarks/long_run.py [examples]

Three hands: careful with plain names; careful with names that hold operator words, in quotation marks; careless with
plain names. The table shows how often a text is read as its tree, flagged, refused, or misread without a warning; the
shortest silent ones are printed.
"""

import random
import sys
import time
from collections import Counter

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from ikukit.errors import FormulaError
from ikukit.formula.parser import parse
from ikukit.formula.printer import to_text
from ikukit.formula.tree import Binary, Call, Negative, Node, Percentage, Reference, fold_up
from ikukit.severity import Severity
from ikukit.testing import labels, plain_labels, trees
from ikukit.testing.messy import messy_text

HANDS = (
    ("careful, plain names", plain_labels(), True),
    ("careful, awkward names quoted", labels(), True),
    ("careless, plain names", plain_labels(), False),
)
VERDICTS = ("right", "flagged", "refused", "silent")


def folded(tree: Node) -> Node:
    """The tree with labels in lower case."""

    def combine(node: Node, below: tuple[Node, ...]) -> Node:
        match node:
            case Reference(label=label):
                return Reference(label.casefold())
            case Binary(operator=operator):
                return Binary(operator, *below)
            case Negative():
                return Negative(*below)
            case Percentage():
                return Percentage(*below)
            case Call(function=function):
                return Call(function, below)
            case _:
                return node

    return fold_up(tree, combine)


def verdict(tree: Node, text: str) -> str:
    """How ``text``, written for ``tree``, is read."""
    try:
        formula = parse(text)
    except FormulaError:
        return "refused"
    if folded(formula.tree) == folded(tree):
        return "right"
    return "flagged" if any(finding.severity is not Severity.INFO for finding in formula.findings) else "silent"


def run(examples: int, names: st.SearchStrategy[str], careful: bool) -> tuple[Counter[str], list[tuple[str, str]]]:
    """The verdicts on ``examples`` texts, and the silent ones with their trees."""
    found: Counter[str] = Counter()
    silent = []

    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(trees(max_leaves=8, names=names), st.integers(0, 2**32))
    def judge(tree: Node, number: int) -> None:
        text = messy_text(tree, random.Random(number), careful)
        told = verdict(tree, text)
        found[told] += 1
        if told == "silent":
            silent.append((text, to_text(tree)))

    judge()
    return found, sorted(silent, key=lambda pair: len(pair[0]))


def main(examples: int) -> None:
    print(f"| hand | texts | {' | '.join(VERDICTS)} | seconds |")
    print("|---|---|" + "---|" * (len(VERDICTS) + 1))
    shown = []
    for title, names, careful in HANDS:
        start = time.perf_counter()
        found, silent = run(examples // len(HANDS), names, careful)
        shares = " | ".join(f"{found[name]} ({found[name] / found.total():.2%})" for name in VERDICTS)
        print(f"| {title} | {found.total()} | {shares} | {time.perf_counter() - start:.0f} |", flush=True)
        shown += [(title, *pair) for pair in silent[:5]]
    for title, text, tree in shown:
        print(f"\nsilent ({title}): {text!r}\n  for: {tree}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
