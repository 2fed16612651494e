"""A page as blocks, before it has a form: what every renderer turns into its own kind of lines."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from sidelog import __version__
from sidelog.dates import MONTHS
from sidelog.report.words.sheets.sheet import foot

if TYPE_CHECKING:
    from sidelog.report.findings.sheets.form import Worksheet
    from sidelog.report.findings.sheets.taking import Taking
    from sidelog.report.findings.visit import Visit


_LETTERS = 12
"""Of the fingerprint of a page."""


@dataclass(frozen=True)
class Paragraph:
    """Words in sentences; `strong` ones are what the eye should meet first."""

    text: str
    strong: bool = False


@dataclass(frozen=True)
class Facts:
    """Labels, each with what it says."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Fields:
    """Labels, each with what is known; behind those without it is room to write by hand."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Items:
    """Short things, each on its own."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """Rows under heads; the first cell of a row names it.

    Attributes:
        caption: what the table shows.
        heads: one for each column.
        rows: cells; what follows a line break in one is secondary.
        widths: how the columns share the width of a page, as relative numbers.
        small: whether it is long and may be set small.
    """

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    small: bool = False


@dataclass(frozen=True)
class Panel:
    """One row of a picture with its table: a drawing, and what stands beside it.

    Attributes:
        name: what it shows; a line break parts the name from what is secondary.  Empty where the
            drawing names what it shows.
        svg: the drawing, on the time axis that all panels share.
        words: what the drawing shows, in words and numbers, for whoever cannot see it.
        cells: what stands beside it, one for each head.
    """

    name: str
    svg: str
    words: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Panels:
    """Drawings over one time axis with a table in line.

    Attributes:
        caption: what it shows, and how it is read.
        heads: of the drawings, and of the cells.
        rows: from top to bottom; the axis with its dates is drawn in the last.
    """

    caption: str
    heads: tuple[str, ...]
    rows: tuple[Panel, ...]


@dataclass(frozen=True)
class Lines:
    """So many empty lines to write on by hand."""

    count: int


@dataclass(frozen=True)
class Boxed:
    """Short things in a box, which the eye should meet before anything else."""

    heading: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class Answers:
    """One line a measure or product: its name, then what may be said of it in sentences.

    Attributes:
        lines: (name, sentences) pairs, in the order in which they should be read.
        caution: what goes with every verdict, once.
    """

    lines: tuple[tuple[str, str], ...]
    caution: str = ""


@dataclass(frozen=True)
class Columns:
    """Sections that stand side by side where there is room."""

    parts: tuple["Section", ...]


Block = Paragraph | Facts | Fields | Items | Table | Panels | Lines | Boxed | Answers | Columns


@dataclass(frozen=True)
class Section:
    """A heading with its blocks; a page's own beginning has none."""

    heading: str
    blocks: tuple[Block, ...]
    inner: tuple["Section", ...] = ()


@dataclass(frozen=True)
class Document:
    """A page with its details, ready to be set.

    Attributes:
        title: neutral, for the head of every page and the metadata.
        period: the days it is about.
        person: labels with what the person chose to say of themselves; empty ones to fill in.
        reliability: how completely was recorded, in one line.
        front: the first page.
        details: the pages after it.
        details_title: the heading of those.
        overleaf: that there are details; empty without any.
        foot: what stands at the foot of every page.
        fingerprint: the beginning of a hash of all that is shown; the same record gives the same.
        found: what it was made of, for forms that hold data instead of words.
        warning: what stands above each of its parts and on every sheet, which may be parted from
            the others; empty where there is nothing to warn of.
    """

    title: str
    period: str
    person: tuple[tuple[str, str], ...]
    reliability: str
    front: tuple[Section, ...]
    details: tuple[Section, ...]
    details_title: str
    overleaf: str
    foot: str
    fingerprint: str
    found: "Visit | Taking | Worksheet"
    warning: str = ""


def with_foot(document: Document) -> Document:
    """The document with its fingerprint, and a foot that says when and of what it was made."""
    shown = json.dumps(plain(document)).encode()
    fingerprint = sha256(shown).hexdigest()[:_LETTERS]
    made = foot(document.found.made.toordinal(), __version__, fingerprint)
    return replace(document, foot=made, fingerprint=fingerprint)


def with_warning(document: Document, heading: str, said: str) -> Document:
    """The document with something in a box above all else, and on every sheet."""
    box = Section("", (Boxed(heading, (said,)),))
    warning = f"{heading}. {said}"
    return replace(document, front=(box, *document.front), warning=warning)


_TOGETHER = re.compile(
    rf" (?=→)|(?<=\d) (?=(?:[a-zµ°%]\S{{0,3}}|{'|'.join(MONTHS)})(?![^\W\d_]))|(?<=→) (?=\d)"
)


def kept_together(text: str) -> str:
    """The text with no line's end between a number and its unit, its month or its arrow."""
    return _TOGETHER.sub("\N{NO-BREAK SPACE}", text)


def map_text(document: Document, change: Callable[[str], str]) -> Document:
    """The document with every text changed, the drawings' too."""
    return replace(document, **{name: _map(part, change) for name, part in _said(document)})


def plain(document: Document) -> dict[str, Any]:
    """The document as JSON knows it; every part says its kind."""
    return {name: _plain(part) for name, part in _said(document)}


def _said(document: Document) -> list[tuple[str, Any]]:
    """The parts of a document that are text."""
    said = [one.name for one in fields(document) if one.name != "found"]
    return [(name, getattr(document, name)) for name in said]


def _map(value: Any, change: Callable[[str], str]) -> Any:  # noqa: ANN401  (any part of a document)
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_map(part, change) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        parts = {one.name: _map(getattr(value, one.name), change) for one in fields(value)}
        return type(value)(**parts)
    return value


def _plain(value: Any) -> Any:  # noqa: ANN401  (any part of a document)
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if is_dataclass(value):
        members = {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
        return {"kind": type(value).__name__.lower(), **members}
    return value
