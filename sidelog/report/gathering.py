"""From a journal to what it shows: the windows that are needed, each day's value, the findings.

Whoever shows a number of a measure gets it here, so that no number is formed in two ways.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby
from operator import attrgetter

from sidelog.analysis.findings import Findings, find
from sidelog.analysis.periods import SPAN
from sidelog.analysis.series import Series, day_value, from_days
from sidelog.catalog.scales import DayRule
from sidelog.journal.reading import Reader
from sidelog.journal.rows import Happened, Observed, Product
from sidelog.report.doses import DoseRecord, dose_record
from sidelog.report.happenings import Happening, happenings_of

Window = tuple[date, date]
"""A stretch of days: its first and its last, both included."""

_BEFORE = timedelta(days=2 * SPAN - 1)
"""The last four weeks and the four weeks before, less the last day itself."""
_OPENING = timedelta(days=SPAN - 1)


def findings_for(
    journal: Reader, measures: Sequence[str] | None, first: date, last: date, today: date
) -> Findings:
    """What a period shows.

    A measure that is shown alone is still one of the list that Holm adjusts for: what may be said
    of it does not hang on how many others are looked at beside it.

    Args:
        journal: where it is read from.
        measures: names of measures, in the order wanted; None for those that are tracked and any
            other that has an entry in the period.
        first: first day of the period.
        last: last day of the period, inclusive.
        today: the current day.
    """
    declared = measures_of_interest(journal, first, last)
    names = declared if measures is None else measures
    listed = list(dict.fromkeys([*declared, *names]))
    needed = ((name, _windows(journal, name, first, last, today)) for name in listed)
    records = ((journal.measures[name], series_of(journal, name, days)) for name, days in needed)
    found = find(records, first.toordinal(), last.toordinal(), today.toordinal())
    by_name = {one.measure.name: one for one in found.measures}
    return replace(found, measures=tuple(by_name[name] for name in names))


def doses_for(journal: Reader, first: date, last: date) -> tuple[DoseRecord, ...]:
    """What was taken in a period: every product of which something was said, most doses first."""
    records = (dose_record_of(journal, one, first, last) for one in journal.products.values())
    said = [record for record in records if record.days]
    return tuple(sorted(said, key=attrgetter("doses"), reverse=True))


def dose_record_of(journal: Reader, product: Product, first: date, last: date) -> DoseRecord:
    """What was taken of one product in a period."""
    doses = journal.doses(product, first, last)
    return dose_record(product, doses, first.toordinal(), last.toordinal())


def happenings_for(
    journal: Reader, first: date, last: date, wanted: Callable[[Happened], bool] | None = None
) -> tuple[Happening, ...]:
    """The events that touch a period, numbered in the order of their days.

    Args:
        journal: where they are read from.
        first: first day of the period.
        last: last day of the period, inclusive.
        wanted: whether an event is looked at and numbered; None for all of them.
    """
    events = list(filter(wanted, journal.events()))
    return happenings_of(events, first.toordinal(), last.toordinal())


def measures_of_interest(journal: Reader, first: date, last: date) -> list[str]:
    """The measures that are tracked, and any other that has an entry in the period."""
    return [
        name
        for name, measure in journal.measures.items()
        if measure.tracked or has_entry(journal, name, first, last)
    ]


def has_entry(journal: Reader, name: str, first: date, last: date) -> bool:
    """Whether a measure has a value in a period."""
    newest = journal.last_value(name, last)
    return newest is not None and newest[0] >= first


def _windows(journal: Reader, name: str, first: date, last: date, today: date) -> list[Window]:
    """The stretches of a measure's record that its findings need, in order, none overlapping.

    A period of some weeks reads no more from a journal of fifty years than from one of one.
    """
    wanted = [(min(first, last - _BEFORE), last), (today, today)]
    begin = journal.first_day(name)
    if begin is not None and begin <= last:
        wanted.append((begin, begin + _OPENING))
    return list(_merged(sorted(wanted)))


def _merged(ordered: Sequence[Window]) -> Iterator[Window]:
    first, last = ordered[0]
    for start, end in ordered[1:]:
        if start <= last:
            last = max(last, end)
        else:
            yield first, last
            first, last = start, end
    yield first, last


def series_of(journal: Reader, name: str, stretches: Sequence[Window]) -> Series:
    """A measure's daily values within some stretches of days, which are in order."""
    observed = [row for start, end in stretches for row in journal.observations(name, start, end)]
    rule = journal.measures[name].scale.day_rule
    return form_series(observed, rule, stretches[0][0].toordinal(), stretches[-1][1].toordinal())


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
    late: set[int] = set()
    undated: set[int] = set()
    skipped: set[int] = set()
    for day, rows in groupby(observed, key=attrgetter("day")):
        deciding = _deciding(list(rows))
        numbers = [row.value for row in deciding if row.value is not None]
        if not numbers:
            skipped.add(day)
            continue
        values[day] = day_value(numbers, rule) if deciding[0].momentary else numbers[0]
        if any(row.delay for row in deciding):
            late.add(day)
        elif any(row.delay is None for row in deciding):
            undated.add(day)
    return from_days(values, first, last, late=late, skipped=skipped, undated=undated)


def _deciding(rows: list[Observed]) -> list[Observed]:
    """The observations of one day that say its value; those of a skipped day say none."""
    said = [row for row in rows if row.value is not None]
    return [row for row in said if not row.momentary] or said
