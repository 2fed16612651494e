"""The layouts in which a journal is written as CSV: a line an entry, or a line a day.

RFC 4180: commas, and lines that end in CR LF.  A line an entry leaves nothing of it out: the first
twelve columns are what a person looks at; the others complete an entry so that it can come back as
it was.  A line of the kind "measure" defines a measure that is not sidelog's own.  The last columns
came later: a file may lack them.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from math import fsum

from sidelog.journal.rows import Dosed

FIRST_COLUMNS = (
    "kind",
    "day",
    "at",
    "name",
    "value",
    "unit",
    "state",
    "estimate",
    "text",
    "recorded_at",
    "source",
    "uuid",
    "until",
    "product",
    "title",
    "entered",
    "scale",
    "recorded_on",
)
APOSTROPHE = "apostrophe"
"""The column that says that an apostrophe was put before cells of its line."""

COLUMNS = (
    *FIRST_COLUMNS,
    *("amount_before", "amount_after", "ongoing", "every_days", "times"),
    APOSTROPHE,
)

WORDS = frozenset(("name", "text", "source", "product", "title", "entered"))
"""The columns that hold what a person wrote."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula, or of a number."""

MEASURE, OBSERVATION, DOSE, EVENT, NOTE = "measure", "observation", "dose", "event", "note"
REGIMEN = "regimen"
"""What the column `kind` says."""

RECORDED, SKIPPED = "recorded", "skipped"
"""The state of an observation."""

TAKEN, NONE, UNKNOWN = "taken", "none", "amount not known"
"""The state of a dose."""

YES = "yes"
"""That an amount is an estimate, that an event still goes on, or that there are apostrophes."""

DayNumbers = Mapping[int, float]
"""A number for some days, by ordinal; a day that is not there has none."""


def csv_lines(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A header and rows as lines of text; a cell with line ends of its own makes a longer one."""
    writer = csv.writer(_Through(), lineterminator="\r\n")
    yield writer.writerow(header)
    yield from map(writer.writerow, rows)


def number_text(number: float | None) -> str:
    """A number that reads back to the same bits; empty where there is none."""
    if number is None:
        return ""
    return str(int(number)) if number.is_integer() and abs(number) < 2**53 else repr(number)


def guarded(cell: str) -> str:
    """A cell with an apostrophe before what a spreadsheet would take for a formula.

    It would count it out, and not show what was written.
    """
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def guarded_row(row: Mapping[str, str]) -> Mapping[str, str]:
    """A line whose words no spreadsheet takes for a formula; it says so, and can be read back.

    Where it has such a word, one that begins with an apostrophe gets another.
    """
    if not any(row.get(column, "").startswith(_FORMULA) for column in WORDS):
        return row
    guard = ("'", *_FORMULA)
    kept = {
        column: f"'{cell}" if column in WORDS and cell.startswith(guard) else cell
        for column, cell in row.items()
    }
    return {**kept, APOSTROPHE: YES}


def as_written(row: Mapping[str, str]) -> Mapping[str, str]:
    """A line as it was before `guarded_row`."""
    if row[APOSTROPHE] != YES:
        return row
    written = {
        column: cell.removeprefix("'") if column in WORDS else cell for column, cell in row.items()
    }
    return {**written, APOSTROPHE: ""}


class _Through:
    """A file that hands back what is written to it: `writerow` returns what this returns."""

    def write(self, line: str) -> str:
        return line


# A line a day, a column a measure and a product: for a spreadsheet


def wide_lines(first: date, last: date, columns: Sequence[tuple[str, DayNumbers]]) -> Iterator[str]:
    """Every day from `first` to `last`, below a header; a day without a number stays empty.

    Args:
        first: the first day.
        last: the last day, inclusive.
        columns: the name of each column, and its numbers.
    """
    days = (first + timedelta(days=count) for count in range((last - first).days + 1))
    rows = (
        [day.isoformat(), *(number_text(numbers.get(day.toordinal())) for _, numbers in columns)]
        for day in days
    )
    return csv_lines(["day", *(guarded(name) for name, _ in columns)], rows)


def daily_totals(doses: Iterable[Dosed]) -> dict[int, float]:
    """What was taken a day: 0 where none was said, no number where an amount is not known."""
    amounts: dict[int, list[float | None]] = {}
    for dose in doses:
        amounts.setdefault(dose.day, []).append(dose.amount if dose.taken else 0.0)
    return {
        day: fsum(amount for amount in taken if amount is not None)
        for day, taken in amounts.items()
        if None not in taken
    }
