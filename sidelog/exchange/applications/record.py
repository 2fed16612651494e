"""What the readers of applications share: a record that becomes a line, and a file summed up.

A reader is left to say what a record means; how that becomes entries with identities, how a wrong
cell costs only itself, and how a file is summed up, is the same for each and stands here.
"""

import csv
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import ParamSpec, TypeVar

from sidelog.catalog.amounts import Amount
from sidelog.catalog.products import parse_unit
from sidelog.catalog.scales import Better, Measure, Scale
from sidelog.catalog.text import fold, is_valid, quoted, shortened
from sidelog.catalog.values import say_number, say_scale
from sidelog.errors import SidelogError
from sidelog.exchange.applications.amounts import NOT_KNOWN
from sidelog.exchange.incoming import (
    Definition,
    Dose,
    Entry,
    Identities,
    Line,
    LineError,
    Note,
    Observation,
)
from sidelog.exchange.moments import Moment
from sidelog.exchange.reader import Brought, Left, Reading
from sidelog.exchange.source import Source
from sidelog.exchange.table.rows.text_rows import Row, wrong_width
from sidelog.exchange.table.text import Table
from sidelog.journal.rules import LONGEST_LINE

Parsed = TypeVar("Parsed")
Given = ParamSpec("Given")
Identity = Callable[..., str]


def first_line(source: Source, delimiter: str = ",") -> tuple[str, ...]:
    """The cells of a file's first line, stripped; none where it is no text."""
    line = source.begins.split(b"\n", 1)[0].removeprefix(b"\xef\xbb\xbf")
    try:
        cells = next(csv.reader([line.decode().rstrip("\r")], delimiter=delimiter), [])
    except (UnicodeDecodeError, csv.Error):
        return ()
    return tuple(cell.strip() for cell in cells)


def cells_of(row: Row, table: Table, record: "Record") -> dict[str, str] | None:
    """The cells of a row by their columns; None where it cannot be read, which is kept."""
    if wrong := wrong_width(row, len(table.header)):
        record.refuse("", wrong)
        return None
    return dict(zip(table.header, row.cells, strict=True))


@dataclass(slots=True)
class Record:
    """A record of a file while it is read.

    Attributes:
        number: as in `Line.number`.
        identity: what gives its entries their identities.
        parts: what it brings so far.
        errors: what is wrong with it so far.
        passed: why entries of it are left out on purpose.
        empty: how many of its cells could have held an entry and were empty.
        local: whether a time of it was read in the zone of this machine.
    """

    number: int
    identity: Identity
    parts: list[Entry | Definition] = field(default_factory=list)
    errors: list[LineError] = field(default_factory=list)
    passed: list[str] = field(default_factory=list)
    empty: int = 0
    local: bool = False

    def refuse(self, column: str, reason: str) -> None:
        """Keep what is wrong with it."""
        self.errors.append(LineError(self.number, column, reason.rstrip(".")))

    def read(
        self,
        column: str,
        parse: Callable[Given, Parsed],
        *args: Given.args,
        **options: Given.kwargs,
    ) -> Parsed | None:
        """What `parse` makes of what it is given; None where it is wrong, which is kept."""
        try:
            return parse(*args, **options)
        except SidelogError as error:
            self.refuse(column, f"{error.message} {error.hint}".rstrip())
            return None

    def observe(self, column: str, measure: Measure, when: Moment, value: float | None) -> None:
        """Bring a value of a measure, or that the day was skipped; a new measure comes with it."""
        said = "skipped" if value is None else repr(float(value))
        if not measure.built_in:
            self.parts.append(Definition(column, measure))
        entry = Observation(
            identity=self.identity("observation", measure.name, when.written, said),
            column=column,
            day=when.day,
            at=when.at,
            measure=measure.name,
            value=value,
            scale=measure.scale,
        )
        self._bring(entry, when)

    def dose(
        self, column: str, product: str, when: Moment, amount: Amount, note: str | None = None
    ) -> None:
        """Bring a dose, or that none was taken that day."""
        name, unit = " ".join(product.split()), amount.unit.name if amount.unit else None
        said = "none" if amount.is_none else "?" if amount.number is None else repr(amount.number)
        content = (fold(name), when.written, said, unit or "", note or "")
        identity = self._identity(column, "dose", *content)
        if identity is None:
            return
        entry = Dose(
            identity=identity,
            column=column,
            day=when.day,
            at=None if amount.is_none else when.at,
            product=name,
            taken=not amount.is_none,
            amount=amount.number or None,
            unit=unit,
            estimate=amount.estimate and bool(amount.number),
            entered=shortened(amount.typed, LONGEST_LINE),
            note=note,
        )
        self._bring(entry, when)

    def note(self, column: str, when: Moment, text: str) -> None:
        """Bring a person's words."""
        identity = self._identity(column, "note", when.written, text)
        if identity is not None:
            note = Note(identity=identity, column=column, day=when.day, at=when.at, text=text)
            self._bring(note, when)

    def _identity(self, column: str, *content: str) -> str | None:
        """An identity; None where the record holds what is no text, which is kept as its error."""
        if all(is_valid(text) and "\0" not in text for text in content):
            return self.identity(*content)
        self.refuse(column, "it holds what is no text")
        return None

    def _bring(self, entry: Entry, when: Moment) -> None:
        self.parts.append(entry)
        self.local |= when.local

    def line(self) -> Line:
        """The record as a line."""
        return Line(
            self.number,
            parts=tuple(self.parts),
            errors=tuple(self.errors),
            passed=tuple(self.passed),
            empty=self.empty,
            local=self.local,
        )


@dataclass(slots=True)
class Walk:
    """One walk through a file, from its beginning to its end.

    Attributes:
        identity: what gives its entries their identities.
        left: how often something was left out, by what it is called there and by why.
    """

    identity: Identity
    left: Counter[tuple[str, str]] = field(default_factory=Counter)

    def record(self, number: int) -> Record:
        """A record of the file; its number is as in `Line.number`."""
        return Record(number, self.identity)


def whole_reading(
    form: str,
    what: str,
    why: str,
    lines: Callable[[Walk], Iterator[Line]],
    *,
    counted: str = "line",
    how: Callable[[Entry], str] = lambda _: "",
) -> Reading:
    """A file read once to the end for what is in it, to be read again line by line.

    Args:
        form: as in `Reading`, and so are `what`, `why` and `counted`.
        what: see there.
        why: see there.
        lines: begins to read the file anew, and counts in the walk what is left out.
        counted: see there.
        how: more that is to be said of how an entry is read.

    Raises:
        BadDataError: it is damaged.
    """
    survey = Walk(lambda *_: "")  # nothing of it is kept, so it needs no identities
    brought: dict[tuple[str, str], dict[object, str]] = {}
    for line in lines(survey):
        for entry in line.entries:
            hows = brought.setdefault(_as_what(entry), {})
            if (key := _scale_or_unit(entry)) not in hows:
                hows[key] = _said(entry)
            hows[how] = hows.get(how) or how(entry)
    return Reading(
        form,
        what,
        why,
        tuple(
            Brought(*names, "; ".join(dict.fromkeys(filter(None, hows.values()))))
            for names, hows in brought.items()
        ),
        tuple(
            Left(f"{found} ({count:,})", reason)
            for (found, reason), count in (+survey.left).items()
        ),
        lines(Walk(Identities(form).of)),
        counted,
    )


def _as_what(entry: Entry) -> tuple[str, str]:
    match entry:
        case Observation():
            return entry.column, f"measure {entry.measure}"
        case Dose():
            return entry.column, f"doses of {entry.product}"
    return entry.column, "notes"


def _scale_or_unit(entry: Entry) -> object:
    """What tells how an entry is read from how others of its name are."""
    match entry:
        case Observation():
            return entry.scale
        case Dose():
            return entry.taken, entry.unit, entry.entered == NOT_KNOWN
    return None


def _bad_days(scale: Scale) -> str:
    if scale.bad_from is None:
        return ""
    beyond = "lower" if scale.better is Better.HIGHER else "higher"
    return f"; a bad day is {say_number(scale.bad_from)} or {beyond}"


def _said(entry: Entry) -> str:
    """How an entry is read."""
    match entry:
        case Observation(scale=Scale() as scale):
            return say_scale(scale) + _bad_days(scale)
        case Dose(taken=False):
            return "none taken"
        case Dose(amount=None, entered=words) if words != NOT_KNOWN:
            return f"{quoted(words)} and the like are kept in words, as amounts not known"
        case Dose(amount=None):
            return "some amounts not known"
        case Dose(unit=str() as unit):
            return f"in {parse_unit(unit).plural}"
    return ""
