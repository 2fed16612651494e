"""A grid whose columns have names, and its rows below them."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice

from sidelog.exchange.table.rows.day_cells import carry
from sidelog.exchange.table.rows.grid import Grid
from sidelog.exchange.table.rows.text_rows import Row
from sidelog.exchange.table.rows.widths import Widths

SAME = 3
"""So many first cells of a header are the same where it comes again."""


def filled(rows: Iterable[Sequence[str]], place: int) -> list[str]:
    """What a column has in some rows, without what is empty."""
    return [text for cells in rows if len(cells) > place and (text := cells[place].strip())]


@dataclass(frozen=True, slots=True)
class Columns:
    """A grid whose columns have names.

    Attributes:
        grid: the rows.
        names: of the columns, each once.
        remarks: what is to be said of them: the header's place, and names that were changed.
        first: the number of the first line below the header.
        widths: how wide rows are, and what is done with those of another width.
        carried: the place of a day that stands once for several rows; None where each has its own.
        aside: the places of columns that are read with others, or say what others say.
        again: how the header begins where it comes again and again; empty where it does not.
        in_full: writes the days of rows in full, where those of the file have no year.
        only: what alone stands in some columns of the rows that are taken, by place.
        unsaid: what is said of columns some of whose cells are taken for empty, by place.
        tallied: the places of columns of which each line counts one: a day has their sum.
        of_kinds: the places of numbers that lines of some kinds have, and those of others do not.
        of_parts: the places of lengths that a program wrote as parts of a day.
        of_12_hours: the places of times that may be of am or pm, and do not say of which.
        grouped: what is said of columns whose thousands were parted by a sign, by place.
        title: the words above the header.
    """

    grid: Grid
    names: tuple[str, ...]
    remarks: tuple[str, ...]
    first: int
    widths: Widths
    again: tuple[str, ...] = ()
    only: tuple[tuple[int, frozenset[str]], ...] = ()
    carried: int | None = None
    aside: frozenset[int] = frozenset()
    in_full: Callable[[Iterator[Row]], Iterator[Row]] = iter
    unsaid: Mapping[int, str] = field(default_factory=dict)
    tallied: frozenset[int] = frozenset()
    of_kinds: frozenset[int] = frozenset()
    of_parts: frozenset[int] = frozenset()
    of_12_hours: frozenset[int] = frozenset()
    grouped: Mapping[int, str] = field(default_factory=dict)
    title: str = ""

    def rows(self) -> Iterator[Row]:
        """The rows below the header that are taken; empty cells beyond it are taken off."""
        rows = self._rows()
        rows = rows if self.carried is None else carry(rows, self.carried)
        return self.in_full(filter(self._is_taken, rows) if self.only else rows)

    def head(self, count: int) -> list[list[str]]:
        """The cells of the first of these rows."""
        return [row.cells for row in islice(self.rows(), count)]

    def cells(self) -> Iterator[list[str]]:
        """The cells of those of these rows that are as wide as the header."""
        width = len(self.names)
        return (row.cells for row in self.rows() if len(row.cells) == width)

    def changed(self, change: Callable[[Row], Iterable[Row]], *remarks: str) -> "Columns":
        """The same, with other rows for each of its rows, and with what is said of that."""
        in_full = self.in_full
        return replace(
            self,
            in_full=lambda rows: chain.from_iterable(map(change, in_full(rows))),
            remarks=(*self.remarks, *remarks),
        )

    def without(self, which: Callable[[Row], bool], remarks: Sequence[str]) -> "Columns":
        """The same, without some of its rows, and with what is said of that."""
        return self.changed(lambda row: () if which(row) else (row,), *remarks)

    def emptied(
        self, which: Callable[[Sequence[str]], Collection[int]], unsaid: Mapping[int, str]
    ) -> "Columns":
        """The same, with some of its cells taken for empty.

        Args:
            which: the places of those among the cells of a row that is as wide as the header.
            unsaid: what is to be said of them, by place.
        """
        width = len(self.names)

        def change(row: Row) -> Iterator[Row]:
            if places := which(row.cells) if len(row.cells) == width else ():
                cells = ["" if at in places else cell for at, cell in enumerate(row.cells)]
                yield row._replace(cells=cells)
            else:
                yield row

        return replace(self.changed(change), unsaid={**self.unsaid, **unsaid})

    def below_header(self, change: Callable[[Row], Row], *remarks: str) -> "Columns":
        """The same, with each row of its grid below the header as another."""

        def read() -> Iterator[Row]:
            return (change(row) if row.line >= self.first else row for row in self.grid.read())

        grid = replace(self.grid, read=read)
        return replace(self, grid=grid, remarks=(*self.remarks, *remarks))

    def _is_taken(self, row: Row) -> bool:
        """Whether a row is taken; one that cannot be read is, so that it is said."""
        cells = row.cells
        return all(at >= len(cells) or cells[at].strip() in some for at, some in self.only)

    def _rows(self) -> Iterator[Row]:
        for row in self.grid.read():
            if row.line < self.first:
                continue
            if self.again and not row.wrong:
                first = tuple(row.cells[:SAME])
                if first == self.again or not any(first):
                    continue
                row = Row(row.line, row.cells[: len(self.names)])  # noqa: PLW2901  (its own behind)
            yield self.widths.as_wide(row)
