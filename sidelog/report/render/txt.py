"""The visit report as plain text: 80 columns, no ornament, to paste into a record.

A line says one thing with its label first, so that it can be listened to.
"""

from collections.abc import Iterator
from textwrap import fill

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
from sidelog.report.sentences.basics import NO_NUMBER

_WIDTH = 80
_NOTHING = {"", NO_NUMBER}


def render(document: Document) -> str:
    """The whole report; it ends with a line break."""
    return "\n".join(map(_filled, _lines(map_text(document, showable)))) + "\n"


def _filled(line: str) -> str:
    """A line within the width; what follows a break stands two further in."""
    indent = line[: len(line) - len(line.lstrip())]
    return fill(line, _WIDTH, subsequent_indent=f"{indent}  ", break_on_hyphens=False)


def _lines(document: Document) -> Iterator[str]:
    yield from (document.title, document.period)
    for part in document.front:
        yield from _section(part)
    if document.details:
        yield from ("", "", document.details_title)
    for part in document.details:
        yield from _section(part)


def _section(part: Section) -> Iterator[str]:
    if part.heading:
        yield from ("", part.heading)
    yield ""
    for block in part.blocks:
        yield from _block(block)
    for inner in part.inner:
        yield from _section(inner)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(text):
            yield from text.split("\n")
        case Facts(pairs):
            for label, said in pairs:
                yield from f"{_flat(label)}: {said}".split("\n")
        case Items(items):
            yield from (line for item in items for line in item.split("\n"))
        case Table():
            yield from _table(block)
        case Picture():
            yield block.words


def _table(table: Table) -> Iterator[str]:
    """A row is one line: what it is about, then each head with its cell."""
    yield f"{table.caption.rstrip('.')}:"
    for name, *cells in table.rows:
        said = "; ".join(
            f"{' '.join(head.split())}: {_flat(cell)}"
            for head, cell in zip(table.heads[1:], cells, strict=True)
            if cell not in _NOTHING
        )
        yield f"  {_flat(name)}. {said}."


def _flat(said: str) -> str:
    return said.replace("\n(", " (").replace("\n", ", ")
