"""Loop's table of all marks by itself: a column a habit, as an archive of its CSV has it on top.

Nothing in it says which habits have numbers, so those do of which a mark is more than any word
stands for.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress

from sidelog.errors import BadDataError
from sidelog.exchange.applications.marks import THOUSAND, Mark
from sidelog.exchange.applications.measures import Measures
from sidelog.exchange.applications.record import Record, Walk, cells_of, first_line, whole_reading
from sidelog.exchange.incoming import Line
from sidelog.exchange.moments import read_date, whole_day
from sidelog.exchange.reader import Here, Reading, Said
from sidelog.exchange.readers.loop_habits import FORM, Habit, record_mark
from sidelog.exchange.readers.loop_tables import number_of
from sidelog.exchange.source import Source
from sidelog.exchange.table.text import read_table

_LOOKED_AT = 40
_TENTH = THOUSAND // 10
"""No habit of numbers is likely to have less of anything, a thousandfold."""


def recognise(source: Source) -> str | None:
    """By its first line, which ends with a comma, and by marks that only Loop writes so."""
    header = first_line(source)
    if len(header) <= len(("Date", "")) or header[0] != "Date" or header[-1]:
        return None
    lines = source.begins.decode("utf-8-sig", "replace").splitlines()
    rows = [line.split(",") for line in lines[1 : _LOOKED_AT + 1]]
    whole = [row for row in rows if len(row) == len(header) and not row[-1]]
    days = [marks for row in whole if (marks := _marks(row)) is not None]
    marks = set[int]().union(*days) if len(days) * 2 > len(whole) else set[int]()
    if {Mark.UNKNOWN, Mark.YES_MANUAL} & marks and all(
        mark in [*Mark] or mark >= _TENTH for mark in marks
    ):
        return "its first line has habits and ends with a comma, and its numbers are Loop's marks"
    return None


def _marks(row: Sequence[str]) -> set[int] | None:
    """The marks of a line, or none where something of it is no mark or no day."""
    try:
        read_date(row[0])
        return {int(cell) for cell in row[1:-1]}
    except (BadDataError, ValueError):
        return None


def read(source: Source, _: Here, __: Said) -> Reading:
    """A mark is a value of its habit's measure: yes or no, or a number."""

    def lines(walk: Walk) -> Iterator[Line]:
        return _lines(source, walk)

    what, why = "Loop Habit Tracker's table of marks (CSV)", recognise(source) or ""
    return whole_reading(FORM, what, why, lines)


def _lines(source: Source, walk: Walk) -> Iterator[Line]:
    numeric: set[str] = set()
    for _, cells in _rows(source, walk):
        for name, text in cells.items():
            with suppress(BadDataError):  # its own line says so
                if number_of(text) not in [*Mark]:
                    numeric.add(name)
    measures = Measures("Loop", FORM)
    for record, cells in _rows(source, walk):
        day = record.read("Date", read_date, cells["Date"]) if cells else None
        for name, text in cells.items() if day else ():
            habit = Habit(name, name in numeric)
            mark = record.read(name, number_of, text) if name not in {"Date", ""} else None
            if day and mark is not None:
                record_mark(record, habit, habit.measure(measures), whole_day(day), mark)
        yield record.line()


def _rows(source: Source, walk: Walk) -> Iterator[tuple[Record, Mapping[str, str]]]:
    """The lines of the file, each with its cells by column; none where it has too few."""
    table = read_table(source.rewound(), source.name)
    for row in table.rows:
        record = walk.record(row.line)
        yield record, cells_of(row, table, record) or {}
