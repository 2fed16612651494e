"""Lines that count one thing each, as a tap of one button among several does.

Where a line has the 1 of wine, its 0 of beer says nothing of beer; and what a day had is the sum.
"""

from collections.abc import Sequence
from dataclasses import replace

from sidelog.exchange.table.cell.numbers import Kind, Sign
from sidelog.exchange.table.column.nothing import is_zero
from sidelog.exchange.table.computed.counters import is_called_number
from sidelog.exchange.table.dating.by_line import days_by_line
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.rows.columns import Columns

_SEVERAL = 2
_FEWEST = 5
"""Fewer lines may have one number each by chance."""
_UNSAID = "0 beside a count of another is no value"


def without_other_taps(columns: Columns, seen: Sequence[Seen], dating: Dating) -> Columns:
    """The columns, without the 0 of what a line does not count, where each counts one thing.

    On some day there are several lines, each at its time.
    """
    places = [one.place for one in seen if one.place not in dating.places() and _may_count(one)]
    are_several = any(count > 1 for _, count in days_by_line(dating).values())
    # Where words say what lines are of, such as exercises, the numbers are of these.
    are_named = any(one.kinds[Kind.WORD] > (one.filled + one.empty) / 2 for one in seen)
    is_so = len(places) >= _SEVERAL and dating.has_times and are_several and not are_named
    if not is_so:
        return columns
    counts = [sum(not is_zero(cells[at].strip()) for at in places) for cells in columns.cells()]
    if {*counts} != {1} or len(counts) < _FEWEST:
        return columns

    def other(cells: Sequence[str]) -> list[int]:
        return [place for place in places if is_zero(cells[place].strip())]

    columns = columns.emptied(other, dict.fromkeys(places, _UNSAID))
    return replace(columns, tallied=frozenset(places))


def _may_count(one: Seen) -> bool:
    """Whether each line has a whole number, be it 0."""
    numbers = one.numbers[Sign.POINT]
    is_whole = one.share(Kind.NUMBER) == 1 and numbers.whole and not one.empty
    return is_whole and numbers.low == 0 < numbers.high and not is_called_number(one)


def count_from_zero(seen: Sequence[Seen], columns: Columns) -> None:
    """Let the numbers of what is counted begin with 0, though no line has one.

    And go on to 2, as those of a day do: else 1 in every line would be yes, and no count.
    """
    for place in columns.tallied:
        for numbers in seen[place].numbers.values():
            numbers.add(0.0, 0)
            numbers.add(2.0, 0)
