"""A page as blocks, before it has a form: what every renderer turns into its own kind of lines."""

from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words in sentences; `strong` ones are what the eye should meet first."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels, each with what it says."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Items:
    """Short things in a row, each on its own; `columns` says how many may stand side by side."""

    items: tuple[str, ...]
    columns: int = 1


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing, its name, what it shows in words and numbers, and how it is read."""

    svg: str
    name: str
    words: str
    key: str


Block = Paragraph | Facts | Items | Table | Picture


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its blocks; a page's own beginning has none."""

    heading: str
    blocks: tuple[Block, ...]
    inner: tuple["Section", ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A report, ready to be set.

    Attributes:
        title: neutral, for the head of every page and the metadata.
        period: the days it is about.
        front: the first page.
        details: the pages after it.
        details_title: the heading of those.
        foot: what stands at the foot of every page.
    """

    title: str
    period: str
    front: tuple[Section, ...]
    details: tuple[Section, ...]
    details_title: str
    foot: str


def map_text(document: Document, change: Callable[[str], str]) -> Document:
    """The document with every text changed, the picture's too."""
    changed: Document = _map(document, change)
    return changed


def _map(value: Any, change: Callable[[str], str]) -> Any:  # noqa: ANN401  (any part of a document)
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_map(part, change) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        parts = {one.name: _map(getattr(value, one.name), change) for one in fields(value)}
        return type(value)(**parts)
    return value


def plain(document: Document) -> dict[str, Any]:
    """The document as JSON knows it; every part says its kind."""
    members: dict[str, Any] = _plain(document)
    return members


def _plain(value: Any) -> Any:  # noqa: ANN401  (any part of a document)
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if is_dataclass(value):
        members = {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
        return {"kind": type(value).__name__.lower(), **members}
    return value
