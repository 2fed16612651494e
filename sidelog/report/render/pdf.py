"""A page on paper: an accessible (UA-1) PDF to keep (A-2a), set by typst.

What is said goes in as data and is never markup.  The bundled fonts come first, so that the same
data give the same bytes; only a character that they lack calls for the machine's own fonts, and
one that none of them has is spelled out.
"""

import json
from datetime import UTC, datetime
from functools import partial
from importlib.resources import files

import typst

from sidelog.report.page.document import Document, map_text, plain
from sidelog.report.render import Paper
from sidelog.report.words.glyphs import SURE, beyond_ascii, showable, without

_PAPERS = {Paper.A4: "a4", Paper.LETTER: "us-letter"}
"""The sizes of paper, as typst calls them."""

_FONTS = ("Libertinus Serif", "DejaVu Sans Mono")
_NO_GLYPH = "could not be displayed"

_PROBE = b"""
#set document(title: "probe")
#set text(font: "Libertinus Serif", lang: "en")
#sys.inputs.character
"""


def render(document: Document, paper: Paper) -> bytes:
    """Set the page with its details."""
    shown = map_text(document, showable)
    bundled = typst.Fonts(include_system_fonts=False)
    try:
        return _compile(shown, paper, bundled)
    except typst.TypstError as error:
        _refuse_other(error)
    every = typst.Fonts()
    unusual = beyond_ascii(json.dumps(plain(shown), ensure_ascii=False))
    missing = frozenset(one for one in unusual if not _has_glyph(one, every))
    try:
        return _compile(_spelled(shown, missing), paper, every)
    except typst.TypstError as error:  # some signs have a glyph alone, and none together
        _refuse_other(error)
    return _compile(_spelled(shown, unusual - SURE), paper, bundled)


def _compile(document: Document, paper: Paper, fonts: typst.Fonts) -> bytes:
    made = document.found.made
    content = {**plain(document), "fonts": _FONTS}
    content["made"] = {"year": made.year, "month": made.month, "day": made.day}
    template = files("sidelog.report.render") / "templates" / "report.typ"
    pages = typst.compile(
        template.read_bytes(),
        font_paths=fonts,
        format="pdf",
        pdf_standards=["ua-1", "a-2a"],
        sys_inputs={"document": json.dumps(content), "paper": _PAPERS[paper]},
        timestamp=int(datetime(made.year, made.month, made.day, 12, tzinfo=UTC).timestamp()),
    )
    return bytes(pages)


def _refuse_other(error: typst.TypstError) -> None:
    """Raise what is no missing glyph: that is our own mistake, and no note's."""
    if _NO_GLYPH not in str(error):
        raise error


def _spelled(document: Document, characters: frozenset[str]) -> Document:
    return map_text(document, partial(without, characters=characters))


def _has_glyph(character: str, fonts: typst.Fonts) -> bool:
    """Whether any of the fonts can show a character; it takes a millisecond to ask."""
    try:
        typst.compile(
            _PROBE,
            font_paths=fonts,
            format="pdf",
            pdf_standards=["ua-1"],
            sys_inputs={"character": character},
        )
    except typst.TypstError:
        return False
    return True
