"""The days that a command is about, where it is about several."""

from collections.abc import Sequence
from datetime import date, timedelta

from sidelog import dates
from sidelog.cli.app import App
from sidelog.errors import BadDataError, UsageError
from sidelog.period import Period

_MOST_NAMED = 3


def period_between(app: App, start: str | None, until: str | None) -> Period:
    """The days of --from and --to; without --to until today.

    Raises:
        UsageError: it is not said when they begin.
        BadDataError: they end before they begin, or are still to come.
    """
    if start is None:
        raise UsageError(
            "It is not said when the days begin.", hint="Give --from, or one day --on."
        )
    return ordered(app.day(start), app.day(until))


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
