"""A period cut into weeks, months, quarters or years, as few lines as a person can take in."""

from datetime import date
from enum import StrEnum

from sidelog.dates import MONTHS

MOST_LINES = 40

Stretch = tuple[int, int]
"""First and last day, ordinals; the first and the last stretch end where the period does."""

_WEEK = 7


class Unit(StrEnum):
    """What a period is cut into, the shortest first."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


_MONTHS_OF = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12}


def cut(first: int, last: int, unit: Unit) -> list[Stretch]:
    """Cut a period at the calendar's weeks (from Monday), months, quarters or years."""
    stretches = []
    while first <= last:
        following = _following(first, unit)
        stretches.append((first, min(following - 1, last)))
        first = following
    return stretches


def coarse_enough(first: int, last: int, unit: Unit, most: int = MOST_LINES) -> Unit:
    """The unit asked for, or the shortest longer one that gives no more than so many stretches."""
    units = list(Unit)
    for longer in units[units.index(unit) :]:
        if len(cut(first, last, longer)) <= most:
            return longer
    return Unit.YEAR


def label(stretch: Stretch, unit: Unit) -> str:
    """The name of a stretch: "31 Aug 2026" for the week's first day, "Aug 2026", "2026"."""
    day = date.fromordinal(stretch[0])
    month = MONTHS[day.month - 1][:3]
    if unit is Unit.WEEK:
        return f"{day.day} {month} {day.year}"
    if unit is Unit.MONTH:
        return f"{month} {day.year}"
    if unit is Unit.QUARTER:
        return f"Q{(day.month + 2) // 3} {day.year}"
    return str(day.year)


def _following(day: int, unit: Unit) -> int:
    """The first day of the next stretch."""
    if unit is Unit.WEEK:
        return day + _WEEK - (day - 1) % _WEEK  # day 1 of the calendar was a Monday
    step, inside = _MONTHS_OF[unit], date.fromordinal(day)
    months = inside.year * 12 + inside.month - 1
    year, month = divmod(months - months % step + step, 12)
    return date(year, month + 1, 1).toordinal()
