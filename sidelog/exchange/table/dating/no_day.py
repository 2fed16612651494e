"""The error where no column of a file says the day of its lines: what the likeliest has."""

from collections.abc import Sequence

from sidelog.catalog.text import fold, quoted
from sidelog.errors import BadDataError
from sidelog.exchange.table.cell.calendar import WEEKDAY_NAMES
from sidelog.exchange.table.cell.days import is_day, lacks_year
from sidelog.exchange.table.cell.spans import are_weeks, spans_days
from sidelog.exchange.table.dating.called import is_called_day, rank_of
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.rows.columns import Columns
from sidelog.exchange.table.rows.header import refuse_prose

_ACROSS = 4
"""More cells than these that are days of a month or a week make a row of them."""


def no_day(seen: Sequence[Seen], columns: Columns) -> BadDataError:
    """The error where no column says a day: what the likeliest has."""
    name = columns.grid.name
    refuse_prose(columns.grid)
    filled = [one for one in seen if one.filled]
    likely = min(filled, key=lambda one: rank_of(one.name), default=None)
    if likely is None:
        return _nothing_below(columns)
    text = next((one for one in likely.texts if not is_day(one)), next(iter(likely.texts)))
    is_meant = is_called_day(likely.name) or len(seen) == 1
    if is_meant and lacks_year(text):
        return BadDataError(
            f"{name}: {likely.name} has days without their year, such as {quoted(text)} in line "
            f"{likely.lines[text]}.",
            hint="Write the year behind each day, or in a column of its own that is called year.",
        )
    if longer := next(filter(are_spans, seen), None):
        first = next(iter(longer.texts))
        return BadDataError(
            f"{name}: {longer.name} says spans of days, such as {quoted(first)} in line "
            f"{longer.lines[first]}.",
            hint="What is recorded is of a day: each line needs its own, such as 2026-09-01.",
        )
    for row in columns.grid.head(_ACROSS):
        if across := _days_across(row.cells):
            raise BadDataError(
                f"{name} has days across, {across[0]} to {across[-1]} in line {row.line}, without "
                "their month and year.",
                hint="Write each in full above its column, such as 2026-09-01.",
            )
    message = f"No column of {name} says the day of its lines."
    if is_meant:
        message += f" {likely.name} has {quoted(text)} in line {likely.lines[text]}."
    return BadDataError(
        message, hint="Every line needs its day in full, with its year, such as 2026-09-01."
    )


def are_spans(one: Seen) -> bool:
    """Whether most cells of a column say spans of days, and the others days.

    What may be a day with its year is one, unless each is of as many days as the others.
    """
    if all(map(is_day, one.texts)) and not are_weeks(one.texts):
        return False
    spans = sum(map(spans_days, one.texts))
    others = (text for text in one.texts if not spans_days(text))
    return spans * 2 > len(one.texts) and all(is_day(text) or lacks_year(text) for text in others)


def _nothing_below(columns: Columns) -> BadDataError:
    """The error where no row below the header has its cells: whether there is any."""
    name, width = columns.grid.name, len(columns.names)
    below = (row for row in columns.grid.read() if row.line >= columns.first)
    other = next((row for row in below if len(row.cells) != width), None)
    if other is None:
        return BadDataError(f"{name} has a header, and nothing below it.")
    return BadDataError(
        f"{name} has no table that can be read: its header has {width} cells, and no line below it "
        f"has something in as many, such as line {other.line}.",
        hint="A table has a line that names its columns, such as date,mood,note, and below it a "
        "line a day.",
    )


def _days_across(cells: Sequence[str]) -> list[str]:
    """The days of a month, or of a week, that the cells of a row are, all but a few."""
    cells = [cell.strip() for cell in cells if cell.strip()]
    weekdays = [cell for cell in cells if fold(cell) in WEEKDAY_NAMES]
    numbers = [cell for cell in cells if cell.isdecimal()]
    are_of_month = [*map(int, numbers)] == [*range(1, len(numbers) + 1)]
    days = weekdays or (numbers if are_of_month else [])
    return days if len(days) > max(_ACROSS, len(cells) / 2) else []
