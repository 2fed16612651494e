"""Cells that say "as above" by a mark, or of a name by a word, in a table that is kept by hand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice

from sidelog.catalog.text import fold, quoted
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.product.known import MEDICINES
from sidelog.exchange.table.regimen.changes import speaks_of_change
from sidelog.exchange.table.rows.columns import Columns
from sidelog.exchange.table.rows.grid import Grid
from sidelog.exchange.table.rows.text_rows import Row

_LOOKED_AT = 1000
"""Who writes them does so soon, and a long file of a program has none."""
_DASH = "[-\N{EN DASH}\N{EM DASH}]?"
_SIGN = re.compile(
    rf"{_DASH}(?:[\"\u201c-\u201f\u2033\u3003]|[',\u00b4\u2018\u2019\u2032]{{2}}){_DASH}"
)
SAME = word_set(
    "ditto;dito;do.;same;same as above;as above;s.o.;siehe oben;wie oben;id.;idem;lo mismo;"
    "igual;le meme;lo stesso;\u540c\u4e0a;\u540c\u524d"
)
"""They say so, folded, of the name of what was taken; elsewhere they may be an answer."""
_NAMES = MEDICINES | {"name", "item"}


@dataclass(slots=True)
class _Told:
    """The first of some cells, and how many they are."""

    text: str = ""
    line: int = 0
    count: int = 0

    def add(self, text: str, line: int) -> None:
        """Count one."""
        if not self.count:
            self.text, self.line = text, line
        self.count += 1

    def says(self, what: str) -> list[str]:
        """What is said of them; nothing where there are none."""
        cells = "cell" if self.count == 1 else "cells"
        said = f"{quoted(self.text)} in line {self.line} {what} ({self.count:,} {cells})"
        return [said] if self.count else []


@dataclass(frozen=True, slots=True)
class _Dittos:
    """What says "as above" in a file.

    Attributes:
        first: the line below the header.
        signs: the marks that do, in whatever column.
        names: the places of the columns that name what was taken, in which words do as well.
        taken: those whose cell is told from one above them.
        open: those below an empty cell, which stay as they are.
    """

    first: int
    signs: frozenset[str]
    names: frozenset[int]
    taken: _Told = field(default_factory=_Told)
    open: _Told = field(default_factory=_Told)

    def read(self, grid: Grid) -> Iterator[Row]:
        """The rows, each of these cells with what stands above it."""
        above = dict[int, str]()
        for row in grid.read():
            yield self._filled(row, above) if row.line >= self.first else row

    def _filled(self, row: Row, above: dict[int, str]) -> Row:
        cells = list(row.cells)
        for place, cell in enumerate(cells):
            text = cell.strip()
            is_word = place in self.names and fold(text) in SAME
            if text not in self.signs and not is_word:
                above[place] = cell
            elif above.get(place, "").strip():
                cells[place] = above[place]
                self.taken.add(text, row.line)
            else:
                self.open.add(text, row.line)
                cells[place] = "" if is_word else cell
        return row._replace(cells=cells)


def with_dittos(columns: Columns) -> Columns:
    """The columns, with what stands above them in cells that say no more than that.

    What stands in the first line says so nowhere.
    """
    rows = (row for row in columns.grid.read() if row.line >= columns.first)
    head = [[cell.strip() for cell in row.cells] for row in islice(rows, _LOOKED_AT)]
    found = {cell for cells in head for cell in cells if _SIGN.fullmatch(cell)}
    signs = frozenset(found.difference(*head[:1]))
    names = _names(columns, head)
    if not signs and not names:
        return columns
    dittos = _Dittos(columns.first, signs, names)
    for _ in dittos.read(columns.grid):
        pass  # all of them are counted
    said = dittos.taken.says("is taken for what stands above it")
    said += dittos.open.says("stands below an empty cell, and says no more")
    read = partial(replace(dittos, taken=_Told(), open=_Told()).read, columns.grid)
    grid = replace(columns.grid, read=read)
    return replace(columns, grid=grid, remarks=(*columns.remarks, *said))


def _names(columns: Columns, head: Sequence[Sequence[str]]) -> frozenset[int]:
    """The places of the columns that name what was taken in which a word says "as above".

    Among words of changes "same" is a change as well.
    """
    places = [place for place, name in enumerate(columns.names) if tokens(name) & _NAMES]
    said = [(place, cells[place]) for cells in head for place in places if place < len(cells)]
    changes = {place for place, cell in said if speaks_of_change(cell)}
    return frozenset(place for place, cell in said if fold(cell) in SAME) - changes
