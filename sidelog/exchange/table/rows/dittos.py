"""Cells that say "as above" by a mark, or of a name by a word, in a table that is kept by hand."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

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
_TAKEN = "is taken for what stands above it"
_OPEN = "stands below an empty cell, and says no more"
_NAMES = MEDICINES | {"name", "item"}


class _Dittos(NamedTuple):
    """What says "as above" in a file.

    Attributes:
        first: the line below the header.
        signs: the marks that do, in whatever column.
        names: the places of the columns that name what was taken, in which words do as well.
    """

    first: int
    signs: frozenset[str]
    names: frozenset[int]

    def filled(self, grid: Grid) -> Iterator[tuple[Row, list[tuple[str, bool]]]]:
        """The rows with what stands above it in each of these cells, and what those said.

        A cell below an empty one stays as it is.
        """
        above = dict[int, str]()
        for row in grid.read():
            said = list[tuple[str, bool]]()
            cells = list(row.cells)
            for place, cell in enumerate(cells if row.line >= self.first else ()):
                text = cell.strip()
                is_word = place in self.names and fold(text) in SAME
                if text not in self.signs and not is_word:
                    above[place] = cell
                    continue
                has_above = bool(above.get(place, "").strip())
                said.append((text, has_above))
                cells[place] = above[place] if has_above else "" if is_word else cell
            yield row._replace(cells=cells) if said else row, said


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
    first, count = dict[bool, str](), Counter[bool]()
    for row, said in dittos.filled(columns.grid):
        for text, has_above in said:
            first.setdefault(has_above, f"{quoted(text)} in line {row.line}")
            count[has_above] += 1
    remarks = [
        f"{first[has_above]} {what} ({count[has_above]:,} cell{'s' * (count[has_above] > 1)})"
        for has_above, what in ((True, _TAKEN), (False, _OPEN))
        if has_above in first
    ]
    grid = replace(columns.grid, read=lambda: (row for row, _ in dittos.filled(columns.grid)))
    return replace(columns, grid=grid, remarks=(*columns.remarks, *remarks))


def _names(columns: Columns, head: Sequence[Sequence[str]]) -> frozenset[int]:
    """The places of the columns that name what was taken in which a word says "as above".

    Among words of changes "same" is a change as well.
    """
    places = [place for place, name in enumerate(columns.names) if tokens(name) & _NAMES]
    said = [(place, cells[place]) for cells in head for place in places if place < len(cells)]
    changes = {place for place, cell in said if speaks_of_change(cell)}
    return frozenset(place for place, cell in said if fold(cell) in SAME) - changes
