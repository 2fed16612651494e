"""A page as Markdown; what a person wrote is escaped, so that it stays what it is."""

import re
from collections.abc import Iterator, Sequence

from sidelog.report.page import document as page
from sidelog.report.page.document import Document, map_text
from sidelog.report.render import Paper
from sidelog.report.words.glyphs import showable

_BLANK = "_" * 24
"""Room to write by hand."""
_SPECIAL = re.compile(r"([\\`*_\[\]<>&#|~])")
_BEGINS = re.compile(r"^(\s*)([-+](?=\s|$)|-(?=-+[ \t]*$)|=(?==*[ \t]*$))", re.MULTILINE)
"""A bullet, or a line under a heading."""
_NUMBERED = re.compile(r"^(\s*\d{1,9})([.)])(?=\s|$)", re.MULTILINE)


def render(document: Document, paper: Paper) -> bytes:  # noqa: ARG001  (one signature)
    """The whole page; it ends with a line break."""
    return ("\n".join(_lines(map_text(document, showable))).strip() + "\n").encode()


def _lines(document: Document) -> Iterator[str]:
    yield from (f"# {_words(document.title)}", "", _words(document.period), "")
    yield from (f"{label}: {_flat(said)}  " for label, said in document.person if said)
    yield from (_words(document.reliability), "")
    for part in document.front:
        yield from _section(part, 2)
    if document.details:
        yield from (f"## {_words(document.details_title)}", "")
    for part in document.details:
        yield from (f"> **{_flat(document.warning)}**", "") if document.warning else ()
        yield from _section(part, 3)
    yield from ("---", "", _words(document.foot))


def _section(part: page.Section, level: int) -> Iterator[str]:
    blocks = [made for block in part.blocks if (made := list(_block(block)))]
    if part.heading and (blocks or part.inner):
        yield from (f"{'#' * level} {_words(part.heading)}", "")
    for made in blocks:
        yield from (*made, "")
    for inner in part.inner:
        yield from _section(inner, level + 1)


def _block(block: page.Block) -> Iterator[str]:
    match block:
        case page.Paragraph(text, strong):
            yield f"**{_words(text)}**" if strong else _words(text)
        case page.Facts(pairs) | page.Answers(pairs):
            yield from (f"- **{_flat(label)}**: {_words(said)}" for label, said in pairs)
            if isinstance(block, page.Answers) and block.caution:
                yield from ("", _words(block.caution))
        case page.Fields(pairs):
            yield from (f"- **{_flat(label)}**: {_words(said or _BLANK)}" for label, said in pairs)
        case page.Items(items):
            yield from (f"- {_words(item)}" for item in items)
        case page.Boxed(heading, items):
            yield from (f"> **{_flat(heading)}**: {_flat(item)}" for item in items)
        case page.Table(caption, heads, rows):
            yield from _table(caption, heads, rows)
        case page.Panels(caption, heads, rows):
            named = [(row.name, *row.cells) for row in rows if row.name]
            yield from _table(caption, ("", *heads[1:]), named)
        case page.Columns(parts):
            yield from (line for part in parts for line in _column(part))


def _column(part: page.Section) -> Iterator[str]:
    yield from (f"**{_flat(part.heading)}**", "")
    yield from (line for each in part.blocks for line in _block(each))
    yield ""


def _table(caption: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield from (_words(caption), "")
    yield _row(heads)
    yield f"|{' --- |' * len(heads)}"
    yield from map(_row, rows)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(_escaped(cell).replace(chr(10), '<br>') for cell in cells)} |"


def _flat(said: str) -> str:
    return _escaped(said).replace("\n", ", ")


def _words(said: str) -> str:
    """Text that may have line breaks; each becomes one, and begins no list and no heading."""
    kept = _NUMBERED.sub(r"\1\\\2", _BEGINS.sub(r"\1\\\2", _escaped(said)))
    return kept.replace("\n", "  \n  ")


def _escaped(said: str) -> str:
    return _SPECIAL.sub(r"\\\1", said)
