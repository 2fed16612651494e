"""The days of a file by its lines, and what another column of days says of them."""

from collections import Counter
from datetime import date, datetime, time, timedelta

from sidelog.exchange.reader import DateOrder
from sidelog.exchange.table.cell.days import read_day, read_day_of_year
from sidelog.exchange.table.cell.numbers import Kind
from sidelog.exchange.table.dating.counted import Form
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.evidence import Seen

_MOSTLY = 0.5
_SEVERAL = 2
_SOON = timedelta(days=62)
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


def is_without_year(one: Seen, dating: Dating) -> bool:
    """Whether a column says the day of each line again without its year, as "16 de octubre"."""
    if one.many or len(one.texts) < _SEVERAL or not all(map(_has_month, one.texts)):
        return False
    days = days_by_line(dating)
    return all(
        line in days and read_day_of_year(text, days[line][0].year) == days[line][0]
        for text, line in one.lines.items()
    )


def _has_month(text: str) -> bool:
    return any(map(str.isalpha, text)) and any(map(str.isdecimal, text))


def are_ends(one: Seen, dating: Dating) -> bool:
    """Whether a column without a name has ends of what its lines began: days of other lengths.

    It says another day than that of the line in most lines, or another time, which is never before
    it, soon after, and not always as much later: else it is the day of another table.
    """
    timed = _has_times(one) and _has_times(dating.day)
    start, end = (
        {line: moment for moment, (line, _) in found.items()}
        for found in (
            _first_lines(dating.day, dating, dating.order, timed=timed),
            _first_lines(one, dating, dating.order, timed=timed),
        )
    )
    both = start.keys() & end.keys()
    lengths = [_instant(end[line]) - _instant(start[line]) for line in both]
    later = sum(length != timedelta() for length in lengths)
    are_plausible = all(timedelta() <= length <= _SOON for length in lengths)
    return (
        len(set(lengths)) > 1
        and are_plausible
        and later > len(both) * _MOSTLY
        and one.filled > dating.day.filled * _MOSTLY
    )


def _instant(moment: _Moment) -> datetime:
    day, clock, _ = moment
    return datetime.combine(day, (clock or time()).replace(tzinfo=None))


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
