"""The house is built as docs/architecture.md says: imports go down only, and each room keeps to its job."""

import ast
import os
import re
import subprocess
import sys
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import ikukit

SOURCE = Path(__file__).parent.parent / "src" / "ikukit"

FLOORS: tuple[tuple[str, ...], ...] = (
    ("severity", "source", "numbers", "markup", "folder", "colours", "refusals", "formula.computing.gap_policy"),
    ("errors", "reference", "rules"),
    ("finding",),
    ("settings", "formula.tree", "formula.computing.result"),
    ("formula",),
    ("model", "aims"),
    ("frames",),
    ("documents", "evaluation", "solution", "testing"),
    ("checks", "comparison", "contribution", "dictionary", "engine", "figures", "solving"),
    ("fixes", "grouping", "satu_data", "scoring"),
    ("entry_form",),
    ("reporting",),
    ("console",),
    ("commands",),
    ("cli",),
    ("__main__",),
)
"""From the ground up. A room may use what lies below it, not its neighbours. The door (``__init__``) has no floor."""


def modules() -> list[str]:
    """Every module of the package by its dotted name without ``ikukit.``, the door left out."""
    names = []
    for path in sorted(SOURCE.rglob("*.py")):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        if name:
            names.append(name)
    return names


def file_of(module: str) -> Path:
    path = SOURCE.joinpath(*module.split("."))
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


@cache
def syntax(module: str) -> ast.Module:
    return ast.parse(file_of(module).read_text("utf-8"))


def room_of(module: str) -> str:
    """The room that ``module`` belongs to."""
    rooms = [name for names in FLOORS for name in names if module == name or module.startswith(name + ".")]
    assert rooms, f"{module} stands on no floor: add it to FLOORS and to docs/architecture.md"
    return max(rooms, key=len)


def floor_of(room: str) -> int:
    return next(floor for floor, names in enumerate(FLOORS) if room in names)


@cache
def imported(module: str) -> frozenset[str]:
    """The modules of the package that ``module`` imports anywhere in it, also for type checking alone."""
    found = set()
    for node in ast.walk(syntax(module)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    inside = {name.removeprefix("ikukit.") for name in found if name.startswith("ikukit.")}
    return frozenset(inside & set(modules())) - {module}


@pytest.mark.parametrize("module", modules())
def test_imports_go_down_only(module: str) -> None:
    room = room_of(module)
    used = {name: room_of(name) for name in imported(module)}
    wrong = {name for name, other in used.items() if other != room and floor_of(other) >= floor_of(room)}
    assert not wrong, f"{module} ({room}) imports from its own floor or above: {sorted(wrong)}"


def test_the_page_shows_these_floors() -> None:
    page = (SOURCE.parent.parent / "docs" / "architecture.md").read_text("utf-8")
    rows = re.findall(r"(?m)^\| (\d+) \| (.+?) \|", page)
    shown = [
        {name.rstrip("/").removesuffix(".py").replace("/", ".") for name in re.findall(r"`(.+?)`", rooms)}
        for _, rooms in sorted(rows, key=lambda row: int(row[0]))
    ]
    assert shown == [set(names) for names in FLOORS]


def test_there_are_no_circles() -> None:
    graph = {module: imported(module) - {module.rpartition(".")[0]} for module in modules()}
    TopologicalSorter(graph).prepare()


@pytest.mark.parametrize("library", ["lark"])
def test_the_parser_library_is_behind_one_door(library: str) -> None:
    users = [module for module in modules() if library in foreign(module)]
    assert len(users) <= 2, users


def foreign(module: str) -> set[str]:
    """The top-level names of what ``module`` imports from outside."""
    found = set()
    for node in ast.walk(syntax(module)):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found


@pytest.mark.parametrize("module", modules())
def test_only_the_command_line_prints(module: str) -> None:
    if room_of(module) in {"cli", "commands", "console", "colours"}:
        return
    calls = [node for node in ast.walk(syntax(module)) if isinstance(node, ast.Call)]
    assert not [call.lineno for call in calls if isinstance(call.func, ast.Name) and call.func.id == "print"]
    assert not foreign(module) & {"click", "rich"}


@pytest.mark.parametrize("module", modules())
def test_a_module_says_its_job_and_stays_readable(module: str) -> None:
    assert ast.get_docstring(syntax(module)), "the docstring is missing"
    assert len(file_of(module).read_text("utf-8").splitlines()) <= 400
    functions = [node for node in ast.walk(syntax(module)) if isinstance(node, ast.FunctionDef)]
    long = [f.name for f in functions if f.end_lineno is not None and f.end_lineno - f.lineno >= 50]
    assert not long, f"functions over 50 lines: {long}"
    assert not {"utils", "helpers", "common", "manager", "base"} & set(module.split("."))


def test_the_door_names_every_public_thing_and_each_resolves() -> None:
    assert list(ikukit.__all__) == sorted(set(ikukit.__all__))
    for name in ikukit.__all__:
        assert getattr(ikukit, name) is not None
    assert set(ikukit.__all__) <= set(dir(ikukit))


FIRST = """
import importlib, sys
for name in sys.argv[1:]:
    for loaded in [known for known in sys.modules if known.partition(".")[0] == "ikukit"]:
        del sys.modules[loaded]
    importlib.import_module(name)
"""


def test_every_module_can_be_imported_first() -> None:
    """No module counts on another having been imported before it."""
    names = [f"ikukit.{module}" for module in modules() if module != "__main__"]
    done = subprocess.run(
        [sys.executable, "-c", FIRST, *names],
        env={**os.environ, "PYTHONPATH": str(SOURCE.parent)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
