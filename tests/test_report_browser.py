"""The HTML report in a real browser: nothing overflows a screen or a phone, fractions are drawn, nothing complains."""

import html
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

import ikukit
from ikukit.reporting.content import content_of
from ikukit.reporting.report import report
from ikukit.reporting.writers.web import web_page

SENDURO = Path(__file__).parent.parent / "examples" / "senduro_2024.txt"
LOOK = """
<script>
const fractions = [...document.querySelectorAll("mfrac")].map(one => {
  const [over, under] = [...one.children].map(child => child.getBoundingClientRect());
  return under.top >= over.bottom - 1 && over.height > 8;
});
document.title = JSON.stringify({
  width: innerWidth,
  overflow: document.documentElement.scrollWidth - innerWidth,
  fractions,
  ground: getComputedStyle(document.body).backgroundColor,
});
</script>
"""


def look(page: str, folder: Path, *options: str) -> dict[str, Any]:
    """What the browser says of ``page``; its complaints make the test fail."""
    command = next(name for name in ("chromium", "chromium-browser", "google-chrome") if shutil.which(name))
    file = folder / "page.html"
    file.write_text(page.replace("</body>", f"{LOOK}</body>"), "utf-8")
    quiet = (
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--enable-logging=stderr",
        f"--user-data-dir={folder / 'c'}",
    )
    done = subprocess.run([command, *quiet, *options, "--dump-dom", file.as_uri()], capture_output=True, text=True)
    assert not [line for line in done.stderr.splitlines() if "CONSOLE" in line]
    title = re.search(r"<title>(.*?)</title>", done.stdout, re.DOTALL)
    assert title, done.stderr
    told: dict[str, Any] = json.loads(html.unescape(title[1]))
    return told


@pytest.fixture(scope="module")
def page() -> str:
    document = ikukit.read(SENDURO)
    desa = {"Jumlah desa yang menetapkan RKPDes tepat waktu": 9, "Jumlah desa": 12}
    return web_page(content_of(report(document, {"TW I": desa, "TW II": desa})))


@pytest.mark.needs("chromium")
@pytest.mark.parametrize("width", [1280, 500, 390])
def test_the_page_fits_and_draws_its_formulas(page: str, width: int, tmp_path: Path) -> None:
    told = look(page, tmp_path, f"--window-size={width},900")
    assert told["width"] <= max(width, 500)
    assert told["overflow"] <= 0
    assert told["fractions"] == [True] * 5


@pytest.mark.needs("chromium")
def test_the_page_is_dark_where_the_system_is(page: str, tmp_path: Path) -> None:
    light, dark = tmp_path / "light", tmp_path / "dark"
    light.mkdir()
    dark.mkdir()
    assert look(page, light, "--blink-settings=preferredColorScheme=1")["ground"] == "rgb(255, 255, 255)"
    assert look(page, dark, "--blink-settings=preferredColorScheme=0")["ground"] == "rgb(18, 23, 29)"
