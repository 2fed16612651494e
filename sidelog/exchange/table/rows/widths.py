"""Lines that have fewer cells than the header, or more: made as wide as it where that is sure.

What a line lacks is empty at its end, and what it has too much is one cell that a delimiter in its
words has parted, where its cells are then of the kinds that their columns have elsewhere, and no
other place of a gap would do as well.  Any other line is left as it is, and said.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, pairwise

from sidelog.catalog.text import quoted
from sidelog.exchange.table.cell.numbers import Kind, usual_unit
from sidelog.exchange.table.rows.by_width import MANY, Block, ByWidth, is_delimited
from sidelog.exchange.table.rows.grid import Grid
from sidelog.exchange.table.rows.longer import (
    FreeText,
    Longer,
    find_free_text,
    fit,
    kind_of,
    longer,
    words_again,
)
from sidelog.exchange.table.rows.text_rows import Row, wrong_width

_TELLING = 20
"""Where none of so many cells is a number, a cell of numbers is of another column."""
_TIMES = re.compile(r"h{1,2}:mm", re.IGNORECASE)
_BRACKETED = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
_POINT = re.compile(r"\d*\.\d+")
_UNITS_OF_TIME = frozenset({"h", "min", "s"})


@dataclass(frozen=True, slots=True)
class Widths:
    """How wide the rows of a table are, and what is done with those of another width.

    Attributes:
        names: of its columns.
        delimiter: what stands between its cells.
        needed: how many cells a row has at least; what it lacks is empty in most rows.
        short: how many a row has besides, of lines before the table had more columns.
        is_open: whether what a row has beyond the header goes on with the words of its last cell.
        written: how many cells most rows and the header have, some at their end empty; 0 for none.
        has_more: whether most rows end with empty cells beyond the header.
        kinds: what stands in each column of the rows that are as wide as the header.
        words: those that come again in each of them.
        possible: what may stand there besides, as far as so many rows tell.
        gaps: the places where rows of a width may lack cells, where all of them lack them in one.
        seldom: the places of columns that most rows leave empty.
        others: the widths of rows that have other columns than the first of the header.
        free: the one column of a person's own sentences, if any.
        has_points: whether a number of those rows has a point before its decimals.
        has_blanks: whether a cell of those rows begins with a blank.
        last: the last line, which may have been cut off in the midst of a number.
        note: what a column is called of words that rows have behind the last; empty for none.
    """

    names: tuple[str, ...]
    delimiter: str = ""
    needed: int = 0
    short: frozenset[int] = frozenset()
    is_open: bool = False
    written: int = 0
    has_more: bool = True
    kinds: tuple[frozenset[Kind], ...] = ()
    words: tuple[frozenset[str], ...] = ()
    possible: tuple[frozenset[Kind], ...] = ()
    gaps: Mapping[int, frozenset[int]] = field(default_factory=dict)
    seldom: frozenset[int] = frozenset()
    others: frozenset[int] = frozenset()
    free: FreeText | None = None
    has_points: bool = False
    has_blanks: bool = False
    last: int = 0
    note: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of all columns, that of words behind the last among them."""
        return (*self.names, self.note) if self.note else self.names

    def as_wide(self, row: Row) -> Row:
        """A row with a cell for each column; as it is, or wrong, where it is not sure how."""
        if not self.note and len(row.cells) == len(self.names):
            return row
        wide, note = self.fitted(row), ""
        if found := self.beyond(wide):
            wide, note = Row(row.line, found.cells, unplaced=found.why), found.note
        if not self.note or wide.wrong:
            return wide
        if wrong := wrong_width(wide, len(self.names)):
            return Row(row.line, [], wrong)
        return wide._replace(cells=[*wide.cells, note])

    def beyond(self, row: Row) -> Longer | None:
        """What is read of a row that has more than the header; None where that is not sure."""
        if len(row.cells) <= len(self.names) or not self.kinds or row.wrong:
            return None
        is_in_place = len(row.cells) == self.written
        return longer(row.cells, self.names, self.kinds, self.words, is_in_place=is_in_place)

    def fitted(self, row: Row) -> Row:
        """A row as wide as the header, where all its cells are; else as it is."""
        cells, width = row.cells, len(self.names)
        is_in_place = len(cells) == self.written and not is_delimited(cells, width)
        if row.wrong or len(cells) == width or is_in_place:
            return row
        is_whole = self.has_more and is_delimited(cells, width)
        if len(cells) > width and not is_whole and (joined := self.joined(cells)):
            return Row(row.line, joined)
        if is_whole or self._ends_empty(cells):
            return Row(row.line, cells[:width])  # a delimiter at its end
        if self.is_open and len(cells) > width and _goes_on(*cells[width - 2 : width]):
            return Row(row.line, [*cells[: width - 1], self.delimiter.join(cells[width - 1 :])])
        ends = self.needed <= len(cells) < width or len(cells) in self.short
        if ends or self.is_cut_off(row):
            return self._filled_up(row)
        return row

    def _filled_up(self, row: Row) -> Row:
        """A row with empty cells at its end, and without those that may be of other columns."""
        cells, width = row.cells, len(self.names)
        kept, said = cells + [""] * (width - len(cells)), []
        first = width
        if len(cells) in self.others:
            first = min(self.gaps.get(len(cells)) or self.places(cells), default=width)
        for place in range(first, len(cells)):
            if cells[place].strip() and place in self.seldom:
                said.append(f"{quoted(cells[place])} below {self.names[place]}")
                kept[place] = ""
        if not said:
            return Row(row.line, kept)
        why = f"it has {len(cells)} cells, and the header {width}"
        of = "are left out, as they" if len(said) > 1 else "is left out, as it"
        said_of_all = f"{why}: {', '.join(said)} {of} may be of another column"
        return Row(row.line, kept, unplaced=said_of_all)

    def _ends_empty(self, cells: Sequence[str]) -> bool:
        """Whether what a row has beyond the header is nothing.

        Where the last column has nothing either, a comma within a cell may have moved all behind
        it: but not where each cell is of its column, and no two of them may be one number.
        """
        width = len(self.names)
        if not is_delimited(cells, width) or cells[width - 1].strip():
            return is_delimited(cells, width)
        found = list(map(kind_of, cells[:width]))
        are_fit = bool(self.kinds) and fit(found, self.kinds)
        are_whole = [cell.strip().isdecimal() for cell in cells[:width]]
        is_cut = any(map(all, pairwise(are_whole)))
        return are_fit and (self.has_points or not is_cut)

    def is_cut_off(self, row: Row) -> bool:
        """Whether a row lacks its last cells, and no others: it fits its columns so alone."""
        cells, gap = row.cells, len(self.names) - len(row.cells)
        is_last = row.line == self.last and len(cells) not in self.gaps
        if gap <= 0 or not self.kinds or len(cells) < 2 or is_last:  # noqa: PLR2004
            return False
        found = list(map(kind_of, cells))
        if not fit(found, self.kinds[: len(found)]):
            return False
        possible = self.gaps.get(len(cells))
        return not any(
            any(found[place:]) and (possible is None or place in possible)
            for place in self.places(cells)
        )

    def places(self, cells: Sequence[str]) -> list[int]:
        """Before which of its cells a row may lack some, by the kinds of all of them."""
        found, gap = list(map(kind_of, cells)), len(self.names) - len(cells)
        first = next((i for i, kind in enumerate(found) if not self._may(i, kind)), len(found))
        behind = [i for i, kind in enumerate(found) if not self._may(i + gap, kind)]
        return list(range(max(behind, default=-1) + 1, first + 1))

    def _may(self, place: int, kind: Kind | None) -> bool:
        return kind is None or kind in self.possible[place]

    def joined(self, cells: Sequence[str]) -> list[str]:
        """Cells that a delimiter in words has parted, put together; none where that is not sure."""
        if self.kinds and not self.has_blanks:
            joined = list(_put_together(cells, self.delimiter))
            found = list(map(kind_of, joined))
            if len(joined) == len(self.names) and fit(found, self.kinds):
                return joined
        return self.free.joined(cells, self.delimiter, self.kinds) if self.free else []


def _put_together(cells: Sequence[str], delimiter: str) -> Iterator[str]:
    whole = cells[0]
    for cell in cells[1:]:
        if cell[:1] == " " and cell.strip():
            whole += delimiter + cell
        else:
            yield whole
            whole = cell
    yield whole


def _goes_on(before: str, text: str) -> bool:
    """Whether words may go on behind a comma: a number may be cut in two by it, as 2,5 g is."""
    is_cut = before.strip().isdecimal() and kind_of(text) is Kind.NUMBER
    return any(map(str.isalpha, text)) and not is_cut


def find_widths(
    grid: Grid,
    first: int,
    names: tuple[str, ...],
    body: Sequence[Row],
    *,
    is_open: bool,
    written: int = 0,
) -> tuple[Widths, tuple[str, ...]]:
    """How wide the rows of a table are; and what is to be said of those that are less wide.

    They begin in the line `first`, and `body` has the first of them; `written` is how many cells
    the header has, those at its end that are empty among them.
    """
    width = len(names)
    alike = sum(len(row.cells) == written for row in body)
    found = Widths(
        names,
        grid.delimiter,
        needed_of(body, width),
        is_open=is_open and bool(grid.delimiter),
        written=written if written > width and alike * 2 > len(body) else 0,
        has_more=sum(len(row.cells) > width for row in body) * 2 > len(body),
    )
    if not grid.delimiter:
        return found, ()
    seen = ByWidth(width, found.needed, has_more=found.has_more)
    for row in grid.read():
        if row.line >= first and not row.wrong:
            seen.add(row)
    if not (seen.narrow or seen.long):
        return found, ()
    columns = list(zip(*seen.whole, strict=True))
    found = replace(
        found,
        short=frozenset(one for one, block in seen.blocks.items() if block.is_whole),
        seldom=frozenset(
            place
            for place, cells in enumerate(columns)
            if sum(map(bool, map(str.strip, cells))) * 2 < len(cells)
        ),
        kinds=tuple(map(_kinds, names, columns)),
        words=tuple(map(words_again, columns)),
        possible=tuple(map(_possible, names, columns)),
        free=find_free_text(columns),
        has_points=any(_POINT.fullmatch(cell.strip()) for cells in seen.whole for cell in cells),
        has_blanks=any(cell[:1] == " " for cells in seen.whole for cell in cells),
        last=seen.last,
    )
    found = replace(found, gaps=_gaps(found, seen.narrow), others=_others(found, seen))
    said = tuple(_said(found, seen))
    if seen.long and (lines := list(islice(_with_words(found, grid, first), 2))):
        last, more = names[-1], " and others like it have" if len(lines) > 1 else " has"
        said = (*said, f"what line {lines[0]}{more} behind {last} is a note")
        found = replace(found, note=f"note behind {last}")
    return found, said


def _with_words(widths: Widths, grid: Grid, first: int) -> Iterator[int]:
    for row in grid.read():
        if row.line >= first and (found := widths.beyond(widths.fitted(row))) and found.note:
            yield row.line


def _said(found: Widths, seen: ByWidth) -> Iterator[str]:
    """What is done with rows that are not as wide as the header."""
    for one, block in sorted(seen.blocks.items()):
        if one in found.others and block.is_whole:
            of = f"and the header {len(found.names)}"
            yield f"lines {block.first} to {block.last} have {one} cells, {of}"
        elif one in found.short:
            yield f"lines {block.first} to {block.last} end with {found.names[one - 1]}"
        elif line := next((row.line for row in block.held if found.is_cut_off(row)), 0):
            of = f"line {line} and others like it end" if block.count > 1 else f"line {line} ends"
            yield f"{of} with {found.names[one - 1]}: what is behind it is empty"
    joined = [(row, cells) for row in seen.long if (cells := found.joined(row.cells))]
    if joined:
        row, cells = joined[0]
        more = " and others like it" if len(joined) > 1 else ""
        whole = next(cell for cell, first in zip(cells, row.cells, strict=False) if cell != first)
        yield f"in line {row.line}{more} {quoted(whole)} is one cell"


def _others(widths: Widths, seen: ByWidth) -> frozenset[int]:
    """The widths of rows that may have other columns than the first of the header.

    Rows above all those that are as wide as the header are of before it had more columns, which
    came behind the others; but among names in the order of the alphabet they came anywhere.
    """
    last = [name.casefold() for name in widths.names[-MANY:]]
    are_sorted = len(last) == MANY and last == sorted(last)
    if not seen.are_mostly_whole:
        return frozenset()
    return frozenset(
        has
        for has, block in seen.narrow.items()
        if block.end_empty and (are_sorted or block.last > seen.first)
    )


def _gaps(widths: Widths, blocks: Mapping[int, Block]) -> dict[int, frozenset[int]]:
    """Where all lines of a width may lack cells, by that width, where there are many of it."""
    found = {}
    for one, block in blocks.items():
        if widths.kinds and block.count >= MANY:
            places = [frozenset(widths.places(row.cells)) for row in block.held]
            shared = frozenset.intersection(*places)
            if one in shared:
                found[one] = shared
    return found


def _kinds(name: str, cells: Sequence[str]) -> frozenset[Kind]:
    """What stands in a column; what may stand in one that is empty, by its name."""
    if found := frozenset(filter(None, map(kind_of, cells))):
        return found
    if _TIMES.search(name):
        return frozenset({Kind.CLOCK})
    said = _BRACKETED.search(name)
    unit = said and (usual_unit(said[1]) or usual_unit(said[1].rpartition("/")[0]))
    if not unit:
        return frozenset(Kind)
    return frozenset({Kind.NUMBER, Kind.CLOCK} if unit in _UNITS_OF_TIME else {Kind.NUMBER})


def _possible(name: str, cells: Sequence[str]) -> frozenset[Kind]:
    """What may stand in a column: among few words anything but a day, as in notes."""
    found = _kinds(name, cells)
    if Kind.WORD in found and sum(map(bool, map(str.strip, cells))) < _TELLING:
        return frozenset(Kind) - {Kind.DAY} | found
    return found


def needed_of(body: Sequence[Row], width: int) -> int:
    """The cells that most whole rows fill, after which a row may end; it has two at least."""
    common, count = Counter(len(row.cells) for row in body).most_common(1)[0]
    if common < width and count > len(body) / 2:
        return max(2, common)
    whole = sorted(row.width for row in body if len(row.cells) >= width)
    return max(2, whole[len(whole) // 2]) if whole else width
