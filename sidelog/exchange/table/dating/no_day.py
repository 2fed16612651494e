"""The error where no column of a file says the day of its lines: what the likeliest has."""

import re
from collections.abc import Collection, Sequence

from sidelog.catalog.text import fold, quoted
from sidelog.errors import BadDataError
from sidelog.exchange.table.cell.calendar import MONTH_NAMES, WEEKDAY_NAMES
from sidelog.exchange.table.cell.days import is_day, lacks_year
from sidelog.exchange.table.dating.called import is_called_day, rank_of
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.rows.columns import Columns
from sidelog.exchange.table.rows.header import refuse_prose

_ACROSS = 4
"""More cells than these that are days of a month or a week make a row of them."""
_MONTH_OR_WEEK = re.compile(r"(?:19|20)\d\d ?[-/.]? ?(?:0[1-9]|1[0-2]|w ?\d{1,2})", re.ASCII)
_LINE = "[-\N{EN DASH}\N{EM DASH}]"
_MONTH, _NUMBER = r"([^\W\d_]+)\.?", r"(\d{1,2})\.?"
_IN_A_MONTH = re.compile(
    rf"(?:{_MONTH} )?{_NUMBER} ?{_LINE} ?{_NUMBER}(?: {_MONTH})?(?:,? \d{{4}})?"
)
_TO = re.compile(rf" (?:{_LINE}|to|until|bis|au|al|a) |(?<=\d){_LINE}(?=[^\W\d_])")
_LAST_DAY = 31


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
            return BadDataError(
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
    if all(map(is_day, one.texts)) and not _are_weeks(one.texts):
        return False
    others = [text for text in one.texts if not _spans_days(text)]
    is_most = len(others) * 2 < len(one.texts)
    return is_most and all(is_day(text) or lacks_year(text) for text in others)


def _spans_days(text: str) -> bool:
    """Whether a cell says a span of days: "May 2026", "2026-W05", "Oct 1-7", "27 Aug - 2 Sep"."""
    words = fold(" ".join(text.split()))
    is_month = words[-4:].isdigit() and words[:-4].strip(" .,-/") in MONTH_NAMES
    return bool(_MONTH_OR_WEEK.fullmatch(words)) or is_month or _is_range(words)


def _is_range(words: str) -> bool:
    if found := _IN_A_MONTH.fullmatch(words):
        before, first, last, behind = found.groups()
        is_month = (before or behind) in MONTH_NAMES and not (before and behind)
        return is_month and int(first) < int(last) <= _LAST_DAY
    first, *last = _TO.split(words, maxsplit=1)
    return bool(last) and all(is_day(end) or lacks_year(end) for end in (first, *last))


def _are_weeks(texts: Collection[str]) -> bool:
    """Whether cells are spans of a month of one length: "Oct 8-14", "Oct 15-21", and no years."""
    found = [_IN_A_MONTH.fullmatch(fold(" ".join(text.split()))) for text in texts]
    lengths = {int(one[3]) - int(one[2]) for one in found if one}
    return all(found) and len(found) > 1 and len(lengths) == 1


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
