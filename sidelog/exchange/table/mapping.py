"""Which column of a file says what: as a person says it, or as a guess for them to read."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from itertools import islice
from typing import NamedTuple

from sidelog.catalog.text import fold
from sidelog.errors import SidelogError, UsageError
from sidelog.exchange.reader import DateOrder
from sidelog.exchange.table.cells import SKIP_WORDS, Cells
from sidelog.exchange.table.text import Table

_FLAGS = {
    "day": "--day",
    "at": "--at",
    "measures": "--measure",
    "measure_column": "--measure-column",
    "value_column": "--value-column",
    "product_column": "--product-column",
    "amounts": "--amount",
    "event_column": "--event-column",
    "note": "--note",
}

_LINES = 200
_TIMES = ("at", "datetime", "timestamp", "date", "time")
_NOTES = frozenset({"note", "notes", "comment", "comments", "text"})
_NUMBERS_OF_ROWS = frozenset({"id", "nr", "no", "index"})


@dataclass(frozen=True, slots=True)
class Mapping:
    """The columns as a person names them, by flag; a column that is not named is not read.

    Of measures and amounts each is COLUMN or COLUMN=NAME, with the name of what it is about.
    """

    day: str = ""
    at: str = ""
    measures: tuple[str, ...] = ()
    measure_column: str = ""
    value_column: str = ""
    amounts: tuple[str, ...] = ()
    product_column: str = ""
    event_column: str = ""
    note: str = ""

    def flags(self) -> list[str]:
        """The mapping as it is typed on the command line."""
        words = []
        for name, flag in _FLAGS.items():
            value = getattr(self, name)
            for column in (value,) if isinstance(value, str) else value:
                words += [flag, column] if column else []
        return words


class Column(NamedTuple):
    """A column of the file: its place from 0, and its name."""

    place: int
    name: str


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a file, found in its header.

    Attributes:
        measures: columns with values, each with the name of its measure.
        amounts: columns with amounts, each with its product; None where a column names it.
    """

    day: Column | None
    at: Column | None
    measures: tuple[tuple[Column, str], ...]
    measure: Column | None
    value: Column | None
    amounts: tuple[tuple[Column, str | None], ...]
    product: Column | None
    event: Column | None
    note: Column | None

    def used(self) -> set[int]:
        """The places of the columns that are read."""
        single = (self.day, self.at, self.measure, self.value, self.product, self.event, self.note)
        several = (column for column, _ in (*self.measures, *self.amounts))
        return {column.place for column in (*single, *several) if column is not None}


def find_columns(mapping: Mapping, header: Sequence[str], file: str) -> Columns:
    """Find the named columns in the header of a file.

    Raises:
        UsageError: a column is not there, or what is named says too little or too much.
    """
    for wrong, right in _complaints(mapping):
        raise UsageError(wrong, hint=right)

    def find(name: str) -> Column | None:
        return _column(name, header, file) if name else None

    def named(words: str) -> tuple[Column, str]:
        # The name of a column may have an equals sign of its own.
        name, equals, meant = (words, "", "") if words in header else words.rpartition("=")
        column = _column(name if equals else words, header, file)
        return column, meant.strip() if equals else column.name

    return Columns(
        day=find(mapping.day),
        at=find(mapping.at),
        measures=tuple(
            (column, measure_name(name)) for column, name in map(named, mapping.measures)
        ),
        measure=find(mapping.measure_column),
        value=find(mapping.value_column),
        amounts=tuple(
            (column, None if mapping.product_column else name)
            for column, name in map(named, mapping.amounts)
        ),
        product=find(mapping.product_column),
        event=find(mapping.event_column),
        note=find(mapping.note),
    )


def measure_name(words: str) -> str:
    """The name of a measure as the journal writes it: "Hair count" is hair-count."""
    return re.sub(r"[^a-z0-9]+", "-", fold(words)).strip("-")


def _complaints(mapping: Mapping) -> Iterator[tuple[str, str]]:
    """What keeps a mapping from being one, and what would be right."""
    if not (mapping.day or mapping.at):
        yield (
            "No column is named that says the day.",
            "--day COLUMN for days, or --at COLUMN for times of which a day may have several.",
        )
    if bool(mapping.measure_column) != bool(mapping.value_column):
        yield (
            "A file with one value a line needs --measure-column and --value-column.",
            "For a file with one column a measure: --measure COLUMN.",
        )
    if mapping.product_column and not (mapping.amounts or mapping.event_column):
        yield "The products have no amounts.", "--amount COLUMN names the column with them."
    if mapping.product_column and len(mapping.amounts) > 1:
        yield (
            "With --product-column there is one --amount.",
            "For a file with one column a product: --amount COLUMN=PRODUCT for each.",
        )
    if mapping.event_column and mapping.at:
        yield "An event has a day, and no time.", "--day COLUMN names a column of times, too."
    if not (
        mapping.measures
        or mapping.measure_column
        or mapping.amounts
        or mapping.event_column
        or mapping.note
    ):
        yield (
            "No column is named that says what to record.",
            "--measure COLUMN, --amount COLUMN, --event-column COLUMN or --note COLUMN.",
        )


def _column(name: str, header: Sequence[str], file: str) -> Column:
    if name.strip() in header and name.strip():
        return Column(header.index(name.strip()), name.strip())
    near = get_close_matches(name, header, n=2, cutoff=0.6)
    asked = f"Did you mean {' or '.join(near)}? " if near else ""
    raise UsageError(
        f"{file} has no column {name!r}.",
        hint=f"{asked}Its columns: {', '.join(column for column in header if column)}.",
    )


# A guess


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
