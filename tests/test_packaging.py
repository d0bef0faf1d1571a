"""What is built is complete: a wheel, a wheel made from the sdist and an editable install each parse on their own.

No network: the build back end runs in this environment, and the clean ones borrow only their dependencies from it.
"""

import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

PROBE = """
import ikukit
formula = ikukit.parse("Jumlah desa yang menetapkan RKPDes tepat waktu dibagi Jumlah desa x 100 %")
print(ikukit.__file__)
print(formula)
"""


def call(*command: str | Path, cwd: Path) -> str:
    """What ``command`` prints; fails with all it said when it fails."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=clean, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


def back_end(hook: str, folder: Path, source: Path = ROOT) -> Path:
    """The file that the build back end's ``hook`` makes of ``source`` in ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    script = f"from hatchling import build; print(build.{hook}({str(folder)!r}))"
    return folder / call(sys.executable, "-c", script, cwd=source).split()[-1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return back_end("build_wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return back_end("build_sdist", tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def wheel_from_sdist(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("from_sdist")
    with tarfile.open(sdist) as archive:
        archive.extractall(folder, filter="data")
    (source,) = folder.iterdir()
    return back_end("build_wheel", folder / "dist", source)


@pytest.fixture(scope="module")
def editable(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return back_end("build_editable", tmp_path_factory.mktemp("editable"))


@pytest.mark.parametrize(
    ("built", "home"), [("wheel", "site-packages"), ("wheel_from_sdist", "site-packages"), ("editable", "src")]
)
def test_an_install_parses_in_a_clean_environment(
    built: str, home: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    package: Path = request.getfixturevalue(built)
    venv.create(tmp_path / "clean", with_pip=True)
    python = tmp_path / "clean" / "bin" / "python"
    call(python, "-m", "pip", "install", "-q", "--no-deps", "--no-index", package, cwd=tmp_path)
    site = Path(call(python, "-c", "import site; print(site.getsitepackages()[0])", cwd=tmp_path).strip())
    borrowed = next(path for path in sys.path if path.endswith("site-packages"))
    (site / "zz_dependencies.pth").write_text(borrowed, "utf-8")
    file, formula = call(python, "-I", "-c", PROBE, cwd=tmp_path).splitlines()
    assert Path(file).parent.parent.name == home
    assert formula == "Jumlah desa yang menetapkan RKPDes tepat waktu dibagi Jumlah desa dikali 100 %"
    assert call(tmp_path / "clean" / "bin" / "ikukit", "--version", cwd=tmp_path) == "ikukit 0.1.0\n"


def package_files() -> set[str]:
    """Every file of the checkout that a wheel has to hold, by its name in the wheel."""
    package = ROOT / "src" / "ikukit"
    files = [path.relative_to(package) for path in package.rglob("*") if path.is_file()]
    visible = [path for path in files if not any(part.startswith((".", "__pycache__")) for part in path.parts)]
    return {f"ikukit/{path}" for path in visible} | {
        f"ikukit/grammars/{path.name}" for path in (ROOT / "grammars").iterdir()
    }


@pytest.mark.parametrize("built", ["wheel", "wheel_from_sdist"])
def test_a_wheel_holds_every_file_of_the_package(built: str, request: pytest.FixtureRequest) -> None:
    with zipfile.ZipFile(request.getfixturevalue(built)) as archive:
        names = set(archive.namelist())
    assert {"ikukit/grammars/formula.lark", "ikukit/py.typed", "ikukit/cli.py"} <= names
    assert package_files() <= names


def test_the_sdist_holds_what_its_tests_need(sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {
        "README.md", "CHANGELOG.md", "LICENSE", "pyproject.toml", "grammars/formula.lark", "examples/senduro_2024.txt",
        "tests/conftest.py", "docs/index.md", "src/ikukit/py.typed", ".ci/run",
    } <= names  # fmt: skip
