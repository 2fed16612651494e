"""The columns of a file whose lines name what their values are of, and what each name is."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from sidelog.exchange.reader import Brought, Left
from sidelog.exchange.table.cell.numbers import UNITS_OF_SOME, Kind, are_units, token, usual_unit
from sidelog.exchange.table.column.units import is_known_unit, said_unit, with_unit
from sidelog.exchange.table.column.values import Values
from sidelog.exchange.table.draft import Draft
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.mapping import measure_name
from sidelog.exchange.table.medicine.doses import Doses
from sidelog.exchange.table.rows.columns import Columns

Key = tuple[str, int]
"""A name as it is looked up, and the place of the column of its values."""
_MOST_WORDS = 3
"""A unit has no more words, as breaths per minute has."""
_WHETHER = {"0", "1"}


class ValueColumn(NamedTuple):
    """A column of values in a file whose lines name what they are of.

    Attributes:
        place, name: of the column.
        unit: the unit in its name.
        ends: those of the scale in its name.
        is_named: whether the line's name alone is the measure's; else the column's is part of it.
        unit_place: of the column that says the unit of its numbers; None where there is none.
        needs_unit: whether its cells are values by their units alone, as 61cm is.
        strays: what stands in some lines where the unit would, and is none.
    """

    place: int
    name: str
    unit: str
    ends: tuple[int, int] | None
    is_named: bool
    unit_place: int | None = None
    needs_unit: bool = False
    strays: frozenset[str] = frozenset()

    def text(self, cells: Sequence[str]) -> str:
        """What a line says in it, with its unit where that is known behind any number."""
        unit, plain = self.unit_of(cells), with_unit(cells, self.place, None)
        is_other = unit and not is_known_unit(unit) and token(plain).kind is Kind.NUMBER
        return plain if is_other else self.said(cells)

    def said(self, cells: Sequence[str]) -> str:
        """What a line says in it, with its unit whatever that is."""
        return with_unit(cells, self.place, None if self.slipped(cells) else self.unit_place)

    def words(self, cells: Sequence[str]) -> str:
        """What a line says in it, and where its unit would stand: of words that is no unit."""
        said, unit = self.said(cells), self.slipped(cells) or self.unit_of(cells)
        is_unit = is_known_unit(unit) or ("/" in unit and " " not in unit)
        return said if not unit or is_unit or said.endswith(unit) else f"{said}, {unit}"

    def slipped(self, cells: Sequence[str]) -> str:
        """The words of a line that stand where its unit would; empty where it has none there."""
        said = "" if self.unit_place is None else cells[self.unit_place].strip()
        return said if said in self.strays else ""

    def unit_of(self, cells: Sequence[str]) -> str:
        """The unit that a line says of it, by its usual name; empty where it says none."""
        is_said = self.unit_place is not None and not self.slipped(cells)
        return _usual(said_unit(cells[self.unit_place or 0])) if is_said else ""

    def any_unit(self, cells: Sequence[str]) -> str:
        """The unit that a line says of it, beside its number or behind it."""
        return self.unit_of(cells) or token(cells[self.place].strip()).unit


@lru_cache(maxsize=4096)  # of each line it is asked for again
def _usual(unit: str) -> str:
    return UNITS_OF_SOME if are_units(unit) else usual_unit(unit) or unit


@dataclass(slots=True)
class Long:
    """The columns of a name and of values, and what each name is.

    Attributes:
        name: the place of the column of names.
        name_column: what it is called.
        columns: those of values.
        is_word: whether the name is a word that tells the lines of a day apart.
        is_hour: whether that word says when on its day a line was, and no more.
        beside: the place of another, which tells them apart together with it; None for none.
        parted: the names that the other says more of; None for all.
        is_event: whether a name without a value says that something happened.
        happened: the names that never have a value, where they say that.
        ways: how each name is written.
        by_writing, by_unit: the names of which each way to write them, or each unit, is another.
        are_timed: whether any name without a value says that, in a line with its time.
        are_drunk: whether the names are of drinks, and the values of how many.
        values: what the values of a name in a column are, () where they are words, which are kept
            in a note; or why they stay out.
        given: by name the columns of the doses of the lines that are of something taken.
        of_days: the places of columns whose value is that of the day, whatever a line is of.
        brought, left: what comes in as what.
        places: of all columns that are accounted for.
    """

    name: int
    name_column: str
    columns: tuple[ValueColumn, ...]
    is_word: bool
    is_hour: bool = False
    beside: int | None = None
    parted: frozenset[str] | None = None
    is_event: bool = False
    happened: set[str] | None = None
    ways: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    by_writing: frozenset[str] = frozenset()
    by_unit: frozenset[str] = frozenset()
    are_timed: bool = False
    are_drunk: bool = False
    values: dict[Key, tuple[Values, ...] | str] = field(default_factory=dict)
    given: dict[str, Doses] = field(default_factory=dict)
    of_days: set[int] = field(default_factory=set)
    brought: list[Brought] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    places: set[int] = field(default_factory=set)

    def of(self, cells: Sequence[str], column: ValueColumn) -> tuple[Values, ...] | str | None:
        """What the value of a line in a column is; None where it says no name."""
        return self.values.get(self.key(self.said(cells), cells, column))

    def key(self, name: str, cells: Sequence[str], column: ValueColumn) -> Key:
        """By what the value of a line so called is looked up in a column."""
        found = which(name)
        if found in self.by_writing:
            found = as_written(name)
        if found in self.by_unit:
            found = f"{found} {column.any_unit(cells)}".strip()
        return found, column.place

    def is_of_event(self, name: str, *, has_time: bool) -> bool:
        """Whether a name in a line without a value says that something happened."""
        if self.is_event or (has_time and self.are_timed):
            return True
        return self.happened is not None and which(name) in self.happened

    def say_events(self, where: str) -> None:
        """Take a name without a value for something that happened, and say where that is so."""
        if not (self.is_event or self.are_timed):
            self.is_event = True
            self.brought.append(Brought(self.name_column, "notes of the day", where))

    def said(self, cells: Sequence[str]) -> str:
        """What a line is of; empty where it says nothing."""
        name = cells[self.name].strip()
        if self.is_parted(cells) and self.beside is not None:
            return f"{name} {cells[self.beside].strip()}".strip()
        return name

    def is_parted(self, cells: Sequence[str]) -> bool:
        """Whether the name of a line has the word of the other column in it."""
        if self.beside is None or token(cells[self.beside].strip()).kind is Kind.MISSING:
            return False
        return self.parted is None or which(cells[self.name]) in self.parted


@lru_cache(maxsize=4096)
def which(name: str) -> str:
    """A name as it is looked up: "Hair Count" and "hair-count" are the same measure.

    Of "TC-HDL" and "TC/HDL" the one may be a difference, and the other is a ratio.
    """
    parts = map(measure_name, name.split("/"))
    return "/".join(parts) if measure_name(name) else name.strip().casefold()


@lru_cache(maxsize=4096)
def as_written(name: str) -> str:
    """A name in quotation marks, as it is written but for case and blanks."""
    return f'"{" ".join(name.casefold().split())}"'


def without_strays(long: Long, rest: Sequence[Seen], columns: Columns) -> tuple[ValueColumn, ...]:
    """The columns of values, which know what is no unit of theirs.

    It is a sentence, or a word of another column, or of yes and no, behind few numbers of a name.
    """
    first = long.columns[0]
    unit = next((one for one in rest if one.place == first.unit_place), None)
    said = {text.strip(): said_unit(text) for text in unit.texts} if unit else dict[str, str]()
    unknown = {text for text, one in said.items() if one and not is_known_unit(one)}
    if not unknown:
        return long.columns
    others = [one for one in rest if one.place not in long.places]
    words = {text.strip() for one in others for text in one.texts if not one.share(Kind.NUMBER)}
    usual, of_whether = _behind_numbers(long, columns)
    found = {
        text
        for text in unknown - usual
        if text in words | of_whether or len(text.split()) > _MOST_WORDS
    }
    return tuple(one._replace(strays=frozenset(found)) for one in long.columns)


def _behind_numbers(long: Long, columns: Columns) -> tuple[set[str], set[str]]:
    """What stands behind most numbers of some name, and what behind those of no and yes alone."""
    value = long.columns[0]
    units: dict[str, Counter[str]] = defaultdict(Counter)
    numbers: dict[str, set[str]] = defaultdict(set)
    for cells in columns.cells():
        text = cells[value.place].strip()
        if token(text).kind is Kind.NUMBER:
            name = which(cells[long.name])
            units[name][cells[value.unit_place or 0].strip()] += 1
            numbers[name].add(text)
    usual = {
        unit
        for behind in units.values()
        for unit, count in behind.items()
        if count * 2 > behind.total()
    }
    of_whether = {unit for name in units if numbers[name] == _WHETHER for unit in units[name]}
    others = {unit for name in units if numbers[name] != _WHETHER for unit in units[name]}
    return usual, of_whether - others


def keep_slipped(draft: Draft, long: Long) -> None:
    """Keep what a line says where its unit would stand, and is none, in a note of its name."""
    cells = draft.row.cells
    slipped = long.columns[0].slipped(cells) if long.columns else ""
    if slipped and not any(slipped in words for words in draft.words):
        draft.words.append(f"{long.said(cells)}: {slipped}")
