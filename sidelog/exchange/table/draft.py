"""A line while it is read, and what keeps a row from being one."""

from collections.abc import Iterator

from sidelog.errors import SidelogError
from sidelog.exchange.incoming import Definition, Entry, LineError
from sidelog.exchange.moments import Moment
from sidelog.exchange.table.rows.columns import Columns
from sidelog.exchange.table.rows.text_rows import Row, wrong_width


class Draft:
    """A line while it is read.

    `is_named` says whether its name is recorded, `is_local` whether a time of it is in the zone of
    this machine, because nothing says another, `said` which of its words are.
    """

    __slots__ = (
        "empty",
        "errors",
        "is_local",
        "is_named",
        "parts",
        "passed",
        "row",
        "said",
        "when",
        "words",
    )

    def __init__(self, row: Row, when: Moment) -> None:
        self.row, self.when, self.is_local = row, when, when.local
        self.parts: list[Entry | Definition] = []
        self.errors: list[LineError] = []
        self.empty = 0
        self.is_named = False
        self.passed: list[str] = []
        self.words: list[str] = []
        self.said: set[int] = set()

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
