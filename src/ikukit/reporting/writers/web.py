"""HTML: one page that needs nothing from outside and no scripts: on a phone, on paper, in the dark, read aloud."""

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from ikukit.formula.rendering.mathml import to_mathml
from ikukit.formula.tree import Node
from ikukit.reporting.booklet import Booklet
from ikukit.reporting.content import Content
from ikukit.reporting.wording import severity_word

if TYPE_CHECKING:
    from jinja2 import Template
    from markupsafe import Markup


def write_web(content: Content, path: Path) -> None:
    """Write ``content`` as an HTML page."""
    path.write_text(web_page(content), encoding="utf-8", newline="\n")


def web_page(content: Content) -> str:
    """``content`` as an HTML page."""
    import ikukit

    return _template("report.html").render(
        report=content,
        say=content.tell,
        severity_word=severity_word,
        mathml=_mathml,
        version=ikukit.__version__,
    )


def write_booklet(booklet: Booklet, path: Path) -> None:
    """Write ``booklet`` as an HTML page."""
    import ikukit

    page = _template("booklet.html").render(book=booklet, say=booklet.tell, version=ikukit.__version__)
    path.write_text(page, encoding="utf-8", newline="\n")


@cache
def _template(name: str) -> "Template":
    from jinja2 import DictLoader, Environment, StrictUndefined

    folder = files("ikukit.reporting") / "templates"
    sources = {file: (folder / file).read_text("utf-8") for file in (name, "report.css")}
    environment = Environment(
        loader=DictLoader(sources), autoescape=True, undefined=StrictUndefined, trim_blocks=False, auto_reload=False
    )
    environment.globals["style"] = _trusted(sources["report.css"].rstrip())
    return environment.get_template(name)


def _mathml(tree: Node) -> "Markup":
    """The formula; long labels may break into lines, which MathML's own text does not."""
    drawn = to_mathml(tree)
    return _trusted(drawn.replace("<mtext>", '<mtext><span class="words">').replace("</mtext>", "</span></mtext>"))


def _trusted(text: str) -> "Markup":
    from markupsafe import Markup

    return Markup(text)
