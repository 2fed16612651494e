"""The days that a line is about: one, with its time; or several."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sidelog import dates
from sidelog.cli.app import App
from sidelog.cli.record.line import Line
from sidelog.errors import BadDataError, UsageError
from sidelog.period import Period

_MOST_NAMED = 3


def day_of(app: App, line: Line) -> tuple[date, datetime | None]:
    """The day of --on, or that of the time of --at, or today; and that time."""
    on = line.one("on")
    day = None if on is None else app.day(on)
    moment = app.moment(line.one("at"), day)
    if day is None and moment:
        day = dates.local_day(moment, app.settings.day_starts)
    return day or app.today, moment


def days_between(app: App, line: Line) -> list[date]:
    """Each day from --from to --to, which is today if not said; empty where neither is.

    Raises:
        UsageError: it is not said when they begin.
        BadDataError: they end before they begin, or are still to come.
    """
    start, until = line.one("from"), line.one("to")
    if start is None and until is None:
        return []
    if start is None:
        raise UsageError(
            "It is not said when the days begin.", hint="Give --from, or one day --on."
        )
    return days_of(ordered(app.day(start), app.day(until)))


def ordered(first: date, last: date) -> Period:
    """The days from one to the other.

    Raises:
        BadDataError: the one is after the other.
    """
    if last < first:
        raise BadDataError(
            f"It cannot begin on {dates.say_date(first)} and end on {dates.say_date(last)}.",
            hint="--from is the earlier day.",
        )
    return Period(first, last)


def days_of(period: Period) -> list[date]:
    """Every day of a period."""
    count = (period.last - period.first).days + 1
    return [period.first + timedelta(days=n) for n in range(count)]


def name_days(days: Sequence[date]) -> str:
    """The first few of some days by name, and how many more there are."""
    named = [dates.say_date(day) for day in days[:_MOST_NAMED]]
    more = len(days) - len(named)
    return ", ".join(named) + (f" and {more} more" if more else "")
