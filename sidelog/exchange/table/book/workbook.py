"""What the sheets of a workbook are to one another: one table, tables of their own, or the same.

A sheet goes on with one before it where their columns are the same, and their names or their days
lie one behind the other.  One that says again what another says fills the empty cells of that.
What has days and other columns is a table of its own.  What has other values of the same days may
be another person's, and is left to be asked for.
"""

from collections import Counter, deque
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import NamedTuple

from sidelog.catalog.text import fold, quote
from sidelog.errors import BadDataError
from sidelog.exchange.reader import Left
from sidelog.exchange.table.book.sheets import Sheet, are_of_times, is_formed
from sidelog.exchange.table.cell.days import is_day, read_day
from sidelog.exchange.table.cell.numbers import NUMBERISH, token
from sidelog.exchange.table.dating.called import is_called_clock
from sidelog.exchange.table.rows.columns import Columns
from sidelog.exchange.table.rows.grid import Grid, Part, held_grid, not_read
from sidelog.exchange.table.rows.header import find_columns
from sidelog.exchange.table.rows.names import has_no_name
from sidelog.exchange.table.rows.text_rows import Row
from sidelog.exchange.table.years.years import place_of_days

_LOOKED_AT = 200
_MOST = 0.5
_NEARLY_ALL = 0.8
"""The part of a sheet's lines that another has as well, where both are the same log."""
_KEYS = 2
"""So many cells at least say that two lines are the same: a day alone does not."""
_MOST_NAMED = 3
_NO_DAYS = "no day stands there"
_OTHERS = "other sheets"


class _Known(NamedTuple):
    """A sheet as a table.

    Attributes:
        names: of its columns, as they are compared.
        days: the places of its columns of days.
        span: its first day and its last; None where a day may be another.
        filled: the names of the columns of which most cells have something.
        counted: the names of those of numbers.
    """

    sheet: Sheet
    columns: Columns
    names: tuple[str, ...]
    days: tuple[int, ...]
    span: tuple[date, date] | None
    filled: frozenset[str]
    counted: frozenset[str]

    @property
    def name(self) -> str:
        """What the sheet is called."""
        return self.sheet.name

    @property
    def called(self) -> set[str]:
        """The names that a person gave to its columns."""
        return {name for name in self.names if not has_no_name(name)}

    def below(self) -> Iterator[Row]:
        """Its rows below the header."""
        return (row for row in self.columns.grid.read() if row.line >= self.columns.first)


class _Log:
    """A table of one sheet or several.

    Attributes:
        first: its first sheet.
        names: of its columns, as they are compared; those that later sheets add come last.
        header: of its columns, as they are shown.
        rows, dates: of all its sheets, lines counted on.
        spans: the days of each.
        joined: the names of the sheets but the first.
        fills: what other sheets filled in it, for the person.
    """

    def __init__(self, first: _Known) -> None:
        """Begin with a sheet."""
        self.first = first
        self.names = [*first.names]
        self.header = [*first.columns.names]
        width = len(self.names)
        self.rows = [
            row._replace(cells=_of_width(row.cells, width)) for row in first.columns.grid.read()
        ]
        self.dates = {place: [*lines] for place, lines in first.columns.grid.dates.items()}
        self.spans = [first.span]
        self.joined: list[str] = []
        self.fills: list[str] = []

    def goes_on(self, one: _Known) -> bool:
        """Whether a sheet goes on with it."""
        if self.first.sheet.is_dated and one.sheet.is_dated:
            return True
        if self.names == [*one.names] and are_of_times(self.first.name, one.name):
            return bool(one.columns.first)
        if one.sheet.is_hidden or one.span is None or not self.is_like(one):
            return False
        low, high = one.span
        return all(span and (high < span[0] or span[1] < low) for span in self.spans)

    def is_like(self, one: _Known) -> bool:
        """Whether all columns of the one are of the other, the day and numbers among them."""
        mine, its = self.first, one
        if not mine.days or not its.days or mine.names[mine.days[0]] != its.names[its.days[0]]:
            return False
        if not (mine.columns.first and its.columns.first):  # without names
            is_within = mine.names == its.names
        else:
            is_within = mine.called <= its.called or its.called <= mine.called
        return is_within and bool(mine.counted & its.counted)

    def add(self, one: _Known) -> None:
        """Add the lines of a sheet, and the columns that it has besides."""
        if fresh := [place for place, name in enumerate(one.names) if name not in self.names]:
            self._widen(one, fresh)
        before, width = self.rows[-1].line, len(self.names)
        places = self._places(one.names)
        for row in one.below():
            its = _of_width(row.cells, len(places))
            cells = [""] * width + its[len(places) :]  # which is said to be too much
            for place, cell in zip(places, its, strict=False):
                cells[place] = cell
            self.rows.append(row._replace(line=row.line + before, cells=cells))
        for place, lines in one.columns.grid.dates.items():
            if place < len(places):
                below = (line + before for line in lines if line >= one.columns.first)
                self.dates.setdefault(places[place], []).extend(below)
        self.spans.append(one.span)
        self.joined.append(one.name)

    def _widen(self, one: _Known, fresh: Sequence[int]) -> None:
        """Add columns of a sheet, under a header of one line."""
        width, first = len(self.names), self.first.columns.first
        self.names += [one.names[place] for place in fresh]
        for place in fresh:
            is_named = one.names[place] in one.called
            called = one.columns.names[place]
            self.header.append(called if is_named else f"column {len(self.header) + 1}")
        wider = [""] * len(fresh)
        self.rows = [Row(first - 1, self.header)] + [
            row._replace(cells=[*row.cells[:width], *wider, *row.cells[width:]])
            for row in self.rows
            if row.line >= first
        ]

    def _places(self, names: Sequence[str]) -> list[int]:
        return [self.names.index(name) for name in names]

    def fill_from(self, one: _Known, others: Collection[str]) -> str | None:
        """Fill its empty cells from a sheet that says the same lines again.

        Returns what is to be said of the sheet, such as that all of it is here, but for what other
        tables have as well; None where it does not say the same.
        """
        keys = [name for name in self.names if name in self.first.filled & one.filled]
        places, its_places = self._places(keys), [one.names.index(name) for name in keys]
        there: dict[tuple[str, ...], deque[int]] = {}
        for at, row in enumerate(self.rows):
            there.setdefault(_cells(row, places), deque()).append(at)
        whole = [row for row in one.below() if all(_cells(row, its_places))]
        same = [
            (found.popleft(), row) for row in whole if (found := there.get(_cells(row, its_places)))
        ]
        if len(keys) < _KEYS or len(same) < max(1, len(whole) * _NEARLY_ALL):
            return None
        named = [self.first.columns.names[at] for at in self._filled(one, same)]
        if named:
            self.fills.append(f"{', '.join(named)} of the same lines in {one.name}")
            return ""
        if len(same) == len(whole):
            here = {*self.names, *others}
            own = [name for name in one.names if name in one.filled and name not in here]
            columns = ", ".join(one.columns.names[one.names.index(name)] for name in own)
            besides = f", but for {columns}; --sheet {quote(one.name)}" if own else ""
            return f"all of its lines are in {self.first.name}{besides}"
        some = f"{len(same):,} of its {len(whole):,} lines are in {self.first.name}"
        return f"{some}; --sheet {quote(one.name)}"

    def _filled(self, one: _Known, same: Sequence[tuple[int, Row]]) -> list[int]:
        """Fill the columns that have nothing yet, and return their places."""
        first, found = self.first.columns.first, []
        for place, name in enumerate(self.first.names):
            below = (row for row in self.rows if row.line >= first)
            if name not in one.names or any(row.text(place) for row in below):
                continue
            its = one.names.index(name)
            texts = {at: text for at, row in same if (text := row.text(its))}
            found += [place] if texts else []
            for at, text in texts.items():
                self.rows[at].cells[place] = text
        return found

    def grid(self, file: str, what: str, before: int = 0) -> Grid:
        """All of it, its lines counted on from `before`."""
        if self.joined:
            some = ", ".join(self.joined[:_MOST_NAMED])
            more = len(self.joined) - _MOST_NAMED
            some += f" and {more:,} more" if more > 0 else ""
            what += f", with {some} below it, lines counted on"
        what += "".join(f", with {one}" for one in self.fills)
        rows = (row._replace(line=row.line + before) for row in self.rows)
        dates = {place: [line + before for line in some] for place, some in self.dates.items()}
        return held_grid(file, what, rows, dates)

    def part(self, file: str, before: int) -> Part:
        """It as one of several tables."""
        grid = self.grid(file, "", before)
        return Part(self.first.name, grid.head(1)[0].line, grid, len(self.joined))


def with_other_sheets(grid: Grid, first: Sheet, others: Sequence[Sheet]) -> Grid:
    """The first sheet of a workbook with those that go on with it, other tables, and the rest."""
    main = _known(first)
    logs = [_Log(main)] if main else []
    left: dict[str, list[str]] = {}
    for sheet in others:
        one = _known(sheet)
        if one is None or not (one.days or any(log.goes_on(one) for log in logs)):
            left.setdefault(_NO_DAYS, []).append(sheet.name)
        elif log := next((log for log in logs if log.goes_on(one)), None):
            log.add(one)
        elif log := next((log for log in logs if log.is_like(one)), None):
            why = log.fill_from(one, {name for other in logs for name in other.names})
            if why is None and log.first is not main:
                logs.remove(log)  # the two may be of two persons
                left.setdefault(_OTHERS, []).extend([log.first.name, *log.joined])
            if why != "":
                left.setdefault(why or _OTHERS, []).append(one.name)
        elif _is_plain(one, logs):
            logs.append(_Log(one))
        else:
            left.setdefault(_OTHERS, []).append(one.name)
    said = tuple(
        one
        for why, names in left.items()
        for one in (not_read(why, names) if why == _OTHERS else (Left(", ".join(names), why),))
    )
    return replace(_whole(grid, first, logs, main), left=said)


def _whole(grid: Grid, first: Sheet, logs: Sequence[_Log], main: _Known | None) -> Grid:
    rest = [log for log in logs if log.first is not main]
    changed = [log for log in logs if log.first is main and (log.joined or log.fills)]
    for log in changed:
        grid = log.grid(grid.name, grid.what)
    if not rest:
        return grid
    tables = [Part(first.name, first.rows[0].line, grid, len(changed[0].joined) if changed else 0)]
    for log in rest:
        before = deque(tables[-1].grid.read(), 1)[-1].line
        tables.append(log.part(grid.name, before))
    return replace(grid, tables=tuple(tables))


def _known(sheet: Sheet) -> _Known | None:
    try:
        columns = find_columns(held_grid(sheet.name, "", sheet.rows, sheet.dates), None)
    except BadDataError:
        return None
    often = Counter(map(fold, columns.names))
    # Without their capitals, where they are still told apart so.
    names = tuple(name if often[fold(name)] > 1 else fold(name) for name in columns.names)
    rows = [*islice(columns.rows(), _LOOKED_AT)]
    days, filled, counted = list[int](), set[str](), set[str]()
    for place, name in enumerate(names):
        cells = [text for row in rows if (text := row.text(place))]
        are_days = sum(map(is_day, cells)) > len(cells) * _MOST
        are_numbers = sum(token(text).kind in NUMBERISH for text in cells) > len(cells) * _MOST
        days += [place] if are_days else []
        counted |= {name} if are_numbers else set()
        filled |= {name} if len(cells) > len(rows) * _MOST else set()
    lacking = None if days else place_of_days(columns, "")
    if lacking is not None:  # whose year is asked, or was said
        days.append(lacking)
        counted.discard(names[lacking])
    span = _span(columns, days[0]) if days else None
    return _Known(sheet, columns, names, tuple(days), span, frozenset(filled), frozenset(counted))


def _span(columns: Columns, place: int) -> tuple[date, date] | None:
    said = [read_day(text) for row in columns.rows() if (text := row.text(place))]
    days = [one.day for one in said if one]
    whole = [day for day in days if day]
    return (min(whole), max(whole)) if whole and len(whole) == len(days) else None


def _is_plain(one: _Known, logs: Sequence[_Log]) -> bool:
    """Whether a sheet is a table of its own: of one day a line, with numbers that no other has.

    Both may have the times of their lines.
    """
    is_named = bool(one.columns.first) and len(one.days) == 1
    is_own = is_named and not (one.sheet.is_hidden or is_formed(one.name))
    shared = (name for log in logs for name in one.counted & log.first.counted)
    return is_own and all(map(is_called_clock, shared))


def _of_width(cells: Sequence[str], width: int) -> list[str]:
    """Cells that are so many, and those beyond only where something stands in them."""
    more = cells[width:] if any(map(str.strip, cells[width:])) else ()
    return [*cells[:width], *[""] * (width - len(cells)), *more]


def _cells(row: Row, places: Sequence[int]) -> tuple[str, ...]:
    return tuple(map(row.text, places))
