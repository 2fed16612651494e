"""Which column of a file says what, as a person says it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import NamedTuple

from sidelog.catalog.text import fold
from sidelog.catalog.values import UNKNOWN_WORDS
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
    "notes": "--note",
    "left_out": "--leave-out",
}
_OF_SINGLE_COLUMNS = {
    *("measures", "amounts", "product_column", "event_column", "notes", "left_out")
}
"""What may be said of some columns while the file tells what the others are."""


@dataclass(frozen=True, slots=True)
class Mapping:
    """The columns as a person names them, by flag.

    A column that is not named is not read, unless it has the units of those that are, or the day
    is not named either: then the file tells what it is.
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
    notes: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def is_of_single_columns(self) -> bool:
        """Whether it says what some columns are, and the file is to tell what the others are."""
        said = {name for name in _FLAGS if getattr(self, name)}
        is_of_both = {"product_column", "event_column"} <= said  # each line's event of its product
        return bool(said) and said <= _OF_SINGLE_COLUMNS and not is_of_both

    def of_those(self, header: Sequence[str], table: str) -> "Mapping":
        """What it says of single columns, as far as the header of a table has them.

        A column may be called by its table, too, as it is where a file has several: "Sheet1: mood".
        """

        def those(said: tuple[str, ...], *, may_mean: bool = False) -> tuple[str, ...]:
            def is_there(words: str) -> bool:
                return (_parted(words, header)[0] if may_mean else words).strip() in header

            own = (one if is_there(one) else one.removeprefix(f"{table}: ") for one in said)
            return tuple(filter(is_there, own))

        return Mapping(
            measures=those(self.measures, may_mean=True),
            amounts=those(self.amounts, may_mean=True),
            product_column=next(iter(those((self.product_column,))), ""),
            event_column=next(iter(those((self.event_column,))), ""),
            notes=those(self.notes),
            left_out=those(self.left_out),
        )

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
class NamedLines:
    """What a person said of what is no column, and may be a name in lines; all in lower case.

    Attributes:
        left_out: names whose lines are not to come in.
        measures, products: what names of measures, and of products, are to be called.
        found: those that some table has, of all that was said.
    """

    left_out: frozenset[str] = frozenset()
    measures: dict[str, str] = field(default_factory=dict)
    products: dict[str, str] = field(default_factory=dict)
    found: set[str] = field(default_factory=set, compare=False)


@dataclass(frozen=True, slots=True)
class Named:
    """The columns that a person named, found in the header of a file.

    Attributes:
        measures: columns with values, each with the name of its measure; empty where the person
            said none, and the file tells what the other columns are.
        amounts: columns with amounts, each with its product where no column names it.
        left_out: columns that are not to come in.
        lines: what was said of names in lines.
    """

    day: Column | None = None
    at: Column | None = None
    measures: tuple[tuple[Column, str], ...] = ()
    measure: Column | None = None
    value: Column | None = None
    amounts: tuple[tuple[Column, str], ...] = ()
    product: Column | None = None
    event: Column | None = None
    notes: tuple[Column, ...] = ()
    left_out: tuple[Column, ...] = ()
    lines: NamedLines = field(default_factory=NamedLines)

    def used(self) -> set[int]:
        """The places of the columns of which the person said what they are."""
        return {*self.places()}

    def places(self) -> list[int]:
        """The same, once for each thing that was said."""
        single = (self.day, self.at, self.measure, self.value, self.product, self.event)
        several = (column for column, _ in (*self.measures, *self.amounts))
        columns = (*single, *several, *self.notes, *self.left_out)
        return [column.place for column in columns if column is not None]


def find_named(mapping: Mapping, header: Sequence[str], file: str) -> Named:
    """Find the named columns in the header of a file.

    Raises:
        UsageError: a column is not there, or what is named says too little or too much.
    """
    for wrong, right in _complaints(mapping):
        raise UsageError(wrong, hint=right)

    def column(name: str) -> Column:
        return _column(name, header, file)

    def find(name: str) -> Column | None:
        return column(name) if name else None

    def named(words: str) -> tuple[Column, str]:
        # The name of a column may have an equals sign of its own.
        name, meant = _parted(words, header)
        found = column(name)
        return found, meant or ("" if mapping.is_of_single_columns else found.name)

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
        notes=tuple(map(column, mapping.notes)),
        left_out=tuple(map(column, mapping.left_out)),
    )


_INNER_WORD = re.compile(r"(?<=[A-Za-z][a-z])(?=[A-Z][a-z])")
"""Where a word begins inside a name, as in a program's "minutesAsleep"; pH and HbA1c are one."""


def measure_name(words: str) -> str:
    """The name of a measure as the journal writes it: "Hair count", "hairCount": hair-count."""
    return re.sub(r"[^a-z0-9]+", "-", fold(_INNER_WORD.sub(" ", words))).strip("-")


def _complaints(mapping: Mapping) -> Iterator[tuple[str, str]]:
    """What keeps a mapping from being one, and what would be right."""
    if not (mapping.day or mapping.at or mapping.is_of_single_columns):
        yield (
            "No column is named that says the day.",
            "--day COLUMN for days, or --at COLUMN for times of which a day may have several.",
        )
    if bool(mapping.measure_column) != bool(mapping.value_column):
        yield (
            "A file with one value a line needs --measure-column and --value-column.",
            "For a file with one column a measure: --measure COLUMN.",
        )
    is_alone = mapping.is_of_single_columns  # and how much may not be said
    if mapping.product_column and not (mapping.amounts or mapping.event_column or is_alone):
        yield "The products have no amounts.", "--amount COLUMN names the column with them."
    if mapping.product_column and len(mapping.amounts) > 1:
        yield (
            "With --product-column there is one --amount.",
            "For a file with one column a product: --amount COLUMN=PRODUCT for each.",
        )
    columns = (mapping.measure_column, mapping.event_column, mapping.notes, mapping.left_out)
    if not (mapping.measures or mapping.amounts or any(columns) or is_alone):
        yield (
            "No column is named that says what to record.",
            "--measure COLUMN, --amount COLUMN, --event-column COLUMN or --note COLUMN.",
        )


def _parted(words: str, header: Sequence[str]) -> tuple[str, str]:
    """The name of a column, and what a person said that it is about; empty where nothing."""
    name, equals, meant = (words, "", "") if words in header else words.rpartition("=")
    return (name, meant.strip()) if equals else (words, "")


def _column(name: str, header: Sequence[str], file: str) -> Column:
    if name.strip() in header and name.strip():
        return Column(header.index(name.strip()), name.strip())
    near = get_close_matches(name, header, n=2, cutoff=0.6)
    asked = f"Did you mean {' or '.join(near)}? " if near else ""
    raise UsageError(
        f"{file} has no column {name!r}.",
        hint=f"{asked}Its columns: {', '.join(filter(None, dict.fromkeys(header)))}.",
    )


@dataclass(slots=True)
class Corrections:
    """What a person said of single columns, of which some table of a file has each.

    Attributes:
        mapping: what was said; nothing where the file is to tell all, or the person does.
        known: the names of the columns of the tables that were read; of one of several with its
            table in front, too.
        table: what the table is called that is read, where the file has several.
        found: the names in lines of the tables that were read, of those that were said.
    """

    mapping: Mapping
    known: list[str] = field(default_factory=list)
    table: str = ""
    found: set[str] = field(default_factory=set)

    def of_table(self, header: Sequence[str]) -> Named:
        """The columns of a table of which something was said."""
        self.known += [*header, *(f"{self.table}: {name}" for name in header if self.table)]
        said = self.mapping.of_those(header, self.table)
        found = find_named(said, header, "") if said != Mapping() else Named()
        places = Counter(found.places())
        again = next((at for at, count in places.items() if count > 1), None)
        if again is not None:
            raise UsageError(
                f"Of {header[again]!r} two things are said.", hint="Say once what a column is."
            )
        return replace(found, lines=self._of_lines(header))

    def _of_lines(self, header: Sequence[str]) -> NamedLines:
        def own(said: str) -> str:
            return said.removeprefix(f"{self.table}: ").strip()

        def called(said: Sequence[str]) -> dict[str, str]:
            parted = ((own(name), to) for name, to in (_parted(one, header) for one in said))
            said_of = {fold(name): to for name, to in parted if to and name not in header}
            return {name: to for name, to in said_of.items() if to not in UNKNOWN_WORDS}

        gone = (fold(own(one)) for one in self.mapping.left_out if own(one) not in header)
        measures, products = called(self.mapping.measures), called(self.mapping.amounts)
        return NamedLines(frozenset(gone), measures, products, self.found)

    def refuse_unused(self, file: str) -> None:
        """See to it that a table has each, of a file that was read, and not asked about before.

        Raises:
            UsageError: none has one.
        """

        def others(said: Sequence[str]) -> tuple[str, ...]:
            return tuple(one for one in said if not self._is_in_lines(one))

        measures, amounts = others(self.mapping.measures), others(self.mapping.amounts)
        left_out = others(self.mapping.left_out)
        said = replace(self.mapping, measures=measures, amounts=amounts, left_out=left_out)
        if self.known and said != Mapping():
            find_named(said, self.known, file)

    def _is_in_lines(self, said: str) -> bool:
        """Whether something was said of a name in lines, which may have its table in front."""
        names = (fold(said.strip()), fold(said.rpartition("=")[0].strip()))
        return any(name == one or name.endswith(f": {one}") for one in self.found for name in names)
