"""What a person said that nothing is known where it stands in one column: --missing sleep=0.

It is all that means nothing there: --missing mood= says that every number of the mood is one.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from sidelog.catalog.text import fold
from sidelog.errors import UsageError
from sidelog.exchange.table.cell.missing import is_among, words_of_nothing
from sidelog.exchange.table.column.names import split_unit, words_of
from sidelog.exchange.table.column.nothing import nothing_known
from sidelog.exchange.table.rows.columns import Columns

_MOST_NAMED = 20


@dataclass(slots=True)
class SaidOfColumn:
    """What was said of one column, such as "total sleep=0", and whether a column has it.

    Where it has no `words`, every cell of the column says something.
    """

    said: str
    name: str
    words: frozenset[str]
    is_used: bool = False

    def is_of(self, heading: str) -> bool:
        """Whether a column is called so, by its heading or as its measure is."""
        return self.name in {fold(heading), "-".join(words_of(split_unit(heading)[0]))}


@dataclass(slots=True)
class SaidMissing:
    """All that was said of single columns, and the names of the columns that are `known`."""

    all: list[SaidOfColumn]
    known: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, said: Iterable[str]) -> "SaidMissing":
        """Those of what was said that name a column."""
        parted = ((one, *map(str.strip, one.rpartition("="))) for one in said)
        return cls(
            [
                SaidOfColumn(one, fold(name), words_of_nothing([word] if word else []))
                for one, name, _, word in parted
                if name
            ]
        )

    def emptied(self, columns: Columns) -> Columns:
        """A file whose cells are empty where it was said that nothing is known in them."""
        self.known += columns.names
        for place, heading in enumerate(columns.names):
            for said in self.all:
                if said.is_of(heading):
                    told = columns.told_missing | {place}
                    columns = replace(_emptied(columns, place, said), told_missing=told)
        return columns

    def refuse_unused(self, file: str) -> None:
        """See to it that a column has each, of a file that was read, and not asked about before.

        Raises:
            UsageError: none has one.
        """
        for said in self.all:
            if self.known and not said.is_used:
                message = f"{said.said!r} names no column of {file}."
                if any(map(said.is_of, self.known)):
                    message = f"No line of {file} has what --missing {said.said!r} says."
                has = f"its columns are {', '.join(self.known[:_MOST_NAMED])}"
                raise UsageError(message, hint=f"--missing is WORD or COLUMN=WORD; {has}.")


def _emptied(columns: Columns, place: int, said: SaidOfColumn) -> Columns:
    """A file with the cells of one column empty that say nothing, and how many these are."""
    cells = (row.cells[place].strip() for row in columns.rows() if place < len(row.cells))
    texts = Counter(text for text in cells if is_among(text, said.words))
    said.is_used |= bool(texts) or not said.words
    if not texts:
        return columns
    before = columns.unsaid.get(place)
    unsaid = "; ".join(filter(None, (before, nothing_known(texts, texts.total()))))

    def nothing(cells: Sequence[str]) -> list[int]:
        return [place] if is_among(cells[place].strip(), said.words) else []

    return columns.emptied(nothing, {place: unsaid})
