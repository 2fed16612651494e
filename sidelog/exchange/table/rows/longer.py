"""Lines that have more than the header has names for: what is read of them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sidelog.catalog.text import fold
from sidelog.exchange.table.cell.numbers import NUMBERISH, Kind, token
from sidelog.exchange.table.rows.by_width import MANY
from sidelog.exchange.table.rows.text_rows import Row

_LENGTHS = frozenset({Kind.CLOCK, Kind.TIME, Kind.LENGTH})


class Longer(NamedTuple):
    """What is read of a line with more cells than its header.

    Attributes:
        cells: those of the columns that have names; empty where it is not sure of which they are.
        note: the words behind them; empty for none.
        why: why numbers are left out; empty where none is.
    """

    cells: list[str]
    note: str
    why: str


def kind_of(cell: str) -> Kind | None:
    """The kind of a cell, of which all numbers have one, and all times; None of an empty one."""
    text = cell.strip()
    kind = token(text).kind if text else Kind.MISSING
    if kind is Kind.MISSING:
        return None
    if kind in _LENGTHS:
        return Kind.CLOCK
    return Kind.NUMBER if kind in NUMBERISH else kind


def longer(
    cells: Sequence[str],
    names: Sequence[str],
    kinds: Sequence[frozenset[Kind]],
    words: Sequence[frozenset[str]],
    *,
    is_in_place: bool,
) -> Longer | None:
    """What is read of the cells of a line; None where no more than its day is sure.

    What it has too much may stand anywhere, and may be the decimals of a number that a comma has
    parted.  A cell is of its column where, wherever that is, it would be; words are in any case.
    What each column has elsewhere are its `kinds`, and the `words` that come again in it.  A line
    is in place that is as wide as all lines, most of which are empty at their end.
    """
    width, found = len(names), list(map(kind_of, cells))
    beyond = [place for place in range(width, len(cells)) if found[place]]
    if not beyond or not fit(found[:width], kinds):
        return None
    places = () if is_in_place else _places_of_more(cells, found, kinds, words)
    first = min(places, default=width)
    unsure = [place for place in range(first, width) if found[place] not in (None, Kind.WORD)]
    kept = ["" if place in unsure else cells[place] for place in range(width)]
    if all(found[place] in (None, Kind.DAY) for place in range(width) if kept[place].strip()):
        return None
    note = ", ".join(cells[place].strip() for place in beyond if found[place] is Kind.WORD)
    why = f"it has {len(cells)} cells, and the header {width}"
    if unsure:
        why += f": no number from {names[unsure[0]]} on is taken, as it may be of another column"
    elif any(found[place] is not Kind.WORD for place in beyond):
        why += f": no number behind {names[-1]} is taken, as its column has no name"
    else:
        why = ""
    return Longer(kept, note, why)


def words_again(cells: Sequence[str]) -> frozenset[str]:
    """The words that come again in a column."""
    count = Counter(fold(cell.strip()) for cell in cells if kind_of(cell) is Kind.WORD)
    return frozenset(word for word, times in count.items() if times > 1)


def _places_of_more(
    cells: Sequence[str],
    found: Sequence[Kind | None],
    kinds: Sequence[frozenset[Kind]],
    words: Sequence[frozenset[str]],
) -> Iterator[int]:
    """Before which columns the cells may stand that a line has too much.

    The kinds of the others tell, and their words: what comes again in one column is of no other.
    """
    width, more = len(kinds), len(cells) - len(kinds)
    for place in range(width):
        may_be_parted = all(cell.strip().isdecimal() for cell in cells[place : place + 2])
        ways = {more, 1} if may_be_parted else {more}
        if any(
            fit(found[place + way : width + way], kinds[place:])
            and _are_known(cells[place + way : width + way], words, place)
            for way in ways
        ):
            yield place


def _are_known(cells: Sequence[str], words: Sequence[frozenset[str]], first: int) -> bool:
    """Whether no cell, from the column `first` on, is a word that comes again in others alone."""
    known = frozenset[str]().union(*words)
    said = (fold(cell.strip()) for cell in cells)
    return all(
        word in has or word not in known for word, has in zip(said, words[first:], strict=True)
    )


def fit(found: Sequence[Kind | None], kinds: Sequence[frozenset[Kind]]) -> bool:
    """Whether cells are of the kinds of their columns."""
    return all(kind is None or kind in has for kind, has in zip(found, kinds, strict=True))


def are_listed(width: int, rows: Sequence[Row]) -> bool:
    """Whether what rows have beyond the header goes on with its last column, as a list of words.

    Most of those words stand in several places, as they do not where each is of a column.
    """
    places: dict[str, set[int]] = {}
    beyond: list[str] = []
    for row in rows:
        for place, cell in enumerate(row.cells[width - 1 :]):
            kind = kind_of(cell)
            if kind not in (None, Kind.WORD):
                return False
            if kind:
                places.setdefault(fold(cell.strip()), set()).add(place)
                beyond += [fold(cell.strip())] * (place > 0)
    listed = sum(len(places[word]) > 1 for word in beyond) * 2 >= len(beyond) > 0
    return listed and not are_parted(width, rows)


def are_parted(width: int, rows: Sequence[Row]) -> bool:
    """Whether the words that rows have beyond the header stand in columns before its last, too.

    Then a delimiter in each cell has parted it, and what is in a column may be of another.
    """
    before = {fold(cell.strip()) for row in rows for cell in row.cells[: width - 1]}
    beyond = [cell for row in rows for cell in row.cells[width:] if kind_of(cell) is Kind.WORD]
    return sum(fold(cell.strip()) in before for cell in beyond) * 2 > len(beyond)


# Words that a delimiter in a person's own sentence has parted

_LETTERS = 12
"""So long, on average, are texts that are no names."""
_MOSTLY = 0.8


@dataclass(frozen=True, slots=True)
class FreeText:
    """The one column of a table that has a person's own sentences, and what the others have.

    Attributes:
        place: of the column.
        few: the words of the columns that have few, by their places.
    """

    place: int
    few: dict[int, frozenset[str]]

    def joined(
        self, cells: Sequence[str], delimiter: str, kinds: Sequence[frozenset[Kind]]
    ) -> list[str]:
        """The cells of a line as wide as the table; none where they may be of another column."""
        more = len(cells) - len(kinds)
        ways = {place: list(_put(cells, place, more, delimiter)) for place in range(len(kinds))}
        others = (place for place, way in ways.items() if self._may_be(place, way, kinds))
        found = ways[self.place]
        return found if [*others] == [self.place] and self._are_beside(found, kinds) else []

    def _may_be(self, place: int, way: Sequence[str], kinds: Sequence[frozenset[Kind]]) -> bool:
        """Whether what is too much may be of a column: of one of few words it would be one."""
        is_known = place not in self.few or fold(way[place].strip()) in self.few[place]
        return is_known and fit(list(map(kind_of, way)), kinds)

    def _are_beside(self, cells: Sequence[str], kinds: Sequence[frozenset[Kind]]) -> bool:
        """Whether the words around the text are those of their columns, up to others than words."""
        before, behind = range(self.place - 1, -1, -1), range(self.place + 1, len(cells))
        for side in (before, behind):
            for place in side:
                if Kind.WORD not in kinds[place]:
                    break
                if fold(cells[place].strip()) not in self.few.get(place, ()):
                    return False
        return True


def _put(cells: Sequence[str], place: int, more: int, delimiter: str) -> Iterator[str]:
    yield from cells[:place]
    yield delimiter.join(cells[place : place + more + 1])
    yield from cells[place + more + 1 :]


def find_free_text(columns: Sequence[Sequence[str]]) -> FreeText | None:
    """The one column of a person's sentences, beside others of few words, or of none; else None."""
    few = dict[int, frozenset[str]]()
    free: list[int] = []
    for place, column in enumerate(columns):
        words = [fold(cell.strip()) for cell in column if kind_of(cell) is Kind.WORD]
        filled = sum(map(bool, map(str.strip, column)))
        if len(words) * 2 > filled and len({*words}) <= len(words) / 2:
            few[place] = frozenset(words)
        elif _are_sentences(words, filled):
            free.append(place)
    return FreeText(free[0], few) if len(free) == 1 else None


def _are_sentences(words: Sequence[str], filled: int) -> bool:
    """Whether the cells of a column are nearly all words, long ones, and of no two lines."""
    are_many = len(words) >= max(MANY, filled * _MOSTLY)
    return are_many and (
        len({*words}) >= len(words) * _MOSTLY and sum(map(len, words)) >= len(words) * _LETTERS
    )
