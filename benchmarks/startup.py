"""What starting costs: ``import ikukit`` against ``import attrs``, and the first parse of a process.

Every turn is a process of its own that finds its modules compiled, as installed ones are; the time of an empty process
is taken off. Run: python benchmarks/startup.py
"""

import os
import subprocess
import sys
import tempfile

from clock import measure, print_machine

PARSE = "import ikukit; ikukit.parse('Jumlah desa tepat waktu dibagi Jumlah desa x 100 %')"
LONGER = "import ikukit; ikukit.parse('Cakupan = (Jumlah desa maju + Jumlah desa mandiri) / Jumlah desa x 100 %')"
TASKS = {
    "nothing": "pass",
    "import attrs": "import attrs",
    "import ikukit": "import ikukit",
    "import ikukit, a plain parse": PARSE,
    "import ikukit, any parse": LONGER,
    "import lark": "import lark",
}
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def start(code: str) -> None:
    """Run ``code`` in a fresh process."""
    subprocess.run([sys.executable, "-c", code], check=True, env=ENVIRONMENT)


if __name__ == "__main__":
    print_machine("ikukit", "attrs", "lark")
    with tempfile.TemporaryDirectory() as compiled:
        ENVIRONMENT["PYTHONPYCACHEPREFIX"] = compiled
        medians = measure({name: lambda code=code: start(code) for name, code in TASKS.items()}, rounds=25)
    nothing = medians.pop("nothing")
    for name, seconds in medians.items():
        cost = seconds - nothing
        print(f"  {name:<28} {cost * 1e3:7.1f} ms  {cost / (medians['import attrs'] - nothing):6.2f}x of import attrs")
