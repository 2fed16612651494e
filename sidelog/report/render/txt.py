"""A page as plain text: 80 columns, no ornament, to paste into a record.

A line says one thing with its label first, so that it can be listened to.
"""

from collections.abc import Iterator, Sequence
from textwrap import fill

from sidelog.report.page.document import (
    Answers,
    Block,
    Boxed,
    Columns,
    Document,
    Facts,
    Items,
    Panels,
    Paragraph,
    Section,
    Table,
    map_text,
)
from sidelog.report.render import Paper
from sidelog.report.words.basics import NO_NUMBER
from sidelog.report.words.glyphs import showable

_WIDTH = 80
_NOTHING = {"", NO_NUMBER}


def render(document: Document, paper: Paper) -> bytes:  # noqa: ARG001  (one signature)
    """The whole page; it ends with a line break."""
    return ("\n".join(map(_filled, _lines(map_text(document, showable)))) + "\n").encode()


def _filled(line: str) -> str:
    """A line within the width; what follows a break stands two further in."""
    indent = line[: len(line) - len(line.lstrip())]
    return fill(line, _WIDTH, subsequent_indent=f"{indent}  ", break_on_hyphens=False)


def _lines(document: Document) -> Iterator[str]:
    yield from (document.title, document.period)
    yield from (f"{label}: {said}" for label, said in document.person if said)
    if document.reliability:
        yield document.reliability
    for part in document.front:
        yield from _section(part)
    if document.details:
        yield from ("", "", document.details_title)
    for part in document.details:
        yield from _section(part)
    yield from ("", document.foot)


def _section(part: Section) -> Iterator[str]:
    lines = [line for block in part.blocks for line in _block(block)]
    lines += [line for inner in part.inner for line in _section(inner)]
    if lines:
        yield from ("", part.heading, "") if part.heading else ("",)
        yield from lines


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(text):
            yield from text.split("\n")
        case Facts(pairs):
            yield from "\n".join(f"{_flat(label)}: {said}" for label, said in pairs).split("\n")
        case Items(items):
            yield from "\n".join(items).split("\n")
        case Boxed(heading, items):
            yield from (f"{heading}: {item}" for item in items)
        case Answers(lines, caution):
            yield from (f"{name}: {said}" for name, said in lines)
            yield from ("", caution) if caution else ()
        case Table(caption, heads, rows):
            yield from ("", caption)
            yield from (_row(name, heads[1:], cells) for name, *cells in rows)
        case Panels(caption, heads, rows):
            yield caption
            yield from (_row(row.name, heads[1:], row.cells) for row in rows if row.name)
        case Columns(parts):
            yield from (line for part in parts for line in _column(part))


def _column(part: Section) -> Iterator[str]:
    first, *more = [line for block in part.blocks for line in _block(block)]
    yield f"{part.heading}: {first}"
    yield from (f"  {line}" for line in more)


def _row(name: str, heads: Sequence[str], cells: Sequence[str]) -> str:
    """A row as one line: what it is about, then each head with its cell."""
    said = "; ".join(
        f"{_flat(head)}: {_flat(cell)}"
        for head, cell in zip(heads, cells, strict=True)
        if cell not in _NOTHING
    )
    return f"  {_flat(name)}. {said}." if said else f"  {_flat(name)}."


def _flat(said: str) -> str:
    return said.replace("\n(", " (").replace("\n", ", ")
