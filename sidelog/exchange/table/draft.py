"""A line while it is read, and what keeps a row from being one."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from sidelog.errors import SidelogError
from sidelog.exchange.incoming import Definition, Entry, LineError
from sidelog.exchange.moments import Moment
from sidelog.exchange.table.rows.columns import Columns
from sidelog.exchange.table.rows.text_rows import Row, wrong_width


@dataclass(slots=True)
class Draft:
    """A line while it is read.

    Attributes:
        is_local: whether a time of it is in the zone of this machine, as nothing says another.
        is_named: whether its name is recorded.
        empty: how many of its cells say nothing.
        passed: why it is passed over.
        words: those of it that are to be in one note.
        said: the places of cells that are recorded, and need no note.
    """

    row: Row
    when: Moment
    is_local: bool = field(init=False)
    is_named: bool = False
    parts: list[Entry | Definition] = field(default_factory=list)
    errors: list[LineError] = field(default_factory=list)
    empty: int = 0
    passed: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    said: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.is_local = self.when.local

    def error(self, column: str, reason: str) -> LineError:
        """What is wrong with one of its cells."""
        return LineError(self.row.line, column, reason)

    def refuse(self, column: str, error: SidelogError, also: str = "") -> None:
        """Keep what is wrong with a cell, and what is done about it."""
        hint = f" {error.hint}" if error.hint else ""
        wrong = self.error(column, f"{error.message}{hint}".rstrip(".") + also)
        if wrong not in self.errors:  # a cell of two values is wrong once
            self.errors.append(wrong)


def wrong_row(row: Row, width: int) -> str:
    """Why a row cannot be read; empty where it can."""
    if wrong := wrong_width(row, width):
        return wrong
    return "it holds a NUL character, which no text has" if "\0" in "".join(row.cells) else ""


def readable(columns: Columns) -> Iterator[Row]:
    """The rows of a file that can be read."""
    width = len(columns.names)
    return (row for row in columns.rows() if not wrong_row(row, width))


def with_words(words: str, note: str | None) -> str | None:
    """A note, below what a cell says of a medicine: how long it is taken, or of what kind."""
    return "\n".join(filter(None, (words, note))) or None
