"""Tables whose columns are days, and whose rows are measures: turned, so that a row is a day."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from sidelog.errors import BadDataError
from sidelog.exchange.table.cell.days import is_day, lacks_year
from sidelog.exchange.table.dating.called import is_called_day
from sidelog.exchange.table.layout.months import Month, day_row, month_in
from sidelog.exchange.table.rows.grid import Grid, held_grid
from sidelog.exchange.table.rows.text_rows import Row

_MOST_ROWS = 500
"""Nobody keeps more measures."""
_DEEPEST = 12
"""The days stand this far down at most, below what is about the whole."""
_SURE = 4
"""So many days in a row are those of columns, whatever stands above them."""
_MOST_LABELS = 4
"""Columns before those of days: a name, a unit, a range."""
_DAYS_ALONE = 4
"""So many names without a year are days, and no ranges such as 1-2 and 3-4."""
_UNITS = frozenset({"unit", "units", "einheit"})


def with_days_down(grid: Grid, head: Sequence[Row]) -> Grid | None:
    """The grid with a row a day, where its columns are days; None where they are not.

    Raises:
        BadDataError: it has more rows than anybody has measures, or one cannot be read.
    """
    grid = _with_days_of_month(grid, head)
    head = grid.head(len(head))
    for place, row in enumerate(head[:_DEEPEST]):
        is_sure = place == 0 or sum(map(is_day, row.cells)) >= _SURE
        if is_sure and len(head) > place + 1 and (days := _days(head[place:])):
            return _down(grid, row.line, days)
    return None


def _with_days_of_month(grid: Grid, head: Sequence[Row]) -> Grid:
    """The grid with days of a month in full, where they stand across and a line says the month."""
    counted = [row for row in head[:_DEEPEST] if _counts_days(row.cells)]
    alone = [(row, month) for row in head if (month := _month_alone(row.cells))]
    if len(counted) != 1 or len(alone) != 1:
        return grid
    days, (said, month) = counted[0], alone[0]
    if abs(said.line - days.line) > 1:
        return grid
    first, *cells = days.cells
    rows = [day_row(days.line, month, int(cell)) if cell.strip() else None for cell in cells]
    if any(row and row.wrong for row in rows):
        return grid  # the month does not have so many
    in_full = Row(days.line, [first, *("".join(row.cells) if row else "" for row in rows)])

    def read() -> Iterator[Row]:
        others = (row for row in grid.read() if row.line != said.line)
        return (in_full if row.line == days.line else row for row in others)

    return grid.turned(read, f"days of the month in line {said.line}")


def _counts_days(cells: Sequence[str]) -> bool:
    """Whether a row has numbers that count the days of a month behind its first cell."""
    behind = list(filter(None, map(str.strip, cells[1:])))
    if not all(cell.isdecimal() and len(cell) <= 2 for cell in behind):  # noqa: PLR2004
        return False
    steps = [int(then) - int(one) for one, then in pairwise(behind)]
    is_called = not cells[0].strip() or is_called_day(cells[0])
    return is_called and len(steps) > 1 and set(steps) == {1} and int(behind[0]) > 0


def _month_alone(cells: Sequence[str]) -> Month | None:
    said = list(filter(None, map(str.strip, cells)))
    month = month_in(said[0]) if len(said) == 1 else None
    return month if month and month.year else None


def _days(head: Sequence[Row]) -> range:
    """The places of the columns of days; none where columns are no days.

    The first row has days, all but its first cells, and no other row has any.  Behind many days,
    and a column that is empty, something else may stand.
    """
    cells = [cell.strip() for cell in head[0].cells]
    are = [is_day(cell) or lacks_year(cell) for cell in cells]
    if True not in are:
        return range(0)
    first, end = are.index(True), len(are) - are[::-1].index(True)
    days = [cell for cell in cells[first:end] if cell]
    if not 0 < first <= _MOST_LABELS or len(days) < 2:  # noqa: PLR2004
        return range(0)
    if not all(map(is_day, days)) and not (len(days) >= _DAYS_ALONE and all(map(lacks_year, days))):
        return range(0)
    if any(cells[end:]) and (len(days) < _SURE or cells[end]):
        return range(0)
    below = any(is_day(cell) for row in head[1:] for cell in row.cells[:end])
    return range(0) if below else range(first, end)


def _down(grid: Grid, first: int, days: range) -> Grid:
    """The grid with its rows as columns, called by their first cell; a unit goes with the name.

    The days stand in the line `first`, in the columns `days`.
    """
    rows = [row for row in grid.head(_MOST_ROWS + _DEEPEST + 1) if row.line >= first]
    for row in rows:
        if row.wrong:
            raise BadDataError(f"{grid.name}, line {row.line}: {row.wrong}.")
    if len(rows) > _MOST_ROWS:
        raise BadDataError(f"{grid.name} has days as columns, and more than {_MOST_ROWS} rows.")
    is_beside = any(map(str.strip, rows[0].cells[days.stop :]))
    width = days.stop if is_beside else max(len(row.cells) for row in rows)
    padded = [row.cells[:width] + [""] * (width - len(row.cells)) for row in rows]
    called = [cell.strip().casefold() for cell in rows[0].cells[: days.start]]
    unit = next((place for place, name in enumerate(called) if name in _UNITS), None)
    columns = [list(cells) for cells in zip(*padded, strict=True)]
    names = [columns[0][0].strip() or "day", *columns[0][1:]]
    if unit:
        names = [names[0]] + [
            f"{name} ({said.strip()})" if said.strip() else name
            for name, said in zip(names[1:], columns[unit][1:], strict=True)
        ]
    turned = [Row(1, names)]
    turned += [Row(place + 1, columns[place]) for place in range(days.start, width)]
    what = f"{grid.what}, with days as columns"
    what += "; what stands to the right of them is left out" if is_beside else ""
    return held_grid(grid.name, what, turned)
