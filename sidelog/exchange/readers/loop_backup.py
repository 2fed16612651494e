"""Loop Habit Tracker's backup: its own SQLite database, with habits and what was marked of them.

A mark is of the day whose midnight in Greenwich it has, in milliseconds.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from sidelog.errors import BadDataError
from sidelog.exchange.applications.json_fields import text, whole
from sidelog.exchange.applications.measures import Measures
from sidelog.exchange.applications.record import Record, Walk, whole_reading
from sidelog.exchange.incoming import Line
from sidelog.exchange.moments import Moment, whole_day
from sidelog.exchange.reader import Here, Reading, Said
from sidelog.exchange.readers.loop_habits import FORM, Habit, note_of, record_mark
from sidelog.exchange.source import Source
from sidelog.journal.foreign import is_database, open_foreign

_NEEDED = {"habits": {"id", "name"}, "repetitions": {"habit", "timestamp", "value"}}
_NUMERIC = 1
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def recognise(source: Source) -> str | None:
    """By its tables."""
    begins = source.begins
    if is_database(begins) and b"Habits" in begins and b"Repetitions" in begins:
        return "it is a database with the tables Habits and Repetitions"
    return None


def read(source: Source, _: Here, __: Said) -> Reading:
    """A mark is a value of its habit's measure: yes or no, or a number."""

    def lines(walk: Walk) -> Iterator[Line]:
        return _lines(source, walk)

    what, why = "a Loop Habit Tracker backup", recognise(source) or ""
    return whole_reading(FORM, what, why, lines, counted="mark")


def _lines(source: Source, walk: Walk) -> Iterator[Line]:
    measures = Measures("Loop", FORM)
    with open_foreign(source.rewound().read(), source.name) as database:
        tables = database.tables()
        for table, columns in _NEEDED.items():
            if not columns <= set(tables.get(table, ())):
                raise BadDataError(
                    f"{source.name} has no table {table} with the columns "
                    f"{', '.join(sorted(columns))}.",
                    hint="It may be of another version of Loop.",
                )
        habits = {row["id"]: _habit(row) for row in database.rows("SELECT * FROM Habits")}
        marks = database.rows("SELECT * FROM Repetitions ORDER BY habit, timestamp")
        for place, mark in enumerate(marks, start=1):
            record = walk.record(place)
            habit = habits.get(mark["habit"])
            if habit is None:
                record.refuse("habit", "it is a mark of a habit that is not in the file")
            else:
                _mark(record, habit, mark, measures)
            yield record.line()


def _habit(row: dict[str, Any]) -> Habit:
    name = str(row["name"] or "").strip() or f"habit {row['id']}"
    return Habit(name, numeric=row.get("type") == _NUMERIC, unit=str(row.get("unit") or "").strip())


def _mark(record: Record, habit: Habit, mark: dict[str, Any], measures: Measures) -> None:
    when = record.read("timestamp", day_of, mark)
    value = record.read("value", whole, mark, "value")
    if when is None or value is None:
        return
    record_mark(record, habit, habit.measure(measures), when, value)
    note = record.read("notes", text, mark, "notes")
    if note:
        record.note(habit.name, when, note_of(habit, note))


def day_of(mark: dict[str, Any]) -> Moment:
    """The day of a mark.

    Raises:
        BadDataError: it has no time that is one.
    """
    try:
        stamp = timedelta(milliseconds=whole(mark, "timestamp"))
        return whole_day((_EPOCH + stamp).date())
    except OverflowError:
        raise BadDataError("it is in no calendar") from None
