"""A line while it is read, and what keeps a row from being one."""

from sidelog.errors import SidelogError
from sidelog.exchange.incoming import Definition, Entry, LineError
from sidelog.exchange.table.cells import When
from sidelog.exchange.table.text import Row


class Draft:
    """A line while it is read."""

    __slots__ = ("empty", "errors", "parts", "passed", "row", "when", "words")

    def __init__(self, row: Row, when: When) -> None:
        self.row, self.when = row, when
        self.parts: list[Entry | Definition] = []
        self.errors: list[LineError] = []
        self.empty = 0
        self.passed: list[str] = []
        self.words: list[str] = []

    def error(self, column: str, reason: str) -> LineError:
        """What is wrong with one of its cells."""
        return LineError(self.row.line, column, reason)

    def refuse(self, column: str, error: SidelogError) -> None:
        """Keep what is wrong with a cell."""
        hint = f" {error.hint}" if error.hint else ""
        self.errors.append(self.error(column, f"{error.message}{hint}".rstrip(".")))


def wrong_row(row: Row, width: int) -> str:
    """Why a row cannot be read; empty where it can."""
    if row.wrong:
        return row.wrong
    found = len(row.cells)
    if found != width:
        return f"it has {found} cell{'s' * (found != 1)}, and the header {width}"
    for cell in row.cells:
        if "\0" in cell:
            return "it holds a NUL character, which no text has"
    return ""
