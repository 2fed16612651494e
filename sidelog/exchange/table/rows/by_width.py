"""The rows of a table by how many cells they have, as far as that tells of what they lack."""

from collections.abc import Sequence

from sidelog.exchange.table.rows.text_rows import Row

MANY = 5
"""So many lines that end alike are of one table, which ends so."""
_ONE_OF = 16
"""A spreadsheet leaves off what is empty at the end of so many lines at once, not of more."""
_SAMPLE = 2000
_MOST_HELD = 200


def is_delimited(cells: Sequence[str], width: int) -> bool:
    """Whether what a row has beyond the header is nothing, behind a delimiter at its end."""
    return len(cells) > width and not any(map(str.strip, cells[width:]))


class ByWidth:
    """The rows of a table, by how wide they are: of those as wide as the header, some of all.

    What is needed, and whether most have more, is said as in `Widths`.
    """

    def __init__(self, width: int, needed: int, *, has_more: bool) -> None:
        self._width = self._before = width
        self._shortest = min(needed, width)
        self._has_more = has_more
        self._step, self._number = 1, 0
        self.whole: list[list[str]] = []
        self.narrow: dict[int, Block] = {}
        self.long: list[Row] = []
        self.first = self.last = 0

    def add(self, row: Row) -> None:
        """Count a row."""
        has, self.last = len(row.cells), row.line
        if has == self._width or (self._has_more and is_delimited(row.cells, self._width)):
            self.first = self.first or row.line
            if self._number % self._step == 0:
                self.whole.append(row.cells[: self._width])
            self._number += 1
            if len(self.whole) > _SAMPLE:
                del self.whole[1::2]
                self._step *= 2
        elif has > self._width and len(self.long) < _MOST_HELD:
            self.long.append(row)
        elif 1 < has < self._width:
            self.narrow.setdefault(has, Block()).add(row, is_next=self._before == has)
        self._before = has

    @property
    def blocks(self) -> dict[int, "Block"]:
        """The rows that have fewer cells than most rows fill."""
        return {has: block for has, block in self.narrow.items() if has < self._shortest}

    @property
    def are_mostly_whole(self) -> bool:
        """Whether more rows are as wide as the header than are not."""
        return self._number > sum(block.count for block in self.narrow.values())


class Block:
    """The lines that have so many cells."""

    __slots__ = ("count", "filled", "first", "held", "is_broken", "last")

    def __init__(self) -> None:
        self.first = self.last = self.count = self.filled = 0
        self.is_broken = False
        self.held: list[Row] = []

    def add(self, row: Row, *, is_next: bool) -> None:
        """Count a line; `is_next` says whether the one above it has so many cells as well."""
        self.first = self.first or row.line
        self.is_broken |= self.count > 0 and not is_next
        self.last = row.line
        self.count += 1
        self.filled += bool(row.cells[-1].strip())
        if len(self.held) < _MOST_HELD:
            self.held.append(row)

    @property
    def end_empty(self) -> bool:
        """Whether what is empty at their end was written, as if nothing came behind it."""
        return self.filled * _ONE_OF < self.count

    @property
    def is_whole(self) -> bool:
        """Whether they stand one below another, and are many."""
        return not self.is_broken and self.count >= MANY
