"""The days of a file by its lines, and what another column of days says of them."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from sidelog.exchange.reader import DateOrder
from sidelog.exchange.table.cell.days import lacks_year, read_day, read_without_year
from sidelog.exchange.table.cell.numbers import Kind, Sign, to_number
from sidelog.exchange.table.column.names import split_unit, words_of
from sidelog.exchange.table.dating.called import DAYS_CALLED, MONTHS_CALLED, YEAR_NAMES
from sidelog.exchange.table.dating.counted import EARLIEST_EPOCH, Form, number_moment
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.rows.columns import Columns

MOMENT_AGAIN = "the same moment again"
OF_ITS_DAY = "moments of those days, as a machine counts them since 1970"
_OF_MILLISECONDS = 10**11
_FEW = 2
_SELDOM = 20
"""One in so many may be of another day."""
_OFFSETS = 2
"""In summer and in winter a zone may have two."""
_PARTS = {"year": (*YEAR_NAMES,), "month": (*MONTHS_CALLED,), "day": (*DAYS_CALLED,)}
_FEW_LINES, _MOST = 3, 12
"""Numbers up to 12 may be what was rated or taken on days that happen to be called so."""
_Moment = tuple[date, time | None, str]


def days_by_line(dating: Dating) -> dict[int, tuple[date, int]]:
    """The days that stand in one cell by their first lines, each with how many lines it has."""
    moments = _first_lines(dating.day, dating, dating.order, timed=False)
    return {line: (moment[0], count) for moment, (line, count) in moments.items()}


def is_same_again(one: Seen, dating: Dating) -> bool:
    """Whether a column says the day of each line once more, perhaps in another form."""
    if one.share(Kind.DAY) < 1 or one.filled != dating.day.kinds[Kind.DAY] or one.many:
        return False
    timed, is_timed = (each.days.clocks > each.days.midnights for each in (one, dating.day))
    if timed and not is_timed:
        return False
    line_by_day = _first_lines(dating.day, dating, dating.order, timed=timed)
    orders = (dating.order, *DateOrder)
    return bool(line_by_day) and any(
        _first_lines(one, dating, order, timed=timed) == line_by_day for order in orders
    )


def is_same_without_year(one: Seen, dating: Dating) -> bool:
    """Whether a column says the day of each line once more, without its year."""
    are_numbers = one.kinds[Kind.NUMBER]  # as 1.5 may be, which is a day as well
    if one.many or are_numbers or not lacks_year(next(iter(one.texts), "")):
        return False
    days = days_by_line(dating)
    on_days = [(text, days[line][0]) for text, line in one.lines.items() if line in days]
    if len(on_days) < max(_FEW, len(one.texts)):
        return False
    said = ((read_without_year(text, day.year), day) for text, day in on_days)
    return all(found and day in found.readings for found, day in said)


def why_counted_again(one: Seen, dating: Dating, columns: Columns) -> str:
    """Why numbers say no more than the days of their lines, but for a few; empty where they do."""
    numbers, day = one.numbers[Sign.POINT], dating.day
    are_large = numbers.count == one.filled >= _FEW and numbers.low >= EARLIEST_EPOCH
    if not are_large or one.place in dating.places() or dating.form is not Form.TEXT:
        return ""
    form = Form.MILLISECONDS if numbers.low >= _OF_MILLISECONDS else Form.SECONDS
    offsets, others, lines = set[int](), 0, 0
    for cells in columns.cells():
        number = to_number(cells[one.place].strip(), Sign.POINT)
        said = read_day(cells[day.place].strip())
        on_day = said and dating.day_of(said)
        if number is None or not said or not on_day:
            continue
        written = datetime.combine(on_day, said.clock or time(), UTC)
        counted = number_moment(form, number).replace(tzinfo=UTC)
        lines += 1
        if abs(counted.date() - on_day) <= timedelta(days=1):
            offsets.add(round((counted - written) / timedelta(minutes=1)))
        else:
            others += 1
    if others * _SELDOM > lines:
        return ""
    why = MOMENT_AGAIN if len(offsets) <= _OFFSETS else OF_ITS_DAY
    return f"{why}; of another day in {others:,} of {lines:,} lines" if others else why


def find_parts_again(seen: Sequence[Seen], dating: Dating, columns: Columns) -> list[int]:
    """The places of numbers that are the day, the month or the year of the day of each line.

    Their name has that word among others, as "startday" has, and some of them are above 12.  One
    may be 0 where it is not known, or of the day before, where a line was written past midnight.
    """
    apart = (one for one in seen if one.place not in dating.places())
    parts = {one: part for one in apart if (part := _part_called(one))}
    if not parts or dating.form is not Form.TEXT:
        return []
    days, lines = set[date](), Counter[Seen]()
    for cells in columns.cells():
        if day := dating.day_in(cells[dating.day.place]):
            days.add(day)
            said = ((one, to_number(cells[one.place].strip(), Sign.POINT)) for one in parts)
            near = (day, day - timedelta(days=1))
            lines.update(
                one
                for one, number in said
                if number in {0, *(getattr(each, parts[one]) for each in near)}
            )
    again = [one for one in parts if lines[one] == one.filled >= _FEW_LINES]
    is_sure = any(one.numbers[Sign.POINT].high > _MOST for one in again)
    return [one.place for one in again] if is_sure and len(days) > 1 else []


def _part_called(one: Seen) -> str:
    """Which part of a day numbers are called, be it at the end of a word; empty for none."""
    may_be = one.share(Kind.NUMBER) == 1 and not (one.many or split_unit(one.name)[1])
    words = words_of(one.name) if may_be else []
    found = (part for part, ends in _PARTS.items() if any(word.endswith(ends) for word in words))
    return next(found, "")


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
