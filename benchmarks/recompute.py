"""Published reports computed again: how often a sound one is accused, an error found, the rule behind it recognised.

    python benchmarks/recompute.py [reports]

Reports are drawn at random from every rule, bound and rounding. A second computation in closed form, which knows
nothing of ``ikukit.scoring``, says what can have made each report.
"""

import random
import sys
import time
from collections import Counter
from pathlib import Path

from ikukit.scoring.recomputation import RowStatus, recompute

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))


def main(reports: int) -> None:
    """Draw ``reports`` and print what became of them."""
    from drawn_reports import all_explanations, draw_report, spoil

    rng, counts, began = random.Random(20240101), Counter[str](), time.perf_counter()
    seconds = 0.0
    for _ in range(reports):
        report = draw_report(rng)
        start = time.perf_counter()
        told = recompute(report.records)
        seconds += time.perf_counter() - start
        counts["rows"] += len(report.rows)
        counts["false alarms"] += bool(told.findings)
        possible = all_explanations(report)
        found = {(one.minimizing, one.way.bounds.name, one.way.rounding.value) for one in told.explanations}
        shows = any(one.minimizing for one in told.explanations)
        possible = possible if shows else {("", *rest) for _, *rest in possible}
        counts["explanations differ"] += found != possible
        counts["identifiable"] += len(possible) == 1
        counts["identified"] += len(possible) == 1 and found == possible
        rules = {minimizing for minimizing, *_ in possible}
        counts["rule identifiable"] += shows and len(rules) == 1
        counts["rule identified"] += shows and len(rules) == 1 and {one[0] for one in found} == rules
        counts["simpler explanation than the true one"] += (
            report.made_by not in possible and ("", *report.made_by[1:]) not in possible
        )
        wrong = spoil(rng, report)
        if wrong is None:
            continue
        counts["errors"] += 1
        told = recompute(wrong.records)
        flagged = {n for n, row in enumerate(told.rows) if row.status in (RowStatus.DIFFERS, RowStatus.OTHER_RULE)}
        if told.findings:
            counts["errors found"] += 1
            counts["the very row"] += bool(flagged & wrong.wrong)
            counts["other rows accused"] += bool(flagged - wrong.wrong)
        elif all_explanations(wrong):
            counts["errors that another rule explains for the whole report"] += 1
        else:
            counts["errors missed"] += 1
    for name, count in counts.items():
        print(f"{count:8}  {name}")
    print(f"{1000 * seconds / reports:.2f} ms a report; {time.perf_counter() - began:.0f} s in all")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 10_000)
