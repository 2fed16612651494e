"""One recorded thing as one line of words, the same wherever it is shown."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from sidelog.catalog.events import find, say_amounts
from sidelog.catalog.products import say_amount
from sidelog.catalog.scales import Measure
from sidelog.catalog.values import say_number, say_value
from sidelog.cli.notes import visible
from sidelog.dates import WEEKDAYS, say_date
from sidelog.errors import UsageError
from sidelog.journal.instants import moment_text
from sidelog.journal.rows import DayLine, event_text

if TYPE_CHECKING:
    from sidelog.journal.records import Event, Record


def line_of(record: "Record") -> DayLine:
    """The line of a record that a day is made of.

    Raises:
        UsageError: it is of another kind.
    """
    from sidelog.journal.records import (  # noqa: PLC0415  (SQLModel: 36 bare interpreters)
        Dose,
        Event,
        Note,
        Observation,
    )

    match record:
        case Observation():
            line = DayLine(
                record.day,
                f"o{record.id}",
                "observation",
                record.measure.name,
                _iso(record.at),
                record.value,
                "",
                scale=record.scale_version,
            )
        case Dose():
            line = DayLine(
                record.day,
                f"d{record.id}",
                "dose",
                record.product.name,
                _iso(record.at),
                record.amount,
                record.note or "",
                record.taken,
                record.estimate,
                record.product.unit,
            )
        case Event():
            line = _event_line(record)
        case Note():
            line = DayLine(
                record.day, f"n{record.id}", "note", "", _iso(record.at), None, record.text
            )
        case _:
            raise UsageError("This kind of entry is not shown here.")
    return line


def _event_line(event: "Event") -> DayLine:
    product, before, after = event.product, event.amount_before, event.amount_after
    amounts = say_amounts(before, after, product.unit if product else None)
    return DayLine(
        event.day,
        f"e{event.id}",
        "event",
        event.kind,
        event.until.isoformat() if event.until else None,
        None,
        event_text(product.name if product else None, amounts, event.title, event.note),
        unit=product.unit if product and amounts else None,
        before=before,
        after=after,
    )


def _iso(at: datetime | None) -> str | None:
    return None if at is None else moment_text(at)


def say_line(line: DayLine, measures: Mapping[str, Measure]) -> str:
    """One recorded thing in words; a note keeps its own lines."""
    if line.kind == "note":
        return f"{_clock(line)}“{visible(line.text)}”"
    if line.kind == "event":
        return _event(line)
    if line.kind == "dose":
        note = f" — {visible(line.text)}" if line.text else ""
        return f"{_clock(line)}{line.name}: {say_dose(line)}{note}"
    measure = measures.get(line.name)
    return f"{_clock(line)}{line.name}: {_observed(line, measure)}"


def _observed(line: DayLine, measure: Measure | None) -> str:
    if line.value is None:
        return "skipped"
    if measure is None:
        return say_number(line.value)
    if measure.scale.version == line.scale:
        return say_value(measure, line.value)
    # Another version of the scale may have other words: the number alone is certain.
    return f"{say_number(line.value)} on an earlier scale"


def say_dose(line: DayLine) -> str:
    """How much was taken, in words."""
    if not line.taken:
        return "none taken"
    return say_amount(line.value, line.unit) + (" (an estimate)" if line.estimate else "")


def _clock(line: DayLine) -> str:
    return f"{clock_of(line)} " if line.at else ""


def clock_of(line: DayLine) -> str:
    """When it was, such as "08:30"; with the weekday where that is not of the day it counts to."""
    at = line.at or ""
    if at[:10] in {"", line.day.isoformat()}:
        return at[11:16]
    return f"{WEEKDAYS[date.fromisoformat(at[:10]).weekday()][:3]} {at[11:16]}"


def _event(line: DayLine) -> str:
    kind = find(line.name)
    until = f" (until {say_date(date.fromisoformat(line.at))})" if line.at else ""
    words = f": {visible(line.text)}" if line.text else ""
    return f"{kind.title if kind else line.name}{words}{until}"
