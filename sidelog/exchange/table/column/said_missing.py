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
    """What was said of one column.

    Attributes:
        said: as it was said, such as "total sleep=0".
        name: how the column was called.
        words: what stands for nothing there; none where every cell says something.
        is_used: whether a column has it.
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
    """What was said of single columns.

    Attributes:
        all: each.
        known: the names of the columns of the file.
    """

    all: list[SaidOfColumn]
    known: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, said: Iterable[str]) -> "SaidMissing":
        """Those of what was said that name a column."""
        parted = ((one, *one.rpartition("=")) for one in said)
        return cls(
            [
                SaidOfColumn(one, fold(name.strip()), _words(word))
                for one, name, _, word in parted
                if name.strip()
            ]
        )

    def emptied(self, columns: Columns) -> Columns:
        """A file whose cells are empty where it was said that nothing is known in them."""
        self.known += columns.names
        meant = [
            (place, said)
            for said in self.all
            for place, heading in enumerate(columns.names)
            if said.is_of(heading)
        ]
        for place, said in meant:
            said.is_used |= not said.words
            columns = _emptied(columns, place, said)
        places = columns.told_missing.union(place for place, _ in meant)
        return replace(columns, told_missing=places)

    def refuse_unused(self, file: str) -> None:
        """See to it that a column has each, of a file that was read, and not asked about before.

        Raises:
            UsageError: none has one.
        """
        for said in self.all:
            if self.known and not said.is_used:
                is_known = any(map(said.is_of, self.known))
                has = f"its columns are {', '.join(self.known[:_MOST_NAMED])}"
                raise UsageError(
                    f"No line of {file} has what --missing {said.said!r} says."
                    if is_known
                    else f"{said.said!r} names no column of {file}.",
                    hint=f"--missing is WORD or COLUMN=WORD; {has}.",
                )


def _words(said: str) -> frozenset[str]:
    """What stands for nothing, as a person said it behind the name of a column."""
    return words_of_nothing([said.strip()] if said.strip() else [])


def _emptied(columns: Columns, place: int, said: SaidOfColumn) -> Columns:
    """A file with the cells of one column empty that say nothing, and how many these are."""
    cells = (row.cells[place].strip() for row in columns.rows() if place < len(row.cells))
    texts = Counter(text for text in cells if is_among(text, said.words))
    if not texts:
        return columns
    said.is_used = True
    before = columns.unsaid.get(place)
    unsaid = "; ".join(filter(None, (before, nothing_known(texts, texts.total()))))

    def nothing(cells: Sequence[str]) -> list[int]:
        return [place] if is_among(cells[place].strip(), said.words) else []

    return columns.emptied(nothing, {place: unsaid})
