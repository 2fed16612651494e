"""A page as one web page that needs nothing else: no script, no request, any width."""

from importlib.resources import files

from jinja2 import Environment, FunctionLoader
from markupsafe import Markup

from sidelog.report.page.document import Document, kept_together, map_text, plain
from sidelog.report.render import Paper
from sidelog.report.words.glyphs import showable

_TEMPLATES = files("sidelog.report.render") / "templates"


def render(document: Document, paper: Paper) -> bytes:  # noqa: ARG001  (one signature)
    """Make the page."""
    environment = Environment(
        loader=FunctionLoader(_template), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["drawn"] = _drawn
    page = environment.get_template("report.html")
    # The style is the page's own; < and & do not occur in it.
    style = Markup(_template("report.css"))  # noqa: S704
    content = plain(map_text(map_text(document, showable), kept_together))
    return page.render(content, style=style).lstrip().encode()


def _template(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def _drawn(svg: str, words: str) -> Markup:
    """A drawing as part of the page, with what it shows in words; it escaped its own texts."""
    start, _, rest = svg.partition(">")
    said = Markup(' role="img" aria-label="{}">').format(words)
    return Markup(start) + said + Markup(rest)  # noqa: S704
