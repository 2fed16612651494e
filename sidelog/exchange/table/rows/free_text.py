"""Lines that a delimiter in the words of a person has parted: their cells too many are one text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sidelog.catalog.text import fold
from sidelog.exchange.table.cell.numbers import Kind
from sidelog.exchange.table.rows.by_width import MANY
from sidelog.exchange.table.rows.longer import fit, kind_of

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
        """The cells of a line as wide as the table; none where they may be of another column.

        Args:
            cells: more than it has columns.
            delimiter: what has parted them.
            kinds: what stands in each column elsewhere.
        """
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
    """Cells with those too many put together in one place."""
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
