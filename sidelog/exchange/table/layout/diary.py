"""Text without columns, each of whose lines begins with its day, or stands below one: a diary."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from sidelog.exchange.table.cell.days import is_day
from sidelog.exchange.table.rows.grid import Grid
from sidelog.exchange.table.rows.text_rows import Row

_LOOKED_AT = 60
_TITLES = 3
"""Lines that may stand above the first day."""
_MOST_WORDS = 6
"""Words of a day with its time, such as Mon 5 January 2026 7:30 AM."""
_PARTING = " \t:;,.|-\N{EN DASH}\N{EM DASH}*>#"
_ENTRY = "entry"
"""What the column of the lines is called."""


def with_days_in_front(grid: Grid) -> Grid:
    """The grid with a column of days and one of what is said of them; as it is where it is a table.

    Each line, or the first of those of a day, begins with that day.
    """
    rows = [row for row in grid.head(_LOOKED_AT) if not row.wrong and any(row.cells)]
    parted = [_parted(_text(grid, row)) for row in rows]
    days = [day for day, _ in parted if day]
    texts = [text for _, text in parted if text]
    worded = [text for text in texts if any(map(str.isalpha, text))]
    is_begun = len(days) > 1 and any(day for day, _ in parted[: _TITLES + 1])
    if not is_begun or len(worded) < max(len(days), len(texts) / 2) or _is_table(rows):
        return grid
    what = f"lines of text, of which {len(days):,} of the first {len(rows):,} begin with their day"
    return replace(grid, what=what, delimiter="", read=partial(_lines, grid))


def _is_table(rows: Sequence[Row]) -> bool:
    """Whether most rows have as many cells, and more than one, or a day in one of several."""
    widths = Counter(len(row.cells) for row in rows)
    alike = max((count for width, count in widths.items() if width > 1), default=0)
    days = sum(any(map(is_day, row.cells)) for row in rows if len(row.cells) > 1)
    return max(alike, days) * 2 > len(rows)


def _lines(grid: Grid) -> Iterator[Row]:
    """A header, and below it each line with its day; what stands above the first is left out."""
    day, is_first = "", True
    for row in grid.read():
        own, text = _parted(_text(grid, row))
        day = own or day
        if is_first and day:
            is_first = False
            yield Row(row.line - 1, ["day", _ENTRY])
        if row.wrong:
            yield row
        elif day and text:
            yield Row(row.line, [day, text])


def _text(grid: Grid, row: Row) -> str:
    return grid.delimiter.join(row.cells).strip(_PARTING)


def _parted(text: str) -> tuple[str, str]:
    """The day with which a line begins, empty where it does not, and what stands behind it."""
    words = text.split()
    for count in range(min(_MOST_WORDS, len(words)), 0, -1):
        day = " ".join(words[:count]).strip(_PARTING)
        if is_day(day):
            return day, " ".join(words[count:]).strip(_PARTING)
    return "", text
