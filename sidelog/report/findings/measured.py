"""The days of a measure, as the mathematics wants them: whoever shows a number forms it here."""

from collections.abc import Sequence
from datetime import date

from sidelog.analysis.series import Series, Written, day_value, from_days
from sidelog.catalog.scales import DayRule
from sidelog.journal.journal import Journal
from sidelog.journal.rows import Observed
from sidelog.period import Period


def measures_recorded(journal: Journal, today: date) -> dict[str, date]:
    """Every measure with an entry up to today, and the day of its first one."""
    begun = ((name, journal.first_day(name)) for name in journal.measures)
    return {name: day for name, day in begun if day is not None and day <= today}


def measures_of_interest(journal: Journal, period: Period) -> list[str]:
    """The measures that are tracked, and any other that has an entry in the period."""
    return [
        name
        for name, measure in journal.measures.items()
        if measure.tracked or has_entry(journal, name, period)
    ]


def has_entry(journal: Journal, name: str, period: Period) -> bool:
    """Whether a measure has a value in a period."""
    newest = journal.last_value(name, period.last)
    return newest is not None and newest[0] >= period.first


def series_of(journal: Journal, name: str, period: Period) -> Series:
    """The daily values of a measure over a period."""
    rule = journal.measures[name].scale.day_rule
    first, last = period.ordinals
    return form_series(journal.observations(name, *period), rule, first, last)


def form_series(observed: Sequence[Observed], rule: DayRule, first: int, last: int) -> Series:
    """Form the daily values of a period from its observations.

    A day's own value wins over the momentary ones of that day; without it they form the value by
    the measure's rule.  A day that has no value at all and was skipped is a skipped day.

    Args:
        observed: the observations, by day.
        rule: how momentary values form the day's value.
        first: first day of the period, an ordinal.
        last: last day of the period, inclusive.
    """
    values: dict[int, float] = {}
    written: dict[int, Written] = {}
    skipped: set[int] = set()
    by_day: dict[int, list[Observed]] = {}
    for row in observed:
        by_day.setdefault(row.day, []).append(row)
    for day, rows in by_day.items():
        if len(rows) == 1 and (alone := rows[0].value) is not None:  # nearly every day
            values[day], written[day] = alone, Written(rows[0].delay, rows[0].hour)
            continue
        said = [row for row in rows if row.value is not None]
        deciding = [row for row in said if not row.momentary] or said
        if not deciding:
            skipped.add(day)
            continue
        numbers = [row.value for row in deciding if row.value is not None]
        values[day] = numbers[0] if len(numbers) == 1 else day_value(numbers, rule)
        written[day] = _written(deciding)
    return from_days(values, first, last, written=written, skipped=skipped)


def _written(rows: Sequence[Observed]) -> Written:
    """When the value of a day was written down: of several, the last one counts."""
    delays = [row.delay for row in rows if row.delay is not None]
    return Written(max(delays) if len(delays) == len(rows) else None, rows[0].hour)
