"""A person's words for days and times -> dates (`days`, `times`, `periods`), and back (here).

The grammar is our own.  General parsers guess: one reads "monday" as next Monday, another reads
03/04/2026 as 4 March.  An entry on the wrong day is worse than a refusal, so what can be read in
two ways is refused with both, or asked about (`errors.AmbiguousError`).  What is said here is
read back as the same.

The clock is never read here.  Everywhere, `words` is what was typed, `now` the present moment with
its offset, `day_starts` the time at which the journal's day begins.  Names are sidelog's own.
"""

from datetime import date, datetime, time, timedelta

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = "January February March April May June July August September October November December"
MONTHS = tuple(_MONTHS.split())


def local_day(now: datetime, day_starts: time) -> date:
    """The day of the journal that a moment belongs to.

    With days that start at 04:00, 02:00 belongs to the day before: the night is not over.
    """
    return now.date() if now.time() >= day_starts else now.date() - timedelta(days=1)


def say_date(day: date) -> str:
    """A day in full, such as "Mon 16 Nov 2026"."""
    return f"{_without_year(day)} {day.year}"


def _without_year(day: date) -> str:
    return f"{_weekday(day)} {day.day} {MONTHS[day.month - 1][:3]}"


def _weekday(day: date) -> str:
    return WEEKDAYS[day.weekday()][:3]


def say_day(day: date, today: date) -> str:
    """A day with its distance: "today, Sun 22 Nov 2026", "Mon 16 Nov 2026 (6 days ago)"."""
    days = (today - day).days
    if near := {0: "today", 1: "yesterday", -1: "tomorrow"}.get(days):
        return f"{near}, {say_date(day)}"
    return f"{say_date(day)} ({f'{days} days ago' if days > 0 else f'in {-days} days'})"


def say_span(first: date, last: date) -> str:
    """A period with its length, such as "Tue 1 Sep 2026 to Sun 22 Nov 2026 (83 days)"."""
    if first == last:
        return say_date(first)
    return f"{say_date(first)} to {say_date(last)} ({(last - first).days + 1} days)"


def say_moment(moment: datetime) -> str:
    """A moment as calendar and clock show it, such as "Sun 22 Nov 2026 08:30"."""
    return f"{say_date(moment.date())} {moment:%H:%M}"


def say_clock(moment: datetime, day: date) -> str:
    """The time of an entry of that day: "08:30", or "Fri 01:00" where the calendar's is another."""
    clock = f"{moment:%H:%M}"
    return clock if moment.date() == day else f"{_weekday(moment.date())} {clock}"


def say_when(day: date, moment: datetime | None, *, now: datetime, day_starts: time) -> str:
    """The day of an entry and its time, as the answer to it begins.

    Such as "today, Sun 22 Nov 2026 08:30", or "Fri 01:00, counted to Thu 26 Nov" where the day
    that the entry is counted to is not the calendar's.  After midnight, without a time, the day
    that still lasts is "today until 04:00, Thu 26 Nov 2026".
    """
    today = local_day(now, day_starts)
    if moment is not None and moment.date() != day:
        counted_to = _without_year(day) if day.year == today.year else say_date(day)
        return f"{say_clock(moment, day)}, counted to {counted_to}"
    if moment is not None:
        return f"{say_day(day, today)} {moment:%H:%M}"
    if day == today != now.date():
        return f"today until {day_starts:%H:%M}, {say_date(day)}"
    return say_day(day, today)
