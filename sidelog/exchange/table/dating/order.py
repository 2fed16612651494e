"""What 03/04/2026 means in a column: told by all of it, by what stands beside it, or asked.

A spreadsheet may have exchanged the two before anybody saw it.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise, permutations

from sidelog import dates
from sidelog.catalog.text import fold
from sidelog.errors import BadDataError, UsageError
from sidelog.exchange.incoming import said_column
from sidelog.exchange.reader import DateOrder, Here, Question
from sidelog.exchange.table.cell.calendar import WEEKDAY_NAMES
from sidelog.exchange.table.cell.days import Said, read_day
from sidelog.exchange.table.evidence import Days, Seen
from sidelog.exchange.table.rows.columns import Columns

_DOTTED = re.compile(r"\d\. ?\d{1,2}\. ?\d{4}", re.ASCII)
_DOTTED_SHORT = re.compile(r"\d\. ?\d{1,2}\. ?\d{2}", re.ASCII)
"""Between semicolons, which stand where decimals have a comma, the year may be short as well."""
_MONTHS = 12
_NEAR, _FAR = 3, 20
"""Days between two that go on from day to day, and between two of other months."""
_ENOUGH = 4
"""So many steps at least, as five days have, tell how days go on."""
_NEARLY_ALL = 0.9
_IN_ORDER = 4
"""So many days at least have to be in order for that to mean something."""

OF_THIS_CENTURY = "years of two digits are of this century"


def year_first_of(day: Seen, order: DateOrder | None) -> tuple[bool, str]:
    """Whether years of two digits are in front; and what is to be said of them."""
    days = day.days
    if days.year_first is None:
        return False, ""
    if order or days.not_year_first is not None or "," in days.year_first.text:
        return False, OF_THIS_CENTURY
    numbers = _in_numbers(day).values()
    years = {year % 100 for _, _, year in numbers}
    firsts = {one for one, _, _ in numbers}
    if len(firsts) == len(years) and min(firsts) > _MONTHS:  # so a day or a year
        raise BadDataError(
            f"{days.year_first} may begin with its day or with its year.",
            hint="Say --dates day-first, or write the year with four digits.",
        )
    return len(firsts) < len(years), OF_THIS_CENTURY


def order_of(  # noqa: PLR0911  (one for each kind of evidence)
    day: Seen, columns: Columns, here: Here, said: DateOrder | None
) -> tuple[DateOrder | None, str, Question | None]:
    """What 03/04/2026 means in a column, how that is known, and the question where it is not."""
    days = day.days
    if told := order_told(days, columns.grid.name, said):
        return *told, None
    if days.only and not days.either:
        return None, "day-first and month-first: each has one reading only", None
    if days.only:
        both = " and ".join(f"{place} is {order}" for order, place in days.only.items())
        text = f"{day.name}: {both}. Which are most of its days?"
        return None, "", ask_order(days, text, read_day, dates.say_date)
    dotted = _DOTTED_SHORT if columns.grid.delimiter == ";" else _DOTTED
    if all(map(dotted.search, _in_numbers(day))):
        why = f"day-first, as days with dots are: {days.either}; else --dates month-first"
        return DateOrder.DAY_FIRST, why, None
    today = dates.local_day(here.now, here.day_starts)
    past = [order for order in DateOrder if days.last[order][0] <= today]
    if len(past) == 1:
        (other,) = set(DateOrder) - set(past)
        why = f"{past[0]}: {other}, {days.last[other][1]} would be still to come"
        return past[0], why, None
    if settled := _settled_by_lines(day, columns):
        return *settled, None
    text = f"{day.name}: what does {days.either} mean?"
    return None, "", ask_order(days, text, read_day, dates.say_date)


def order_told(days: Days, file: str, said: DateOrder | None) -> tuple[DateOrder, str] | None:
    """The order that a person said, or the only one that days can have, and how it is known.

    Raises:
        UsageError: not one of the days that show an order can be read in the one that was said.
    """
    if not days.only and not days.either:
        return DateOrder.DAY_FIRST, ""  # which makes no difference
    order, place = next(iter(days.only.items())) if len(days.only) == 1 else (None, None)
    if said and place and order is not said:
        raise UsageError(
            f"{file}: --dates {said} was said, and {place} is {order}.",
            hint=f"Leave --dates out, or correct line {place.line}.",
        )
    if said:
        return said, f"{said}, as was said"
    return (order, f"{order}: {place}") if order else None


def ask_order(
    days: Days, text: str, read: Callable[[str], Said | None], say: Callable[[date], str]
) -> Question:
    """The question what the first day with two readings means, shown in both."""
    place = days.either or next(iter(days.only.values()))
    found = read(place.text)
    choices = {
        str(order): say(on) for order in DateOrder if found and (on := found.on(order)) is not None
    }
    return Question("order", "--dates", text, choices)


def _in_numbers(day: Seen) -> dict[str, tuple[int, int, int]]:
    """The days that begin with two numbers, of which one is the month; and their numbers."""
    read = ((text, read_day(text)) for text in day.texts)
    return {text: said.numbers for text, said in read if said and said.numbers}


def _settled_by_lines(day: Seen, columns: Columns) -> tuple[DateOrder, str] | None:
    """The order that a column of weekdays agrees with, or in which alone the lines are sorted."""
    found: dict[DateOrder, list[date]] = {order: [] for order in DateOrder}
    agreeing = dict.fromkeys(DateOrder, 0)
    weekdays = 0
    for cells in columns.cells():
        if (said := read_day(cells[day.place].strip())) is None:
            continue
        named = (WEEKDAY_NAMES.get(fold(cell.strip())) for cell in cells)
        weekday = next((one for one in named if one is not None), None)
        weekdays += weekday is not None
        for order in DateOrder:
            if on := said.on(order):
                found[order].append(on)
                agreeing[order] += on.weekday() == weekday
    for order, count in agreeing.items():
        if weekdays and count == weekdays > min(agreeing.values()):
            return order, f"{order}: only so the weekdays beside them are right"
    ordered = [order for order, all_days in found.items() if is_sorted(all_days)]
    if len(ordered) == 1 and len(set(found[ordered[0]])) >= _IN_ORDER:
        return ordered[0], f"{ordered[0]}: only so its lines are in order"
    steps = {order: Steps(all_days) for order, all_days in found.items()}
    return _month_by_month(found) or day_by_day(steps, [*day.texts][:2])


def _month_by_month(found: Mapping[DateOrder, Sequence[date]]) -> tuple[DateOrder, str] | None:
    """The order in which each day is the first of a month, and of January in the other."""
    for order, other in permutations(DateOrder):
        days = {*found[order]}
        are_first = {one.day for one in days} == {1}
        if are_first and {one.month for one in found[other]} == {1} and len(days) > _MONTHS:
            return order, f"{order}: else all would be days of January; or --dates {other}"
    return None


class Steps:
    """How the days of a column go on from one to the next, under one order."""

    def __init__(self, all_days: Iterable[date] = ()) -> None:
        self.before: date | None = None
        self.count = self.near = self.back = self.far = 0
        self.days = set[int]()
        for one in all_days:
            self.add(one)

    def add(self, day: date) -> None:
        """Go on to a day; to the same again is no step."""
        step = (day - self.before).days if self.before else 0
        self.before = day
        self.count += step != 0
        self.near += 0 < step <= _NEAR
        self.back += 0 < -step <= _NEAR
        self.far += abs(step) >= _FAR
        self.days.add(day.day)

    def are_nearly_all(self, count: int) -> bool:
        """Whether so many of them are nearly all, and there are enough."""
        return self.count >= _ENOUGH and count >= self.count * _NEARLY_ALL


def day_by_day(
    steps: Mapping[DateOrder, Steps], shown: Sequence[str]
) -> tuple[DateOrder, str] | None:
    """The order in which days go on one by one, where they would leap by months in the other.

    Not where all would be the first of a month, as those of what is looked at once a month are.
    """
    for order, other in permutations(DateOrder):
        one, others = steps[order], steps[other]
        is_daily = one.are_nearly_all(max(one.near, one.back))
        if is_daily and others.are_nearly_all(others.far) and others.days != {1}:
            why = f"the lines go on from day to day so: {', '.join(shown)}; else --dates {other}"
            return order, f"{order}: {why}"
    return None


def is_sorted(all_days: Sequence[date]) -> bool:
    """Whether days go on in one direction, be it backwards."""
    up = all(one <= then for one, then in pairwise(all_days))
    return up or all(one >= then for one, then in pairwise(all_days))


def refuse_exchanged(day: Seen, columns: Columns) -> None:
    """Refuse a column that has dates of the spreadsheet, and days in words with numbers.

    Who writes 01/08/2026 for the first of August into a sheet that puts the month first gets the
    eighth of January, kept as a date; 13/08/2026 stays words.

    It is taken where its lines are in order as they are, with a day that cannot be a month.
    """
    below = [line for line in columns.grid.dates.get(day.place, ()) if line >= columns.first]
    words = list(_in_numbers(day))
    if not below or not words or _are_in_order(day, columns, set(below)):
        return
    count = sum(day.texts[text] for text in words)
    are = "is a date" if len(below) == 1 else "are dates"
    raise BadDataError(
        f"{columns.grid.name}{said_column(day.name)}: {len(below):,} {are} of the spreadsheet, as "
        f"in line {below[0]}, and {count:,} {'is' if count == 1 else 'are'} words, as "
        f"{words[0][:40]} in line {day.lines[words[0]]}: the day and the month of the "
        f"{len(below):,} may be exchanged.",
        hint="Look at them in the spreadsheet, and write all of them in one way there, such as "
        "2026-09-01.",
    )


def _are_in_order(day: Seen, columns: Columns, dates: set[int]) -> bool:
    """Whether its days are in order, and one that the spreadsheet keeps cannot be a month."""
    order = next(iter(day.days.only), None)
    found = [
        (on, row.line)
        for row in columns.rows()
        if len(row.cells) > day.place
        and (said := read_day(row.cells[day.place].strip()))
        and (on := said.on(order))
    ]
    cannot_be = any(line in dates and on.day > _MONTHS for on, line in found)
    return len(day.days.only) == 1 and cannot_be and is_sorted([on for on, _ in found])
