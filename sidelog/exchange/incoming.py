"""What a reader of another program's file yields: entries on their way into the journal.

What is wrong with a line is a value, not an exception, so that one bad line neither hides the
others nor stops them, and one bad cell costs that cell.
"""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha1
from typing import NamedTuple
from uuid import UUID, uuid5

from sidelog.catalog.scales import Measure, Scale

_NAMESPACE = UUID("0d1c2f0e-6a38-5b64-8f0b-696d706f7274")


@dataclass(frozen=True, slots=True)
class Written:
    """How something first came into a journal, as a journal's own export says it.

    Attributes:
        at: when it was written down.
        day: the person's day at that time.
        source: where it had been imported from; None where it was typed.
    """

    at: datetime
    day: date
    source: str | None


@dataclass(slots=True, kw_only=True)
class Entry:
    """What every entry has; a measure or a product is called in it as the file has it.

    Nobody changes one once it is made.  To have that enforced would make it take three times as
    long, and a file may have a million.

    Attributes:
        identity: the UUID of its row, the same whenever the file is read.
        column: the column that holds what is recorded.
        day: the person's day that it belongs to.
        at: the time; None where it is of the whole day.
        written: None for what is written now, by this import.
    """

    identity: str
    column: str
    day: date
    at: datetime | None = None
    written: Written | None = None


@dataclass(slots=True, kw_only=True)
class Observation(Entry):
    """A value of a measure, None where the day was skipped; on a scale, where the file says it.

    `is_alike` says that another of its moment is just like it, and the two are not added up.
    """

    measure: str
    value: float | None
    scale: Scale | None = None
    is_alike: bool = False


@dataclass(slots=True, kw_only=True)
class Dose(Entry):
    """A dose, or that none was taken; None is an amount not known, and a unit that nothing says.

    `entered` is the amount as the file has it.
    """

    product: str
    taken: bool
    amount: float | None
    unit: str | None
    estimate: bool = False
    entered: str
    note: str | None = None


@dataclass(slots=True, kw_only=True)
class Event(Entry):
    """Something dated that may matter; of a change, the amounts a day before it and after it."""

    kind: str
    until: date | None = None
    ongoing: bool = False
    product: str | None = None
    title: str | None = None
    before: float | None = None
    after: float | None = None
    unit: str | None = None
    note: str | None = None


@dataclass(slots=True, kw_only=True)
class RegimenStep(Entry):
    """From a day on, which may lie ahead, so much is taken as a rule; see `rules.Rule`."""

    product: str
    amount: float
    unit: str | None
    every_days: int = 1
    times: int = 1
    note: str | None = None


@dataclass(slots=True, kw_only=True)
class Note(Entry):
    """A person's words about a day."""

    text: str


COUNTED = "counted in the value of their day"
"""Why values of a day are passed: another line of it brings what is formed from all of them."""
DAY_ALONE = "a line that says no more than its day"
"""Why a line leaves nothing in the journal."""


@dataclass(frozen=True, slots=True)
class Definition:
    """A measure as a journal's own export defines it, for the journals that do not have it."""

    column: str
    measure: Measure


def said_column(name: str) -> str:
    """A column behind the place of something: ", column mood", and "column 2" of one without name.

    Empty where there is none.
    """
    word = "" if name.startswith("column ") else "column "
    return f", {word}{name}" if name else ""


class LineError(NamedTuple):
    """Why a cell, or a line, cannot be taken.

    Attributes:
        line: its number in the file; of a line with several, its first.
        column: the column at fault; empty where it is the line as a whole.
        reason: what is wrong, and what would be right.
    """

    line: int
    column: str
    reason: str

    def __str__(self) -> str:
        """Where, and why."""
        return f"line {self.line}{said_column(self.column)}: {self.reason}"


class Line(NamedTuple):
    """What one line of a file says.

    Attributes:
        number: as in `LineError.line`.
        parts: what it brings; what a part needs comes before it.
        errors: what is wrong with it, or with cells of it, which are not among the parts.
        passed: why entries of it are left out on purpose, such as "somebody else's dose".
        empty: how many of its cells could have held an entry and were empty.
        local: whether its time was read in the zone of this machine, because it says no other.
    """

    number: int
    parts: tuple[Entry | Definition, ...] = ()
    errors: tuple[LineError, ...] = ()
    passed: tuple[str, ...] = ()
    empty: int = 0
    local: bool = False

    @property
    def entries(self) -> list[Entry]:
        """The parts that are recorded of a day."""
        return [part for part in self.parts if isinstance(part, Entry)]


class Identities:
    """Gives each entry of one file its identity.

    It depends on what the entry says, and on how many like it came before, and on nothing else.
    So a file that is read again, sorted anew or longer, brings the same entries under the same
    identity; and two that are alike within one file both stay.

    What is alike is of the same day.  So as long as the days go one way, the entries of the present
    day are all to look among, and of the others no more is held than a day that comes back needs.
    """

    _LENGTH = 8
    """Bytes of a hash that are held: of a million two are the same in one of ten million files."""

    def __init__(self, file_format: str) -> None:
        """Begin; the name of the format is a part of them, so that it never changes."""
        self._namespace = uuid5(_NAMESPACE, file_format).bytes
        self._repeats: dict[bytes, int] = {}
        self._now = set[bytes]()
        self._before = bytearray()
        self._day: date | None = None
        self._is_up: bool | None = None
        self._goes_one_way = True
        self.is_alike = False
        """Whether the entry before was just like one of this file."""

    def of(self, *content: str, day: date = date.min, once: bool = False) -> str:
        """The identity of an entry that says this; its day, where a file may be long.

        With `once`, what is alike is one entry that was said again.
        """
        key = "\0".join(content).encode()  # no reader lets a NUL pass
        digest = sha1(self._namespace + key, usedforsecurity=False).digest()
        if day != self._day:
            self._turn_to(day)
        begin = digest[: self._LENGTH]
        self.is_alike = begin in self._now
        if self.is_alike and not once:
            self._repeats[digest] = count = self._repeats.get(digest, 0) + 1
            again = b"%b%b\0%d" % (self._namespace, key, count)
            digest = sha1(again, usedforsecurity=False).digest()
        else:
            self._now.add(begin)
        digits = digest.hex()  # `UUID` takes three times as long
        variant = "89ab"[digest[8] >> 4 & 3]
        return (
            f"{digits[:8]}-{digits[8:12]}-5{digits[13:16]}-{variant}{digits[17:20]}-{digits[20:32]}"
        )

    def _turn_to(self, day: date) -> None:
        if self._day is not None and self._goes_one_way:
            is_up = day > self._day
            self._goes_one_way = self._is_up in {None, is_up}
            self._is_up = is_up
            if self._goes_one_way:
                self._before += b"".join(self._now)
                self._now.clear()
            else:
                places = range(0, len(self._before), self._LENGTH)
                self._now.update(bytes(self._before[at : at + self._LENGTH]) for at in places)
                self._before.clear()
        self._day = day
