"""Tables whose columns are days, and whose rows are measures: turned, so that a row is a day."""

from collections.abc import Sequence

from sidelog.errors import BadDataError
from sidelog.exchange.table.cell.days import is_day, lacks_year
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

    Args:
        grid: the rows.
        head: the first of them.

    Raises:
        BadDataError: it has more rows than anybody has measures, or one cannot be read.
    """
    for place, row in enumerate(head[:_DEEPEST]):
        is_sure = place == 0 or sum(map(is_day, row.cells)) >= _SURE
        if is_sure and len(head) > place + 1 and (labels := _labels(head[place:])):
            return _down(grid, row.line, labels)
    return None


def _labels(head: Sequence[Row]) -> int:
    """How many columns of words stand before those of days; 0 where columns are no days.

    The first row has days, all but its first cells, and no other row has any.
    """
    cells = [cell.strip() for cell in head[0].cells]
    labels = next(
        (place for place, cell in enumerate(cells) if is_day(cell) or lacks_year(cell)), 0
    )
    days = [cell for cell in cells[labels:] if cell]
    if not 0 < labels <= _MOST_LABELS or len(days) < 2:  # noqa: PLR2004
        return 0
    if not all(map(is_day, days)) and not (len(days) >= _DAYS_ALONE and all(map(lacks_year, days))):
        return 0
    return 0 if any(is_day(cell) for row in head[1:] for cell in row.cells) else labels


def _down(grid: Grid, first: int, labels: int) -> Grid:
    """The grid with its rows as columns, called by their first cell; a unit goes with the name.

    Args:
        grid: the rows.
        first: the line of the days.
        labels: how many columns stand before those of days.

    Raises:
        BadDataError: it has more rows than anybody has measures, or one cannot be read.
    """
    rows = [row for row in grid.head(_MOST_ROWS + _DEEPEST + 1) if row.line >= first]
    for row in rows:
        if row.wrong:
            raise BadDataError(f"{grid.name}, line {row.line}: {row.wrong}.")
    if len(rows) > _MOST_ROWS:
        raise BadDataError(f"{grid.name} has days as columns, and more than {_MOST_ROWS} rows.")
    width = max(len(row.cells) for row in rows)
    padded = [row.cells + [""] * (width - len(row.cells)) for row in rows]
    called = [cell.strip().casefold() for cell in rows[0].cells[:labels]]
    unit = next((place for place, name in enumerate(called) if name in _UNITS), None)
    columns = [list(cells) for cells in zip(*padded, strict=True)]
    names = [columns[0][0].strip() or "day", *columns[0][1:]]
    if unit:
        names = [names[0]] + [
            f"{name} ({said.strip()})" if said.strip() else name
            for name, said in zip(names[1:], columns[unit][1:], strict=True)
        ]
    turned = [Row(1, names)]
    turned += [Row(place + 1, columns[place]) for place in range(labels, width)]
    return held_grid(grid.name, f"{grid.what}, with days as columns", turned)
