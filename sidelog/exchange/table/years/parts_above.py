"""Parts of days that stand where they change: the year beside Feb 27, or the month beside 14."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import NamedTuple

from sidelog.exchange.table.cell.days import read_day_of_year
from sidelog.exchange.table.cell.sums import is_of_sums
from sidelog.exchange.table.dating.order import is_sorted
from sidelog.exchange.table.dating.when import day_of_parts, parts_of_days, to_whole
from sidelog.exchange.table.rows.columns import Columns, filled
from sidelog.exchange.table.rows.day_cells import stand_once
from sidelog.exchange.table.rows.grid import Grid
from sidelog.exchange.table.rows.text_rows import Row

_LOOKED_AT = 1000


class _Parts(NamedTuple):
    """The columns of the parts of days.

    Attributes:
        places: of all of them, the year in front.
        once: of those that are empty where nothing changes.
    """

    places: tuple[int, ...]
    once: tuple[int, ...] = ()

    def day(self, row: Row) -> date | None:
        """The day of a row that has all parts; None where it has none."""
        year, *rest = map(row.text, self.places)
        if len(rest) > 1:
            return day_of_parts(year, *rest)
        number = to_whole(year)
        return read_day_of_year(rest[0], number) if number else None

    def read(self, grid: Grid, first: int) -> Iterator[Row]:
        """The rows, with the parts that stand above them where they have none."""
        above = dict[int, str]()
        for row in grid.read():
            is_line = row.line >= first and not row.wrong and any(map(str.strip, row.cells))
            yield self._filled(row, above) if is_line and self._has_day(row) else row

    def _has_day(self, row: Row) -> bool:
        """Whether a row is of a day, and no sum; one without its day and month has them itself."""
        if any(map(is_of_sums, row.cells)):
            return False
        day = self.places[-1]
        return day in self.once or bool(row.text(day))

    def _filled(self, row: Row, above: dict[int, str]) -> Row:
        cells = row.cells + [""] * (max(self.places) + 1 - len(row.cells))
        for number, place in enumerate(self.places, 1):
            text = cells[place].strip()
            if text and text != above.get(place):
                for other in self.places[number:]:
                    above.pop(other, None)  # of another month, or of another year
            if text:
                above[place] = text
            elif place in self.once:
                cells[place] = above.get(place, "")
        return row._replace(cells=cells)


def with_parts_above(columns: Columns) -> Columns:
    """A file with the parts of its days in every line, an empty one being that of the line above.

    So it is where the days that this makes go on in one order: else a year was forgotten.
    """
    rows = columns.head(_LOOKED_AT)
    parts = _parts_of(columns.names, rows)
    if parts is None or not parts.once or not _go_on(columns, parts):
        return columns
    *others, last = [columns.names[place] for place in parts.once]
    said = f"{', '.join(others)} or {last}" if others else last
    remark = f"an empty {said} is that of the line above it"
    grid = replace(columns.grid, read=partial(parts.read, columns.grid, columns.first))
    return replace(columns, grid=grid, remarks=(*columns.remarks, remark))


def _parts_of(names: Sequence[str], rows: Sequence[Sequence[str]]) -> _Parts | None:
    """The columns of the parts of days, where the first line has them all."""
    places = parts_of_days(names, partial(filled, rows))
    cells = [[row[at].strip() if at < len(row) else "" for row in rows] for at in places]
    if not places or not all(texts and texts[0] for texts in cells):
        return None
    once = [at for at, texts in zip(places, cells, strict=True) if stand_once(texts)]
    if len(places) > 2:  # noqa: PLR2004  (below a month that stands once, days may)
        once = [*places[places.index(once[0]) :]] if once else []
    else:
        once = [at for at in once if at != places[-1]]
    return _Parts(places, tuple(once))


def _go_on(columns: Columns, parts: _Parts) -> bool:
    """Whether all days are in one order, be it backwards, with what is empty told from above."""
    rows = parts.read(columns.grid, columns.first)
    days = (parts.day(row) for row in rows if row.line >= columns.first)
    return is_sorted([day for day in days if day])
