"""The visit report on paper: an accessible (UA-1) PDF to keep (A-2a), set by typst.

What is said goes in as data and is never markup.  The bundled fonts come first, so that the same
data give the same bytes; only a character that they lack calls for the machine's own fonts, and
one that none of them has is spelled out.
"""

import json
import re
from datetime import UTC, date, datetime
from functools import partial
from importlib.resources import files

import typst

from sidelog.report.document import Document, map_text, plain
from sidelog.report.glyphs import beyond_latin, showable, without

PAPERS = {"a4": "a4", "letter": "us-letter"}
"""The sizes of paper, as typst calls them."""

_FONTS = ("Libertinus Serif", "DejaVu Sans Mono")
_NO_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_ROUNDS = 8
"""How often one missing character is spelled out before all that are unusual are."""


def render(document: Document, made: date, paper: str = "a4") -> bytes:
    """Set the report.

    Args:
        document: what it says.
        made: the day of the metadata.
        paper: one of `PAPERS`.
    """
    shown = map_text(document, showable)
    try:
        return _compile(shown, made, paper, system_fonts=False)
    except typst.TypstError as error:
        _expect_missing_glyph(error)
    for _ in range(_ROUNDS):
        try:
            return _compile(shown, made, paper, system_fonts=True)
        except typst.TypstError as error:
            missing = _expect_missing_glyph(error)
            shown = map_text(shown, partial(without, characters=missing))
    unusual = beyond_latin(json.dumps(plain(shown), ensure_ascii=False))
    return _compile(map_text(shown, partial(without, characters=unusual)), made, paper)


def _compile(document: Document, made: date, paper: str, *, system_fonts: bool = False) -> bytes:
    content = {**plain(document), "fonts": _FONTS}
    content["made"] = {"year": made.year, "month": made.month, "day": made.day}
    template = files("sidelog.report") / "templates" / "report.typ"
    set_page: bytes = typst.compile(
        template.read_bytes(),
        format="pdf",
        ignore_system_fonts=not system_fonts,
        pdf_standards=["ua-1", "a-2a"],
        sys_inputs={"document": json.dumps(content), "paper": PAPERS[paper]},
        timestamp=int(datetime(made.year, made.month, made.day, 12, tzinfo=UTC).timestamp()),
    )
    return set_page


def _expect_missing_glyph(error: typst.TypstError) -> frozenset[str]:
    """The characters that have no glyph.

    Raises:
        typst.TypstError: the page failed over something else.
    """
    named = _NO_GLYPH.search(str(error))
    if named is None:
        raise error
    text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), named[1])
    return frozenset(text) - frozenset(map(chr, range(0x80)))
