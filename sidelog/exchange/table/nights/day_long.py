"""Lines that last about a day each, one after the other, such as from one sleep to the next.

What such a line says is of the day that it goes through, which is that of its middle: what lasted
from 22:10 on the 3rd to 4:40 on the 5th is of the 4th, and from 0:33 to 23:50 on the 23rd of that.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice, pairwise

from sidelog.exchange.table.cell.numbers import Kind
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.dating.called import STARTS
from sidelog.exchange.table.dating.counted import Form
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.nights.nights import end_of, is_end, moment_of
from sidelog.exchange.table.rows.columns import Columns

_A_DAY = timedelta(days=1)
_SHORTEST, LONGEST = _A_DAY / 2, _A_DAY * 1.5
_FEW, _MOSTLY = 3, 0.8
_MOST_LINES = 5_000


def with_day_long(dating: Dating, seen: Sequence[Seen], columns: Columns) -> Dating:
    """The dating by the middles of lines, where they last about a day, and each follows another.

    Args:
        dating: that by their starts.
        seen: all columns.
        columns: the file.
    """
    is_start = bool(tokens(dating.day.name) & STARTS) and not is_end(dating.day.name)
    if dating.form is not Form.TEXT or not dating.has_times or dating.clock or not is_start:
        return dating
    end = end_of(dating.day, [one for one in seen if is_end(one.name) and _are_moments(one)])
    if end is None or not _are_day_long(_spans(dating, end, columns)):
        return dating
    how = "each is of the day that it goes through"
    how = "; ".join(filter(None, (dating.how, how)))
    return replace(dating, until=end, how=how)


def _are_moments(one: Seen) -> bool:
    """Whether a column has days with a time, wherever it says anything."""
    return 0 < one.days.clocks == one.kinds[Kind.DAY] == one.filled - one.kinds[Kind.MISSING]


def _spans(dating: Dating, end: Seen, columns: Columns) -> list[tuple[datetime, datetime]]:
    """When the lines of a file began and ended, each time once, in order."""
    found = set[tuple[datetime, datetime]]()
    for cells in islice(columns.cells(), _MOST_LINES):
        began, ended = (moment_of(cells[one.place], dating) for one in (dating.day, end))
        if began and ended:
            found.add((began, ended))
    return sorted(found)


def _are_day_long(spans: Sequence[tuple[datetime, datetime]]) -> bool:
    """Whether most last about a day, and most begin when the one before them is over.

    After a gap of a day or more, for which nothing was said, nothing can be told of that.
    """
    lasting = sum(_SHORTEST <= ended - began <= LONGEST for began, ended in spans)
    gaps = [after[0] - before[1] for before, after in pairwise(spans)]
    near = [gap for gap in gaps if gap < _SHORTEST]
    is_so = len(spans) >= _FEW and lasting >= len(spans) * _MOSTLY
    return is_so and near.count(timedelta(0)) * 2 > len(near)
