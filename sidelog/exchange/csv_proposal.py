"""A guess at which column of a file says what, for the person to read before anything is done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from sidelog.errors import SidelogError
from sidelog.exchange.csv_cells import SKIP_WORDS, Cells, DateOrder
from sidelog.exchange.csv_mapping import Mapping, measure_name
from sidelog.exchange.csv_text import Table

_LINES = 200
_TIMES = ("at", "datetime", "timestamp", "date", "time")
_NOTES = frozenset({"note", "notes", "comment", "comments", "text"})
_NUMBERS_OF_ROWS = frozenset({"id", "nr", "no", "index"})


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a file looks like, from its first lines.

    Attributes:
        mapping: what its columns seem to say.
        measures: the measures that it would bring, each with the ends of the values seen.
    """

    mapping: Mapping
    measures: dict[str, tuple[float, float]] = field(default_factory=dict)


def propose(table: Table, cells: Cells) -> Proposal | None:
    """A guess from the first lines of a file; None where no column has a day in every line."""
    rows = [row.cells for row in islice(table.rows, _LINES) if len(row.cells) == len(table.header)]
    texts = {
        name: [cells[place].strip() for cells in rows if cells[place].strip()]
        for place, name in enumerate(table.header)
        if name
    }
    # Which number is the month does not matter here, only that there is a date.
    lenient = replace(cells, order=cells.order or DateOrder.DAY_FIRST)
    return _Sample({name: found for name, found in texts.items() if found}, lenient).proposal()


@dataclass(frozen=True, slots=True)
class _Sample:
    """What the first lines have in each column that is not empty there."""

    texts: dict[str, list[str]]
    cells: Cells

    def proposal(self) -> Proposal | None:
        times, days = self._all(self.cells.moment), self._all(self.cells.day)
        if not days:
            return None
        rest = [name for name in self.texts if name not in days]
        note = next((name for name in rest if name.casefold() in _NOTES), "")
        dated = Mapping(at=_likeliest(times), day="" if times else days[0], note=note)
        return self._doses(dated, rest) or self._values(dated, rest)

    def _doses(self, dated: Mapping, rest: Sequence[str]) -> Proposal | None:
        understood = self._all(self.cells.amount)
        numbers = self._all(self.cells.number)
        amounts = [name for name in rest if name in understood and name not in numbers]
        if not amounts:
            return None
        names = [name for name in rest if name not in amounts and self._is_names(name)]
        product = names[0] if names and len(amounts) == 1 else ""
        return Proposal(replace(dated, amounts=tuple(amounts), product_column=product))

    def _values(self, dated: Mapping, rest: Sequence[str]) -> Proposal | None:
        columns = [name for name in rest if self._is_numeric(name)]
        names = [name for name in rest if self._is_names(name)]
        if not columns and not dated.note:
            return None
        if len(columns) == 1 and names:
            mapping = replace(dated, measure_column=names[0], value_column=columns[0])
            ends = self._ends(columns[0])
            return Proposal(mapping, {measure_name(n): ends for n in self.texts[names[0]]})
        mapping = replace(dated, measures=tuple(columns))
        return Proposal(mapping, {measure_name(name): self._ends(name) for name in columns})

    def _ends(self, column: str) -> tuple[float, float]:
        numbers = [self.cells.number(text) for text in self._said(column)]
        return min(numbers), max(numbers)

    def _all(self, understand: Callable[[str], object]) -> list[str]:
        """The columns in which every cell is understood."""
        return [
            name
            for name, texts in self.texts.items()
            if all(_is_understood(understand, text) for text in texts)
        ]

    def _said(self, name: str) -> list[str]:
        return [text for text in self.texts[name] if text.casefold() not in SKIP_WORDS]

    def _is_numeric(self, name: str) -> bool:
        texts = self._said(name)
        return (
            name.casefold() not in _NUMBERS_OF_ROWS
            and bool(texts)
            and all(_is_understood(self.cells.number, text) for text in texts)
        )

    def _is_names(self, name: str) -> bool:
        """Whether it says again and again what the line is about."""
        texts = self.texts[name]
        return (
            name.casefold() not in _NOTES
            and name not in self._all(self.cells.number)
            and len(set(texts)) <= max(1, len(texts) // 2)
        )


def _likeliest(times: Sequence[str]) -> str:
    """Of several columns with times, the one that is called so."""
    called = [name for word in _TIMES for name in times if name.casefold() == word]
    return [*called, *times, ""][0]


def _is_understood(understand: Callable[[str], object], text: str) -> bool:
    try:
        understand(text)
    except SidelogError:
        return False
    return True
