"""What a reader is: it knows files of one application, and yields what they hold as entries.

A reader is a module in `readers/`; to add one is to add the file.  It has two functions:

    def recognise(source: Source) -> str | None      why it is a file of this kind, by its content
    def read(source: Source, here: Here, said: Said) -> Reading

What of `Said` it makes use of it names in USES; what it does not is refused.

Readers take nothing from a file's name (a year in it is no more than the first answer offered),
guess no missing value, squash no scale, and leave nothing out without saying what and why.
Whether an entry can be recorded is for the rehearsal to find.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, time
from enum import StrEnum
from typing import Any, NamedTuple, Protocol

from sidelog.catalog.scales import Better, Measure
from sidelog.exchange.incoming import Line
from sidelog.exchange.source import Source
from sidelog.journal.rows import Product


class Decimals(StrEnum):
    """The sign before the decimals of a number."""

    POINT = "point"
    COMMA = "comma"
    EITHER = "either"
    """Whichever it has: between semicolons, a comma separates nothing else."""


class DateOrder(StrEnum):
    """What 03/04/2026 means."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


@dataclass(frozen=True, slots=True)
class Here:
    """What a reader may know of the person's machine and journal.

    Attributes:
        now: the present moment, with the zone that moments without an offset are of.
        day_starts: when the journal's day begins.
        measures: those of the journal by name.
        retired: the names of those that are retired.
        products: those of the journal by folded name, but for those that an import of the file
            made: what it made is no evidence of what it has, so that it is read the same again.
        imported: the names of measures that tables brought values of, the first of them first.
    """

    now: datetime
    day_starts: time
    measures: Mapping[str, Measure] = field(default_factory=dict)
    retired: frozenset[str] = frozenset()
    products: Mapping[str, Product] = field(default_factory=dict)
    imported: tuple[str, ...] = ()

    @property
    def common(self) -> list[Measure]:
        """The measures that every journal has."""
        return [one for one in self.measures.values() if one.built_in]


@dataclass(frozen=True, slots=True)
class Said:
    """What the person said of a file, by flag or as an answer; None or empty is not said.

    Attributes:
        order: what 03/04/2026 means.
        decimals: the sign before decimals.
        unit: the unit of amounts that are written without one; "?" where that is left open.
        units: those of single columns or names, such as "kratom=g".
        product: what amounts are of, where no column says it; "?" where they are left out.
        happened: what happened in each line, of a file that has days alone; "?" for nothing.
        missing: the words that stand where nothing is known, such as "n/m", or "steps=0" in one
            column.
        header: the line that names the columns, from 1; 0 where none does.
        sheet: the name of a spreadsheet's sheet.
        range: the range of every measure that is new, its end None where it is open; else each
            has one of its own.
        better: which way of a new measure's range is better.
        words: the numbers that a file's own words stand for, such as "good=4, sad=2".
        where: whose lines are meant, or which: "person=Anna"; "person=*" is all of them.
        several: how several values of a day without a time become one, such as "mean", or
            "steps=sum" of one measure.
        year: that of the first line, where days are written without theirs.
        day: the column that says the day of each line.
    """

    order: DateOrder | None = None
    decimals: Decimals | None = None
    unit: str | None = None
    units: tuple[str, ...] = ()
    product: str | None = None
    happened: str | None = None
    missing: tuple[str, ...] = ()
    header: int | None = None
    sheet: str | None = None
    range: tuple[float, float | None] | None = None
    better: Better | None = None
    words: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    several: tuple[str, ...] = ()
    year: int | None = None
    day: str | None = None

    @property
    def has_answer(self) -> bool:
        """Whether something was said that a file may ask."""
        asked = (self.order, self.decimals, self.unit, self.product, self.happened, self.year)
        some = (self.words, self.where, self.several, self.units, self.day)
        return any(one is not None for one in asked) or any(some)


class Brought(NamedTuple):
    """Something of a file that comes in, and as what.

    Attributes:
        found: what it is called there, such as a column.
        name: what it becomes, such as "measure daylio-mood" or "doses of kratom".
        how: how it is read, such as "1 to 5: awful, bad, meh, good, rad".
    """

    found: str
    name: str
    how: str = ""

    def also(self, how: str) -> "Brought":
        """The same, with more of how it is read."""
        return self._replace(how="; ".join(filter(None, (self.how, how))))


class Left(NamedTuple):
    """Something of a file that does not come in, and why."""

    found: str
    why: str


class Question(NamedTuple):
    """What a file leaves open, and a person knows; a file may have one.

    Attributes:
        field: which of `Said` the answer is.
        flag: how it is said on the command line.
        text: the question, with the line that raises it.
        choices: what can be answered, each with what it would mean; none where any word can be.
        example: how such a word is written.
        column: the column that it is about, where the flag names it before the answer.
        otherwise: the answer that is taken where something else was asked, one of the choices or
            what leaves it open; empty where none is.
        about: the columns or products that it is about, each with the first amount of it.
    """

    field: str
    flag: str
    text: str
    choices: Mapping[str, str] = {}
    example: str = ""
    column: str = ""
    otherwise: str = ""
    about: Mapping[str, str] = {}

    def typed(self, answer: str) -> str:
        """An answer as it is typed behind the flag."""
        return f"{self.column}={answer}" if self.column else answer

    def answered(self, said: Said, answer: str) -> Said:
        """What is said with the answer."""
        kinds = {"order": DateOrder, "decimals": Decimals, "better": Better, "year": int}
        before = getattr(said, self.field)
        value = kinds.get(self.field, str)(self.typed(answer))
        changed: dict[str, Any] = {
            self.field: (*before, value) if isinstance(before, tuple) else value
        }
        return replace(said, **changed)


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as a reader understands it.

    Attributes:
        form: the short name of its format, such as "daylio": the source of what comes in.
        what: what it is, for the person, such as "a Daylio export (CSV)".
        why: how it was known, such as "its first line has full_date, mood and activities".
        brought: what comes in as what.
        left: what does not come in, and why.
        lines: its lines, or its records, one by one; empty where there is a question.
        counted: what they are called, such as "line", "entry" or "record".
        question: what has to be answered first.
    """

    form: str
    what: str
    why: str
    brought: tuple[Brought, ...]
    left: tuple[Left, ...]
    lines: Iterator[Line]
    counted: str = "line"
    question: Question | None = None


class Reader(Protocol):
    """A module in `readers/`."""

    def recognise(self, source: Source) -> str | None:
        """Why a file is of this format; None where it is not."""

    def read(self, source: Source, here: Here, said: Said) -> Reading:
        """A file of this format, understood.

        Raises:
            BadDataError: it is damaged, or of a version that is not known.
        """
