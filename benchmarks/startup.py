"""What starting costs: ``import ikukit`` against ``import attrs``, and the first parse of a process.

Every turn is a process of its own; the time of an empty process is taken off. Run: python benchmarks/startup.py
"""

import subprocess
import sys

from clock import measure, print_machine

PARSE = "import ikukit; ikukit.parse('Jumlah desa tepat waktu dibagi Jumlah desa x 100 %')"
TASKS = {
    "nothing": "pass",
    "import attrs": "import attrs",
    "import ikukit": "import ikukit",
    "import ikukit, one parse": PARSE,
    "import lark": "import lark",
}


def start(code: str) -> None:
    """Run ``code`` in a fresh process."""
    subprocess.run([sys.executable, "-c", code], check=True)


if __name__ == "__main__":
    print_machine("ikukit", "attrs", "lark")
    medians = measure({name: lambda code=code: start(code) for name, code in TASKS.items()}, rounds=25)
    nothing = medians.pop("nothing")
    for name, seconds in medians.items():
        cost = seconds - nothing
        print(f"  {name:<25} {cost * 1e3:7.1f} ms  {cost / (medians['import attrs'] - nothing):6.2f}x of import attrs")
