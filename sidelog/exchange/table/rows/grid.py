"""A file as rows of text cells, which can be read more than once."""

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from typing import NamedTuple

from sidelog.catalog.text import quote
from sidelog.errors import BadDataError
from sidelog.exchange.reader import Left
from sidelog.exchange.source import Source
from sidelog.exchange.table.cell.days import in_pieces, is_day
from sidelog.exchange.table.rows.encoding import blocks_of, encoding_of, lines_of
from sidelog.exchange.table.rows.text_rows import LONGEST_CELL, LONGEST_LINE, Row, rows_of_blocks

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright lines"}
LINES_TO_SNIFF = 60
LOOKED_AT = 60
"""So many rows tell how a grid is laid out."""
_LONGEST_TO_SNIFF = LONGEST_CELL // LINES_TO_SNIFF
"""All of them together are no longer than one cell may be."""
_SEP = re.compile(r'"?sep=(.)"?\r?\n?', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells.

    Attributes:
        name: what the file is called in messages.
        what: what it is, such as "a table (CSV, between semicolons)".
        delimiter: what stands between its cells; empty where it is a spreadsheet.
        read: reads its rows from the beginning, those in which something stands.
        dates: the lines in which a column of a spreadsheet has what it keeps as dates, by place.
        left: what else is in the file, and why it is not read.
        tables: all of them, where other sheets of a spreadsheet have their own.
        counted: what its rows are called.
        title: the words above its rows; empty where they are among them, or there are none.
    """

    name: str
    what: str
    delimiter: str
    read: Callable[[], Iterator[Row]]
    dates: Mapping[int, Sequence[int]] = field(default_factory=dict)
    left: tuple[Left, ...] = ()
    tables: tuple["Part", ...] = ()
    counted: str = "line"
    title: str = ""

    def head(self, count: int = LOOKED_AT) -> list[Row]:
        """The first of its rows."""
        return list(islice(self.read(), count))

    def sound_head(self) -> list[Row]:
        """The first of its rows, without those that cannot be read."""
        return [row for row in self.head() if not row.wrong]

    def mapped(self, change: Callable[[Row], Row]) -> Callable[[], Iterator[Row]]:
        """What reads its rows, each as another."""
        return lambda: map(change, self.read())

    def text(self, row: Row, around: str | None = None) -> str:
        """A row as one text, without blanks, or the signs that are given, around it."""
        return self.delimiter.join(row.cells).strip(around)

    def turned(
        self, read: Callable[[], Iterator[Row]], how: str, title: str | None = None
    ) -> "Grid":
        """The grid with its rows read in another way, which is said; and with another title."""
        what = f"{self.what.removesuffix(')')}, {how})"
        title = self.title if title is None else title
        return replace(self, read=read, what=what, dates={}, title=title)


def title_of(above: Sequence[Row]) -> str:
    """The words that stand above a table."""
    return " ".join(filter(None, (cell.strip() for row in above for cell in row.cells)))


def not_read(what: str, names: Sequence[str]) -> tuple[Left, ...]:
    """That other sheets or lists are not read, and how the first of them would be."""
    return (Left(", ".join(names), f"{what}; --sheet {quote(names[0])}"),) if names else ()


class Part(NamedTuple):
    """One table of a file.

    Attributes:
        title: the words above it, or its sheet; empty where there are none.
        line: the line of its header.
        grid: its header and its rows.
        more: how many others with the same header are one with it.
    """

    title: str
    line: int
    grid: Grid
    more: int = 0

    @property
    def name(self) -> str:
        """What it is called."""
        more = f" and {self.more:,} more like it" if self.more else ""
        return (self.title or f"the table of line {self.line}") + more


def text_grid(source: Source) -> Grid:
    """A text file as a grid.

    Raises:
        BadDataError: it is empty, no text, or can be separated in two ways.
    """
    encoding = encoding_of(source)
    head = list(islice(lines_of(source, encoding, LONGEST_LINE), LINES_TO_SNIFF))
    if not "".join(head).strip():
        raise BadDataError(f"{source.name} is empty.", hint="Its first line should name columns.")
    said = _SEP.fullmatch(head[0])
    delimiter = said[1] if said else sniffed(head, source.name)
    parts = [f"CSV, between {DELIMITERS.get(delimiter, repr(delimiter))}", encoding.why]

    def rows() -> Iterator[Row]:
        blocks = blocks_of(source, encoding, LONGEST_LINE)
        if said:
            blocks = chain([next(blocks)[1:]], blocks)
        return rows_of_blocks(blocks, delimiter, int(bool(said)), damaged=encoding.damaged)

    return Grid(source.name, f"a table ({'; '.join(filter(None, parts))})", delimiter, rows)


def sniffed(head: Sequence[str], name: str) -> str:
    """The delimiter that makes a table of the first lines.

    Of several that do, the one between which whole cells are days, since a day is what every
    line needs; then the one that most lines agree on.

    Raises:
        BadDataError: there are several.
    """
    csv.field_size_limit(LONGEST_CELL)
    tables = {sign: _split(head, sign) for sign in DELIMITERS}
    tables = {sign: rows for sign, rows in tables.items() if any(len(row) > 1 for row in rows)}
    if not tables:
        return ","
    ranks = {sign: _rank(rows) for sign, rows in tables.items()}
    best = max(ranks.values())
    found = [sign for sign, rank in ranks.items() if rank == best]
    if len(found) > 1:
        words = " or ".join(DELIMITERS[sign] for sign in found)
        raise BadDataError(
            f"{name} could be separated by {words}.",
            hint="Put quotation marks around the names in its first line.",
        )
    return found[0]


def _rank(rows: Sequence[Sequence[str]]) -> tuple[float, float]:
    """How many rows have a cell that is a day, and how many are as wide as most of them are."""
    days = sum(any(map(is_day, row)) or bool(in_pieces(row[:3])) for row in rows) / len(rows)
    widths = Counter(map(len, rows))
    width, count = max(widths.items(), key=lambda one: (one[1], one[0]))
    return (round(days, 1), count / len(rows) if width > 1 else 0.0)


def _split(head: Sequence[str], delimiter: str) -> list[list[str]]:
    short = (line for line in head if len(line) <= _LONGEST_TO_SNIFF)
    try:
        rows = [row for row in csv.reader(short, delimiter=delimiter) if row]
    except csv.Error:  # said, with its line, when the rows are read
        return []
    # The last row may have been cut off in the middle.
    return rows[:-1] if len(head) == LINES_TO_SNIFF else rows


def held_grid(
    name: str, what: str, rows: Iterable[Row], dates: Mapping[int, Sequence[int]] | None = None
) -> Grid:
    """A grid that is held in memory; see `Grid.dates`."""
    held = tuple(rows)
    return Grid(name, what, "", lambda: iter(held), dates or {})
