"""Loop Habit Tracker's CSV: an archive with its habits, and a file of check marks for each.

A habit of yes and no has words: what was marked by hand is a yes; a mark that the application put
there because the week's goal was reached is none.  A habit with numbers has them a thousandfold;
but 0 to 3 are printed as the words that they would be of the other kind.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import chain, islice
from typing import IO, NamedTuple

from sidelog.catalog.scales import Measure
from sidelog.catalog.text import quoted
from sidelog.errors import BadDataError
from sidelog.exchange.applications.marks import BY_ITSELF, THOUSAND, Mark
from sidelog.exchange.applications.measures import Measures, quantity, yes_no
from sidelog.exchange.applications.record import Record, Walk, cells_of, whole_reading
from sidelog.exchange.incoming import Line
from sidelog.exchange.moments import Moment, read_date, whole_day
from sidelog.exchange.reader import Here, Reading, Said
from sidelog.exchange.source import Archive, Source
from sidelog.exchange.table.rows.text_rows import Row
from sidelog.exchange.table.text import Table, read_table

FORM = "loop"
_HABITS, _MARKS = "Habits.csv", "Checkmarks.csv"
_NUMBERED = re.compile(r"(\d+) (.*)", re.DOTALL)
_LEFT = {
    _MARKS: "it repeats those of each habit",
    "Scores.csv": "it is worked out of the marks",
}


class Habit(NamedTuple):
    """A habit: its name, and whether it has numbers, in which unit."""

    name: str
    numeric: bool = False
    unit: str = ""

    def measure(self, measures: Measures) -> Measure:
        """The measure that it becomes."""
        return measures.measure(self.name, quantity(self.unit) if self.numeric else yes_no())


def recognise(source: Source) -> str | None:
    """By the files in the archive."""
    archive = source.archive()
    if archive is None or _HABITS not in archive.names:
        return None
    with archive.open(_HABITS) as file:
        header = file.readline(1000)
    plain = header.removeprefix(b"\xef\xbb\xbf").replace(b'"', b"")
    if plain.startswith(b"Position,Name,"):
        return f"it is an archive with {_HABITS}, and its habits by position and name"
    return None


def read(source: Source, _: Here, __: Said) -> Reading:
    """A mark is a value of its habit's measure: yes or no, or a number."""

    def lines(walk: Walk) -> Iterator[Line]:
        archive = source.archive()
        return _lines(archive, walk) if archive else iter(())

    what, why = "a Loop Habit Tracker export (CSV)", recognise(source) or ""
    return whole_reading(FORM, what, why, lines, counted="mark")


def record_mark(
    record: Record, habit: Habit, measure: Measure, when: Moment, mark: float | None
) -> None:
    """Bring what was marked of a habit that day, as the application's database has it.

    A habit of numbers has 3 for a skipped day too; its other numbers are a thousandfold.
    """
    if mark is None or mark == Mark.UNKNOWN:
        record.empty += 1
    elif mark == Mark.SKIP:
        record.observe(habit.name, measure, when, None)
    elif habit.numeric:
        record.observe(habit.name, measure, when, mark / THOUSAND)
    elif mark == Mark.YES_AUTO:
        record.passed.append(BY_ITSELF)
    elif mark in (Mark.NO, Mark.YES_MANUAL):
        record.observe(habit.name, measure, when, float(mark == Mark.YES_MANUAL))
    else:
        record.refuse(habit.name, f"{mark:g} is neither yes nor no")


def _lines(archive: Archive, walk: Walk) -> Iterator[Line]:
    measures = Measures("Loop", FORM)
    habits = _habits(archive)
    number = 0
    for path in archive.names:
        folder, _, file = path.rpartition("/")
        if file != _MARKS or not folder:
            if path != _HABITS:
                walk.left[file, _LEFT.get(file, "it is no file of marks")] += 1
            continue
        habit = _habit_of(folder, habits, archive.name)
        measure = habit.measure(measures)
        with archive.open(path) as member:
            for row, table in _marks(member, f"{path} in {archive.name}"):
                number += 1
                record = walk.record(number)
                cells = cells_of(row, table, record)
                if cells:
                    _mark(record, habit, measure, cells)
                yield record.line()


def _mark(record: Record, habit: Habit, measure: Measure, cells: Mapping[str, str]) -> None:
    day = record.read(habit.name, read_date, cells["Date"])
    mark = record.read(habit.name, _value, cells["Value"])
    if day is None or mark is None:
        return
    when = whole_day(day)
    record_mark(record, habit, measure, when, mark)
    if note := cells.get("Notes", "").strip():
        record.note(habit.name, when, note_of(habit, note))


def note_of(habit: Habit, note: str) -> str:
    """What was written of a mark, with the habit that it is of."""
    return f"{habit.name}: {note}"


def _value(text: str) -> float:
    """A mark as the database has it: a word, or a number.

    Raises:
        BadDataError: it is neither.
    """
    word = text.strip()
    if word in Mark.__members__:
        return float(Mark[word])
    try:
        return float(int(word))
    except (ValueError, OverflowError):
        words = ", ".join(Mark.__members__)
        raise BadDataError(f"{quoted(word)} is no mark, such as {words} or 2000") from None


def _habits(archive: Archive) -> dict[str, Habit]:
    """The habits by their positions.

    Raises:
        BadDataError: their file is none.
    """
    with archive.open(_HABITS) as file:
        table = read_table(file, f"{_HABITS} in {archive.name}")
        found = [dict(zip(table.header, row.cells, strict=False)) for row in table.rows]
    return {
        one.get("Position", "").strip().lstrip("0"): Habit(
            one.get("Name", "").strip(),
            numeric=one.get("Type", "").strip().upper() == "NUMERICAL",
            unit=one.get("Unit", "").strip(),
        )
        for one in found
    }


def _habit_of(folder: str, habits: Mapping[str, Habit], name: str) -> Habit:
    """The habit that a folder is of, which is called by its position and its name.

    Raises:
        BadDataError: there is none.
    """
    numbered = _NUMBERED.fullmatch(folder.rpartition("/")[2])
    habit = habits.get(numbered[1].lstrip("0")) if numbered else None
    if habit is None or not habit.name:
        raise BadDataError(
            f"{name} has check marks in {quoted(folder)}, and no such habit in {_HABITS}.",
            hint="It may have been changed by hand: export it again.",
        )
    return habit


def _marks(file: IO[bytes], name: str) -> Iterator[tuple[Row, Table]]:
    """The rows of check marks of a habit, of which there may be none yet.

    Raises:
        BadDataError: it is no file of them.
    """
    begins = list(islice(file, 2))
    if len(begins) < len(("header", "mark")):
        return
    table = read_table(chain(begins, file), name, like="Date,Value,Notes")
    if not {"Date", "Value"} <= set(table.header):
        raise BadDataError(
            f"{name} has no columns Date and Value.", hint="It may be of another version of Loop."
        )
    yield from ((row, table) for row in table.rows)
