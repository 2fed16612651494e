"""What becomes of what a reader yields, when it arrives at a journal."""

from enum import Enum
from typing import NamedTuple

from sidelog.catalog.scales import Measure
from sidelog.catalog.text import fold
from sidelog.exchange.incoming import (
    Dose,
    Entry,
    Event,
    LineError,
    Note,
    Observation,
    RegimenStep,
)

TABLES = {
    Observation: "observation",
    Dose: "dose",
    RegimenStep: "regimen_step",
    Event: "event",
    Note: "note",
}
"""Which table an entry goes into."""


class NewMeasure(NamedTuple):
    """A measure that the journal did not have."""

    measure: Measure


class NewScale(NamedTuple):
    """Another range for a measure that the journal had: a new version of its scale."""

    measure: Measure


class NewProduct(NamedTuple):
    """A product that the journal did not have, or the unit of one that had none."""

    name: str
    unit: str | None
    is_new: bool = True


Made = NewMeasure | NewScale | NewProduct
"""What is made on the way, so that an entry can be recorded."""


class Fate(Enum):
    """What becomes of an entry."""

    __hash__ = object.__hash__  # that of an enum takes longer, and every entry is counted by it
    NEW = "it is new to the journal"
    BESIDE = "it is new, and its product has other doses on that day from before"
    ALIKE = "it is new, and just like another of the file"
    THERE = "it is there already"
    DELETED = "it was there, and was deleted by the person"
    REPEATS = "it says again what another line of the file says"

    @property
    def is_new(self) -> bool:
        """Whether the entry is written."""
        return self in _NEW


_NEW = frozenset({Fate.NEW, Fate.BESIDE, Fate.ALIKE})


class Arrival(NamedTuple):
    """What became of a line.

    Attributes:
        fates: what became of each entry of it that can be recorded.
        made: what was made for them.
        errors: what keeps entries of it out.
    """

    fates: tuple[tuple[Entry, Fate], ...] = ()
    made: tuple[Made, ...] = ()
    errors: tuple[LineError, ...] = ()

    @property
    def written(self) -> list[Entry]:
        """Its entries that are new to the journal."""
        return [entry for entry, fate in self.fates if fate.is_new]


def once_a_day(entry: Entry) -> tuple[object, ...] | None:
    """What a day says once, however often a file repeats it; None where it may say it again."""
    match entry:
        case Observation(at=None):
            return entry.measure, entry.day, entry.value
        case Dose(taken=False):
            return fold(entry.product), entry.day
    return None
