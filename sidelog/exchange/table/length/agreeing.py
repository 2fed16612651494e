"""Which column has the time from the start to the end of each line, and no part of it."""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import timedelta
from itertools import islice

from sidelog.exchange.table.cell.days import read_clock, time_between
from sidelog.exchange.table.cell.numbers import Kind, Token, to_number, token
from sidelog.exchange.table.column.units import HOURS
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.nights.nights import moment_of
from sidelog.exchange.table.rows.columns import Columns

_MOSTLY = 0.5
CLOSE = 0.035
"""Two minutes in hours: each of the two ends may be cut off."""
_LOOKED_AT = 1000
_A_DAY, _SURE = 24, 3
_TELLING = 0.1
"""Hours from which on so many minutes are not as many seconds, whatever was cut off."""


def length_of(
    ends: tuple[Seen, Seen], dating: Dating, lengths: Sequence[Seen], columns: Columns
) -> Seen | None:
    """The first column that is the end minus the start in most lines; None where none is.

    Nights in which the clocks were changed, or of a journey, differ by hours and are few.
    """
    lines, agreeing = Counter[int](), Counter[int]()
    for cells in islice(columns.cells(), _LOOKED_AT) if lengths else ():
        if (hours := hours_between(cells, ends, dating)) is None:
            continue
        for one in lengths:
            if text := cells[one.place].strip():
                lines[one.place] += 1
                agreeing[one.place] += is_as_long(token(text), hours, one)
    return next((one for one in lengths if agreeing[one.place] > lines[one.place] * _MOSTLY), None)


def hours_between(cells: Sequence[str], ends: tuple[Seen, Seen], dating: Dating) -> float | None:
    """The hours from the start to the end of a line; None where it does not say both."""
    began, ended = (moment_of(cells[one.place], dating) for one in ends)
    return (ended - began) / timedelta(hours=1) if began and ended else None


def unit_between(one: Seen, ends: tuple[Seen, Seen], dating: Dating, columns: Columns) -> str:
    """The unit in which numbers are the time from the start to the end in most lines; else empty.

    Where some lines are so in another unit, that of a line is not known without looking at its end.
    An end on the day of its start is of the next where it is before that, as it is mostly written.
    """
    lines, agreeing = 0, Counter[str]()
    for cells in islice(columns.cells(), _LOOKED_AT):
        cell, hours = token(cells[one.place].strip()), _hours_of_day(cells, ends, dating)
        if cell.kind is Kind.NUMBER and hours is not None:
            lines += 1
            is_telling = hours >= _TELLING
            agreeing.update(
                unit for unit in HOURS if is_telling and is_as_long(cell, hours, one, (unit,))
            )
    (unit, count), *others = agreeing.most_common() or [("", 0)]
    return unit if count > max(_SURE - 1, lines * _MOSTLY) and not others else ""


def _hours_of_day(cells: Sequence[str], ends: tuple[Seen, Seen], dating: Dating) -> float | None:
    """The hours from the start to the next end of a line, on whatever day that is written."""
    if (hours := hours_between(cells, ends, dating)) is not None:
        return hours % _A_DAY
    began, ended = (read_clock(cells[one.place].strip()) for one in ends)
    return time_between(began, ended) / timedelta(hours=1) if began and ended else None


def is_as_long(cell: Token, hours: float, one: Seen, units: Collection[str] = HOURS.keys()) -> bool:
    """Whether a cell is so many hours, in one of some units, as far as it was not rounded."""
    if cell.kind in {Kind.CLOCK, Kind.LENGTH}:
        return abs(cell.hours - hours) <= CLOSE
    number = to_number(cell.digits, one.sign)
    if number is None:
        return False
    decimals = len(cell.digits.replace(",", ".").partition(".")[2])
    last = 10.0**-decimals
    sizes = [HOURS[unit] for unit in ([cell.unit] if cell.unit in HOURS else units)]
    return any(abs(number * size - hours) <= max(CLOSE, last * size / 2) for size in sizes)
