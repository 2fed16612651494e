"""Days whose day and month a spreadsheet may have exchanged, before anybody saw it.

Who writes 01/08/2026 for the first of August into a sheet that puts the month first gets the eighth
of January, kept as a date; 13/08/2026 stays words.  So dates beside such words are suspect.
"""

from itertools import pairwise

from sidelog.errors import BadDataError
from sidelog.exchange.table.cell.days import read_day
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.rows.header import Columns

_MONTHS = 12


def refuse_exchanged(day: Seen, columns: Columns) -> None:
    """Refuse a column that has dates of the spreadsheet, and days in words with numbers.

    It is taken where its lines are in order as they are, with a day that cannot be a month.

    Raises:
        BadDataError: the days and months of the dates may be exchanged.
    """
    below = [line for line in columns.grid.dates.get(day.place, ()) if line >= columns.first]
    words = [text for text in day.texts if (said := read_day(text)) and said.numbers]
    if not below or not words or _are_in_order(day, columns, set(below)):
        return
    count = sum(day.texts[text] for text in words)
    are = "is a date" if len(below) == 1 else "are dates"
    raise BadDataError(
        f"{columns.grid.name}, column {day.name}: {len(below):,} {are} of the spreadsheet, as in "
        f"line {below[0]}, and {count:,} {'is' if count == 1 else 'are'} words, as "
        f"{words[0][:40]} in line {day.lines[words[0]]}: the day and the month of the "
        f"{len(below):,} may be exchanged.",
        hint="Look at them in the spreadsheet, and write all of them in one way there, such as "
        "2026-09-01.",
    )


def _are_in_order(day: Seen, columns: Columns, dates: set[int]) -> bool:
    """Whether its days are in order, and one that the spreadsheet keeps cannot be a month."""
    if len(day.days.only) != 1:
        return False
    (order,) = day.days.only
    found, cannot_be = [], False
    for row in columns.rows():
        said = read_day(row.cells[day.place].strip()) if len(row.cells) > day.place else None
        if said and (on := said.on(order)):
            found.append(on)
            cannot_be |= row.line in dates and on.day > _MONTHS
    up = all(one <= then for one, then in pairwise(found))
    return cannot_be and (up or all(one >= then for one, then in pairwise(found)))
