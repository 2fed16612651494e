"""Tables of Loop's database that somebody saved as CSV: its marks, or its habits without any.

The marks name their habits by number, so that is what the measures are called.  A habit is one of
numbers where a mark of it is more than any word stands for.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress

from sidelog.errors import BadDataError
from sidelog.exchange.applications.marks import Mark
from sidelog.exchange.applications.measures import Measures
from sidelog.exchange.applications.record import (
    Record,
    Walk,
    cells_of,
    first_line,
    whole_reading,
)
from sidelog.exchange.incoming import Line
from sidelog.exchange.reader import Here, Reading, Said
from sidelog.exchange.readers.loop_backup import day_of
from sidelog.exchange.readers.loop_habits import FORM, Habit, record_mark
from sidelog.exchange.source import Source
from sidelog.exchange.table.text import read_table

_MARKS = ("id", "habit", "timestamp", "value")
_HABITS = {"id", "archived", "freq_den", "freq_num", "name", "target_value"}
_WITHOUT_MARKS = "what was marked of them is in the table Repetitions"


def recognise(source: Source) -> str | None:
    """By its first line."""
    header = _header(source)
    if header == _MARKS:
        return "its first line has the columns of Loop's table Repetitions"
    if set(header) >= _HABITS:
        return "its first line has columns of Loop's table Habits"
    return None


def read(source: Source, _: Here, __: Said) -> Reading:
    """A mark is a value of its habit's measure; a habit alone is nothing."""

    def lines(walk: Walk) -> Iterator[Line]:
        return _lines(source, walk)

    what, why = "a table of Loop Habit Tracker's database (CSV)", recognise(source) or ""
    return whole_reading(FORM, what, why, lines)


def _header(source: Source) -> tuple[str, ...]:
    return tuple(name.casefold() for name in first_line(source))


def _lines(source: Source, walk: Walk) -> Iterator[Line]:
    if _header(source) != _MARKS:
        walk.left["habits", _WITHOUT_MARKS] += sum(1 for _ in _rows(source, walk))
        return
    kinds: dict[str, bool] = {}
    for _, cells in _rows(source, walk):
        if cells:
            with suppress(BadDataError):  # its own line says so
                is_more = number_of(cells["value"]) not in [*Mark]
                kinds[cells["habit"]] = kinds.get(cells["habit"], False) or is_more
    measures = Measures("Loop", FORM)
    for record, cells in _rows(source, walk):
        if cells:
            habit = Habit(f"habit {cells['habit'].strip()}", kinds.get(cells["habit"], False))
            _mark(record, habit, cells, measures)
        yield record.line()


def _rows(source: Source, walk: Walk) -> Iterator[tuple[Record, Mapping[str, str] | None]]:
    """The lines of the file, each with its cells by column in lower case."""
    table = read_table(source.rewound(), source.name)
    for row in table.rows:
        record = walk.record(row.line)
        cells = cells_of(row, table, record)
        yield record, cells and {name.casefold(): text for name, text in cells.items()}


def _mark(record: Record, habit: Habit, cells: Mapping[str, str], measures: Measures) -> None:
    stamp = record.read("timestamp", number_of, cells["timestamp"])
    when = None if stamp is None else record.read("timestamp", day_of, {"timestamp": stamp})
    value = record.read("value", number_of, cells["value"])
    if when and value is not None:
        record_mark(record, habit, habit.measure(measures), when, value)


def number_of(text: str) -> float:
    """A whole number.

    Raises:
        BadDataError: it is none.
    """
    try:
        return float(int(text))
    except (ValueError, OverflowError):
        raise BadDataError(f"{text.strip()[:40]!r} should be a whole number") from None
