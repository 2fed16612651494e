"""The visit report as one web page that needs nothing else: no script, no request, any width."""

from importlib.resources import files

from jinja2 import Environment, FunctionLoader
from markupsafe import Markup

from sidelog.report.document import Document, map_text, plain
from sidelog.report.glyphs import showable

_TEMPLATES = files("sidelog.report") / "templates"


def render(document: Document) -> str:
    """Make the page."""
    environment = Environment(
        loader=FunctionLoader(_template), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["drawn"] = _drawn
    page = environment.get_template("report.html")
    # The style is the page's own; < and & do not occur in it.
    style = Markup(_template("report.css"))  # noqa: S704
    content = plain(map_text(document, showable))
    return page.render(content, style=style).lstrip()


def _template(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def _drawn(svg: str, name: str, words: str) -> Markup:
    """The picture as part of the page, with what it shows in words; it escaped its own texts."""
    said = Markup('<title id="picture">{}</title><desc id="shown">{}</desc>').format(name, words)
    start, _, rest = svg.partition(">")
    role = ' role="img" aria-labelledby="picture" aria-describedby="shown">'
    return Markup(start + role + str(said) + rest)  # noqa: S704
