"""The days of a file by its lines, and what another column of days says of them."""

from collections import Counter
from datetime import date, time

from sidelog.exchange.reader import DateOrder
from sidelog.exchange.table.cell.days import read_day
from sidelog.exchange.table.cell.numbers import Kind
from sidelog.exchange.table.dating.counted import Form
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.evidence import Seen

_Moment = tuple[date, time | None, str]


def days_by_line(dating: Dating) -> dict[int, tuple[date, int]]:
    """The days of a file by their first lines, each with how many lines it has.

    There are none where a day is not in one cell.
    """
    moments = _first_lines(dating.day, dating, dating.order, timed=False)
    return {line: (moment[0], count) for moment, (line, count) in moments.items()}


def is_same_again(one: Seen, dating: Dating) -> bool:
    """Whether a column says the day of each line once more, perhaps in another form."""
    if one.share(Kind.DAY) < 1 or one.filled != dating.day.kinds[Kind.DAY] or one.many:
        return False
    timed = _has_times(one)
    if timed and not _has_times(dating.day):
        return False
    line_by_day = _first_lines(dating.day, dating, dating.order, timed=timed)
    orders = (dating.order, *DateOrder)
    return bool(line_by_day) and any(
        _first_lines(one, dating, order, timed=timed) == line_by_day for order in orders
    )


def _has_times(one: Seen) -> bool:
    return one.days.clocks > one.days.midnights


def _first_lines(
    one: Seen, dating: Dating, order: DateOrder | None, *, timed: bool
) -> dict[_Moment, tuple[int, int]]:
    """The first line of each day of a column, or of each moment, and in how many lines it is."""
    lines, counts = dict[_Moment, int](), Counter[_Moment]()
    if dating.form is not Form.TEXT or one.many:
        return {}
    for text, count in one.texts.items():
        said = read_day(text)
        day = said and ((said.year_first if dating.year_first else None) or said.on(order))
        if said and day:
            moment = (day, said.clock, said.zone) if timed else (day, None, "")
            counts[moment] += count
            lines[moment] = min(one.lines[text], lines.get(moment, one.lines[text]))
    return {moment: (line, counts[moment]) for moment, line in lines.items()}
