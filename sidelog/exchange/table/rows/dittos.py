"""Cells that say "as above", by a mark or a word such as ditto, in a table that is kept by hand."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice

from sidelog.catalog.text import fold, quoted
from sidelog.exchange.table.cell.calendar import WEEKDAY_NAMES
from sidelog.exchange.table.cell.numbers import NUMBERISH, Kind, token
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.rows.columns import Columns
from sidelog.exchange.table.rows.grid import Grid
from sidelog.exchange.table.rows.text_rows import Row

_LOOKED_AT = 1000
"""Who writes them does so soon, and a long file of a program has none."""
_DASH = "[-\N{EN DASH}\N{EM DASH}]?"
_SIGN = re.compile(
    rf"{_DASH}(?:[\"\u201c-\u201f\u2033\u3003]|[',\u00b4\u2018\u2019\u2032]{{2}}){_DASH}"
)
_LONGEST = 20
_WORDS = word_set(
    "ditto;dito;do.;same;same as above;as above;s.o.;siehe oben;wie oben;id.;idem;lo mismo;"
    "\u540c\u4e0a;\u540c\u524d"
)
_COMPARED = word_set(
    "better worse more less higher lower different changed increased decreased up down new other "
    "besser schlechter mehr weniger anders mejor peor mas menos"
)
"""Beside these, "same" is an answer of its own."""
_MOSTLY = 0.8
_PLAIN = NUMBERISH | {Kind.DAY, Kind.TIME}


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
        words: the places of columns in which words do.
        taken: those whose cell is told from one above them.
        open: those below an empty cell, which stay as they are.
    """

    first: int
    signs: frozenset[str]
    words: frozenset[int]
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
            if text not in self.signs and not (place in self.words and _is_word(text)):
                above[place] = cell
            elif above.get(place, "").strip():
                cells[place] = above[place]
                self.taken.add(text, row.line)
            else:
                self.open.add(text, row.line)
        return row._replace(cells=cells)


def with_dittos(columns: Columns) -> Columns:
    """The columns, with what stands above them in cells that say no more than that.

    A mark says so in each column; a word only in one of numbers or days, or of words that come
    again, as elsewhere it may be an answer.  What stands in the first line says so nowhere.
    """
    rows = (row for row in columns.grid.read() if row.line >= columns.first)
    head = [[cell.strip() for cell in row.cells] for row in islice(rows, _LOOKED_AT)]
    found = {cell for cells in head for cell in cells if _may_be(cell)}
    signs = frozenset(filter(_SIGN.fullmatch, found.difference(*head[:1])))
    places = range(len(columns.names)) if any(map(_is_word, found)) else ()
    words = frozenset(place for place in places if _has_words(head, place))
    if not signs and not words:
        return columns
    dittos = _Dittos(columns.first, signs, words)
    for _ in dittos.read(columns.grid):
        pass  # all of them are counted
    said = dittos.taken.says("is taken for what stands above it")
    said += dittos.open.says("stands below an empty cell, and is left as it is")
    read = partial(replace(dittos, taken=_Told(), open=_Told()).read, columns.grid)
    grid = replace(columns.grid, read=read)
    return replace(columns, grid=grid, remarks=(*columns.remarks, *said))


def _may_be(cell: str) -> bool:
    return 0 < len(cell) <= _LONGEST and (_is_word(cell) or _SIGN.fullmatch(cell) is not None)


def _is_word(text: str) -> bool:
    return text.casefold() in _WORDS


def _has_words(head: Sequence[Sequence[str]], place: int) -> bool:
    """Whether a column has such words, and beside them what they may stand for."""
    cells = [cells[place] for cells in head if len(cells) > place and cells[place]]
    others = Counter(fold(cell) for cell in cells if not _may_be(cell))
    if others.total() == len(cells) or not others or (cells and _is_word(cells[0])):
        return False
    said = {word for text in others for word in re.findall(r"\w+", text)}
    if said & _COMPARED or all(text.strip(".") in WEEKDAY_NAMES for text in others):
        return False
    plain = sum(count for text, count in others.items() if token(text).kind in _PLAIN)
    again = sum(count > 1 for count in others.values())
    return plain >= others.total() * _MOSTLY or again * 2 >= len(others)
