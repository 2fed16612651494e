"""The journal's own CSV, line by line, as the entries that it was written from."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import NoReturn, TypedDict, TypeVar
from uuid import UUID

from sidelog import dates
from sidelog.catalog import events
from sidelog.catalog.products import parse_unit
from sidelog.catalog.text import quoted
from sidelog.errors import BadDataError, SidelogError
from sidelog.exchange.incoming import (
    Definition,
    Dose,
    Entry,
    Event,
    Identities,
    Line,
    LineError,
    Note,
    Observation,
    RegimenStep,
    Written,
)
from sidelog.exchange.moments import read_moment
from sidelog.exchange.own import csv_layout as layout
from sidelog.exchange.reader import Brought, Decimals, Here, Left, Reading, Said
from sidelog.exchange.scales import read_measure
from sidelog.exchange.source import Source
from sidelog.exchange.table.cell.days import read_day
from sidelog.exchange.table.rows.text_rows import Row, wrong_width
from sidelog.exchange.table.text import Table, header_of, read_table
from sidelog.journal.rules import check_note

USES = frozenset({"order", "decimals"})

Parsed = TypeVar("Parsed")
_NUMBER = r"[+-]?(?:[0-9]+[.,]?[0-9]*|[.,][0-9]+)(?:[eE][+-]?[0-9]+)?"
_WHY = "its first line has kind, day, recorded_at and uuid"


def recognise(source: Source) -> str | None:
    """Whether it is an export of a journal; its columns may have been put in another order."""
    header = header_of(source)
    return _WHY if header and set(layout.FIRST_COLUMNS) <= set(header) else None


def read(source: Source, here: Here, said: Said) -> Reading:
    """Every line of an export: what it was written from."""
    defined = _defined(read_table(source.rewound(), source.name))
    table = read_table(source.rewound(), source.name)
    others = [name for name in table.header if name and name not in layout.COLUMNS]
    return Reading(
        form="csv",
        what="an export of sidelog (CSV)",
        why=_WHY,
        brought=(Brought("every line", "what it was written from"),),
        left=tuple(Left(name, "it is no column of sidelog's") for name in others),
        lines=map(_Restorer(table, here, said, defined).line, table.rows),
    )


class _WrongCellError(Exception):
    """A cell that cannot be what its column says; caught where its line is known."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(column, reason)
        self.column = column
        self.reason = reason.rstrip(".")


@dataclass(frozen=True, slots=True)
class _Fields:
    """The cells of a line by column, exactly as they are."""

    cells: Mapping[str, str]

    def text(self, column: str) -> str | None:
        """The words of a cell; None where it is empty."""
        return self.get(column, check_note)

    def get(self, column: str, parse: Callable[[str], Parsed]) -> Parsed | None:
        """What a cell says; None where it is empty."""
        return self.need(column, parse) if self.cells[column] else None

    def need(self, column: str, parse: Callable[[str], Parsed]) -> Parsed:
        """What a cell says, which may not be empty."""
        if not self.cells[column].strip(" "):
            refuse(column, "it is empty")
        try:
            return parse(self.cells[column])
        except SidelogError as error:
            refuse(column, error.message)


def refuse(column: str, reason: str) -> NoReturn:
    """End the reading of a line over one of its cells."""
    raise _WrongCellError(column, reason)


class _Dating(TypedDict):
    """What every kind of entry is made with."""

    identity: str
    column: str
    day: date
    at: datetime | None
    written: Written | None


def _fields(row: Row, table: Table) -> _Fields:
    later = dict.fromkeys(layout.COLUMNS, "")  # an older export lacks what came later
    cells = later | dict(zip(table.header, row.cells, strict=True))
    return _Fields(layout.as_written(cells))


Defined = dict[tuple[str, int], Definition]
"""The measures that a file defines, by name and version of their scale."""


def _defined(table: Table) -> Defined:
    """What a file defines, wherever it does: a spreadsheet may have sorted its lines."""
    found: Defined = {}
    for row in table.rows:
        if layout.MEASURE in row.cells and not wrong_width(row, len(table.header)):
            with suppress(_WrongCellError):
                measure = _fields(row, table).need("text", read_measure)
                found[measure.name, measure.scale.version] = Definition("text", measure)
    return found


class _Restorer:
    def __init__(self, table: Table, here: Here, said: Said, defined: Defined) -> None:
        self.table, self.here, self.order = table, here, said.order
        self.defined, self.given = defined, set[tuple[str, int]]()
        self.known = {*here.measures, *here.retired, *(name for name, _ in defined)}
        # No program writes these lines with a comma before decimals, but a spreadsheet may.
        self.has_commas = said.decimals is Decimals.COMMA or table.delimiter == ";"
        self.identity = Identities("csv").of
        self.seen: set[str] = set()
        self.kinds: dict[str, Callable[[_Fields], Entry | Definition]] = {
            layout.MEASURE: self._definition,
            layout.OBSERVATION: self._observation,
            layout.DOSE: self._dose,
            layout.REGIMEN: self._regimen_step,
            layout.EVENT: self._event,
            layout.NOTE: self._note,
        }

    def line(self, row: Row) -> Line:
        if reason := wrong_width(row, len(self.table.header)):
            return Line(row.line, errors=(LineError(row.line, "", reason),))
        try:
            return Line(row.line, parts=tuple(self._parts(_fields(row, self.table))))
        except _WrongCellError as wrong:
            return Line(row.line, errors=(LineError(row.line, wrong.column, wrong.reason),))

    def _parts(self, fields: _Fields) -> Iterator[Entry | Definition]:
        kind = fields.need("kind", str)
        if kind not in self.kinds:
            refuse("kind", f"{quoted(kind)} is no kind of entry; one of {', '.join(self.kinds)} is")
        part = self.kinds[kind](fields)
        if isinstance(part, Observation) and part.scale:
            key = part.measure, part.scale.version
            if key not in self.given:
                self.given.add(key)
                yield self.defined[key]
        yield part

    def _definition(self, fields: _Fields) -> Definition:
        measure = fields.need("text", read_measure)
        self.given.add((measure.name, measure.scale.version))
        return Definition("text", measure)

    def _observation(self, fields: _Fields) -> Observation:
        state = fields.text("state") or layout.RECORDED
        if state == layout.RECORDED:
            value = fields.need("value", self._number)
        elif state == layout.SKIPPED:
            value = None
        else:
            refuse("state", f"{quoted(state)} is neither {layout.RECORDED} nor {layout.SKIPPED}")
        name = fields.need("name", str)
        dating = self._dating("value", fields)
        if value is None and dating["at"]:
            refuse("at", "a moment cannot be skipped, only a day")
        version = fields.get("scale", _version) or 1
        defined = self.defined.get((name, version))
        if name not in self.known:
            refuse("name", f"there is no measure {quoted(name)}, and no line here defines it")
        return Observation(
            **dating, measure=name, value=value, scale=defined.measure.scale if defined else None
        )

    def _dose(self, fields: _Fields) -> Dose:
        states = (layout.TAKEN, layout.NONE, layout.UNKNOWN)
        state = fields.text("state") or layout.TAKEN
        if state not in states:
            refuse("state", f"{quoted(state)} is no state of a dose; one of {', '.join(states)} is")
        amount = fields.need("value", self._number) if state == layout.TAKEN else None
        if amount is not None and amount <= 0:
            refuse("value", f"{quoted(fields.cells['value'])} is no dose")
        dating = self._dating("value", fields)
        if state == layout.NONE and dating["at"]:
            refuse("at", "a day without a dose has no time")
        return Dose(
            **dating,
            product=fields.need("name", str),
            taken=state != layout.NONE,
            amount=amount,
            unit=fields.get("unit", _unit) if amount is None else fields.need("unit", _unit),
            estimate=fields.cells["estimate"] == layout.YES,
            entered=fields.text("entered") or "",
            note=fields.text("text"),
        )

    def _event(self, fields: _Fields) -> Event:
        kind = events.find(fields.need("name", str))
        if kind is None:
            refuse("name", f"{quoted(fields.cells['name'])} is no kind of event that is known")
        dating = self._dating("name", fields)
        until = fields.get("until", self._day)
        if until is not None and until < dating["day"]:
            refuse("until", f"it ends on {until}, before it begins")
        if until is not None and dating["written"] and until > dating["written"].day:
            refuse("until", f"{until} is after the day on which it was written down")
        return Event(
            **dating,
            kind=kind.name,
            until=until,
            ongoing=until is None and fields.cells["ongoing"] == layout.YES,
            product=fields.text("product"),
            title=fields.text("title"),
            before=fields.get("amount_before", self._number),
            after=fields.get("amount_after", self._number),
            unit=fields.get("unit", _unit),
            note=fields.text("text"),
        )

    def _regimen_step(self, fields: _Fields) -> RegimenStep:
        amount = fields.need("value", self._number)
        if amount < 0:
            refuse("value", f"{quoted(fields.cells['value'])} is no amount that is taken")
        return RegimenStep(
            identity=self._identity(fields),
            column="value",
            day=fields.need("day", self._day),
            written=self._written(fields, date.min),
            product=fields.need("name", str),
            amount=amount,
            unit=fields.need("unit", _unit) if amount else fields.get("unit", _unit),
            every_days=fields.get("every_days", _count) or 1,
            times=fields.get("times", _count) or 1,
            note=fields.text("text"),
        )

    def _note(self, fields: _Fields) -> Note:
        return Note(**self._dating("text", fields), text=fields.need("text", check_note))

    def _dating(self, column: str, fields: _Fields) -> _Dating:
        day = fields.need("day", self._day)
        at = fields.get("at", lambda text: read_moment(text, self.here).at)
        if at is not None and abs((at.date() - day).days) > 1:
            refuse("at", f"{quoted(fields.cells['at'])} is not of the day {day}")
        return _Dating(
            identity=self._identity(fields),
            column=column,
            day=day,
            at=at,
            written=self._written(fields, day),
        )

    def _day(self, text: str) -> date:
        said = read_day(text)
        day = said and said.on(self.order)
        if day is None:
            raise BadDataError(f"{quoted(text)} is no day, such as 2026-09-01")
        return day

    def _number(self, text: str) -> float:
        if not re.fullmatch(_NUMBER, text):
            raise BadDataError(f"{quoted(text)} is not a number")
        if "," in text and not self.has_commas:
            raise BadDataError(f"{quoted(text)} has a comma: if decimals follow, --decimal comma")
        return float(text.replace(",", "."))

    def _identity(self, fields: _Fields) -> str:
        """The UUID of the line; one that a person added has none, and gets it from its words."""
        said = fields.get("uuid", _uuid)
        if said is None:
            later = [fields.cells[column] for column in layout.COLUMNS[len(layout.FIRST_COLUMNS) :]]
            first = [fields.cells[column] for column in layout.FIRST_COLUMNS]
            # The identity of a line that says nothing there is the one it had before.
            return self.identity(*first, *(later if any(later) else ()))
        if said in self.seen:
            refuse("uuid", "a line above has the same")
        self.seen.add(said)
        return said

    def _written(self, fields: _Fields, day: date) -> Written | None:
        at = fields.get("recorded_at", _instant)
        if at is None:
            return None
        on = fields.get("recorded_on", self._day) or dates.local_day(at, self.here.day_starts)
        if on < day:
            refuse("recorded_on", f"{on} is before the day of the entry")
        return Written(at, on, fields.text("source"))


def _unit(word: str) -> str:
    return parse_unit(word).name


def _reader(parse: Callable[[str], Parsed], what: str) -> Callable[[str], Parsed]:
    """What reads a cell, and refuses one of which `parse` makes nothing: it is not `what`."""

    def read(text: str) -> Parsed:
        try:
            return parse(text)
        except ValueError:
            raise BadDataError(f"{quoted(text)} is {what}") from None

    return read


def _whole_uuid(text: str) -> str:
    UUID(text)
    return text


def _whole_number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 5):  # noqa: PLR2004  (far more)
        raise ValueError(text)
    return int(text)


_uuid = _reader(_whole_uuid, "no UUID")
_version = _reader(_whole_number, "no version of a scale")
_count = _reader(_whole_number, "no whole number that can be meant")


def _instant(text: str) -> datetime:
    example = "2026-09-01T08:30:00+02:00"
    instant = _reader(datetime.fromisoformat, f"no instant, such as {example}")(text)
    if instant.tzinfo is None:
        raise BadDataError(f"{quoted(text)} has no offset, such as +02:00")
    return instant
