"""Which column of a file says what, as a person says it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import NamedTuple

from sidelog.catalog.text import fold
from sidelog.errors import UsageError

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


@dataclass(frozen=True, slots=True)
class Mapping:
    """The columns as a person names them, by flag.

    A column that is not named is not read, unless it has the units of those that are.
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
class Named:
    """The columns that a person named, found in the header of a file.

    Attributes:
        measures: columns with values, each with the name of its measure.
        amounts: columns with amounts, each with its product where no column names it.
    """

    day: Column | None
    at: Column | None
    measures: tuple[tuple[Column, str], ...]
    measure: Column | None
    value: Column | None
    amounts: tuple[tuple[Column, str], ...]
    product: Column | None
    event: Column | None
    note: Column | None

    def used(self) -> set[int]:
        """The places of the columns that are read."""
        single = (self.day, self.at, self.measure, self.value, self.product, self.event, self.note)
        several = (column for column, _ in (*self.measures, *self.amounts))
        return {column.place for column in (*single, *several) if column is not None}


def find_named(mapping: Mapping, header: Sequence[str], file: str) -> Named:
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
        return column, meant.strip() or column.name

    return Named(
        day=find(mapping.day),
        at=find(mapping.at),
        measures=tuple(
            (column, measure_name(name)) for column, name in map(named, mapping.measures)
        ),
        measure=find(mapping.measure_column),
        value=find(mapping.value_column),
        amounts=tuple(map(named, mapping.amounts)),
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
