"""Lines that go on with each other: each lasts until the next begins, be that at midnight."""

from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta
from itertools import chain, islice, pairwise

from sidelog.exchange.table.cell.numbers import Token, to_number, token
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.length.agreeing import CLOSE, is_as_long
from sidelog.exchange.table.length.spans import is_length
from sidelog.exchange.table.nights.nights import moment_of
from sidelog.exchange.table.rows.columns import Columns

_MIDNIGHT, _A_DAY, _AN_HOUR = time(0), timedelta(days=1), timedelta(hours=1)
_MOSTLY = 0.5
_AT_LEAST = 2
_LOOKED_AT = 1000
_MILLISECOND = 1 / 3_600_000
"""In hours."""


def go_on_at_midnight(dating: Dating, seen: Sequence[Seen], columns: Columns) -> bool:
    """Whether most lines last until the next one, and most before one of 00:00 until midnight.

    So midnight is a time, at which a pump, a shift or a part of a night begins anew.
    """
    used = dating.places()
    lengths = [one for one in seen if one.place not in used and is_length(one)]
    return any(_goes_on(one, dating, columns) for one in lengths)


def _goes_on(one: Seen, dating: Dating, columns: Columns) -> bool:
    """The same, by one column of lengths."""
    lines = list(islice(_moments(one, dating, columns), _LOOKED_AT))
    if lines and lines[0][0] > lines[-1][0]:
        lines.reverse()
    ended, count, agreeing = list[bool](), 0, 0
    for (began, cell), (next_, _) in pairwise(lines):
        midnight = datetime.combine(began + _A_DAY, _MIDNIGHT)
        is_so = _lasts(cell, next_ - began, one)
        count += 1
        agreeing += is_so or _lasts(cell, midnight - began, one)
        if next_.time() == _MIDNIGHT != began.time():
            ended.append(is_so)
    is_midnight = sum(ended) >= max(_AT_LEAST, len(ended) * _MOSTLY)
    return is_midnight and agreeing > count * _MOSTLY


def _lasts(cell: Token, length: timedelta, one: Seen) -> bool:
    """Whether a cell is so long, in any unit of time, or in milliseconds."""
    hours, number = length / _AN_HOUR, to_number(cell.digits, one.sign)
    if number is not None and abs(number * _MILLISECOND - hours) <= CLOSE:
        return True
    return is_as_long(cell, hours, one)


def _moments(one: Seen, dating: Dating, columns: Columns) -> Iterator[tuple[datetime, Token]]:
    """The moment at which each line began, and how long it was."""
    places = [place.place for place in chain([dating.day], filter(None, [dating.clock]))]
    for cells in columns.cells():
        began = moment_of(" ".join(cells[place] for place in places), dating)
        if began and (text := cells[one.place].strip()):
            yield began, token(text)
