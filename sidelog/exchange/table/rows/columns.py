"""A grid whose columns have names, and its rows below them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sidelog.exchange.table.rows.day_cells import carry
from sidelog.exchange.table.rows.grid import Grid
from sidelog.exchange.table.rows.text_rows import Row

SAME = 3
"""So many first cells of a header are the same where it comes again."""


@dataclass(frozen=True, slots=True)
class Columns:
    """A grid whose columns have names.

    Attributes:
        grid: the rows.
        names: of the columns, each once.
        remarks: what is to be said of them: the header's place, and names that were changed.
        first: the number of the first line below the header.
        needed: how many cells a row has at least; what it lacks is empty in most rows.
        short: how many a row has besides, of lines before the table had more columns.
        carried: the place of a day that stands once for several rows; None where each has its own.
        aside: the places of columns that are read with others, or say what others say.
        is_open: whether what a row has beyond the header goes on with the words of its last cell.
        has_more: whether most rows end with empty cells beyond the header.
        again: how the header begins where it comes again and again; empty where it does not.
        in_full: writes the days of rows in full, where those of the file have no year.
        only: what alone stands in some columns of the rows that are taken, by place.
        unsaid: what is said of columns some of whose cells are taken for empty, by place.
    """

    grid: Grid
    names: tuple[str, ...]
    remarks: tuple[str, ...]
    first: int
    needed: int
    again: tuple[str, ...] = ()
    only: tuple[tuple[int, frozenset[str]], ...] = ()
    carried: int | None = None
    is_open: bool = False
    short: frozenset[int] = frozenset()
    has_more: bool = True
    aside: frozenset[int] = frozenset()
    in_full: Callable[[Iterator[Row]], Iterator[Row]] = iter
    unsaid: Mapping[int, str] = field(default_factory=dict)

    def rows(self) -> Iterator[Row]:
        """The rows below the header that are taken; empty cells beyond it are taken off."""
        rows = self._rows()
        rows = rows if self.carried is None else carry(rows, self.carried)
        return self.in_full(filter(self._is_taken, rows) if self.only else rows)

    def _is_taken(self, row: Row) -> bool:
        """Whether a row is taken; one that cannot be read is, so that it is said."""
        cells = row.cells
        return all(place >= len(cells) or cells[place].strip() in some for place, some in self.only)

    def _rows(self) -> Iterator[Row]:
        width = len(self.names)
        for row in self.grid.read():
            if row.line < self.first:
                continue
            cells = row.cells
            if self.again and not row.wrong:
                first = tuple(cells[:SAME])
                if first == self.again or not any(first):
                    continue
                row = Row(row.line, cells[:width])  # noqa: PLW2901  (behind it each has its own)
            elif self._ends_empty(cells, width):
                row = Row(row.line, cells[:width])  # noqa: PLW2901  (a delimiter at its end)
            elif self.is_open and len(cells) > width and _goes_on(cells[width - 1]):
                words = self.grid.delimiter.join(cells[width - 1 :])
                row = Row(row.line, [*cells[: width - 1], words])  # noqa: PLW2901  (as it was)
            elif self.needed <= len(cells) < width or len(cells) in self.short:
                row = Row(row.line, cells + [""] * (width - len(cells)))  # noqa: PLW2901  (cut off)
            yield row

    def _ends_empty(self, cells: Sequence[str], width: int) -> bool:
        """Whether what a row has beyond the header is nothing.

        Where other rows have none of it, a comma within a cell may have moved all behind it.
        """
        is_more = len(cells) > width and not any(cells[width:])
        return is_more and (self.has_more or bool(cells[width - 1].strip()))


def _goes_on(text: str) -> bool:
    """Whether words may go on behind a comma: a number may be cut in two by it."""
    return any(map(str.isalpha, text))
