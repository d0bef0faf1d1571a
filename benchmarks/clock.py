"""Measuring: several ways of doing one thing, timed turn by turn, so that a slow minute of the machine hits all alike.

What counts is the ratio of medians within one run, not the milliseconds. Prints machine and versions, so that a figure
can be told apart from the same figure elsewhere. What is measured stands in the files beside this one.
"""

import gc
import importlib.metadata
import os
import platform
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path


def processor() -> str:
    """The processor's own name, where the system tells it."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text("utf-8", "replace").splitlines() if info.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def print_machine(*packages: str) -> None:
    """One line each: the machine, Python, and the versions of ``packages``."""
    print(f"{processor()}, {os.cpu_count()} cores, {platform.system()} {platform.release()}")
    print(f"Python {platform.python_version()}")
    print(", ".join(f"{name} {importlib.metadata.version(name)}" for name in packages))


def _once(task: Callable[[], object]) -> float:
    start = time.perf_counter()
    task()
    return time.perf_counter() - start


def measure(tasks: Mapping[str, Callable[[], object]], rounds: int = 15) -> dict[str, float]:
    """The median seconds of every task over ``rounds`` rounds, in each of which it has one turn; the order changes.

    One round before them is not counted. The garbage collector runs between turns only.
    """
    names = list(tasks)
    seconds: dict[str, list[float]] = {name: [] for name in names}
    for number in range(rounds + 1):
        for name in names[number % len(names) :] + names[: number % len(names)]:
            gc.collect()
            gc.disable()
            spent = _once(tasks[name])
            gc.enable()
            if number:
                seconds[name].append(spent)
    return {name: statistics.median(spent) for name, spent in seconds.items()}


def print_table(title: str, medians: Mapping[str, float], per: int = 1, unit: str = "") -> None:
    """The medians and their ratios to the first one. ``per`` things were done in a turn; ``unit`` names one of them."""
    first = next(iter(medians.values()))
    longest = max(map(len, medians))
    print(f"\n{title}")
    for name, seconds in medians.items():
        each = f"{seconds / per * 1e6:12.2f} us" + (f" a {unit}" if unit else "")
        print(f"  {name:<{longest}} {each}  {seconds / first:7.2f}x")


def compare(
    title: str, tasks: Mapping[str, Callable[[], object]], per: int = 1, unit: str = "", rounds: int = 15
) -> None:
    """Measure ``tasks`` against each other and print the table; the first is what the others are compared with."""
    print_table(title, measure(tasks, rounds), per, unit)
    sys.stdout.flush()
