"""Herbal Tracker+'s CSV: a dose a line, in grams, with the instant that it was taken.

The application puts an apostrophe before what a spreadsheet would take for a formula; it is taken
off again.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

from sidelog.dates import local_day
from sidelog.errors import BadDataError
from sidelog.exchange.applications.amounts import amount_of
from sidelog.exchange.applications.record import (
    Record,
    Walk,
    cells_of,
    first_line,
    whole_reading,
)
from sidelog.exchange.incoming import Line
from sidelog.exchange.moments import (
    Moment,
    clock_moment,
    read_date,
    read_moment,
    read_time,
)
from sidelog.exchange.reader import Here, Reading, Said
from sidelog.exchange.source import Source
from sidelog.exchange.table.text import read_table

FORM = "herbal-tracker"
GRAMS = "g"
_HEADER = ("date", "time", "iso_timestamp", "strain_code", "strain_name", "amount_g", "notes")
_FARTHEST, _QUARTER = timedelta(hours=14), timedelta(minutes=15)
"""What offsets from Greenwich are at most, and whole numbers of."""
_FORMULA = ("'=", "'+", "'-", "'@", "'\t", "'\r", "'\n")


def recognise(source: Source) -> str | None:
    """By its first line."""
    if first_line(source) == _HEADER:
        return "its first line has iso_timestamp, strain_name and amount_g"
    return None


def read(source: Source, here: Here, _: Said) -> Reading:
    """A line is a dose of its strain."""

    def lines(walk: Walk) -> Iterator[Line]:
        table = read_table(source.rewound(), source.name)
        for row in table.rows:
            record = walk.record(row.line)
            cells = cells_of(row, table, record)
            if cells:
                _dose(record, cells, here)
            yield record.line()

    what, why = "a Herbal Tracker+ export (CSV)", recognise(source) or ""
    return whole_reading(FORM, what, why, lines)


def _dose(record: Record, cells: dict[str, str], here: Here) -> None:
    when = record.read("iso_timestamp", _when, cells, here)
    strain = record.read("strain_name", _strain, cells)
    amount = record.read("amount_g", _grams, cells["amount_g"])
    if when and strain and amount:
        note = _unguarded(cells["notes"]) or None
        record.dose("amount_g", strain, when, amount_of(*amount), note)


def _when(cells: dict[str, str], here: Here) -> Moment:
    """When a dose was taken; an instant is as the clock beside it showed it.

    Raises:
        BadDataError: there is no such time.
    """
    stamp = cells["iso_timestamp"].strip()
    if stamp and not stamp.endswith("Z"):
        return read_moment(stamp, here)
    day, clock = read_date(cells["date"]), read_time(cells["time"])
    if not stamp:
        return clock_moment(day, clock, here)
    moment = read_moment(stamp, here)
    said = moment.at and moment.at.astimezone(UTC).replace(tzinfo=None, second=0)
    offset = datetime.combine(day, clock) - said if said else timedelta.max
    if not moment.at or abs(offset) > _FARTHEST or offset % _QUARTER:
        return moment
    at = moment.at.astimezone(timezone(offset))
    return Moment(local_day(at, here.day_starts), at, moment.written)


def _strain(cells: dict[str, str]) -> str:
    """The name of a strain, or its code where it has none.

    Raises:
        BadDataError: it has neither.
    """
    name = _unguarded(cells["strain_name"]) or _unguarded(cells["strain_code"])
    if not name:
        raise BadDataError("it is empty, and a dose is of something")
    return name


def _grams(text: str) -> tuple[float | None, str]:
    """An amount in grams; none where the cell is empty.

    Raises:
        BadDataError: it is no number.
    """
    try:
        return (float(text) if text.strip() else None), GRAMS
    except ValueError:
        raise BadDataError(f"{text.strip()[:40]!r} is no amount in grams, such as 2.50") from None


def _unguarded(text: str) -> str:
    """A text without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    return (text[1:] if text.startswith(_FORMULA) else text).strip()
