"""A journal's days as CSV for a spreadsheet: a line a day, a column a measure and a product."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from math import fsum

from sidelog.exchange.csv_layout import csv_lines, number_text
from sidelog.journal.rows import Dosed

DayNumbers = Mapping[int, float]
"""A number for some days, by ordinal; a day that is not there has none."""


def wide_lines(first: date, last: date, columns: Sequence[tuple[str, DayNumbers]]) -> Iterator[str]:
    """Every day from `first` to `last`, below a header; a day without a number stays empty.

    Args:
        first: the first day.
        last: the last day, inclusive.
        columns: the name of each column, and its numbers.
    """
    days = (first + timedelta(days=count) for count in range((last - first).days + 1))
    rows = ([day.isoformat(), *_cells(day, columns)] for day in days)
    return csv_lines(["day", *(name for name, _ in columns)], rows)


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


def _cells(day: date, columns: Sequence[tuple[str, DayNumbers]]) -> Iterator[str]:
    for _, numbers in columns:
        number = numbers.get(day.toordinal())
        yield "" if number is None else number_text(number)
