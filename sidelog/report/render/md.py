"""The visit report as Markdown; what a person wrote is escaped, so that it stays what it is."""

import re
from collections.abc import Iterator

from sidelog.report.document import (
    Block,
    Document,
    Facts,
    Items,
    Paragraph,
    Picture,
    Section,
    Table,
    map_text,
)
from sidelog.report.glyphs import showable

_SPECIAL = re.compile(r"([\\`*_\[\]<>&#|~])")
_LIST = re.compile(r"^(\s*)([-+=]|\d+[.)])", re.MULTILINE)


def render(document: Document) -> str:
    """The whole report; it ends with a line break."""
    return "\n".join(_lines(map_text(document, showable))).strip() + "\n"


def _lines(document: Document) -> Iterator[str]:
    yield from (f"# {_words(document.title)}", "", _words(document.period), "")
    for part in document.front:
        yield from _section(part, 2)
    if document.details:
        yield from (f"## {_words(document.details_title)}", "")
    for part in document.details:
        yield from _section(part, 3)
    yield from ("---", "", _words(document.foot))


def _section(part: Section, level: int) -> Iterator[str]:
    if part.heading:
        yield from (f"{'#' * level} {_words(part.heading)}", "")
    for block in part.blocks:
        yield from (*_block(block), "")
    for inner in part.inner:
        yield from _section(inner, level + 1)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(text, strong):
            yield f"**{_words(text)}**" if strong else _words(text)
        case Facts(pairs):
            yield from (f"- **{_flat(label)}**: {_words(said)}" for label, said in pairs)
        case Items(items):
            yield from (f"- {_words(item)}" for item in items)
        case Table():
            yield from _table(block)
        case Picture():
            yield from (_words(block.words), "")


def _table(table: Table) -> Iterator[str]:
    yield from (_words(table.caption), "")
    yield _row(table.heads)
    yield _row(("---",) * len(table.heads), plain=True)
    yield from map(_row, table.rows)


def _row(cells: tuple[str, ...], *, plain: bool = False) -> str:
    return f"| {' | '.join(cell if plain else _cell(cell) for cell in cells)} |"


def _cell(said: str) -> str:
    return _escaped(said).replace("\n", "<br>")


def _flat(said: str) -> str:
    return _escaped(said).replace("\n", ", ")


def _words(said: str) -> str:
    """Text that may have line breaks; each becomes one, and begins no list and no heading."""
    return _LIST.sub(r"\1\\\2", _escaped(said)).replace("\n", "  \n  ")


def _escaped(said: str) -> str:
    return _SPECIAL.sub(r"\\\1", said)
